//! Units of both languages: one table, a dimension and an exact scale for each.

use crate::language::figures::ratio::Ratio;

/// What is measured. Units of one dimension convert into each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    /// Things: 个, 家, 项, or no unit at all. The other language need not name them.
    Count,
    /// Parts of a whole.
    Share,
    /// Percentage points.
    Point,
    /// Points of an index.
    IndexPoint,
    /// Money, each currency by itself.
    Money(&'static str),
    /// In square metres.
    Area,
    /// In kilograms.
    Mass,
    /// In metres.
    Length,
    /// In litres.
    Volume,
    /// In barrels.
    Barrels,
    /// In watts.
    Power,
    /// In watt-hours.
    Energy,
    /// In tonnes of standard coal equivalent.
    Coal,
    /// In months: years and months, whose days differ.
    Months,
    /// In seconds: weeks, days, hours, minutes.
    Seconds,
    /// Degrees of temperature.
    Degrees,
    /// In bits per second.
    BitRate,
    /// In bytes.
    Bytes,
    /// In operations a second.
    Operations,
    /// In volts.
    Voltage,
    /// In hertz.
    Frequency,
    /// Years of age.
    Age,
    /// Standard containers.
    Teu,
}

/// A unit.
#[derive(Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its English name in the plural, as a message says it.
    pub name: &'static str,
    /// The Chinese word that a message says.
    pub chinese: &'static str,
    /// What it measures.
    pub dimension: Dimension,
    /// How many base units it is, as a fraction.
    scale: (i64, i64),
    /// Its Chinese words.
    pub(super) zh: &'static [&'static str],
    /// Its English words in lower case; those of several words with single spaces.
    pub(super) en: &'static [&'static str],
    /// Symbols, whose case matters.
    pub(super) symbols: &'static [&'static str],
}

impl Unit {
    /// Things counted, or nothing said.
    pub const COUNT: Self =
        Self { name: "", chinese: "", dimension: Dimension::Count, scale: (1, 1), zh: &[], en: &[], symbols: &[] };

    /// How many base units it is.
    pub fn scale(&self) -> Option<Ratio> {
        Ratio::new(i128::from(self.scale.0), i128::from(self.scale.1))
    }

    /// Whether nothing needs to be said of it in the other language.
    pub fn is_count(&self) -> bool {
        self.dimension == Dimension::Count
    }
}

const fn unit(
    name: &'static str,
    dimension: Dimension,
    scale: (i64, i64),
    zh: &'static [&'static str],
    en: &'static [&'static str],
    symbols: &'static [&'static str],
) -> Unit {
    let chinese = match zh {
        [first, ..] => first,
        [] => name,
    };
    Unit { name, chinese, dimension, scale, zh, en, symbols }
}

/// The unit with an English name.
pub(super) fn named(name: &str) -> &'static Unit {
    UNITS.iter().find(|unit| unit.name == name).unwrap_or(&COUNT)
}

static COUNT: Unit = Unit::COUNT;

use Dimension as D;

const K: i64 = 1_000;
const M: i64 = 1_000_000;
const G: i64 = 1_000_000_000;
const T: i64 = 1_000_000_000_000;

