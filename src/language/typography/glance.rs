//! A glance at the bytes of a text: which slips can stand in it at all. Most texts have none, and are not read character by
//! character for each kind.

/// What was seen in a text. Each thing is a bit; where it is not set, no slip of that kind stands there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Glance(u16);

impl Glance {
    /// `"` and `'`.
    pub(super) const STRAIGHT_QUOTES: Self = Self(1);
    /// Spaces, and what begins like the one that does not break.
    pub(super) const SPACES: Self = Self(1 << 1);
    /// Spaces that an English text may not have: beside another, before a mark, after a bracket.
    pub(super) const ODD_SPACES: Self = Self(1 << 2);
    /// Hyphens.
    pub(super) const HYPHENS: Self = Self(1 << 3);
    /// `,.;:!?(`.
    pub(super) const HALF_WIDTH_MARKS: Self = Self(1 << 4);
    /// Marks of Chinese: U+3000 to U+303F, U+FF00 to U+FFEF, and some more.
    pub(super) const CHINESE_MARKS: Self = Self(1 << 5);
    /// `..`, `。。`, `…`.
    pub(super) const DOTS: Self = Self(1 << 6);
    /// `**`, `](`.
    pub(super) const MARKUP: Self = Self(1 << 7);
    /// U+3000.
    pub(super) const IDEOGRAPHIC_SPACES: Self = Self(1 << 8);
    /// Letters, digits and per-cent signs as wide as a Han character.
    pub(super) const WIDE_LETTERS: Self = Self(1 << 9);
    /// Characters that may have no shape or may turn the text.
    pub(super) const HIDDEN: Self = Self(1 << 10);

    /// Looks through a text, in one pass for all kinds.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut seen = Self::default();
        for (at, byte) in bytes.iter().enumerate().filter(|(_, byte)| TELLING.get(usize::from(**byte)) == Some(&true)) {
            let rest = || bytes.get(at + 1..).unwrap_or_default();
            let here = match byte {
                b'"' | b'\'' => Self::STRAIGHT_QUOTES,
                b' ' => space(at.checked_sub(1).and_then(|before| bytes.get(before)), bytes.get(at + 1)),
                b'-' => Self::HYPHENS,
                b'.' if rest().first() == Some(&b'.') => Self::HALF_WIDTH_MARKS.and(Self::DOTS),
                b',' | b'.' | b';' | b':' | b'!' | b'?' | b'(' => Self::HALF_WIDTH_MARKS,
                b'*' if rest().first() == Some(&b'*') => Self::MARKUP,
                b']' if rest().first() == Some(&b'(') => Self::MARKUP,
                b'\n' | b'\t' => continue,
                0x00..=0x1F | 0x7F | 0xD8 | 0xEE | 0xF3 | 0xF4 => Self::HIDDEN,
                0xC2 | 0xE2 | 0xE3 | 0xEF => wide(*byte, rest()),
                _ => continue,
            };
            seen = seen.and(here);
        }
        seen
    }

    /// Whether one of these was seen.
    pub(super) fn any(self, of: Self) -> bool {
        self.0 & of.0 != 0
    }

    /// What was seen in either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The bytes that tell something. Most are those of letters, and are passed over.
#[expect(clippy::indexing_slicing, reason = "while it is compiled, and below the length")]
const TELLING: [bool; 256] = {
    let mut telling = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        telling[byte] =
            matches!(byte, 0x00..=0x2F | 0x3A..=0x3F | 0x5D | 0x7F | 0xC2 | 0xD8 | 0xE2 | 0xE3 | 0xEE | 0xEF | 0xF3 | 0xF4);
        byte += 1;
    }
    telling
};

/// A space between these bytes.
fn space(before: Option<&u8>, after: Option<&u8>) -> Glance {
    // The last bytes of `“` are `80 9C`, the first of `”` is `E2`.
    let odd = matches!(before, Some(b'(' | b'[' | 0x9C))
        || matches!(after, Some(b' ' | b',' | b';' | b'!' | b'?' | b')' | b']' | b'.' | b':' | 0xE2));
    if odd { Glance::SPACES.and(Glance::ODD_SPACES) } else { Glance::SPACES }
}

