//! The first build of a folder, laid out beside its place while pages are still being made, and put there at the end by
//! renaming one folder: the site is there whole or not at all, and no page waits in memory for the last.
//!
//! No build needs this to be right. Where a page cannot be laid out it stays in memory, and what is to be told is told when
//! the site is written. Where the folder exists already, nothing is laid out.
//!
//! Two things stand beside the output folder meanwhile: the stage, and before it a list of the files that may come to lie
//! there, locked as long as the build lives. So a stage that a dead build left is known to be ours, path by path, and the
//! next build clears it away. What somebody else put there stays.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use foldhash::HashMap;
use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::render::{Memory, Output, Outputs, Print, Shelf};
use crate::site::OutPath;
use crate::text::hex;
use crate::write::disk::{Disk, Kind, Lock, Stamp};
use crate::write::error::{Doing, WriteError, disk as failed};
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
    /// The lock of the list; nothing where nothing is laid out.
    held: Mutex<Option<Lock>>,
    is_open: AtomicBool,
    /// The stamps of what was laid out.
    stamps: Mutex<HashMap<OutPath, Stamp>>,
}

impl<'d> Stage<'d> {
    /// For an output folder. The disk is not touched before the first page is to come.
    pub fn new(target: &'d Target, disk: &'d dyn Disk) -> Self {
        let (folder, held, stamps) = (target.stage_path(), Mutex::new(None), Mutex::default());
        Self { target, disk, folder, held, is_open: AtomicBool::new(false), stamps }
    }

    /// Makes the output folder hold the outputs: where they were laid out, by putting the stage in its place, else as
    /// [`sync_upon`] does. Nothing is laid out any more.
    ///
    /// # Errors
    /// As [`sync_upon`]; and [`WriteError::Overtaken`], before anything is written.
    pub fn sync(&self, outputs: &Outputs, standing: &Standing, memo: Option<&str>) -> Result<WriteReport, WriteError> {
        let Some(held) = self.close() else { return sync_upon(outputs, standing, memo, self.target, self.disk) };
        let done = self.put_in_place(held, outputs, memo);
        if done.is_err() {
            self.clear();
        }
        done
    }

    /// Makes the stage, where there is to be one.
    fn open(&self, paths: &[&str]) -> Option<Lock> {
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
        let listed = disk.create(&list, &as_text(&paths), true);
        if listed.as_ref().is_err_and(|error| error.kind() == ErrorKind::AlreadyExists) {
            return None;
        }
        let lock = listed.and_then(|_| disk.lock(&list)).ok().flatten().filter(Lock::is_held);
        // Another build may have taken the list for a dead one's and cleared it away before it was locked.
        let lock = lock.filter(|_| is(&list, Some(Kind::File)));
        let folders = || folders_of(paths.iter()).into_iter().map(|folder| self.folder.join(folder));
        let made = |_: &Lock| std::iter::once(self.folder.clone()).chain(folders()).all(|path| disk.create_dir(&path).is_ok());
        let open = lock.filter(made);
        if open.is_none() {
            self.clear();
        }
        open
    }

    /// Clears away what was laid out, once its lock is let go of. What cannot be cleared away now is by the next build.
    fn clear(&self) {
        let _ = clear(self.target, self.disk);
    }

    /// Lays nothing out any more; the lock, where something was.
    fn close(&self) -> Option<Lock> {
        self.is_open.store(false, Ordering::Release);
        self.held.lock().ok()?.take()
    }

    /// Keeps a stamp for the next build.
    fn note(&self, path: &OutPath, stamp: Option<Stamp>) {
        if let (Some(stamp), Ok(mut stamps)) = (stamp, self.stamps.lock()) {
            stamps.insert(path.clone(), stamp);
        }
    }

