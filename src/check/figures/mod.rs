//! The figures of a pair: read on both sides of every place and compared once, for all the rules that tell what came of it.

pub(super) mod figure_ambiguous;
pub(super) mod figure_bound_looser;
pub(super) mod figure_bound_lost;
pub(super) mod figure_direction;
pub(super) mod figures_differ;
pub(super) mod figures_swapped;
pub(super) mod ledger_figure_differs;
pub(super) mod steps_differ;

use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::language::figures::{self, Difference, Mistake};

/// Reports the mistakes of a rule, each at the place of its figure in the translation.
fn tell(
    spread: &Spread<'_, '_>,
    findings: &mut Findings,
    rule: &'static Rule,
    is_own: impl Fn(Mistake) -> bool,
    severity: impl Fn(&Difference) -> Severity,
) {
    for compared in spread.figures() {
        for difference in compared.differences.iter().filter(|difference| is_own(difference.mistake)) {
            let figures::Explanation { message, help } = compared.explain(difference);
            let Some((here, there)) = compared.places(difference, spread) else { continue };
            let mut found = Diagnostic::new(rule, here, message).help_if(help).related(there);
            found.severity = severity(difference);
            findings.add(compared.at, found);
        }
    }
}
