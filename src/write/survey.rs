//! What is on the disk where we are to write: the folders concerned, the files concerned, and the records of earlier
//! builds. Nothing is changed here, links are not followed, and other people's folders are not entered.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::sync::OnceLock;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::render::Print;
use crate::site::OutPath;
use crate::write::disk::{Disk, Kind, Stamp};
use crate::write::error::{Doing, Refusal, WriteError, disk as failed};
use crate::write::manifest::{Manifest, Unreadable};
use crate::write::marker::{Marker, temporary_number};
use crate::write::standing::Standing;
use crate::write::target::Target;
use crate::write::wanted::{Wanted, folders_of};
use crate::write::{MANIFEST, MARKER};

/// What is on the disk.
#[derive(Debug, Default)]
pub struct Survey {
    /// The folders that hold, held or are to hold files of ours, as far as they exist. The output folder has no name.
    folders: BTreeMap<String, Listing>,
    /// What stands at the paths of wanted and of recorded files.
    pub(super) entries: BTreeMap<OutPath, Entry>,
    /// Files that were not read, because they stand as the last build left them.
    pub(super) stamped: HashMap<OutPath, Stamp>,
    pub(super) manifest: Manifest,
    /// The manifest as it is on the disk.
    pub(super) manifest_bytes: Option<Vec<u8>>,
    /// Why there is no manifest although there is a file of that name.
    pub(super) unreadable: Option<Unreadable>,
    pub(super) marker: Found,
    /// Temporary files of an interrupted build.
    pub(super) stale: Vec<String>,
    /// From this number on no temporary file is in anybody's way.
    pub(super) first_free: u64,
}

/// What stands at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A file of which we know the content.
    Known(Print),
    /// A file that neither we nor an earlier build can have written.
    Unknown,
    /// Nothing, but the disk takes the path for another, since it ignores case. What stands there, and the other path.
    Respelled(Kind, String),
    Folder,
    Link,
    Other,
}

/// The marker of an interrupted build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Found {
    /// There is none.
    #[default]
    Nothing,
    /// It is not whole: the build was interrupted before it wrote anything else.
    Torn,
    Whole(Marker),
}

#[derive(Debug, Default)]
struct Listing {
    entries: Vec<(OsString, Kind)>,
    folded: OnceLock<BTreeMap<String, String>>,
}

impl Survey {
    /// Looks at the output folder. A wanted file of the last build is not read where its stamp is as that build left it.
    ///
    /// # Errors
    /// Where the disk cannot say, or the folder became something else since it was checked.
    pub fn take(wanted: &Wanted<'_>, standing: &Standing, target: &Target, disk: &dyn Disk) -> Result<Self, WriteError> {
        let root = target.folder();
        match disk.kind(root).map_err(failed(Doing::Look, root))? {
            None => return Ok(Self::default()),
            Some(Kind::Folder) => {}
            Some(Kind::Link) => return Err(WriteError::Refused { folder: root.to_owned(), why: Refusal::Link }),
            Some(_) => return Err(WriteError::Refused { folder: root.to_owned(), why: Refusal::NotAFolder(root.to_owned()) }),
        }
        let mut survey = Self::default();
        survey.folders.insert(String::new(), Listing::take("", target, disk)?);
        survey.read_records(standing, target, disk)?;
        survey.list_folders(wanted, target, disk)?;
        // Stamps speak of the files of one manifest.
        let fits = survey.manifest_bytes.is_some() && survey.manifest_bytes == standing.manifest_bytes;
        survey.stamped = if fits { look_at_stamps(wanted, standing, target, disk)? } else { HashMap::default() };
        survey.entries = survey.look_at_files(wanted, target, disk)?;
        survey.look_for_temporary_files();
        Ok(survey)
    }

    /// Whether the output folder exists.
    pub(super) fn exists(&self) -> bool {
        !self.folders.is_empty()
    }

