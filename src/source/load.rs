//! Reading the project's folders. Links are not followed, and every failure to read is an error: a walk that
//! skips what it cannot read would lose pages in silence.

#![expect(clippy::disallowed_methods, reason = "this is the room that reads the disk")]

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use crate::source::tree::{Refusal, SourceFile, SourceTree};
use crate::text::RelPath;

/// Largest source file, in bytes: the full texts of plans are under 1 MiB.
pub const MAX_FILE: u64 = 8 * 1024 * 1024;

/// A file or folder that could not be read.
#[derive(Debug)]
pub struct LoadError {
    /// What was being read.
    pub path: PathBuf,
    /// Why it could not be.
    pub source: io::Error,
}

impl std::fmt::Display for LoadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read {}: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Reads `content/` and `themes/` of the project at `root` over the embedded theme.
///
/// # Errors
/// Where a file or folder cannot be read. What is wrong *in* the files is for the later stages to say.
pub fn load(root: &Path) -> Result<SourceTree, LoadError> {
    let mut found = Vec::new();
    for folder in ["content", "themes"] {
        let start = root.join(folder);
        if fs::symlink_metadata(&start).is_ok() {
            found.extend(walk(&start)?);
        }
    }
    let read = |buffer: &mut Vec<u8>, found| read_file(root, found, buffer);
    let read: Vec<_> = found.into_par_iter().with_max_len(64).map_init(Vec::new, read).collect();
    let read: Vec<_> = read.into_iter().filter_map(Result::transpose).collect::<Result<_, _>>()?;
    let mut tree = SourceTree::with_embedded_theme();
    tree.extend(read);
    Ok(tree)
}

/// Reads a file that was given on the command line; of one that is larger than [`MAX_FILE`] no more than shows that.
///
/// # Errors
/// Where it is no file, or cannot be read.
pub fn read_input(path: &Path) -> Result<Vec<u8>, LoadError> {
    let failed = |source| LoadError { path: path.to_owned(), source };
    // A pipe could keep the reader waiting for ever, a folder has no bytes.
    let about = fs::metadata(path).map_err(failed)?;
    if !about.is_file() {
        let what = if about.is_dir() { "it is a folder: name the files in it" } else { "it is no file" };
        return Err(failed(io::Error::new(io::ErrorKind::InvalidInput, what)));
    }
    let file = fs::File::open(path).map_err(failed)?;
    let mut bytes = Vec::with_capacity(usize::try_from(about.len().min(MAX_FILE)).unwrap_or_default() + 1);
    io::Read::read_to_end(&mut io::Read::take(file, MAX_FILE + 1), &mut bytes).map_err(failed)?;
    Ok(bytes)
}

struct Found {
    on_disk: PathBuf,
    kind: fs::FileType,
}

/// The files below a folder: those in it, then those of each folder in it, which are gone through in parallel.
fn walk(start: &Path) -> Result<Vec<Found>, LoadError> {
    let (mut found, folders) = gather(start, 1)?;
    let below: Vec<_> = folders.into_par_iter().map(|folder| gather(&folder, usize::MAX)).collect();
    for folder in below {
        // Of several that cannot be read always the first is told.
        found.extend(folder?.0);
    }
    Ok(found)
}

/// The files below a folder, and the folders at the depth at which the walk ends.
fn gather(start: &Path, depth: usize) -> Result<(Vec<Found>, Vec<PathBuf>), LoadError> {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walker = WalkDir::new(start).follow_links(false).follow_root_links(false).max_depth(depth).sort_by_file_name();
    let (mut found, mut folders) = (Vec::new(), Vec::new());
    for entry in walker.into_iter().filter_entry(|entry| entry.depth() == 0 || !hidden(entry.file_name())) {
        let entry = entry.map_err(|error| LoadError {
            path: error.path().unwrap_or(start).to_owned(),
            source: error.into_io_error().unwrap_or_else(|| io::Error::other("a loop of links")),
        })?;
        let kind = entry.file_type();
        if !kind.is_dir() {
            found.push(Found { on_disk: entry.into_path(), kind });
        } else if entry.depth() == depth {
            folders.push(entry.into_path());
        }
    }
    Ok((found, folders))
}

/// The path of a file in the project, and why it is not read, if it is not; nothing where it can have no path.
fn named(root: &Path, found: &Found) -> Option<(RelPath, Option<Refusal>)> {
    let relative = found.on_disk.strip_prefix(root).unwrap_or(&found.on_disk);
    let parts: Vec<_> = relative.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let path = parts.join("/");
    match RelPath::new(&path) {
        Ok(path) if found.kind.is_symlink() => Some((path, Some(Refusal::Link))),
        Ok(path) if !found.kind.is_file() => Some((path, Some(Refusal::Special))),
        Ok(path) if found.on_disk.to_str().is_some() => Some((path, None)),
        Ok(path) => Some((path, Some(Refusal::Name))),
        // A name that is no path of ours is still reported, under a name that can be printed.
        Err(_) => {
            let printed = path.replace(|c: char| c.is_control() || matches!(c, '\\' | ':'), "\u{FFFD}");
            RelPath::new(&printed).ok().map(|path| (path, Some(Refusal::Name)))
        }
    }
}

/// Reads a file, by way of a buffer that is used again and again; nothing where it can have no path in the project.
fn read_file(root: &Path, found: Found, buffer: &mut Vec<u8>) -> Result<Option<(RelPath, SourceFile)>, LoadError> {
    let Some((path, refusal)) = named(root, &found) else { return Ok(None) };
    let on_disk = found.on_disk;
    let failed = |source| LoadError { path: on_disk.clone(), source };
    if let Some(refusal) = refusal {
        return Ok(Some((path, SourceFile::Refused(refusal))));
    }
    let file = fs::File::open(&on_disk).map_err(failed)?;
    buffer.clear();
    io::Read::read_to_end(&mut io::Read::take(&file, MAX_FILE + 1), buffer).map_err(failed)?;
    if buffer.len() as u64 > MAX_FILE {
        let size = file.metadata().map_err(failed)?.len();
        return Ok(Some((path, SourceFile::Refused(Refusal::TooLarge(size)))));
    }
    let read = SourceFile::read(&path, buffer);
    Ok(Some((path, read)))
}
