//! What of the last build still holds: pairs in which nothing is to be found, files that are right as they stand. A build
//! upon the last one makes the same as a build from nothing; it only leaves out what would come out the same.
//!
//! What can change by an edit is decided from two hashes. The site's is taken of everything that any page may show of
//! another: configuration, theme, glossary, front matter, headings, source marks. Where that is another, nothing is kept.
//! A pair's is taken of its two files. Where the site's is the same, only the pairs are made again whose own has changed,
//! and files that no page makes, as data and assets, come out as they did.

mod keys;
mod memo;

use std::collections::BTreeMap;

use crate::check::Tally;
use crate::render::{Print, Standing};
use crate::site::{OutPath, PairIx, Site};

pub use keys::{Key, Keys};
pub use memo::Memo;

/// What still holds.
#[derive(Debug, Default)]
pub struct Kept {
    /// By pair: what was compared in it, where nothing was found and neither file has changed.
    pub silent: Vec<Option<Tally>>,
    /// Files that are right as they stand.
    pub standing: Standing,
}

impl Kept {
    /// What holds of a build with this memo, which wrote these files.
    pub fn of(memo: &Memo, files: &BTreeMap<OutPath, Print>, keys: &Keys, site: &Site<'_>) -> Self {
        if memo.site != keys.site {
            return Self::default();
        }
        let mut standing = Standing { files: files.clone(), asked: memo.asked.clone() };
        let mut silent = Vec::with_capacity(keys.pairs.len());
        for (ix, key) in site.pair_indices().zip(&keys.pairs) {
            let settled = memo.pairs.get(&site.pair(ix).id).filter(|settled| settled.key == *key);
            silent.push(settled.and_then(|settled| settled.compared));
            if settled.is_none() {
                leave_out(&mut standing.files, site, ix);
            }
        }
        Self { silent, standing }
    }
}

fn leave_out(files: &mut BTreeMap<OutPath, Print>, site: &Site<'_>, ix: PairIx) {
    for view in site.views_of(ix) {
        files.remove(site.route(ix, view).as_str());
    }
}
