//! A page in both its languages.

use crate::config::Side;
use crate::parse::front_matter::{Facts, FigureEntry, PageWords, SealStyle};
use crate::parse::markdown::Block;
use crate::parse::{Page, SourceMark};
use crate::site::entity::EntityIx;
use crate::site::links::Link;
use crate::site::terms::Hit;

/// The number of a pair in its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PairIx(pub(super) usize);

impl PairIx {
    /// The number itself, for tables kept beside the site.
    pub fn number(self) -> usize {
        self.0
    }
}

/// The second half of a pair.
#[derive(Debug)]
pub enum Translation {
    /// It is there.
    Present(Box<Page>),
    /// It is not written yet.
    Missing,
    /// It is written and cannot be read, as the report says.
    Unread,
}

/// A page in both its languages, with all that the site knows of it.
#[derive(Debug)]
pub struct Pair {
    /// Its id.
    pub id: String,
    /// The page in the original language.
    pub original: Box<Page>,
    /// The page in the other.
    pub translation: Translation,
    /// Its facts, from the original.
    pub facts: Box<Facts>,
    /// Its kind, as a number in the configuration.
    pub kind: usize,
    /// Its layout.
    pub layout: String,
    /// The entity that stands for the page as a whole.
    pub entity: EntityIx,
    /// Its parent; a page without one hangs from the home page.
    pub parent: Option<PairIx>,
    /// Its children: by kind, order and id.
    pub children: Vec<PairIx>,
    /// Style of its seal, its own or an ancestor's.
    pub seal_style: SealStyle,
    /// The top-level blocks of both bodies side by side.
    pub rows: Vec<Row>,
    /// References of the original, resolved, by their number in its body.
    pub links: Box<[Link]>,
    /// References of the translation.
    pub translation_links: Box<[Link]>,
    /// Pages that this page shows.
    pub features: Box<[PairIx]>,
    /// All passages the page rests on: of its front matter, then of its marks, each once.
    pub sources: Box<[SourceMark]>,
    /// Terms linked on the page, in the order of their first occurrence.
    pub terms: Box<[usize]>,
}

/// A row: one block of each side.
#[derive(Debug)]
pub struct Row {
    /// `b3`, or a heading's id.
    pub anchor: String,
    /// The number printed in the fold; headings have none.
    pub number: Option<u32>,
    /// Passages the row rests on, marked on either side.
    pub marks: Box<[SourceMark]>,
    /// Where terms are linked in the original's block.
    pub hits: Box<[Hit]>,
    /// Where terms are linked in the translation's block.
    pub translation_hits: Box<[Hit]>,
}

impl Pair {
    /// The page of one side.
    pub fn page(&self, side: Side) -> Option<&Page> {
        match (side, &self.translation) {
            (Side::Original, _) => Some(&self.original),
            (Side::Translation, Translation::Present(page)) => Some(page),
            (Side::Translation, Translation::Missing | Translation::Unread) => None,
        }
    }

    /// Whether the page exists in both languages.
    pub fn is_translated(&self) -> bool {
        matches!(self.translation, Translation::Present(_))
    }

    /// The words of one side; those of the original where there is no translation.
    pub fn words(&self, side: Side) -> &PageWords {
        &self.page(side).unwrap_or(&self.original).front.words
    }

    /// The blocks of one side.
    pub fn blocks(&self, side: Side) -> &[Block] {
        self.page(side).map_or(&[], |page| &page.body.blocks)
    }

    /// Resolved references of one side.
    pub fn links(&self, side: Side) -> &[Link] {
        match side {
            Side::Original => &self.links,
            Side::Translation => &self.translation_links,
        }
    }

    /// The page's figure, or one of its further figures.
    pub fn figure(&self, name: Option<&str>) -> Option<&FigureEntry> {
        match name {
            None => self.facts.figure.as_ref().map(|figure| &figure.value),
            Some(name) => self.facts.more_figures.iter().find(|(key, _)| key == name).map(|(_, figure)| &figure.value),
        }
    }
}

impl Row {
    /// Linked terms of one side.
    pub fn hits(&self, side: Side) -> &[Hit] {
        match side {
            Side::Original => &self.hits,
            Side::Translation => &self.translation_hits,
        }
    }
}
