//! DZ336: a space as wide as a Han character.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::{report, spaces};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ336",
    name: "ideographic-space",
    severity: Severity::Warning,
    about: "U+3000 indents the paragraphs of a printed page, and comes along when one is copied. Here the style sheet indents; in the text it is a gap that no search expects.",
    example: Some(Example { wrong: "　　第一段", right: "第一段" }),
    fix: "Take it out.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::IDEOGRAPHIC_SPACES, |found| {
        format!("{} as wide as a Han character", spaces(found))
    });
}
