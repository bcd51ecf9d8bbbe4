//! One English number: 1,100.9 billion, twenty-five, half a million, two and a half, a dozen.

use super::tokens::Tokens;
use super::triggers::Begins;
use crate::language::figures::ratio::Ratio;

/// A number and how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Number {
    /// One past the last token.
    pub end: usize,
    /// The number.
    pub value: Ratio,
    /// Digits before the point where it is written in digits alone, else 0.
    pub digits: usize,
    /// Whether digits are grouped with commas.
    pub grouped: bool,
    /// The power of ten of its last scale word.
    pub scale: u32,
    /// Whether the number is the word `one`, or `a` before a scale word.
    pub is_one: bool,
}

const ONES: &[(&str, i64)] = &[
    ("zero", 0),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
];
const TENS: &[(&str, i64)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];
/// Scale words; a billion is always 10^9.
const SCALES: &[(&str, u32)] = &[
    ("thousand", 3),
    ("million", 6),
    ("billion", 9),
    ("trillion", 12),
    ("bn", 9),
    ("mn", 6),
    ("tn", 12),
    ("trn", 12),
    ("bln", 9),
    ("mln", 6),
    ("k", 3),
    ("quadrillion", 15),
    ("quintillion", 18),
];

/// Words with which a number begins.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let others = ["half", "a", "an", "dozen", "hundred", "thousand", "million", "billion", "trillion"];
    ONES.iter().chain(TENS).map(|(word, _)| *word).chain(others)
}

/// Twenty to ninety, after which a smaller ordinal may stand.
pub(super) fn tens() -> impl Iterator<Item = &'static str> {
    TENS.iter().map(|(word, _)| *word)
}

fn lookup<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    if word.is_empty() {
        return None;
    }
    table.iter().find(|(known, _)| *known == word).map(|(_, value)| *value)
}

/// The value of a word below a hundred.
pub fn small(word: &str) -> Option<i64> {
    lookup(ONES, word).or_else(|| lookup(TENS, word))
}

/// The power of a scale word.
pub fn scale(word: &str) -> Option<u32> {
    lookup(SCALES, word)
}

/// Most tokens that one number has.
const LONGEST: usize = 24;

/// Reads the number that begins at `i`.
pub fn read(tokens: &Tokens<'_>, i: usize) -> Option<Number> {
    let first = tokens.get(i)?;
    if tokens.is_number(i) {
        let written = tokens.lower_of(first);
        let digits = written.split('.').next().map_or(0, |whole| whole.bytes().filter(u8::is_ascii_digit).count());
        let grouped = written.contains(',');
        let value = if grouped { Ratio::decimal(&written.replace(',', ""))? } else { Ratio::decimal(written)? };
        let mut number = Number { end: i + 1, value, digits, grouped, scale: 0, is_one: false };
        // 2½; 5 1/2 is rare.
        number = and_a_half(tokens, number)?;
        return scaled(tokens, number, true);
    }
    // Asked of many words, and most are none.
    if tokens.begins(i).any(Begins::NUMBER) { words(tokens, i) } else { None }
}

/// Takes in the scale words after a number.
fn scaled(tokens: &Tokens<'_>, mut number: Number, joined: bool) -> Option<Number> {
    for _ in 0..3 {
        let at = if joined { tokens.skip_hyphen(number.end) } else { number.end };
        let word = tokens.word(at);
        let power = if word == "hundred" { Some(2) } else { scale(word) };
        let Some(power) = power.filter(|_| word != "k" || tokens.joined(at)) else { break };
        number.value = number.value.times(Ratio::power_of_ten(power)?)?;
        number.scale += power;
        number.digits = 0;
        number.end = at + 1;
    }
    // 1.5 million and a half does not occur; a million and a half does.
    Some(number)
}

/// `two and a half`, `2½`.
fn and_a_half(tokens: &Tokens<'_>, mut number: Number) -> Option<Number> {
    let half = Ratio::new(1, 2)?;
    if tokens.mark(number.end) == '½' && tokens.joined(number.end) {
        number.value = number.value.plus(half)?;
        number.end += 1;
        number.digits = 0;
    } else if let Some(end) = tokens.phrase(number.end, "and a half").or_else(|| tokens.phrase(number.end, "and-a-half")) {
        number.value = number.value.plus(half)?;
        number.end = end;
        number.digits = 0;
    } else if let Some(end) = tokens.phrase(number.end, "-and-a-half") {
        number.value = number.value.plus(half)?;
        number.end = end;
        number.digits = 0;
    }
    Some(number)
}

