//! Writing: what is written, what is left alone, what is refused.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

mod foreign;
mod locks;
mod spelling;
mod staged;
mod targets;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use duizhao::render::Outputs;
use duizhao::site::OutPath;
use duizhao::write::{
    BadOutputs, Disk, Doing, InTheWay, MANIFEST, MARKER, Manifest, RealDisk, Target, Unreadable, WriteError, preview, sync,
};
use tempfile::TempDir;

/// A project in a temporary folder, with an output folder beside its sources.
pub struct Place {
    pub temp: TempDir,
}

/// What stands at a path.
#[derive(Clone, PartialEq, Eq)]
pub enum Node {
    Folder,
    File(Vec<u8>),
    Link(PathBuf),
    Other,
}

/// A folder with all that is in it, by path.
pub type Tree = BTreeMap<PathBuf, Node>;

impl Place {
    pub fn new() -> Self {
        Self::below(&std::env::temp_dir())
    }

    /// In memory where the system has such a place: for tests of many thousand builds.
    pub fn quick() -> Self {
        let memory = Path::new("/dev/shm");
        if memory.is_dir() { Self::below(memory) } else { Self::new() }
    }

    fn below(folder: &Path) -> Self {
        let temp = tempfile::Builder::new().prefix("duizhao-").tempdir_in(folder).unwrap();
        for folder in ["project/content/pages", "project/themes/default", "home"] {
            fs::create_dir_all(temp.path().join(folder)).unwrap();
        }
        Self { temp }
    }

    pub fn project(&self) -> PathBuf {
        self.temp.path().join("project")
    }

    pub fn out(&self) -> PathBuf {
        self.project().join("public")
    }

    pub fn check(&self, force: bool) -> Result<Target, WriteError> {
        Target::check(&self.out(), &self.project(), Some(&self.temp.path().join("home")), force, &RealDisk)
    }

    pub fn sync(&self, files: &[(&str, &str)]) -> Result<duizhao::write::WriteReport, WriteError> {
        sync(&outputs(files), &self.check(false)?, &RealDisk)
    }

    pub fn force(&self, files: &[(&str, &str)]) -> Result<duizhao::write::WriteReport, WriteError> {
        sync(&outputs(files), &self.check(true)?, &RealDisk)
    }

    /// Puts a file, with the folders above it.
    pub fn put(&self, path: &str, bytes: &str) {
        let path = self.out().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn tree(&self) -> Tree {
        tree(&self.out())
    }
}

pub fn outputs(files: &[(&str, &str)]) -> Outputs {
    let mut outputs = Outputs::default();
    for (path, bytes) in files {
        outputs.insert(OutPath::new(path).unwrap(), bytes.as_bytes().to_vec()).unwrap();
    }
    outputs
}

/// Everything below a folder; nothing where there is no folder.
pub fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let Ok(entry) = entry else { continue };
        let kind = entry.file_type();
        let node = if kind.is_symlink() {
            Node::Link(fs::read_link(entry.path()).unwrap())
        } else if kind.is_dir() {
            Node::Folder
        } else if kind.is_file() {
            Node::File(fs::read(entry.path()).unwrap())
        } else {
            Node::Other
        };
        tree.insert(entry.path().strip_prefix(folder).unwrap().to_owned(), node);
    }
    tree
}

impl std::fmt::Debug for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder => f.write_str("folder"),
            Self::File(bytes) => write!(f, "{:?}", String::from_utf8_lossy(bytes)),
            Self::Link(to) => write!(f, "-> {}", to.display()),
            Self::Other => f.write_str("other"),
        }
    }
}

/// The tree of a first build into a new folder.
pub fn clean(files: &[(&str, &str)]) -> Tree {
    let place = Place::new();
    place.sync(files).unwrap();
    place.tree()
}

/// Sets everything below a folder, and the folder, to an old date; and tells the dates and files by their numbers.
fn age(folder: &Path) {
    let old = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry.unwrap();
        if !entry.path_is_symlink() {
            fs::File::open(entry.path()).unwrap().set_modified(old).unwrap();
        }
    }
}

