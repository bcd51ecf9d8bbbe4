//! A build upon the last one makes what a build from nothing makes, whatever was edited between; and it makes little.
#![expect(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use duizhao::build::{Build, Last, build_watched};
use duizhao::diagnostic::formats::print;
use duizhao::diagnostic::{Format, Report};
use duizhao::kept::Keys;
use duizhao::render::{Memory, Output, Print};
use duizhao::site::OutPath;
use duizhao::source::{self, SourceFile, SourceTree};
use duizhao::{Options, build, config, parse, site};

use crate::hostile::chance::Chance;
use crate::project::{Project, golden, own};

/// What the last build left: its files' prints, its memo.
#[derive(Default)]
struct Left {
    files: BTreeMap<OutPath, Print>,
    memo: String,
}

impl Left {
    fn build(&self, tree: &SourceTree, options: &Options) -> Build {
        let last = Last { maker: "a test", memo: &self.memo, files: &self.files };
        build_watched(tree, options, Some(last), &Memory, &mut |_| {})
    }

    /// What is left after a build: of one with errors, what was left before.
    fn after(self, build: &Build) -> Self {
        match &build.memo {
            Some(memo) => Self { files: prints(build), memo: memo.clone() },
            None => self,
        }
    }
}

fn prints(build: &Build) -> BTreeMap<OutPath, Print> {
    let print = |output: &Output| match output {
        Output::Made(bytes) => Print::of(bytes),
        Output::Laid(print) | Output::Standing(print) => *print,
    };
    build.outputs.all().map(|(path, output)| (path.clone(), print(output))).collect()
}

/// How many of the outputs were made.
fn made(build: &Build) -> usize {
    build.outputs.files().count()
}

/// Everything that two builds may not differ in.
fn differences(tree: &SourceTree, upon: &Build, fresh: &Build) -> Vec<String> {
    let mut found = Vec::new();
    let (ours, theirs) = (prints(upon), prints(fresh));
    for path in ours.keys().chain(theirs.keys()) {
        if ours.get(path) != theirs.get(path) {
            found.push(format!("{path} differs"));
        }
    }
    let said = |build: &Build| (print(&build.report, tree, Format::Human, false), build.counts, build.compared);
    if said(upon) != said(fresh) {
        found.push(format!("what is said differs:\n{:?}\n{:?}", said(upon), said(fresh)));
    }
    found
}

/// Edits one line of one file of `content/`, as a person or a program may; now and then a file goes, or comes again.
fn edit(tree: &SourceTree, whole: &SourceTree, chance: &mut Chance) -> (SourceTree, String) {
    let paths: Vec<_> = whole.under("content").map(|(path, _)| path.clone()).collect();
    let path = paths.get(chance.below(paths.len())).unwrap().clone();
    let mut edited = SourceTree::default();
    for (other, file) in tree.files().filter(|(other, _)| **other != path) {
        edited.insert(other.clone(), file.clone());
    }
    let Some(text) = tree.read(path.as_str()) else {
        edited.insert(path.clone(), SourceFile::Text(whole.read(path.as_str()).unwrap().into()));
        return (edited, format!("{path} came again"));
    };
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    // Words and numbers more often than the first lines, which are front matter.
    let at = chance.below(lines.len().max(1)).max(chance.below(lines.len().max(1)));
    let how = chance.below(9);
    match (how, lines.get(at).cloned()) {
        (0, _) if path.as_str().ends_with(".md") => return (edited, format!("{path} went")),
        (1, Some(_)) => drop(lines.remove(at)),
        (2, Some(line)) => lines.insert(at, line),
        (3, Some(_)) => lines.splice(at..at, ["", "另一段。Another paragraph.", ""].map(str::to_owned)).for_each(drop),
        (4, Some(_)) => lines.splice(at..at, ["", "## 又一节 {#more}", ""].map(str::to_owned)).for_each(drop),
        (_, Some(line)) => {
            let characters: Vec<char> = line.chars().collect();
            let (from, other) = (chance.below(characters.len().max(1)), chance.below(characters.len().max(1)));
            let mut turned = characters.clone();
            match how {
                5 if !turned.is_empty() => drop(turned.remove(from)),
                6 if !turned.is_empty() => turned.swap(from, other),
                7 => turned.splice(from..from, "2025".chars()).for_each(drop),
                _ => turned.splice(from..from, "水 ".chars()).for_each(drop),
            }
            if let Some(line) = lines.get_mut(at) {
                *line = turned.into_iter().collect();
            }
        }
        (_, None) => lines.push("另一段。".to_owned()),
    }
    edited.insert(path.clone(), SourceFile::Text((lines.join("\n") + "\n").into()));
    (edited, format!("{path}:{}, edit {how}", at + 1))
}

