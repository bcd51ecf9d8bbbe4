//! The n-th operation of the disk fails, for every n: no file is lost or torn, no failure is passed over, and the next
//! build puts everything right.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

mod creating;
mod faulty;
mod staged;
mod upon;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use duizhao::write::{MANIFEST, MARKER, Target, WriteError, WriteReport, preview, sync};

use crate::writing::{Node, Place, Tree, outputs};
use faulty::{Fault, Faulty};

type Files = &'static [(&'static str, &'static str)];

const OLD: Files =
    &[("index.html", "home"), ("zh/a.html", "甲"), ("zh/b.html", "乙"), ("zh/deep/er/c.html", "丙"), ("same.txt", "the same")];
const NEW: Files =
    &[("index.html", "home!"), ("zh/a.html", "甲!"), ("zh/d/e.html", "戊"), ("same.txt", "the same"), ("en/f.html", "f")];
const THIRD: Files = &[("index.html", "third"), ("en/f.html", "not f"), ("zh", "now a file"), ("ja/g.html", "g")];
const OTHER: Files = &[("other/x.html", "x"), ("y.html", "y")];
const SHAPE_1: Files = &[("a", "file"), ("b/c", "below"), ("b/d/e", "deeper"), ("x.html", "x")];
const SHAPE_2: Files = &[("a/b/c", "below"), ("a/d", "below"), ("b", "file"), ("x.html", "y")];
const FOREIGN: Files = &[
    (".git/HEAD", "ref"),
    ("CNAME", "example.org"),
    ("zhe/own.txt", "mine"),
    (".duizhao-tmp-1", "not yours"),
    ("own/.duizhao-tmp-2", "nor this"),
];

/// What a folder went through before the build whose disk fails.
struct Scenario {
    name: &'static str,
    /// Builds on a good disk.
    built: &'static [Files],
    /// Files of somebody.
    foreign: Files,
    /// Builds that were killed in the n-th operation of a name.
    killed: &'static [(Files, &'static str, usize)],
    /// The build whose disk fails.
    build: Files,
}

const SCENARIOS: &[Scenario] = &[
    Scenario { name: "first build", built: &[], foreign: &[], killed: &[], build: NEW },
    Scenario { name: "first build beside somebody's files", built: &[], foreign: FOREIGN, killed: &[], build: NEW },
    Scenario { name: "changes and removals", built: &[OLD], foreign: FOREIGN, killed: &[], build: NEW },
    Scenario { name: "nothing to do", built: &[OLD], foreign: &[], killed: &[], build: OLD },
    Scenario { name: "removals alone", built: &[NEW, OLD], foreign: &[], killed: &[], build: &[("zh/a.html", "甲")] },
    Scenario { name: "files and folders change places", built: &[SHAPE_1], foreign: &[], killed: &[], build: SHAPE_2 },
    Scenario { name: "and change back", built: &[SHAPE_1, SHAPE_2], foreign: FOREIGN, killed: &[], build: SHAPE_1 },
    Scenario {
        name: "after a crash of the first build",
        built: &[],
        foreign: FOREIGN,
        killed: &[(OLD, "rename", 3)],
        build: NEW,
    },
    Scenario {
        name: "after a crash before the marker was whole",
        built: &[OLD],
        foreign: &[],
        killed: &[(NEW, "create", 1)],
        build: NEW,
    },
    Scenario {
        name: "after a crash among the pages",
        built: &[OLD],
        foreign: FOREIGN,
        killed: &[(NEW, "create", 4)],
        build: THIRD,
    },
    Scenario {
        name: "after a crash among the swaps",
        built: &[SHAPE_1],
        foreign: &[],
        killed: &[(SHAPE_2, "rename", 2)],
        build: SHAPE_1,
    },
    Scenario {
        name: "after a crash between the manifest and the end",
        built: &[OLD],
        foreign: &[],
        killed: &[(NEW, "rename", 5)],
        build: NEW,
    },
    Scenario {
        name: "after two crashes",
        built: &[OLD],
        foreign: &[],
        killed: &[(NEW, "create", 2), (OTHER, "create", 2)],
        build: &[("x.html", "x")],
    },
];

