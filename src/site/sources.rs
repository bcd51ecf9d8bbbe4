//! Passages: which articles and paragraphs exist, and which pages rest on them.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::diagnostic::rules::site::{DRAFT_REFERENCE, UNKNOWN_ARTICLE, UNKNOWN_PARAGRAPH};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::{LeftOut, Locator, SourceMark};
use crate::site::Site;
use crate::site::links::PUBLISH;
use crate::site::pair::{Pair, PairIx};
use crate::text::{RelPath, Span, nearest};

/// One page resting on a range of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Use {
    article: PairIx,
    first: u32,
    last: u32,
    page: PairIx,
}

/// Ids of the articles of the site: the last part of the ids of pages with a record.
#[derive(Debug, Default)]
pub(super) struct Articles {
    /// Article id, page, count of paragraphs; by id.
    known: Vec<(String, PairIx, u32)>,
    /// Articles whose page could not be read.
    unusable: Vec<String>,
    /// Articles whose page is a draft and left out.
    drafts: BTreeSet<String>,
}

impl Articles {
    pub fn of(pairs: &[Pair], config: &Config, unusable: &BTreeSet<String>, left_out: &LeftOut) -> Self {
        let last = |id: &str| id.rsplit('/').next().unwrap_or_default().to_owned();
        let mut known = Vec::new();
        let mut unread: Vec<String> = unusable.iter().map(|id| last(id)).collect();
        for (number, pair) in pairs.iter().enumerate() {
            let ix = PairIx(number);
            if let Some(record) = &pair.facts.record {
                known.push((last(&pair.id), ix, record.paragraphs.value));
            } else if pair.facts.unread.record || config.kinds.get(pair.kind).is_some_and(|kind| kind.record) {
                unread.push(last(&pair.id));
            }
        }
        known.sort();
        Self { known, unusable: unread, drafts: left_out.articles.clone() }
    }

    /// The page of an article.
    pub fn find(&self, id: &str) -> Option<(PairIx, u32)> {
        let at = self.known.binary_search_by(|(known, ..)| known.as_str().cmp(id)).ok()?;
        self.known.get(at).map(|(_, ix, count)| (*ix, *count))
    }

    /// Reports a passage that does not exist; the article's page where it does.
    pub fn check(&self, mark: &SourceMark, file: &RelPath, span: Span, report: &mut Report) -> Option<PairIx> {
        let Some((ix, count)) = self.find(&mark.article) else {
            if self.drafts.contains(&mark.article) {
                let message = format!("the article `{}` is a draft", mark.article);
                report.add(Diagnostic::new(&DRAFT_REFERENCE, Place::new(file, span), message).help(PUBLISH));
            } else if !self.unusable.contains(&mark.article) {
                let ids: Vec<&str> = self.known.iter().map(|(id, ..)| id.as_str()).collect();
                let help = match nearest(&mark.article, ids.iter().copied()) {
                    Some(near) => format!("did you mean `{near}`?"),
                    None if ids.is_empty() => {
                        "the site has no articles: pages with a record, under `content/articles`".to_owned()
                    }
                    None => format!("the articles are {}", ids.join(", ")),
                };
                let message = format!("no article is called `{}`", mark.article);
                report.add(Diagnostic::new(&UNKNOWN_ARTICLE, Place::new(file, span), message).help(help));
            }
            return None;
        };
        if let Locator::Paragraphs { last, .. } = mark.at
            && last > count
        {
            let message = format!("article `{}` has {count} paragraphs, and this is paragraph {last}", mark.article);
            report.add(Diagnostic::new(&UNKNOWN_PARAGRAPH, Place::new(file, span), message));
            return None;
        }
        Some(ix)
    }
}

/// Which pages rest on which paragraphs, sorted by article.
pub(super) fn uses(site: &Site<'_>) -> Vec<Use> {
    let mut uses = Vec::new();
    for page in site.pair_indices() {
        for mark in &site.pair(page).sources {
            if let (Some((article, _)), Locator::Paragraphs { first, last }) = (site.articles.find(&mark.article), mark.at) {
                uses.push(Use { article, first, last, page });
            }
        }
    }
    uses.sort_unstable();
    uses
}

/// The pages that rest on a paragraph.
pub(super) fn users_of(uses: &[Use], article: PairIx, paragraph: u32) -> impl Iterator<Item = PairIx> + '_ {
    let from = uses.partition_point(|used| used.article < article);
    let of_article = uses.get(from..).unwrap_or_default().iter().take_while(move |used| used.article == article);
    let mut pages: Vec<PairIx> =
        of_article.filter(|used| (used.first..=used.last).contains(&paragraph)).map(|used| used.page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages.into_iter()
}
