//! Headings: level, id, kind, date.

use pulldown_cmark::{CowStr, HeadingLevel};

use crate::config::Side;
use crate::diagnostic::rules::parse::{BAD_DATE, BAD_ID, HEADING_ATTRIBUTE, HEADING_LEVEL, HEADING_WITHOUT_ID};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::front_matter::is_heading_date;
use crate::text::{RelPath, Span, Spanned};

/// The attributes of a heading as the parser gives them.
pub(super) struct Attributes<'t> {
    pub level: HeadingLevel,
    pub id: Option<CowStr<'t>>,
    pub classes: Vec<CowStr<'t>>,
    pub attributes: Vec<(CowStr<'t>, Option<CowStr<'t>>)>,
}

/// Where a heading stands.
#[derive(Clone, Copy)]
pub(super) enum Standing {
    /// As a block of the page.
    Top(Side),
    /// Inside another block, where it is no anchor.
    Nested,
}

/// What a heading says of itself besides its words.
pub(super) struct Meaning {
    pub level: u8,
    pub id: Option<Spanned<String>>,
    pub kind: Option<Spanned<String>>,
    pub date: Option<String>,
}

/// Reads the attributes; `source` is the heading as written and begins at `span.start`.
pub(super) fn read(
    given: &Attributes<'_>,
    source: &str,
    span: Span,
    standing: Standing,
    file: &RelPath,
    report: &mut Report,
) -> Meaning {
    let mut add = |rule, span, message: String| report.add(Diagnostic::new(rule, Place::new(file, span), message));
    let first_line = Span::new(span.start, span.start + source.lines().next().unwrap_or_default().len());
    let braces = source.rfind('{').unwrap_or_default();
    // Where a word stands behind what introduces it, so that an id with the same letters does not draw it to itself.
    let at = |before: &str, word: &str| {
        let found = source.get(braces..).and_then(|rest| rest.find(&format!("{before}{word}")));
        found.map_or(first_line, |offset| {
            let start = span.start + braces + offset + before.len();
            Span::new(start, start + word.len())
        })
    };
    let level = given.level as u8;
    if level == 1 {
        add(&HEADING_LEVEL, first_line, "a heading of the first level is the page's title: begin at `##`".to_owned());
    }
    let refused = match standing {
        Standing::Nested => Some("a heading inside a quotation, a list or a note cannot be linked to, and takes no id"),
        Standing::Top(Side::Translation) => Some("the translation takes id and kind from its pair"),
        Standing::Top(Side::Original) => None,
    };
    if let Some(refused) = refused {
        if given.id.is_some() || !given.classes.is_empty() || !given.attributes.is_empty() {
            let braced = Span::new(span.start + braces, first_line.end.max(span.start + braces));
            add(&HEADING_ATTRIBUTE, braced, refused.to_owned());
        }
        return Meaning { level: level.max(2), id: None, kind: None, date: None };
    }
    for class in &given.classes {
        add(&HEADING_ATTRIBUTE, at(".", class), format!("a heading takes no class, and this has `{class}`"));
    }
    let (mut kind, mut date) = (None, None);
    for (key, value) in &given.attributes {
        let value = value.as_deref().unwrap_or_default();
        match key.as_ref() {
            "kind" if !value.is_empty() => kind = Some(Spanned::new(value.to_owned(), at("kind=", value))),
            "date" if is_heading_date(value) => date = Some(value.to_owned()),
            "date" => add(&BAD_DATE, at("date=", value), format!("`{value}` is no date of the form YYYY-MM-DD or YYYY-MM")),
            "kind" => add(&HEADING_ATTRIBUTE, at("", key), "`kind` names no kind".to_owned()),
            _ => add(&HEADING_ATTRIBUTE, at("", key), format!("a heading has no attribute `{key}`")),
        }
    }
    let id = given.id.as_ref().map(|id| Spanned::new(id.to_string(), at("#", id)));
    match &id {
        None => add(&HEADING_WITHOUT_ID, first_line, "the heading has no id: `{#…}` at its end".to_owned()),
        Some(id) if !is_plain(&id.value) => add(&BAD_ID, id.span, format!("`{}` cannot be an id: ids are `[a-z0-9-]`", id.value)),
        Some(id) if is_reserved(&id.value) => {
            add(&BAD_ID, id.span, format!("`{}` has a form that the generator keeps for itself", id.value));
        }
        Some(_) => {}
    }
    Meaning { level: level.max(2), id, kind, date }
}

fn is_plain(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Anchors that blocks, terms, notes and the theme use. `p` and a number is left to article pages, where the
/// site checks it.
fn is_reserved(id: &str) -> bool {
    let block = id.strip_prefix('b').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    block || id == "main" || ["t-", "fn-", "dz-"].iter().any(|prefix| id.starts_with(prefix))
}
