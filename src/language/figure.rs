//! How each language says a figure: number, unit and bound, from one record.

use crate::language::decimal::Decimal;
use crate::language::family::Family;

/// On which side of the value the truth lies.
///
/// `AtLeast` includes the value: Civil Code of the People's Republic of China, art. 1259, on 以上.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// 以上, at least.
    AtLeast,
    /// 超过, more than.
    MoreThan,
    /// 达, 达到: the verb stands in the sentence, so the phrase is the bare number.
    Reaches,
    /// 约, about.
    About,
    /// 近, nearly.
    Nearly,
    /// 余, -odd.
    SomewhatMoreThan,
    /// The number itself.
    Exactly,
    /// 不超过, at most.
    AtMost,
    /// 不足, less than.
    LessThan,
}

impl Bound {
    /// The words that stand in a ledger.
    pub const NAMES: &[(&str, Self)] = &[
        ("at-least", Self::AtLeast),
        ("more-than", Self::MoreThan),
        ("reaches", Self::Reaches),
        ("about", Self::About),
        ("nearly", Self::Nearly),
        ("somewhat-more-than", Self::SomewhatMoreThan),
        ("exactly", Self::Exactly),
        ("at-most", Self::AtMost),
        ("less-than", Self::LessThan),
    ];

    /// The ledger's word.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, bound)| *bound == self).map_or("exactly", |(name, _)| name)
    }
}

/// Which way a figure of change points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// 提高, up.
    Increase,
    /// 降低, down.
    Reduction,
}

/// The forms of a unit in one language; `{n}` is where the number goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitWords {
    /// Used for the number one.
    pub one: String,
    /// Used for every other number.
    pub other: String,
}

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number.
    pub value: Decimal,
    /// Its bound.
    pub bound: Bound,
    /// Set where the figure is a change.
    pub change: Option<Change>,
    /// Whether it is an average.
    pub average: bool,
}

/// The phrase of a quantity: `500个以上`, `at least 500 factories`.
pub fn phrase(quantity: &Quantity, unit: &UnitWords, family: Family) -> String {
    match family {
        Family::Chinese => chinese(quantity, unit),
        Family::English => english(quantity, unit),
    }
}

fn chinese(quantity: &Quantity, unit: &UnitWords) -> String {
    let Quantity { value, bound, change, average } = *quantity;
    let mut number = chinese_number(value);
    if bound == Bound::SomewhatMoreThan {
        number.push('余');
    }
    let counted = unit.other.replace("{n}", &number);
    let (before, after) = match bound {
        Bound::AtLeast => ("", "以上"),
        Bound::MoreThan => ("超过", ""),
        Bound::About => ("约", ""),
        Bound::Nearly => ("近", ""),
        Bound::AtMost => ("不超过", ""),
        Bound::LessThan => ("不足", ""),
        Bound::Reaches | Bound::SomewhatMoreThan | Bound::Exactly => ("", ""),
    };
    let average = if average { "平均" } else { "" };
    let direction = match change {
        Some(Change::Increase) => "提高",
        Some(Change::Reduction) => "降低",
        None => "",
    };
    format!("{average}{direction}{before}{counted}{after}")
}

fn english(quantity: &Quantity, unit: &UnitWords) -> String {
    let Quantity { value, bound, change, average } = *quantity;
    let mut number = english_number(value);
    if bound == Bound::SomewhatMoreThan {
        number.push_str("-odd");
    }
    let form = if value == Decimal::whole(1) { &unit.one } else { &unit.other };
    let counted = form.replace("{n}", &number);
    let before = match bound {
        Bound::AtLeast => "at least ",
        Bound::MoreThan => "more than ",
        Bound::About => "about ",
        Bound::Nearly => "nearly ",
        Bound::AtMost => "at most ",
        Bound::LessThan => "less than ",
        Bound::Reaches | Bound::SomewhatMoreThan | Bound::Exactly => "",
    };
    let direction = match change {
        Some(Change::Increase) => "up ",
        Some(Change::Reduction) => "down ",
        None => "",
    };
    let average = if average { " on average" } else { "" };
    format!("{direction}{before}{counted}{average}")
}

/// `10亿`, `7万`, `12000`: scaled where that leaves at most one digit after the point.
fn chinese_number(value: Decimal) -> String {
    for (power, word) in [(12, "万亿"), (8, "亿"), (4, "万")] {
        let scaled = value.shifted_down(power);
        if value.reaches_power(power) && scaled.fraction_digits() <= 1 {
            return format!("{scaled}{word}");
        }
    }
    value.to_string()
}

/// `1 billion`, `1.5 million`, `12,000`.
fn english_number(value: Decimal) -> String {
    for (power, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let scaled = value.shifted_down(power);
        if value.reaches_power(power) && scaled.fraction_digits() <= 1 {
            return format!("{scaled} {word}");
        }
    }
    value.grouped(",")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(one: &str, other: &str) -> UnitWords {
        UnitWords { one: one.into(), other: other.into() }
    }

    /// The table of the content model, both columns.
    #[test]
    fn phrases_of_every_bound() {
        let ge = unit("{n}个", "{n}个");
        let factory = unit("{n} factory", "{n} factories");
        let percent = unit("{n}%", "{n}%");
        let item = unit("{n}项", "{n}项");
        let standard = unit("{n} standard", "{n} standards");
        let yuan = unit("{n}元", "{n}元");
        let cny = unit("CNY {n}", "CNY {n}");
        let cases = [
            (500, Bound::AtLeast, None, false, &ge, &factory, "500个以上", "at least 500 factories"),
            (50, Bound::MoreThan, None, false, &percent, &percent, "超过50%", "more than 50%"),
            (80, Bound::Reaches, None, false, &percent, &percent, "80%", "80%"),
            (100, Bound::Nearly, None, false, &ge, &factory, "近100个", "nearly 100 factories"),
            (300, Bound::SomewhatMoreThan, None, false, &item, &standard, "300余项", "300-odd standards"),
            (45, Bound::Exactly, Some(Change::Increase), true, &percent, &percent, "平均提高45%", "up 45% on average"),
            (35, Bound::Exactly, Some(Change::Reduction), true, &percent, &percent, "平均降低35%", "down 35% on average"),
            (1_000_000_000, Bound::MoreThan, None, false, &yuan, &cny, "超过10亿元", "more than CNY 1 billion"),
            (1, Bound::Exactly, None, false, &ge, &factory, "1个", "1 factory"),
            (12_345, Bound::Exactly, None, false, &ge, &factory, "12345个", "12,345 factories"),
            (70_000, Bound::About, None, false, &ge, &factory, "约7万个", "about 70,000 factories"),
            (1_500_000, Bound::AtMost, None, false, &ge, &factory, "不超过150万个", "at most 1.5 million factories"),
        ];
        for (value, bound, change, average, zh_unit, en_unit, zh, en) in cases {
            let quantity = Quantity { value: Decimal::whole(value), bound, change, average };
            assert_eq!(phrase(&quantity, zh_unit, Family::Chinese), zh);
            assert_eq!(phrase(&quantity, en_unit, Family::English), en);
        }
    }
}
