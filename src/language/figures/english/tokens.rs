//! An English text as words, numbers and marks, in lower case.

use std::cell::OnceCell;
use std::cmp::Reverse;

use super::triggers::{self, Begins};
use crate::language::figures::chars::Chars;
use crate::language::figures::unit_names::{self, Name};
use crate::language::figures::units::Unit;
use crate::text::Span;

/// The kind of a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters.
    Word,
    /// Digits, with separators and a point.
    Number,
    /// One character of another kind.
    Mark(char),
}

/// A token.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// What it is.
    pub kind: Kind,
    /// Whether a space stands before it.
    pub spaced: bool,
    /// What can begin with it.
    pub begins: Begins,
}

/// The tokens of one text. Reading past either end gives an empty word or `'\0'`.
#[derive(Debug)]
pub struct Tokens<'t> {
    pub(super) text: &'t str,
    lower: String,
    list: Vec<Token>,
    /// The same text by characters, once a code is looked for.
    chars: OnceCell<Chars<'t>>,
}

impl<'t> Tokens<'t> {
    /// Takes a text apart.
    pub fn of(text: &'t str) -> Self {
        let lower = text.to_ascii_lowercase();
        let bytes = text.as_bytes();
        let words = triggers::Words::known();
        let mut list: Vec<Token> = Vec::with_capacity(text.len() / 5 + 1);
        let mut spaced = true;
        let mut start = 0;
        while let Some(&byte) = bytes.get(start) {
            if byte == b' ' {
                spaced = true;
                start += 1;
                continue;
            }
            let c = if byte.is_ascii() { char::from(byte) } else { char_at(text, start) };
            let (kind, end) = if c.is_alphabetic() {
                (Kind::Word, word_end(text, start))
            } else if c.is_ascii_digit() {
                (Kind::Number, number_end(text, start))
            } else if c.is_whitespace() {
                spaced = true;
                start += c.len_utf8();
                continue;
            } else {
                (Kind::Mark(c), start + c.len_utf8())
            };
            let begins = match kind {
                Kind::Number => Begins::DIGITS,
                Kind::Mark(mark) => triggers::of_mark(mark),
                Kind::Word => {
                    let [word, written] = [lower.as_bytes(), bytes].map(|text| text.get(start..end).unwrap_or_default());
                    words.of(word).and(triggers::of_capitals(written))
                }
            };
            // What is joined to the next may be a code.
            if let Some(last) = list.last_mut().filter(|last| !spaced && !matches!(last.kind, Kind::Mark(_))) {
                last.begins = last.begins.and(Begins::CODE);
            }
            list.push(Token { start, end, kind, spaced, begins });
            spaced = false;
            start = end;
        }
        Self { text, lower, list, chars: OnceCell::new() }
    }

    /// The text by characters, for codes.
    pub fn chars(&self) -> &Chars<'t> {
        self.chars.get_or_init(|| Chars::of(self.text))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The token at `i`.
    pub fn get(&self, i: usize) -> Option<&Token> {
        self.list.get(i)
    }

    /// What can begin with the token at `i`.
    pub fn begins(&self, i: usize) -> Begins {
        self.list.get(i).map_or(Begins::default(), |token| token.begins)
    }

    /// The word at `i` in lower case; empty where there is none.
    pub fn word(&self, i: usize) -> &str {
        self.list.get(i).filter(|token| token.kind == Kind::Word).map_or("", |token| self.lower_of(token))
    }

    /// The word before `i`.
    pub fn word_before(&self, i: usize) -> &str {
        i.checked_sub(1).map_or("", |i| self.word(i))
    }

    /// The text of a token in lower case.
    pub fn lower_of(&self, token: &Token) -> &str {
        self.lower.get(token.start..token.end).unwrap_or_default()
    }

