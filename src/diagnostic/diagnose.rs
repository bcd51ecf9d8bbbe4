//! One finding and the places it speaks of.

use crate::diagnostic::rule::{Rule, Severity};
use crate::text::{RelPath, Span};

/// Where the texts are that places point into.
pub trait Sources {
    /// The text of a file; for a file that is not UTF-8, the part before the first bad byte.
    fn text(&self, file: &RelPath) -> Option<&str>;
}

/// A span in a file, and what to say beside the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file, from the project's root.
    pub file: RelPath,
    /// The bytes meant.
    pub span: Span,
    /// Why this place; may be empty.
    pub label: String,
}

impl Place {
    /// A place with nothing to say beside it.
    pub fn new(file: &RelPath, span: Span) -> Self {
        Self { file: file.clone(), span, label: String::new() }
    }

    /// The same place with words beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = one_line(&label.into());
        self
    }
}

/// Where in a pair of pages a finding stands: the same as long as the text is not moved to another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The page's id.
    pub page: String,
    /// The place on it: `b7`, `b3-2`, a heading's id, `title`, `why-1`.
    pub anchor: String,
    /// The entry of `waive` in the original's front matter that would let the finding stand.
    pub waiver: String,
}

/// One finding.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that was broken.
    pub rule: &'static Rule,
    /// Its weight in this run.
    pub severity: Severity,
    /// What is wrong, in lower case, one line.
    pub message: String,
    /// Where.
    pub place: Place,
    /// The other ends of a conflict.
    pub related: Vec<Place>,
    /// What to do.
    pub help: Option<String>,
    /// Where in a pair it stands, if it is about one.
    pub spot: Option<Spot>,
}

impl Diagnostic {
    /// A finding with the rule's own severity.
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            message: one_line(&message.into()),
            place,
            related: Vec::new(),
            help: None,
            spot: None,
        }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(one_line(&help.into()));
        self
    }

    /// Adds what to do, where there is something to say.
    #[must_use]
    pub fn help_if(self, help: Option<String>) -> Self {
        match help {
            Some(help) => self.help(help),
            None => self,
        }
    }

    /// Binds the finding to a place of a pair.
    #[must_use]
    pub fn spot(mut self, spot: Spot) -> Self {
        self.spot = Some(spot);
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}

/// Longest text that is printed whole, in characters.
const LONGEST: usize = 800;

/// What was written, as it can be printed: on one line, without characters that end it, move the cursor of a terminal
/// or turn the direction of the text; of what is too long the beginning.
fn one_line(text: &str) -> String {
    let unprintable =
        |c: char| c.is_control() || matches!(c, '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let mut out = String::with_capacity(text.len().min(LONGEST * 4));
    for (number, c) in text.chars().enumerate() {
        if number == LONGEST {
            out.push('…');
            break;
        }
        if unprintable(c) { out.extend(c.escape_debug()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_one_line_and_no_command() {
        assert_eq!(one_line("茶\n\u{1b}[2J\u{202e}x"), "茶\\n\\u{1b}[2J\\u{202e}x");
        assert_eq!(one_line(&"茶".repeat(900)).chars().count(), 801);
    }
}
