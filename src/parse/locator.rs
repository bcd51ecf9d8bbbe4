//! Which passage a statement rests on: `004:p14`, `004:p14-p15`, `003:meta`.

use std::fmt;

use crate::text::{Span, Spanned};

/// A place inside an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locator {
    /// The article's own record: title, outlet, date.
    Meta,
    /// Paragraphs from first to last, both included, counted from 1.
    Paragraphs {
        /// The first.
        first: u32,
        /// The last; equal to the first for a single paragraph.
        last: u32,
    },
}

/// An article and a place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceMark {
    /// The article's id, the last part of its page's id: `004`.
    pub article: String,
    /// Where in it.
    pub at: Locator,
}

impl SourceMark {
    /// Reads the written form.
    pub fn parse(text: &str) -> Option<Self> {
        let (article, place) = text.split_once(':')?;
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if article.is_empty() || !article.chars().all(plain) {
            return None;
        }
        let number = |part: &str| {
            let digits = part.strip_prefix('p')?;
            let good =
                !digits.is_empty() && digits.len() <= 6 && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
            if good { digits.parse::<u32>().ok() } else { None }
        };
        let at = match place.split_once('-') {
            _ if place == "meta" => Locator::Meta,
            None => number(place).map(|n| Locator::Paragraphs { first: n, last: n })?,
            Some((first, last)) => {
                let (first, last) = (number(first)?, number(last)?);
                if last <= first {
                    return None;
                }
                Locator::Paragraphs { first, last }
            }
        };
        Some(Self { article: article.to_owned(), at })
    }

    /// Reads the written form, keeping its place.
    pub fn spanned(text: &str, span: Span) -> Option<Spanned<Self>> {
        Self::parse(text).map(|mark| Spanned::new(mark, span))
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Meta => f.write_str("meta"),
            Self::Paragraphs { first, last } if first == last => write!(f, "p{first}"),
            Self::Paragraphs { first, last } => write!(f, "p{first}-p{last}"),
        }
    }
}

impl fmt::Display for SourceMark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.article, self.at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_forms_come_back_as_written() {
        for form in ["004:p14", "004:p14-p15", "003:meta"] {
            assert_eq!(SourceMark::parse(form).map(|m| m.to_string()).as_deref(), Some(form));
        }
        for bad in ["004", "004:14", "004:p0", "004:p2-p1", "004:p1-p1", ":p1", "004:p", "0 4:p1", "004:p1-2"] {
            assert_eq!(SourceMark::parse(bad), None, "{bad}");
        }
    }
}
