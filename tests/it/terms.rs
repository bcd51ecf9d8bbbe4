//! Terms, a line a case: `Chinese | English | what is said`, in `tests/terms/`. All lines of a file are the blocks of one
//! page, so that a finding's place names its line; what is said and not expected fails as well as the other way round.
#![expect(clippy::disallowed_methods, reason = "a test reads its cases from the disk")]

use std::collections::BTreeMap;
use std::fs;

use duizhao::check::Selection;
use duizhao::diagnostic::Report;
use duizhao::source::{SourceFile, SourceTree};
use duizhao::text::RelPath;
use duizhao::{Options, build, rules};

use crate::project::own;

const SITE: &str = "title: {zh: 词, en: Words}
languages: [{code: zh, tag: zh-Hans, name: 中文}, {code: en, tag: en, name: English}]
kinds: {home: {name: {zh: 首页, en: home}, layout: home}, text: {name: {zh: 文, en: text}, layout: text}}
";

struct Case<'t> {
    chinese: &'t str,
    english: &'t str,
    expected: Vec<&'t str>,
}

fn cases(text: &str) -> Vec<Case<'_>> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split(" | ").map(|part| part.trim_matches([' ', '|']));
            let (chinese, english) = (parts.next().unwrap(), parts.next().unwrap());
            Case { chinese, english, expected: parts.next().map(|said| said.split(", ").collect()).unwrap_or_default() }
        })
        .collect()
}

#[derive(Clone, Copy, PartialEq)]
enum Original {
    Chinese,
    English,
}

/// Builds a page whose blocks are the lines.
fn report(cases: &[Case<'_>], glossary: &str, original: Original) -> Report {
    let flipped = original == Original::English;
    let block = |text: &str| format!("\n> {}\n", if text.is_empty() { "–" } else { text });
    let zh: String = cases.iter().map(|case| block(case.chinese)).collect();
    let en: String = cases.iter().map(|case| block(case.english)).collect();
    let fact = |code: &str| if flipped == (code == "en") { "kind: text\n" } else { "" };
    let home = |code: &str| if flipped == (code == "en") { "kind: home\n" } else { "" };
    let mut site = SITE.to_owned();
    if flipped {
        let languages = "{code: en, tag: en, name: English}, {code: zh, tag: zh-Hans, name: 中文}";
        site = site.replace("{code: zh, tag: zh-Hans, name: 中文}, {code: en, tag: en, name: English}", languages);
    }
    let mut tree = SourceTree::with_embedded_theme();
    let mut put = |path: &str, text: String| tree.insert(RelPath::new(path).unwrap(), SourceFile::Text(text.into()));
    put("content/site.yaml", site);
    put("content/glossary.yaml", glossary.to_owned());
    for (code, text) in [("zh", zh), ("en", en)] {
        put(&format!("content/_index.{code}.md"), format!("---\n{}title: A\n---\n", home(code)));
        put(&format!("content/words.{code}.md"), format!("---\n{}title: B\n---\n{text}", fact(code)));
    }
    let only: Vec<_> = rules().into_iter().filter(|rule| rule.name.starts_with("term-")).collect();
    let built = build(&tree, &Options { only: Selection::only(&only), ..Options::default() });
    assert_eq!(built.report.counts().errors, 0, "{:?}", built.report.diagnostics().first());
    built.report
}

/// Without further forms and renderings to avoid, which are those of the translation.
fn without_lists(glossary: &str) -> String {
    let mut out = String::new();
    for line in glossary.lines() {
        let mut line = line.to_owned();
        for key in [", en_allowed: [", ", avoid: ["] {
            if let Some(at) = line.find(key) {
                let end = line[at..].find(']').unwrap() + at + 1;
                line.replace_range(at..end, "");
            }
        }
        out.push_str(&format!("{line}\n"));
    }
    out
}

/// What is said of each line, as `320 规划`.
fn said(report: &Report) -> BTreeMap<usize, Vec<String>> {
    let mut said: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for found in report.diagnostics() {
        let block = found.spot.as_ref().and_then(|spot| spot.anchor.strip_prefix('b')?.parse().ok()).unwrap_or(0);
        let term = found.message.rsplit('`').nth(1).unwrap_or_default();
        said.entry(block).or_default().push(format!("{} {term}", found.rule.code.trim_start_matches("DZ")));
    }
    said
}

fn read(name: &str) -> String {
    fs::read_to_string(own().join("tests/terms").join(name)).unwrap()
}

#[test]
fn every_line_is_judged_as_it_says() {
    let glossary = read("glossary.yaml");
    let (mut wrong, mut lines) = (String::new(), [0, 0]);
    for (name, count) in ["right.txt", "wrong.txt"].into_iter().zip(&mut lines) {
        let text = read(name);
        let cases = cases(&text);
        let said = said(&report(&cases, &glossary, Original::Chinese));
        *count = cases.len();
        for (number, case) in cases.iter().enumerate() {
            let mut found = said.get(&(number + 1)).cloned().unwrap_or_default();
            let mut expected = case.expected.clone();
            found.sort();
            expected.sort_unstable();
            if found != expected {
                wrong.push_str(&format!("{name}: {} | {}: expected {expected:?}, said {found:?}\n", case.chinese, case.english));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let [right, wrong] = lines;
    assert!(right >= 40 && wrong >= 40, "right and wrong in balance: {right}, {wrong}");
}

#[test]
fn chinese_renderings_are_avoided_where_the_english_holds_the_term() {
    let glossary = "- {id: plan, zh: 规划, en: plan, avoid: [{text: 计划}]}\n";
    let text = "计划已印发。 | The plan has been issued.\n计划与规划 | plans\n计划经济 | a command economy\n";
    let cases = cases(text);
    let said = said(&report(&cases, glossary, Original::English));
    assert_eq!(said, BTreeMap::from([(1, vec!["321 plan".to_owned()])]));
}

#[test]
fn the_chinese_asks_also_where_it_is_the_translation() {
    let glossary = read("glossary.yaml");
    let text = "规划已印发。 | The plan has been issued.\n两化融合规划 | the Integration Plan\n规划已印发。 | The programme has been issued.\n";
    let said = said(&report(&cases(text), &without_lists(&glossary), Original::English));
    assert_eq!(said, BTreeMap::from([(3, vec!["320 规划".to_owned()])]));
}
