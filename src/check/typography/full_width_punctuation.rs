//! DZ340: marks of Chinese in English text.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::report;
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ340",
    name: "full-width-punctuation",
    severity: Severity::Warning,
    about: "`，。；：！？（）、` are marks of Chinese: in English they stand too wide, and fonts without Chinese do not have them. Beside Han characters they stay.",
    example: Some(Example { wrong: "the plan，the action", right: "the plan, the action" }),
    fix: "Write the mark that the help names.",
};

/// Looks through English texts.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::FULL_WIDTH_PUNCTUATION, |found| format!("`{found}` is a mark of Chinese"));
}
