//! Reading `content/site.yaml`: every key is checked, and reading goes on after a fault.

use std::collections::BTreeMap;

use crate::config::{
    Articles, Banned, Config, FigurePolicy, Kind, Language, Level, Line, RelationKind, SITE, Side, Unit, View, Words,
};
use crate::diagnostic::rules::source::{BAD_LANGUAGE, BAD_VALUE, CONFIG_MISSING};
use crate::diagnostic::{Diagnostic, Place, Report, Severity};
use crate::language::{Family, UnitWords};
use crate::source::SourceTree;
use crate::text::{RelPath, Span, Spanned};
use crate::yaml::{self, Entry, Fields, Input, Node, Value};

const KEYS: &[&str] =
    &["title", "theme", "base_url", "views", "languages", "nav", "kinds", "relations", "units", "rules", "banned", "articles"];
const KIND_KEYS: &[&str] = &["name", "layout", "expect", "heading", "figure", "record"];
const RELATION_KEYS: &[&str] = &["name", "inverse", "symmetric", "line"];

/// Reads the configuration. `None` where it is missing or so wrong that pages cannot be read with it.
pub fn parse(tree: &SourceTree, report: &mut Report) -> Option<Config> {
    let file = RelPath::new(SITE).ok()?;
    let Some(text) = tree.read(SITE) else {
        // A file that is there and is no text, or lies behind a link, was reported as that.
        if !report.speaks_of(SITE) && !report.speaks_of("content") {
            let place = Place::new(&file, Span::default());
            let help = "it declares languages, kinds, relations and units; `--root` names another project";
            report.add(Diagnostic::new(&CONFIG_MISSING, place, "there is no `content/site.yaml`").help(help));
        }
        return None;
    };
    let root = match yaml::parse(text, 0, &file, report) {
        Some(root) => root,
        // A file without a key is an empty mapping, so that the missing keys are named one by one.
        None if !report.speaks_of(SITE) => Node { value: Value::Mapping(Vec::new()), span: Span::default() },
        None => return None,
    };
    let mut input = Input { file: &file, report };
    let fields = Fields::open(&root, "site.yaml", KEYS, &mut input);
    let theme = fields.text("theme", &mut input).unwrap_or_else(|| Spanned::new("spread".to_owned(), root.span));
    let base_url = fields.text("base_url", &mut input).and_then(|url| read_base_url(&url, &mut input));
    let nav = fields.items("nav", &mut input).iter().filter_map(|node| input.text(node, "nav")).collect();
    let rules = read_rules(&fields, &mut input);
    fields.need("kinds", "site.yaml", &mut input);
    let title = fields.need("title", "site.yaml", &mut input);
    let languages = read_languages(&fields, &mut input)?;
    let title = title.and_then(|node| words(&languages, node, "title", &mut input)).unwrap_or_default();
    let views = read_views(&fields, &languages, &mut input);
    let kinds = map_entries(&fields, "kinds", &mut input, |entry, input| read_kind(entry, &languages, input));
    let relations = map_entries(&fields, "relations", &mut input, |entry, input| read_relation(entry, &languages, input));
    let units = map_entries(&fields, "units", &mut input, |entry, input| read_unit(entry, &languages, input));
    let banned = fields.items("banned", &mut input).iter().filter_map(|node| read_banned(node, &languages, &mut input)).collect();
    let articles = read_articles(&fields, &mut input);
    Some(Config {
        file: file.clone(),
        title,
        theme,
        base_url,
        views,
        languages,
        nav,
        kinds,
        relations,
        units,
        rules,
        banned,
        articles,
    })
}

/// How article files are cut.
fn read_articles(fields: &Fields<'_>, input: &mut Input<'_>) -> Articles {
    let Some(node) = fields.get("articles") else { return Articles::default() };
    let fields = Fields::open(node, "articles", &["paragraph", "leave_out"], input);
    let paragraph = fields.text("paragraph", input).map(|text| text.value);
    let left_out = fields.get("leave_out").map(|node| {
        let items = input.items(node, "leave_out");
        items.iter().filter_map(|item| input.text(item, "leave_out")).map(|text| text.value).collect()
    });
    let Articles { paragraph: usual, leave_out } = Articles::default();
    Articles { paragraph: paragraph.unwrap_or(usual), leave_out: left_out.unwrap_or(leave_out) }
}

