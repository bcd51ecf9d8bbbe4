//! Text without meaning: spans, line and column, nearest spelling, escaping, paths inside the project.

mod edit_distance;
mod escape;
mod hex;
mod line_index;
mod path;
mod span;

pub use edit_distance::nearest;
pub use escape::{attribute, escape_attribute, escape_text, json_in_script};
pub use hex::hex;
pub use line_index::{LineIndex, Position};
pub use path::{RelPath, RelPathError};
pub use span::{Span, Spanned};
