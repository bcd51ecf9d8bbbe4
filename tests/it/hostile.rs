//! Hostile input: what is deep, long, doubled, broken at random or means to be code. Nothing panics, nothing hangs, no
//! finding points into the middle of a character, and nothing that an author can write runs in a reader's browser.

pub mod chance;
pub mod clock;
mod html;
mod long;
mod mutants;
mod places;
mod scripts;
mod sound;
mod yaml;
