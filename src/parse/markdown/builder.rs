//! From parser events to blocks.

mod inline;
mod tables;

use std::sync::Arc;

use pulldown_cmark::{Event, OffsetIter, Parser, Tag, TagEnd};

use crate::config::Side;
use crate::diagnostic::rules::parse::{BAD_REFERENCE, NESTING_TOO_DEEP, RAW_HTML};
use crate::diagnostic::{Diagnostic, Place, Report, Rule};
use crate::parse::markdown::emphasis::{Mended, SENTINEL, options};
use crate::parse::markdown::heading::{self, Attributes, Standing};
use crate::parse::markdown::inlines::Inlines;
use crate::parse::markdown::kinds::{code_language, is_block, task};
use crate::parse::markdown::notes::Notes;
use crate::parse::markdown::reference::Reference;
use crate::parse::markdown::run::Run;
use crate::parse::markdown::tree::{Block, BlockKind, Body, Code, Footnote, Heading, Inline, Item};
use crate::text::{RelPath, Span, Spanned};

/// Deepest nesting of lists, quotations and emphasis.
const DEPTH: usize = 128;

/// Walks the events of one body.
pub(super) struct Builder<'t> {
    events: OffsetIter<'t>,
    mended: &'t Mended<'t>,
    file: &'t RelPath,
    /// The whole file, to look at what was written.
    source: &'t Arc<str>,
    /// Where the body begins in the file.
    start: usize,
    side: Side,
    report: &'t mut Report,
    references: Vec<Reference>,
    anchors: Vec<Spanned<String>>,
    /// Source marks of the top-level block being read.
    marks: Vec<usize>,
    notes: Notes,
    /// Links and double brackets that were looked at, good or bad, in the order of their ends.
    brackets: Vec<Span>,
    /// Lists of inlines that were filled, for the next.
    spare: Vec<Inlines<'t>>,
    depth: usize,
    in_table: bool,
}

impl<'t> Builder<'t> {
    /// Prepares a walk over `mended`, the body of `source` from `start`.
    pub fn new(
        file: &'t RelPath,
        source: &'t Arc<str>,
        mended: &'t Mended<'t>,
        start: usize,
        side: Side,
        report: &'t mut Report,
    ) -> Self {
        let events = Parser::new_ext(&mended.text, options()).into_offset_iter();
        Self {
            events,
            mended,
            file,
            source,
            start,
            side,
            report,
            references: Vec::new(),
            anchors: Vec::new(),
            marks: Vec::new(),
            notes: Notes::default(),
            brackets: Vec::new(),
            spare: Vec::new(),
            depth: 0,
            in_table: false,
        }
    }

    /// Reads the whole body.
    pub fn run(mut self) -> Body {
        let blocks = self.blocks(None);
        let footnotes = std::mem::take(&mut self.notes).settle(self.file, self.report);
        Body { blocks, footnotes, references: self.references.into(), anchors: self.anchors.into() }
    }

    fn span(&self, range: &std::ops::Range<usize>) -> Span {
        Span::new(self.start + self.mended.original(range.start), self.start + self.mended.original(range.end))
    }

    fn add(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        self.report.add(Diagnostic::new(rule, Place::new(self.file, span), message));
    }

    fn too_deep(&mut self, span: Span) -> bool {
        if self.depth < DEPTH {
            return false;
        }
        let first = span.slice(self.source).chars().next().map_or(0, char::len_utf8);
        self.add(&NESTING_TOO_DEEP, Span::new(span.start, span.start + first), "the structure nests deeper than 128 levels");
        true
    }

    /// Passes over everything up to the end of a tag that was opened.
    fn skip(&mut self) {
        let mut open = 1usize;
        for (event, _) in self.events.by_ref() {
            match event {
                Event::Start(_) => open += 1,
                Event::End(_) => open -= 1,
                _ => {}
            }
            if open == 0 {
                return;
            }
        }
    }

