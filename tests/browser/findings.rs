//! What a test found wrong: gathered over all pages, the same fault on many pages told once.

use std::{collections::BTreeMap, fmt::Write};

/// So many faults are told at most.
const FAULTS: usize = 50;
/// So many pages are named for each of them.
const PAGES: usize = 5;

/// Faults, each with the pages on which it was seen.
#[derive(Debug, Default)]
pub struct Findings {
    faults: BTreeMap<String, Vec<String>>,
}

impl Findings {
    /// Notes a fault. `fault` is told once however many pages have it; `note` says what is peculiar to this page.
    pub fn add(&mut self, page: &str, fault: impl Into<String>, note: &str) {
        let pages = self.faults.entry(fault.into()).or_default();
        let page = if note.is_empty() { page.to_owned() } else { format!("{page} ({note})") };
        if !pages.contains(&page) {
            pages.push(page);
        }
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    /// The pages with faults.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.faults.values().flatten().map(String::as_str)
    }

    /// Whether a fault was noted whose text holds `part`; for the test of the harness itself.
    pub fn mention(&self, part: &str) -> bool {
        self.faults.iter().any(|(fault, pages)| fault.contains(part) || pages.iter().any(|page| page.contains(part)))
    }

    /// Nothing, or all faults in words under a heading that says what was expected.
    pub fn verdict(&self, expected: &str) -> Result<(), String> {
        if self.is_empty() {
            return Ok(());
        }
        let mut told = format!("expected: {expected}\nfound: {} fault(s)\n", self.faults.len());
        for (fault, pages) in self.faults.iter().take(FAULTS) {
            let named = pages.iter().take(PAGES).map(String::as_str).collect::<Vec<_>>().join(", ");
            let more = pages.len().saturating_sub(PAGES);
            let more = if more > 0 { format!(", and {more} more") } else { String::new() };
            let _ = writeln!(told, "  - {fault}\n      on {named}{more}");
        }
        if self.faults.len() > FAULTS {
            let _ = writeln!(told, "  … and {} more faults, not shown", self.faults.len() - FAULTS);
        }
        Err(told)
    }
}
