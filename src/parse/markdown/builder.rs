//! From parser events to blocks.

use std::collections::BTreeMap;

use pulldown_cmark::{Alignment as MdAlignment, CodeBlockKind, CowStr, Event, LinkType, OffsetIter, Parser, Tag, TagEnd};

use crate::config::Side;
use crate::diagnostic::rules::parse::{
    BAD_REFERENCE, BARE_BAR, EMPTY_LINK, FOOTNOTE, IMAGE, LINK_SCHEME, NESTING_TOO_DEEP, RAW_HTML, RELATIVE_LINK,
};
use crate::diagnostic::{Diagnostic, Place, Report, Rule};
use crate::parse::markdown::emphasis::{Mended, SENTINEL, options};
use crate::parse::markdown::heading::{self, Attributes};
use crate::parse::markdown::inlines::Inlines;
use crate::parse::markdown::reference::{Reference, Target, parse_target};
use crate::parse::markdown::tree::{Alignment, Block, BlockKind, Body, Cell, Footnote, Heading, Inline, Item, plain_text};
use crate::text::{RelPath, Span, Spanned};

/// Deepest nesting of lists, quotations and emphasis.
const DEPTH: usize = 128;

/// Walks the events of one body.
pub(super) struct Builder<'t> {
    events: OffsetIter<'t>,
    mended: &'t Mended,
    file: &'t RelPath,
    /// The whole file, to look at what was written.
    source: &'t str,
    /// Where the body begins in the file.
    start: usize,
    side: Side,
    report: &'t mut Report,
    body: Body,
    /// Source marks of the top-level block being read.
    marks: Vec<usize>,
    /// Numbers of notes by label, in the order met.
    notes: BTreeMap<String, usize>,
    note_calls: Vec<(String, Span)>,
    definitions: Vec<Option<Footnote>>,
    depth: usize,
    in_table: bool,
}

impl<'t> Builder<'t> {
    /// Prepares a walk over `mended`, the body of `source` from `start`.
    pub fn new(file: &'t RelPath, source: &'t str, mended: &'t Mended, start: usize, side: Side, report: &'t mut Report) -> Self {
        let events = Parser::new_ext(&mended.text, options()).into_offset_iter();
        Self {
            events,
            mended,
            file,
            source,
            start,
            side,
            report,
            body: Body::default(),
            marks: Vec::new(),
            notes: BTreeMap::new(),
            note_calls: Vec::new(),
            definitions: Vec::new(),
            depth: 0,
            in_table: false,
        }
    }

    /// Reads the whole body.
    pub fn run(mut self) -> Body {
        let blocks = self.blocks(None);
        self.body.blocks = blocks;
        self.settle_notes();
        self.body
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
        self.add(&NESTING_TOO_DEEP, Span::new(span.start, span.start + 1), "the structure nests deeper than 128 levels");
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
    fn blocks(&mut self, until: Option<TagEnd>) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose: Option<(Inlines, Span)> = None;
        let top = until.is_none();
        while let Some((event, range)) = self.events.next() {
            let span = self.span(&range);
            match event {
                Event::End(end) if Some(end) == until => break,
                Event::Start(tag) if is_block(&tag) => {
                    self.close_loose(&mut loose, &mut blocks, top);
                    if let Some(kind) = self.block(tag, span) {
                        let marks = if top { std::mem::take(&mut self.marks) } else { Vec::new() };
                        blocks.push(Block { kind, span, marks });
                    }
                }
                Event::Rule => {
                    self.close_loose(&mut loose, &mut blocks, top);
                    blocks.push(Block { kind: BlockKind::Rule, span, marks: Vec::new() });
                }
                Event::Html(html) => {
                    self.close_loose(&mut loose, &mut blocks, top);
                    blocks.extend(self.html_block(&html, span));
                }
                Event::TaskListMarker(_) | Event::End(_) => {}
                other => {
                    let (inlines, whole) = loose.get_or_insert_with(|| (Inlines::default(), span));
                    *whole = whole.to(span);
                    let mut taken = std::mem::take(inlines);
                    self.inline(other, span, &mut taken);
                    if let Some((inlines, _)) = &mut loose {
                        *inlines = taken;
                    }
                }
            }
        }
        self.close_loose(&mut loose, &mut blocks, top);
        blocks
    }

