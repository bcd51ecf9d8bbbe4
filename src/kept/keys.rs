//! The hashes that say what an edit can have changed.

use std::fmt;
use std::hash::{BuildHasher as _, Hasher as _};
use std::num::ParseIntError;
use std::str::FromStr;

use foldhash::quality::{FixedState, FoldHasher};
use foldhash::{HashMap, HashMapExt as _};
use rayon::prelude::*;

use crate::config::Side;
use crate::parse::Page;
use crate::parse::markdown::{BlockKind, Target};
use crate::site::{Pair, Site};
use crate::source::{SourceFile, SourceTree};
use crate::text::{RelPath, Span};

/// Two hashes of 64 bits with seeds of their own: far more than chance needs, and nobody gains by making two sources alike. It
/// means nothing to another program than the one that took it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Key(u128);

/// The hashes of a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Of everything that a page may show of another, and of what makes the site.
    pub site: Key,
    /// Of each pair's files, by the pair's number.
    pub pairs: Vec<Key>,
}

/// Takes a hash of parts, none of which can be taken for a piece of another.
struct Parts([FoldHasher<'static>; 2]);

impl Parts {
    fn new() -> Self {
        Self([0, 1].map(|seed| FixedState::with_seed(seed).build_hasher()))
    }

    fn add(&mut self, part: &[u8]) {
        for half in &mut self.0 {
            half.write_usize(part.len());
            half.write(part);
        }
    }

    fn end(self) -> Key {
        let [high, low] = self.0.map(|half| u128::from(half.finish()));
        Key(high << 64 | low)
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl FromStr for Key {
    type Err = ParseIntError;

    fn from_str(digits: &str) -> Result<Self, ParseIntError> {
        u128::from_str_radix(digits, 16).map(Self)
    }
}

impl Keys {
    /// Takes the hashes. `making` says what besides the sources decides what is made: the program, its options.
    pub fn of(tree: &SourceTree, site: &Site<'_>, making: &str) -> Self {
        let of_pairs: Vec<_> = site.pairs.par_iter().map(|pair| of_pair(pair, tree)).collect();
        let mut pairs = Vec::with_capacity(of_pairs.len());
        let mut pages: HashMap<&RelPath, Key> = HashMap::with_capacity(2 * of_pairs.len());
        for (key, shown) in of_pairs {
            pairs.push(key);
            pages.extend(shown.into_iter().flatten());
        }
        let mut whole = Parts::new();
        whole.add(making.as_bytes());
        for (path, file) in tree.files() {
            whole.add(path.as_str().as_bytes());
            match (pages.get(path), file) {
                (Some(shown), _) => whole.add(&shown.0.to_be_bytes()),
                (None, SourceFile::Text(text)) => whole.add(text.as_bytes()),
                (None, SourceFile::Bytes(bytes)) => whole.add(bytes),
                (None, SourceFile::Broken { before, offset }) => whole.add(format!("{offset} {before}").as_bytes()),
                (None, SourceFile::Refused(why)) => whole.add(format!("{why:?}").as_bytes()),
            }
        }
        Self { site: whole.end(), pairs }
    }
}

/// The hash of a pair, and by file those of what other pages may show of its sides.
fn of_pair<'s>(pair: &'s Pair, tree: &SourceTree) -> (Key, [Option<(&'s RelPath, Key)>; 2]) {
    let mut whole = Parts::new();
    let shown = Side::BOTH.map(|side| {
        let page = pair.page(side)?;
        let text = tree.read(page.file.as_str()).unwrap_or_default();
        whole.add(page.file.as_str().as_bytes());
        whole.add(text.as_bytes());
        Some((&page.file, shown(page, text)))
    });
    (whole.end(), shown)
}

/// The hash of what other pages may show of a page: its front matter, its headings, the passages that it rests on. Other
/// words of its body stand on its own page alone.
fn shown(page: &Page, text: &str) -> Key {
    let written = |span: Span| text.get(span.start..span.end).unwrap_or_default().as_bytes();
    let mut parts = Parts::new();
    parts.add(written(page.front.span));
    for block in page.body.blocks.iter().filter(|block| matches!(block.kind, BlockKind::Heading(_))) {
        parts.add(written(block.span));
    }
    for reference in &page.body.references {
        if let Target::Source(mark) = &reference.target {
            parts.add(mark.to_string().as_bytes());
        }
    }
    parts.end()
}
