//! What the parser's tags are to us.

use pulldown_cmark::{Alignment as MdAlignment, CodeBlockKind, Tag};

use crate::parse::markdown::tree::Alignment;

/// Whether a tag opens a block.
pub(super) fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}

/// How a column is set.
pub(super) fn alignment(of: MdAlignment) -> Alignment {
    match of {
        MdAlignment::Right => Alignment::End,
        MdAlignment::Center => Alignment::Center,
        MdAlignment::Left | MdAlignment::None => Alignment::Start,
    }
}

/// The first word of a fence's info string, as far as it is letters, digits, `_` and `-`: of `rust,ignore` it is `rust`.
pub(super) fn code_language(of: &CodeBlockKind<'_>) -> String {
    let info = match of {
        CodeBlockKind::Fenced(info) => info.as_ref(),
        CodeBlockKind::Indented => "",
    };
    info.trim_start().chars().take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect()
}

/// Whether a list item is a task, and done: its marker stands at the head of the item as written.
pub(super) fn task(item: &str) -> Option<bool> {
    let after = item.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ')' | ' '));
    match after.get(..4)? {
        "[ ] " => Some(false),
        "[x] " | "[X] " => Some(true),
        _ => None,
    }
}

/// How many cells a row of a table has as written: those beyond its columns would be lost.
pub(super) fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let (mut cells, mut escaped, mut open) = (0, false, true);
    for c in row.chars() {
        open = open || !c.is_whitespace();
        if c == '|' && !escaped {
            cells += 1;
            open = false;
        }
        escaped = c == '\\' && !escaped;
    }
    cells + usize::from(open)
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_as_written() {
        for (row, number) in [("| a | b |", 2), ("a | b", 2), ("| a\\|b | c |", 2), ("| a | b | c", 3), ("| a | |", 2), ("|", 1)]
        {
            assert_eq!(cells(row), number, "{row}");
        }
    }
}