    fn close_loose(&mut self, loose: &mut Option<(Inlines, Span)>, blocks: &mut Vec<Block>, top: bool) {
        let Some((inlines, span)) = loose.take() else { return };
        let inlines = inlines.finish();
        self.find_open_brackets(&inlines);
        let marks = if top { std::mem::take(&mut self.marks) } else { Vec::new() };
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
                let inlines = self.inlines(end);
                // A paragraph that held nothing but a source mark is a note without words.
                Some(BlockKind::Paragraph(inlines))
            }
            Tag::Heading { level, id, classes, attrs } => {
                let inlines = self.inlines(end);
                let given = Attributes { level, id, classes, attributes: attrs };
                let meaning = heading::read(&given, span.slice(self.source), span, self.side, self.file, self.report);
                let heading::Meaning { level, id, kind, date } = meaning;
                Some(BlockKind::Heading(Heading { level, id, kind, date, inlines }))
            }
            Tag::BlockQuote(_) => Some(BlockKind::Quote(self.blocks(Some(end)))),
            Tag::CodeBlock(kind) => {
                let text = self.raw(end);
                let info = match kind {
                    CodeBlockKind::Fenced(info) => info,
                    CodeBlockKind::Indented => CowStr::Borrowed(""),
                };
                let word = info.split_whitespace().next().unwrap_or_default();
                let language = word.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-')).collect();
                Some(BlockKind::Code { language, text })
            }
            Tag::List(start) => Some(BlockKind::List { start, items: self.items(end) }),
            Tag::Table(columns) => Some(self.table(&columns, end)),
            Tag::FootnoteDefinition(label) => {
                let outer = std::mem::take(&mut self.marks);
                let blocks = self.blocks(Some(end));
                self.marks = outer;
                self.define(&label, blocks, span);
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
            kind: BlockKind::Paragraph(vec![Inline::Text(Spanned::new(text, span))]),
            span,
            marks: Vec::new(),
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

    fn items(&mut self, until: TagEnd) -> Vec<Item> {
        let mut items = Vec::new();
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                Event::Start(Tag::Item) => {
                    let span = self.span(&range);
                    let task = self.task_of(span);
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
        items
    }

    /// Whether an item is a task: the marker stands at its head.
    fn task_of(&self, span: Span) -> Option<bool> {
        let text = span.slice(self.source);
        let after = text.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '*' | '+' | '.' | ')' | ' '));
        match after.get(..4)? {
            "[ ] " => Some(false),
            "[x] " | "[X] " => Some(true),
            _ => None,
        }
    }