    /// What stands at a path, as far as we entered its folder.
    pub(super) fn kind(&self, path: &str) -> Option<Kind> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        self.folders.get(folder)?.kind(name)
    }

    /// Whether the folder exists, under whatever spelling.
    pub(super) fn has_folder(&self, path: &str) -> bool {
        self.folders.contains_key(path)
    }

    /// The names in a folder.
    pub(super) fn names(&self, folder: &str) -> Option<&[(OsString, Kind)]> {
        self.folders.get(folder).map(|listing| listing.entries.as_slice())
    }

    /// The marker, where it is whole.
    pub(super) fn crashed(&self) -> Option<&Marker> {
        if let Found::Whole(marker) = &self.marker { Some(marker) } else { None }
    }

    /// Whether a record of an earlier build names this path.
    fn is_recorded(&self, path: &OutPath) -> bool {
        self.manifest.files.contains_key(path) || self.crashed().is_some_and(|marker| marker.files.contains_key(path))
    }

    fn read_records(&mut self, standing: &Standing, target: &Target, disk: &dyn Disk) -> Result<(), WriteError> {
        let read = |name: &str| {
            let path = target.join(name);
            disk.read_all(&path).map_err(failed(Doing::Read, &path))
        };
        if self.kind(MANIFEST) == Some(Kind::File) {
            let bytes = read(MANIFEST)?;
            let known = standing.manifest_bytes.as_ref() == Some(&bytes);
            match if known { Ok(standing.manifest.clone()) } else { Manifest::read(&bytes) } {
                Ok(manifest) => self.manifest = manifest,
                Err(why) => self.unreadable = Some(why),
            }
            self.manifest_bytes = Some(bytes);
        }
        if self.kind(MARKER) == Some(Kind::File) {
            self.marker = Marker::read(&read(MARKER)?).map_or(Found::Torn, Found::Whole);
        }
        Ok(())
    }

    /// Lists the folders concerned: those on one level at once, and only where the level above says that they exist.
    fn list_folders(&mut self, wanted: &Wanted<'_>, target: &Target, disk: &dyn Disk) -> Result<(), WriteError> {
        let mut concerned = folders_of(wanted.files.iter().map(|file| file.path));
        concerned.extend(folders_of(self.manifest.files.keys()));
        if let Found::Whole(marker) = &self.marker {
            concerned.extend(folders_of(marker.files.keys()));
            concerned.extend(marker.folders.iter().map(OutPath::as_str));
        }
        let mut levels: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        for folder in concerned {
            levels.entry(folder.matches('/').count()).or_default().push(folder);
        }
        let mut folders = std::mem::take(&mut self.folders);
        for level in levels.into_values() {
            let listed: Result<Vec<_>, WriteError> = level
                .into_par_iter()
                .map(|folder| {
                    let (above, name) = folder.rsplit_once('/').unwrap_or(("", folder));
                    let Some(above) = folders.get(above) else { return Ok(None) };
                    let kind = match above.kind(name) {
                        None if above.respelled(name).is_some() => {
                            let path = target.join(folder);
                            disk.kind(&path).map_err(failed(Doing::Look, &path))?
                        }
                        kind => kind,
                    };
                    if kind == Some(Kind::Folder) {
                        Ok(Some((folder.to_owned(), Listing::take(folder, target, disk)?)))
                    } else {
                        Ok(None)
                    }
                })
                .collect();
            folders.extend(listed?.into_iter().flatten());
        }
        self.folders = folders;
        Ok(())
    }

    fn look_at_files(
        &self,
        wanted: &Wanted<'_>,
        target: &Target,
        disk: &dyn Disk,
    ) -> Result<BTreeMap<OutPath, Entry>, WriteError> {
        let recorded = self.manifest.files.keys();
        let crashed = self.crashed().into_iter().flat_map(|marker| marker.files.keys());
        let mut paths: Vec<&OutPath> = wanted.files.iter().map(|file| file.path).chain(recorded).chain(crashed).collect();
        paths.sort();
        paths.dedup();
        let found: Result<Vec<_>, WriteError> = paths
            .into_par_iter()
            .map_init(Vec::new, |buffer, path| {
                let entry = self.look_at(path, wanted, target, disk, buffer)?;
                Ok(entry.map(|entry| (path.clone(), entry)))
            })
            .filter_map(Result::transpose)
            .collect();
        Ok(found?.into_iter().collect())
    }

    fn look_at(
        &self,
        path: &OutPath,
        wanted: &Wanted<'_>,
        target: &Target,
        disk: &dyn Disk,
        buffer: &mut Vec<u8>,
    ) -> Result<Option<Entry>, WriteError> {
        let (folder, name) = path.as_str().rsplit_once('/').unwrap_or(("", path.as_str()));
        let Some(listing) = self.folders.get(folder) else { return Ok(None) };
        let mut kind = listing.kind(name);
        if kind.is_none()
            && let Some(other) = listing.respelled(name)
        {
            let full = target.join(path.as_str());
            kind = disk.kind(&full).map_err(failed(Doing::Look, &full))?;
            let spelling = if folder.is_empty() { other.to_owned() } else { format!("{folder}/{other}") };
            // A disk that composes characters shows our own file under another name than we gave it.
            let ours = self.is_recorded(path) && !OutPath::new(&spelling).is_ok_and(|spelling| self.is_recorded(&spelling));
            if let Some(kind) = kind
                && !ours
            {
                return Ok(Some(Entry::Respelled(kind, spelling)));
            }
        }
        Ok(match kind {
            None => None,
            Some(Kind::Folder) => Some(Entry::Folder),
            Some(Kind::Link) => Some(Entry::Link),
            Some(Kind::Other) => Some(Entry::Other),
            Some(Kind::File) => match wanted.get(path).filter(|_| self.stamped.contains_key(path)) {
                Some(file) => Some(Entry::Known(file.print)),
                None => Some(self.read_file(path, wanted, target, disk, buffer)?),
            },
        })
    }

    /// Reads a file no further than it can be one of ours.
    fn read_file(
        &self,
        path: &OutPath,
        wanted: &Wanted<'_>,
        target: &Target,
        disk: &dyn Disk,
        buffer: &mut Vec<u8>,
    ) -> Result<Entry, WriteError> {
        let wanted = wanted.get(path);
        let recorded = self.manifest.files.get(path).into_iter();
        let crashed = self.crashed().and_then(|marker| marker.files.get(path)).into_iter().flatten();
        let sizes: Vec<u64> = recorded.chain(crashed).map(|print| print.size).collect();
        let limit = sizes.iter().copied().chain(wanted.map(|file| file.print.size)).max().unwrap_or(0);
        let full = target.join(path.as_str());
        disk.read(&full, usize::try_from(limit).unwrap_or(usize::MAX), buffer).map_err(failed(Doing::Read, &full))?;
        if let Some(wanted) = wanted
            && wanted.bytes == Some(buffer.as_slice())
        {
            return Ok(Entry::Known(wanted.print));
        }
        let size = buffer.len() as u64;
        Ok(if size == 0 || sizes.contains(&size) { Entry::Known(Print::of(buffer)) } else { Entry::Unknown })
    }

    fn look_for_temporary_files(&mut self) {
        let mut highest = 0;
        let mut stale = BTreeSet::new();
        for (folder, listing) in &self.folders {
            for (name, kind) in &listing.entries {
                let Some((name, n)) = name.to_str().and_then(|name| Some((name, temporary_number(name)?))) else { continue };
                highest = highest.max(n);
                if *kind == Kind::File && self.crashed().is_some_and(|marker| marker.owns_temporary(name)) {
                    stale.insert(if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") });
                }
            }
        }
        self.stale = stale.into_iter().collect();
        self.first_free = highest + 1;
    }
}

