//! The terms of a pair: which stand in its Chinese, and which of those its English lacks.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::frame::{At, Prose, Spread};
use crate::check::terms::{Accepted, Lexicon, allowed, avoided_in_chinese};
use crate::diagnostic::Place;
use crate::language::{Likeness, Word, find_phrases, words};

/// What was read in a pair.
#[derive(Debug, Default)]
pub(in crate::check) struct Terms {
    /// Terms that the English does not render in an accepted form.
    pub lacks: Vec<Lack>,
    /// How many terms stand in the Chinese, each once a place.
    pub compared: usize,
}

/// A term that the English of a place does not render as the glossary has it.
#[derive(Debug)]
pub(in crate::check) struct Lack {
    /// The place.
    pub at: At,
    /// The term's number.
    pub term: usize,
    /// What the English has instead.
    pub missed: Missed,
    /// The term on the other side: in the Chinese, but of a rendering to avoid that is Chinese in the English.
    pub word: Place,
}

/// What the English has instead of an accepted form.
#[derive(Debug)]
pub(in crate::check) enum Missed {
    /// Nothing that is known; the whole English of the place.
    Wholly(Place),
    /// A rendering to avoid, by its number: as it stands there, and where.
    Avoided(usize, String, Place),
    /// A form that is accepted on other pages, by its number.
    Elsewhere(usize, String, Place),
}

/// Reads a pair.
pub(in crate::check) fn read(spread: &Spread<'_, '_>) -> Terms {
    let mut read = Terms::default();
    let lexicon = &spread.tools.lexicon;
    if lexicon.terms.is_empty() {
        return read;
    }
    let mut unit: Vec<(At, &Prose<'_>, &Prose<'_>)> = Vec::new();
    for place in spread.chinese_english() {
        if unit.first().is_some_and(|(at, ..)| !is_one(*at, place.0)) {
            look(&std::mem::take(&mut unit), spread, lexicon, &mut read);
        }
        unit.push(place);
    }
    look(&unit, spread, lexicon, &mut read);
    if !lexicon.avoided_owners.is_empty() {
        read.lacks.extend(avoided_in_chinese::find(spread));
    }
    read
}

/// Whether two places are looked at together: the cells of a row.
fn is_one(a: At, b: At) -> bool {
    match (a, b) {
        (At::Cell { block, row, .. }, At::Cell { block: other, row: other_row, .. }) => block == other && row == other_row,
        _ => false,
    }
}

/// The places of a unit, with the words of their English, taken once and only where a term asks for them.
struct Unit<'u, 's> {
    english: Vec<(&'u Prose<'s>, Vec<Word>)>,
    /// All terms that stand in the Chinese, those that a reference prints too.
    present: BTreeSet<usize>,
}

fn look(unit: &[(At, &Prose<'_>, &Prose<'_>)], spread: &Spread<'_, '_>, lexicon: &Lexicon, read: &mut Terms) {
    let (mut found, mut asked, mut present) = (Vec::new(), BTreeSet::new(), BTreeSet::new());
    for (at, chinese, english) in unit {
        for hit in lexicon.matcher.find(&chinese.text) {
            let Some(term) = lexicon.owners.get(hit.word).copied() else { continue };
            present.insert(term);
            // What a reference prints is compared where it is written.
            let asks = lexicon.asks.get(hit.word) == Some(&true);
            if asks && chinese.is_own(hit.start..hit.end) && asked.insert(term) {
                found.push((term, *at, chinese.place(hit.start..hit.end), *english));
            }
        }
    }
    read.compared += found.len();
    if found.is_empty() {
        return;
    }
    let unit = Unit { english: unit.iter().map(|(.., english)| (*english, words(&english.text))).collect(), present };
    for (term, at, chinese, english) in found {
        if let Some(missed) = missed(term, &unit, english, spread) {
            read.lacks.push(Lack { at, term, missed, word: chinese });
        }
    }
}

/// What the English has instead of an accepted form; nothing where it has one.
fn missed(term: usize, unit: &Unit<'_, '_>, whole: &Prose<'_>, spread: &Spread<'_, '_>) -> Option<Missed> {
    let lexicon = &spread.tools.lexicon;
    let forms = lexicon.terms.get(term)?;
    let entry = spread.site.terms.get(term)?;
    // Longer terms that stand in the Chinese too, and what they are in English.
    let longer = forms.masks.iter().filter(|mask| unit.present.contains(mask)).filter_map(|mask| lexicon.terms.get(*mask));
    let longer: Vec<&Accepted> = longer.flat_map(|forms| &forms.accepted).collect();
    let mut elsewhere = None;
    for form in &forms.accepted {
        let Some((prose, range)) = first(form, &longer, unit) else { continue };
        match (form.number, allowed(entry, form.number)) {
            (Some(number), Some(allowed)) if !allowed.stands_on(&spread.pair.id) => {
                elsewhere.get_or_insert((number, prose, range));
            }
            _ => return None,
        }
    }
    let said = |prose: &Prose<'_>, range: &Range<usize>| prose.text.get(range.clone()).unwrap_or_default().to_owned();
    let avoided = forms.avoided.iter().enumerate().find_map(|(number, phrase)| {
        let find = |words| find_phrases(phrase, words, Likeness::Exact).next();
        unit.english.iter().find_map(|(prose, words)| Some((number, *prose, find(words)?)))
    });
    Some(match (avoided, elsewhere) {
        (Some((number, prose, range)), _) => Missed::Avoided(number, said(prose, &range), prose.place(range)),
        (None, Some((number, prose, range))) => Missed::Elsewhere(number, said(prose, &range), prose.place(range)),
        (None, None) => Missed::Wholly(whole.whole()),
    })
}

/// The first place where a form stands and is no part of a longer term's.
fn first<'u, 's>(form: &Accepted, longer: &[&Accepted], unit: &'u Unit<'u, 's>) -> Option<(&'u Prose<'s>, Range<usize>)> {
    unit.english.iter().find_map(|(prose, words)| {
        let masked = |here: &Range<usize>| {
            let mut around = longer.iter().flat_map(|longer| find_phrases(&longer.phrase, words, Likeness::Inflected));
            around.any(|around| around.start <= here.start && here.end <= around.end && around.len() > here.len())
        };
        find_phrases(&form.phrase, words, Likeness::Inflected).find(|here| !masked(here)).map(|range| (*prose, range))
    })
}
