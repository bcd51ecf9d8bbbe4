//! Small whole numbers as announcements and enumerators write them: 6, ６, 六, 十二, 二十一, 两.

use crate::facts::scan::Scan;

/// A number and how many characters it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub value: u32,
    pub length: usize,
}

/// The value of one Chinese digit.
fn digit(c: char) -> Option<u32> {
    Some(match c {
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// The value of one Arabic digit, of full width too.
pub(super) fn arabic(c: char) -> Option<u32> {
    match c {
        '0'..='9' => Some(u32::from(c) - u32::from('0')),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => None,
    }
}

/// Whether a character can be part of a number, so that what stands beside it is none by itself.
pub(super) fn is_numeric(c: char) -> bool {
    arabic(c).is_some() || digit(c).is_some() || matches!(c, '十' | '百' | '千' | '万' | '亿' | '〇' | '零' | '几' | '数')
}

/// The number from 1 to 999 in Arabic digits, or to 99 in Chinese ones, that begins at a character.
pub(super) fn numeral(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    let found = arabic_number(scan, at).or_else(|| chinese_number(scan, at))?;
    let next = scan.at(at + found.length);
    // 3.5 and 3,500, 三百 and 五亿 are other numbers.
    let goes_on = match next {
        Some('.' | '．' | ',' | '，') => scan.at(at + found.length + 1).is_some_and(|c| arabic(c).is_some()),
        Some(c) => is_numeric(c) || matches!(c, '%' | '％' | '‰'),
        None => false,
    };
    (found.value > 0 && !goes_on).then_some(found)
}

fn arabic_number(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    let digits: Vec<u32> = (at..at + 4).map_while(|at| scan.at(at).and_then(arabic)).collect();
    if digits.is_empty() || digits.len() > 3 {
        return None;
    }
    Some(Numeral { value: digits.iter().fold(0, |value, digit| value * 10 + digit), length: digits.len() })
}

fn chinese_number(scan: &Scan<'_>, at: usize) -> Option<Numeral> {
    let first = scan.at(at)?;
    let ones = |at: usize| scan.at(at).and_then(digit);
    if first == '十' {
        return Some(ones(at + 1).map_or(Numeral { value: 10, length: 1 }, |one| Numeral { value: 10 + one, length: 2 }));
    }
    let tens = digit(first)?;
    if scan.at(at + 1) == Some('十') {
        let ten = Numeral { value: tens * 10, length: 2 };
        return Some(ones(at + 2).map_or(ten, |one| Numeral { value: tens * 10 + one, length: 3 }));
    }
    Some(Numeral { value: tens, length: 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_numbers_are_read_and_larger_ones_left_alone() {
        let read = |text: &str| numeral(&Scan::new(text), 0).map(|found| (found.value, found.length));
        for (text, value, length) in [
            ("6个", 6, 1),
            ("６项", 6, 1),
            ("六大", 6, 1),
            ("两类", 2, 1),
            ("十二条", 12, 2),
            ("二十一条", 21, 3),
            ("15项", 15, 2),
        ] {
            assert_eq!(read(text), Some((value, length)), "{text}");
        }
        for text in ["0个", "三百个", "3.5个", "3,500个", "1234个", "70%", "五亿", "茶"] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
