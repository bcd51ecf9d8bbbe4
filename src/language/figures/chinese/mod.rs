//! The Chinese reader: one pass over the characters; at each place the readers are asked in the order of rank, and what one
//! takes the next never sees.

mod amounts;
mod approximate;
mod bounds;
mod dates;
mod denominators;
mod digits;
pub(super) mod glance;
mod measure;
mod numeral;
mod order;
mod policy;
mod ranges;
mod shares;
mod steps;
mod words;

use std::cmp::Reverse;

use crate::language::figures::by_char::ByChar;
use crate::language::figures::chars::{Chars, half_width};
use crate::language::figures::codes;
use crate::language::figures::figure::{Each, Figure, Kind, Reading, Step, Value};
use crate::language::figures::lexicon::Lexicon;
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Unit;
pub(super) use numeral::Numeral;

/// Finds words that only look like numbers: leftmost, longest, a longer word masking the shorter inside it.
#[derive(Clone, Debug)]
pub struct Masks {
    /// By their first character, the longest first.
    words: ByChar<Mask>,
}

#[derive(Clone, Debug)]
struct Mask {
    text: String,
    /// How many characters it has.
    length: usize,
    /// A number all the same, which begins like a word that is none.
    is_number: bool,
}

impl Masks {
    /// Builds the table from the built-in words and those of the site.
    pub fn new(lexicon: &Lexicon) -> Self {
        let site = lexicon.chinese.iter().map(String::as_str).filter(|word| !names_a_plan(word));
        let masks = policy::PHRASES.iter().chain(words::MASKS).copied().chain(site).map(|word| (word, false));
        let all = masks.chain(words::NUMBERS.iter().map(|word| (*word, true)));
        let mut all: Vec<Mask> =
            all.map(|(word, is_number)| Mask { text: word.to_owned(), length: word.chars().count(), is_number }).collect();
        all.sort_by_key(|mask| Reverse(mask.length));
        Self { words: ByChar::new(all, |mask| mask.text.chars().next().map(half_width)) }
    }

    /// The masked stretches, as characters, from left to right.
    fn find<'m>(&'m self, chars: &'m Chars<'_>) -> impl Iterator<Item = (usize, usize)> + 'm {
        let mut next = 0;
        let found = std::iter::from_fn(move || {
            while next < chars.len() {
                let start = next;
                match self.words.get(chars.at(start)).iter().find(|mask| chars.starts(start, &mask.text)) {
                    Some(mask) => {
                        next += mask.length;
                        return Some((mask, start, next));
                    }
                    None => next += 1,
                }
            }
            None
        });
        found
            .filter(|(mask, ..)| !mask.is_number)
            .map(|(_, start, end)| (start, end))
            // 二十一些 and 第三方 are numbers still.
            .filter(|(start, _)| {
                let before = chars.before(*start);
                !(before == '第' || digits::is_numeral(before) || before.is_ascii_digit()) || !starts_with_numeral(chars, *start)
            })
            // 每周六百班: the numeral goes on.
            .filter(|(_, end)| !(digits::is_numeral(chars.before(*end)) && digits::is_numeral(chars.at(*end))))
    }
}

/// A plan is a figure, whatever the glossary says of its name; in a title it may go unsaid.
fn names_a_plan(word: &str) -> bool {
    let chars = Chars::of(word);
    let named = matches!(order::plan(&chars, 0), Some(Found::Figures(_, end)) if end + 2 >= chars.len());
    // 十三五 by itself counts only where quotation marks or 规划 stand around it.
    named || chars.len() <= 3 && matches!(order::plan(&Chars::of(&format!("“{word}”")), 1), Some(Found::Figures(..)))
}

/// The unit in the head of a column: 亿元, 万吨, %.
pub(super) fn header_unit(chars: &Chars<'_>) -> Option<(Ratio, &'static Unit)> {
    let mut power = 0;
    let mut i = 0;
    while let Some(more) = digits::small_unit(chars.at(i)).or(digits::big_unit(chars.at(i))) {
        if matches!((chars.at(i), chars.at(i + 1)), ('千', '瓦' | '米' | '克' | '伏')) {
            break;
        }
        power += more;
        i += 1;
    }
    let measure = measure::at(chars, i)?;
    Some((Ratio::power_of_ten(power)?, measure.unit))
}

fn starts_with_numeral(chars: &Chars<'_>, i: usize) -> bool {
    let c = chars.at(i);
    digits::is_numeral(c) || c.is_ascii_digit()
}

/// What one reader found.
pub(super) enum Found {
    /// Figures, and where reading goes on.
    Figures(Vec<Figure>, usize),
    /// A step, and where reading goes on.
    Step(Step, usize),
    /// Nothing that is a figure, and where reading goes on.
    Skip(usize),
    /// What the next figure of the clause is reckoned for, and where reading goes on.
    Each(Each, usize),
}

impl Found {
    fn one(figure: Figure, end: usize) -> Self {
        Self::Figures(vec![figure], end)
    }
}