/// A walk of edits: those that are no error stay, most others are taken back at once, as an author would.
#[test]
fn a_walk_of_edits_makes_what_builds_from_nothing_make() {
    let options = Options { base_url: Some("https://example.org/tea".to_owned()), ..Options::default() };
    let (mut good, mut little, mut steps) = (0, 0, 0);
    for case in ["another-subject", "one-view-shows-untranslated-pages", "english-original"] {
        let whole = source::load(&golden(case)).unwrap();
        let mut chance = Chance::seeded(1);
        let (mut tree, mut right) = (whole.clone(), whole.clone());
        let mut left = Left::default();
        for step in 0..100 {
            steps += 1;
            let (next, what) = if step == 0 { (tree.clone(), "the first".to_owned()) } else { edit(&tree, &whole, &mut chance) };
            let (upon, fresh) = (left.build(&next, &options), build(&next, &options));
            assert_eq!(differences(&next, &upon, &fresh), [""; 0], "{case}, step {step}: {what}");
            assert_eq!(upon.memo.is_some(), !fresh.report.has_errors(), "{case}, step {step}: {what}");
            good += usize::from(upon.memo.is_some());
            little += usize::from(upon.memo.is_some() && made(&upon) < made(&fresh) / 4);
            if upon.memo.is_some() {
                right = next.clone();
            }
            tree = if upon.memo.is_some() || chance.below(8) == 0 { next } else { right.clone() };
            left = left.after(&upon);
        }
    }
    println!("{steps} steps, {good} of them without errors, {little} of these made few files");
    assert!(good > steps / 4 && little > good / 5, "{steps} steps, {good} good ones, {little} of little work");
}

/// What is edited, and whether other pages may show it.
const EDITS: &[(&str, &str, &str, bool)] = &[
    ("bins/kitchen.hans.md", "title: 厨余垃圾", "title: 厨余", true),
    ("bins/kitchen.hans.md", "order: 2", "order: 4", true),
    ("bins/kitchen.eng.md", "summary: What rots.", "summary: What rots away.", true),
    ("bins/kitchen.hans.md", "每天收一次", "每日收一次", false),
    ("bins/kitchen.hans.md", "投放点见[[duties]]。", "投放点见[[duties]]。\n\n又一段。", false),
    ("bins/kitchen.hans.md", "投放点见[[duties]]。", "投放点见[[goals]]。", false),
    ("bins/kitchen.hans.md", "[[@n1:p2]]", "[[@n1:p1]]", true),
    ("bins/kitchen.hans.md", "[[@n1:meta]]", "", true),
    ("duties.hans.md", "## 店铺 {", "## 商铺 {", true),
    ("duties.hans.md", "#shop kind=duty", "#shop", true),
    ("duties.hans.md", "date=2026-03-01", "date=2026-03-02", true),
    ("duties.hans.md", "why: {hans: 户户参与", "why: {hans: 家家参与", true),
    ("duties.hans.md", "桶满即报", "桶满就报", false),
    ("duties.hans.md", "第三项只对", "第三项仅对", false),
    ("reports/n1.hans.md", "列出数字", "列出各数", false),
    ("reports/n1.hans.md", "## 数字", "## 各数", true),
    ("site.yaml", "title:", "# A word.\ntitle:", true),
    ("glossary.yaml", "\n", "\n# A word.\n", true),
];

