//! DZ313: by, to and from are mistaken, or a rise for a fall.

use super::tell;
use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::figures::Mistake;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ313",
    name: "figure-direction",
    severity: Severity::Warning,
    about: "提高5% is a rise by 5 percent, 提高到5% one to 5 percent, and 从5%提高 one from 5 percent. The same number in another place of the change says something else; so does a fall for a rise.",
    example: Some(Example { wrong: "提高到70% / rise by 70 percent", right: "提高到70% / rise to 70 percent" }),
    fix: "Say by, to or from as the original does.",
};

/// Tells changes that are turned round.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    tell(spread, findings, &RULE, |mistake| mistake == Mistake::Direction, |_| Severity::Warning);
}
