//! The pairs of `tests/figures`, for the tests of the readers themselves.

use crate::language::Family;

/// Their lines: group, Chinese, English, verdict and kind of mistake, with tabs between.
pub fn lines() -> impl Iterator<Item = &'static str> {
    let files = [include_str!("../../../tests/figures/pairs.tsv"), include_str!("../../../tests/figures/own.tsv")];
    files.into_iter().flat_map(str::lines)
}

/// Their texts in one language.
pub fn texts(family: Family) -> impl Iterator<Item = &'static str> {
    let column = match family {
        Family::Chinese => 1,
        Family::English => 2,
    };
    lines().filter_map(move |line| line.split('\t').nth(column))
}
