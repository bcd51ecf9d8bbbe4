//! Putting inlines together: neighbouring texts become one, line breaks in Chinese vanish, lifted source marks
//! leave no gap.

use std::sync::Arc;

use crate::language::joins_without_space;
use crate::parse::markdown::run::OpenRun;
use crate::parse::markdown::tree::Inline;
use crate::text::Span;

/// A list of inlines being filled. It is used again for the next list: what is kept of one has its exact size.
pub(super) struct Inlines<'t> {
    /// The text of the file.
    source: &'t Arc<str>,
    done: Vec<Inline>,
    /// The text at the end, which grows with what comes next.
    open: OpenRun,
    /// A soft break that waits for the character after it.
    pending_break: Option<Span>,
}

impl<'t> Inlines<'t> {
    /// An empty list, of a file whose text is `source`.
    pub fn new(source: &'t Arc<str>) -> Self {
        Self { source, done: Vec::new(), open: OpenRun::default(), pending_break: None }
    }

    /// Adds text.
    pub fn text(&mut self, text: &str, span: Span) {
        if !text.is_empty() {
            self.settle_break(text.chars().next());
            self.open.push(text, span);
        }
    }

    /// Adds anything but text.
    pub fn push(&mut self, inline: Inline) {
        let first = first_character(std::slice::from_ref(&inline));
        self.settle_break(first);
        self.close_run();
        self.done.push(inline);
    }

    /// Adds what was put together elsewhere.
    pub fn put(&mut self, inline: Inline) {
        match inline {
            Inline::Text(run) => {
                self.settle_break(run.text().chars().next());
                self.open.append(&run);
            }
            other => self.push(other),
        }
    }

    /// Adds a soft break.
    pub fn soft_break(&mut self, span: Span) {
        self.pending_break = Some(span);
    }

    /// Told that a source mark was lifted out here: the space before it goes with it.
    pub fn lifted(&mut self) {
        self.open.truncate(self.open.text().trim_end_matches(' ').len());
    }

    fn settle_break(&mut self, next: Option<char>) {
        let Some(span) = self.pending_break.take() else { return };
        let before = self.open.text().chars().next_back().or_else(|| last_character(&self.done));
        let joined = matches!((before, next), (Some(a), Some(b)) if joins_without_space(a, b));
        if !joined && before.is_some() {
            self.open.push(" ", span);
        }
    }

    fn close_run(&mut self) {
        self.done.extend(self.open.take(self.source).map(Inline::Text));
    }

    /// The finished list, without spaces at its end; the next one begins.
    pub fn finish(&mut self) -> Box<[Inline]> {
        self.pending_break = None;
        self.open.truncate(self.open.text().trim_end().len());
        self.close_run();
        self.done.drain(..).collect()
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
        Inline::Text(text) => text.text().chars().next(),
        Inline::Code(code) => code.chars().next(),
        Inline::Reference(_) => Some('0'),
        other => first_character(children(other)?),
    }
}

fn last_character(inlines: &[Inline]) -> Option<char> {
    match inlines.last()? {
        Inline::Text(text) => text.text().chars().next_back(),
        Inline::Code(code) => code.chars().next_back(),
        Inline::Reference(_) => Some('0'),
        other => last_character(children(other)?),
    }
}
