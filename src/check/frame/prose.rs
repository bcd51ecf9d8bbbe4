//! One side of a place, as a reader reads it, and where each piece of that stands in the file.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::ops::Range;

use crate::config::Side;
use crate::diagnostic::Place;
use crate::language::typography::Glance;
use crate::parse::markdown::{Block, BlockKind, Body, Inline, Run, plain_text};
use crate::site::{Link, Pair, PairIx, Site};
use crate::text::{RelPath, Span};

/// Text of one side of a place: own words, and what references print.
#[derive(Debug)]
pub struct Prose<'s> {
    /// All of it, as read: titles of pages and phrases of figures where references stand.
    pub text: Cow<'s, str>,
    /// What it is made of, in order, each up to where the next begins.
    pub pieces: Vec<Piece<'s>>,
    /// References that stand in it, by their number in the body, in the order written; source marks are not among them.
    pub references: Vec<usize>,
    /// Addresses of its links out of the site, or to an anchor of the page.
    pub addresses: Vec<&'s str>,
    /// The file.
    pub file: &'s RelPath,
    /// All of it in the file.
    pub span: Span,
    /// The block in which it stands: of a cell the table.
    around: Span,
    glance: OnceCell<Glance>,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'s> {
    /// Its first byte in the text.
    pub start: usize,
    /// What it is.
    pub kind: PieceKind,
    written: Written<'s>,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PieceKind {
    /// Words written here; the own text of a link or of a reference too.
    Words,
    /// Code.
    Code,
    /// An address shown as it is.
    Address,
    /// The title of a page or the words of a heading, printed by this reference.
    Title(usize),
    /// The phrase of a figure, printed by this reference.
    Figure(usize),
    /// A word of the glossary, printed by this reference.
    Term(usize),
    /// What parts two texts: a line break, the end of a paragraph.
    Gap,
}

#[derive(Clone, Copy, Debug)]
enum Written<'s> {
    Run(&'s Run),
    Span(Span),
}

impl<'s> Prose<'s> {
    /// Words of the front matter, which stand at `span`.
    pub fn words(text: &'s str, span: Span, file: &'s RelPath) -> Self {
        Self::of_words([(text, span)].into_iter(), file)
    }

