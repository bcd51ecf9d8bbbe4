//! Ten thousand pages of this repository, each broken at random in a way that is the same on every run: read, brought
//! together and checked, nothing panics or hangs.

use std::path::Path;

use duizhao::config::{self, Config};
use duizhao::diagnostic::{Report, Sources};
use duizhao::parse;
use duizhao::source::{self, SourceFile, SourceTree};
use duizhao::text::RelPath;
use duizhao::{check, site};

use super::chance::Chance;
use super::clock::{alone, measured, within};
use super::sound;

/// How many pages are broken.
const MUTANTS: usize = 10_000;

/// What is put in: all that means something to a parser here.
const PIECES: &[&str] = &[
    "[[",
    "]]",
    "[[=",
    "[[@",
    "[[?",
    "|",
    "\\|",
    "#",
    "## ",
    "{#",
    "{#a kind=b}",
    "}",
    "*",
    "**",
    "~~",
    "`",
    "```\n",
    "> ",
    "- ",
    "1. ",
    "\n",
    "\n\n",
    "\n---\n",
    "---",
    ": ",
    "\"",
    "'",
    "[",
    "]",
    "(",
    ")",
    "![",
    "<",
    ">",
    "<b>",
    "<!--",
    "&#x3c;",
    "[^1]",
    "[^1]: ",
    "|---|\n",
    "\\",
    "\t",
    " ",
    "\u{FEFF}",
    "\u{0}",
    "\u{2028}",
    "\u{202E}",
    "\u{2E52}",
    "“",
    "”",
    "，",
    "茶",
    "𠮷",
    "e\u{301}",
    "5%",
    "&a ",
    "*a ",
    "!!x ",
    "{",
    "}",
    "? ",
    "null",
    "https://",
    "javascript:",
    "004:p3",
    "%",
    "\u{85}",
    "\r",
];

/// One change of a text, at a place between two characters.
fn mutate(text: &mut String, chance: &mut Chance) {
    let place = |text: &str, chance: &mut Chance| {
        let mut at = chance.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let (a, b) = (place(text, chance), place(text, chance));
    let (start, end) = (a.min(b), a.max(b));
    let near = (start..=end.min(start + 40)).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(start);
    match chance.below(6) {
        0 => text.replace_range(start..near, ""),
        1 => {
            let copy = text[start..near].to_owned();
            text.insert_str(end, &copy);
        }
        2 => text.truncate(end),
        3 => text.replace_range(start..near, chance.of::<&str>(PIECES)),
        _ => text.insert_str(start, chance.of::<&str>(PIECES)),
    }
}

fn mutant(text: &str, number: usize) -> String {
    let mut chance = Chance::seeded(number as u64);
    let mut text = text.to_owned();
    for _ in 0..=chance.below(4) {
        mutate(&mut text, &mut chance);
    }
    text
}

fn own() -> SourceTree {
    source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn read_one(path: &RelPath, text: &str, config: &Config) {
    let mut tree = SourceTree::default();
    tree.insert(path.clone(), SourceFile::from_bytes(text.as_bytes()));
    let mut report = Report::default();
    let parsed = parse::pages(&tree, config, parse::Drafts::Taken, &mut report);
    sound::pages(&parsed, &tree);
    sound::report(&report, &tree);
}

#[test]
fn broken_pages_are_read() {
    let tree = own();
    let config = config::parse(&tree, &mut Report::default()).unwrap();
    let pages: Vec<_> = tree.under("content").filter(|(path, _)| path.as_str().ends_with(".md")).collect();
    let broken = |number: usize| {
        let (path, text) = pages[number % pages.len()];
        let broken = mutant(text, number);
        measured(1, &format!("mutant {number} of {path}"), || read_one(path, &broken, &config));
    };
    std::thread::scope(|scope| {
        for first in 0..2 {
            let broken = &broken;
            scope.spawn(move || alone(|| (first..MUTANTS).step_by(2).for_each(broken)));
        }
    });
}

#[test]
fn broken_sites_are_brought_together() {
    let tree = own();
    for round in 0..4 {
        let mut broken = SourceTree::default();
        for (number, (path, file)) in tree.files().enumerate() {
            let text = tree.text(path).unwrap_or_default();
            let each = if path.as_str().ends_with(".md") { 1 } else { 3 };
            // The configuration stays as it is in some rounds, so that the pages are looked at.
            let keep =
                path.under("content").is_none() || path.as_str().ends_with("site.yaml") && round % 2 == 0 || number % each != 0;
            let file = if keep { file.clone() } else { SourceFile::from_bytes(mutant(text, round * 1_000 + number).as_bytes()) };
            broken.insert(path.clone(), file);
        }
        within(2, "a broken site", || {
            let mut report = Report::default();
            let Some(config) = config::parse(&broken, &mut report) else { return };
            let parsed = parse::pages(&broken, &config, parse::Drafts::Taken, &mut report);
            let terms = parse::parse_glossary(&broken, &config, &mut report);
            if let Some(site) = site::assemble(parsed, terms, &config, &mut report) {
                check::all(&site, &check::Selection::default(), &mut report);
            }
            sound::report(&report.finish(), &broken);
        });
    }
}
