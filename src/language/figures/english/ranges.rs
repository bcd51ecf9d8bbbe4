//! English ranges and lists: 3 to 5 percent, 17 or 18, between 3 and 5; 5, 8 and 10 percent.

use super::amounts::{COUNT, currency, unit_after};
use super::bounds;
use super::numeral::{self, Number};
use super::tokens::{Tokens, is_hyphen};
use crate::language::figures::figure::{Direction, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Unit;

/// 3 to 5 percent, 3–5%, between 3 and 5 percent: the second number, and a unit that stands after the first.
pub(super) fn read(
    tokens: &Tokens<'_>,
    i: usize,
    first: &Number,
    currency_of: Option<&'static Unit>,
) -> Option<(Value, Number, Option<&'static Unit>)> {
    let early = tokens.unit(first.end);
    let at = early.map_or(first.end, |(_, end)| end);
    let between = tokens.word_before(i) == "between" || tokens.phrase_before(i, "between about").is_some();
    let dashed = matches!(tokens.mark(at), '–' | '—' | '~' | '～')
        || is_hyphen(tokens.mark(at)) && tokens.joined(at) && tokens.joined(at + 1);
    let joint = match tokens.word(at) {
        "to" => tokens.word_before(i) != "from" && !(early.is_some() && bounds::change(tokens, i).0 == Some(Direction::By)),
        "and" => between,
        "or" => early.is_none() && adjacent(first, numeral::read(tokens, at + 1)),
        _ => dashed && tokens.word_before(i) != "from",
    };
    if !joint {
        return None;
    }
    let (money, start) = currency(tokens, at + 1).map_or((None, at + 1), |(unit, start)| (Some(unit), start));
    let second = numeral::read(tokens, start)?;
    if money.is_some() && currency_of.is_none() {
        return None;
    }
    if dashed && !tokens.is_number(start) && !tokens.is_number(i) && is_hyphen(tokens.mark(at)) {
        return None;
    }
    if let Some((unit, _)) = early
        && tokens.unit(tokens.skip_hyphen(second.end)).is_some_and(|(later, _)| later.dimension != unit.dimension)
    {
        return None;
    }
    let mut low = first.value;
    if first.scale == 0 && second.scale > 0 {
        let factor = Ratio::power_of_ten(second.scale)?;
        if low.compare(second.value.over(factor)?)?.is_lt() {
            low = low.times(factor)?;
        }
    }
    let rising = low.compare(second.value)?.is_lt();
    rising.then_some((Value::Range(low, second.value), second, early.map(|(unit, _)| unit)))
}

/// `at`, or the number to which a bound that begins there belongs: ten and not more than fifteen days.
fn after_bound(tokens: &Tokens<'_>, at: usize) -> usize {
    let number = (at + 1..at + 5).find(|next| tokens.is_number(*next) || numeral::small(tokens.word(*next)).is_some());
    let bounded = number.filter(|next| bounds::before(tokens, *next).is_some_and(|(_, start)| start <= at));
    bounded.unwrap_or(at)
}

/// Three or four hundred, 17 or 18.
fn adjacent(first: &Number, second: Option<Number>) -> bool {
    let apart = || {
        let second = second?;
        let shared = if first.scale == 0 { second.scale } else { 0 };
        second.value.over(Ratio::power_of_ten(shared)?)?.minus(first.value)
    };
    apart() == Some(Ratio::ONE)
}

/// The unit and the power that a list says once, at its end: 5, 8 and 10 percent.
pub(super) fn listed(tokens: &Tokens<'_>, end: usize, first: &Number, value: Value) -> Option<(&'static Unit, Value)> {
    let plain = (&COUNT, value.clone());
    let mut at = end;
    for _ in 0..6 {
        let comma = tokens.mark(at) == ',';
        let word = matches!(tokens.word(at + usize::from(comma)), "and" | "or" | "to");
        if !comma && !word {
            return Some(plain);
        }
        at += usize::from(comma) + usize::from(word);
        at = after_bound(tokens, at);
        if tokens.word(at) == "respectively" {
            at += 1;
        }
        let Some(next) = numeral::read(tokens, at).filter(|next| first.digits > 0 || next.digits == 0) else {
            return Some(plain);
        };
        if let Some((unit, _)) = unit_after(tokens, next.end) {
            // 2025 and 70 percent: a year is no part of the list.
            let is_year = first.digits == 4 && !first.grouped;
            let fits = !unit.is_count();
            if is_year || !fits {
                return Some(plain);
            }
            let value = match value {
                Value::Exact(exact) if first.scale == 0 && next.scale >= 3 && first.digits < 4 => {
                    Value::Exact(exact.times(Ratio::power_of_ten(next.scale)?)?)
                }
                other => other,
            };
            return Some((unit, value));
        }
        at = next.end;
    }
    Some(plain)
}
