//! Chinese figures with a unit or counter, ranges of them, and what is left of numerals.

use super::measure::{self, Measure};
use super::numeral::{self, Form, Numeral};
use super::{Found, approximate, bounds, denominators, loose, ranges};
use crate::language::Bound;
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::unit_names;
use crate::language::figures::units::{self, Dimension, Unit};
use crate::text::Span;

/// Counters so often part of a word that one numeral before them may go unsaid in English.
const SOFT: &str = "方端州国线维重角员级大面声字句口区市县省场道门席排房步条种次名本手层段代";

/// Reads an amount.
pub(super) fn read(chars: &Chars<'_>, i: usize) -> Option<Found> {
    match chars.at(i) {
        '每' => return denominators::per(chars, i),
        '半' => return approximate::half(chars, i),
        '数' | '几' | '上' => return approximate::vague(chars, i),
        '双' | '俩' => return Some(Found::one(loose(chars, i, i + 1, 2), i + 1)),
        '单' | '首' => return Some(Found::one(loose(chars, i, i + 1, 1), i + 1)),
        '½' => return Some(Found::one(Figure::new(Kind::Share, Value::Exact(Ratio::new(1, 2)?), chars.span(i, i + 1)), i + 1)),
        _ => {}
    }
    let (currency, start) = match currency_before(chars, i) {
        Some((unit, start)) => (Some(unit), start),
        None => (None, i),
    };
    let first = numeral::read(chars, start)?;
    let (figure, end) = amount(chars, &first, i, currency)?;
    Some(Found::one(figure, end))
}

/// ¥10亿, $5, US$5: the currency and where its number begins.
fn currency_before(chars: &Chars<'_>, i: usize) -> Option<(&'static Unit, usize)> {
    let c = chars.at(i);
    if !matches!(c, '¥' | '￥' | '$' | '€' | '£') && !c.is_ascii_uppercase() {
        return None;
    }
    let name = unit_names::currency(chars.rest(i))?;
    let end = chars.skip_spaces(i + name.text.chars().count());
    chars.at(end).is_ascii_digit().then_some((name.unit, end))
}

