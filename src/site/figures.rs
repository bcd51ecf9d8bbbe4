//! The ledger across pages: who must carry a figure, and what a baseline is.

use crate::config::FigurePolicy;
use crate::diagnostic::rules::site::{BAD_BASELINE, FIGURE_MISSING, FIGURE_NOT_ALLOWED};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::site::assemble::Context;
use crate::site::links::find_page;

/// Checks figures against the kinds of their pages, their sources and their baselines.
pub(super) fn check(context: &Context<'_, '_>, report: &mut Report) {
    for pair in &context.site.pairs {
        let file = &pair.original.file;
        let policy = context.site.config.kinds.get(pair.kind).map_or(FigurePolicy::No, |kind| kind.figure);
        let facts = &pair.facts;
        let first = facts.figure.as_ref().or_else(|| facts.more_figures.first().map(|(_, figure)| figure));
        match (policy, &facts.figure, first) {
            (FigurePolicy::Required, None, _) => {
                let message = format!("pages of the kind `{}` carry a figure", facts.kind.value);
                report.add(Diagnostic::new(&FIGURE_MISSING, Place::new(file, facts.kind.span), message));
            }
            (FigurePolicy::No, _, Some(figure)) => {
                let message = format!("pages of the kind `{}` carry no figure", facts.kind.value);
                report.add(Diagnostic::new(&FIGURE_NOT_ALLOWED, Place::new(file, figure.span), message));
            }
            _ => {}
        }
        for figure in facts.figure.iter().chain(facts.more_figures.iter().map(|(_, figure)| figure)) {
            context.site.articles.check(&figure.value.source.value, file, figure.value.source.span, report);
            let Some(baseline) = &figure.value.baseline else { continue };
            let place = Place::new(file, baseline.span);
            let Some(page) = find_page(&baseline.value, &place, context, report) else { continue };
            let other = context.site.pair(page).figure(None);
            if other.is_none_or(|other| other.unit.value != figure.value.unit.value) {
                let message = format!("`{}` carries no figure in `{}`", baseline.value, figure.value.unit.value);
                report.add(Diagnostic::new(&BAD_BASELINE, place, message));
            }
        }
    }
}
