//! The paragraphs of an article as they are searched.

use crate::article::{Article, BlockKind, Marker};

/// A numbered paragraph.
pub(super) struct Paragraph {
    pub number: u32,
    pub text: String,
    /// Its level, where it is a heading.
    pub heading: Option<u8>,
    /// What stands before it, where it is an item of a list, and how deep the list lies.
    pub item: Option<(Marker, u8)>,
}

/// The numbered paragraphs, by number.
pub(super) fn of(article: &Article) -> Vec<Paragraph> {
    let mut paragraphs = Vec::new();
    for block in &article.blocks {
        let item = match &block.kind {
            BlockKind::Item { marker, depth, .. } => Some((*marker, *depth)),
            _ => None,
        };
        for paragraph in block.paragraphs() {
            paragraphs.push(Paragraph { number: paragraph.number, text: paragraph.text(), heading: paragraph.heading, item });
        }
    }
    paragraphs
}