/// The wanted files that the last build wrote as they are wanted, and that nobody has written to since.
fn look_at_stamps(
    wanted: &Wanted<'_>,
    standing: &Standing,
    target: &Target,
    disk: &dyn Disk,
) -> Result<HashMap<OutPath, Stamp>, WriteError> {
    // Both stand in the order of their paths.
    let mut left = standing.stamped().peekable();
    let right = wanted.files.iter().filter_map(|file| {
        while left.next_if(|(path, ..)| *path < file.path).is_some() {}
        left.next_if(|(path, print, _)| *path == file.path && *print == file.print).map(|(path, _, stamp)| (path, stamp))
    });
    let right: Vec<(&OutPath, Stamp)> = right.collect();
    let found: Result<Vec<_>, WriteError> = right
        .into_par_iter()
        .map(|(path, left)| {
            let full = target.join(path.as_str());
            let now = disk.stamp(&full).map_err(failed(Doing::Look, &full))?;
            Ok((now == Some(left)).then(|| (path.clone(), left)))
        })
        .filter_map(Result::transpose)
        .collect();
    Ok(found?.into_iter().collect())
}

impl Listing {
    fn take(folder: &str, target: &Target, disk: &dyn Disk) -> Result<Self, WriteError> {
        let path = target.join(folder);
        let mut entries = disk.list(&path).map_err(failed(Doing::List, &path))?;
        entries.sort();
        Ok(Self { entries, folded: OnceLock::new() })
    }

    fn kind(&self, name: &str) -> Option<Kind> {
        let ix = self.entries.binary_search_by(|(other, _)| other.as_os_str().cmp(OsStr::new(name))).ok()?;
        self.entries.get(ix).map(|(_, kind)| *kind)
    }

    /// The name that some systems take for this one. Wanted only where the name itself is absent, which is rare where
    /// the folder is large.
    fn respelled(&self, name: &str) -> Option<&str> {
        let folded = self.folded.get_or_init(|| {
            let names = self.entries.iter().filter_map(|(name, _)| name.to_str());
            names.filter_map(|name| Some((OutPath::new(name).ok()?.folded().into_owned(), name.to_owned()))).collect()
        });
        folded.get(&*OutPath::new(name).ok()?.folded()).map(String::as_str)
    }
}
