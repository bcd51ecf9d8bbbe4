//! The printed forms of a report: for people, for editors, for tools, for GitHub.

mod github;
mod human;
mod identity;
mod json;
mod located;
mod sarif;
mod short;

use crate::diagnostic::{Report, Sources};

/// A printed form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Excerpt, caret, help.
    #[default]
    Human,
    /// One line a finding: `file:line:column: error[DZ201]: message`.
    Short,
    /// One JSON object, documented in `docs/diagnostics.md`.
    Json,
    /// Workflow commands that GitHub shows beside the lines of a pull request.
    Github,
    /// One SARIF 2.1.0 log, for code scanning.
    Sarif,
}

/// How many findings the human form prints before it only counts.
pub const SHOWN: usize = 100;

/// Prints a finished report. `colour` matters to the human form alone.
pub fn print(report: &Report, sources: &dyn Sources, format: Format, colour: bool) -> String {
    match format {
        Format::Human => human::print(report, sources, colour),
        Format::Short => short::print(report, sources),
        Format::Json => json::print(report, sources),
        Format::Github => github::print(report, sources),
        Format::Sarif => sarif::print(report, sources),
    }
}
