//! DZ330: typewriter's quotation marks in running text.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::report;
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ330",
    name: "straight-quotes",
    severity: Severity::Warning,
    about: "Running text has quotation marks that open and close: `“ ”`, within them `‘ ’`, in both languages. The straight marks of a keyboard are neither, and in Chinese they take half the room of a character. After a figure they are inches and stay.",
    example: Some(Example { wrong: "所谓\"灯塔工厂\"", right: "所谓“灯塔工厂”" }),
    fix: "Write the mark that the help names.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::STRAIGHT_QUOTES, |found| format!("`{found}` is a straight mark"));
}
