//! DZ341: a space too many in English.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::{report, spaces};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ341",
    name: "loose-space",
    severity: Severity::Warning,
    about: "One space parts two words; none stands before `,` `.` `;` `:` `!` `?` and closing brackets, none after opening ones.",
    example: Some(Example { wrong: "the plan , and the action", right: "the plan, and the action" }),
    fix: "Take the space out.",
};

/// Looks through English texts.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::LOOSE_SPACES, |found| format!("{} out of place", spaces(found)));
}
