//! The names of units by their first character: at a place of a text only those are compared that can stand there.

use std::sync::LazyLock;

use crate::language::figures::by_char::ByChar;
use crate::language::figures::units::{Dimension, UNITS, Unit};

/// One name of a unit.
#[derive(Clone, Copy, Debug)]
pub struct Name {
    /// The name.
    pub text: &'static str,
    /// Its unit.
    pub unit: &'static Unit,
    /// The unit's place in the table: of two names of one length the earlier unit has it.
    pub rank: usize,
}

type Index = ByChar<Name>;

fn index(names: impl Fn(&'static Unit) -> &'static [&'static str]) -> Index {
    let units = UNITS.iter().enumerate();
    let names = units.flat_map(|(rank, unit)| names(unit).iter().map(move |text| Name { text, unit, rank }));
    ByChar::new(names, |name| name.text.chars().next())
}

static CHINESE: LazyLock<Index> = LazyLock::new(|| index(|unit| unit.zh));
static ENGLISH: LazyLock<Index> = LazyLock::new(|| index(|unit| unit.en));
static SYMBOLS: LazyLock<Index> = LazyLock::new(|| index(|unit| unit.symbols));

fn beginning(index: &'static Index, rest: &str) -> &'static [Name] {
    rest.chars().next().map_or(&[], |first| index.get(first))
}

/// Chinese words that begin with the first character of `rest`.
pub fn chinese(rest: &str) -> &'static [Name] {
    beginning(&CHINESE, rest)
}

/// English words that begin with the first character of `rest`, which is in lower case.
pub fn english(rest: &str) -> &'static [Name] {
    beginning(&ENGLISH, rest)
}

/// Symbols that begin with the first character of `rest`.
pub fn symbols(rest: &str) -> &'static [Name] {
    beginning(&SYMBOLS, rest)
}

/// The longest symbol of a currency with which `rest` begins.
pub fn currency(rest: &str) -> Option<Name> {
    let money = symbols(rest).iter().filter(|name| matches!(name.unit.dimension, Dimension::Money(_)));
    money.filter(|name| rest.starts_with(name.text)).max_by_key(|name| name.text.len()).copied()
}
