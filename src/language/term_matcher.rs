//! Finding many words in a text in one pass: leftmost, longest, a longer word masking the shorter inside it.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

/// One word found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermMatch {
    /// Which word, by its place in the list given.
    pub word: usize,
    /// First byte in the text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// Words of a script without spaces: found wherever they stand.
#[derive(Clone, Debug)]
pub struct TermMatcher {
    automaton: Option<AhoCorasick>,
}

impl TermMatcher {
    /// Builds the automaton once for all texts. An empty word never matches.
    pub fn new<W: AsRef<str>>(words: &[W]) -> Self {
        Self { automaton: automaton(words, false) }
    }

    /// All matches from left to right; they never overlap.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = TermMatch> + 't {
        let found = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        found.map(|m| TermMatch { word: m.pattern().as_usize(), start: m.start(), end: m.end() })
    }
}

/// For each word the others inside which it stands, by their places in the list given: 五年规划 for 规划.
pub fn words_around<W: AsRef<str>>(words: &[W]) -> Vec<Vec<usize>> {
    let mut around = vec![Vec::new(); words.len()];
    let Ok(automaton) = AhoCorasick::new(words.iter().map(|word| if word.as_ref().is_empty() { "\u{0}" } else { word.as_ref() }))
    else {
        return around;
    };
    for (longer, word) in words.iter().map(AsRef::as_ref).enumerate() {
        for found in automaton.find_overlapping_iter(word).filter(|found| found.len() < word.len()) {
            if let Some(around) = around.get_mut(found.pattern().as_usize()) {
                around.push(longer);
            }
        }
    }
    around
}

/// Words of a script with spaces: whole words only, whatever their case; a plural `s` or `es` still belongs.
#[derive(Clone, Debug)]
pub struct WordMatcher {
    automaton: Option<AhoCorasick>,
}

impl WordMatcher {
    /// Builds the automaton once for all texts.
    pub fn new<W: AsRef<str>>(words: &[W]) -> Self {
        Self { automaton: automaton(words, true) }
    }

    /// All whole-word matches from left to right.
    pub fn find<'t>(&'t self, text: &'t str) -> impl Iterator<Item = TermMatch> + 't {
        let found = self.automaton.iter().flat_map(move |automaton| automaton.find_iter(text));
        found.filter_map(move |m| {
            let end = word_end(text, m.start(), m.end())?;
            Some(TermMatch { word: m.pattern().as_usize(), start: m.start(), end })
        })
    }
}

/// So many bytes of words are at most made into a table of all steps: of about a megabyte.
const MOST_IN_A_TABLE: usize = 4096;

fn automaton<W: AsRef<str>>(words: &[W], any_case: bool) -> Option<AhoCorasick> {
    if words.is_empty() {
        return None;
    }
    // A word that is empty would match everywhere; one that no text holds keeps the numbering.
    let patterns = words.iter().map(|word| if word.as_ref().is_empty() { "\u{0}" } else { word.as_ref() });
    let mut builder = AhoCorasick::builder();
    builder.match_kind(MatchKind::LeftmostLongest).ascii_case_insensitive(any_case);
    // A table of all steps is several times as fast to follow, and grows with every letter of every word.
    if words.iter().map(|word| word.as_ref().len()).sum::<usize>() <= MOST_IN_A_TABLE {
        builder.kind(Some(AhoCorasickKind::DFA));
    }
    builder.build(patterns).ok()
}

/// Where the word ends if it stands by itself, a plural ending included.
fn word_end(text: &str, start: usize, end: usize) -> Option<usize> {
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let before = text.get(..start)?.chars().next_back();
    let after = text.get(end..)?;
    if joins(before) {
        return None;
    }
    if !joins(after.chars().next()) {
        return Some(end);
    }
    ["s", "es"]
        .iter()
        .find(|ending| after.starts_with(**ending) && !joins(after.get(ending.len()..).and_then(|rest| rest.chars().next())))
        .map(|ending| end + ending.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_masks_the_shorter() {
        let matcher = TermMatcher::new(&["规划", "五年规划"]);
        let found: Vec<_> = matcher.find("五年规划与规划").map(|m| m.word).collect();
        assert_eq!(found, [1, 0]);
    }

    #[test]
    fn a_word_knows_those_that_hold_it() {
        assert_eq!(words_around(&["规划", "五年规划", "第十四个五年规划"]), [vec![1, 2], vec![2], vec![]]);
    }

    #[test]
    fn english_matches_whole_words() {
        let matcher = WordMatcher::new(&["platform", "act"]);
        let text = "Platforms act; transplatform, action.";
        let found: Vec<_> = matcher.find(text).map(|m| text.get(m.start..m.end).unwrap_or_default()).collect();
        assert_eq!(found, ["Platforms", "act"]);
    }
}
