//! Findings of one pair, each bound to a place.

use crate::check::frame::At;
use crate::diagnostic::Diagnostic;

/// What the rules found in one pair.
#[derive(Debug, Default)]
pub struct Findings {
    found: Vec<(At, Diagnostic)>,
    /// How much was compared.
    pub tally: Tally,
}

/// How much was compared, so that silence can be weighed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Figures read in the Chinese.
    pub figures: usize,
    /// Terms found in the Chinese, once a place.
    pub terms: usize,
    /// Links, quoted figures and source marks of the original.
    pub references: usize,
}

impl Findings {
    /// Adds a finding at a place.
    pub fn add(&mut self, at: At, diagnostic: Diagnostic) {
        self.found.push((at, diagnostic));
    }

    /// The findings, in the order found.
    pub(super) fn into_inner(self) -> Vec<(At, Diagnostic)> {
        self.found
    }
}

impl std::ops::AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.figures += other.figures;
        self.terms += other.terms;
        self.references += other.references;
    }
}
