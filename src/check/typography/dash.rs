//! DZ334: hyphens for a dash.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::report;
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ334",
    name: "dash",
    severity: Severity::Warning,
    about: "A dash is `——` in Chinese, and `—`, or `–` between spaces, in English. Hyphens join the parts of a word.",
    example: Some(Example { wrong: "the plan - the first", right: "the plan – the first" }),
    fix: "Write the dash of the language.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::DASHES, |found| format!("`{}` is no dash", found.trim()));
}
