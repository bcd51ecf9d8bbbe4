//! One JSON object for tools. Columns are characters, `start` and `end` bytes.

use serde::Serialize;

use crate::diagnostic::formats::identity::identities;
use crate::diagnostic::formats::located::Locator;
use crate::diagnostic::{Place, Report, Sources};

#[derive(Serialize)]
struct Whole<'r> {
    version: u8,
    summary: Summary,
    diagnostics: Vec<One<'r>>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    infos: usize,
}

#[derive(Serialize)]
struct One<'r> {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    message: &'r str,
    #[serde(flatten)]
    place: At<'r>,
    help: Option<&'r str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spot: Option<Spot<'r>>,
    related: Vec<At<'r>>,
    fingerprint: String,
}

#[derive(Serialize)]
struct Spot<'r> {
    page: &'r str,
    at: &'r str,
    waiver: &'r str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct At<'r> {
    file: &'r str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start: usize,
    end: usize,
    label: &'r str,
}

/// Prints every finding.
pub(super) fn print(report: &Report, sources: &dyn Sources) -> String {
    let locator = Locator::new(report, sources);
    let counts = report.counts();
    let at = |place: &'_ Place| {
        let located = locator.locate(place);
        (located.start, located.end)
    };
    let diagnostics = report.diagnostics().iter().zip(identities(report)).map(|(d, fingerprint)| One {
        code: d.rule.code,
        name: d.rule.name,
        severity: d.severity.word(),
        message: &d.message,
        place: place(&d.place, at(&d.place)),
        help: d.help.as_deref(),
        spot: d.spot.as_ref().map(|spot| Spot { page: &spot.page, at: &spot.anchor, waiver: &spot.waiver }),
        related: d.related.iter().map(|related| place(related, at(related))).collect(),
        fingerprint,
    });
    let whole = Whole {
        version: 1,
        summary: Summary { errors: counts.errors, warnings: counts.warnings, infos: counts.infos },
        diagnostics: diagnostics.collect(),
    };
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn place(place: &Place, (start, end): (crate::text::Position, crate::text::Position)) -> At<'_> {
    At {
        file: place.file.as_str(),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        start: place.span.start,
        end: place.span.end,
        label: &place.label,
    }
}
