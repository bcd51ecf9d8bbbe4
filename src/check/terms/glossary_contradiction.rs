//! DZ323: the glossary accepts a rendering and refuses it.

use crate::check::terms::forms;
use crate::config::Side;
use crate::diagnostic::{Diagnostic, Example, Place, Report, Rule, Severity};
use crate::language::words;
use crate::parse::{GLOSSARY, TermEntry};
use crate::site::Site;
use crate::text::RelPath;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ323",
    name: "glossary-contradiction",
    severity: Severity::Error,
    about: "A rendering of a term is accepted and avoided at once, or a form of it holds a phrase that `site.yaml` bans. Whatever a translator writes is then wrong.",
    example: Some(Example {
        wrong: "{zh: 杀青, en: fixing, en_allowed: [kill-green], avoid: [{text: kill green}]}",
        right: "{zh: 杀青, en: fixing, avoid: [{text: kill green}]}",
    }),
    fix: "Take the rendering out of one of the two lists.",
};

/// Looks through the glossary.
pub(in crate::check) fn check(site: &Site<'_>, report: &mut Report) {
    let Ok(file) = RelPath::new(GLOSSARY) else { return };
    for term in &site.terms {
        for message in contradictions(term, site) {
            report.add(Diagnostic::new(&RULE, Place::new(&file, term.id.span), message));
        }
    }
}

/// Whether two renderings are the same for a reader: in any case, with hyphens or spaces, plural or not. Marks count.
fn is_one(a: &str, b: &str) -> bool {
    let plain = |text: &str| words(text).into_iter().map(|word| word.plain).collect::<Vec<_>>();
    let marks = |text: &str| text.chars().filter(|c| !c.is_alphanumeric() && !matches!(c, ' ' | '-')).collect::<String>();
    marks(a) == marks(b) && plain(a) == plain(b)
}

fn contradictions(term: &TermEntry, site: &Site<'_>) -> Vec<String> {
    let mut found = Vec::new();
    for (form, _) in forms(term, Side::Translation) {
        if let Some(avoided) = term.avoid.iter().find(|avoided| is_one(&avoided.text, form)) {
            found.push(format!("`{form}` is accepted for `{}`, and `{}` is avoided", term.words.original, avoided.text));
        }
        if let Some(banned) = site.config.banned.iter().find(|banned| form.contains(&banned.text.value)) {
            found.push(format!("`{form}` is accepted for `{}`, and `{}` is banned", term.words.original, banned.text.value));
        }
    }
    found
}
