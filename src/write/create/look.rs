//! What creating would do, and what is in its way: all of it, before anything is written.

use std::collections::{BTreeMap, HashMap};
use std::ffi::{OsStr, OsString};
use std::io;
use std::path::{Path, PathBuf};

use crate::site::OutPath;
use crate::text::RelPath;
use crate::write::create::error::{Obstacle, Obstructed, looking};
use crate::write::create::{CreateError, Created, NewFiles};
use crate::write::disk::{Disk, Kind};
use crate::write::error::Doing;
use crate::write::wanted::folders_above;

/// What is to be done.
pub(super) struct Plan<'a> {
    /// Folders to be created, each after the one that it lies in.
    pub folders: Vec<PathBuf>,
    /// Files to be created.
    pub files: Vec<(PathBuf, &'a [u8])>,
    /// The same as it is told.
    pub created: Created,
}

/// Looks at everything that files at these paths would meet.
pub(super) fn look<'a>(root: &Path, files: &'a NewFiles, disk: &dyn Disk) -> Result<Plan<'a>, CreateError> {
    let mut eye = Eye::open(root, disk)?;
    let mut obstructed = among_themselves(files);
    let mut plan = Plan { folders: eye.missing.clone(), files: Vec::new(), created: Created::default() };
    for (path, bytes) in files.files() {
        if obstructed.iter().any(|other| other.file == *path) {
            continue;
        }
        match eye.at(path, bytes)? {
            Met::Nothing => {
                for folder in above(path) {
                    let folder = eye.root.join(folder);
                    if !eye.has(&folder) && !plan.folders.contains(&folder) {
                        plan.folders.push(folder);
                    }
                }
                plan.files.push((eye.root.join(path.as_str()), bytes));
                plan.created.new.push(path.clone());
            }
            Met::Same => plan.created.kept.push(path.clone()),
            Met::Obstacle(at, what) => obstructed.push(Obstructed { file: path.clone(), at, what }),
        }
    }
    if !obstructed.is_empty() {
        obstructed.sort_by(|a, b| a.file.cmp(&b.file));
        return Err(CreateError::Obstructed(obstructed));
    }
    if plan.files.is_empty() {
        plan.folders.clear();
    }
    Ok(plan)
}

/// The folders above a file, outermost first.
fn above(path: &RelPath) -> Vec<&str> {
    let mut folders: Vec<&str> = folders_above(path.as_str()).collect();
    folders.reverse();
    folders
}

/// Paths that no disk, or not every disk, can hold side by side.
fn among_themselves(files: &NewFiles) -> Vec<Obstructed> {
    let mut found = Vec::new();
    let mut by_folded: BTreeMap<String, &RelPath> = BTreeMap::new();
    let own = |file: &RelPath, what| Obstructed { file: file.clone(), at: file.as_str().to_owned(), what };
    for (path, _) in files.files() {
        match OutPath::new(path.as_str()) {
            Err(error) => found.push(own(path, Obstacle::Name(error))),
            Ok(name) => {
                if let Some(first) = by_folded.insert(name.folded().into_owned(), path) {
                    found.push(own(path, Obstacle::Twice(first.clone())));
                }
            }
        }
    }
    for (folded, path) in &by_folded {
        if let Some(file) = folders_above(folded).find_map(|folder| by_folded.get(folder)) {
            found.push(own(path, Obstacle::FileAsFolder((*file).clone())));
        }
    }
    found
}

/// What a file would meet.
enum Met {
    Nothing,
    /// The very file.
    Same,
    /// Something else, and where.
    Obstacle(String, Obstacle),
}

/// The folders below the root, as far as they were looked at.
struct Eye<'d> {
    disk: &'d dyn Disk,
    /// Without links, as far as it exists.
    root: PathBuf,
    /// What of the path to the root does not exist, outermost first.
    missing: Vec<PathBuf>,
    /// Whether something else than a folder stands at the root, or where it needs one.
    blocked: bool,
    /// By folder: its names, or nothing where it does not exist.
    folders: HashMap<PathBuf, Option<Names>>,
}

struct Names {
    kinds: HashMap<OsString, Kind>,
    /// By what a name is on a system that ignores case.
    folded: HashMap<String, String>,
}

