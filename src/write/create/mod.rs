//! The second door of writing: new source files, on which people go on writing, so that never one is written over.
//!
//! [`create`] first looks ([`preview`] is that alone) and tells everything that is in the way; nothing is written then.
//! What stands there with the very bytes wanted is left as it is. Files are created by an operation that fails where
//! something stands; where one fails all the same, what this run created is removed again, so that there are all files
//! or none. A process that is killed meanwhile leaves those that it had created.
//!
//! ```no_run
//! # use std::path::Path;
//! # use duizhao::{text::RelPath, write::{NewFiles, RealDisk, create}};
//! let mut files = NewFiles::default();
//! files.add(RelPath::new("extracted/tea.zh.md")?, b"---\ntitle: ...\n---\n".to_vec());
//! let created = create(Path::new("project"), &files, &RealDisk)?;
//! println!("{} new, {} as they were", created.new.len(), created.kept.len());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod look;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::text::RelPath;
use crate::write::disk::Disk;
use crate::write::error::Doing;

pub use error::{CreateError, Obstacle, Obstructed};

/// Files to be created, by their paths below one folder.
#[derive(Clone, Debug, Default)]
pub struct NewFiles {
    files: Vec<(RelPath, Vec<u8>)>,
}

impl NewFiles {
    /// Puts a file. Whether there can be one at the path is told by [`preview`] and [`create`], of all files together.
    pub fn add(&mut self, path: RelPath, bytes: Vec<u8>) {
        self.files.push((path, bytes));
    }

    /// The files, in the order put.
    pub fn files(&self) -> impl Iterator<Item = (&RelPath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, bytes.as_slice()))
    }
}

/// What was created, or would be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Created {
    /// New files, in the order put.
    pub new: Vec<RelPath>,
    /// Files that stood there with the very bytes wanted, and were not touched.
    pub kept: Vec<RelPath>,
}

/// Creates files below a folder, all or none, and the folders that they need, `root` itself among them.
///
/// # Errors
/// [`CreateError::Obstructed`] with everything that is in the way; nothing was written. [`CreateError::Disk`] where an
/// operation failed; what had been created was removed again, but for what the error names.
pub fn create(root: &Path, files: &NewFiles, disk: &dyn Disk) -> Result<Created, CreateError> {
    let plan = look::look(root, files, disk)?;
    let mut made = Made { disk, files: Vec::new(), folders: Vec::new() };
    for folder in &plan.folders {
        match disk.create_dir(folder) {
            Ok(()) => made.folders.push(folder.clone()),
            // Somebody else made it meanwhile: it is as good.
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => {
                // It may be there all the same: one that is empty is no loss.
                made.folders.push(folder.clone());
                return Err(made.undo(Doing::CreateFolder, folder, error));
            }
        }
    }
    for (path, bytes) in &plan.files {
        match disk.create(path, bytes, true) {
            Ok(_) => made.files.push((path.clone(), bytes)),
            Err(error) => {
                // What exists already is not ours; of what failed otherwise, a part may stand there.
                if error.kind() != ErrorKind::AlreadyExists {
                    made.files.push((path.clone(), bytes));
                }
                return Err(made.undo(Doing::Write, path, error));
            }
        }
    }
    Ok(plan.created)
}

/// What [`create`] would do. Nothing is touched.
///
/// # Errors
/// As [`create`], as far as they can be foreseen.
pub fn preview(root: &Path, files: &NewFiles, disk: &dyn Disk) -> Result<Created, CreateError> {
    look::look(root, files, disk).map(|plan| plan.created)
}

/// What this run created so far.
struct Made<'a> {
    disk: &'a dyn Disk,
    /// With the bytes that they were to hold.
    files: Vec<(PathBuf, &'a [u8])>,
    folders: Vec<PathBuf>,
}

impl Made<'_> {
    /// Takes away what was created, the last first, and says what failed and what is left.
    fn undo(self, doing: Doing, path: &Path, error: std::io::Error) -> CreateError {
        let mut left = Vec::new();
        for (file, bytes) in self.files.iter().rev() {
            match self.is_ours(file, bytes) {
                Ok(false) => {}
                Ok(true) if self.disk.remove_file(file).is_ok() => {}
                // One that was never created is not left; where even that cannot be known it is named.
                _ if matches!(self.disk.kind(file), Ok(None)) => {}
                _ => left.push(file.clone()),
            }
        }
        for folder in self.folders.iter().rev() {
            let gone = self.disk.remove_dir(folder).is_ok() || matches!(self.disk.kind(folder), Ok(None));
            if !gone && left.iter().all(|file| !file.starts_with(folder)) {
                left.push(folder.clone());
            }
        }
        left.reverse();
        CreateError::Disk { doing, path: path.to_owned(), error, left }
    }

    /// Whether a file holds what we wrote, or the beginning of it; a person may have been quicker.
    fn is_ours(&self, file: &Path, bytes: &[u8]) -> std::io::Result<bool> {
        let mut there = Vec::new();
        match self.disk.read(file, bytes.len(), &mut there) {
            Ok(()) => Ok(bytes.starts_with(&there)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }
}
