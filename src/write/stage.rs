//! The first build of a folder, laid out beside its place while pages are still being made, and put there at the end by
//! renaming one folder: the site is there whole or not at all, and no page waits in memory for the last.
//!
//! No build needs this to be right. Where a page cannot be laid out it stays in memory, and what is to be told is told when
//! the site is written. Where the folder exists already, nothing is laid out.
//!
//! Two things stand beside the output folder meanwhile: the stage, and before it a list of the files that may come to lie
//! there, locked as long as the build lives. So a stage that a dead build left is known to be ours, path by path, and the
//! next build takes it away. What else somebody put there stays; a file in the place of one of ours is taken for ours.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use foldhash::HashMap;
use rayon::prelude::*;

use crate::render::{Memory, Output, Outputs, Print, Shelf};
use crate::site::OutPath;
use crate::write::disk::{Disk, Kind, Lock, Stamp, tidied};
use crate::write::error::{Doing, WriteError, disk as failed};
use crate::write::manifest::Manifest;
use crate::write::sealed::{begins, seal, unseal};
use crate::write::standing::Standing;
use crate::write::target::Target;
use crate::write::wanted::{Wanted, folders_of};
use crate::write::{MANIFEST, WriteReport, is_reserved, lock, sync_upon};

/// How the list begins; after it stands the hash of the rest, a path a line.
const HEAD: &str = "duizhao-stage 1 ";

/// A shelf for the pages of a build that may turn out to be the first of its folder.
pub struct Stage<'d> {
    target: &'d Target,
    disk: &'d dyn Disk,
    folder: PathBuf,
    /// Nothing where nothing is laid out.
    laid_out: Mutex<Option<LaidOut>>,
    /// The stamps of what was laid out.
    stamps: Mutex<HashMap<OutPath, Stamp>>,
}

/// What is ours of a stage: what stands there at one of the paths of its list. Who holds the lock of the list may take it away.
struct LaidOut {
    paths: Vec<OutPath>,
    _lock: Lock,
}

/// A stage that stands in its place.
struct Placed {
    manifest: Manifest,
    /// The manifest as it was written.
    bytes: Vec<u8>,
    /// The lock of the output folder.
    _lock: Lock,
}

impl<'d> Stage<'d> {
    /// For an output folder. The disk is not touched before the first page is to come.
    pub fn new(target: &'d Target, disk: &'d dyn Disk) -> Self {
        let (folder, laid_out, stamps) = (target.stage_path(), Mutex::new(None), Mutex::default());
        Self { target, disk, folder, laid_out, stamps }
    }

    /// Makes the output folder hold the outputs: where they were laid out, by putting the stage in its place, else as
    /// [`sync_upon`] does. Nothing is laid out any more.
    ///
    /// # Errors
    /// As [`sync_upon`]; and [`WriteError::StageLost`], before the output folder is touched.
    pub fn sync(&self, outputs: &Outputs, standing: &Standing, memo: Option<&str>) -> Result<WriteReport, WriteError> {
        let Some(laid_out) = self.close() else { return sync_upon(outputs, standing, memo, self.target, self.disk) };
        let Placed { manifest, bytes, _lock } = match self.put_in_place(outputs) {
            Ok(placed) => placed,
            Err(error) => {
                self.take_away(laid_out);
                return Err(error);
            }
        };
        let list = self.target.stage_list_path();
        self.disk.remove_file(&list).map_err(failed(Doing::Remove, &list))?;
        drop(laid_out);
        if let Some(memo) = memo {
            // To have been renamed is no change of a file in a folder.
            let stamps = self.stamps.lock().map(|mut stamps| std::mem::take(&mut *stamps)).unwrap_or_default();
            Standing::default().leave(memo, (&manifest, &bytes), &stamps, self.target, self.disk)?;
        }
        Ok(WriteReport { written: manifest.files.len(), ..WriteReport::default() })
    }

