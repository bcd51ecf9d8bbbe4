//! What an item is called: the words that it begins with.

use crate::facts::scan::{ENDS, Part, Scan};

/// A sentence up to this many characters is the name as it stands.
const SENTENCE: usize = 16;
/// A clause up to this many characters that tells a time is no name by itself.
const TIME: usize = 12;
/// No name is longer.
const LONGEST: usize = 60;

/// The name of an item: its first sentence where that is short, else the first clause of it, after the time that it may
/// begin with.
pub(super) fn name(scan: &Scan<'_>, part: &Part) -> Part {
    let part = scan.trim(part.clone());
    let stops: Vec<char> = ENDS.iter().copied().chain(['；', ';']).collect();
    let sentence = scan.trim(part.start..scan.end_of(part.start, &stops).min(part.end));
    if sentence.len() <= SENTENCE {
        return without_stop(scan, sentence);
    }
    let clauses = scan.split(&sentence, &['，', ',', '：', ':']);
    let Some(first) = clauses.first() else { return limited(sentence) };
    let tells_time = first.len() <= TIME
        && ["年", "年底", "年末", "期间", "月", "日", "时期", "以来", "之前"].iter().any(|word| scan.text(first).ends_with(word));
    match clauses.get(1) {
        Some(second) if tells_time => limited(first.start..second.end),
        _ => limited(first.clone()),
    }
}

fn limited(part: Part) -> Part {
    part.start..part.end.min(part.start + LONGEST)
}

fn without_stop(scan: &Scan<'_>, mut part: Part) -> Part {
    while part.end > part.start && scan.at(part.end - 1).is_some_and(|c| "。；，、：;,:".contains(c)) {
        part.end -= 1;
    }
    limited(scan.trim(part))
}

/// The words before a full stop with which a paragraph begins as with a heading: 4 to 20 characters without a mark, and
/// more text after them.
pub(super) fn run_in_head(scan: &Scan<'_>) -> Option<Part> {
    let mut sentences = scan.sentences().into_iter();
    let first = sentences.next()?;
    let head = first.start..first.end.checked_sub(1)?;
    let rest = scan.len().saturating_sub(first.end);
    let stops = scan.at(head.end) == Some('。');
    let plain = head.clone().all(|at| scan.at(at).is_some_and(|c| c.is_alphanumeric() || c == '/'));
    let digits = head.clone().any(|at| scan.at(at).is_some_and(|c| c.is_ascii_digit()));
    (stops && plain && !digits && (4..=20).contains(&head.len()) && rest >= 15).then_some(head)
}
