//! An enumeration before it has its name.

use crate::facts::marks::Family;
use crate::facts::model::{Form, Item};

/// What a search found.
pub(super) struct Draft {
    /// The paragraph it begins in.
    pub paragraph: u32,
    /// The character it begins with.
    pub start: usize,
    pub form: Form,
    /// The paragraph that says how many there are, its words, the number.
    pub announced: Option<(u32, String, u32)>,
    /// The digits of a nickname.
    pub digits: Vec<u32>,
    pub items: Vec<Item>,
    pub open: bool,
    /// The family of its enumerators.
    pub family: Option<Family>,
}
