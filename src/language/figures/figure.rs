//! What a text says in figures: the types that both readers fill and the comparison reads.

use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::{Dimension, Unit};
use crate::language::{Bound, Change};
use crate::text::Span;

/// What was read in one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Figures, by where they stand.
    pub figures: Vec<Figure>,
    /// Enumerators, `一是`, `（二）`, `First,`: steps of the text, and no figures.
    pub steps: Vec<Step>,
    /// The bytes at which clauses begin, from the second on.
    pub clauses: Vec<usize>,
    /// The bytes at which sentences begin, from the second on.
    pub sentences: Vec<usize>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// The bytes of the text that say it: bound, number, unit.
    pub span: Span,
    /// The bytes of the bare number, a part of `span`.
    pub number: Span,
    /// What it is.
    pub kind: Kind,
    /// How much, in `unit`.
    pub value: Value,
    /// In what it is measured or counted.
    pub unit: &'static Unit,
    /// The denominator that stands with it: 10000 of 每万人.
    pub per: Option<Ratio>,
    /// What it is reckoned for, where that is measured: an hour, a hectare.
    pub each: Option<Each>,
    /// Where the truth lies.
    pub bound: Bound,
    /// The bound of its neighbour in one list, which may hold for it too: 超过70%和50%.
    pub shared: Option<Bound>,
    /// Whether it is the amount, the end or the start of a change.
    pub direction: Option<Direction>,
    /// Which way the change goes, where the word for it stands beside the figure.
    pub change: Option<Change>,
    /// What may be said without a number in the other language: 一个, `one`, 双方, `both`, words that only look like
    /// numbers. It can answer a figure of the other side and is never missed.
    pub loose: bool,
    /// Whether it stands in parentheses, as a gloss does.
    pub aside: bool,
    /// How its number is written.
    pub written: Written,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// With separators, `76,441`, as the digits of a code never are.
    pub grouped: bool,
    /// In words: 两, `two`.
    pub spelt: bool,
    /// As a number of others, which leaves one out, or counts that one too: 工信部等八部门, MIIT and seven other bodies.
    pub rest: bool,
}

/// A measured denominator: 每公顷, `a month`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Each {
    /// What is measured.
    pub dimension: Dimension,
    /// How much of it, in its base unit.
    pub size: Ratio,
}

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Something counted or measured, a length of time included.
    Amount,
    /// A part of a whole: percent, per mille, 成, fractions.
    Share,
    /// Percentage points, basis points.
    Point,
    /// What something becomes as a multiple of what it was: 增长2倍 is 3, 翻两番 is 4.
    Multiple,
    /// An order of magnitude without a number: 数百, `hundreds of`. Its value is the power of ten.
    Vague,
    /// A year, or a number that can be one.
    Year,
    /// A decade of a century: 1990 for 20世纪90年代, 90 where the century is not said.
    Era,
    /// A month, a day, or both.
    Date,
    /// A quarter of a year, 1 to 4.
    Quarter,
    /// A half of a year, 1 or 2.
    HalfYear,
    /// A five-year plan, by its number.
    Plan,
    /// A place in an order: 第三, 二十大, `third`, `Chapter 42`.
    Ordinal,
    /// A name made of digits, compared letter by letter: 5G, “76441”, GB/T 15835.
    Code,
    /// A number that cannot be told: 兆 stands for a million, for 10^12 and for more.
    Ambiguous,
}

/// How much.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// One number.
    Exact(Ratio),
    /// From the first to the second.
    Range(Ratio, Ratio),
    /// A month and a day; either may be unsaid.
    Date {
        /// 1 to 12.
        month: Option<u8>,
        /// 1 to 31.
        day: Option<u8>,
    },
    /// Letters and digits in upper case, without separators.
    Code(String),
}

/// How a figure stands to a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// 增长5%: the change itself.
    By,
    /// 提高到5%: where it ends.
    To,
    /// 从5%: where it starts.
    From,
}

/// One enumerator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it stands.
    pub span: Span,
    /// Its number, from 1; 0 for one that has none (最后, `finally`).
    pub number: u32,
    /// Whether the other language may do without it: `one is …, the other …`, 一是…，一是….
    pub loose: bool,
}

impl Figure {
    /// A figure of a kind at a place, with neither unit nor bound.
    pub(super) fn new(kind: Kind, value: Value, span: Span) -> Self {
        Self {
            span,
            number: span,
            kind,
            value,
            unit: &Unit::COUNT,
            per: None,
            each: None,
            bound: Bound::Exactly,
            shared: None,
            direction: None,
            change: None,
            loose: false,
            aside: false,
            written: Written::default(),
        }
    }

    /// The value in the base unit of its dimension and of one, so that 18亿亩 and 120 million hectares are the same.
    /// `None` for what is no number, or overflows.
    pub fn canonical(&self) -> Option<Value> {
        let scale = |value: Ratio| {
            let base = value.times(self.unit.scale()?)?;
            match self.per {
                Some(per) => base.over(per),
                None => Some(base),
            }
        };
        match &self.value {
            Value::Exact(value) => Some(Value::Exact(scale(*value)?)),
            Value::Range(low, high) => Some(Value::Range(scale(*low)?, scale(*high)?)),
            Value::Date { .. } | Value::Code(_) => None,
        }
    }

    /// Its dimension.
    pub fn dimension(&self) -> Dimension {
        self.unit.dimension
    }

    /// The one number that it states, as written in its unit.
    pub fn exact(&self) -> Option<Ratio> {
        match self.value {
            Value::Exact(value) => Some(value),
            _ => None,
        }
    }
}
