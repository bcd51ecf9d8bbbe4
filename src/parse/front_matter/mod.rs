//! Front matter: facts once, in the original; words in each language.

mod figure;
mod read;
mod record;
mod split;
mod waive;

use std::sync::Arc;

use crate::config::Words;
use crate::language::Quantity;
use crate::parse::locator::SourceMark;
use crate::text::{Span, Spanned};

pub use read::{Asked, is_date as is_heading_date, read};
pub use split::split;

/// Keys of a translation.
pub const WORD_KEYS: &[&str] = &["title", "short", "summary"];
/// Keys of an original.
pub const FACT_KEYS: &[&str] = &[
    "kind",
    "order",
    "title",
    "short",
    "seal",
    "seal_style",
    "summary",
    "parent",
    "layout",
    "date",
    "sources",
    "relations",
    "features",
    "facts",
    "figure",
    "more_figures",
    "genre",
    "outlet",
    "byline",
    "published",
    "url",
    "format",
    "sha256",
    "paragraphs",
    "fingerprints",
    "title_editorial",
    "draft",
    "waive",
];

/// Words of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageWords {
    /// The title.
    pub title: Spanned<String>,
    /// A short title for tiles, breadcrumbs and the map.
    pub short: Option<Spanned<String>>,
    /// One or two sentences.
    pub summary: Option<Spanned<String>>,
}

impl PageWords {
    /// The title, where one is written: a draft without one is called by its id.
    pub fn written_title(&self) -> Option<&Spanned<String>> {
        Some(&self.title).filter(|title| title.span.start < title.span.end)
    }

    /// The short title, or the title where there is none.
    pub fn short_or_title(&self) -> &str {
        &self.short.as_ref().unwrap_or(&self.title).value
    }
}

/// How a seal is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SealStyle {
    /// White on red.
    Solid,
    /// Red on white.
    Outlined,
}

/// Facts of a page. What few pages have stands apart: a large site has very many of them.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Kind, as written.
    pub kind: Spanned<String>,
    /// Place among siblings of one kind; those without come last.
    pub order: Option<u32>,
    /// One Han character.
    pub seal: Option<Spanned<String>>,
    /// Style of the seals of this page and of those below it.
    pub seal_style: Option<SealStyle>,
    /// Parent, where it is not the section.
    pub parent: Option<Spanned<String>>,
    /// Layout, where it is not the kind's.
    pub layout: Option<Spanned<String>>,
    /// `2021-12-28` or `2020-06`.
    pub date: Option<String>,
    /// What the page rests on.
    pub sources: Box<[Spanned<SourceMark>]>,
    /// Its relations.
    pub relations: Box<[RelationEntry]>,
    /// Pages that this page shows: those of a home page.
    pub features: Box<[Spanned<String>]>,
    /// Rows of the facts panel that no relation gives.
    pub rows: Box<[FactRow]>,
    /// The figure.
    pub figure: Option<Box<Spanned<FigureEntry>>>,
    /// Further figures, by name.
    pub more_figures: Box<[(String, Spanned<FigureEntry>)]>,
    /// The record of an article.
    pub record: Option<Box<Record>>,
    /// Whether the page is not to be published yet.
    pub draft: bool,
    /// Findings that an editor looked at and let stand.
    pub waivers: Box<[Waiver]>,
    /// What is written and could not be read: what asks for it is not told again that it is missing.
    pub unread: Unread,
}

impl Facts {
    /// The figure and the further figures.
    pub fn figures(&self) -> impl Iterator<Item = &Spanned<FigureEntry>> {
        self.figure.as_deref().into_iter().chain(self.more_figures.iter().map(|(_, figure)| figure))
    }
}

/// Facts that are written and could not be read; what is wrong with them is in the report.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unread {
    /// Where the first such figure stands.
    pub figure: Option<Span>,
    /// Whether there is such a record.
    pub record: bool,
}

/// A relation as written.
#[derive(Clone, Debug)]
pub struct RelationEntry {
    /// Kind.
    pub kind: Spanned<String>,
    /// A heading of this page that the relation starts from; the page itself where absent.
    pub from: Option<Box<Spanned<String>>>,
    /// Page or `page#heading`.
    pub to: Spanned<String>,
    /// Who says so.
    pub basis: Basis,
    /// The passage that states it.
    pub source: Option<Box<Spanned<SourceMark>>>,
    /// Why, in both languages; the relation of the site shares the words.
    pub why: Option<Arc<Words>>,
    /// Where the entry stands.
    pub span: Span,
}

/// Who says that a relation holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// A source states it.
    Stated,
    /// It is our reading.
    Editorial,
}

/// A row of the facts panel.
#[derive(Clone, Debug)]
pub struct FactRow {
    /// Where the row stands.
    pub span: Span,
    /// What it is.
    pub label: Words,
    /// What holds.
    pub value: Words,
    /// The passage it rests on.
    pub source: Option<Spanned<SourceMark>>,
}

/// A finding that an editor looked at and let stand: `{rule: figures-differ, at: b7, fingerprint: 3f9a1c02, note: …}`.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Name or code of the rule.
    pub rule: Spanned<String>,
    /// The place in the pair: `b7`, `b3-2`, a heading's id, `title`, `why-1`.
    pub at: Spanned<String>,
    /// The beginning of the fingerprint of that place, of 8 to 16 hexadecimal digits: once either side is written anew,
    /// it is another, and the waiver is over.
    pub fingerprint: Spanned<String>,
    /// Why it may stand.
    pub note: String,
    /// Where the entry stands.
    pub span: Span,
}

/// A figure as written.
#[derive(Clone, Debug)]
pub struct FigureEntry {
    /// Number, bound and direction.
    pub quantity: Quantity,
    /// Unit, as written.
    pub unit: Spanned<String>,
    /// What the figure is to the plan.
    pub role: Role,
    /// When it holds.
    pub when: Option<When>,
    /// What is counted.
    pub of: Option<Words>,
    /// The page of the starting value.
    pub baseline: Option<Spanned<String>>,
    /// The passage it stands in.
    pub source: Spanned<SourceMark>,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To be reached.
    Target,
    /// Where it started.
    Baseline,
    /// Worked out by us.
    Derived,
}

impl Role {
    /// The words of a ledger.
    pub const NAMES: &[(&str, Self)] = &[("target", Self::Target), ("baseline", Self::Baseline), ("derived", Self::Derived)];

    /// The ledger's word.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, role)| *role == self).map_or("target", |(name, _)| name)
    }
}

/// When a figure holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At the end of a year.
    Year(u32),
    /// Over a span of years, both included.
    Period(u32, u32),
}

/// The record of an article.
#[derive(Clone, Debug)]
pub struct Record {
    /// News, official interpretation.
    pub genre: Option<Words>,
    /// Where it appeared.
    pub outlet: Option<Words>,
    /// Who wrote it.
    pub byline: Option<Words>,
    /// `2021-12-28T11:07:10+08:00`.
    pub published: Option<String>,
    /// Its address, where it states one.
    pub url: Option<String>,
    /// Form of the file.
    pub format: String,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// How many paragraphs.
    pub paragraphs: Spanned<u32>,
    /// One a paragraph: 16 hexadecimal digits.
    pub fingerprints: Vec<String>,
    /// Whether the title is ours.
    pub title_editorial: bool,
}
