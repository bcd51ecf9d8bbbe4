//! The form for people: excerpt, caret, label, help.

use std::fmt::Write as _;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use crate::diagnostic::formats::SHOWN;
use crate::diagnostic::formats::located::Locator;
use crate::diagnostic::{Diagnostic, Place, Report, Severity, Sources};

/// Longest line that is shown, in bytes: of a longer one only the place is told.
const LONGEST: usize = 4000;

/// Prints the first findings with excerpts, then how many more there are.
pub(super) fn print(report: &Report, sources: &dyn Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let locator = Locator::new(report, sources);
    let mut out = String::new();
    for diagnostic in report.diagnostics().iter().take(SHOWN) {
        out.push_str(&one(&renderer, diagnostic, sources, &locator));
        out.push_str("\n\n");
    }
    let more = report.diagnostics().len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(out, "… and {more} more; `--format short` prints them all\n");
    }
    out
}

fn one(renderer: &Renderer, diagnostic: &Diagnostic, sources: &dyn Sources, locator: &Locator<'_>) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule.code);
    let mut group = Group::with_title(title).element(excerpt(&diagnostic.place, AnnotationKind::Primary, sources, locator));
    for place in &diagnostic.related {
        group = group.element(excerpt(place, AnnotationKind::Context, sources, locator));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    let waive = diagnostic.spot.as_ref().map(|spot| format!("or let it stand, in the original: waive: [{}]", spot.waiver));
    if let Some(waive) = &waive {
        group = group.element(Level::HELP.message(waive.as_str()));
    }
    renderer.render(&[group])
}

fn excerpt<'p>(place: &'p Place, kind: AnnotationKind, sources: &'p dyn Sources, locator: &Locator<'_>) -> Element<'p> {
    let text = sources.text(&place.file).unwrap_or_default();
    let mut start = place.span.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = place.span.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    // A finding about many lines is shown at its first.
    if let Some(line) = text.get(start..end).and_then(|spanned| spanned.find('\n')) {
        end = start + line.max(usize::from(line == 0));
    }
    let from = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let to = text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at);
    let at = locator.locate(place).start;
    if to - from > LONGEST {
        return Origin::path(place.file.as_str()).line(at.line).char_column(at.column).into();
    }
    let mut annotation: Annotation<'p> = kind.span(start - from..end - from);
    if !place.label.is_empty() {
        annotation = annotation.label(place.label.as_str());
    }
    let lines = text.get(from..to).unwrap_or_default();
    Snippet::source(lines).line_start(at.line).path(place.file.as_str()).annotation(annotation).into()
}
