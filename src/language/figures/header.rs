//! The unit that stands once for many figures: 单位：亿元 above a table, (million yuan) in the head of a column.

use crate::language::Family;
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::{Figure, Kind, Reading, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::{Dimension, Unit};

/// A unit with its power: 亿元 is 10^8 yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HeaderUnit {
    factor: Ratio,
    unit: &'static Unit,
}

impl HeaderUnit {
    /// The unit that a head of a column gives: what stands after 单位 or `Unit:`, else in its last parentheses.
    pub fn of(head: &str, family: Family) -> Option<Self> {
        // Most heads give none.
        let bytes = head.as_bytes();
        let may = bytes.iter().any(|byte| matches!(byte, b':' | b'(' | 0xEF)) || bytes.windows(3).any(|three| three == b"in ");
        if !may {
            return None;
        }
        let told = ["单位：", "单位:", "Unit: ", "unit: ", "Units: ", "in "].iter().find_map(|word| {
            let at = head.find(word)?;
            let rest = head.get(at + word.len()..)?;
            Some(rest.split([')', '）']).next().unwrap_or(rest))
        });
        let bracketed = || {
            let open = head.rfind(['(', '（'])?;
            let inside = head.get(open..)?;
            let mut chars = inside.chars();
            chars.next();
            chars.as_str().split([')', '）']).next()
        };
        told.and_then(|text| Self::read(text.trim(), family))
            .or_else(|| bracketed().and_then(|text| Self::read(text.trim(), family)))
    }

    fn read(text: &str, family: Family) -> Option<Self> {
        let (factor, unit) = match family {
            Family::Chinese => super::chinese::header_unit(&Chars::of(text)),
            Family::English => super::english::header_unit(text),
        }?;
        let counts = unit.is_count() && factor == Ratio::ONE;
        (!counts).then_some(Self { factor, unit })
    }

    /// Takes out of the reading of a head what belongs to its unit: the 亿 of 产值（亿元）.
    pub fn leave_out(head: &str, family: Family, reading: &mut Reading) {
        if Self::of(head, family).is_some() {
            let start = head.rfind(['(', '（', '：', ':']).unwrap_or(head.len());
            reading.figures.retain(|figure| figure.span.start < start);
        }
    }

    /// Gives the unit to a figure that has none of its own.
    pub fn apply(self, figure: &mut Figure) {
        let bare = figure.unit.is_count() && figure.span.end == figure.number.end && !figure.loose;
        if !bare || figure.kind != Kind::Amount {
            return;
        }
        let scaled = |value: Ratio| value.times(self.factor);
        let value = match &figure.value {
            Value::Exact(value) => scaled(*value).map(Value::Exact),
            Value::Range(low, high) => scaled(*low).zip(scaled(*high)).map(|(low, high)| Value::Range(low, high)),
            _ => None,
        };
        let Some(value) = value else { return };
        figure.value = value;
        figure.unit = self.unit;
        match self.unit.dimension {
            Dimension::Share => figure.kind = Kind::Share,
            Dimension::Point => figure.kind = Kind::Point,
            _ => {}
        }
    }
}
