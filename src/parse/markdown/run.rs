//! A run of text, and where each part of it stands in the file: lines that were joined, escapes, and source marks that
//! were lifted out make a run of several parts.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use crate::text::Span;

/// Text without markup inside.
#[derive(Clone)]
pub struct Run {
    letters: Letters,
    /// From its first byte in the file to its last, with whatever stands between its parts.
    pub span: Span,
    /// Its parts, where there are several; one stands at `span`. Most runs have one, and a site has very many runs.
    parts: Option<Box<Parts>>,
}

/// Where the letters of a run are kept: most are written as they read, and need no place of their own in memory.
#[derive(Clone)]
enum Letters {
    /// In the text of the file, at the run's span.
    Written(Arc<str>),
    /// In a text of their own.
    Own(Box<str>),
}

/// Where the parts of a run begin in its text, and where they stand.
#[derive(Clone)]
struct Parts(Box<[(usize, Span)]>);

impl Run {
    /// A run of one part in the file whose text is `source`. Where `text` is not as long as `span`, as with an entity, it is
    /// known only as a whole.
    pub fn new(text: &str, span: Span, source: &Arc<str>) -> Self {
        let written = span.slice(source) == text;
        let letters = if written { Letters::Written(Arc::clone(source)) } else { Letters::Own(Box::from(text)) };
        Self { letters, span, parts: None }
    }

    /// The text.
    pub fn text(&self) -> &str {
        match &self.letters {
            Letters::Written(source) => self.span.slice(source),
            Letters::Own(text) => text,
        }
    }

    /// Its parts, where there are several.
    fn parts(&self) -> &[(usize, Span)] {
        self.parts.as_ref().map_or(&[], |parts| &parts.0)
    }

    /// Where a range of the text stands in the file. A part that is not written as it reads is told as a whole.
    pub fn place(&self, range: Range<usize>) -> Span {
        let first = self.byte(range.start);
        if range.end <= range.start {
            return Span::new(first.start, first.start);
        }
        let last = self.byte(range.end - 1);
        Span::new(first.start, last.end)
    }

    /// Where one byte of the text stands.
    fn byte(&self, at: usize) -> Span {
        let number = self.parts().partition_point(|(begin, _)| *begin <= at);
        let (begin, span) = number.checked_sub(1).and_then(|last| self.parts().get(last)).copied().unwrap_or((0, self.span));
        let end = self.parts().get(number).map_or(self.text().len(), |(next, _)| *next);
        if end - begin != length(span) {
            return span;
        }
        let here = span.start + (at - begin).min(length(span));
        Span::new(here, (here + 1).min(span.end))
    }
}

impl fmt::Debug for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} at {:?}", self.text(), self.span)
    }
}

fn length(span: Span) -> usize {
    span.end - span.start
}

/// A run being put together. It is used again for the next: what is kept of a run has its exact size.
#[derive(Default)]
pub(super) struct OpenRun {
    text: String,
    span: Span,
    /// Its parts, where there are several.
    parts: Vec<(usize, Span)>,
}

impl OpenRun {
    /// The text so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Adds a part.
    pub fn push(&mut self, text: &str, span: Span) {
        let end = self.text.len();
        if end == 0 {
            self.text.push_str(text);
            self.span = span;
            return;
        }
        let last = self.parts.last().copied().unwrap_or((0, self.span));
        let follows = last.1.end == span.start && end - last.0 == length(last.1) && text.len() == length(span);
        if !follows {
            if self.parts.is_empty() {
                self.parts.push((0, self.span));
            }
            self.parts.push((end, span));
        } else if let Some((_, last)) = self.parts.last_mut() {
            last.end = span.end;
        }
        self.text.push_str(text);
        self.span = self.span.to(span);
    }

    /// Adds a run that was put together elsewhere.
    pub fn append(&mut self, other: &Run) {
        let parts = other.parts();
        if parts.is_empty() {
            return self.push(other.text(), other.span);
        }
        for (number, (at, span)) in parts.iter().enumerate() {
            let end = parts.get(number + 1).map_or(other.text().len(), |(next, _)| *next);
            self.push(other.text().get(*at..end).unwrap_or_default(), *span);
        }
    }

    /// Takes away what stands at the end after the first `kept` bytes.
    pub fn truncate(&mut self, kept: usize) {
        if kept >= self.text.len() {
            return;
        }
        let whole = self.text.len();
        let left = self.parts.iter().filter(|(at, _)| *at < kept || *at == 0).count();
        let cut = self.parts.get(left).map_or(whole, |(next, _)| *next);
        self.parts.truncate(left);
        let mut only = (0, self.span);
        let (at, last) = self.parts.last_mut().unwrap_or(&mut only);
        if length(*last) == cut - *at {
            last.end = last.start + kept.saturating_sub(*at);
        }
        self.span.end = last.end;
        self.text.truncate(kept);
        if left < 2 {
            self.parts.clear();
        }
    }

    /// The finished run, in the file whose text is `source`; nothing where there is no text. What is added next is another.
    pub fn take(&mut self, source: &Arc<str>) -> Option<Run> {
        if self.text.is_empty() {
            return None;
        }
        let run = if self.parts.is_empty() {
            Run::new(&self.text, self.span, source)
        } else {
            let parts = Parts(self.parts.as_slice().into());
            Run { letters: Letters::Own(Box::from(self.text.as_str())), span: self.span, parts: Some(Box::new(parts)) }
        };
        self.text.clear();
        self.parts.clear();
        Some(run)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_where_it_is_written() {
        let source: Arc<str> = Arc::from("..........工业软件&amp;...b ..");
        let mut open = OpenRun::default();
        open.push("工业", Span::new(10, 16));
        open.push("软件", Span::new(16, 22));
        assert_eq!(open.take(&source).map(|run| run.place(6..12)), Some(Span::new(16, 22)));
        open.push("工业软件", Span::new(10, 22));
        open.push("&", Span::new(22, 27));
        open.push("b ", Span::new(30, 32));
        assert_eq!(open.text(), "工业软件&b ");
        open.truncate(14);
        let run = open.take(&source).unwrap_or_else(|| Run::new("", Span::default(), &source));
        assert_eq!((run.text(), run.span), ("工业软件&b", Span::new(10, 31)));
        assert_eq!((run.place(12..13), run.place(13..14)), (Span::new(22, 27), Span::new(30, 31)));
        open.push("x", Span::new(0, 1));
        open.append(&run);
        let other = open.take(&source).unwrap_or_else(|| Run::new("", Span::default(), &source));
        assert_eq!(other.place(1..4), Span::new(10, 13));
        assert_eq!(other.place(14..15), Span::new(30, 31));
    }

    #[test]
    fn what_is_written_as_it_reads_is_not_kept_twice() {
        let source: Arc<str> = Arc::from("a &lt; b");
        let kept = |text: &str, span| matches!(Run::new(text, span, &source).letters, Letters::Own(_));
        assert!(!kept("a ", Span::new(0, 2)) && kept("<", Span::new(2, 6)));
    }
}
