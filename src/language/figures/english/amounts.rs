//! English figures with a unit or noun, and ranges of them.

use super::numeral::{self, Number};
use super::tokens::{Tokens, is_hyphen};
use super::{Found, bounds};
use crate::language::Bound;
use crate::language::figures::figure::{Direction, Each, Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::{self, Dimension, UNITS, Unit};

static COUNT: Unit = Unit::COUNT;

/// Reads an amount.
pub(super) fn read(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    if let Some(found) = spelt_code(tokens, i).or_else(|| time_and_a_half(tokens, i)).or_else(|| long_time(tokens, i)) {
        return Some(found);
    }
    let (currency, start) = match currency(tokens, i) {
        Some((unit, start)) => (Some(unit), start),
        None => (None, i),
    };
    let first = numeral::read(tokens, start)?;
    let (value, mut end, grouped, early) = match range(tokens, start, &first, currency) {
        Some((value, second, early)) => (value, second.end, second.grouped || first.grouped, early),
        None => (Value::Exact(first.value), first.end, first.grouped, None),
    };
    let is_range = end != first.end;
    let mut odd = None;
    if let Some((bound, after)) =
        bounds::after(tokens, end).filter(|(bound, after)| *bound == Bound::SomewhatMoreThan && *after <= end + 2)
    {
        odd = Some(bound);
        end = after;
    }
    let mut value = value;
    let mut unit = currency;
    if let Some((found, until)) = unit_after(tokens, end) {
        // CNY 5 million yuan says it twice; $5 m is a million.
        unit = unit.or(Some(found));
        end = until;
    }
    if unit.is_some_and(|unit| matches!(unit.name, "decades" | "centuries")) && currency.is_none() {
        let years = if unit.is_some_and(|unit| unit.name == "decades") { 10 } else { 100 };
        value = match value {
            Value::Exact(value) => Value::Exact(value.times(Ratio::whole(years))?),
            other => other,
        };
        unit = Some(units::named("years"));
    }
    let unit = unit.or(early).unwrap_or(&COUNT);
    // 5 and 8 percent, 5, 8 and 10 billion yuan: the unit stands once, at the end of the list.
    let (unit, mut value) =
        if unit.is_count() && currency.is_none() && !is_range { listed(tokens, end, &first, value)? } else { (unit, value) };
    // A year and a half.
    if let Value::Exact(one) = value
        && !unit.is_count()
        && let Some(until) = tokens.phrase(end, "and a half")
    {
        value = Value::Exact(one.plus(Ratio::new(1, 2)?)?);
        end = until;
    }
    let mut figure = Figure::new(kind(unit), value, tokens.span(i, end));
    figure.number = tokens.span(start, first.end);
    figure.unit = unit;
    figure.grouped = grouped;
    let mut from = i;
    let mut until = end;
    let before = bounds::before(tokens, i);
    let time = matches!(unit.dimension, Dimension::Months | Dimension::Seconds);
    if let Some((bound, start)) = before {
        figure.bound = bound;
        from = start;
    }
    if let Some((bound, after)) = bounds::after(tokens, end) {
        figure.bound = bound;
        until = after;
    }
    if let Some(bound) = odd
        && matches!(figure.bound, Bound::Exactly | Bound::About)
    {
        figure.bound = bound;
    }
    if time
        && before.is_some()
        && matches!(tokens.word_before(i), "over" | "in")
        && figure.bound == Bound::MoreThan
        && tokens.word_before(i) == "in"
    {
        figure.bound = Bound::Exactly;
    }
    (figure.direction, figure.change) = bounds::change(tokens, from);
    if time && figure.change.is_none() {
        figure.direction = None;
    }
    figure.span = tokens.span(from, until);
    // 80 percent off is 20 percent of the price.
    if unit.dimension == Dimension::Share && matches!(tokens.word(until), "off" | "discount" | "cheaper") {
        if let Value::Exact(off) = figure.value {
            figure.value = Value::Exact(Ratio::whole(100).minus(off)?);
        }
    }
    let one = first.is_one && !is_range && matches!(unit.dimension, Dimension::Count | Dimension::Months | Dimension::Seconds);
    let zero = first.value == Ratio::ZERO && unit.is_count();
    figure.loose = one || zero || first.value == Ratio::ONE && unit.is_count() && !is_range;
    figure.each = each(tokens, until);
    figure.spelt = !tokens.is_number(start);
    figure.rest = matches!(tokens.word(first.end), "other" | "others" | "further");
    if figure.spelt && first.value == Ratio::whole(2) && unit.is_count() && tokens.word_before(i) == "or" {
        // A sentence or two.
        figure.loose = true;
    }
    if figure.spelt
        && first.value == Ratio::whole(2)
        && unit.is_count()
        && tokens.word_before(i) == "the"
        && !plural_follows(tokens, first.end)
    {
        // The two are …: a pronoun.
        figure.loose = true;
    }
    let quoted =
        matches!(tokens.mark_before(start), '“' | '‘' | '"') && matches!(tokens.mark(first.end), '”' | '’' | '"' | ',' | '.');
    if quoted
        && first.digits > 0
        && unit.is_count()
        && !is_range
        && !grouped
        && !tokens.written(start).contains('.')
        && until == first.end
    {
        let digits: String = tokens.written(start).chars().collect();
        return Some(Found::one(Figure::new(Kind::Code, Value::Code(digits), tokens.span(start, first.end)), first.end));
    }
    Some(Found::one(figure, until))
}

fn kind(unit: &Unit) -> Kind {
    match unit.dimension {
        Dimension::Share => Kind::Share,
        Dimension::Point => Kind::Point,
        _ => Kind::Amount,
    }
}

/// 600 flights a month, 30 micrograms per cubic metre: a measured denominator within a few words.
fn each(tokens: &Tokens<'_>, end: usize) -> Option<Each> {
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

/// a year and a half, an hour and a half.
fn time_and_a_half(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    if !matches!(tokens.word(i), "a" | "an" | "one") {
        return None;
    }
    let (unit, at) = tokens.unit(i + 1).filter(|(unit, _)| matches!(unit.dimension, Dimension::Months | Dimension::Seconds))?;
    let end = tokens.phrase(at, "and a half")?;
    let mut figure = Figure::new(Kind::Amount, Value::Exact(Ratio::new(3, 2)?), tokens.span(i, end));
    figure.unit = unit;
    if let Some((bound, start)) = bounds::before(tokens, i) {
        figure.bound = bound;
        figure.span = tokens.span(start, end);
    }
    Some(Found::one(figure, end))
}

/// a decade, the past decade, decades, a century.
fn long_time(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let years = match tokens.word(i) {
        "decade" => 10,
        "decades" => 10,
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

/// CNY 1 billion, RMB1bn, US$5: the currency, and the token of its number.
fn currency(tokens: &Tokens<'_>, i: usize) -> Option<(&'static Unit, usize)> {
    let money = || UNITS.iter().filter(|unit| matches!(unit.dimension, Dimension::Money(_)));
    let written = tokens.text.get(tokens.start(i)..)?;
    let symbols = money().flat_map(|unit| unit.symbols.iter().map(move |symbol| (unit, *symbol)));
    let (unit, symbol) = symbols.filter(|(_, symbol)| written.starts_with(symbol)).max_by_key(|(_, symbol)| symbol.len())?;
    let at = tokens.at_byte(tokens.start(i) + symbol.len());
    let at = tokens.skip_hyphen(at);
    tokens.is_number(at).then_some((unit, at))
}

/// The unit after a number: yuan, percent, -year; an adjective may stand between.
fn unit_after(tokens: &Tokens<'_>, end: usize) -> Option<(&'static Unit, usize)> {
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

/// 3 to 5 percent, 3–5%, between 3 and 5 percent: the second number, and a unit that stands after the first.
fn range(
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
fn listed(tokens: &Tokens<'_>, end: usize, first: &Number, value: Value) -> Option<(&'static Unit, Value)> {
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
