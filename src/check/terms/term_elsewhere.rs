//! DZ322: a rendering that the glossary allows on other pages.

use crate::check::frame::{Findings, Spread};
use crate::check::terms::{Missed, advice};
use crate::diagnostic::{Diagnostic, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ322",
    name: "term-elsewhere",
    severity: Severity::Warning,
    about: "One term has one rendering across the site. A variant in `en_allowed` may be tied to pages, `{text: platform, at: [projects]}`: it stands on these and on those below them; elsewhere it is another rendering of the same thing, and readers cannot know that the same is meant. A variant without `at` is accepted everywhere.",
    example: Some(Example {
        wrong: "在teas/green：杀青 / kill-green   (`{text: kill-green, at: [teas/black]}`)",
        right: "在teas/green：杀青 / fixing",
    }),
    fix: "Use the rendering of the term, or add the page to `at` of the variant.",
};

/// Tells of variants on pages where the glossary does not have them.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    let Some(tongues) = spread.tongues() else { return };
    for lack in &spread.terms().lacks {
        let (Missed::Elsewhere(number, said, place), Some(term)) = (&lack.missed, spread.site.terms.get(lack.term)) else {
            continue;
        };
        let pages: Vec<&str> =
            term.allowed.get(*number).map_or(&[][..], |allowed| &allowed.at).iter().map(|page| page.value.as_str()).collect();
        let message = format!("`{said}` renders `{}` on other pages only", term.words.get(tongues.chinese));
        let advice = advice(term, &spread.pair.id, tongues.english);
        let help = format!("{advice} here; the glossary has the other on: {}", pages.join(", "));
        let related = lack.word.clone().label("the Chinese has it here");
        findings.add(lack.at, Diagnostic::new(&RULE, place.clone(), message).related(related).help(help));
    }
}
