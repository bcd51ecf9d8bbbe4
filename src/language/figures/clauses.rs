//! Where the sentences and clauses of a text begin: what stands in one belongs together.

/// Words that begin a clause in English.
const JOINTS: &[&str] = &[" and ", " while ", " but ", " whereas ", " or "];

/// The bytes at which sentences and what stands between semicolons begin, from the second on.
pub(super) fn sentences(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map_or(' ', |(_, next)| *next);
        if matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?' | '\n') || c == '.' && !next.is_ascii_digit() {
            starts.push(at + c.len_utf8());
        }
    }
    starts
}

/// The bytes at which clauses begin, from the second on.
pub(super) fn of(text: &str) -> Vec<usize> {
    let mut starts: Vec<usize> = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let next = rest.peek().map_or(' ', |(_, next)| *next);
        let begins = match c {
            '，' | '。' | '；' | '：' | '！' | '？' | '、' | ';' | '!' | '?' | '（' | '(' | '\n' => true,
            ',' | '.' | ':' => !next.is_ascii_digit(),
            _ => false,
        };
        if begins {
            starts.push(at + c.len_utf8());
        }
    }
    for joint in JOINTS {
        starts.extend(text.match_indices(joint).map(|(at, _)| at + 1));
    }
    starts.sort_unstable();
    starts
}
