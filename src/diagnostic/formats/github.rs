//! Workflow commands. GitHub shows ten a step, so the ten worst are printed, then one notice with the counts.

use std::fmt::Write as _;

use crate::diagnostic::formats::located::Locator;
use crate::diagnostic::{Report, Severity, Sources};

const ANNOTATIONS: usize = 10;

/// Prints the worst findings as annotations.
pub(super) fn print(report: &Report, sources: &dyn Sources) -> String {
    let locator = Locator::new(report, sources);
    let mut worst: Vec<_> = report.diagnostics().iter().collect();
    worst.sort_by_key(|d| std::cmp::Reverse(d.severity));
    let mut out = String::new();
    for d in worst.iter().take(ANNOTATIONS) {
        let command = match d.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "notice",
        };
        let at = locator.locate(&d.place);
        let message = match &d.help {
            Some(help) => format!("{}\n{help}", d.message),
            None => d.message.clone(),
        };
        let _ = writeln!(
            out,
            "::{command} file={},line={},col={},endLine={},title={}::{}",
            property(d.place.file.as_str()),
            at.start.line,
            at.start.column,
            at.end.line,
            d.rule.code,
            data(&message)
        );
    }
    if worst.len() > ANNOTATIONS {
        let counts = report.counts();
        let rules = report.by_rule().iter().map(|(rule, counts)| format!("{} {}", counts.all(), rule.name)).collect::<Vec<_>>();
        let said = format!("{counts}; the {ANNOTATIONS} worst are shown. By rule: {}", rules.join(", "));
        let _ = writeln!(out, "::notice title=duizhao::{}", data(&said));
    }
    out
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
