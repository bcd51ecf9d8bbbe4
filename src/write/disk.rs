//! Every operation of writing, in one small trait, so that a test can make any of them fail; and the real disk.
#![expect(clippy::disallowed_methods, reason = "this is the room that writes")]

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};

/// What stands at a path. Links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, wherever it leads.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// What a system keeps of a file: its size, its number on the disk, when it was last written, and when that, its name or
/// its permissions last changed (seconds and nanoseconds each). Where two are equal, nobody wrote to the file between,
/// unless they took care to hide it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp([i64; 6]);

/// Held while a build writes; let go of when dropped, and by the system when the process dies.
#[derive(Debug)]
pub struct Lock {
    /// Nothing where the file system knows no locks.
    file: Option<File>,
}

impl Drop for Lock {
    /// Lets go at once. To close the file would not be enough: a process that another thread is starting at this moment
    /// holds the file too, until it has become the program it is to be.
    fn drop(&mut self) {
        if let Some(file) = &self.file {
            let _ = file.unlock();
        }
    }
}

/// The operations that writing needs. There is none that removes a folder with what is in it.
pub trait Disk: Sync {
    /// What stands at a path, or nothing.
    ///
    /// # Errors
    /// Where the system cannot say.
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>>;

    /// The path without links and dots.
    ///
    /// # Errors
    /// Where it does not exist or cannot be followed.
    fn resolve(&self, path: &Path) -> io::Result<PathBuf>;

    /// What the system keeps of a file and no writing leaves as it is; nothing where it keeps too little, or there is no
    /// file.
    ///
    /// # Errors
    /// Where the system cannot say.
    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>>;

    /// The names in a folder, in any order.
    ///
    /// # Errors
    /// Where the folder, or any entry of it, cannot be read.
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>>;

    /// Reads a file into an emptied buffer, and no more than one byte beyond `limit`: who finds that byte knows that the
    /// file is larger than anything of interest.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn read(&self, path: &Path, limit: usize, into: &mut Vec<u8>) -> io::Result<()>;

    /// Reads a whole file.
    ///
    /// # Errors
    /// Where the file cannot be read.
    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// Creates a file that does not exist yet, and tells its stamp. With `durable`, returns only when the bytes are on the
    /// medium.
    ///
    /// # Errors
    /// Where something stands at the path, or the bytes cannot be written; part of them may be.
    fn create(&self, path: &Path, bytes: &[u8], durable: bool) -> io::Result<Option<Stamp>>;

    /// Gives a file another name, in place of whatever file has it; or a folder one that nothing has.
    ///
    /// # Errors
    /// Where the system refuses; all is as it was.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// Where the system refuses.
    fn remove_file(&self, path: &Path) -> io::Result<()>;

    /// Creates one folder.
    ///
    /// # Errors
    /// Where something stands at the path, or the folder above is missing.
    fn create_dir(&self, path: &Path) -> io::Result<()>;

    /// Removes one empty folder.
    ///
    /// # Errors
    /// Where it is not empty.
    fn remove_dir(&self, path: &Path) -> io::Result<()>;

    /// Creates a file that does not exist yet and takes its lock, before it holds anything; returns only when the bytes are on
    /// the medium.
    ///
    /// # Errors
    /// Where something stands at the path, another process was quicker to lock the file or has taken it away, the file system
    /// knows no locks, or the bytes cannot be written. Nothing of ours is left, as far as the system lets us.
    fn create_locked(&self, path: &Path, bytes: &[u8]) -> io::Result<Lock>;

    /// Takes the lock of a file that stands there, with what it holds; nothing where another process has it, where the file was
    /// taken away meanwhile, or where the file system knows no locks.
    ///
    /// # Errors
    /// Where the file cannot be opened or read.
    fn lock_standing(&self, path: &Path) -> io::Result<Option<(Lock, Vec<u8>)>>;

    /// Takes the lock, or nothing where another process has it.
    ///
    /// # Errors
    /// Where the file of the lock cannot be opened.
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>>;
}

/// Takes away what a failed operation left, if the disk still lets us; else the next build does.
pub(super) fn tidied<T>(disk: &dyn Disk, left: &Path, done: io::Result<T>) -> io::Result<T> {
    // What exists already is not ours.
    if done.as_ref().is_err_and(|error| error.kind() != ErrorKind::AlreadyExists) {
        let _ = disk.remove_file(left);
    }
    done
}