    /// Makes the stage, where there is to be one.
    fn open(&self, paths: &[&str]) -> Option<LaidOut> {
        let (target, disk) = (self.target, self.disk);
        let list = target.stage_list_path();
        let is = |path: &Path, kind| disk.kind(path).is_ok_and(|found| found == kind);
        let free = [target.folder(), &self.folder, &list].into_iter().all(|path| is(path, None));
        if !free || !is(target.folder().parent()?, Some(Kind::Folder)) {
            return None;
        }
        // A name that writing needs for itself is told when the site is written.
        let paths: Vec<OutPath> = paths.par_iter().filter_map(|path| OutPath::new(path).ok()).collect();
        if paths.iter().any(is_reserved) {
            return None;
        }
        let lock = disk.create_locked(&list, &as_text(&paths)).ok()?;
        let folders = folders_of(paths.iter()).into_iter().map(|folder| self.folder.join(folder));
        let made = std::iter::once(self.folder.clone()).chain(folders).all(|path| disk.create_dir(&path).is_ok());
        let laid_out = LaidOut { paths, _lock: lock };
        if made {
            return Some(laid_out);
        }
        self.take_away(laid_out);
        None
    }

    /// Takes away what was laid out. What cannot be taken away now is by the next build.
    fn take_away(&self, laid_out: LaidOut) {
        take_away(&laid_out, &self.target.stage_list_path(), &self.folder, self.disk);
    }

    /// Lays nothing out any more, and gives away what was laid out.
    fn close(&self) -> Option<LaidOut> {
        self.laid_out.lock().ok()?.take()
    }

    /// Keeps a stamp for the next build.
    fn note(&self, path: &OutPath, stamp: Option<Stamp>) {
        if let (Some(stamp), Ok(mut stamps)) = (stamp, self.stamps.lock()) {
            stamps.insert(path.clone(), stamp);
        }
    }

    /// Lays out what is not yet, and puts the stage in its place. Whatever is wrong with the stage, the site can still be written
    /// from memory.
    fn put_in_place(&self, outputs: &Outputs) -> Result<Placed, WriteError> {
        let (target, disk) = (self.target, self.disk);
        let wanted = Wanted::new(outputs)?;
        let lock = lock(target, disk)?;
        let folder = target.folder();
        let stands = outputs.all().any(|(_, output)| matches!(output, Output::Standing(_)));
        if stands || disk.kind(folder).map_err(failed(Doing::Look, folder))?.is_some() {
            return Err(WriteError::StageLost);
        }
        let lay = |path: &str, bytes: &[u8], durable| {
            disk.create(&self.folder.join(path), bytes, durable).map_err(|_| WriteError::StageLost)
        };
        wanted.files.par_iter().try_for_each(|file| match file.bytes {
            Some(bytes) => lay(file.path.as_str(), bytes, false).map(|stamp| self.note(file.path, stamp)),
            None => Ok(()),
        })?;
        let manifest = wanted.manifest();
        let bytes = manifest.write();
        lay(MANIFEST, &bytes, true)?;
        disk.rename(&self.folder, folder).map_err(|_| WriteError::StageLost)?;
        Ok(Placed { manifest, bytes, _lock: lock })
    }
}

impl Shelf for Stage<'_> {
    fn expect(&self, paths: &[&str]) {
        if let Ok(mut laid_out) = self.laid_out.lock()
            && laid_out.is_none()
        {
            *laid_out = self.open(paths);
        }
    }

    fn lay(&self, path: &OutPath, bytes: &[u8]) -> Output {
        if self.laid_out.lock().map_or(true, |laid_out| laid_out.is_none()) {
            return Memory.lay(path, bytes);
        }
        let place = self.folder.join(path.as_str());
        match tidied(self.disk, &place, self.disk.create(&place, bytes, false)) {
            Ok(stamp) => {
                self.note(path, stamp);
                Output::Laid(Print::of(bytes))
            }
            // Where a part of it still stands there, the stage is lost when the file is to be laid again.
            Err(_) => Memory.lay(path, bytes),
        }
    }
}