    fn put_in_place(&self, held: Lock, outputs: &Outputs, memo: Option<&str>) -> Result<WriteReport, WriteError> {
        let (target, disk) = (self.target, self.disk);
        let wanted = Wanted::new(outputs)?;
        let _lock = lock(target, disk)?;
        let folder = target.folder();
        if disk.kind(folder).map_err(failed(Doing::Look, folder))?.is_some() {
            return Err(WriteError::Overtaken);
        }
        // The lock of the folder keeps other builds away now; and some systems rename no folder with an open file in it.
        drop(held);
        let lay = |path: &str, bytes: &[u8], durable| {
            let place = self.folder.join(path);
            disk.create(&place, bytes, durable).map_err(failed(Doing::Write, &place))
        };
        wanted.files.par_iter().try_for_each(|file| match file.bytes {
            Some(bytes) => lay(file.path.as_str(), bytes, false).map(|stamp| self.note(file.path, stamp)),
            None => Ok(()),
        })?;
        let manifest = wanted.manifest();
        let bytes = manifest.write();
        lay(MANIFEST, &bytes, true)?;
        disk.rename(&self.folder, folder).map_err(failed(Doing::Write, folder))?;
        let list = target.stage_list_path();
        disk.remove_file(&list).map_err(failed(Doing::Remove, &list))?;
        if let Some(memo) = memo {
            // To have been renamed is no change of a file in a folder.
            let stamps = self.stamps.lock().map(|mut stamps| std::mem::take(&mut *stamps)).unwrap_or_default();
            Standing::default().leave(memo, (&manifest, &bytes), &stamps, target, disk)?;
        }
        Ok(WriteReport { written: wanted.files.len(), ..WriteReport::default() })
    }
}

impl Shelf for Stage<'_> {
    fn expect(&self, paths: &[&str]) {
        if let Ok(mut held) = self.held.lock()
            && held.is_none()
        {
            *held = self.open(paths);
            self.is_open.store(held.is_some(), Ordering::Release);
        }
    }

    fn lay(&self, path: &OutPath, bytes: &[u8]) -> Output {
        if !self.is_open.load(Ordering::Acquire) {
            return Memory.lay(path, bytes);
        }
        let place = self.folder.join(path.as_str());
        match self.disk.create(&place, bytes, false) {
            Ok(stamp) => {
                self.note(path, stamp);
                Output::Laid(Print::of(bytes))
            }
            Err(error) => {
                // Part of it may stand there. Where it cannot be taken away, it is told when the file is to be written.
                if error.kind() != ErrorKind::AlreadyExists {
                    let _ = self.disk.remove_file(&place);
                }
                Memory.lay(path, bytes)
            }
        }
    }
}

impl Drop for Stage<'_> {
    /// Whoever found an error while pages were laid out writes none.
    fn drop(&mut self) {
        if let Some(held) = self.close() {
            drop(held);
            self.clear();
        }
    }
}

/// Clears away the stage of a build that is dead, as far as it is ours and the disk lets us; a living one holds its lock. What
/// is left stays until the next build.
///
/// # Errors
/// Where the disk cannot say whether there is one.
pub(super) fn clear(target: &Target, disk: &dyn Disk) -> Result<(), WriteError> {
    let list = target.stage_list_path();
    if disk.kind(&list).map_err(failed(Doing::Look, &list))? == Some(Kind::File) {
        clear_listed(&list, &target.stage_path(), disk);
    }
    Ok(())
}

fn clear_listed(list: &Path, folder: &Path, disk: &dyn Disk) {
    let Ok(text) = disk.read_all(list) else { return };
    let Some(lock) = disk.lock(list).ok().flatten().filter(Lock::is_held) else { return };
    match paths_in(&text) {
        Some(paths) => clear_files(&paths, folder, disk),
        // Its build died before it made the stage.
        None if text.iter().zip(HEAD.as_bytes()).all(|(found, ours)| found == ours) => {}
        None => return,
    }
    if disk.kind(folder).is_ok_and(|kind| kind == Some(Kind::Folder)) {
        let _ = disk.remove_dir(folder);
    }
    if disk.kind(folder).is_ok_and(|kind| kind.is_none()) {
        drop(lock);
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
    format!("{HEAD}{}\n{lines}", hash_of(&lines)).into_bytes()
}

/// The paths in a list; `None` where it is not whole.
fn paths_in(text: &[u8]) -> Option<Vec<OutPath>> {
    let (hash, lines) = std::str::from_utf8(text).ok()?.strip_prefix(HEAD)?.split_once('\n')?;
    if hash != hash_of(lines) {
        return None;
    }
    lines.lines().map(|line| OutPath::new(line).ok()).collect()
}

fn hash_of(text: &str) -> String {
    hex(&Sha256::digest(text))
}
