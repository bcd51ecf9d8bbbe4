//! Where the front matter ends and the body begins.

use crate::diagnostic::rules::parse::{FRONT_MATTER_MISSING, FRONT_MATTER_UNCLOSED};
use crate::diagnostic::rules::source::FILE_TOO_LARGE;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::text::{RelPath, Span};

/// Largest front matter, in bytes.
const MAX: usize = 64 * 1024;

/// The front matter's text, the offset it begins at, and the offset the body begins at. Empty lines before the
/// first fence are passed over.
pub fn split<'t>(file: &RelPath, text: &'t str, report: &mut Report) -> Option<(&'t str, usize, usize)> {
    let lead = text.len() - text.trim_start_matches([' ', '\t', '\n']).len();
    let (open_at, rest) = text
        .get(..lead)
        .and_then(|blank| blank.rfind('\n'))
        .map_or((0, text), |at| (at + 1, text.get(at + 1..).unwrap_or_default()));
    let first = rest.lines().next().unwrap_or_default();
    if first.trim_end() != "---" {
        let place = Place::new(file, Span::new(open_at, open_at + first.len())).label("`---` was expected here");
        report.add(Diagnostic::new(&FRONT_MATTER_MISSING, place, "the page has no front matter"));
        return None;
    }
    let start = (open_at + first.len() + 1).min(text.len());
    let mut at = start;
    for line in text.get(start..).unwrap_or_default().split_inclusive('\n') {
        if line.trim_end() == "---" {
            if at - start > MAX {
                let message = format!("the front matter has {} bytes, and the limit is {MAX}", at - start);
                report.add(Diagnostic::new(&FILE_TOO_LARGE, Place::new(file, Span::new(open_at, open_at + 3)), message));
                return None;
            }
            return Some((text.get(start..at).unwrap_or_default(), start, at + line.len()));
        }
        at += line.len();
    }
    let place = Place::new(file, Span::new(open_at, open_at + 3)).label("opened here");
    report.add(Diagnostic::new(&FRONT_MATTER_UNCLOSED, place, "the front matter is not closed"));
    None
}
