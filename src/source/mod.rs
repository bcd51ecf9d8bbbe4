//! The whole input as bytes: the content folder, the project's themes and the theme inside the binary.
//! This is the only room that reads the disk, and nothing is parsed here.

mod embedded;
mod load;
mod names;
mod tree;

pub use load::{LoadError, load, read_input};
pub use names::{bad_part, check_names};
pub use tree::{SourceFile, SourceTree};
