//! DZ303: a phrase that the site declares to stand nowhere.

use crate::check::frame::{Findings, PieceKind, Spread};
use crate::config::Side;
use crate::diagnostic::{Diagnostic, Example, Place, Rule, Severity};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ303",
    name: "banned-phrase",
    severity: Severity::Error,
    about: "`banned` in `site.yaml` lists phrases that are wrong wherever they stand: a figure mistaken by a factor of ten, a rendering that misleads.",
    example: Some(Example { wrong: "the 76,441 strategy", right: "the “76441” strategy" }),
    fix: "Write it another way; the list says why the phrase is wrong.",
};

/// Finds banned phrases in titles, summaries, facts, reasons, bodies and notes: in words written there, not in what
/// references print, which is looked at where it is written.
pub(super) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    if spread.site.config.banned.is_empty() {
        return;
    }
    for passage in spread.passages() {
        for prose in Side::BOTH.into_iter().filter_map(|side| passage.side(side)) {
            for found in spread.tools.banned.find(&prose.text) {
                let Some(banned) = spread.site.config.banned.get(found.word) else { continue };
                let written = |at: usize| prose.piece(at).is_some_and(|(piece, _)| piece.kind == PieceKind::Words);
                if !written(found.start) && !written(found.end.saturating_sub(1)) {
                    continue;
                }
                let declared = Place::new(&spread.site.config.file, banned.text.span).label("banned here");
                let why = (!banned.why.translation.is_empty()).then(|| banned.why.translation.clone());
                let message = format!("`{}` is banned on this site", banned.text.value);
                let place = prose.place(found.start..found.end);
                findings.add(passage.at, Diagnostic::new(&RULE, place, message).related(declared).help_if(why));
            }
        }
    }
}
