//! Folders that may not be an output folder, by whatever path they are reached.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use duizhao::write::{MANIFEST, MARKER, RealDisk, Refusal, Target, WriteError, sync};

use super::{Place, outputs, tree};

/// What is expected of a target.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Why {
    Root,
    Home,
    Project,
    Sources,
    Link,
    NotAFolder,
    Unclear,
    NotOurs,
    /// The system refuses the path.
    Disk,
}

/// Targets, relative to the temporary folder that holds the project and the home.
const BAD: &[(&str, Why)] = &[
    ("/", Why::Root),
    ("/..", Why::Root),
    ("/tmp/../..", Why::Root),
    ("home", Why::Home),
    ("home/", Why::Home),
    ("project/../home/.", Why::Home),
    (".", Why::Home),
    ("..", Why::Home),
    ("/tmp", Why::Home),
    ("project", Why::Project),
    ("project/", Why::Project),
    ("project/content/..", Why::Project),
    ("project/missing/..", Why::Unclear),
    ("project/missing/../../project", Why::Unclear),
    ("project/content", Why::Sources),
    ("project/content/public", Why::Sources),
    ("project/content/pages/deep/public", Why::Sources),
    ("project/themes", Why::Link),
    ("project/themes/default/public", Why::Sources),
    ("project/public/../content/public", Why::Sources),
    ("project/CONTENT", Why::Sources),
    ("project/.git/public", Why::Sources),
    ("link-to-content/public", Why::Sources),
    ("real-themes", Why::Sources),
    ("real-themes/themes", Why::Sources),
    ("real-themes/themes/default/public", Why::Sources),
    ("link-to-content", Why::Link),
    ("link-to-content/", Why::Link),
    ("link-to-content/.", Why::Link),
    ("link-to-content/pages/../public", Why::Sources),
    ("link-to-home", Why::Link),
    ("link-to-empty", Why::Link),
    ("link-to-nowhere", Why::Link),
    ("link-to-nowhere/public", Why::Disk),
    ("link-to-itself", Why::Link),
    ("link-to-itself/public", Why::Disk),
    ("a-file", Why::NotAFolder),
    ("a-file/public", Why::NotAFolder),
    ("/dev/null", Why::NotAFolder),
    ("full", Why::NotOurs),
    ("project/src", Why::NotOurs),
    ("only-git", Why::NotOurs),
    ("only-a-folder", Why::NotOurs),
    ("only-links", Why::NotOurs),
    ("manifest-is-a-folder", Why::NotOurs),
    ("gitkeep-is-a-folder", Why::NotOurs),
];

const GOOD: &[&str] = &[
    "project/public",
    "project/dist/site/",
    "empty",
    "kept",
    "elsewhere/not/there/yet",
    "link-to-full/public",
    "contents",
    "project/content-out",
    "full/site",
    "interrupted",
];

fn prepare() -> Place {
    let place = Place::new();
    let root = place.temp.path();
    for folder in [
        "project/public",
        "project/src",
        "project/.git",
        "full",
        "empty",
        "kept",
        "only-git/.git",
        "only-a-folder/x",
        "only-links",
        "interrupted",
        "real-themes",
        "gitkeep-is-a-folder/.gitkeep",
    ] {
        fs::create_dir_all(root.join(folder)).unwrap();
    }
    fs::create_dir_all(root.join("manifest-is-a-folder").join(MANIFEST)).unwrap();
    for file in ["full/mine.txt", "project/src/main.rs", "a-file", "kept/.gitkeep", "kept/.gitignore"] {
        fs::write(root.join(file), "mine").unwrap();
    }
    fs::write(root.join("interrupted").join(MARKER), "").unwrap();
    fs::rename(root.join("project/themes"), root.join("real-themes/themes")).unwrap();
    symlink("../real-themes/themes", root.join("project/themes")).unwrap();
    for (to, link) in [
        ("project/content", "content"),
        ("home", "home"),
        ("empty", "empty"),
        ("nowhere", "nowhere"),
        ("full", "full"),
        ("link-to-itself", "itself"),
    ] {
        symlink(to, root.join(format!("link-to-{link}"))).unwrap();
    }
    symlink("../full/mine.txt", root.join("only-links").join(MANIFEST)).unwrap();
    place
}

