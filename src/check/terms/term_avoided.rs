//! DZ321: a rendering that the glossary avoids.

use crate::check::frame::{Findings, Spread};
use crate::check::terms::{Missed, advice, why};
use crate::config::Side;
use crate::diagnostic::{Diagnostic, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ321",
    name: "term-avoided",
    severity: Severity::Warning,
    about: "The translation renders a term as the glossary says that it should not be. It is told only where the original of the same place holds the term and no accepted form stands beside the rendering: many renderings to avoid are good words for something else.",
    example: Some(Example {
        wrong: "产业链供应链 / the property chain",
        right: "产业链供应链 / the industrial and supply chains",
    }),
    fix: "Use an accepted form; the glossary says why the other is wrong.",
};

/// Tells of renderings to avoid.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    for lack in &spread.terms().lacks {
        let (Missed::Avoided(number, said, place), Some(term)) = (&lack.missed, spread.site.terms.get(lack.term)) else {
            continue;
        };
        let message = format!("`{said}` is no rendering of `{}`", term.words.original);
        let why = term.avoid.get(*number).and_then(|avoided| why(avoided, spread.site.config));
        let advice = advice(term, &spread.pair.id, Side::Translation);
        let help = why.map_or_else(|| advice.clone(), |why| format!("{advice}; the glossary says: {why}"));
        let related = lack.word.clone().label(format!("{} has it here", spread.name(Side::Original)));
        findings.add(lack.at, Diagnostic::new(&RULE, place.clone(), message).related(related).help(help));
    }
}
