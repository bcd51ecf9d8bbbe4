//! New source files while the n-th operation fails, for every n: all of them or none, and nobody's file touched.

use std::fs;
use std::path::Path;

use duizhao::text::RelPath;
use duizhao::write::{CreateError, Created, Disk, NewFiles, RealDisk, create, preview_new};

use super::{FAULTS, Fault, Faulty, Files};
use crate::writing::{Node, Place, Tree, tree};

/// What somebody has, the folder to write to, the new files.
struct Scenario {
    name: &'static str,
    there: Files,
    root: &'static str,
    new: Files,
}

const SCENARIOS: &[Scenario] = &[
    Scenario { name: "a new folder", there: &[], root: "extracted", new: &[("a.zh.md", "甲"), ("b.zh.md", "乙")] },
    Scenario { name: "a deep one", there: &[("x/y.md", "y")], root: "x/new/er", new: &[("a/b/c.md", "丙"), ("a/d.md", "")] },
    Scenario {
        name: "beside others",
        there: &[("content/teas/green.zh.md", "绿"), ("content/teas/white.zh.md", "白茶")],
        root: "content",
        new: &[
            ("teas/black.zh.md", "红"),
            ("teas/white.zh.md", "白茶"),
            ("cups/_index.zh.md", "杯"),
            ("teas/black.en.md", "black"),
        ],
    },
];

fn files(list: Files) -> NewFiles {
    let mut files = NewFiles::default();
    for (path, text) in list {
        files.add(RelPath::new(path).unwrap(), text.as_bytes().to_vec());
    }
    files
}

impl Scenario {
    fn prepare(&self) -> Place {
        let place = Place::quick();
        fs::create_dir(place.out()).unwrap();
        for (path, text) in self.there {
            place.put(path, text);
        }
        place
    }

    fn run(&self, place: &Place, disk: &dyn Disk) -> Result<Created, CreateError> {
        create(&place.out().join(self.root), &files(self.new), disk)
    }

    /// What is there when all is written.
    fn expected(&self, before: &Tree) -> Tree {
        let mut expected = before.clone();
        for (path, text) in self.new {
            let path = Path::new(self.root).join(path);
            let folders = path.ancestors().skip(1).filter(|folder| *folder != Path::new(""));
            expected.extend(folders.map(|folder| (folder.to_owned(), Node::Folder)));
            expected.insert(path, Node::File(text.as_bytes().to_vec()));
        }
        expected
    }
}

#[test]
fn new_files_are_created_all_or_none_whatever_fails() {
    let mut points = 0;
    for scenario in SCENARIOS {
        for fault in FAULTS {
            for n in 1.. {
                let place = scenario.prepare();
                let at = format!("{}, {fault:?}, operation {n}", scenario.name);
                let before = place.tree();
                let disk = Faulty::new(n, *fault);
                let result = scenario.run(&place, &disk);
                let after = place.tree();
                if !disk.reached() {
                    result.unwrap_or_else(|error| panic!("{at}: {error}"));
                    assert_eq!(after, scenario.expected(&before), "{at}");
                    break;
                }
                points += 1;
                let Err(CreateError::Disk { left, .. }) = result else { panic!("{at}: the failure was passed over") };
                for (path, node) in &before {
                    assert_eq!(after.get(path), Some(node), "{at}: {path:?} is somebody's");
                }
                let named = |path: &Path| left.iter().any(|left| left.starts_with(place.out().join(path)));
                for path in after.keys().filter(|path| !before.contains_key(*path)) {
                    assert!(
                        matches!(fault, Fault::Lasting | Fault::Killed),
                        "{at}: {path:?} is left though the disk was good again"
                    );
                    assert!(named(path), "{at}: {path:?} is left and not named");
                }
                if after == before {
                    scenario.run(&place, &RealDisk).unwrap_or_else(|error| panic!("{at}, then: {error}"));
                    assert_eq!(place.tree(), scenario.expected(&before), "{at}, then a good disk");
                }
            }
        }
    }
    println!("{points} points of failure");
    assert!(points > 100, "only {points} points of failure");
}

