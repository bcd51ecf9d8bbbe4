//! Chinese enumerators: 一是, 其一, 第一，, 首先, （一）, 一、, ①. Steps of a text, and no figures.

use super::{Found, numeral};
use crate::language::figures::chars::Chars;
use crate::language::figures::figure::Step;

/// Words that count by themselves.
const WORDS: &[(&str, u32)] = &[("首先", 1), ("其次", 2), ("再次", 3), ("再者", 0), ("最后", 0)];

/// Reads an enumerator that begins a clause at `i`.
pub(super) fn read(chars: &Chars<'_>, i: usize) -> Option<Found> {
    let found = |number: u32, end: usize| Some(Found::Step(Step { span: chars.span(i, end), number, loose: false }, end));
    let c = chars.at(i);
    if let '①'..='⑳' = c {
        return found(u32::from(c) - u32::from('①') + 1, i + 1);
    }
    let before = chars.before(chars.skip_spaces_back(i));
    let sentence = matches!(before, '\0' | '\n' | '。' | '；' | '！' | '？' | '：' | ';' | ':' | '”');
    let clause = sentence || matches!(before, '，' | ',' | '、' | '—' | '（' | '“' | '和' | '》' | '\u{fffc}');
    let after_words = crate::language::is_han(before) && !matches!(before, '条' | '款' | '第' | '见' | '件' | '表' | '图' | '式');
    if matches!(c, '（' | '(') && (sentence || after_words) {
        let (number, end) = plain(chars, i + 1)?;
        return if matches!(chars.at(end), '）' | ')') { found(number, end + 1) } else { None };
    }
    if !clause {
        return None;
    }
    if let Some((word, number)) = WORDS.iter().find(|(word, _)| chars.starts(i, word)) {
        let end = i + word.chars().count();
        let comma = matches!(chars.at(end), '，' | '是' | '要');
        return if *number == 1 && sentence || comma && *number != 0 || comma && sentence { found(*number, end) } else { None };
    }
    if c == '其' {
        let (number, end) = plain(chars, i + 1)?;
        let ends = matches!(chars.at(end), '，' | '是' | '：' | '、');
        return if ends { found(number, end) } else { None };
    }
    if c == '第' {
        let (number, end) = plain(chars, i + 1)?;
        let worded = matches!(chars.at(end), '点' | '个' | '条' | '步') && chars.at(end + 1) == '，' && sentence;
        let end = end + usize::from(worded);
        let ends =
            matches!(chars.at(end), '，' | '：' | '、') && !chars.starts(end + 1, "第") || chars.at(end) == '是' && sentence;
        return if ends && number < 20 { found(number, end) } else { None };
    }
    let (number, end) = plain(chars, i)?;
    let is = chars.at(end) == '是' && !chars.at(i).is_ascii_digit();
    let comes = chars.starts(end, "则") || chars.starts(end, "要");
    if is || comes && !chars.at(i).is_ascii_digit() {
        return found(number, end + 1);
    }
    // 一项是, 一个是, 一方面: one, the other.
    if let (1, Some((_, end))) = (number, chars.longest(end, ["项是", "个是", "种是", "类是"])) {
        let step = Step { span: chars.span(i, end), number, loose: true };
        return Some(Found::Step(step, end));
    }
    // 一、 and 1. only where a line begins: 一、二、三产业 is a list of industries.
    let line = matches!(before, '\0' | '\n');
    let mark = matches!(chars.at(end), '、') || chars.at(end) == '.' && !chars.at(end + 1).is_ascii_digit();
    let listed = super::digits::is_numeral(chars.at(end + 1)) && chars.at(end) == '、';
    if line && mark && !listed { found(number, end + 1) } else { None }
}

/// A whole number up to 99 in few characters.
fn plain(chars: &Chars<'_>, i: usize) -> Option<(u32, usize)> {
    let number = numeral::read(chars, i)?;
    let value = number.low.to_integer().and_then(|value| u32::try_from(value).ok()).filter(|value| (1..100).contains(value))?;
    (number.high.is_none() && number.more.is_none() && number.end - number.start <= 3).then_some((value, number.end))
}
