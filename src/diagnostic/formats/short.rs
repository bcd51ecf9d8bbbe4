//! One line a finding, as compilers print them and editors read them.

use std::fmt::Write as _;

use crate::diagnostic::formats::located::Locator;
use crate::diagnostic::{Report, Sources};

/// Prints every finding.
pub(super) fn print(report: &Report, sources: &dyn Sources) -> String {
    let locator = Locator::new(report, sources);
    let mut out = String::new();
    for d in report.diagnostics() {
        let at = locator.locate(&d.place).start;
        let (file, word, code) = (&d.place.file, d.severity.word(), d.rule.code);
        let _ = writeln!(out, "{file}:{}:{}: {word}[{code}]: {}", at.line, at.column, d.message);
    }
    out
}
