//! The real disk, until an operation of it fails.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use duizhao::write::{Disk, Kind, Lock, RealDisk, Stamp};

const ENOSPC: i32 = 28;
const EIO: i32 = 5;
const EACCES: i32 = 13;

/// How operations fail.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// The n-th alone, without effect.
    Transient,
    /// The n-th alone, which is half done, or done although it is said to have failed.
    Half,
    /// The n-th and all that follow: a full disk, or the process killed before the n-th.
    Lasting,
    /// The same, with the n-th half done: killed in the middle of it.
    Killed,
}

/// The real disk, until the n-th operation.
pub struct Faulty {
    pub count: AtomicUsize,
    pub n: usize,
    pub fault: Fault,
    /// Only operations of this name are counted.
    pub counted: Option<&'static str>,
    pub failed: Mutex<Vec<&'static str>>,
}

impl Faulty {
    pub fn new(n: usize, fault: Fault) -> Self {
        Self { count: AtomicUsize::new(0), n, fault, counted: None, failed: Mutex::new(Vec::new()) }
    }

    pub fn good() -> Self {
        Self::new(usize::MAX, Fault::Transient)
    }

    /// Does an operation, or fails instead, or does `half` of it and fails.
    fn run<T>(&self, name: &'static str, whole: impl FnOnce() -> io::Result<T>, half: impl FnOnce()) -> io::Result<T> {
        let counts = self.counted.is_none_or(|counted| counted == name);
        let before = if counts { self.count.fetch_add(1, Ordering::SeqCst) } else { self.count.load(Ordering::SeqCst) };
        let nth = counts && before + 1 == self.n;
        if !nth && (before < self.n || matches!(self.fault, Fault::Transient | Fault::Half)) {
            return whole();
        }
        self.failed.lock().unwrap().push(name);
        if nth && matches!(self.fault, Fault::Half | Fault::Killed) {
            half();
        }
        Err(io::Error::from_raw_os_error(match self.n % 3 {
            0 => ENOSPC,
            1 => EIO,
            _ => EACCES,
        }))
    }

    pub fn reached(&self) -> bool {
        self.count.load(Ordering::SeqCst) >= self.n
    }
}

impl Disk for Faulty {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        self.run("kind", || RealDisk.kind(path), || ())
    }
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        self.run("resolve", || RealDisk.resolve(path), || ())
    }
    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        self.run("stamp", || RealDisk.stamp(path), || ())
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        self.run("list", || RealDisk.list(folder), || ())
    }
    fn read(&self, path: &Path, limit: usize, into: &mut Vec<u8>) -> io::Result<()> {
        let whole = |into: &mut Vec<u8>| RealDisk.read(path, limit, into);
        self.run("read", || whole(into), || ())
    }
    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.run("read_all", || RealDisk.read_all(path), || ())
    }
    fn create(&self, path: &Path, bytes: &[u8], _durable: bool) -> io::Result<Option<Stamp>> {
        let half = || drop(RealDisk.create(path, bytes.split_at(bytes.len() / 2).0, false));
        self.run("create", || RealDisk.create(path, bytes, false), half)
    }
    fn create_locked(&self, path: &Path, bytes: &[u8]) -> io::Result<Lock> {
        let half = || drop(RealDisk.create(path, bytes.split_at(bytes.len() / 2).0, false));
        self.run("create_locked", || RealDisk.create_locked(path, bytes), half)
    }
    fn lock_standing(&self, path: &Path) -> io::Result<Option<(Lock, Vec<u8>)>> {
        self.run("lock_standing", || RealDisk.lock_standing(path), || ())
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.run("rename", || RealDisk.rename(from, to), || drop(RealDisk.rename(from, to)))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        self.run("remove_file", || RealDisk.remove_file(path), || drop(RealDisk.remove_file(path)))
    }
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        self.run("create_dir", || RealDisk.create_dir(path), || drop(RealDisk.create_dir(path)))
    }
    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        self.run("remove_dir", || RealDisk.remove_dir(path), || drop(RealDisk.remove_dir(path)))
    }
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        self.run("lock", || RealDisk.lock(path), || ())
    }
}
