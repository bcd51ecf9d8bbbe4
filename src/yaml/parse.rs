//! From text to tree, with every limit that keeps a hostile file harmless.

use std::collections::HashMap;

use serde_yaml::granit_parser::{Event, Options, Parser, Span as YamlSpan};

use crate::diagnostic::rules::source::{DUPLICATE_KEY, YAML_LIMITS, YAML_SYNTAX};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::text::{RelPath, Span};
use crate::yaml::glance;
use crate::yaml::node::{Entry, Node, Value};

/// Deepest nesting taken.
const DEPTH: usize = 32;
/// What most often helps.
const QUOTES: &str = "text that holds `: ` or ` #`, or begins with one of `[ { * & ! | > % @ \"`, stands in quotes; a quote or bracket may be open before this place";

/// Parses one YAML document that begins `base` bytes into its file; spans are those of the file.
/// `None` where it cannot be read or is empty; the reason is in `report`.
pub fn parse(text: &str, base: usize, file: &RelPath, report: &mut Report) -> Option<Node> {
    glance::read(text, base).or_else(|| parse_all(text, base, file, report))
}

/// The same, whatever is written.
fn parse_all(text: &str, base: usize, file: &RelPath, report: &mut Report) -> Option<Node> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = 200;
    options.block_nesting_limit = 200;
    let mut builder = Builder { base, text, file, report, open: Vec::new(), root: None };
    for next in Parser::new_from_str_with_options(text, options) {
        match next {
            Ok((event, span)) => {
                if !builder.take(event, span) {
                    return None;
                }
            }
            Err(error) => {
                let at = base + error.marker().byte_offset().unwrap_or(text.len()).min(text.len());
                let place = Place::new(file, Span::new(at, at));
                let message = format!("the YAML cannot be read: {}", error.info());
                builder.report.add(Diagnostic::new(&YAML_SYNTAX, place, message).help(QUOTES));
                return None;
            }
        }
    }
    builder.root
}

/// A collection that is not closed yet.
enum Open {
    Sequence(usize, Vec<Node>),
    Mapping(OpenMapping),
}

struct OpenMapping {
    start: usize,
    entries: Vec<Entry>,
    /// Where each key was first written.
    keys: HashMap<String, Span>,
    /// A key that waits for its value.
    key: Option<(String, Span)>,
}

