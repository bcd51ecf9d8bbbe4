//! English years, months, days, quarters, halves, decades.

use super::Found;
use super::numeral;
use super::order::ordinal_at;
use super::tokens::{Tokens, is_hyphen};
use crate::language::Bound;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units;
use crate::text::Span;

const MONTHS: &[(&str, u8)] = &[
    ("january", 1),
    ("jan", 1),
    ("february", 2),
    ("feb", 2),
    ("march", 3),
    ("mar", 3),
    ("april", 4),
    ("apr", 4),
    ("may", 5),
    ("june", 6),
    ("jun", 6),
    ("july", 7),
    ("jul", 7),
    ("august", 8),
    ("aug", 8),
    ("september", 9),
    ("sept", 9),
    ("sep", 9),
    ("october", 10),
    ("oct", 10),
    ("november", 11),
    ("nov", 11),
    ("december", 12),
    ("dec", 12),
];

const DECADES: [&str; 8] = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];

/// Words other than numbers with which a date begins.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let parts = ["end", "close", "beginning", "start", "middle", "mid", "q", "h"];
    MONTHS.iter().map(|(word, _)| *word).chain(DECADES).chain(parts)
}

/// Reads a date, or a part of one.
pub(super) fn read(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    end_of_year(tokens, i)
        .or_else(|| day_and_month(tokens, i))
        .or_else(|| month_and_day(tokens, i))
        .or_else(|| part_of_year(tokens, i))
        .or_else(|| era(tokens, i))
        .or_else(|| year(tokens, i))
}

/// The end of the year, the beginning of 2025, mid-2025.
fn end_of_year(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let part = match tokens.word(i) {
        "end" | "close" => "END",
        "beginning" | "start" => "START",
        "middle" | "mid" => "MIDDLE",
        _ => return None,
    };
    let at = i + 1 + usize::from(tokens.word(i + 1) == "of");
    let the = at + usize::from(matches!(tokens.word(at), "the" | "this" | "next" | "last"));
    let dated = tokens.word(the) == "year" || year_at(tokens, tokens.skip_hyphen(at)).is_some();
    let figure = Figure::new(Kind::Date, Value::Code(part.to_owned()), tokens.span(i, i + 1));
    dated.then(|| Found::one(Figure { loose: true, ..figure }, i + 1))
}

/// The month whose name stands at `i`, and where it ends. `May` and `March` in the middle of other words are told by case
/// and by what stands around them.
fn month_at(tokens: &Tokens<'_>, i: usize) -> Option<(u8, usize)> {
    let word = tokens.word(i);
    if word.len() < 3 || !tokens.written(i).starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let (_, month) = MONTHS.iter().find(|(name, _)| *name == word)?;
    let mut end = i + 1;
    if tokens.mark(end) == '.' && word.len() <= 4 && tokens.joined(end) {
        end += 1;
    }
    if matches!(word, "may" | "march" | "mar" | "jan" | "jun" | "sep" | "dec") {
        let dated =
            tokens.is_number(end) || tokens.is_number(i.wrapping_sub(1)) || tokens.mark(end) == ',' && tokens.is_number(end + 1);
        let placed = [
            "in", "by", "since", "from", "of", "until", "last", "this", "during", "to", "late", "early", "mid", "and", "next",
            "before", "after", "through",
        ];
        let listed = month_name(tokens.word(end))
            || matches!(tokens.word(end), "to" | "and" | "this" | "last") && month_name(tokens.word(end + 1));
        let ended = word != "may" && word != "march";
        if !(dated || placed.contains(&tokens.word_before(i)) || listed || ended) {
            return None;
        }
    }
    Some((*month, end))
}

fn month_name(word: &str) -> bool {
    word.len() > 2 && MONTHS.iter().any(|(name, _)| *name == word)
}

