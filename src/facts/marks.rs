//! Enumerators: 一是, 第一，, 首先, 其一, （一）, 一、, 1., ①, ——: what stands before the steps of an enumeration.

use crate::facts::numeral::{arabic, numeral};
use crate::facts::scan::Scan;

/// A way of counting steps. Marks of different families do not continue each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Family {
    /// 一是, 二是.
    Is,
    /// 第一，第二，第三是.
    Nth,
    /// 其一，其二.
    Among,
    /// 首先, 其次, 再次, 最后.
    First,
    /// （一）, (二).
    HanInBrackets,
    /// （1）, (2).
    DigitInBrackets,
    /// 一、 at the beginning of a paragraph.
    HanPoint,
    /// 1. or 1、 at the beginning of a paragraph.
    DigitPoint,
    /// ①.
    Circled,
    /// 第一章, 第二节, at the beginning of a paragraph.
    Chapter,
}

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub family: Family,
    /// Its number; the last of 首先, 其次, 最后 has that after the one before it, here 0.
    pub number: u32,
    /// The characters it takes.
    pub start: usize,
    pub end: usize,
}

/// The marks of a paragraph, in their order.
pub(super) fn marks(scan: &Scan<'_>) -> Vec<Mark> {
    let mut found: Vec<Mark> = Vec::new();
    let mut at = 0;
    while at < scan.len() {
        match mark(scan, at) {
            Some(mark) => {
                at = mark.end;
                found.push(mark);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether only blanks stand before a character.
fn leads(scan: &Scan<'_>, at: usize) -> bool {
    (0..at).all(|before| scan.at(before).is_none_or(char::is_whitespace))
}

/// Whether a step can begin here: at the beginning, or after a mark that ends something.
fn after_a_stop(scan: &Scan<'_>, at: usize) -> bool {
    let before = (0..at).rev().find_map(|before| scan.at(before).filter(|c| !c.is_whitespace()));
    before.is_none_or(|c| "。；：，！？;:,、”）)".contains(c))
}

fn mark(scan: &Scan<'_>, at: usize) -> Option<Mark> {
    let c = scan.at(at)?;
    let made = |family, number, end| Some(Mark { family, number, start: at, end });
    match c {
        '（' | '(' => {
            let inside = numeral(scan, at + 1)?;
            let close = at + 1 + inside.length;
            let digits = scan.at(at + 1).and_then(arabic).is_some();
            let closes = scan.at(close).is_some_and(|c| matches!(c, '）' | ')'));
            let family = if digits { Family::DigitInBrackets } else { Family::HanInBrackets };
            if closes && after_a_stop(scan, at) { made(family, inside.value, close + 1) } else { None }
        }
        '①'..='⑳' => made(Family::Circled, u32::from(c) - u32::from('①') + 1, at + 1),
        '第' => {
            let number = numeral(scan, at + 1)?;
            let end = at + 1 + number.length;
            match scan.at(end)? {
                '，' | ',' | '：' | '、' | '是' if after_a_stop(scan, at) => made(Family::Nth, number.value, end + 1),
                '章' | '节' | '条' if leads(scan, at) => made(Family::Chapter, number.value, end + 1),
                _ => None,
            }
        }
        '其' => {
            let Some(number) = numeral(scan, at + 1).filter(|number| number.value < 10) else { return word(scan, at) };
            let end = at + 1 + number.length;
            let stop = scan.at(end).is_some_and(|c| "，,：、".contains(c));
            if stop && after_a_stop(scan, at) { made(Family::Among, number.value, end + 1) } else { None }
        }
        '首' | '再' | '最' => word(scan, at),
        _ => {
            let number = numeral(scan, at)?;
            let end = at + number.length;
            let digits = arabic(c).is_some();
            match scan.at(end)? {
                '是' if !digits && c != '两' && after_a_stop(scan, at) => made(Family::Is, number.value, end + 1),
                '、' if leads(scan, at) => {
                    made(if digits { Family::DigitPoint } else { Family::HanPoint }, number.value, end + 1)
                }
                '.' | '．' if digits && leads(scan, at) && scan.at(end + 1).and_then(arabic).is_none() => {
                    made(Family::DigitPoint, number.value, end + 1)
                }
                _ => None,
            }
        }
    }
}

/// 首先，其次，再次，最后: as the first words of a sentence and followed by a pause.
fn word(scan: &Scan<'_>, at: usize) -> Option<Mark> {
    let words = [("首先", 1), ("其次", 2), ("再次", 3), ("最后", 0)];
    let (word, number) = words.iter().find(|(word, _)| scan.begins(at, word))?;
    let end = at + word.chars().count();
    let pause = scan.at(end).is_some_and(|c| "，,：是".contains(c));
    (pause && after_a_stop(scan, at)).then_some(Mark { family: Family::First, number: *number, start: at, end: end + 1 })
}

/// What stands before the item of a list that is marked and not numbered: where its words begin.
pub(super) fn dash(scan: &Scan<'_>) -> Option<usize> {
    let start = scan.trim(scan.whole()).start;
    let dashes = (start..scan.len()).take_while(|at| scan.at(*at).is_some_and(|c| matches!(c, '—' | '―' | '─'))).count();
    let bullet = scan.at(start).is_some_and(|c| matches!(c, '●' | '•' | '◆' | '■' | '★' | '▲' | '※' | '·'));
    if dashes >= 2 || bullet { Some(start + dashes.max(1)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Family, u32)> {
        marks(&Scan::new(text)).iter().map(|mark| (mark.family, mark.number)).collect()
    }

    #[test]
    fn every_family_is_known() {
        assert_eq!(found("要点：一是采茶；二是制茶，三是卖茶。"), [(Family::Is, 1), (Family::Is, 2), (Family::Is, 3)]);
        assert_eq!(found("第一，采茶。第二是制茶。"), [(Family::Nth, 1), (Family::Nth, 2)]);
        assert_eq!(found("其一，采茶；其二，制茶"), [(Family::Among, 1), (Family::Among, 2)]);
        assert_eq!(found("首先，采茶。其次，制茶。最后，卖茶。"), [(Family::First, 1), (Family::First, 2), (Family::First, 0)]);
        assert_eq!(
            found("（一）采茶。(二)制茶。（1）绿茶"),
            [(Family::HanInBrackets, 1), (Family::HanInBrackets, 2), (Family::DigitInBrackets, 1)]
        );
        assert_eq!(found("一、采茶"), [(Family::HanPoint, 1)]);
        assert_eq!(found(" 12. 采茶"), [(Family::DigitPoint, 12)]);
        assert_eq!(found("①采茶②制茶"), [(Family::Circled, 1), (Family::Circled, 2)]);
        assert_eq!(found("第二章 制茶"), [(Family::Chapter, 2)]);
    }

    #[test]
    fn what_only_looks_like_one_is_none() {
        for text in
            ["统一是好事", "进一步", "其中，", "第一产业", "约十是", "1.5万", "茶（一种）", "最后一杯", "绿茶、红茶", "3月、4月"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn dashes_and_bullets_begin_an_item() {
        assert_eq!(dash(&Scan::new("——采茶。")), Some(2));
        assert_eq!(dash(&Scan::new(" ● 采茶")), Some(2));
        assert_eq!(dash(&Scan::new("采茶——制茶")), None);
        assert_eq!(dash(&Scan::new("—采茶")), None);
    }
}
