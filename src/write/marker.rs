//! The mark of a build that has begun and not ended. It lists what the build is about to write, so that after a crash
//! the files of the interrupted build are still known to be ours.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::render::Print;
use crate::site::OutPath;
use crate::write::manifest::{EntryRaw, Unreadable, check_head, head, list};

/// What a build says of itself before it touches anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Marker {
    /// Number of the first temporary file.
    pub first: u64,
    /// How many numbers from there on are kept for temporary files.
    pub count: u64,
    /// Folders of interrupted builds, which may have been left empty.
    pub folders: BTreeSet<OutPath>,
    /// Each file with every content that it may have by the hand of this build or of an interrupted one before it.
    pub files: BTreeMap<OutPath, BTreeSet<Print>>,
}

impl Marker {
    /// Reads a marker.
    ///
    /// # Errors
    /// Where it is not whole. It is written before anything else, so that an interrupted build whose marker is not whole
    /// has written nothing else.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let raw: MarkerRaw = serde_json::from_slice(bytes).map_err(|_| Unreadable::Form)?;
        check_head(raw.version, &raw.generator)?;
        let mut marker = Self { first: raw.first_temporary, count: raw.temporaries, ..Self::default() };
        for folder in &raw.folders {
            marker.folders.insert(OutPath::new(folder).map_err(|_| Unreadable::Entry)?);
        }
        for entry in &raw.files {
            let (path, print) = entry.read()?;
            marker.files.entry(path).or_default().insert(print);
        }
        Ok(marker)
    }

    /// The marker as text.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut text = head(self.files.len());
        text.extend_from_slice(format!(",\n\"first_temporary\":{},\n\"temporaries\":{}", self.first, self.count).as_bytes());
        text.extend_from_slice(b",\n\"folders\":[");
        for (n, folder) in self.folders.iter().enumerate() {
            text.extend_from_slice(format!("{}\"{folder}\"", if n == 0 { "" } else { "," }).as_bytes());
        }
        text.extend_from_slice(b"]");
        list(&mut text, "files", self.files.iter().flat_map(|(path, prints)| prints.iter().map(move |print| (path, print))));
        text.extend_from_slice(b"\n}\n");
        text
    }

    /// Whether a file holds what an interrupted build may have put there. After a power cut it may be empty instead;
    /// then it holds nothing that anybody could miss.
    pub(super) fn owns(&self, path: &OutPath, print: &Print) -> bool {
        self.files.get(path).is_some_and(|prints| print.size == 0 || prints.contains(print))
    }

    /// Whether a name is that of a temporary file of the interrupted build.
    pub(super) fn owns_temporary(&self, name: &str) -> bool {
        temporary_number(name).is_some_and(|n| n >= self.first && n - self.first < self.count)
    }
}

#[derive(Deserialize)]
struct MarkerRaw<'a> {
    version: u32,
    generator: String,
    first_temporary: u64,
    temporaries: u64,
    folders: Vec<String>,
    #[serde(borrow)]
    files: Vec<EntryRaw<'a>>,
}

/// Name of a temporary file.
pub(super) fn temporary_name(n: u64) -> String {
    format!(".duizhao-tmp-{n}")
}

/// The number in the name of a temporary file; nothing where we would not have written that name.
pub(super) fn temporary_number(name: &str) -> Option<u64> {
    let digits = name.strip_prefix(".duizhao-tmp-")?;
    // Ours never grow so long; who names a file so has no reason to see us count on from there.
    let n = if digits.len() > 12 { None } else { digits.parse().ok() }?;
    (temporary_name(n) == name).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_marker_is_read_as_it_was_written() {
        let mut marker = Marker { first: 7, count: 3, ..Marker::default() };
        assert_eq!(Marker::read(&marker.write()), Ok(marker.clone()));
        let path = OutPath::new("a/词.html").unwrap();
        marker.files.insert(path.clone(), BTreeSet::from([Print::of(b"old"), Print::of(b"new")]));
        marker.folders.extend([OutPath::new("a").unwrap(), OutPath::new("b").unwrap()]);
        assert_eq!(Marker::read(&marker.write()), Ok(marker.clone()));
        assert!(marker.owns(&path, &Print::of(b"old")) && marker.owns(&path, &Print::of(b"")));
        assert!(!marker.owns(&path, &Print::of(b"edited")) && !marker.owns(&OutPath::new("b").unwrap(), &Print::of(b"old")));
    }

    #[test]
    fn only_names_of_ours_are_temporary_files() {
        let marker = Marker { first: 7, count: 3, ..Marker::default() };
        for ours in [".duizhao-tmp-7", ".duizhao-tmp-8", ".duizhao-tmp-9"] {
            assert!(marker.owns_temporary(ours), "{ours}");
        }
        for other in [
            ".duizhao-tmp-6",
            ".duizhao-tmp-10",
            ".duizhao-tmp-07",
            ".duizhao-tmp-+7",
            ".duizhao-tmp-",
            ".duizhao-tmp-7.html",
            "duizhao-tmp-7",
            ".duizhao-tmp-9999999999999",
        ] {
            assert!(!marker.owns_temporary(other), "{other}");
        }
    }
}
