//! An article as Markdown: one block after the other, an empty line between them, each numbered one ending in its mark.

use crate::article::{Article, Block, BlockKind, Cell, Marker, Run};
use crate::extract::{escape, strong};

/// The Markdown of a body, and the bold texts from which marks at the edge were moved.
pub(super) fn write(article: &Article) -> (String, Vec<(usize, String)>) {
    let mut writer = Writer { article, out: String::new(), moved: Vec::new(), items: Vec::new() };
    for block in &article.blocks {
        writer.block(block);
    }
    (writer.out, writer.moved)
}

struct Writer<'a> {
    article: &'a Article,
    out: String,
    moved: Vec<(usize, String)>,
    /// The list items that the last block stands in, outermost first: what each begins with.
    items: Vec<Marker>,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        let mark = block.number.map(|number| self.article.locator(number));
        let mark = mark.as_deref();
        match &block.kind {
            BlockKind::Item { marker, depth, runs } => self.item(*marker, *depth, runs, mark, block.line),
            kind => {
                self.items.clear();
                self.other(kind, mark, block.line);
            }
        }
        self.out.push('\n');
    }

    fn other(&mut self, kind: &BlockKind, mark: Option<&str>, line: usize) {
        match kind {
            BlockKind::Paragraph(runs) => self.runs(runs, "", mark, line),
            BlockKind::Heading { level, runs } => {
                self.out.push_str(&"#".repeat(usize::from((*level).clamp(2, 6))));
                self.out.push(' ');
                let start = self.out.len();
                self.runs(runs, "", mark, line);
                // Braces at the end would be attributes of the heading, and hashes its other end.
                if mark.is_none() {
                    let words = self.out.split_off(start);
                    self.out.push_str(&closed(&words));
                }
            }
            BlockKind::Quote(runs) => {
                self.out.push_str("> ");
                self.runs(runs, "> ", mark, line);
            }
            BlockKind::Table(rows) => self.table(rows, line),
            BlockKind::Verbatim(text) => {
                let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
                let fence = "`".repeat(longest.max(2) + 1);
                self.out.push_str(&format!("{fence}\n{text}\n{fence}"));
            }
            BlockKind::Item { .. } => {}
        }
    }

    fn item(&mut self, marker: Marker, depth: u8, runs: &[Run], mark: Option<&str>, line: usize) {
        // An item is one deeper than the one before it at most; and in one list the numbers count up.
        let depth = usize::from(depth).min(self.items.len());
        let before = self.items.get(depth).copied();
        let marker = match (before, marker) {
            (Some(Marker::Number(before)), Marker::Number(_)) => Marker::Number(before + 1),
            (_, marker) => marker,
        };
        self.items.truncate(depth);
        let indent: String = self.items.iter().map(|marker| " ".repeat(shown(*marker).len())).collect();
        self.items.push(marker);
        let shown = shown(marker);
        let inner = format!("{indent}{}", " ".repeat(shown.len()));
        self.out.push_str(&format!("{indent}{shown}"));
        self.runs(runs, &inner, mark, line);
    }

    fn table(&mut self, rows: &[Vec<Cell>], line: usize) {
        for (n, row) in rows.iter().enumerate() {
            if n > 0 {
                self.out.push('\n');
            }
            self.out.push('|');
            for cell in row {
                self.out.push(' ');
                let mark = cell.number.map(|number| self.article.locator(number));
                self.runs(&cell.runs, "", mark.as_deref(), line);
                self.out.push_str(" |");
            }
            if n == 0 {
                self.out.push_str("\n|");
                self.out.push_str(&"---|".repeat(row.len()));
            }
        }
    }

    /// Writes runs; `indent` begins every line after the first.
    fn runs(&mut self, runs: &[Run], indent: &str, mark: Option<&str>, line: usize) {
        let (runs, moved) = strong::closing(runs);
        self.moved.extend(moved.into_iter().map(|text| (line, text)));
        let mut link: Option<&str> = None;
        let mut first = true;
        for run in &runs {
            if link != run.href.as_deref() {
                self.close(link.take());
                if run.href.is_some() {
                    self.out.push('[');
                    link = run.href.as_deref();
                }
            }
            self.out.push_str(if run.strong { "**" } else { "" });
            for (n, text) in run.text.split('\n').enumerate() {
                if n > 0 {
                    self.out.push_str("\\\n");
                    self.out.push_str(indent);
                    first = true;
                }
                // At the first line, asterisks or a bracket stand before the text.
                let bare = first && (n > 0 || (!run.strong && link.is_none()));
                self.out.push_str(&escape::line(text, bare, link.is_some()));
                first &= text.is_empty();
            }
            self.out.push_str(if run.strong { "**" } else { "" });
        }
        self.close(link);
        if let Some(mark) = mark {
            let last = runs.last().and_then(|run| run.text.chars().next_back());
            let gap = last.is_none_or(|c| !(crate::language::is_cjk(c) || matches!(c, '“' | '”' | '…' | '—')));
            self.out.push_str(if gap { " " } else { "" });
            self.out.push_str(&format!("[[@{mark}]]"));
        }
    }

    fn close(&mut self, link: Option<&str>) {
        if let Some(href) = link {
            self.out.push_str(&format!("]({href})"));
        }
    }
}

fn shown(marker: Marker) -> String {
    match marker {
        Marker::Bullet => "- ".to_owned(),
        Marker::Number(number) => format!("{number}. "),
    }
}

/// The words of a heading without a mark, whose end means nothing but itself.
fn closed(words: &str) -> String {
    if let Some(before) = words.strip_suffix('}') {
        return format!("{before}&#125;");
    }
    let bare = words.trim_end_matches('#');
    if bare.len() < words.len() { format!("{bare}{}", "\\#".repeat(words.len() - bare.len())) } else { words.to_owned() }
}
