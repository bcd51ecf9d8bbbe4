//! Whether the blocks hold every letter and digit of the text that they were made of.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use crate::article::model::Block;
use crate::article::note::{Note, What};

/// Most letters that are named.
const NAMED: usize = 20;

/// Tells of letters that were met and are in no block.
pub(super) fn tell(seen: &str, blocks: &[Block], notes: &mut Vec<Note>) {
    let mut counts: BTreeMap<char, i64> = BTreeMap::new();
    let letters = |text: &str| text.nfd().filter(|c| c.is_alphanumeric()).collect::<Vec<char>>();
    for c in letters(seen) {
        *counts.entry(c).or_default() += 1;
    }
    for block in blocks {
        for c in letters(&block.text()) {
            *counts.entry(c).or_default() -= 1;
        }
    }
    let missing: String = counts.into_iter().filter(|(_, count)| *count > 0).map(|(c, _)| c).take(NAMED).collect();
    if !missing.is_empty() {
        notes.push(Note::new(What::Lost, 1, missing));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::model::{BlockKind, Run};

    #[test]
    fn a_letter_that_is_gone_is_told() {
        let block = Block { number: None, line: 1, kind: BlockKind::Paragraph(vec![Run::plain("春茶 caf\u{e9}")]) };
        let told = |seen: &str| {
            let mut notes = Vec::new();
            tell(seen, std::slice::from_ref(&block), &mut notes);
            notes.into_iter().map(|note| note.text).collect::<Vec<_>>()
        };
        assert!(told("春，茶\ncafe\u{301}").is_empty());
        assert_eq!(told("春茶茶caf\u{e9}5"), ["5茶"]);
    }
}
