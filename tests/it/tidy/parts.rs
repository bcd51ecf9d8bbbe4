//! Parts that must agree: the embedded theme and its folder, the rules and their codes, one check a file.

use std::collections::{BTreeMap, BTreeSet};

use duizhao::check;
use duizhao::diagnostic::{Rule, rules};
use duizhao::source::{SourceFile, SourceTree};

use super::{code, nothing, rust};
use crate::project::{files, own};

#[test]
fn the_embedded_theme_is_the_folder() {
    let tree = SourceTree::with_embedded_theme();
    let embedded: BTreeMap<String, Vec<u8>> = tree
        .files()
        .map(|(path, file)| match file {
            SourceFile::Text(text) => (path.as_str().to_owned(), text.as_bytes().to_vec()),
            _ => (path.as_str().to_owned(), Vec::new()),
        })
        .collect();
    let folder: BTreeMap<String, Vec<u8>> =
        files(&own().join("themes/spread")).into_iter().map(|(path, bytes)| (format!("themes/spread/{path}"), bytes)).collect();
    let paths: BTreeSet<&String> = embedded.keys().chain(folder.keys()).collect();
    let wrong = paths.into_iter().filter_map(|path| match (embedded.get(path), folder.get(path)) {
        (None, _) => Some(format!("{path} is not in src/source/embedded.rs")),
        (_, None) => Some(format!("{path} is embedded and not in the folder")),
        (Some(a), Some(b)) => (a != b).then(|| format!("{path} is embedded with other bytes")),
    });
    nothing(&wrong.collect::<Vec<_>>());
}

/// The stages by the first digit of their codes.
fn stages() -> [(char, &'static [&'static Rule]); 8] {
    [
        ('0', rules::source::ALL),
        ('1', rules::parse::ALL),
        ('2', rules::site::ALL),
        ('3', check::ALL),
        ('4', rules::render::ALL),
        ('5', rules::write::ALL),
        ('6', rules::extract::ALL),
        ('6', rules::facts::ALL),
    ]
}

#[test]
fn every_rule_has_its_own_code_and_says_what_to_do() {
    let mut found = Vec::new();
    let (mut codes, mut names) = (BTreeSet::new(), BTreeSet::new());
    for (stage, rules) in stages() {
        for rule in rules {
            let digits = rule.code.strip_prefix("DZ").filter(|digits| digits.len() == 3);
            if digits.is_none_or(|digits| !digits.starts_with(stage) || !digits.bytes().all(|b| b.is_ascii_digit())) {
                found.push(format!("{} ({}) is no code of stage {stage}", rule.code, rule.name));
            }
            if !codes.insert(rule.code) {
                found.push(format!("{} stands twice", rule.code));
            }
            if !names.insert(rule.name) || !rule.name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit()) {
                found.push(format!("{}: `{}` stands twice, or is no name", rule.code, rule.name));
            }
            for (what, text) in [("about", rule.about), ("fix", rule.fix)] {
                if text.trim() != text || text.len() < 10 || !text.ends_with(['.', '?']) {
                    found.push(format!("{} ({}): `{what}` is no sentence: {text:?}", rule.code, rule.name));
                }
            }
        }
        if !rules.is_sorted_by(|a, b| a.code < b.code) {
            found.push(format!("the rules of stage {stage} do not stand by code"));
        }
    }
    assert_eq!(duizhao::rules().len(), codes.len(), "`explain` knows other rules");
    nothing(&found);
}

#[test]
fn every_rule_that_is_written_is_listed() {
    let mut found = Vec::new();
    let listed: BTreeSet<&str> = duizhao::rules().iter().map(|rule| rule.code).collect();
    for source in rust(&["src"]) {
        for (at, _) in source.text.match_indices("code: \"DZ") {
            let written = source.text.get(at + 7..at + 12).unwrap_or_default();
            if !listed.contains(written) {
                found.push(format!("{}: {written} is in no list of its stage", source.path));
            }
        }
    }
    nothing(&found);
}

#[test]
fn a_check_is_one_file_named_as_its_rule() {
    let mut found = Vec::new();
    let mut files = 0;
    for source in rust(&["src"]) {
        let Some(name) = source.path.strip_prefix("src/check/").and_then(|name| name.strip_suffix(".rs")) else { continue };
        let (folder, name) = name.rsplit_once('/').unwrap_or(("", name));
        // What the rules work with is no rule, nor is what those of one subject share.
        if name == "mod" || folder.starts_with("frame") {
            continue;
        }
        let bare = code::bare(&source.text);
        let rules = bare.matches(": Rule =").count();
        if rules == 0 && !folder.is_empty() {
            continue;
        }
        files += 1;
        let rule = check::ALL.iter().find(|rule| rule.name.replace('-', "_") == name);
        match rule {
            Some(rule) if rules == 1 && source.text.contains(&format!("\"{}\"", rule.code)) => {
                if !source.text.starts_with(&format!("//! {}: ", rule.code)) {
                    found.push(format!("{} does not open with its code", source.path));
                }
            }
            _ => found.push(format!("{} holds {rules} rules, and none is called as the file", source.path)),
        }
    }
    assert_eq!(files, check::ALL.len(), "a check is not in `check::ALL`");
    nothing(&found);
}
