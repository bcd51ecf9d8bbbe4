//! DZ320: a term of the Chinese that the English does not render.

use crate::check::frame::{Findings, Spread};
use crate::check::terms::{Missed, advice};
use crate::diagnostic::{Diagnostic, Example, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ320",
    name: "term-missing",
    severity: Severity::Warning,
    about: "Where the Chinese holds a term of the glossary, the English of the same place holds it in an accepted form: the rendering itself, one of `en_allowed`, or an inflection of them; once is enough, in whatever case and with hyphens or spaces. A longer term masks the shorter inside it, so that a name in the glossary keeps its words from being asked for one by one. What a reference prints is not asked for; in the English it counts.",
    example: Some(Example {
        wrong: "工业软件要安全可控。 / Software should be secure and controllable.",
        right: "工业软件要安全可控。 / Industrial software should be secure and controllable.",
    }),
    fix: "Use an accepted form. If the rendering is good, add it to `en_allowed`; if the words mean something else here, add the longer word in which they stand to the glossary, with `link: false`.",
};

/// Tells of terms for which the English has nothing that is known.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    let (Some(tongues), read) = (spread.tongues(), spread.terms()) else { return };
    findings.tally.terms += read.compared;
    for lack in &read.lacks {
        let (Missed::Wholly(place), Some(term)) = (&lack.missed, spread.site.terms.get(lack.term)) else { continue };
        let word = term.words.get(tongues.chinese);
        let id = &term.id.value;
        let message = format!("the English has no accepted form of `{word}`");
        let place = place.clone().label("nowhere here");
        let related = lack.word.clone().label("the Chinese has it here");
        let key = format!("{}_allowed", spread.site.config.language(crate::config::Side::Translation).code);
        let help = format!("{}; another good form belongs in `{key}` of `{id}`", advice(term, &spread.pair.id, tongues.english));
        findings.add(lack.at, Diagnostic::new(&RULE, place, message).related(related).help(help));
    }
}
