//! Whole sites: a case is a folder `tests/golden/<what-it-shows>/{site,expected}`, and adding a folder adds a case.
//!
//! `site/` is a project. What the library makes of it is compared with `expected/` in both directions, laid out to be
//! read ([`shown`]); where there is a folder `expected-drafts/`, it is built a second time with its drafts. `UPDATE_EXPECT=1` accepts what was made; where `CI` is set nothing is accepted.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads and accepts files")]
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "outputs are named in lower case")]

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use duizhao::diagnostic::Format;
use duizhao::diagnostic::formats::print;
use duizhao::parse::Drafts;
use duizhao::source::{self, SourceFile, SourceTree};
use duizhao::text::RelPath;
use duizhao::{Options, build};
use rayon::prelude::*;
use similar::TextDiff;

use crate::project::files;

/// Files by path, as they are compared.
type Files = BTreeMap<String, String>;

/// The findings of a case, in the short form, beside its outputs.
const REPORT: &str = "report.txt";

/// What a case is with its drafts.
const WITH_DRAFTS: &str = "expected-drafts";

/// The lines of a difference that are printed for one file.
const LINES: usize = 40;

#[test]
fn sites_are_built_as_expected() {
    let accept = accepts(set("UPDATE_EXPECT"), set("CI")).unwrap_or_else(|refusal| panic!("{refusal}"));
    let mut cases: Vec<PathBuf> =
        fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    assert!(cases.len() >= 6, "the cases are gone");
    let wrong: Vec<String> = cases
        .par_iter()
        .flat_map_iter(|case| {
            let drafts = case.join(WITH_DRAFTS).is_dir().then_some((WITH_DRAFTS, Drafts::Taken));
            [("expected", Drafts::LeftOut)]
                .into_iter()
                .chain(drafts)
                .map(|(folder, drafts)| compare(case, folder, drafts, accept))
        })
        .collect();
    let wrong = wrong.concat();
    assert!(wrong.is_empty(), "{wrong}\nif this is as it should be: UPDATE_EXPECT=1 cargo test --test it golden\n");
}

#[test]
fn nothing_is_accepted_in_ci() {
    assert_eq!(accepts(false, false), Ok(false));
    assert_eq!(accepts(false, true), Ok(false));
    assert_eq!(accepts(true, false), Ok(true));
    assert!(accepts(true, true).is_err());
}

#[test]
fn a_difference_is_found_in_both_directions() {
    let files =
        |list: &[(&str, &str)]| -> Files { list.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect() };
    let expected = files(&[("gone.html", "a\n"), ("same.html", "b\n"), ("other.html", "one\ntwo\nthree\n")]);
    let made = files(&[("new.html", "c\n"), ("same.html", "b\n"), ("other.html", "one\n2\nthree\n")]);
    let said = differences("case", &expected, &made);
    for part in ["case: missing gone.html", "case: unexpected new.html", "case: other.html differs", "-two", "+2"] {
        assert!(said.contains(part), "{part} is not said in:\n{said}");
    }
    assert!(!said.contains("same.html"));
}

#[test]
fn hashes_of_assets_are_masked_and_nothing_else() {
    let html = r#"<link href="../assets/style.0a1b2c3d.css"><a href="assets.0a1b2c3d.css">assets/ 0a1b2c3d</a>"#;
    let shown = r#"<link href="../assets/style.HASH.css"><a href="assets.0a1b2c3d.css">assets/ 0a1b2c3d</a>"#;
    assert_eq!(unhashed(html), shown);
    assert_eq!(unhashed("assets/mark.0A1B2C3D.svg assets/a.b.svg"), "assets/mark.0A1B2C3D.svg assets/a.b.svg");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

fn set(variable: &str) -> bool {
    env::var_os(variable).is_some_and(|value| !value.is_empty() && value != "0")
}

/// Whether what was made becomes what is expected.
fn accepts(update: bool, ci: bool) -> Result<bool, &'static str> {
    if update && ci {
        return Err("UPDATE_EXPECT is set where CI is set: there nothing is accepted");
    }
    Ok(update)
}

