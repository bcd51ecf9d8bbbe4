//! A mistake in a sentence, with what the translation should say.

use super::gloss::years_of_plan;
use super::{Difference, Mistake, phrase};
use crate::language::figures::figure::{Direction, Figure, Kind, Reading, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::{Bound, Change, Family};

/// What to tell of a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What is wrong, in lower case.
    pub message: String,
    /// What to write instead.
    pub help: Option<String>,
}

/// The two texts of a comparison, each with what was read in it, and which of them is the translation.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'t> {
    /// The Chinese text.
    pub chinese: (&'t str, &'t Reading),
    /// The English text.
    pub english: (&'t str, &'t Reading),
    /// The language of the translation.
    pub translation: Family,
}

/// Explains a mistake.
pub fn explain(difference: &Difference, texts: Compared<'_>) -> Explanation {
    let ours = difference.chinese.and_then(|at| texts.chinese.1.figures.get(at));
    let theirs = difference.english.and_then(|at| texts.english.1.figures.get(at));
    let into_english = texts.translation == Family::English;
    let (original, translated) = if into_english { (ours, theirs) } else { (theirs, ours) };
    let quote = |figure: &Figure, chinese: bool| {
        let text = if chinese { texts.chinese.0 } else { texts.english.0 };
        text.get(figure.span.start..figure.span.end).unwrap_or_default().trim().to_owned()
    };
    let said = |figure: Option<&Figure>| figure.map(|figure| quote(figure, into_english)).unwrap_or_default();
    let has = |figure: Option<&Figure>| figure.map(|figure| quote(figure, !into_english)).unwrap_or_default();
    let should = original.map(|figure| phrase::of(figure, texts.translation));
    let name = |chinese: bool| if chinese { "Chinese" } else { "English" };
    let (here, there) = (name(!into_english), name(into_english));
    let (from, to) = (said(original), has(translated));
    let right = should.clone().unwrap_or_default();
    let write = should.map(|right| format!("write `{right}`, or mend the original"));
    let told = |message: String, help: Option<String>| Explanation { message, help };
    match difference.mistake {
        Mistake::Scale => {
            let how = original
                .zip(translated)
                .and_then(|(a, b)| factor(a, b))
                .unwrap_or_else(|| "another order of magnitude".to_owned());
            told(format!("`{from}` is {right}; the {here} has `{to}`: {how}"), write)
        }
        Mistake::Year if original.is_none() || translated.is_none() => {
            let lone = original.or(translated);
            let spans = spans_of(texts);
            let text = if original.is_some() { from } else { to };
            match lone.filter(|_| !spans.is_empty()) {
                Some(_) => {
                    told(format!("`{text}` are not the years of that plan"), Some(format!("the {}", spans.join("; the "))))
                }
                None => told(format!("the year `{text}` stands on one side only"), None),
            }
        }
        Mistake::Year => told(format!("another year: `{from}` in the {there}, `{to}` in the {here}"), write),
        Mistake::Plan => told(format!("another plan: `{from}` is {right}; the {here} has `{to}`"), write),
        Mistake::Date => told(format!("another date: `{from}` is {right}; the {here} has `{to}`"), write),
        Mistake::Ordinal => told(format!("another place in the order: `{from}` is {right}; the {here} has `{to}`"), write),
        Mistake::Code => told(format!("another name in digits: `{from}` in the {there}, `{to}` in the {here}"), write),
        Mistake::Point => {
            let help = "percentage points are a difference of two percentages; a change of 5 percent is another amount";
            told(format!("`{from}` is {right}; the {here} has `{to}`"), Some(help.to_owned()))
        }
        Mistake::Unit => told(format!("another unit: `{from}` is {right}; the {here} has `{to}`"), write),
        Mistake::Per => told(format!("another denominator: `{from}` is {right}; the {here} has `{to}`"), write),
        Mistake::Rounding => {
            let help = format!("write `{right}`, or say that it is rounded: about, nearly, some");
            told(format!("`{from}` is {right}; the {here} has `{to}`, rounded without saying so or wrongly"), Some(help))
        }
        Mistake::Value => told(format!("`{from}` is {right}; the {here} has `{to}`"), write),
        Mistake::OnlyEnglish | Mistake::OnlyChinese => {
            if original.is_some() {
                told(format!("`{from}` of the {there} is missing in the {here}"), Some(format!("say `{right}`")))
            } else {
                told(
                    format!("the {here} has `{to}`, which the {there} does not"),
                    Some("take it out, or add it to the original".to_owned()),
                )
            }
        }
        Mistake::Swapped => {
            let help = "each stands beside the words of the other: exchange them, or move the words with them";
            told(format!("`{from}` of the {there} and `{to}` of the {here} have changed places"), Some(help.to_owned()))
        }
        Mistake::BoundLost => told(lost(&from, &to, here, original, translated), write),
        Mistake::BoundDiffers => told(format!("another bound: `{from}` is {right}; the {here} has `{to}`"), write),
        Mistake::BoundLooser => {
            let help = "以上, 以下 and 以内 include the figure; 超过 and 不满 do not (Civil Code of the People's Republic of China, art. 1259)";
            told(format!("`{from}` is {right}; the {here} has `{to}`"), Some(help.to_owned()))
        }
        Mistake::Direction => {
            let (a, b) = (original.map_or("", way), translated.map_or("", way));
            told(format!("`{from}` {a}; `{to}` in the {here} {b}"), None)
        }
        Mistake::Steps => {
            let (ours, theirs) = (texts.chinese.1.steps.len(), texts.english.1.steps.len());
            told(
                format!("the Chinese counts {ours} steps and the English {theirs}"),
                Some("give both the same enumerators: 一是, 二是; first, second".to_owned()),
            )
        }
        Mistake::Ambiguous => {
            let message = format!(
                "`{}` cannot be told: 兆 is a million to some and a million million to others",
                ours.map(|figure| quote(figure, true)).unwrap_or_default()
            );
            told(message, Some("write 万, 亿 or 万亿".to_owned()))
        }
    }
}

