//! Every link leads to a file of the site, every fragment to an id, and no id occurs twice on a page.

use std::collections::BTreeSet;

use crate::{
    crawl::{Crawl, Link},
    findings::Findings,
    lab::{Lab, Scheme},
    place::{Base, Place},
    site::{NOT_FOUND, Site},
};

/// Every internal link resolves to a file, with the case of its letters, never to a folder; nothing embedded is foreign.
pub fn links_lead_to_files(lab: &Lab, scheme: Scheme) -> Result<(), String> {
    let findings = dead_links(lab.crawl(scheme)?, lab.site(), lab.base(scheme), scheme);
    findings.verdict("every link leads to a file of the site, letter case included, or (<a href> only) to the web")
}

/// Every fragment of an internal link is the id of an element of the page it leads to.
pub fn fragments_exist(lab: &Lab, scheme: Scheme) -> Result<(), String> {
    let findings = dead_fragments(lab.crawl(scheme)?, lab.site(), lab.base(scheme), scheme);
    findings.verdict("every fragment (percent-decoded) is the id of an element of the page it leads to")
}

/// No id occurs twice on a page, none is empty.
pub fn ids_are_unique(lab: &Lab, scheme: Scheme) -> Result<(), String> {
    repeated_ids(lab.crawl(scheme)?).verdict("each id occurs once on its page and is not empty")
}

/// Whether a page's links and requests are left unchecked: the 404 page is linked by absolute paths, which are right
/// only at the address the site was built for.
pub fn is_exempt(page: &str, site: &Site, scheme: Scheme) -> bool {
    page == NOT_FOUND && (scheme == Scheme::File || !site.is_own())
}

/// All links that lead nowhere or where they should not.
pub fn dead_links(crawl: &Crawl, site: &Site, base: &Base, scheme: Scheme) -> Findings {
    let mut findings = Findings::default();
    for (page, link) in checked(crawl, site, scheme) {
        let written = format!("written “{}”", link.written);
        let name = format!("<{} {}>", link.element, link.attribute);
        let Some(resolved) = &link.resolved else {
            findings.add(page, format!("{name} “{}” is no address", link.written), "");
            continue;
        };
        let fault = match base.locate(resolved) {
            Place::Inside(file, _) => fault_of_file(site, &file),
            Place::Inline if link.element != "a" => None,
            Place::Elsewhere if link.element == "a" || link.element == "area" => None,
            Place::Inline | Place::Elsewhere | Place::Astray => Some(format!("leads out of the site, to {resolved}")),
        };
        if let Some(fault) = fault {
            findings.add(page, format!("{name} {fault}"), &written);
        }
        let anywhere = ["/", "http:", "https:", "#", "data:"].iter().any(|start| link.written.starts_with(start));
        if page == NOT_FOUND && !anywhere {
            findings.add(page, format!("{name} must be absolute: this page answers at any depth"), &written);
        }
    }
    findings
}

/// All fragments without their element.
pub fn dead_fragments(crawl: &Crawl, site: &Site, base: &Base, scheme: Scheme) -> Findings {
    let mut findings = Findings::default();
    for (page, link) in checked(crawl, site, scheme) {
        let Some(Place::Inside(file, Some(fragment))) = link.resolved.as_ref().map(|resolved| base.locate(resolved)) else {
            continue;
        };
        if let Some(target) = crawl.pages.get(&file)
            && !target.ids.contains(&fragment)
        {
            let written = format!("written “{}”", link.written);
            findings.add(
                page,
                format!("<{} {}> to {file}: no element there has the id “{fragment}”", link.element, link.attribute),
                &written,
            );
        }
    }
    findings
}

/// All ids that occur twice or are empty.
pub fn repeated_ids(crawl: &Crawl) -> Findings {
    let mut findings = Findings::default();
    for (page, facts) in &crawl.pages {
        let mut seen = BTreeSet::new();
        for id in &facts.ids {
            if id.is_empty() {
                findings.add(page, "an id is empty", "");
            } else if !seen.insert(id) {
                findings.add(page, format!("the id “{id}” occurs more than once"), "");
            }
        }
    }
    findings
}

/// The links to check, each with its page.
fn checked<'a>(crawl: &'a Crawl, site: &'a Site, scheme: Scheme) -> impl Iterator<Item = (&'a str, &'a Link)> {
    let pages = crawl.pages.iter().filter(move |(page, _)| !is_exempt(page, site, scheme));
    let links = pages.flat_map(|(page, facts)| facts.links.iter().map(move |link| (page.as_str(), link)));
    links.filter(|(_, link)| !is_published_address(link))
}

/// `canonical` and `alternate` name the published address, which is not that of this copy.
fn is_published_address(link: &Link) -> bool {
    let named = link.rel.split_ascii_whitespace().any(|rel| rel == "canonical" || rel == "alternate");
    link.element == "link" && named && (link.written.starts_with("http://") || link.written.starts_with("https://"))
}

/// Why a path below the base is no file of the site.
fn fault_of_file(site: &Site, file: &str) -> Option<String> {
    if site.has(file) {
        return None;
    }
    if site.is_folder(file) {
        return Some(format!("leads to the folder “{file}”, not to a file: a disk shows a listing there"));
    }
    Some(match site.in_other_case(file) {
        Some(other) => format!("leads to {file}, which is not there; {other} is: the letter case differs"),
        None => format!("leads to {file}, which is not there"),
    })
}
