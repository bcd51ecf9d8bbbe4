//! The English reader: one pass over the words; at each place the readers are asked in the order of rank.

mod amounts;
mod bound_words;
mod bounds;
mod dates;
mod denominators;
mod durations;
pub(super) mod glance;
mod numeral;
mod order;
mod ranges;
mod shares;
mod steps;
mod tokens;
mod triggers;
mod words;

use crate::language::WordMatcher;
use crate::language::figures::codes;
use crate::language::figures::figure::{Direction, Figure, Kind, Reading, Step, Value};
use crate::language::figures::lexicon::Lexicon;
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Unit;
use tokens::Tokens;
use triggers::Begins;

/// Finds words that only look like numbers.
#[derive(Clone, Debug)]
pub struct Masks {
    words: WordMatcher,
}

impl Masks {
    /// Builds the automaton from the built-in words and those of the site.
    pub fn new(lexicon: &Lexicon) -> Self {
        let site = lexicon.english.iter().map(String::as_str).filter(|word| !names_a_plan(word));
        let all: Vec<&str> = words::MASKS.iter().copied().chain(site).collect();
        Self { words: WordMatcher::new(&all) }
    }
}

/// What one reader found.
pub(super) enum Found {
    /// Figures, and the token at which reading goes on.
    Figures(Vec<Figure>, usize),
    /// A step, and where reading goes on.
    Step(Step, usize),
    /// A denominator, `per 10,000 people`, for the figure before it (`true`) or after it.
    Per(Ratio, bool, usize),
}

impl Found {
    fn one(figure: Figure, end: usize) -> Self {
        Self::Figures(vec![figure], end)
    }
}

