//! DZ327: the two blocks of a pair rest on different passages.

use crate::check::frame::{At, Findings, Spread};
use crate::check::references::{Item, Referring, Stretch, Written, compare};
use crate::config::Side;
use crate::diagnostic::{Example, Rule, Severity};
use crate::parse::markdown::{Block, Target};
use crate::parse::{Locator, Page, SourceMark};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ327",
    name: "source-marks-differ",
    severity: Severity::Warning,
    about: "Both blocks of a pair carry the same source marks: they say the same, and so they rest on the same passages. The fold shows the marks of both together, so that a mark that slipped into another paragraph on one side says of two paragraphs what is true of one.",
    example: Some(Example {
        wrong: "绿茶不发酵。[[@001:p1]] / Green tea is not fermented. [[@001:p2]]",
        right: "绿茶不发酵。[[@001:p1]] / Green tea is not fermented. [[@001:p1]]",
    }),
    fix: "Give both blocks the same marks, or move the mark to the block that it belongs to. `[[@001:p1-p2]]` is the same as `[[@001:p1]] [[@001:p2]]`.",
};

/// Ranges longer than this are compared as they are written.
const LONGEST: u32 = 1000;

/// Compares the marks of every block.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    let (Some(original), Some(translation), true) =
        (spread.pair.page(Side::Original), spread.pair.page(Side::Translation), spread.aligned)
    else {
        return;
    };
    let mut places = Vec::new();
    for (number, (ours, theirs)) in original.body.blocks.iter().zip(&translation.body.blocks).enumerate() {
        if spread.is_faulty(&original.file, ours.span) || spread.is_faulty(&translation.file, theirs.span) {
            continue;
        }
        let sides = [(original, ours), (translation, theirs)].map(|(page, block)| Stretch { file: &page.file, span: block.span });
        let place = Referring { at: At::Block(number), sides, items: [marks(original, ours), marks(translation, theirs)] };
        let [ours, theirs] = &place.items;
        findings.tally.references += ours.len();
        if place.differs() && passages(ours) != passages(theirs) {
            places.push(place);
        }
    }
    compare(spread, &RULE, &places, "give both blocks the marks of the passages that they rest on", findings);
}

fn marks<'s>(page: &'s Page, block: &Block) -> Vec<Item<'s, &'s SourceMark>> {
    let references = block.marks.iter().filter_map(|mark| page.body.references.get(*mark));
    let marks = references.filter_map(|reference| match &reference.target {
        Target::Source(mark) => {
            let here = Stretch { file: &page.file, span: reference.span };
            Some(Item { key: mark, written: Written::Target(&reference.target), here })
        }
        _ => None,
    });
    marks.collect()
}

/// The paragraphs that marks name, one by one; 0 for an article's own record.
fn passages<'s>(marks: &[Item<'s, &'s SourceMark>]) -> Vec<(&'s str, u32, u32)> {
    let mut passages = Vec::new();
    for mark in marks {
        match mark.key.at {
            Locator::Meta => passages.push((mark.key.article.as_str(), 0, 0)),
            Locator::Paragraphs { first, last } if last - first <= LONGEST => {
                passages.extend((first..=last).map(|number| (mark.key.article.as_str(), number, number)));
            }
            Locator::Paragraphs { first, last } => passages.push((mark.key.article.as_str(), first, last)),
        }
    }
    passages.sort_unstable();
    passages.dedup();
    passages
}
