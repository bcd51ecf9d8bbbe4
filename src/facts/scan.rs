//! A paragraph character by character: what stands inside quotation marks and brackets, its sentences, its parts.

use std::ops::Range;

/// A range of characters of a paragraph.
pub(super) type Part = Range<usize>;

/// A paragraph as it is searched.
pub(super) struct Scan<'t> {
    text: &'t str,
    chars: Vec<Char>,
}

#[derive(Clone, Copy)]
struct Char {
    /// Its byte.
    at: usize,
    c: char,
    /// The number of pairs of marks that it stands in; the marks themselves stand in theirs.
    depth: u16,
}

/// Marks that go in pairs.
const PAIRS: &[(char, char)] = &[
    ('“', '”'),
    ('‘', '’'),
    ('《', '》'),
    ('〈', '〉'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('〔', '〕'),
    ('[', ']'),
    ('「', '」'),
    ('『', '』'),
];

/// A pair with more characters between its marks is none: one of the two was forgotten.
const WIDEST: usize = 400;

/// No clause and no sentence is looked at further: what goes on for longer is no text that lists things.
pub(super) const FARTHEST: usize = 800;

/// What ends a sentence.
pub(super) const ENDS: &[char] = &['。', '！', '？', '!', '?', '\n'];

/// The place among the open marks of the one that a mark closes.
fn nearest(open: &[(usize, char)], close: char, at: usize) -> Option<usize> {
    let near = open.iter().enumerate().rev().take_while(|(_, (from, _))| at - from <= WIDEST);
    near.into_iter().find(|(_, (_, wanted))| *wanted == close).map(|(nth, _)| nth)
}

impl<'t> Scan<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut chars: Vec<Char> = text.char_indices().map(|(at, c)| Char { at, c, depth: 0 }).collect();
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut pairs: Vec<(usize, usize)> = Vec::new();
        for (at, Char { c, .. }) in chars.iter().enumerate() {
            if let Some((_, close)) = PAIRS.iter().find(|(first, _)| first == c) {
                open.push((at, *close));
            } else if PAIRS.iter().any(|(_, close)| close == c)
                && let Some(nth) = nearest(&open, *c, at)
            {
                // What was opened since and not closed is no pair.
                let from = open.get(nth).map(|(from, _)| *from);
                open.truncate(nth);
                pairs.extend(from.map(|from| (from, at)));
            }
        }
        let mut changes = vec![0i32; chars.len() + 1];
        for (from, to) in pairs {
            for (at, by) in [(from, 1), (to + 1, -1)] {
                if let Some(change) = changes.get_mut(at) {
                    *change += by;
                }
            }
        }
        let mut depth = 0i32;
        for (char, change) in chars.iter_mut().zip(changes) {
            depth += change;
            char.depth = u16::try_from(depth).unwrap_or(u16::MAX);
        }
        Self { text, chars }
    }

    /// The number of characters.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// All of it.
    pub fn whole(&self) -> Part {
        0..self.len()
    }

    /// A character.
    pub fn at(&self, at: usize) -> Option<char> {
        self.chars.get(at).map(|char| char.c)
    }

    /// The character before another.
    pub fn before(&self, at: usize) -> Option<char> {
        self.at(at.checked_sub(1)?)
    }

    /// In how many pairs of marks a character stands.
    pub fn depth(&self, at: usize) -> u16 {
        self.chars.get(at).map_or(0, |char| char.depth)
    }

    /// The byte that a character begins at.
    pub fn byte(&self, at: usize) -> usize {
        self.chars.get(at).map_or(self.text.len(), |char| char.at)
    }

    /// The character that a byte belongs to.
    pub fn char_of(&self, byte: usize) -> usize {
        self.chars.partition_point(|char| char.at < byte)
    }

    /// The text of a part.
    pub fn text(&self, part: &Part) -> &'t str {
        self.text.get(self.byte(part.start)..self.byte(part.end)).unwrap_or_default()
    }

    /// Whether a text begins at a character.
    pub fn begins(&self, at: usize, text: &str) -> bool {
        self.text.get(self.byte(at)..).is_some_and(|rest| rest.starts_with(text))
    }

    /// The first character of a part where a text begins, not inside further marks than the part's own beginning.
    pub fn find(&self, part: &Part, text: &str) -> Option<usize> {
        let depth = self.base(part);
        part.clone().find(|at| self.depth(*at) <= depth && self.begins(*at, text) && at + text.chars().count() <= part.end)
    }

    /// The part without white space at its ends.
    pub fn trim(&self, part: Part) -> Part {
        let blank = |at: usize| self.at(at).is_none_or(char::is_whitespace);
        let mut part = part;
        while part.start < part.end && blank(part.start) {
            part.start += 1;
        }
        while part.start < part.end && blank(part.end - 1) {
            part.end -= 1;
        }
        part
    }

    /// How deep a part lies: a part that begins with a mark lies outside its pair.
    fn base(&self, part: &Part) -> u16 {
        let first = self.depth(part.start);
        let opens = self.at(part.start).is_some_and(|c| PAIRS.iter().any(|(open, _)| *open == c));
        if opens { first.saturating_sub(1) } else { first }
    }

    /// The pieces of a part between separators that do not stand inside further marks; trimmed, none empty.
    pub fn split(&self, part: &Part, separators: &[char]) -> Vec<Part> {
        let depth = self.base(part);
        let mut pieces = Vec::new();
        let mut from = part.start;
        for at in part.clone() {
            if self.depth(at) <= depth && self.at(at).is_some_and(|c| separators.contains(&c)) {
                pieces.push(from..at);
                from = at + 1;
            }
        }
        pieces.push(from..part.end);
        pieces.into_iter().map(|piece| self.trim(piece)).filter(|piece| !piece.is_empty()).collect()
    }

    /// The sentences, each with the mark that ends it. A mark inside quotation marks ends none.
    pub fn sentences(&self) -> Vec<Part> {
        let mut sentences = Vec::new();
        let mut from = 0;
        for at in self.whole() {
            if self.depth(at) == 0 && self.at(at).is_some_and(|c| ENDS.contains(&c)) {
                sentences.push(from..at + 1);
                from = at + 1;
            }
        }
        sentences.push(from..self.len());
        sentences.into_iter().map(|part| self.trim(part)).filter(|part| !part.is_empty()).collect()
    }

    /// The end of the sentence, or of the part of it before one of these marks, that a character stands in: before the mark.
    pub fn end_of(&self, at: usize, ends: &[char]) -> usize {
        self.end_within(at, ends, FARTHEST)
    }

    /// The same, looked for no further than so many characters.
    pub fn end_within(&self, at: usize, ends: &[char], farthest: usize) -> usize {
        let depth = self.depth(at);
        let last = self.len().min(at.saturating_add(farthest));
        (at..last).find(|here| self.stops(*here, depth, ends)).unwrap_or(last)
    }

    /// Where the clause begins that a character stands in: after the nearest of these marks before it.
    pub fn start_of(&self, at: usize, marks: &[char]) -> usize {
        self.start_within(at, marks, FARTHEST)
    }

    /// The same, looked for no further than so many characters.
    pub fn start_within(&self, at: usize, marks: &[char], farthest: usize) -> usize {
        let depth = self.depth(at);
        let first = at.saturating_sub(farthest);
        (first..at).rev().find(|here| self.stops(*here, depth, marks)).map_or(first, |here| here + 1)
    }

    /// Whether a stretch at a depth ends here: at one of its marks, or at that of a pair that it stands in.
    fn stops(&self, at: usize, depth: u16, marks: &[char]) -> bool {
        self.depth(at) < depth || self.depth(at) <= depth && self.at(at).is_some_and(|c| marks.contains(&c))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_pairs_hold_what_stands_in_them_together() {
        let scan = Scan::new("采“一芽、二叶”、（三、四）叶。“五。六”七。八");
        let texts = |parts: Vec<Part>| parts.iter().map(|part| scan.text(part)).collect::<Vec<_>>();
        assert_eq!(texts(scan.split(&scan.whole(), &['、'])), ["采“一芽、二叶”", "（三、四）叶。“五。六”七。八"]);
        assert_eq!(texts(scan.sentences()), ["采“一芽、二叶”、（三、四）叶。", "“五。六”七。", "八"]);
        assert_eq!(texts(scan.split(&(2..7), &['、'])), ["一芽", "二叶"]);
    }

    #[test]
    fn a_mark_without_its_other_half_holds_nothing() {
        let scan = Scan::new("“甲、乙（丙、丁”、戊");
        assert_eq!(scan.split(&scan.whole(), &['、']).len(), 2);
        let scan = Scan::new("“甲、乙。丙、丁");
        assert_eq!(scan.split(&scan.whole(), &['、']).len(), 3);
        assert_eq!(scan.sentences().len(), 2);
    }
}
