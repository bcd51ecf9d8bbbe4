//! What only a published site needs, and only where it knows its address: sitemap, robots, the page for misses,
//! and what machines read in a page's head.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::config::{Side, View};
use crate::render::lens::Routes;
use crate::render::page::Page;
use crate::site::{PairIx, Site};
use crate::text::{escape_attribute, json_in_script};

/// The address a view of a page is published at; a folder's index is its folder.
pub(super) fn address(base: &str, routes: &Routes, ix: PairIx, view: View) -> String {
    let route = routes.of(ix, view);
    let route = route.strip_suffix("index.html").filter(|folder| folder.is_empty() || folder.ends_with('/')).unwrap_or(route);
    format!("{base}/{route}")
}

/// Alternates of a page: its languages by tag, and both as the default. None where it exists in one language only.
pub(super) fn alternates(site: &Site<'_>, routes: &Routes, base: &str, ix: PairIx) -> Vec<(String, String)> {
    if !site.pair(ix).is_translated() {
        return Vec::new();
    }
    let tag = |view: View| match view {
        View::Mono(side) => site.config.language(side).tag.clone(),
        View::Both => "x-default".to_owned(),
    };
    site.config.views.iter().map(|view| (tag(*view), address(base, routes, ix, *view))).collect()
}

/// What only a published site has, and what makes each file.
pub(super) const FILES: &[(&str, Make)] = &[("sitemap.xml", sitemap), ("robots.txt", robots)];

/// Makes one file of a site that is published at an address.
type Make = fn(&Site<'_>, &Routes, &str) -> Vec<u8>;

fn sitemap(site: &Site<'_>, routes: &Routes, base: &str) -> Vec<u8> {
    let mut map = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    for ix in site.pair_indices().filter(|ix| !site.pair(*ix).facts.draft) {
        let alternates = alternates(site, routes, base, ix);
        for view in site.views_of(ix) {
            map.push_str("<url><loc>");
            escape_attribute(&mut map, &address(base, routes, ix, view));
            map.push_str("</loc>");
            for (tag, href) in &alternates {
                let _ = write!(map, "<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"");
                escape_attribute(&mut map, href);
                map.push_str("\"/>");
            }
            map.push_str("</url>\n");
        }
    }
    map.push_str("</urlset>\n");
    map.into_bytes()
}

fn robots(_: &Site<'_>, _: &Routes, base: &str) -> Vec<u8> {
    format!("User-agent: *\nAllow: /\n\nSitemap: {base}/sitemap.xml\n").into_bytes()
}

/// The path of a published address: what the page for misses puts before every link, `/duizhao/` or `/`.
pub(super) fn path(base: &str) -> String {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    rest.split_once('/').map_or_else(|| "/".to_owned(), |(_, path)| format!("/{path}/"))
}

/// What the page is, for machines: JSON-LD, safe inside a script element. Only a published site has addresses to name.
pub(super) fn json_ld(page: &Page<'_>) -> Option<String> {
    let base = page.base_url?;
    let (lens, routes) = (page.lens, page.lens.routes);
    let url = address(base, routes, page.ix, lens.view);
    let side = lens.sides().first().copied().unwrap_or(Side::Original);
    let words = page.pair.words(side);
    let languages: Vec<&str> = lens.sides().iter().map(|side| lens.tag(*side)).collect();
    let mut graph = vec![json!({
        "@type": "Article",
        "headline": words.title.value,
        "description": words.summary.as_ref().map(|summary| summary.value.as_str()),
        "inLanguage": languages,
        "url": url,
        "isPartOf": { "@type": "WebSite", "name": lens.config().title.get(side), "url": format!("{base}/") },
    })];
    if page.ix != lens.site.home {
        graph.push(breadcrumbs(page, base, side));
    }
    if page.pair.layout == "glossary" {
        graph.push(terms(page, &url, side));
    }
    let text = json!({ "@context": "https://schema.org", "@graph": graph }).to_string();
    Some(json_in_script(&text))
}

fn breadcrumbs(page: &Page<'_>, base: &str, side: Side) -> Value {
    let (lens, site) = (page.lens, page.lens.site);
    let mut way: Vec<PairIx> = site.upwards(page.ix).chain([site.home]).collect();
    way.reverse();
    let step = |(number, ix): (usize, &PairIx)| {
        let view = site.view_towards(lens.view, *ix);
        json!({ "@type": "ListItem", "position": number + 1, "name": site.pair(*ix).words(side).short_or_title(), "item": address(base, lens.routes, *ix, view) })
    };
    json!({ "@type": "BreadcrumbList", "itemListElement": way.iter().enumerate().map(step).collect::<Vec<_>>() })
}

fn terms(page: &Page<'_>, url: &str, side: Side) -> Value {
    let term = |term: &crate::parse::TermEntry| {
        json!({
            "@type": "DefinedTerm",
            "@id": format!("{url}#t-{}", term.id.value),
            "name": term.words.get(side),
            "alternateName": term.words.get(side.other()),
            "description": term.definition.as_ref().map(|words| words.get(side)),
        })
    };
    json!({ "@type": "DefinedTermSet", "url": url, "hasDefinedTerm": page.lens.site.terms.iter().map(term).collect::<Vec<_>>() })
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn the_path_of_an_address() {
        assert_eq!(path("https://example.org"), "/");
        assert_eq!(path("https://example.org/duizhao"), "/duizhao/");
        assert_eq!(path("http://127.0.0.1:8000/a/b"), "/a/b/");
    }
}
