//! Terms: the notes of a page, and the list of the glossary page.

use crate::config::Side;
use crate::language::{Family, pinyin};
use crate::render::page::{Page, escaped};
use crate::render::view::{AvoidView, Letter, Note, TermView};
use crate::text::escape_text;

/// The note of a term.
pub(super) fn note(page: &Page<'_>, term: usize) -> Option<Note> {
    let lens = page.lens;
    let entry = lens.site.terms.get(term)?;
    let glossary = lens.site.page_of_layout("glossary");
    // The reading stands over the Chinese, whichever side that is.
    let word = |side| match lens.config().language(side).family {
        Family::Chinese => ruby(entry.words.get(side), entry.pinyin.as_deref()),
        Family::English => escaped(entry.words.get(side)),
    };
    Some(Note {
        id: entry.id.value.clone(),
        word_html: word(Side::Original).into(),
        word_tag: lens.tag(Side::Original).to_owned(),
        rendering_html: word(Side::Translation).into(),
        rendering_tag: lens.tag(Side::Translation).to_owned(),
        definition: page.sides(|side| entry.definition.as_ref().map(|words| escaped(words.get(side)))),
        href: glossary.filter(|ix| *ix != page.ix).map(|ix| format!("{}#t-{}", lens.page(ix), entry.id.value)),
    })
}

/// A word with its reading over it, word by word.
fn ruby(word: &str, reading: Option<&str>) -> String {
    let Some(reading) = reading else { return escaped(word) };
    let mut out = String::new();
    for part in pinyin::readings(word, reading) {
        let Some(reading) = part.reading else {
            escape_text(&mut out, part.text);
            continue;
        };
        out.push_str("<ruby>");
        escape_text(&mut out, part.text);
        out.push_str("<rp>（</rp><rt>");
        escape_text(&mut out, reading);
        out.push_str("</rt><rp>）</rp></ruby>");
    }
    out
}

/// The whole termbase in the order of its readings, and the letters of the rail. An English word is read as it is
/// written; a Chinese one without a reading stands at the end, under no letter.
pub(super) fn terms(page: &Page<'_>) -> (Vec<TermView>, Vec<Letter>) {
    let entries = &page.lens.site.terms;
    let family = page.lens.config().language(Side::Original).family;
    let reading = |number: usize| {
        let entry = entries.get(number)?;
        if family == Family::Chinese { entry.pinyin.as_deref() } else { Some(entry.words.original.as_str()) }
    };
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_cached_key(|number| (reading(*number).is_none(), reading(*number).map(pinyin::sort_key), *number));
    let mut views = Vec::with_capacity(order.len());
    let mut used: Vec<char> = Vec::new();
    for number in order {
        let Some(note) = note(page, number) else { continue };
        let initial = reading(number).and_then(pinyin::initial).filter(char::is_ascii_uppercase);
        let letter = initial.filter(|initial| !used.contains(initial));
        used.extend(letter);
        let avoid = entries.get(number).map_or(&[][..], |entry| &entry.avoid).iter().map(|avoided| AvoidView {
            text: avoided.text.clone(),
            why_html: avoided.why.as_ref().map(|why| page.lens.label(|side| why.get(side)).into()).unwrap_or_default(),
        });
        views.push(TermView { note, letter: letter.map(String::from), avoid: avoid.collect() });
    }
    // No reading of Chinese begins with these three.
    let letters = ('A'..='Z')
        .filter(|letter| family != Family::Chinese || !matches!(letter, 'I' | 'U' | 'V'))
        .map(|letter| Letter { text: letter.to_string(), used: used.contains(&letter) });
    (views, if used.is_empty() { Vec::new() } else { letters.collect() })
}
