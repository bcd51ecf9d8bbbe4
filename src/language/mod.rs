//! What is known of Chinese and English text: character classes and line joining, exact numbers and how each
//! language phrases a figure, and the search for terms.

mod decimal;
mod family;
mod figure;
pub mod figures;
mod han;
pub mod pinyin;
mod term_matcher;
pub mod typography;
mod words;

pub use decimal::Decimal;
pub use family::Family;
pub use figure::{Bound, Change, Quantity, UnitWords, phrase};
pub use han::{is_cjk, is_han, joins_without_space};
pub use term_matcher::{TermMatch, TermMatcher, WordMatcher, words_around};
pub use words::{Likeness, Word, find_phrases, words};
