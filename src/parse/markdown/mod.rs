//! Markdown into blocks, with the spans of every text kept true to the file. The Markdown parser is named in
//! this folder alone.

mod builder;
mod emphasis;
mod heading;
mod inlines;
mod kinds;
mod links;
mod notes;
mod reference;
mod run;
mod to_html;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use crate::config::Side;
use crate::diagnostic::rules::parse::{PARSER_PANICKED, RESERVED_CHARACTER};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::text::{RelPath, Span};

pub use reference::{Reference, Target};
pub use run::Run;
pub use to_html::to_html;
pub use tree::{
    Alignment, Block, BlockKind, Body, Cell, Code, Footnote, Heading, Inline, Item, Table, linkable_texts, plain_text, texts,
};

/// Parses the body of a page: `text` is the whole file, the body begins at `start`. `None` where it cannot be parsed; the
/// reason is in `report`.
pub fn parse(file: &RelPath, text: &Arc<str>, start: usize, side: Side, report: &mut Report) -> Option<Body> {
    let body = text.get(start..).unwrap_or_default();
    if let Some(at) = emphasis::find_sentinel(body) {
        let span = Span::new(start + at, start + at + emphasis::SENTINEL.len_utf8());
        report.add(Diagnostic::new(&RESERVED_CHARACTER, Place::new(file, span), "the character U+2E52 is reserved"));
        return None;
    }
    let mut own = Report::default();
    let parsed = catch_unwind(AssertUnwindSafe(|| {
        let mended = emphasis::mend(body);
        builder::Builder::new(file, text, &mended, start, side, &mut own).run()
    }));
    if let Ok(body) = parsed {
        report.merge(own);
        return Some(body);
    }
    let place = Place::new(file, Span::new(start, start));
    report.add(Diagnostic::new(&PARSER_PANICKED, place, "the Markdown of this page cannot be parsed"));
    None
}
