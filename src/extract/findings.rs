//! Notes as findings: what should be looked at is a warning, everything else a remark.

use crate::article::Weight;
use crate::article::{Fault, Note, What};
use crate::diagnostic::rules::extract::{
    CHANGED, CUT_OFF, DOUBLY_ENCODED, ENCODING_GUESSED, GUESSED, LEFT_OUT, LINK_TAKEN_AWAY, STRUCK_OUT, TEXT_LOST,
    TEXT_WITHOUT_NUMBER,
};
use crate::diagnostic::{Diagnostic, Place, Report, Rule};
use crate::text::{RelPath, Span};

/// Where the lines of a text begin, to turn a line into a place.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    /// Reads a text.
    pub fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    fn place(&self, file: &RelPath, line: usize) -> Place {
        let at = self.0.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Place::new(file, Span::new(at, at))
    }
}

/// Reports a fault.
pub(super) fn fault(fault: Fault, file: &RelPath, lines: &Lines, report: &mut Report) {
    let Fault { rule, line, message, help } = fault;
    report.add(Diagnostic::new(rule, lines.place(file, line), message).help_if(help));
}

/// Reports notes.
pub(super) fn notes(notes: &[Note], file: &RelPath, lines: &Lines, report: &mut Report) {
    for note in notes {
        let text = shortened(&note.text);
        let message = match (note.what.weight(), text.is_empty()) {
            (_, true) => note.what.words().to_owned(),
            _ => format!("{}: {text}", note.what.words()),
        };
        let rule = rule(note.what);
        let help = (rule.severity != crate::diagnostic::Severity::Info).then(|| rule.fix.to_owned());
        report.add(Diagnostic::new(rule, lines.place(file, note.line), message).help_if(help));
    }
}

/// Longest text that a finding quotes, in characters: the report holds all of it.
const LONGEST: usize = 80;

pub(super) fn shortened(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut short: String = line.chars().take(LONGEST).collect();
    if short.len() < line.len() {
        short.push('…');
    }
    short
}

fn rule(what: What) -> &'static Rule {
    match what {
        What::Encoding | What::Label => &ENCODING_GUESSED,
        What::DoubleEncoded => &DOUBLY_ENCODED,
        What::CutOff => &CUT_OFF,
        What::Unnumbered => &TEXT_WITHOUT_NUMBER,
        What::LinkRefused | What::LinkGone => &LINK_TAKEN_AWAY,
        What::StruckOut => &STRUCK_OUT,
        What::Lost => &TEXT_LOST,
        what => match what.weight() {
            Weight::Dropped => &LEFT_OUT,
            Weight::Changed => &CHANGED,
            Weight::Guessed | Weight::Lost => &GUESSED,
        },
    }
}
