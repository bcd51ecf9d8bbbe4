//! The terms of a pair: which stand in its Chinese, and which of those its English lacks.

use std::collections::BTreeSet;

use crate::check::frame::{At, Prose, Spread};
use crate::check::terms::{Lexicon, allowed};
use crate::diagnostic::Place;
use crate::language::{Likeness, Word, find_phrase, words};

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
    /// The term in the Chinese.
    pub chinese: Place,
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
    read
}

/// Whether two places are looked at together: the cells of a row.
fn is_one(a: At, b: At) -> bool {
    match (a, b) {
        (At::Cell { block, row, .. }, At::Cell { block: other, row: other_row, .. }) => block == other && row == other_row,
        _ => false,
    }
}

fn look(unit: &[(At, &Prose<'_>, &Prose<'_>)], spread: &Spread<'_, '_>, lexicon: &Lexicon, read: &mut Terms) {
    let mut english: Option<Vec<Vec<Word>>> = None;
    let mut done = BTreeSet::new();
    for (at, chinese, whole) in unit {
        for found in lexicon.matcher.find(&chinese.text) {
            let Some(term) = lexicon.owners.get(found.word).copied() else { continue };
            // What a reference prints is compared where it is written.
            if !chinese.is_own(found.start..found.end) || !done.insert(term) {
                continue;
            }
            read.compared += 1;
            let english = english.get_or_insert_with(|| unit.iter().map(|(.., english)| words(&english.text)).collect());
            let texts: Vec<(&Prose<'_>, &[Word])> =
                unit.iter().zip(english.iter()).map(|((.., prose), words)| (*prose, words.as_slice())).collect();
            if let Some(missed) = missed(term, &texts, whole, spread) {
                let chinese = chinese.place(found.start..found.end);
                read.lacks.push(Lack { at: *at, term, missed, chinese });
            }
        }
    }
}

/// What the English has instead of an accepted form; nothing where it has one.
fn missed(term: usize, texts: &[(&Prose<'_>, &[Word])], whole: &Prose<'_>, spread: &Spread<'_, '_>) -> Option<Missed> {
    let forms = spread.tools.lexicon.terms.get(term)?;
    let entry = spread.site.terms.get(term)?;
    let find = |phrase: &[Word], likeness| {
        texts.iter().find_map(|(prose, words)| find_phrase(phrase, words, likeness).map(|range| (*prose, range)))
    };
    let mut elsewhere = None;
    for form in &forms.accepted {
        let Some((prose, range)) = find(&form.phrase, Likeness::Inflected) else { continue };
        match (form.number, allowed(entry, form.number)) {
            (Some(number), Some(allowed)) if !allowed.stands_on(&spread.pair.id) => {
                elsewhere.get_or_insert((number, prose, range));
            }
            _ => return None,
        }
    }
    let said = |prose: &Prose<'_>, range: &std::ops::Range<usize>| prose.text.get(range.clone()).unwrap_or_default().to_owned();
    let avoided = forms.avoided.iter().enumerate().find_map(|(number, phrase)| Some((number, find(phrase, Likeness::Exact)?)));
    Some(match (avoided, elsewhere) {
        (Some((number, (prose, range))), _) => Missed::Avoided(number, said(prose, &range), prose.place(range)),
        (None, Some((number, prose, range))) => Missed::Elsewhere(number, said(prose, &range), prose.place(range)),
        (None, None) => Missed::Wholly(whole.whole()),
    })
}
