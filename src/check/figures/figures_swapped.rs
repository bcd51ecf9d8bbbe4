//! DZ317: two figures of one kind have changed places.

use super::tell;
use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::figures::Mistake;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ317",
    name: "figures-swapped",
    severity: Severity::Warning,
    about: "Another order of figures is no mistake, and two of one kind that are exchanged leave a place with the figures that it had. But each stands in a clause with other figures and with terms of the glossary: where those kept their places and the two figures did not, the figures were exchanged. Where nothing stands beside them that both languages share, nothing can be told.",
    example: Some(Example {
        wrong: "2020年为30%，2025年为45%。 / It was 45% in 2020 and is to be 30% in 2025.",
        right: "2020年为30%，2025年为45%。 / It was 30% in 2020 and is to be 45% in 2025.",
    }),
    fix: "Exchange the two figures, or move the words with them.",
};

/// Tells figures that stand in each other's clause.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    tell(spread, findings, &RULE, |mistake| mistake == Mistake::Swapped, |_| Severity::Warning);
}
