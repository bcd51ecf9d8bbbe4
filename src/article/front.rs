//! The front matter of feed items and posts: YAML between two lines of three hyphens. What is no YAML is read line by
//! line, as the programs that wrote it do, and that is told.

use crate::article::date;
use crate::article::model::{Form, Metadata};
use crate::article::note::{Note, What};
use crate::diagnostic::Report;
use crate::text::RelPath;
use crate::yaml::{self, Value};

/// Largest front matter, in bytes.
const MAX: usize = 64 * 1024;

/// A front matter.
#[derive(Debug, Default)]
pub(super) struct Front {
    keys: Vec<Key>,
    /// The offset that the body begins at, and its line from 1.
    pub body: (usize, usize),
}

#[derive(Debug)]
struct Key {
    name: String,
    values: Vec<String>,
    line: usize,
}

/// Reads the front matter that a text begins with, if it begins with one. Empty lines before it are passed over.
pub(super) fn read(text: &str, notes: &mut Vec<Note>) -> Option<Front> {
    let mut lines = text.split_inclusive('\n');
    let (mut at, mut number) = (0, 1);
    loop {
        let line = lines.next()?;
        (at, number) = (at + line.len(), number + 1);
        match line.trim() {
            "" => {}
            "---" => break,
            _ => return None,
        }
    }
    let (start, first) = (at, number);
    for line in lines {
        let end = at;
        (at, number) = (at + line.len(), number + 1);
        if at - start > MAX {
            return None;
        }
        if matches!(line.trim_end(), "---" | "...") {
            let inside = text.get(start..end)?;
            let keys = as_yaml(inside, first).unwrap_or_else(|| {
                notes.push(Note::new(What::LooseKeys, first, ""));
                line_by_line(inside, first)
            });
            return Some(Front { keys, body: (at, number) });
        }
    }
    None
}

fn as_yaml(inside: &str, first: usize) -> Option<Vec<Key>> {
    let file = RelPath::new("front-matter").ok()?;
    let root = yaml::parse(inside, 0, &file, &mut Report::default())?;
    let Value::Mapping(entries) = root.value else { return None };
    let line = |at: usize| first + inside.get(..at).unwrap_or_default().matches('\n').count();
    let keys = entries.into_iter().map(|entry| {
        let values = match &entry.value.value {
            Value::Scalar { text, .. } if !entry.value.is_null() => vec![text.clone()],
            Value::Sequence(items) => items.iter().filter_map(|item| scalar(&item.value)).collect(),
            _ => Vec::new(),
        };
        Key { name: entry.key, values, line: line(entry.key_span.start) }
    });
    Some(keys.collect())
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::Scalar { text, .. } => Some(text.clone()),
        _ => None,
    }
}

fn line_by_line(inside: &str, first: usize) -> Vec<Key> {
    let mut keys: Vec<Key> = Vec::new();
    for (at, line) in inside.lines().enumerate() {
        let unquoted = |text: &str| text.trim().trim_matches(['\'', '"']).to_owned();
        let item = line.trim_start().strip_prefix("- ");
        if let (Some(item), Some(key)) = (item, keys.last_mut()) {
            key.values.push(unquoted(item));
        } else if let Some((name, value)) = line.split_once(':').filter(|_| !line.starts_with([' ', '\t', '#'])) {
            let values = Some(unquoted(value)).filter(|value| !value.is_empty()).into_iter().collect();
            keys.push(Key { name: name.trim().to_owned(), values, line: first + at });
        }
    }
    keys
}

impl Front {
    /// The first value of a key.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.find(&[name]).map(|(value, _)| value)
    }

    fn find(&self, names: &[&str]) -> Option<(&str, usize)> {
        names.iter().find_map(|name| {
            let key = self.keys.iter().find(|key| key.name.eq_ignore_ascii_case(name))?;
            key.values.iter().map(|value| value.trim()).find(|value| !value.is_empty()).map(|value| (value, key.line))
        })
    }

    /// What the keys say about the article; keys that say nothing are told as dropped.
    pub fn metadata(&self, form: Form, notes: &mut Vec<Note>) -> Metadata {
        const TITLE: &[&str] = &["title"];
        const URL: &[&str] = &["url", "link", "source_url", "original_url", "canonical_url"];
        const PUBLISHED: &[&str] = &["published", "date", "pubDate", "published_at", "publish_date"];
        const OUTLET: &[&str] = &["outlet", "source", "publisher", "site", "media"];
        const BYLINE: &[&str] = &["byline", "authors"];
        let text = |names: &[&str]| self.find(names).map(|(value, _)| one_line(value));
        let address = |value: &String| value.starts_with("http://") || value.starts_with("https://");
        let mut metadata = Metadata {
            title: text(TITLE),
            outlet: text(OUTLET).filter(|value| !address(value)),
            byline: text(BYLINE),
            published: self.find(PUBLISHED).and_then(|(value, line)| date::read(value, line, notes)),
            url: text(URL).filter(address),
            permalink: text(&["permalink"]),
        };
        let author = self.find(&["author"]).map(|(value, line)| (one_line(value), line));
        if let Some((author, line)) = author {
            // The author of a feed is who runs it; the author of a post is who wrote it.
            let (slot, what) = match form {
                Form::Feed => (&mut metadata.outlet, What::Outlet),
                _ => (&mut metadata.byline, What::Byline),
            };
            if slot.is_none() {
                notes.push(Note::new(what, line, author.clone()));
                *slot = Some(author);
            }
        }
        let used = [TITLE, URL, PUBLISHED, OUTLET, BYLINE, &["permalink", "author"]].concat();
        for key in self.keys.iter().filter(|key| !used.iter().any(|name| key.name.eq_ignore_ascii_case(name))) {
            notes.push(Note::new(What::Key, key.line, format!("{}: {}", key.name, key.values.join(", "))));
        }
        metadata
    }
}

fn one_line(value: &str) -> String {
    value.split_whitespace().collect::<Vec<_>>().join(" ")
}
