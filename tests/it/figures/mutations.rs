//! A thousand slips in the real content, the same on every run: the finding names the right file and the right block.
//!
//! The figures that pages quote from the ledger are typed out first, in both languages, so that the content has bounds,
//! units and scales to slip on. Then many pages at a time get one slip each, in one of their languages, and the whole site is
//! checked: a slip counts as found only where a rule of figures speaks of that page and that block.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use duizhao::config::{self, Config, Side};
use duizhao::diagnostic::{Diagnostic, Report};
use duizhao::site::{self, Site};
use duizhao::source::{self, SourceFile, SourceTree};
use duizhao::text::RelPath;
use duizhao::{Options, build, parse};

use super::slips::{SLIPS, Slip};
use crate::hostile::chance::Chance;

/// How many slips are made.
const COUNT: usize = 1_000;
/// Of a hundred slips that change which figures a block has, so many are told.
const ENOUGH: usize = 98;

/// A body's paragraph, item, heading, or a line of words in the front matter.
#[derive(Clone, Debug)]
struct Line {
    file: String,
    start: usize,
    text: String,
    block: Block,
}

/// Where a line stands: a number of a block, or a field.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Block {
    Field(String),
    Number(usize),
}

struct Content {
    files: BTreeMap<String, String>,
    other: Vec<(RelPath, SourceFile)>,
}

impl Content {
    fn load() -> Self {
        let tree = source::load(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let mut content = Self { files: BTreeMap::new(), other: Vec::new() };
        for (path, file) in tree.files() {
            match tree.read(path.as_str()).filter(|_| path.as_str().ends_with(".md")) {
                Some(text) => {
                    content.files.insert(path.as_str().to_owned(), text.to_owned());
                }
                None => content.other.push((path.clone(), file.clone())),
            }
        }
        content
    }

    fn tree(&self, changed: &BTreeMap<String, String>) -> SourceTree {
        let mut tree = SourceTree::with_embedded_theme();
        for (path, file) in &self.other {
            tree.insert(path.clone(), file.clone());
        }
        for (path, text) in &self.files {
            let text = changed.get(path).unwrap_or(text);
            tree.insert(RelPath::new(path).unwrap(), SourceFile::from_bytes(text.as_bytes()));
        }
        tree
    }

    /// Writes out the figures that the bodies quote.
    fn type_figures(&mut self) {
        let tree = self.tree(&BTreeMap::new());
        let mut report = Report::default();
        let config: Config = config::parse(&tree, &mut report).unwrap();
        let parsed = parse::pages(&tree, &config, parse::Drafts::LeftOut, &mut report);
        let terms = parse::parse_glossary(&tree, &config, &mut report);
        let site = site::assemble(parsed, terms, &config, &mut report).unwrap();
        for (path, text) in &mut self.files {
            let side = if path.ends_with(".zh.md") { Side::Original } else { Side::Translation };
            *text = typed(text, &site, side);
        }
    }
}

fn typed(text: &str, site: &Site<'_>, side: Side) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("[[=") {
        let end = at + rest[at..].find("]]").unwrap();
        let (id, name) = match rest[at + 3..end].split_once('#') {
            Some((id, name)) => (id, Some(name)),
            None => (&rest[at + 3..end], None),
        };
        let pair = site.pair(site.find_page(id).unwrap());
        out.push_str(&rest[..at]);
        out.push_str(&site.phrase(pair.figure(name).unwrap(), side));
        rest = &rest[end + 2..];
    }
    out + rest
}

/// The lines of a file that are words of one place.
fn lines(file: &str, text: &str) -> Vec<Line> {
    let mut lines = Vec::new();
    let (mut at, mut fences, mut block, mut open) = (0, 0, 0, false);
    for line in text.split_inclusive('\n') {
        let words = line.trim_end();
        let place = if words == "---" && fences < 2 {
            fences += 1;
            None
        } else if fences < 2 {
            let field = words.split_once(": ").map(|(key, _)| key).filter(|key| matches!(*key, "title" | "short" | "summary"));
            field.map(|field| Block::Field(field.to_owned()))
        } else if words.is_empty() {
            open = false;
            None
        } else {
            block += usize::from(!open);
            open = true;
            // Lists and tables are several places; a slip there is not made, so that its block is sure.
            (!words.starts_with(['-', '|', '>', '`'])).then_some(Block::Number(block))
        };
        if let Some(block) = place {
            lines.push(Line { file: file.to_owned(), start: at, text: words.to_owned(), block });
        }
        at += line.len();
    }
    lines
}

/// Two figures of different blocks change places.
fn swaps(lines: &[Line]) -> Vec<[(Line, String); 2]> {
    let numbers: Vec<(&Line, std::ops::Range<usize>)> = lines
        .iter()
        .flat_map(|line| super::slips::free_numbers(&line.text).into_iter().map(move |range| (line, range)))
        .collect();
    let mut swaps = Vec::new();
    for (number, (first, a)) in numbers.iter().enumerate() {
        for (second, b) in &numbers[number + 1..] {
            let (one, other) = (&first.text[a.clone()], &second.text[b.clone()]);
            if first.block == second.block || one == other {
                continue;
            }
            let mut texts = [first.text.clone(), second.text.clone()];
            texts[0].replace_range(a.clone(), other);
            texts[1].replace_range(b.clone(), one);
            let [one, other] = texts;
            swaps.push([((*first).clone(), one), ((*second).clone(), other)]);
        }
    }
    swaps
}

