//! Tables: their columns, head and rows, and rows that a bare bar broke.

use pulldown_cmark::{Alignment, Event, Tag, TagEnd};

use crate::diagnostic::rules::parse::BARE_BAR;
use crate::diagnostic::{Diagnostic, Place};
use crate::parse::markdown::builder::Builder;
use crate::parse::markdown::kinds::{alignment, cells};
use crate::parse::markdown::links::BAR;
use crate::parse::markdown::tree::{Cell, Table};

impl Builder<'_> {
    /// Reads a table up to its end.
    pub(super) fn table(&mut self, columns: &[Alignment], until: TagEnd) -> Table {
        let columns = columns.iter().map(|column| alignment(*column)).collect();
        let mut head: Box<[Cell]> = Box::default();
        let (mut rows, mut row) = (Vec::new(), Vec::new());
        self.in_table = true;
        let mut said = 0;
        while let Some((event, range)) = self.events.next() {
            match event {
                Event::End(end) if end == until => break,
                Event::End(TagEnd::TableHead) => head = row.drain(..).collect(),
                Event::Start(Tag::TableRow) => said = self.report.diagnostics().len(),
                Event::End(TagEnd::TableRow) => {
                    let span = self.span(&range);
                    let cells = cells(span.slice(self.source));
                    if cells > row.len() && said == self.report.diagnostics().len() {
                        let message = format!("the row has {cells} cells and the table {} columns", row.len());
                        self.report.add(Diagnostic::new(&BARE_BAR, Place::new(self.file, span), message).help(BAR));
                    }
                    rows.push(row.drain(..).collect());
                }
                Event::Start(Tag::TableCell) => row.push(Cell { inlines: self.inlines(TagEnd::TableCell) }),
                _ => {}
            }
        }
        self.in_table = false;
        Table { columns, head, rows: rows.into() }
    }
}

/// A paragraph that was meant as a table: below its first line stands the line that divides head and rows, for another
/// number of cells.
pub(super) fn lost_table(paragraph: &str, place: Place) -> Option<Diagnostic> {
    let head = paragraph.get(..memchr::memchr(b'\n', paragraph.as_bytes())?)?;
    let line = paragraph.get(head.len() + 1..)?.lines().next()?;
    let divides = line.contains('|') && line.contains("--") && line.chars().all(|c| matches!(c, '|' | '-' | ':' | ' '));
    if !divides || !head.contains('|') {
        return None;
    }
    let (head_cells, columns) = (cells(head), cells(line));
    let message = format!("the head of the table has {head_cells} cells, and the line below it {columns}");
    (head_cells != columns).then(|| Diagnostic::new(&BARE_BAR, place, message).help(BAR))
}
