//! DZ326: the two sides of a place quote different figures of the ledger.

use crate::check::frame::{Findings, Prose, Spread};
use crate::check::references::{Item, Referring, Stretch, Written, compare};
use crate::config::Side;
use crate::diagnostic::{Example, Rule, Severity};
use crate::parse::markdown::Target;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ326",
    name: "quoted-figures-differ",
    severity: Severity::Error,
    about: "A figure of the ledger is quoted by `[[=page]]`, and each language prints it in its own words. Where one side quotes a figure and the other does not, the other either lacks it or has typed it by hand, where it can come to disagree.",
    example: Some(Example {
        wrong: "水温[[=waters/green]]。 / The water is at about 80 degrees.",
        right: "水温[[=waters/green]]。 / The water is at [[=waters/green]].",
    }),
    fix: "Quote the same figures on both sides.",
};

/// A page, and the name of one of its further figures.
type Figure<'s> = (&'s str, Option<&'s str>);

/// Compares the quoted figures of every place.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    let mut places = Vec::new();
    for (at, original, translation) in spread.pairs() {
        let sides = [(Side::Original, original), (Side::Translation, translation)];
        let items = sides.map(|(side, prose)| figures(spread, side, prose));
        findings.tally.references += items.first().map_or(0, Vec::len);
        places.extend(Some(Referring { at, sides: [original, translation].map(Stretch::of), items }).filter(Referring::differs));
    }
    compare(spread, &RULE, &places, "quote the same figures on both sides, so that they cannot disagree", findings);
}

fn figures<'s>(spread: &Spread<'s, '_>, side: Side, prose: &Prose<'s>) -> Vec<Item<'s, Figure<'s>>> {
    let Some(page) = spread.pair.page(side) else { return Vec::new() };
    let references = prose.references.iter().filter_map(|number| page.body.references.get(*number));
    let figures = references.filter_map(|reference| match &reference.target {
        Target::Figure { id, name } => Some(Item {
            key: (id.as_str(), name.as_deref()),
            written: Written::Target(&reference.target),
            here: Stretch { file: &page.file, span: reference.span },
        }),
        _ => None,
    });
    figures.collect()
}