fn identity(folder: &Path) -> BTreeMap<PathBuf, (SystemTime, u64)> {
    use std::os::unix::fs::MetadataExt;
    let entries = walkdir::WalkDir::new(folder).into_iter().map(Result::unwrap);
    entries
        .map(|entry| (entry.path().to_owned(), (entry.metadata().unwrap().modified().unwrap(), entry.metadata().unwrap().ino())))
        .collect()
}

const SITE: &[(&str, &str)] =
    &[("index.html", "home"), ("zh/a.html", "甲"), ("zh/b.html", "乙"), ("zh/deep/er/c.html", "丙"), ("empty.txt", "")];
const NEXT: &[(&str, &str)] = &[("index.html", "home"), ("zh/a.html", "甲!"), ("zh/d/e.html", "戊"), ("empty.txt", "no longer")];

/// The marker of a build that wrote all that the manifest lists.
fn marker(place: &Place) -> String {
    let manifest = fs::read_to_string(place.out().join(MANIFEST)).unwrap();
    manifest.replace("\"files\"", "\"first_temporary\":1000,\n\"temporaries\":99,\n\"folders\":[\"zh\"],\n\"files\"")
}

#[test]
fn a_build_writes_what_is_wanted_and_removes_what_is_not() {
    let place = Place::new();
    let first = place.sync(SITE).unwrap();
    assert_eq!((first.written, first.kept, first.removed), (5, 0, 0));
    let second = place.sync(NEXT).unwrap();
    assert_eq!((second.written, second.kept, second.removed), (3, 1, 2));
    assert!(second.edited.is_empty() && second.restored.is_empty() && second.unreadable.is_none());
    assert_eq!(place.tree(), clean(NEXT));
    for (path, bytes) in NEXT {
        assert_eq!(fs::read_to_string(place.out().join(path)).unwrap(), *bytes);
    }
    let manifest = Manifest::read(&fs::read(place.out().join(MANIFEST)).unwrap()).unwrap();
    assert_eq!(
        manifest.files.keys().map(OutPath::as_str).collect::<Vec<_>>(),
        ["empty.txt", "index.html", "zh/a.html", "zh/d/e.html"]
    );
    assert!(!place.out().join(MARKER).exists());
}

#[test]
fn a_second_build_touches_nothing() {
    let place = Place::new();
    place.sync(SITE).unwrap();
    age(&place.project());
    let before = identity(&place.project());
    let report = place.sync(SITE).unwrap();
    assert_eq!((report.written, report.kept, report.removed), (0, 5, 0));
    assert_eq!(identity(&place.project()), before);

    // A page that did not change keeps its date when others do.
    place.sync(NEXT).unwrap();
    let index = place.out().join("index.html");
    assert_eq!(identity(&place.project()).get(&index), before.get(&index));
}

#[test]
fn a_preview_says_all_and_touches_nothing() {
    let place = Place::new();
    let fresh = preview(&outputs(SITE), &place.check(false).unwrap(), &RealDisk).unwrap();
    assert_eq!((fresh.create.len(), fresh.is_empty()), (5, false));
    assert!(!place.out().exists());
    assert_eq!(fs::read_dir(place.project()).unwrap().count(), 2);

    place.sync(SITE).unwrap();
    age(&place.project());
    let before = identity(&place.project());
    let plan = preview(&outputs(NEXT), &place.check(false).unwrap(), &RealDisk).unwrap();
    let names = |paths: &[OutPath]| paths.iter().map(OutPath::to_string).collect::<Vec<_>>().join(" ");
    assert_eq!(names(&plan.create), "zh/d/e.html");
    assert_eq!(names(&plan.change), "empty.txt zh/a.html");
    assert_eq!(names(&plan.keep), "index.html");
    assert_eq!(names(&plan.remove), "zh/b.html zh/deep/er/c.html");
    assert_eq!(identity(&place.project()), before);
}

