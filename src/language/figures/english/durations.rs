//! English lengths of time without a number: a decade, a century, a year and a half.

use super::tokens::Tokens;
use super::{Found, bounds};
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::{self, Dimension};

/// a year and a half, an hour and a half.
pub(super) fn and_a_half(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    if !matches!(tokens.word(i), "a" | "an" | "one") {
        return None;
    }
    let (unit, at) = tokens.unit(i + 1).filter(|(unit, _)| matches!(unit.dimension, Dimension::Months | Dimension::Seconds))?;
    let Some(end) = tokens.phrase(at, "and a half") else {
        // Nearly a year: one, if a bound says that it is measured.
        let (bound, start) = bounds::before(tokens, i)?;
        let mut figure = Figure::new(Kind::Amount, Value::Exact(Ratio::ONE), tokens.span(start, at));
        (figure.number, figure.unit, figure.bound, figure.loose) = (tokens.span(i, at), unit, bound, true);
        return Some(Found::one(figure, at));
    };
    let mut figure = Figure::new(Kind::Amount, Value::Exact(Ratio::new(3, 2)?), tokens.span(i, end));
    figure.unit = unit;
    if let Some((bound, start)) = bounds::before(tokens, i) {
        figure.bound = bound;
        figure.span = tokens.span(start, end);
    }
    Some(Found::one(figure, end))
}

/// a decade, the past decade, decades, a century.
pub(super) fn long(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let years = match tokens.word(i) {
        "decade" | "decades" => 10,
        "century" => 100,
        _ => return None,
    };
    let mut figure = Figure::new(Kind::Amount, Value::Exact(Ratio::whole(years)), tokens.span(i, i + 1));
    figure.unit = units::named("years");
    if tokens.word(i) == "decades" {
        figure.kind = Kind::Vague;
        figure.value = Value::Exact(Ratio::whole(10));
    }
    let counted = matches!(tokens.word_before(i), "a" | "past" | "last" | "next" | "coming" | "per" | "one");
    figure.loose = !counted || years == 100;
    let at = i - usize::from(tokens.word_before(i) == "a" && i > 0);
    if let Some((bound, start)) = bounds::before(tokens, at) {
        figure.bound = bound;
        figure.span = tokens.span(start, i + 1);
    }
    Some(Found::one(figure, i + 1))
}
