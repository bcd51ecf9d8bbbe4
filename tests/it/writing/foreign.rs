//! Other people's files in the output folder: whatever they are and wherever they lie, they stay as they are.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};

use duizhao::write::{InTheWay, MANIFEST, MARKER, WriteError};

use super::{Place, clean, marker};

const SITE: &[(&str, &str)] =
    &[("index.html", "home"), ("zh/page.html", "甲"), ("zh/other.html", "乙"), ("gone/page.html", "丙"), ("词/表.html", "丁")];
const CHANGED: &[(&str, &str)] = &[
    ("index.html", "HOME"),
    ("zh/page.html", "甲!"),
    ("zh/other.html", "乙"),
    ("gone/page.html", "丙"),
    ("词/表.html", "丁"),
    ("new/page.html", "new"),
];
const FEWER: &[(&str, &str)] = &[("index.html", "HOME")];

/// How a foreign file is put.
#[derive(Clone, Copy, Debug)]
enum Put {
    File,
    ReadOnly,
    Program,
    Private,
    Large,
    Folder,
    Socket,
    Link(&'static str),
}

/// Placements: none of them is at the path of a page.
const PLACEMENTS: &[(&str, Put)] = &[
    (".htaccess", Put::File),
    (".nojekyll", Put::File),
    (".git/HEAD", Put::File),
    (".git/objects/ab/cdef", Put::ReadOnly),
    (".gitignore", Put::File),
    (".well-known/security.txt", Put::File),
    ("CNAME", Put::File),
    ("robots.txt", Put::ReadOnly),
    ("google0123456789abcdef.html", Put::File),
    ("photos/1.jpg", Put::Large),
    ("zh/notes.txt", Put::File),
    ("zh/.hidden", Put::File),
    ("zh/deep/own.html", Put::File),
    ("zh/page.html~", Put::File),
    ("zh/page.html.bak", Put::File),
    ("zh/.page.html.swp", Put::Private),
    ("zh/page", Put::File),
    ("zh/page.htm", Put::File),
    ("gone/mine.txt", Put::File),
    ("gone/deeper/mine.txt", Put::File),
    ("gone/empty", Put::Folder),
    ("new/mine.txt", Put::File),
    ("own", Put::Folder),
    ("Index.html", Put::File),
    ("INDEX.HTML", Put::ReadOnly),
    ("ZH/page.html", Put::File),
    ("zh/Page.html", Put::File),
    (".duizhao-tmp-1", Put::File),
    (".duizhao-tmp-0", Put::File),
    (".duizhao-tmp-", Put::File),
    (".duizhao-tmp-x", Put::File),
    ("zh/.duizhao-tmp-1", Put::File),
    ("zh/.duizhao-tmp-999999999999", Put::File),
    (".duizhao-tmp-99999999999999999999", Put::File),
    (".duizhao-tmp-2/page.html", Put::File),
    (".duizhao-tmp-1001", Put::Link("nowhere")),
    ("zh/.duizhao-tmp-1002", Put::Folder),
    ("duizhao-building.txt", Put::File),
    ("duizhao-manifest.json.bak", Put::File),
    ("zh/duizhao-manifest.json", Put::File),
    ("zh/duizhao-building", Put::File),
    (".public.duizhao-lock", Put::File),
    ("a name with spaces", Put::File),
    ("词/笔记.md", Put::File),
    ("tools/publish.sh", Put::Program),
    ("to-a-page", Put::Link("index.html")),
    ("zh/to-a-folder", Put::Link("../gone")),
    ("to-outside", Put::Link("../content/pages")),
    ("zh/to-nowhere", Put::Link("nowhere")),
    ("socket", Put::Socket),
];

fn put(place: &Place, path: &Path, how: Put) {
    let full = place.out().join(path);
    fs::create_dir_all(full.parent().unwrap()).unwrap();
    let mode = |mode| fs::set_permissions(&full, fs::Permissions::from_mode(mode)).unwrap();
    match how {
        Put::Folder => fs::create_dir(&full).unwrap(),
        Put::Link(to) => symlink(to, &full).unwrap(),
        Put::Socket => drop(UnixListener::bind(&full).unwrap()),
        Put::Large => fs::write(&full, vec![7; 300_000]).unwrap(),
        _ => fs::write(&full, format!("mine: {}", path.display())).unwrap(),
    }
    match how {
        Put::ReadOnly => mode(0o444),
        Put::Program => mode(0o755),
        Put::Private => mode(0o600),
        _ => {}
    }
}

/// All that a person could find changed in a file.
fn state(place: &Place, path: &Path) -> (u64, u32, i64, i64, Option<Vec<u8>>, Option<PathBuf>) {
    let full = place.out().join(path);
    let about = fs::symlink_metadata(&full).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let bytes = about.is_file().then(|| fs::read(&full).unwrap());
    let dates = if about.is_dir() { (0, 0) } else { (about.mtime(), about.mtime_nsec()) };
    (about.ino(), about.mode(), dates.0, dates.1, bytes, fs::read_link(&full).ok())
}

/// A crash in the middle of an earlier build, as far as it can be seen from outside: its marker stands.
fn crash(place: &Place) {
    place.put(MARKER, &marker(place));
    place.put("zh/.duizhao-tmp-1000", "half a pa");
}

#[test]
fn no_foreign_file_is_changed() {
    let mut cases = 0;
    let latin_1 = PathBuf::from(OsStr::from_bytes(b"zh/caf\xe9.html"));
    let mut placements: Vec<(PathBuf, Put)> = PLACEMENTS.iter().map(|(path, how)| (PathBuf::from(path), *how)).collect();
    placements.push((latin_1, Put::File));
    assert!(placements.len() >= 40);
    for (path, how) in &placements {
        for before_the_first_build in [true, false] {
            let place = Place::new();
            if before_the_first_build {
                put(&place, path, *how);
                place.force(SITE).unwrap();
            } else {
                place.sync(SITE).unwrap();
                put(&place, path, *how);
            }
            let before = state(&place, path);
            for (build, files) in
                [("the same", SITE), ("a change", CHANGED), ("a crash", CHANGED), ("a removal", FEWER), ("a return", SITE)]
            {
                if build == "a crash" {
                    crash(&place);
                }
                place.sync(files).unwrap_or_else(|error| panic!("{} {how:?}, {build}: {error}", path.display()));
                assert_eq!(state(&place, path), before, "{} {how:?}, {build}", path.display());
                // All pages are right, and nothing else is there.
                let mut tree = place.tree();
                for path in path.ancestors() {
                    tree.remove(path);
                }
                let mut expected = clean(files);
                for path in path.ancestors() {
                    expected.remove(path);
                }
                assert_eq!(tree, expected, "{} {how:?}, {build}", path.display());
                cases += 1;
            }
        }
    }
    assert!(cases >= 480, "{cases} cases");
}

#[test]
fn what_is_in_the_way_is_named_and_stays() {
    let cases: &[(&str, Put, InTheWay, bool)] = &[
        ("index.html", Put::File, InTheWay::File, true),
        ("zh/page.html", Put::ReadOnly, InTheWay::File, true),
        ("zh/page.html", Put::Large, InTheWay::File, true),
        ("zh/page.html", Put::Link("../index.html"), InTheWay::Link, false),
        ("zh/page.html", Put::Link("nowhere"), InTheWay::Link, false),
        ("zh/page.html", Put::Link("../../content/pages"), InTheWay::Link, false),
        ("zh/page.html", Put::Folder, InTheWay::Folder, false),
        ("zh/page.html", Put::Socket, InTheWay::Other, false),
        ("zh", Put::File, InTheWay::FileForFolder, false),
        ("zh", Put::Link("../content/pages"), InTheWay::Link, false),
        ("zh", Put::Link("nowhere"), InTheWay::Link, false),
        ("zh", Put::Socket, InTheWay::Other, false),
        (MANIFEST, Put::Folder, InTheWay::Folder, false),
        (MANIFEST, Put::Link("../content/pages"), InTheWay::Link, false),
        (MARKER, Put::Folder, InTheWay::Folder, false),
        (MARKER, Put::Link("nowhere"), InTheWay::Link, false),
        (MARKER, Put::Socket, InTheWay::Other, false),
    ];
    for (path, how, what, force_helps) in cases {
        for earlier_build in [false, true] {
            // Without its manifest a folder is not ours.
            if earlier_build && *path == MANIFEST {
                continue;
            }
            let place = Place::new();
            if earlier_build {
                place.sync(&[("readme.html", "an earlier site")]).unwrap();
                let _ = fs::remove_file(place.out().join(path));
            } else {
                // Makes the folder ours without force: a build was interrupted before it wrote anything.
                place.put(if *path == MARKER { MANIFEST } else { MARKER }, "");
            }
            put(&place, Path::new(path), *how);
            let before = (place.tree(), super::tree(&place.project().join("content")));
            let Err(WriteError::Occupied(conflicts)) = place.sync(SITE) else { panic!("{path} {how:?} was passed over") };
            assert!(
                conflicts.iter().any(|conflict| conflict.path == *path && conflict.what == *what),
                "{path} {how:?}: {conflicts:?}"
            );
            assert_eq!((place.tree(), super::tree(&place.project().join("content"))), before, "{path} {how:?}");
            let forced = place.force(SITE);
            assert_eq!(forced.is_ok(), *force_helps, "{path} {how:?}: {forced:?}");
            if *force_helps {
                assert_eq!(place.tree(), clean(SITE));
            } else {
                assert_eq!((place.tree(), super::tree(&place.project().join("content"))), before, "{path} {how:?}");
            }
        }
    }
}

#[test]
fn a_folder_that_holds_somebodys_file_does_not_become_a_page() {
    let cases = [("zh/mine.txt", Put::File), ("zh/deep/mine.txt", Put::File), ("zh/.duizhao-tmp-1", Put::File)];
    let others = [
        ("zh/link", Put::Link("nowhere")),
        ("zh/deep/link", Put::Link("page.html")),
        ("zh/own", Put::Folder),
        ("zh/socket", Put::Socket),
    ];
    for (mine, how) in cases.into_iter().chain(others) {
        let place = Place::new();
        place.sync(&[("zh/page.html", "1"), ("zh/deep/page.html", "2")]).unwrap();
        put(&place, Path::new(mine), how);
        let before = place.tree();
        assert!(matches!(place.sync(&[("zh", "a page")]), Err(WriteError::Occupied(_))), "{mine}");
        assert_eq!(place.tree(), before, "{mine}");
    }
}

#[test]
fn a_folder_of_ours_replaced_by_a_link_is_not_followed() {
    let place = Place::new();
    place.sync(SITE).unwrap();
    let elsewhere = place.temp.path().join("elsewhere");
    fs::rename(place.out().join("gone"), &elsewhere).unwrap();
    symlink(&elsewhere, place.out().join("gone")).unwrap();
    // What lies behind the link has the hash of our page; it is not ours to remove all the same.
    place.sync(FEWER).unwrap();
    assert_eq!(fs::read_to_string(elsewhere.join("page.html")).unwrap(), "丙");
    assert!(matches!(place.sync(SITE), Err(WriteError::Occupied(_))));
}

#[test]
fn a_file_with_the_bytes_of_a_page_is_no_hindrance() {
    let place = Place::new();
    place.put("zh/page.html", "甲");
    place.put(".gitkeep", "");
    let report = place.force(SITE).unwrap();
    assert_eq!((report.written, report.kept), (4, 1));
    place.sync(FEWER).unwrap();
    assert!(!place.out().join("zh").exists());
    assert!(place.out().join(".gitkeep").exists());
}
