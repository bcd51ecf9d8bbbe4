//! A glance at the bytes of a text: whether a slip can stand in it at all. Most texts have none, and are not read character
//! by character for each kind.

use memchr::{memchr, memchr_iter, memchr2, memmem};

/// Whether one of two ASCII characters stands there.
pub(super) fn has(text: &str, one: u8, other: u8) -> bool {
    memchr2(one, other, text.as_bytes()).is_some()
}

/// Whether a text stands there.
pub(super) fn holds(text: &str, part: &str) -> bool {
    memmem::find(text.as_bytes(), part.as_bytes()).is_some()
}

/// Whether one of these ASCII marks stands there.
pub(super) fn any(text: &str, marks: &[u8]) -> bool {
    text.bytes().any(|byte| byte < 0x80 && marks.contains(&byte))
}

/// Whether a character of U+FF00 to U+FFEF stands there that is no mark of Chinese text: `EF BC` or `EF BD`, and not the
/// bytes of `！` to `／`, `：` to `＠`.
pub(super) fn wide_letters(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(0xEF, bytes).any(|at| match bytes.get(at + 1..at + 3) {
        Some([0xBC, 0x85 | 0x90..=0x99 | 0xA1..=0xBA]) => true,
        Some([0xBD, last]) => (0x81..=0x9A).contains(last),
        _ => false,
    })
}

/// Whether a mark of Chinese stands there: U+3000 to U+303F, U+FF00 to U+FFEF.
pub(super) fn chinese_marks(text: &str) -> bool {
    has(text, 0xE3, 0xEF)
}

/// Whether a character stands there that may have no shape or may turn the text: all that
/// [`invisible_characters`](super::invisible_characters) and [`bidi_controls`](super::bidi_controls) look for, and more.
pub(super) fn hidden(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.iter().enumerate().any(|(at, byte)| {
        let rest = bytes.get(at + 1..).unwrap_or_default();
        match byte {
            b'\n' | b'\t' => false,
            0x00..=0x1F | 0x7F | 0xD8 | 0xEE | 0xF3 | 0xF4 => true,
            0xC2 => matches!(rest, [0x80..=0x9F | 0xAD, ..]),
            // U+2000 to U+20FF: quotation marks, dashes and the ellipsis are sound; so are arrows and signs above.
            0xE2 => matches!(rest, [0x80, 0x8B..=0x8F | 0xAA..=0xAE, ..] | [0x81, _, ..] | [0xB9, 0x92, ..]),
            0xEF => !matches!(rest, [0xBC | 0xBD, ..]),
            _ => false,
        }
    })
}

/// Whether a space stands there that an English text may not have: beside another, before a mark, after a bracket.
pub(super) fn odd_spaces(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr_iter(b' ', bytes).any(|at| {
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(at + 1);
        // The last bytes of `“` are `80 9C`, the first of `”` is `E2`.
        matches!(before, Some(b'(' | b'[' | 0x9C))
            || matches!(after, Some(b' ' | b',' | b';' | b'!' | b'?' | b')' | b']' | b'.' | b':' | 0xE2))
    })
}

/// Whether a hyphen stands there.
pub(super) fn hyphens(text: &str) -> bool {
    memchr(b'-', text.as_bytes()).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::typography::hidden::{is_hidden, turns};

    /// Every character that a rule looks for is seen at a glance.
    #[test]
    fn nothing_that_is_looked_for_is_overlooked() {
        for c in (0..=0x0010_FFFF).filter_map(char::from_u32) {
            let text = c.to_string();
            assert!(hidden(&text) || !(turns(c) || is_hidden(c)), "U+{:04X}", u32::from(c));
            assert!(wide_letters(&text) || !crate::language::typography::widths::is_wide(c), "U+{:04X}", u32::from(c));
            if matches!(c, '，' | '、' | '。' | '；' | '：' | '！' | '？' | '（' | '）' | '\u{3000}') {
                assert!(chinese_marks(&text));
            }
        }
    }
}
