//! Spaces that are none, or one too many.

use super::{Slip, chinese, han, latin, runs};
use crate::language::Family;

/// Spaces beside Chinese characters: the style sheet sets the room between Han and Latin, and Chinese has none of its
/// own. Between two Latin words in Chinese text they stay.
pub(super) fn spaces_in_chinese(text: &str, _: Family) -> Vec<Slip> {
    let spaces = runs(text, 1, |c| matches!(c, ' ' | '\u{A0}')).into_iter();
    let between = |before, after| {
        let foreign = |c: Option<char>| latin(c) || c.is_some_and(|c| matches!(c, '“' | '”' | '‘' | '’' | '%' | '‰' | '℃' | '+'));
        han(before) && (chinese(after) || foreign(after)) || han(after) && (chinese(before) || foreign(before))
    };
    let wrong = spaces.filter(|(_, before, after)| between(*before, *after));
    wrong.map(|(range, ..)| Slip::new(range, "")).collect()
}

/// U+3000: the indent of a printed page, which here is the style sheet's.
pub(super) fn ideographic_spaces(text: &str, _: Family) -> Vec<Slip> {
    let instead = |before, after| if latin(before) && latin(after) { " " } else { "" };
    let found = runs(text, 1, |c| c == '\u{3000}').into_iter();
    found.map(|(range, before, after)| Slip::new(range, instead(before, after))).collect()
}

/// In English: more than one space between words, a space before a mark that closes, or after a bracket that opens.
pub(super) fn loose_spaces(text: &str, _: Family) -> Vec<Slip> {
    let mut slips = Vec::new();
    for (range, before, after) in runs(text, 1, |c| c == ' ') {
        let inside = before.is_some_and(|c| c != '\n') && after.is_some_and(|c| c != '\n');
        let rest = text.get(range.end..).unwrap_or_default();
        let closes = match after {
            Some(',' | ';' | '!' | '?' | ')' | ']' | '”') => true,
            // `.NET` and `:root` are words.
            Some(mark @ ('.' | ':')) => {
                let next = rest.chars().nth(1);
                next.is_none_or(|c| c.is_whitespace() && c != mark)
            }
            _ => false,
        };
        if inside && (closes || matches!(before, Some('(' | '[' | '“'))) {
            slips.push(Slip::new(range, ""));
        } else if inside && range.len() > 1 {
            slips.push(Slip::new(range, " "));
        }
    }
    slips
}
