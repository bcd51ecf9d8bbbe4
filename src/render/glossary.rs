//! Terms: the notes of a page, and the list of the glossary page.

use crate::config::Side;
use crate::language::pinyin;
use crate::render::page::{Page, escaped};
use crate::render::view::{AvoidView, Letter, Note, TermView};
use crate::text::escape_text;

/// The note of a term.
pub(super) fn note(page: &Page<'_>, term: usize) -> Option<Note> {
    let lens = page.lens;
    let entry = lens.site.terms.get(term)?;
    let glossary = lens.site.page_of_layout("glossary");
    Some(Note {
        id: entry.id.value.clone(),
        word_html: ruby(&entry.words.original, entry.pinyin.as_deref()),
        word_tag: lens.tag(Side::Original).to_owned(),
        rendering: entry.words.translation.clone(),
        rendering_tag: lens.tag(Side::Translation).to_owned(),
        definition: page.sides(|side| entry.definition.as_ref().map(|words| escaped(words.get(side)))),
        href: glossary.filter(|ix| *ix != page.ix).map(|ix| format!("{}#t-{}", lens.page(ix), entry.id.value)),
    })
}

/// A word with its reading over it, word by word.
fn ruby(word: &str, reading: Option<&str>) -> String {
    let Some(reading) = reading else { return escaped(word) };
    let mut out = String::from("<ruby>");
    for part in pinyin::readings(word, reading) {
        escape_text(&mut out, part.text);
        if let Some(reading) = part.reading {
            out.push_str("<rp>（</rp><rt>");
            escape_text(&mut out, reading);
            out.push_str("</rt><rp>）</rp>");
        }
    }
    out.push_str("</ruby>");
    out
}

/// The whole termbase in the order of its readings, and the letters of the rail. A term without a reading
/// stands at the end, under its own first letter.
pub(super) fn terms(page: &Page<'_>) -> (Vec<TermView>, Vec<Letter>) {
    let entries = &page.lens.site.terms;
    let reading = |number: usize| entries.get(number).and_then(|entry| entry.pinyin.as_deref());
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
            why_html: avoided.why.as_ref().map(|why| page.lens.label(|side| why.get(side))).unwrap_or_default(),
        });
        views.push(TermView { note, letter: letter.map(String::from), avoid: avoid.collect() });
    }
    let letters = ('A'..='Z')
        .filter(|letter| !matches!(letter, 'I' | 'U' | 'V'))
        .map(|letter| Letter { text: letter.to_string(), used: used.contains(&letter) });
    (views, if used.is_empty() { Vec::new() } else { letters.collect() })
}
