//! Whether characters make running text: the commonest characters of Chinese are a quarter of any page of it, and
//! almost none of what a wrong decoder makes of other bytes.

use std::collections::HashSet;
use std::sync::LazyLock;

use encoding_rs::{Encoding, GB18030, WINDOWS_1252};

use crate::language::is_han;

/// The commonest characters of written Chinese, simplified and traditional, kana and Hangul, and the marks between them.
static COMMON: LazyLock<HashSet<char>> = LazyLock::new(|| {
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主发發年动動\
    同工也能下过過子说說产產种種面而方后後定行学學法所民得经經十三进進部度家电電力里如水化高自二理起小物现現实實加量都两兩体體\
    制机機当當使点點从從业業本去把性好应應开開它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内\
    数數正心反你明看原又么麼利比或但质質第向道命此变變条條只没沒结結解问問意建月公无無系军軍很情者最立代想已通并提直题題\
    ，。、；：（）《》“”のにはをたがでてとしれさいる이다는의에을를가은고"
        .chars()
        .collect()
});

/// The share of common characters among those that are not ASCII, from 0 to 1.
pub(super) fn share(text: &str) -> f64 {
    let (mut all, mut common) = (0_u32, 0_u32);
    for c in text.chars().filter(|c| !c.is_ascii()).take(20_000) {
        all += 1;
        common += u32::from(COMMON.contains(&c));
    }
    if all == 0 { 0.0 } else { f64::from(common) / f64::from(all) }
}

/// Whether most of a text is ASCII, as that of European languages is.
pub(super) fn is_mostly_ascii(text: &str) -> bool {
    let (all, ascii) = text.chars().fold((0_usize, 0_usize), |(all, ascii), c| (all + 1, ascii + usize::from(c.is_ascii())));
    all > 20 && ascii * 5 > all * 4
}

/// Whether there is enough that is not ASCII to judge by, and too little of it common; Latin letters with accents are
/// common enough.
pub(super) fn is_doubtful(text: &str) -> bool {
    let foreign = |c: &char| !c.is_ascii();
    let many = text.chars().filter(foreign).take(24).count() == 24;
    let strange = text.chars().filter(foreign).take(20_000);
    let (all, latin) = strange.fold((0_usize, 0_usize), |(all, latin), c| (all + 1, latin + usize::from(c < '\u{250}')));
    many && share(text) < 0.08 && latin * 2 < all.max(1)
        // A single-byte decoder makes Latin letters of everything: as doubtful, where nothing else explains so many.
        || many && latin * 4 > text.chars().take(20_000).count()
}

/// A stretch of text that was decoded wrongly before it was saved: `ä¸­` for 中, `涓` for 中. What it was, and what it
/// should have been.
pub(in crate::article) fn doubly_encoded(text: &str) -> Option<(String, String)> {
    for line in text.lines() {
        for word in line.split(|c: char| c.is_ascii() || "，。、；：！？（）".contains(c)) {
            let found = [WINDOWS_1252, GB18030].into_iter().find_map(|by| Some((word.to_owned(), once(word, by)?)));
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// How much of a word is tried, in characters.
const WORD: usize = 24;

/// What a text was before a decoder of this encoding read UTF-8 with it.
fn once(word: &str, by: &'static Encoding) -> Option<String> {
    // To encode Chinese takes long: only of what reads as none, and of that the beginning.
    let word: String = word.chars().take(WORD).collect();
    if word.chars().count() < 4 || share(&word) > 0.1 {
        return None;
    }
    // Bytes that the encoding leaves open stand for themselves in what browsers decode: U+0080 to U+009F.
    let (bytes, _, unmappable) = by.encode(&word);
    if unmappable {
        return None;
    }
    // The last character may be cut: a wrong decoder does not stop where a character ends.
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() >= 6 && error.valid_up_to() + 3 > bytes.len() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
        }
        Err(_) => return None,
    };
    (text.chars().filter(|c| is_han(*c)).count() >= 2 && share(text) >= share(&word)).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_was_decoded_twice_is_seen() {
        for text in [
            "中国的茶",
            "发展",
            "绿茶的水",
            "《规划》提出",
            "今年的茶叶",
            "一二三四",
            "工业和信息化",
            "数字",
            "平台上的人",
            "到年底",
        ] {
            let (sample, _, _) = WINDOWS_1252.decode(text.as_bytes());
            assert_eq!(doubly_encoded(&sample).map(|(_, meant)| meant).as_deref(), Some(text));
        }
        for text in ["中国的茶", "绿茶的水", "今年茶叶", "发展规划", "平台上的人们"] {
            let (sample, _, _) = GB18030.decode(text.as_bytes());
            assert!(doubly_encoded(&sample).is_some(), "{text} as {sample}");
        }
        for sound in
            ["中国的茶", "café, naïve, Ærø", "“十四五”规划", "《规划》提出，到2025年", "größer als 5 µm", "——创新", "……的"]
        {
            assert_eq!(doubly_encoded(sound), None, "{sound}");
        }
    }
}
