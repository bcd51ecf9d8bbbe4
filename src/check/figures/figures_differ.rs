//! DZ310: a figure of one side is another on the other side, or is not there.

use super::tell;
use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::figures::{Mistake, Weight};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ310",
    name: "figures-differ",
    severity: Severity::Error,
    about: "The figures of the two sides of a place are read and compared by what they mean: 10亿元 is 1 billion yuan, 18亿亩 is 120 million hectares, 三成 is 30 percent, “十四五” is the 14th Five-Year Plan. The order does not matter, nor does the unit, if it is converted right; the years of a plan and a sum in another currency may be added in parentheses; what is rounded says so. A figure with another value, unit, year, month, plan or denominator, one that is missing and one that was added are errors.",
    example: Some(Example {
        wrong: "投资10亿元。 / An investment of 10 billion yuan.",
        right: "投资10亿元。 / An investment of 1 billion yuan.",
    }),
    fix: "Write the figure that the finding suggests, or mend the original. A word that only looks like a number is told by `figure: no` in the glossary.",
};

/// Compares the figures of every place.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    findings.tally.figures += spread.figures().iter().map(|compared| compared.chinese.reading.stated().count()).sum::<usize>();
    let is_own = |mistake: Mistake| mistake.weight() == Weight::Error;
    tell(spread, findings, &RULE, is_own, |difference| match difference.weight {
        Weight::Error => Severity::Error,
        Weight::Warning => Severity::Warning,
        Weight::Info => Severity::Info,
    });
}
