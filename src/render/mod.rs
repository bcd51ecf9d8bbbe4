//! From the site to its files.

mod address;
mod all;
mod block;
mod cites;
mod data;
mod dead_links;
mod glossary;
mod inline;
mod lens;
mod outputs;
mod page;
mod panel;
mod theme;
mod ties;
pub mod view;

pub use all::all;
pub use outputs::Outputs;
