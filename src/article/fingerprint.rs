//! Fingerprints: how a paragraph, and a file, is recognised without being reproduced.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use crate::text::hex;

/// SHA-256 of bytes, in lower-case hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The first 16 hexadecimal digits of SHA-256 over the text in NFC without white space.
pub fn fingerprint(text: &str) -> String {
    let bare: String = text.nfc().filter(|c| !c.is_whitespace()).collect();
    let mut digits = sha256(bare.as_bytes());
    digits.truncate(16);
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_and_composition_do_not_matter() {
        assert_eq!(fingerprint("到2025年"), fingerprint("\u{3000}到 2025\u{a0}年\n"));
        assert_eq!(fingerprint("caf\u{e9}"), fingerprint("cafe\u{301}"));
        assert_ne!(fingerprint("到2025年"), fingerprint("到2035年"));
        assert_eq!(fingerprint(""), "e3b0c44298fc1c14");
    }
}
