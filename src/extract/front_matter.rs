//! The front matter of an extracted article: what is known of it, and where its text came from.

use crate::article::Article;

/// The key that says that a file was extracted, and the version of its form.
pub(super) const EXTRACTED: &str = "extracted: 1";

/// Writes a front matter, its two lines of hyphens included.
pub(super) fn write(article: &Article) -> String {
    let metadata = &article.metadata;
    let mut out = format!("---\n{EXTRACTED}\nid: {}\n", quoted(&article.id));
    let words = [
        ("title", &metadata.title),
        ("outlet", &metadata.outlet),
        ("byline", &metadata.byline),
        ("published", &metadata.published),
        ("url", &metadata.url),
        ("permalink", &metadata.permalink),
    ];
    for (key, value) in words {
        if let Some(value) = value {
            out.push_str(&format!("{key}: {}\n", quoted(value)));
        }
    }
    let provenance = &article.provenance;
    out.push_str(&format!("format: {}\n", provenance.form.name()));
    out.push_str(&format!("encoding: {}\n", provenance.encoding));
    out.push_str(&format!("sha256: {}\n", quoted(&provenance.sha256)));
    out.push_str(&format!("paragraphs: {}\n---\n", article.paragraphs().count()));
    out
}

/// A text in single quotes, on one line.
pub(super) fn quoted(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let bare: String = line.chars().filter(|c| !c.is_control() && !matches!(c, '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')).collect();
    format!("'{}'", bare.replace('\'', "''"))
}
