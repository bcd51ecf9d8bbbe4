//! What makes two figures the same: a key for each way in which the two languages may say one thing.

use super::board::Board;
use crate::language::Bound;
use crate::language::figures::figure::{Direction, Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Dimension;

/// Kind, dimension and value: the same figure, whatever its unit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Same {
    kind: Kind,
    dimension: Dimension,
    value: Value,
    bound: Option<Bound>,
}

fn same(figure: &Figure) -> Option<Same> {
    let value = || figure.canonical().unwrap_or_else(|| figure.value.clone());
    (!figure.loose).then(|| Same { kind: figure.kind, dimension: figure.dimension(), value: value(), bound: None })
}

fn same_and_bound(figure: &Figure) -> Option<Same> {
    Some(Same { bound: Some(figure.bound), ..same(figure)? })
}

/// A number that nothing tells the kind of.
fn plain(figure: &Figure) -> Option<Value> {
    let neutral = match figure.kind {
        Kind::Year | Kind::Ordinal | Kind::Code => true,
        Kind::Amount => matches!(figure.dimension(), Dimension::Count | Dimension::IndexPoint),
        Kind::Multiple => figure.change.is_none(),
        _ => false,
    };
    if figure.loose || !neutral || figure.per.is_some() {
        return None;
    }
    number(figure)
}

/// The number as written; of a code the digits, unless the other side groups its own.
fn number(figure: &Figure) -> Option<Value> {
    match &figure.value {
        Value::Code(code) if code.bytes().all(|byte| byte.is_ascii_digit()) => Some(Value::Exact(Ratio::decimal(code)?)),
        Value::Exact(_) | Value::Range(..) => Some(figure.value.clone()),
        _ => None,
    }
}

fn money(figure: &Figure) -> Option<Value> {
    (!figure.loose
        && matches!(
            figure.dimension(),
            Dimension::Money(_) | Dimension::IndexPoint | Dimension::Age | Dimension::Degrees | Dimension::Barrels
        ))
    .then(|| figure.canonical())?
}

fn counted(figure: &Figure) -> Option<Value> {
    (!figure.loose && figure.unit.is_count() && matches!(figure.kind, Kind::Amount | Kind::Year) && figure.per.is_none())
        .then(|| figure.canonical())?
}

fn points(figure: &Figure) -> Option<Value> {
    let points = matches!(figure.kind, Kind::Point) && figure.unit.name == "percentage points"
        || figure.dimension() == Dimension::IndexPoint;
    (!figure.loose && points).then(|| figure.value.clone())
}

/// 等八部门 counts the one that is named; seven other bodies does not.
fn whole_of(figure: &Figure) -> Option<Ratio> {
    if figure.loose || !figure.unit.is_count() { None } else { figure.exact() }
}

fn all_others(figure: &Figure) -> Option<Ratio> {
    if figure.written.rest { whole_of(figure)?.plus(Ratio::ONE) } else { None }
}

/// The first half, of a year or of anything else.
fn half_year(figure: &Figure) -> Option<Ratio> {
    if figure.kind == Kind::HalfYear && !figure.loose { Ratio::new(1, 2) } else { None }
}

fn half(figure: &Figure) -> Option<Ratio> {
    if figure.unit.name == "of the whole" && !figure.loose { figure.exact() } else { None }
}

/// The 13th Five-Year Plan and the 14th.
fn ordinal(figure: &Figure) -> Option<Ratio> {
    if figure.kind == Kind::Ordinal && !figure.loose { figure.exact() } else { None }
}

/// A plan, be it inside a title that the glossary has.
fn plan(figure: &Figure) -> Option<Ratio> {
    if figure.kind == Kind::Plan { figure.exact() } else { None }
}

