//! From text to tree, with every limit that keeps a hostile file harmless.

use serde_yaml::granit_parser::{Event, Options, Parser, Span as YamlSpan};

use crate::diagnostic::rules::source::{DUPLICATE_KEY, YAML_LIMITS, YAML_SYNTAX};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::text::{RelPath, Span};
use crate::yaml::node::{Entry, Node, Value};

/// Deepest nesting taken.
const DEPTH: usize = 32;

/// Parses one YAML document that begins `base` bytes into its file; spans are those of the file.
/// `None` where it cannot be read or is empty; the reason is in `report`.
pub fn parse(text: &str, base: usize, file: &RelPath, report: &mut Report) -> Option<Node> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = 200;
    options.block_nesting_limit = 200;
    let mut builder = Builder { base, length: text.len(), file, report, open: Vec::new(), root: None };
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
                builder.report.add(Diagnostic::new(&YAML_SYNTAX, place, format!("the YAML cannot be read: {}", error.info())));
                return None;
            }
        }
    }
    builder.root
}

/// A collection that is not closed yet.
enum Open {
    Sequence(usize, Vec<Node>),
    Mapping(usize, Vec<Entry>, Option<(String, Span)>),
}

struct Builder<'a> {
    base: usize,
    length: usize,
    file: &'a RelPath,
    report: &'a mut Report,
    open: Vec<Open>,
    root: Option<Node>,
}

impl Builder<'_> {
    fn span(&self, span: YamlSpan) -> Span {
        let at = |offset: Option<usize>| self.base + offset.unwrap_or(self.length).min(self.length);
        Span::new(at(span.start.byte_offset()), at(span.end.byte_offset()))
    }

    fn refuse(&mut self, span: Span, message: &str) -> bool {
        self.report.add(Diagnostic::new(&YAML_LIMITS, Place::new(self.file, span), message));
        false
    }

    /// Takes one event; false ends the parse.
    fn take(&mut self, event: Event<'_>, yaml_span: YamlSpan) -> bool {
        let span = self.span(yaml_span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse(span, "anchors and tags are not used here");
                }
                let plain = style == serde_yaml::granit_parser::ScalarStyle::Plain;
                self.scalar(text.into_owned(), plain, span);
            }
            Event::SequenceStart(_, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse(span, "anchors and tags are not used here");
                }
                self.open.push(Open::Sequence(span.start, Vec::new()));
            }
            Event::MappingStart(_, anchor, tag) => {
                if anchor != 0 || tag.is_some() {
                    return self.refuse(span, "anchors and tags are not used here");
                }
                self.open.push(Open::Mapping(span.start, Vec::new(), None));
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
        if let Some(Open::Mapping(_, _, key @ None)) = self.open.last_mut() {
            *key = Some((text, span));
        } else {
            self.put(Node { value: Value::Scalar { text, plain }, span });
        }
    }

    fn close(&mut self, end: Span) {
        let node = match self.open.pop() {
            Some(Open::Sequence(start, items)) => {
                let last = items.last().map_or(start, |item| item.span.end);
                Node { value: Value::Sequence(items), span: Span::new(start, end.end.min(last.max(end.start))) }
            }
            Some(Open::Mapping(start, entries, _)) => {
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
            Some(Open::Mapping(_, entries, key)) => match key.take() {
                Some((key, key_span)) => {
                    if let Some(first) = entries.iter().find(|entry| entry.key == key) {
                        let place = Place::new(self.file, key_span).label("written again here");
                        let before = Place::new(self.file, first.key_span).label("first written here");
                        let message = format!("the key `{key}` stands twice");
                        self.report.add(Diagnostic::new(&DUPLICATE_KEY, place, message).related(before));
                    } else {
                        entries.push(Entry { key, key_span, value: node });
                    }
                }
                // A collection as a key: name it by its place so that it is reported as unknown.
                None => *key = Some((String::from("(a collection)"), node.span)),
            },
        }
    }
}
