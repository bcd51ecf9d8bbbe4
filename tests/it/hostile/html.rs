//! Finished pages, read as a browser's tokeniser reads them, as far as that matters here.

use std::collections::BTreeSet;

/// Tags and attributes that a page may hold.
pub type Shape = BTreeSet<(String, String)>;

/// An opening tag.
pub struct Tag {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

/// Tags of a page in order, closing ones with `/` before their name. Fails where the page is not written as ours are: every
/// `<` opens a tag, and every value stands in double quotes.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '>']) {
        assert!(rest[at..].starts_with('<'), "a bare `>`: {}", near(rest, at));
        let (tag, after) = tag(&rest[at..]);
        // What stands in a script is text up to its end.
        let after = if tag.name == "script" {
            let end = after.find("</script>").expect("a script ends");
            let text = &after[..end];
            let data = tag.attributes.iter().any(|(name, value)| name == "type" && value == "application/ld+json");
            assert!(if data { !text.contains(['<', '>', '&']) } else { text.is_empty() }, "a script with a text: {text}");
            &after[end..]
        } else {
            after
        };
        tags.push(tag);
        rest = after;
    }
    tags
}

fn near(html: &str, at: usize) -> &str {
    let start = (at.saturating_sub(80)..=at).find(|at| html.is_char_boundary(*at)).unwrap_or(at);
    let end = (at..html.len().min(at + 80)).rev().find(|at| html.is_char_boundary(*at)).unwrap_or(html.len());
    &html[start..end]
}

fn tag(html: &str) -> (Tag, &str) {
    let inside = &html[1..];
    if let Some(rest) = inside.strip_prefix("!DOCTYPE html>") {
        return (Tag { name: "!DOCTYPE".to_owned(), attributes: Vec::new() }, rest);
    }
    let end = inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '/').expect("a tag ends");
    let (name, mut rest) = inside.split_at(end);
    assert!(!name.is_empty(), "a bare `<`: {}", near(html, 0));
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if let Some(after) = rest.strip_prefix("/>").or_else(|| rest.strip_prefix('>')) {
            return (Tag { name: name.to_owned(), attributes }, after);
        }
        let end = rest.find(|c: char| matches!(c, '=' | '>' | '/') || c.is_whitespace()).expect("an attribute ends");
        let (attribute, after) = rest.split_at(end);
        assert!(!attribute.is_empty() && attribute.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'), "{}", near(html, 0));
        let Some(after) = after.strip_prefix('=') else {
            attributes.push((attribute.to_owned(), String::new()));
            rest = after;
            continue;
        };
        let value = after.strip_prefix('"').unwrap_or_else(|| panic!("a value without quotes: {}", near(html, 0)));
        let (value, after) = value.split_once('"').expect("a value ends");
        assert!(!value.contains('<'), "a `<` in a value: {value}");
        attributes.push((attribute.to_owned(), value.to_owned()));
        rest = after;
    }
}

/// What a page is made of. Fails where anything in it could run, or a link stands in a link.
pub fn shape(html: &str) -> Shape {
    let mut shape = Shape::new();
    let mut in_link = false;
    for tag in tags(html) {
        match tag.name.as_str() {
            "a" => assert!(!std::mem::replace(&mut in_link, true), "a link in a link: {:?}", tag.attributes),
            "/a" => in_link = false,
            "iframe" | "object" | "embed" | "base" | "style" | "form" | "frame" | "template" | "applet" => {
                panic!("<{}> {:?}", tag.name, tag.attributes)
            }
            _ => {}
        }
        shape.insert((tag.name.clone(), String::new()));
        for (name, value) in tag.attributes {
            assert!(!name.starts_with("on") && name != "style" && name != "srcdoc", "<{} {name}=\"{value}\">", tag.name);
            if matches!(name.as_str(), "href" | "src" | "action" | "formaction" | "data" | "poster") {
                assert!(leads_somewhere(&value), "<{} {name}=\"{value}\">", tag.name);
            }
            shape.insert((tag.name.clone(), name));
        }
    }
    shape
}

/// Whether an address is one of http, https or mailto, or has no scheme at all. Entities are read as a browser would.
fn leads_somewhere(address: &str) -> bool {
    let plain =
        address.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'").replace("&amp;", "&");
    let bare: String = plain.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().to_lowercase();
    let scheme = bare.split(['/', '?', '#']).next().unwrap_or_default();
    ["http:", "https:", "mailto:"].iter().any(|good| bare.starts_with(good)) || !scheme.contains(':') && !bare.starts_with("//")
}

#[test]
fn a_live_page_is_known() {
    for live in [
        "<p onclick=\"x\">",
        "<a href=\"javascript:x\">",
        "<a href=\"java\tscript:x\">",
        "<script>x</script>",
        "<iframe>",
        "<a href=\"#a\"><a href=\"#b\">",
        "<p id=x>",
        "a < b",
        "<img src=\"data:x\">",
    ] {
        assert!(std::panic::catch_unwind(|| shape(live)).is_err(), "{live}");
    }
    shape("<!DOCTYPE html><p id=\"a\" hidden>茶 &lt;b onclick=&quot;x&quot;&gt;<br><a href=\"../a.html?b=1:2\">c</a></p>");
}
