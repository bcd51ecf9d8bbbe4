//! From a tree to blocks: what stands in elements that are paragraphs is numbered, everything else is kept without a
//! number, and what is left out is told.

use std::collections::BTreeMap;

use crate::article::address::{self, Refused};
use crate::article::flow::Flow;
use crate::article::html::selector::Selector;
use crate::article::html::tree::{Data, Ix, Step, Tree};
use crate::article::html::{boilerplate, style, table};
use crate::article::model::{Block, BlockKind, Marker, Run};
use crate::article::note::{Note, What};

/// Elements that begin and end a block.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "plaintext",
    "xmp",
    "listing",
    "search",
    "head",
];

/// Tables inside tables that are looked at as such; what is deeper only sets out a page.
const TABLES: usize = 8;

/// How a tree is cut.
#[derive(Clone, Copy)]
pub(super) struct Rules<'a> {
    /// Elements that are paragraphs.
    pub paragraph: &'a Selector,
    /// Elements that are left out.
    pub leave_out: &'a [Selector],
    /// The page's own address.
    pub base: Option<&'a str>,
}

/// Blocks in the making. A block that will have a number has 0 for now.
pub(super) struct Cutter<'a> {
    tree: &'a Tree,
    rules: Rules<'a>,
    flow: Flow,
    strong: usize,
    /// Styles around that the article will not have.
    styled: BTreeMap<What, usize>,
    /// Where the links around lead; `None` for one that was taken away.
    links: Vec<Option<String>>,
    numbered: usize,
    heading: Option<u8>,
    /// The next number of each list around; `None` where it has bullets.
    lists: Vec<Option<u32>>,
    /// Set until the first text of an item.
    item: Option<Marker>,
    quotes: usize,
    /// Tables around.
    tables: usize,
    pub blocks: Vec<Block>,
    pub notes: Vec<Note>,
    /// All text that was met and not left out.
    pub seen: String,
}

impl<'a> Cutter<'a> {
    /// Begins.
    pub fn new(tree: &'a Tree, rules: Rules<'a>) -> Self {
        Self {
            tree,
            rules,
            flow: Flow::default(),
            strong: 0,
            styled: BTreeMap::new(),
            links: Vec::new(),
            numbered: 0,
            heading: None,
            lists: Vec::new(),
            item: None,
            quotes: 0,
            tables: 0,
            blocks: Vec::new(),
            notes: Vec::new(),
            seen: String::new(),
        }
    }

    /// One for a cell of a table, which is inside the same paragraphs and links.
    pub fn within(&self) -> Self {
        let mut inner = Self::new(self.tree, self.rules);
        (inner.numbered, inner.strong, inner.tables) = (self.numbered, self.strong, self.tables + 1);
        inner.styled.clone_from(&self.styled);
        inner.links.clone_from(&self.links);
        inner
    }

    /// Cuts a node and what is below it.
    pub fn run(&mut self, root: Ix) {
        let tree = self.tree;
        tree.walk(root, |step| match step {
            Step::Enter(ix) => self.enter(ix, ix == root),
            Step::Leave(ix) => {
                self.leave(ix);
                true
            }
        });
        self.flush();
    }

    fn enter(&mut self, ix: Ix, is_root: bool) -> bool {
        match self.tree.data(ix) {
            Data::Root => true,
            Data::Text(text) => {
                self.seen.push_str(text);
                let href = self.links.last().cloned().flatten();
                self.flow.text(text, self.strong > 0, href.as_deref(), self.tree.line(ix), &mut self.notes);
                true
            }
            Data::Comment(_) => {
                self.drop_node(ix, What::Comment);
                false
            }
            Data::Element { .. } => {
                if !is_root && let Some(what) = self.left_out(ix) {
                    if self.tree.name(ix).is_some_and(|name| BLOCKS.contains(&name)) {
                        self.flush();
                    }
                    self.drop_node(ix, what);
                    return false;
                }
                self.element(ix)
            }
        }
    }

    /// Whether an element is no part of the article.
    pub fn left_out(&self, ix: Ix) -> Option<What> {
        let by_rule = self.rules.leave_out.iter().any(|selector| selector.is_match(self.tree, ix));
        if by_rule { Some(What::LeftOut) } else { boilerplate::of(self.tree, ix) }
    }

    /// Tells of something that is left out.
    pub fn drop_node(&mut self, ix: Ix, what: What) {
        let text = boilerplate::text(self.tree, ix);
        if !text.is_empty() || matches!(what, What::QrBlock | What::Embedded) {
            self.notes.push(Note::new(what, self.tree.line(ix), text));
        }
    }

