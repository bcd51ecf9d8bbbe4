//! References as they are written.

use crate::parse::markdown::Target;

/// A reference between its brackets, without own text.
pub(in crate::check) fn written(target: &Target) -> String {
    let part = |part: &Option<String>| part.as_ref().map(|part| format!("#{part}")).unwrap_or_default();
    match target {
        Target::Page { id, heading } => format!("[[{id}{}]]", part(heading)),
        Target::Figure { id, name } => format!("[[={id}{}]]", part(name)),
        Target::Source(mark) => format!("[[@{mark}]]"),
        Target::Term(word) => format!("[[?{word}]]"),
    }
}
