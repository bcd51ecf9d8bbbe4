//! What every rule over a pair works with: the two sides of each place as they are read, and findings that are bound to
//! such a place.

mod at;
mod compared;
mod faults;
mod findings;
mod passage;
mod prose;
mod selection;
mod spread;
mod tools;
mod waivers;

pub use at::At;
pub(super) use compared::{Compared, SideOf, lexicon};
pub(super) use faults::Faults;
pub use findings::{Findings, Tally};
pub use passage::Passage;
pub use prose::{Piece, PieceKind, Prose};
pub use selection::Selection;
pub use spread::{Spread, Tongues};
pub use tools::Tools;
pub(super) use waivers::settle;
