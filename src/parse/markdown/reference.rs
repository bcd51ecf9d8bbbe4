//! The family of double brackets: what each form names, before anyone knows whether it exists.

use crate::parse::locator::SourceMark;
use crate::parse::markdown::run::Run;
use crate::text::Span;

/// A reference as written.
#[derive(Clone, Debug)]
pub struct Reference {
    /// What it names.
    pub target: Target,
    /// Its own text, where it has one.
    pub label: Option<Box<Run>>,
    /// Where it stands.
    pub span: Span,
}

/// What a reference names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// `[[page]]` or `[[page#heading]]`.
    Page {
        /// Page id.
        id: String,
        /// Heading id.
        heading: Option<String>,
    },
    /// `[[=page]]` or `[[=page#name]]`.
    Figure {
        /// Page id.
        id: String,
        /// Name among `more_figures`; the page's figure where absent.
        name: Option<String>,
    },
    /// `[[@004:p14]]`.
    Source(SourceMark),
    /// `[[?规模以上]]`.
    Term(String),
}

/// Reads what stands between the brackets, before the bar. The error is a message.
pub(super) fn parse_target(text: &str) -> Result<Target, String> {
    let split = |text: &str| match text.split_once('#') {
        Some((id, part)) => (id.to_owned(), Some(part.to_owned())),
        None => (text.to_owned(), None),
    };
    let text = text.trim();
    if let Some(figure) = text.strip_prefix('=') {
        let (id, name) = split(figure.trim());
        return if id.is_empty() { Err("the reference names no page".into()) } else { Ok(Target::Figure { id, name }) };
    }
    if let Some(source) = text.strip_prefix('@') {
        return SourceMark::parse(source.trim())
            .map(Target::Source)
            .ok_or_else(|| format!("`{source}` names no passage of an article"));
    }
    if let Some(term) = text.strip_prefix('?') {
        return if term.trim().is_empty() {
            Err("the reference names no term".into())
        } else {
            Ok(Target::Term(term.trim().to_owned()))
        };
    }
    let (id, heading) = split(text);
    if id.is_empty() || heading.as_deref() == Some("") {
        return Err("the reference names no page".into());
    }
    Ok(Target::Page { id, heading })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        assert_eq!(parse_target("a/b#c"), Ok(Target::Page { id: "a/b".into(), heading: Some("c".into()) }));
        assert_eq!(parse_target("=t/x#change"), Ok(Target::Figure { id: "t/x".into(), name: Some("change".into()) }));
        assert!(matches!(parse_target("@004:p14"), Ok(Target::Source(_))));
        assert_eq!(parse_target("?规模以上"), Ok(Target::Term("规模以上".into())));
        for bad in ["", "#x", "a#", "=", "@004", "? "] {
            assert!(parse_target(bad).is_err(), "{bad:?}");
        }
    }
}
