//! What must be found in the five source articles, where they lie beside the repository; elsewhere this is said loudly, and
//! the cases of `tests/facts/cases` stand in. What is expected stands in `tests/facts/articles`: names and numbers, taken
//! from the inventory of facts and not from what the program finds.

use std::collections::BTreeMap;
use std::fs;

use duizhao::article::{Settings, cut};
use duizhao::diagnostic::Severity;
use duizhao::facts::{self, Facts};

use crate::extract::articles::folder;
use crate::project::{files, own};

fn all() -> Option<BTreeMap<String, Facts>> {
    let one = |(name, bytes): (String, Vec<u8>)| {
        let id = name.split(['_', '.']).next().unwrap().to_owned();
        let article = cut(&id, &bytes, &Settings::default()).unwrap();
        (id, facts::of(&article))
    };
    Some(files(&folder()?).into_iter().map(one).collect())
}

fn expected(file: &str) -> String {
    fs::read_to_string(own().join("tests/facts/articles").join(file)).unwrap()
}

/// Every figure that is to be reached or was reached: none is missing, none is there that nobody expects.
#[test]
fn every_target_and_baseline_is_read_with_value_bound_and_unit() {
    let Some(all) = all() else { return };
    let mut found: Vec<String> = Vec::new();
    for (id, facts) in &all {
        for figure in facts.figures.iter().filter(|figure| figure.role.is_some()) {
            let number = |number: Option<u32>| number.map_or_else(|| "-".to_owned(), |number| number.to_string());
            let change = figure.change.map_or_else(|| "-".to_owned(), |change| format!("{change:?}").to_lowercase());
            found.push(
                [
                    format!("{id}:p{}", figure.paragraph),
                    figure.value_text.clone(),
                    figure.unit.clone(),
                    figure.bound.name().to_owned(),
                    change,
                    if figure.average { "average" } else { "-" }.to_owned(),
                    figure.role.map_or("", facts::Role::name).to_owned(),
                    number(figure.year),
                    number(figure.plan),
                ]
                .join("\t"),
            );
        }
    }
    let expected = expected("figures.tsv");
    let mut lines: Vec<&str> = expected.lines().filter(|line| !line.starts_with('#')).collect();
    let mut found: Vec<&str> = found.iter().map(String::as_str).collect();
    assert!(lines.len() >= 12 + 8, "the list is gone");
    lines.sort_unstable();
    found.sort_unstable();
    assert_eq!(found, lines);
}

/// The enumerations that the inventory names, item by item.
#[test]
fn the_enumerations_of_the_inventory_are_found() {
    let Some(all) = all() else { return };
    let text = expected("enumerations.txt");
    let mut blocks = 0;
    for block in text.split("\n\n").filter(|block| !block.starts_with('#')) {
        let mut lines = block.lines();
        let head: Vec<&str> = lines.next().unwrap().split(' ').collect();
        let [id, form, announced, within] = head.as_slice() else { panic!("{head:?}") };
        let names: Vec<&str> = lines.map(str::trim).collect();
        let (article, id) = id.split_once(':').unwrap();
        let one = all[article].enumerations.iter().find(|one| one.id == *id);
        let one = one.unwrap_or_else(|| panic!("{article}:{id} is not found"));
        let count = one.announced.as_ref().map_or_else(|| "-".to_owned(), |announced| announced.count.to_string());
        let inside = one.within.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        assert_eq!((one.form.name(), count.as_str(), inside.as_str()), (*form, *announced, *within), "{article}:{id}");
        assert_eq!(one.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>(), names, "{article}:{id}");
        blocks += 1;
    }
    assert!(blocks > 20, "the list is gone");
}

#[test]
fn the_nickname_counts_seven_six_four_four_and_one() {
    let Some(all) = all() else { return };
    let facts = &all["004"];
    let nickname = facts.enumerations.iter().find(|one| one.form == facts::Form::Digits).unwrap();
    let counts: Vec<u32> = nickname.items.iter().filter_map(|item| item.counts).collect();
    assert_eq!(counts, [7, 6, 4, 4, 1]);
    assert_eq!(nickname.announced.as_ref().map(|announced| announced.as_written.as_str()), Some("76441"));
    // What each digit counts is listed, as many as the digit says; the one is not.
    let listed = |id: &str| facts.enumerations.iter().find(|one| one.id == id).map(|one| one.items.len());
    assert_eq!(["p18-4", "p18-5", "p18-6", "p18-7"].map(listed), [Some(7), Some(6), Some(4), Some(4)]);
}

/// One article breaks off: that is the one thing to be read again.
#[test]
fn only_the_article_that_breaks_off_is_told_of() {
    let Some(all) = all() else { return };
    let told: Vec<String> = all
        .values()
        .flat_map(Facts::findings)
        .filter(|finding| finding.severity >= Severity::Warning)
        .map(|finding| format!("{} {}", finding.at, finding.rule.name))
        .collect();
    assert_eq!(told, ["002:p15 enumeration-count"]);
    let counts: Vec<usize> = all.values().map(|facts| facts.enumerations.len()).collect();
    assert_eq!(counts, [2, 1, 10, 5, 21]);
}