/// The amount whose numeral is `first`; `from` is where its currency begins.
pub(super) fn amount(
    chars: &Chars<'_>,
    first: &Numeral,
    from: usize,
    currency: Option<&'static Unit>,
) -> Option<(Figure, usize)> {
    let (value, last, early) = match ranges::read(chars, first) {
        Some((value, second, early)) => (value, second, early),
        None => match first.high {
            Some(high) => (Value::Range(first.low, high), *first, None),
            None => (Value::Exact(first.low), *first, None),
        },
    };
    let is_range = last.start != first.start;
    let mut end = last.end;
    let mut bound = if first.high.is_some() && !is_range { Some(Bound::About) } else { last.more.or(first.more) };
    // 两个半小时: a half between counter and unit.
    let at = chars.skip_spaces(end);
    let found = measure::at(chars, at).or(early.map(|measure| Measure { end, ..measure }));
    let unit = currency.or(found.map(|found| found.unit));
    let mut value = value;
    let counted = found.is_some() || currency.is_some();
    if ambiguous(chars, at) {
        let figure =
            Figure { number: chars.span(first.start, at), ..Figure::new(Kind::Ambiguous, value, chars.span(from, at + 1)) };
        return Some((figure, at + 1));
    }
    if !counted && !is_range && is_word(first) {
        return Some((word(chars, first), first.end));
    }
    let mut unit = unit.unwrap_or(&COUNT);
    if let Some(found) = found {
        end = found.end.max(end);
        (value, unit, end) = add_half(chars, value, unit, end)?;
    }
    let mut number = chars.span(first.start, last.end);
    if end == last.end && currency.is_none() {
        // A number and nothing after it.
        if let Some((figure, end)) = bare(chars, first, is_range) {
            return Some((figure, end));
        }
    }
    // 不高于每吨80千克: the bound stands before what the figure is reckoned for.
    let from = (2..=5)
        .filter_map(|back| from.checked_sub(back))
        .find(|at| chars.at(*at) == '每' && measure::at(chars, at + 1).is_some_and(|found| found.end == from))
        .unwrap_or(from);
    let (before, start) = bounds::before(chars, from).map_or((None, from), |(bound, start)| (Some(bound), start));
    let mut start = start;
    let mut past = false;
    if matches!(unit.dimension, Dimension::Months | Dimension::Seconds) && before == Some(Bound::Nearly) {
        past = chars.before(from) == '近' && bounds::is_past(chars, start, end);
    }
    // 突破四类技术, 跨越两部规划 are verbs; 突破五百家 is a bound.
    let verb = first.form == Form::Single && unit.is_count() && matches!(chars.before(from), '破' | '越');
    if let Some(before) = before
        && !past
        && !verb
    {
        bound = Some(before);
    } else {
        start = from;
    }
    if let Some((after, after_end)) = after(chars, unit, end) {
        // 突破40万亿元大关: the mark says nothing of its own.
        bound = if after == Bound::Exactly { bound } else { Some(after) };
        end = after_end;
    }
    if matches!(unit.dimension, Dimension::Mass) && ["标准煤", "标煤"].iter().any(|coal| chars.ends(start, coal).is_some()) {
        unit = units::named(match unit.name {
            "tonnes" => "tonnes of standard coal",
            _ => "kilograms of standard coal",
        });
    }
    let (direction, change) = bounds::change(chars, start);
    number = Span::new(number.start, number.end);
    let mut figure = Figure::new(Kind::Amount, value, chars.span(start, end));
    figure.number = number;
    figure.unit = unit;
    figure.kind = kind(unit);
    figure.bound = bound.unwrap_or(Bound::Exactly);
    // 突破50项关键技术 is as often a breakthrough in them.
    let subject = chars.slice(end, end + 10);
    let verb = chars.before(from) == '破'
        && unit.is_count()
        && ["技术", "难题", "瓶颈", "环节", "产品"].iter().any(|word| subject.contains(word));
    if first.high.is_some() && figure.bound == Bound::About || verb {
        figure.shared = Some(Bound::Exactly);
    }
    figure.direction = direction;
    figure.change = change;
    figure.written.grouped = first.grouped;
    if chars.at(end) == '/'
        && let Some(found) = measure::unit(chars, end + 1)
        && let Some(Found::Each(each, _)) = denominators::each(Ratio::ONE, found)
    {
        figure.each = Some(each);
    }
    figure.written.spelt = matches!(first.form, Form::Single);
    figure.written.rest = chars.before(start) == '等';
    figure.loose = is_loose(chars, first, &figure, is_range);
    Some((figure, end))
}

static COUNT: Unit = Unit::COUNT;

fn kind(unit: &Unit) -> Kind {
    match unit.dimension {
        Dimension::Share => Kind::Share,
        Dimension::Point => Kind::Point,
        _ => Kind::Amount,
    }
}

/// One thing: 一个, 一项, 1个; 一年; and numerals before counters that are mostly parts of words.
fn is_loose(chars: &Chars<'_>, first: &Numeral, figure: &Figure, is_range: bool) -> bool {
    if is_range || first.high.is_some() || first.more.is_some() {
        return first.high.is_some() && first.low == Ratio::ONE;
    }
    if first.low == Ratio::ONE && figure.dimension() == Dimension::IndexPoint {
        return true;
    }
    let one = first.low == Ratio::ONE
        && matches!(figure.dimension(), Dimension::Count | Dimension::Months | Dimension::Seconds | Dimension::Age);
    let counter = chars.at(first.end);
    let small = first.form == Form::Single && first.low.to_integer().is_some_and(|value| value <= 2 || counter != '大');
    let whole_word = measure::at(chars, first.end).is_some_and(|found| found.end > first.end + 1);
    let soft =
        figure.unit.is_count() && small && !whole_word && SOFT.contains(counter) && counter != '大' && !is_plain_counter(counter);
    one || first.low == Ratio::ZERO || soft
}

/// Counters of [`SOFT`] that count for sure when another word follows them.
fn is_plain_counter(c: char) -> bool {
    matches!(c, '大' | '条' | '种' | '次' | '名' | '层' | '段' | '步')
}

