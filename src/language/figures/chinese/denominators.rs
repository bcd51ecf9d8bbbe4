//! Chinese denominators: 每万人口12件, 每公顷, 每周.

use super::amounts::amount;
use super::measure::{self, Measure};
use super::{Found, numeral};
use crate::language::figures::chars::Chars;
use crate::language::figures::codes;
use crate::language::figures::figure::Each;
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Dimension;
use crate::text::Span;

/// 每万人口12件: the denominator is part of the figure.
pub(super) fn per(chars: &Chars<'_>, i: usize) -> Option<Found> {
    let Some(of) = numeral::read(chars, i + 1) else {
        return measure::unit(chars, i + 1 + usize::from(chars.at(i + 1) == '个')).and_then(|found| each(Ratio::ONE, found));
    };
    if of.low == Ratio::ONE {
        return Some(Found::Skip(of.end));
    }
    let found = measure::at(chars, of.end)?;
    let mut at = found.end;
    if !found.unit.is_count() {
        // 每三年 is a length of time, every three years; 每百克 is not.
        let time = matches!(found.unit.dimension, Dimension::Months | Dimension::Seconds);
        return if time { None } else { each(of.low, found) };
    }
    let mut codes = Vec::new();
    // What is counted may stand between: 每万人口高价值发明专利拥有量达到12件.
    for _ in 0..24 {
        let c = chars.at(at);
        if matches!(c, '\0' | '，' | '。' | '；' | '、') {
            break;
        }
        if let Some((code, end)) = codes::read(chars, at) {
            codes.push(code);
            at = end;
            continue;
        }
        if super::digits::is_numeral(c) || c.is_ascii_digit() {
            let first = numeral::read(chars, at)?;
            let (mut figure, end) = amount(chars, &first, at, None)?;
            if !figure.loose || first.low != Ratio::ONE {
                figure.loose = false;
                figure.per = Some(of.low);
                figure.span = Span::new(chars.byte(if codes.is_empty() { i } else { at }), figure.span.end);
                codes.push(figure);
                return Some(Found::Figures(codes, end));
            }
        }
        at += 1;
    }
    None
}

/// 每公顷, 每百克, 每周.
pub(super) fn each(number: Ratio, found: Measure) -> Option<Found> {
    let money = matches!(found.unit.dimension, Dimension::Money(_) | Dimension::Count | Dimension::Share);
    let size = number.times(found.unit.scale()?)?;
    (!money).then_some(Found::Each(Each { dimension: found.unit.dimension, size }, found.end))
}
