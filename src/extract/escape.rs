//! Text as Markdown that means nothing but itself.

/// Escapes one line of text. `first` says that it begins a line of the file; `in_link`, that it stands in brackets.
pub(super) fn line(text: &str, first: bool, in_link: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let at_start = if first { opening(text) } else { None };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    for (n, (at, c)) in chars.iter().enumerate() {
        let next = chars.get(n + 1).map(|(_, c)| *c);
        let special = match c {
            '\\' | '`' | '*' | '_' | '[' | '<' | '~' | '|' => true,
            ']' => in_link || next == Some(']'),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            _ => false,
        };
        if special || at_start == Some(*at) {
            out.push('\\');
        }
        out.push(*c);
    }
    out
}

/// The offset of the character that would begin a heading, a list, a quotation or a rule at the start of a line.
fn opening(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    let opens = match first {
        '>' | '=' => true,
        '#' => ends(rest.trim_start_matches('#')),
        '+' => ends(rest),
        '-' => ends(rest) || rest.starts_with(['-', ':']),
        ':' => rest.starts_with('-') || ends(rest),
        _ => false,
    };
    if opens {
        return Some(0);
    }
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let after = text.get(digits..)?;
    (digits > 0 && digits < 10 && after.starts_with(['.', ')']) && ends(after.get(1..)?)).then_some(digits)
}

/// The text that escaped text stands for.
pub(super) fn undone(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match chars.peek() {
            Some(next) if c == '\\' && next.is_ascii_punctuation() => out.extend(chars.next()),
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_escaped_comes_back() {
        for (text, wanted) in [
            ("5*3 ~ 2_4 [a] `b` <c> \\d|e", "5\\*3 \\~ 2\\_4 \\[a] \\`b\\` \\<c> \\\\d\\|e"),
            ("# 茶", "\\# 茶"),
            ("#茶", "#茶"),
            ("- 茶", "\\- 茶"),
            ("-5%", "-5%"),
            ("1. 茶", "1\\. 茶"),
            ("2025.12", "2025.12"),
            ("> 茶", "\\> 茶"),
            ("---", "\\---"),
            ("a &amp; b & c", "a \\&amp; b & c"),
            ("]]", "\\]]"),
        ] {
            assert_eq!(line(text, true, false), wanted);
            assert_eq!(undone(wanted), text);
        }
    }
}
