//! English figures with a unit or noun, and ranges of them.

use super::numeral::{self, Number};
use super::tokens::{Tokens, is_hyphen};
use super::{Found, bounds, denominators, durations, ranges};
use crate::language::Bound;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::unit_names;
use crate::language::figures::units::{self, Dimension, Unit};

pub(super) static COUNT: Unit = Unit::COUNT;

/// A number with its unit, before anything is made of the words around it.
struct Measured {
    /// The token at which its currency or number begins.
    from: usize,
    /// The token of its number.
    start: usize,
    /// One past its last token.
    end: usize,
    first: Number,
    value: Value,
    unit: &'static Unit,
    /// `-odd`, `-plus` between number and unit.
    odd: Option<Bound>,
    is_range: bool,
    grouped: bool,
}

/// Words other than numbers with which an amount begins: currencies, and lengths of time.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let currencies = ["us", "hk", "rmb", "cny", "usd", "eur", "gbp", "hkd", "jpy", "rub", "krw", "cn"];
    currencies.into_iter().chain(["a", "an", "decade", "decades", "century"])
}

/// Reads an amount.
pub(super) fn read(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    if let Some(found) = spelt_code(tokens, i).or_else(|| durations::and_a_half(tokens, i)).or_else(|| durations::long(tokens, i))
    {
        return Some(found);
    }
    let measured = measure(tokens, i)?;
    let (figure, until) = around(tokens, &measured)?;
    if let Some(code) = quoted_code(tokens, &measured, until) {
        let end = tokens.at_byte(code.span.end);
        return Some(Found::one(code, end));
    }
    Some(Found::one(figure, until))
}

/// The number at `i` with its currency or unit.
fn measure(tokens: &Tokens<'_>, i: usize) -> Option<Measured> {
    let (currency, start) = match currency(tokens, i) {
        Some((unit, start)) => (Some(unit), start),
        None => (None, i),
    };
    let first = numeral::read(tokens, start)?;
    let (value, mut end, grouped, early) = match ranges::read(tokens, start, &first, currency) {
        Some((value, second, early)) => (value, second.end, second.grouped || first.grouped, early),
        None => (Value::Exact(first.value), first.end, first.grouped, None),
    };
    let is_range = end != first.end;
    let hyphened = |(bound, after): &(Bound, usize)| *bound == Bound::SomewhatMoreThan && *after <= end + 2;
    let mut odd = None;
    if let Some((bound, after)) = bounds::after(tokens, end).filter(hyphened) {
        (odd, end) = (Some(bound), after);
    }
    let mut unit = currency;
    if let Some((found, until)) = unit_after(tokens, end) {
        // CNY 5 million yuan says it twice; $5 m is a million.
        unit = unit.or(Some(found));
        end = until;
    }
    let (value, unit) = in_years(value, unit.or(early).unwrap_or(&COUNT))?;
    // 5 and 8 percent, 5, 8 and 10 billion yuan: the unit stands once, at the end of the list.
    let alone = unit.is_count() && currency.is_none() && !is_range;
    let (unit, mut value) = if alone { ranges::listed(tokens, end, &first, value)? } else { (unit, value) };
    // Two years and a half.
    if let Value::Exact(one) = value
        && !unit.is_count()
        && let Some(until) = tokens.phrase(end, "and a half")
    {
        value = Value::Exact(one.plus(Ratio::new(1, 2)?)?);
        end = until;
    }
    Some(Measured { from: i, start, end, first, value, unit, odd, is_range, grouped })
}

/// Two decades are twenty years.
fn in_years(value: Value, unit: &'static Unit) -> Option<(Value, &'static Unit)> {
    let years = match unit.name {
        "decades" => 10,
        "centuries" => 100,
        _ => return Some((value, unit)),
    };
    let value = match value {
        Value::Exact(value) => Value::Exact(value.times(Ratio::whole(years))?),
        other => other,
    };
    Some((value, units::named("years")))
}

/// The figure with its bound and its part in a change, from the words around it.
fn around(tokens: &Tokens<'_>, measured: &Measured) -> Option<(Figure, usize)> {
    let Measured { from: i, start, end, unit, .. } = *measured;
    let mut figure = Figure::new(kind(unit), measured.value.clone(), tokens.span(i, end));
    figure.number = tokens.span(start, measured.first.end);
    figure.unit = unit;
    let (mut from, mut until) = (i, end);
    if let Some((bound, start)) = bounds::before(tokens, i) {
        (figure.bound, from) = (bound, start);
    }
    if let Some((bound, after)) = bounds::after(tokens, end) {
        (figure.bound, until) = (bound, after);
    }
    if let Some(bound) = measured.odd.filter(|_| matches!(figure.bound, Bound::Exactly | Bound::About)) {
        figure.bound = bound;
    }
    (figure.direction, figure.change) = bounds::change(tokens, from);
    if is_time(unit) && figure.change.is_none() {
        figure.direction = None;
    }
    figure.span = tokens.span(from, until);
    // 80 percent off is 20 percent of the price.
    let off = unit.dimension == Dimension::Share && matches!(tokens.word(until), "off" | "discount" | "cheaper");
    if let (true, Value::Exact(off)) = (off, &figure.value) {
        figure.value = Value::Exact(Ratio::whole(100).minus(*off)?);
    }
    figure.each = denominators::each(tokens, until);
    figure.written.grouped = measured.grouped;
    figure.written.spelt = !tokens.is_number(start);
    figure.written.rest = matches!(tokens.word(measured.first.end), "other" | "others" | "further");
    figure.loose = is_loose(tokens, measured);
    Some((figure, until))
}

