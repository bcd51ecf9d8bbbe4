//! DZ331: marks of English in Chinese text.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::report;
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ331",
    name: "half-width-punctuation",
    severity: Severity::Warning,
    about: "Beside Han characters stand the marks of Chinese, as wide as a character (GB/T 15834): `，。；：！？（）`. Between letters and digits the narrow ones stay: `3:1`, `10:30`, `Node.js`.",
    example: Some(Example { wrong: "工业和信息化部(工信部)", right: "工业和信息化部（工信部）" }),
    fix: "Write the mark that the help names; no space follows it.",
};

/// Looks through Chinese texts.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::HALF_WIDTH_PUNCTUATION, |found| {
        format!("`{found}` stands beside Chinese characters")
    });
}
