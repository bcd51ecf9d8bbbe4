//! Chinese plan numbers and ordinals: 十四五, 第十四个五年规划, 二十大, 十九届五中全会, 第三.

use super::digits::digit;
use super::numeral::{self, Form};
use super::{Found, loose, measure};
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;

/// Words after which 十五, 九五 are plans.
const AFTER_PLAN: &[&str] = &["计划", "规划", "时期", "期间", "末", "初", "开局", "以来", "收官", "中期", "纲要", "五年"];

/// Reads a five-year plan.
pub(super) fn plan(chars: &Chars<'_>, i: usize) -> Option<Found> {
    if chars.at(i) == '第' {
        let number = numeral::read(chars, i + 1)?;
        let at = number.end + usize::from(chars.at(number.end) == '个');
        let (_, end) = chars.longest(at, ["五年规划", "五年计划", "5年规划", "5年计划", "五年发展规划"])?;
        let figure = Figure::new(Kind::Plan, Value::Exact(number.low), chars.span(i, end));
        return Some(Found::one(figure, end));
    }
    let first = digit(chars.at(i));
    let tens = chars.at(i) == '十';
    let (number, end) = if tens && chars.at(i + 1) == '五' && digit(chars.at(i + 2)) != Some(5) {
        (10, i + 2)
    } else if tens && digit(chars.at(i + 1)).is_some_and(|value| value > 0) && chars.at(i + 2) == '五' {
        (10 + i64::from(digit(chars.at(i + 1))?), i + 3)
    } else if first.is_some_and(|value| value > 0) && chars.at(i + 1) == '五' {
        (i64::from(first?), i + 2)
    } else {
        return None;
    };
    if super::digits::is_numeral(chars.before(i)) || chars.before(i) == '第' || super::digits::is_numeral(chars.at(end)) {
        return None;
    }
    let closing = matches!(chars.at(end), '”' | '’' | '"' | '」');
    let quoted = closing && matches!(chars.before(i), '“' | '‘' | '"' | '「');
    let named = AFTER_PLAN.iter().any(|word| chars.starts(end, word));
    let counted = measure::at(chars, end).is_some();
    if !(quoted || named || number > 10 && !counted) {
        return None;
    }
    let figure = Figure::new(Kind::Plan, Value::Exact(Ratio::whole(number)), chars.span(i, end));
    // 五年规划纲要 after it belongs to the name.
    let mut until = end + usize::from(quoted);
    if let Some((_, after)) = chars.longest(until, ["五年规划", "五年计划"]) {
        until = after;
    }
    Some(Found::one(figure, until))
}

/// Reads an ordinal.
pub(super) fn ordinal(chars: &Chars<'_>, i: usize) -> Option<Found> {
    if matches!(chars.at(i), '前' | '后') {
        // 前者, 后一个: the first, the second of two.
        let place = if chars.at(i) == '前' { 1 } else { 2 };
        let named = chars.at(i + 1) == '者'
            || chars.at(i + 1) == '一' && measure::at(chars, i + 2).is_some()
            || chars.at(i + 1) == '半' && chars.at(i + 2) != '年';
        return named.then(|| Found::one(Figure { kind: Kind::Ordinal, ..loose(chars, i, i + 2, place) }, i + 2));
    }
    if chars.at(i) == '首' {
        return Some(Found::one(Figure { kind: Kind::Ordinal, ..loose(chars, i, i + 1, 1) }, i + 1));
    }
    if chars.at(i) == '第' {
        let number = numeral::read(chars, i + 1)?;
        let mut figure = Figure::new(Kind::Ordinal, Value::Exact(number.low), chars.span(i, number.end));
        figure.loose = number.low == Ratio::ONE;
        return Some(Found::one(figure, number.end));
    }
    let number = numeral::read(chars, i)?;
    let end = number.end;
    let value = number.low.to_integer()?;
    let congress = chars.at(end) == '大'
        && matches!(number.form, Form::Compound)
        && (11..=30).contains(&value)
        && (chars.ends(i, "党的").is_some()
            || CONGRESS.iter().any(|word| chars.starts(end + 1, word))
            || value == 20
            || value == 19);
    let session = chars.starts(end, "中全会") || chars.at(end) == '届' && value > 2;
    let numbered = chars.at(end) == '号' && !chars.starts(end, "号召") && !chars.starts(end, "号线以");
    if !congress && !session && !numbered || number.high.is_some() || number.more.is_some() {
        return None;
    }
    if numbered {
        let figure = Figure::new(Kind::Code, Value::Code(value.to_string()), chars.span(i, end + 1));
        return Some(Found::one(figure, end + 1));
    }
    let after = if chars.starts(end, "中全会") { end + 3 } else { end + 1 };
    let figure = Figure::new(Kind::Ordinal, Value::Exact(number.low), chars.span(i, after));
    Some(Found::one(figure, after))
}

/// Words after the name of a congress.
const CONGRESS: &[&str] =
    &["报告", "精神", "以来", "代表", "召开", "提出", "部署", "开幕", "闭幕", "胜利", "明确", "强调", "和", "作出", "要求", "对"];
