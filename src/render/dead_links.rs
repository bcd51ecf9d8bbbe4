//! The links of the finished pages: every address and every anchor, as they stand in the HTML. What a template
//! wrote is checked like what an author wrote.

use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use crate::diagnostic::rules::render::{DEAD_ANCHOR, DEAD_LINK, DUPLICATE_ANCHOR};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::Outputs;
use crate::render::address::resolve;
use crate::site::{OutPath, PairIx, Site};
use crate::text::{Span, nearest};

/// The anchors of one page, as slices of its HTML.
struct Anchored<'o> {
    path: &'o str,
    html: &'o str,
    /// Sorted.
    anchors: Vec<&'o str>,
}

/// Reports links that lead nowhere and anchors that stand twice. Links are read again while they are checked, not
/// kept: on a large site they would take more memory than its pages' sources.
pub(super) fn check(outputs: &Outputs, pages: &BTreeMap<OutPath, PairIx>, site: &Site<'_>, report: &mut Report) {
    let html: Vec<(&OutPath, &[u8])> = outputs.files().filter(|(path, _)| path.as_str().ends_with(".html")).collect();
    let anchored: Vec<Anchored<'_>> =
        html.par_iter().filter_map(|(path, bytes)| Some(anchors(path.as_str(), std::str::from_utf8(bytes).ok()?))).collect();
    let by_path: HashMap<&str, &Anchored<'_>> = anchored.iter().map(|page| (page.path, page)).collect();
    let findings: Vec<Vec<(&str, Diagnostic)>> = anchored
        .par_iter()
        .map(|page| {
            let source = pages.get(page.path).map(|ix| &site.pair(*ix).original.file);
            let place = Place::new(source.unwrap_or(&site.config.file), Span::default());
            let mut found = Vec::new();
            for pair in page.anchors.windows(2) {
                if let [a, b] = pair
                    && a == b
                {
                    let message = format!("`{}` has the anchor `{a}` twice", page.path);
                    found.push((*a, Diagnostic::new(&DUPLICATE_ANCHOR, place.clone(), message)));
                }
            }
            each_attribute(page.html, |name, link| {
                if name.ends_with("href=") || name.ends_with(" src=") || name.ends_with(" action=") {
                    found.extend(dead(link, page, &by_path, outputs, &place).map(|found| (link, found)));
                }
            });
            found
        })
        .collect();
    // What a template writes stands on many pages: it is told once, of the first.
    let mut told: BTreeMap<(&str, &str), (Diagnostic, usize)> = BTreeMap::new();
    for (what, diagnostic) in findings.into_iter().flatten() {
        told.entry((diagnostic.rule.code, what)).or_insert((diagnostic, 0)).1 += 1;
    }
    for (diagnostic, times) in told.into_values() {
        let help = diagnostic.help.clone().map(|help| help + "; ").unwrap_or_default();
        report.add(match times - 1 {
            0 => diagnostic,
            1 => diagnostic.help(format!("{help}the same stands on one more page")),
            more => diagnostic.help(format!("{help}the same stands on {more} more pages")),
        });
    }
}

fn dead(
    link: &str,
    page: &Anchored<'_>,
    by_path: &HashMap<&str, &Anchored<'_>>,
    outputs: &Outputs,
    place: &Place,
) -> Option<Diagnostic> {
    let (address, fragment) = link.split_once('#').map_or((link, None), |(address, fragment)| (address, Some(fragment)));
    if address.contains(':') || address.starts_with('/') {
        return None;
    }
    let target = if address.is_empty() { Some(page.path.to_owned()) } else { resolve(page.path, address) };
    let Some(target) = target.filter(|target| outputs.get(target).is_some()) else {
        return Some(Diagnostic::new(
            &DEAD_LINK,
            place.clone(),
            format!("`{}` links to `{link}`, which is not there", page.path),
        ));
    };
    let fragment = fragment.filter(|fragment| !fragment.is_empty())?;
    let anchors = &by_path.get(target.as_str())?.anchors;
    if anchors.binary_search(&fragment).is_ok() {
        return None;
    }
    let help = nearest(fragment, anchors.iter().copied()).map(|near| format!("did you mean `#{near}`?"));
    let message = format!("`{}` links to `{link}`, and `{target}` has no anchor `{fragment}`", page.path);
    Some(Diagnostic::new(&DEAD_ANCHOR, place.clone(), message).help_if(help))
}

fn anchors<'o>(path: &'o str, html: &'o str) -> Anchored<'o> {
    let mut anchors = Vec::new();
    each_attribute(html, |name, value| {
        if name.ends_with(" id=") {
            anchors.push(value);
        }
    });
    anchors.sort_unstable();
    Anchored { path, html, anchors }
}

/// Reads the attributes of every tag: what stands before the value, `… href=`, and the value. In what the renderer
/// writes `<` opens a tag and nothing else, and no attribute holds `>` or `"` unescaped.
fn each_attribute<'o>(html: &'o str, mut each: impl FnMut(&str, &'o str)) {
    let mut at = 0;
    while let Some(open) = find(html, at, b'<') {
        at = open + 1;
        let Some(close) = find(html, at, b'>') else { break };
        // Closing tags and bare ones have no attributes: most tags end here. What follows a tag is not searched for its
        // quotes: that would be the whole page for each of many bare tags.
        let tag = html.get(..close).unwrap_or_default();
        while let Some(quote) = find(tag, at, b'"') {
            let Some(end) = find(tag, quote + 1, b'"') else { break };
            each(html.get(at..quote).unwrap_or_default(), html.get(quote + 1..end).unwrap_or_default());
            at = end + 1;
        }
        at = close + 1;
    }
}

/// Where a byte stands next.
fn find(html: &str, from: usize, byte: u8) -> Option<usize> {
    memchr::memchr(byte, html.as_bytes().get(from..)?).map(|step| from + step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_of_tags_and_not_of_text() {
        let html = "<p id=\"b1\">a href=\"no\" &lt;a href=\"no\"&gt;<a class=\"t\" href=\"y.html#p\">z</a>\n<script\n src=\"s.js\"></script>";
        let mut read = Vec::new();
        each_attribute(html, |name, value| read.push((name.trim().to_owned(), value)));
        let names: Vec<_> = read.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        assert_eq!(names, [("p id=", "b1"), ("a class=", "t"), ("href=", "y.html#p"), ("script\n src=", "s.js")]);
        assert_eq!(anchors("x.html", html).anchors, ["b1"]);
    }
}
