//! The record of an article in the front matter of its page: written anew, or refreshed so that nothing else in the file
//! changes by a byte.

use std::fmt;

use crate::article::Article;
use crate::diagnostic::Report;
use crate::extract::front_matter::quoted;
use crate::parse::front_matter::split;
use crate::text::{RelPath, Span};
use crate::yaml::{self, Entry, Value};

/// A page with its record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refreshed {
    /// The page says already what the article is.
    Same,
    /// The page, with a record that differs from the one it had.
    Changed(String),
    /// A new page: a draft whose digests are to be written.
    New(String),
}

/// Why a record could not be refreshed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotRefreshed {
    /// The page has no front matter that can be read.
    Unreadable(String),
}

impl fmt::Display for NotRefreshed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "the record cannot be refreshed: {why}"),
        }
    }
}

impl std::error::Error for NotRefreshed {}

/// Writes the record of an article into its page, or a new page where there is none. `kind` is that of articles.
///
/// # Errors
/// Where the front matter of the page cannot be read.
pub fn record(file: &RelPath, page: Option<&str>, article: &Article, kind: &str) -> Result<Refreshed, NotRefreshed> {
    match page {
        Some(page) => refresh(file, page, article),
        None => Ok(Refreshed::New(new(article, kind))),
    }
}

/// A stretch of the page and what is to stand there.
type Edit = (Span, String);

fn refresh(file: &RelPath, page: &str, article: &Article) -> Result<Refreshed, NotRefreshed> {
    let mut report = Report::default();
    let read = split(file, page, &mut report).and_then(|(front, start, _)| {
        let root = yaml::parse(front, start, file, &mut report)?;
        Some((front, start, root))
    });
    let Some((front, start, root)) = read else {
        let why = report.diagnostics().first().map_or_else(|| "it is empty".to_owned(), |d| d.message.clone());
        return Err(NotRefreshed::Unreadable(why));
    };
    let Value::Mapping(entries) = &root.value else {
        return Err(NotRefreshed::Unreadable("the front matter is no list of keys".to_owned()));
    };
    let mut edits: Vec<Edit> = Vec::new();
    let mut missing = String::new();
    let count = article.paragraphs().count().to_string();
    let fingerprints = article.fingerprints();
    let mut text = |key: &str, wanted: &str, written: String| match entries.iter().find(|entry| entry.key == key) {
        Some(entry) if scalar(entry) == Some(wanted) => {}
        Some(entry) => edits.push((span(entry, page), written)),
        None => missing.push_str(&format!("{key}: {written}\n")),
    };
    let form = article.provenance.form.name();
    // Whoever called the form something else had a reason.
    text("format", entries_value(entries, "format").unwrap_or(form), form.to_owned());
    text("sha256", &article.provenance.sha256, format!("\"{}\"", article.provenance.sha256));
    text("paragraphs", &count, count.clone());
    match entries.iter().find(|entry| entry.key == "fingerprints") {
        Some(entry) if items(entry) == fingerprints => {}
        Some(entry) => {
            let span = Span::new(entry.key_span.start, span(entry, page).end);
            edits.push((span, listed(&fingerprints).trim_end().to_owned()));
        }
        None => missing.push_str(&listed(&fingerprints)),
    }
    if !missing.is_empty() {
        let end = start + front.len();
        edits.push((Span::new(end, end), missing));
    }
    if edits.is_empty() {
        return Ok(Refreshed::Same);
    }
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut page = page.to_owned();
    for (span, text) in edits {
        page.replace_range(span.start..span.end, &text);
    }
    Ok(Refreshed::Changed(page))
}

fn entries_value<'e>(entries: &'e [Entry], key: &str) -> Option<&'e str> {
    entries.iter().find(|entry| entry.key == key).and_then(scalar)
}

fn scalar(entry: &Entry) -> Option<&str> {
    match &entry.value.value {
        Value::Scalar { text, .. } => Some(text),
        _ => None,
    }
}

fn items(entry: &Entry) -> Vec<String> {
    let Value::Sequence(items) = &entry.value.value else { return Vec::new() };
    let text = |value: &Value| match value {
        Value::Scalar { text, .. } => text.clone(),
        _ => String::new(),
    };
    items.iter().map(|item| text(&item.value)).collect()
}

/// Where a value stands, without white space after it.
fn span(entry: &Entry, page: &str) -> Span {
    let span = entry.value.span;
    let length = span.slice(page).trim_end().len();
    // Of a list in brackets the span ends with its last item.
    let bracket = matches!(entry.value.value, Value::Sequence(_)) && span.slice(page).starts_with('[');
    let rest = page.get(span.start + length..).filter(|_| bracket).and_then(|rest| rest.find(']')).map_or(0, |at| at + 1);
    Span::new(span.start, span.start + length + if span.slice(page).trim_end().ends_with(']') { 0 } else { rest })
}

fn listed(fingerprints: &[String]) -> String {
    let lines: String = fingerprints.iter().map(|fingerprint| format!("  - \"{fingerprint}\"\n")).collect();
    format!("fingerprints:\n{lines}")
}

/// A new page. What is known in one language alone stands in a comment, to be said in both.
fn new(article: &Article, kind: &str) -> String {
    let metadata = &article.metadata;
    let mut out = format!("---\nkind: {kind}\ndraft: true\n");
    match &metadata.title {
        Some(title) => out.push_str(&format!("title: {}\n", quoted(title))),
        None => out.push_str(&format!("title: {}\ntitle_editorial: true\n", quoted(&article.id))),
    }
    for (key, value) in [("outlet", &metadata.outlet), ("byline", &metadata.byline)] {
        if let Some(value) = value {
            out.push_str(&format!("# {key}, to be said in both languages: {}\n", quoted(value)));
        }
    }
    for (key, value) in [("published", &metadata.published), ("url", &metadata.url)] {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {}\n", quoted(value)));
        }
    }
    out.push_str(&format!("format: {}\n", article.provenance.form.name()));
    out.push_str(&format!("sha256: \"{}\"\n", article.provenance.sha256));
    out.push_str(&format!("paragraphs: {}\n", article.paragraphs().count()));
    out.push_str(&listed(&article.fingerprints()));
    out.push_str("---\n");
    for paragraph in article.paragraphs() {
        let number = paragraph.number;
        out.push_str(&format!("\n## p{number} {{#p{number}}}\n"));
    }
    out
}
