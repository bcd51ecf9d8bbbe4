//! Blocks and inlines. References are numbered within the page, so that the site can resolve them beside it. A large site
//! has very many of them: what is rare stands apart, and no list is larger than what it holds.

use crate::parse::markdown::reference::Reference;
use crate::parse::markdown::run::Run;
use crate::text::{Span, Spanned};

/// The Markdown of one file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Top-level blocks, in order.
    pub blocks: Box<[Block]>,
    /// Notes, in the order of their definition.
    pub footnotes: Box<[Footnote]>,
    /// Every double-bracket reference, in the order written.
    pub references: Box<[Reference]>,
    /// Links to anchors of the same page (`#…`), for the check of dead fragments.
    pub anchors: Box<[Spanned<String>]>,
}

/// A block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Source marks lifted out of it, as numbers of references.
    pub marks: Box<[usize]>,
}

/// Kinds of blocks.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A heading.
    Heading(Box<Heading>),
    /// A paragraph.
    Paragraph(Box<[Inline]>),
    /// A list; numbered from `start` where it is.
    List {
        /// First number of a numbered list.
        start: Option<u32>,
        /// Items.
        items: Box<[Item]>,
    },
    /// A table.
    Table(Box<Table>),
    /// A quotation.
    Quote(Box<[Block]>),
    /// A code block.
    Code(Box<Code>),
    /// A thematic break.
    Rule,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// One a column.
    pub columns: Box<[Alignment]>,
    /// The head row.
    pub head: Box<[Cell]>,
    /// The other rows.
    pub rows: Box<[Box<[Cell]>]>,
}

impl Table {
    /// All cells, row by row, from the head on.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.head.iter().chain(self.rows.iter().flatten())
    }
}

/// A code block.
#[derive(Clone, Debug)]
pub struct Code {
    /// First word of the info string, as far as it is letters, digits, `_` and `-`.
    pub language: Box<str>,
    /// The code.
    pub text: Box<str>,
}

/// A heading.
#[derive(Clone, Debug)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its id; in the original only.
    pub id: Option<Spanned<String>>,
    /// Its kind, where it is an entity.
    pub kind: Option<Spanned<String>>,
    /// Its date, for the timeline.
    pub date: Option<String>,
    /// Its words.
    pub inlines: Box<[Inline]>,
}

/// A list item.
#[derive(Clone, Debug)]
pub struct Item {
    /// A task: done or not.
    pub task: Option<bool>,
    /// What it holds; a tight item is one paragraph.
    pub blocks: Box<[Block]>,
    /// Where it stands.
    pub span: Span,
}

/// A table cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it holds.
    pub inlines: Box<[Inline]>,
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the language has it.
    Start,
    /// Centred.
    Center,
    /// To the end: numbers.
    End,
}

/// A note.
#[derive(Clone, Debug)]
pub struct Footnote {
    /// Its label.
    pub label: String,
    /// What it says.
    pub blocks: Box<[Block]>,
    /// Where it stands.
    pub span: Span,
}

/// A run of text or what encloses one.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Text.
    Text(Run),
    /// Code.
    Code(Box<str>),
    /// Emphasis.
    Emphasis(Box<[Inline]>),
    /// Strong emphasis.
    Strong(Box<[Inline]>),
    /// Struck out.
    Strikethrough(Box<[Inline]>),
    /// A link out of the site, or to an anchor of the page.
    Link {
        /// The address: http, https, mailto or `#…`.
        href: Box<str>,
        /// What it encloses.
        inlines: Box<[Inline]>,
    },
    /// A reference, by its number in [`Body::references`].
    Reference(usize),
    /// The call of a note.
    FootnoteCall {
        /// Its number in [`Body::footnotes`].
        note: usize,
        /// How many calls of the same note came before.
        before: usize,
    },
    /// A line break that stays.
    Break,
}

impl BlockKind {
    /// What to call the block in a message.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Heading(_) => "heading",
            Self::Paragraph(_) => "paragraph",
            Self::List { start: None, .. } => "list",
            Self::List { start: Some(_), .. } => "numbered list",
            Self::Table(_) => "table",
            Self::Quote(_) => "quotation",
            Self::Code(_) => "code block",
            Self::Rule => "rule",
        }
    }
}

/// The text of inlines without markup; references leave nothing.
pub fn plain_text(inlines: &[Inline]) -> String {
    let mut out = String::new();
    gather(inlines, &mut out);
    out
}

fn gather(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text.text()),
            Inline::Code(code) => out.push_str(code),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { inlines: inner, .. } => gather(inner, out),
            Inline::Break => out.push(' '),
            Inline::Reference(_) | Inline::FootnoteCall { .. } => {}
        }
    }
}

/// Calls `each` for every text in which a term may be linked, in reading order: in paragraphs, lists, cells and
/// quotations, never in headings, links or code.
pub fn linkable_texts(kind: &BlockKind, each: &mut impl FnMut(&str)) {
    match kind {
        BlockKind::Paragraph(inlines) => linkable_inlines(inlines, each),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|block| linkable_texts(&block.kind, each));
        }
        BlockKind::Table(table) => table.cells().for_each(|cell| linkable_inlines(&cell.inlines, each)),
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| linkable_texts(&block.kind, each)),
        BlockKind::Heading(_) | BlockKind::Code(_) | BlockKind::Rule => {}
    }
}

fn linkable_inlines(inlines: &[Inline], each: &mut impl FnMut(&str)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => each(text.text()),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => linkable_inlines(inner, each),
            Inline::Code(_) | Inline::Link { .. } | Inline::Reference(_) | Inline::FootnoteCall { .. } | Inline::Break => {}
        }
    }
}

/// Calls `each` for every text of a block with its span, headings and links included, code left out.
pub fn texts(kind: &BlockKind, each: &mut impl FnMut(&str, Span)) {
    match kind {
        BlockKind::Paragraph(inlines) => inline_texts(inlines, each),
        BlockKind::Heading(heading) => inline_texts(&heading.inlines, each),
        BlockKind::List { items, .. } => items.iter().flat_map(|item| &item.blocks).for_each(|block| texts(&block.kind, each)),
        BlockKind::Table(table) => table.cells().for_each(|cell| inline_texts(&cell.inlines, each)),
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| texts(&block.kind, each)),
        BlockKind::Code(_) | BlockKind::Rule => {}
    }
}

fn inline_texts(inlines: &[Inline], each: &mut impl FnMut(&str, Span)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => each(text.text(), text.span),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { inlines: inner, .. } => inline_texts(inner, each),
            Inline::Code(_) | Inline::Reference(_) | Inline::FootnoteCall { .. } | Inline::Break => {}
        }
    }
}
