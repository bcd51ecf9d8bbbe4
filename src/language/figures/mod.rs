//! Figures in text: what a Chinese or an English text says in numbers, read into typed figures that can be compared.
//!
//! ```
//! use duizhao::language::figures::{Kind, Lexicon, Reader};
//! use duizhao::language::{Bound, Family};
//!
//! let reader = Reader::new(&Lexicon::default());
//! let reading = reader.read("到2025年，建成500个以上示范工厂，投资10亿元。", Family::Chinese);
//! let [year, factories, money] = reading.figures.as_slice() else { panic!() };
//! assert_eq!(year.kind, Kind::Year);
//! assert_eq!((factories.value_text().as_str(), factories.bound), ("500", Bound::AtLeast));
//! assert_eq!((money.value_text().as_str(), money.unit.name), ("1000000000", "yuan"));
//! ```
//!
//! - [`Reader::read`] gives a [`Reading`]: `figures`, from left to right and never overlapping, and `steps`, the enumerators
//!   (一是, （二）, `First,`), which are not figures.
//! - A [`Figure`] has the bytes that say it (`span`; of the bare number, `number`), its [`Kind`], its exact [`Value`] in its
//!   [`Unit`], its bound, and its part in a change (`direction`: by, to, from; `change`: up or down). Numbers are exact
//!   rationals ([`Ratio`]); what does not fit in 128 bits is no figure.
//! - `loose` figures (一个, 首次, 三农, `one`, `both`) may be said without a number in the other language. Whoever lists the
//!   figures of a text leaves them out: [`Reading::stated`].
//! - Years are figures of the kind [`Kind::Year`], a span of years one whose value is a range. Percent is a [`Kind::Share`]
//!   in `percent`, 三成 one in `tenths`, 三分之二 one `of the whole`; [`Figure::canonical`] makes them comparable.
//! - A [`Lexicon`] holds the words of one site that only look like numbers (两化, 76441).

mod by_char;
mod chars;
mod chinese;
mod clauses;
mod codes;
mod compare;
mod english;
mod figure;
mod header;
mod lexicon;
mod lists;
#[cfg(test)]
mod pairs;
mod ratio;
mod unit_names;
mod units;

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;

use crate::language::Family;
use clauses::Parts;

pub use compare::{Anchor, Compared, Difference, Explanation, Mistake, Weight, compare, compare_beside, explain};
pub use figure::{Direction, Each, Figure, Kind, Reading, Step, Value, Written};
pub use header::HeaderUnit;
pub use lexicon::Lexicon;
pub use ratio::Ratio;
pub use units::{Dimension, Unit};

/// Reads texts of both languages; built once for a site.
#[derive(Clone, Debug)]
pub struct Reader {
    chinese: chinese::Masks,
    english: english::Masks,
    codes: BTreeSet<String>,
}

impl Reader {
    /// A reader that knows the words of a site.
    pub fn new(lexicon: &Lexicon) -> Self {
        Self {
            chinese: chinese::Masks::new(lexicon),
            english: english::Masks::new(lexicon),
            codes: lexicon.codes.iter().cloned().collect(),
        }
    }

    /// The figures of a text.
    pub fn read(&self, text: &str, family: Family) -> Reading {
        let mut reading = match family {
            Family::Chinese => chinese::read(text, &self.chinese),
            Family::English => english::read(text, &self.english),
        };
        // Most texts have no figure, and nothing else is asked of them.
        if reading.figures.is_empty() {
            return reading;
        }
        for figure in &mut reading.figures {
            let written = text.get(figure.span.start..figure.span.end).unwrap_or_default();
            if matches!(figure.kind, Kind::Amount | Kind::Year) && self.codes.contains(written) {
                *figure = Figure { aside: figure.aside, ..Figure::new(Kind::Code, Value::Code(written.to_owned()), figure.span) };
            }
        }
        if let Some(start) = HEADERS.iter().find_map(|word| word.find(text.as_bytes())) {
            let head = text.get(start..).unwrap_or_default();
            let end = start + head.find([')', '）', '\n']).unwrap_or(head.len());
            reading.figures.retain(|figure| figure.span.start >= end || figure.span.end <= start);
            reading = with_unit(reading, HeaderUnit::of(text, family));
        }
        lists::share_points(text, &mut reading.figures);
        lists::share_bounds(text, &mut reading.figures);
        // One figure cannot have changed places.
        if reading.figures.len() > 1 {
            let Parts { sentences, clauses } = Parts::of(text);
            (reading.sentences, reading.clauses) = (sentences, clauses);
        }
        reading
    }

    /// Whether a figure or a step can begin in a part of a text, whatever stands around the part: a glance. Of a part that it
    /// denies [`Self::read`] finds nothing but what may go unsaid.
    pub fn may_begin(text: &str, part: Range<usize>, family: Family) -> bool {
        match family {
            Family::Chinese => chinese::glance::may_begin(text, part),
            Family::English => english::glance::may_begin(text, part),
        }
    }

    /// The figures of a cell whose column, or table, gives the unit once: `head`, which is asked for only where there are
    /// figures.
    pub fn read_cell(&self, text: &str, family: Family, head: impl FnOnce() -> Option<HeaderUnit>) -> Reading {
        let reading = self.read(text, family);
        if reading.figures.is_empty() { reading } else { with_unit(reading, head()) }
    }
}

/// Words before a unit that stands once for many figures.
static HEADERS: LazyLock<[memmem::Finder<'static>; 4]> =
    LazyLock::new(|| ["单位：", "单位:", "(Unit: ", "(Units: "].map(memmem::Finder::new));

fn with_unit(mut reading: Reading, head: Option<HeaderUnit>) -> Reading {
    if let Some(head) = head {
        reading.figures.iter_mut().for_each(|figure| head.apply(figure));
    }
    reading
}

impl Reading {
    /// The clause in which a byte stands, counted from 0.
    pub fn clause(&self, byte: usize) -> usize {
        self.clauses.partition_point(|start| *start <= byte)
    }

    /// The sentence in which a byte stands, counted from 0.
    pub fn sentence(&self, byte: usize) -> usize {
        self.sentences.partition_point(|start| *start <= byte)
    }

    /// The figures that the text states, without words that may or may not be numbers.
    pub fn stated(&self) -> impl Iterator<Item = &Figure> {
        self.figures.iter().filter(|figure| !figure.loose)
    }

    /// Whether nothing can differ from a text that states no figure and counts no step: all that is said may go unsaid.
    #[cfg(test)]
    fn may_be_silent(&self) -> bool {
        let goes_unsaid = |figure: &Figure| figure.loose && !matches!(figure.kind, Kind::Plan | Kind::Date | Kind::Ambiguous);
        self.steps.is_empty() && self.figures.iter().all(goes_unsaid)
    }
}

impl Figure {
    /// The value as text: `500`, `3-5`, `2/3`, `12-28`, `5G`.
    pub fn value_text(&self) -> String {
        let part = |part: Option<u8>| part.map_or_else(|| "?".to_owned(), |part| part.to_string());
        match &self.value {
            Value::Exact(value) => value.to_string(),
            Value::Range(low, high) => format!("{low}-{high}"),
            Value::Date { month, day: None } => part(*month),
            Value::Date { month, day } => format!("{}-{}", part(*month), part(*day)),
            Value::Code(code) => code.clone(),
        }
    }
}
