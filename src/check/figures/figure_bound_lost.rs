//! DZ311: the bound of a figure is lost or another.

use super::tell;
use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::figures::Mistake;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ311",
    name: "figure-bound-lost",
    severity: Severity::Warning,
    about: "以上 is at least, 超过 more than, 近 nearly, 约 about, 不足 less than. Where one side has such a word and the other has none, or one that says something else, a target becomes another target. On a page that carries a figure of the ledger this is an error.",
    example: Some(Example { wrong: "500个以上工厂 / 500 factories", right: "500个以上工厂 / at least 500 factories" }),
    fix: "Say the bound on both sides, or on neither.",
};

/// Tells bounds that one side lacks, and bounds that disagree.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    let facts = &spread.pair.facts;
    let severity = if facts.figure.is_some() || !facts.more_figures.is_empty() { Severity::Error } else { Severity::Warning };
    let is_own = |mistake: Mistake| matches!(mistake, Mistake::BoundLost | Mistake::BoundDiffers);
    tell(spread, findings, &RULE, is_own, |_| severity);
}
