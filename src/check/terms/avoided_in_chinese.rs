//! Renderings to avoid where they are Chinese: on sites whose original is English.

use std::collections::BTreeSet;

use crate::check::frame::Spread;
use crate::check::terms::{Lack, Missed};
use crate::language::{Likeness, find_phrases, words};

/// Finds them: where the English holds the term, and the Chinese no accepted form beside the rendering.
pub(super) fn find(spread: &Spread<'_, '_>) -> Vec<Lack> {
    let lexicon = &spread.tools.lexicon;
    let mut lacks = Vec::new();
    for (at, chinese, english) in spread.chinese_english() {
        let hits: Vec<_> = lexicon.avoided.find(&chinese.text).filter(|hit| chinese.is_own(hit.start..hit.end)).collect();
        if hits.is_empty() {
            continue;
        }
        let accepted = lexicon.matcher.find(&chinese.text).filter_map(|hit| lexicon.owners.get(hit.word));
        let mut done: BTreeSet<usize> = accepted.copied().collect();
        let english_words = words(&english.text);
        for hit in hits {
            let Some((term, number)) = lexicon.avoided_owners.get(hit.word).copied() else { continue };
            let forms = lexicon.terms.get(term).map_or(&[][..], |forms| &forms.accepted);
            let stands = forms.iter().find_map(|form| find_phrases(&form.phrase, &english_words, Likeness::Inflected).next());
            if let Some(stands) = stands
                && done.insert(term)
            {
                let said = chinese.text.get(hit.start..hit.end).unwrap_or_default().to_owned();
                let missed = Missed::Avoided(number, said, chinese.place(hit.start..hit.end));
                lacks.push(Lack { at, term, missed, word: english.place(stands) });
            }
        }
    }
    lacks
}
