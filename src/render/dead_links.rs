//! The links of the finished pages: every address and every anchor, as they stand in the HTML. What a template
//! wrote is checked like what an author wrote.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::OnceLock;

use memchr::memmem::Finder;
use rayon::prelude::*;

use crate::diagnostic::rules::render::{DEAD_ANCHOR, DEAD_LINK, DUPLICATE_ANCHOR};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::address::resolve_into;
use crate::render::renderer::Renderer;
use crate::render::{Asked, Outputs};
use crate::site::OutPath;
use crate::text::{RelPath, Span, nearest};

/// The anchors of one page, as slices of its HTML.
struct Anchored<'o> {
    path: &'o str,
    html: &'o [u8],
    /// Sorted.
    anchors: Vec<&'o str>,
}

/// What a link can lead to.
#[derive(Clone, Copy)]
enum Target<'o> {
    /// A page, with its anchors.
    Page(&'o Anchored<'o>),
    /// A page that stands and was not made again: its anchors are not known.
    Unseen,
    /// What is no page has no anchors.
    File,
}

/// Every file a link can lead to, by its path.
type Targets<'o> = HashMap<&'o str, Target<'o>>;

/// What the links of the pages that were made have shown, besides what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The anchors that they ask of other pages.
    pub asked: Asked,
    /// Pages whose anchors are asked for and are not known: links to them were not judged.
    pub unseen: BTreeSet<OutPath>,
}

/// Reports links that lead nowhere and anchors that stand twice, of the pages that were made; pages that were `lent` are
/// only asked for their anchors. Links are read again while they are checked, not kept: on a large site they would take
/// more memory than its pages' sources.
pub(super) fn check(outputs: &Outputs, lent: &BTreeMap<OutPath, Vec<u8>>, renderer: &Renderer<'_>, report: &mut Report) -> Links {
    let html: Vec<(&OutPath, &[u8])> = outputs.files().filter(|(path, _)| is_page(path)).collect();
    let id = Finder::new("id=\"");
    let equals = Finder::new("=\"");
    let made: Vec<Anchored<'_>> = html.par_iter().map(|(path, html)| anchors(path.as_str(), html, &id)).collect();
    let seen: Vec<Anchored<'_>> = lent.iter().map(|(path, html)| anchors(path.as_str(), html, &id)).collect();
    let file = |path: &OutPath| if is_page(path) { Target::Unseen } else { Target::File };
    let mut targets: Targets<'_> = outputs.all().map(|(path, _)| (path.as_str(), file(path))).collect();
    targets.extend(made.iter().chain(&seen).map(|page| (page.path, Target::Page(page))));
    // Wanted only where something is wrong.
    let sources = OnceLock::new();
    let findings: Vec<Findings<'_>> = made
        .par_iter()
        .map_init(String::new, |path, page| {
            let (mut found, mut asks): (Vec<(&str, Fault<'_>)>, _) = (Vec::new(), BTreeSet::new());
            for pair in page.anchors.windows(2) {
                if let [a, b] = pair
                    && a == b
                {
                    found.push((*a, Fault::Duplicate));
                }
            }
            each_address(page.html, &equals, |link| {
                found.extend(fault(link, page, &targets, path, &mut asks).map(|fault| (link, fault)));
            });
            let source =
                || sources.get_or_init(|| renderer.sources()).get(page.path).copied().unwrap_or(&renderer.site.config.file);
            let found = found.into_iter().map(|(what, fault)| (what, told(what, &fault, page, source()))).collect();
            (found, asks)
        })
        .collect();
    let mut links = Links::default();
    for (path, anchor) in findings.iter().flat_map(|(_, asks)| asks) {
        let Ok(page) = OutPath::new(path) else { continue };
        if matches!(targets.get(path.as_str()), Some(Target::Unseen)) {
            links.unseen.insert(page.clone());
        }
        links.asked.entry(page).or_default().insert(anchor.clone());
    }
    // What a template writes stands on many pages: it is told once, of the first.
    let mut told: BTreeMap<(&str, &str), (Diagnostic, usize)> = BTreeMap::new();
    for (what, diagnostic) in findings.into_iter().flat_map(|(found, _)| found) {
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
    links
}

/// What the links of one page have shown: what is wrong, each with the link or anchor, and what they ask.
type Findings<'o> = (Vec<(&'o str, Diagnostic)>, BTreeSet<Ask>);

/// Whether a page that was made lacks an anchor that was `asked` of it.
pub(super) fn lost(outputs: &Outputs, asked: &Asked) -> bool {
    let id = Finder::new("id=\"");
    asked.iter().any(|(path, wanted)| {
        let Some(html) = outputs.get(path.as_str()) else { return false };
        let there = anchors(path.as_str(), html, &id).anchors;
        wanted.iter().any(|anchor| there.binary_search(&anchor.as_str()).is_err())
    })
}

fn is_page(path: &OutPath) -> bool {
    path.as_str().ends_with(".html")
}

/// An anchor asked of another page: its path, the anchor.
type Ask = (String, String);

/// What is wrong with a link or an anchor.
enum Fault<'o> {
    /// The anchor stands twice.
    Duplicate,
    /// The link leads to no file.
    NoFile,
    /// The link leads to a page without the anchor.
    NoAnchor(&'o Anchored<'o>),
}

