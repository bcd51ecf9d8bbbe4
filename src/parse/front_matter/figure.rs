//! One entry of the ledger.

use crate::config::Config;
use crate::diagnostic::rules::parse::BAD_NUMBER;
use crate::diagnostic::rules::site::UNKNOWN_UNIT;
use crate::diagnostic::rules::source::{BAD_VALUE, WRONG_TYPE};
use crate::language::{Bound, Change, Decimal, Quantity};
use crate::parse::front_matter::read::source;
use crate::parse::front_matter::{FigureEntry, Role, When};
use crate::text::Spanned;
use crate::yaml::{Fields, Input, Node, Value, suggestion};

const KEYS: &[&str] = &["value", "unit", "bound", "role", "year", "period", "of", "baseline", "source", "change", "average"];
const WHAT: &str = "a figure";

/// Reads a figure.
pub(super) fn read(node: &Node, config: &Config, input: &mut Input<'_>) -> Option<Spanned<FigureEntry>> {
    let fields = Fields::open(node, WHAT, KEYS, input);
    let value = fields.need_text("value", WHAT, input).and_then(|value| {
        let number = Decimal::parse(&value.value);
        if number.is_none() {
            input.add(&BAD_NUMBER, value.span, format!("`{}` is no plain decimal number", value.value));
        }
        number
    });
    let unit = fields.need_text("unit", WHAT, input).and_then(|unit| known_unit(unit, config, input));
    let bound = fields.need("bound", WHAT, input).and_then(|node| input.one_of(node, "bound", Bound::NAMES));
    let role = fields.need("role", WHAT, input).and_then(|node| input.one_of(node, "role", Role::NAMES));
    let when = read_when(&fields, input);
    let of = fields.get("of").and_then(|node| config.words(node, "of", input));
    let baseline = fields.text("baseline", input);
    let source = fields.need("source", WHAT, input).and_then(|node| source(node, "source", input));
    let changes = [("increase", Change::Increase), ("reduction", Change::Reduction)];
    let change = fields.get("change").and_then(|node| input.one_of(node, "change", &changes));
    let average = fields.flag("average", input);
    let quantity = Quantity { value: value?, bound: bound?, change, average };
    Some(Spanned::new(FigureEntry { quantity, unit: unit?, role: role?, when, of, baseline, source: source? }, node.span))
}

fn known_unit(unit: Spanned<String>, config: &Config, input: &mut Input<'_>) -> Option<Spanned<String>> {
    let keys: Vec<&str> = config.units.iter().map(|unit| unit.key.as_str()).collect();
    if keys.contains(&unit.value.as_str()) {
        return Some(unit);
    }
    let message = format!("no unit is called `{}`", unit.value);
    input.add_help(&UNKNOWN_UNIT, unit.span, message, suggestion(&unit.value, &keys));
    None
}

fn read_when(fields: &Fields<'_>, input: &mut Input<'_>) -> Option<When> {
    let year = fields.integer("year", input);
    let Some(period) = fields.get("period") else { return year.map(|year| When::Year(year.value)) };
    if let Some(year) = year {
        input.add(&BAD_VALUE, year.span, "a figure holds in a `year` or over a `period`, not both");
    }
    let year = |node: &Node| match &node.value {
        Value::Scalar { text, .. } => text.parse().ok(),
        _ => None,
    };
    let years: Vec<u32> = match &period.value {
        Value::Sequence(items) => items.iter().filter_map(year).collect(),
        _ => Vec::new(),
    };
    match years.as_slice() {
        [first, last] if first < last => Some(When::Period(*first, *last)),
        _ => {
            input.add(&WRONG_TYPE, period.span, "`period` wants its first and last year: `[2016, 2020]`");
            None
        }
    }
}