struct Builder<'a> {
    base: usize,
    text: &'a str,
    file: &'a RelPath,
    report: &'a mut Report,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn span(&self, span: YamlSpan) -> Span {
        let length = self.text.len();
        let at = |offset: Option<usize>| self.base + offset.unwrap_or(length).min(length);
        Span::new(at(span.start.byte_offset()), at(span.end.byte_offset()))
    }

    fn refuse(&mut self, span: Span, message: &str) -> bool {
        self.report.add(Diagnostic::new(&YAML_LIMITS, Place::new(self.file, span), message));
        false
    }

    /// Refuses an anchor or a tag, which stands before its value.
    fn refuse_before(&mut self, value: Span) -> bool {
        let before = self.text.get(..value.start - self.base).unwrap_or_default();
        let at = before.rfind(['&', '!']).map_or(value.start, |at| self.base + at);
        self.refuse(Span::new(at, value.start), "anchors and tags are not used here")
    }

    /// Takes one event; false ends the parse.
    fn take(&mut self, event: Event<'_>, yaml_span: YamlSpan) -> bool {
        let span = self.span(yaml_span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse_before(span);
                }
                let plain = style == serde_yaml::granit_parser::ScalarStyle::Plain;
                self.scalar(text.into_owned(), plain, span);
            }
            Event::SequenceStart(_, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse_before(span);
                }
                self.open.push(Open::Sequence(span.start, Vec::new()));
            }
            Event::MappingStart(_, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse_before(span);
                }
                let (entries, keys) = (Vec::new(), HashMap::new());
                self.open.push(Open::Mapping(OpenMapping { start: span.start, entries, keys, key: None }));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span),
            Event::Alias(_) | Event::UnresolvedAlias(_) => return self.refuse(span, "aliases are not used here"),
            Event::DocumentStart(..) if self.root.is_some() => {
                return self.refuse(span, "one file holds one YAML document");
            }
            _ => {}
        }
        if self.open.len() > DEPTH {
            return self.refuse(span, "the YAML nests deeper than 32 levels");
        }
        true
    }

    fn scalar(&mut self, text: String, plain: bool, span: Span) {
        if let Some(Open::Mapping(OpenMapping { key: key @ None, .. })) = self.open.last_mut() {
            *key = Some((text, span));
        } else {
            let words = self.words(&text, span);
            self.put(Node { value: Value::Scalar { text, plain, words }, span });
        }
    }

    /// Where a text stands inside its quotes.
    fn words(&self, text: &str, span: Span) -> Span {
        let written = |inside: Span| self.text.get(inside.start - self.base..inside.end - self.base) == Some(text);
        let inside = Span::new(span.start + 1, (span.end - 1).max(span.start + 1));
        if span.end - span.start == text.len() + 2 && written(inside) { inside } else { span }
    }

    fn close(&mut self, end: Span) {
        let node = match self.open.pop() {
            Some(Open::Sequence(start, items)) => {
                let last = items.last().map_or(start, |item| item.span.end);
                Node { value: Value::Sequence(items), span: Span::new(start, end.end.min(last.max(end.start))) }
            }
            Some(Open::Mapping(OpenMapping { start, entries, .. })) => {
                let last = entries.last().map_or(start, |entry| entry.value.span.end);
                Node { value: Value::Mapping(entries), span: Span::new(start, end.end.min(last.max(end.start))) }
            }
            None => return,
        };
        self.put(node);
    }

    fn put(&mut self, node: Node) {
        match self.open.last_mut() {
            None => self.root = Some(node),
            Some(Open::Sequence(_, items)) => items.push(node),
            Some(Open::Mapping(OpenMapping { entries, keys, key, .. })) => match key.take() {
                Some((key, key_span)) => {
                    if let Some(first) = keys.get(&key) {
                        let place = Place::new(self.file, key_span).label("written again here");
                        let before = Place::new(self.file, *first).label("first written here");
                        let message = format!("the key `{key}` stands twice");
                        self.report.add(Diagnostic::new(&DUPLICATE_KEY, place, message).related(before));
                    } else {
                        keys.insert(key.clone(), key_span);
                        entries.push(Entry { key, key_span, value: node });
                    }
                }
                // A collection as a key: name it by its place so that it is reported as unknown.
                None => *key = Some((String::from("(a collection)"), node.span)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Front matter in the forms it has.
    const SEEDS: &[&str] = &[
        "title: Entry number 17\nshort: \"Entry: 17\"\nsummary: What it's about.\n",
        "kind: entry\norder: 17\ntitle: 第17号“条目”\nsources:\n  - 004:p14-p15\n  - 003:meta\nseal: '条'\n",
        "relations:\n  - {kind: serves, to: s3/e360#a, why: {zh: 同一, en: \"a, b\"}}\n  - {kind: x, to: y}\nlist: [a, 'b c', 3]\n",
        "figure: {value: 12.5, period: [2016, 2020], of: {zh: 网络、数据, en: http://a.b/c}}\ndraft: true\n",
        "a: null\nb: b\nc:\n  - [a, [b, {c: d}]]\n",
    ];

    /// Both readings of a text; nothing for a glance that passes it over.
    fn read(text: &str) -> Option<[String; 2]> {
        let Ok(file) = RelPath::new("a.md") else { return None };
        let glanced = format!("{:?}", glance::read(text, 4)?);
        let mut report = Report::default();
        let parsed = parse_all(text, 4, &file, &mut report).map(|node| format!("{node:?}"));
        Some([glanced, format!("{}{:?}", parsed.unwrap_or_default(), report.diagnostics()).replace("[]", "")])
    }

    #[test]
    fn what_is_read_at_a_glance_is_what_the_parser_reads() {
        for seed in SEEDS {
            assert!(read(seed).is_some(), "passed over: {seed}");
        }
        let marks = [
            "", " ", "  ", ":", ": ", "#", " #", ",", "[", "]", "{", "}", "'", "\"", "\\", "\n", "\n  ", "-", "- ", "?", "~",
            "&a ", "*", "!", "|", ">", "%", "@", "`", "...\n", "---\n", "\t", "é", "\u{FEFF}", "\u{2028}",
        ];
        let mut seen = 0;
        for seed in SEEDS {
            for (at, c) in seed.char_indices() {
                let (before, after) = seed.split_at(at);
                for mark in marks {
                    for rest in [after, after.strip_prefix(c).unwrap_or_default()] {
                        let text = format!("{before}{mark}{rest}");
                        if let Some([glanced, parsed]) = read(&text) {
                            assert_eq!(glanced, parsed, "{text}");
                            seen += 1;
                        }
                    }
                }
            }
        }
        assert!(seen > 1000, "only {seen} were read at a glance");
    }
}
