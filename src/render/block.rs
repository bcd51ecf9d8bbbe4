//! Blocks as HTML: one half of a row. Tables and notes are our own, so that no `style=` appears and no two
//! notes share an anchor.

use std::fmt::Write as _;

use crate::config::Side;
use crate::parse::markdown::{Alignment, Block, BlockKind, Cell, Item};
use crate::render::inline::InlineWriter;
use crate::render::lens::{Lens, half};
use crate::site::{Pair, Row};
use crate::text::{escape_attribute, escape_text};

/// The block of one side of a row, as an element that takes its half of the spread.
pub(super) fn side<'s>(out: &mut String, lens: Lens<'s>, pair: &'s Pair, row: &'s Row, block: &Block, side: Side) {
    let mut writer = InlineWriter::new(lens, pair, side, row.hits(side));
    let open = |out: &mut String, tag: &str| {
        for part in ["<", tag, " class=\"", half(side), "\" lang=\"", lens.tag(side), "\">"] {
            out.push_str(part);
        }
    };
    match &block.kind {
        BlockKind::Heading(heading) => {
            open(out, "span");
            writer.unlinked(out, &heading.inlines);
            out.push_str("</span>");
        }
        BlockKind::Paragraph(inlines) => {
            open(out, "p");
            writer.write(out, inlines);
            out.push_str("</p>");
        }
        _ => {
            open(out, "div");
            // The item's anchor stands once, on the side the reader has before them.
            let anchored = lens.sides().first() == Some(&side);
            inner(out, &mut writer, block, anchored.then_some(row.anchor.as_str()));
            out.push_str("</div>");
        }
    }
}

/// Blocks inside another one.
pub(super) fn inner(out: &mut String, writer: &mut InlineWriter<'_>, block: &Block, anchor: Option<&str>) {
    match &block.kind {
        BlockKind::Heading(heading) => {
            let level = heading.level;
            let _ = write!(out, "<h{level}>");
            writer.unlinked(out, &heading.inlines);
            let _ = write!(out, "</h{level}>");
        }
        BlockKind::Paragraph(inlines) => {
            out.push_str("<p>");
            writer.write(out, inlines);
            out.push_str("</p>");
        }
        BlockKind::List { start, items } => list(out, writer, *start, items, anchor),
        BlockKind::Table(it) => table(out, writer, &it.columns, &it.head, &it.rows),
        BlockKind::Quote(blocks) => {
            out.push_str("<blockquote>");
            for block in blocks {
                inner(out, writer, block, None);
            }
            out.push_str("</blockquote>");
        }
        BlockKind::Code(code) => {
            out.push_str("<pre><code");
            if !code.language.is_empty() {
                out.push_str(" class=\"language-");
                escape_attribute(out, &code.language);
                out.push('"');
            }
            out.push('>');
            escape_text(out, &code.text);
            out.push_str("</code></pre>");
        }
        BlockKind::Rule => out.push_str("<hr>"),
    }
}

fn list(out: &mut String, writer: &mut InlineWriter<'_>, start: Option<u32>, items: &[Item], anchor: Option<&str>) {
    let tag = if start.is_some() { "ol" } else { "ul" };
    match start {
        Some(first) if first != 1 => {
            let _ = write!(out, "<ol start=\"{first}\">");
        }
        _ => {
            let _ = write!(out, "<{tag}>");
        }
    }
    for (number, item) in items.iter().enumerate() {
        match anchor {
            Some(anchor) => {
                let _ = write!(out, "<li id=\"{anchor}-{}\">", number + 1);
            }
            None => out.push_str("<li>"),
        }
        match item.task {
            Some(true) => out.push_str("☑ "),
            Some(false) => out.push_str("☐ "),
            None => {}
        }
        let mut blocks = &*item.blocks;
        // Words that stand alone or above a list need no paragraph: they stay on the line of the item's sign.
        if let [Block { kind: BlockKind::Paragraph(inlines), .. }, rest @ ..] = blocks
            && rest.iter().all(|block| matches!(block.kind, BlockKind::List { .. }))
        {
            writer.write(out, inlines);
            blocks = rest;
        }
        for block in blocks {
            inner(out, writer, block, None);
        }
        out.push_str("</li>");
    }
    let _ = write!(out, "</{tag}>");
}

fn table(out: &mut String, writer: &mut InlineWriter<'_>, columns: &[Alignment], head: &[Cell], rows: &[Box<[Cell]>]) {
    out.push_str("<table class=\"data\"><thead><tr>");
    cells(out, writer, columns, head, "th scope=\"col\"", "th");
    out.push_str("</tr></thead><tbody>");
    for row in rows {
        out.push_str("<tr>");
        cells(out, writer, columns, row, "td", "td");
        out.push_str("</tr>");
    }
    out.push_str("</tbody></table>");
}

fn cells(out: &mut String, writer: &mut InlineWriter<'_>, columns: &[Alignment], cells: &[Cell], open: &str, close: &str) {
    for (at, cell) in cells.iter().enumerate() {
        let class = match columns.get(at) {
            Some(Alignment::End) => " class=\"n\"",
            Some(Alignment::Center) => " class=\"c\"",
            _ => "",
        };
        for part in ["<", open, class, ">"] {
            out.push_str(part);
        }
        writer.write(out, &cell.inlines);
        for part in ["</", close, ">"] {
            out.push_str(part);
        }
    }
}

/// The notes of one side, at the foot of its text; nothing where it has none.
pub(super) fn notes<'s>(lens: Lens<'s>, pair: &'s Pair, side: Side) -> Option<String> {
    let page = pair.page(side)?;
    if page.body.footnotes.is_empty() {
        return None;
    }
    let mut out = format!("<ol class=\"{}\" lang=\"{}\">", half(side), lens.tag(side));
    let mut writer = InlineWriter::new(lens, pair, side, &[]);
    for (number, note) in page.body.footnotes.iter().enumerate() {
        let id = writer.note_id(number);
        let _ = write!(out, "<li id=\"{id}\">");
        for block in &note.blocks {
            inner(&mut out, &mut writer, block, None);
        }
        let _ = write!(out, " <a href=\"#{id}-call\">↩</a></li>");
    }
    out.push_str("</ol>");
    Some(out)
}