fn map_entries<T>(
    fields: &Fields<'_>,
    key: &str,
    input: &mut Input<'_>,
    mut read: impl FnMut(&Entry, &mut Input<'_>) -> Option<T>,
) -> Vec<T> {
    let entries = fields.get(key).map_or(&[][..], |node| input.entries(node, key));
    entries.iter().filter_map(|entry| read(entry, input)).collect()
}

pub(super) fn words(languages: &[Language; 2], node: &Node, key: &str, input: &mut Input<'_>) -> Option<Words> {
    let what = format!("`{key}`");
    let codes = languages.each_ref().map(|language| language.code.as_str());
    let fields = Fields::open(node, &what, &codes, input);
    let [original, translation] = codes.map(|code| fields.need_words(code, &what, input));
    let (original, translation) = (original?, translation?);
    Some(Words { spans: [original.span, translation.span], original: original.value, translation: translation.value })
}

fn read_languages(fields: &Fields<'_>, input: &mut Input<'_>) -> Option<[Language; 2]> {
    let node = fields.need("languages", "site.yaml", input)?;
    let items = input.items(node, "languages");
    if items.len() != 2 && matches!(node.value, Value::Sequence(_)) {
        input.add(&BAD_LANGUAGE, node.span, format!("a site has two languages, not {}", items.len()));
    }
    let read: Vec<Language> = items.iter().take(2).filter_map(|item| read_language(item, input)).collect();
    match <[Language; 2]>::try_from(read) {
        Ok([a, b]) if a.code == b.code => {
            input.add(&BAD_LANGUAGE, node.span, format!("both languages have the code `{}`", a.code));
            None
        }
        Ok(pair) => Some(pair),
        Err(_) => None,
    }
}

fn read_language(node: &Node, input: &mut Input<'_>) -> Option<Language> {
    let fields = Fields::open(node, "a language", &["code", "tag", "name", "short"], input);
    let code = fields.need_text("code", "a language", input);
    let tag = fields.need_text("tag", "a language", input);
    let name = fields.need_text("name", "a language", input);
    let short = fields.text("short", input);
    let (code, tag, name) = (code?, tag?, name?);
    if crate::source::bad_part(&code.value).is_some() || code.value.contains('/') || code.value == "both" {
        input.add(
            &BAD_LANGUAGE,
            code.span,
            format!("`{}` cannot be a language code: codes are `[a-z0-9-]`, and `both` is taken", code.value),
        );
        return None;
    }
    if !tag.value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
        input.add(
            &BAD_LANGUAGE,
            tag.span,
            format!("`{}` cannot be a language tag: tags are letters, digits and hyphens", tag.value),
        );
        return None;
    }
    let Some(family) = Family::of_tag(&tag.value) else {
        input.add_help(
            &BAD_LANGUAGE,
            tag.span,
            format!("the engine cannot phrase figures in `{}`", tag.value),
            "tags begin with `zh` or `en`",
        );
        return None;
    };
    let short = short.map_or_else(|| name.value.clone(), |short| short.value);
    Some(Language { code: code.value, tag: tag.value, name: name.value, short, family })
}

fn read_base_url(url: &Spanned<String>, input: &mut Input<'_>) -> Option<String> {
    match clean_base_url(&url.value) {
        Some(clean) => Some(clean),
        None => {
            input.add(&BAD_VALUE, url.span, format!("`{}` is no http or https address", url.value));
            None
        }
    }
}

/// A base address without its closing slash, or nothing where it is no http or https address.
pub fn clean_base_url(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let plain = rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '?' | '#' | '\\'));
    (plain && !rest.is_empty() && !rest.starts_with('/')).then(|| url.trim_end_matches('/').to_owned())
}

fn read_views(fields: &Fields<'_>, languages: &[Language; 2], input: &mut Input<'_>) -> Vec<View> {
    let [original, translation] = languages;
    let choices = [
        (original.code.as_str(), View::Mono(Side::Original)),
        (translation.code.as_str(), View::Mono(Side::Translation)),
        ("both", View::Both),
    ];
    let mut views: Vec<View> =
        fields.items("views", input).iter().filter_map(|node| input.one_of(node, "views", &choices)).collect();
    if fields.get("views").is_none() {
        views = choices.iter().map(|(_, view)| *view).collect();
    }
    if let Some(node) = fields.get("views").filter(|node| matches!(&node.value, Value::Sequence(items) if items.is_empty())) {
        input.add_help(&BAD_VALUE, node.span, "a site without a view has no page", "leave `views` out to have all three");
    }
    views.sort_unstable();
    views.dedup();
    views
}

