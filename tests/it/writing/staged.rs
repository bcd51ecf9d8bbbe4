//! A first build is laid out beside its place: what stands there, who may clear it away, and what is nobody's but somebody's.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

use std::fs;
use std::path::PathBuf;
use std::sync::Barrier;

use duizhao::render::{Output, Outputs, Print, Shelf};
use duizhao::site::OutPath;
use duizhao::write::{RealDisk, Stage, Standing, Target, WriteError};

use super::{Node, Place, clean, tree};

const SITE: &[(&str, &str)] = &[("index.html", "one"), ("zh/a.html", "甲"), ("zh/deep/b.html", "乙")];

fn paths() -> Vec<OutPath> {
    SITE.iter().map(|(path, _)| OutPath::new(path).unwrap()).collect()
}

/// Lays out all of the site, and how much of it did not stay in memory.
fn lay(stage: &Stage<'_>) -> (Outputs, usize) {
    stage.expect(&SITE.iter().map(|(path, _)| *path).collect::<Vec<_>>());
    let (mut outputs, mut laid) = (Outputs::default(), 0);
    for ((_, text), path) in SITE.iter().zip(paths()) {
        let output = stage.lay(&path, text.as_bytes());
        laid += usize::from(matches!(output, Output::Laid(_)));
        outputs.put(path, output).unwrap();
    }
    (outputs, laid)
}

fn sync(stage: &Stage<'_>, outputs: &Outputs) -> Result<usize, WriteError> {
    stage.sync(outputs, &Standing::default(), None).map(|report| report.written)
}

fn folder(place: &Place) -> PathBuf {
    place.project().join(".public.duizhao-stage")
}

fn list(place: &Place) -> PathBuf {
    place.project().join(".public.duizhao-stage-list")
}

/// Leaves what a build leaves that dies after it laid out its pages.
fn die(place: &Place) {
    let target = place.check(false).unwrap();
    let stage = Stage::new(&target, &RealDisk);
    assert_eq!(lay(&stage).1, SITE.len());
    let (left, listed) = (tree(&folder(place)), fs::read(list(place)).unwrap());
    drop(stage);
    assert!(!folder(place).exists() && !list(place).exists());
    fs::write(list(place), listed).unwrap();
    for (path, node) in left {
        let path = folder(place).join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        if let Node::File(bytes) = node {
            fs::write(path, bytes).unwrap();
        }
    }
}

#[test]
fn pages_are_laid_out_as_they_are_made_and_put_in_their_place_at_the_end() {
    let place = Place::new();
    let target = place.check(false).unwrap();
    let stage = Stage::new(&target, &RealDisk);
    assert!(!folder(&place).exists(), "the disk is touched before the first page is to come");
    let (outputs, laid) = lay(&stage);
    assert_eq!(laid, SITE.len());
    assert!(!place.out().exists() && folder(&place).join("zh/deep/b.html").exists());
    assert_eq!(sync(&stage, &outputs).unwrap(), SITE.len());
    assert_eq!(place.tree(), clean(SITE));
    assert!(!folder(&place).exists() && !list(&place).exists());
    // Where the folder exists, all stay in memory.
    let stage = Stage::new(&target, &RealDisk);
    let (outputs, laid) = lay(&stage);
    assert_eq!((laid, sync(&stage, &outputs).unwrap()), (0, 0));
}

#[test]
fn an_empty_folder_and_one_below_missing_folders_are_written_from_memory() {
    let place = Place::new();
    fs::create_dir(place.out()).unwrap();
    let deep = Target::check(&place.project().join("new/public"), &place.project(), None, false, &RealDisk).unwrap();
    for target in [place.check(false).unwrap(), deep] {
        let stage = Stage::new(&target, &RealDisk);
        let (outputs, laid) = lay(&stage);
        assert_eq!((laid, sync(&stage, &outputs).unwrap()), (0, SITE.len()));
        assert_eq!(tree(target.folder()), clean(SITE));
    }
}

#[test]
fn what_a_dead_build_left_is_cleared_away_and_what_somebody_put_there_is_not() {
    let place = Place::new();
    die(&place);
    place.sync(SITE).unwrap();
    assert!(!folder(&place).exists() && !list(&place).exists());

    let place = Place::new();
    die(&place);
    fs::write(folder(&place).join("zh/mine.txt"), "mine").unwrap();
    fs::remove_file(folder(&place).join("index.html")).unwrap();
    std::os::unix::fs::symlink("../content", folder(&place).join("index.html")).unwrap();
    for _ in 0..2 {
        place.sync(SITE).unwrap();
        assert_eq!(place.tree(), clean(SITE));
        let left: Vec<_> = tree(&folder(&place)).into_keys().collect();
        assert_eq!(left, ["index.html", "zh", "zh/mine.txt"].map(PathBuf::from));
    }
}

