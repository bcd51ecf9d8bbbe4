//! Which rules a run asks for.

use crate::diagnostic::{Report, Rule};

/// The rules that are wanted: all, or these.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    codes: Option<Vec<&'static str>>,
}

impl Selection {
    /// These rules alone.
    pub fn only(rules: &[&'static Rule]) -> Self {
        Self { codes: Some(rules.iter().map(|rule| rule.code).collect()) }
    }

    /// Whether a rule is wanted.
    pub fn wants(&self, rule: &Rule) -> bool {
        self.codes.as_ref().is_none_or(|codes| codes.contains(&rule.code))
    }

    /// Takes out of a report what is not wanted. What keeps a file from being read stays: without it, silence would not
    /// mean that nothing is wrong.
    pub fn apply(&self, report: &mut Report) {
        if self.codes.is_some() {
            let reading = |rule: &Rule| rule.code.starts_with("DZ0") || rule.code.starts_with("DZ1");
            report.set_levels(|rule, severity| {
                let fatal = reading(rule) && severity == crate::diagnostic::Severity::Error;
                (self.wants(rule) || fatal).then_some(severity)
            });
        }
    }
}
