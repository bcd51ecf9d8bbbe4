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
    "the",
    "in",
    "to",
    "for",
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