#[test]
fn no_link_is_followed_when_a_stage_is_cleared_away() {
    for name in ["", "zh", "zh/deep"] {
        let place = Place::new();
        die(&place);
        let linked = folder(&place).join(name).components().collect::<PathBuf>();
        let elsewhere = place.temp.path().join("elsewhere");
        fs::rename(&linked, &elsewhere).unwrap();
        std::os::unix::fs::symlink(&elsewhere, &linked).unwrap();
        let before = tree(&elsewhere);
        place.sync(SITE).unwrap();
        assert_eq!(tree(&elsewhere), before, "behind a link for `{name}`");
        assert_eq!(place.tree(), clean(SITE));
    }
}

#[test]
fn a_folder_or_a_list_of_somebody_is_left_alone() {
    for (name, text) in [(".public.duizhao-stage-list", "mine"), (".public.duizhao-stage/index.html", "mine")] {
        let place = Place::new();
        let mine = place.project().join(name);
        fs::create_dir_all(mine.parent().unwrap()).unwrap();
        fs::write(&mine, text).unwrap();
        let target = place.check(false).unwrap();
        let stage = Stage::new(&target, &RealDisk);
        let (outputs, laid) = lay(&stage);
        assert_eq!((laid, sync(&stage, &outputs).unwrap()), (0, SITE.len()));
        assert_eq!(fs::read_to_string(&mine).unwrap(), text);
    }
}

#[test]
fn a_torn_list_is_cleared_away_and_says_nothing_of_any_file() {
    let place = Place::new();
    die(&place);
    let whole = fs::read(list(&place)).unwrap();
    for end in 0..whole.len() {
        fs::write(list(&place), &whole[..end]).unwrap();
        let before = tree(&folder(&place));
        place.sync(SITE).unwrap();
        assert_eq!(tree(&folder(&place)), before, "{end} bytes of the list were believed");
    }
    fs::remove_dir_all(folder(&place)).unwrap();
    fs::write(list(&place), &whole[..whole.len() / 2]).unwrap();
    place.sync(SITE).unwrap();
    assert!(!list(&place).exists());
}

#[test]
fn of_two_first_builds_the_slower_makes_its_site_again() {
    let place = Place::new();
    let target = place.check(false).unwrap();
    let slow = Stage::new(&target, &RealDisk);
    let (outputs, laid) = lay(&slow);
    assert_eq!(laid, SITE.len());
    // The quicker finds a stage, and neither uses it nor clears it away.
    let quick = Stage::new(&target, &RealDisk);
    let (other, laid) = lay(&quick);
    assert_eq!((laid, sync(&quick, &other).unwrap()), (0, SITE.len()));
    assert!(folder(&place).join("index.html").exists());
    let before = place.tree();
    assert!(matches!(sync(&slow, &outputs), Err(WriteError::StageLost)));
    assert_eq!(place.tree(), before);
    assert!(!folder(&place).exists() && !list(&place).exists());
}

#[test]
fn first_builds_at_once_leave_no_stage() {
    for _ in 0..200 {
        let place = Place::quick();
        let target = place.check(false).unwrap();
        let start = Barrier::new(3);
        let run = || {
            start.wait();
            let stage = Stage::new(&target, &RealDisk);
            let (outputs, _) = lay(&stage);
            match sync(&stage, &outputs) {
                Err(WriteError::StageLost) => super::sync(&super::outputs(SITE), &target, &RealDisk).map(|report| report.written),
                done => done,
            }
        };
        let done = std::thread::scope(|scope| [(); 3].map(|()| scope.spawn(run)).map(|build| build.join().unwrap()));
        assert!(done.iter().any(Result::is_ok), "{done:?}");
        assert!(done.iter().all(|done| matches!(done, Ok(_) | Err(WriteError::Locked { .. }))), "{done:?}");
        // Who was told that another build writes may have left a stage for that one to find; the next takes it away.
        place.sync(SITE).unwrap();
        assert_eq!(place.tree(), clean(SITE));
        assert!(!folder(&place).exists() && !list(&place).exists());
    }
}

#[test]
fn files_that_stand_are_not_taken_for_laid_out() {
    let place = Place::new();
    let target = place.check(false).unwrap();
    let stage = Stage::new(&target, &RealDisk);
    let (mut outputs, laid) = lay(&stage);
    assert_eq!(laid, SITE.len());
    // Somebody moved the output folder away while a build upon it began.
    outputs.put(OutPath::new("more.html").unwrap(), Output::Standing(Print::of(b"more"))).unwrap();
    assert!(matches!(sync(&stage, &outputs), Err(WriteError::StageLost)));
    assert!(!place.out().exists() && !folder(&place).exists() && !list(&place).exists());
}

#[test]
fn a_stage_that_cannot_be_taken_away_is_told() {
    let place = Place::new();
    assert_eq!(place.sync(SITE).unwrap().stage_left, None);
    fs::create_dir(folder(&place)).unwrap();
    assert_eq!(place.sync(SITE).unwrap().stage_left, Some(folder(&place).canonicalize().unwrap()));
    fs::remove_dir(folder(&place)).unwrap();
    fs::write(list(&place), "mine").unwrap();
    assert_eq!(place.sync(SITE).unwrap().stage_left, Some(list(&place).canonicalize().unwrap()));
}
