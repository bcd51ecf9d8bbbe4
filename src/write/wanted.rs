//! What is to be written: the outputs with their prints, once it is sure that any disk can hold them side by side.

use std::borrow::Cow;
use std::collections::BTreeSet;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::render::{Clash, Output, Outputs, Print};
use crate::site::OutPath;
use crate::write::error::{BadOutputs, WriteError};
use crate::write::is_reserved;
use crate::write::manifest::Manifest;

/// All files to be written.
#[derive(Debug)]
pub struct Wanted<'a> {
    /// By path.
    pub(super) files: Vec<WantedFile<'a>>,
    outputs: &'a Outputs,
}

/// A file to be written.
#[derive(Debug)]
pub(super) struct WantedFile<'a> {
    pub(super) path: &'a OutPath,
    /// Its bytes; of a file that was laid on a shelf or stands already only the print is known.
    pub(super) bytes: Option<&'a [u8]>,
    pub(super) print: Print,
}

impl<'a> Wanted<'a> {
    /// Takes the outputs.
    ///
    /// # Errors
    /// Where there is none, one has a name that writing needs for itself, or two cannot be stored side by side.
    pub fn new(outputs: &'a Outputs) -> Result<Self, WriteError> {
        if let Some((path, _)) = outputs.all().find(|(path, _)| is_reserved(path)) {
            return Err(WriteError::Outputs(BadOutputs::Reserved(path.clone())));
        }
        if let Some(clash) = outputs.clashes().first() {
            return Err(WriteError::Outputs(match *clash {
                Clash::Alike(first, path) => BadOutputs::Alike(first.clone(), path.clone()),
                Clash::FileAndFolder(file, path) => BadOutputs::FileAndFolder(file.clone(), path.clone()),
            }));
        }
        if outputs.is_empty() {
            return Err(WriteError::Outputs(BadOutputs::Empty));
        }
        let files: Vec<_> = outputs.all().collect();
        let file = |(path, output): (&'a OutPath, &'a Output)| match output {
            Output::Made(bytes) => WantedFile { path, bytes: Some(bytes), print: Print::of(bytes) },
            Output::Laid(print) | Output::Standing(print) => WantedFile { path, bytes: None, print: *print },
        };
        Ok(Self { files: files.into_par_iter().map(file).collect(), outputs })
    }

    /// The file at a path.
    pub(super) fn get(&self, path: &OutPath) -> Option<&WantedFile<'a>> {
        self.files.binary_search_by(|file| file.path.cmp(path)).ok().and_then(|ix| self.files.get(ix))
    }

    /// The exact paths by what they are on a system that ignores case.
    pub(super) fn by_folded(&self) -> HashMap<Cow<'a, str>, &'a OutPath> {
        self.outputs.by_folded()
    }

    /// The record of these files.
    pub fn manifest(&self) -> Manifest {
        Manifest { files: self.files.iter().map(|file| (file.path.clone(), file.print)).collect() }
    }
}

/// The folders above a path, innermost first, without the output folder itself.
pub(super) fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(path.rsplit_once('/'), |(folder, _)| folder.rsplit_once('/')).map(|(folder, _)| folder)
}

/// All folders above some paths; quickest where the paths are sorted.
pub(super) fn folders_of<'p>(paths: impl Iterator<Item = &'p OutPath>) -> BTreeSet<&'p str> {
    let mut folders = BTreeSet::new();
    let mut last = None;
    for path in paths {
        let parent = path.as_str().rsplit_once('/').map(|(folder, _)| folder);
        if parent != last {
            folders.extend(folders_above(path.as_str()));
            last = parent;
        }
    }
    folders
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(paths: &[&str]) -> Option<BadOutputs> {
        let mut outputs = Outputs::default();
        for path in paths {
            outputs.insert(OutPath::new(path).unwrap(), Vec::new()).unwrap();
        }
        match Wanted::new(&outputs) {
            Ok(_) => None,
            Err(WriteError::Outputs(bad)) => Some(bad),
            Err(other) => panic!("{other}"),
        }
    }

    #[test]
    fn what_no_disk_can_hold_is_refused() {
        let path = |text| OutPath::new(text).unwrap();
        assert_eq!(refusal(&[]), Some(BadOutputs::Empty));
        assert_eq!(refusal(&["a", "a/b"]), Some(BadOutputs::FileAndFolder(path("a"), path("a/b"))));
        assert_eq!(refusal(&["a", "a-b", "a/b/c"]), Some(BadOutputs::FileAndFolder(path("a"), path("a/b/c"))));
        assert_eq!(refusal(&["A", "a/b"]), Some(BadOutputs::FileAndFolder(path("A"), path("a/b"))));
        assert_eq!(refusal(&["A/b", "a/B"]), Some(BadOutputs::Alike(path("A/b"), path("a/B"))));
        assert_eq!(refusal(&["a", "b/a", "a-b/a", "词/a"]), None);
        for name in ["duizhao-manifest.json", "DUIZHAO-building", "x/.duizhao-tmp-3", ".duizhao-tmp-x/y"] {
            assert_eq!(refusal(&[name]), Some(BadOutputs::Reserved(path(name))));
        }
        assert_eq!(refusal(&["x/duizhao-manifest.json"]), None);
    }

    #[test]
    fn folders_are_named_from_within() {
        assert_eq!(folders_above("a/b/c").collect::<Vec<_>>(), ["a/b", "a"]);
        assert_eq!(folders_above("a").count(), 0);
    }
}
