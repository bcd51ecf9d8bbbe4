//! The switch between the views keeps the place: from the middle of a page to the same passage of its sibling.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use crate::{
    crawl::{Crawl, Facts},
    lab::{Lab, Scheme},
    place::{Base, Place},
    quiet,
    tab::{Tab, literal},
};

/// A page less high, in windows, has no middle to scroll to.
const WINDOWS: f64 = 2.0;
/// So many pages of each view are tried, each from another folder, for folders have layouts of their own.
const PAGES: usize = 2;

/// In a page: whether an element is in the window.
const IN_WINDOW: &str =
    "(element) => { const box = element.getBoundingClientRect(); return box.bottom >= 0 && box.top <= innerHeight; }";

/// Where a click has led.
#[derive(Debug, Deserialize)]
struct Arrival {
    address: String,
    /// Whether the fragment names an element.
    found: bool,
    /// Whether that element came into the window.
    shown: bool,
}

/// On the highest pages of each view, scrolled to the middle, every link of `.views` leads to the sibling page, with a
/// fragment that exists there and shows the place the reader was at; and no script complains on the way.
pub fn view_switch_keeps_the_place(lab: &Lab, scheme: Scheme) -> Result<(), String> {
    let (crawl, base) = (lab.crawl(scheme)?, lab.base(scheme));
    let chosen = highest_pages(crawl);
    if chosen.is_empty() {
        return Err(format!("no page is {WINDOWS} windows high, with an id in <main> and a link `.views a` to another view"));
    }
    let mut window = lab.window();
    let mut faults = Vec::new();
    for (page, facts, middle) in chosen {
        for (index, _) in facts.views.iter().enumerate().filter(|(_, view)| !view.current) {
            faults.extend(switch(&mut window, base, page, facts, middle, index).err().map(|fault| (page, fault)));
        }
    }
    let mut findings = quiet::complaints(&window.finish()?, lab.site(), base, scheme);
    for (page, fault) in faults {
        findings.add(page, fault, "");
    }
    findings.verdict("from the middle of a page, `.views a` leads to the sibling page with the fragment of that place")
}

/// The pages to try, with their middle passages: of each first folder, which is a view, the highest of some folders.
fn highest_pages(crawl: &Crawl) -> Vec<(&str, &Facts, &str)> {
    let mut pages: Vec<_> = crawl
        .pages
        .iter()
        .filter(|(_, facts)| facts.windows >= WINDOWS && facts.views.iter().any(|view| !view.current))
        .filter_map(|(page, facts)| facts.middle.as_deref().map(|middle| (page.as_str(), facts, middle)))
        .collect();
    pages.sort_by(|(_, one, _), (_, other, _)| other.windows.total_cmp(&one.windows));
    let mut folders = BTreeSet::new();
    let mut tried: BTreeMap<&str, usize> = BTreeMap::new();
    pages.retain(|(page, ..)| {
        let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
        let count = tried.entry(folder.split('/').next().unwrap_or_default()).or_default();
        let chosen = *count < PAGES && folders.insert(folder);
        *count += usize::from(chosen);
        chosen
    });
    pages
}

/// Scrolls, clicks, arrives, looks.
fn switch(tab: &mut Tab, base: &Base, page: &str, facts: &Facts, middle: &str, index: usize) -> Result<(), String> {
    tab.go(&base.of(page))?;
    // What is in the window when the link is clicked: one of these passages is the place to be kept.
    let around: Vec<String> = tab.ask(&format!(
        "document.getElementById({}).scrollIntoView({{ block: 'start', behavior: 'instant' }});
         Array.from(document.querySelectorAll('main [id]')).filter({IN_WINDOW}).map((element) => element.id)",
        literal(middle)
    ))?;
    let sibling: String = tab.ask(&format!(
        "(() => {{
           const seen = (link) => link.checkVisibility({{ visibilityProperty: true }});
           const link = Array.from(document.querySelectorAll('.views a[href]')).filter(seen)[{index}];
           const address = link.href;
           link.click();
           return address;
         }})()"
    ))?;
    let expected = base.file(&sibling).unwrap_or_default();
    let what = format!("the link to {expected}, clicked at #{middle},");
    tab.arrive().map_err(|error| format!("{what} led nowhere: {error}"))?;
    // The browser scrolls when it draws, smoothly perhaps: some frames may pass.
    let arrival: Arrival = tab.ask(&format!(
        "new Promise((done) => {{
           const inWindow = {IN_WINDOW};
           const element = document.getElementById(decodeURIComponent(location.hash.slice(1)));
           const look = (frames) => {{
             const shown = !!element && scrollY > 0 && inWindow(element);
             if (shown || !element || frames === 0) done({{ address: location.href, found: !!element, shown }});
             else requestAnimationFrame(() => look(frames - 1));
           }};
           look(60);
         }})"
    ))?;
    match base.locate(&arrival.address) {
        Place::Inside(file, _) if file != expected => Err(format!("{what} led to {file}")),
        Place::Inside(_, None) => Err(format!("{what} led to the top of the page: no fragment")),
        Place::Inside(_, Some(id)) if !arrival.found => Err(format!("{what} led to #{id}, which is not there")),
        Place::Inside(_, Some(id)) if facts.ids.contains(&id) && !around.contains(&id) => {
            Err(format!("{what} led to #{id}, which was not in the window; there were: {}", around.join(", ")))
        }
        Place::Inside(_, Some(id)) if !arrival.shown => Err(format!("{what} led to #{id}, but the page stayed at its top")),
        Place::Inside(..) => Ok(()),
        _ => Err(format!("{what} led out of the site, to {}", arrival.address)),
    }
}
