//! DZ335: letters and digits as wide as a Han character.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::report;
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ335",
    name: "full-width-characters",
    severity: Severity::Warning,
    about: "`２０２５` is not what a reader types who searches for `2025`, and no program reads it as a number. Digits, Latin letters and `%` are narrow in both languages.",
    example: Some(Example { wrong: "到２０２５年", right: "到2025年" }),
    fix: "Write the narrow characters.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::FULL_WIDTH_CHARACTERS, |found| {
        format!("`{found}` is as wide as Han characters")
    });
}
