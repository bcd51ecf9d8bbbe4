//! The finished site in memory: every file, and nothing written yet.

use std::collections::BTreeMap;

use crate::site::OutPath;

/// All files of a site, by path.
#[derive(Clone, Debug, Default)]
pub struct Outputs {
    files: BTreeMap<OutPath, Vec<u8>>,
}

impl Outputs {
    /// Puts a file.
    ///
    /// # Errors
    /// Where a file with that path is there already; its bytes stay.
    pub fn insert(&mut self, path: OutPath, bytes: Vec<u8>) -> Result<(), OutPath> {
        match self.files.entry(path) {
            std::collections::btree_map::Entry::Occupied(taken) => Err(taken.key().clone()),
            std::collections::btree_map::Entry::Vacant(free) => {
                free.insert(bytes);
                Ok(())
            }
        }
    }

    /// A file's bytes, by its path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    /// All files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&OutPath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, bytes.as_slice()))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
