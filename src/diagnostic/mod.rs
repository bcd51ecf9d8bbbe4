//! What is wrong with the input: one diagnostic, its place, and the formats it is printed in.

mod diagnose;
pub mod formats;
mod report;
mod rule;
pub mod rules;

pub use diagnose::{Diagnostic, Place, Sources, Spot};
pub use formats::Format;
pub use report::{Counts, Report};
pub use rule::{Example, Rule, Severity};
