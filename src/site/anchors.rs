//! The anchors of a page, as authors may name them: heading ids, `bN`, `bN-M`, `t-…` on the glossary.

use crate::parse::markdown::BlockKind;
use crate::site::Site;
use crate::site::pair::{Pair, PairIx};
use crate::text::nearest;

/// The anchors of one page.
pub(super) struct Anchors<'s> {
    pair: &'s Pair,
    terms: Vec<&'s str>,
}

/// The anchors of a page.
pub(super) fn of<'s>(site: &'s Site<'_>, ix: PairIx) -> Anchors<'s> {
    let pair = site.pair(ix);
    let terms =
        if pair.layout == "glossary" { site.terms.iter().map(|term| term.id.value.as_str()).collect() } else { Vec::new() };
    Anchors { pair, terms }
}

impl Anchors<'_> {
    /// Whether an anchor stands on the page.
    pub fn has(&self, anchor: &str) -> bool {
        if let Some(term) = anchor.strip_prefix("t-") {
            return self.terms.contains(&term);
        }
        if self.pair.rows.iter().any(|row| row.anchor == anchor) {
            return true;
        }
        let Some((block, item)) = anchor.rsplit_once('-') else { return false };
        let row = self.pair.rows.iter().position(|row| row.anchor == block);
        let items = row.and_then(|at| self.pair.original.body.blocks.get(at)).map_or(0, |block| match &block.kind {
            BlockKind::List { items, .. } => items.len(),
            _ => 0,
        });
        item.parse::<usize>().is_ok_and(|number| (1..=items).contains(&number))
    }

    /// The heading id most like a dead one.
    pub fn nearest(&self, anchor: &str) -> Option<&str> {
        nearest(anchor, self.pair.rows.iter().map(|row| row.anchor.as_str()))
    }
}