    fn table(&mut self, columns: &[MdAlignment], until: TagEnd) -> BlockKind {
        let columns = columns.iter().map(|alignment| match alignment {
            MdAlignment::Right => Alignment::End,
            MdAlignment::Center => Alignment::Center,
            MdAlignment::Left | MdAlignment::None => Alignment::Start,
        });
        let columns = columns.collect();
        let (mut head, mut rows, mut row) = (Vec::new(), Vec::new(), Vec::new());
        self.in_table = true;
        while let Some((event, _)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                Event::End(TagEnd::TableHead) => head = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
                Event::Start(Tag::TableCell) => row.push(Cell { inlines: self.inlines(TagEnd::TableCell) }),
                _ => {}
            }
        }
        self.in_table = false;
        BlockKind::Table { columns, head, rows }
    }

    /// Inlines up to the end of a tag.
    fn inlines(&mut self, until: TagEnd) -> Vec<Inline> {
        let inlines = self.nested(until);
        self.find_open_brackets(&inlines);
        inlines
    }

    fn nested(&mut self, until: TagEnd) -> Vec<Inline> {
        let mut inlines = Inlines::default();
        while let Some((event, range)) = self.events.next() {
            if matches!(event, Event::End(end) if end == until) {
                break;
            }
            let span = self.span(&range);
            self.inline(event, span, &mut inlines);
        }
        inlines.finish()
    }

    fn inline(&mut self, event: Event<'t>, span: Span, out: &mut Inlines) {
        match event {
            Event::Text(text) => out.text(&text, span),
            Event::Code(code) => out.push(Inline::Code(code.replace(SENTINEL, ""))),
            Event::InlineHtml(html) => {
                self.add(&RAW_HTML, span, "HTML is shown as text");
                out.text(&html, span);
            }
            Event::SoftBreak => out.soft_break(span),
            Event::HardBreak => out.push(Inline::Break),
            Event::FootnoteReference(label) => {
                let number = self.note_number(&label);
                self.note_calls.push((label.to_string(), span));
                out.push(Inline::FootnoteCall(number));
            }
            Event::Start(tag) => self.inline_tag(tag, span, out),
            _ => {}
        }
    }

    fn inline_tag(&mut self, tag: Tag<'t>, span: Span, out: &mut Inlines) {
        let end = tag.to_end();
        if self.too_deep(span) {
            self.skip();
            return;
        }
        self.depth += 1;
        match tag {
            Tag::Emphasis => out.push(Inline::Emphasis(self.nested(end))),
            Tag::Strong => out.push(Inline::Strong(self.nested(end))),
            Tag::Strikethrough => out.push(Inline::Strikethrough(self.nested(end))),
            Tag::Link { link_type: LinkType::WikiLink { has_pothole }, dest_url, .. } => {
                let label = self.nested(end);
                let label = has_pothole.then(|| plain_text(&label));
                self.reference(&dest_url, label, span, out);
            }
            Tag::Link { link_type, dest_url, .. } => {
                let inlines = self.nested(end);
                self.link(link_type, &dest_url.replace(SENTINEL, ""), inlines, span, out);
            }
            Tag::Image { link_type, .. } => {
                self.skip();
                if matches!(link_type, LinkType::WikiLink { .. }) {
                    self.add(&BAD_REFERENCE, span, "`![[…]]` is no reference");
                } else {
                    self.add(&IMAGE, span, "a page holds no images");
                }
            }
            _ => self.skip(),
        }
        self.depth -= 1;
    }

    fn reference(&mut self, written: &str, label: Option<String>, span: Span, out: &mut Inlines) {
        // In a table cell the bar is written `\|`, and the target keeps the backslash.
        let written = written.trim_end_matches('\\').replace(SENTINEL, "");
        let target = match parse_target(&written) {
            Ok(target) => target,
            Err(message) => return self.add(&BAD_REFERENCE, span, message),
        };
        let label = label.map(|label| label.trim().to_owned());
        if label.as_deref() == Some("") {
            return self.add(&EMPTY_LINK, span, "the reference has a bar and no text after it");
        }
        let lifted = matches!(target, Target::Source(_));
        let number = self.body.references.len();
        self.body.references.push(Reference { target, label, span });
        if lifted {
            self.marks.push(number);
            out.lifted();
        } else {
            out.push(Inline::Reference(number));
        }
    }

    fn link(&mut self, link_type: LinkType, href: &str, inlines: Vec<Inline>, span: Span, out: &mut Inlines) {
        // Browsers drop control characters and spaces before they read the scheme.
        let bare: String = href.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
        let lower = bare.to_lowercase();
        if link_type == LinkType::Email {
            out.push(Inline::Link { href: format!("mailto:{bare}"), inlines });
        } else if let Some(anchor) = href.strip_prefix('#') {
            self.body.anchors.push(Spanned::new(anchor.to_owned(), span));
            out.push(Inline::Link { href: href.to_owned(), inlines });
        } else if ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
            if inlines.is_empty() {
                self.add(&EMPTY_LINK, span, "the link has no text");
            }
            out.push(Inline::Link { href: bare, inlines });
        } else if !lower.split(['/', '?', '#']).next().unwrap_or_default().contains(':') && !lower.starts_with("//") {
            let id = bare.split('#').next().unwrap_or_default().trim_end_matches(".md").trim_end_matches(".html");
            let id = id.trim_start_matches("./").trim_start_matches("../");
            let place = Place::new(self.file, span);
            let message = format!("`{href}` is a relative link");
            self.report.add(
                Diagnostic::new(&RELATIVE_LINK, place, message)
                    .help(format!("write `[[{id}]]` or `[[{id}|text]]`, with the id of the page")),
            );
        } else {
            self.add(&LINK_SCHEME, span, format!("`{href}` is no http, https or mailto address"));
        }
    }

    /// Brackets that the parser left as text were meant as a reference.
    fn find_open_brackets(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) if text.value.contains("[[") => {
                    let written = text.span.slice(self.source);
                    for (at, _) in written.match_indices("[[") {
                        if written.get(..at).is_some_and(|before| before.ends_with('\\')) {
                            continue;
                        }
                        let here = Span::new(text.span.start + at, text.span.start + at + 2);
                        let rest = written.get(at..).unwrap_or_default();
                        if rest.starts_with("[[]]") {
                            self.add(&BAD_REFERENCE, here, "the reference holds nothing");
                        } else if self.in_table {
                            self.add(&BARE_BAR, here, "the reference ends with its table cell");
                        } else {
                            self.add(&BAD_REFERENCE, here, "the reference is not closed");
                        }
                    }
                }
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Strikethrough(inner)
                | Inline::Link { inlines: inner, .. } => {
                    self.find_open_brackets(inner);
                }
                _ => {}
            }
        }
    }

    fn note_number(&mut self, label: &str) -> usize {
        let next = self.definitions.len();
        let number = *self.notes.entry(label.to_owned()).or_insert(next);
        if number == next {
            self.definitions.push(None);
        }
        number
    }

    fn define(&mut self, label: &str, blocks: Vec<Block>, span: Span) {
        let number = self.note_number(label);
        let note = Footnote { label: label.to_owned(), blocks, span };
        match self.definitions.get_mut(number) {
            Some(place @ None) => *place = Some(note),
            _ => self.add(&FOOTNOTE, span, format!("the note `{label}` is defined twice")),
        }
    }

    /// Every note that is called is defined, and the other way round.
    fn settle_notes(&mut self) {
        let calls = std::mem::take(&mut self.note_calls);
        let definitions = std::mem::take(&mut self.definitions);
        for (label, span) in &calls {
            let defined = self.notes.get(label).and_then(|number| definitions.get(*number)).is_some_and(Option::is_some);
            if !defined {
                self.add(&FOOTNOTE, *span, format!("the note `{label}` is not defined"));
            }
        }
        for note in definitions.into_iter().flatten() {
            if !calls.iter().any(|(label, _)| *label == note.label) {
                self.add(&FOOTNOTE, note.span, format!("the note `{}` is never called", note.label));
            }
            self.body.footnotes.push(note);
        }
    }
}

fn is_block(tag: &Tag<'_>) -> bool {
    !matches!(
        tag,
        Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough
            | Tag::Link { .. }
            | Tag::Image { .. }
            | Tag::Superscript
            | Tag::Subscript
    )
}
