//! Draft pages from the enumerations of an article: what they hold, what is refused, and that the site builds with them.

mod commands;

use std::collections::BTreeMap;

use duizhao::config::{self, Config};
use duizhao::diagnostic::Report;
use duizhao::drafting::{Request, pages};
use duizhao::facts::{self, Facts};
use duizhao::source::{SourceFile, SourceTree};
use duizhao::text::RelPath;

use crate::facts::article;

const SITE: &str = "\
title: {zh: 单车, en: Bicycles}
languages:
  - {code: zh, tag: zh-Hans, name: 中文, short: 中}
  - {code: en, tag: en, name: English, short: EN}
kinds:
  home: {name: {zh: 首页, en: home page}, layout: home}
  measure: {name: {zh: 措施, en: measure}, layout: entry}
  target: {name: {zh: 目标, en: target}, layout: figure, figure: required}
  step: {name: {zh: 步骤, en: step}, heading: true}
  article: {name: {zh: 文章, en: article}, layout: article, record: required}
units:
  percent: {zh: \"{n}%\", en: {one: \"{n}%\", other: \"{n}%\"}}
  lane: {zh: \"{n}条\", en: {one: \"{n} lane\", other: \"{n} lanes\"}}
  rack: {zh: \"{n}个\", en: {one: \"{n} rack\", other: \"{n} racks\"}}
  bell: {zh: \"{n}个\", en: {one: \"{n} bell\", other: \"{n} bells\"}}
";

const TEXT: &str = "\
规划部署了车道连通、车棚翻新、车锁换装3项措施，提出修车和换胎两类服务。
规划提出2030年四项目标：
——车道连通。建成120条以上车道，事故较2025年平均降低15%。
——车棚翻新。建成300个以上车棚。
——车锁换装。换装率达80%，投入2亿元。
——“车铃: #响亮”。
";

fn tree() -> SourceTree {
    let mut tree = SourceTree::with_embedded_theme();
    let home = "---\nkind: home\ntitle: 单车\n---\n";
    for (path, text) in [("content/site.yaml", SITE), ("content/_index.zh.md", home)] {
        tree.insert(RelPath::new(path).unwrap(), SourceFile::Text(text.into()));
    }
    tree
}

fn config(tree: &SourceTree) -> Config {
    config::parse(tree, &mut Report::default()).unwrap()
}

fn facts() -> Facts {
    facts::of(&article("7", TEXT))
}

fn drafted(request: &str) -> Result<BTreeMap<String, String>, String> {
    let config = config(&tree());
    let request = Request::parse(request).map_err(|error| error.to_string())?;
    let files = pages(&request, &[&facts()], &config).map_err(|error| error.to_string())?.1;
    Ok(files.into_iter().map(|(path, bytes)| (path.as_str().to_owned(), String::from_utf8(bytes).unwrap())).collect())
}

#[test]
fn an_item_becomes_a_pair_with_its_order_its_passage_and_its_figure() {
    let files = drafted("7:p3=aims:target").unwrap();
    let shown: String = files.iter().map(|(path, text)| format!("=== {path}\n{text}")).collect();
    expect_test::expect![[r#"
        === content/aims/7-p3-1.en.md
        ---
        title:  # 车道连通
        ---
        === content/aims/7-p3-1.zh.md
        ---
        kind: target
        order: 1
        title: 车道连通
        sources: ["7:p3"]
        figure: {value: 120, unit: lane, bound: at-least, role: target, year: 2030, source: "7:p3"}  # 120条以上
        # 平均降低15%: {value: 15, unit: percent, bound: exactly, change: reduction, average: true, role: target, year: 2030, source: "7:p3"}
        draft: true
        ---
        === content/aims/7-p3-2.en.md
        ---
        title:  # 车棚翻新
        ---
        === content/aims/7-p3-2.zh.md
        ---
        kind: target
        order: 2
        title: 车棚翻新
        sources: ["7:p4"]
        # 300个以上: “个” may be rack, bell
        draft: true
        ---
        === content/aims/7-p3-3.en.md
        ---
        title:  # 车锁换装
        ---
        === content/aims/7-p3-3.zh.md
        ---
        kind: target
        order: 3
        title: 车锁换装
        sources: ["7:p5"]
        figure: {value: 80, unit: percent, bound: reaches, role: target, year: 2030, source: "7:p5"}  # 达80%
        # 2亿元: the site has no unit written “元”
        draft: true
        ---
        === content/aims/7-p3-4.en.md
        ---
        title:  # “车铃: #响亮”
        ---
        === content/aims/7-p3-4.zh.md
        ---
        kind: target
        order: 4
        title: "“车铃: #响亮”"
        sources: ["7:p6"]
        draft: true
        ---
    "#]].assert_eq(&shown);
    let files = drafted("7:p1-1=measures:measure").unwrap();
    assert_eq!(files.len(), 6);
    assert!(!files.values().any(|text| text.contains("figure")), "{files:?}");
}

#[test]
fn an_enumeration_is_named_as_a_person_would() {
    for name in ["7:p1-2", "p1-2", " p1-2 "] {
        assert_eq!(drafted(&format!("{name}=services:measure")).unwrap().len(), 4, "{name}");
    }
    assert!(drafted("p3=a/b-2:target").unwrap().contains_key("content/a/b-2/7-p3-1.zh.md"));
}

#[test]
fn what_cannot_be_meant_is_told_with_what_can() {
    let said: Vec<String> = [
        "7:p3",
        "p3=aims",
        "=aims:target",
        "p3=Aims:target",
        "p3=aims/../x:target",
        "p3=aims:targte",
        "p3=aims:bicycle",
        "p3=aims:step",
        "p3=aims:article",
        "p1=aims:target",
        "7:p33=aims:target",
        "nothing=aims:target",
    ]
    .iter()
    .map(|request| drafted(request).unwrap_err())
    .collect();
    expect_test::expect![[r"
        `--pages 7:p3`: write ENUMERATION=SECTION:KIND, for example `--pages 7:p4=actions:action`
        `--pages p3=aims`: write ENUMERATION=SECTION:KIND, for example `--pages 7:p4=actions:action`
        `--pages =aims:target`: write ENUMERATION=SECTION:KIND, for example `--pages 7:p4=actions:action`
        `Aims` cannot be a section: `Aims` is no name of lower-case letters, digits and hyphens that every system stores
        `aims/../x` cannot be a section: `..` is no name of lower-case letters, digits and hyphens that every system stores
        no kind is called `targte`; did you mean `target`?
        no kind is called `bicycle`; known: home, measure, target
        `step` is a kind of headings, and pages are drafted of others only
        `article` is a kind of articles, and pages are drafted of others only
        `p1` may be 7:p1-1, 7:p1-2; found: 7:p1-1 (3: 车道连通、车棚翻新…); 7:p1-2 (2: 修车、换胎); 7:p3 (4: 车道连通、车棚翻新…)
        no enumeration is called `7:p33`; did you mean `7:p3`?; found: 7:p1-1 (3: 车道连通、车棚翻新…); 7:p1-2 (2: 修车、换胎); 7:p3 (4: 车道连通、车棚翻新…)
        no enumeration is called `nothing`; found: 7:p1-1 (3: 车道连通、车棚翻新…); 7:p1-2 (2: 修车、换胎); 7:p3 (4: 车道连通、车棚翻新…)"]].assert_eq(&said.join("\n"));
}

/// In a site whose original is in English the Chinese title is the translation's.
#[test]
fn the_title_stands_in_the_language_of_the_article() {
    let mut tree = tree();
    let zh = "  - {code: zh, tag: zh-Hans, name: 中文, short: 中}\n";
    let turned = SITE.replace(zh, "").replace("short: EN}\n", &format!("short: EN}}\n{zh}"));
    tree.insert(RelPath::new("content/site.yaml").unwrap(), SourceFile::Text(turned.into()));
    let request = Request::parse("p3=aims:target").unwrap();
    let files: BTreeMap<String, String> = pages(&request, &[&facts()], &config(&tree))
        .unwrap()
        .1
        .into_iter()
        .map(|(path, bytes)| (path.as_str().to_owned(), String::from_utf8(bytes).unwrap()))
        .collect();
    assert!(files["content/aims/7-p3-1.en.md"].contains("title:  # 车道连通\n"), "{files:?}");
    assert_eq!(files["content/aims/7-p3-1.zh.md"], "---\ntitle: 车道连通\n---\n");
}
