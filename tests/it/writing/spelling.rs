//! A disk that ignores case, as on macOS and Windows: another spelling is the same file.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use duizhao::write::{Disk, InTheWay, Kind, Lock, MANIFEST, RealDisk, Stamp, WriteError, WriteReport, sync};

use super::{Place, outputs};

/// Ignores case and keeps it, in everything below a folder.
struct Folding(PathBuf);

impl Folding {
    /// The path in the spelling of the disk, as far as it exists.
    fn find(&self, path: &Path) -> PathBuf {
        let Ok(below) = path.strip_prefix(&self.0) else { return path.to_owned() };
        let mut found = self.0.clone();
        for part in below {
            let same = |name: &OsString| name.to_string_lossy().to_lowercase() == part.to_string_lossy().to_lowercase();
            let names = fs::read_dir(&found).into_iter().flatten().map(|entry| entry.unwrap().file_name());
            let name = names.into_iter().find(same).unwrap_or_else(|| part.to_owned());
            found.push(name);
        }
        found
    }
}

impl Disk for Folding {
    fn kind(&self, path: &Path) -> io::Result<Option<Kind>> {
        RealDisk.kind(&self.find(path))
    }
    fn resolve(&self, path: &Path) -> io::Result<PathBuf> {
        RealDisk.resolve(&self.find(path))
    }
    fn stamp(&self, path: &Path) -> io::Result<Option<Stamp>> {
        RealDisk.stamp(&self.find(path))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<(OsString, Kind)>> {
        RealDisk.list(&self.find(folder))
    }
    fn read(&self, path: &Path, limit: usize, into: &mut Vec<u8>) -> io::Result<()> {
        RealDisk.read(&self.find(path), limit, into)
    }
    fn read_all(&self, path: &Path) -> io::Result<Vec<u8>> {
        RealDisk.read_all(&self.find(path))
    }
    fn create(&self, path: &Path, bytes: &[u8], _durable: bool) -> io::Result<Option<Stamp>> {
        RealDisk.create(&self.find(path), bytes, false)
    }
    fn create_locked(&self, path: &Path, bytes: &[u8]) -> io::Result<Lock> {
        RealDisk.create_locked(path, bytes)
    }
    fn lock_standing(&self, path: &Path) -> io::Result<Option<(Lock, Vec<u8>)>> {
        RealDisk.lock_standing(path)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(&self.find(from), &self.find(to))
    }
    fn remove_file(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_file(&self.find(path))
    }
    fn create_dir(&self, path: &Path) -> io::Result<()> {
        RealDisk.create_dir(&self.find(path))
    }
    fn remove_dir(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove_dir(&self.find(path))
    }
    fn lock(&self, path: &Path) -> io::Result<Option<Lock>> {
        RealDisk.lock(path)
    }
}

fn build(place: &Place, files: &[(&str, &str)]) -> Result<WriteReport, WriteError> {
    let target = place.check(true)?;
    let disk = Folding(target.folder().to_owned());
    sync(&outputs(files), &target, &disk)
}

/// The pages that are there, in lower case, with their bytes.
fn pages(place: &Place) -> Vec<(String, String)> {
    let files = walkdir::WalkDir::new(place.out()).into_iter().map(Result::unwrap).filter(|entry| entry.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(place.out()).unwrap().to_string_lossy().to_lowercase();
    let mut pages: Vec<_> = files.map(|entry| (name(entry.path()), fs::read_to_string(entry.path()).unwrap())).collect();
    pages.retain(|(name, _)| name != MANIFEST);
    pages.sort();
    pages
}

fn expected(files: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut pages: Vec<_> = files.iter().map(|(path, bytes)| (path.to_lowercase(), (*bytes).to_owned())).collect();
    pages.sort();
    pages
}

#[test]
fn a_page_that_changes_its_spelling_is_not_lost() {
    let shapes: &[&[(&str, &str)]] = &[
        &[("Page.html", "1"), ("Zh/a.html", "2"), ("É.html", "3")],
        &[("page.html", "1"), ("zh/a.html", "2"), ("é.html", "3")],
        &[("PAGE.html", "changed"), ("zh/A.html", "changed"), ("É.html", "changed")],
        &[("page.HTML/x", "1"), ("ZH", "2"), ("é.html", "3")],
    ];
    for one in shapes {
        for other in shapes {
            let place = Place::new();
            build(&place, one).unwrap();
            build(&place, other).unwrap();
            assert_eq!(pages(&place), expected(other), "{one:?} then {other:?}");
            let again = build(&place, other).unwrap();
            assert_eq!((again.written, again.removed), (0, 0), "{one:?} then {other:?}");
        }
    }
}

#[test]
fn a_foreign_file_in_another_spelling_is_not_replaced() {
    let place = Place::new();
    build(&place, &[("readme.html", "1")]).unwrap();
    place.put("INDEX.html", "mine");
    let before = place.tree();
    let Err(WriteError::Occupied(conflicts)) = build(&place, &[("index.html", "home")]) else { panic!("a file was replaced") };
    assert_eq!(conflicts.first().map(|conflict| conflict.what), Some(InTheWay::File));
    assert_eq!(place.tree(), before);
}

#[test]
fn a_page_that_somebody_respelled_is_still_ours() {
    let place = Place::new();
    build(&place, &[("index.html", "1"), ("other.html", "1")]).unwrap();
    fs::rename(place.out().join("index.html"), place.out().join("Index.html")).unwrap();
    build(&place, &[("index.html", "2"), ("other.html", "2")]).unwrap();
    assert_eq!(pages(&place), expected(&[("index.html", "2"), ("other.html", "2")]));
    fs::rename(place.out().join("other.html"), place.out().join("Other.html")).unwrap();
    build(&place, &[("index.html", "2")]).unwrap();
    assert_eq!(pages(&place), expected(&[("index.html", "2")]));
}
