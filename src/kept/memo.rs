//! What a build leaves for the next one to go on from, as text: a line for the site, one a pair, one for each anchor
//! that a page asks of another.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use foldhash::HashMap;

use crate::check::Tally;
use crate::kept::{Key, Keys};
use crate::render::Asked;
use crate::site::{OutPath, Site};

/// What a build leaves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memo {
    /// The site's hash.
    pub site: Key,
    /// By id of the pair.
    pub pairs: HashMap<String, Settled>,
    /// Anchors that pages ask of others.
    pub asked: Asked,
}

/// What a build leaves of a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The pair's hash.
    pub key: Key,
    /// What was compared in it, where nothing was found.
    pub compared: Option<Tally>,
}

impl Memo {
    /// Reads a memo. What is no memo, or that of another version, is one of nothing.
    pub fn read(text: &str) -> Self {
        Self::try_read(text).unwrap_or_default()
    }

    fn try_read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut memo = Self { site: lines.next()?.strip_prefix("site ")?.parse().ok()?, ..Self::default() };
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            match words.as_slice() {
                ["pair", id, key] => memo.settle(id, key.parse().ok()?, None),
                ["pair", id, key, figures, terms, references] => {
                    let [figures, terms, references] = [figures, terms, references].map(|number| number.parse().ok());
                    let tally = Tally { figures: figures?, terms: terms?, references: references? };
                    memo.settle(id, key.parse().ok()?, Some(tally));
                }
                ["asked", path, anchors @ ..] => {
                    let anchors: BTreeSet<String> = anchors.iter().map(|anchor| (*anchor).to_owned()).collect();
                    memo.asked.insert(OutPath::new(path).ok()?, anchors);
                }
                _ => return None,
            }
        }
        Some(memo)
    }

    fn settle(&mut self, id: &str, key: Key, compared: Option<Tally>) {
        self.pairs.insert(id.to_owned(), Settled { key, compared });
    }

    /// The memo of a build: of its hashes, of what was compared in pairs in which nothing was found, and of the anchors
    /// that its pages ask of each other.
    pub fn write(keys: &Keys, site: &Site<'_>, silent: &[Option<Tally>], asked: &Asked) -> String {
        let mut text = format!("site {}\n", keys.site);
        for ((pair, key), silent) in site.pairs.iter().zip(&keys.pairs).zip(silent) {
            let _ = write!(text, "pair {} {key}", pair.id);
            if let Some(Tally { figures, terms, references }) = silent {
                let _ = write!(text, " {figures} {terms} {references}");
            }
            text.push('\n');
        }
        for (path, anchors) in asked {
            let _ = write!(text, "asked {path}");
            // One with a space is read as two, which no page has: all is made then.
            for anchor in anchors {
                let _ = write!(text, " {anchor}");
            }
            text.push('\n');
        }
        text
    }
}
