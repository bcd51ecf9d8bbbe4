//! The map of relations between two trees of pages.

use serde::Serialize;

use crate::render::view::{Html, Item, Seal, Shared};

/// The map.
#[derive(Debug, Serialize)]
pub struct MapView {
    /// The two pages at the head of the trees.
    pub heads: [Shared<Item>; 2],
    /// Rows on the left and on the right.
    pub rows: [Vec<Node>; 2],
    /// Height of the drawing, in its own units: ten a row.
    pub height: usize,
    /// Arcs.
    pub arcs: Vec<Arc>,
    /// Kinds of relations on the map.
    pub kinds: Vec<ArcKind>,
    /// The same as a list.
    pub ties: Vec<MapTie>,
}

/// A row of the map.
#[derive(Debug, Serialize)]
pub struct Node {
    /// Number for the script.
    pub id: String,
    /// Address.
    pub href: String,
    /// Its seal.
    pub seal: Option<Seal>,
    /// Its title.
    pub html: Html,
}

/// An arc.
#[derive(Debug, Serialize)]
pub struct Arc {
    /// Node it starts at.
    pub a: String,
    /// Node it ends at.
    pub b: String,
    /// Its path.
    pub d: String,
    /// `solid`, `dashed`, `dotted`.
    pub line: &'static str,
}

/// A kind of relation, for the legend.
#[derive(Debug, Serialize)]
pub struct ArcKind {
    /// Its line.
    pub line: &'static str,
    /// Its name.
    pub html: Html,
}

/// A relation of the list.
#[derive(Debug, Serialize)]
pub struct MapTie {
    /// The left end.
    pub left: Node,
    /// The right end.
    pub right: Node,
    /// What the relation is called from left to right.
    pub html: Html,
    /// Its line.
    pub line: &'static str,
    /// Why.
    pub why_html: Html,
}
