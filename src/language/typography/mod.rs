//! Slips of typing, in the set of a text and not in what it says: each with what to write instead. The house style is
//! that of GB/T 15834 (punctuation) and GB/T 15835 (numerals) for Chinese, and of a British publisher for English.

mod glance;
mod hidden;
mod marks;
mod quotes;
mod spaces;
mod widths;

use std::ops::Range;

pub use glance::Glance;

use crate::language::Family;
use crate::language::han::{is_cjk, is_han};

/// A slip: what stands there, and what should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What to write instead; empty where it is to go.
    pub instead: String,
}

impl Slip {
    fn new(range: Range<usize>, instead: impl Into<String>) -> Self {
        Self { range, instead: instead.into() }
    }
}

/// A kind of slip: where it is looked for, and how.
#[derive(Debug)]
pub struct Search {
    /// The languages in whose texts it is looked for.
    pub families: &'static [Family],
    /// What must have been seen in a text for it.
    needs: Glance,
    find: fn(&str, Family) -> Vec<Slip>,
}

impl Search {
    const fn new(families: &'static [Family], needs: Glance, find: fn(&str, Family) -> Vec<Slip>) -> Self {
        Self { families, needs, find }
    }

    /// Whether some may stand in a text, or in some of several, in which this was seen.
    pub fn may_find(&self, seen: Glance) -> bool {
        seen.any(self.needs)
    }

    /// The slips of this kind in a text, from left to right; `glance` is what was seen in it.
    pub fn slips(&self, text: &str, glance: Glance, family: Family) -> Vec<Slip> {
        if self.may_find(glance) { (self.find)(text, family) } else { Vec::new() }
    }
}

const BOTH: &[Family] = &[Family::Chinese, Family::English];
const CHINESE: &[Family] = &[Family::Chinese];
const ENGLISH: &[Family] = &[Family::English];

/// Typewriter's quotation marks.
pub static STRAIGHT_QUOTES: Search = Search::new(BOTH, Glance::STRAIGHT_QUOTES, quotes::straight_quotes);
/// Marks of English in Chinese.
pub static HALF_WIDTH_PUNCTUATION: Search = Search::new(CHINESE, Glance::HALF_WIDTH_MARKS, marks::half_width_punctuation);
/// Spaces beside Chinese characters.
pub static SPACES_IN_CHINESE: Search = Search::new(CHINESE, Glance::SPACES, spaces::spaces_in_chinese);
/// Dots for an ellipsis.
pub static ELLIPSES: Search = Search::new(BOTH, Glance::DOTS, marks::ellipses);
/// Hyphens for a dash.
pub static DASHES: Search = Search::new(BOTH, Glance::HYPHENS, marks::dashes);
/// Letters and digits as wide as a Han character.
pub static FULL_WIDTH_CHARACTERS: Search = Search::new(BOTH, Glance::WIDE_LETTERS, widths::full_width_characters);
/// Spaces as wide as a Han character.
pub static IDEOGRAPHIC_SPACES: Search = Search::new(BOTH, Glance::IDEOGRAPHIC_SPACES, spaces::ideographic_spaces);
/// Marks of Markdown that were read as text.
pub static STRAY_MARKUP: Search = Search::new(BOTH, Glance::MARKUP, hidden::stray_markup);
/// Characters without a shape.
pub static INVISIBLE_CHARACTERS: Search = Search::new(BOTH, Glance::HIDDEN, hidden::invisible_characters);
/// Characters that turn the direction of the text.
pub static BIDI_CONTROLS: Search = Search::new(BOTH, Glance::HIDDEN, hidden::bidi_controls);
/// Marks of Chinese in English.
pub static FULL_WIDTH_PUNCTUATION: Search = Search::new(ENGLISH, Glance::CHINESE_MARKS, marks::full_width_punctuation);
/// Spaces too many.
pub static LOOSE_SPACES: Search = Search::new(ENGLISH, Glance::ODD_SPACES, spaces::loose_spaces);

/// All kinds.
#[cfg(test)]
static ALL: &[&Search] = &[
    &STRAIGHT_QUOTES,
    &HALF_WIDTH_PUNCTUATION,
    &SPACES_IN_CHINESE,
    &ELLIPSES,
    &DASHES,
    &FULL_WIDTH_CHARACTERS,
    &IDEOGRAPHIC_SPACES,
    &STRAY_MARKUP,
    &INVISIBLE_CHARACTERS,
    &BIDI_CONTROLS,
    &FULL_WIDTH_PUNCTUATION,
    &LOOSE_SPACES,
];

/// A character and its neighbours.
#[derive(Clone, Copy)]
struct Seen {
    at: usize,
    before: Option<char>,
    here: char,
    after: Option<char>,
}

impl Seen {
    fn end(self) -> usize {
        self.at + self.here.len_utf8()
    }
}

/// Each character of a text with its neighbours.
fn seen(text: &str) -> impl Iterator<Item = Seen> + '_ {
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let (at, here) = characters.next()?;
        let seen = Seen { at, before, here, after: characters.peek().map(|(_, next)| *next) };
        before = Some(here);
        Some(seen)
    })
}

/// Runs of the characters that `of` names, at least `least` of them: the range and the neighbours.
fn runs(text: &str, least: usize, of: impl Fn(char) -> bool) -> Vec<(Range<usize>, Option<char>, Option<char>)> {
    let mut found = Vec::new();
    let mut open: Option<(usize, usize, Option<char>)> = None;
    for seen in seen(text) {
        if !of(seen.here) {
            continue;
        }
        let (start, count, before) = open.unwrap_or((seen.at, 0, seen.before));
        if seen.after.is_some_and(&of) {
            open = Some((start, count + 1, before));
        } else {
            open = None;
            if count + 1 >= least {
                found.push((start..seen.end(), before, seen.after));
            }
        }
    }
    found
}

/// Whether a neighbour is Chinese: a Han character or a mark of Chinese text.
fn chinese(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(is_cjk)
}

/// Whether a neighbour is a Han character.
fn han(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(is_han)
}

/// Whether a neighbour is a letter or a digit of a script that parts its words.
fn latin(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| c.is_alphanumeric() && !is_cjk(c))
}
