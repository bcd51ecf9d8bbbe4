//! Lines put together again: no space inside Chinese, one between words, nothing between the halves of a number.

use std::collections::HashSet;

use crate::article::note::{Note, What};
use crate::article::plain::lines::Line;
use crate::language::{is_cjk, is_han, joins_without_space};

/// What a file is written in: its words, and whether it is Chinese.
pub(super) struct Words {
    words: HashSet<String>,
    chinese: bool,
}

impl Words {
    /// Reads a file.
    pub fn of(text: &str) -> Self {
        let is_part = |c: char| c.is_alphabetic() && !is_cjk(c);
        let words = text.split(|c| !is_part(c)).filter(|word| word.len() > 3).map(str::to_lowercase).collect();
        let (han, latin) = text.chars().fold((0_usize, 0_usize), |(han, latin), c| {
            (han + usize::from(is_han(c)), latin + usize::from(c.is_ascii_alphabetic()))
        });
        Self { words, chinese: han * 4 > latin }
    }
}

/// Puts the lines of a paragraph together.
pub(super) fn lines(lines: &[Line<'_>], words: &Words, notes: &mut Vec<Note>) -> String {
    let mut out = String::new();
    for line in lines {
        let (Some(before), Some(after)) = (out.chars().next_back(), line.text.chars().next()) else {
            out.push_str(line.text);
            continue;
        };
        if before == '\u{AD}' {
            out.pop();
        } else if before == '-' && after.is_lowercase() && ends_in_word(&out) {
            if let Some(word) = whole_word(&out, line.text, words) {
                notes.push(Note::new(What::Hyphen, line.number, word));
                out.pop();
            }
        } else if before.is_ascii_digit() && after.is_ascii_digit() {
            if words.chinese {
                notes.push(Note::new(What::JoinedDigits, line.number, format!("{}|{}", tail(&out), head(line.text))));
            } else {
                out.push(' ');
            }
        } else if !touches(before, after) {
            out.push(' ');
        }
        out.push_str(line.text);
    }
    out
}

fn ends_in_word(text: &str) -> bool {
    text.trim_end_matches('-').ends_with(|c: char| c.is_alphabetic() && !is_cjk(c)) && !text.ends_with("--")
}

/// The word that a hyphen divides, where it stands without one elsewhere in the file.
fn whole_word(before: &str, after: &str, words: &Words) -> Option<String> {
    let is_part = |c: char| c.is_alphabetic() && !is_cjk(c);
    let before = before.trim_end_matches('-');
    let start = before
        .rfind(|c| !is_part(c))
        .map_or(0, |at| at + before.get(at..).and_then(|c| c.chars().next()).map_or(1, char::len_utf8));
    let end = after.find(|c| !is_part(c)).unwrap_or(after.len());
    let word = format!("{}{}", before.get(start..)?, after.get(..end)?);
    words.words.contains(&word.to_lowercase()).then_some(word)
}

/// The digits at the end of a text.
fn tail(text: &str) -> &str {
    text.get(text.trim_end_matches(|c: char| c.is_ascii_digit()).len()..).unwrap_or_default()
}

/// The digits at the beginning of a text.
fn head(text: &str) -> &str {
    text.get(..text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len())).unwrap_or_default()
}

/// Whether nothing stands between two characters that a line end divides.
fn touches(before: char, after: char) -> bool {
    let kana = |c: char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{31F0}'..='\u{31FF}' | '\u{3100}'..='\u{312F}');
    let wide = |c: char| kana(c) || is_han(c);
    joins_without_space(before, after)
        || (wide(before) && (wide(after) || is_cjk(after)))
        || (wide(after) && is_cjk(before) && !is_hangul(before))
        || before.is_ascii_digit() && matches!(after, '%' | '‰' | '.' | ',' | '％')
        || matches!(before, '(' | '[' | '（' | '“' | '《' | '「' | '/')
        || matches!(after, ')' | ']' | ',' | '.' | ';' | ':' | '!' | '?' | '）' | '/' | '…')
        || (before == '—' && is_cjk(after))
        || (after == '—' && is_cjk(before))
}

fn is_hangul(c: char) -> bool {
    matches!(c, '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}')
}

/// Takes out spaces between Chinese and digits, which the making of a PDF leaves; the text, and how many.
pub(super) fn without_spaces(text: &str) -> (String, usize) {
    let chars: Vec<char> = text.chars().collect();
    let chinese = |c: char| is_han(c) || (is_cjk(c) && !c.is_alphanumeric()) || matches!(c, '“' | '”' | '…' | '—');
    let mut out = String::with_capacity(text.len());
    let mut taken = 0;
    for (at, c) in chars.iter().enumerate() {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        let before = at.checked_sub(1).and_then(|at| chars.get(at)).copied().unwrap_or(' ');
        let digit = |c: char| c.is_ascii_digit();
        let idle = *c == ' ' && ((chinese(before) && digit(next)) || ((digit(before) || before == '%') && chinese(next)));
        if idle {
            taken += 1;
        } else {
            out.push(*c);
        }
    }
    (out, taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(parts: &[&str], file: &str) -> String {
        let line =
            |(at, text): (usize, &&'static str)| Line { text, number: at + 1, indent: 0, trails: false, blank: 0, page: false };
        let _ = parts;
        let leaked: Vec<&'static str> = parts.iter().map(|part| &*Box::leak((*part).to_owned().into_boxed_str())).collect();
        let all: Vec<Line<'_>> = leaked.iter().enumerate().map(line).collect();
        lines(&all, &Words::of(&format!("{file} {}", parts.join("\n"))), &mut Vec::new())
    }

    #[test]
    fn lines_are_joined_as_their_script_wants() {
        for (before, after, wanted) in [
            ("规", "划", "规划"),
            ("规划，", "提", "规划，提"),
            ("到", "2025年", "到2025年"),
            ("到20", "25年", "到2025年"),
            ("达68", "%以上", "达68%以上"),
            ("约1", ".5亿", "约1.5亿"),
            ("“十四", "五”", "“十四五”"),
            ("规划”", "（下称", "规划”（下称"),
            ("用", "Rust写", "用Rust写"),
            ("——", "供给", "——供给"),
            ("茶の", "湯", "茶の湯"),
            ("중요", "합니다", "중요 합니다"),
            ("smart", "manufacturing", "smart manufacturing"),
            ("co-", "operation", "co-operation"),
            ("manu-", "facturing", "manufacturing"),
            ("a soft\u{AD}", "ware", "a software"),
            ("2020-", "2025", "2020- 2025"),
            ("𠮷", "野", "𠮷野"),
        ] {
            assert_eq!(joined(&[before, after], "manufacturing 中文规划中文规划中文规划中文规划中文规划"), wanted);
        }
        assert_eq!(joined(&["in 2020", "30 plants"], "English alone"), "in 2020 30 plants");
    }

    #[test]
    fn spaces_beside_digits_go_and_others_stay() {
        let (text, taken) = without_spaces("超过 50%，收入超 10亿元，300 余项 AI 技术 5 G，“ 5 ”");
        assert_eq!((text.as_str(), taken), ("超过50%，收入超10亿元，300余项 AI 技术5 G，“5”", 6));
    }
}