#[test]
fn what_other_pages_may_show_is_told_from_what_they_may_not() {
    let tree = source::load(&golden("another-subject")).unwrap();
    let keys = |tree: &SourceTree| {
        let mut report = Report::default();
        let config = config::parse(tree, &mut report).unwrap();
        let parsed = parse::pages(tree, &config, parse::Drafts::LeftOut, &mut report);
        let terms = parse::parse_glossary(tree, &config, &mut report);
        Keys::of(tree, &site::assemble(parsed, terms, &config, &mut report).unwrap(), "a test")
    };
    let before = keys(&tree);
    for (path, old, new, shown) in EDITS {
        let path = duizhao::text::RelPath::new(&format!("content/{path}")).unwrap();
        let text = tree.read(path.as_str()).unwrap();
        assert!(text.contains(old), "{path} does not say {old}");
        let mut edited = tree.clone();
        edited.insert(path.clone(), SourceFile::Text(text.replacen(old, new, 1).into()));
        let after = keys(&edited);
        assert_eq!(before.site != after.site, *shown, "{path}: {old} → {new}");
        let pairs = before.pairs.iter().zip(&after.pairs).filter(|(before, after)| before != after).count();
        assert_eq!(pairs, usize::from(path.as_str().ends_with(".md")), "{path}: {old} → {new}");
    }
}

/// Words of a body stand on its own page alone: its views are made, and nothing else.
#[test]
fn an_edited_word_makes_the_views_of_its_page_and_no_more() {
    let tree = source::load(own()).unwrap();
    let options = Options::default();
    let left = Left::default().after(&Left::default().build(&tree, &options));
    assert_eq!(made(&left.build(&tree, &options)), 0, "nothing was edited, and something was made");
    let mut seen = 0;
    for (path, text) in tree.under("content").filter(|(path, _)| path.as_str().ends_with(".zh.md")).step_by(17) {
        let Some((before, after)) = text.rsplit_once('。') else { continue };
        let mut edited = tree.clone();
        edited.insert(path.clone(), SourceFile::Text(format!("{before}了。{after}").into()));
        let (upon, fresh) = (left.build(&edited, &options), build(&edited, &options));
        assert_eq!(differences(&edited, &upon, &fresh), [""; 0], "{path}");
        if upon.memo.is_some() {
            assert!((1..=3).contains(&made(&upon)), "{path}: {} files were made", made(&upon));
            seen += 1;
        }
    }
    assert!(seen > 3, "only {seen} pages were edited");
}

/// What is left between two runs of the command, and what becomes of it.
#[cfg(unix)]
#[test]
fn the_command_goes_on_from_its_last_run_and_not_from_another_program_or_other_options() {
    let project = Project::case("another-subject");
    let run = |arguments: &[&str]| {
        let ran = project.run(arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.err);
        crate::project::files(&project.root.join("public"))
    };
    let first = run(&["build"]);
    assert_eq!(run(&["build"]), first);
    let other = run(&["build", "--base-url", "https://example.org/x"]);
    assert!(other.contains_key("sitemap.xml") && other != first);
    assert_eq!(run(&["build"]), first);
    // A torn state, none, or a page changed by hand: the same bytes again.
    let state = project.root.join(".public.duizhao-state");
    project.put(".public.duizhao-state", "duizhao-state 1 half of");
    assert_eq!(run(&["build"]), first);
    #[expect(clippy::disallowed_methods, reason = "a test looks at the disk from outside")]
    std::fs::remove_file(&state).unwrap();
    project.put("public/index.html", "changed by hand");
    assert_eq!(run(&["build", "--dry-run"]).get("index.html").unwrap(), b"changed by hand");
    assert_eq!(run(&["build"]), first);
    project.put("public/index.html", "changed by hand again");
    let ran = project.run(&["build"]);
    assert!(ran.err.contains("warning[DZ505]: `index.html` had been changed"), "{}", ran.err);
    assert_eq!(crate::project::files(&project.root.join("public")), first);
}
