//! A table of words by one of their characters, the first or the last: at a place of a text only those are compared that can
//! stand there.

use std::collections::BTreeMap;

/// Entries by a character, each list in the order of the table.
#[derive(Clone, Debug)]
pub struct ByChar<T>(BTreeMap<char, Vec<T>>);

impl<T> ByChar<T> {
    /// Puts entries by the character that `key` gives; one that has none is never found.
    pub fn new(entries: impl IntoIterator<Item = T>, key: impl Fn(&T) -> Option<char>) -> Self {
        let mut table: BTreeMap<char, Vec<T>> = BTreeMap::new();
        for entry in entries {
            if let Some(c) = key(&entry) {
                table.entry(c).or_default().push(entry);
            }
        }
        Self(table)
    }

    /// The entries of a character.
    pub fn get(&self, c: char) -> &[T] {
        self.0.get(&c).map_or(&[], Vec::as_slice)
    }
}
