//! An enumeration before it has its name.

use crate::facts::announce::Announcement;
use crate::facts::marks::Family;
use crate::facts::model::{Announced, Form, Item};
use crate::facts::scan::Scan;

/// What a search found.
pub(super) struct Draft {
    /// The paragraph it begins in.
    pub paragraph: u32,
    /// The character it begins with.
    pub start: usize,
    pub form: Form,
    pub announced: Option<Announced>,
    pub items: Vec<Item>,
    pub open: bool,
    /// The family of its enumerators.
    pub family: Option<Family>,
}

impl Announced {
    /// What a paragraph announces.
    pub(super) fn of(paragraph: u32, scan: &Scan<'_>, found: &Announcement) -> Self {
        Self {
            count: found.count,
            paragraph,
            as_written: scan.text(&found.part).to_owned(),
            digits: Vec::new(),
            part: found.part.clone(),
        }
    }
}
