//! DZ312: a bound in the looser words that are usual.

use super::tell;
use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::figures::Mistake;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ312",
    name: "figure-bound-looser",
    severity: Severity::Info,
    about: "以上, 以下 and 以内 include the figure, 超过 and 不满 exclude it (Civil Code of the People's Republic of China, art. 1259). Official English often says “more than” for 以上 all the same. The difference is one factory in five hundred, and the whole of a target that was just reached.",
    example: Some(Example {
        wrong: "500个以上工厂 / more than 500 factories", right: "500个以上工厂 / at least 500 factories"
    }),
    fix: "Say whether the figure is included: at least, no more than.",
};

/// Tells bounds that are usual and not exact.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    tell(spread, findings, &RULE, |mistake| mistake == Mistake::BoundLooser, |_| Severity::Info);
}