    fn element(&mut self, ix: Ix) -> bool {
        let name = self.tree.name(ix).unwrap_or_default();
        if BLOCKS.contains(&name) {
            self.flush();
        }
        if self.rules.paragraph.is_match(self.tree, ix) {
            self.flush();
            self.numbered += 1;
        }
        match name {
            "br" => self.flow.line_break(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = name.get(1..).and_then(|level| level.parse().ok()),
            "ul" | "dir" => self.lists.push(None),
            "ol" => {
                let start = self.tree.attribute(ix, "start").and_then(|start| start.trim().parse().ok());
                self.lists.push(Some(start.filter(|start| *start < 100_000_000).unwrap_or(1)));
            }
            "li" => {
                self.item = Some(match self.lists.last_mut() {
                    Some(Some(next)) => {
                        *next += 1;
                        Marker::Number(*next - 1)
                    }
                    _ => Marker::Bullet,
                });
            }
            "blockquote" => self.quotes += 1,
            "table" if self.tables < TABLES => {
                table::cut(self, self.tree, ix);
                self.leave_paragraph(ix);
                return false;
            }
            "pre" | "listing" | "xmp" | "plaintext" => {
                self.preformatted(ix);
                self.leave_paragraph(ix);
                return false;
            }
            "a" => {
                let href = self.href(ix);
                self.links.push(href);
            }
            name => {
                if let Some(what) = style::lost(name) {
                    self.style(ix, what);
                }
            }
        }
        self.strong += usize::from(style::is_strong(self.tree, ix));
        true
    }

    fn leave(&mut self, ix: Ix) {
        let Some(name) = self.tree.name(ix) else { return };
        if BLOCKS.contains(&name) {
            self.flush();
        }
        self.strong -= usize::from(style::is_strong(self.tree, ix)).min(self.strong);
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.heading = None,
            "ul" | "ol" | "dir" => {
                self.lists.pop();
            }
            "li" => self.item = None,
            "blockquote" => self.quotes = self.quotes.saturating_sub(1),
            "a" => {
                self.links.pop();
            }
            name => {
                if let Some(around) = style::lost(name).and_then(|what| self.styled.get_mut(&what)) {
                    *around = around.saturating_sub(1);
                }
            }
        }
        self.leave_paragraph(ix);
    }

    fn leave_paragraph(&mut self, ix: Ix) {
        if self.rules.paragraph.is_match(self.tree, ix) {
            self.flush();
            self.numbered = self.numbered.saturating_sub(1);
        }
    }

    /// Tells of a style that the article will not have; of one kind within each other, of the outermost.
    fn style(&mut self, ix: Ix, what: What) {
        let around = self.styled.entry(what).or_default();
        *around += 1;
        let text = if *around == 1 { boilerplate::text(self.tree, ix) } else { String::new() };
        if !text.is_empty() {
            self.notes.push(Note::new(what, self.tree.line(ix), text));
        }
    }

    /// Where a link leads, if it may stand.
    fn href(&mut self, ix: Ix) -> Option<String> {
        let written = self.tree.attribute(ix, "href")?;
        let line = self.tree.line(ix);
        let text = boilerplate::text(self.tree, ix);
        if text.is_empty() {
            return None;
        }
        // Links that a portal sets by itself on every name of a share.
        let keyword = self.tree.classes(ix).any(|class| class == "keyword");
        let stock = self.tree.parent(ix).and_then(|parent| self.tree.attribute(parent, "id"));
        if keyword || stock.is_some_and(|id| id.starts_with("stock_")) {
            self.notes.push(Note::new(What::KeywordLink, line, format!("{text} → {written}")));
            return None;
        }
        match address::clean(written, self.rules.base) {
            Ok(clean) => {
                if clean.tracked {
                    self.notes.push(Note::new(What::Tracking, line, format!("{written} → {}", clean.href)));
                }
                Some(clean.href)
            }
            Err(refused) => {
                let what = if refused == Refused::Scheme { What::LinkRefused } else { What::LinkGone };
                self.notes.push(Note::new(what, line, format!("{text} → {written}")));
                None
            }
        }
    }

    fn preformatted(&mut self, ix: Ix) {
        let line = self.tree.line(ix);
        let is_code = self.tree.children(ix).any(|child| self.tree.name(child) == Some("code"));
        let text = self.text_within(ix);
        self.seen.push_str(&text);
        if is_code {
            let text: String = text.trim_matches('\n').chars().filter(|c| !crate::article::flow::is_reserved(*c)).collect();
            if !text.trim().is_empty() {
                self.blocks.push(Block { number: None, line, kind: BlockKind::Verbatim(text) });
            }
            return;
        }
        // Text that was set with its line ends: each line is a paragraph.
        for (at, text) in text.lines().enumerate() {
            self.flow.text(text, false, None, line + at, &mut self.notes);
            self.flush();
        }
    }

    /// The text below an element as it was set; what is left out is told.
    fn text_within(&mut self, root: Ix) -> String {
        let (tree, mut text) = (self.tree, String::new());
        tree.walk(root, |step| {
            let Step::Enter(ix) = step else { return true };
            match tree.data(ix) {
                Data::Text(own) => text.push_str(own),
                Data::Comment(_) => self.drop_node(ix, What::Comment),
                Data::Element { .. } if tree.name(ix) == Some("br") => text.push('\n'),
                Data::Element { .. } if ix != root => {
                    if let Some(what) = self.left_out(ix) {
                        self.drop_node(ix, what);
                        return false;
                    }
                }
                Data::Element { .. } | Data::Root => {}
            }
            true
        });
        text
    }

    /// Ends the block that is being made.
    pub fn flush(&mut self) {
        let parts = self.flow.take();
        if let [(line, _), .., _] = parts.as_slice() {
            self.notes.push(Note::new(What::BreaksDivide, *line, format!("into {}", parts.len())));
        }
        for (line, runs) in parts {
            let kind = self.kind(runs);
            self.blocks.push(Block { number: (self.numbered > 0).then_some(0), line, kind });
        }
    }

    fn kind(&mut self, runs: Vec<Run>) -> BlockKind {
        if let Some(level) = self.heading {
            // A heading is one line.
            return BlockKind::Heading { level, runs: one_line(runs) };
        }
        if let Some(marker) = self.item.take() {
            let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
            return BlockKind::Item { marker, depth, runs };
        }
        if self.quotes > 0 { BlockKind::Quote(runs) } else { BlockKind::Paragraph(runs) }
    }
}

/// Line ends made spaces.
pub(super) fn one_line(mut runs: Vec<Run>) -> Vec<Run> {
    for run in &mut runs {
        if run.text.contains('\n') {
            run.text = run.text.replace('\n', " ");
        }
    }
    runs
}
