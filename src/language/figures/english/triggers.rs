//! What can begin at a token: which of the readers are asked there. A text is mostly words with which nothing begins, and
//! most others are a beginning for one or two readers of seven.

use std::sync::LazyLock;

use super::tokens::Tokens;
use super::{amounts, dates, denominators, numeral, order, shares, steps};

/// A set of readers that something can begin for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Begins(u16);

impl Begins {
    /// Enumerators.
    pub const STEP: Self = Self(1);
    /// Plans.
    pub const PLAN: Self = Self(1 << 1);
    /// Dates.
    pub const DATE: Self = Self(1 << 2);
    /// Ordinals and labels.
    pub const ORDINAL: Self = Self(1 << 3);
    /// Denominators.
    pub const PER: Self = Self(1 << 4);
    /// Parts and multiples.
    pub const SHARE: Self = Self(1 << 5);
    /// Amounts.
    pub const AMOUNT: Self = Self(1 << 6);
    /// Numbers, which most readers look for.
    pub const NUMBER: Self = Self(1 << 7);
    /// Words that begin an enumerator with certain words after them: `the other`, `to begin with`.
    const PHRASE: Self = Self(1 << 8);
    /// A code: words and numbers to which the next is joined, and names of standards.
    pub const CODE: Self = Self(1 << 9);
    /// Nothing, but a clause or a bracket ends or begins there.
    pub const MARK: Self = Self(1 << 10);
    /// Words that are a figure or an enumerator without a number in digits, or may be: `dozen`, `both`, `March`, `finally`.
    pub const ALONE: Self = Self(1 << 11);
    /// What a number in digits can be.
    pub const DIGITS: Self =
        Self::STEP.and(Self::PLAN).and(Self::DATE).and(Self::ORDINAL).and(Self::SHARE).and(Self::AMOUNT).and(Self::NUMBER);

    /// Whether something can begin for any of these.
    pub fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// Whether nothing begins.
    pub fn is_none(self) -> bool {
        self == Self::default()
    }

    /// These and others.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words with what can begin with them, by first letter and length: most words have no other to be compared with.
pub(super) struct Words {
    places: Vec<Vec<(&'static str, Begins)>>,
    /// Whether a word of this length that begins with these two letters, or its singular, is a code or can say something
    /// alone.
    telling: Vec<bool>,
}

impl Words {
    /// One more than the length of the longest word that is known.
    pub const LENGTHS: usize = 16;

    /// The words of the readers.
    pub fn known() -> &'static Self {
        &WORDS
    }

    fn place(word: &[u8]) -> Option<usize> {
        let letter = word.first()?.checked_sub(b'a').filter(|letter| *letter < 26)?;
        (word.len() < Self::LENGTHS).then(|| usize::from(letter) * Self::LENGTHS + word.len())
    }

    fn add(&mut self, begins: Begins, words: impl IntoIterator<Item = &'static str>) {
        for word in words {
            let Some(known) = Self::place(word.as_bytes()).and_then(|place| self.places.get_mut(place)) else { continue };
            match known.iter_mut().find(|(known, _)| *known == word) {
                Some((_, own)) => *own = own.and(begins),
                None => known.push((word, begins)),
            }
            if begins.any(Begins::ALONE.and(Begins::CODE)) {
                for length in [word.len(), word.len() + 1] {
                    let place = Self::telling_place(word.as_bytes(), length);
                    if let Some(telling) = place.and_then(|place| self.telling.get_mut(place)) {
                        *telling = true;
                    }
                }
            }
        }
    }

    fn telling_place(word: &[u8], length: usize) -> Option<usize> {
        let letter = |byte: u8| usize::from(byte.to_ascii_lowercase().wrapping_sub(b'a'));
        let [first, second, ..] = word else { return None };
        (letter(*first) < 26 && letter(*second) < 26 && length <= Self::LENGTHS)
            .then(|| (letter(*first) * 26 + letter(*second)) * (Self::LENGTHS + 1) + length)
    }

    /// Whether a word can be a code or say something alone: most are denied without being compared with any other.
    pub fn may_tell(&self, word: &[u8]) -> bool {
        let telling = Self::telling_place(word, word.len()).and_then(|place| self.telling.get(place));
        telling == Some(&true) || word.len() < 2 || matches!(word, [.., b'd' | b'D']) && word.len() > 4
    }

    fn get(&self, word: &[u8]) -> Begins {
        let known = Self::place(word).and_then(|place| self.places.get(place)).map_or(&[][..], Vec::as_slice);
        known.iter().find(|(known, _)| known.as_bytes() == word).map_or(Begins::default(), |(_, begins)| *begins)
    }

