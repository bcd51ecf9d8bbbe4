//! Chinese years, months, days, quarters, decades.

use super::numeral::{self, Form};
use super::{Found, measure};
use crate::language::Bound;
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units;

/// Reads a date, or a part of one.
pub(super) fn read(chars: &Chars<'_>, i: usize) -> Option<Found> {
    if matches!(chars.at(i), '上' | '下') {
        return half_year(chars, i);
    }
    if chars.at(i) == '年' {
        return end_of_year(chars, i);
    }
    if chars.at(i) == '第' {
        let number = numeral::read(chars, i + 1)?;
        return quarter(chars, i, number.low, number.end);
    }
    let number = numeral::read(chars, i)?;
    if number.more.is_some() || number.high.is_some() {
        return None;
    }
    let value = number.low.to_integer()?;
    year(chars, i, &number, value)
        .or_else(|| era(chars, i, &number, value))
        .or_else(|| month(chars, i, &number, value))
        .or_else(|| day(chars, i, &number, value))
        .or_else(|| quarter(chars, i, number.low, number.end))
}

/// 年底, 年初, 年中: said with or without the other side saying so.
fn end_of_year(chars: &Chars<'_>, i: usize) -> Option<Found> {
    let part = match chars.at(i + 1) {
        '底' | '末' | '终' => "END",
        '初' => "START",
        '中' => "MIDDLE",
        _ => return None,
    };
    let figure = Figure::new(Kind::Date, Value::Code(part.to_owned()), chars.span(i, i + 2));
    Some(Found::one(Figure { loose: true, ..figure }, i + 2))
}

/// 上半年, 下半年, 前三季度 is an amount.
fn half_year(chars: &Chars<'_>, i: usize) -> Option<Found> {
    if !chars.starts(i + 1, "半年") {
        return None;
    }
    let number = if chars.at(i) == '上' { 1 } else { 2 };
    let figure = Figure::new(Kind::HalfYear, Value::Exact(Ratio::whole(number)), chars.span(i, i + 3));
    Some(Found::one(figure, i + 3))
}

/// 一季度, 第三季度; 前三季度 is three of them.
fn quarter(chars: &Chars<'_>, i: usize, number: Ratio, end: usize) -> Option<Found> {
    if !chars.starts(end, "季度") || !number.to_integer().is_some_and(|number| (1..=4).contains(&number)) {
        return None;
    }
    let end = end + 2;
    if chars.before(i) == '前' {
        let mut figure = Figure::new(Kind::Amount, Value::Exact(number), chars.span(i, end));
        figure.unit = units::named("quarters");
        return Some(Found::one(figure, end));
    }
    Some(Found::one(Figure::new(Kind::Quarter, Value::Exact(number), chars.span(i, end)), end))
}

/// 2035年, 二〇三五年, 2021—2025年, and the month that follows as a figure of its own.
fn year(chars: &Chars<'_>, i: usize, number: &numeral::Numeral, value: i64) -> Option<Found> {
    let old = matches!(number.form, Form::Digits(3))
        && chars.at(number.end) == '年'
        && (chars.starts(number.end + 1, "前后") || chars.ends(i, "公元").is_some());
    let four = matches!(number.form, Form::Digits(4) | Form::Positional(4)) && !number.grouped || old;
    if !four || !(if old { 100 } else { 1000 }..=2999).contains(&value) {
        return None;
    }
    let at = chars.skip_spaces(number.end);
    if let Some((_, next)) = chars.longest(at, ["—", "——", "–", "-", "~", "～", "至", "到", "−"]) {
        let next = chars.skip_spaces(next);
        if let Some(second) = numeral::read(chars, next)
            && chars.at(chars.skip_spaces(second.end)) == '年'
        {
            let later = second.low.to_integer()?;
            // 2021—25年.
            let later = if later < 100 && matches!(second.form, Form::Digits(2)) { value - value % 100 + later } else { later };
            if (1000..=2999).contains(&later) && later > value {
                let end = chars.skip_spaces(second.end) + 1;
                let range = Value::Range(number.low, Ratio::whole(later));
                return Some(Found::one(Figure::new(Kind::Year, range, chars.span(i, end)), end));
            }
        }
    }
    if chars.at(at) != '年' || matches!(chars.at(at + 1), '来' | '多') {
        return None;
    }
    let mut end = at + 1;
    let mut figure = Figure::new(Kind::Year, Value::Exact(number.low), chars.span(i, end));
    if chars.starts(end, "前后") || chars.starts(end, "左右") {
        figure.bound = Bound::About;
        end += 2;
    }
    Some(Found::one(figure, end))
}

