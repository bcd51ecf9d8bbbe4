//! Words with which something in English can begin that a reader knows. All others are passed over at once: a text is mostly
//! such words.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::tokens::{Kind, Tokens};
use super::{dates, numeral, order, shares};

/// Words of the readers that stand in no table of theirs.
const OTHERS: &[&str] = &[
    // Enumerators, and parts of a year.
    "firstly",
    "secondly",
    "thirdly",
    "fourthly",
    "fifthly",
    "sixthly",
    "seventhly",
    "lastly",
    "finally",
    "last",
    "next",
    "then",
    "another",
    "end",
    "close",
    "beginning",
    "start",
    "middle",
    "mid",
    "q",
    "h",
    // Numbers.
    "a",
    "an",
    "half",
    "halved",
    "halve",
    "halving",
    "hundred",
    "thousand",
    "million",
    "billion",
    "trillion",
    "dozen",
    "several",
    "few",
    "some",
    "many",
    "decade",
    "decades",
    "century",
    "per",
    "every",
    "each",
    "fyp",
    "primary",
    "secondary",
    "tertiary",
    "no",
    "nos",
    "number",
    // Currencies.
    "us",
    "hk",
    "rmb",
    "cny",
    "usd",
    "eur",
    "gbp",
    "hkd",
    "jpy",
    "rub",
    "krw",
    "cn",
];

static WORDS: LazyLock<HashSet<&'static str>> = LazyLock::new(|| {
    let tables = [numeral::words_of_tables(), order::words_of_tables(), dates::words_of_tables(), shares::words_of_tables()];
    tables.into_iter().flatten().chain(OTHERS.iter().copied()).collect()
});

/// Whether something can begin at the token `i`.
pub(super) fn is_one(tokens: &Tokens<'_>, i: usize) -> bool {
    match tokens.get(i).map(|token| token.kind) {
        Some(Kind::Number) => true,
        Some(Kind::Mark(mark)) => matches!(mark, '(' | '（' | '$' | '¥' | '￥' | '€' | '£' | '½' | '①'..='⑳'),
        Some(Kind::Word) => {
            let word = tokens.word(i);
            let next = || tokens.word(i + 1);
            // The first is, the other is; in the first place, to begin with, for one thing.
            match word {
                "the" => return next() == "other" || order::ordinal_word(next()).is_some(),
                "in" => return next() == "the" && tokens.word(i + 3) == "place",
                "to" => return next() == "begin",
                "for" => return matches!(next(), "one" | "another"),
                _ => {}
            }
            WORDS.contains(word)
                || WORDS.contains(word.strip_suffix('s').unwrap_or(word))
                || word.ends_with("fold")
                || is_roman(tokens.written(i))
        }
        None => false,
    }
}

/// XX National Congress.
fn is_roman(written: &str) -> bool {
    written.len() > 1 && written.bytes().all(|byte| matches!(byte, b'X' | b'V' | b'I' | b'L'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::figures::english::READERS;

    /// In the texts of all pairs not one figure begins elsewhere.
    #[test]
    fn no_reader_finds_anything_that_begins_otherwise() {
        let pairs = [include_str!("../../../../tests/figures/pairs.tsv"), include_str!("../../../../tests/figures/own.tsv")];
        let (mut asked, mut all) = (0, 0);
        for text in pairs.iter().flat_map(|pairs| pairs.lines()).filter_map(|line| line.split('\t').nth(2)) {
            let tokens = Tokens::of(text);
            for i in 0..tokens.len() {
                all += 1;
                if is_one(&tokens, i) {
                    asked += 1;
                    continue;
                }
                assert!(READERS.iter().all(|reader| reader(&tokens, i).is_none()), "`{}` of {text}", tokens.written(i));
            }
        }
        assert!(all > 5_000 && asked * 2 < all, "{asked} of {all}");
    }
}
