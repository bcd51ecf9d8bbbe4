//! Files that are no text, told by their first bytes or by a NUL.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::article::bytes::Undecodable;

/// First bytes, what has them, and what to do.
const KNOWN: &[(&[u8], &str, &str)] = &[
    (b"%PDF-", "a PDF", "take its text out first, with `pdftotext FILE`, and extract that"),
    (b"PK\x03\x04", "a ZIP archive, perhaps .docx or .epub", "take its text out first, as HTML or plain text"),
    (b"\xD0\xCF\x11\xE0", "an old Office document", "save it as HTML or plain text first"),
    (b"{\\rtf", "an RTF document", "save it as HTML or plain text first"),
    (b"\x1F\x8B", "gzip data", "unpack it first, with `gunzip`"),
    (b"\x89PNG", "a PNG picture", "give the text, not a picture of it"),
    (b"\xFF\xD8\xFF", "a JPEG picture", "give the text, not a picture of it"),
    (b"GIF8", "a GIF picture", "give the text, not a picture of it"),
    (b"7z\xBC\xAF", "a 7z archive", "unpack it first"),
    (b"\x7FELF", "a program", "give a text"),
    (b"SQLite format 3", "a database", "give a text"),
];

/// Refuses what is no text.
pub(super) fn refuse(bytes: &[u8], wanted: Option<&'static Encoding>) -> Result<(), Undecodable> {
    if let Some((_, what, help)) = KNOWN.iter().find(|(first, ..)| bytes.starts_with(first)) {
        return Err(Undecodable::Binary { offset: 0, what, help: (*help).to_owned() });
    }
    if Encoding::for_bom(bytes).is_some() || wanted.is_some_and(|wanted| wanted == UTF_16LE || wanted == UTF_16BE) {
        return Ok(());
    }
    let Some(offset) = bytes.iter().position(|byte| *byte == 0) else { return Ok(()) };
    // In UTF-16, line ends, digits and Latin letters have a NUL, always on the same side.
    let nuls = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    let help = if bytes.len().is_multiple_of(2) && odd > 4 * even {
        "it may be UTF-16 without its byte order mark: try `--encoding utf-16le`"
    } else if bytes.len().is_multiple_of(2) && even > 4 * odd {
        "it may be UTF-16 without its byte order mark: try `--encoding utf-16be`"
    } else {
        "give the text of the article; a file with NUL bytes is none"
    };
    Err(Undecodable::Binary { offset, what: "no text", help: help.to_owned() })
}
