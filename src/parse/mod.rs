//! One file at a time: its name, its front matter, its Markdown. What a page says, and nothing from any
//! other file but whether its pair is a draft. Files are read in parallel; results stand in the order of their paths.

mod drafts;
pub mod front_matter;
mod glossary;
mod locator;
pub mod markdown;
mod page;

use std::collections::BTreeSet;
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::{Config, Side};
use crate::diagnostic::Report;
use crate::source::{SourceFile, SourceTree};
use crate::text::RelPath;

use page::Read;

pub use drafts::{Drafts, LeftOut};
pub use glossary::{Allowed, Avoided, GLOSSARY, TermEntry, is_at, parse_glossary};
pub use locator::{Locator, SourceMark};
pub use page::{Front, Page};

/// All pages, and the ids of files that could not become one.
#[derive(Debug, Default)]
pub struct Parsed {
    /// Pages, by path. Each is large, and goes through several lists.
    pub pages: Vec<Box<Page>>,
    /// Ids of pages that exist and could not be read; what is wrong with them is in the report.
    pub unusable: BTreeSet<String>,
    /// What could be read of such pages.
    pub unread: Vec<Box<Page>>,
    /// Drafts that are no part of the site.
    pub left_out: LeftOut,
}

/// Parses every page of `content/`. Originals first: what a translation may lack depends on whether its original is a
/// draft.
pub fn pages(tree: &SourceTree, config: &Config, drafts: Drafts, report: &mut Report) -> Parsed {
    let files: Vec<_> = tree.under("content").filter(|(path, _)| path.as_str().ends_with(".md")).collect();
    let ending = format!(".{}.md", config.language(Side::Translation).code);
    let (translations, originals): (Vec<_>, Vec<_>) = files.into_iter().partition(|(path, _)| path.as_str().ends_with(&ending));
    let mut parsed = Parsed::default();
    let mut lacking = BTreeSet::new();
    let mut published = BTreeSet::new();
    let originals = read_all(originals, config, &BTreeSet::new());
    let leaves_out = drafts == Drafts::LeftOut && originals.iter().any(|(read, _)| read.draft == Some(true));
    for (read, own) in originals {
        if read.draft == Some(true) && drafts == Drafts::LeftOut {
            parsed.left_out.note(&read, config);
            continue;
        }
        report.merge(own);
        if read.draft.unwrap_or(true) {
            lacking.insert(read.id().to_owned());
        } else if leaves_out {
            published.insert(read.id().to_owned());
        }
        parsed.take(read);
    }
    // Where a draft has the id of another page, the translation is that page's.
    parsed.left_out.ids.retain(|id| !published.contains(id) && !parsed.unusable.contains(id));
    for (read, own) in read_all(translations, config, &lacking) {
        if !parsed.left_out.ids.contains(read.id()) {
            report.merge(own);
            parsed.take(read);
        }
    }
    // Each is two lists in order, one behind the other.
    for pages in [&mut parsed.pages, &mut parsed.unread] {
        pages.sort_by(|a, b| a.file.cmp(&b.file));
    }
    let texts = |file: &SourceFile| matches!(file, SourceFile::Text(_));
    let others = tree.files().filter(|(path, file)| path.as_str().ends_with(".md") && !texts(file));
    parsed.unusable.extend(others.map(|(path, _)| page::id_of(path)));
    parsed
}

/// Reads files in parallel; each with what is wrong in it. Pages that are `lacking` may be without their words.
fn read_all(files: Vec<(&RelPath, &Arc<str>)>, config: &Config, lacking: &BTreeSet<String>) -> Vec<(Read, Report)> {
    files
        .into_par_iter()
        // Small pieces: at the end no thread waits long for another.
        .with_max_len(64)
        .map(|(path, text)| {
            let mut own = Report::default();
            let read = page::parse(path, text, config, lacking, &mut own);
            (read, own)
        })
        .collect()
}

impl Parsed {
    fn take(&mut self, read: Read) {
        match read.page {
            Ok(page) => self.pages.push(page),
            Err(unusable) => {
                self.unusable.insert(unusable.id);
                self.unread.extend(unusable.page);
            }
        }
    }
}