fn check(place: &Place, target: &str, force: bool) -> Result<Target, WriteError> {
    let root = place.temp.path();
    // Joined as text: the dots and slashes are what is tried.
    let target = if target.starts_with('/') { target.to_owned() } else { format!("{}/{target}", root.display()) };
    Target::check(Path::new(&target), &root.join("project"), Some(&root.join("home")), force, &RealDisk)
}

#[test]
fn bad_targets_are_refused_with_nothing_written() {
    assert!(BAD.len() >= 24);
    let place = prepare();
    let before = tree(place.temp.path());
    for (target, why) in BAD {
        for force in [false, true] {
            if force && *why == Why::NotOurs {
                continue;
            }
            let found = match check(&place, target, force) {
                Ok(taken) => panic!("{target} was taken, as {}", taken.folder().display()),
                Err(WriteError::Disk { .. }) => Why::Disk,
                Err(WriteError::Refused { why, .. }) => match why {
                    Refusal::FileSystemRoot => Why::Root,
                    Refusal::Home => Why::Home,
                    Refusal::Project => Why::Project,
                    Refusal::Sources(_) => Why::Sources,
                    Refusal::Link => Why::Link,
                    Refusal::NotAFolder(_) => Why::NotAFolder,
                    Refusal::Unclear => Why::Unclear,
                    Refusal::NotOurs => Why::NotOurs,
                },
                Err(other) => panic!("{target}: {other}"),
            };
            assert_eq!(found, *why, "{target}, force {force}");
        }
    }
    assert_eq!(tree(place.temp.path()), before);
}

#[test]
fn good_targets_are_taken_and_force_takes_a_full_folder() {
    for target in GOOD {
        let place = prepare();
        let before = tree(place.temp.path());
        let taken = check(&place, target, false).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(tree(place.temp.path()), before, "{target}");
        sync(&outputs(&[("index.html", "home")]), &taken, &RealDisk).unwrap();
        let after = tree(place.temp.path());
        assert!(before.iter().all(|(path, node)| path.ends_with(MARKER) || after.get(path) == Some(node)), "{target}");
        // From now on it is ours.
        check(&place, target, false).unwrap();
    }
    let place = prepare();
    for (target, why) in BAD.iter().filter(|(_, why)| *why == Why::NotOurs) {
        assert!(check(&place, target, true).is_ok(), "{target} {why:?}");
    }
}

#[test]
fn a_relative_target_is_taken_from_the_project_and_a_home_need_not_exist() {
    let place = prepare();
    let project = place.project();
    let check = |target: &str, home: Option<&Path>| Target::check(Path::new(target), &project, home, false, &RealDisk);
    assert_eq!(check("public", None).unwrap().folder(), project.canonicalize().unwrap().join("public"));
    assert!(matches!(check("", None), Err(WriteError::Refused { why: Refusal::Project, .. })));
    for above in ["..", "../..", "content/../.."] {
        assert!(matches!(check(above, None), Err(WriteError::Refused { why: Refusal::Project, .. })), "{above}");
    }
    assert!(check("public", Some(Path::new("/no/such/home"))).is_ok());
    assert!(matches!(check("/no/such", Some(Path::new("/no/such/home"))), Err(WriteError::Refused { why: Refusal::Home, .. })));
    let link = place.temp.path().join("link-to-project");
    symlink(&project, &link).unwrap();
    let by_link = Target::check(&place.project().join("content/x"), &link, None, false, &RealDisk);
    assert!(matches!(by_link, Err(WriteError::Refused { why: Refusal::Sources(_), .. })));
    assert!(matches!(
        Target::check(Path::new("x"), Path::new("/no/such/project"), None, true, &RealDisk),
        Err(WriteError::Disk { .. })
    ));
}

#[test]
fn a_folder_replaced_after_the_check_is_refused() {
    let place = prepare();
    let files = outputs(&[("index.html", "home")]);
    let target = check(&place, "empty", false).unwrap();
    fs::remove_dir(target.folder()).unwrap();
    symlink("full", target.folder()).unwrap();
    let before = tree(&place.project());
    assert!(matches!(sync(&files, &target, &RealDisk), Err(WriteError::Refused { why: Refusal::Link, .. })));
    fs::remove_file(target.folder()).unwrap();
    fs::write(target.folder(), "a file").unwrap();
    assert!(matches!(sync(&files, &target, &RealDisk), Err(WriteError::Refused { why: Refusal::NotAFolder(_), .. })));
    assert_eq!(tree(&place.project()), before);
    assert_eq!(fs::read_dir(place.temp.path().join("full")).unwrap().count(), 1);
}