/// Where a finding stands.
fn place(found: &Diagnostic, texts: &BTreeMap<String, String>) -> Vec<(String, Block)> {
    let places = std::iter::once(&found.place).chain(&found.related);
    let blocks = places.filter_map(|place| {
        let file = place.file.as_str();
        let line = lines(file, texts.get(file)?).into_iter().rev().find(|line| line.start <= place.span.start)?;
        Some((file.to_owned(), line.block))
    });
    blocks.collect()
}

fn figures(report: &Report) -> Vec<&Diagnostic> {
    report.diagnostics().iter().filter(|found| found.rule.code.starts_with("DZ31")).collect()
}

#[test]
fn a_slip_is_told_where_it_was_made() {
    let mut content = Content::load();
    content.type_figures();
    let quiet = build(&content.tree(&BTreeMap::new()), &Options::default());
    let alarms: Vec<String> =
        figures(&quiet.report).iter().map(|found| format!("{}: {}", found.place.file, found.message)).collect();
    let mut alarms_typed = alarms.clone();
    alarms_typed.dedup();
    assert!(alarms_typed.is_empty(), "the content with typed figures has findings: {alarms_typed:#?}");

    let mut chance = Chance::seeded(20_211_228);
    let pages: BTreeSet<String> =
        content.files.keys().map(|path| path.rsplit_once('.').unwrap().0.rsplit_once('.').unwrap().0.to_owned()).collect();
    let pages: Vec<String> = pages.into_iter().collect();
    let (mut made, mut found) = (BTreeMap::<&str, usize>::new(), BTreeMap::<&str, usize>::new());
    let mut missed = Vec::new();
    let mut total = 0;
    while total < COUNT {
        let mut changed = BTreeMap::new();
        let mut slips: Vec<(&Slip, Vec<Line>, String)> = Vec::new();
        for page in &pages {
            let side = if chance.below(2) == 0 { "zh" } else { "en" };
            let slip = &SLIPS[(total + slips.len()) % SLIPS.len()];
            let file = format!("{page}.{side}.md");
            let Some(text) = content.files.get(&file) else { continue };
            let candidates: Vec<(Line, String)> = lines(&file, text)
                .into_iter()
                .flat_map(|line| slip.all(&line.text, side).into_iter().map(move |text| (line.clone(), text)))
                .collect();
            let swaps = if slip.name == "swapped" { swaps(&lines(&file, text)) } else { Vec::new() };
            if candidates.is_empty() && swaps.is_empty() || total + slips.len() >= COUNT {
                continue;
            }
            let edits = if swaps.is_empty() { vec![chance.of(&candidates).clone()] } else { chance.of(&swaps).to_vec() };
            let mut after = text.clone();
            for (line, slipped) in edits.iter().rev() {
                after.replace_range(line.start..line.start + line.text.len(), slipped);
            }
            changed.insert(file, after);
            let slipped = edits.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n  ");
            slips.push((slip, edits.into_iter().map(|(line, _)| line).collect(), slipped));
        }
        let built = build(&content.tree(&changed), &Options::default());
        let mut texts = content.files.clone();
        texts.extend(changed);
        let told: Vec<(String, Block)> = figures(&built.report).iter().flat_map(|found| place(found, &texts)).collect();
        for (slip, slipped_lines, slipped) in &slips {
            *made.entry(slip.name).or_default() += 1;
            if slipped_lines.iter().all(|line| told.contains(&(line.file.clone(), line.block.clone()))) {
                *found.entry(slip.name).or_default() += 1;
            } else {
                let line = &slipped_lines[0];
                missed.push(format!("{} {}\n  {}\n  {slipped}", slip.name, line.file, line.text));
            }
        }
        total += slips.len();
    }
    println!("{:12} {:>5} {:>6}", "slip", "made", "found");
    for (name, made) in &made {
        println!("{name:12} {made:>5} {:>6}", found.get(name).copied().unwrap_or_default());
    }
    // Two figures of one kind that change places in one block leave its figures what they were: told only where words or
    // other figures say which is which. Their count is printed, and asserted by itself.
    let within = "swapped within";
    let of = |counts: &BTreeMap<&str, usize>| {
        counts.iter().filter(|(name, _)| **name != within).map(|(_, count)| count).sum::<usize>()
    };
    let (all, total) = (of(&found), of(&made));
    println!("{all} of {total} found");
    for miss in missed.iter().take(60) {
        println!("{miss}");
    }
    assert!(all * 100 >= total * ENOUGH, "{all} of {total}");
    let (told, made) = (found.get(within).copied().unwrap_or_default(), made.get(within).copied().unwrap_or_default());
    assert!(told * 4 >= made * 3, "{told} of {made} swapped within a block");
}
