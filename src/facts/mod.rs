//! What an article says in facts: what it enumerates, with the number it announces, and its figures. From the numbered
//! paragraphs of an [`Article`](crate::article::Article); nothing is looked up, nothing is known of any subject.

mod announce;
mod context;
mod digits;
mod draft;
mod enumerations;
mod figures;
mod findings;
mod lists;
mod marks;
mod mentions;
mod model;
mod names;
mod numeral;
mod paragraphs;
mod pieces;
mod rows;
mod scan;
mod steps;
mod within;
mod yaml;

use std::sync::LazyLock;

use crate::article::Article;
use crate::language::Family;
use crate::language::figures::{Lexicon, Reader, Reading};

pub use findings::Finding;
pub use model::{Announced, Enumeration, Facts, FigureFact, Form, Item, Mention, Role, Within};
use scan::Scan;
pub use yaml::scalar;

/// Built once: of the words of no site.
static READER: LazyLock<Reader> = LazyLock::new(|| Reader::new(&Lexicon::default()));

/// The facts of an article.
pub fn of(article: &Article) -> Facts {
    let paragraphs = paragraphs::of(article);
    let scans: Vec<Scan<'_>> = paragraphs.iter().map(|paragraph| Scan::new(&paragraph.text)).collect();
    let readings: Vec<Reading> = paragraphs.iter().map(|paragraph| READER.read(&paragraph.text, Family::Chinese)).collect();
    let enumerations = enumerations::find(&paragraphs, &scans);
    Facts {
        article: article.id.clone(),
        sha256: article.provenance.sha256.clone(),
        figures: figures::find(&paragraphs, &scans, &readings, &enumerations),
        titles: mentions::titles(&paragraphs, &scans),
        quoted: mentions::quoted(&paragraphs, &scans),
        dates: mentions::dates(&paragraphs, &scans, &readings),
        bodies: mentions::bodies(&paragraphs, &scans),
        enumerations,
    }
}
