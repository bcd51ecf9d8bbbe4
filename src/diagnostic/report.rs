//! All findings of one run, in a fixed order.

use std::collections::BTreeMap;
use std::fmt;

use crate::diagnostic::diagnose::Diagnostic;
use crate::diagnostic::rule::{Rule, Severity};

/// How many findings of each weight.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that stop a build.
    pub errors: usize,
    /// Findings that stop a build with `--strict`.
    pub warnings: usize,
    /// Remarks.
    pub infos: usize,
}

impl Counts {
    /// Findings of every weight.
    pub fn all(self) -> usize {
        self.errors + self.warnings + self.infos
    }

    fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Info => self.infos += 1,
        }
    }
}

impl fmt::Display for Counts {
    /// `2 errors, 1 warning`; remarks only where there are some.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |number: usize| if number == 1 { "" } else { "s" };
        write!(f, "{} error{}, {} warning{}", self.errors, plural(self.errors), self.warnings, plural(self.warnings))?;
        if self.infos > 0 {
            write!(f, ", {} remark{}", self.infos, plural(self.infos))?;
        }
        Ok(())
    }
}

/// The findings of one run.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds a finding.
    pub fn add(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Adds the findings of another report.
    pub fn merge(&mut self, other: Self) {
        self.diagnostics.extend(other.diagnostics);
    }

    /// Gives findings the severity that `levels` makes of their rule and severity; `None` takes them out.
    pub fn set_levels(&mut self, levels: impl Fn(&'static Rule, Severity) -> Option<Severity>) {
        self.diagnostics.retain_mut(|diagnostic| match levels(diagnostic.rule, diagnostic.severity) {
            Some(severity) => {
                diagnostic.severity = severity;
                true
            }
            None => false,
        });
    }

    /// Makes every warning an error.
    pub fn raise_warnings(&mut self) {
        for diagnostic in &mut self.diagnostics {
            if diagnostic.severity == Severity::Warning {
                diagnostic.severity = Severity::Error;
            }
        }
    }

    /// Whether the build must stop.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// Whether something of these rules was found.
    pub fn has_any(&self, rules: &[&'static Rule]) -> bool {
        self.diagnostics.iter().any(|diagnostic| rules.iter().any(|rule| rule.code == diagnostic.rule.code))
    }

    /// Whether something was found wrong in a file.
    pub fn speaks_of(&self, file: &str) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.place.file.as_str() == file)
    }

    /// Sorts by file, place and code, and drops what was found twice.
    #[must_use]
    pub fn finish(mut self) -> Self {
        fn key(d: &Diagnostic) -> (&str, usize, usize, &str, &str) {
            (d.place.file.as_str(), d.place.span.start, d.place.span.end, d.rule.code, &d.message)
        }
        self.diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
        self.diagnostics.dedup_by(|a, b| key(a) == key(b));
        self
    }

    /// The findings.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// How many of each weight.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for diagnostic in &self.diagnostics {
            counts.add(diagnostic.severity);
        }
        counts
    }

    /// How many of each rule, by code.
    pub fn by_rule(&self) -> Vec<(&'static Rule, Counts)> {
        let mut rules: BTreeMap<&str, (&'static Rule, Counts)> = BTreeMap::new();
        for diagnostic in &self.diagnostics {
            let (_, counts) = rules.entry(diagnostic.rule.code).or_insert((diagnostic.rule, Counts::default()));
            counts.add(diagnostic.severity);
        }
        rules.into_values().collect()
    }
}
