//! What the tests share: the site, its server, the browser with two tabs, and each crawl, made when first asked for.

use std::{
    fmt,
    sync::{
        Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::{
    chromium::{self, Chromium},
    crawl::{self, Crawl},
    place::Base,
    server::{Port, Server},
    site::Site,
    tab::Tab,
};

/// So many tabs work at once.
const WORKERS: usize = 2;

/// From where the pages come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// Opened from the disk.
    File,
    /// Served under a sub-path.
    Http,
}

impl Scheme {
    /// Both, in the order of the tests.
    pub const BOTH: [Self; 2] = [Self::File, Self::Http];
}

impl fmt::Display for Scheme {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::File => "file",
            Self::Http => "http",
        })
    }
}

/// Something made at the first request; a failure is told in full once, then in short.
#[derive(Debug)]
pub struct Once<T> {
    made: OnceLock<Result<T, String>>,
    told: AtomicBool,
}

impl<T> Default for Once<T> {
    fn default() -> Self {
        Self { made: OnceLock::new(), told: AtomicBool::new(false) }
    }
}

impl<T> Once<T> {
    /// The thing, made if it is not there yet.
    pub fn get(&self, make: impl FnOnce() -> Result<T, String>) -> Result<&T, String> {
        self.made.get_or_init(make).as_ref().map_err(|error| {
            if self.told.swap(true, Ordering::Relaxed) {
                format!("{} (in full at the first failure)", error.lines().next().unwrap_or_default())
            } else {
                error.clone()
            }
        })
    }

    /// The thing, if it was made.
    pub fn peek(&self) -> Option<&T> {
        self.made.get().and_then(|made| made.as_ref().ok())
    }
}

/// The laboratory. Fields are dropped in this order: tabs, browser, and the folder last.
#[derive(Debug)]
pub struct Lab {
    tabs: Mutex<Vec<Tab>>,
    window: Mutex<Tab>,
    _chromium: Chromium,
    file: Base,
    crawls: [Once<Crawl>; 3],
    server: Server,
    site: Site,
}

impl Lab {
    /// Builds the site, serves it, starts the browser.
    pub fn open() -> Result<Self, String> {
        Self::with(Site::obtain)
    }

    /// The same with a site made in another way, which is told the address it is going to have.
    pub fn with(make: impl FnOnce(&str) -> Result<Site, String>) -> Result<Self, String> {
        let port = Port::take()?;
        let site = make(port.base().address())?;
        let server = port.serve(&site);
        let mut chromium = Chromium::start(&chromium::find()?)?;
        let tabs: Vec<Tab> = (0..WORKERS).map(|_| chromium.open_tab(false)).collect::<Result<_, _>>()?;
        let file = Base::of_folder(site.root());
        let (tabs, window) = (Mutex::new(tabs), Mutex::new(chromium.open_tab(true)?));
        Ok(Self { tabs, window, _chromium: chromium, file, crawls: Default::default(), server, site })
    }

    /// The site.
    pub fn site(&self) -> &Site {
        &self.site
    }

    /// The server.
    pub fn server(&self) -> &Server {
        &self.server
    }

    /// The address of the site.
    pub fn base(&self, scheme: Scheme) -> &Base {
        match scheme {
            Scheme::File => &self.file,
            Scheme::Http => self.server.base(),
        }
    }

    /// A tab that is drawn, for a test that scrolls and clicks.
    pub fn window(&self) -> MutexGuard<'_, Tab> {
        self.window.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The tabs of the crawls.
    fn tabs(&self) -> MutexGuard<'_, Vec<Tab>> {
        self.tabs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All pages as a reader has them.
    pub fn crawl(&self, scheme: Scheme) -> Result<&Crawl, String> {
        let [file, http, _] = &self.crawls;
        let once = if scheme == Scheme::File { file } else { http };
        once.get(|| crawl::crawl(&self.site, self.base(scheme), &mut self.tabs()))
    }

    /// All pages from the disk, their scripts not run.
    pub fn crawl_without_scripts(&self) -> Result<&Crawl, String> {
        let [_, _, once] = &self.crawls;
        once.get(|| {
            let mut tabs = self.tabs();
            tabs.iter_mut().try_for_each(|tab| tab.set_scripts(false))?;
            let crawl = crawl::crawl(&self.site, &self.file, &mut tabs);
            tabs.iter_mut().try_for_each(|tab| tab.set_scripts(true))?;
            crawl
        })
    }

    /// One line on what was done, for the end of the run.
    pub fn summary(&self) -> String {
        let [file, http, off] = &self.crawls;
        let names = [("from file://", file), ("over http://", http), ("without scripts", off)];
        let made = names.iter().filter_map(|(name, once)| once.peek().map(|crawl| (name, crawl)));
        let parts: Vec<_> = made
            .map(|(name, crawl)| format!("{} pages {name} in {:.1} s", crawl.pages.len(), crawl.took.as_secs_f64()))
            .collect();
        format!("browser: {}", if parts.is_empty() { "no page was read".to_owned() } else { parts.join(", ") })
    }
}
