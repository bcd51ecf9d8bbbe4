//! Links as Markdown has them: which may stand, and what is said of the others; and brackets that were meant as a
//! reference and are none.

use pulldown_cmark::LinkType;

use crate::diagnostic::rules::parse::{BAD_REFERENCE, BARE_BAR, EMPTY_LINK, FOOTNOTE, LINK_SCHEME, RELATIVE_LINK};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::markdown::tree::Inline;
use crate::text::{RelPath, Span};

/// A link with its words; nothing where it may not stand, and then the report says why.
pub(super) fn link(
    link_type: LinkType,
    href: &str,
    inlines: Box<[Inline]>,
    span: Span,
    file: &RelPath,
    report: &mut Report,
) -> Option<Inline> {
    let place = Place::new(file, span);
    let inlines = unlinked(inlines);
    // Browsers drop control characters and spaces before they read the scheme.
    let bare: String = href.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let lower = bare.to_lowercase();
    if link_type == LinkType::Email {
        return Some(Inline::Link { href: format!("mailto:{bare}").into(), inlines });
    }
    if bare.is_empty() {
        report.add(Diagnostic::new(&RELATIVE_LINK, place, "the link leads nowhere"));
        return None;
    }
    if inlines.is_empty() {
        report.add(Diagnostic::new(&EMPTY_LINK, place, "the link has no text"));
        return None;
    }
    if href.starts_with('#') {
        return Some(Inline::Link { href: href.into(), inlines });
    }
    if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Some(Inline::Link { href: bare.into(), inlines });
    }
    if !lower.split(['/', '?', '#']).next().unwrap_or_default().contains(':') && !lower.starts_with("//") {
        let message = format!("`{href}` is a relative link");
        let id = page_meant(&bare, file);
        report.add(Diagnostic::new(&RELATIVE_LINK, place, message).help(format!("write `[[{id}]]` or `[[{id}|text]]`")));
        return None;
    }
    report.add(Diagnostic::new(&LINK_SCHEME, place, format!("`{href}` is no http, https or mailto address")));
    None
}

/// The same words without links: one in another leads nowhere.
fn unlinked(inlines: Box<[Inline]>) -> Box<[Inline]> {
    let words = |inline| match inline {
        Inline::Link { inlines, .. } => unlinked(inlines),
        Inline::Emphasis(inner) => Box::new([Inline::Emphasis(unlinked(inner))]),
        Inline::Strong(inner) => Box::new([Inline::Strong(unlinked(inner))]),
        Inline::Strikethrough(inner) => Box::new([Inline::Strikethrough(unlinked(inner))]),
        other => Box::new([other]) as Box<[Inline]>,
    };
    inlines.into_iter().flat_map(words).collect()
}

/// Whether a note is called in these words, which stand where none can.
pub(super) fn holds_note(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::FootnoteCall { .. } => true,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => holds_note(inner),
        _ => false,
    })
}

/// The id of the page that a relative address means, as a browser would follow it from where the file stands.
fn page_meant(address: &str, file: &RelPath) -> String {
    let (path, heading) = address.split_once('#').map_or((address, None), |(path, heading)| (path, Some(heading)));
    let mut parts: Vec<&str> = file.under("content").unwrap_or_default().split('/').collect();
    parts.pop();
    if path.starts_with('/') {
        parts.clear();
    }
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    let last = parts.pop().and_then(|name| name.split('.').next()).unwrap_or_default();
    if !matches!(last, "" | "index" | "_index") {
        parts.push(last);
    }
    let id = if parts.is_empty() { "home".to_owned() } else { parts.join("/") };
    heading.map_or_else(|| id.clone(), |heading| format!("{id}#{heading}"))
}

/// Whether a text holds what may be the bracket of a reference, a note or a link.
fn has_bracket(text: &str) -> bool {
    memchr::memchr2(b'[', b']', text.as_bytes()).is_some() && ["[[", "[^", "]("].iter().any(|mark| text.contains(mark))
}

/// What to write in a table.
pub(super) const BAR: &str = "a bar that ends no cell is written `\\|`";

/// Brackets of a body as written, to find those that the parser left as text.
pub(super) struct Brackets<'t> {
    /// The whole file.
    pub source: &'t str,
    /// Links and double brackets that were looked at, in the order of their ends.
    pub seen: &'t [Span],
    pub in_table: bool,
    pub file: &'t RelPath,
}

impl Brackets<'_> {
    /// Reports double brackets that were meant as a reference, and calls of notes that are not defined.
    pub fn find_open(&self, inlines: &[Inline], report: &mut Report) {
        for inline in inlines {
            match inline {
                Inline::Text(text) if has_bracket(text.text()) => {
                    self.find_broken_link(text.span, report);
                    let mut after = 0;
                    for (at, _) in text.span.slice(self.source).match_indices('[') {
                        let at = text.span.start + at;
                        if at >= after && !self.is_seen(at) {
                            after = self.open_at(at, report).unwrap_or(after);
                        }
                    }
                }
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Link { inlines: inner, .. } => self.find_open(inner, report),
                _ => {}
            }
        }
    }

    /// A link that holds a reference, a note or another link falls apart, and its address stands in the text.
    fn find_broken_link(&self, span: Span, report: &mut Report) {
        for (at, mark) in span.slice(self.source).match_indices("](") {
            let at = span.start + at;
            let escaped = self.source.get(..at).is_some_and(|before| before.ends_with('\\'));
            if !escaped && !self.is_seen(at) {
                let place = Place::new(self.file, Span::new(at, at + mark.len()));
                let help = "a link holds no reference, no note and no other link";
                report.add(Diagnostic::new(&BAD_REFERENCE, place, "the link falls apart before its address").help(help));
            }
        }
    }

    fn is_seen(&self, at: usize) -> bool {
        let from = self.seen.partition_point(|span| span.end <= at);
        // One inside another ends before it.
        self.seen.get(from..).unwrap_or_default().iter().take(8).any(|span| span.start <= at)
    }

    /// What is wrong with a bracket; where to go on.
    fn open_at(&self, at: usize, report: &mut Report) -> Option<usize> {
        let (before, rest) = self.source.split_at_checked(at)?;
        if before.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1 {
            return None;
        }
        if let Some(label) = rest.strip_prefix("[^").and_then(|rest| rest.split_once(']')).map(|(label, _)| label) {
            let word = !label.is_empty() && !label.contains(|c: char| c.is_whitespace() || matches!(c, '[' | '^'));
            if word {
                let place = Place::new(self.file, Span::new(at, at + label.len() + 3));
                report.add(Diagnostic::new(&FOOTNOTE, place, format!("the note `{label}` is not defined")));
            }
            return None;
        }
        let inside = rest.strip_prefix("[[")?.trim_start_matches('[');
        let end = self.source.len() - inside.len();
        let place = Place::new(self.file, Span::new(at, at + 2));
        report.add(if inside.trim_start_matches(' ').starts_with("]]") {
            Diagnostic::new(&BAD_REFERENCE, place, "the reference holds nothing")
        } else if self.in_table {
            Diagnostic::new(&BARE_BAR, place, "the reference ends with its table cell").help(BAR)
        } else {
            Diagnostic::new(&BAD_REFERENCE, place, "the reference is not closed")
        });
        Some(end)
    }
}
