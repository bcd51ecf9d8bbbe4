//! The links of the finished pages: every address and every anchor, as they stand in the HTML. What a template
//! wrote is checked like what an author wrote.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use memchr::memmem::Finder;
use rayon::prelude::*;

use crate::diagnostic::rules::render::{DEAD_ANCHOR, DEAD_LINK, DUPLICATE_ANCHOR};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::address::resolve;
use crate::render::{Asked, Outputs};
use crate::site::{OutPath, PairIx, Site};
use crate::text::{Span, nearest};

/// The anchors of one page, as slices of its HTML.
struct Anchored<'o> {
    path: &'o str,
    html: &'o str,
    /// Sorted.
    anchors: Vec<&'o str>,
}

/// What the links of the pages that were made have shown, besides what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The anchors that they ask of other pages.
    pub asked: Asked,
    /// Pages whose anchors are asked for and could not be seen, since they stand and were not made again: links to them
    /// were not judged.
    pub unseen: BTreeSet<OutPath>,
}

/// What a link is judged by.
struct Judge<'o> {
    outputs: &'o Outputs,
    by_path: HashMap<&'o str, &'o Anchored<'o>>,
}

/// Reports links that lead nowhere and anchors that stand twice, of the pages that were made; pages that were `lent` are
/// only asked for their anchors. Links are read again while they are checked, not kept: on a large site they would take
/// more memory than its pages' sources.
pub(super) fn check(
    outputs: &Outputs,
    lent: &BTreeMap<OutPath, Vec<u8>>,
    pages: &BTreeMap<OutPath, PairIx>,
    site: &Site<'_>,
    report: &mut Report,
) -> Links {
    let html: Vec<(&OutPath, &[u8])> = outputs.files().filter(|(path, _)| path.as_str().ends_with(".html")).collect();
    let id = Finder::new("id=\"");
    let addresses = ["href=\"", "src=\"", "action=\""].map(Finder::new);
    let made: Vec<Anchored<'_>> =
        html.par_iter().filter_map(|(path, bytes)| Some(anchors(path.as_str(), std::str::from_utf8(bytes).ok()?, &id))).collect();
    let seen: Vec<Anchored<'_>> =
        lent.iter().filter_map(|(path, bytes)| Some(anchors(path.as_str(), std::str::from_utf8(bytes).ok()?, &id))).collect();
    let judge = Judge { outputs, by_path: made.iter().chain(&seen).map(|page| (page.path, page)).collect() };
    let findings: Vec<(Vec<(&str, Diagnostic)>, Asks)> = made
        .par_iter()
        .map(|page| {
            let source = pages.get(page.path).map(|ix| &site.pair(*ix).original.file);
            let place = Place::new(source.unwrap_or(&site.config.file), Span::default());
            let (mut found, mut asks) = (Vec::new(), Asks::new());
            for pair in page.anchors.windows(2) {
                if let [a, b] = pair
                    && a == b
                {
                    let message = format!("`{}` has the anchor `{a}` twice", page.path);
                    found.push((*a, Diagnostic::new(&DUPLICATE_ANCHOR, place.clone(), message)));
                }
            }
            for name in &addresses {
                each_value(page.html, name, |link| {
                    found.extend(judge.dead(link, page, &place, &mut asks).map(|found| (link, found)));
                });
            }
            (found, asks)
        })
        .collect();
    // What a template writes stands on many pages: it is told once, of the first.
    let mut told: BTreeMap<(&str, &str), (Diagnostic, usize)> = BTreeMap::new();
    let mut links = Links::default();
    for (found, asks) in findings {
        for (what, diagnostic) in found {
            told.entry((diagnostic.rule.code, what)).or_insert((diagnostic, 0)).1 += 1;
        }
        for (page, anchor) in asks {
            if let Ok(page) = OutPath::new(&page) {
                if !judge.by_path.contains_key(page.as_str()) {
                    links.unseen.insert(page.clone());
                }
                links.asked.entry(page).or_default().insert(anchor);
            }
        }
    }
    for (diagnostic, times) in told.into_values() {
        let help = diagnostic.help.clone().map(|help| help + "; ").unwrap_or_default();
        report.add(match times - 1 {
            0 => diagnostic,
            1 => diagnostic.help(format!("{help}the same stands on one more page")),
            more => diagnostic.help(format!("{help}the same stands on {more} more pages")),
        });
    }
    links
}