/// How files are written.
type Build = fn(&Place, Files, &Faulty) -> Result<WriteReport, WriteError>;

fn build(place: &Place, files: Files, disk: &Faulty) -> Result<WriteReport, WriteError> {
    sync(&outputs(files), &place.check(true).unwrap(), disk)
}

impl Scenario {
    fn prepare(&self, build: Build) -> Place {
        let place = Place::quick();
        for files in self.built {
            build(&place, files, &Faulty::good()).unwrap();
        }
        for (path, bytes) in self.foreign {
            place.put(path, bytes);
        }
        for (files, name, n) in self.killed {
            let disk = Faulty { counted: Some(*name), ..Faulty::new(*n, Fault::Killed) };
            build(&place, files, &disk).unwrap_err();
            assert_eq!(disk.failed.lock().unwrap().first(), Some(name), "{}", self.name);
        }
        place
    }

    /// The folder after a good build of these files, with what somebody put there.
    fn expected(&self, files: Files) -> Tree {
        let mut expected = Tree::from([(MANIFEST.into(), Node::File(manifest_of(files)))]);
        for (path, bytes) in files.iter().chain(self.foreign) {
            expected.extend(
                Path::new(path)
                    .ancestors()
                    .skip(1)
                    .filter(|path| *path != Path::new(""))
                    .map(|path| (path.to_owned(), Node::Folder)),
            );
            expected.insert(path.into(), Node::File(bytes.as_bytes().to_vec()));
        }
        expected
    }

    /// What every file may hold after a failure.
    fn check_half_done(&self, place: &Place, before: &Tree, lasting: bool, at: &str) {
        let after = place.tree();
        let ever: Vec<Files> =
            self.built.iter().copied().chain(self.killed.iter().map(|(files, ..)| *files)).chain([self.build]).collect();
        let manifests: BTreeSet<Vec<u8>> = ever.iter().map(|files| manifest_of(files)).collect();
        for (path, node) in &after {
            let name = path.to_string_lossy();
            let Node::File(bytes) = node else { continue };
            if self.foreign.iter().any(|(path, _)| *path == name) || name == MARKER {
                continue;
            }
            if path.file_name().unwrap().to_string_lossy().starts_with(".duizhao-tmp-") {
                assert!(after.contains_key(Path::new(MARKER)), "{at}: {name} is left without the marker");
                assert!(lasting || before.contains_key(path), "{at}: {name} is left although the disk was good again");
            } else if name == MANIFEST {
                assert!(manifests.contains(bytes), "{at}: the manifest is torn");
            } else {
                let known =
                    ever.iter().flat_map(|files| files.iter()).any(|(path, text)| *path == name && text.as_bytes() == bytes);
                assert!(known, "{at}: {name} is torn");
            }
        }
        for (path, bytes) in self.foreign {
            assert_eq!(after.get(Path::new(path)), Some(&Node::File(bytes.as_bytes().to_vec())), "{at}: {path} is somebody's");
        }
        for (path, _) in self.build {
            let was_file = matches!(before.get(Path::new(path)), Some(Node::File(_)));
            assert!(!was_file || after.contains_key(Path::new(path)), "{at}: {path} is lost");
        }
        let same_pages = |tree: &Tree| {
            let files = |tree: &Tree| {
                tree.iter()
                    .filter(|(path, node)| **node != Node::Folder && *path != Path::new(MARKER))
                    .map(|(path, node)| (path.clone(), node.clone()))
                    .collect::<Tree>()
            };
            files(tree) == files(&after)
        };
        assert!(
            same_pages(before) || same_pages(&self.expected(self.build)) || after.contains_key(Path::new(MARKER)),
            "{at}: half done without the marker"
        );
    }
}

fn manifest_of(files: Files) -> Vec<u8> {
    duizhao::write::Wanted::new(&outputs(files)).unwrap().manifest().write()
}

