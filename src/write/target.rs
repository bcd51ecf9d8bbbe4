//! The output folder, and the guard before it: what may never be used for one, by whatever path it is reached.

use std::ffi::{OsStr, OsString};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::write::disk::{Disk, Kind};
use crate::write::error::{Doing, Refusal, WriteError, disk as failed};
use crate::write::{MANIFEST, MARKER};

/// Folders of the project that are written by people. The last is git's, and no place for pages either.
const SOURCES: &[&str] = &["content", "themes", ".git"];

/// Files that make nobody's work of a folder: they only keep it under version control.
const KEEPERS: &[&str] = &[".gitkeep", ".gitignore"];

/// A folder that a build may write to.
#[derive(Clone, Debug)]
pub struct Target {
    folder: PathBuf,
    force: bool,
}

impl Target {
    /// Looks at a folder before anything is written to it. It need not exist. A relative path is taken from the project.
    ///
    /// With `force`, a folder that holds files which no build wrote is taken all the same, and files of it that stand at
    /// the path of a page are replaced; nothing else is permitted by it. Without it such a folder is refused, unless it
    /// holds `.gitkeep` or `.gitignore` only. A folder that holds the manifest or the marker of a build is ours.
    ///
    /// # Errors
    /// [`WriteError::Refused`] where the folder is or contains the root of the file system, the home folder or the
    /// project; is, contains or lies inside `content/`, `themes/` or `.git/`; is a link or no folder; or is not ours.
    /// [`WriteError::Disk`] where the disk cannot say. Nothing is ever written.
    pub fn check(output: &Path, project: &Path, home: Option<&Path>, force: bool, disk: &dyn Disk) -> Result<Self, WriteError> {
        let project = disk.resolve(project).map_err(failed(Doing::Look, project))?;
        // Put together anew from its parts: a slash or dot at the end would make the system follow a link.
        let asked: PathBuf = project.join(output).components().collect();
        let refused = |why| WriteError::Refused { folder: asked.clone(), why };
        let (folder, exists) = locate(&asked, disk)?;

        if folder.parent().is_none() {
            return Err(refused(Refusal::FileSystemRoot));
        }
        if let Some(home) = home
            && places(home, disk)?.iter().any(|home| lies_in(home, &folder))
        {
            return Err(refused(Refusal::Home));
        }
        if lies_in(&project, &folder) {
            return Err(refused(Refusal::Project));
        }
        for name in SOURCES {
            let named = project.join(name);
            if places(&named, disk)?.iter().any(|place| lies_in(place, &folder) || lies_in(&folder, place)) {
                return Err(refused(Refusal::Sources(named)));
            }
        }
        if exists && !force {
            let entries = disk.list(&folder).map_err(failed(Doing::List, &folder))?;
            let ours = entries.iter().any(|(name, kind)| *kind == Kind::File && (name == MANIFEST || name == MARKER));
            let keeper = |(name, kind): &(OsString, Kind)| *kind == Kind::File && KEEPERS.iter().any(|keeper| name == *keeper);
            if !ours && !entries.iter().all(keeper) {
                return Err(refused(Refusal::NotOurs));
            }
        }
        Ok(Self { folder, force })
    }

    /// The folder, without links in its path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether somebody else's file is replaced where it stands at the path of a page.
    pub(super) fn force(&self) -> bool {
        self.force
    }

    /// Where a path below the folder lies.
    pub(super) fn join(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.folder.clone() } else { self.folder.join(path) }
    }

    /// The file of the lock: beside the folder, because a file inside it would be published with the site.
    pub(super) fn lock_path(&self) -> PathBuf {
        self.beside("lock")
    }

    /// The file of what the last build leaves for the next: beside the folder too, and of use on this machine alone.
    pub(super) fn state_path(&self) -> PathBuf {
        self.beside("state")
    }

    /// Where the first build of the folder is laid out before it is put in its place.
    pub(super) fn stage_path(&self) -> PathBuf {
        self.beside("stage")
    }

    /// The list of what may lie there.
    pub(super) fn stage_list_path(&self) -> PathBuf {
        self.beside("stage-list")
    }

    fn beside(&self, ending: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(self.folder.file_name().unwrap_or(OsStr::new("output")));
        name.push(".duizhao-");
        name.push(ending);
        self.folder.with_file_name(name)
    }
}

/// A path as it is written and, where it exists, as it is without links.
fn places(path: &Path, disk: &dyn Disk) -> Result<Vec<PathBuf>, WriteError> {
    let mut places = vec![path.to_owned()];
    match disk.resolve(path) {
        Ok(real) => places.push(real),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
        Err(error) => return Err(failed(Doing::Look, path)(error)),
    }
    Ok(places)
}

/// Where a path leads once links are followed, as far as it exists; and whether it does.
fn locate(asked: &Path, disk: &dyn Disk) -> Result<(PathBuf, bool), WriteError> {
    let refused = |why| WriteError::Refused { folder: asked.to_owned(), why };
    let mut missing: Vec<&OsStr> = Vec::new();
    let mut head = asked;
    let kind = loop {
        if let Some(kind) = disk.kind(head).map_err(failed(Doing::Look, head))? {
            break kind;
        }
        let (Some(parent), Some(name)) = (head.parent(), head.file_name()) else { return Err(refused(Refusal::Unclear)) };
        missing.push(name);
        head = parent;
    };
    if kind == Kind::Link && missing.is_empty() {
        return Err(refused(Refusal::Link));
    }
    let mut folder = disk.resolve(head).map_err(failed(Doing::Look, head))?;
    if disk.kind(&folder).map_err(failed(Doing::Look, &folder))? != Some(Kind::Folder) {
        return Err(refused(Refusal::NotAFolder(head.to_owned())));
    }
    folder.extend(missing.iter().rev());
    Ok((folder, missing.is_empty()))
}

/// Whether `inner` is `outer` or lies inside it. Case is ignored: some systems do, and no site needs two folders that
/// differ in nothing else.
fn lies_in(inner: &Path, outer: &Path) -> bool {
    let parts = |path: &Path| path.components().map(|part| part.as_os_str().to_string_lossy().to_lowercase()).collect::<Vec<_>>();
    parts(inner).starts_with(&parts(outer))
}