    /// The text of a token as written.
    pub fn written(&self, i: usize) -> &'t str {
        self.list.get(i).and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default()
    }

    /// The word or mark before `i`, in lower case.
    pub fn lower_before(&self, i: usize) -> &str {
        i.checked_sub(1).and_then(|i| self.list.get(i)).map_or("", |token| self.lower_of(token))
    }

    /// The mark at `i`, or `'\0'`.
    pub fn mark(&self, i: usize) -> char {
        match self.list.get(i).map(|token| token.kind) {
            Some(Kind::Mark(mark)) => mark,
            _ => '\0',
        }
    }

    /// The mark before `i`.
    pub fn mark_before(&self, i: usize) -> char {
        i.checked_sub(1).map_or('\0', |i| self.mark(i))
    }

    /// Whether a number stands at `i`.
    pub fn is_number(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| token.kind == Kind::Number)
    }

    /// Whether no space stands before `i`.
    pub fn joined(&self, i: usize) -> bool {
        self.list.get(i).is_some_and(|token| !token.spaced)
    }

    /// `i`, or what follows the hyphen there.
    pub fn skip_hyphen(&self, i: usize) -> usize {
        if is_hyphen(self.mark(i)) && self.joined(i) && self.joined(i + 1) { i + 1 } else { i }
    }

    /// First byte of the token at `i`, or the length of the text.
    pub fn start(&self, i: usize) -> usize {
        self.list.get(i).map_or(self.text.len(), |token| token.start)
    }

    /// The last byte of the token before `i`.
    pub fn end_before(&self, i: usize) -> usize {
        i.checked_sub(1).and_then(|i| self.list.get(i)).map_or(0, |token| token.end)
    }

    /// The first token that begins at a byte or after it.
    pub fn at_byte(&self, byte: usize) -> usize {
        self.list.partition_point(|token| token.start < byte)
    }

    /// The bytes of tokens.
    pub fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.start(start), self.end_before(end).max(self.start(start)))
    }

    /// The lower-case text that ends before the token at `i`.
    pub fn before(&self, i: usize) -> &str {
        self.lower.get(..self.end_before(i)).unwrap_or_default()
    }

    /// The lower-case text from the token at `i`.
    pub fn rest(&self, i: usize) -> &str {
        self.lower.get(self.start(i)..).unwrap_or_default()
    }

    /// Whether a phrase of whole words stands at `i`; where it ends.
    pub fn phrase(&self, i: usize, phrase: &str) -> Option<usize> {
        let rest = self.rest(i).strip_prefix(phrase)?;
        let inside = rest.chars().next().is_some_and(char::is_alphanumeric) && phrase.ends_with(char::is_alphanumeric);
        (!inside).then(|| self.at_byte(self.start(i) + phrase.len()))
    }

    /// Whether a phrase of whole words ends right before `i`; where it begins.
    pub fn phrase_before(&self, i: usize, phrase: &str) -> Option<usize> {
        let head = self.before(i).strip_suffix(phrase)?;
        let inside = head.chars().next_back().is_some_and(char::is_alphanumeric);
        (!inside).then(|| self.at_byte(head.len()))
    }

    /// The unit at `i`, and where it ends. Symbols keep their case.
    pub fn unit(&self, i: usize) -> Option<(&'static Unit, usize)> {
        let token = self.list.get(i)?;
        let written = self.text.get(token.start..)?;
        let stands = |name: &&Name| {
            let tail = written.strip_prefix(name.text).map(|tail| tail.chars().next());
            let letters = name.text.ends_with(|c: char| c.is_ascii_alphanumeric());
            let ends = tail.is_some_and(|next| !(letters && next.is_some_and(char::is_alphanumeric)));
            ends && (name.text.len() > 1 || !letters || !token.spaced)
        };
        let words = unit_names::english(self.rest(i)).iter().filter(|name| self.phrase(i, name.text).is_some());
        let symbols = unit_names::symbols(written).iter().filter(stands);
        let name = words.chain(symbols).max_by_key(|name| (name.text.len(), Reverse(name.rank)))?;
        Some((name.unit, self.at_byte(token.start + name.text.len())))
    }
}

/// Hyphens and the dashes that join a range.
pub fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑')
}

/// The character that begins at a byte.
fn char_at(text: &str, at: usize) -> char {
    text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or('\0')
}

/// Where letters end that begin at a byte, an apostrophe between two of them included.
fn word_end(text: &str, start: usize) -> usize {
    let mut at = start;
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or_default();
        let letters = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
        at += letters;
        let c = match rest.get(letters) {
            Some(b'\'') => '\'',
            Some(byte) if !byte.is_ascii() => char_at(text, at),
            _ => return at,
        };
        let next = at + c.len_utf8();
        let joins = c.is_alphabetic() || matches!(c, '\'' | '’') && char_at(text, next).is_alphabetic();
        if !joins {
            return at;
        }
        at = next;
    }
}

/// Where digits with separators and a point end: `1,100.9`.
fn number_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = start;
    let mut pointed = false;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => at += 1,
            b',' if !pointed && (1..=3).all(|k| digit(at + k)) && !digit(at + 4) && at - start <= 3
                || *byte == b','
                    && !pointed
                    && (1..=3).all(|k| digit(at + k))
                    && !digit(at + 4)
                    && has_comma(bytes, start, at) =>
            {
                at += 4;
            }
            b'.' if !pointed && digit(at + 1) => {
                pointed = true;
                at += 1;
            }
            _ => break,
        }
    }
    at
}

fn has_comma(bytes: &[u8], start: usize, end: usize) -> bool {
    bytes.get(start..end).is_some_and(|part| part.contains(&b','))
}
