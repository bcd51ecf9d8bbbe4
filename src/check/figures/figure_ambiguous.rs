//! DZ315: a number that cannot be told.

use super::tell;
use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::figures::Mistake;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ315",
    name: "figure-ambiguous",
    severity: Severity::Warning,
    about: "兆 as a numeral is a million to some, a million million to others, and more in the oldest reckoning. No translation of it can be checked. 兆瓦, 兆赫 and the like are units and are not meant.",
    example: Some(Example { wrong: "预算三兆元", right: "预算三万亿元" }),
    fix: "Write 万, 亿 or 万亿.",
};

/// Tells numbers that cannot be told.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    tell(spread, findings, &RULE, |mistake| mistake == Mistake::Ambiguous, |_| Severity::Warning);
}
