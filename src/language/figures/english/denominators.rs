//! English denominators: per 10,000 people, for every hundred households; 600 flights a month.

use super::amounts::unit_after;
use super::tokens::{Tokens, is_hyphen};
use super::{Found, numeral};
use crate::language::figures::figure::Each;
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Dimension;

/// 600 flights a month, 30 micrograms per cubic metre: a measured denominator within a few words.
pub(super) fn each(tokens: &Tokens<'_>, end: usize) -> Option<Each> {
    for at in end..end + 6 {
        let slash = tokens.mark(at) == '/';
        let word = tokens.word(at);
        if !slash && word.is_empty() && !is_hyphen(tokens.mark(at)) {
            return None;
        }
        let article = matches!(word, "a" | "an");
        if !(slash || article || matches!(word, "per" | "each" | "every")) {
            continue;
        }
        let (unit, after) = tokens.unit(at + 1)?;
        let passing = matches!(tokens.word(after), "ago" | "earlier" | "later" | "before" | "after" | "and" | "or" | "long");
        let lasting = article
            && matches!(
                tokens.word_before(at),
                "for" | "in" | "within" | "once" | "over" | "after" | "of" | "by" | "than" | "as" | "about" | "is" | "was"
            );
        let time = matches!(unit.dimension, Dimension::Months | Dimension::Seconds);
        let measured = !matches!(
            unit.dimension,
            Dimension::Money(_) | Dimension::Count | Dimension::Share | Dimension::Point | Dimension::IndexPoint
        );
        let told = measured && !passing && !lasting && (time || !article);
        return if told { Some(Each { dimension: unit.dimension, size: unit.scale()? }) } else { None };
    }
    None
}

/// Words with which a denominator begins.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    ["per", "every", "each"].into_iter()
}

/// per 10,000 people, for every hundred households: a denominator.
pub(super) fn per(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let (at, before) = match tokens.word(i) {
        "per" => (i + 1, true),
        "every" | "each" => (i + 1, matches!(tokens.word_before(i), "for" | "in" | "among" | "to" | "of")),
        _ => return None,
    };
    let number = numeral::read(tokens, at)?;
    let ranged = matches!(tokens.word(number.end), "to" | "or") || matches!(tokens.mark(number.end), '–' | '-');
    if number.value == Ratio::ONE || ranged || unit_after(tokens, number.end).is_some() {
        return None;
    }
    Some(Found::Per(number.value, before, number.end))
}
