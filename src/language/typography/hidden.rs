//! What a reader cannot see, or was not to see.

use super::{Slip, han, runs, seen};
use crate::language::Family;

/// Characters that turn the direction of the text: what is shown is not what is written (“Trojan Source”, 2021).
pub(super) fn bidi_controls(text: &str, _: Family) -> Vec<Slip> {
    runs(text, 1, turns).into_iter().map(|(range, ..)| Slip::new(range, "")).collect()
}

/// Whether a character turns the direction of the text.
pub(super) fn turns(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Soft hyphen, zero-width space, joiners of words, byte order mark, signs of what could not be read; then the characters
/// of private meaning, and the one that the Markdown parser keeps for itself.
const SHAPELESS: &[std::ops::RangeInclusive<char>] = &[
    '\u{AD}'..='\u{AD}',
    '\u{200B}'..='\u{200B}',
    '\u{2060}'..='\u{2064}',
    '\u{FEFF}'..='\u{FEFF}',
    '\u{FFF9}'..='\u{FFFD}',
    '\u{E000}'..='\u{F8FF}',
    '\u{F0000}'..='\u{10FFFD}',
    '\u{2E52}'..='\u{2E52}',
];

/// Characters without a shape, of private meaning, or that say that something could not be read. Joiners stay where a
/// script or a picture character needs them, selectors of a variant after what they select.
pub(super) fn invisible_characters(text: &str, _: Family) -> Vec<Slip> {
    let mut slips = Vec::new();
    for seen in seen(text) {
        let joined = seen.before.is_some_and(|c| c > '\u{52F}' && !han(Some(c)));
        let hidden = match seen.here {
            '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' => !joined,
            '\u{E0100}'..='\u{E01EF}' => !han(seen.before),
            c => is_hidden(c),
        };
        if hidden {
            slips.push(Slip::new(seen.at..seen.end(), ""));
        }
    }
    slips
}

/// Whether a character has no shape wherever it stands.
pub(super) fn is_hidden(c: char) -> bool {
    !matches!(c, '\n' | '\t') && (SHAPELESS.iter().any(|range| range.contains(&c)) || c.is_control())
}

/// Marks of Markdown that were read as text: `**`, `](`.
pub(super) fn stray_markup(text: &str, _: Family) -> Vec<Slip> {
    let mut slips: Vec<Slip> = Vec::new();
    for (range, before, after) in runs(text, 2, |c| c == '*') {
        // `2 ** 3` is a power.
        let power = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == ' ');
        if !(power(before) && power(after)) {
            slips.push(Slip::new(range, ""));
        }
    }
    slips.extend(text.match_indices("](").map(|(at, sign)| Slip::new(at..at + sign.len(), "")));
    slips.sort_by_key(|slip| slip.range.start);
    slips
}
