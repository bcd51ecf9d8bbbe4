//! The words of one site that the readers must know: those that only look like numbers, and what it counts.

/// Words of a site, given to a [`Reader`](super::Reader).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// Chinese words that only look like numbers: 两化, 双创; and names made of digits: 76441.
    pub chinese: Vec<String>,
    /// English words that only look like numbers.
    pub english: Vec<String>,
    /// Chinese counters that the site's units name.
    pub counters: Vec<String>,
}

impl Lexicon {
    /// Takes in a word of either script that only looks like a number.
    pub fn mask(&mut self, word: &str) {
        let list = if word.is_ascii() { &mut self.english } else { &mut self.chinese };
        if !word.is_empty() {
            list.push(word.to_owned());
        }
    }

    /// Takes in the counter of a unit as `site.yaml` writes it, `{n}家`, where it is one.
    pub fn counter(&mut self, pattern: &str) {
        let Some((_, after)) = pattern.split_once("{n}") else { return };
        if !after.is_empty() && after.chars().all(crate::language::is_han) {
            self.counters.push(after.to_owned());
        }
    }
}
