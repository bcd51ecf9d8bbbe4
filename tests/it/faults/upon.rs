//! The same where a build goes on from what the last one left: whatever fails, what was left leads no build astray.
#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

use std::fs;

use duizhao::render::{Output, Outputs, Print};
use duizhao::site::OutPath;
use duizhao::write::{RealDisk, Standing, WriteError, WriteReport, sync_upon};

use super::{FAULTS, Faulty, Files, NEW, OLD, SCENARIOS, THIRD, fail_everywhere, with_threads};
use crate::writing::{Place, outputs};

/// The state may be missing and the stamps too: it costs work.
const AND_STATE: &[&str] = &["remove_dir", "kind", "read_all", "stamp"];

/// Writes files of which those are not made again that the last build wrote with the same bytes.
pub(super) fn build(place: &Place, files: Files, disk: &Faulty) -> Result<WriteReport, WriteError> {
    let target = place.check(true).unwrap();
    let standing = Standing::read(&target, disk);
    let mut some = Outputs::default();
    for (path, text) in files {
        let (path, print) = (OutPath::new(path).unwrap(), Print::of(text.as_bytes()));
        let stands = standing.files().get(&path) == Some(&print);
        some.put(path, if stands { Output::Standing(print) } else { Output::Made(text.as_bytes().to_vec()) }).unwrap();
    }
    match sync_upon(&some, &standing, Some("memo"), &target, disk) {
        Err(WriteError::Moved(_)) => sync_upon(&outputs(files), &standing, Some("memo"), &target, disk),
        done => done,
    }
}

#[test]
fn the_same_build_repairs_what_a_failure_left() {
    let points = with_threads(1, || fail_everywhere(SCENARIOS, FAULTS, build, AND_STATE, |scenario| vec![scenario.build]));
    println!("{points} points of failure");
    assert!(points > 1000, "only {points} points of failure");
}

#[test]
fn another_build_repairs_it_too_and_leaves_nothing_behind() {
    let other = |files: Files| if files == THIRD { vec![OLD] } else { vec![THIRD] };
    let points = with_threads(1, || fail_everywhere(SCENARIOS, FAULTS, build, AND_STATE, |scenario| other(scenario.build)));
    println!("{points} points of failure");
    assert!(points > 1000, "only {points} points of failure");
}

#[test]
fn what_was_left_is_used_as_long_as_it_fits() {
    let place = Place::quick();
    let left = |place: &Place| Standing::read(&place.check(false).unwrap(), &RealDisk).memo().to_owned();
    build(&place, OLD, &Faulty::good()).unwrap();
    assert_eq!(left(&place), "memo");
    let state = place.project().join(".public.duizhao-state");
    let whole = fs::read(&state).unwrap();
    // Torn anywhere, or with a bit turned, it says nothing; and the next build writes it anew.
    for end in (0..whole.len()).step_by(7) {
        fs::write(&state, &whole[..end]).unwrap();
        assert_eq!(left(&place), "", "{end} bytes of it were taken");
        let mut turned = whole.clone();
        turned[end] ^= 1;
        fs::write(&state, &turned).unwrap();
        assert_eq!(left(&place), "", "byte {end} is another, and it was taken");
        fs::write(&state, &whole[..end]).unwrap();
        let report = build(&place, OLD, &Faulty::good()).unwrap();
        assert_eq!((report.written, report.kept), (0, OLD.len()));
        assert_eq!(left(&place), "memo");
    }
    // It speaks of one manifest.
    fs::write(place.out().join("duizhao-manifest.json"), "{}").unwrap();
    assert_eq!(left(&place), "");
}

#[test]
fn a_file_of_somebody_in_its_place_is_left_alone() {
    let place = Place::quick();
    let state = place.project().join(".public.duizhao-state");
    for text in ["mine", "duizhao-states of mind", "{\"version\":1}"] {
        fs::write(&state, text).unwrap();
        build(&place, OLD, &Faulty::good()).unwrap();
        build(&place, NEW, &Faulty::good()).unwrap();
        assert_eq!(fs::read_to_string(&state).unwrap(), text);
    }
}

#[test]
fn a_page_that_somebody_changed_is_made_again() {
    for (path, text) in OLD {
        for changed in [Some("changed by hand"), Some(&*text.replace(|_| true, "x")), None] {
            let place = Place::quick();
            build(&place, OLD, &Faulty::good()).unwrap();
            let expected = place.tree();
            let page = place.out().join(path);
            match changed {
                Some(bytes) => fs::write(&page, bytes).unwrap(),
                None => fs::remove_file(&page).unwrap(),
            }
            let report = build(&place, OLD, &Faulty::good()).unwrap();
            assert_eq!(place.tree(), expected, "{path} {changed:?}");
            assert_eq!((report.written, report.restored.len()), (1, usize::from(changed.is_some())), "{path} {changed:?}");
        }
    }
}
