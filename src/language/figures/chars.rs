//! A text by characters: each with its byte, full-width digits and letters as ASCII.

use std::cell::Cell;

use crate::language::figures::chinese::Numeral;
use crate::text::Span;

/// The characters of one text. Reading past either end gives `'\0'`.
#[derive(Debug)]
pub struct Chars<'t> {
    text: &'t str,
    chars: Vec<(usize, char)>,
    /// The Chinese numeral that was asked for last: where, and what stands there.
    numeral: Cell<(usize, Option<Numeral>)>,
}

impl<'t> Chars<'t> {
    /// Takes a text apart.
    pub fn of(text: &'t str) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 2 + 1);
        chars.extend(text.char_indices().map(|(at, c)| (at, half_width(c))));
        Self { text, chars, numeral: Cell::new((usize::MAX, None)) }
    }

    /// The Chinese numeral at `i`. One reader after another asks for it, and it is parsed once.
    pub fn numeral(&self, i: usize, parse: fn(&Self, usize) -> Option<Numeral>) -> Option<Numeral> {
        let (at, known) = self.numeral.get();
        if at == i {
            return known;
        }
        let numeral = parse(self, i);
        self.numeral.set((i, numeral));
        numeral
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at `i`.
    pub fn at(&self, i: usize) -> char {
        self.chars.get(i).map_or('\0', |(_, c)| *c)
    }

    /// The character before `i`.
    pub fn before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.at(i))
    }

    /// The byte at which `i` begins.
    pub fn byte(&self, i: usize) -> usize {
        self.chars.get(i).map_or(self.text.len(), |(at, _)| *at)
    }

    /// The character that begins at a byte or holds it.
    pub fn index(&self, byte: usize) -> usize {
        self.chars.partition_point(|(at, _)| *at < byte)
    }

    /// The bytes from one character up to another.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.byte(start), self.byte(end))
    }

    /// The text between two characters.
    pub fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(self.byte(start)..self.byte(end)).unwrap_or_default()
    }

    /// The text from `i` on.
    pub fn rest(&self, i: usize) -> &'t str {
        self.text.get(self.byte(i)..).unwrap_or_default()
    }

    /// Whether a word stands at `i`.
    pub fn starts(&self, i: usize, word: &str) -> bool {
        self.text.get(self.byte(i)..).is_some_and(|rest| rest.starts_with(word))
    }

    /// The longest of these words that stands at `i`, and where it ends.
    pub fn longest<'w>(&self, i: usize, words: impl IntoIterator<Item = &'w str>) -> Option<(&'w str, usize)> {
        let rest = self.text.get(self.byte(i)..)?;
        let word = words.into_iter().filter(|word| rest.starts_with(*word)).max_by_key(|word| word.len())?;
        Some((word, i + word.chars().count()))
    }

    /// Where a word begins that ends right before `i`.
    pub fn ends(&self, i: usize, word: &str) -> Option<usize> {
        let before = self.text.get(..self.byte(i))?;
        before.ends_with(word).then(|| i - word.chars().count())
    }

    /// `i`, or the first character after the spaces that begin there.
    pub fn skip_spaces(&self, mut i: usize) -> usize {
        while matches!(self.at(i), ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}') {
            i += 1;
        }
        i
    }

    /// The end of what stands before `i` when spaces are left out.
    pub fn skip_spaces_back(&self, mut i: usize) -> usize {
        while matches!(self.before(i), ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{3000}') {
            i -= 1;
        }
        i
    }
}

/// Full-width digits, letters and the marks that numbers need, as ASCII. Marks of sentences stay as they are.
pub fn half_width(c: char) -> char {
    // Nearly all.
    if c < '％' {
        return c;
    }
    match c {
        '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％' | '．' | '＋' | '－' => {
            u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c)
        }
        _ => c,
    }
}
