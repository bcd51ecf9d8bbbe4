//! A figure in the words of the other language, for the message that suggests it.

use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Dimension;
use crate::language::{Bound, Family};

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A figure as a language says it: number, unit, bound.
pub fn of(figure: &Figure, family: Family) -> String {
    match family {
        Family::English => english(figure),
        Family::Chinese => chinese(figure),
    }
}

fn english(figure: &Figure) -> String {
    let text = figure.value_text();
    let whole = figure.exact().and_then(Ratio::to_integer);
    match figure.kind {
        Kind::Plan => return format!("the {} Five-Year Plan", ordinal(whole.unwrap_or_default())),
        Kind::Ordinal => return ordinal(whole.unwrap_or_default()),
        Kind::Era => return format!("the {text}s"),
        Kind::Quarter => return format!("the {} quarter", place(whole)),
        Kind::HalfYear => return format!("the {} half of the year", place(whole)),
        Kind::Date => return date(figure),
        Kind::Code => return text,
        Kind::Year => return text.replace('-', "–"),
        Kind::Vague => return vague(whole.unwrap_or_default()).to_owned(),
        Kind::Multiple => return format!("{}{text} times", before(figure.bound)),
        _ => {}
    }
    let share = figure.dimension() == Dimension::Share && matches!(figure.unit.name, "tenths" | "discount");
    let number = |value: Ratio| {
        let value = if share { value.times(Ratio::whole(10)).unwrap_or(value) } else { value };
        english_number(value)
    };
    if let ("of the whole", Some(part)) = (figure.unit.name, figure.exact().and_then(part)) {
        return format!("{}{part}", before(figure.bound));
    }
    let digits = match &figure.value {
        Value::Range(low, high) => format!("{} to {}", number(*low), number(*high)),
        Value::Exact(value) => number(*value),
        _ => text,
    };
    let unit = if share { "percent" } else { figure.unit.name };
    let per = figure.per.map(|per| format!(" per {}", english_number(per))).unwrap_or_default();
    let space = if unit.is_empty() { "" } else { " " };
    format!("{}{digits}{space}{unit}{per}", before(figure.bound))
}

/// `two-thirds`, `half`.
fn part(value: Ratio) -> Option<String> {
    let names = ["half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    let (above, below) = value.parts();
    let at = |number: i128, first: i128| usize::try_from(number - first).ok();
    let (name, number) = (names.get(at(below, 2)?)?, numbers.get(at(above, 1)?)?);
    Some(if below == 2 { (*name).to_owned() } else { format!("{number}-{name}{}", if above == 1 { "" } else { "s" }) })
}

fn before(bound: Bound) -> &'static str {
    match bound {
        Bound::AtLeast => "at least ",
        Bound::MoreThan | Bound::SomewhatMoreThan => "more than ",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::AtMost => "no more than ",
        Bound::LessThan => "less than ",
        Bound::Reaches | Bound::Exactly => "",
    }
}

fn english_number(value: Ratio) -> String {
    for (power, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let scaled = Ratio::power_of_ten(power).and_then(|ten| value.over(ten));
        let Some(scaled) = scaled.filter(|scaled| scaled.compare(Ratio::ONE).is_some_and(std::cmp::Ordering::is_ge)) else {
            continue;
        };
        if let Some(decimal) = scaled.to_decimal().filter(|decimal| decimal.fraction_digits() <= 4) {
            return format!("{decimal} {word}");
        }
    }
    value.to_decimal().map_or_else(|| value.to_string(), |decimal| decimal.grouped(","))
}

fn ordinal(value: i64) -> String {
    let suffix = match (value % 10, value % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{value}{suffix}")
}

fn place(value: Option<i64>) -> &'static str {
    match value {
        Some(1) => "first",
        Some(2) => "second",
        Some(3) => "third",
        _ => "fourth",
    }
}

fn vague(value: i64) -> &'static str {
    match value {
        ..=10 => "dozens",
        11..=100 => "hundreds",
        101..=1_000 => "thousands",
        1_001..=10_000 => "tens of thousands",
        10_001..=100_000 => "hundreds of thousands",
        100_001..=1_000_000 => "millions",
        1_000_001..=10_000_000 => "tens of millions",
        10_000_001..=100_000_000 => "hundreds of millions",
        _ => "billions",
    }
}

fn date(figure: &Figure) -> String {
    let Value::Date { month, day } = &figure.value else { return figure.value_text() };
    let month = month.and_then(|month| MONTHS.get(usize::from(month).checked_sub(1)?)).copied();
    match (month, day) {
        (Some(month), Some(day)) => format!("{day} {month}"),
        (Some(month), None) => month.to_owned(),
        (None, Some(day)) => format!("the {}", ordinal(i64::from(*day))),
        (None, None) => String::new(),
    }
}

fn chinese(figure: &Figure) -> String {
    let text = figure.value_text();
    match figure.kind {
        Kind::Plan => return plan(figure.exact().and_then(Ratio::to_integer).unwrap_or_default()),
        Kind::Ordinal => return format!("第{text}"),
        Kind::Era => return format!("{text}年代"),
        Kind::Quarter => return format!("第{text}季度"),
        Kind::HalfYear => return if text == "1" { "上半年" } else { "下半年" }.to_owned(),
        Kind::Year => return format!("{}年", text.replace('-', "—")),
        Kind::Code => return text,
        Kind::Date => {
            let Value::Date { month, day } = &figure.value else { return text };
            let month = month.map(|month| format!("{month}月")).unwrap_or_default();
            return month + &day.map(|day| format!("{day}日")).unwrap_or_default();
        }
        _ => {}
    }
    let share = figure.unit.name == "of the whole";
    let unit = match figure.kind {
        Kind::Multiple => "倍",
        _ if share => "",
        _ => figure.unit.chinese,
    };
    let digits = match &figure.value {
        Value::Range(low, high) => format!("{}{unit}至{}", chinese_number(*low), chinese_number(*high)),
        Value::Exact(value) if share => {
            let (above, below) = value.parts();
            format!("{below}分之{above}")
        }
        Value::Exact(value) => chinese_number(*value),
        _ => text,
    };
    let per = figure.per.map(|per| format!("每{}", chinese_number(per))).unwrap_or_default();
    let (before, after) = match figure.bound {
        Bound::AtLeast => ("", "以上"),
        Bound::MoreThan => ("超过", ""),
        Bound::SomewhatMoreThan => ("", "多"),
        Bound::About => ("约", ""),
        Bound::Nearly => ("近", ""),
        Bound::AtMost => ("不超过", ""),
        Bound::LessThan => ("不足", ""),
        Bound::Reaches | Bound::Exactly => ("", ""),
    };
    format!("{per}{before}{digits}{unit}{after}")
}

fn chinese_number(value: Ratio) -> String {
    for (power, word) in [(12, "万亿"), (8, "亿"), (4, "万")] {
        let scaled = Ratio::power_of_ten(power).and_then(|ten| value.over(ten));
        let Some(scaled) = scaled.filter(|scaled| scaled.compare(Ratio::ONE).is_some_and(std::cmp::Ordering::is_ge)) else {
            continue;
        };
        if let Some(decimal) = scaled.to_decimal().filter(|decimal| decimal.fraction_digits() <= 4) {
            return format!("{decimal}{word}");
        }
    }
    value.to_string()
}

fn plan(number: i64) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: i64| usize::try_from(value).ok().and_then(|value| digits.get(value)).copied().unwrap_or_default();
    let tens = if number >= 10 { "十" } else { "" };
    let ones = if number == 10 { "" } else { digit(number % 10) };
    format!("“{tens}{ones}五”")
}