#[test]
fn files_and_folders_change_places() {
    let shapes: &[&[(&str, &str)]] = &[
        &[("a", "1"), ("b/c", "2"), ("x", "0")],
        &[("a/b/c", "1"), ("a/d", "1"), ("b", "2"), ("x", "0")],
        &[("a/b", "1"), ("b/c/d/e", "2"), ("x", "0")],
        &[("a", "3"), ("b", "3")],
    ];
    for one in shapes {
        for other in shapes {
            let place = Place::new();
            place.sync(one).unwrap();
            place.sync(other).unwrap();
            assert_eq!(place.tree(), clean(other));
        }
    }
}

#[test]
fn an_edited_page_is_left_alone_once_it_is_no_longer_wanted() {
    let place = Place::new();
    place.sync(SITE).unwrap();
    for (path, edit) in [("zh/b.html", "mine"), ("zh/deep/er/c.html", "丁")] {
        place.put(path, edit);
    }
    let report = place.sync(NEXT).unwrap();
    assert_eq!(report.edited.iter().map(OutPath::as_str).collect::<Vec<_>>(), ["zh/b.html", "zh/deep/er/c.html"]);
    assert_eq!(report.removed, 0);
    // It is somebody's now: said once, never touched, and not replaced when the page comes back.
    assert!(place.sync(NEXT).unwrap().edited.is_empty());
    let before = place.tree();
    let Err(WriteError::Occupied(conflicts)) = place.sync(SITE) else { panic!("an edited page was replaced") };
    assert_eq!(conflicts.iter().map(|conflict| conflict.path.as_str()).collect::<Vec<_>>(), ["zh/b.html", "zh/deep/er/c.html"]);
    assert_eq!(place.tree(), before);
}

#[test]
fn an_edited_page_that_is_still_wanted_is_restored_and_reported() {
    let place = Place::new();
    place.sync(SITE).unwrap();
    place.put("zh/a.html", "an edit");
    place.put("index.html", "HOME");
    fs::remove_file(place.out().join("zh/b.html")).unwrap();
    let report = place.sync(SITE).unwrap();
    assert_eq!(report.restored.iter().map(OutPath::as_str).collect::<Vec<_>>(), ["index.html", "zh/a.html"]);
    assert_eq!(report.written, 3);
    assert_eq!(place.tree(), clean(SITE));
}

#[test]
fn nothing_is_removed_on_the_word_of_a_broken_manifest() {
    for broken in [
        "",
        "{",
        "{\"version\":2,\"generator\":\"duizhao\",\"files\":[]}",
        "{\"version\":1,\"generator\":\"duizhao\",\"files\":[{\"path\":\"../../content\",\"size\":1,\"sha256\":\"00\"}]}",
    ] {
        let place = Place::new();
        place.sync(SITE).unwrap();
        let marker = marker(&place);
        place.put(MANIFEST, broken);
        let fewer = &SITE[..2];
        if broken.is_empty() {
            // Not even what an interrupted build says of itself is enough then.
            place.put(MARKER, &marker);
        }
        let report = place.sync(fewer).unwrap();
        assert_eq!((report.written, report.kept, report.removed), (0, 2, 0));
        assert!(report.unreadable.is_some_and(|why| why != Unreadable::Version || broken.contains("\"version\":2")));
        // All files are still there; the new manifest lists what was wanted.
        assert_eq!(place.tree().len(), clean(SITE).len());
        assert_eq!(place.sync(fewer).unwrap().unreadable, None);

        // Whether a page that differs is ours can no longer be known.
        place.put(MANIFEST, broken);
        assert!(matches!(place.sync(NEXT), Err(WriteError::Occupied(_))));
        place.force(NEXT).unwrap();
    }
}

