//! The anchors of a page, as authors may name them: heading ids, `bN`, `bN-M`, `t-…` on the glossary.

use foldhash::HashMap;

use crate::parse::markdown::BlockKind;
use crate::site::Site;
use crate::site::entity::EntityIx;
use crate::site::pair::{Pair, PairIx};
use crate::text::nearest;

/// The anchors of one page.
pub(super) struct Anchors<'s> {
    pair: &'s Pair,
    ids: &'s HashMap<String, EntityIx>,
}

/// The anchors of a page.
pub(super) fn of<'s>(site: &'s Site<'_>, ix: PairIx) -> Anchors<'s> {
    Anchors { pair: site.pair(ix), ids: &site.ids }
}

impl Anchors<'_> {
    /// Whether an anchor stands on the page.
    pub fn has(&self, anchor: &str) -> bool {
        if self.ids.contains_key(&format!("{}#{anchor}", self.pair.id)) {
            return true;
        }
        let Some(block) = anchor.strip_prefix('b') else { return false };
        let (block, item) = block.split_once('-').map_or((block, None), |(block, item)| (block, Some(item)));
        let number = |text: &str| text.parse::<u32>().ok().filter(|number| *number > 0 && number.to_string() == text);
        let Some(block) = number(block).filter(|block| *block <= self.blocks()) else { return false };
        let Some(item) = item else { return true };
        number(item).is_some_and(|item| item as usize <= self.items(block))
    }

    /// How many blocks have a number.
    fn blocks(&self) -> u32 {
        self.pair.rows.iter().rev().find_map(|row| row.number).unwrap_or_default()
    }

    /// How many items a block has.
    fn items(&self, number: u32) -> usize {
        // Headings have no number: the block stands there or after.
        let rows = self.pair.rows.iter().enumerate().skip(number as usize - 1);
        let at = rows.into_iter().find(|(_, row)| row.number == Some(number)).map(|(at, _)| at);
        match at.and_then(|at| self.pair.original.body.blocks.get(at)).map(|block| &block.kind) {
            Some(BlockKind::List { items, .. }) => items.len(),
            _ => 0,
        }
    }

    /// The heading id most like a dead one.
    pub fn nearest(&self, anchor: &str) -> Option<&str> {
        nearest(anchor, self.pair.rows.iter().filter(|row| row.number.is_none()).map(|row| row.anchor.as_str()))
    }

    /// What to say of an anchor that does not stand on `page`, and what to write instead, with `before` in front of it.
    pub fn dead(&self, page: &str, anchor: &str, before: &str, suggest: bool) -> (String, Option<String>) {
        if !anchor.strip_prefix('b').is_some_and(|number| number.starts_with(|c: char| c.is_ascii_digit())) {
            let near = if suggest { self.nearest(anchor) } else { None };
            let help = near.map(|near| format!("did you mean `{before}{near}`?"));
            return (format!("{page} has no heading `{anchor}`"), help);
        }
        let last = self.blocks();
        let help = (last > 0).then(|| format!("its blocks are `b1` to `b{last}`, and the items of a list `b1-1` and so on"));
        (format!("{page} has no block `{anchor}`"), help)
    }
}
