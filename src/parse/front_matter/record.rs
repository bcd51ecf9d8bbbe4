//! The record of an article: where it came from, and how its file can be recognised.

use crate::config::Config;
use crate::diagnostic::rules::parse::{BAD_DATE, LINK_SCHEME};
use crate::diagnostic::rules::source::{BAD_VALUE, MISSING_KEY};
use crate::parse::front_matter::Record;
use crate::parse::front_matter::read::is_date;
use crate::text::Spanned;
use crate::yaml::{Fields, Input};

const KEYS: &[&str] =
    &["genre", "outlet", "byline", "published", "url", "format", "sha256", "paragraphs", "fingerprints", "title_editorial"];

/// Reads the record if any of its keys is there; `None` also where it lacks what every record has.
pub(super) fn read(fields: &Fields<'_>, config: &Config, input: &mut Input<'_>) -> Option<Record> {
    let first = KEYS.iter().find_map(|key| fields.entry(key))?;
    let mut words = |key: &str| fields.get(key).and_then(|node| config.words(node, key, input));
    let (genre, outlet, byline) = (words("genre"), words("outlet"), words("byline"));
    let published = fields.text("published", input).and_then(|text| read_published(text, input));
    let url = fields.text("url", input).and_then(|text| read_url(text, input));
    let format = need(fields, "format", first.key_span, input);
    let sha256 = need(fields, "sha256", first.key_span, input).and_then(|text| read_hash(text, input));
    let paragraphs = fields.integer("paragraphs", input);
    if paragraphs.is_none() && fields.get("paragraphs").is_none() {
        input.add(&MISSING_KEY, first.key_span, "the record of an article needs `paragraphs`");
    }
    let fingerprints_span = fields.entry("fingerprints").map(|entry| entry.key_span);
    let mut fingerprints = Vec::new();
    for node in fields.items("fingerprints", input) {
        let text = input.text(node, "fingerprints");
        fingerprints.extend(text.and_then(|text| read_fingerprint(text, input)));
    }
    if let (Some(span), Some(count)) = (fingerprints_span, &paragraphs)
        && fingerprints.len() != count.value as usize
    {
        input.add(&BAD_VALUE, span, format!("{} fingerprints for {} paragraphs", fingerprints.len(), count.value));
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

fn need(fields: &Fields<'_>, key: &str, at: crate::text::Span, input: &mut Input<'_>) -> Option<Spanned<String>> {
    if fields.get(key).is_none() {
        input.add(&MISSING_KEY, at, format!("the record of an article needs `{key}`"));
    }
    fields.text(key, input)
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
