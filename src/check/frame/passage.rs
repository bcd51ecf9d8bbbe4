//! The places of a pair, each with its two sides.

use crate::check::frame::At;
use crate::check::frame::prose::{Prose, SideView};
use crate::config::{Side, Words};
use crate::parse::front_matter::PageWords;
use crate::parse::markdown::{Block, BlockKind};
use crate::site::{Pair, Site};
use crate::text::{RelPath, Span};

/// A place with what stands there.
#[derive(Debug)]
pub struct Passage<'s> {
    /// The place.
    pub at: At,
    original: Option<Prose<'s>>,
    translation: Option<Prose<'s>>,
}

impl<'s> Passage<'s> {
    /// One side, if something stands there.
    pub fn side(&self, side: Side) -> Option<&Prose<'s>> {
        match side {
            Side::Original => self.original.as_ref(),
            Side::Translation => self.translation.as_ref(),
        }
    }

    /// Both sides, original first.
    pub fn both(&self) -> Option<(&Prose<'s>, &Prose<'s>)> {
        self.original.as_ref().zip(self.translation.as_ref())
    }
}

/// All places of a pair, front matter first. Where the bodies are not `aligned`, each side of them stands by itself.
pub(super) fn gather<'s>(site: &'s Site<'_>, pair: &'s Pair, aligned: bool) -> Vec<Passage<'s>> {
    let mut passages = Vec::new();
    front(pair, &mut passages);
    let [original, translation] = Side::BOTH.map(|side| {
        let Some(view) = SideView::new(site, pair, side) else { return Vec::new() };
        let mut own = Vec::with_capacity(view.body.blocks.iter().map(places).sum());
        body(&view, &mut own);
        own
    });
    passages.reserve(original.len().max(translation.len()));
    if aligned && original.len() == translation.len() {
        let places = original.into_iter().zip(translation);
        passages.extend(places.map(|((at, a), (_, b))| Passage { at, original: Some(a), translation: Some(b) }));
    } else {
        passages.extend(original.into_iter().map(|(at, prose)| Passage { at, original: Some(prose), translation: None }));
        passages.extend(translation.into_iter().map(|(at, prose)| Passage { at, original: None, translation: Some(prose) }));
    }
    notes(site, pair, &mut passages);
    passages
}

/// Reads a field of a page's words, and where it stands.
type Get = fn(&PageWords) -> Option<(&str, Span)>;

fn front<'s>(pair: &'s Pair, passages: &mut Vec<Passage<'s>>) {
    let file = &pair.original.file;
    let fields: [(At, Get); 3] = [
        (At::Title, |words| words.written_title().map(|title| (title.value.as_str(), title.span))),
        (At::Short, |words| words.short.as_ref().map(|text| (text.value.as_str(), text.span))),
        (At::Summary, |words| words.summary.as_ref().map(|text| (text.value.as_str(), text.span))),
    ];
    for (at, get) in fields {
        let [original, translation] = Side::BOTH.map(|side| {
            let page = pair.page(side)?;
            get(&page.front.words).map(|(text, span)| Prose::words(text, span, &page.file))
        });
        if original.is_some() || translation.is_some() {
            passages.push(Passage { at, original, translation });
        }
    }
    let mut both = |at, words: &[&'s Words]| passages.push(facts(at, words, file));
    for (number, relation) in pair.facts.relations.iter().enumerate() {
        if let Some(why) = &relation.why {
            both(At::Why(number), &[why.as_ref()]);
        }
    }
    for (number, row) in pair.facts.rows.iter().enumerate() {
        both(At::Fact(number), &[&row.label, &row.value]);
    }
    let figure = pair.facts.figure.as_deref().map(|figure| (At::Of, figure)).into_iter();
    let more = pair.facts.more_figures.iter().enumerate().map(|(number, (_, figure))| (At::OfMore(number), figure));
    for (at, figure) in figure.chain(more) {
        if let Some(of) = &figure.value.of {
            both(at, &[of]);
        }
    }
}

/// Words of the original's front matter that stand there in both languages.
fn facts<'s>(at: At, words: &[&'s Words], file: &'s RelPath) -> Passage<'s> {
    let [original, translation] =
        Side::BOTH.map(|side| Some(Prose::of_words(words.iter().map(|words| (words.get(side), words.span(side))), file)));
    Passage { at, original, translation }
}

/// How many places a block has.
fn places(block: &Block) -> usize {
    match &block.kind {
        BlockKind::List { items, .. } => items.len(),
        BlockKind::Table(table) => table.cells().count(),
        _ => 1,
    }
}

fn body<'s>(view: &SideView<'s, '_>, out: &mut Vec<(At, Prose<'s>)>) {
    for (block, content) in view.body.blocks.iter().enumerate() {
        match &content.kind {
            BlockKind::List { items, .. } => {
                for (number, item) in items.iter().enumerate() {
                    out.push((At::Item { block, item: number }, Prose::of_blocks(&item.blocks, item.span, view)));
                }
            }
            BlockKind::Table(table) => {
                for (row, cells) in std::iter::once(&table.head).chain(&table.rows).enumerate() {
                    for (column, cell) in cells.iter().enumerate() {
                        out.push((At::Cell { block, row, column }, Prose::of_cell(&cell.inlines, content.span, view)));
                    }
                }
            }
            _ => out.push((At::Block(block), Prose::of_block(content, view))),
        }
    }
}

/// Notes pair off by their label.
fn notes<'s>(site: &'s Site<'_>, pair: &'s Pair, passages: &mut Vec<Passage<'s>>) {
    let of = |side: Side, label: Option<&str>, number: usize| -> Option<(Prose<'s>, &'s str)> {
        let view = SideView::new(site, pair, side)?;
        let notes = &view.body.footnotes;
        let note = match label {
            Some(label) => notes.iter().find(|note| note.label == label)?,
            None => notes.get(number)?,
        };
        let blocks: &'s [Block] = &note.blocks;
        Some((Prose::of_blocks(blocks, note.span, &view), &note.label))
    };
    let mut number = 0;
    while let Some((prose, label)) = of(Side::Original, None, number) {
        let other = of(Side::Translation, Some(label), number).map(|(prose, _)| prose);
        passages.push(Passage { at: At::Note(number), original: Some(prose), translation: other });
        number += 1;
    }
    let mut alone = 0;
    while let Some((prose, label)) = of(Side::Translation, None, alone) {
        if of(Side::Original, Some(label), 0).is_none() {
            passages.push(Passage { at: At::Note(number), original: None, translation: Some(prose) });
            number += 1;
        }
        alone += 1;
    }
}