/// Anchors asked of other pages.
type Asks = BTreeSet<(String, String)>;

/// Whether a page that was made lacks an anchor that was `asked` of it.
pub(super) fn lost(outputs: &Outputs, asked: &Asked) -> bool {
    let id = Finder::new("id=\"");
    asked.iter().any(|(path, wanted)| {
        let Some(html) = outputs.get(path.as_str()).and_then(|bytes| std::str::from_utf8(bytes).ok()) else { return false };
        let there = anchors(path.as_str(), html, &id).anchors;
        wanted.iter().any(|anchor| there.binary_search(&anchor.as_str()).is_err())
    })
}

impl Judge<'_> {
    /// What is wrong with a link; an anchor that it asks of another page is noted.
    fn dead(&self, link: &str, page: &Anchored<'_>, place: &Place, asks: &mut Asks) -> Option<Diagnostic> {
        let (address, fragment) = link.split_once('#').map_or((link, None), |(address, fragment)| (address, Some(fragment)));
        if address.contains(':') || address.starts_with('/') {
            return None;
        }
        let target = if address.is_empty() { Some(page.path.to_owned()) } else { resolve(page.path, address) };
        let Some(target) = target.filter(|target| self.outputs.has(target)) else {
            return Some(Diagnostic::new(
                &DEAD_LINK,
                place.clone(),
                format!("`{}` links to `{link}`, which is not there", page.path),
            ));
        };
        let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
        if target != page.path {
            asks.insert((target.clone(), fragment.to_owned()));
        }
        let anchors = &self.by_path.get(target.as_str())?.anchors;
        if anchors.binary_search(&fragment).is_ok() {
            return None;
        }
        let help = nearest(fragment, anchors.iter().copied()).map(|near| format!("did you mean `#{near}`?"));
        let message = format!("`{}` links to `{link}`, and `{target}` has no anchor `{fragment}`", page.path);
        Some(Diagnostic::new(&DEAD_ANCHOR, place.clone(), message).help_if(help))
    }
}

fn anchors<'o>(path: &'o str, html: &'o str, id: &Finder<'_>) -> Anchored<'o> {
    let mut anchors = Vec::new();
    each_value(html, id, |value| anchors.push(value));
    anchors.sort_unstable();
    Anchored { path, html, anchors }
}

/// Reads one attribute wherever a tag holds it: its value, without the quotes. In what the renderer writes `<` opens a
/// tag and nothing else, and no attribute holds `>` or `"` unescaped; so what stands after a `<` with no `>` between is
/// in a tag, and anything else only looks like an attribute. Searching for the name is many times cheaper than reading
/// every tag: most have neither an address nor an anchor.
fn each_value<'o>(html: &'o str, name: &Finder<'_>, mut each: impl FnMut(&'o str)) {
    let bytes = html.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes.get(at..).and_then(|rest| name.find(rest)) {
        let start = at + step + name.needle().len();
        let before = bytes.get(..at + step).unwrap_or_default();
        let in_tag = memchr::memrchr2(b'<', b'>', before).is_some_and(|sign| bytes.get(sign) == Some(&b'<'));
        let apart = before.last().is_some_and(u8::is_ascii_whitespace);
        at = start;
        if let Some(end) = (in_tag && apart).then(|| memchr::memchr(b'"', bytes.get(start..).unwrap_or_default())).flatten() {
            each(html.get(start..start + end).unwrap_or_default());
            at = start + end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_of_tags_and_not_of_text() {
        let html = "<p id=\"b1\">a href=\"no\" &lt;a href=\"no\"&gt;<a class=\"t\" data-href=\"no\" href=\"y.html#p\">z</a>\n<script\nsrc=\"s.js\"></script>";
        let values = |name: &str| {
            let mut read = Vec::new();
            each_value(html, &Finder::new(name), |value| read.push(value));
            read
        };
        assert_eq!(values("href=\""), ["y.html#p"]);
        assert_eq!(values("src=\""), ["s.js"]);
        assert_eq!(anchors("x.html", html, &Finder::new("id=\"")).anchors, ["b1"]);
    }
}
