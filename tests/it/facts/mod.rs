//! Facts of articles: every file of `tests/facts/cases/` is an article of ours and exactly what is found in it, compared in
//! both directions. `UPDATE_EXPECT=1` writes down what is found, except in CI. How a case is written is told in
//! `tests/facts/README.md`.

mod articles;

use std::fs;
use std::path::{Path, PathBuf};

use duizhao::article::{Article, Block, BlockKind, Form, Marker, Metadata, Provenance, Run};
use duizhao::diagnostic::Report;
use duizhao::facts::{self, Facts};
use duizhao::text::RelPath;
use similar::TextDiff;

/// An article of ours: a line a paragraph.
pub fn article(id: &str, text: &str) -> Article {
    let provenance = Provenance { form: Form::Text, encoding: "utf-8".to_owned(), sha256: "0".repeat(64) };
    let mut article = Article::new(id, provenance, Metadata::default());
    for (at, line) in text.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        let runs = |text: &str| vec![Run::plain(text)];
        let kind = if let Some(heading) = line.strip_prefix("## ") {
            BlockKind::Heading { level: 2, runs: runs(heading) }
        } else if let Some(item) = line.strip_prefix("- ") {
            BlockKind::Item { marker: Marker::Bullet, depth: 0, runs: runs(item) }
        } else {
            BlockKind::Paragraph(runs(line))
        };
        article.blocks.push(Block { number: u32::try_from(at + 1).ok(), line: at + 1, kind });
    }
    article
}

fn findings(facts: &Facts) -> String {
    let mut out = String::new();
    for finding in facts.findings() {
        out.push_str(&format!("{}: {}[{}]: {}\n", finding.at, finding.severity.word(), finding.rule.code, finding.message));
        if let Some(help) = finding.help {
            out.push_str(&format!("  help: {help}\n"));
        }
    }
    out
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    cases
}

/// What a case says before what is expected, the article's id, its text.
fn read(case: &str) -> (&str, &str, &str) {
    let (head, _) = case.split_once("\n=== facts\n").expect("a case has a line `=== facts`");
    let (note, article) = head.split_once("\n--- article ").expect("a case has a line `--- article ID`");
    assert!(!note.trim().is_empty(), "say first what the case shows");
    let (id, text) = article.split_once('\n').unwrap();
    (head, id, text)
}

#[test]
fn articles_of_ours_say_what_is_found_in_them() {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut wrong = String::new();
    for path in cases() {
        let case = fs::read_to_string(&path).unwrap();
        let (head, id, text) = read(&case);
        let facts = facts::of(&article(id, text));
        let made = format!("{head}\n=== facts\n{}=== findings\n{}", facts.to_yaml(), findings(&facts));
        if made == case {
            continue;
        }
        if set("UPDATE_EXPECT") && !set("CI") {
            fs::write(&path, made).unwrap();
        } else {
            let diff = TextDiff::from_lines(&case, &made).unified_diff().context_radius(2).to_string();
            wrong.push_str(&format!("{}\n{diff}\n", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong}if this is as it should be: UPDATE_EXPECT=1 cargo test --test it facts\n");
}

#[test]
fn every_rule_of_facts_has_a_case() {
    let all: String = cases().iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    for rule in duizhao::diagnostic::rules::facts::ALL {
        assert!(all.contains(&format!("[{}]: ", rule.code)), "no case breaks {}", rule.name);
    }
}

/// The file is the YAML that it seems to be: what is read back is what was written.
#[test]
fn a_file_of_facts_is_read_back() {
    let hostile = "“a: b”、“- c”、“#d”、“[e]”、“{f: 1}”、“yes”、“null”、“1e5”、“\"g\\”、“h\u{7}\u{2028}\u{feff}i”、“'j'”、“&k *l !m %n @o”、“~”、“007”、“1_0”、“ p ”";
    for (id, text) in
        [("0x1: #", hostile), ("on", "《true》、《3.5》、《2021-12-28》、《.inf》、《=》、《<<》、《？ q》、《- r》")]
    {
        let facts = facts::of(&article(id, text));
        let yaml = facts.to_yaml();
        let mut report = Report::default();
        let root =
            duizhao::yaml::parse(&yaml, 0, &RelPath::new("facts.yaml").unwrap(), &mut report).unwrap_or_else(|| panic!("{yaml}"));
        let file = RelPath::new("facts.yaml").unwrap();
        let mut input = duizhao::yaml::Input { file: &file, report: &mut report };
        let keys = ["version", "article", "sha256", "enumerations", "figures", "titles", "quoted", "dates", "bodies"];
        let fields = duizhao::yaml::Fields::open(&root, "facts", &keys, &mut input);
        assert_eq!(fields.text("article", &mut input).unwrap().value, id);
        for (key, mentions) in [("quoted", &facts.quoted), ("titles", &facts.titles)] {
            let read: Vec<String> = fields
                .items(key, &mut input)
                .iter()
                .map(|node| {
                    let fields = duizhao::yaml::Fields::open(node, "a mention", &["text", "at"], &mut input);
                    fields.text("text", &mut input).unwrap_or_else(|| panic!("{yaml}")).value
                })
                .collect();
            let written: Vec<&str> = mentions.iter().map(|mention| mention.text.as_str()).collect();
            assert_eq!(read, written, "{yaml}");
        }
        assert!(!report.has_errors(), "{yaml}");
    }
}

/// Cut, doubled and shuffled articles: nothing panics, the file is always YAML, and the same text gives the same bytes.
#[test]
fn no_mutation_of_an_article_breaks_the_reading() {
    let texts: Vec<String> = cases().iter().map(|path| read(&fs::read_to_string(path).unwrap()).2.to_owned()).collect();
    let letters: Vec<char> = "一二三四十6个项类大，。、；：“”《》（）——等和以及包括是第其到年目标%万亿\n#- ①".chars().collect();
    let mut seed = 7_u64;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % below.max(1)
    };
    let file = RelPath::new("facts.yaml").unwrap();
    for _ in 0..1_500 {
        let mut chars: Vec<char> = texts[next(texts.len())].chars().collect();
        let from = next(chars.len());
        chars = chars.split_off(from);
        chars.truncate(next(400) + 1);
        for _ in 0..next(12) {
            let at = next(chars.len());
            match next(4) {
                0 => drop(chars.splice(at..at, [letters[next(letters.len())]])),
                1 if chars.len() > 1 => drop(chars.remove(at)),
                2 => chars[at] = letters[next(letters.len())],
                _ => {
                    let other = next(chars.len());
                    chars.swap(at, other);
                }
            }
        }
        let text: String = chars.into_iter().collect();
        let facts = facts::of(&article("x", &text));
        let yaml = facts.to_yaml();
        let mut report = Report::default();
        assert!(duizhao::yaml::parse(&yaml, 0, &file, &mut report).is_some(), "{text}\n{yaml}");
        assert_eq!(facts::of(&article("x", &text)).to_yaml(), yaml);
        let _ = facts.findings();
    }
}
