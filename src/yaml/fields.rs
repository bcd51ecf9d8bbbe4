//! Reading a mapping key by key: unknown keys are found at once, every value that has the wrong shape is
//! reported, and the reader goes on.

use crate::diagnostic::rules::source::{BAD_VALUE, MISSING_KEY, UNKNOWN_KEY, WRONG_TYPE};
use crate::diagnostic::{Diagnostic, Place, Report, Rule};
use crate::text::{RelPath, Span, Spanned, nearest};
use crate::yaml::node::{Entry, Node, Value};

/// A file being read and the report on it.
pub struct Input<'a> {
    /// The file.
    pub file: &'a RelPath,
    /// What was found wrong in it.
    pub report: &'a mut Report,
}

impl Input<'_> {
    /// Reports something at a place of this file.
    pub fn add(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>) {
        self.report.add(Diagnostic::new(rule, Place::new(self.file, span), message));
    }

    /// The same with what to do.
    pub fn add_help(&mut self, rule: &'static Rule, span: Span, message: impl Into<String>, help: impl Into<String>) {
        self.report.add(Diagnostic::new(rule, Place::new(self.file, span), message).help(help));
    }

    fn wrong_shape(&mut self, node: &Node, key: &str, wanted: &str) {
        // Some are named by their key, some by what they are: `why`, a figure.
        let named = if key.contains([' ', '`']) { key.to_owned() } else { format!("`{key}`") };
        self.add(&WRONG_TYPE, node.span, format!("{named} wants {wanted}, and this is {}", node.shape()));
    }

    /// The text of a scalar.
    pub fn text(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        match &node.value {
            Value::Scalar { text, .. } if !node.is_null() => Some(Spanned::new(text.clone(), node.span)),
            _ => {
                self.wrong_shape(node, key, "a text");
                None
            }
        }
    }

    /// The text of a scalar that readers read: its place is inside its quotes.
    pub fn words(&mut self, node: &Node, key: &str) -> Option<Spanned<String>> {
        self.text(node, key).map(|text| Spanned::new(text.value, node.words()))
    }

    /// The items of a list.
    pub fn items<'n>(&mut self, node: &'n Node, key: &str) -> &'n [Node] {
        match &node.value {
            Value::Sequence(items) => items,
            _ => {
                self.wrong_shape(node, key, "a list");
                &[]
            }
        }
    }

    /// The entries of a mapping with free keys.
    pub fn entries<'n>(&mut self, node: &'n Node, key: &str) -> &'n [Entry] {
        match &node.value {
            Value::Mapping(entries) => entries,
            _ => {
                self.wrong_shape(node, key, "a mapping");
                &[]
            }
        }
    }

    /// One word of a closed list.
    pub fn one_of<T: Copy>(&mut self, node: &Node, key: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.text(node, key)?;
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text.value) {
            return Some(*value);
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let message = format!("`{key}` cannot be `{}`", text.value);
        self.add_help(&BAD_VALUE, node.span, message, suggestion(&text.value, &words));
        None
    }
}

/// “did you mean …”, or else the list of what there is.
pub fn suggestion(written: &str, known: &[&str]) -> String {
    match nearest(written, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None if known.is_empty() => "the site declares none".to_owned(),
        None => format!("known: {}", known.join(", ")),
    }
}

/// So many unknown keys of one mapping are told one by one.
const UNKNOWN: usize = 100;

/// A mapping with a closed list of keys.
pub struct Fields<'n> {
    entries: &'n [Entry],
    span: Span,
    /// Keys that are not told to be missing: all where there is no mapping, and those that a slip of the hand meant.
    excused: Excused,
}

enum Excused {
    All,
    These(Vec<String>),
}

impl<'n> Fields<'n> {
    /// Opens a mapping. Keys outside `known` are reported with the nearest known one.
    pub fn open(node: &'n Node, what: &str, known: &[&str], input: &mut Input<'_>) -> Self {
        let entries = input.entries(node, what);
        let mut slips = Vec::new();
        let unknown = || entries.iter().filter(|entry| !known.contains(&entry.key.as_str()));
        for (number, entry) in unknown().enumerate() {
            if number == UNKNOWN {
                let message = format!("{} more unknown keys in {what}", unknown().count() - number);
                input.add(&UNKNOWN_KEY, entry.key_span, message);
                break;
            }
            let message = format!("unknown key `{}` in {what}", entry.key);
            input.add_help(&UNKNOWN_KEY, entry.key_span, message, suggestion(&entry.key, known));
            slips.extend(nearest(&entry.key, known.iter().copied()).map(str::to_owned));
        }
        let excused = if matches!(node.value, Value::Mapping(_)) { Excused::These(slips) } else { Excused::All };
        Self { entries, span: node.span, excused }
    }

