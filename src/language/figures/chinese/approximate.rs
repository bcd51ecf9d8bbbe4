//! Halves of a length of time, and orders of magnitude without a number: 半年, 数百, 几十万.

use super::amounts::after;
use super::measure::{self, Measure};
use super::{Found, bounds};
use crate::language::Bound;
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::{self, Dimension};

/// 半年, 半个世纪, 半小时.
pub(super) fn half(chars: &Chars<'_>, i: usize) -> Option<Found> {
    let mut at = i + 1;
    let mut more = None;
    if chars.at(at) == '个' {
        at += 1;
        // 半个多世纪.
        if matches!(chars.at(at), '多' | '余') {
            more = Some(Bound::SomewhatMoreThan);
            at += 1;
        }
    }
    let mut found = measure::unit(chars, at);
    if chars.starts(at, "月") {
        found = Some(Measure { unit: units::named("months"), end: at + 1 });
    }
    let Some(found) = found.filter(|found| matches!(found.unit.dimension, Dimension::Months | Dimension::Seconds)) else {
        // 半句话, 半张纸.
        measure::at(chars, i + 1).filter(|found| found.unit.is_count())?;
        let figure = Figure::new(Kind::Share, Value::Exact(Ratio::new(1, 2)?), chars.span(i, i + 1));
        return Some(Found::one(Figure { loose: true, unit: units::named("of the whole"), ..figure }, i + 1));
    };
    let mut figure = Figure::new(Kind::Amount, Value::Exact(Ratio::new(1, 2)?), chars.span(i, found.end));
    figure.unit = found.unit;
    let (bound, start) = bounds::before(chars, i).map_or((None, i), |(bound, start)| (Some(bound), start));
    figure.bound = bound.or(more).unwrap_or(Bound::Exactly);
    if figure.unit.name == "centuries" {
        (figure.value, figure.unit) = (Value::Exact(Ratio::whole(50)), units::named("years"));
    }
    let mut end = found.end;
    if let Some((bound, after)) = after(chars, found.unit, end) {
        figure.bound = bound;
        end = after;
    }
    figure.span = chars.span(start, end);
    Some(Found::one(figure, end))
}

/// 数百, 几十万, 上千: an order of magnitude.
pub(super) fn vague(chars: &Chars<'_>, i: usize) -> Option<Found> {
    let mut at = i + 1;
    let mut power = 0;
    while let Some(more) = super::digits::small_unit(chars.at(at)).or(super::digits::big_unit(chars.at(at))) {
        if matches!((chars.at(at), chars.at(at + 1)), ('百', '分') | ('千', '瓦')) {
            break;
        }
        power += more;
        at += 1;
    }
    let before = chars.before(i);
    let is_word = match chars.at(i) {
        '数' => "人总户基指倍次个台家件分系参函少多无位岁点".contains(before),
        '上' => {
            matches!(before, '以' | '迈' | '站' | '跃' | '登' | '攀' | '踏' | '网' | '线' | '路' | '车' | '地' | '早')
                || power < 2
        }
        _ => false,
    };
    if power == 0 || is_word || power > 24 {
        return None;
    }
    let mut figure = Figure::new(Kind::Vague, Value::Exact(Ratio::power_of_ten(power)?), chars.span(i, at));
    let mut end = at;
    if let Some(found) = measure::at(chars, at) {
        figure.unit = found.unit;
        end = found.end;
    }
    figure.span = chars.span(i, end);
    Some(Found::one(figure, end))
}