    /// Blocks up to the end of the enclosing tag, or of the text. Inlines that stand without a paragraph, as in
    /// tight list items, become one.
    fn blocks(&mut self, until: Option<TagEnd>) -> Box<[Block]> {
        let mut blocks = Vec::new();
        let mut loose: Option<(Inlines<'t>, Span)> = None;
        let top = until.is_none();
        while let Some((event, range)) = self.events.next() {
            let span = self.span(&range);
            match event {
                Event::End(end) if Some(end) == until => break,
                Event::Start(tag) if is_block(&tag) => {
                    self.close_loose(&mut loose, &mut blocks, top);
                    if let Some(kind) = self.block(tag, span) {
                        let marks = self.marks_of(top);
                        blocks.push(Block { kind, span, marks });
                    }
                }
                Event::Rule => {
                    self.close_loose(&mut loose, &mut blocks, top);
                    blocks.push(Block { kind: BlockKind::Rule, span, marks: Box::default() });
                }
                Event::Html(html) => {
                    self.close_loose(&mut loose, &mut blocks, top);
                    blocks.extend(self.html_block(&html, span));
                }
                Event::TaskListMarker(_) | Event::End(_) => {}
                other => {
                    let (mut inlines, whole) = loose.take().unwrap_or_else(|| (self.begin(), span));
                    self.inline(other, span, &mut inlines);
                    loose = Some((inlines, whole.to(span)));
                }
            }
        }
        self.close_loose(&mut loose, &mut blocks, top);
        blocks.into()
    }

    /// The source marks that were lifted out of a block, if it is one of the page.
    fn marks_of(&mut self, top: bool) -> Box<[usize]> {
        if top { self.marks.drain(..).collect() } else { Box::default() }
    }

    fn close_loose(&mut self, loose: &mut Option<(Inlines<'t>, Span)>, blocks: &mut Vec<Block>, top: bool) {
        let Some((inlines, span)) = loose.take() else { return };
        let inlines = self.end(inlines);
        self.find_open_brackets(&inlines);
        let marks = self.marks_of(top);
        if !inlines.is_empty() || !marks.is_empty() {
            blocks.push(Block { kind: BlockKind::Paragraph(inlines), span, marks });
        }
    }

    fn block(&mut self, tag: Tag<'t>, span: Span) -> Option<BlockKind> {
        if self.too_deep(span) {
            self.skip();
            return None;
        }
        self.depth += 1;
        let kind = self.block_inside(tag, span);
        self.depth -= 1;
        kind
    }

    fn block_inside(&mut self, tag: Tag<'t>, span: Span) -> Option<BlockKind> {
        let end = tag.to_end();
        match tag {
            Tag::Paragraph => {
                if let Some(lost) = tables::lost_table(span.slice(self.source), Place::new(self.file, span)) {
                    self.report.add(lost);
                }
                Some(BlockKind::Paragraph(self.inlines(end)))
            }
            Tag::Heading { level, id, classes, attrs } => {
                let inlines = self.inlines(end);
                let given = Attributes { level, id, classes, attributes: attrs };
                let standing = if self.depth > 1 { Standing::Nested } else { Standing::Top(self.side) };
                let meaning = heading::read(&given, span.slice(self.source), span, standing, self.file, self.report);
                let heading::Meaning { level, id, kind, date } = meaning;
                Some(BlockKind::Heading(Box::new(Heading { level, id, kind, date, inlines })))
            }
            Tag::BlockQuote(_) => Some(BlockKind::Quote(self.blocks(Some(end)))),
            Tag::CodeBlock(kind) => {
                let text = self.raw(end);
                Some(BlockKind::Code(Box::new(Code { language: code_language(&kind).into(), text: text.into() })))
            }
            Tag::List(start) => {
                // A number of a list has nine digits at most.
                let start = start.map(|start| u32::try_from(start).unwrap_or(u32::MAX));
                Some(BlockKind::List { start, items: self.items(end) })
            }
            Tag::Table(columns) => Some(BlockKind::Table(Box::new(self.table(&columns, end)))),
            Tag::FootnoteDefinition(label) => {
                let outer = std::mem::take(&mut self.marks);
                let blocks = self.blocks(Some(end));
                for mark in std::mem::replace(&mut self.marks, outer) {
                    let here = self.references.get(mark).map_or(span, |reference| reference.span);
                    self.add(&BAD_REFERENCE, here, "a source mark stands in the text, for a note has no place in the fold");
                }
                self.notes.define(Footnote { label: label.to_string(), blocks, span }, self.file, self.report);
                None
            }
            Tag::HtmlBlock => {
                let html = self.raw(end);
                self.html_block(&html, span).map(|block| block.kind)
            }
            _ => {
                self.skip();
                None
            }
        }
    }

    fn html_block(&mut self, html: &str, span: Span) -> Option<Block> {
        let first = Span::new(span.start, span.start + span.slice(self.source).lines().next().unwrap_or_default().len());
        self.add(&RAW_HTML, first, "HTML is shown as text");
        let text = html.trim_end().replace(SENTINEL, "");
        (!text.is_empty()).then(|| Block {
            kind: BlockKind::Paragraph(Box::new([Inline::Text(Run::new(&text, span, self.source))])),
            span,
            marks: Box::default(),
        })
    }

    /// The text up to the end of a tag, as it is.
    fn raw(&mut self, until: TagEnd) -> String {
        let mut text = String::new();
        for (event, _) in self.events.by_ref() {
            match event {
                Event::End(end) if end == until => break,
                Event::Text(part) | Event::Html(part) => text.push_str(&part),
                _ => {}
            }
        }
        text
    }

    fn items(&mut self, until: TagEnd) -> Box<[Item]> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                Event::Start(Tag::Item) => {
                    let span = self.span(&range);
                    let task = task(span.slice(self.source));
                    if self.too_deep(span) {
                        self.skip();
                        continue;
                    }
                    self.depth += 1;
                    let blocks = self.blocks(Some(TagEnd::Item));
                    self.depth -= 1;
                    items.push(Item { task, blocks, span });
                }
                _ => {}
            }
        }
        items.into()
    }

    /// Inlines up to the end of a tag.
    fn inlines(&mut self, until: TagEnd) -> Box<[Inline]> {
        let inlines = self.nested(until);
        self.find_open_brackets(&inlines);
        inlines
    }

    /// An empty list of inlines.
    fn begin(&mut self) -> Inlines<'t> {
        self.spare.pop().unwrap_or_else(|| Inlines::new(self.source))
    }

    /// The inlines of a list that is full.
    fn end(&mut self, mut inlines: Inlines<'t>) -> Box<[Inline]> {
        let done = inlines.finish();
        self.spare.push(inlines);
        done
    }

    fn nested(&mut self, until: TagEnd) -> Box<[Inline]> {
        let mut inlines = self.begin();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(end) if end == until) {
                break;
            }
            let span = self.span(&range);
            self.inline(event, span, &mut inlines);
        }
        self.end(inlines)
    }
}
