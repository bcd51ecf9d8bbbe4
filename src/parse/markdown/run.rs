//! A run of text, and where each part of it stands in the file: lines that were joined, escapes, and source marks that
//! were lifted out make a run of several parts.

use std::ops::Range;

use crate::text::Span;

/// Text without markup inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub value: String,
    /// From its first byte in the file to its last, with whatever stands between its parts.
    pub span: Span,
    /// Its parts, where there are several; one stands at `span`. Most runs have one, and a site has very many runs.
    parts: Option<Box<Parts>>,
}

/// Where the parts of a run begin in its text, and where they stand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Parts(Vec<(usize, Span)>);

impl Run {
    /// A run of one part. Where `value` is not as long as `span`, as with an entity, it is known only as a whole.
    pub fn new(value: String, span: Span) -> Self {
        Self { value, span, parts: None }
    }

    /// Its parts, where there are several.
    fn parts(&self) -> &[(usize, Span)] {
        self.parts.as_ref().map_or(&[], |parts| parts.0.as_slice())
    }

    /// Adds a part.
    pub(super) fn push(&mut self, text: &str, span: Span) {
        let end = self.value.len();
        let last = self.parts().last().copied().unwrap_or((0, self.span));
        let follows = last.1.end == span.start && end - last.0 == length(last.1) && text.len() == length(span);
        if !follows {
            let first = (0, self.span);
            let parts = &mut self.parts.get_or_insert_default().0;
            if parts.is_empty() {
                parts.push(first);
            }
            parts.push((end, span));
        } else if let Some((_, last)) = self.parts.as_mut().and_then(|parts| parts.0.last_mut()) {
            last.end = span.end;
        }
        self.value.push_str(text);
        self.span = self.span.to(span);
    }

    /// Adds another run.
    pub(super) fn append(&mut self, other: &Self) {
        let parts = other.parts();
        if parts.is_empty() {
            return self.push(&other.value, other.span);
        }
        for (number, (at, span)) in parts.iter().enumerate() {
            let end = parts.get(number + 1).map_or(other.value.len(), |(next, _)| *next);
            self.push(other.value.get(*at..end).unwrap_or_default(), *span);
        }
    }

    /// Takes away what stands at the end after the first `kept` bytes.
    pub(super) fn truncate(&mut self, kept: usize) {
        if kept >= self.value.len() {
            return;
        }
        let whole = [(0, self.span)];
        let parts = if self.parts().is_empty() { &whole[..] } else { self.parts() };
        let mut left: Vec<(usize, Span)> = parts.iter().copied().filter(|(at, _)| *at < kept || *at == 0).collect();
        let cut = parts.get(left.len()).map_or(self.value.len(), |(next, _)| *next);
        if let Some((at, last)) = left.last_mut() {
            if length(*last) == cut - *at {
                last.end = last.start + kept.saturating_sub(*at);
            }
            self.span.end = last.end;
        }
        self.value.truncate(kept);
        self.parts = (left.len() > 1).then(|| Box::new(Parts(left)));
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
        let end = self.parts().get(number).map_or(self.value.len(), |(next, _)| *next);
        if end - begin != length(span) {
            return span;
        }
        let here = span.start + (at - begin).min(length(span));
        Span::new(here, (here + 1).min(span.end))
    }
}

fn length(span: Span) -> usize {
    span.end - span.start
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_found_where_it_is_written() {
        let mut run = Run::new("工业".into(), Span::new(10, 16));
        run.push("软件", Span::new(16, 22));
        assert_eq!(run.place(6..12), Span::new(16, 22));
        run.push("&", Span::new(22, 27));
        run.push("b ", Span::new(30, 32));
        assert_eq!((run.place(12..13), run.place(13..14)), (Span::new(22, 27), Span::new(30, 31)));
        run.truncate(14);
        assert_eq!((run.value.as_str(), run.span), ("工业软件&b", Span::new(10, 31)));
        let mut other = Run::new("x".into(), Span::new(0, 1));
        other.append(&run);
        assert_eq!(other.place(1..4), Span::new(10, 13));
        assert_eq!(other.place(14..15), Span::new(30, 31));
    }
}
