//! Where earlier stages found an error: what stands there is not what was meant, and is not compared. One cause, one
//! message.

use std::collections::BTreeMap;

use crate::diagnostic::{Report, Severity};
use crate::text::{RelPath, Span};

/// The places of errors, by file.
#[derive(Debug, Default)]
pub struct Faults {
    files: BTreeMap<RelPath, Vec<Span>>,
}

impl Faults {
    /// Takes them from a report.
    pub fn of(report: &Report) -> Self {
        let mut files: BTreeMap<RelPath, Vec<Span>> = BTreeMap::new();
        for found in report.diagnostics().iter().filter(|found| found.severity == Severity::Error) {
            for place in std::iter::once(&found.place).chain(&found.related) {
                files.entry(place.file.clone()).or_default().push(place.span);
            }
        }
        for spans in files.values_mut() {
            spans.sort_unstable();
        }
        Self { files }
    }

    /// Whether one begins inside a stretch of a file.
    pub fn is_within(&self, file: &RelPath, stretch: Span) -> bool {
        let Some(spans) = self.files.get(file) else { return false };
        let first = spans.partition_point(|span| span.start < stretch.start);
        spans.get(first).is_some_and(|span| span.start < stretch.end)
    }
}
