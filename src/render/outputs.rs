//! The finished site in memory: every file, and nothing written yet.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use foldhash::{HashMap, HashMapExt as _};
use sha2::{Digest, Sha256};

use crate::site::OutPath;

/// All files of a site, by path.
#[derive(Clone, Debug, Default)]
pub struct Outputs {
    files: BTreeMap<OutPath, Output>,
}

/// One file of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Output {
    /// It was made: its bytes.
    Made(Vec<u8>),
    /// It was made and laid on a [`Shelf`](crate::render::Shelf), which has its bytes.
    Laid(Print),
    /// It was not made again, because the output folder holds it already.
    Standing(Print),
}

/// Two files that cannot be stored side by side on every system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash<'o> {
    /// Their paths differ only in the case of their letters.
    Alike(&'o OutPath, &'o OutPath),
    /// The first would have to be a folder for the second.
    FileAndFolder(&'o OutPath, &'o OutPath),
}

/// Size and hash of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print {
    /// In bytes.
    pub size: u64,
    /// Of all bytes.
    pub sha256: [u8; 32],
}

impl Print {
    /// The print of some bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self { size: bytes.len() as u64, sha256: Sha256::digest(bytes).into() }
    }
}

impl Outputs {
    /// Files that stand.
    pub fn standing(files: &BTreeMap<OutPath, Print>) -> Self {
        Self { files: files.iter().map(|(path, print)| (path.clone(), Output::Standing(*print))).collect() }
    }

    /// Puts a file that was made, with its bytes.
    ///
    /// # Errors
    /// Where a file with that path is there already; it stays as it is.
    pub fn insert(&mut self, path: OutPath, bytes: Vec<u8>) -> Result<(), OutPath> {
        self.put(path, Output::Made(bytes))
    }

    /// Puts a file.
    ///
    /// # Errors
    /// Where a file with that path is there already; it stays as it is.
    pub fn put(&mut self, path: OutPath, output: Output) -> Result<(), OutPath> {
        match self.files.entry(path) {
            Entry::Occupied(taken) => Err(taken.key().clone()),
            Entry::Vacant(free) => {
                free.insert(output);
                Ok(())
            }
        }
    }

    /// The bytes of a file that was made and is held in memory, by its path.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        match self.files.get(path)? {
            Output::Made(bytes) => Some(bytes),
            Output::Laid(_) | Output::Standing(_) => None,
        }
    }

    /// Whether a file has this path and was not made again.
    pub fn stands(&self, path: &OutPath) -> bool {
        matches!(self.files.get(path), Some(Output::Standing(_)))
    }

    /// The files that were made and are held in memory, by path: all of them, unless the site was built upon an earlier
    /// build or onto a shelf.
    pub fn files(&self) -> impl Iterator<Item = (&OutPath, &[u8])> {
        self.files.iter().filter_map(|(path, output)| match output {
            Output::Made(bytes) => Some((path, bytes.as_slice())),
            Output::Laid(_) | Output::Standing(_) => None,
        })
    }

    /// All files, by path.
    pub fn all(&self) -> impl Iterator<Item = (&OutPath, &Output)> {
        self.files.iter()
    }

    /// The paths by what they are on a system that ignores case.
    pub fn by_folded(&self) -> HashMap<Cow<'_, str>, &OutPath> {
        self.files.keys().map(|path| (path.folded(), path)).collect()
    }

    /// The paths that a system which ignores case cannot store side by side: those that are alike, then those that are a file
    /// and a folder, in the order of the paths.
    pub fn clashes(&self) -> Vec<Clash<'_>> {
        // Where every path is its own fold, as of most sites, no two are alike and each is found as it is.
        if self.files.keys().all(|path| matches!(path.folded(), Cow::Borrowed(_))) {
            return self.nested(|folder| Some(self.files.get_key_value(folder)?.0)).collect();
        }
        let (mut by_folded, mut clashes) = (HashMap::with_capacity(self.files.len()), Vec::new());
        for path in self.files.keys() {
            clashes.extend(by_folded.insert(path.folded(), path).map(|first| Clash::Alike(first, path)));
        }
        clashes.extend(self.nested(|folder| by_folded.get(folder).copied()));
        clashes
    }

    /// The files that need a folder where there is a file, which `file_at` finds by its fold.
    fn nested<'o>(&'o self, file_at: impl Fn(&str) -> Option<&'o OutPath>) -> impl Iterator<Item = Clash<'o>> {
        // Files that follow each other mostly stand in one folder.
        let (mut last, mut file) = (None, None);
        self.files.keys().filter_map(move |path| {
            let folder = path.as_str().rsplit_once('/').map(|(folder, _)| folder);
            if folder != last {
                let folded = path.folded();
                let mut above = folded.match_indices('/').filter_map(|(at, _)| folded.get(..at));
                (last, file) = (folder, above.find_map(&file_at));
            }
            file.map(|file| Clash::FileAndFolder(file, path))
        })
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
