//! One file at a time: its name, its front matter, its Markdown. What a page says, and nothing from any
//! other file. Files are read in parallel; results stand in the order of their paths.

pub mod front_matter;
mod glossary;
mod locator;
pub mod markdown;
mod page;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::Report;
use crate::source::{SourceFile, SourceTree};

pub use glossary::{Avoided, GLOSSARY, TermEntry, parse_glossary};
pub use locator::{Locator, SourceMark};
pub use page::{Front, Page};

/// All pages, and the ids of files that could not become one.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Pages, by path.
    pub pages: Vec<Page>,
    /// Ids of pages that exist and could not be read; what is wrong with them is in the report.
    pub unusable: BTreeSet<String>,
    /// What could be read of such pages.
    pub unread: Vec<Page>,
}

/// Parses every page of `content/`.
pub fn pages(tree: &SourceTree, config: &Config, report: &mut Report) -> Parsed {
    let files: Vec<_> = tree.under("content").filter(|(path, _)| path.as_str().ends_with(".md")).collect();
    let read: Vec<_> = files
        .into_par_iter()
        .map(|(path, text)| {
            let mut own = Report::default();
            let page = page::parse(path, text, config, &mut own);
            (page, own)
        })
        .collect();
    let mut parsed = Parsed::default();
    parsed.pages.reserve(read.len());
    for (page, own) in read {
        report.merge(own);
        match page {
            Ok(page) => parsed.pages.push(page),
            Err(unusable) => {
                parsed.unusable.insert(unusable.id);
                parsed.unread.extend(unusable.page);
            }
        }
    }
    let texts = |file: &SourceFile| matches!(file, SourceFile::Text(_));
    let others = tree.files().filter(|(path, file)| path.as_str().ends_with(".md") && !texts(file));
    parsed.unusable.extend(others.map(|(path, _)| page::id_of(path)));
    parsed
}
