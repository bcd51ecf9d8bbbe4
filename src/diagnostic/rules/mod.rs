//! The rules of every stage but the checks, whose rules stand in `check/`, one a file.

pub mod extract;
pub mod facts;
pub mod parse;
pub mod render;
pub mod site;
pub mod source;
pub mod write;
