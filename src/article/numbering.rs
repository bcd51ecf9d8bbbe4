//! Numbers that headings of Chinese documents begin with: 第一章, 一、, （一）, (1).

/// The rank of a number: the smaller, the higher its heading stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rank {
    /// 第一编, 第一篇.
    Part,
    /// 第一章.
    Chapter,
    /// 第一节.
    Section,
    /// 一、
    Ideographic,
    /// （一）
    Bracketed,
    /// (1)
    Arabic,
}

/// A number at the beginning of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Its rank.
    pub rank: Rank,
    /// Its value.
    pub value: u32,
    /// Its length in bytes.
    pub length: usize,
}

/// Longest heading, in characters.
const LONGEST: usize = 40;

/// The number that a text begins with.
pub(super) fn of(text: &str) -> Option<Number> {
    let number = |rank, value, rest: &str| Some(Number { rank, value, length: text.len() - rest.len() });
    if let Some(rest) = text.strip_prefix('第') {
        let (value, rest) = value(rest)?;
        return match rest.chars().next()? {
            c @ ('编' | '篇') => number(Rank::Part, value, rest.get(c.len_utf8()..)?),
            '章' => number(Rank::Chapter, value, rest.get('章'.len_utf8()..)?),
            '节' => number(Rank::Section, value, rest.get('节'.len_utf8()..)?),
            _ => None,
        };
    }
    if let Some(rest) = text.strip_prefix(['（', '(']) {
        let arabic = rest.starts_with(|c: char| c.is_ascii_digit());
        let (value, rest) = value(rest)?;
        let rest = rest.strip_prefix(['）', ')'])?;
        return number(if arabic { Rank::Arabic } else { Rank::Bracketed }, value, rest);
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (value, rest) = value(text)?;
    number(Rank::Ideographic, value, rest.strip_prefix('、')?)
}

/// A small number, in Chinese or Arabic digits, and what follows it.
fn value(text: &str) -> Option<(u32, &str)> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    if end > 0 {
        let digits = text.get(..end).filter(|digits| digits.len() <= 3)?;
        return Some((digits.parse().ok()?, text.get(end..)?));
    }
    let (mut total, mut digit, mut any) = (0_u32, None, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if let Some(at) = "〇一二三四五六七八九".chars().position(|known| known == c) {
            if digit.is_some() {
                return None;
            }
            digit = u32::try_from(at).ok();
        } else if c == '十' {
            if any && total > 0 {
                return None;
            }
            total += digit.take().unwrap_or(1) * 10;
        } else {
            break;
        }
        any = true;
        rest = rest.get(c.len_utf8()..)?;
    }
    any.then_some((total + digit.unwrap_or(0), rest))
}

/// Whether a whole text is a heading: a number and a few words that end no sentence.
pub(super) fn is_heading(text: &str) -> bool {
    let Some(number) = of(text) else { return false };
    let words = text.get(number.length..).unwrap_or_default().trim();
    let many = text.chars().take(LONGEST + 1).count() > LONGEST;
    !words.is_empty()
        && !many
        && !words.contains(['。', '；', '！', '\n', ';'])
        && !words.ends_with(['，', '、', '：', ':', ',', '.'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_headings_are_read() {
        for (text, rank, value) in [
            ("第一章 总则", Rank::Chapter, 1),
            ("第十二节 茶", Rank::Section, 12),
            ("第二十三编", Rank::Part, 23),
            ("第3章茶", Rank::Chapter, 3),
            ("一、背景", Rank::Ideographic, 1),
            ("二十一、茶", Rank::Ideographic, 21),
            ("（三）茶", Rank::Bracketed, 3),
            ("(1)茶", Rank::Arabic, 1),
            ("（12）茶", Rank::Arabic, 12),
        ] {
            assert_eq!(of(text).map(|number| (number.rank, number.value)), Some((rank, value)), "{text}");
        }
        for text in ["第一，茶", "一是茶", "（以下简称茶）", "2025、2035", "1、茶", "十分", "（一", "第", "一一、", ""]
        {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn headings_are_short_and_end_no_sentence() {
        for text in ["一、背景情况", "(1)创新方面——增强动能", "第一章 总则", "（一）茶园"] {
            assert!(is_heading(text), "{text}");
        }
        for text in ["（一）加快建设茶园。一是种茶", "一、", "一、建茶园；", "（一）包括：", "茶园"]
        {
            assert!(!is_heading(text), "{text}");
        }
    }
}