    /// Whether nothing is said of a key that is not there, because something was said already.
    fn excuses(&self, key: &str) -> bool {
        match &self.excused {
            Excused::All => true,
            Excused::These(keys) => keys.iter().any(|excused| excused == key),
        }
    }

    /// The value of a key, if it is there and not null.
    pub fn get(&self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|entry| &entry.value).filter(|value| !value.is_null())
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&'n Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// The value of a key that must be there.
    pub fn need(&self, key: &str, what: &str, input: &mut Input<'_>) -> Option<&'n Node> {
        let found = self.get(key);
        if found.is_none() && !self.excuses(key) {
            let span = self.entry(key).map_or(Span::new(self.span.start, self.span.start), |entry| entry.key_span);
            input.add(&MISSING_KEY, span, format!("{what} needs `{key}`"));
        }
        found
    }

    /// The same where the missing key is told at a place of the caller's.
    pub fn need_at(&self, key: &str, what: &str, at: Span, input: &mut Input<'_>) -> Option<&'n Node> {
        let found = self.get(key);
        if found.is_none() && !self.excuses(key) {
            input.add(&MISSING_KEY, at, format!("{what} needs `{key}`"));
        }
        found
    }

    /// A text, if it is there.
    pub fn text(&self, key: &str, input: &mut Input<'_>) -> Option<Spanned<String>> {
        self.get(key).and_then(|node| input.text(node, key))
    }

    /// A text that readers read, if it is there.
    pub fn words(&self, key: &str, input: &mut Input<'_>) -> Option<Spanned<String>> {
        self.get(key).and_then(|node| input.words(node, key))
    }

    /// The same where it must be there.
    pub fn need_words(&self, key: &str, what: &str, input: &mut Input<'_>) -> Option<Spanned<String>> {
        let text = self.need_text(key, what, input)?;
        Some(Spanned::new(text.value, self.get(key).map_or(text.span, Node::words)))
    }

    /// A text that must be there, with a character in it that is seen.
    pub fn need_text(&self, key: &str, what: &str, input: &mut Input<'_>) -> Option<Spanned<String>> {
        let text = self.need(key, what, input).and_then(|node| input.text(node, key))?;
        if text.value.trim().is_empty() {
            input.add(&MISSING_KEY, text.span, format!("{what} needs `{key}`, and this is empty"));
            return None;
        }
        Some(text)
    }

    /// The items of a list, or none where the key is absent.
    pub fn items(&self, key: &str, input: &mut Input<'_>) -> &'n [Node] {
        self.get(key).map_or(&[], |node| input.items(node, key))
    }

    /// Whether the value of a key is a list.
    pub fn is_list(&self, key: &str) -> bool {
        self.get(key).is_some_and(|node| matches!(node.value, Value::Sequence(_)))
    }

    /// A whole number.
    pub fn integer(&self, key: &str, input: &mut Input<'_>) -> Option<Spanned<u32>> {
        let text = self.text(key, input)?;
        let digits = text.value.bytes().all(|byte| byte.is_ascii_digit());
        let number = if digits { text.value.parse().ok() } else { None };
        if number.is_none() {
            input.add(&WRONG_TYPE, text.span, format!("`{key}` wants a whole number, and this is `{}`", text.value));
        }
        number.map(|value| Spanned::new(value, text.span))
    }

    /// `true` or `false`; false where the key is absent.
    pub fn flag(&self, key: &str, input: &mut Input<'_>) -> bool {
        self.flag_or(key, false, input)
    }

    /// The same, with what is taken for a value that is neither.
    pub fn flag_or(&self, key: &str, unclear: bool, input: &mut Input<'_>) -> bool {
        let choices = [("true", true), ("false", false), ("yes", true), ("no", false)];
        self.get(key).is_some_and(|node| input.one_of(node, key, &choices).unwrap_or(unclear))
    }
}
