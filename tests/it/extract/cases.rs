//! Fixtures of every form, written for this test. `tests/extract/<what-it-shows>/` holds the file, perhaps `arguments`, the
//! Markdown that must come of it (none where there is an error) and everything that is said, as `--format short` prints
//! it. `UPDATE_EXPECT=1` writes down what came, except in CI. Of every fixture a second pass changes nothing, and no letter
//! is lost.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use duizhao::article::{Selector, Settings};
use duizhao::diagnostic::Sources;
use duizhao::diagnostic::formats::{Format, print};
use duizhao::extract::{Id, Outcome, extract};
use duizhao::text::RelPath;

use super::letters;
use crate::project::{files, own};

/// A fixture.
pub struct Fixture {
    pub name: String,
    pub file: RelPath,
    pub bytes: Vec<u8>,
    pub settings: Settings,
    folder: PathBuf,
}

struct One<'a>(&'a str);

impl Sources for One<'_> {
    fn text(&self, _: &RelPath) -> Option<&str> {
        Some(self.0)
    }
}

/// All fixtures, by name.
pub fn all() -> Vec<Fixture> {
    let folder = own().join("tests/extract");
    let names: BTreeSet<String> = files(&folder).keys().filter_map(|path| Some(path.split_once('/')?.0.to_owned())).collect();
    names.into_iter().map(|name| Fixture::read(folder.join(&name), name)).collect()
}

impl Fixture {
    fn read(folder: PathBuf, name: String) -> Self {
        let files = files(&folder);
        let (file, bytes) =
            files.iter().find(|(file, _)| file.starts_with("input.")).unwrap_or_else(|| panic!("{name}: no input"));
        let arguments = files.get("arguments").map(|text| String::from_utf8(text.clone()).unwrap()).unwrap_or_default();
        let mut settings = Settings::default();
        for (key, value) in arguments.lines().filter_map(|line| line.split_once(' ')) {
            match key {
                "--encoding" => settings.encoding = Some(value.to_owned()),
                "--selector" => settings.selector = Some(Selector::new(value).unwrap()),
                "--kind" => settings.form = duizhao::article::Form::of_name(value),
                _ => panic!("{name}: nothing is called {key}"),
            }
        }
        Self { file: RelPath::new(file).unwrap(), bytes: bytes.clone(), settings, name, folder }
    }

    /// Extracts some bytes as this fixture's are.
    pub fn extract(&self, bytes: &[u8]) -> Outcome {
        extract(&self.file, Id::OfFile("tea"), bytes, &self.settings)
    }

    fn compare(&self, file: &str, said: &str, failed: &mut String) {
        let path = self.folder.join(file);
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected == said {
            return;
        }
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        assert!(!(set("UPDATE_EXPECT") && set("CI")), "expectations are not rewritten where CI is set");
        if !set("UPDATE_EXPECT") {
            failed.push_str(&format!(
                "\n{}/{file}\n{}",
                self.name,
                similar::TextDiff::from_lines(&expected, said).unified_diff()
            ));
        } else if said.is_empty() {
            fs::remove_file(path).unwrap();
        } else {
            fs::write(path, said).unwrap();
        }
    }
}

/// What is said of a fixture: a line a finding, its help below it.
fn said(outcome: &Outcome) -> String {
    let lines = print(&outcome.report, &One(&outcome.text), Format::Short, false);
    let helps = outcome.report.diagnostics().iter().map(|d| d.help.as_deref().filter(|help| *help != d.rule.fix));
    let line = |(line, help): (&str, Option<&str>)| {
        format!("{line}\n{}", help.map(|help| format!("  help: {help}\n")).unwrap_or_default())
    };
    lines.lines().zip(helps).map(line).collect()
}

#[test]
fn fixtures_come_out_as_expected() {
    let mut failed = String::new();
    let fixtures = all();
    assert!(fixtures.len() > 40, "only {} fixtures", fixtures.len());
    for fixture in fixtures {
        let outcome = fixture.extract(&fixture.bytes);
        let markdown = outcome.extracted.as_ref().map_or("", |extracted| extracted.markdown.as_str());
        fixture.compare("expected.md", markdown, &mut failed);
        fixture.compare("expected.txt", &said(&outcome), &mut failed);
        let has_article = outcome.extracted.is_some();
        assert_eq!(has_article, !outcome.report.has_errors(), "{}: an article or an error", fixture.name);
        assert_eq!(has_article, !fixture.name.starts_with("bad-"), "{}", fixture.name);
    }
    assert!(failed.is_empty(), "{failed}\n`-` was expected, `+` came; UPDATE_EXPECT=1 writes down what came");
}

#[test]
fn a_second_pass_changes_nothing() {
    for fixture in all() {
        let Some(first) = fixture.extract(&fixture.bytes).extracted else { continue };
        let again = extract(&fixture.file, Id::OfFile("other"), first.markdown.as_bytes(), &Settings::default());
        let second = again.extracted.unwrap_or_else(|| panic!("{}: the second pass finds no article", fixture.name));
        assert_eq!(second.markdown, first.markdown, "{}", fixture.name);
        assert_eq!(second.article.fingerprints(), first.article.fingerprints(), "{}", fixture.name);
        assert_eq!(
            (&second.article.id, &second.article.metadata),
            (&first.article.id, &first.article.metadata),
            "{}",
            fixture.name
        );
        assert!(again.report.diagnostics().is_empty(), "{}: {:?}", fixture.name, again.report.diagnostics());
    }
}

#[test]
fn no_letter_of_a_fixture_is_lost() {
    for fixture in all() {
        let Some(extracted) = fixture.extract(&fixture.bytes).extracted else { continue };
        let wrong = letters::unaccounted(&fixture.bytes, &extracted);
        assert!(wrong.is_empty(), "{}: {wrong}", fixture.name);
    }
}

#[test]
fn every_rule_of_extracting_has_a_fixture() {
    // What a single file cannot show: two of one id, a file in the way, a page; and a defect of ours.
    let elsewhere = ["DZ605", "DZ606", "DZ607", "DZ608"];
    let reports: String = all().iter().map(|fixture| said(&fixture.extract(&fixture.bytes))).collect();
    for rule in duizhao::diagnostic::rules::extract::ALL {
        let shown = reports.contains(&format!("[{}]: ", rule.code));
        assert_eq!(shown, !elsewhere.contains(&rule.code), "{} ({})", rule.code, rule.name);
    }
}
