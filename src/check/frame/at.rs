//! A place in a pair, the same on both its sides.

use crate::site::Pair;

/// A place in a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// The title.
    Title,
    /// The short title.
    Short,
    /// The summary.
    Summary,
    /// The reason of a relation, counted from 0.
    Why(usize),
    /// A row of the facts panel, counted from 0: its label and its value.
    Fact(usize),
    /// What the page's figure counts.
    Of,
    /// What one of its further figures counts, counted from 0.
    OfMore(usize),
    /// A top-level block, counted from 0, that is neither list nor table.
    Block(usize),
    /// An item of a list.
    Item {
        /// The list.
        block: usize,
        /// The item, counted from 0.
        item: usize,
    },
    /// A cell of a table.
    Cell {
        /// The table.
        block: usize,
        /// Its row, counted from 0; the head is row 0.
        row: usize,
        /// Its column, counted from 0.
        column: usize,
    },
    /// A note, counted from 0.
    Note(usize),
}

impl At {
    /// The top-level block it stands in.
    pub fn block(self) -> Option<usize> {
        match self {
            Self::Block(block) | Self::Item { block, .. } | Self::Cell { block, .. } => Some(block),
            _ => None,
        }
    }

    /// Whether it stands in the front matter.
    pub fn is_front(self) -> bool {
        !matches!(self, Self::Block(_) | Self::Item { .. } | Self::Cell { .. } | Self::Note(_))
    }

    /// What authors call it: `b7`, `b3-2`, a heading's id, `title`, `why-1`. The cells of a table have its name.
    pub fn anchor(self, pair: &Pair) -> String {
        let row = |block: usize| pair.rows.get(block).map_or_else(|| format!("block-{}", block + 1), |row| row.anchor.clone());
        match self {
            Self::Title => "title".to_owned(),
            Self::Short => "short".to_owned(),
            Self::Summary => "summary".to_owned(),
            Self::Why(number) => format!("why-{}", number + 1),
            Self::Fact(number) => format!("fact-{}", number + 1),
            Self::Of => "of".to_owned(),
            Self::OfMore(number) => {
                let name = pair.facts.more_figures.get(number).map_or("", |(name, _)| name);
                format!("of-{name}")
            }
            Self::Block(block) | Self::Cell { block, .. } => row(block),
            Self::Item { block, item } => format!("{}-{}", row(block), item + 1),
            Self::Note(number) => format!("note-{}", number + 1),
        }
    }
}
