//! Putting inlines together: neighbouring texts become one, line breaks in Chinese vanish, lifted source marks
//! leave no gap.

use crate::language::joins_without_space;
use crate::parse::markdown::emphasis::SENTINEL;
use crate::parse::markdown::run::Run;
use crate::parse::markdown::tree::Inline;
use crate::text::Span;

/// A list of inlines being filled.
#[derive(Default)]
pub(super) struct Inlines {
    done: Vec<Inline>,
    /// A soft break that waits for the character after it.
    pending_break: Option<Span>,
}

impl Inlines {
    /// Adds text.
    pub fn text(&mut self, text: &str, span: Span) {
        let clean = if text.contains(SENTINEL) { text.replace(SENTINEL, "") } else { text.to_owned() };
        if clean.is_empty() {
            return;
        }
        self.settle_break(clean.chars().next());
        match self.done.last_mut() {
            Some(Inline::Text(last)) => last.push(&clean, span),
            _ => self.done.push(Inline::Text(Run::new(clean, span))),
        }
    }

    /// Adds a run that was put together elsewhere.
    fn run(&mut self, run: &Run) {
        self.settle_break(run.value.chars().next());
        match self.done.last_mut() {
            Some(Inline::Text(last)) => last.append(run),
            _ => self.done.push(Inline::Text(run.clone())),
        }
    }

    /// Adds anything else.
    pub fn push(&mut self, inline: Inline) {
        let first = first_character(std::slice::from_ref(&inline));
        self.settle_break(first);
        self.done.push(inline);
    }

    /// Adds what was put together elsewhere.
    pub fn put(&mut self, inline: Inline) {
        match inline {
            Inline::Text(text) => self.run(&text),
            other => self.push(other),
        }
    }

    /// Adds a soft break.
    pub fn soft_break(&mut self, span: Span) {
        self.pending_break = Some(span);
    }

    /// Told that a source mark was lifted out here: the space before it goes with it.
    pub fn lifted(&mut self) {
        if let Some(Inline::Text(last)) = self.done.last_mut() {
            last.truncate(last.value.trim_end_matches(' ').len());
        }
        if matches!(self.done.last(), Some(Inline::Text(last)) if last.value.is_empty()) {
            self.done.pop();
        }
    }

    fn settle_break(&mut self, next: Option<char>) {
        let Some(span) = self.pending_break.take() else { return };
        let before = last_character(&self.done);
        let joined = matches!((before, next), (Some(a), Some(b)) if joins_without_space(a, b));
        if joined || before.is_none() {
            return;
        }
        match self.done.last_mut() {
            Some(Inline::Text(last)) => last.push(" ", span),
            _ => self.done.push(Inline::Text(Run::new(" ".to_owned(), span))),
        }
    }

    /// The finished list, without spaces at its end.
    pub fn finish(mut self) -> Vec<Inline> {
        self.pending_break = None;
        if let Some(Inline::Text(last)) = self.done.last_mut() {
            last.truncate(last.value.trim_end().len());
            if last.value.is_empty() {
                self.done.pop();
            }
        }
        self.done
    }
}

fn children(inline: &Inline) -> Option<&[Inline]> {
    match inline {
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strikethrough(inner) | Inline::Link { inlines: inner, .. } => {
            Some(inner)
        }
        _ => None,
    }
}

/// The first character a reader sees. What a reference prints is not known here: it counts as a letter of
/// neither script, so that a break before it stays a space unless the Han side asks for none.
fn first_character(inlines: &[Inline]) -> Option<char> {
    match inlines.first()? {
        Inline::Text(text) => text.value.chars().next(),
        Inline::Code(code) => code.chars().next(),
        Inline::Reference(_) => Some('0'),
        other => first_character(children(other)?),
    }
}

fn last_character(inlines: &[Inline]) -> Option<char> {
    match inlines.last()? {
        Inline::Text(text) => text.value.chars().next_back(),
        Inline::Code(code) => code.chars().next_back(),
        Inline::Reference(_) => Some('0'),
        other => last_character(children(other)?),
    }
}
