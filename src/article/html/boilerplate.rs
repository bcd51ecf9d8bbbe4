//! What on a page is no part of an article, told by element, class and style. Each thing left out is told with its text.

use crate::article::html::tree::{Data, Ix, Step, Tree};
use crate::article::note::What;

/// Elements that hold no text of an article.
const ELEMENTS: &[(&[&str], What)] = &[
    (&["script", "style", "noscript", "template", "link", "meta", "base", "noframes"], What::Code),
    (
        &[
            "iframe", "object", "embed", "applet", "canvas", "svg", "audio", "video", "map", "area", "source", "track", "param",
            "frame", "frameset", "noembed", "dialog",
        ],
        What::Embedded,
    ),
    (&["button", "input", "select", "textarea", "option", "optgroup", "datalist", "progress", "meter", "keygen"], What::Control),
    (&["nav", "menu"], What::ShareLinks),
    (&["aside", "footer", "title"], What::Outside),
];

/// Words of `class` and `id`; a star at the end stands for any ending.
const NAMES: &[(&[&str], What)] = &[
    (&["appendqr*", "qrcode*", "qr-code*", "qr_code*", "erweima*", "ewm", "ewm-*", "ewm_*", "weixin-qr*"], What::QrBlock),
    (
        &[
            "share",
            "shares",
            "share-*",
            "share_*",
            "sharebar",
            "sharebox",
            "sharebtn",
            "bdshare*",
            "jiathis*",
            "addthis*",
            "social-share*",
            "socialshare*",
            "social-links",
            "sns-share*",
            "post-share",
            "article-share*",
            "breadcrumb",
            "breadcrumbs",
            "crumbs",
            "pagination",
            "pager",
            "post-nav",
            "post-navigation",
            "related-posts",
            "relatedposts",
        ],
        What::ShareLinks,
    ),
    (&["ad", "ads", "ad-*", "ad_*", "adsbygoogle", "advert", "advertisement", "sinaads", "gg-ad*"], What::Advertisement),
];

/// Whether an element is no part of an article, and what it is.
pub(super) fn of(tree: &Tree, ix: Ix) -> Option<What> {
    let name = tree.name(ix)?;
    if let Some((_, what)) = ELEMENTS.iter().find(|(names, _)| names.contains(&name)) {
        return Some(*what);
    }
    if name == "img" || name == "image" {
        return Some(if is_pixel(tree, ix) { What::TrackingPixel } else { What::Picture });
    }
    if is_hidden(tree, ix) {
        return Some(What::Hidden);
    }
    // Whoever gives the whole body such a name means something else by it.
    if matches!(name, "html" | "body" | "article" | "main") {
        return None;
    }
    tree.classes(ix).chain(tree.attribute(ix, "id")).find_map(named)
}

fn named(word: &str) -> Option<What> {
    let word = word.to_ascii_lowercase();
    let is = |known: &&str| match known.strip_suffix('*') {
        Some(beginning) => word.starts_with(beginning),
        None => *known == word,
    };
    NAMES.iter().find(|(names, _)| names.iter().any(&is)).map(|(_, what)| *what)
}

/// Whether an image is one pixel in size.
fn is_pixel(tree: &Tree, ix: Ix) -> bool {
    let small = |key| tree.attribute(ix, key).is_some_and(|value| matches!(value.trim_end_matches("px").trim(), "0" | "1"));
    small("width") && small("height")
}

/// Whether a reader of the page would not have seen it. What a script shows later, as WeChat does with the whole
/// article, says `visibility`.
fn is_hidden(tree: &Tree, ix: Ix) -> bool {
    let style = tree.attribute(ix, "style").unwrap_or_default();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase();
    tree.attribute(ix, "hidden").is_some() || style.split(';').any(|rule| rule.trim_end_matches("!important") == "display:none")
}

/// All text below an element, and the words that stand in for pictures in it.
fn with_pictures(tree: &Tree, root: Ix) -> String {
    let mut out = String::new();
    tree.walk(root, |step| {
        if let Step::Enter(ix) = step {
            match tree.data(ix) {
                Data::Text(text) => out.push_str(text),
                _ => out.push_str(tree.attribute(ix, "alt").unwrap_or_default()),
            }
        }
        true
    });
    out
}

/// What to tell of something left out: its text; of what has none, what it is.
pub(super) fn text(tree: &Tree, ix: Ix) -> String {
    match tree.data(ix) {
        Data::Comment(text) => text.trim().to_owned(),
        Data::Element { .. } if matches!(tree.name(ix), Some("img" | "image")) => {
            let alt = tree.attribute(ix, "alt").unwrap_or_default().trim();
            let source = tree.attribute(ix, "src").unwrap_or_default();
            // A picture inside the address itself would fill the report.
            let source = if source.starts_with("data:") { "data:…" } else { source };
            format!("{alt} {source}").trim().to_owned()
        }
        _ => with_pictures(tree, ix).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}
