//! YAML as written: one tree with the span of every key and value, and a reader that reports all that is
//! wrong in it, not only the first thing. The YAML parser is named in this room alone.

mod fields;
mod glance;
mod node;
mod parse;

pub use fields::{Fields, Input, suggestion};
pub use node::{Entry, Node, Value};
pub use parse::parse;
