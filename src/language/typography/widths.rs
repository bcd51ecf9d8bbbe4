//! Letters and digits as wide as a Han character.

use super::{Slip, runs};
use crate::language::Family;

/// Full-width letters, digits and per-cent signs: another character than the one a reader searches for.
pub(super) fn full_width_characters(text: &str, _: Family) -> Vec<Slip> {
    let found = runs(text, 1, is_wide).into_iter();
    found
        .map(|(range, ..)| Slip::new(range.clone(), text.get(range).unwrap_or_default().chars().map(narrow).collect::<String>()))
        .collect()
}

/// Whether a character is a wide letter, digit or per-cent sign.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％')
}

/// The character of the block Halfwidth and Fullwidth Forms as ASCII has it: the same order, U+FEE0 lower.
fn narrow(c: char) -> char {
    u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).filter(char::is_ascii).unwrap_or(c)
}
