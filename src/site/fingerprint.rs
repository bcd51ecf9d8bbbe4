//! Fingerprints: whether words are still those that somebody looked at.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::parse::markdown::{Block, BlockKind, Body, Inline, Target};
use crate::text::hex;

/// The fingerprint of texts, one a side: the first 16 hexadecimal digits of the SHA-256 of each with its white space runs
/// made one, in NFC, ended by a zero byte.
pub fn fingerprint<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        let mut first = true;
        for word in text.split_whitespace() {
            if !first {
                hash.update(b" ");
            }
            first = false;
            hash.update(word.nfc().collect::<String>().as_bytes());
        }
        hash.update([0]);
    }
    let mut digits = hex(&hash.finalize());
    digits.truncate(16);
    digits
}

/// What a block says, with its references as they are written and without its markup: what its fingerprint is taken of.
pub fn written(kind: &BlockKind, body: &Body) -> String {
    let mut out = String::new();
    block(kind, body, &mut out);
    out
}

/// The same of blocks that stand together, as those of a list's item.
pub fn written_blocks(blocks: &[Block], body: &Body) -> String {
    let mut out = String::new();
    for inner in blocks {
        block(&inner.kind, body, &mut out);
    }
    out
}

fn block(kind: &BlockKind, body: &Body, out: &mut String) {
    match kind {
        BlockKind::Paragraph(inner) => inlines(inner, body, out),
        BlockKind::Heading(heading) => inlines(&heading.inlines, body, out),
        BlockKind::List { items, .. } => {
            items.iter().flat_map(|item| &item.blocks).for_each(|inner| block(&inner.kind, body, out));
        }
        BlockKind::Table(table) => {
            for cell in table.cells() {
                inlines(&cell.inlines, body, out);
                out.push_str(" |");
            }
        }
        BlockKind::Quote(blocks) => blocks.iter().for_each(|inner| block(&inner.kind, body, out)),
        BlockKind::Code(code) => out.push_str(&code.text),
        BlockKind::Rule => {}
    }
    out.push('\n');
}

fn inlines(all: &[Inline], body: &Body, out: &mut String) {
    for inline in all {
        match inline {
            Inline::Text(run) => out.push_str(run.text()),
            Inline::Code(code) => out.push_str(&format!("`{code}`")),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) => inlines(inner, body, out),
            Inline::Link { href, inlines: inner } => {
                inlines(inner, body, out);
                out.push_str(&format!("({href})"));
            }
            Inline::Reference(number) => {
                if let Some(reference) = body.references.get(*number) {
                    target(&reference.target, out);
                    if let Some(label) = &reference.label {
                        out.push_str(&format!("|{}", label.text()));
                    }
                    out.push_str("]]");
                }
            }
            Inline::FootnoteCall { note, .. } => out.push_str(&format!("[^{note}]")),
            Inline::Break => out.push(' '),
        }
    }
}

fn target(target: &Target, out: &mut String) {
    let (mark, id, part) = match target {
        Target::Page { id, heading } => ("", id.clone(), heading),
        Target::Figure { id, name } => ("=", id.clone(), name),
        Target::Source(mark) => ("@", mark.to_string(), &None),
        Target::Term(word) => ("?", word.clone(), &None),
    };
    out.push_str(&format!("[[{mark}{id}"));
    if let Some(part) = part {
        out.push_str(&format!("#{part}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_composition_do_not_change_a_fingerprint_and_words_do() {
        let first = fingerprint(["工业 软件", "cafe\u{301}  au lait"]);
        assert_eq!(first.len(), 16);
        assert_eq!(first, fingerprint([" 工业\n软件 ", "café au lait"]));
        assert_ne!(first, fingerprint(["工业软件", "café au lait"]));
        assert_ne!(fingerprint(["a", "b"]), fingerprint(["ab", ""]));
        assert_eq!(fingerprint(["a"]), "ffe9aaeaa2a2d504");
    }
}