/// A kind with a fault is still a kind: its pages are not told that there is none. So with relations and units; nothing is
/// rendered with them.
fn read_kind(entry: &Entry, languages: &[Language; 2], input: &mut Input<'_>) -> Option<Kind> {
    let what = format!("the kind `{}`", entry.key);
    let fields = Fields::open(&entry.value, &what, KIND_KEYS, input);
    let name = fields.need("name", &what, input).and_then(|node| words(languages, node, "name", input));
    let heading = fields.flag("heading", input);
    let layout = if heading { fields.text("layout", input) } else { fields.need_text("layout", &what, input) };
    let layout = layout.unwrap_or_else(|| Spanned::new(String::new(), entry.key_span));
    let expect = fields.integer("expect", input);
    let policies = [("required", FigurePolicy::Required), ("allowed", FigurePolicy::Allowed)];
    let figure = fields.get("figure").map(|node| input.one_of(node, "figure", &policies).unwrap_or(FigurePolicy::Allowed));
    let figure = figure.unwrap_or(FigurePolicy::No);
    let record = fields.get("record").is_some_and(|node| input.one_of(node, "record", &[("required", true)]).unwrap_or(true));
    Some(Kind { key: entry.key.clone(), name: name.unwrap_or_default(), layout, heading, expect, figure, record })
}

fn read_relation(entry: &Entry, languages: &[Language; 2], input: &mut Input<'_>) -> Option<RelationKind> {
    let what = format!("the relation `{}`", entry.key);
    let fields = Fields::open(&entry.value, &what, RELATION_KEYS, input);
    let name = fields.need("name", &what, input).and_then(|node| words(languages, node, "name", input));
    let symmetric = fields.flag_or("symmetric", true, input);
    let inverse = if symmetric {
        name.clone()
    } else {
        fields.need("inverse", &what, input).and_then(|node| words(languages, node, "inverse", input))
    };
    let lines = [("solid", Line::Solid), ("dashed", Line::Dashed), ("dotted", Line::Dotted)];
    let line = fields.get("line").and_then(|node| input.one_of(node, "line", &lines)).unwrap_or(Line::Solid);
    let (name, inverse) = (name.unwrap_or_default(), inverse.unwrap_or_default());
    Some(RelationKind { key: entry.key.clone(), name, inverse, symmetric, line })
}

fn read_unit(entry: &Entry, languages: &[Language; 2], input: &mut Input<'_>) -> Option<Unit> {
    let what = format!("the unit `{}`", entry.key);
    let [original, translation] = languages;
    let fields = Fields::open(&entry.value, &what, &[&original.code, &translation.code], input);
    let mut one =
        |language: &Language| fields.need(&language.code, &what, input).and_then(|node| read_unit_words(node, &what, input));
    let (original, translation) = (one(original), one(translation));
    let none = || UnitWords { one: String::new(), other: String::new() };
    Some(Unit { key: entry.key.clone(), original: original.unwrap_or_else(none), translation: translation.unwrap_or_else(none) })
}

fn read_unit_words(node: &Node, what: &str, input: &mut Input<'_>) -> Option<UnitWords> {
    let (one, other) = if matches!(node.value, Value::Mapping(_)) {
        let fields = Fields::open(node, what, &["one", "other"], input);
        let (one, other) = (fields.need_text("one", what, input), fields.need_text("other", what, input));
        (one?, other?)
    } else {
        let same = input.text(node, what)?;
        (same.clone(), same)
    };
    for form in [&one, &other] {
        if form.value.matches("{n}").count() != 1 {
            input.add(&BAD_VALUE, form.span, format!("`{}` needs `{{n}}` once, where the number goes", form.value));
        }
    }
    Some(UnitWords { one: one.value, other: other.value })
}

fn read_rules(fields: &Fields<'_>, input: &mut Input<'_>) -> BTreeMap<String, Level> {
    let levels =
        [("off", None), ("info", Some(Severity::Info)), ("warning", Some(Severity::Warning)), ("error", Some(Severity::Error))];
    let entries = fields.get("rules").map_or(&[][..], |node| input.entries(node, "rules"));
    let mut rules = BTreeMap::new();
    for entry in entries {
        if let Some(severity) = input.one_of(&entry.value, &entry.key, &levels) {
            rules.insert(entry.key.clone(), Level { span: entry.key_span, severity });
        }
    }
    rules
}

fn read_banned(node: &Node, languages: &[Language; 2], input: &mut Input<'_>) -> Option<Banned> {
    let fields = Fields::open(node, "a banned phrase", &["text", "why"], input);
    let text = fields.need_text("text", "a banned phrase", input)?;
    let why = fields.get("why").and_then(|node| words(languages, node, "why", input)).unwrap_or_default();
    Some(Banned { text, why })
}
