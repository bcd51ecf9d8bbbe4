//! References resolved: what each double bracket of a page leads to.

use crate::config::Side;
use crate::diagnostic::rules::site::{DEAD_FRAGMENT, DEAD_REFERENCE, DRAFT_REFERENCE, UNKNOWN_FIGURE, UNKNOWN_TERM};
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
        fragment: Option<Box<str>>,
        /// Own text.
        label: Option<Box<str>>,
    },
    /// A figure, quoted.
    Figure {
        /// The page of the figure.
        pair: PairIx,
        /// Its name among the further figures.
        name: Option<Box<str>>,
        /// Own text.
        label: Option<Box<str>>,
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
        label: Option<Box<str>>,
    },
    /// Dead: reported, so the site is never rendered.
    Dead,
}

/// So many dead references of a page are told with what may have been meant: a search through all ids for each of
/// thousands would take longer than the build.
const SUGGESTIONS: usize = 50;

/// Resolves the references of one page.
pub(super) fn resolve(page: &Page, context: &Context<'_, '_>, report: &mut Report) -> Box<[Link]> {
    let before = report.diagnostics().len();
    check_anchors(page, context, report);
    let references = page.body.references.iter();
    references
        .map(|reference| {
            let suggest = report.diagnostics().len() < before + SUGGESTIONS;
            one(reference, page, &Context { suggest, ..*context }, report).unwrap_or(Link::Dead)
        })
        .collect()
}

/// Links to anchors of the same page. Those of terms, notes and the theme are made when the page is rendered, and looked
/// at then.
fn check_anchors(page: &Page, context: &Context<'_, '_>, report: &mut Report) {
    let Some(pair) = context.site.find_page(&page.id) else { return };
    let anchors = anchors::of(context.site, pair);
    let later = |anchor: &str| matches!(anchor, "" | "main") || ["t-", "fn-", "dz-"].iter().any(|made| anchor.starts_with(made));
    for anchor in page.body.anchors.iter().filter(|anchor| !later(&anchor.value) && !anchors.has(&anchor.value)) {
        let (message, help) = anchors.dead("this page", &anchor.value, "#", context.suggest);
        report.add(Diagnostic::new(&DEAD_FRAGMENT, Place::new(&page.file, anchor.span), message).help_if(help));
    }
}

fn one(reference: &Reference, page: &Page, context: &Context<'_, '_>, report: &mut Report) -> Option<Link> {
    let place = Place::new(&page.file, reference.span);
    let label = reference.label.as_ref().map(|label| Box::from(label.text()));
    match &reference.target {
        Target::Page { id, heading } => {
            let pair = find_page(id, &place, context, report)?;
            if let Some(fragment) = heading {
                let anchors = anchors::of(context.site, pair);
                if !anchors.has(fragment) {
                    let (message, help) = anchors.dead(&format!("`{id}`"), fragment, &format!("{id}#"), context.suggest);
                    report.add(Diagnostic::new(&DEAD_FRAGMENT, place, message).help_if(help));
                    return None;
                }
            }
            Some(Link::Page { pair, fragment: heading.as_deref().map(Box::from), label })
        }
        Target::Figure { id, name } => {
            let pair = find_page(id, &place, context, report)?;
            let found = context.site.pair(pair);
            if found.figure(name.as_deref()).is_none() {
                if found.facts.unread.figure.is_some() {
                    return None;
                }
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
            Some(Link::Figure { pair, name: name.as_deref().map(Box::from), label })
        }
        Target::Source(mark) => {
            let article = context.site.articles.check(mark, &page.file, reference.span, report)?;
            Some(Link::Source { article, mark: mark.clone() })
        }
        Target::Term(word) => {
            let words = |side: Side| context.site.terms.iter().position(move |term| term.words.get(side) == word);
            let Some(term) = words(Side::Original).or_else(|| words(Side::Translation)) else {
                if context.terms_unread {
                    return None;
                }
                let known =
                    context.site.terms.iter().flat_map(|term| [term.words.original.as_str(), term.words.translation.as_str()]);
                let near = if context.suggest { nearest(word, known) } else { None };
                let help = near.map(|near| format!("did you mean `[[?{near}]]`?"));
                report.add(Diagnostic::new(&UNKNOWN_TERM, place, format!("the glossary has no term `{word}`")).help_if(help));
                return None;
            };
            Some(Link::Term { term, label })
        }
    }
}

/// What to do about a draft that something published needs.
pub(super) const PUBLISH: &str =
    "publish it by taking `draft: true` out of its original, take the reference out, or use `--drafts`";

/// A page by id; a dead one is reported with the nearest id, unless its file exists and could not be read.
pub(super) fn find_page(id: &str, place: &Place, context: &Context<'_, '_>, report: &mut Report) -> Option<PairIx> {
    let found = context.site.find_page(id);
    if found.is_none() && context.left_out.ids.contains(id) {
        report.add(Diagnostic::new(&DRAFT_REFERENCE, place.clone(), format!("`{id}` is a draft")).help(PUBLISH));
    } else if found.is_none() && !context.unusable.contains(id) {
        let help = near_id(id, context).map(|near| format!("did you mean `{near}`?"));
        report.add(Diagnostic::new(&DEAD_REFERENCE, place.clone(), format!("no page has the id `{id}`")).help_if(help));
    }
    found
}

/// The id most like a dead one: by spelling, else one whose last part is the same. What is the name of a file is taken
/// for the page that the file is.
fn near_id(id: &str, context: &Context<'_, '_>) -> Option<String> {
    if !context.suggest {
        return None;
    }
    if let Some(known) = context.near.lock().ok().and_then(|near| near.get(id).cloned()) {
        return known;
    }
    let found = find_near_id(id, context).map(str::to_owned);
    if let Ok(mut near) = context.near.lock() {
        near.insert(id.to_owned(), found.clone());
    }
    found
}

fn find_near_id<'s>(id: &str, context: &'s Context<'_, '_>) -> Option<&'s str> {
    let ids = || context.site.pairs.iter().map(|pair| pair.id.as_str());
    let path = id.trim_matches('/');
    let stem = path.split('.').next().unwrap_or_default();
    let id = stem.strip_suffix("/_index").or(stem.strip_suffix("/index")).unwrap_or(stem);
    let last = id.rsplit('/').next().unwrap_or_default();
    nearest(id, ids()).or_else(|| ids().find(|known| known.rsplit('/').next() == Some(last)))
}
