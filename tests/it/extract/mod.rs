//! Articles taken from downloaded files: the five of this site, fixtures of every form, encodings, bad input, broken input.

pub mod articles;
mod bold;
mod cases;
mod command;
mod encodings;
mod letters;
mod mutants;
