//! The links of the finished pages: every address and every anchor, as they stand in the HTML. What a template
//! wrote is checked like what an author wrote.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::LazyLock;

use memchr::memmem::Finder;
use rayon::prelude::*;

use crate::diagnostic::rules::render::{DEAD_ANCHOR, DEAD_LINK, DUPLICATE_ANCHOR};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::address::resolve_into;
use crate::render::renderer::Renderer;
use crate::render::{Asked, Outputs};
use crate::site::OutPath;
use crate::text::{RelPath, Span, nearest};

/// One page as it was read, in slices of its HTML.
struct Page<'o> {
    path: &'o str,
    /// Sorted.
    anchors: Vec<&'o str>,
    /// What is wrong with it by itself, each with the link or the anchor.
    faults: Vec<(&'o str, Fault)>,
    asks: Vec<Ask<'o>>,
}

/// An anchor that a page asks of another.
struct Ask<'o> {
    link: &'o str,
    /// The path of the other.
    of: &'o str,
    anchor: &'o str,
}

/// What is wrong with a link or an anchor.
#[derive(Clone, Copy)]
enum Fault {
    /// The anchor stands twice.
    Duplicate,
    /// The link leads to no file.
    NoFile,
    /// The link leads to a page without the anchor.
    NoAnchor,
}

/// What the links of the pages that were made have shown, besides what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The anchors that they ask of other pages.
    pub asked: Asked,
    /// Pages whose anchors are asked for and are not known, since they stand and were not made again: links to them were
    /// not judged.
    pub unseen: BTreeSet<OutPath>,
}

/// Reports links that lead nowhere and anchors that stand twice, of the pages that were made; pages that were `lent` are
/// only asked for their anchors. Each page is read once; of its links only those are kept that ask an anchor of another.
pub(super) fn check(outputs: &Outputs, lent: &BTreeMap<OutPath, Vec<u8>>, renderer: &Renderer<'_>, report: &mut Report) -> Links {
    let html: Vec<(&OutPath, &[u8])> = outputs.files().filter(|(path, _)| is_page(path.as_str())).collect();
    let files: HashSet<&str> = outputs.all().map(|(path, _)| path.as_str()).collect();
    let reader = Reader { files };
    let made: Vec<Page<'_>> =
        html.par_iter().map_init(Desk::default, |desk, (at, html)| reader.page(at.as_str(), html, desk)).collect();
    let seen: Vec<(&str, Vec<&str>)> = lent.iter().map(|(path, html)| (path.as_str(), anchors(html))).collect();
    let of_made = made.iter().map(|page| (page.path, &page.anchors));
    let anchors: HashMap<&str, &Vec<&str>> = of_made.chain(seen.iter().map(|(path, anchors)| (*path, anchors))).collect();
    let mut asked: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    // What a template writes stands on many pages: it is told once, of the first.
    let mut told: BTreeMap<(&str, &str), (Diagnostic, usize)> = BTreeMap::new();
    // Wanted only where something is wrong.
    let sources = OnceCell::new();
    let mut tell = |what, fault, page: &Page<'_>| {
        let source = sources.get_or_init(|| renderer.sources()).get(page.path).copied().unwrap_or(&renderer.site.config.file);
        let diagnostic = finding(what, fault, page, source, &anchors);
        told.entry((diagnostic.rule.code, what)).or_insert((diagnostic, 0)).1 += 1;
    };
    for page in &made {
        for (what, fault) in &page.faults {
            tell(what, *fault, page);
        }
        for ask in &page.asks {
            if anchors.get(ask.of).is_some_and(|there| there.binary_search(&ask.anchor).is_err()) {
                tell(ask.link, Fault::NoAnchor, page);
            }
            asked.entry(ask.of).or_default().insert(ask.anchor);
        }
    }
    let mut links = Links::default();
    for (of, wanted) in asked {
        let Ok(path) = OutPath::new(of) else { continue };
        if is_page(of) && !anchors.contains_key(of) {
            links.unseen.insert(path.clone());
        }
        links.asked.insert(path, wanted.into_iter().map(str::to_owned).collect());
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

/// Whether a page that was made lacks an anchor that was `asked` of it.
pub(super) fn lost(outputs: &Outputs, asked: &Asked) -> bool {
    asked.iter().any(|(path, wanted)| {
        let Some(html) = outputs.get(path.as_str()) else { return false };
        let there = anchors(html);
        wanted.iter().any(|anchor| there.binary_search(&anchor.as_str()).is_err())
    })
}

fn is_page(path: &str) -> bool {
    path.ends_with(".html")
}

/// What a thread keeps from one page to the next.
#[derive(Default)]
struct Desk<'o> {
    /// The addresses of the page, as they stand in it.
    links: Vec<&'o str>,
    /// Where the target of a link is put together.
    path: String,
}

/// Reads pages.
struct Reader<'o> {
    /// Every file that a link can lead to, by its path.
    files: HashSet<&'o str>,
}

