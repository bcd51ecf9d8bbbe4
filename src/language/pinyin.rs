//! Readings set over Chinese word by word. Readings are written by an editor; here they are only laid out.

use crate::language::han::is_han;

/// A word and its reading; characters that have none stand by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading<'t> {
    /// The characters.
    pub text: &'t str,
    /// The reading.
    pub reading: Option<&'t str>,
}

/// Divides `text` by the words of `pinyin`, one Han character a syllable; marks between them stand by themselves. Where
/// the counts do not agree, or letters and digits stand among them, the whole reading stands over the whole text.
pub fn readings<'t>(text: &'t str, pinyin: &'t str) -> Vec<Reading<'t>> {
    let words: Vec<&str> = pinyin.split_whitespace().collect();
    let total: usize = words.iter().map(|word| syllables(word)).sum();
    let plain = |c: char| is_han(c) || !c.is_alphanumeric();
    if total != text.chars().filter(|c| is_han(*c)).count() || !text.chars().all(plain) {
        return vec![Reading { text, reading: Some(pinyin) }];
    }
    let mut parts = Vec::with_capacity(words.len());
    let mut rest = text;
    for word in words {
        let mut left = syllables(word);
        while left > 0 && !rest.is_empty() {
            let marks = rest.find(is_han).unwrap_or(rest.len());
            let (before, after) = rest.split_at(marks);
            if !before.is_empty() {
                parts.push(Reading { text: before, reading: None });
            }
            // A word ends at its last syllable, or at a mark that stands inside it.
            let end =
                after.char_indices().take_while(|(_, c)| is_han(*c)).take(left).last().map_or(0, |(at, c)| at + c.len_utf8());
            let (head, tail) = after.split_at(end);
            left -= head.chars().count();
            parts.push(Reading { text: head, reading: (left == 0).then_some(word) });
            rest = tail;
        }
    }
    if !rest.is_empty() {
        parts.push(Reading { text: rest, reading: None });
    }
    parts
}

/// The letter a reading is sorted under: its first, without its tone, in upper case.
pub fn initial(pinyin: &str) -> Option<char> {
    pinyin.chars().next().map(|c| plain(c).to_ascii_uppercase())
}

/// A reading without tones and spaces, in lower case, for sorting.
pub fn sort_key(pinyin: &str) -> String {
    pinyin.chars().filter(|c| c.is_alphanumeric()).map(|c| plain(c).to_ascii_lowercase()).collect()
}

fn plain(c: char) -> char {
    match c {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'ü' => 'v',
        'Ā' | 'Á' | 'Ǎ' | 'À' => 'A',
        'Ē' | 'É' | 'Ě' | 'È' => 'E',
        'Ō' | 'Ó' | 'Ǒ' | 'Ò' => 'O',
        other => other,
    }
}

/// Syllables of one word: its groups of vowels, and one more for every further tone inside a group.
fn syllables(word: &str) -> usize {
    let (mut count, mut in_group, mut tones) = (0, false, 0);
    for c in word.chars() {
        if matches!(plain(c).to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'v') {
            if !in_group {
                count += 1;
                tones = 0;
                in_group = true;
            }
            if plain(c) != c && c != 'ü' {
                tones += 1;
                count += usize::from(tones > 1);
            }
        } else {
            in_group = false;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn word_by_word() {
        let parts = readings("工业软件", "gōngyè ruǎnjiàn");
        assert_eq!(
            parts,
            [Reading { text: "工业", reading: Some("gōngyè") }, Reading { text: "软件", reading: Some("ruǎnjiàn") }]
        );
        let quoted: Vec<_> = readings("“十四五”规划", "shísìwǔ guīhuà").iter().map(|part| (part.text, part.reading)).collect();
        assert_eq!(quoted, [("“", None), ("十四五", Some("shísìwǔ")), ("”", None), ("规划", Some("guīhuà"))]);
        assert_eq!(readings("5G网络", "wǔ-jì wǎngluò").len(), 1);
        assert_eq!(initial("ānquán"), Some('A'));
        assert_eq!(sort_key("lǜsè zhìzào"), "lvsezhizao");
    }
}
