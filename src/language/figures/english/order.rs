//! English plan numbers and ordinals: the 14th Five-Year Plan, third, 20th, Chapter 42, No. 35.

use super::Found;
use super::numeral;
use super::tokens::{Tokens, is_hyphen};
use super::triggers::Begins;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;

const ORDINALS: &[(&str, i64)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("sixtieth", 60),
    ("seventieth", 70),
    ("eightieth", 80),
    ("ninetieth", 90),
    ("hundredth", 100),
    ("centenary", 100),
];

/// Words before a number that make it a label.
const LABELS: &[&str] = &[
    "chapter",
    "section",
    "article",
    "part",
    "volume",
    "phase",
    "stage",
    "level",
    "grade",
    "class",
    "category",
    "tier",
    "table",
    "figure",
    "annex",
    "appendix",
    "item",
    "paragraph",
    "session",
    "type",
    "step",
    "column",
    "box",
    "clause",
    "schedule",
];
const ROMAN: &[(&str, i64)] = &[
    ("i", 1),
    ("ii", 2),
    ("iii", 3),
    ("iv", 4),
    ("v", 5),
    ("vi", 6),
    ("vii", 7),
    ("viii", 8),
    ("ix", 9),
    ("x", 10),
    ("xi", 11),
    ("xii", 12),
    ("xiii", 13),
    ("xiv", 14),
    ("xv", 15),
    ("xvi", 16),
    ("xvii", 17),
    ("xviii", 18),
    ("xix", 19),
    ("xx", 20),
    ("xxx", 30),
    ("xl", 40),
    ("xlii", 42),
];

/// Ordinals in one word.
pub(super) fn ordinal_words() -> impl Iterator<Item = &'static str> {
    ORDINALS.iter().map(|(word, _)| *word)
}

/// Words other than numbers with which the name of a plan begins.
pub(super) fn plan_beginnings() -> impl Iterator<Item = &'static str> {
    ["fyp"].into_iter()
}

/// Words other than numbers with which a place in an order begins.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    LABELS.iter().copied().chain(["no", "nos", "number"]).chain(ranks())
}

/// Words that are a place in an order by themselves.
pub(super) fn ranks() -> impl Iterator<Item = &'static str> {
    ["primary", "secondary", "tertiary"].into_iter()
}

/// The value of an ordinal word; `true` where it names a place and nothing else.
pub(super) fn ordinal_word(word: &str) -> Option<(i64, bool)> {
    if word.len() < 5 {
        return None;
    }
    ORDINALS.iter().find(|(known, _)| *known == word).map(|(_, value)| (*value, *value > 1))
}

/// The ordinal at `i`: `third`, `twenty-first`, `14th`.
pub(super) fn ordinal_at(tokens: &Tokens<'_>, i: usize) -> Option<(i64, usize)> {
    if !tokens.begins(i).any(Begins::PLAN) {
        return None;
    }
    if tokens.is_number(i) {
        let suffix = tokens.joined(i + 1) && matches!(tokens.word(i + 1), "st" | "nd" | "rd" | "th");
        let value: i64 = tokens.written(i).parse().ok()?;
        return suffix.then_some((value, i + 2));
    }
    if let Some((value, _)) = ordinal_word(tokens.word(i)) {
        return Some((value, i + 1));
    }
    let tens = numeral::small(tokens.word(i)).filter(|tens| *tens >= 20)?;
    let at = tokens.skip_hyphen(i + 1);
    let (ones, _) = ordinal_word(tokens.word(at)).filter(|(ones, _)| *ones < 10)?;
    Some((tens + ones, at + 1))
}

/// Where the name of a five-year plan ends that begins at `i`.
fn plan_name(tokens: &Tokens<'_>, i: usize) -> Option<usize> {
    let i = i + usize::from(tokens.mark(i) == '(');
    [
        "five-year plans",
        "five-year plan",
        "five year plan",
        "five-year programme",
        "five-year program",
        "five‑year plan",
        "5-year plan",
        "fyps",
        "fyp",
        "five-year guidelines",
        "five-year",
        "five-year period",
    ]
    .iter()
    .find_map(|name| tokens.phrase(i, name))
}

/// Reads a five-year plan: 14th Five-Year Plan, 14FYP, 13th and 14th Five-Year Plans.
pub(super) fn plan(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let one = |value: i64, end: usize| Figure::new(Kind::Plan, Value::Exact(Ratio::whole(value)), tokens.span(i, end));
    if tokens.is_number(i) && tokens.joined(i + 1) && matches!(tokens.word(i + 1), "fyp" | "fyps") {
        return Some(Found::one(one(tokens.written(i).parse().ok()?, i + 2), i + 2));
    }
    if tokens.word(i) == "fyp" && tokens.is_number(tokens.skip_hyphen(i + 1)) {
        let at = tokens.skip_hyphen(i + 1);
        return Some(Found::one(one(tokens.written(at).parse().ok()?, at + 1), at + 1));
    }
    let (value, end) = ordinal_at(tokens, i)?;
    let end = end + usize::from(matches!(tokens.word(end), "national" | "chinese"));
    if let Some(end) = plan_name(tokens, tokens.skip_hyphen(end)) {
        return Some(Found::one(one(value, end), end));
    }
    // The ninth, tenth and eleventh Five-Year Plans.
    let joint = matches!(tokens.word(end), "and" | "to" | "or" | "through") || matches!(tokens.mark(end), ',' | '–');
    if !joint {
        return None;
    }
    let mut next = end + 1;
    if matches!(tokens.word(next), "the" | "and") {
        next += 1;
    }
    matches!(plan(tokens, next), Some(Found::Figures(..))).then(|| Found::one(one(value, end), end))
}