/// 20世纪90年代, 90年代, 20世纪.
fn era(chars: &Chars<'_>, i: usize, number: &numeral::Numeral, value: i64) -> Option<Found> {
    if chars.starts(number.end, "世纪") && chars.before(i) != '个' {
        let end = number.end + 2;
        if let Some(decade) = numeral::read(chars, end)
            && chars.starts(decade.end, "年代")
        {
            let start = (value - 1) * 100 + decade.low.to_integer()?;
            let end = decade.end + 2;
            return Some(Found::one(Figure::new(Kind::Era, Value::Exact(Ratio::whole(start)), chars.span(i, end)), end));
        }
        return (value >= 10).then(|| Found::one(Figure::new(Kind::Ordinal, Value::Exact(number.low), chars.span(i, end)), end));
    }
    if chars.starts(number.end, "年代") && value % 10 == 0 && (10..=2090).contains(&value) {
        let end = number.end + 2;
        return Some(Found::one(Figure::new(Kind::Era, Value::Exact(number.low), chars.span(i, end)), end));
    }
    None
}

/// 3月, 1月15日, 3月底, 1月至3月.
fn month(chars: &Chars<'_>, i: usize, number: &numeral::Numeral, value: i64) -> Option<Found> {
    let mut end = chars.skip_spaces(number.end);
    let month = u8::try_from(value).ok().filter(|month| (1..=12).contains(month))?;
    if chars.at(end) != '月' {
        // 1—3月.
        let (_, next) = chars.longest(end, ["—", "–", "-", "～", "~", "至", "到", "、", "和"])?;
        let second = numeral::read(chars, next)?;
        let later = second.low.to_integer()?;
        let is_month = chars.at(second.end) == '月' && (1..=12).contains(&later) && later > value;
        let figure = Figure::new(Kind::Date, Value::Date { month: Some(month), day: None }, chars.span(i, number.end));
        return is_month.then(|| Found::one(figure, next));
    }
    end += 1;
    let mut figures = Vec::new();
    let mut date = Figure::new(Kind::Date, Value::Date { month: Some(month), day: None }, chars.span(i, end));
    // 12月28日和30日, 28日至30日: the month holds for the days that follow.
    let mut at = chars.skip_spaces(end);
    let mut until = end;
    while let Some(found) = numeral::read(chars, at) {
        let sign = chars.skip_spaces(found.end);
        let listed = chars.longest(sign, ["—", "–", "-", "～", "~", "至", "到", "、"]).map(|(_, next)| next);
        let is_day = chars.at(sign) == '日' || chars.at(sign) == '号' && measure::at(chars, sign + 1).is_none();
        let open_range = listed
            .is_some_and(|next| numeral::read(chars, next).is_some_and(|second| chars.at(chars.skip_spaces(second.end)) == '日'));
        let Some(day) = found.low.to_integer().and_then(|day| u8::try_from(day).ok()).filter(|day| (1..=31).contains(day)) else {
            break;
        };
        if !is_day && !open_range {
            break;
        }
        until = if is_day { sign + 1 } else { sign };
        date.value = Value::Date { month: Some(month), day: Some(day) };
        date.span = chars.span(if figures.is_empty() { i } else { at }, until);
        date.number = date.span;
        figures.push(date.clone());
        let Some((_, next)) = chars.longest(until, ["—", "–", "-", "～", "~", "至", "到", "、", "和", "与"]) else {
            break;
        };
        at = chars.skip_spaces(next);
    }
    if figures.is_empty() {
        figures.push(date);
    }
    Some(Found::Figures(figures, until))
}

/// 28日 by itself; 10日内 and 三日游 are lengths of time.
fn day(chars: &Chars<'_>, i: usize, number: &numeral::Numeral, value: i64) -> Option<Found> {
    let day = u8::try_from(value).ok().filter(|day| (1..=31).contains(day))?;
    let sign = chars.skip_spaces(number.end);
    let length = matches!(chars.at(sign + 1), '内' | '游' | '后' | '以' | '之' | '间' | '起');
    if chars.at(sign) != '日' || !matches!(number.form, Form::Digits(_)) || length {
        return None;
    }
    let figure = Figure::new(Kind::Date, Value::Date { month: None, day: Some(day) }, chars.span(i, sign + 1));
    Some(Found::one(figure, sign + 1))
}
