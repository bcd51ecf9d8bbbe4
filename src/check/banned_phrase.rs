//! DZ303: a phrase that the site declares to stand nowhere.

use crate::config::Side;
use crate::diagnostic::{Diagnostic, Place, Report, Rule, Severity};
use crate::language::TermMatcher;
use crate::site::Site;
use crate::text::{RelPath, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ303",
    name: "banned-phrase",
    severity: Severity::Error,
    about: "`banned` in `site.yaml` lists phrases that are wrong wherever they stand: a figure mistaken by a factor of ten, a rendering that misleads.",
    fix: "Write it another way; the list says why the phrase is wrong.",
};

/// Finds banned phrases in titles, summaries, facts, reasons, bodies and notes.
pub(super) fn check(site: &Site<'_>, report: &mut Report) {
    let phrases: Vec<&str> = site.config.banned.iter().map(|banned| banned.text.value.as_str()).collect();
    if phrases.is_empty() {
        return;
    }
    let matcher = TermMatcher::new(&phrases);
    for pair in &site.pairs {
        for page in Side::BOTH.into_iter().filter_map(|side| pair.page(side)) {
            let words = &page.front.words;
            search(site, &matcher, &page.file, &words.title.value, words.title.span, report);
            for text in words.short.iter().chain(&words.summary) {
                search(site, &matcher, &page.file, &text.value, text.span, report);
            }
            let notes = page.body.footnotes.iter().flat_map(|note| &note.blocks);
            for block in page.body.blocks.iter().chain(notes) {
                crate::parse::markdown::texts(&block.kind, &mut |text, span| {
                    search(site, &matcher, &page.file, text, span, report);
                });
            }
        }
        let rows = pair.facts.rows.iter().flat_map(|row| [(&row.label, row.span), (&row.value, row.span)]);
        let reasons = pair.facts.relations.iter().filter_map(|relation| Some((relation.why.as_ref()?, relation.span)));
        for (words, span) in rows.chain(reasons) {
            for side in Side::BOTH {
                search(site, &matcher, &pair.original.file, words.get(side), span, report);
            }
        }
    }
}

fn search(site: &Site<'_>, matcher: &TermMatcher, file: &RelPath, text: &str, span: Span, report: &mut Report) {
    for found in matcher.find(text) {
        let Some(banned) = site.config.banned.get(found.word) else { continue };
        // Where the text is as long as its span, the phrase can be pointed at.
        let here =
            if text.len() == span.end - span.start { Span::new(span.start + found.start, span.start + found.end) } else { span };
        let place = Place::new(file, here);
        let declared = Place::new(&site.config.file, banned.text.span).label("banned here");
        let why = (!banned.why.translation.is_empty()).then(|| banned.why.translation.clone());
        report.add(
            Diagnostic::new(&RULE, place, format!("`{}` is banned on this site", banned.text.value))
                .related(declared)
                .help_if(why),
        );
    }
}