/// A day: 28, 28th, the 28th.
fn day_at(tokens: &Tokens<'_>, i: usize) -> Option<(u8, usize)> {
    if !tokens.is_number(i) {
        return None;
    }
    let day: u8 = tokens.written(i).parse().ok().filter(|day| (1..=31).contains(day))?;
    let suffix = tokens.joined(i + 1) && matches!(tokens.word(i + 1), "st" | "nd" | "rd" | "th");
    Some((day, i + 1 + usize::from(suffix)))
}

/// 28 December, 28 and 30 December, 28–30 December, 28th of December.
fn day_and_month(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let mut days = Vec::new();
    let mut at = i;
    loop {
        let (day, end) = day_at(tokens, at)?;
        days.push((day, tokens.span(at, end)));
        let after = end + usize::from(tokens.word(end) == "of");
        if let Some((month, month_end)) = month_at(tokens, after) {
            let last = days.len() - 1;
            let end = tokens.end_before(month_end);
            let dates = days.into_iter().enumerate().map(|(number, (day, span))| {
                let span = if number == last { Span::new(span.start, end) } else { span };
                Figure::new(Kind::Date, Value::Date { month: Some(month), day: Some(day) }, span)
            });
            return Some(Found::Figures(dates.collect(), month_end));
        }
        let joint = matches!(tokens.word(end), "and" | "to")
            || matches!(tokens.mark(end), '–' | '—' | ',')
            || is_hyphen(tokens.mark(end));
        if !joint || days.len() > 8 {
            return None;
        }
        at = end + 1;
        if tokens.word(at) == "and" {
            at += 1;
        }
    }
}

/// December 28, December 28–30, December 28 and 30, Dec. 28, December.
fn month_and_day(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let (month, end) = month_at(tokens, i)?;
    let mut dates = Vec::new();
    let mut at = end + usize::from(tokens.word(end) == "the");
    let mut until = end;
    while let Some((day, day_end)) = day_at(tokens, at) {
        if !dates.is_empty() && tokens.unit(day_end).is_some() {
            break;
        }
        let start = if dates.is_empty() { i } else { at };
        dates.push(Figure::new(Kind::Date, Value::Date { month: Some(month), day: Some(day) }, tokens.span(start, day_end)));
        until = day_end;
        let dashed = matches!(tokens.mark(day_end), '–' | '—') || is_hyphen(tokens.mark(day_end));
        let worded = matches!(tokens.word(day_end), "and" | "to");
        if !(dashed || worded) || dates.len() > 8 {
            break;
        }
        at = day_end + 1;
    }
    if dates.is_empty() {
        dates.push(Figure::new(Kind::Date, Value::Date { month: Some(month), day: None }, tokens.span(i, end)));
    }
    // December 28, 2021: the comma belongs to the date.
    Some(Found::Figures(dates, until))
}

/// Q1, the first quarter, the second half of the year, H1, the first three quarters.
fn part_of_year(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let one =
        |kind, value: i64, end| Some(Found::one(Figure::new(kind, Value::Exact(Ratio::whole(value)), tokens.span(i, end)), end));
    let word = tokens.word(i);
    if matches!(word, "q" | "h") && tokens.joined(i + 1) && tokens.is_number(i + 1) {
        let number: i64 = tokens.written(i + 1).parse().ok()?;
        return match word {
            "q" if (1..=4).contains(&number) => one(Kind::Quarter, number, i + 2),
            "h" if (1..=2).contains(&number) => one(Kind::HalfYear, number, i + 2),
            _ => None,
        };
    }
    if word == "first" && matches!(tokens.word(i + 1), "two" | "three") && tokens.word(i + 2) == "quarters" {
        let value = numeral::small(tokens.word(i + 1))?;
        let mut figure = Figure::new(Kind::Amount, Value::Exact(Ratio::whole(value)), tokens.span(i, i + 3));
        figure.unit = units::named("quarters");
        return Some(Found::one(figure, i + 3));
    }
    let (number, end) = ordinal_at(tokens, i)?;
    let last = tokens.skip_hyphen(end);
    match tokens.word(last) {
        "quarter" if (1..=4).contains(&number) => one(Kind::Quarter, number, last + 1),
        "half"
            if (1..=2).contains(&number)
                && tokens.phrase(last, "half of the 20").is_none()
                && tokens.phrase(last, "half century").is_none() =>
        {
            one(Kind::HalfYear, number, last + 1)
        }
        _ => None,
    }
}