/// How many times too large or too small the translation is.
fn factor(original: &Figure, translated: &Figure) -> Option<String> {
    let exact = |figure: &Figure| match figure.canonical() {
        Some(Value::Exact(value)) => Some(value),
        _ => None,
    };
    let power = exact(translated)?.over(exact(original)?)?.as_power_of_ten()?;
    let times = match power.abs() {
        1 => "ten",
        2 => "a hundred",
        3 => "a thousand",
        4 => "ten thousand",
        _ => return None,
    };
    Some(format!("{times} times too {}", if power > 0 { "large" } else { "small" }))
}

/// The spans of the plans that either text names.
fn spans_of(texts: Compared<'_>) -> Vec<String> {
    let figures = texts.chinese.1.figures.iter().chain(&texts.english.1.figures).filter(|figure| figure.kind == Kind::Plan);
    let mut spans: Vec<String> = figures
        .filter_map(|figure| {
            let number = figure.exact().and_then(Ratio::to_integer)?;
            let (first, last) = years_of_plan(number)?;
            Some(format!("{} runs from {first} to {last}", phrase::of(figure, Family::English).trim_start_matches("the ")))
        })
        .collect();
    spans.sort();
    spans.dedup();
    spans
}

fn lost(from: &str, to: &str, here: &str, original: Option<&Figure>, translated: Option<&Figure>) -> String {
    let bare = |figure: Option<&Figure>| figure.is_some_and(|figure| matches!(figure.bound, Bound::Exactly | Bound::Reaches));
    if bare(original) && !bare(translated) {
        return format!("`{from}` has no bound; the {here} has `{to}`");
    }
    format!("the bound of `{from}` is lost: the {here} has `{to}`")
}

fn way(figure: &Figure) -> &'static str {
    match (figure.direction, figure.change) {
        (Some(Direction::To), Some(Change::Increase)) => "is where a rise ends",
        (Some(Direction::To), Some(Change::Reduction)) => "is where a fall ends",
        (Some(Direction::To), None) => "is where a change ends",
        (Some(Direction::From), _) => "is where a change starts",
        (Some(Direction::By), Some(Change::Reduction)) => "is the size of a fall",
        (Some(Direction::By), Some(Change::Increase)) => "is the size of a rise",
        (Some(Direction::By), None) => "is the size of a change",
        (None, Some(Change::Increase)) => "is a rise",
        (None, Some(Change::Reduction)) => "is a fall",
        (None, None) => "stands by itself",
    }
}
