//! A figure of an article as an entry of the ledger, as far as the site has its unit.

use crate::config::{Config, Side};
use crate::facts::{Facts, FigureFact};
use crate::language::Change;

/// The keys of the entry in one line, `value: 500, unit: factory, …`; or why there is none.
pub(super) fn entry(facts: &Facts, figure: &FigureFact, config: &Config) -> Result<String, String> {
    let value = figure.exact().ok_or("it is no single number")?;
    let unit = unit(figure, config)?;
    let role = figure.role.ok_or("whether it is a target is not said")?;
    let mut keys = vec![format!("value: {value}"), format!("unit: {unit}"), format!("bound: {}", figure.bound.name())];
    if let Some(change) = figure.change {
        keys.push(format!("change: {}", if change == Change::Increase { "increase" } else { "reduction" }));
    }
    if figure.average {
        keys.push("average: true".to_owned());
    }
    keys.push(format!("role: {}", role.name()));
    keys.extend(figure.year.map(|year| format!("year: {year}")));
    keys.push(format!("source: \"{}:p{}\"", facts.article, figure.paragraph));
    Ok(keys.join(", "))
}

/// The one unit of the site that is written so: `{n}个`, `{n}%`.
fn unit<'c>(figure: &FigureFact, config: &'c Config) -> Result<&'c str, String> {
    let side = chinese(config);
    let written = |pattern: &str| pattern.replace("{n}", "") == figure.unit;
    let fitting: Vec<&str> =
        config.units.iter().filter(|unit| written(&unit.words(side).other)).map(|unit| unit.key.as_str()).collect();
    match fitting.as_slice() {
        [unit] => Ok(unit),
        [] => Err(format!("the site has no unit written “{}”", figure.unit)),
        several => Err(format!("“{}” may be {}", figure.unit, several.join(", "))),
    }
}

/// The side whose language the articles are in.
pub(super) fn chinese(config: &Config) -> Side {
    let is_chinese = |side: &Side| config.language(*side).family == crate::language::Family::Chinese;
    Side::BOTH.into_iter().find(is_chinese).unwrap_or(Side::Original)
}
