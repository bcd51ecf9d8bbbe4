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

/// Anchors and links of one page, as slices of its HTML.
struct Scanned<'o> {
    path: &'o str,
    /// Sorted.
    anchors: Vec<&'o str>,
    links: Vec<&'o str>,
}

/// Reports links that lead nowhere and anchors that stand twice.
pub(super) fn check(outputs: &Outputs, pages: &BTreeMap<OutPath, PairIx>, site: &Site<'_>, report: &mut Report) {
    let html: Vec<(&OutPath, &[u8])> = outputs.files().filter(|(path, _)| path.as_str().ends_with(".html")).collect();
    let scanned: Vec<Scanned<'_>> =
        html.par_iter().filter_map(|(path, bytes)| Some(scan(path.as_str(), std::str::from_utf8(bytes).ok()?))).collect();
    let by_path: HashMap<&str, &Scanned<'_>> = scanned.iter().map(|page| (page.path, page)).collect();
    let findings: Vec<Vec<Diagnostic>> = scanned
        .par_iter()
        .map(|page| {
            let source = OutPath::new(page.path).ok().and_then(|path| pages.get(&path)).map(|ix| &site.pair(*ix).original.file);
            let place = Place::new(source.unwrap_or(&site.config.file), Span::default());
            let mut found = Vec::new();
            for pair in page.anchors.windows(2) {
                if let [a, b] = pair
                    && a == b
                {
                    found.push(Diagnostic::new(
                        &DUPLICATE_ANCHOR,
                        place.clone(),
                        format!("`{}` has the anchor `{a}` twice", page.path),
                    ));
                }
            }
            found.extend(page.links.iter().filter_map(|link| dead(link, page, &by_path, outputs, &place)));
            found
        })
        .collect();
    for diagnostic in findings.into_iter().flatten() {
        report.add(diagnostic);
    }
}

fn dead(
    link: &str,
    page: &Scanned<'_>,
    by_path: &HashMap<&str, &Scanned<'_>>,
    outputs: &Outputs,
    place: &Place,
) -> Option<Diagnostic> {
    let (address, fragment) = link.split_once('#').map_or((link, None), |(address, fragment)| (address, Some(fragment)));
    if address.contains(':') || address.starts_with('/') {
        return None;
    }
    let target = if address.is_empty() { Some(page.path.to_owned()) } else { resolve(page.path, address) };
    let there = target.as_deref().and_then(|target| OutPath::new(target).ok()).is_some_and(|path| outputs.get(&path).is_some());
    let Some(target) = target.filter(|_| there) else {
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

/// Reads the attributes of every tag. In what the renderer writes `<` opens a tag and nothing else, and no
/// attribute holds `>` or `"` unescaped.
fn scan<'o>(path: &'o str, html: &'o str) -> Scanned<'o> {
    let mut page = Scanned { path, anchors: Vec::new(), links: Vec::new() };
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let Some((tag, next)) = after.split_once('>') else { break };
        rest = next;
        let mut attributes = tag;
        while let Some((before, value_on)) = attributes.split_once("=\"") {
            let Some((value, following)) = value_on.split_once('"') else { break };
            attributes = following;
            let name = before.rsplit([' ', '\n']).next().unwrap_or_default();
            match name {
                "id" => page.anchors.push(value),
                "href" | "src" | "action" => page.links.push(value),
                _ => {}
            }
        }
    }
    page.anchors.sort_unstable();
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_of_tags_and_not_of_text() {
        let page = scan(
            "x.html",
            "<p id=\"b1\">a href=\"no\" &lt;a href=\"no\"&gt;<a class=\"t\" href=\"y.html#p\">z</a>\n<script\n src=\"s.js\"></script>",
        );
        assert_eq!(page.anchors, ["b1"]);
        assert_eq!(page.links, ["y.html#p", "s.js"]);
    }
}