/// All units but counters. Legal units of China (亩 666⅔ m², 斤 ½ kg, 里 500 m), SI, and those that trade uses.
pub(super) static UNITS: &[Unit] = &[
    unit("percent", D::Share, (1, 100), &["%", "％", "百分比"], &["percent", "per cent", "pct"], &["%", "％"]),
    unit("per mille", D::Share, (1, K), &["‰"], &["per mille", "per mil", "permille", "per thousand"], &["‰"]),
    unit("tenths", D::Share, (1, 10), &[], &[], &[]),
    unit("discount", D::Share, (1, 10), &[], &[], &[]),
    unit("of the whole", D::Share, (1, 1), &[], &[], &[]),
    unit(
        "percentage points",
        D::Point,
        (1, 100),
        &["个百分点", "百分点"],
        &["percentage points", "percentage point", "percent points", "percentage-point", "pct points", "pps", "ppt", "pp"],
        &[],
    ),
    unit(
        "basis points",
        D::Point,
        (1, 10_000),
        &["个基点", "基点", "BP", "bp", "个BP"],
        &["basis points", "basis point", "bps", "bp"],
        &[],
    ),
    unit("points", D::IndexPoint, (1, 1), &["个点", "点"], &["points", "point"], &[]),
    // Money.
    unit(
        "yuan",
        D::Money("CNY"),
        (1, 1),
        &["元人民币", "元", "块钱", "圆", "人民币"],
        &["yuan renminbi", "yuan", "renminbi", "rmb", "cny"],
        &["¥", "￥", "CNY", "RMB", "CN¥"],
    ),
    unit(
        "US dollars",
        D::Money("USD"),
        (1, 1),
        &["美元"],
        &["us dollars", "us dollar", "u.s. dollars", "u.s. dollar", "american dollars", "dollars", "dollar", "usd"],
        &["US$", "USD", "$"],
    ),
    unit("euros", D::Money("EUR"), (1, 1), &["欧元"], &["euros", "euro", "eur"], &["€", "EUR"]),
    unit("pounds", D::Money("GBP"), (1, 1), &["英镑"], &["pounds sterling", "pounds", "gbp"], &["£", "GBP"]),
    unit("yen", D::Money("JPY"), (1, 1), &["日元"], &["japanese yen", "yen", "jpy"], &["JPY"]),
    unit("Hong Kong dollars", D::Money("HKD"), (1, 1), &["港元", "港币"], &["hong kong dollars", "hkd"], &["HK$", "HKD"]),
    unit("rubles", D::Money("RUB"), (1, 1), &["卢布"], &["rubles", "roubles", "ruble", "rouble"], &["RUB"]),
    unit("won", D::Money("KRW"), (1, 1), &["韩元"], &["won", "krw"], &["KRW"]),
    // Area.
    unit("mu", D::Area, (2_000, 3), &["亩"], &["mu", "mus"], &[]),
    unit("hectares", D::Area, (10_000, 1), &["公顷"], &["hectares", "hectare"], &["ha"]),
    unit(
        "square kilometres",
        D::Area,
        (M, 1),
        &["平方公里", "平方千米"],
        &["square kilometres", "square kilometre", "square kilometers", "square kilometer", "sq km"],
        &["km²", "km2"],
    ),
    unit(
        "square metres",
        D::Area,
        (1, 1),
        &["平方米", "平米", "㎡"],
        &["square metres", "square metre", "square meters", "square meter", "sq m"],
        &["m²", "m2", "㎡"],
    ),
    unit("acres", D::Area, (40_468_564_224, 10_000_000), &["英亩"], &["acres", "acre"], &[]),
    unit("square feet", D::Area, (9_290_304, 100_000_000), &["平方英尺"], &["square feet", "square foot", "sq ft"], &[]),
    unit("square miles", D::Area, (2_589_988_110_336, M), &["平方英里"], &["square miles", "square mile"], &[]),
    // Mass; coal equivalent by itself.
    unit(
        "tonnes of standard coal",
        D::Coal,
        (1, 1),
        &["吨标准煤", "吨标煤"],
        &[
            "tonnes of standard coal equivalent",
            "tons of standard coal equivalent",
            "metric tons of standard coal equivalent",
            "metric tons of standard coal",
            "tonnes of standard coal",
            "tons of standard coal",
            "tonnes of coal equivalent",
            "tons of coal equivalent",
            "tce",
        ],
        &["tce"],
    ),
    unit(
        "kilograms of standard coal",
        D::Coal,
        (1, K),
        &["千克标准煤", "公斤标准煤", "千克标煤"],
        &[
            "kilograms of standard coal equivalent",
            "kilograms of standard coal",
            "kilograms of coal equivalent",
            "kg of coal equivalent",
            "kgce",
        ],
        &[],
    ),
    unit(
        "grams of standard coal",
        D::Coal,
        (1, M),
        &["克标准煤", "克标煤"],
        &["grams of standard coal equivalent", "grams of standard coal", "grams of coal equivalent"],
        &[],
    ),
    unit(
        "tonnes",
        D::Mass,
        (K, 1),
        &["公吨", "吨"],
        &["metric tonnes", "metric tons", "metric ton", "tonnes", "tonne", "tons", "ton"],
        &["t"],
    ),
    unit(
        "kilograms",
        D::Mass,
        (1, 1),
        &["公斤", "千克"],
        &["kilograms", "kilogram", "kilogrammes", "kilos", "kilo", "kg"],
        &["kg"],
    ),
    unit("jin", D::Mass, (1, 2), &["市斤", "斤"], &["jin", "catties", "catty"], &[]),
    unit("milligrams", D::Mass, (1, M), &["毫克"], &["milligrams", "milligram", "mg"], &["mg"]),
    unit("grams", D::Mass, (1, K), &["克"], &["grams", "gram", "grammes"], &["g"]),
    unit("pounds (lb)", D::Mass, (45_359_237, 100_000_000), &["磅"], &["lbs", "lb"], &[]),
    // Length.
    unit("nautical miles", D::Length, (1_852, 1), &["海里"], &["nautical miles", "nautical mile"], &[]),
    unit("miles", D::Length, (1_609_344, K), &["英里"], &["miles", "mile"], &[]),
    unit("feet", D::Length, (3_048, 10_000), &["英尺"], &["feet", "foot"], &["ft"]),
    unit("inches", D::Length, (254, 10_000), &["英寸"], &["inches", "inch"], &[]),
    unit(
        "kilometres",
        D::Length,
        (K, 1),
        &["公里", "千米"],
        &["kilometres", "kilometre", "kilometers", "kilometer", "km"],
        &["km"],
    ),
    unit("li", D::Length, (500, 1), &["华里", "里"], &["li"], &[]),
    unit(
        "centimetres",
        D::Length,
        (1, 100),
        &["厘米", "公分"],
        &["centimetres", "centimetre", "centimeters", "centimeter", "cm"],
        &["cm"],
    ),
    unit("millimetres", D::Length, (1, K), &["毫米"], &["millimetres", "millimetre", "millimeters", "millimeter", "mm"], &["mm"]),
    unit("micrometres", D::Length, (1, M), &["微米"], &["micrometres", "micrometers", "microns", "micron"], &["μm", "um"]),
    unit("nanometres", D::Length, (1, G), &["纳米"], &["nanometres", "nanometre", "nanometers", "nanometer", "nm"], &["nm"]),
    unit("metres", D::Length, (1, 1), &["米"], &["metres", "metre", "meters", "meter"], &["m"]),
    // Volume.
    unit(
        "cubic kilometres",
        D::Volume,
        (T, 1),
        &["立方公里", "立方千米"],
        &["cubic kilometres", "cubic kilometers"],
        &["km³", "km3"],
    ),
    unit(
        "cubic metres",
        D::Volume,
        (K, 1),
        &["立方米"],
        &["cubic metres", "cubic metre", "cubic meters", "cubic meter", "cu m"],
        &["m³", "m3"],
    ),
    unit("millilitres", D::Volume, (1, K), &["毫升"], &["millilitres", "milliliters", "ml"], &["mL"]),
    unit("litres", D::Volume, (1, 1), &["公升", "升"], &["litres", "litre", "liters", "liter"], &["L"]),
    unit("barrels", D::Barrels, (1, 1), &["桶"], &["barrels", "barrel", "bbl"], &[]),
    // Power and energy.
    unit("terawatt-hours", D::Energy, (T, 1), &["太瓦时"], &["terawatt-hours", "terawatt hours", "terawatt-hour"], &["TWh"]),
    unit("gigawatt-hours", D::Energy, (G, 1), &["吉瓦时"], &["gigawatt-hours", "gigawatt hours", "gigawatt-hour"], &["GWh"]),
    unit("megawatt-hours", D::Energy, (M, 1), &["兆瓦时"], &["megawatt-hours", "megawatt hours", "megawatt-hour"], &["MWh"]),
    unit(
        "kilowatt-hours",
        D::Energy,
        (K, 1),
        &["千瓦时", "千瓦小时", "度电"],
        &["kilowatt-hours", "kilowatt hours", "kilowatt-hour", "kilowatt hour", "kwh"],
        &["kWh", "kW·h"],
    ),
    unit("terawatts", D::Power, (T, 1), &["太瓦"], &["terawatts", "terawatt"], &["TW"]),
    unit("gigawatts", D::Power, (G, 1), &["吉瓦"], &["gigawatts", "gigawatt"], &["GW"]),
    unit("megawatts", D::Power, (M, 1), &["兆瓦"], &["megawatts", "megawatt"], &["MW"]),
    unit("kilowatts", D::Power, (K, 1), &["千瓦"], &["kilowatts", "kilowatt", "kw"], &["kW", "KW"]),
    unit("watts", D::Power, (1, 1), &["瓦特", "瓦"], &["watts", "watt"], &["W"]),
    // Time.
    unit("centuries", D::Months, (1_200, 1), &["个世纪", "世纪"], &["centuries", "century"], &[]),
    unit("decades", D::Months, (120, 1), &[], &["decades", "decade"], &[]),
    unit("years", D::Months, (12, 1), &["周年", "个年头", "年"], &["years", "year"], &[]),
    unit("quarters", D::Months, (3, 1), &["个季度"], &[], &[]),
    unit("months", D::Months, (1, 1), &["个月"], &["months", "month"], &[]),
    unit("weeks", D::Seconds, (604_800, 1), &["个星期", "星期", "周"], &["weeks", "week"], &[]),
    unit("days", D::Seconds, (86_400, 1), &["天", "日"], &["days", "day"], &[]),
    unit(
        "working days",
        D::Seconds,
        (86_400, 1),
        &["个工作日", "工作日"],
        &["working days", "working day", "business days", "workdays"],
        &[],
    ),
    unit("hours", D::Seconds, (3_600, 1), &["个小时", "小时", "个钟头"], &["hours", "hour", "hrs"], &["h"]),
    unit("minutes", D::Seconds, (60, 1), &["分钟"], &["minutes", "minute", "mins"], &["min"]),
    unit("milliseconds", D::Seconds, (1, K), &["毫秒"], &["milliseconds", "millisecond"], &["ms"]),
    unit("seconds", D::Seconds, (1, 1), &["秒钟", "秒"], &["seconds"], &["s"]),
    unit(
        "degrees Celsius",
        D::Degrees,
        (1, 1),
        &["摄氏度", "℃", "°C"],
        &["degrees celsius", "degrees centigrade", "degree celsius"],
        &["℃", "°C"],
    ),
    unit("years of age", D::Age, (1, 1), &["周岁", "岁"], &["years old", "years of age", "year-old", "year-olds"], &[]),
    // Data, computing, electricity.
    unit("Gbps", D::BitRate, (G, 1), &["Gbps", "吉比特每秒"], &["gbps", "gigabits per second"], &["Gbps", "Gbit/s", "Gb/s"]),
    unit("Mbps", D::BitRate, (M, 1), &["Mbps", "兆比特每秒"], &["mbps", "megabits per second"], &["Mbps", "Mbit/s", "Mb/s"]),
    unit("zettabytes", D::Bytes, (G, 1), &["ZB", "泽字节"], &["zettabytes", "zettabyte"], &["ZB"]),
    unit("exabytes", D::Bytes, (M, 1), &["EB", "艾字节"], &["exabytes", "exabyte"], &["EB"]),
    unit("petabytes", D::Bytes, (K, 1), &["PB", "拍字节"], &["petabytes", "petabyte"], &["PB"]),
    unit("terabytes", D::Bytes, (1, 1), &["TB", "太字节"], &["terabytes", "terabyte"], &["TB"]),
    unit("gigabytes", D::Bytes, (1, K), &["GB", "吉字节"], &["gigabytes", "gigabyte"], &["GB"]),
    unit("megabytes", D::Bytes, (1, M), &["MB", "兆字节"], &["megabytes", "megabyte"], &["MB"]),
    unit("EFLOPS", D::Operations, (M, 1), &["EFLOPS", "EFlops"], &["exaflops", "eflops"], &["EFLOPS", "EFLOP/s"]),
    unit("PFLOPS", D::Operations, (K, 1), &["PFLOPS", "PFlops"], &["petaflops", "pflops"], &["PFLOPS", "PFLOP/s"]),
    unit("TFLOPS", D::Operations, (1, 1), &["TFLOPS", "TFlops"], &["teraflops", "tflops"], &["TFLOPS"]),
    unit("kilovolts", D::Voltage, (K, 1), &["千伏"], &["kilovolts", "kilovolt", "kv"], &["kV", "KV"]),
    unit("volts", D::Voltage, (1, 1), &["伏特", "伏"], &["volts", "volt"], &["V"]),
    unit("gigahertz", D::Frequency, (G, 1), &["吉赫兹", "吉赫"], &["gigahertz", "ghz"], &["GHz"]),
    unit("megahertz", D::Frequency, (M, 1), &["兆赫兹", "兆赫"], &["megahertz", "mhz"], &["MHz"]),
    unit("kilohertz", D::Frequency, (K, 1), &["千赫兹", "千赫"], &["kilohertz", "khz"], &["kHz"]),
    unit("hertz", D::Frequency, (1, 1), &["赫兹", "赫"], &["hertz"], &["Hz"]),
    unit(
        "TEU",
        D::Teu,
        (1, 1),
        &["标准箱", "标箱", "TEU"],
        &["teus", "teu", "twenty-foot equivalent units", "standard containers"],
        &["TEU", "TEUs"],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_claimed_by_two_units() {
        let mut seen = std::collections::BTreeMap::new();
        for unit in UNITS {
            for word in unit.zh.iter().map(|w| ("zh", *w)).chain(unit.en.iter().map(|w| ("en", *w))) {
                assert_eq!(seen.insert(word, unit.name), None, "{word:?}");
            }
        }
    }
}