fn is_time(unit: &Unit) -> bool {
    matches!(unit.dimension, Dimension::Months | Dimension::Seconds)
}

/// One thing, nothing, or a pronoun: `one`, `the two are`, `a sentence or two`.
fn is_loose(tokens: &Tokens<'_>, measured: &Measured) -> bool {
    let Measured { from, start, unit, first, is_range, .. } = measured;
    if *is_range {
        return false;
    }
    let one = first.is_one && (unit.is_count() || is_time(unit));
    let none = (first.value == Ratio::ZERO || first.value == Ratio::ONE) && unit.is_count();
    let two = !tokens.is_number(*start) && first.value == Ratio::whole(2) && unit.is_count();
    let pronoun = match tokens.word_before(*from) {
        "or" => true,
        "the" => !plural_follows(tokens, first.end),
        _ => false,
    };
    one || none || two && pronoun
}

/// “76441”, “30–60”: digits in quotation marks with nothing after them are a name, whatever parts them.
fn quoted_code(tokens: &Tokens<'_>, measured: &Measured, until: usize) -> Option<Figure> {
    let Measured { start, first, unit, is_range, grouped, .. } = measured;
    let opened = matches!(tokens.mark_before(*start), '“' | '‘' | '"');
    // The second half of a name in two: “30–60”.
    let halves = *is_range && tokens.is_number(first.end + 1) && until == first.end + 2;
    let end = if halves { until } else { first.end };
    let closed = matches!(tokens.mark(end), '”' | '’' | '"') || !halves && matches!(tokens.mark(end), ',' | '.');
    let plain = first.digits > 0 && unit.is_count() && *is_range == halves && !grouped && until == end;
    let mut digits = tokens.written(*start).to_owned();
    if halves {
        digits.push_str(tokens.written(first.end + 1));
    }
    let code = opened && closed && plain && !digits.contains('.');
    code.then(|| Figure::new(Kind::Code, Value::Code(digits), tokens.span(*start, end)))
}

fn kind(unit: &Unit) -> Kind {
    match unit.dimension {
        Dimension::Share => Kind::Share,
        Dimension::Point => Kind::Point,
        _ => Kind::Amount,
    }
}

/// Whether a noun in the plural stands within three words.
fn plural_follows(tokens: &Tokens<'_>, at: usize) -> bool {
    (at..at + 3).take_while(|at| !tokens.word(*at).is_empty() || is_hyphen(tokens.mark(*at))).any(|at| {
        let word = tokens.word(at);
        word.len() > 3
            && word.ends_with('s')
            && !matches!(word, "does" | "always" | "across" | "this" | "thus" | "plus" | "less" | "themselves")
            || matches!(word, "people" | "men" | "women" | "children" | "series" | "media" | "data")
    })
}

/// “seven, six, four, four, one”: a name read digit by digit.
fn spelt_code(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    if !matches!(tokens.mark_before(i), '“' | '"' | '‘') {
        return None;
    }
    let mut digits = String::new();
    let mut at = i;
    loop {
        let digit = numeral::small(tokens.word(at)).filter(|digit| *digit < 10)?;
        digits.push_str(&digit.to_string());
        at += 1;
        match tokens.mark(at) {
            ',' | '-' | '–' => at += 1,
            '”' | '"' | '’' => break,
            _ if tokens.word(at).is_empty() => return None,
            _ => {}
        }
    }
    (digits.len() > 2).then(|| Found::one(Figure::new(Kind::Code, Value::Code(digits), tokens.span(i, at)), at))
}

/// CNY 1 billion, RMB1bn, US$5: the currency, and the token of its number.
pub(super) fn currency(tokens: &Tokens<'_>, i: usize) -> Option<(&'static Unit, usize)> {
    let name = unit_names::currency(tokens.text.get(tokens.start(i)..)?)?;
    let at = tokens.at_byte(tokens.start(i) + name.text.len());
    let at = tokens.skip_hyphen(at);
    tokens.is_number(at).then_some((name.unit, at))
}

/// The unit after a number: yuan, percent, -year; an adjective may stand between.
pub(super) fn unit_after(tokens: &Tokens<'_>, end: usize) -> Option<(&'static Unit, usize)> {
    let at = tokens.skip_hyphen(end);
    // 0.2 of a percentage point.
    let at = tokens
        .phrase(at, "of a")
        .filter(|part| tokens.unit(*part).is_some_and(|(unit, _)| unit.dimension == Dimension::Point))
        .unwrap_or(at);
    if let Some(found) = tokens.unit(at) {
        return Some(found);
    }
    let between = matches!(
        tokens.word(at),
        "more"
            | "further"
            | "additional"
            | "full"
            | "consecutive"
            | "calendar"
            | "extra"
            | "whole"
            | "successive"
            | "straight"
            | "short"
            | "long"
            | "chinese"
            | "other"
            | "entire"
            | "or"
            | "plus"
    );
    if between && !matches!(tokens.word(at), "or" | "plus" | "other") {
        return tokens.unit(at + 1);
    }
    None
}
