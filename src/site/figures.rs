//! The ledger across pages: who must carry a figure, and what a baseline is.

use crate::config::FigurePolicy;
use crate::diagnostic::rules::site::{BAD_BASELINE, FIGURE_MISSING, FIGURE_NOT_ALLOWED};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::site::assemble::Context;
use crate::site::links::find_page;

/// Checks figures against the kinds of their pages, their sources and their baselines.
pub(super) fn check(context: &Context<'_, '_>, report: &mut Report) {
    for pair_ix in context.site.pair_indices() {
        let pair = context.site.pair(pair_ix);
        let file = &pair.original.file;
        let policy = context.site.config.kinds.get(pair.kind).map_or(FigurePolicy::No, |kind| kind.figure);
        let facts = &pair.facts;
        let first = facts.figures().map(|figure| figure.span).chain(facts.unread.figure).min();
        match (policy, &facts.figure, first) {
            // A draft may still be without it.
            (FigurePolicy::Required, None, _) if facts.unread.figure.is_none() && !facts.draft => {
                let message = format!("pages of the kind `{}` carry a figure", facts.kind.value);
                report.add(Diagnostic::new(&FIGURE_MISSING, Place::new(file, facts.kind.span), message));
            }
            (FigurePolicy::No, _, Some(span)) => {
                let message = format!("pages of the kind `{}` carry no figure", facts.kind.value);
                report.add(Diagnostic::new(&FIGURE_NOT_ALLOWED, Place::new(file, span), message));
            }
            _ => {}
        }
        for figure in facts.figures() {
            context.site.articles.check(&figure.value.source.value, file, figure.value.source.span, report);
            let Some(baseline) = &figure.value.baseline else { continue };
            let place = Place::new(file, baseline.span);
            let Some(page) = find_page(&baseline.value, &place, context, report) else { continue };
            let other = &context.site.pair(page).facts;
            let unread = other.unread.figure.is_some();
            if page == pair_ix && facts.figure.as_ref().is_some_and(|own| own.span == figure.span) {
                report.add(Diagnostic::new(&BAD_BASELINE, place, "a figure is not its own starting value"));
            } else if !unread && other.figure.as_ref().is_none_or(|other| other.value.unit.value != figure.value.unit.value) {
                let message = format!("`{}` carries no figure in `{}`", baseline.value, figure.value.unit.value);
                report.add(Diagnostic::new(&BAD_BASELINE, place, message));
            }
        }
    }
}
