//! From the YAML tree to facts and words. Every key is read, even after a fault, so that one run tells all.

use std::sync::Arc;

use crate::config::{Config, Side};
use crate::diagnostic::Report;
use crate::diagnostic::rules::parse::{BAD_DATE, BAD_SEAL, BAD_SOURCE, FACT_IN_TRANSLATION, UNKNOWN_KIND};
use crate::diagnostic::rules::site::{RELATION_BASIS, UNKNOWN_RELATION};
use crate::diagnostic::rules::source::BAD_VALUE;
use crate::language::is_han;
use crate::parse::front_matter::{
    Basis, FACT_KEYS, FactRow, Facts, PageWords, RelationEntry, SealStyle, Unread, WORD_KEYS, figure, record, waive,
};
use crate::parse::locator::SourceMark;
use crate::parse::page::Front;
use crate::text::{RelPath, Span, Spanned};
use crate::yaml::{self, Entry, Fields, Input, Node, Value, suggestion};

/// Whose front matter is read.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    /// The id of the page.
    pub id: &'a str,
    /// The language of the file.
    pub side: Side,
    /// Whether a translation may be without its title, because the page is a draft; an original says so itself.
    pub lacking: bool,
}

/// Reads the front matter of one file, and whether it says that the page is a draft: nothing where it is no YAML. A draft
/// without a title is called by its id.
pub fn read(
    file: &RelPath,
    text: &str,
    base: usize,
    asked: Asked<'_>,
    config: &Config,
    report: &mut Report,
) -> (Option<Front>, Option<bool>) {
    let span = Span::new(base, base + text.len());
    let Some(root) = yaml::parse(text, base, file, report).or_else(|| empty(text, span)) else { return (None, None) };
    let mut input = Input { file, report };
    let root = without_misplaced_facts(root, asked.side, &mut input);
    let original = asked.side == Side::Original;
    let known = if original { FACT_KEYS } else { WORD_KEYS };
    let fields = Fields::open(&root, "the front matter", known, &mut input);
    let draft = original && fields.flag("draft", &mut input);
    let title = if draft || asked.lacking {
        let seen = fields.words("title", &mut input).filter(|title| !title.value.trim().is_empty());
        Some(seen.unwrap_or_else(|| Spanned::new(asked.id.to_owned(), Span::new(base, base))))
    } else {
        fields.need_words("title", "a page", &mut input)
    };
    let short = fields.words("short", &mut input);
    let summary = fields.words("summary", &mut input);
    let facts = if original { Some(read_facts(&fields, draft, config, &mut input)) } else { None };
    let words = title.map(|title| PageWords { title, short, summary });
    let front = match (words, facts) {
        (Some(words), Some(Some(facts))) => Some(Front { words, facts: Some(Box::new(facts)), span }),
        (Some(words), None) => Some(Front { words, facts: None, span }),
        (None, _) | (_, Some(None)) => None,
    };
    (front, Some(draft))
}

/// Front matter without a key is an empty mapping, so that the missing keys are named one by one.
fn empty(text: &str, span: Span) -> Option<Node> {
    let blank = text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'));
    blank.then_some(Node { value: Value::Mapping(Vec::new()), span: Span::new(span.start, span.start) })
}

/// Takes out the facts of a translation, after saying that they stand in the original.
fn without_misplaced_facts(root: Node, side: Side, input: &mut Input<'_>) -> Node {
    let Value::Mapping(entries) = root.value else { return root };
    let keep = |entry: &Entry, input: &mut Input<'_>| {
        let key = entry.key.as_str();
        if side == Side::Translation && FACT_KEYS.contains(&key) && !WORD_KEYS.contains(&key) {
            input.add(&FACT_IN_TRANSLATION, entry.key_span, format!("`{key}` is a fact, and a translation holds words only"));
            return false;
        }
        true
    };
    let entries = entries.into_iter().filter(|entry| keep(entry, input)).collect();
    Node { value: Value::Mapping(entries), span: root.span }
}

