//! The links and anchors of one finished page, as they stand in its HTML. It is read right after it was made, while it is at
//! hand; what is kept of it does not hold on to its bytes.

use foldhash::HashSet;

use crate::render::address::resolve_into;
use crate::render::dead_links::names::Names;

/// What a page says of links and anchors. Files are named as the reader knows them.
#[derive(Debug)]
pub(in crate::render) struct PageLinks<'f> {
    /// The path of the page.
    pub path: &'f str,
    pub(super) anchors: Names,
    /// What is wrong with it by itself, each with the link or the anchor.
    pub(super) faults: Vec<(Box<str>, Fault)>,
    pub(super) asks: Vec<Ask<'f>>,
}

/// An anchor that a page asks of another.
#[derive(Debug)]
pub(super) struct Ask<'f> {
    /// The link as it is written.
    pub link: Box<str>,
    /// The path of the other.
    pub of: &'f str,
}

impl Ask<'_> {
    /// The anchor.
    pub fn anchor(&self) -> &str {
        parts(&self.link).1
    }
}

/// What is wrong with a link or an anchor.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fault {
    /// The anchor stands twice.
    Duplicate,
    /// The link leads to no file.
    NoFile,
    /// The link leads to a page without the anchor.
    NoAnchor,
}

/// Reads pages.
#[derive(Debug)]
pub(in crate::render) struct Reader<'f> {
    /// Every file that a link can lead to, by its path.
    files: HashSet<&'f str>,
}

impl<'f> Reader<'f> {
    /// Knows the paths of all files of the site.
    pub fn new(files: HashSet<&'f str>) -> Self {
        Self { files }
    }

    /// Reads the page at a path; `scratch` is where targets of links are put together.
    pub fn page(&self, at: &'f str, html: &[u8], scratch: &mut String) -> PageLinks<'f> {
        let (mut anchors, mut links) = (Vec::with_capacity(32), Vec::with_capacity(64));
        each_value(html, |attribute, value| match attribute {
            Attribute::Anchor => anchors.push(value),
            Attribute::Address => links.push(value),
        });
        anchors.sort_unstable();
        let (mut faults, mut asks) = (Vec::new(), Vec::new());
        for pair in anchors.windows(2) {
            if let [a, b] = pair
                && a == b
            {
                faults.push(((*a).into(), Fault::Duplicate));
            }
        }
        for link in links {
            if let Some(fault) = self.fault(link, &anchors, at, &mut asks, scratch) {
                faults.push((link.into(), fault));
            }
        }
        PageLinks { path: at, anchors: Names::new(&anchors), faults, asks }
    }

    /// What is wrong with a link on the page at `here`, if anything; one that asks an anchor of another page is added to
    /// `asks`.
    fn fault(&self, link: &str, anchors: &[&str], here: &str, asks: &mut Vec<Ask<'f>>, path: &mut String) -> Option<Fault> {
        let (address, anchor) = parts(link);
        if !address.is_empty() {
            if address.starts_with('/') || address.bytes().any(|byte| byte == b':') {
                return None;
            }
            let file = resolve_into(path, here, address).then(|| self.files.get(path.as_str()).copied()).flatten();
            let Some(of) = file else { return Some(Fault::NoFile) };
            if of != here {
                if !anchor.is_empty() {
                    asks.push(Ask { link: link.into(), of });
                }
                return None;
            }
        }
        (!anchor.is_empty() && anchors.binary_search(&anchor).is_err()).then_some(Fault::NoAnchor)
    }
}

/// A link as the address of a file and the anchor in it; either may be empty.
pub(super) fn parts(link: &str) -> (&str, &str) {
    let (address, anchor) = link.split_at(link.bytes().position(|byte| byte == b'#').unwrap_or(link.len()));
    (address, anchor.strip_prefix('#').unwrap_or_default())
}

/// An attribute that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Attribute {
    /// It gives its element a name.
    Anchor,
    /// It leads somewhere.
    Address,
}

/// The attribute whose name ends here, and the name; told apart by its last letter, since most that stand in a page are others.
fn attribute(before: &[u8]) -> Option<(&'static [u8], Attribute)> {
    let (name, attribute): (&[u8], _) = match before.last()? {
        b'f' => (b"href", Attribute::Address),
        b'd' => (b"id", Attribute::Anchor),
        b'c' => (b"src", Attribute::Address),
        b'n' => (b"action", Attribute::Address),
        _ => return None,
    };
    before.ends_with(name).then_some((name, attribute))
}

/// Reads the attributes wherever a tag holds one: their values, without the quotes. Searching for the sign before a value is
/// many times cheaper than reading every tag.
fn each_value<'o>(html: &'o [u8], mut each: impl FnMut(Attribute, &'o str)) {
    let mut at = 0;
    for sign in memchr::memchr_iter(b'=', html) {
        let start = sign + 2;
        if sign < at || html.get(sign + 1) != Some(&b'"') {
            continue;
        }
        if let Some((name, attribute)) = attribute(html.get(..sign).unwrap_or_default())
            && is_attribute(html, sign - name.len())
            && let Some(end) = end_of_value(html, start)
        {
            each(attribute, text(html, start, end));
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
    }
}
