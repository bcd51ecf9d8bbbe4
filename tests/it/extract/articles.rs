//! The five source articles of this site, where they lie beside the repository: their paragraphs are counted as the site
//! cites them. Elsewhere this is said loudly, and the fixtures of `tests/extract` stand in.

use std::collections::BTreeMap;
use std::path::PathBuf;

use duizhao::article::{Article, Settings, What, cut};

use crate::project::{files, own};

/// Articles and their paragraphs.
const COUNTS: [(&str, usize); 5] = [("000", 5), ("001", 12), ("002", 16), ("003", 29), ("004", 20)];

/// The folder of the articles, or nothing where it is not there.
pub fn folder() -> Option<PathBuf> {
    let folder = own().join("../shared/articles");
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("\n*** SKIPPED: {} is not there, so the five articles were NOT cut ***\n", folder.display());
    None
}

fn articles() -> Option<BTreeMap<String, Article>> {
    let cut = |(name, bytes): (String, Vec<u8>)| {
        let id = name.split(['_', '.']).next().unwrap().to_owned();
        (id.clone(), cut(&id, &bytes, &Settings::default()).unwrap())
    };
    Some(files(&folder()?).into_iter().map(cut).collect())
}

/// What the front matter of a page's record says, line by line.
fn record(id: &str) -> (String, Vec<String>) {
    let text = std::fs::read_to_string(own().join(format!("content/articles/{id}.zh.md"))).unwrap();
    let value = |line: &str| line.trim_start_matches([' ', '-']).trim().trim_matches(['"', '\'']).to_owned();
    let sha256 = text.lines().find_map(|line| line.strip_prefix("sha256:")).map(value).unwrap();
    (sha256, text.lines().filter(|line| line.starts_with("  - \"")).map(value).collect())
}

#[test]
fn the_paragraphs_are_those_that_the_site_cites() {
    let Some(articles) = articles() else { return };
    for (id, count) in COUNTS {
        let article = &articles[id];
        let numbers: Vec<u32> = article.paragraphs().map(|paragraph| paragraph.number).collect();
        assert_eq!(numbers, (1..=u32::try_from(count).unwrap()).collect::<Vec<_>>(), "{id}");
        let (sha256, fingerprints) = record(id);
        assert_eq!((&article.provenance.sha256, article.fingerprints()), (&sha256, fingerprints), "{id}");
    }
}

#[test]
fn what_the_files_state_is_read() {
    let Some(articles) = articles() else { return };
    let known = |id: &str| {
        let Article { metadata, provenance, .. } = &articles[id];
        let words = [&metadata.title, &metadata.outlet, &metadata.byline, &metadata.published, &metadata.url];
        (provenance.form.name(), words.map(|word| word.clone().unwrap_or_default()))
    };
    assert_eq!(known("000").0, "feed");
    assert_eq!(known("001").0, "feed");
    assert_eq!(known("002").0, "pdf-text");
    assert_eq!(known("003").0, "jekyll");
    assert_eq!(known("004").0, "feed");
    let title = "工信部等八部门联合印发《“十四五”智能制造发展规划》";
    assert_eq!(known("000").1[..2], [title.to_owned(), "新浪财经".to_owned()]);
    assert_eq!(known("000").1[3], "2021-12-28T11:07:10+08:00");
    assert_eq!(known("001").1[0], "“十四五”信息化和工业化深度融合发展规划印发，点名这些产业");
    assert_eq!(known("002").1, [(); 5].map(|()| String::new()));
    let address = "http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202202142275141968";
    assert_eq!((known("003").1[1].as_str(), known("003").1[4].as_str()), ("闽西日报", address));
    assert_eq!(known("003").1[3], "2022-02-14T09:02:33+08:00");
    assert_eq!(known("004").1[3], "2021-11-30T10:21:45+08:00");
}

#[test]
fn what_is_no_part_of_them_is_told() {
    let Some(articles) = articles() else { return };
    let told = |id: &str, what: What| -> Vec<String> {
        articles[id].notes.iter().filter(|note| note.what == what).map(|note| note.text.clone()).collect()
    };
    assert_eq!(told("000", What::LeftOut), ["责任编辑：李墨轩"]);
    assert_eq!(told("000", What::QrBlock), ["海量资讯、精准解读，尽在新浪财经APP"]);
    assert_eq!(told("001", What::KeywordLink).len(), 1);
    assert_eq!(told("002", What::PageNumber), ["- 5 -"]);
    assert_eq!(told("002", What::CutOff), ["a part begins （一）, and none follows it"]);
    assert_eq!(told("003", What::AddressLine).len(), 1);
    assert_eq!(told("004", What::Tracking).len(), 1);
    let headings: Vec<usize> = COUNTS.iter().map(|(id, _)| told(id, What::Heading).len()).collect();
    assert_eq!(headings, [0, 0, 0, 4, 4]);
}