/// the 1990s, the '90s, the nineties, the 20th century.
fn era(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let one =
        |value: i64, end| Some(Found::one(Figure::new(Kind::Era, Value::Exact(Ratio::whole(value)), tokens.span(i, end)), end));
    if tokens.is_number(i) {
        let apostrophe = usize::from(matches!(tokens.mark(i + 1), '\'' | '’'));
        let decades = tokens.joined(i + 1) && tokens.word(i + 1 + apostrophe) == "s";
        let value: i64 = tokens.written(i).parse().ok()?;
        return if decades && value % 10 == 0 && (10..=2090).contains(&value) { one(value, i + 2 + apostrophe) } else { None };
    }
    let place = DECADES.iter().position(|name| *name == tokens.word(i))?;
    one(20 + 10 * i64::try_from(place).ok()?, i + 1)
}

/// 2025, 2021–2025, 2021–25, mid-2021.
fn year(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let value = year_at(tokens, i)?;
    if tokens.mark_before(i) == '[' && tokens.mark(i + 1) == ']' {
        let figure = Figure::new(Kind::Code, Value::Code(tokens.written(i).to_owned()), tokens.span(i, i + 1));
        return Some(Found::one(figure, i + 1));
    }
    let currency = matches!(tokens.mark_before(i), '$' | '¥' | '￥' | '€' | '£')
        || matches!(tokens.word_before(i), "rmb" | "cny" | "usd" | "no" | "eur");
    if currency {
        return None;
    }
    let mut end = i + 1;
    let dashed = matches!(tokens.mark(end), '–' | '—' | '~' | '/') || is_hyphen(tokens.mark(end));
    let worded = tokens.word(end) == "to" && tokens.word_before(i) != "from";
    if dashed || worded {
        let written = tokens.written(end + 1);
        let later: Option<i64> = written.parse().ok();
        let later = match later {
            Some(short) if written.len() == 2 && dashed => Some(value - value % 100 + short),
            Some(_) => year_at(tokens, end + 1),
            None => None,
        };
        if let Some(later) = later.filter(|later| *later > value) {
            end += 2;
            let range = Value::Range(Ratio::whole(value), Ratio::whole(later));
            return Some(Found::one(Figure::new(Kind::Year, range, tokens.span(i, end)), end));
        }
    }
    // 2000 yuan, 2000 kilometres, 2000-plus: an amount.
    if tokens.unit(tokens.skip_hyphen(end)).is_some() || numeral::scale(tokens.word(end)).is_some() || tokens.mark(end) == '%' {
        return None;
    }
    let mut figure = Figure::new(Kind::Year, Value::Exact(Ratio::whole(value)), tokens.span(i, end));
    let about = matches!(tokens.word_before(i), "around" | "about" | "circa" | "approximately");
    if let Some((bound, _)) = super::bounds::before(tokens, i) {
        figure.bound = bound;
    }
    if about {
        figure.bound = Bound::About;
    }
    if tokens.mark(end) == '+' {
        end += 1;
    }
    Some(Found::one(figure, end))
}

fn year_at(tokens: &Tokens<'_>, i: usize) -> Option<i64> {
    if !tokens.is_number(i) || tokens.written(i).len() != 4 {
        return None;
    }
    let value: i64 = tokens.written(i).parse().ok()?;
    let letters = tokens.joined(i + 1) && !tokens.word(i + 1).is_empty();
    ((1800..=2199).contains(&value) && !letters).then_some(value)
}
