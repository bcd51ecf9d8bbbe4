//! DZ333: dots for an ellipsis.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::report;
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ333",
    name: "ellipsis",
    severity: Severity::Warning,
    about: "An ellipsis is `……` in Chinese, two characters and six dots, and `…` in English, one character. Full stops in a row are read as so many ends of sentences.",
    example: Some(Example { wrong: "研发、生产、销售...", right: "研发、生产、销售……" }),
    fix: "Write the ellipsis of the language.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::ELLIPSES, |found| format!("`{found}` is no ellipsis in this language"));
}
