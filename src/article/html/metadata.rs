//! What a saved page says about itself: `<meta>`, `<link rel=canonical>`, `<time>`, headings, the window title.

use crate::article::date;
use crate::article::html::tree::{Ix, Tree};
use crate::article::model::Metadata;
use crate::article::note::{Note, What};

/// Names of `<meta>` (`name`, `property` or `itemprop`), best first.
const TITLE: &[&str] = &["articletitle", "og:title", "twitter:title", "headline"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "publish-date",
    "datepublished",
    "weibo: article:create_at",
    "date",
    "dc.date",
    "dc.date.issued",
];
const OUTLET: &[&str] = &["contentsource", "mediaid", "source", "og:site_name", "publisher", "sitename"];
const BYLINE: &[&str] = &["author", "article:author", "dc.creator"];
const ADDRESS: &[&str] = &["og:url", "twitter:url"];

/// Reads what a page says about itself.
pub(super) fn read(tree: &Tree, root: Ix, notes: &mut Vec<Note>) -> Metadata {
    let all = tree.all(root);
    let metas: Vec<(String, &str)> = all.iter().filter_map(|ix| meta(tree, *ix)).collect();
    let of = |names: &[&str]| {
        let found = names.iter().find_map(|name| metas.iter().find(|(key, value)| key == name && !value.trim().is_empty()));
        found.map(|(_, value)| squeezed(value))
    };
    let mut metadata = Metadata {
        title: of(TITLE),
        outlet: of(OUTLET),
        byline: of(BYLINE),
        published: of(PUBLISHED).and_then(|written| date::read(&written, 1, notes)),
        url: canonical(tree, &all).or_else(|| of(ADDRESS)).filter(|url| is_address(url)),
        permalink: None,
    };
    if metadata.title.is_none() {
        let named = |name: &str| all.iter().copied().filter(|ix| tree.name(*ix) == Some(name)).collect::<Vec<_>>();
        let heading = named("h1").into_iter().find(|ix| !tree.text(*ix).trim().is_empty());
        if let Some(ix) = heading.or_else(|| named("title").first().copied()) {
            let text = squeezed(&tree.text(ix));
            if !text.is_empty() {
                notes.push(Note::new(What::Title, tree.line(ix), text.clone()));
                metadata.title = Some(text);
            }
        }
    }
    if metadata.published.is_none() {
        let time = all.iter().find_map(|ix| tree.attribute(*ix, "datetime").map(|written| (*ix, written)));
        if let Some((ix, written)) = time
            && let Some(published) = date::read(written, tree.line(ix), notes)
        {
            notes.push(Note::new(What::Published, tree.line(ix), published.clone()));
            metadata.published = Some(published);
        }
    }
    metadata
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(char::is_whitespace)
}

fn meta(tree: &Tree, ix: Ix) -> Option<(String, &str)> {
    if tree.name(ix) != Some("meta") {
        return None;
    }
    let name = ["name", "property", "itemprop"].iter().find_map(|key| tree.attribute(ix, key))?;
    Some((name.trim().to_lowercase(), tree.attribute(ix, "content")?))
}

fn canonical(tree: &Tree, all: &[Ix]) -> Option<String> {
    let is = |ix: &&Ix| tree.name(**ix) == Some("link") && tree.attribute(**ix, "rel") == Some("canonical");
    all.iter().find(is).and_then(|ix| tree.attribute(*ix, "href")).map(str::trim).map(str::to_owned)
}

/// The address that relative links start from.
pub(super) fn base(tree: &Tree, root: Ix) -> Option<String> {
    let all = tree.all(root);
    let base = all.iter().find(|ix| tree.name(**ix) == Some("base")).and_then(|ix| tree.attribute(*ix, "href"));
    base.map(str::trim).filter(|href| is_address(href)).map(str::to_owned)
}
