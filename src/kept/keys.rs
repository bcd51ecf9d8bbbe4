//! The hashes that say what an edit can have changed.

use std::collections::HashMap;

use rayon::prelude::*;
use sha2::{Digest, Sha256};

use crate::config::Side;
use crate::parse::Page;
use crate::parse::markdown::{BlockKind, Target};
use crate::site::{Pair, Site};
use crate::source::{SourceFile, SourceTree};
use crate::text::{RelPath, Span, hex};

/// How many bytes of a hash are kept.
const KEPT: usize = 16;

/// The hashes of a site, in hexadecimal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Of everything that a page may show of another, and of what makes the site.
    pub site: String,
    /// Of each pair's files, by the pair's number.
    pub pairs: Vec<String>,
}

/// Takes a hash of parts, none of which can be taken for a piece of another.
struct Parts(Sha256);

impl Parts {
    fn new() -> Self {
        Self(Sha256::new())
    }

    fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    fn end(self) -> String {
        let hash = self.0.finalize();
        hex(hash.get(..KEPT).unwrap_or(&hash))
    }
}

impl Keys {
    /// Takes the hashes. `making` says what besides the sources decides what is made: the program, its options.
    pub fn of(tree: &SourceTree, site: &Site<'_>, making: &str) -> Self {
        let of_pair = |pair: &Pair| {
            let mut whole = Parts::new();
            let sides =
                Side::BOTH.map(|side| pair.page(side).map(|page| (page, tree.read(page.file.as_str()).unwrap_or_default())));
            let shown = sides.map(|side| side.map(|(page, text)| (page.file.clone(), shown(page, text))));
            for (page, text) in sides.into_iter().flatten() {
                whole.add(page.file.as_str().as_bytes());
                whole.add(text.as_bytes());
            }
            (whole.end(), shown)
        };
        let of_pairs: Vec<_> = site.pairs.par_iter().map(of_pair).collect();
        let mut pairs = Vec::with_capacity(of_pairs.len());
        let mut pages: HashMap<RelPath, String> = HashMap::with_capacity(2 * of_pairs.len());
        for (key, shown) in of_pairs {
            pairs.push(key);
            pages.extend(shown.into_iter().flatten());
        }
        let mut whole = Parts::new();
        whole.add(making.as_bytes());
        for (path, file) in tree.files() {
            whole.add(path.as_str().as_bytes());
            match (pages.get(path), file) {
                (Some(shown), _) => whole.add(shown.as_bytes()),
                (None, SourceFile::Text(text)) => whole.add(text.as_bytes()),
                (None, SourceFile::Bytes(bytes)) => whole.add(bytes),
                (None, SourceFile::Broken { before, offset }) => whole.add(format!("{offset} {before}").as_bytes()),
                (None, SourceFile::Refused(why)) => whole.add(format!("{why:?}").as_bytes()),
            }
        }
        Self { site: whole.end(), pairs }
    }
}

/// The hash of what other pages may show of a page: its front matter, its headings, the passages that it rests on. Other
/// words of its body stand on its own page alone.
fn shown(page: &Page, text: &str) -> String {
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
