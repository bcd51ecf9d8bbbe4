//! Chinese parts and multiples: 百分之五, 三分之二, 三成五, 一半, 增长2倍, 翻两番.

use super::numeral::{self, Form, Numeral};
use super::{Found, bounds, measure};
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::{Direction, Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::{self, Unit};
use crate::language::{Bound, Change};

/// Words that 成 begins or ends after a numeral: 三成员 would be three members.
const NOT_TENTHS: &str = "员本果立套都功熟效长分为品就因型人交名";

/// Reads a part or a multiple.
pub(super) fn read(chars: &Chars<'_>, i: usize) -> Option<Found> {
    if let Some(found) = named(chars, i).or_else(|| turned_over(chars, i)) {
        return Some(found);
    }
    let first = numeral::read(chars, i)?;
    fraction(chars, &first).or_else(|| tenths(chars, &first)).or_else(|| multiple(chars, &first))
}

/// A figure with its bounds and its change.
fn finish(
    chars: &Chars<'_>,
    kind: Kind,
    value: Value,
    unit: &'static Unit,
    number: (usize, usize),
    end: usize,
    more: Option<Bound>,
) -> Found {
    let (start, number_end) = number;
    let mut figure = Figure::new(kind, value, chars.span(start, end));
    figure.number = chars.span(start, number_end);
    figure.unit = unit;
    figure.bound = more.unwrap_or(Bound::Exactly);
    let mut from = start;
    if let Some((bound, before)) = bounds::before(chars, start) {
        figure.bound = bound;
        from = before;
    }
    let mut until = end;
    if let Some((bound, after)) = bounds::after(chars, end) {
        figure.bound = bound;
        until = after;
    }
    if matches!(figure.value, Value::Range(..)) && figure.bound == Bound::About {
        figure.shared = Some(Bound::Exactly);
    }
    (figure.direction, figure.change) = bounds::change(chars, from);
    figure.span = chars.span(from, until);
    Found::one(figure, until)
}

/// 百分之N, 千分之N, with a range: 百分之三到五.
fn named(chars: &Chars<'_>, i: usize) -> Option<Found> {
    let (word, start) = chars.longest(i, ["百分之", "千分之", "万分之"])?;
    if chars.starts(start, "百") && word == "百分之" {
        // 百分之百.
        let hundred = Value::Exact(Ratio::whole(100));
        return Some(finish(chars, Kind::Share, hundred, units::named("percent"), (i, start + 1), start + 1, None));
    }
    let first = numeral::read(chars, start)?;
    let (mut value, mut end) = pointed(chars, &first)?;
    if let Some((_, next)) = chars.longest(end, ["到百分之", "至百分之", "到", "至", "—", "～"])
        && let Some(second) = numeral::read(chars, next)
    {
        let (high, high_end) = pointed(chars, &second)?;
        if value.compare(high)?.is_lt() {
            let range = Value::Range(value, high);
            return Some(finish(chars, Kind::Share, range, units::named("percent"), (i, high_end), high_end, second.more));
        }
    }
    if word == "万分之" {
        value = value.over(Ratio::whole(100))?;
        end = end.max(first.end);
    }
    let unit = if word == "千分之" { "per mille" } else { "percent" };
    let value = first.high.map_or(Value::Exact(value), |high| Value::Range(first.low, high));
    Some(finish(chars, Kind::Share, value, units::named(unit), (i, end), end, first.more))
}

/// 百分之三点五: digits after 点 are read one by one.
fn pointed(chars: &Chars<'_>, first: &Numeral) -> Option<(Ratio, usize)> {
    let mut value = first.low;
    let mut end = first.end;
    if chars.at(end) == '点' && super::digits::digit(chars.at(end + 1)).is_some() {
        let mut place = Ratio::ONE;
        end += 1;
        while let Some(digit) = super::digits::digit(chars.at(end)) {
            place = place.over(Ratio::whole(10))?;
            value = value.plus(place.times(Ratio::whole(i64::from(digit)))?)?;
            end += 1;
        }
    }
    Some((value, end))
}

/// 三分之二 is 2/3; 一半, 半数, 过半, 近半.
fn fraction(chars: &Chars<'_>, first: &Numeral) -> Option<Found> {
    // 1/3.
    let digits = |numeral: &Numeral| matches!(numeral.form, Form::Digits(1 | 2)) && numeral.low != Ratio::ZERO;
    if chars.at(first.end) == '/'
        && let Some(below) = numeral::read(chars, first.end + 1).filter(|below| digits(below) && digits(first))
        && chars.at(below.end) != '/'
        && first.low.compare(below.low)?.is_lt()
    {
        let (value, number) = (Value::Exact(first.low.over(below.low)?), (first.start, below.end));
        return Some(finish(chars, Kind::Share, value, units::named("of the whole"), number, below.end, below.more));
    }
    if chars.starts(first.end, "分之") {
        let above = numeral::read(chars, first.end + 2)?;
        let value = above.low.over(first.low)?;
        let number = (first.start, above.end);
        return Some(finish(
            chars,
            Kind::Share,
            Value::Exact(value),
            units::named("of the whole"),
            number,
            above.end,
            above.more,
        ));
    }
    let half = first.form == Form::Single && first.low == Ratio::ONE && chars.at(first.end) == '半';
    half.then(|| {
        let value = Value::Exact(Ratio::new(1, 2).unwrap_or(Ratio::ONE));
        let part = matches!(chars.before(first.start), '前' | '后' | '另' | '每');
        if part {
            let place = if chars.before(first.start) == '后' { 2 } else { 1 };
            let figure = Figure::new(Kind::HalfYear, Value::Exact(Ratio::whole(place)), chars.span(first.start, first.end + 1));
            return Found::one(Figure { loose: true, ..figure }, first.end + 1);
        }
        finish(chars, Kind::Share, value, units::named("of the whole"), (first.start, first.end + 1), first.end + 1, None)
    })
}

/// 三成, 三成五, 三成半; 七折.
fn tenths(chars: &Chars<'_>, first: &Numeral) -> Option<Found> {
    // 六到七成, 两三倍 is read as a pair, 两到三倍 here.
    if let Some((_, next)) = chars.longest(first.end, ["到", "至", "—", "～", "-"])
        && let Some(second) = numeral::read(chars, next)
        && first.low.compare(second.low)?.is_lt()
    {
        let range = Value::Range(first.low, second.low);
        let sign = chars.at(second.end);
        if sign == '成' && !NOT_TENTHS.contains(chars.at(second.end + 1)) {
            let number = (first.start, second.end + 1);
            return Some(finish(chars, Kind::Share, range, units::named("tenths"), number, second.end + 1, None));
        }
        if sign == '倍' {
            let number = (first.start, second.end + 1);
            return Some(finish(chars, Kind::Multiple, range, units::named(""), number, second.end + 1, None));
        }
    }
    let at = first.end;
    let next = chars.at(at + 1);
    let written = matches!(first.form, Form::Single | Form::Pair | Form::Digits(1 | 2)) || first.more.is_some();
    let in_range = first.low.compare(Ratio::whole(10)).is_some_and(std::cmp::Ordering::is_le);
    if !written || !in_range {
        return None;
    }
    if chars.at(at) == '折' && !matches!(next, '叠' | '射' | '旧' | '扣') || chars.starts(at, "折扣") {
        let value = Value::Exact(first.low);
        return Some(finish(chars, Kind::Share, value, units::named("discount"), (first.start, at + 1), at + 1, None));
    }
    if chars.at(at) != '成' || NOT_TENTHS.contains(next) && next != '分' {
        return None;
    }
    let mut value = first.low;
    let mut end = at + 1;
    if next == '半' {
        value = value.plus(Ratio::new(1, 2)?)?;
        end += 1;
    } else if let Some(digit) = super::digits::digit(next).filter(|digit| *digit > 0 && measure::at(chars, at + 2).is_none()) {
        value = value.plus(Ratio::new(i128::from(digit), 10)?)?;
        end += 1;
    }
    let value = match first.high {
        Some(high) => Value::Range(value, high),
        None => Value::Exact(value),
    };
    let more = if chars.at(end) == '多' { Some(Bound::SomewhatMoreThan) } else { first.more };
    if chars.at(end) == '多' {
        end += 1;
    }
    Some(finish(chars, Kind::Share, value, units::named("tenths"), (first.start, end), end, more))
}

/// Verbs after which N倍 is what is added: 增长2倍 is three times.
const GROWTH: &[&str] = &["增长", "提高", "增加", "提升", "扩大", "上升", "上涨", "增", "多", "高", "高出", "快", "大"];

/// 2倍, 增长2倍, 2.5倍以上.
fn multiple(chars: &Chars<'_>, first: &Numeral) -> Option<Found> {
    let at = chars.skip_spaces(first.end);
    let sign = chars.at(at);
    if sign != '倍' || chars.at(at + 1) == '增' || chars.starts(at, "倍频") {
        return None;
    }
    let mut end = at + 1;
    let mut more = first.more;
    if chars.at(end) == '多' {
        more = Some(Bound::SomewhatMoreThan);
        end += 1;
    }
    let value = first.high.map_or(Value::Exact(first.low), |high| Value::Range(first.low, high));
    let found = finish(chars, Kind::Multiple, value, units::named(""), (first.start, end), end, more);
    let Found::Figures(mut figures, until) = found else { return Some(found) };
    for figure in &mut figures {
        let start = chars.index(figure.span.start);
        let added = figure.direction == Some(Direction::By) && figure.change == Some(Change::Increase) || grew(chars, start);
        if added {
            let one_more = |value: Ratio| value.plus(Ratio::ONE);
            figure.value = match &figure.value {
                Value::Exact(value) => Value::Exact(one_more(*value)?),
                Value::Range(low, high) => Value::Range(one_more(*low)?, one_more(*high)?),
                other => other.clone(),
            };
            figure.change = Some(Change::Increase);
        }
    }
    Some(Found::Figures(figures, until))
}

fn grew(chars: &Chars<'_>, start: usize) -> bool {
    let end = ["了", "近", "约"].iter().find_map(|word| chars.ends(start, word)).unwrap_or(start);
    GROWTH.iter().any(|verb| chars.ends(end, verb).is_some())
}

/// 翻一番, 翻两番, 翻番, 翻倍, 倍增, 加倍.
fn turned_over(chars: &Chars<'_>, i: usize) -> Option<Found> {
    let unit = units::named("");
    let plain = |times: i64, end: usize| {
        Some(finish(chars, Kind::Multiple, Value::Exact(Ratio::whole(times)), unit, (i, end), end, None))
    };
    match chars.at(i) {
        '翻' => {
            let at = i + 1 + usize::from(chars.at(i + 1) == '了');
            if let Some((_, end)) = chars.longest(at, ["番", "倍", "一倍"]) {
                return plain(2, end);
            }
            let times = numeral::read(chars, at)?;
            let (end, power) = (times.end, u32::try_from(times.low.to_integer()?).ok()?);
            match chars.at(end) {
                '番' if power <= 20 => plain(1_i64.checked_shl(power)?, end + 1),
                '倍' => plain(i64::from(power) + 1, end + 1),
                _ => None,
            }
        }
        '倍' if chars.starts(i, "倍增") => match chars.before(i) {
            '成' => None,
            _ => {
                // 放大、叠加、倍增的作用 is a manner, and no figure.
                let manner =
                    matches!(chars.before(i), '、' | '和') || chars.starts(i + 2, "效应") || chars.starts(i + 2, "的作用");
                let Found::Figures(mut figures, end) = plain(2, i + 2)? else { return None };
                for figure in &mut figures {
                    figure.loose = manner;
                }
                Some(Found::Figures(figures, end))
            }
        },
        '加' if chars.starts(i, "加倍") => {
            let Found::Figures(mut figures, end) = plain(2, i + 2)? else { return None };
            for figure in &mut figures {
                figure.loose = true;
            }
            Some(Found::Figures(figures, end))
        }
        '半' => {
            let end = if chars.starts(i, "半数") {
                i + 2
            } else if matches!(chars.before(i), '过' | '近' | '超' | '大')
                && !matches!(chars.at(i + 1), '年' | '天' | '个' | '小')
            {
                i + 1
            } else {
                return None;
            };
            let value = Value::Exact(Ratio::new(1, 2)?);
            let more = (chars.before(i) == '大').then_some(Bound::MoreThan);
            Some(finish(chars, Kind::Share, value, units::named("of the whole"), (i, end), end, more))
        }
        _ => None,
    }
}