fn read_facts(fields: &Fields<'_>, draft: bool, config: &Config, input: &mut Input<'_>) -> Option<Facts> {
    let kind = fields.need_text("kind", "a page", input).and_then(|kind| known_kind(kind, config, input));
    let order = fields.integer("order", input).map(|order| order.value);
    let seal = fields.text("seal", input).and_then(|seal| one_character(seal, input));
    let styles = [("solid", SealStyle::Solid), ("outlined", SealStyle::Outlined)];
    let seal_style = fields.get("seal_style").and_then(|node| input.one_of(node, "seal_style", &styles));
    let parent = fields.text("parent", input);
    let layout = fields.text("layout", input);
    let date = fields.text("date", input).and_then(|date| read_date(date, input));
    let sources = fields.items("sources", input).iter().filter_map(|node| source(node, "sources", input)).collect();
    let relations = fields.items("relations", input).iter().filter_map(|node| read_relation(node, config, input)).collect();
    let features = fields.items("features", input).iter().filter_map(|node| input.text(node, "features")).collect();
    let rows = fields.items("facts", input).iter().filter_map(|node| read_row(node, config, input)).collect();
    let mut unread = Unread::default();
    let mut read_figure = |node: &Node, input: &mut Input<'_>| {
        let read = figure::read(node, config, input);
        if read.is_none() {
            unread.figure.get_or_insert(node.span);
        }
        read
    };
    let figure = fields.get("figure").and_then(|node| read_figure(node, input)).map(Box::new);
    let more = fields.get("more_figures").map_or(&[][..], |node| input.entries(node, "more_figures"));
    let more_figures =
        more.iter().filter_map(|entry| read_figure(&entry.value, input).map(|figure| (entry.key.clone(), figure))).collect();
    let record = record::read(fields, kind.as_ref(), config, input).map(Box::new);
    let waivers = fields.items("waive", input).iter().filter_map(|node| waive::read(node, input)).collect();
    unread.record = record.is_none() && record::is_written(fields);
    Some(Facts {
        kind: kind?,
        order,
        seal,
        seal_style,
        parent,
        layout,
        date,
        sources,
        relations,
        features,
        rows,
        figure,
        more_figures,
        record,
        draft,
        waivers,
        unread,
    })
}

/// A kind that `site.yaml` declares.
pub(in crate::parse) fn known_kind(kind: Spanned<String>, config: &Config, input: &mut Input<'_>) -> Option<Spanned<String>> {
    if config.kind(&kind.value).is_some() {
        return Some(kind);
    }
    // A site without any kind was told so once.
    if !config.kinds.is_empty() {
        let keys: Vec<&str> = config.kinds.iter().map(|kind| kind.key.as_str()).collect();
        let message = format!("no kind is called `{}`", kind.value);
        input.add_help(&UNKNOWN_KIND, kind.span, message, suggestion(&kind.value, &keys));
    }
    None
}

fn one_character(seal: Spanned<String>, input: &mut Input<'_>) -> Option<Spanned<String>> {
    let mut characters = seal.value.chars();
    if let (Some(first), None) = (characters.next(), characters.next())
        && is_han(first)
    {
        return Some(seal);
    }
    input.add(&BAD_SEAL, seal.span, format!("`{}` is not one Han character", seal.value));
    None
}

/// A date of the timeline: `YYYY-MM-DD` or `YYYY-MM`.
pub fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let number = |part: Option<&&str>, digits: usize| {
        part.filter(|p| p.len() == digits && p.bytes().all(|b| b.is_ascii_digit())).and_then(|p| p.parse::<u32>().ok())
    };
    let year = number(parts.first(), 4);
    let month = number(parts.get(1), 2).filter(|month| (1..=12).contains(month));
    match (parts.len(), year, month) {
        (2, Some(_), Some(_)) => true,
        (3, Some(year), Some(month)) => {
            let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
            let days = match month {
                2 => 28 + u32::from(leap),
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            number(parts.get(2), 2).is_some_and(|day| (1..=days).contains(&day))
        }
        _ => false,
    }
}