#[test]
fn a_file_put_after_a_crash_at_the_path_of_a_page_is_not_ours() {
    let place = Place::new();
    place.sync(SITE).unwrap();
    let manifest = fs::read(place.out().join(MANIFEST)).unwrap();
    place.sync(NEXT).unwrap();
    // As after a crash before `zh/d/e.html` was written.
    place.put(MARKER, &marker(&place));
    fs::write(place.out().join(MANIFEST), manifest).unwrap();
    // Of the very size of the page.
    place.put("zh/d/e.html", "own");
    let before = place.tree();
    let Err(WriteError::Occupied(conflicts)) = place.sync(NEXT) else { panic!("a file was replaced") };
    assert_eq!(conflicts.first().map(|conflict| (conflict.path.as_str(), conflict.what)), Some(("zh/d/e.html", InTheWay::File)));
    assert_eq!(place.tree(), before);
    // An empty one is what a power cut leaves.
    place.put("zh/d/e.html", "");
    place.sync(SITE).unwrap();
    assert_eq!(place.tree(), clean(SITE));
}

#[test]
fn what_cannot_be_stored_is_refused_before_the_folder_exists() {
    let place = Place::new();
    for files in [
        &[][..],
        &[("a", "1"), ("a/b", "2")],
        &[("A", "1"), ("a", "2")],
        &[(MANIFEST, "")],
        &[(MARKER, "")],
        &[("zh/.duizhao-tmp-1", "")],
    ] {
        assert!(matches!(place.sync(files), Err(WriteError::Outputs(_))));
        assert!(matches!(preview(&outputs(files), &place.check(false).unwrap(), &RealDisk), Err(WriteError::Outputs(_))));
    }
    assert_eq!(fs::read_dir(place.project()).unwrap().count(), 2);
    place.sync(SITE).unwrap();
    assert!(matches!(place.sync(&[]), Err(WriteError::Outputs(BadOutputs::Empty))));
    assert_eq!(place.tree(), clean(SITE));
}

#[test]
fn files_have_the_rights_that_every_new_file_has() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    place.sync(SITE).unwrap();
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode();
    place.put("plain", "");
    fs::create_dir(place.out().join("folder")).unwrap();
    for file in ["index.html", "zh/deep/er/c.html", MANIFEST] {
        assert_eq!(mode(place.out().join(file)), mode(place.out().join("plain")), "{file}");
    }
    assert_eq!(mode(place.out().join("zh/deep")), mode(place.out().join("folder")));
}

#[test]
fn messages_name_the_path_and_the_reason() {
    let place = Place::new();
    let refused = |error: WriteError| error.to_string().replace(&place.temp.path().display().to_string(), "…");
    fs::create_dir(place.out()).unwrap();
    fs::write(place.out().join("mine"), "").unwrap();
    expect_test::expect!["`…/project/public` cannot be the output folder: it holds files, and no build wrote them"]
        .assert_eq(&refused(place.check(false).unwrap_err()));
    fs::remove_file(place.out().join("mine")).unwrap();
    place.sync(SITE).unwrap();
    place.put("zh/d/e.html", "mine");
    expect_test::expect!["files that no build wrote are in the way: `zh/d/e.html` (a file that no build wrote); move them away, or replace files with `--force`"]
        .assert_eq(&refused(place.sync(NEXT).unwrap_err()));
    let disk = WriteError::Disk { doing: Doing::Write, path: "a.html".into(), error: std::io::ErrorKind::StorageFull.into() };
    expect_test::expect!["cannot write `a.html`: no storage space"].assert_eq(&disk.to_string());
}

#[test]
fn the_disk_creates_over_nothing_and_reads_no_further_than_asked() {
    let place = Place::new();
    place.put("a", "0123456789");
    let a = place.out().join("a");
    assert_eq!(RealDisk.create(&a, b"other", false).unwrap_err().kind(), std::io::ErrorKind::AlreadyExists);
    assert_eq!(fs::read(&a).unwrap(), b"0123456789");
    for (limit, read) in [(0, 1), (9, 10), (10, 10), (4000, 10)] {
        let mut buffer = vec![7; 20];
        RealDisk.read(&a, limit, &mut buffer).unwrap();
        assert_eq!(buffer, b"0123456789"[..read], "{limit}");
    }
    assert!(matches!(RealDisk.kind(&a.join("below")), Ok(None)));
}
