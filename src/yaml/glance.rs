//! YAML at a glance. Front matter is nearly always written in one plain form: a key a line, values on their line, lists of
//! such values. What has that form beyond doubt is read here in one pass over its bytes; of everything else, right or
//! wrong, nothing is said, and the parser reads it.

use crate::text::Span;
use crate::yaml::node::{Entry, Node, Value};

/// Longest key and deepest nesting taken: well within the limits of the parser.
const KEY: usize = 64;
const DEPTH: usize = 8;

/// The tree of a text that begins `base` bytes into its file, the same as the parser's; nothing where the text has any
/// other form.
pub(super) fn read(text: &str, base: usize) -> Option<Node> {
    if !text.chars().all(is_ordinary) {
        return None;
    }
    let mut reader = Reader { text, base, at: 0 };
    let mut entries = Vec::new();
    while reader.at < text.len() {
        let key = reader.key(&entries)?;
        let value = if reader.take("\n") {
            reader.list()?
        } else {
            let value = reader.take(" ").then(|| reader.value(0))??;
            reader.take("\n").then_some(value)?
        };
        entries.push(key.with(value));
    }
    (!entries.is_empty()).then(|| reader.node(Value::Mapping(entries), 0))
}

/// Whether a character is nothing but itself in YAML, or ends a line.
fn is_ordinary(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '\u{A1}'..='\u{2027}' | '\u{202A}'..='\u{FEFE}' | '\u{FF00}'..='\u{FFFD}' | '\u{10000}'..)
}

struct Reader<'t> {
    text: &'t str,
    base: usize,
    at: usize,
}

/// A key that waits for its value.
struct Key(String, Span);

impl Key {
    fn with(self, value: Node) -> Entry {
        Entry { key: self.0, key_span: self.1, value }
    }
}

impl<'t> Reader<'t> {
    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Passes over what is written here, if it is.
    fn take(&mut self, written: &str) -> bool {
        let there = self.rest().starts_with(written);
        self.at += if there { written.len() } else { 0 };
        there
    }

    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.base + start, self.base + end)
    }

    /// A collection from `start` to here.
    fn node(&self, value: Value, start: usize) -> Node {
        Node { value, span: self.span(start, self.at) }
    }

    /// A key and its colon; nothing where it is among `entries`.
    fn key(&mut self, entries: &[Entry]) -> Option<Key> {
        let word = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'_';
        let length = self.rest().bytes().take_while(word).count();
        let key = self.rest().get(..length).filter(|key| key.starts_with(|c: char| c.is_ascii_lowercase()))?;
        if length > KEY || entries.iter().any(|entry| entry.key == key) {
            return None;
        }
        let span = self.span(self.at, self.at + length);
        self.at += length;
        self.take(":").then(|| Key(key.to_owned(), span))
    }

    /// The items of a list, one a line.
    fn list(&mut self) -> Option<Node> {
        let start = self.at + 2;
        let mut items = Vec::new();
        while self.take("  - ") {
            items.push(self.value(0)?);
            self.take("\n").then_some(())?;
        }
        (!items.is_empty()).then(|| self.node(Value::Sequence(items), start))
    }

    /// A value; `depth` is how many brackets it stands in.
    fn value(&mut self, depth: usize) -> Option<Node> {
        match self.next()? {
            b'{' if depth < DEPTH => self.mapping(depth + 1),
            b'[' if depth < DEPTH => self.sequence(depth + 1),
            b'"' => self.quoted('"', '\\'),
            b'\'' => self.quoted('\'', '\n'),
            byte if byte.is_ascii_alphanumeric() || !byte.is_ascii() => self.plain(depth > 0),
            _ => None,
        }
    }

    fn mapping(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut entries = Vec::new();
        self.at += 1;
        loop {
            let key = self.key(&entries)?;
            let value = self.take(" ").then(|| self.value(depth))??;
            entries.push(key.with(value));
            if !self.goes_on(b'}')? {
                let node = self.node(Value::Mapping(entries), start);
                self.at += 1;
                return Some(node);
            }
        }
    }

    fn sequence(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        let mut items = Vec::new();
        self.at += 1;
        loop {
            items.push(self.value(depth)?);
            if !self.goes_on(b']')? {
                let node = self.node(Value::Sequence(items), start);
                self.at += 1;
                return Some(node);
            }
        }
    }

    /// Whether another comes after a value between brackets, or else `close`.
    fn goes_on(&mut self, close: u8) -> Option<bool> {
        if self.take(", ") {
            return Some(true);
        }
        (self.next() == Some(close)).then_some(false)
    }

    /// A text in quotes, in which there is no `refused` and which ends on its line.
    fn quoted(&mut self, quote: char, refused: char) -> Option<Node> {
        let start = self.at;
        let inside = self.rest().get(1..)?;
        let text = inside.get(..inside.find([quote, refused, '\n'])?)?;
        self.at += 1 + text.len();
        // A quote that is doubled ends nothing.
        let closed = self.take(quote.encode_utf8(&mut [0; 4])) && !self.rest().starts_with(quote);
        let words = self.span(start + 1, start + 1 + text.len());
        closed.then(|| self.node(Value::Scalar { text: text.to_owned(), plain: false, words }, start))
    }

    /// A text without quotes: up to the end of the line, or between brackets up to what ends it there.
    fn plain(&mut self, bracketed: bool) -> Option<Node> {
        let start = self.at;
        let ends = |byte: u8| byte == b'\n' || bracketed && matches!(byte, b',' | b'[' | b']' | b'{' | b'}');
        let text = self.rest().get(..self.rest().bytes().position(ends)?)?;
        // A colon or a number sign may mean something; a space at the end belongs to nothing.
        let plain = |(at, byte): (usize, u8)| match byte {
            b':' => text.as_bytes().get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric() || *next == b'/'),
            b'#' => text.as_bytes().get(at.wrapping_sub(1)).is_some_and(|before| *before != b' '),
            _ => true,
        };
        if text.ends_with(' ') || !text.bytes().enumerate().all(plain) {
            return None;
        }
        self.at += text.len();
        let words = self.span(start, self.at);
        Some(self.node(Value::Scalar { text: text.to_owned(), plain: true, words }, start))
    }
}