impl<'d> Eye<'d> {
    fn open(root: &Path, disk: &'d dyn Disk) -> Result<Self, CreateError> {
        let mut missing = Vec::new();
        let mut head = root;
        // A path that ends here is the empty one: the folder where the process is.
        while !head.as_os_str().is_empty() && disk.kind(head).map_err(looking(Doing::Look, head))?.is_none() {
            let (Some(name), Some(parent)) = (head.file_name(), head.parent()) else {
                let unclear = io::Error::new(io::ErrorKind::InvalidInput, "`..` follows a folder that does not exist");
                return Err(looking(Doing::Look, root)(unclear));
            };
            missing.push(name);
            head = parent;
        }
        let here = if head.as_os_str().is_empty() { Path::new(".") } else { head };
        let mut root = disk.resolve(here).map_err(looking(Doing::Look, here))?;
        let blocked = disk.kind(&root).map_err(looking(Doing::Look, &root))? != Some(Kind::Folder);
        let mut folders = Vec::new();
        for name in missing.into_iter().rev() {
            root.push(name);
            folders.push(root.clone());
        }
        Ok(Self { disk, root, missing: folders, blocked, folders: HashMap::new() })
    }

    /// Whether a folder exists, of those looked at.
    fn has(&self, folder: &Path) -> bool {
        matches!(self.folders.get(folder), Some(Some(_)))
    }

    fn names(&mut self, folder: &Path, exists: bool) -> Result<Option<&Names>, CreateError> {
        if !self.folders.contains_key(folder) {
            let names = if exists { Some(Names::list(folder, self.disk)?) } else { None };
            self.folders.insert(folder.to_owned(), names);
        }
        Ok(self.folders.get(folder).and_then(Option::as_ref))
    }

    /// Follows a path from the root down to what stands at its end, or in its way.
    fn at(&mut self, path: &RelPath, bytes: &[u8]) -> Result<Met, CreateError> {
        let disk = self.disk;
        let mut here = self.root.clone();
        if self.blocked {
            return Ok(Met::Obstacle(String::new(), Obstacle::NotAFolder));
        }
        let mut exists = self.missing.is_empty();
        let mut walked = String::new();
        let mut parts = path.as_str().split('/').peekable();
        while let Some(part) = parts.next() {
            let last = parts.peek().is_none();
            let Some(names) = self.names(&here, exists)? else { return Ok(Met::Nothing) };
            if !walked.is_empty() {
                walked.push('/');
            }
            walked.push_str(part);
            here.push(part);
            let what = match (names.kinds.get(OsStr::new(part)), last) {
                (None, _) => match names.respelled(part) {
                    Some(other) => Obstacle::Spelling(other.to_owned()),
                    None if last => return Ok(Met::Nothing),
                    None => {
                        exists = false;
                        continue;
                    }
                },
                (Some(Kind::Folder), false) => continue,
                (Some(Kind::Folder), true) => Obstacle::Folder,
                (Some(Kind::Link), _) => Obstacle::Link,
                (Some(_), false) => Obstacle::NotAFolder,
                (Some(Kind::Other), true) => Obstacle::Other,
                (Some(Kind::File), true) => {
                    let mut there = Vec::new();
                    disk.read(&here, bytes.len(), &mut there).map_err(looking(Doing::Read, &here))?;
                    if there == bytes {
                        return Ok(Met::Same);
                    }
                    Obstacle::File
                }
            };
            return Ok(Met::Obstacle(walked, what));
        }
        Ok(Met::Nothing)
    }
}

impl Names {
    fn list(folder: &Path, disk: &dyn Disk) -> Result<Self, CreateError> {
        let entries = disk.list(folder).map_err(looking(Doing::List, folder))?;
        let mut folded: Vec<(String, String)> = entries
            .iter()
            .filter_map(|(name, _)| {
                let name = name.to_str()?;
                Some((OutPath::new(name).ok()?.folded().into_owned(), name.to_owned()))
            })
            .collect();
        folded.sort();
        Ok(Self { kinds: entries.into_iter().collect(), folded: folded.into_iter().collect() })
    }

    /// A name that some systems take for this one.
    fn respelled(&self, name: &str) -> Option<&str> {
        self.folded.get(&*OutPath::new(name).ok()?.folded()).map(String::as_str)
    }
}
