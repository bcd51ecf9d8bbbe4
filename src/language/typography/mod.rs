//! Slips of typing, in the set of a text and not in what it says: each with what to write instead. The house style is
//! that of GB/T 15834 (punctuation) and GB/T 15835 (numerals) for Chinese, and of a British publisher for English.

mod glance;
mod hidden;
mod marks;
mod quotes;
mod spaces;
mod widths;

use std::ops::Range;

pub use hidden::{bidi_controls, invisible_characters, stray_markup};
pub use marks::{dashes, ellipses, full_width_punctuation, half_width_punctuation};
pub use quotes::straight_quotes;
pub use spaces::{ideographic_spaces, loose_spaces, spaces_in_chinese};
pub use widths::full_width_characters;

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
