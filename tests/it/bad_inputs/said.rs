//! What a report says, as a case writes it down, and what holds of every report.

use duizhao::diagnostic::formats::{Format, print};
use duizhao::diagnostic::{Place, Report, Sources};
use duizhao::text::LineIndex;

/// Each finding in the short form; below it its help and the other places it speaks of.
pub fn all(report: &Report, sources: &dyn Sources) -> String {
    let short = print(report, sources, Format::Short, false);
    assert_eq!(short.lines().count(), report.diagnostics().len(), "a message is one line:\n{short}");
    let mut out = String::new();
    for (line, found) in short.lines().zip(report.diagnostics()) {
        out.push_str(&format!("{line}\n"));
        if let Some(help) = &found.help {
            out.push_str(&format!("  help: {help}\n"));
        }
        if let Some(spot) = &found.spot {
            out.push_str(&format!("  waive: {}\n", spot.waiver));
        }
        for place in &found.related {
            out.push_str(&format!("  see: {}: {}\n", address(place, sources), place.label));
        }
    }
    out
}

fn address(place: &Place, sources: &dyn Sources) -> String {
    let at = LineIndex::new(sources.text(&place.file).unwrap_or_default()).position(place.span.start);
    format!("{}:{}:{}", place.file, at.line, at.column)
}

/// What must not be: a span outside its file or inside a character, a message or help that is none.
pub fn unsound(report: &Report, sources: &dyn Sources) -> String {
    let mut wrong = String::new();
    for found in report.diagnostics() {
        for place in std::iter::once(&found.place).chain(&found.related) {
            let text = sources.text(&place.file).unwrap_or_default();
            if text.get(place.span.start..place.span.end).is_none() {
                wrong.push_str(&format!("{:?} is no part of {}: {}\n", place.span, place.file, found.message));
            }
        }
        let message = &found.message;
        let upper = message.chars().next().is_none_or(char::is_uppercase) && !message.starts_with("HTML");
        if upper || message.ends_with('.') || message.contains("``") || found.help.as_deref().is_some_and(str::is_empty) {
            wrong.push_str(&format!("this is not how a message is written: {message} / {:?}\n", found.help));
        }
    }
    wrong
}
