//! Classes of characters, and where a line break inside a paragraph stands for a space.

/// A Han character (ideograph), `々` and `〇` included.
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '々' | '〇')
}

/// CJK and full-width punctuation that belongs to running Chinese text.
fn is_cjk_punctuation(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}' | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}')
}

/// Marks that Chinese shares with other scripts: they count as Chinese beside a Han character.
fn is_shared_mark(c: char) -> bool {
    matches!(c, '“' | '”' | '‘' | '’' | '…' | '—' | '·')
}

/// Han, kana, bopomofo, Hangul and CJK punctuation: the class that the emphasis rules call CJK.
pub fn is_cjk(c: char) -> bool {
    is_han(c)
        || is_cjk_punctuation(c)
        || matches!(c, '\u{1100}'..='\u{11FF}' | '\u{2E80}'..='\u{2FDF}' | '\u{3040}'..='\u{31FF}' | '\u{AC00}'..='\u{D7AF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF66}'..='\u{FFEF}')
}

fn is_wide(c: char) -> bool {
    is_han(c) || is_cjk_punctuation(c)
}

/// Whether a line break between these two characters is dropped: where either is Han or CJK punctuation and
/// the other is too, or is a shared mark, or a letter or digit (the gap between Han and Latin is the style
/// sheet's work). Between two Latin words the break stays a space.
pub fn joins_without_space(before: char, after: char) -> bool {
    let fits = |c: char| is_wide(c) || is_shared_mark(c) || c.is_alphanumeric();
    (is_wide(before) && fits(after)) || (is_wide(after) && fits(before)) || (is_shared_mark(before) && is_shared_mark(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_vanish_in_chinese_and_stay_in_english() {
        for (a, b) in [('中', '文'), ('，', '中'), ('中', '“'), ('”', '中'), ('年', '2'), ('5', '年'), ('A', '中')] {
            assert!(joins_without_space(a, b), "{a}{b}");
        }
        for (a, b) in [('a', 'b'), ('.', 'T'), ('”', 'a'), ('5', '%')] {
            assert!(!joins_without_space(a, b), "{a}{b}");
        }
    }
}
