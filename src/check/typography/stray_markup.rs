//! DZ337: Markdown that was read as text.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::report;
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ337",
    name: "stray-markup",
    severity: Severity::Warning,
    about: "A mark of Markdown that did not open or close anything is printed: `**` beside a letter it cannot close at, `](` of a link without its beginning. In titles and summaries no markup is read at all.",
    example: Some(Example { wrong: "这是**重点内容", right: "这是**重点**内容" }),
    fix: "Close what was opened, or take the marks out.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::STRAY_MARKUP, |found| format!("`{found}` is printed as it stands"));
}
