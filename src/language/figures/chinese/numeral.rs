//! One Chinese numeral: 4776亿, 3万4000, 二十万亿, 二〇三五, 三五, 20多万.
//!
//! A numeral never takes in the first character of a unit or word: 千 of 千瓦, 百 of 百分之.

use super::digits::{big_unit, digit, is_financial, is_numeral, small_unit};
use super::measure;
use crate::language::Bound;
use crate::language::figures::chars::Chars;
use crate::language::figures::ratio::Ratio;

/// A numeral and how it is written.
#[derive(Clone, Copy, Debug)]
pub struct Numeral {
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The number; the lower one of an approximate pair.
    pub low: Ratio,
    /// The higher number of an approximate pair: 三五 is 3 to 5.
    pub high: Option<Ratio>,
    /// 多, 余, 几, 来 inside it.
    pub more: Option<Bound>,
    /// How it is written.
    pub form: Form,
    /// Whether digits are grouped with commas.
    pub grouped: bool,
    /// The power of 万 or 亿 that multiplies the whole, for the first number of a range.
    pub scale: u32,
}

/// How a numeral is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Arabic digits alone, so many before the point.
    Digits(usize),
    /// Digits or characters with powers of ten: 3万, 二十.
    Compound,
    /// One character: 三, 十, 百.
    Single,
    /// Digit by digit: 二〇三五.
    Positional(usize),
    /// 三五, 七八十.
    Pair,
}

/// Which number of an approximate pair is wanted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pick {
    Low,
    High,
}

/// Reads the numeral that begins at `i`. `None` where there is none, or it does not fit.
pub fn read(chars: &Chars<'_>, i: usize) -> Option<Numeral> {
    let c = chars.at(i);
    if c.is_ascii_digit() || is_numeral(c) { chars.numeral(i, parse) } else { None }
}

fn parse(chars: &Chars<'_>, i: usize) -> Option<Numeral> {
    let mut numeral = Parser::new(chars, i, Pick::Low).run()?;
    if numeral.form == Form::Pair {
        numeral.high = Some(Parser::new(chars, i, Pick::High).run()?.low);
    }
    Some(numeral)
}

/// Longest numeral that is read, in characters: no figure is longer.
const LONGEST: usize = 60;

struct Parser<'a, 't> {
    chars: &'a Chars<'t>,
    start: usize,
    at: usize,
    pick: Pick,
    /// 万 and 亿 so far.
    total: Ratio,
    /// 十, 百, 千 since.
    section: Ratio,
    /// The digit or number that waits for its power.
    current: Option<Ratio>,
    /// Whether `current` is one digit without a 零 before it: the last power may be left out (四千五).
    bare_digit: bool,
    last_power: u32,
    /// The last 万 or 亿: what is smaller is multiplied by a larger one that follows.
    last_big: u32,
    powers: usize,
    arabic: usize,
    han: usize,
    grouped: bool,
    more: Option<Bound>,
    pair: bool,
    positional: Option<usize>,
    scale: u32,
}

impl<'a, 't> Parser<'a, 't> {
    fn new(chars: &'a Chars<'t>, start: usize, pick: Pick) -> Self {
        Self {
            chars,
            start,
            at: start,
            pick,
            total: Ratio::ZERO,
            section: Ratio::ZERO,
            current: None,
            bare_digit: false,
            last_power: 0,
            last_big: 0,
            powers: 0,
            arabic: 0,
            han: 0,
            grouped: false,
            more: None,
            pair: false,
            positional: None,
            scale: 0,
        }
    }

    fn run(mut self) -> Option<Numeral> {
        while self.at < self.start + LONGEST && self.step()? {}
        self.finish()
    }

    /// Takes in what stands next. `Some(false)` where the numeral ends, `None` where it overflows.
    fn step(&mut self) -> Option<bool> {
        let c = self.chars.at(self.at);
        if c.is_ascii_digit() {
            return self.arabic_literal();
        }
        if digit(c).is_some() {
            return self.han_digits();
        }
        if let Some(power) = small_unit(c) {
            return self.small(power);
        }
        if let Some(power) = big_unit(c) {
            return self.big(power);
        }
        Some(self.marker(c))
    }

