//! Figures in two languages, on pairs of sentences that are data: `tests/figures/*.tsv`, one pair a line, with the rule of
//! the reader it belongs to, the Chinese, the English, the verdict and the kind of mistake.

mod hostile;
mod mutations;
mod pairs;
mod slips;