/// Builds a case and says in what it differs; with `accept`, makes it the expected.
fn compare(case: &Path, folder: &str, drafts: Drafts, accept: bool) -> String {
    let name = format!("{}/{folder}", case.file_name().unwrap().to_string_lossy());
    let tree = source::load(&case.join("site")).unwrap();
    let made = build(&tree, &Options { drafts, ..Options::default() });
    let report = print(&made.report, &tree, Format::Short, false);
    if made.report.has_errors() {
        return format!("{name}: the site has errors\n{report}");
    }
    let expected_folder = case.join(folder);
    let expected: Files = files(&expected_folder)
        .into_iter()
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap().replace("\r\n", "\n")))
        .collect();
    let mut shown_files = Files::from([(REPORT.to_owned(), report)]);
    let assets = embedded_assets();
    for (path, bytes) in made.outputs.files() {
        if path.as_str().starts_with("assets/") && assets.contains(bytes) {
            continue;
        }
        let path = unhashed(path.as_str());
        let whole = path == "index.html" || expected.get(&path).is_some_and(|text| text.starts_with("<!DOCTYPE"));
        shown_files.insert(path.clone(), shown(&path, std::str::from_utf8(bytes).unwrap(), whole));
    }
    if accept {
        accept_files(&expected_folder, &expected, &shown_files);
        return String::new();
    }
    differences(&name, &expected, &shown_files)
}

/// A file as it is compared. The names of assets are without their hashes, so that a change of the style changes no
/// page. Of a page stands `<main>` alone; the front door stands whole, and so does a page whose expected file does.
/// Data has a line for each page and shows its carriage returns.
fn shown(path: &str, text: &str, whole: bool) -> String {
    if path.ends_with(".html") {
        let text = unhashed(text);
        let main = text.find("<main").zip(text.find("</main>")).and_then(|(from, to)| text.get(from..to + "</main>".len()));
        return main.filter(|_| !whole).map_or(text.clone(), |main| format!("{main}\n"));
    }
    if path.ends_with(".json") {
        return text.replace("},{\"id\":", "},\n{\"id\":").replace("\"pages\":[{", "\"pages\":[\n{");
    }
    text.replace('\r', "␍")
}

/// The text with `assets/<name>.<8 hexadecimal digits>.<ending>` without the digits.
fn unhashed(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("assets/") {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !(c.is_ascii_alphanumeric() || "/.-_".contains(c))).unwrap_or(from.len());
        let (name, after) = from.split_at(end);
        let is_hash = |part: &str| part.len() == 8 && part.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let parts: Vec<&str> = name.split('.').map(|part| if is_hash(part) { "HASH" } else { part }).collect();
        out.push_str(before);
        out.push_str(&parts.join("."));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The outputs of the assets of the embedded theme, as a site that overrides none of them gets them.
fn embedded_assets() -> BTreeSet<Vec<u8>> {
    let tree = SourceTree::with_embedded_theme();
    let mut site = tree.clone();
    for (path, text) in [
        (
            "content/site.yaml",
            "title: {zh: 甲, en: A}\nlanguages:\n  - {code: zh, tag: zh, name: 中}\n  - {code: en, tag: en, name: E}\nkinds:\n  home: {name: {zh: 甲, en: A}, layout: home}\n",
        ),
        ("content/_index.zh.md", "---\nkind: home\ntitle: 甲\n---\n"),
        ("content/_index.en.md", "---\ntitle: A\n---\n"),
    ] {
        site.insert(RelPath::new(path).unwrap(), SourceFile::Text(text.into()));
    }
    let built = build(&site, &Options::default());
    let assets: BTreeSet<Vec<u8>> =
        built.outputs.files().filter(|(path, _)| path.as_str().starts_with("assets/")).map(|(_, bytes)| bytes.to_vec()).collect();
    assert_eq!(
        assets.len(),
        tree.files().filter(|(path, _)| path.as_str().contains("/assets/")).count(),
        "the smallest site is not built"
    );
    assets
}

/// What is missing, what was not expected, and how the rest differs.
fn differences(case: &str, expected: &Files, made: &Files) -> String {
    let mut said = String::new();
    for path in expected.keys().filter(|path| !made.contains_key(*path)) {
        writeln!(said, "{case}: missing {path}").unwrap();
    }
    for (path, text) in made {
        match expected.get(path) {
            None => writeln!(said, "{case}: unexpected {path}").unwrap(),
            Some(expected) if expected == text => {}
            Some(expected) => {
                let diff = TextDiff::from_lines(expected, text).unified_diff().context_radius(1).to_string();
                let lines: Vec<&str> = diff.lines().take(LINES).collect();
                let more = diff.lines().count() - lines.len();
                writeln!(said, "{case}: {path} differs\n{}", lines.join("\n")).unwrap();
                if more > 0 {
                    writeln!(said, "… and {more} lines more").unwrap();
                }
            }
        }
    }
    said
}

/// Makes the folder hold what was made.
fn accept_files(folder: &Path, expected: &Files, made: &Files) {
    for path in expected.keys().filter(|path| !made.contains_key(*path)) {
        fs::remove_file(folder.join(path)).unwrap();
    }
    for (path, text) in made.iter().filter(|(path, text)| expected.get(*path) != Some(text)) {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}