/// Reads what begins at a token.
type Read = fn(&Tokens<'_>, usize) -> Option<Found>;

/// The readers, in the order of rank, each with what it is asked for.
const READERS: &[(Begins, Read)] = &[
    (Begins::STEP, steps::read),
    (Begins::PLAN, order::plan),
    (Begins::DATE, dates::read),
    (Begins::ORDINAL, order::ordinal),
    (Begins::PER, denominators::per),
    (Begins::SHARE, shares::read),
    (Begins::AMOUNT, amounts::read),
];

/// Reads an English text.
pub fn read(text: &str, masks: &Masks) -> Reading {
    let tokens = Tokens::of(text);
    // The one-trillion-yuan mark: what a hyphen goes on with is another word.
    let goes_on = |end: usize| text.get(end..).is_some_and(|rest| rest.starts_with('-'));
    let masked = masks.words.find(text).map(|found| (found.start, found.end)).filter(|(_, end)| !goes_on(*end));
    let mut masked = masked.peekable();
    let mut out = Reading::default();
    let mut depth = 0_u32;
    let mut pending: Option<Ratio> = None;
    let mut sentence = 0;
    let mut i = 0;
    while i < tokens.len() {
        let begins = triggers::at(&tokens, i);
        // Most words; and marks that change nothing, whether or not they are part of a phrase that is passed over.
        let idle = begins == Begins::MARK
            && match tokens.mark(i) {
                '.' | ';' => pending.is_none() && sentence == out.figures.len(),
                ')' | '）' => depth == 0,
                _ => false,
            };
        if begins.is_none() || idle {
            i += 1;
            continue;
        }
        let start = tokens.start(i);
        while masked.next_if(|(_, end)| *end <= start).is_some() {}
        if let Some((from, end)) = masked.peek().copied()
            && from <= start
        {
            let until = tokens.at_byte(end);
            morphemes(&tokens, i, until, &mut out);
            i = until.max(i + 1);
            continue;
        }
        match tokens.mark(i) {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '.' | ';' => {
                pending = None;
                sentence = out.figures.len();
            }
            _ => {}
        }
        if begins.any(Begins::CODE)
            && let Some((figure, end)) = code(&tokens, i)
        {
            out.figures.push(Figure { aside: depth > 0, ..figure });
            i = end;
            continue;
        }
        let mut asked = READERS.iter().filter(|(for_whom, _)| begins.any(*for_whom));
        match asked.find_map(|(_, reader)| reader(&tokens, i)) {
            Some(Found::Figures(figures, end)) => {
                for mut figure in figures {
                    figure.aside = depth > 0;
                    if !figure.loose && matches!(figure.kind, Kind::Amount | Kind::Year) {
                        figure.per = pending.take();
                    }
                    // From 120 days to no more than 30.
                    if let Some(first) = out.figures.last().filter(|first| first.direction == Some(Direction::From))
                        && figure.direction == Some(Direction::To)
                        && figure.unit.is_count()
                        && figure.kind == Kind::Amount
                    {
                        (figure.unit, figure.kind) = (first.unit, first.kind);
                    }
                    out.figures.push(figure);
                }
                i = end.max(i + 1);
            }
            Some(Found::Step(step, end)) => {
                out.steps.push(step);
                i = end.max(i + 1);
            }
            Some(Found::Per(of, before, end)) => {
                let own = out.figures.get_mut(sentence..).unwrap_or_default();
                let last = own.iter_mut().rev().find(|figure| !figure.loose && matches!(figure.kind, Kind::Amount | Kind::Year));
                match last {
                    Some(figure) if before && figure.per.is_none() => {
                        // 2,000 per 10,000 people is no year.
                        figure.kind = Kind::Amount;
                        figure.per = Some(of);
                    }
                    _ => pending = Some(of),
                }
                i = end.max(i + 1);
            }
            None => i += 1,
        }
    }
    out
}

/// A plan is a figure, whatever the glossary says of its name; in a title it may go unsaid.
fn names_a_plan(words: &str) -> bool {
    let tokens = Tokens::of(words);
    matches!(order::plan(&tokens, 0), Some(Found::Figures(_, end)) if end + 1 >= tokens.len())
}

/// The unit in the head of a column: million yuan, 100 million yuan, %.
pub(super) fn header_unit(text: &str) -> Option<(Ratio, &'static Unit)> {
    let tokens = Tokens::of(text);
    let mut factor = Ratio::ONE;
    let mut at = 0;
    if let Some(number) = numeral::read(&tokens, 0) {
        (factor, at) = (number.value, number.end);
    } else {
        while let Some(power) = numeral::scale(tokens.word(at)) {
            factor = factor.times(Ratio::power_of_ten(power)?)?;
            at += 1;
        }
    }
    // CNY million.
    if at == 0
        && let Some((unit, end)) = tokens.unit(0)
    {
        let power = numeral::scale(tokens.word(end)).unwrap_or(0);
        return Some((Ratio::power_of_ten(power)?, unit));
    }
    Some((factor, tokens.unit(at).map_or(&COUNT, |(unit, _)| unit)))
}

static COUNT: Unit = Unit::COUNT;

/// A code at the token `i`: a word or number to which the next is joined.
fn code(tokens: &Tokens<'_>, i: usize) -> Option<(Figure, usize)> {
    let token = tokens.get(i)?;
    let next = tokens.get(i + 1)?;
    let joined = !next.spaced;
    let standard = matches!(tokens.word(i), "iso" | "iec" | "gb" | "ieee")
        || token.end - token.start == 1 && matches!(tokens.word(i + 1), "share" | "shares");
    let rest = tokens.text.get(token.start..)?;
    if !(joined || standard) || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) || !codes::may_begin(rest) {
        return None;
    }
    let (figure, _) = codes::read(tokens.chars(), tokens.chars().index(token.start))?;
    let end = tokens.at_byte(figure.span.end);
    Some((figure, end.max(i + 1)))
}

/// The number words inside a masked phrase.
fn morphemes(tokens: &Tokens<'_>, start: usize, end: usize, out: &mut Reading) {
    let mut next = start;
    for i in start..end {
        if i < next {
            continue;
        }
        if let Some(Found::Figures(figures, after)) = order::plan(tokens, i) {
            out.figures.extend(figures.into_iter().map(|figure| Figure { loose: true, ..figure }));
            next = after;
            continue;
        }
        let value = numeral::small(tokens.word(i)).or_else(|| order::ordinal_word(tokens.word(i)).map(|(value, _)| value));
        let value = value.or(match tokens.word(i) {
            "dual" | "double" | "twofold" => Some(2),
            "triple" => Some(3),
            _ => None,
        });
        if let Some(value) = value {
            out.figures.push(loose(tokens, i, i + 1, Kind::Amount, value));
        }
    }
}

/// A number that may stand as a word in the other language.
fn loose(tokens: &Tokens<'_>, start: usize, end: usize, kind: Kind, value: i64) -> Figure {
    Figure { loose: true, ..Figure::new(kind, Value::Exact(Ratio::whole(value)), tokens.span(start, end)) }
}
