//! `content/glossary.yaml`: the termbase, entry by entry.

use std::collections::BTreeMap;

use crate::config::{Config, Side, Words};
use crate::diagnostic::rules::parse::BAD_ID;
use crate::diagnostic::rules::site::DUPLICATE_ID;
use crate::diagnostic::rules::source::BAD_VALUE;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::source::SourceTree;
use crate::text::{RelPath, Span, Spanned};
use crate::yaml::{self, Fields, Input, Node, Value};

/// Where the termbase stands.
pub const GLOSSARY: &str = "content/glossary.yaml";

/// One term.
#[derive(Clone, Debug)]
pub struct TermEntry {
    /// Its id; its anchor is `t-` and this.
    pub id: Spanned<String>,
    /// The word in each language.
    pub words: Words,
    /// Reading of the Chinese, with spaces between words; written by an editor, never generated.
    pub pinyin: Option<String>,
    /// Further accepted forms of the translation: irregular inflections, variants.
    pub allowed: Vec<Allowed>,
    /// Renderings to avoid.
    pub avoid: Vec<Avoided>,
    /// What it means.
    pub definition: Option<Words>,
    /// Whether a number in it may be one; `figure: no` for words that only look like numbers.
    pub figure: bool,
    /// Whether its first occurrence on a page is linked.
    pub link: bool,
}

/// A further accepted form.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// The form.
    pub text: String,
    /// Pages on which it is accepted, and those below them: page ids, or the beginning of one up to a slash. Everywhere
    /// where none is named.
    pub at: Vec<Spanned<String>>,
}

impl Allowed {
    /// Whether it is accepted on a page.
    pub fn stands_on(&self, page: &str) -> bool {
        self.at.is_empty() || self.at.iter().any(|place| is_at(page, &place.value))
    }
}

/// Whether a page is another or stands below it.
pub fn is_at(page: &str, place: &str) -> bool {
    page.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A rendering to avoid.
#[derive(Clone, Debug)]
pub struct Avoided {
    /// The rendering.
    pub text: String,
    /// Why.
    pub why: Option<Words>,
}

/// Reads the glossary, if there is one: entries in the order written, and the file for messages.
pub fn parse_glossary(tree: &SourceTree, config: &Config, report: &mut Report) -> Vec<TermEntry> {
    let (Some(text), Ok(file)) = (tree.read(GLOSSARY), RelPath::new(GLOSSARY)) else { return Vec::new() };
    let Some(root) = yaml::parse(text, 0, &file, report) else { return Vec::new() };
    let mut input = Input { file: &file, report };
    let entries: Vec<TermEntry> =
        input.items(&root, "glossary.yaml").iter().filter_map(|node| read(node, config, &mut input)).collect();
    for key in [(|entry: &TermEntry| entry.id.value.clone()) as fn(&TermEntry) -> String, |entry| entry.words.original.clone()] {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        for entry in &entries {
            if let Some(first) = seen.insert(key(entry), entry.id.span) {
                let place = Place::new(&file, entry.id.span).label("again here");
                let message = format!("the term `{}` stands twice", key(entry));
                report.add(Diagnostic::new(&DUPLICATE_ID, place, message).related(Place::new(&file, first).label("first here")));
            }
        }
    }
    entries
}

fn read(node: &Node, config: &Config, input: &mut Input<'_>) -> Option<TermEntry> {
    let [original, translation] = [config.language(Side::Original).code.clone(), config.language(Side::Translation).code.clone()];
    let allowed_key = format!("{translation}_allowed");
    let keys =
        ["id", original.as_str(), "pinyin", translation.as_str(), allowed_key.as_str(), "avoid", "definition", "figure", "link"];
    let fields = Fields::open(node, "a term", &keys, input);
    let id = fields.need_text("id", "a term", input);
    let word = fields.need_text(&original, "a term", input);
    let rendering = fields.need_text(&translation, "a term", input);
    let pinyin = fields.text("pinyin", input).map(|text| text.value);
    let allowed = fields.items(&allowed_key, input).iter().filter_map(|item| read_allowed(item, &allowed_key, input)).collect();
    let avoid = fields.items("avoid", input).iter().filter_map(|item| read_avoided(item, config, input)).collect();
    let definition = fields.get("definition").and_then(|node| config.words(node, "definition", input));
    let choices = [("yes", true), ("true", true), ("no", false), ("false", false)];
    let figure = fields.get("figure").and_then(|node| input.one_of(node, "figure", &choices)).unwrap_or(true);
    let link = fields.get("link").and_then(|node| input.one_of(node, "link", &choices)).unwrap_or(true);
    let id = id?;
    if crate::source::bad_part(&id.value).is_some() || id.value.contains('/') {
        input.add(&BAD_ID, id.span, format!("`{}` cannot be the id of a term: ids are `[a-z0-9-]`", id.value));
        return None;
    }
    let (word, rendering) = (word?, rendering?);
    let words = Words { spans: [word.span, rendering.span], original: word.value, translation: rendering.value };
    Some(TermEntry { id, words, pinyin, allowed, avoid, definition, figure, link })
}

/// A form, or a form with the pages on which it is accepted: `{text: platform, at: [projects]}`.
fn read_allowed(node: &Node, key: &str, input: &mut Input<'_>) -> Option<Allowed> {
    if !matches!(node.value, Value::Mapping(_)) {
        return input.text(node, key).map(|text| Allowed { text: text.value, at: Vec::new() });
    }
    let fields = Fields::open(node, "an accepted form", &["text", "at"], input);
    let text = fields.need_text("text", "an accepted form", input);
    let pages = fields.need("at", "an accepted form", input).map_or(&[][..], |node| input.items(node, "at"));
    let at: Vec<_> = pages.iter().filter_map(|page| input.text(page, "at")).collect();
    if let (Some(entry), true) = (fields.entry("at"), pages.is_empty() && fields.is_list("at")) {
        input.add_help(&BAD_VALUE, entry.value.span, "`at` names no page", "an accepted form without `at` stands everywhere");
    }
    // A form that is meant for some pages is not accepted everywhere because they could not be read.
    text.filter(|_| !at.is_empty()).map(|text| Allowed { text: text.value, at })
}

fn read_avoided(node: &Node, config: &Config, input: &mut Input<'_>) -> Option<Avoided> {
    let fields = Fields::open(node, "an avoided rendering", &["text", "why"], input);
    let text = fields.need_text("text", "an avoided rendering", input)?;
    let why = fields.get("why").and_then(|node| config.words(node, "why", input));
    Some(Avoided { text: text.value, why })
}