/// Every point of failure of every scenario; how many there were. An operation that is `spared` may fail and the build
/// end well.
fn fail_everywhere(
    scenarios: &[Scenario],
    faults: &[Fault],
    build: Build,
    spared: &[&str],
    repairs: impl Fn(&Scenario) -> Vec<Files>,
) -> usize {
    let mut points = 0;
    for scenario in scenarios {
        for fault in faults {
            for n in 1.. {
                let place = scenario.prepare(build);
                let at = format!("{}, {fault:?}, operation {n}", scenario.name);
                let before = place.tree();
                let disk = Faulty::new(n, *fault);
                let result = build(&place, scenario.build, &disk);
                if !disk.reached() {
                    result.unwrap_or_else(|error| panic!("{at}: {error}"));
                    assert_eq!(place.tree(), scenario.expected(scenario.build), "{at}");
                    break;
                }
                points += 1;
                let failed = disk.failed.lock().unwrap().clone();
                let passed = result.is_err() || failed.iter().all(|name| spared.contains(name));
                assert!(passed, "{at}: {failed:?} was passed over");
                scenario.check_half_done(&place, &before, matches!(fault, Fault::Lasting | Fault::Killed), &at);
                if result.is_ok() {
                    let expected = failed == ["remove_dir"] || place.tree() == scenario.expected(scenario.build);
                    assert!(expected, "{at}: {failed:?} was passed over, and something is wrong");
                    continue;
                }
                for files in repairs(scenario) {
                    build(&place, files, &Faulty::good()).unwrap_or_else(|error| panic!("{at}, then: {error}"));
                    assert_eq!(place.tree(), scenario.expected(files), "{at}, then a good disk");
                }
            }
        }
    }
    points
}

/// A folder that may stay empty.
const SPARED: &[&str] = &["remove_dir"];

const FAULTS: &[Fault] = &[Fault::Transient, Fault::Half, Fault::Lasting, Fault::Killed];

/// With one thread the n-th operation is always the same.
fn with_threads<T: Send>(threads: usize, run: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(run)
}

#[test]
fn the_same_build_repairs_what_a_failure_left() {
    let points = with_threads(1, || fail_everywhere(SCENARIOS, FAULTS, build, SPARED, |scenario| vec![scenario.build]));
    println!("{points} points of failure");
    assert!(points > 1000, "only {points} points of failure");
}

#[test]
fn another_build_repairs_it_too_and_leaves_nothing_behind() {
    let other = |scenario: &Scenario| if scenario.build == THIRD { vec![OLD] } else { vec![THIRD] };
    let points = with_threads(1, || fail_everywhere(SCENARIOS, FAULTS, build, SPARED, other));
    println!("{points} points of failure");
    assert!(points > 1000, "only {points} points of failure");
}

#[test]
fn threads_change_nothing() {
    let faults = [Fault::Half, Fault::Killed];
    let points = with_threads(4, || fail_everywhere(&SCENARIOS[1..6], &faults, build, SPARED, |_| vec![SHAPE_2, OLD]));
    assert!(points > 200, "only {points} points of failure");
}

#[test]
fn a_folder_is_never_taken_because_the_disk_could_not_say_what_it_is() {
    let place = Place::new();
    let home = place.temp.path().join("link-to-home");
    std::os::unix::fs::symlink("home", &home).unwrap();
    std::os::unix::fs::symlink("../home", place.project().join("deep")).unwrap();
    build(&place, OLD, &Faulty::good()).unwrap();
    let bad = ["..", "content/new", "../home", "deep", "."];
    for (target, taken) in bad.iter().map(|bad| (*bad, false)).chain([("public", true), ("new/deep/er", true)]) {
        for n in 1.. {
            let disk = Faulty::new(n, Fault::Transient);
            let result = Target::check(Path::new(target), &place.project(), Some(&home), false, &disk);
            if !disk.reached() {
                assert_eq!(result.is_ok(), taken, "{target}");
                break;
            }
            assert!(result.is_err(), "{target}, operation {n}");
        }
    }
    for n in 1.. {
        let disk = Faulty::new(n, Fault::Transient);
        let before = place.tree();
        let result = preview(&outputs(NEW), &place.check(false).unwrap(), &disk);
        assert_eq!(place.tree(), before);
        assert_eq!(result.is_ok(), !disk.reached(), "operation {n}");
        if result.is_ok() {
            break;
        }
    }
    assert!(fs::read_dir(place.temp.path().join("home")).unwrap().next().is_none());
}