#[test]
fn what_is_right_already_is_kept_and_a_second_run_writes_nothing() {
    for scenario in SCENARIOS {
        let place = scenario.prepare();
        let foreseen = preview_new(&place.out().join(scenario.root), &files(scenario.new), &RealDisk).unwrap();
        assert_eq!(place.tree(), tree(&place.out()));
        let first = scenario.run(&place, &RealDisk).unwrap();
        assert_eq!(foreseen, first);
        assert_eq!(first.new.len() + first.kept.len(), scenario.new.len());
        let before = place.tree();
        let second = scenario.run(&place, &RealDisk).unwrap();
        assert_eq!((second.new.len(), second.kept.len()), (0, scenario.new.len()), "{}", scenario.name);
        assert_eq!(place.tree(), before);
    }
}

#[test]
fn everything_in_the_way_is_told_at_once_and_nothing_is_written() {
    let place = Place::new();
    for path in ["teas/green.md", "cups", "pots/a.md/b", "Jars/x.md"] {
        place.put(path, "mine");
    }
    std::os::unix::fs::symlink("teas", place.out().join("link")).unwrap();
    std::os::unix::fs::symlink("nowhere", place.out().join("teas/dead.md")).unwrap();
    drop(std::os::unix::net::UnixListener::bind(place.out().join("teas/socket.md")).unwrap());
    let before = place.tree();
    let new = files(&[
        ("teas/free.md", "free"),
        ("teas/green.md", "ours"),
        ("cups/a.md", "a"),
        ("pots/a.md", "a"),
        ("link/a.md", "a"),
        ("teas/dead.md", "a"),
        ("teas/socket.md", "a"),
        ("jars/x.md", "a"),
        ("teas/GREEN.md", "a"),
        ("teas/a?.md", "a"),
        ("teas/aux.md", "a"),
        ("spoons", "a"),
        ("spoons/b.md", "b"),
        ("teas/free.md", "again"),
    ]);
    let error = create(&place.out(), &new, &RealDisk).unwrap_err();
    assert_eq!(place.tree(), before);
    let CreateError::Obstructed(all) = error else { panic!("{error}") };
    let said: Vec<String> = all.iter().map(ToString::to_string).collect();
    expect_test::expect![[r"
        `cups/a.md`: at `cups`, something stands there that is no folder
        `jars/x.md`: at `jars`, `Jars` stands there, which is the same name on some systems
        `link/a.md`: at `link`, a symbolic link stands there
        `pots/a.md`: a folder stands there
        `spoons/b.md`: `spoons` would have to be a file and a folder
        `teas/GREEN.md`: `teas/green.md` is the same file, at least on some systems
        `teas/a?.md`: it cannot be stored on every system: '?' cannot stand in an output path
        `teas/aux.md`: it cannot be stored on every system: a part of the path is the name of a device on Windows
        `teas/dead.md`: a symbolic link stands there
        `teas/free.md`: `teas/free.md` is the same file, at least on some systems
        `teas/green.md`: a file stands there
        `teas/socket.md`: something stands there that is neither a file nor a folder"]]
    .assert_eq(&said.join("\n"));
}

#[test]
fn the_folder_may_be_anywhere_and_must_be_one() {
    let place = Place::new();
    place.put("file", "mine");
    std::os::unix::fs::symlink("real", place.out().join("link")).unwrap();
    fs::create_dir(place.out().join("real")).unwrap();
    let one = files(&[("a.md", "a")]);
    for root in ["file", "file/below"] {
        let error = create(&place.out().join(root), &one, &RealDisk).unwrap_err();
        assert_eq!(
            error.to_string(),
            "nothing was written, because of what is in the way: `a.md`: where its folder is to be, something stands there that is no folder",
            "{root}"
        );
    }
    assert!(matches!(create(&place.out().join("no/../x"), &one, &RealDisk), Err(CreateError::Disk { .. })));
    create(&place.out().join("link"), &one, &RealDisk).unwrap();
    assert_eq!(fs::read(place.out().join("real/a.md")).unwrap(), b"a");
    let before = place.tree();
    assert_eq!(create(&place.out().join("none"), &NewFiles::default(), &RealDisk).unwrap(), Created::default());
    assert_eq!(place.tree(), before);
}
