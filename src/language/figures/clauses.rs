//! Where the sentences and clauses of a text begin: what stands in one belongs together.

use std::sync::LazyLock;

use memchr::memmem;

/// Words that begin a clause in English.
static JOINTS: LazyLock<[memmem::Finder<'static>; 5]> =
    LazyLock::new(|| [" and ", " while ", " but ", " whereas ", " or "].map(memmem::Finder::new));

/// The parts of a text, each by the byte at which it begins, from the second on.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// Sentences, and what stands between semicolons.
    pub sentences: Vec<usize>,
    /// Clauses.
    pub clauses: Vec<usize>,
}

impl Parts {
    /// The parts of a text.
    pub fn of(text: &str) -> Self {
        let mut parts = Self::default();
        let mut rest = text.char_indices().peekable();
        while let Some((at, c)) = rest.next() {
            // Most characters are letters, and the spaces between them.
            if c.is_ascii_alphanumeric() || c == ' ' || ('\u{4E00}'..='\u{9FFF}').contains(&c) {
                continue;
            }
            let digit = rest.peek().is_some_and(|(_, next)| next.is_ascii_digit());
            let sentence = matches!(c, '。' | '；' | '！' | '？' | ';' | '!' | '?' | '\n') || c == '.' && !digit;
            let clause = matches!(c, '，' | '：' | '、' | '（' | '(') || matches!(c, ',' | ':') && !digit;
            if sentence {
                parts.sentences.push(at + c.len_utf8());
            }
            if sentence || clause {
                parts.clauses.push(at + c.len_utf8());
            }
        }
        for joint in JOINTS.iter() {
            parts.clauses.extend(joint.find_iter(text.as_bytes()).map(|at| at + 1));
        }
        parts.clauses.sort_unstable();
        parts
    }
}