/// 以上, 以内, 左右 after the unit; 三年内, 3年多.
pub(super) fn after(chars: &Chars<'_>, unit: &Unit, end: usize) -> Option<(Bound, usize)> {
    if let Some(found) = bounds::after(chars, end) {
        return Some(found);
    }
    let time = matches!(unit.dimension, Dimension::Months | Dimension::Seconds);
    (time && chars.at(end) == '内' && chars.at(end + 1) != '部').then_some((Bound::AtMost, end + 1))
}

/// 一年半, 两个半小时.
fn add_half(chars: &Chars<'_>, value: Value, unit: &'static Unit, end: usize) -> Option<(Value, &'static Unit, usize)> {
    let halved = |value: &Value| match value {
        Value::Exact(value) => Some(Value::Exact(value.plus(Ratio::new(1, 2)?)?)),
        _ => None,
    };
    if chars.at(end) != '半' {
        return Some((value, unit, end));
    }
    let Some(more) = halved(&value) else { return Some((value, unit, end)) };
    if unit.is_count() {
        // 一个半月: 月 is a unit only after 个.
        if chars.at(end + 1) == '月' {
            return Some((more, units::named("months"), end + 2));
        }
        return Some(match measure::unit(chars, end + 1) {
            Some(found) => (more, found.unit, found.end),
            None => (value, unit, end),
        });
    }
    Some((more, unit, end + 1))
}

/// A numeral of characters that counts only before a unit or counter.
fn is_word(first: &Numeral) -> bool {
    matches!(first.form, Form::Single | Form::Pair) || matches!(first.form, Form::Positional(digits) if digits < 4)
}

/// A numeral inside a word: 八部委, 三农, 一体. The other language may say it in figures.
fn word(chars: &Chars<'_>, first: &Numeral) -> Figure {
    Figure { loose: true, ..Figure::new(Kind::Amount, Value::Exact(first.low), chars.span(first.start, first.end)) }
}

/// A number with neither unit nor counter: a name in digits, a year, or a plain number.
fn bare(chars: &Chars<'_>, first: &Numeral, is_range: bool) -> Option<(Figure, usize)> {
    let (start, end) = (first.start, first.end);
    let quoted = matches!(chars.before(start), '“' | '‘' | '「' | '"') && matches!(chars.at(end), '”' | '’' | '」' | '"');
    if quoted && matches!(first.form, Form::Digits(_)) && !first.grouped && first.more.is_none() {
        let digits: String = (start..end).map(|i| chars.at(i)).collect();
        return Some((Figure::new(Kind::Code, Value::Code(digits), chars.span(start, end)), end));
    }
    if quoted && matches!(first.form, Form::Positional(4..)) {
        let digits = first.low.to_string();
        return Some((Figure::new(Kind::Code, Value::Code(digits), chars.span(start, end)), end));
    }
    let bracketed = matches!(chars.before(start), '〔' | '[' | '［') && matches!(chars.at(end), '〕' | ']' | '］');
    if bracketed && matches!(first.form, Form::Digits(4)) {
        let digits: String = (start..end).map(|i| chars.at(i)).collect();
        return Some((Figure::new(Kind::Code, Value::Code(digits), chars.span(start, end)), end));
    }
    let four = matches!(first.form, Form::Digits(4) | Form::Positional(4)) && !first.grouped && !is_range && first.more.is_none();
    let year = first.low.to_integer().is_some_and(|year| (1900..=2100).contains(&year));
    (four && year).then(|| (Figure::new(Kind::Year, Value::Exact(first.low), chars.span(start, end)), end))
}

/// 兆 by itself: a million, 10^12, or more. 兆瓦, 兆赫, 兆字节 are units; 千兆 is a name.
fn ambiguous(chars: &Chars<'_>, at: usize) -> bool {
    chars.at(at) == '兆'
        && !matches!(chars.at(at + 1), '瓦' | '赫' | '字' | '比' | '帕' | '欧' | '位' | '丰' | '光' | '宽' | '网')
}
