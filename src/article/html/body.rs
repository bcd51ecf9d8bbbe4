//! Which element of a saved page holds the article: one of those that pages commonly call so, else the one in which most
//! running text stands together.

use std::collections::BTreeMap;

use crate::article::html::boilerplate;
use crate::article::html::selector::Selector;
use crate::article::html::tree::{Data, Ix, Step, Tree};
use crate::article::note::What;

/// What pages call the element that holds the article; the first that holds enough text is taken.
const NAMES: &[&str] = &[
    "[itemprop=articleBody]",
    "#artibody",
    "#js_content",
    "#UCAP-CONTENT",
    ".TRS_Editor",
    "#article_content",
    "#articleContent",
    "#article-content",
    ".article-content",
    ".article_content",
    ".article-body",
    ".article__body",
    "#article",
    "article .entry-content",
    ".entry-content",
    ".post-content",
    ".post_content",
    ".post-body",
    ".post_body",
    "#p-detail",
    "#detail",
    ".left_zw",
    ".content-article",
    "#chan_newsDetail",
    ".cnt_bd",
    ".pages_content",
    ".rm_txt_con",
    ".main-article",
    "#zoom",
    "#Zoom",
    "#content_area",
    ".content_area",
    "article",
    ".article",
    "main",
    "#content",
    ".content",
];

/// Fewest letters that make an article.
const ENOUGH: usize = 20;

/// The element, and how it is called.
pub(super) fn choose(tree: &Tree, root: Ix) -> (Ix, String) {
    let letters = letters(tree, root);
    let count = |ix: &Ix| letters.get(ix).copied().unwrap_or_default();
    let all = tree.all(root);
    let in_paragraphs: usize = all.iter().filter(|ix| tree.name(**ix) == Some("p")).map(count).sum();
    for name in NAMES {
        let Ok(selector) = Selector::new(name) else { continue };
        let best = all.iter().filter(|ix| selector.is_match(tree, **ix)).max_by_key(|ix| (count(ix), std::cmp::Reverse(**ix)));
        if let Some(best) = best
            && count(best) >= ENOUGH
            && count(best) * 3 >= in_paragraphs
        {
            return (*best, name.to_string());
        }
    }
    let best = densest(tree, &all, &letters);
    let body = all.iter().copied().find(|ix| tree.name(*ix) == Some("body")).unwrap_or(root);
    let chosen = best.unwrap_or(body);
    (chosen, described(tree, chosen))
}

/// An element as a selector would name it.
pub(super) fn described(tree: &Tree, ix: Ix) -> String {
    let name = tree.name(ix).unwrap_or("the whole file");
    match (tree.attribute(ix, "id").map(str::trim).filter(|id| !id.is_empty()), tree.classes(ix).next()) {
        (Some(id), _) => format!("{name}#{id}"),
        (None, Some(class)) => format!("{name}.{class}"),
        (None, None) => name.to_owned(),
    }
}

/// The element in which most running text stands together: each paragraph speaks for the element around it, and half for
/// the one around that; links speak for neither.
fn densest(tree: &Tree, all: &[Ix], letters: &BTreeMap<Ix, usize>) -> Option<Ix> {
    let mut scores: BTreeMap<Ix, usize> = BTreeMap::new();
    for ix in all {
        let is_text = matches!(tree.name(*ix), Some("p" | "pre" | "blockquote" | "li" | "h2" | "h3")) || is_bare(tree, *ix);
        let own = letters.get(ix).copied().unwrap_or_default();
        if !is_text || own == 0 {
            continue;
        }
        // A bare element holds its text itself.
        let first = if is_bare(tree, *ix) { Some(*ix) } else { tree.parent(*ix) };
        if let Some(first) = first.filter(|ix| tree.name(*ix).is_some()) {
            *scores.entry(first).or_default() += own * 2;
            if let Some(second) = tree.parent(first).filter(|ix| tree.name(*ix).is_some()) {
                *scores.entry(second).or_default() += own;
            }
        }
    }
    scores
        .into_iter()
        .filter(|(ix, _)| tree.name(*ix) != Some("html"))
        .max_by_key(|(ix, score)| (*score, std::cmp::Reverse(*ix)))
        .map(|(ix, _)| ix)
}

/// Whether text stands in an element without a paragraph around it.
fn is_bare(tree: &Tree, ix: Ix) -> bool {
    matches!(tree.name(ix), Some("div" | "td" | "section" | "center"))
        && tree.children(ix).any(|child| matches!(tree.data(child), Data::Text(text) if text.trim().chars().count() > 1))
}

/// Letters below each element, without those of links and of what is no part of an article.
fn letters(tree: &Tree, root: Ix) -> BTreeMap<Ix, usize> {
    let mut found: BTreeMap<Ix, usize> = BTreeMap::new();
    let mut open: Vec<(Ix, usize)> = Vec::new();
    tree.walk(root, |step| match step {
        Step::Enter(ix) => {
            if boilerplate::of(tree, ix).is_some_and(|what| what != What::Picture) || tree.name(ix) == Some("a") {
                return false;
            }
            let own = match tree.data(ix) {
                Data::Text(text) => text.chars().filter(|c| c.is_alphanumeric()).count(),
                _ => 0,
            };
            open.push((ix, own));
            true
        }
        Step::Leave(_) => {
            if let Some((ix, count)) = open.pop() {
                if let Some((_, above)) = open.last_mut() {
                    *above += count;
                }
                found.insert(ix, count);
            }
            true
        }
    });
    found
}

/// The largest parts of the tree that are outside an element.
pub(super) fn outside(tree: &Tree, root: Ix, chosen: Ix) -> Vec<Ix> {
    let around: Vec<Ix> = tree.above(chosen).collect();
    let mut parts = Vec::new();
    tree.walk(root, |step| {
        let Step::Enter(ix) = step else { return true };
        if ix == chosen {
            return false;
        }
        if ix == root || around.contains(&ix) {
            return true;
        }
        parts.push(ix);
        false
    });
    parts
}
