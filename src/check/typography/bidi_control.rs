//! DZ339: a character that turns the direction of the text.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::{code_points, report};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ339",
    name: "bidi-control",
    severity: Severity::Error,
    about: "Such a character makes what is shown another thing than what is written: digits in another order, a sentence that ends before it begins. Neither Chinese nor English needs one.",
    example: Some(Example { wrong: "价格<U+202E>001元", right: "价格001元" }),
    fix: "Take the character out.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::BIDI_CONTROLS, |found| {
        format!("{} turns the direction of what follows", code_points(found))
    });
}
