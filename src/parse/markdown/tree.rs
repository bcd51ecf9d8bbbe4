//! Blocks and inlines. References are numbered within the page, so that the site can resolve them beside it.

use crate::parse::markdown::reference::Reference;
use crate::parse::markdown::run::Run;
use crate::text::{Span, Spanned};

/// The Markdown of one file.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Top-level blocks, in order.
    pub blocks: Vec<Block>,
    /// Notes, in the order of their definition.
    pub footnotes: Vec<Footnote>,
    /// Every double-bracket reference, in the order written.
    pub references: Vec<Reference>,
    /// Links to anchors of the same page (`#…`), for the check of dead fragments.
    pub anchors: Vec<Spanned<String>>,
}

/// A block.
#[derive(Clone, Debug)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Where it stands.
    pub span: Span,
    /// Source marks lifted out of it, as numbers of references.
    pub marks: Vec<usize>,
}

/// Kinds of blocks.
#[derive(Clone, Debug)]
pub enum BlockKind {
    /// A heading.
    Heading(Box<Heading>),
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list; numbered from `start` where it is.
    List {
        /// First number of a numbered list.
        start: Option<u64>,
        /// Items.
        items: Vec<Item>,
    },
    /// A table.
    Table {
        /// One a column.
        columns: Vec<Alignment>,
        /// The head row.
        head: Vec<Cell>,
        /// The other rows.
        rows: Vec<Vec<Cell>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A code block.
    Code {
        /// First word of the info string, as far as it is letters, digits, `_` and `-`.
        language: String,
        /// The code.
        text: String,
    },
    /// A thematic break.
    Rule,
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
    pub inlines: Vec<Inline>,
}

/// A list item.
#[derive(Clone, Debug)]
pub struct Item {
    /// A task: done or not.
    pub task: Option<bool>,
    /// What it holds; a tight item is one paragraph.
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// A table cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What it holds.
    pub inlines: Vec<Inline>,
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
    pub blocks: Vec<Block>,
    /// Where it stands.
    pub span: Span,
}

/// A run of text or what encloses one.
#[derive(Clone, Debug)]
pub enum Inline {
    /// Text.
    Text(Run),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Struck out.
    Strikethrough(Vec<Inline>),
    /// A link out of the site, or to an anchor of the page.
    Link {
        /// The address: http, https, mailto or `#…`.
        href: String,
        /// What it encloses.
        inlines: Vec<Inline>,
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
            Self::Table { .. } => "table",
            Self::Quote(_) => "quotation",
            Self::Code { .. } => "code block",
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
            Inline::Text(text) => out.push_str(&text.value),
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
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| linkable_inlines(&cell.inlines, each));
        }
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| linkable_texts(&block.kind, each)),
        BlockKind::Heading(_) | BlockKind::Code { .. } | BlockKind::Rule => {}
    }
}

fn linkable_inlines(inlines: &[Inline], each: &mut impl FnMut(&str)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => each(&text.value),
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
        BlockKind::Table { head, rows, .. } => {
            head.iter().chain(rows.iter().flatten()).for_each(|cell| inline_texts(&cell.inlines, each));
        }
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| texts(&block.kind, each)),
        BlockKind::Code { .. } | BlockKind::Rule => {}
    }
}

fn inline_texts(inlines: &[Inline], each: &mut impl FnMut(&str, Span)) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => each(&text.value, text.span),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { inlines: inner, .. } => inline_texts(inner, each),
            Inline::Code(_) | Inline::Reference(_) | Inline::FootnoteCall { .. } | Inline::Break => {}
        }
    }
}
