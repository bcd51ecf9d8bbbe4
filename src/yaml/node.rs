//! The tree.

use crate::text::Span;

/// A value and where it stands in its file.
#[derive(Clone, Debug)]
pub struct Node {
    /// What is written.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// What a node holds. Scalars stay text: `012` and `no` mean what their reader says they mean.
#[derive(Clone, Debug)]
pub enum Value {
    /// A scalar; `plain` if written without quotes.
    Scalar {
        /// The text, unescaped.
        text: String,
        /// Whether it stands without quotes, so that `null` and `~` mean nothing at all.
        plain: bool,
        /// Where the text itself stands, inside its quotes; the whole scalar where it is not written as it reads.
        words: Span,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping, in the order written.
    Mapping(Vec<Entry>),
}

/// One pair of a mapping.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

impl Node {
    /// What to call it in a message.
    pub fn shape(&self) -> &'static str {
        match &self.value {
            _ if self.is_null() => "nothing",
            Value::Scalar { .. } => "a text",
            Value::Sequence(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }

    /// Where its text stands, inside its quotes; the place of all of it where it is no text.
    pub fn words(&self) -> Span {
        match &self.value {
            Value::Scalar { words, .. } => *words,
            Value::Sequence(_) | Value::Mapping(_) => self.span,
        }
    }

    /// Whether the value was left out, or written as `null` or `~`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true, .. } if matches!(text.as_str(), "" | "~" | "null"))
    }
}
