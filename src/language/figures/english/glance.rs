//! Whether a part of an English text can say a figure or count a step at all: a glance, so that a text without numbers is not
//! taken apart. What it denies is certain.

use std::ops::Range;

use super::bound_words;
use super::triggers::{self, Begins, Words};
use crate::language::figures::codes;

/// Whether a figure or an enumerator can begin in a part of a text. Where the text goes on behind the part, what goes on may be
/// a number: the last word must be none that would belong to it.
pub fn may_begin(text: &str, part: Range<usize>) -> bool {
    let bytes = text.as_bytes();
    let words = Words::known();
    let mut at = part.start;
    let mut last: &[u8] = &[];
    while let Some(&byte) = bytes.get(at).filter(|_| at < part.end) {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => {
                let rest = bytes.get(at..part.end).unwrap_or_default();
                let length = rest.iter().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(rest.len());
                let Some((word, after)) = rest.split_at_checked(length) else { return true };
                let told = words.may_tell(word);
                // Most words: in small letters, of three at least, known to no reader, and with a space behind.
                if !told && byte.is_ascii_lowercase() && length > 2 && after.first() == Some(&b' ') {
                    last = word;
                    at += length + 1;
                    continue;
                }
                let begins = if told { of(word, words) } else { Begins::default() };
                let joined = !matches!(after.first(), Some(b' ' | b'\n') | None);
                let code = joined || length == 1 || begins.any(Begins::CODE);
                // Within a year.
                let measured = matches!(word, b"a" | b"an") && bounds(last);
                if begins.any(Begins::ALONE)
                    || !triggers::of_capitals(word).is_none()
                    || measured
                    || code && text.get(at..).is_none_or(codes::may_begin)
                {
                    return true;
                }
                last = word;
                at += length;
            }
            // (1), (iii).
            b'(' if bytes.iter().skip(at).take(8).any(|byte| *byte == b')') => return true,
            b'$' | b'0'..=b'9' => return true,
            _ if byte.is_ascii() => at += 1,
            _ => match text.get(at..).and_then(|rest| rest.chars().next()) {
                Some(mark @ ('’' | '‘' | '“' | '”' | '–' | '—' | '…' | '\u{a0}')) => at += mark.len_utf8(),
                _ => return true,
            },
        }
    }
    part.end < text.len() && leads_on(text.get(part).unwrap_or_default(), words)
}

/// Whether what stands behind these words could be a figure together with the last of them: `under`, `stage`, `a`, or a half of
/// a word.
fn leads_on(words: &str, known: &Words) -> bool {
    let spaced = words.trim_end_matches([' ', '\n']);
    let word = spaced.rsplit(|c: char| !c.is_ascii_alphabetic()).find(|word| !word.is_empty()).unwrap_or_default().as_bytes();
    let joined = spaced.len() == words.len() && spaced.ends_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '+' | '/'));
    let sign = spaced.ends_with(|c: char| !bound_words::ending_in(c.encode_utf8(&mut [0; 4])).is_empty());
    let begins = of(word, known);
    joined || sign || bounds(word) || !begins.is_none()
}

/// Whether a word stands before figures and says something of them.
fn bounds(word: &[u8]) -> bool {
    let word = str::from_utf8(word).unwrap_or_default().to_ascii_lowercase();
    matches!(word.as_str(), "just" | "only") || bound_words::leads_to_a_figure(&word)
}

/// What can begin with a word as it is written.
fn of(word: &[u8], known: &Words) -> Begins {
    let mut lower = [0; Words::LENGTHS];
    match lower.get_mut(..word.len()) {
        Some(lower) => {
            lower.copy_from_slice(word);
            lower.make_ascii_lowercase();
            known.of(lower)
        }
        // Longer than every word that is known, but perhaps a multiple.
        None => known.of(&word.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Family;
    use crate::language::figures::english::{Masks, read};
    use crate::language::figures::figure::Reading;
    use crate::language::figures::lexicon::Lexicon;
    use crate::language::figures::pairs;

    /// In no stretch of words of the texts of all pairs does the reader find anything that the glance denied.
    #[test]
    fn what_a_glance_denies_is_not_there() {
        let masks = Masks::new(&Lexicon::default());
        let (mut denied, mut all) = (0, 0);
        for text in pairs::texts(Family::English) {
            let starts: Vec<usize> = (0..1).chain(text.match_indices(' ').map(|(at, _)| at + 1)).collect();
            for (number, start) in starts.iter().enumerate() {
                for end in starts.iter().skip(number + 1).take(6).copied().chain([text.len()]) {
                    let stretch = text.get(*start..end).unwrap();
                    all += 1;
                    if !may_begin(stretch, 0..stretch.len()) {
                        denied += 1;
                        let reading = read(stretch, &masks);
                        assert!(reading.figures.is_empty() && reading.steps.is_empty(), "`{stretch}` says {reading:?}");
                    }
                }
            }
        }
        assert!(all > 40_000 && denied * 3 > all, "{denied} of {all}");
    }

    /// Nor does a figure that stands behind words which lead to none begin in them.
    #[test]
    fn what_stands_behind_a_part_takes_nothing_of_it() {
        let masks = Masks::new(&Lexicon::default());
        let (mut denied, mut all) = (0, 0);
        for text in pairs::texts(Family::English) {
            for (end, _) in text.char_indices().skip(1) {
                let word = text.get(..end).unwrap().rfind(' ').map_or(0, |space| space + 1);
                for start in [0, word] {
                    let (text, end) = (text.get(start..).unwrap(), end - start);
                    all += 1;
                    if !may_begin(text, 0..end) {
                        denied += 1;
                        let Reading { figures, steps, .. } = read(text, &masks);
                        let starts =
                            figures.iter().map(|figure| figure.span.start).chain(steps.iter().map(|step| step.span.start));
                        assert!(starts.min().is_none_or(|first| first >= end), "{end} of `{text}`");
                    }
                }
            }
        }
        assert!(all > 100_000 && denied > 1_000, "{denied} of {all}");
    }
}
