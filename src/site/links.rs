//! References resolved: what each double bracket of a page leads to.

use crate::config::Side;
use crate::diagnostic::rules::site::{DEAD_FRAGMENT, DEAD_REFERENCE, UNKNOWN_FIGURE, UNKNOWN_TERM};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::markdown::{Reference, Target};
use crate::parse::{Page, SourceMark};
use crate::site::anchors;
use crate::site::assemble::Context;
use crate::site::pair::PairIx;
use crate::text::nearest;

/// What a reference leads to.
#[derive(Clone, Debug)]
pub enum Link {
    /// A page, perhaps a place on it.
    Page {
        /// The page.
        pair: PairIx,
        /// An anchor on it.
        fragment: Option<String>,
        /// Own text.
        label: Option<String>,
    },
    /// A figure, quoted.
    Figure {
        /// The page of the figure.
        pair: PairIx,
        /// Its name among the further figures.
        name: Option<String>,
        /// Own text.
        label: Option<String>,
    },
    /// A passage of an article.
    Source {
        /// The article's page.
        article: PairIx,
        /// The passage.
        mark: SourceMark,
    },
    /// A term.
    Term {
        /// Its number.
        term: usize,
        /// Own text.
        label: Option<String>,
    },
    /// Dead: reported, so the site is never rendered.
    Dead,
}

/// Resolves the references of one page.
pub(super) fn resolve(page: &Page, context: &Context<'_, '_>, report: &mut Report) -> Vec<Link> {
    page.body.references.iter().map(|reference| one(reference, page, context, report).unwrap_or(Link::Dead)).collect()
}

fn one(reference: &Reference, page: &Page, context: &Context<'_, '_>, report: &mut Report) -> Option<Link> {
    let place = Place::new(&page.file, reference.span);
    let label = reference.label.clone();
    match &reference.target {
        Target::Page { id, heading } => {
            let pair = find_page(id, &place, context, report)?;
            let fragment = heading.clone();
            if let Some(fragment) = &fragment {
                let anchors = anchors::of(context.site, pair);
                if !anchors.has(fragment) {
                    let help = anchors.nearest(fragment).map(|near| format!("did you mean `[[{id}#{near}]]`?"));
                    let message = format!("`{id}` has no heading `{fragment}`");
                    report.add(Diagnostic::new(&DEAD_FRAGMENT, place, message).help_if(help));
                    return None;
                }
            }
            Some(Link::Page { pair, fragment, label })
        }
        Target::Figure { id, name } => {
            let pair = find_page(id, &place, context, report)?;
            let found = context.site.pair(pair);
            if found.figure(name.as_deref()).is_none() {
                let (message, help) = match name {
                    None => (format!("`{id}` carries no figure"), None),
                    Some(name) => {
                        let known: Vec<&str> = found.facts.more_figures.iter().map(|(key, _)| key.as_str()).collect();
                        let help = nearest(name, known.iter().copied()).map(|near| format!("did you mean `[[={id}#{near}]]`?"));
                        (format!("`{id}` has no figure called `{name}`"), help)
                    }
                };
                report.add(Diagnostic::new(&UNKNOWN_FIGURE, place, message).help_if(help));
                return None;
            }
            Some(Link::Figure { pair, name: name.clone(), label })
        }
        Target::Source(mark) => {
            let article = context.site.articles.check(mark, &page.file, reference.span, report)?;
            Some(Link::Source { article, mark: mark.clone() })
        }
        Target::Term(word) => {
            let words = |side: Side| context.site.terms.iter().position(move |term| term.words.get(side) == word);
            let Some(term) = words(Side::Original).or_else(|| words(Side::Translation)) else {
                let known =
                    context.site.terms.iter().flat_map(|term| [term.words.original.as_str(), term.words.translation.as_str()]);
                let help = nearest(word, known).map(|near| format!("did you mean `[[?{near}]]`?"));
                report.add(Diagnostic::new(&UNKNOWN_TERM, place, format!("the glossary has no term `{word}`")).help_if(help));
                return None;
            };
            Some(Link::Term { term, label })
        }
    }
}

/// A page by id; a dead one is reported with the nearest id, unless its file exists and could not be read.
pub(super) fn find_page(id: &str, place: &Place, context: &Context<'_, '_>, report: &mut Report) -> Option<PairIx> {
    let found = context.site.find_page(id);
    if found.is_none() && !context.unusable.contains(id) {
        let help = near_id(id, context).map(|near| format!("did you mean `{near}`?"));
        report.add(Diagnostic::new(&DEAD_REFERENCE, place.clone(), format!("no page has the id `{id}`")).help_if(help));
    }
    found
}

/// The id most like a dead one: by spelling, else one whose last part is the same.
fn near_id<'s>(id: &str, context: &'s Context<'_, '_>) -> Option<&'s str> {
    let ids = || context.site.pairs.iter().map(|pair| pair.id.as_str());
    let last = id.rsplit('/').next().unwrap_or_default();
    nearest(id, ids()).or_else(|| ids().find(|known| known.rsplit('/').next() == Some(last)))
}
