//! The record of an article: where it came from, and how its file can be recognised.

use crate::config::Config;
use crate::diagnostic::rules::parse::{BAD_DATE, LINK_SCHEME};
use crate::diagnostic::rules::site::ARTICLE_RECORD;
use crate::diagnostic::rules::source::BAD_VALUE;
use crate::parse::front_matter::Record;
use crate::parse::front_matter::read::is_date;
use crate::text::Spanned;
use crate::yaml::{Fields, Input, Value};

const KEYS: &[&str] =
    &["genre", "outlet", "byline", "published", "url", "format", "sha256", "paragraphs", "fingerprints", "title_editorial"];

const WHAT: &str = "the record of an article";

/// Whether any key of a record is there.
pub(super) fn is_written(fields: &Fields<'_>) -> bool {
    KEYS.iter().any(|key| fields.entry(key).is_some())
}

/// Reads the record if any of its keys is there; `None` also where it lacks what every record has, or where pages of
/// this kind carry none.
pub(super) fn read(
    fields: &Fields<'_>,
    kind: Option<&Spanned<String>>,
    config: &Config,
    input: &mut Input<'_>,
) -> Option<Record> {
    let first = KEYS.iter().filter_map(|key| fields.entry(key)).min_by_key(|entry| entry.key_span)?;
    let declared = kind.and_then(|kind| config.kinds.iter().find(|declared| declared.key == kind.value));
    if let Some(kind) = declared.filter(|kind| !kind.record) {
        let message =
            format!("`{}` belongs to the record of an article, and pages of the kind `{}` carry none", first.key, kind.key);
        input.add(&ARTICLE_RECORD, first.key_span, message);
        return None;
    }
    let mut words = |key: &str| fields.get(key).and_then(|node| config.words(node, key, input));
    let (genre, outlet, byline) = (words("genre"), words("outlet"), words("byline"));
    let published = fields.text("published", input).and_then(|text| read_published(text, input));
    let url = fields.text("url", input).and_then(|text| read_url(text, input));
    let mut need = |key: &str| fields.need_at(key, WHAT, first.key_span, input).and_then(|node| input.text(node, key));
    let (format, sha256) = (need("format"), need("sha256"));
    let sha256 = sha256.and_then(|text| read_hash(text, input));
    let paragraphs = fields.need_at("paragraphs", WHAT, first.key_span, input);
    let paragraphs = paragraphs.and_then(|_| fields.integer("paragraphs", input));
    let written = fields.items("fingerprints", input);
    let mut fingerprints = Vec::new();
    for node in written {
        let text = input.text(node, "fingerprints");
        fingerprints.extend(text.and_then(|text| read_fingerprint(text, input)));
    }
    let listed = fields.entry("fingerprints").filter(|entry| matches!(entry.value.value, Value::Sequence(_)));
    if let (Some(entry), Some(count)) = (listed, &paragraphs)
        && written.len() != count.value as usize
    {
        input.add(
            &BAD_VALUE,
            entry.key_span,
            format!("the fingerprints are {}, and the paragraphs {}", written.len(), count.value),
        );
    }
    let title_editorial = fields.flag("title_editorial", input);
    Some(Record {
        genre,
        outlet,
        byline,
        published,
        url,
        format: format?.value,
        sha256: sha256?,
        paragraphs: paragraphs?,
        fingerprints,
        title_editorial,
    })
}

fn is_hexadecimal(text: &str, digits: usize) -> bool {
    text.len() == digits && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn read_hash(text: Spanned<String>, input: &mut Input<'_>) -> Option<String> {
    if is_hexadecimal(&text.value, 64) {
        return Some(text.value);
    }
    input.add(&BAD_VALUE, text.span, "`sha256` wants 64 lower-case hexadecimal digits");
    None
}

fn read_fingerprint(text: Spanned<String>, input: &mut Input<'_>) -> Option<String> {
    if is_hexadecimal(&text.value, 16) {
        return Some(text.value);
    }
    input.add(&BAD_VALUE, text.span, "a fingerprint is 16 lower-case hexadecimal digits");
    None
}

fn read_url(text: Spanned<String>, input: &mut Input<'_>) -> Option<String> {
    if text.value.starts_with("https://") || text.value.starts_with("http://") {
        return Some(text.value);
    }
    input.add(&LINK_SCHEME, text.span, format!("`{}` is no http or https address", text.value));
    None
}

/// `2021-12-28T11:07:10+08:00`, or a bare date where no time is known.
fn read_published(text: Spanned<String>, input: &mut Input<'_>) -> Option<String> {
    let good = match text.value.split_once('T') {
        None => is_date(&text.value),
        Some((date, time)) => is_date(date) && date.len() == 10 && is_time_with_offset(time),
    };
    if good {
        return Some(text.value);
    }
    input.add(&BAD_DATE, text.span, format!("`{}` is no date, nor a time with its offset", text.value));
    None
}

fn is_time_with_offset(time: &str) -> bool {
    let (clock, offset) = match time.strip_suffix('Z') {
        Some(clock) => (clock, None),
        None => match time.rfind(['+', '-']).and_then(|at| time.split_at_checked(at)) {
            Some((clock, offset)) => (clock, Some(offset)),
            None => return false,
        },
    };
    let field = |part: &str, limit: u32| {
        part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()) && part.parse::<u32>().is_ok_and(|n| n < limit)
    };
    let clock: Vec<&str> = clock.split(':').collect();
    let clock_good = matches!(clock.as_slice(), [h, m, s] if field(h, 24) && field(m, 60) && field(s, 60));
    let offset_good = offset.is_none_or(|offset| {
        let parts: Vec<&str> = offset.get(1..).unwrap_or_default().split(':').collect();
        matches!(parts.as_slice(), [h, m] if field(h, 15) && field(m, 60))
    });
    clock_good && offset_good
}
