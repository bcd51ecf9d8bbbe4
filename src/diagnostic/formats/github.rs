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

/// The characters that end a command or its message.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::rules::source::{BAD_VALUE, STRAY_FILE};
    use crate::diagnostic::{Diagnostic, Place};
    use crate::text::{RelPath, Span};

    struct NoText;

    impl Sources for NoText {
        fn text(&self, _: &RelPath) -> Option<&str> {
            None
        }
    }

    #[test]
    fn the_ten_worst_are_shown_and_all_are_counted() {
        let mut report = Report::default();
        let file = RelPath::new("content/a,b.md").expect("a path");
        for number in 0..12 {
            let rule = if number == 11 { &BAD_VALUE } else { &STRAY_FILE };
            report
                .add(Diagnostic::new(rule, Place::new(&file, Span::default()), format!("100% of {number}: x")).help("do, this"));
        }
        let said = print(&report, &NoText);
        let lines: Vec<&str> = said.lines().collect();
        assert_eq!(lines.len(), 11);
        let first = "::error file=content/a%2Cb.md,line=1,col=1,endLine=1,title=DZ011::100%25 of 11: x%0Ado, this";
        assert_eq!(lines.first(), Some(&first));
        let last = "::notice title=duizhao::1 error, 11 warnings; the 10 worst are shown. By rule: 1 bad-value, 11 stray-file";
        assert_eq!(lines.last(), Some(&last));
    }
}