/// A character of several bytes that begins with this one and goes on with the rest.
fn wide(first: u8, rest: &[u8]) -> Glance {
    match (first, rest) {
        (0xC2, [0x80..=0x9F | 0xAD, ..]) => Glance::SPACES.and(Glance::HIDDEN),
        (0xC2, _) => Glance::SPACES,
        (0xE2, [0x80, 0xA6, ..]) => Glance::DOTS,
        // U+2000 to U+20FF: quotation marks and dashes are sound; so are arrows and signs above.
        (0xE2, [0x80, 0x8B..=0x8F | 0xAA..=0xAE, ..] | [0x81, _, ..] | [0xB9, 0x92, ..]) => Glance::HIDDEN,
        (0xE3, [0x80, 0x80, ..]) => Glance::CHINESE_MARKS.and(Glance::IDEOGRAPHIC_SPACES),
        (0xE3, [0x80, 0x82, 0xE3, 0x80, 0x82, ..]) => Glance::CHINESE_MARKS.and(Glance::DOTS),
        // U+FF00 to U+FFEF are `EF BC` and `EF BD`; `！` to `／` and `：` to `＠` are marks of Chinese text.
        (0xEF, [0xBC, 0x85 | 0x90..=0x99 | 0xA1..=0xBA, ..] | [0xBD, 0x81..=0x9A, ..]) => {
            Glance::CHINESE_MARKS.and(Glance::WIDE_LETTERS)
        }
        (0xE3, _) | (0xEF, [0xBC | 0xBD, ..]) => Glance::CHINESE_MARKS,
        (0xEF, _) => Glance::CHINESE_MARKS.and(Glance::HIDDEN),
        _ => Glance::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Family;
    use crate::language::typography::hidden::{is_hidden, turns};
    use crate::language::typography::{ALL, Slip, widths};

    /// Every character that a rule looks for is seen at a glance.
    #[test]
    fn nothing_that_is_looked_for_is_overlooked() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let seen = Glance::of(&c.to_string());
            assert!(seen.any(Glance::HIDDEN) || !(turns(c) || is_hidden(c)), "U+{:04X}", u32::from(c));
            assert!(seen.any(Glance::WIDE_LETTERS) || !widths::is_wide(c), "U+{:04X}", u32::from(c));
            if matches!(c, '，' | '、' | '。' | '；' | '：' | '！' | '？' | '（' | '）' | '\u{3000}') {
                assert!(seen.any(Glance::CHINESE_MARKS));
            }
        }
    }

    /// Where a glance denies a kind of slip, none is found by reading: in all texts of one to three of these.
    #[test]
    fn a_glance_never_denies_what_reading_finds() {
        let parts = [
            "a", "1", "文", " ", "\u{A0}", "\n", "\"", "'", "-", "--", ",", ".", "..", ";", "!", "(", ")", "。", "……", "…", "（",
            "）", "，", "“", "”", "*", "**", "](", "\u{3000}", "Ａ", "％", "\u{200B}", "\u{202E}", "\u{FEFF}", "\u{FE0F}",
        ];
        let (mut granted, mut denied) = (0, 0);
        let mut texts = vec![String::new()];
        for _ in 0..3 {
            texts = texts.iter().flat_map(|text| parts.map(|part| format!("{text}{part}"))).collect();
            for text in &texts {
                let glance = Glance::of(text);
                for search in ALL {
                    for family in [Family::Chinese, Family::English] {
                        if glance.any(search.needs) {
                            granted += 1;
                            continue;
                        }
                        denied += 1;
                        let slips: Vec<Slip> = (search.find)(text, family);
                        assert!(slips.is_empty(), "{text:?}: {slips:?}");
                    }
                }
            }
        }
        assert!(granted > 100_000 && denied > 500_000, "{granted} granted, {denied} denied");
    }
}
