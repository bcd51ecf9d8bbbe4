//! What stands under a post: the address that it was taken from, and links back to the site.

use crate::article::model::{Block, BlockKind, Run};
use crate::article::note::{Note, What};

/// Longest text of a link that only leads somewhere else, in characters.
const LONGEST: usize = 20;

/// Takes blocks without a number that hold links alone from the end; the address, where one of them is written out.
pub(super) fn take(blocks: &mut Vec<Block>, notes: &mut Vec<Note>) -> Option<String> {
    let mut address = None;
    while let Some(Block { number, line, kind: BlockKind::Paragraph(runs) }) = blocks.last() {
        let written_out = runs.iter().find_map(|run| run.href.clone().filter(|href| same(href, &run.text)));
        if !links_alone(runs) || (number.is_some() && written_out.is_none() && !is_row(runs)) {
            break;
        }
        let what = if written_out.is_some() { What::AddressLine } else { What::ShareLinks };
        notes.push(Note::new(what, *line, told(runs)));
        // The one nearest to the text is its own.
        address = written_out.or(address);
        blocks.pop();
    }
    address
}

/// The text of links, each with where it leads.
fn told(runs: &[Run]) -> String {
    let one = |run: &Run| match &run.href {
        Some(href) if !same(href, &run.text) => format!("{} ({href})", run.text),
        _ => run.text.clone(),
    };
    runs.iter().map(one).collect::<String>().trim().to_owned()
}

fn same(href: &str, text: &str) -> bool {
    href.trim_end_matches('/') == text.trim().trim_end_matches('/')
}

/// Whether nothing but links stands here, with marks between them.
fn links_alone(runs: &[Run]) -> bool {
    let mark = |c: char| c.is_whitespace() || "|｜/／·•-—>»<«、，,[]【】←→".contains(c);
    let is_link = |run: &Run| run.href.as_ref().is_some_and(|href| same(href, &run.text) || run.text.chars().count() <= LONGEST);
    runs.iter().any(|run| run.href.is_some()) && runs.iter().all(|run| is_link(run) || run.text.chars().all(mark))
}

/// Whether several links stand in a row.
fn is_row(runs: &[Run]) -> bool {
    runs.iter().filter(|run| run.href.is_some()).count() > 1
}
