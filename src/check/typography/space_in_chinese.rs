//! DZ332: a space beside Chinese characters.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::{report, spaces};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ332",
    name: "space-in-chinese",
    severity: Severity::Warning,
    about: "Chinese has no spaces between words, and the room between Han characters and Latin letters or digits is the style sheet's: typed as well, it comes twice, breaks searches, and stands in one place and not in the next.",
    example: Some(Example { wrong: "到 2025 年", right: "到2025年" }),
    fix: "Take the space out. Between two Latin words it stays.",
};

/// Looks through Chinese texts.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::SPACES_IN_CHINESE, |found| {
        format!("{} beside Chinese characters", spaces(found))
    });
}