impl Drop for Stage<'_> {
    /// Whoever found an error while pages were laid out writes none.
    fn drop(&mut self) {
        if let Some(laid_out) = self.close() {
            self.take_away(laid_out);
        }
    }
}

/// Takes away the stage of a build that is dead, as far as it is ours and the disk lets us; a living one holds the lock of its
/// list. Gives the folder of a stage that is still there and of no living build: somebody's files are in it, or it was never
/// ours, and no first build will be laid out until it is gone.
///
/// # Errors
/// Where the disk cannot say whether there is one.
pub(super) fn clear(target: &Target, disk: &dyn Disk) -> Result<Option<PathBuf>, WriteError> {
    let (folder, list) = (target.stage_path(), target.stage_list_path());
    let look = |path: &Path| disk.kind(path).map_err(failed(Doing::Look, path));
    match look(&list)? {
        None => {}
        Some(Kind::File) => match disk.lock_standing(&list) {
            Ok(Some((lock, text))) => match paths_in(&text) {
                Some(paths) => take_away(&LaidOut { paths, _lock: lock }, &list, &folder, disk),
                // Its build died before it made the stage.
                None if begins(HEAD, &text) => {
                    take_away(&LaidOut { paths: Vec::new(), _lock: lock }, &list, &folder, disk);
                }
                None => return Ok(Some(list)),
            },
            // A living build, as far as can be told.
            Ok(None) | Err(_) => return Ok(None),
        },
        Some(_) => return Ok(Some(list)),
    }
    // A first build that began this moment has its list.
    Ok(if look(&folder)?.is_some() && look(&list)?.is_none() { Some(folder) } else { None })
}

/// Takes away what is ours of a stage, and the list once the stage is gone. The lock is held until then.
fn take_away(laid_out: &LaidOut, list: &Path, folder: &Path, disk: &dyn Disk) {
    clear_files(&laid_out.paths, folder, disk);
    if disk.kind(folder).is_ok_and(|kind| kind == Some(Kind::Folder)) {
        let _ = disk.remove_dir(folder);
    }
    if disk.kind(folder).is_ok_and(|kind| kind.is_none()) {
        let _ = disk.remove_file(list);
    }
}

/// Removes files and the folders that held them. No link is followed, and nothing else is removed.
fn clear_files(paths: &[OutPath], stage: &Path, disk: &dyn Disk) {
    let is = |path: &Path, kind| disk.kind(path).is_ok_and(|found| found == Some(kind));
    if !is(stage, Kind::Folder) {
        return;
    }
    let mut folders = BTreeSet::new();
    for folder in folders_of(paths.iter()) {
        let above = folder.rsplit_once('/').is_none_or(|(above, _)| folders.contains(above));
        if above && is(&stage.join(folder), Kind::Folder) {
            folders.insert(folder);
        }
    }
    let remove = |path: &str| {
        let entered = path.rsplit_once('/').is_none_or(|(folder, _)| folders.contains(folder));
        let place = stage.join(path);
        if entered && is(&place, Kind::File) {
            let _ = disk.remove_file(&place);
        }
    };
    remove(MANIFEST);
    paths.par_iter().for_each(|path| remove(path.as_str()));
    for folder in folders.into_iter().rev() {
        let _ = disk.remove_dir(&stage.join(folder));
    }
}

/// The list as text.
fn as_text(paths: &[OutPath]) -> Vec<u8> {
    let lines: String = paths.iter().flat_map(|path| [path.as_str(), "\n"]).collect();
    seal(HEAD, lines.as_bytes())
}

/// The paths in a list; `None` where it is not whole.
fn paths_in(text: &[u8]) -> Option<Vec<OutPath>> {
    unseal(HEAD, text)?.lines().map(|line| OutPath::new(line).ok()).collect()
}
