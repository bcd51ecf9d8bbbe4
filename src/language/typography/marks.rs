//! Marks of the other language, and marks put together from others.

use super::{Slip, han, latin, runs, seen};
use crate::language::Family;

/// `,.;:!?()` beside Han characters. Between letters and digits they stay: `3:1`, `10:30`, `Node.js`, `f(x)`.
pub(super) fn half_width_punctuation(text: &str, _: Family) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut brackets = Vec::new();
    for seen in seen(text) {
        let (before, after) = (seen.before, seen.after);
        let instead = match seen.here {
            ',' if han(before) || han(after) => "，",
            ';' if han(before) || han(after) => "；",
            '!' if han(before) => "！",
            '?' if han(before) => "？",
            ':' if han(before) || han(after) && !before.is_some_and(|c| c.is_ascii_digit()) => "：",
            // Three are an ellipsis, and one before a letter is part of an address.
            '.' if (han(before) || closed(before)) && (han(after) || matches!(after, None | Some(' ' | '\n'))) => "。",
            '(' => {
                brackets.push(seen);
                continue;
            }
            ')' => {
                let Some(open) = brackets.pop() else { continue };
                let inside = text.get(open.end()..seen.at).unwrap_or_default();
                if han(open.before) || inside.chars().any(super::is_han) {
                    slips.push(Slip::new(open.at..open.end(), "（"));
                    slips.push(Slip::new(seen.at..seen.end(), "）"));
                }
                continue;
            }
            _ => continue,
        };
        // The space that follows goes with it: the mark brings its own.
        let end = if after == Some(' ') { seen.end() + 1 } else { seen.end() };
        slips.push(Slip::new(seen.at..end, instead));
    }
    slips.sort_by_key(|slip| slip.range.start);
    slips
}

/// Whether a phrase of Chinese may end so: `50%`, `《规划》`.
fn closed(before: Option<char>) -> bool {
    matches!(before, Some('%' | '‰' | '℃' | '”' | '’' | '）' | '》'))
}

/// `，。；：！？（）、` in English. Between Chinese words they stay: `工业和信息化部（工信部）`.
pub(super) fn full_width_punctuation(text: &str, _: Family) -> Vec<Slip> {
    let mut slips = Vec::new();
    let mut brackets = Vec::new();
    for seen in seen(text) {
        let quoted = han(seen.before) && !latin(seen.after) || han(seen.after) && !latin(seen.before);
        let (mark, room) = match seen.here {
            '（' => {
                brackets.push(quoted && han(seen.before));
                ("(", latin(seen.before))
            }
            '）' => (")", latin(seen.after)),
            '，' | '、' => (",", latin(seen.after)),
            '。' => (".", latin(seen.after)),
            '；' => (";", latin(seen.after)),
            '：' => (":", latin(seen.after)),
            '！' => ("!", latin(seen.after)),
            '？' => ("?", latin(seen.after)),
            _ => continue,
        };
        let stays = match seen.here {
            '（' => brackets.last() == Some(&true),
            // The second bracket is of the kind of the first.
            '）' => brackets.pop().unwrap_or(quoted),
            _ => quoted,
        };
        if stays {
            continue;
        }
        let instead = match (room, mark) {
            (false, _) => mark.to_owned(),
            (true, "(") => format!(" {mark}"),
            (true, _) => format!("{mark} "),
        };
        slips.push(Slip::new(seen.at..seen.end(), instead));
    }
    slips
}

/// Dots for an ellipsis: six in Chinese (`……`), one character in English (`…`).
pub(super) fn ellipses(text: &str, family: Family) -> Vec<Slip> {
    let right = match family {
        Family::Chinese => "……",
        Family::English => "…",
    };
    let dots = runs(text, 3, |c| c == '.').into_iter();
    let stops = runs(text, 2, |c| c == '。').into_iter();
    let signs = runs(text, 1, |c| c == '…').into_iter();
    let signs = signs.filter(|(range, ..)| text.get(range.clone()) != Some(right));
    let mut slips: Vec<Slip> = dots.chain(stops).chain(signs).map(|(range, ..)| Slip::new(range, right)).collect();
    slips.sort_by_key(|slip| slip.range.start);
    slips
}

/// Hyphens for a dash: `——` in Chinese, `—` in English, and `–` with spaces around it. An option, `--strict`, is none.
pub(super) fn dashes(text: &str, family: Family) -> Vec<Slip> {
    let long = match family {
        Family::Chinese => "——",
        Family::English => "—",
    };
    let mut slips: Vec<Slip> = Vec::new();
    for (range, before, after) in runs(text, 1, |c| c == '-') {
        let length = range.len();
        let apart = |c: Option<char>| c.is_some_and(char::is_whitespace);
        if length >= 2 {
            let option = !latin(before) && after.is_some_and(|c| c.is_ascii_lowercase());
            let rule = before.is_none() && after.is_none();
            if !option && !rule {
                slips.push(Slip::new(range, long));
            }
        } else if apart(before) && apart(after) {
            match family {
                Family::Chinese => {
                    let spaces = [before, after].map(|space| space.map_or(0, char::len_utf8));
                    let start = (range.start - spaces[0]).max(slips.last().map_or(0, |last| last.range.end));
                    slips.push(Slip::new(start..range.end + spaces[1], long));
                }
                Family::English => slips.push(Slip::new(range, "–")),
            }
        }
    }
    slips
}
