//! DZ302: the two bodies of a page do not pair off block by block.

use std::collections::BTreeSet;

use crate::config::Side;
use crate::diagnostic::rules::parse::BARE_BAR;
use crate::diagnostic::{Diagnostic, Example, Place, Report, Rule, Severity};
use crate::parse::Page;
use crate::parse::markdown::{Block, BlockKind};
use crate::site::{Pair, Site};
use crate::text::{RelPath, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ302",
    name: "blocks-differ",
    severity: Severity::Error,
    about: "The top-level blocks of the two bodies pair off in order and agree in type, in the level of headings, in the number of list items and in the rows and columns of tables. Where they do not, a reader of one language would see a paragraph beside one that says something else.",
    example: Some(Example {
        wrong: "two paragraphs in page.zh.md, and the same said in one paragraph of page.en.md",
        right: "two paragraphs in each",
    }),
    fix: "Add, remove, split or join blocks until both bodies have the same shape. The first pair that differs is shown; what follows may only be shifted.",
};

/// Finds the first block of every page that does not match its pair; says of each pair, in order, whether its bodies
/// differ, so that their blocks are not compared.
pub(super) fn check(site: &Site<'_>, report: &mut Report) -> Vec<bool> {
    // A table that a bare bar broke is another block than it was meant to be, and that was told.
    let bars = report.diagnostics().iter().filter(|found| found.rule.code == BARE_BAR.code);
    let broken: BTreeSet<RelPath> = bars.map(|found| found.place.file.clone()).collect();
    site.pairs.iter().map(|pair| differs(pair, &broken, report)).collect()
}

fn differs(pair: &Pair, broken: &BTreeSet<RelPath>, report: &mut Report) -> bool {
    let Some(translation) = pair.page(Side::Translation) else { return false };
    if broken.contains(&pair.original.file) || broken.contains(&translation.file) {
        return true;
    }
    let original = &pair.original;
    let (ours, theirs) = (&original.body.blocks, &translation.body.blocks);
    let differing = ours.iter().zip(theirs).position(|(a, b)| shape(a) != shape(b));
    let at = differing.unwrap_or_else(|| ours.len().min(theirs.len()));
    let (message, help) = match (ours.get(at), theirs.get(at)) {
        (None, None) => return false,
        (Some(a), Some(b)) => {
            let help = (ours.len() != theirs.len())
                .then(|| format!("the original has {} blocks and the translation {}", ours.len(), theirs.len()));
            (format!("block {} is {} here and {} in the original", at + 1, describe(b), describe(a)), help)
        }
        // The translation of a draft may be short of words.
        (Some(_), None) if pair.facts.draft => return true,
        (Some(a), None) => {
            (format!("the original goes on with {} as block {}, and the translation ends", describe(a), at + 1), None)
        }
        (None, Some(b)) => (format!("block {} is {} that the original does not have", at + 1, describe(b)), None),
    };
    let here = place(translation, theirs, at, "the translation");
    report.add(Diagnostic::new(&RULE, here, message).help_if(help).related(place(original, ours, at, "the original")));
    true
}

/// The place of a block: its first line, or the end of the body where there is none.
fn place(page: &Page, blocks: &[Block], at: usize, label: &str) -> Place {
    let span = match blocks.get(at) {
        Some(block) => block.span,
        None => {
            let end = blocks.last().map_or(page.front.span.end, |block| block.span.end);
            Span::new(end, end)
        }
    };
    Place::new(&page.file, span).label(label)
}

/// What must agree.
#[derive(PartialEq, Eq)]
enum Shape {
    Heading(u8),
    Paragraph,
    List { numbered: bool, items: usize },
    Table { rows: usize, columns: usize },
    Quote,
    Code,
    Rule,
}

fn shape(block: &Block) -> Shape {
    match &block.kind {
        BlockKind::Heading(heading) => Shape::Heading(heading.level),
        BlockKind::Paragraph(_) => Shape::Paragraph,
        BlockKind::List { start, items } => Shape::List { numbered: start.is_some(), items: items.len() },
        BlockKind::Table(table) => Shape::Table { rows: table.rows.len() + 1, columns: table.columns.len() },
        BlockKind::Quote(_) => Shape::Quote,
        BlockKind::Code(_) => Shape::Code,
        BlockKind::Rule => Shape::Rule,
    }
}

fn describe(block: &Block) -> String {
    let name = block.kind.name();
    match shape(block) {
        Shape::Heading(level) => format!("a {name} of level {level}"),
        Shape::List { items, .. } => format!("a {name} of {}", counted(items, "item")),
        Shape::Table { rows, columns } => format!("a {name} of {} and {}", counted(rows, "row"), counted(columns, "column")),
        _ => format!("a {name}"),
    }
}

fn counted(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
