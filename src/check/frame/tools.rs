//! What is made ready once for all pairs.

use crate::check::frame::lexicon;
use crate::check::terms::Lexicon;
use crate::language::TermMatcher;
use crate::language::figures::Reader;
use crate::site::Site;

/// Automata and tables that the rules of pairs share.
#[derive(Debug)]
pub struct Tools {
    /// Finds the phrases that the site bans.
    pub banned: TermMatcher,
    /// The glossary, ready for looking up.
    pub(in crate::check) lexicon: Lexicon,
    /// Reads figures in both languages.
    pub figures: Reader,
}

impl Tools {
    /// Makes them.
    pub fn new(site: &Site<'_>) -> Self {
        let banned: Vec<&str> = site.config.banned.iter().map(|banned| banned.text.value.as_str()).collect();
        Self { banned: TermMatcher::new(&banned), lexicon: Lexicon::new(site), figures: Reader::new(&lexicon(site)) }
    }
}