    fn arabic_literal(&mut self) -> Option<bool> {
        if self.current.is_some() {
            return Some(false);
        }
        let mut digits = String::new();
        let mut at = self.at;
        let mut pointed = false;
        loop {
            let c = self.chars.at(at);
            let next_digits = |n: usize| (1..=n).all(|k| self.chars.at(at + k).is_ascii_digit());
            if c.is_ascii_digit() {
                digits.push(c);
            } else if c == '.' && !pointed && next_digits(1) {
                pointed = true;
                digits.push('.');
            } else if matches!(c, ',' | '，') && !pointed && next_digits(3) && !self.chars.at(at + 4).is_ascii_digit() {
                // A comma of a sentence between two figures of three digits is rarer than a separator; the Chinese one
                // separates only where the digits before it fit.
                let before = digits.len();
                if before > 3 && (!self.grouped || c == '，') {
                    break;
                }
                self.grouped = true;
            } else {
                break;
            }
            at += 1;
            if digits.len() > LONGEST {
                return None;
            }
        }
        self.arabic = self.arabic.max(digits.split('.').next().map_or(0, str::len));
        self.bare_digit = digits.len() == 1 && self.powers > 0;
        self.current = Some(Ratio::decimal(&digits)?);
        self.at = at;
        Some(true)
    }

    fn han_digits(&mut self) -> Option<bool> {
        if self.current.is_some() {
            return Some(false);
        }
        let mut run: Vec<u8> = Vec::new();
        let mut end = self.at;
        while let Some(value) = digit(self.chars.at(end)) {
            run.push(value);
            end += 1;
            if run.len() > 30 {
                return None;
            }
        }
        let zeros = run.iter().take_while(|value| **value == 0).count();
        let rest = run.get(zeros..).unwrap_or_default();
        let after_power = self.powers > 0;
        if after_power && zeros > 0 && rest.is_empty() {
            // 一万零 + 十二, 2千零 + 30万, 一百零.
            if !continues(self.chars.at(end)) {
                return Some(false);
            }
            self.at = end;
            self.bare_digit = false;
            return Some(true);
        }
        let follows = self.chars.at(end);
        let (first, second) = (rest.first().copied().unwrap_or(0), rest.get(1).copied());
        let approximate = rest.len() == 2 && second.is_some_and(|second| second == first + 1 || (first, second) == (3, 5));
        let powered = small_unit(follows).is_some() || big_unit(follows).is_some();
        let whole_run = after_power || zeros == 0;
        if approximate && whole_run && (after_power || powered || measure::at(self.chars, end).is_some()) {
            self.pair = true;
            let picked = if self.pick == Pick::Low { first } else { second.unwrap_or(first) };
            self.current = Some(Ratio::whole(i64::from(picked)));
            self.han += 2;
            self.at = end;
            return Some(true);
        }
        if run.len() == 1 || after_power {
            // One digit; of a longer run after a power, the first alone belongs here.
            let value = if after_power { first } else { run.first().copied().unwrap_or(0) };
            self.current = Some(Ratio::whole(i64::from(value)));
            self.bare_digit = after_power && zeros == 0;
            self.han += 1;
            self.at += if after_power { zeros + 1 } else { 1 };
            return Some(true);
        }
        let mut value = Ratio::ZERO;
        for digit in &run {
            value = value.times(Ratio::whole(10))?.plus(Ratio::whole(i64::from(*digit)))?;
        }
        self.current = Some(value);
        self.positional = Some(run.len());
        self.han += run.len();
        self.at = end;
        // 三〇〇万 goes on; nothing smaller does.
        Some(big_unit(follows).is_some())
    }

    fn small(&mut self, power: u32) -> Option<bool> {
        let next = self.chars.at(self.at + 1);
        let swallowed = match power {
            2 => {
                ["分之", "分点", "分比", "分数", "分制", "分百"].iter().any(|word| self.chars.starts(self.at + 1, word))
                    || self.current.is_none() && matches!(next, '姓' | '货' | '科' | '合')
            }
            3 => matches!(next, '瓦' | '米' | '克' | '卡' | '赫' | '伏' | '帕') || self.current.is_none() && next == '方',
            _ => false,
        };
        let downward = self.last_power == 0 || self.last_power > power || self.scale_open();
        let headless = self.current.is_none() && self.powers > 0 && !matches!(self.chars.before(self.at), '零' | '〇');
        if swallowed || !downward || headless && !self.scale_open() {
            return Some(false);
        }
        let factor = Ratio::power_of_ten(power)?;
        self.section = self.section.plus(self.current.take().unwrap_or(Ratio::ONE).times(factor)?)?;
        self.taken(power);
        Some(true)
    }

