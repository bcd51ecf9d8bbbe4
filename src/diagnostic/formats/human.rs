//! The form for people: excerpt, caret, label, help.

use std::fmt::Write as _;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Renderer, Snippet};

use crate::diagnostic::formats::SHOWN;
use crate::diagnostic::{Diagnostic, Place, Report, Severity, Sources};

/// Prints the first findings with excerpts, then how many more there are.
pub(super) fn print(report: &Report, sources: &dyn Sources, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in report.diagnostics().iter().take(SHOWN) {
        out.push_str(&one(&renderer, diagnostic, sources));
        out.push_str("\n\n");
    }
    let more = report.diagnostics().len().saturating_sub(SHOWN);
    if more > 0 {
        let _ = writeln!(out, "… and {more} more; `--format short` prints them all\n");
    }
    out
}

fn one(renderer: &Renderer, diagnostic: &Diagnostic, sources: &dyn Sources) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.rule.code);
    let mut group = Group::with_title(title).element(excerpt(&diagnostic.place, AnnotationKind::Primary, sources));
    for place in &diagnostic.related {
        group = group.element(excerpt(place, AnnotationKind::Context, sources));
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(help.as_str()));
    }
    renderer.render(&[group])
}

fn excerpt<'p>(place: &'p Place, kind: AnnotationKind, sources: &'p dyn Sources) -> Element<'p> {
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
    let mut annotation: Annotation<'p> = kind.span(start..end);
    if !place.label.is_empty() {
        annotation = annotation.label(place.label.as_str());
    }
    Snippet::source(text).path(place.file.as_str()).annotation(annotation).into()
}