/// Reads an ordinal or a label.
pub(super) fn ordinal(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    label(tokens, i).or_else(|| place(tokens, i))
}

/// Chapter 42, Part II, No. 35.
fn label(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let word = tokens.word(i);
    let numbered = matches!(word, "no" | "nos" | "number");
    if !numbered && !LABELS.contains(&word.strip_suffix('s').unwrap_or(word)) && !LABELS.contains(&word) {
        return None;
    }
    let dotted = usize::from(tokens.mark(i + 1) == '.');
    let at = tokens.skip_hyphen(i + 1 + dotted);
    if numbered {
        let named = word != "number" && (tokens.written(i).starts_with('N') || dotted == 1)
            || word == "number" && matches!(tokens.word_before(i), "project" | "document" | "serial" | "file" | "case" | "room");
        if !tokens.is_number(at) || !named || numeral::scale(tokens.word(at + 1)).is_some() {
            return None;
        }
        let digits: String = tokens.written(at).chars().filter(char::is_ascii_digit).collect();
        return Some(Found::one(Figure::new(Kind::Code, Value::Code(digits), tokens.span(i, at + 1)), at + 1));
    }
    let number = if tokens.is_number(at) && (tokens.written(at).len() < 4) && tokens.unit(at + 1).is_none() {
        tokens.written(at).parse().ok()?
    } else if let Some(number) = numeral::small(tokens.word(at)).filter(|_| tokens.word_before(i) != "the") {
        number
    } else {
        let roman = tokens.written(at);
        let upper = !roman.is_empty() && roman.chars().all(|c| c.is_ascii_uppercase()) && tokens.word(at) != "i";
        ROMAN.iter().find(|(name, _)| upper && *name == tokens.word(at)).map(|(_, value)| *value)?
    };
    // Part one, step two: a way to number headings that the other language does without.
    let figure = Figure::new(Kind::Ordinal, Value::Exact(Ratio::whole(number)), tokens.span(i, at + 1));
    Some(Found::one(Figure { loose: !tokens.is_number(at) && numeral::small(tokens.word(at)).is_some(), ..figure }, at + 1))
}

/// third, 20th, primary industry.
fn place(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let sector = |at: usize| matches!(tokens.word(at), "industry" | "industries" | "sector" | "sectors");
    let named = match tokens.word(i) {
        "primary" => Some(1),
        "secondary" => Some(2),
        "tertiary" => Some(3),
        _ => None,
    };
    if let Some(value) = named {
        let listed = (1..=6).any(|k| sector(i + k));
        let figure = Figure::new(Kind::Ordinal, Value::Exact(Ratio::whole(value)), tokens.span(i, i + 1));
        return listed.then(|| Found::one(Figure { loose: value == 1, ..figure }, i + 1));
    }
    if let Some((roman, _)) = roman_congress(tokens, i) {
        return Some(Found::one(Figure::new(Kind::Ordinal, Value::Exact(Ratio::whole(roman)), tokens.span(i, i + 1)), i + 1));
    }
    let (value, end) = ordinal_at(tokens, i)?;
    // Operations a second.
    let time = tokens.word(i) == "second"
        && matches!(tokens.word_before(i), "a" | "per" | "each" | "every")
        && tokens.word(i + 1).is_empty();
    if time {
        return None;
    }
    // A third, one third, two-thirds are parts; a twelfth of them too.
    let part = matches!(tokens.word_before(i), "one" | "a") && tokens.word(end) == "of" && value > 2;
    let joined = is_hyphen(tokens.mark_before(i)) && numeral::small(tokens.word_before(i - 1)).is_some() && value > 2;
    if part || joined {
        return None;
    }
    let mut figure = Figure::new(Kind::Ordinal, Value::Exact(Ratio::whole(value)), tokens.span(i, end));
    figure.loose = value == 1 || tokens.word(i) == "centenary";
    Some(Found::one(figure, end))
}

/// The XX National Congress.
fn roman_congress(tokens: &Tokens<'_>, i: usize) -> Option<(i64, usize)> {
    let written = tokens.written(i);
    let upper = written.len() >= 2 && written.chars().all(|c| matches!(c, 'X' | 'V' | 'I'));
    let value = ROMAN.iter().find(|(name, _)| upper && *name == tokens.word(i)).map(|(_, value)| *value)?;
    Some((value, i + 1))
}