    /// Whether 万 or 亿 stands right before, so that a new group of four begins.
    fn scale_open(&self) -> bool {
        self.last_power >= 4
    }

    fn big(&mut self, power: u32) -> Option<bool> {
        let next = self.chars.at(self.at + 1);
        if self.at == self.start && power == 4 && matches!(next, '物' | '众' | '里' | '家' | '一' | '能' | '全' | '象' | '岁')
        {
            return None;
        }
        let factor = Ratio::power_of_ten(power)?;
        let group = self.section.plus(self.current.unwrap_or(Ratio::ZERO))?;
        let empty = self.current.is_none() && self.section == Ratio::ZERO;
        let lower = self.total == Ratio::ZERO || self.last_big < power;
        if empty && self.total == Ratio::ZERO {
            self.total = factor;
        } else if lower || empty {
            // 一万五千亿: all that stands before is multiplied.
            self.total = self.total.plus(group)?.times(factor)?;
            self.scale += power;
        } else {
            self.total = self.total.plus(group.times(factor)?)?;
        }
        if self.powers == 0 || self.total == group.times(factor)? {
            self.scale = self.scale.max(power);
        }
        self.current = None;
        self.section = Ratio::ZERO;
        self.last_big = power;
        self.taken(power);
        Some(true)
    }

    fn taken(&mut self, power: u32) {
        self.last_power = power;
        self.powers += 1;
        self.han += 1;
        self.at += 1;
        self.bare_digit = false;
        self.positional = None;
    }

    /// 多, 余, 几, 来 inside or at the end: 20多万, 20万多, 十几, 300余项.
    fn marker(&mut self, c: char) -> bool {
        if self.at == self.start || self.more.is_some() {
            return false;
        }
        let next = self.chars.at(self.at + 1);
        let inside = small_unit(next).is_some() || big_unit(next).is_some();
        let bound = match c {
            '多' => (inside || !matches!(next, '变' | '极' | '样' | '维')).then_some(Bound::SomewhatMoreThan),
            '余' => (!matches!(next, '额' | '地' | '下')).then_some(Bound::SomewhatMoreThan),
            '几' => (self.current.is_none() && self.last_power == 1).then_some(Bound::SomewhatMoreThan),
            '来' => {
                let counted = inside || measure::at(self.chars, self.at + 1).is_some();
                (self.current.is_none() && (1..=4).contains(&self.last_power) && counted).then_some(Bound::About)
            }
            _ => None,
        };
        if bound.is_none() {
            return false;
        }
        self.more = bound;
        self.at += 1;
        self.bare_digit = false;
        inside
    }

    fn finish(self) -> Option<Numeral> {
        if self.at == self.start {
            return None;
        }
        let mut current = self.current.unwrap_or(Ratio::ZERO);
        let may_omit = self.bare_digit && self.current.is_some() && self.last_power >= 2 && self.more.is_none();
        if may_omit && measure::at(self.chars, self.at).is_none() {
            current = current.times(Ratio::power_of_ten(self.last_power - 1)?)?;
        }
        let low = self.total.plus(self.section)?.plus(current)?;
        let length = self.at - self.start;
        let form = if self.pair {
            Form::Pair
        } else if let Some(digits) = self.positional {
            Form::Positional(digits)
        } else if self.han == 0 {
            Form::Digits(self.arabic)
        } else if length == 1 {
            Form::Single
        } else {
            Form::Compound
        };
        // 大陆, 队伍, 收拾: a lone digit of cheques is part of a word.
        if form == Form::Single && is_financial(self.chars.at(self.start)) {
            return None;
        }
        let (start, end) = (self.start, self.at);
        Some(Numeral { start, end, low, high: None, more: self.more, form, grouped: self.grouped, scale: self.scale })
    }
}

fn continues(c: char) -> bool {
    c.is_ascii_digit() || is_numeral(c)
}

#[cfg(test)]
mod tests;
