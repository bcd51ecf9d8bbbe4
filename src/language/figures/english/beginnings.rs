//! The words with which an English figure, denominator or step can begin. Most words begin none, and no reader is asked
//! about them: that is most of the time that reading takes.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::tokens::{Kind, Tokens};
use super::{dates, numeral, order, shares, steps};
use crate::language::figures::units::UNITS;

/// First words that stand in no table of a reader.
const OTHERS: &[&str] = &[
    // Steps.
    "then",
    "another", // Dates.
    "end",
    "close",
    "beginning",
    "start",
    "middle",
    "mid",
    "q",
    "h", // Plans and ordinals.
    "fyp",
    "no",
    "nos",
    "number",
    "primary",
    "secondary",
    "tertiary", // Denominators.
    "per",
    "every",
    "each", // Parts and multiples.
    "a",
    "an",
    "half",
    "halved",
    "halve",
    "halving",
    "several",
    "few",
    "some",
    "many", // Amounts.
    "dozen",
    "hundred",
    "decade",
    "decades",
    "century",
];

/// All of them: those of the tables, and the others.
static WORDS: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let mut words: HashSet<String> = OTHERS.iter().map(|word| (*word).to_owned()).collect();
    let tables = [numeral::words_of_tables(), order::words_of_tables(), dates::words_of_tables(), shares::words_of_tables()];
    words.extend(tables.into_iter().flatten().map(str::to_owned));
    words.extend(order::LABELS.iter().map(|label| format!("{label}s")));
    words.extend(steps::ADVERBS.iter().filter(|(phrase, _)| !phrase.contains(' ')).map(|(word, _)| (*word).to_owned()));
    // RMB, US$: what the symbols begin with in letters.
    let symbols = UNITS.iter().flat_map(|unit| unit.symbols);
    let letters = symbols.map(|symbol| symbol.chars().take_while(|c| c.is_alphabetic()).collect::<String>().to_lowercase());
    words.extend(letters.filter(|letters| !letters.is_empty()));
    words
});

/// Whether a reader is to be asked about the token at `i`.
pub(super) fn may_begin(tokens: &Tokens<'_>, i: usize) -> bool {
    let Some(token) = tokens.get(i) else { return false };
    if token.kind != Kind::Word {
        return true;
    }
    let word = tokens.lower_of(token);
    let next = || tokens.word(i + 1);
    match word {
        // The first is, the other is; in the first place, to begin with, for one thing.
        "the" => next() == "other" || order::ordinal_word(next()).is_some(),
        "in" => next() == "the" && tokens.word(i + 3) == "place",
        "to" => next() == "begin",
        "for" => matches!(next(), "one" | "another"),
        _ => WORDS.contains(word) || word.ends_with("fold"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::figures::english::READERS;

    /// In the texts of all pairs not one figure begins elsewhere.
    #[test]
    fn no_reader_finds_anything_that_begins_otherwise() {
        let pairs = [include_str!("../../../../tests/figures/pairs.tsv"), include_str!("../../../../tests/figures/own.tsv")];
        let mut asked = 0;
        let mut all = 0;
        for text in pairs.iter().flat_map(|pairs| pairs.lines()).filter_map(|line| line.split('\t').nth(2)) {
            let tokens = Tokens::of(text);
            for i in 0..tokens.len() {
                all += 1;
                if may_begin(&tokens, i) {
                    asked += 1;
                    continue;
                }
                assert!(READERS.iter().all(|reader| reader(&tokens, i).is_none()), "`{}` of {text}", tokens.written(i));
            }
        }
        assert!(all > 5_000 && asked * 2 < all, "{asked} of {all}");
    }
}