fn read_date(date: Spanned<String>, input: &mut Input<'_>) -> Option<String> {
    if is_date(&date.value) {
        return Some(date.value);
    }
    input.add(&BAD_DATE, date.span, format!("`{}` is no date of the form YYYY-MM-DD or YYYY-MM", date.value));
    None
}

/// A source mark.
pub(super) fn source(node: &Node, key: &str, input: &mut Input<'_>) -> Option<Spanned<SourceMark>> {
    let text = input.text(node, key)?;
    let mark = SourceMark::spanned(&text.value, text.span);
    if mark.is_none() {
        input.add(&BAD_SOURCE, text.span, format!("`{}` names no passage", text.value));
    }
    mark
}

fn read_relation(node: &Node, config: &Config, input: &mut Input<'_>) -> Option<RelationEntry> {
    let fields = Fields::open(node, "a relation", &["kind", "from", "to", "basis", "source", "why"], input);
    let kind = fields.need_text("kind", "a relation", input);
    let kind = kind.filter(|kind| {
        let known: Vec<&str> = config.relations.iter().map(|relation| relation.key.as_str()).collect();
        let good = known.contains(&kind.value.as_str());
        if !good {
            let message = format!("no relation is called `{}`", kind.value);
            input.add_help(&UNKNOWN_RELATION, kind.span, message, suggestion(&kind.value, &known));
        }
        good
    });
    let from_node = fields.get("from");
    let from = fields.text("from", input).and_then(|from| heading_of(from, input));
    let to = fields.need_text("to", "a relation", input);
    let bases = [("stated", Basis::Stated), ("editorial", Basis::Editorial)];
    let basis = fields.need("basis", "a relation", input).and_then(|node| input.one_of(node, "basis", &bases));
    let source_node = fields.get("source");
    let source = source_node.and_then(|node| source(node, "source", input));
    let why = fields.get("why").and_then(|node| config.words(node, "why", input)).map(Arc::new);
    match basis {
        Some(Basis::Stated) if source_node.is_none() => {
            input.add(&RELATION_BASIS, node.span, "a stated relation needs the `source` that states it");
        }
        Some(Basis::Editorial) if source_node.is_some() => {
            let span = fields.entry("source").map_or(node.span, |entry| entry.key_span);
            input.add(&RELATION_BASIS, span, "an editorial relation is our reading and has no `source`");
        }
        _ => {}
    }
    if from_node.is_some() && from.is_none() {
        return None;
    }
    let (from, source) = (from.map(Box::new), source.map(Box::new));
    Some(RelationEntry { kind: kind?, from, to: to?, basis: basis?, source, why, span: node.span })
}

fn heading_of(from: Spanned<String>, input: &mut Input<'_>) -> Option<Spanned<String>> {
    if let Some(id) = from.value.strip_prefix('#').filter(|id| !id.is_empty()) {
        return Some(Spanned::new(id.to_owned(), from.span));
    }
    input.add_help(
        &BAD_VALUE,
        from.span,
        format!("`from` wants a heading of this page, and this is `{}`", from.value),
        format!("write `\"#{}\"`", from.value.rsplit('#').next().unwrap_or_default()),
    );
    None
}

fn read_row(node: &Node, config: &Config, input: &mut Input<'_>) -> Option<FactRow> {
    let fields = Fields::open(node, "a fact", &["label", "value", "source"], input);
    let label = fields.need("label", "a fact", input).and_then(|node| config.words(node, "label", input));
    let value = fields.need("value", "a fact", input).and_then(|node| config.words(node, "value", input));
    let source = fields.get("source").and_then(|node| source(node, "source", input));
    Some(FactRow { span: node.span, label: label?, value: value?, source })
}
