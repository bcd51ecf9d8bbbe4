//! Two builds at once: one writes, the other says why it does not; and a dead one is in nobody's way.
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk from outside")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Barrier;
use std::time::Duration;

use duizhao::write::{Disk, MARKER, RealDisk, Target, WriteError, sync};

use super::{Node, Place, clean, outputs, tree};

const ONE: &[(&str, &str)] = &[("index.html", "one"), ("zh/a.html", "one"), ("one.html", "one")];
const TWO: &[(&str, &str)] = &[("index.html", "two"), ("zh/a.html", "two"), ("two.html", "two")];

/// Where the child of a test finds what it is to lock, or the project that it is to build over and over.
const LOCK: &str = "DUIZHAO_TEST_LOCK";
const BUILD: &str = "DUIZHAO_TEST_BUILD";

/// Starts a process that runs one of the tests of this file, and waits until it has begun.
fn start(test: &str, variable: &str, path: &Path) -> Child {
    let ready = path.with_extension("ready");
    let _ = fs::remove_file(&ready);
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args([&format!("writing::locks::{test}"), "--exact"]).env(variable, path);
    let mut child = command.stdout(Stdio::null()).spawn().unwrap();
    while !ready.exists() {
        assert!(child.try_wait().unwrap().is_none(), "the child has ended");
        std::thread::sleep(Duration::from_millis(5));
    }
    child
}

#[test]
fn of_two_builds_one_writes_and_the_other_is_told() {
    for _ in 0..50 {
        let place = Place::new();
        // The folders above it are missing too: both builds create them.
        let target = Target::check(Path::new("new/deep/public"), &place.project(), None, false, &RealDisk).unwrap();
        let start = Barrier::new(2);
        let run = |files: &'static [(&str, &str)]| {
            start.wait();
            sync(&outputs(files), &target, &RealDisk)
        };
        let (one, two) = std::thread::scope(|scope| {
            let one = scope.spawn(|| run(ONE));
            let two = scope.spawn(|| run(TWO));
            (one.join().unwrap(), two.join().unwrap())
        });
        match (one, two) {
            (Ok(_), Err(WriteError::Locked { .. })) => assert_eq!(tree(target.folder()), clean(ONE)),
            (Err(WriteError::Locked { .. }), Ok(_)) => assert_eq!(tree(target.folder()), clean(TWO)),
            // One was over before the other began.
            (Ok(_), Ok(_)) => assert!(tree(target.folder()) == clean(ONE) || tree(target.folder()) == clean(TWO)),
            (one, two) => panic!("{one:?} {two:?}"),
        }
    }
}

#[test]
fn the_lock_lies_beside_the_folder_and_is_let_go_of() {
    let place = Place::new();
    place.sync(ONE).unwrap();
    let lock = place.project().join(".public.duizhao-lock");
    assert!(lock.is_file());
    let held = RealDisk.lock(&lock).unwrap().unwrap();
    let before = place.tree();
    let Err(WriteError::Locked { lock: named }) = place.sync(TWO) else { panic!("the lock was passed over") };
    assert_eq!(named.file_name(), lock.file_name());
    assert_eq!(place.tree(), before);
    drop(held);
    place.sync(TWO).unwrap();
    assert_eq!(place.tree(), clean(TWO));
    // A link in its place is not followed.
    fs::remove_file(&lock).unwrap();
    std::os::unix::fs::symlink("content/made", &lock).unwrap();
    assert!(matches!(place.sync(ONE), Err(WriteError::Disk { .. })));
    assert!(!place.project().join("content/made").exists());
}

#[test]
fn the_lock_of_a_dead_process_is_no_obstacle() {
    let place = Place::new();
    place.sync(ONE).unwrap();
    let lock = place.project().join(".public.duizhao-lock");
    let mut child = start("holds_a_lock_where_asked", LOCK, &lock);
    assert!(matches!(place.sync(TWO), Err(WriteError::Locked { .. })));
    child.kill().unwrap();
    child.wait().unwrap();
    place.sync(TWO).unwrap();
    assert_eq!(place.tree(), clean(TWO));
}

#[test]
fn a_killed_build_leaves_no_file_torn_and_the_next_one_finishes() {
    let place = Place::quick();
    let known: BTreeSet<(String, String)> = large(0).into_iter().chain(large(1)).collect();
    let (mut marked, mut pages) = (0, 0);
    for round in 0..16 {
        let mut child = start("builds_where_asked", BUILD, &place.project());
        std::thread::sleep(Duration::from_millis(3 + 7 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        marked += usize::from(place.out().join(MARKER).exists());
        for (path, node) in place.tree() {
            let (path, Node::File(bytes)) = (path.to_string_lossy(), node) else { continue };
            if path.ends_with(".html") {
                let page = (path.to_string(), String::from_utf8(bytes).unwrap());
                assert!(known.contains(&page), "{path} is torn");
                pages += 1;
            }
        }
        let files = if round % 2 == 0 { large(0) } else { large(1) };
        let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        place.sync(&files).unwrap();
        assert_eq!(place.tree(), clean(&files));
    }
    assert!(pages > 1000);
    println!("{marked} of 16 builds were killed while they wrote, {pages} pages were whole");
}

/// One of two sites that share some of their pages.
fn large(which: u32) -> Vec<(String, String)> {
    let folder = |n: u32| match n % 3 {
        0 => "zh",
        1 => "en",
        _ => "both",
    };
    let page = |n: u32| (format!("{}/{n}.html", folder(n)), format!("{n} {} ", n % 5 * which).repeat(40));
    (0..400).map(|n| page(n + which * 100)).collect()
}

/// Not a test by itself: a child of one above.
#[test]
fn holds_a_lock_where_asked() {
    let Some(lock) = std::env::var_os(LOCK).map(PathBuf::from) else { return };
    let _held = RealDisk.lock(&lock).unwrap().unwrap();
    fs::write(lock.with_extension("ready"), "").unwrap();
    std::thread::sleep(Duration::from_secs(60));
}

/// Not a test by itself: a child of one above.
#[test]
fn builds_where_asked() {
    let Some(project) = std::env::var_os(BUILD).map(PathBuf::from) else { return };
    let sites = [0, 1].map(|which| {
        let files = large(which);
        outputs(&files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect::<Vec<_>>())
    });
    let target = Target::check(&project.join("public"), &project, None, false, &RealDisk).unwrap();
    fs::write(project.with_extension("ready"), "").unwrap();
    for site in sites.iter().cycle().take(20_000) {
        sync(site, &target, &RealDisk).unwrap();
    }
}
