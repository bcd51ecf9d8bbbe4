//! A table of words by one of their characters, the first or the last: at a place of a text only those are compared that can
//! stand there.

use std::collections::BTreeMap;

/// Entries by a character, each list in the order of the table.
#[derive(Clone, Debug)]
pub struct ByChar<T> {
    entries: BTreeMap<char, Vec<T>>,
    /// Whether some character with these low bits has entries: most that are asked for have none, and are done with here.
    some: Vec<bool>,
}

/// How many different low bits are told apart.
const PLACES: u32 = 1024;

fn place(c: char) -> usize {
    usize::try_from(u32::from(c) % PLACES).unwrap_or_default()
}

impl<T> ByChar<T> {
    /// Puts entries by the character that `key` gives; one that has none is never found.
    pub fn new(entries: impl IntoIterator<Item = T>, key: impl Fn(&T) -> Option<char>) -> Self {
        let mut table = Self { entries: BTreeMap::new(), some: (0..PLACES).map(|_| false).collect() };
        for entry in entries {
            let Some(c) = key(&entry) else { continue };
            if let Some(some) = table.some.get_mut(place(c)) {
                *some = true;
            }
            table.entries.entry(c).or_default().push(entry);
        }
        table
    }

    /// The entries of a character.
    pub fn get(&self, c: char) -> &[T] {
        if self.some.get(place(c)) != Some(&true) {
            return &[];
        }
        self.entries.get(&c).map_or(&[], Vec::as_slice)
    }
}
