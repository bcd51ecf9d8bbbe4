//! From the site to its files.

mod address;
mod all;
mod around;
mod assets;
mod block;
mod charts;
mod cites;
mod data;
mod dead_links;
mod features;
mod frame;
mod glossary;
mod inline;
mod lens;
mod map;
mod misses;
mod outputs;
mod page;
mod panel;
mod publish;
mod renderer;
mod seen;
mod shelf;
mod standing;
mod style;
mod template_faults;
mod theme;
mod ties;
pub mod view;

pub use all::{all, check_theme, upon};
pub use outputs::{Clash, Output, Outputs, Print};
pub use shelf::{Memory, Shelf};
pub use standing::{Asked, Rendered, Standing};
