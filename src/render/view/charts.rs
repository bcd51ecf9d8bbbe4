//! Figures as pictures and as a table. Places are percentages, so that lettering keeps its size.

use serde::Serialize;

use crate::render::view::{Html, Item, Mark, Shared};

/// Figures of one unit on one scale.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// The scale: grid lines and their labels.
    pub ticks: Vec<Tick>,
    /// The bars, longest first.
    pub bars: Vec<Bar>,
}

/// A grid line.
#[derive(Debug, Serialize)]
pub struct Tick {
    /// Per cent of the width.
    pub at: String,
    /// What stands at it.
    pub text: String,
    /// How the text is anchored there: `start`, `middle`, `end`.
    pub anchor: &'static str,
}

/// A bar, from zero or from a starting value.
#[derive(Debug, Serialize)]
pub struct Bar {
    /// The page of the figure.
    pub item: Shared<Item>,
    /// Per cent of the width.
    pub at: String,
    /// The figure in signs: `≥500`, `>50%`.
    pub signs: String,
    /// The starting value, where the sources give one.
    pub from: Option<Start>,
    /// The whole in words, for those who do not see it.
    pub said: String,
}

/// A starting value.
#[derive(Debug, Serialize)]
pub struct Start {
    /// Per cent of the width.
    pub at: String,
    /// The figure in signs.
    pub signs: String,
}

/// Two values of one series.
#[derive(Debug, Serialize)]
pub struct Slope {
    /// The page of the figure.
    pub item: Shared<Item>,
    /// Height of the start, in pixels from the top.
    pub from_y: String,
    /// Height of the end.
    pub to_y: String,
    /// The start in signs.
    pub from_signs: String,
    /// The end in signs.
    pub to_signs: String,
    /// When the start holds.
    pub from_when: String,
    /// When the end holds.
    pub to_when: String,
    /// The whole in words.
    pub said: String,
}

/// A row of the table.
#[derive(Debug, Serialize)]
pub struct FigureRow {
    /// The page.
    pub item: Shared<Item>,
    /// The figure in signs.
    pub signs: String,
    /// The figure in words.
    pub phrase_html: Html,
    /// What is counted.
    pub of_html: Html,
    /// When.
    pub when_html: Html,
    /// The starting value in words.
    pub baseline_html: Option<Html>,
    /// The passage.
    pub mark: Option<Mark>,
}