/// A multiple as a growth in parts of the whole: 翻一番 is 100 percent more.
pub fn growth(figure: &Figure) -> Option<Ratio> {
    match (figure.kind, figure.exact()) {
        (Kind::Multiple, Some(value)) => value.minus(Ratio::ONE),
        (Kind::Share, Some(_)) if figure.direction == Some(Direction::By) || figure.change.is_some() => {
            match figure.canonical()? {
                Value::Exact(value) => Some(value),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A multiple as a part of the whole: 1.2倍 is 120 percent of it.
fn part(figure: &Figure) -> Option<Value> {
    let fits = matches!(figure.kind, Kind::Multiple | Kind::Share) && figure.direction != Some(Direction::By);
    (!figure.loose && fits).then(|| figure.canonical())?
}

/// Halves and quarters of a year as months; weeks as days are one dimension already.
fn months(figure: &Figure) -> Option<Value> {
    match figure.kind {
        Kind::HalfYear => (figure.exact()? == Ratio::ONE).then(|| Value::Exact(Ratio::whole(6))),
        Kind::Quarter => (figure.exact()? == Ratio::ONE).then(|| Value::Exact(Ratio::whole(3))),
        Kind::Amount if figure.dimension() == Dimension::Months => figure.canonical(),
        _ => None,
    }
}

/// A day whose month is said elsewhere; a number of days.
fn day(figure: &Figure) -> Option<Ratio> {
    match &figure.value {
        Value::Date { day: Some(day), .. } => Some(Ratio::whole(i64::from(*day))),
        Value::Exact(value) if figure.dimension() == Dimension::Seconds && figure.unit.name == "days" => Some(*value),
        Value::Exact(value) if figure.kind == Kind::Ordinal => Some(*value),
        _ => None,
    }
}

fn bare_day(figure: &Figure) -> Option<Ratio> {
    match &figure.value {
        Value::Date { month: Some(_), .. } => None,
        _ => day(figure),
    }
}

/// A decade whose century is said elsewhere.
fn decade(figure: &Figure) -> Option<i64> {
    (figure.kind == Kind::Era).then(|| figure.exact()?.to_integer().map(|year| year % 100))?
}

/// Years of age, said as years.
fn age(figure: &Figure) -> Option<Value> {
    (figure.dimension() == Dimension::Age).then(|| number(figure))?
}

fn years(figure: &Figure) -> Option<Value> {
    (figure.unit.name == "years" && !figure.loose).then(|| number(figure))?
}

/// The number of a word, or of a figure that a word of the other side may answer.
fn word(figure: &Figure) -> Option<Value> {
    let short = matches!(&figure.value, Value::Code(code) if code.len() <= 2);
    let fits = !matches!(figure.kind, Kind::Date | Kind::Code | Kind::Point | Kind::Plan) || figure.loose || short;
    let counted = figure.dimension() != Dimension::Share || figure.unit.name == "of the whole";
    let plain = matches!(
        figure.dimension(),
        Dimension::Count | Dimension::Months | Dimension::Seconds | Dimension::Share | Dimension::IndexPoint
    );
    (fits && counted && plain && figure.per.is_none()).then(|| number(figure))?
}

/// A code of letters and digits whose other side may be a word.
fn loose_word(figure: &Figure) -> Option<Value> {
    figure.loose.then(|| match &figure.value {
        Value::Code(code) => Some(Value::Code(code.clone())),
        _ => word(figure),
    })?
}

fn strict_word(figure: &Figure) -> Option<Value> {
    (!figure.loose).then(|| word(figure))?
}

fn name(figure: &Figure) -> Option<Value> {
    match &figure.value {
        Value::Code(code) => Some(Value::Code(code.clone())),
        _ => None,
    }
}

/// The number of a version, with its name: Web3.0.
fn version(figure: &Figure) -> Option<Ratio> {
    match &figure.value {
        Value::Code(code) if code.contains('.') => Ratio::decimal(code.trim_start_matches(|c: char| c.is_ascii_alphabetic())),
        _ => None,
    }
}

/// The number of a version that stands apart from its name: Web 3.0.
fn bare_version(figure: &Figure) -> Option<Ratio> {
    let bare = figure.unit.is_count() && figure.kind == Kind::Amount && !figure.loose && figure.per.is_none();
    if bare { figure.exact() } else { None }
}

impl Board<'_> {
    /// All ways of being the same, the closest first.
    pub fn match_all(&mut self) {
        self.pass(same_and_bound, same_and_bound);
        self.pass(same, same);
        self.pass(plain_ungrouped, plain_ungrouped);
        self.pass(money, counted);
        self.pass(counted, money);
        self.pass(points, points);
        self.pass(plan, ordinal);
        self.pass(ordinal, plan);
        self.pass(whole_of, all_others);
        self.pass(half_year, half);
        self.pass(half, half_year);
        self.pass(growth, growth);
        self.pass(part, part);
        self.pass(months, months);
        self.pass(bare_day, day);
        self.pass(day, bare_day);
        self.pass(decade, decade);
        self.pass(age, years);
        self.pass(years, age);
        self.pass(name, name);
        self.pass(version, bare_version);
        self.pass(bare_version, version);
    }

    /// Plans in titles, which may be said in short.
    pub fn match_plans(&mut self) {
        self.pass(plan, plan);
    }

    /// Figures of one side that words of the other answer, then words that answer words.
    pub fn match_words(&mut self) {
        self.pass(strict_word, loose_word);
        self.pass(loose_word, strict_word);
    }
}

/// A plain number; digits with separators are no code.
fn plain_ungrouped(figure: &Figure) -> Option<(Value, bool)> {
    let value = plain(figure)?;
    let long = matches!(&figure.value, Value::Code(code) if code.len() > 3);
    Some((value, figure.written.grouped && !long && is_code_like(figure)))
}

/// Whether separators make this another thing than a code of the same digits.
fn is_code_like(figure: &Figure) -> bool {
    figure.written.grouped && figure.unit.is_count()
}
