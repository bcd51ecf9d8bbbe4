//! All pages of a site in two tabs at once: what each holds, and what happened while it loaded.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicUsize, Ordering},
    thread,
    time::{Duration, Instant},
};

use serde::Deserialize;

use crate::{place::Base, records::Record, site::Site, tab::Tab};

/// After so many pages in a row that cannot be read, a worker gives up: its tab is broken.
const BROKEN: usize = 3;

/// What one page holds; filled by `collect.js`.
#[derive(Debug, Default, Deserialize)]
pub struct Facts {
    /// All links.
    pub links: Vec<Link>,
    /// All ids in the order of the page.
    pub ids: Vec<String>,
    /// The id in `main` nearest to the middle of the page.
    pub middle: Option<String>,
    /// How many windows the page is high.
    pub windows: f64,
    /// The visible links of the switch of views.
    pub views: Vec<View>,
    /// The visible text of `main`, in pieces without white space.
    pub texts: Vec<String>,
}

/// A link of any kind.
#[derive(Debug, Deserialize)]
pub struct Link {
    /// The name of the element.
    pub element: String,
    /// Its `rel`.
    pub rel: String,
    /// The attribute that holds the address.
    pub attribute: String,
    /// As written.
    pub written: String,
    /// As the browser resolves it; nothing if it cannot.
    pub resolved: Option<String>,
}

/// A link of the switch of views.
#[derive(Debug, Deserialize)]
pub struct View {
    /// Where it leads.
    pub address: String,
    /// Whether it is the view shown.
    pub current: bool,
}

/// All pages, read.
#[derive(Debug, Default)]
pub struct Crawl {
    /// What each page holds.
    pub pages: BTreeMap<String, Facts>,
    /// Pages that could not be read, and why.
    pub unread: BTreeMap<String, String>,
    /// What happened, in the order of each tab.
    pub records: Vec<Record>,
    /// How long it took.
    pub took: Duration,
}

/// Visits every page of the site once.
pub fn crawl(site: &Site, base: &Base, tabs: &mut [Tab]) -> Result<Crawl, String> {
    let since = Instant::now();
    let pages: Vec<&str> = site.pages().collect();
    let next = AtomicUsize::new(0);
    let parts: Vec<Result<Crawl, String>> = thread::scope(|scope| {
        let work = |tab| visit_all(tab, base, &pages, &next);
        let workers: Vec<_> = tabs.iter_mut().map(|tab| scope.spawn(move || work(tab))).collect();
        let joined = workers.into_iter().map(thread::ScopedJoinHandle::join);
        joined.map(|part| part.unwrap_or_else(|_| Err("a worker panicked".to_owned()))).collect()
    });
    let mut whole = Crawl::default();
    for part in parts {
        let part = part?;
        whole.pages.extend(part.pages);
        whole.unread.extend(part.unread);
        whole.records.extend(part.records);
    }
    whole.took = since.elapsed();
    Ok(whole)
}

/// Goes to a page and asks what it holds. The answer is JSON in a string: large values are slow on Chromium's own way.
fn visit(tab: &mut Tab, address: &str) -> Result<Facts, String> {
    tab.go(address)?;
    let facts: String = tab.ask(include_str!("collect.js"))?;
    serde_json::from_str(&facts).map_err(|error| format!("an unexpected answer: {error}"))
}

/// One worker: takes the next page until there is none.
fn visit_all(tab: &mut Tab, base: &Base, pages: &[&str], next: &AtomicUsize) -> Result<Crawl, String> {
    let mut part = Crawl::default();
    let mut in_a_row = 0;
    let mut first = String::new();
    while let Some(page) = pages.get(next.fetch_add(1, Ordering::Relaxed)) {
        let facts = visit(tab, &base.of(page));
        match facts {
            Ok(facts) => {
                part.pages.insert((*page).to_owned(), facts);
                in_a_row = 0;
            }
            Err(error) => {
                if in_a_row == 0 {
                    first = format!("{page}: {error}");
                }
                in_a_row += 1;
                if in_a_row == BROKEN {
                    return Err(format!("{BROKEN} pages in a row could not be read, first {first}"));
                }
                part.unread.insert((*page).to_owned(), error);
            }
        }
    }
    part.records = tab.finish()?;
    Ok(part)
}