impl<'o> Reader<'o> {
    /// Reads a page.
    fn page(&self, at: &'o str, html: &'o [u8], desk: &mut Desk<'o>) -> Page<'o> {
        let mut page = Page { path: at, anchors: Vec::new(), faults: Vec::new(), asks: Vec::new() };
        desk.links.clear();
        each_value(html, |attribute, value| match attribute {
            Attribute::Anchor => page.anchors.push(value),
            Attribute::Address => desk.links.push(value),
        });
        page.anchors.sort_unstable();
        for pair in page.anchors.windows(2) {
            if let [a, b] = pair
                && a == b
            {
                page.faults.push((*a, Fault::Duplicate));
            }
        }
        for link in &desk.links {
            if let Some(fault) = self.fault(link, &page.anchors, at, &mut page.asks, &mut desk.path) {
                page.faults.push((link, fault));
            }
        }
        page
    }

    /// What is wrong with a link on the page at `here`, if anything; one that asks an anchor of another page is added to
    /// `asks`.
    fn fault(&self, link: &'o str, anchors: &[&str], here: &str, asks: &mut Vec<Ask<'o>>, path: &mut String) -> Option<Fault> {
        let (address, anchor) = parts(link);
        if !address.is_empty() {
            if address.starts_with('/') || address.bytes().any(|byte| byte == b':') {
                return None;
            }
            let file = resolve_into(path, here, address).then(|| self.files.get(path.as_str()).copied()).flatten();
            let Some(of) = file else { return Some(Fault::NoFile) };
            if of != here {
                if !anchor.is_empty() {
                    asks.push(Ask { link, of, anchor });
                }
                return None;
            }
        }
        (!anchor.is_empty() && anchors.binary_search(&anchor).is_err()).then_some(Fault::NoAnchor)
    }
}

/// The anchors of a page, sorted.
fn anchors(html: &[u8]) -> Vec<&str> {
    let mut anchors = Vec::new();
    each_value(html, |attribute, value| {
        if attribute == Attribute::Anchor {
            anchors.push(value);
        }
    });
    anchors.sort_unstable();
    anchors
}

/// A link as the address of a file and the anchor in it; either may be empty.
fn parts(link: &str) -> (&str, &str) {
    let (address, anchor) = link.split_at(link.bytes().position(|byte| byte == b'#').unwrap_or(link.len()));
    (address, anchor.strip_prefix('#').unwrap_or_default())
}

/// A fault as a finding of the file that the page is made of.
fn finding(what: &str, fault: Fault, page: &Page<'_>, source: &RelPath, anchors: &HashMap<&str, &Vec<&str>>) -> Diagnostic {
    let place = Place::new(source, Span::default());
    let here = page.path;
    match fault {
        Fault::Duplicate => Diagnostic::new(&DUPLICATE_ANCHOR, place, format!("`{here}` has the anchor `{what}` twice")),
        Fault::NoFile => Diagnostic::new(&DEAD_LINK, place, format!("`{here}` links to `{what}`, which is not there")),
        Fault::NoAnchor => {
            let (_, anchor) = parts(what);
            let of = page.asks.iter().find(|ask| ask.link == what).map_or(here, |ask| ask.of);
            let there = anchors.get(of).map_or(&[][..], |there| there.as_slice());
            let help = nearest(anchor, there.iter().copied()).map(|near| format!("did you mean `#{near}`?"));
            let message = format!("`{here}` links to `{what}`, and `{of}` has no anchor `{anchor}`");
            Diagnostic::new(&DEAD_ANCHOR, place, message).help_if(help)
        }
    }
}

/// An attribute that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attribute {
    /// It gives its element a name.
    Anchor,
    /// It leads somewhere.
    Address,
}

const ATTRIBUTES: [(&[u8], Attribute); 4] =
    [(b"href", Attribute::Address), (b"id", Attribute::Anchor), (b"src", Attribute::Address), (b"action", Attribute::Address)];

/// How every value begins, whatever its attribute.
static EQUALS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("=\""));

/// Reads the attributes wherever a tag holds one: their values, without the quotes. Searching for the sign before a value is
/// many times cheaper than reading every tag.
fn each_value<'o>(html: &'o [u8], mut each: impl FnMut(Attribute, &'o str)) {
    let sign = &*EQUALS;
    let mut at = 0;
    while let Some(step) = html.get(at..).and_then(|rest| sign.find(rest)) {
        let found = at + step;
        let start = found + sign.needle().len();
        at = start;
        let before = html.get(..found).unwrap_or_default();
        if let Some((name, attribute)) = ATTRIBUTES.iter().find(|(name, _)| before.ends_with(name))
            && is_attribute(html, found - name.len())
            && let Some(end) = end_of_value(html, start)
        {
            each(*attribute, text(html, start, end));
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
        let html = "<p id=\"b1\">a href=\"no\" &lt;a href=\"no\"&gt;<a class=\"t\" data-id=\"no\" data-href=\"no\" href=\"y.html#p\">z</a>\n<script\nsrc=\"s.js\"></script>";
        let (mut addresses, mut names) = (Vec::new(), Vec::new());
        each_value(html.as_bytes(), |attribute, value| match attribute {
            Attribute::Address => addresses.push(value),
            Attribute::Anchor => names.push(value),
        });
        assert_eq!(addresses, ["y.html#p", "s.js"]);
        assert_eq!(names, ["b1"]);
        assert_eq!(anchors(html.as_bytes()), ["b1"]);
    }
}
