//! What an article says in facts: what it enumerates, with the number it announces, and its figures. From the numbered
//! paragraphs of an [`Article`](crate::article::Article); nothing is looked up, nothing is known of any subject.

mod announce;
mod digits;
mod draft;
mod enumerations;
mod lists;
mod marks;
mod model;
mod names;
mod numeral;
mod paragraphs;
mod pieces;
mod rows;
mod scan;
mod steps;

use crate::article::Article;

pub use model::{Announced, Enumeration, Facts, Form, Item, Within};
use scan::Scan;

/// The facts of an article.
pub fn of(article: &Article) -> Facts {
    let paragraphs = paragraphs::of(article);
    let scans: Vec<Scan<'_>> = paragraphs.iter().map(|paragraph| Scan::new(&paragraph.text)).collect();
    Facts {
        article: article.id.clone(),
        sha256: article.provenance.sha256.clone(),
        enumerations: enumerations::find(&paragraphs, &scans),
    }
}