/// Reads the number in words that begins at `i`.
pub(super) fn words(tokens: &Tokens<'_>, i: usize) -> Option<Number> {
    let word = tokens.word(i);
    let mut number = Number { end: i, value: Ratio::ZERO, digits: 0, grouped: false, scale: 0, is_one: false };
    match word {
        "half" => {
            // half a million, half a dozen.
            let at = i + 1 + usize::from(matches!(tokens.word(i + 1), "a" | "an"));
            if at == i + 1 {
                return None;
            }
            let whole = match tokens.word(at) {
                "dozen" => Ratio::whole(12),
                word => Ratio::power_of_ten(scale(word)?)?,
            };
            return Some(Number { end: at + 1, value: whole.times(Ratio::new(1, 2)?)?, ..number });
        }
        "a" | "an" | "dozen" | "hundred" | "thousand" | "million" | "billion" | "trillion" => {
            let at = i + usize::from(matches!(word, "a" | "an"));
            let next = tokens.word(at);
            if at == i && !matches!(tokens.word_before(i), "the" | "per" | "every" | "one" | "") {
                return None;
            }
            if next == "dozen" {
                return Some(Number { end: at + 1, value: Ratio::whole(12), ..number });
            }
            let power = if next == "hundred" { 2 } else { scale(next).filter(|power| *power >= 3 && next.len() > 3)? };
            number.value = Ratio::power_of_ten(power)?;
            number.end = at + 1;
            number.scale = power;
            number = scaled(tokens, number, false)?;
            return tail(tokens, and_a_half_scaled(tokens, number)?);
        }
        _ => {}
    }
    let (value, end) = below_hundred(tokens, i)?;
    number.value = Ratio::whole(value);
    number.end = end;
    number.is_one = value == 1;
    if tokens.word(number.end) == "dozen" {
        number.value = Ratio::whole(value * 12);
        number.end += 1;
        return Some(number);
    }
    number = and_a_half(tokens, number)?;
    tail(tokens, number)
}

/// `a million and a half`.
fn and_a_half_scaled(tokens: &Tokens<'_>, mut number: Number) -> Option<Number> {
    if let Some(end) = tokens.phrase(number.end, "and a half") {
        number.value = number.value.times(Ratio::new(3, 2)?)?;
        number.end = end;
    }
    Some(number)
}

/// `twenty-five`, `seven`; not the `one` of `twenty one-year`.
fn below_hundred(tokens: &Tokens<'_>, i: usize) -> Option<(i64, usize)> {
    let word = tokens.word(i);
    if let Some(value) = lookup(ONES, word) {
        return Some((value, i + 1));
    }
    let tens = lookup(TENS, word)?;
    let at = tokens.skip_hyphen(i + 1);
    match lookup(ONES, tokens.word(at)).filter(|ones| (1..10).contains(ones)) {
        Some(ones) => Some((tens + ones, at + 1)),
        None => Some((tens, i + 1)),
    }
}

/// What follows the first words of a number: hundreds, scales, `and`.
fn tail(tokens: &Tokens<'_>, mut number: Number) -> Option<Number> {
    let mut total = Ratio::ZERO;
    let mut current = number.value;
    if number.scale >= 3 {
        (total, current) = (current, Ratio::ZERO);
    }
    let begun = number.end;
    let mut last = number.scale;
    while number.end < begun + LONGEST {
        let at = tokens.skip_hyphen(number.end);
        let word = tokens.word(at);
        if word == "hundred" && current != Ratio::ZERO {
            current = current.times(Ratio::whole(100))?;
            number.end = at + 1;
            number.scale = number.scale.max(2);
            number.is_one = false;
            last = 2;
        } else if let Some(power) = scale(word).filter(|_| word.len() > 3 && current != Ratio::ZERO) {
            total = total.plus(current.times(Ratio::power_of_ten(power)?)?)?;
            current = Ratio::ZERO;
            number.end = at + 1;
            number.scale = power;
            number.is_one = false;
            last = power;
        } else {
            // Smaller numbers follow only a scale: two hundred and fifty, three million two hundred thousand.
            let next = number.end + usize::from(tokens.word(number.end) == "and" && last >= 2);
            let Some((value, end)) = below_hundred(tokens, next).filter(|_| last >= 2) else { break };
            if current != Ratio::ZERO && last != 2 {
                break;
            }
            current = current.plus(Ratio::whole(value))?;
            number.end = end;
            last = 0;
        }
    }
    number.value = total.plus(current)?;
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_words_and_digits() {
        for (text, wanted) in [
            ("1,100.9 billion yuan", "1100900000000"),
            ("three hundred and twenty million", "320000000"),
            ("twenty-five factories", "25"),
            ("two hundred and fifty thousand", "250000"),
            ("half a million", "500000"),
            ("two and a half years", "2.5"),
            ("a million and a half", "1500000"),
            ("one and a half million", "1500000"),
            ("a dozen", "12"),
            ("three million two hundred thousand", "3200000"),
            ("1.62tn", "1620000000000"),
            ("100-billion-yuan", "100000000000"),
            ("two thousand and nine", "2009"),
            ("ten thousand", "10000"),
        ] {
            let tokens = Tokens::of(text);
            assert_eq!(read(&tokens, 0).map(|number| number.value.to_string()).as_deref(), Some(wanted), "{text}");
        }
    }
}
