//! Places as a person counts them, for the forms that print numbers. Each file is indexed once.

use std::collections::BTreeMap;

use crate::diagnostic::{Place, Report, Sources};
use crate::text::{LineIndex, Position, RelPath};

/// First and last position of a place.
#[derive(Clone, Copy, Debug)]
pub(super) struct Located {
    /// Where it begins.
    pub start: Position,
    /// One past where it ends.
    pub end: Position,
}

/// Line indexes of all files a report speaks of.
pub(super) struct Locator<'s> {
    files: BTreeMap<RelPath, LineIndex<'s>>,
}

impl<'s> Locator<'s> {
    /// Indexes the files of `report`.
    pub fn new(report: &Report, sources: &'s dyn Sources) -> Self {
        let mut files = BTreeMap::new();
        let all = report.diagnostics().iter();
        for place in all.flat_map(|d| std::iter::once(&d.place).chain(&d.related)) {
            if !files.contains_key(&place.file)
                && let Some(text) = sources.text(&place.file)
            {
                files.insert(place.file.clone(), LineIndex::new(text));
            }
        }
        Self { files }
    }

    /// The positions of a place; 1:1 where the file has no text.
    pub fn locate(&self, place: &Place) -> Located {
        match self.files.get(&place.file) {
            Some(index) => Located { start: index.position(place.span.start), end: index.position(place.span.end) },
            None => Located { start: Position { line: 1, column: 1 }, end: Position { line: 1, column: 1 } },
        }
    }
}
