//! DZ325: the two sides of a place lead to different pages.

use crate::check::frame::{Findings, Prose, Spread};
use crate::check::references::{Item, Referring, Stretch, Written, compare};
use crate::config::Side;
use crate::diagnostic::{Diagnostic, Example, Rule, Severity};
use crate::parse::markdown::Target;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ325",
    name: "links-differ",
    severity: Severity::Warning,
    about: "Both sides of a place lead to the same pages and to the same headings of them, and have as many links out of the site. A link that only one has was forgotten, or leads to the wrong page in one of the two. How often a page is named does not matter, nor the order, nor the text of the link; terms of the glossary, which are linked by themselves, are not compared.",
    example: Some(Example {
        wrong: "见[[teas/green]]。 / See the page on green tea.",
        right: "见[[teas/green]]。 / See [[teas/green|the page on green tea]].",
    }),
    fix: "Add the link where it is missing, with its own text after a bar where the title does not fit, or take the other out.",
};

/// A page and perhaps a heading of it; an anchor of the same page has no page.
type To<'s> = (&'s str, Option<&'s str>);

/// Compares the links of every place.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    let mut places = Vec::new();
    for (at, original, translation) in spread.pairs() {
        let sides = [(Side::Original, original), (Side::Translation, translation)];
        let items = sides.map(|(side, prose)| links(spread, side, prose));
        findings.tally.references += items.first().map_or(0, Vec::len);
        places.extend(Some(Referring { at, sides: [original, translation].map(Stretch::of), items }).filter(Referring::differs));
        if let Some(found) = outside(spread, original, translation) {
            findings.add(at, found);
        }
    }
    compare(spread, &RULE, &places, ADVICE, findings);
}

const ADVICE: &str = "give both sides the same links; a link may have its own text: `[[page|text]]`";

fn links<'s>(spread: &Spread<'s, '_>, side: Side, prose: &Prose<'s>) -> Vec<Item<'s, To<'s>>> {
    let Some(page) = spread.pair.page(side) else { return Vec::new() };
    let references = prose.references.iter().filter_map(|number| page.body.references.get(*number));
    let pages = references.filter_map(|reference| match &reference.target {
        Target::Page { id, heading } => Some(Item {
            key: (id.as_str(), heading.as_deref()),
            written: Written::Target(&reference.target),
            here: Stretch { file: &page.file, span: reference.span },
        }),
        _ => None,
    });
    let anchors = prose.addresses.iter().filter_map(|address| {
        let anchor = address.strip_prefix('#')?;
        Some(Item { key: ("", Some(anchor)), written: Written::Address(address), here: Stretch::of(prose) })
    });
    pages.chain(anchors).collect()
}

/// Addresses out of the site may differ, as those of an office's two home pages do: only their number is compared.
fn outside(spread: &Spread<'_, '_>, original: &Prose<'_>, translation: &Prose<'_>) -> Option<Diagnostic> {
    let count = |prose: &Prose<'_>| prose.addresses.iter().filter(|address| !address.starts_with('#')).count();
    let (ours, theirs) = (count(original), count(translation));
    if ours == theirs {
        return None;
    }
    let [first, second] = Side::BOTH.map(|side| spread.name(side));
    let links = |number: usize| format!("{number} link{} out of the site", if number == 1 { "" } else { "s" });
    let message = format!("{second} has {}, and {first} {ours}", links(theirs));
    let related = original.whole().label(format!("{first} of the same place"));
    Some(Diagnostic::new(&RULE, translation.whole(), message).related(related).help(ADVICE))
}
