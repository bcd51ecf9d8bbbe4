//! What an earlier build left that is still right, and need not be made again.

use std::collections::{BTreeMap, BTreeSet};

use crate::render::{Outputs, Print};
use crate::site::OutPath;

/// The anchors that pages ask of other pages, by the page that is asked.
pub type Asked = BTreeMap<OutPath, BTreeSet<String>>;

/// What need not be made again.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// Files that are part of the site and right as they stand, with their prints.
    pub files: BTreeMap<OutPath, Print>,
    /// The anchors that the pages of the earlier build asked of each other: a page that is made again must still have them.
    pub asked: Asked,
}

/// A finished site.
#[derive(Debug, Default)]
pub struct Rendered {
    /// Its files.
    pub outputs: Outputs,
    /// The anchors that its pages ask of each other.
    pub asked: Asked,
}