/// What is wrong with a link, if anything; an anchor that it asks of another page is added to `asks`. `path` is where its
/// target is put together.
fn fault<'o>(
    link: &str,
    page: &'o Anchored<'o>,
    targets: &Targets<'o>,
    path: &mut String,
    asks: &mut BTreeSet<Ask>,
) -> Option<Fault<'o>> {
    let (address, fragment) = parts(link);
    let target = if address.is_empty() {
        page
    } else if address.starts_with('/') || address.bytes().any(|byte| byte == b':') {
        return None;
    } else {
        let Some(target) = resolve_into(path, page.path, address).then(|| targets.get(path.as_str())).flatten() else {
            return Some(Fault::NoFile);
        };
        if !fragment.is_empty() && path.as_str() != page.path {
            asks.insert((path.clone(), fragment.to_owned()));
        }
        match target {
            Target::Page(target) => target,
            Target::Unseen | Target::File => return None,
        }
    };
    (!fragment.is_empty() && target.anchors.binary_search(&fragment).is_err()).then_some(Fault::NoAnchor(target))
}

/// A link as the address of a file and the anchor in it; either may be empty.
fn parts(link: &str) -> (&str, &str) {
    let (address, fragment) = link.split_at(link.bytes().position(|byte| byte == b'#').unwrap_or(link.len()));
    (address, fragment.strip_prefix('#').unwrap_or_default())
}

/// A fault as a finding of the file that the page is made of.
fn told(what: &str, fault: &Fault<'_>, page: &Anchored<'_>, source: &RelPath) -> Diagnostic {
    let place = Place::new(source, Span::default());
    let here = page.path;
    match fault {
        Fault::Duplicate => Diagnostic::new(&DUPLICATE_ANCHOR, place, format!("`{here}` has the anchor `{what}` twice")),
        Fault::NoFile => Diagnostic::new(&DEAD_LINK, place, format!("`{here}` links to `{what}`, which is not there")),
        Fault::NoAnchor(target) => {
            let (_, fragment) = parts(what);
            let help = nearest(fragment, target.anchors.iter().copied()).map(|near| format!("did you mean `#{near}`?"));
            let message = format!("`{here}` links to `{what}`, and `{}` has no anchor `{fragment}`", target.path);
            Diagnostic::new(&DEAD_ANCHOR, place, message).help_if(help)
        }
    }
}

fn anchors<'o>(path: &'o str, html: &'o [u8], id: &Finder<'_>) -> Anchored<'o> {
    let mut anchors = Vec::new();
    each_value(html, id, |value| anchors.push(value));
    anchors.sort_unstable();
    Anchored { path, html, anchors }
}

/// Attributes that lead somewhere.
const ADDRESSES: &[&[u8]] = &[b"href", b"src", b"action"];

/// Reads one attribute wherever a tag holds it: its value, without the quotes. Searching for the name is many times
/// cheaper than reading every tag: most have no anchor.
fn each_value<'o>(html: &'o [u8], name: &Finder<'_>, mut each: impl FnMut(&'o str)) {
    let mut at = 0;
    while let Some(step) = html.get(at..).and_then(|rest| name.find(rest)) {
        let begin = at + step;
        let start = begin + name.needle().len();
        at = start;
        if is_attribute(html, begin)
            && let Some(end) = end_of_value(html, start)
        {
            each(text(html, start, end));
            at = end;
        }
    }
}

/// Reads the attributes that lead somewhere, wherever a tag holds one: every sign that a value comes (`equals`) is looked
/// at once, whatever the names.
fn each_address<'o>(html: &'o [u8], equals: &Finder<'_>, mut each: impl FnMut(&'o str)) {
    let mut at = 0;
    while let Some(step) = html.get(at..).and_then(|rest| equals.find(rest)) {
        let sign = at + step;
        let start = sign + equals.needle().len();
        at = start;
        let before = html.get(..sign).unwrap_or_default();
        if let Some(name) = ADDRESSES.iter().find(|name| before.ends_with(name))
            && is_attribute(html, sign - name.len())
            && let Some(end) = end_of_value(html, start)
        {
            each(text(html, start, end));
            at = end;
        }
    }
}

/// Whether what begins here is an attribute. In what the renderer writes `<` opens a tag and nothing else, and no attribute
/// holds `>` or `"` unescaped; so what stands after a `<` with no `>` between is in a tag, and anything else only looks
/// like an attribute.
fn is_attribute(html: &[u8], begin: usize) -> bool {
    let before = html.get(..begin).unwrap_or_default();
    let apart = before.last().is_some_and(u8::is_ascii_whitespace);
    apart && memchr::memrchr2(b'<', b'>', before).is_some_and(|sign| html.get(sign) == Some(&b'<'))
}

fn end_of_value(html: &[u8], start: usize) -> Option<usize> {
    memchr::memchr(b'"', html.get(start..)?).map(|length| start + length)
}

/// Only values are read as text: a whole page would have to be proven to be UTF-8.
fn text(html: &[u8], start: usize, end: usize) -> &str {
    html.get(start..end).and_then(|value| std::str::from_utf8(value).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_attributes_of_tags_and_not_of_text() {
        let html = "<p id=\"b1\">a href=\"no\" &lt;a href=\"no\"&gt;<a class=\"t\" data-href=\"no\" href=\"y.html#p\">z</a>\n<script\nsrc=\"s.js\"></script>";
        let mut read = Vec::new();
        each_address(html.as_bytes(), &Finder::new("=\""), |value| read.push(value));
        assert_eq!(read, ["y.html#p", "s.js"]);
        assert_eq!(anchors("x.html", html.as_bytes(), &Finder::new("id=\"")).anchors, ["b1"]);
    }
}
