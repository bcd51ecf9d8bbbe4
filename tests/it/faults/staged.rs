//! The same where pages are laid out while they are made: whatever fails, the first build of a folder is there whole or not at
//! all, and what it left beside the folder is cleared away by the next.
#![expect(clippy::unwrap_used, reason = "a test looks at the disk from outside")]

use duizhao::render::{Outputs, Shelf};
use duizhao::site::OutPath;
use duizhao::write::{MANIFEST, Stage, Standing, WriteError, WriteReport, sync};

use super::{FAULTS, Faulty, Files, NEW, SCENARIOS, SHAPE_2, Scenario, THIRD, fail_everywhere, with_threads};
use crate::writing::{Node, Place, outputs, tree};

/// Where a page cannot be laid out it stays in memory; where there is no stage all of them do; and what cannot be cleared
/// away stays until the next build. What is spared here is held by what stands in the folder afterwards.
const AND_STAGE: &[&str] =
    &["remove_dir", "kind", "create_locked", "lock_standing", "create", "create_dir", "rename", "remove_file", "stamp"];

/// First builds, and such as find a folder.
fn scenarios() -> Vec<Scenario> {
    let first = |name, killed, build| Scenario { name, built: &[], foreign: &[], killed, build };
    let mut scenarios = vec![
        first("a first build", &[], NEW),
        first("another after one that died before it laid out anything", &[(NEW, "create_dir", 1)], SHAPE_2),
        first("another after one that died while it laid out pages", &[(NEW, "create", 4)], SHAPE_2),
        first("the same after one that died before the end", &[(NEW, "rename", 1)], NEW),
        first("another after one that died between the end and the end", &[(NEW, "remove_file", 1)], THIRD),
        first("after two that died", &[(THIRD, "create", 3), (NEW, "create_dir", 2)], NEW),
    ];
    let changes = SCENARIOS.iter().find(|scenario| scenario.name == "changes and removals").unwrap();
    scenarios.push(Scenario { built: changes.built, foreign: changes.foreign, killed: &[], ..first(changes.name, &[], NEW) });
    scenarios
}

fn build(place: &Place, files: Files, disk: &Faulty) -> Result<WriteReport, WriteError> {
    let target = place.check(true).unwrap();
    let stage = Stage::new(&target, disk);
    let paths: Vec<OutPath> = files.iter().map(|(path, _)| OutPath::new(path).unwrap()).collect();
    stage.expect(&files.iter().map(|(path, _)| *path).collect::<Vec<_>>());
    let mut made = Outputs::default();
    // The last is not laid out by who makes it: as data, it comes at the end.
    let (last, pages) = files.split_last().unwrap();
    for ((_, text), path) in pages.iter().zip(&paths) {
        made.put(path.clone(), stage.lay(path, text.as_bytes())).unwrap();
    }
    made.insert(OutPath::new(last.0).unwrap(), last.1.as_bytes().to_vec()).unwrap();
    let done = match stage.sync(&made, &Standing::default(), Some("memo")) {
        Err(WriteError::StageLost) => sync(&outputs(files), &target, disk),
        done => done,
    };
    drop(stage);
    if disk.failed.lock().unwrap().is_empty() {
        assert!(done.is_ok());
        assert_eq!(beside(place), [".public.duizhao-lock", ".public.duizhao-state"], "something is left of a stage");
    }
    // The folder is there whole or not at all, if it was not there before.
    let there = place.tree();
    if !there.is_empty() && !there.contains_key(std::path::Path::new(MANIFEST)) {
        assert!(there.keys().any(|path| path.ends_with("duizhao-building")), "the folder is half done");
    }
    done
}

/// What stands beside the output folder and is not of the project.
fn beside(place: &Place) -> Vec<String> {
    let all = tree(&place.project());
    let names = all.keys().filter_map(|path| path.to_str()).filter(|path| path.starts_with('.') && !path.contains('/'));
    names.map(str::to_owned).collect()
}

#[test]
fn the_same_build_repairs_what_a_failure_left() {
    let points = with_threads(1, || fail_everywhere(&scenarios(), FAULTS, build, AND_STAGE, |scenario| vec![scenario.build]));
    println!("{points} points of failure");
    assert!(points > 500, "only {points} points of failure");
}

#[test]
fn another_build_repairs_it_too_and_leaves_nothing_behind() {
    let other = |scenario: &Scenario| if scenario.build == THIRD { vec![NEW] } else { vec![THIRD] };
    let points = with_threads(1, || fail_everywhere(&scenarios(), FAULTS, build, AND_STAGE, other));
    println!("{points} points of failure");
    assert!(points > 500, "only {points} points of failure");
}

#[test]
fn a_build_that_is_not_written_leaves_nothing() {
    for n in 1.. {
        let place = Place::quick();
        let target = place.check(true).unwrap();
        let disk = Faulty::new(n, super::Fault::Transient);
        let stage = Stage::new(&target, &disk);
        let paths: Vec<OutPath> = NEW.iter().map(|(path, _)| OutPath::new(path).unwrap()).collect();
        stage.expect(&NEW.iter().map(|(path, _)| *path).collect::<Vec<_>>());
        for ((_, text), path) in NEW.iter().zip(&paths) {
            stage.lay(path, text.as_bytes());
        }
        drop(stage);
        assert!(!place.out().exists());
        if !disk.reached() {
            assert!(n > 20, "only {n} operations");
            assert!(beside(&place).is_empty(), "{:?}", beside(&place));
            break;
        }
        // What could not be taken away is taken away by the next build, whatever it is.
        build(&place, THIRD, &Faulty::good()).unwrap();
        assert!(place.tree().values().any(|node| *node == Node::File(b"third".to_vec())));
    }
}

/// What a file's stamp was when it was laid out is what the disk says of it in its place: the next build reads none.
#[test]
fn a_build_upon_one_that_was_laid_out_reads_no_page() {
    let place = Place::quick();
    build(&place, NEW, &Faulty::good()).unwrap();
    let disk = Faulty { counted: Some("read"), ..Faulty::new(1, super::Fault::Transient) };
    let report = super::upon::build(&place, NEW, &disk).unwrap();
    assert_eq!((report.written, report.kept), (0, NEW.len()));
    assert!(!disk.reached(), "a page was read");
}
