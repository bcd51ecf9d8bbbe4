//! Whether a part of a Chinese text can say a figure that does not go unsaid, or count a step: a glance, so that a text without
//! numbers is not taken apart. What it denies is certain.

use std::ops::Range;

use super::is_trigger;
use crate::language::figures::chars::half_width;

/// Whether a figure or an enumerator can begin in a part of a text, other than a word that may go unsaid. Where the text goes
/// on behind the part, what goes on may be a number: the last character must be none that would belong to it.
pub fn may_begin(text: &str, part: Range<usize>) -> bool {
    let ends = part.end == text.len();
    let Some(part) = text.get(part) else { return true };
    let mut chars = part.chars().peekable();
    let mut last = None;
    while let Some(c) = chars.next().map(half_width) {
        last = Some(c);
        if is_trigger(c) && tells(c, chars.peek().copied()) {
            return true;
        }
    }
    !ends && !last.is_some_and(|c| APART.contains(c))
}

/// Characters and marks behind which another figure or word begins, and which belong to neither.
const APART: &str = "见和与及在对是按由从，。；：、“”（）《》 \n";

/// Whether a character with which figures begin can do so before this one.
fn tells(c: char, next: Option<char>) -> bool {
    match c {
        // The end of the year.
        '年' => matches!(next, Some('初' | '底' | '末' | '中' | '终' | '内' | '均')),
        // Before a number, which is looked at by itself; and one, which may go unsaid.
        '上' | '下' | '前' | '后' | '加' | '每' | '单' => false,
        // 首先，其次，再次，最后; 一 and other numbers are looked at by themselves.
        '首' | '其' | '再' | '最' => matches!(next, Some('先' | '次' | '后' | '者' | '终')),
        '数' => !matches!(next, Some('字' | '据' | '控')),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Family;
    use crate::language::figures::chinese::{Masks, read};
    use crate::language::figures::figure::Reading;
    use crate::language::figures::lexicon::Lexicon;
    use crate::language::figures::pairs;

    /// Neither in stretches of the texts of all pairs, nor where such a text goes on behind a stretch.
    #[test]
    fn what_a_glance_denies_is_not_there() {
        let masks = Masks::new(&Lexicon::default());
        let (mut denied, mut led_off, mut all) = (0, 0, 0);
        for text in pairs::texts(Family::Chinese) {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            for (number, start) in starts.iter().enumerate() {
                for end in starts.iter().skip(number + 1).take(8).copied().chain([text.len()]) {
                    let (stretch, rest) = (text.get(*start..end).unwrap(), text.get(*start..).unwrap());
                    all += 1;
                    if !may_begin(stretch, 0..stretch.len()) {
                        denied += 1;
                        assert!(read(stretch, &masks).may_be_silent(), "{stretch}");
                    }
                    if !may_begin(rest, 0..stretch.len()) {
                        led_off += 1;
                        let Reading { figures, steps, .. } = read(rest, &masks);
                        let figures = figures.iter().filter(|figure| !figure.loose).map(|figure| figure.span.start);
                        let first = figures.chain(steps.iter().map(|step| step.span.start)).min();
                        assert!(first.is_none_or(|first| first >= stretch.len()), "{} of {rest}", stretch.len());
                    }
                }
            }
        }
        assert!(all > 50_000 && denied * 4 > all && led_off > 5_000, "{denied} and {led_off} of {all}");
    }
}