/// The disk.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        match fs::symlink_metadata(path) {
            Ok(about) => Ok(Some(kind_of(about.file_type()))),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        match fs::symlink_metadata(path) {
            Ok(about) => Ok(stamp_of(&about)),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        fs::read_dir(folder)?
            .map(|entry| {
                let entry = entry?;
                Ok((entry.file_name(), kind_of(entry.file_type()?)))
            })
            .collect()
    }

    fn read(&self, path: &Path, limit: usize, into: &mut Vec<u8>) -> io::Result<()> {
        // `read_to_end` asks for size and position first: two calls more, for each of many thousand files.
        into.resize(limit.saturating_add(1), 0);
        let mut file = File::open(path)?;
        let mut filled = 0;
        while let Some(free) = into.get_mut(filled..).filter(|free| !free.is_empty()) {
            match file.read(free) {
                Ok(0) => break,
                Ok(more) => filled += more,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        into.truncate(filled);
        Ok(())
    }

    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn create(&self, path: &Path, bytes: &[u8], durable: bool) -> io::Result<Option<Stamp>> {
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        if durable {
            file.sync_all()?;
        }
        // Who has no stamp yet can ask for it later.
        Ok(file.metadata().ok().and_then(|about| stamp_of(&about)))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut renamed = fs::rename(from, to);
        if cfg!(windows) {
            // There a reader or a virus scanner that has the file open for a moment makes the rename fail.
            for pause in [10, 30, 90, 270, 810] {
                let busy = renamed.as_ref().is_err_and(|error| matches!(error.raw_os_error(), Some(5 | 32)));
                if !busy {
                    break;
                }
                std::thread::sleep(Duration::from_millis(pause));
                renamed = fs::rename(from, to);
            }
        }
        renamed
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn create_dir(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn create_locked(&self, path: &Path, bytes: &[u8]) -> io::Result<Lock> {
        let mut file = OpenOptions::new().read(true).write(true).create_new(true).open(path)?;
        match file.try_lock() {
            Ok(()) if is_at(&file, path)? => {}
            // Who holds it has taken it for that of a dead process, and takes it away.
            Ok(()) | Err(TryLockError::WouldBlock) => return Err(ErrorKind::WouldBlock.into()),
            Err(TryLockError::Error(error)) => {
                let _ = fs::remove_file(path);
                return Err(error);
            }
        }
        match file.write_all(bytes).and_then(|()| file.sync_all()) {
            Ok(()) => Ok(Lock { file: Some(file) }),
            Err(error) => {
                // Before the lock is let go of.
                let _ = fs::remove_file(path);
                Err(error)
            }
        }
    }

    fn lock_standing(&self, path: &Path) -> io::Result<Option<(Lock, Vec<u8>)>> {
        let mut file = OpenOptions::new().read(true).write(true).open(path)?;
        if file.try_lock().is_err() || !is_at(&file, path)? {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(Some((Lock { file: Some(file) }, bytes)))
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Lock { file: Some(file) })),
            Err(TryLockError::WouldBlock) => Ok(None),
            // Some network disks know no locks. Not to build there at all would help nobody.
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => Ok(Some(Lock { file: None })),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }
}

/// Whether an open file is the one that has this name, and not one that was removed since.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let (open, there) = (file.metadata()?, fs::symlink_metadata(path)?);
    Ok((open.dev(), open.ino()) == (there.dev(), there.ino()))
}

/// Elsewhere a file that is open keeps its name until it is closed, or no new one can take it.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> io::Result<bool> {
    fs::exists(path)
}

#[cfg(unix)]
fn stamp_of(about: &fs::Metadata) -> Option<Stamp> {
    use std::os::unix::fs::MetadataExt;
    let [size, number] = [about.size(), about.ino()].map(u64::cast_signed);
    let stamp = Stamp([size, number, about.mtime(), about.mtime_nsec(), about.ctime(), about.ctime_nsec()]);
    about.file_type().is_file().then_some(stamp)
}

/// Elsewhere the standard library gives no number of a file and no time of its last change.
#[cfg(not(unix))]
fn stamp_of(_: &fs::Metadata) -> Option<Stamp> {
    None
}

fn kind_of(kind: fs::FileType) -> Kind {
    if kind.is_symlink() {
        Kind::Link
    } else if kind.is_dir() {
        Kind::Folder
    } else if kind.is_file() {
        Kind::File
    } else {
        Kind::Other
    }
}
