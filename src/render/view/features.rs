//! What the home page shows of other pages, and the digits of a page whose children have children.

use serde::Serialize;

use crate::render::view::charts::FigureRow;
use crate::render::view::{FactRow, Html, Item, Shared};

/// Neighbouring features with one layout, to be set side by side.
#[derive(Debug, Serialize)]
pub struct FeatureGroup {
    /// Their layout.
    pub layout: String,
    /// The features.
    pub features: Vec<Feature>,
    /// Rows of facts that all of them have, one after the other: a table with a column a feature.
    pub facing: Vec<FacingRow>,
}

/// A page shown on another.
#[derive(Debug, Serialize)]
pub struct Feature {
    /// The page.
    pub item: Shared<Item>,
    /// Its children.
    pub items: Vec<Shared<Item>>,
    /// Its children and theirs, where its layout draws digits.
    pub digits: Vec<Digit>,
    /// The figures of its children.
    pub figures: Vec<FigureRow>,
}

/// One fact of several pages.
#[derive(Debug, Serialize)]
pub struct FacingRow {
    /// What it is.
    pub label_html: Html,
    /// What holds of each page, in their order; the label is empty.
    pub cells: Vec<FactRow>,
}

/// A digit: a page and how many children it has.
#[derive(Debug, Serialize)]
pub struct Digit {
    /// The number of children.
    pub count: usize,
    /// The page.
    pub item: Shared<Item>,
    /// Its children.
    pub items: Vec<Shared<Item>>,
}
