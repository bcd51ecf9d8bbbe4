//! What holds of whatever was read: spans lie in their file and on its characters, and a report can be printed.

use duizhao::diagnostic::formats::{Format, print};
use duizhao::diagnostic::{Report, Sources};
use duizhao::parse::markdown::{Block, BlockKind, Inline};
use duizhao::parse::{Page, Parsed};
use duizhao::source::SourceTree;
use duizhao::text::{RelPath, Span};

/// Fails where a span of a report is none of its file; prints the report in every form.
pub fn report(report: &Report, tree: &SourceTree) {
    for found in report.diagnostics() {
        for place in std::iter::once(&found.place).chain(&found.related) {
            span(tree, &place.file, place.span, &found.message);
        }
        assert!(found.rule.code != "DZ117" && found.rule.code != "DZ407", "a panic was caught: {}", found.place.file);
        assert!(!found.message.contains('\n'), "{:?}", found.message);
    }
    for format in [Format::Human, Format::Short, Format::Json, Format::Github] {
        let _ = print(report, tree, format, false);
    }
}

fn span(tree: &SourceTree, file: &RelPath, span: Span, what: &str) {
    let text = tree.text(file).unwrap_or_default();
    assert!(text.get(span.start..span.end).is_some(), "{file}: {span:?} of {} bytes: {what}", text.len());
}

/// Fails where a span of a page is none of its file.
pub fn pages(parsed: &Parsed, tree: &SourceTree) {
    for page in parsed.pages.iter().chain(&parsed.unread) {
        let body = &page.body;
        span(tree, &page.file, page.front.span, "front matter");
        span(tree, &page.file, page.front.words.title.span, "title");
        body.references.iter().for_each(|reference| span(tree, &page.file, reference.span, "reference"));
        body.anchors.iter().for_each(|anchor| span(tree, &page.file, anchor.span, "anchor"));
        body.footnotes.iter().for_each(|note| span(tree, &page.file, note.span, "note"));
        let notes = body.footnotes.iter().flat_map(|note| &note.blocks);
        body.blocks.iter().chain(notes).for_each(|block| in_block(block, page, tree));
    }
}

fn in_block(block: &Block, page: &Page, tree: &SourceTree) {
    span(tree, &page.file, block.span, block.kind.name());
    match &block.kind {
        BlockKind::Heading(heading) => {
            heading.id.iter().chain(&heading.kind).for_each(|word| span(tree, &page.file, word.span, "id or kind"));
            in_inlines(&heading.inlines, page, tree);
        }
        BlockKind::Paragraph(inlines) => in_inlines(inlines, page, tree),
        BlockKind::List { items, .. } => {
            for item in items {
                span(tree, &page.file, item.span, "item");
                item.blocks.iter().for_each(|block| in_block(block, page, tree));
            }
        }
        BlockKind::Table(table) => table.cells().for_each(|cell| in_inlines(&cell.inlines, page, tree)),
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| in_block(block, page, tree)),
        BlockKind::Code(_) | BlockKind::Rule => {}
    }
}

fn in_inlines(inlines: &[Inline], page: &Page, tree: &SourceTree) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => span(tree, &page.file, text.span, "text"),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Strikethrough(inner)
            | Inline::Link { inlines: inner, .. } => {
                in_inlines(inner, page, tree);
            }
            _ => {}
        }
    }
}
