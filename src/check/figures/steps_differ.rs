//! DZ314: the two sides count different numbers of steps.

use super::tell;
use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::figures::Mistake;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ314",
    name: "steps-differ",
    severity: Severity::Warning,
    about: "一是, 二是; 第一，第二，; （一）, （二）; first, second; (1), (2): enumerators are no figures, but both sides have as many of them. One too few is a step that was left out, or two that were run together.",
    example: Some(Example {
        wrong: "一是学；二是用；三是评。 / First, learn; second, use.",
        right: "一是学；二是用；三是评。 / First, learn; second, use; third, judge.",
    }),
    fix: "Give both sides the same number of enumerators.",
};

/// Tells places whose sides count differently.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    tell(spread, findings, &RULE, |mistake| mistake == Mistake::Steps, |_| Severity::Warning);
}
