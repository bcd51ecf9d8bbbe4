//! Notes: calls and definitions brought together, in whichever order they come.

use std::collections::BTreeMap;

use crate::diagnostic::rules::parse::FOOTNOTE;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::markdown::tree::Footnote;
use crate::text::{RelPath, Span};

/// The notes of one body, numbered in the order met.
#[derive(Default)]
pub(super) struct Notes {
    numbers: BTreeMap<String, usize>,
    notes: Vec<Note>,
}

#[derive(Default)]
struct Note {
    calls: Vec<Span>,
    definition: Option<Footnote>,
}

impl Notes {
    fn number(&mut self, label: &str) -> usize {
        if let Some(number) = self.numbers.get(label) {
            return *number;
        }
        let number = self.notes.len();
        self.numbers.insert(label.to_owned(), number);
        self.notes.push(Note::default());
        number
    }

    /// A call: the number of its note, and how many calls of it came before.
    pub fn call(&mut self, label: &str, span: Span) -> (usize, usize) {
        let number = self.number(label);
        let Some(note) = self.notes.get_mut(number) else { return (number, 0) };
        note.calls.push(span);
        (number, note.calls.len() - 1)
    }

    /// A definition; what is defined already stays as it is.
    pub fn define(&mut self, note: Footnote, file: &RelPath, report: &mut Report) {
        let number = self.number(&note.label);
        if let Some(place @ None) = self.notes.get_mut(number).map(|note| &mut note.definition) {
            *place = Some(note);
        } else {
            let message = format!("the note `{}` is defined twice", note.label);
            report.add(Diagnostic::new(&FOOTNOTE, Place::new(file, note.span), message));
        }
    }

    /// All notes by number. Every note that is called is defined, and the other way round.
    pub fn settle(self, file: &RelPath, report: &mut Report) -> Box<[Footnote]> {
        for (label, number) in &self.numbers {
            let Some(note) = self.notes.get(*number) else { continue };
            match &note.definition {
                None => {
                    for call in &note.calls {
                        let message = format!("the note `{label}` is not defined");
                        report.add(Diagnostic::new(&FOOTNOTE, Place::new(file, *call), message));
                    }
                }
                Some(definition) if note.calls.is_empty() => {
                    let message = format!("the note `{label}` is never called");
                    report.add(Diagnostic::new(&FOOTNOTE, Place::new(file, definition.span), message));
                }
                Some(_) => {}
            }
        }
        self.notes.into_iter().filter_map(|note| note.definition).collect()
    }
}