/// The readers, in the order of rank.
const READERS: &[fn(&Chars<'_>, usize) -> Option<Found>] =
    &[steps::read, order::plan, dates::read, order::ordinal, shares::read, amounts::read];

/// Reads a Chinese text.
pub fn read(text: &str, masks: &Masks) -> Reading {
    let chars = Chars::of(text);
    let mut masked = masks.find(&chars).peekable();
    let mut out = Reading::default();
    let mut depth = 0_u32;
    let mut each: Option<Each> = None;
    let mut i = 0;
    while i < chars.len() {
        let c = chars.at(i);
        // Most characters; and marks that change nothing, whether or not they are part of a word that is passed over.
        let idle = match c {
            '，' | '。' | '；' | '、' | '：' => each.is_none(),
            '）' | ')' => depth == 0,
            _ => !is_trigger(c),
        };
        if idle {
            i += 1;
            continue;
        }
        while masked.next_if(|(_, end)| *end <= i).is_some() {}
        if let Some((start, end)) = masked.peek().copied()
            && start <= i
        {
            morphemes(&chars, i, end, &mut out);
            i = end;
            continue;
        }
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' | '、' | '：' => each = None,
            _ => {}
        }
        if !is_trigger(c) {
            i += 1;
            continue;
        }
        if codes::may_begin(chars.rest(i))
            && let Some((figure, end)) = codes::read(&chars, i)
        {
            out.figures.push(Figure { aside: depth > 0, ..figure });
            i = end;
            continue;
        }
        match READERS.iter().find_map(|reader| reader(&chars, i)) {
            Some(Found::Figures(figures, end)) => {
                for figure in figures {
                    let each = if figure.loose { None } else { each.take() };
                    out.figures.push(Figure { aside: depth > 0, each: figure.each.or(each), ..figure });
                }
                i = end.max(i + 1);
            }
            Some(Found::Step(step, end)) => {
                out.steps.push(step);
                i = end.max(i + 1);
            }
            Some(Found::Skip(end)) => i = end.max(i + 1),
            Some(Found::Each(found, end)) => {
                each = Some(found);
                i = end.max(i + 1);
            }
            None => {
                i += 1;
                // Digits that are no number are none from the second on either.
                while c.is_ascii_digit() && chars.at(i).is_ascii_digit() {
                    i += 1;
                }
            }
        }
    }
    out
}

/// Whether a figure can begin with this character.
fn is_trigger(c: char) -> bool {
    match u32::from(c).checked_sub(FIRST_HAN).and_then(|place| usize::try_from(place).ok()).and_then(|place| HAN.get(place)) {
        Some(trigger) => *trigger,
        None => may_begin(c),
    }
}

const FIRST_HAN: u32 = 0x4E00;

/// Whether a figure can begin with each of the Han characters: all characters of a text are asked.
#[expect(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "while it is compiled, and below the length")]
static HAN: [bool; 0x5200] = {
    let mut han = [false; 0x5200];
    let mut place = 0;
    while place < han.len() {
        han[place] = match char::from_u32(FIRST_HAN + place as u32) {
            Some(c) => may_begin(c),
            None => false,
        };
        place += 1;
    }
    han
};

const fn may_begin(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphanumeric() || matches!(c, '$' | '('),
        '第'
        | '半'
        | '翻'
        | '前'
        | '后'
        | '数'
        | '几'
        | '上'
        | '下'
        | '每'
        | '倍'
        | '双'
        | '首'
        | '其'
        | '再'
        | '最'
        | '末'
        | '单'
        | '（'
        | '¥'
        | '￥'
        | '€'
        | '£'
        | '兆'
        | '加'
        | '年'
        | '①'..='⑳'
        | '½' => true,
        _ => digits::is_numeral(c) || c == '○',
    }
}

/// The numerals inside a masked word, as what the other language may or may not say in figures.
fn morphemes(chars: &Chars<'_>, start: usize, end: usize, out: &mut Reading) {
    let mut i = start;
    while i < end {
        if let Some(Found::Figures(figures, after)) = order::plan(chars, i) {
            out.figures.extend(figures.into_iter().map(|figure| Figure { loose: true, ..figure }));
            i = after.max(i + 1);
            continue;
        }
        let numeral = digits::is_numeral(chars.at(i)) || chars.at(i).is_ascii_digit();
        match if numeral { numeral::read(chars, i) } else { None } {
            Some(found) if found.end <= end => {
                let mut figure = Figure::new(Kind::Amount, Value::Exact(found.low), chars.span(i, found.end));
                figure.loose = true;
                out.figures.push(figure);
                i = found.end;
            }
            _ if chars.at(i) == '双' => {
                out.figures.push(loose(chars, i, i + 1, 2));
                i += 1;
            }
            _ => i += 1,
        }
    }
}

/// A number that may stand as a word in the other language.
fn loose(chars: &Chars<'_>, start: usize, end: usize, value: i64) -> Figure {
    let value = Value::Exact(Ratio::whole(value));
    Figure { loose: true, ..Figure::new(Kind::Amount, value, chars.span(start, end)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Family;
    use crate::language::figures::pairs;

    /// In the texts of all pairs no reader finds anything where it is not asked, and no code is there.
    #[test]
    fn no_reader_finds_anything_that_begins_otherwise() {
        let (mut asked, mut all) = (0, 0);
        for text in pairs::texts(Family::Chinese) {
            let chars = Chars::of(text);
            for i in 0..chars.len() {
                all += 1;
                if is_trigger(chars.at(i)) {
                    asked += 1;
                    continue;
                }
                let found = codes::read(&chars, i).is_some() || READERS.iter().any(|reader| reader(&chars, i).is_some());
                assert!(!found, "`{}` of {text}", chars.rest(i));
            }
        }
        assert!(all > 10_000 && asked * 2 < all, "{asked} of {all}");
    }

    /// The table of Han characters says what the readers' own tables say.
    #[test]
    fn the_table_is_that_of_the_readers() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_trigger(c), may_begin(c), "{c}");
        }
    }
}
