//! Chinese ranges: 3%至5%, 3～5个, 5至10亿元.

use super::bounds;
use super::measure::{self, Measure};
use super::numeral::{self, Form, Numeral};
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::Value;
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Dimension;

/// The second number of a range that begins at `first`, and a unit that stands after the first number.
pub(super) fn read(chars: &Chars<'_>, first: &Numeral) -> Option<(Value, Numeral, Option<Measure>)> {
    let early = measure::unit(chars, first.end)
        .filter(|found| !matches!(found.unit.dimension, Dimension::Months) || chars.at(first.end) != '年');
    let early =
        early.or_else(|| measure::at(chars, first.end).filter(|found| found.unit.is_count() && found.end == first.end + 1));
    let after_unit = early.map(|found| found.end);
    for at in [Some(first.end), after_unit].into_iter().flatten() {
        let at = chars.skip_spaces(at);
        let Some((_, end)) = chars.longest(at, ["至", "到", "—", "——", "–", "-", "~", "～", "∼", "−"]) else {
            continue;
        };
        let end = chars.skip_spaces(end);
        let Some(second) = numeral::read(chars, end) else { continue };
        let other = early
            .zip(measure::at(chars, second.end))
            .is_some_and(|(first, second)| first.unit.dimension != second.unit.dimension);
        if other {
            continue;
        }
        let dashed = !matches!(chars.at(at), '至' | '到');
        // 近100个到120个以上: each with a bound of its own.
        let until = measure::at(chars, second.end).map_or(second.end, |found| found.end);
        if !dashed && bounds::before(chars, first.start).is_some() && bounds::after(chars, until).is_some() {
            continue;
        }
        let counted = measure::at(chars, second.end).is_some();
        // “6—” of a list, “2021-12-28”, “1-2-3”: no ranges.
        let chained = matches!(chars.at(second.end), '-' | '—' | '–') && chars.at(second.end + 1).is_ascii_digit();
        if chained || dashed && !counted && !chars.at(end).is_ascii_digit() || !dashed && !counted && early.is_none() {
            continue;
        }
        let mut low = first.low;
        if first.scale == 0 && second.scale > 0 && first.form != Form::Compound {
            // 5至10亿元: the power is said once. 500至1万 says what it means.
            let head = second.low.over(Ratio::power_of_ten(second.scale)?)?;
            if low.compare(head)?.is_lt() {
                low = low.times(Ratio::power_of_ten(second.scale)?)?;
            }
        }
        if low.compare(second.low)?.is_ge() {
            continue;
        }
        return Some((Value::Range(low, second.low), second, early));
    }
    None
}
