//! Where terms are linked: the first occurrence on a page and side, the longest match masking the shorter; the
//! translation's only where the paired block holds the original's term.

use std::collections::BTreeSet;

use crate::config::{Config, Side};
use crate::diagnostic::{Place, Report};
use crate::language::{Family, TermMatch, TermMatcher, WordMatcher};
use crate::parse::markdown::{Block, linkable_texts};
use crate::parse::{GLOSSARY, TermEntry, is_at};
use crate::site::assemble::Context;
use crate::site::links::{self, Link};
use crate::site::pair::Pair;
use crate::text::RelPath;

/// A place where a term is linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The linkable text of the block, counted from 0 in reading order.
    pub text: usize,
    /// First byte in that text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// The term.
    pub term: usize,
}

/// Every page that a form of a term is tied to is there, or pages below it are.
pub(super) fn check_places(context: &Context<'_, '_>, report: &mut Report) {
    let Ok(file) = RelPath::new(GLOSSARY) else { return };
    for place in context.site.terms.iter().flat_map(|term| &term.allowed).flat_map(|allowed| &allowed.at) {
        if !context.site.pairs.iter().any(|pair| is_at(&pair.id, &place.value)) {
            links::find_page(&place.value, &Place::new(&file, place.span), context, report);
        }
    }
}

/// The automata of a termbase, built once.
pub(super) struct Finder {
    original: SideFinder,
    translation: SideFinder,
    linked: Vec<bool>,
}

struct SideFinder {
    matcher: Matcher,
    /// The term of each form.
    terms: Vec<usize>,
}

enum Matcher {
    Anywhere(TermMatcher),
    Words(WordMatcher),
}

impl SideFinder {
    fn new(config: &Config, side: Side, terms: &[TermEntry]) -> Self {
        let mut forms = Vec::new();
        let mut owners = Vec::new();
        for (number, term) in terms.iter().enumerate() {
            forms.push(term.words.get(side));
            owners.push(number);
            if side == Side::Translation {
                forms.extend(term.allowed.iter().map(|allowed| allowed.text.as_str()));
                owners.resize(forms.len(), number);
            }
        }
        let matcher = match config.language(side).family {
            Family::Chinese => Matcher::Anywhere(TermMatcher::new(&forms)),
            Family::English => Matcher::Words(WordMatcher::new(&forms)),
        };
        Self { matcher, terms: owners }
    }

    fn find(&self, text: &str, mut each: impl FnMut(usize, TermMatch)) {
        let mut give = |found: TermMatch| {
            if let Some(term) = self.terms.get(found.word) {
                each(*term, found);
            }
        };
        match &self.matcher {
            Matcher::Anywhere(matcher) => matcher.find(text).for_each(&mut give),
            Matcher::Words(matcher) => matcher.find(text).for_each(&mut give),
        }
    }
}

impl Finder {
    /// Builds the automata.
    pub fn new(config: &Config, terms: &[TermEntry]) -> Self {
        Self {
            original: SideFinder::new(config, Side::Original, terms),
            translation: SideFinder::new(config, Side::Translation, terms),
            linked: terms.iter().map(|term| term.link).collect(),
        }
    }

    /// Sets the hits of every row of a pair, and its list of terms.
    pub fn link(&self, pair: &mut Pair) {
        if pair.layout == "glossary" || self.linked.is_empty() {
            return;
        }
        let mut done = [BTreeSet::new(), BTreeSet::new()];
        let [done_original, done_translation] = &mut done;
        let mut rows = std::mem::take(&mut pair.rows);
        for (at, row) in rows.iter_mut().enumerate() {
            let mut present = BTreeSet::new();
            if let Some(block) = pair.blocks(Side::Original).get(at) {
                let mark = |term| {
                    present.insert(term);
                    true
                };
                row.hits = self.side(&self.original, block, done_original, mark);
            }
            if present.is_empty() {
                continue;
            }
            if let Some(block) = pair.blocks(Side::Translation).get(at) {
                row.translation_hits = self.side(&self.translation, block, done_translation, |term| present.contains(&term));
            }
        }
        let mut terms: Vec<usize> = Vec::new();
        let linked = rows.iter().flat_map(|row| row.hits.iter().chain(&row.translation_hits)).map(|hit| hit.term);
        let asked = pair.links.iter().chain(&pair.translation_links).filter_map(|link| match link {
            Link::Term { term, .. } => Some(*term),
            _ => None,
        });
        for term in linked.chain(asked) {
            if !terms.contains(&term) {
                terms.push(term);
            }
        }
        pair.rows = rows;
        pair.terms = terms.into();
    }

    fn side(
        &self,
        finder: &SideFinder,
        block: &Block,
        done: &mut BTreeSet<usize>,
        mut wanted: impl FnMut(usize) -> bool,
    ) -> Box<[Hit]> {
        let (mut hits, mut number) = (Vec::new(), 0);
        linkable_texts(&block.kind, &mut |text| {
            finder.find(text, |term, found| {
                let links = self.linked.get(term).copied().unwrap_or_default();
                if wanted(term) && links && done.insert(term) {
                    hits.push(Hit { text: number, start: found.start, end: found.end, term });
                }
            });
            number += 1;
        });
        hits.into()
    }
}
