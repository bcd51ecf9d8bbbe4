//! Slips of a hand in the real content: a term rendered otherwise, a link dropped or led elsewhere, a source mark moved or
//! lost, a quoted figure typed or exchanged. Each is made at random, the same on every run; for each the right page and
//! block must be named. Pages do not look at each other's bodies, so that one run bears a slip on every page.

mod kinds;

use std::collections::BTreeMap;

use duizhao::check::{self, Selection};
use duizhao::config::{self, Config};
use duizhao::diagnostic::{Diagnostic, Report};
use duizhao::parse::{self, TermEntry};
use duizhao::site::{self, Site};
use duizhao::source::{SourceFile, SourceTree};
use duizhao::text::RelPath;

use crate::hostile::chance::Chance;
use crate::project::own;
use kinds::{KINDS, Slip};

/// Slips of a kind in one run.
const PER_KIND: usize = 100;
/// Of a hundred slips so many must be named.
const GOAL: usize = 98;

fn tree() -> SourceTree {
    duizhao::source::load(own()).unwrap()
}

fn read<'c>(tree: &SourceTree, config: &'c Config, terms: Vec<TermEntry>, report: &mut Report) -> Site<'c> {
    let parsed = parse::pages(tree, config, parse::Drafts::LeftOut, report);
    site::assemble(parsed, terms, config, report).unwrap()
}

fn rules() -> Selection {
    let names = ["term-missing", "term-avoided", "links-differ", "quoted-figures-differ", "source-marks-differ"];
    let all = duizhao::rules();
    let rules: Vec<_> = all.into_iter().filter(|rule| names.contains(&rule.name)).collect();
    assert_eq!(rules.len(), names.len());
    Selection::only(&rules)
}

/// Whether a finding names the file and the block of a slip, or the other block that a thing was moved to.
fn names(found: &Diagnostic, slip: &Slip) -> bool {
    let file = std::iter::once(&found.place).chain(&found.related).any(|place| place.file == slip.file);
    let at = |anchor: &str| anchor == slip.anchor || anchor.strip_prefix(&slip.anchor).is_some_and(|item| item.starts_with('-'));
    let spot = found.spot.as_ref().is_some_and(|spot| spot.page == slip.page && at(&spot.anchor));
    file && (spot || found.message.contains(&format!("`{}`", slip.anchor)))
}

#[test]
fn slips_are_named_with_their_page_and_block() {
    let base = tree();
    let mut report = Report::default();
    let config = config::parse(&base, &mut report).unwrap();
    let terms = parse::parse_glossary(&base, &config, &mut report);
    let site = read(&base, &config, terms.clone(), &mut report);
    check::all(&site, &rules(), &mut report);
    assert_eq!(report.diagnostics().len(), 0, "the content is clean: {:?}", report.diagnostics().first());

    let (mut made, mut named, mut missed) = (0, 0, String::new());
    for (number, (name, kind)) in KINDS.iter().enumerate() {
        let mut chance = Chance::seeded(number as u64 + 1);
        let mut slips: BTreeMap<String, Slip> = BTreeMap::new();
        let mut pairs: Vec<_> = site.pairs.iter().filter(|pair| pair.is_translated()).collect();
        while slips.len() < PER_KIND && !pairs.is_empty() {
            let pair = pairs.swap_remove(chance.below(pairs.len()));
            if let Some(slip) = kind(&base, &site, pair, &mut chance) {
                slips.insert(pair.id.clone(), slip);
            }
        }
        let mut changed = base.clone();
        for slip in slips.values() {
            changed.insert(slip.file.clone(), SourceFile::Text(slip.text.clone().into()));
        }
        let mut report = Report::default();
        let site = read(&changed, &config, terms.clone(), &mut report);
        assert!(!report.has_errors(), "{name}: {:?}", report.diagnostics().first());
        check::all(&site, &rules(), &mut report);
        let found = |slip: &Slip| report.diagnostics().iter().any(|found| names(found, slip));
        let good = slips.values().filter(|slip| found(slip)).count();
        println!("{name}: {good} of {}", slips.len());
        for slip in slips.values().filter(|slip| !found(slip)) {
            missed.push_str(&format!("{name}: {} {}: {}\n", slip.file, slip.anchor, slip.what));
        }
        assert!(slips.len() >= 20, "{name}: only {} pages bear such a slip", slips.len());
        made += slips.len();
        named += good;
        // Findings elsewhere would be false alarms: every finding belongs to a page that bears a slip.
        let strange = |found: &&Diagnostic| found.spot.as_ref().is_some_and(|spot| !slips.contains_key(&spot.page));
        assert_eq!(report.diagnostics().iter().find(strange).map(|found| &found.message), None, "{name}");
    }
    println!("{named} of {made} slips are named\n{missed}");
    assert!(named * 100 >= made * GOAL, "{named} of {made} slips are named\n{missed}");
}

/// The text of a file.
fn text<'t>(tree: &'t SourceTree, file: &RelPath) -> &'t str {
    tree.read(file.as_str()).unwrap()
}
