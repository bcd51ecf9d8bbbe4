//! Texts that tell by themselves whether they are whole: a line that says what it is and what the hash of the rest is, then
//! the rest.

use sha2::{Digest, Sha256};

use crate::text::hex;

/// A text under a head, which says what it is and ends in a space.
pub(super) fn seal(head: &str, rest: &[u8]) -> Vec<u8> {
    let mut sealed = format!("{head}{}\n", hash_of(rest)).into_bytes();
    sealed.extend_from_slice(rest);
    sealed
}

/// The rest of such a text; `None` where it is another, or not whole.
pub(super) fn unseal<'t>(head: &str, sealed: &'t [u8]) -> Option<&'t str> {
    let (hash, rest) = std::str::from_utf8(sealed).ok()?.strip_prefix(head)?.split_once('\n')?;
    (hash == hash_of(rest.as_bytes())).then_some(rest)
}

/// Whether a text begins as one under this head, or as far as one that was torn: one that is empty, too.
pub(super) fn begins(head: &str, text: &[u8]) -> bool {
    text.iter().zip(head.as_bytes()).all(|(found, ours)| found == ours)
}

/// The hash of some bytes as text.
pub(super) fn hash_of(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_whole_is_read() {
        let sealed = seal("tea 1 ", "绿茶\n红茶\n".as_bytes());
        assert_eq!(unseal("tea 1 ", &sealed), Some("绿茶\n红茶\n"));
        assert_eq!(unseal("tea 2 ", &sealed), None);
        for end in 0..sealed.len() {
            assert_eq!(unseal("tea 1 ", &sealed[..end]), None);
            assert!(begins("tea 1 ", &sealed[..end]));
        }
        assert!(!begins("tea 1 ", b"ten") && !begins("tea 1 ", b"tea 2 "));
    }
}
