//! A pair laid open: its places with both sides, and what the rules look things up in.

use std::sync::OnceLock;

use crate::check::frame::passage::{Passage, gather};
use crate::check::frame::{At, Compared, Faults, Prose, Tools};
use crate::check::terms::{self, Terms};
use crate::config::Side;
use crate::language::Family;
use crate::language::typography::Glance;
use crate::parse::markdown::Body;
use crate::site::{Link, Pair, Site, Translation, fingerprint, written, written_blocks};
use crate::text::{RelPath, Span};

/// Which side is Chinese and which English.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tongues {
    /// The Chinese side.
    pub chinese: Side,
    /// The English side.
    pub english: Side,
}

/// A pair as the rules see it.
pub struct Spread<'s, 'c> {
    /// The site.
    pub site: &'s Site<'c>,
    /// The pair.
    pub pair: &'s Pair,
    /// What was made ready once for all pairs.
    pub tools: &'s Tools,
    /// Whether both bodies are there and have the same shape: where not, their blocks are not compared.
    pub aligned: bool,
    faults: &'s Faults,
    passages: OnceLock<Vec<Passage<'s>>>,
    terms: OnceLock<Terms>,
    figures: OnceLock<Vec<Compared>>,
    /// Of Chinese texts, and of English ones.
    glances: (OnceLock<Glance>, OnceLock<Glance>),
}

impl<'s, 'c> Spread<'s, 'c> {
    /// Lays a pair open.
    pub(in crate::check) fn new(site: &'s Site<'c>, pair: &'s Pair, tools: &'s Tools, faults: &'s Faults, aligned: bool) -> Self {
        let (terms, figures, glances) = (OnceLock::new(), OnceLock::new(), (OnceLock::new(), OnceLock::new()));
        Self { site, pair, tools, aligned, faults, passages: OnceLock::new(), terms, figures, glances }
    }

    /// All its places, front matter first. Of bodies that are not aligned the two sides stand apart.
    pub fn passages(&self) -> &[Passage<'s>] {
        self.passages.get_or_init(|| gather(self.site, self.pair, self.aligned))
    }

    /// Places where both sides stand, and where nothing is wrong that keeps them from being read.
    pub fn pairs(&self) -> impl Iterator<Item = (At, &Prose<'s>, &Prose<'s>)> {
        let both = self.passages().iter().filter_map(|passage| passage.both().map(|(a, b)| (passage.at, a, b)));
        both.filter(|(_, a, b)| !self.is_faulty(a.file, a.block_span()) && !self.is_faulty(b.file, b.block_span()))
    }

    /// Places where both sides stand, Chinese first; none where the site has no such two languages.
    pub fn chinese_english(&self) -> impl Iterator<Item = (At, &Prose<'s>, &Prose<'s>)> {
        let swapped = self.tongues().map(|tongues| tongues.chinese == Side::Translation);
        self.pairs().filter_map(move |(at, a, b)| swapped.map(|swapped| if swapped { (at, b, a) } else { (at, a, b) }))
    }

    /// The figures of all places whose sides both stand, read and compared once for all rules.
    pub(in crate::check) fn figures(&self) -> &[Compared] {
        self.figures.get_or_init(|| Compared::all(self))
    }

    /// All texts of one family, both sides where both are of it.
    pub fn texts(&self, family: Family) -> impl Iterator<Item = (At, &Prose<'s>)> {
        let sides = Side::BOTH.into_iter().filter(move |side| self.site.config.language(*side).family == family);
        sides.flat_map(|side| {
            self.passages().iter().filter_map(move |passage| passage.side(side).map(|prose| (passage.at, prose)))
        })
    }

    /// What is seen at a glance in all texts of one family together.
    pub fn glance(&self, family: Family) -> Glance {
        let seen = || self.texts(family).fold(Glance::default(), |seen, (_, prose)| seen.and(prose.glance()));
        let known = if family == Family::Chinese { &self.glances.0 } else { &self.glances.1 };
        *known.get_or_init(seen)
    }

    /// Which side is Chinese and which English.
    pub fn tongues(&self) -> Option<Tongues> {
        let family = |side| self.site.config.language(side).family;
        match (family(Side::Original), family(Side::Translation)) {
            (Family::Chinese, Family::English) => Some(Tongues { chinese: Side::Original, english: Side::Translation }),
            (Family::English, Family::Chinese) => Some(Tongues { chinese: Side::Translation, english: Side::Original }),
            _ => None,
        }
    }

    /// Whether an earlier stage found an error inside a stretch of a file.
    pub fn is_faulty(&self, file: &RelPath, stretch: Span) -> bool {
        self.faults.is_within(file, stretch)
    }

    /// Whether both sides of a place could be compared.
    pub fn is_compared(&self, at: At) -> bool {
        let here = |passage: &Passage<'s>| passage.at == at || at.block().is_some() && passage.at.block() == at.block();
        let sides =
            self.passages().iter().filter(|passage| here(passage)).flat_map(|passage| Side::BOTH.map(|side| passage.side(side)));
        (at.is_front() || self.aligned) && !sides.flatten().any(|prose| self.is_faulty(prose.file, prose.block_span()))
    }

    /// The terms of its Chinese, and what its English has for them.
    pub(in crate::check) fn terms(&self) -> &Terms {
        self.terms.get_or_init(|| terms::read(self))
    }

    /// What a reference of one side leads to.
    pub fn link(&self, side: Side, number: usize) -> Option<&'s Link> {
        self.pair.links(side).get(number)
    }

    /// What to call a side in a message: `the Chinese`, or the name that the language gives itself.
    pub fn name(&self, side: Side) -> String {
        let language = self.site.config.language(side);
        let twice = self.tongues().is_none();
        match language.family {
            _ if twice => language.name.clone(),
            Family::Chinese => "the Chinese".to_owned(),
            Family::English => "the English".to_owned(),
        }
    }

    /// The fingerprint of a place: of what both sides say there. Another once either is written anew.
    pub fn fingerprint(&self, at: At) -> String {
        let said = Side::BOTH.map(|side| self.said(at, side).unwrap_or_default());
        fingerprint(said.iter().map(String::as_str))
    }

    fn said(&self, at: At, side: Side) -> Option<String> {
        let body: Option<&Body> = self.pair.page(side).map(|page| &page.body);
        match at {
            At::Item { block, item } => {
                let crate::parse::markdown::BlockKind::List { items, .. } = &body?.blocks.get(block)?.kind else { return None };
                Some(written_blocks(&items.get(item)?.blocks, body?))
            }
            At::Block(block) | At::Cell { block, .. } => Some(written(&body?.blocks.get(block)?.kind, body?)),
            At::Note(_) | At::Title | At::Short | At::Summary | At::Why(_) | At::Fact(_) | At::Of | At::OfMore(_) => {
                let passage = self.passages().iter().find(|passage| passage.at == at)?;
                Some(passage.side(side)?.text.clone().into_owned())
            }
        }
    }

    /// The place that an author calls so: of a list or a table as a whole, too.
    pub fn find(&self, anchor: &str) -> Option<At> {
        let named = self.passages().iter().map(|passage| passage.at).find(|at| at.anchor(self.pair) == anchor);
        named.or_else(|| self.pair.rows.iter().position(|row| row.anchor == anchor).map(At::Block))
    }

    /// Whether the translation is there and was read.
    pub fn is_whole(&self) -> bool {
        self.aligned || matches!(self.pair.translation, Translation::Missing)
    }
}
