//! DZ316: a text that speaks of a page with a figure states another figure of its unit.

use std::ops::Range;

use crate::check::frame::{At, Findings, SideOf, Spread};
use crate::diagnostic::{Diagnostic, Example, Place, Rule, Severity};
use crate::language::figures::{Figure, Kind, Ratio, Value};
use crate::language::{Bound, Family};
use crate::parse::front_matter::FigureEntry;
use crate::site::{Link, PairIx};
use crate::text::{RelPath, Span};

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ316",
    name: "ledger-figure-differs",
    severity: Severity::Warning,
    about: "A block that links to a page with a figure, or the title and summary of such a page, and that itself states a figure of the same unit, states that one: value and bound. Another is either a slip or belongs to another page, to which the block should then link.",
    example: Some(Example {
        wrong: "[[targets/demonstration-factories]]到2025年要有400个工厂。",
        right: "[[targets/demonstration-factories]]到2025年要有[[=targets/demonstration-factories]]。",
    }),
    fix: "Quote the figure, `[[=page]]`, which both languages then print from the ledger.",
};

/// A figure of the ledger that a place speaks of.
struct Ledger<'s> {
    page: &'s str,
    entry: &'s FigureEntry,
    file: &'s RelPath,
    span: Span,
}

/// Compares what places state with the ledger.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    for compared in spread.figures() {
        for side in compared.sides() {
            let ledgers = ledgers(spread, compared.at, side);
            if !ledgers.is_empty() {
                look(spread, compared.at, side, &ledgers, findings);
            }
        }
    }
}

/// The figures of the pages that a place links to; of its own page, for its title and summary.
fn ledgers<'s>(spread: &Spread<'s, '_>, at: At, side: &SideOf) -> Vec<Ledger<'s>> {
    let Some(prose) = side.prose(spread) else { return Vec::new() };
    let links = prose.references.iter().filter_map(|number| spread.link(side.side, *number));
    let mut pages: Vec<PairIx> = links
        .filter_map(|link| match link {
            Link::Page { pair, .. } | Link::Figure { pair, .. } => Some(*pair),
            _ => None,
        })
        .collect();
    pages.sort_unstable();
    pages.dedup();
    let mut pairs: Vec<_> = pages.into_iter().map(|page| spread.site.pair(page)).collect();
    if matches!(at, At::Title | At::Short | At::Summary) {
        pairs.push(spread.pair);
    }
    let figures = pairs.into_iter().flat_map(|pair| {
        pair.facts.figures().map(move |figure| Ledger {
            page: &pair.id,
            entry: &figure.value,
            file: &pair.original.file,
            span: figure.span,
        })
    });
    figures.collect()
}

fn look(spread: &Spread<'_, '_>, at: At, side: &SideOf, ledgers: &[Ledger<'_>], findings: &mut Findings) {
    let Some(prose) = side.prose(spread) else { return };
    for figure in side.reading.stated() {
        let own = Range { start: figure.span.start, end: figure.span.end };
        if !prose.is_own(own.clone()) {
            continue;
        }
        let unit: Vec<&Ledger<'_>> = ledgers.iter().filter(|ledger| is_of_unit(spread, ledger.entry, figure, side)).collect();
        let states = |ledger: &&Ledger<'_>| states(ledger.entry, figure);
        if unit.is_empty() || unit.iter().any(states) {
            continue;
        }
        if let Some(ledger) = unit.first() {
            let phrase = spread.site.phrase(ledger.entry, side.side);
            let said = side.text.get(figure.span.start..figure.span.end).unwrap_or_default();
            let message = format!("`{said}` stands beside a link to `{}`, whose figure is `{phrase}`", ledger.page);
            let help = format!("quote it, `[[={}]]`; or link to the page whose figure this is", ledger.page);
            let related = Place::new(ledger.file, ledger.span).label("the figure");
            findings.add(at, Diagnostic::new(&RULE, prose.place(own), message).related(related).help(help));
        }
    }
}

/// Whether a text's figure counts or measures the same as one of the ledger.
fn is_of_unit(spread: &Spread<'_, '_>, entry: &FigureEntry, figure: &Figure, side: &SideOf) -> bool {
    let Some(unit) = spread.site.config.units.iter().find(|unit| unit.key == entry.unit.value) else { return false };
    let words = unit.words(side.side);
    let sample = spread.tools.figures.read(&words.other.replace("{n}", "50"), side.family);
    let Some(read) = sample.figures.first() else { return false };
    if !read.unit.is_count() {
        return read.unit.dimension == figure.unit.dimension;
    }
    if !figure.unit.is_count() || figure.kind != Kind::Amount {
        return false;
    }
    // Things: the same counter, and the noun that the ledger counts.
    let rest = side.text.get(figure.number.end..).unwrap_or_default();
    let rest = rest.split(['，', '。', '；', '、', ',', '.', ';', '\u{1a}']).next().unwrap_or(rest);
    match side.family {
        Family::Chinese => {
            let counter = words.other.split("{n}").nth(1).unwrap_or_default();
            let of = entry.of.as_ref().map(|of| of.get(side.side)).unwrap_or_default();
            let noun: String = of.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
            !counter.is_empty() && !noun.is_empty() && rest.starts_with(counter) && rest.contains(&noun)
        }
        Family::English => {
            let noun = |form: &str| form.split("{n}").nth(1).unwrap_or_default().trim().to_owned();
            let stops = |word: &&str| !matches!(*word, "of" | "in" | "for" | "and" | "or" | "to" | "that" | "which");
            let near: Vec<&str> = rest.split_whitespace().take(4).take_while(stops).collect();
            [noun(&words.one), noun(&words.other)].iter().any(|noun| !noun.is_empty() && near.contains(&noun.as_str()))
        }
    }
}

/// Whether a text's figure is that of the ledger.
fn states(entry: &FigureEntry, figure: &Figure) -> bool {
    let value = Ratio::decimal(&entry.quantity.value.to_string());
    let same = figure.exact().is_some_and(|written| Some(written) == value) || figure.canonical() == value.map(Value::Exact);
    let bare = |bound: Bound| matches!(bound, Bound::Exactly | Bound::Reaches);
    let bound = entry.quantity.bound;
    same && (bound == figure.bound || figure.shared == Some(bound) || bare(bound) && bare(figure.bound))
}
