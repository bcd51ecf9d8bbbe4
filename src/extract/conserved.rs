//! Whether every letter and digit of an article stands in the Markdown made of it, in order: the Markdown is read by the
//! parser of pages, which knows nothing of how it was written.

use unicode_normalization::UnicodeNormalization;

use crate::article::Article;
use crate::config::Side;
use crate::diagnostic::Report;
use crate::parse::markdown::{self, Block, BlockKind, Inline};
use crate::text::RelPath;

/// How much of the text around a loss is told, in letters.
const AROUND: usize = 12;

/// What of an article is not in its Markdown: where the first difference is, as it should be and as it is.
pub(super) fn lost(article: &Article, body: &str) -> Option<String> {
    let wanted = letters(article.blocks.iter().map(crate::article::Block::text));
    let Ok(file) = RelPath::new("extracted.md") else { return None };
    let Some(parsed) = markdown::parse(&file, &body.into(), 0, Side::Original, &mut Report::default()) else {
        return Some("the Markdown cannot be parsed".to_owned());
    };
    let mut texts = Vec::new();
    parsed.blocks.iter().for_each(|block| gather(block, &mut texts));
    parsed.footnotes.iter().flat_map(|note| &note.blocks).for_each(|block| gather(block, &mut texts));
    let found = letters(texts.into_iter());
    if wanted == found {
        return None;
    }
    let same = wanted.iter().zip(&found).take_while(|(a, b)| a == b).count();
    let near = |letters: &[char]| letters.iter().skip(same.saturating_sub(2)).take(AROUND).collect::<String>();
    Some(format!("“{}” reads “{}”", near(&wanted), near(&found)))
}

fn letters(texts: impl Iterator<Item = String>) -> Vec<char> {
    texts.flat_map(|text| text.nfc().filter(|c| c.is_alphanumeric()).collect::<Vec<_>>()).collect()
}

fn gather(block: &Block, out: &mut Vec<String>) {
    match &block.kind {
        BlockKind::Paragraph(inlines) => out.push(plain(inlines)),
        BlockKind::Heading(heading) => out.push(plain(&heading.inlines)),
        BlockKind::List { items, .. } => items.iter().flat_map(|item| &item.blocks).for_each(|block| gather(block, out)),
        BlockKind::Table(table) => out.extend(table.cells().map(|cell| plain(&cell.inlines))),
        BlockKind::Quote(blocks) => blocks.iter().for_each(|block| gather(block, out)),
        BlockKind::Code(code) => out.push(code.text.to_string()),
        BlockKind::Rule => {}
    }
}

fn plain(inlines: &[Inline]) -> String {
    markdown::plain_text(inlines)
}
