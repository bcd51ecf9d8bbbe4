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
        self.label = label.into();
        self
    }
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
}

impl Diagnostic {
    /// A finding with the rule's own severity.
    pub fn new(rule: &'static Rule, place: Place, message: impl Into<String>) -> Self {
        Self { rule, severity: rule.severity, message: message.into(), place, related: Vec::new(), help: None }
    }

    /// Adds what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds what to do, where there is something to say.
    #[must_use]
    pub fn help_if(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, place: Place) -> Self {
        self.related.push(place);
        self
    }
}
