//! From an enumeration of an article to pairs of draft pages, `--pages 7:p4=bins:bin`.
//!
//! Every item becomes a pair `content/<section>/<article>-<enumeration>-<n>.*.md` with `draft: true`: the title in the
//! language of the article, the order, the passage, a figure of the ledger where the item states one in a unit of the
//! site; the other title is left to be filled in. The name says where the page comes from and is unique in any section:
//! a name in Latin letters cannot be had from Chinese without guessing at readings or a rendering, and ids never change,
//! so whoever publishes the pair renames its two files first, once there is a rendering to name them after.

mod figure;
mod page;
mod request;

use crate::config::Config;
use crate::facts::{Enumeration, Facts};
use crate::text::RelPath;

pub use request::{Request, RequestError};

/// The files of a request, by path: below the root of the project, originals before translations.
///
/// # Errors
/// Where the request names nothing that there is, or a kind that its pages cannot be of.
pub fn pages(request: &Request, facts: &[Facts], config: &Config) -> Result<Vec<(RelPath, Vec<u8>)>, RequestError> {
    let kind = request.kind(config)?;
    let (facts, enumeration) = request.find(facts)?;
    let mut files = Vec::new();
    for at in 0..enumeration.items.len() {
        files.extend(page::pair(request, at, facts, enumeration, kind, config));
    }
    Ok(files)
}

/// The name of a draft, without its section: `000-p4-1`.
fn name(facts: &Facts, enumeration: &Enumeration, item: usize) -> String {
    let plain: String = facts.article.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let article = plain.trim_matches('-');
    let article = if article.is_empty() { "article" } else { article };
    format!("{article}-{}-{}", enumeration.id, item + 1)
}
