//! Terms: the words of the glossary that a place holds in Chinese, and what the English beside it has for them. Longer
//! words mask the shorter inside them; once a place is enough; a row of a table is one place.

mod avoided_in_chinese;
mod reading;

pub(super) mod glossary_contradiction;
pub(super) mod term_avoided;
pub(super) mod term_elsewhere;
pub(super) mod term_missing;

use std::collections::BTreeMap;

use crate::config::{Config, Side};
use crate::language::figures::Anchor;
use crate::language::{Family, Likeness, TermMatcher, Word, find_phrases, words, words_around};
use crate::parse::{Allowed, Avoided, TermEntry};
use crate::site::Site;

pub(super) use reading::{Lack, Missed, Terms, read};

/// The glossary, ready for looking up.
#[derive(Debug)]
pub(super) struct Lexicon {
    /// Finds the Chinese words of all terms.
    matcher: TermMatcher,
    /// The term of each word that it finds.
    owners: Vec<usize>,
    /// Whether each is the term itself. A further form, as a translation may have, is no more than another way to say it,
    /// and may be an everyday word: it does not ask for the other language.
    asks: Vec<bool>,
    /// The forms of each term.
    terms: Vec<Forms>,
    /// Finds renderings to avoid, where they are Chinese.
    avoided: TermMatcher,
    /// The term of each, and its number among those of the term.
    avoided_owners: Vec<(usize, usize)>,
}

/// The forms of one term in English, and the renderings to avoid where those are English.
#[derive(Debug)]
struct Forms {
    accepted: Vec<Accepted>,
    avoided: Vec<Vec<Word>>,
    /// Terms whose Chinese holds this one's, as 五年规划 holds 规划: inside their English this one's does not count.
    masks: Vec<usize>,
}

/// A form that is accepted, everywhere or on some pages.
#[derive(Debug)]
struct Accepted {
    phrase: Vec<Word>,
    /// Its number in `en_allowed`; none for the rendering itself.
    number: Option<usize>,
}

impl Lexicon {
    /// Makes the glossary of a site ready; empty where the site is not in Chinese and English.
    pub fn new(site: &Site<'_>) -> Self {
        let side_of = |family| Side::BOTH.into_iter().find(|side| site.config.language(*side).family == family);
        let (Some(chinese), Some(english)) = (side_of(Family::Chinese), side_of(Family::English)) else {
            let none = TermMatcher::new::<&str>(&[]);
            return Self {
                matcher: none.clone(),
                owners: Vec::new(),
                asks: Vec::new(),
                terms: Vec::new(),
                avoided: none,
                avoided_owners: Vec::new(),
            };
        };
        let (mut written, mut owners, mut asks) = (Vec::new(), Vec::new(), Vec::new());
        for (number, term) in site.terms.iter().enumerate() {
            written.extend(forms(term, chinese).map(|(form, _)| form));
            asks.extend(forms(term, chinese).map(|(_, further)| further.is_none()));
            owners.resize(written.len(), number);
        }
        let chinese_words: Vec<&str> = site.terms.iter().map(|term| term.words.get(chinese)).collect();
        let masks = words_around(&chinese_words);
        let terms = site.terms.iter().zip(masks).map(|(term, masks)| Forms {
            masks,
            accepted: forms(term, english).map(|(form, number)| Accepted { phrase: words(form), number }).collect(),
            avoided: match english {
                Side::Original => Vec::new(),
                Side::Translation => term.avoid.iter().map(|avoided| words(&avoided.text)).collect(),
            },
        });
        let (mut avoided, mut avoided_owners) = (Vec::new(), Vec::new());
        for (number, term) in site.terms.iter().enumerate().filter(|_| chinese == Side::Translation) {
            avoided.extend(term.avoid.iter().map(|avoided| avoided.text.as_str()));
            avoided_owners.extend((0..term.avoid.len()).map(|avoided| (number, avoided)));
        }
        Self {
            matcher: TermMatcher::new(&written),
            owners,
            asks,
            terms: terms.collect(),
            avoided: TermMatcher::new(&avoided),
            avoided_owners,
        }
    }
}

impl Lexicon {
    /// Terms that stand once in a Chinese text and once in its English: where. They say which words belong to which.
    pub fn anchors(&self, chinese: &str, english: &str) -> Vec<Anchor> {
        let mut places: BTreeMap<usize, Option<usize>> = BTreeMap::new();
        for hit in self.matcher.find(chinese) {
            let Some(term) = self.owners.get(hit.word) else { continue };
            places.entry(*term).and_modify(|place| *place = None).or_insert(Some(hit.start));
        }
        let english = words(english);
        let met = places.into_iter().filter_map(|(term, place)| {
            let forms = &self.terms.get(term)?.accepted;
            let mut found: Vec<usize> = forms
                .iter()
                .flat_map(|form| find_phrases(&form.phrase, &english, Likeness::Inflected))
                .map(|range| range.start)
                .collect();
            found.dedup();
            match found.as_slice() {
                [one] => Some(Anchor { chinese: place?, english: *one }),
                _ => None,
            }
        });
        met.collect()
    }
}

/// The accepted forms of a term on one side, with their number among the further ones.
fn forms(term: &TermEntry, side: Side) -> impl Iterator<Item = (&str, Option<usize>)> {
    let further = if side == Side::Translation { term.allowed.as_slice() } else { &[] };
    let further = further.iter().enumerate().map(|(number, allowed)| (allowed.text.as_str(), Some(number)));
    std::iter::once((term.words.get(side), None)).chain(further)
}

/// A further form by its number.
fn allowed(term: &TermEntry, number: Option<usize>) -> Option<&Allowed> {
    term.allowed.get(number?)
}

/// The renderings that a writer may use on a page, the first ones: `a`, `b` or `c`.
fn advice(term: &TermEntry, page: &str, side: Side) -> String {
    let here = |number: &Option<usize>| allowed(term, *number).is_none_or(|allowed| allowed.stands_on(page));
    let forms: Vec<String> =
        forms(term, side).filter(|(_, number)| here(number)).take(3).map(|(form, _)| format!("`{form}`")).collect();
    match forms.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("write {} or {last}", rest.join(", ")),
        Some((only, _)) => format!("write {only}"),
        None => String::new(),
    }
}

/// Why a rendering is avoided, in the language of the messages.
fn why(avoided: &Avoided, config: &Config) -> Option<String> {
    let english = Side::BOTH.into_iter().find(|side| config.language(*side).family == Family::English);
    avoided.why.as_ref().map(|why| why.get(english.unwrap_or(Side::Translation)).to_owned())
}
