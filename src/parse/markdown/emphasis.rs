//! Chinese emphasis. By CommonMark's flanking rule `**“十四五”**规划` stays literal, because the closing run
//! stands between punctuation and a letter. Where one neighbour of such a run is CJK, a sentinel that counts
//! as punctuation is set beside it, which gives the run the flanks a reader sees; the builder takes it out
//! again. To be deleted when pulldown-cmark releases its CJK-friendly option.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag};

use crate::language::is_cjk;

/// A punctuation character that pages may not use.
pub const SENTINEL: char = '\u{2E52}';

/// Where the first sentinel of a text stands.
pub(super) fn find_sentinel(text: &str) -> Option<usize> {
    let mut bytes = [0; SENTINEL.len_utf8()];
    memchr::memmem::find(text.as_bytes(), SENTINEL.encode_utf8(&mut bytes).as_bytes())
}

/// The Markdown options of every page.
pub(super) fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_WIKILINKS
}

/// A body with sentinels, and the way back to the offsets of the original.
#[derive(Debug)]
pub struct Mended<'b> {
    /// The text to parse.
    pub text: Cow<'b, str>,
    /// Offsets in `text` at which a sentinel begins, rising.
    sentinels: Vec<usize>,
}

impl Mended<'_> {
    /// Whether it has sentinels.
    pub fn is_changed(&self) -> bool {
        !self.sentinels.is_empty()
    }

    /// The offset in the original of an offset in the mended text.
    pub fn original(&self, offset: usize) -> usize {
        let before = self.sentinels.partition_point(|at| *at < offset);
        offset - before * SENTINEL.len_utf8()
    }
}

/// Sets the sentinels.
pub fn mend(body: &str) -> Mended<'_> {
    let runs = runs_to_mend(body);
    if runs.is_empty() {
        return Mended { text: Cow::Borrowed(body), sentinels: Vec::new() };
    }
    let opaque = opaque_ranges(body);
    let mut text = String::with_capacity(body.len() + runs.len() * SENTINEL.len_utf8());
    let mut sentinels = Vec::with_capacity(runs.len());
    let mut done = 0;
    for at in runs {
        let inside = opaque.partition_point(|range| range.end <= at);
        if opaque.get(inside).is_some_and(|range| range.start < at) {
            continue;
        }
        text.push_str(body.get(done..at).unwrap_or_default());
        sentinels.push(text.len());
        text.push(SENTINEL);
        done = at;
    }
    text.push_str(body.get(done..).unwrap_or_default());
    Mended { text: Cow::Owned(text), sentinels }
}

/// Offsets at which a sentinel is wanted.
fn runs_to_mend(body: &str) -> Vec<usize> {
    let bytes = body.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(step) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'*', b'~', rest)) {
        let mut start = at + step;
        let marker = bytes.get(start).copied();
        let mut end = start;
        while bytes.get(end).copied() == marker {
            end += 1;
        }
        at = end;
        // The first of a run may be escaped, unless its backslash is.
        let backslashes = bytes.get(..start).map_or(0, |before| before.iter().rev().take_while(|b| **b == b'\\').count());
        start += backslashes % 2;
        if start == end {
            continue;
        }
        let before = body.get(..start).and_then(|text| text.chars().next_back());
        let after = body.get(end..).and_then(|text| text.chars().next());
        let (Some(before), Some(after)) = (before, after) else { continue };
        if before.is_whitespace() || after.is_whitespace() || !(is_cjk(before) || is_cjk(after)) {
            continue;
        }
        match (is_punctuation(before), is_punctuation(after)) {
            (false, true) => found.push(start),
            (true, false) => found.push(end),
            _ => {}
        }
    }
    found
}

fn is_punctuation(c: char) -> bool {
    !c.is_alphanumeric() && !c.is_whitespace() && !c.is_control()
}

/// Ranges in which asterisks are no emphasis: code and HTML.
fn opaque_ranges(body: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    for (event, range) in Parser::new_ext(body, options()).into_offset_iter() {
        let opaque = matches!(
            event,
            Event::Code(_) | Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock)
        );
        if opaque && ranges.last().is_none_or(|last| last.end <= range.start) {
            ranges.push(range);
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_lead_back_to_the_original() {
        let body = "前**“十四五”**规划";
        let mended = mend(body);
        assert_eq!(mended.text.matches(SENTINEL).count(), 2);
        let at = mended.text.find("规划").unwrap_or_default();
        assert_eq!(body.get(mended.original(at)..), Some("规划"));
    }

    #[test]
    fn code_is_left_alone() {
        assert!(!mend("`**“a”**规`").text.contains(SENTINEL));
        assert!(!mend("plain **bold** text").text.contains(SENTINEL));
    }
}