    /// What can begin with a word, which is given in lower case: with its singular, too.
    pub fn of(&self, word: &[u8]) -> Begins {
        let begins = self.get(word);
        match word {
            [_] => begins.and(Begins::CODE),
            [singular @ .., b's'] => begins.and(self.get(singular)),
            [.., b'f', b'o', b'l', b'd'] => begins.and(Begins::SHARE).and(Begins::ALONE),
            _ => begins,
        }
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words { places: vec![Vec::new(); 26 * Words::LENGTHS], telling: vec![false; 26 * 26 * (Words::LENGTHS + 1)] };
    words.add(Begins::STEP, steps::beginnings().chain(order::ordinal_words()));
    words.add(Begins::PHRASE, ["the", "in", "to", "for"]);
    words.add(Begins::PLAN, order::plan_beginnings().chain(order::ordinal_words()).chain(numeral::tens()));
    words.add(Begins::DATE, dates::beginnings().chain(order::ordinal_words()).chain(numeral::tens()));
    words.add(Begins::ORDINAL, order::beginnings().chain(order::ordinal_words()).chain(numeral::tens()));
    words.add(Begins::PER, denominators::beginnings());
    words.add(Begins::SHARE, shares::beginnings().chain(numeral::beginnings()));
    words.add(Begins::AMOUNT, amounts::beginnings().chain(numeral::beginnings()));
    words.add(Begins::NUMBER, numeral::beginnings());
    words.add(Begins::CODE, ["iso", "iec", "gb", "ieee"]);
    let counts = numeral::beginnings().chain(order::ordinal_words()).chain(shares::beginnings());
    let tells = steps::beginnings().chain(order::plan_beginnings()).chain(order::ranks()).chain(dates::beginnings());
    let times = ["decade", "decades", "century"];
    // A hundred, a few: the article needs the other word. The other, to begin with: the other word is asked.
    let alone = counts.chain(tells).chain(times).filter(|word| !matches!(*word, "a" | "an"));
    words.add(Begins::ALONE, alone.chain(["other", "begin", "quarter", "quadrillion", "quintillion"]));
    words
});

/// What can begin with a word as it is written: XX National Congress.
pub(super) fn of_capitals(written: &[u8]) -> Begins {
    let roman = written.len() > 1 && written.iter().all(|byte| matches!(byte, b'X' | b'V' | b'I' | b'L'));
    if roman { Begins::ORDINAL } else { Begins::default() }
}

/// What can begin with a mark.
pub(super) fn of_mark(mark: char) -> Begins {
    match mark {
        '(' => Begins::STEP.and(Begins::MARK),
        ')' | '（' | '）' | '.' | ';' => Begins::MARK,
        '①'..='⑳' => Begins::STEP,
        '$' | '¥' | '￥' | '€' | '£' => Begins::AMOUNT,
        _ => Begins::default(),
    }
}

/// What can begin at the token `i`.
pub(super) fn at(tokens: &Tokens<'_>, i: usize) -> Begins {
    let begins = tokens.begins(i);
    if !begins.any(Begins::PHRASE) {
        return begins;
    }
    // The first is, the other is; in the first place, to begin with, for one thing.
    let next = tokens.word(i + 1);
    let told = match tokens.word(i) {
        "the" => next == "other" || order::ordinal_word(next).is_some(),
        "in" => next == "the" && tokens.word(i + 3) == "place",
        "to" => next == "begin",
        "for" => matches!(next, "one" | "another"),
        _ => false,
    };
    let code = if begins.any(Begins::CODE) { Begins::CODE } else { Begins::default() };
    if told { code.and(Begins::STEP) } else { code }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Family;
    use crate::language::figures::codes;
    use crate::language::figures::english::READERS;
    use crate::language::figures::pairs;

    /// In the texts of all pairs no reader finds anything where it is not asked.
    #[test]
    fn no_reader_finds_anything_that_begins_otherwise() {
        let (mut asked, mut all) = (0, 0);
        for text in pairs::texts(Family::English) {
            let tokens = Tokens::of(text);
            for i in 0..tokens.len() {
                let begins = at(&tokens, i);
                for (for_whom, reader) in READERS {
                    all += 1;
                    if begins.any(*for_whom) {
                        asked += 1;
                    } else {
                        assert!(reader(&tokens, i).is_none(), "`{}` of {text}", tokens.written(i));
                    }
                }
                if !tokens.begins(i).any(Begins::NUMBER) {
                    assert!(numeral::words(&tokens, i).is_none(), "`{}` of {text}", tokens.written(i));
                }
            }
        }
        assert!(all > 50_000 && asked * 8 < all, "{asked} of {all}");
    }

    /// Nor is a code there that a glance denies.
    #[test]
    fn no_code_is_overlooked() {
        let more = ["H₂O, CO₂; A股 A-shares A shares GB 3095 GB/T 15835 ISO/IEC 27001 PM2.5 1+N 10:21 COVID-19 5Ｇ Ａ１ 3D C+1"];
        let (mut codes, mut granted, mut all) = (0, 0, 0);
        for text in pairs::lines().chain(more) {
            let tokens = Tokens::of(text);
            let chars = tokens.chars();
            for (at, (byte, _)) in text.char_indices().enumerate() {
                let seen = text.get(byte..).is_some_and(codes::may_begin);
                let found = codes::read(chars, at).is_some();
                assert!(seen || !found, "{byte} of {text}");
                codes += usize::from(found);
                granted += usize::from(seen);
                all += 1;
            }
        }
        assert!(codes > 1_000 && granted * 5 < all, "{codes} codes, {granted} of {all}");
    }
}