    /// Several words of the front matter that belong together, as those of a row.
    pub fn of_words(words: impl Iterator<Item = (&'s str, Span)>, file: &'s RelPath) -> Self {
        let mut prose = Self::empty(Span::default(), file);
        for (number, (text, span)) in words.enumerate() {
            prose.span = if number == 0 { span } else { prose.span.to(span) };
            prose.around = prose.span;
            prose.gap("\n");
            prose.push(PieceKind::Words, text, Written::Span(span));
        }
        prose
    }

    /// The text of blocks.
    pub fn of_blocks(blocks: &'s [Block], span: Span, view: &SideView<'s, '_>) -> Self {
        let mut prose = Self::empty(span, view.file);
        for block in blocks {
            prose.block(&block.kind, view);
        }
        prose
    }

    /// The text of one block.
    pub fn of_block(block: &'s Block, view: &SideView<'s, '_>) -> Self {
        let mut prose = Self::empty(block.span, view.file);
        prose.block(&block.kind, view);
        prose
    }

    /// The text of a cell, which stands in the table at `span`.
    pub fn of_cell(inlines: &'s [Inline], span: Span, view: &SideView<'s, '_>) -> Self {
        let mut prose = Self::empty(span, view.file);
        prose.inlines(inlines, view);
        if !prose.text.is_empty() {
            prose.span = prose.place(0..prose.text.len()).span;
        }
        prose
    }

    fn empty(span: Span, file: &'s RelPath) -> Self {
        let (text, pieces, references, addresses) = (Cow::Borrowed(""), Vec::new(), Vec::new(), Vec::new());
        Self { text, pieces, references, addresses, file, span, around: span, glance: OnceCell::new() }
    }

    /// Where a range of the text stands.
    pub fn place(&self, range: Range<usize>) -> Place {
        let first = self.span_of(range.start..range.start + 1);
        let last =
            if range.end > range.start { self.span_of(range.end - 1..range.end) } else { Span::new(first.start, first.start) };
        Place::new(self.file, if last.end < first.start { first } else { Span::new(first.start, last.end) })
    }

    /// The place of all of it.
    pub fn whole(&self) -> Place {
        Place::new(self.file, self.span)
    }

    /// The block in which it stands, in the file: of a cell the table.
    pub fn block_span(&self) -> Span {
        self.around
    }

    /// What is seen in it at a glance.
    pub fn glance(&self) -> Glance {
        *self.glance.get_or_init(|| Glance::of(&self.text))
    }

    /// The piece in which a byte of the text stands, and where it begins and ends.
    pub fn piece(&self, at: usize) -> Option<(&Piece<'s>, Range<usize>)> {
        let number = self.pieces.partition_point(|piece| piece.start <= at);
        let piece = self.pieces.get(number.checked_sub(1)?)?;
        let end = self.pieces.get(number).map_or(self.text.len(), |next| next.start);
        Some((piece, piece.start..end))
    }

    /// The stretches of the text that are words written here: bold and plain words beside each other are one.
    pub fn own_words(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut pieces = self.pieces.iter().peekable();
        std::iter::from_fn(move || {
            let first = pieces.find(|piece| piece.kind == PieceKind::Words)?;
            while pieces.next_if(|piece| piece.kind == PieceKind::Words).is_some() {}
            Some(first.start..pieces.peek().map_or(self.text.len(), |next| next.start))
        })
    }

    /// Whether all of a range is words written here: nothing that a reference prints, and no code.
    pub fn is_own(&self, range: Range<usize>) -> bool {
        let from = self.pieces.partition_point(|piece| piece.start <= range.start).saturating_sub(1);
        let pieces = self.pieces.get(from..).unwrap_or_default();
        pieces.iter().take_while(|piece| piece.start < range.end).all(|piece| piece.kind == PieceKind::Words)
    }

    /// One byte of the text, or of what stands around it.
    fn span_of(&self, byte: Range<usize>) -> Span {
        let Some((piece, whole)) = self.piece(byte.start) else { return self.span };
        let (start, end) = (byte.start - whole.start, byte.end - whole.start);
        match piece.written {
            Written::Run(run) => run.place(start..end),
            // Words of the front matter that are written as they read.
            Written::Span(span) if piece.kind == PieceKind::Words && span.end - span.start == whole.len() => {
                Span::new(span.start + start, (span.start + end).min(span.end))
            }
            Written::Span(span) => span,
        }
    }

    /// Adds a piece. The text of the first is borrowed, and most have only one.
    fn push(&mut self, kind: PieceKind, text: impl Into<Cow<'s, str>>, written: Written<'s>) {
        let text = text.into();
        if !text.is_empty() {
            self.pieces.push(Piece { start: self.text.len(), kind, written });
            self.text += text;
        }
    }

    fn gap(&mut self, text: &'static str) {
        let end = self.pieces.last().map_or(self.span.start, |piece| match piece.written {
            Written::Run(run) => run.span.end,
            Written::Span(span) => span.end,
        });
        if !self.text.is_empty() {
            self.push(PieceKind::Gap, text, Written::Span(Span::new(end, end)));
        }
    }

    fn block(&mut self, kind: &'s BlockKind, view: &SideView<'s, '_>) {
        match kind {
            BlockKind::Paragraph(inlines) => {
                self.gap("\n");
                self.inlines(inlines, view);
            }
            BlockKind::Heading(heading) => {
                self.gap("\n");
                self.inlines(&heading.inlines, view);
            }
            BlockKind::List { items, .. } => {
                items.iter().flat_map(|item| &item.blocks).for_each(|block| self.block(&block.kind, view));
            }
            BlockKind::Table(table) => {
                for cell in table.cells() {
                    self.gap("\n");
                    self.inlines(&cell.inlines, view);
                }
            }
            BlockKind::Quote(blocks) => blocks.iter().for_each(|block| self.block(&block.kind, view)),
            BlockKind::Code(code) => {
                self.gap("\n");
                self.push(PieceKind::Code, &*code.text, Written::Span(self.span));
            }
            BlockKind::Rule => {}
        }
    }

    fn inlines(&mut self, inlines: &'s [Inline], view: &SideView<'s, '_>) {
        for inline in inlines {
            match inline {
                Inline::Text(run) => self.push(PieceKind::Words, run.text(), Written::Run(run)),
                Inline::Code(code) => self.push(PieceKind::Code, &**code, Written::Span(self.span)),
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => self.inlines(inner, view),
                Inline::Link { href, inlines } => {
                    self.addresses.push(href);
                    match &**inlines {
                        [Inline::Text(run)] if **href == *run.text() || href.ends_with(&format!(":{}", run.text())) => {
                            self.push(PieceKind::Address, run.text(), Written::Run(run));
                        }
                        _ => self.inlines(inlines, view),
                    }
                }
                Inline::Reference(number) => {
                    self.references.push(*number);
                    self.reference(*number, view);
                }
                Inline::FootnoteCall { .. } => {}
                Inline::Break => self.gap(" "),
            }
        }
    }

    fn reference(&mut self, number: usize, view: &SideView<'s, '_>) {
        let Some(reference) = view.body.references.get(number) else { return };
        if let Some(label) = &reference.label {
            return self.push(PieceKind::Words, label.text(), Written::Run(label));
        }
        let at = Written::Span(reference.span);
        match view.pair.links(view.side).get(number) {
            Some(Link::Page { pair, fragment, .. }) => {
                let heading = fragment.as_deref().and_then(|anchor| view.heading(*pair, anchor));
                let text = heading.map_or_else(
                    || {
                        let words = view.site.pair(*pair).words(view.side);
                        // A draft without a title is called by its id, whose digits are no figures.
                        let letters = || words.title.value.chars().filter(|c| c.is_alphabetic()).collect();
                        words.written_title().map_or_else(|| Cow::Owned(letters()), |title| Cow::Borrowed(title.value.as_str()))
                    },
                    Cow::Owned,
                );
                self.push(PieceKind::Title(number), text, at);
            }
            Some(Link::Figure { pair, name, .. }) => {
                let figure = view.site.pair(*pair).figure(name.as_deref());
                let phrase = figure.map(|figure| view.site.phrase(figure, view.side)).unwrap_or_default();
                self.push(PieceKind::Figure(number), phrase, at);
            }
            Some(Link::Term { term, .. }) => {
                let word = view.site.terms.get(*term).map_or("", |term| term.words.get(view.side));
                self.push(PieceKind::Term(number), word, at);
            }
            Some(Link::Source { .. } | Link::Dead) | None => {}
        }
    }
}

/// One side of a pair, for reading it.
#[derive(Clone, Copy)]
pub struct SideView<'s, 'c> {
    /// The site.
    pub site: &'s Site<'c>,
    /// The pair.
    pub pair: &'s Pair,
    /// The side.
    pub side: Side,
    /// Its file.
    pub file: &'s RelPath,
    /// Its body.
    pub body: &'s Body,
}

impl<'s, 'c> SideView<'s, 'c> {
    /// A side of a pair, if it is written.
    pub fn new(site: &'s Site<'c>, pair: &'s Pair, side: Side) -> Option<Self> {
        let page = pair.page(side)?;
        Some(Self { site, pair, side, file: &page.file, body: &page.body })
    }

    /// The words of a heading, as a link to it prints them.
    fn heading(&self, ix: PairIx, anchor: &str) -> Option<String> {
        let pair = self.site.pair(ix);
        let at = pair.rows.iter().position(|row| row.anchor == anchor)?;
        let block = pair.blocks(self.side).get(at).or_else(|| pair.blocks(Side::Original).get(at))?;
        match &block.kind {
            BlockKind::Heading(heading) => Some(plain_text(&heading.inlines)),
            _ => None,
        }
    }
}
