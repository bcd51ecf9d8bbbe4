//! DZ301: a page is written in one language only.

use crate::config::Side;
use crate::diagnostic::{Diagnostic, Example, Place, Report, Rule, Severity};
use crate::site::{Pair, Site, Translation};
use crate::text::Span;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ301",
    name: "pair-missing-side",
    severity: Severity::Warning,
    about: "A page of the original has no translation. It is published in the original and in the view of both languages, whose other half says that the words are missing.",
    example: Some(Example { wrong: "teas/green.zh.md", right: "teas/green.zh.md, teas/green.en.md" }),
    fix: "Write the translation beside the original: the same name with the code of the other language.",
};

/// Finds pages without a translation.
pub(super) fn check(site: &Site<'_>, report: &mut Report) {
    let language = site.config.language(Side::Translation);
    // A draft may still be without.
    let missing = |pair: &&Pair| matches!(pair.translation, Translation::Missing) && !pair.facts.draft;
    for pair in site.pairs.iter().filter(missing) {
        let file = &pair.original.file;
        let original = format!(".{}.md", site.config.language(Side::Original).code);
        let wanted = file.as_str().strip_suffix(&original).map(|stem| format!("{stem}.{}.md", language.code));
        let message = format!("`{}` has no translation into {}", pair.id, language.name);
        let help = wanted.map(|wanted| format!("write `{wanted}`"));
        report.add(Diagnostic::new(&RULE, Place::new(file, Span::default()), message).help_if(help));
    }
}
