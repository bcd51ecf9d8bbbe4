//! Bad input, and exactly what is said of it. Every file of `tests/bad/<group>/` is a case: what it changes in the small
//! sound site `tests/bad/site`, and all findings that must come of it: rule, place, message, help, in order. What is said and
//! not expected fails as well as what is expected and not said. `UPDATE_EXPECT=1` writes down what is said, except in CI.
//! How a case is written is told in `tests/bad/README.md`.
#![expect(clippy::disallowed_methods, reason = "a test reads its cases and lays them out on the disk")]
#![expect(clippy::unwrap_used, reason = "a test that cannot be read fails")]

mod case;
mod escapes;
mod formats;
mod layout;
mod said;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use duizhao::diagnostic::Report;
use duizhao::parse::Drafts;
use duizhao::source::SourceTree;
use duizhao::{Build, Options};

use case::Case;
use layout::Site;

macro_rules! groups {
    ($($name:ident)*) => {
        const GROUPS: &[&str] = &[$(stringify!($name)),*];
        $(#[test] fn $name() { run(stringify!($name)); })*
    };
}

groups!(articles blocks config counts cycles drafts encodings figures front_matter glossary headings links many markdown names
    pairs_figures pairs_references references relations rules sizes tables terms theme typography yaml);

/// Rules that no file can break: defects of ours, and a limit that would take a hundred thousand files.
const NO_CASE: &[&str] = &["DZ016", "DZ117", "DZ407"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad")
}

/// The names in a folder, sorted; those of folders end in a slash.
fn entries(folder: &Path) -> Vec<String> {
    let entry = |entry: std::io::Result<fs::DirEntry>| {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.file_type().unwrap().is_dir() { format!("{name}/") } else { name }
    };
    let mut entries: Vec<String> = fs::read_dir(folder).unwrap().map(entry).collect();
    entries.sort();
    entries
}

fn cases(group: &str) -> Vec<Case> {
    let folder = folder().join(group);
    entries(&folder).iter().map(|name| Case::read(&folder.join(name))).collect()
}

/// Reads a site from the disk and builds it.
fn build(site: &Site, strict: bool, drafts: Drafts) -> (SourceTree, Build) {
    let place = tempfile::tempdir().unwrap();
    site.lay_out(place.path());
    let tree = duizhao::source::load(place.path()).unwrap();
    let build = duizhao::build(&tree, &Options { strict, drafts, ..Options::default() });
    (tree, build)
}

fn run(group: &str) {
    let base = Site::read(&folder().join("site"));
    let mut failed = String::new();
    for case in cases(group) {
        let (tree, build) = build(&base.changed(&case), case.strict, case.drafts);
        let said = said::all(&build.report, &tree);
        let wrong = said::unsound(&build.report, &tree);
        assert_eq!(build.outputs.is_empty(), build.report.has_errors(), "{}: outputs and errors exclude each other", case.name);
        if let Some(difference) = case.compare(&said) {
            failed.push_str(&format!("\n{}\n{difference}", case.name));
        }
        if !wrong.is_empty() {
            failed.push_str(&format!("\n{}\n{wrong}", case.name));
        }
    }
    assert!(failed.is_empty(), "{failed}\n`-` was expected, `+` is said; UPDATE_EXPECT=1 writes down what is said");
}

#[test]
fn the_base_site_is_sound() {
    let (tree, build) = build(&Site::read(&folder().join("site")), true, Drafts::LeftOut);
    assert_eq!(said::all(&build.report, &tree), "");
    assert!(!build.outputs.is_empty());
}

#[test]
fn every_folder_of_cases_is_run() {
    let found: BTreeSet<String> = entries(&folder()).iter().filter_map(|name| Some(name.strip_suffix('/')?.to_owned())).collect();
    let known: BTreeSet<String> = GROUPS.iter().copied().chain(["site", "formats"]).map(str::to_owned).collect();
    assert_eq!(found, known);
}

#[test]
fn every_rule_has_a_case() {
    let expected: String = GROUPS.iter().flat_map(|group| cases(group)).map(|case| case.expected).collect();
    let rules = duizhao::rules();
    // Rules of writing have their tests in `writing`, those of extracting their cases in `tests/extract` and `tests/facts`.
    let elsewhere = |code: &str| code.starts_with("DZ5") || code.starts_with("DZ6");
    let broken = rules.iter().filter(|rule| !elsewhere(rule.code) && !NO_CASE.contains(&rule.code));
    let without: Vec<_> = broken.filter(|rule| !expected.contains(&format!("[{}]: ", rule.code))).map(|rule| rule.name).collect();
    assert!(without.is_empty(), "no case breaks {without:?}");
    for code in NO_CASE {
        assert!(!expected.contains(&format!("[{code}]: ")), "{code} has a case after all");
    }
}

/// Where the whole report of a site is wanted.
fn report_of(case: &Case) -> (SourceTree, Report) {
    let (tree, build) = build(&Site::read(&folder().join("site")).changed(case), case.strict, case.drafts);
    (tree, build.report)
}
