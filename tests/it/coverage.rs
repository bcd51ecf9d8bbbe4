//! `content/coverage.yaml`: where each thing that the articles speak of stands, and how many there are of each.

use std::collections::BTreeMap;
use std::path::Path;

use duizhao::diagnostic::Report;
use duizhao::text::RelPath;
use duizhao::yaml::{self, Fields, Input};
use duizhao::{Options, build, source};
use serde_json::Value;

/// One line of the list.
struct Covered {
    entity: String,
    at: String,
    titles: [String; 2],
}

fn listed() -> Vec<Covered> {
    let file = RelPath::new("content/coverage.yaml").unwrap();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file.as_str())).unwrap();
    let mut report = Report::default();
    let root = yaml::parse(&text, 0, &file, &mut report).unwrap();
    let mut input = Input { file: &file, report: &mut report };
    let mut listed = Vec::new();
    for node in input.items(&root, "coverage.yaml") {
        let fields = Fields::open(node, "an entity", &["entity", "at", "zh", "en"], &mut input);
        let mut text = |key| fields.need_text(key, "an entity", &mut input).unwrap().value;
        listed.push(Covered { entity: text("entity"), at: text("at"), titles: [text("zh"), text("en")] });
    }
    assert!(report.diagnostics().is_empty());
    listed
}

/// The site of the repository: `data/site.json` by id, and the pages of both languages.
struct Made {
    entries: BTreeMap<String, Value>,
    outputs: duizhao::render::Outputs,
}

fn made() -> Made {
    let tree = source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let built = build(&tree, &Options::default());
    assert!(built.report.diagnostics().is_empty(), "the site has findings");
    let data: Value = serde_json::from_slice(built.outputs.get("data/site.json").unwrap()).unwrap();
    let entries = data["pages"].as_array().unwrap().iter().map(|page| (page["id"].as_str().unwrap().to_owned(), page.clone()));
    Made { entries: entries.collect(), outputs: built.outputs }
}

impl Made {
    fn of_kind(&self, kind: &str, parent: Option<&str>) -> usize {
        let right = |entry: &&Value| entry["kind"] == kind && parent.is_none_or(|parent| entry["parent"] == parent);
        self.entries.values().filter(right).count()
    }

    fn both(&self, page: &str) -> &str {
        let url = self.entries[page]["urls"]["both"].as_str().unwrap();
        std::str::from_utf8(self.outputs.get(url).unwrap()).unwrap()
    }
}

#[test]
fn everything_that_the_articles_speak_of_stands_where_the_list_says() {
    let (listed, made) = (listed(), made());
    assert_eq!(listed.len(), 205);
    let mut entities: Vec<&str> = listed.iter().map(|covered| covered.entity.as_str()).collect();
    entities.sort_unstable();
    entities.dedup();
    assert_eq!(entities.len(), 205, "an entity is listed twice");
    for Covered { entity, at, titles: [zh, en] } in &listed {
        if let Some(entry) = made.entries.get(at) {
            assert_eq!([&entry["titles"]["zh"], &entry["titles"]["en"]], [zh, en], "{entity}");
            continue;
        }
        // A heading without a kind, or a term: its anchor and its words stand on the page.
        let (page, anchor) = at.split_once('#').unwrap_or_else(|| panic!("{entity}: there is no page {at}"));
        let html = made.both(page);
        assert!(html.contains(&format!("id=\"{anchor}\"")), "{entity}: {page} has no anchor {anchor}");
        assert!(html.contains(en.as_str()), "{entity}: {page} does not say {en}");
    }
}

#[test]
fn there_are_as_many_as_the_articles_say() {
    let made = made();
    let counts: Vec<usize> = [
        "action",
        "task",
        "project",
        "project-work",
        "key-task",
        "sub-task",
        "target",
        "baseline",
        "outcome",
        "safeguard",
        "article",
    ]
    .iter()
    .map(|kind| made.of_kind(kind, None))
    .collect();
    assert_eq!(counts, [6, 5, 5, 15, 4, 14, 12, 8, 5, 5, 5]);
    let digits = [
        ("mode", "new-modes"),
        ("industry", "industries"),
        ("foundation", "foundations"),
        ("enterprise-type", "enterprises"),
        ("task-item", "ecosystem"),
    ]
    .map(|(kind, task)| made.of_kind(kind, Some(&format!("tasks/{task}"))));
    assert_eq!(digits, [7, 6, 4, 4, 1]);
    for (article, paragraphs) in [("000", 5), ("001", 12), ("002", 16), ("003", 29), ("004", 20)] {
        let html = made.both(&format!("articles/{article}"));
        let last = (1..=99).take_while(|number| html.contains(&format!("id=\"p{number}\""))).last();
        assert_eq!(last, Some(paragraphs), "article {article}");
    }
}
