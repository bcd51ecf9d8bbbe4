//! duizhao (对照): a static site generator for bilingual explainers.
//!
//! The whole build is one pure function, [`build`]: a tree of sources in, all outputs and a report out. Only the
//! two ends touch the disk: [`source::load`] reads, [`write`](mod@write) writes. See `ARCHITECTURE.md`.

pub mod article;
pub mod build;
pub mod check;
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod drafting;
pub mod extract;
pub mod facts;
pub mod kept;
pub mod language;
pub mod parse;
pub mod render;
pub mod site;
pub mod source;
pub mod text;
pub mod write;
pub mod yaml;

pub use build::{Build, Options, build};

/// Every rule, by code: what `duizhao explain` knows.
pub fn rules() -> Vec<&'static diagnostic::Rule> {
    use diagnostic::rules::{extract, facts, parse, render, site, source, write};
    let stages = [source::ALL, parse::ALL, site::ALL, check::ALL, render::ALL, write::ALL, extract::ALL, facts::ALL];
    let mut rules: Vec<_> = stages.iter().flat_map(|stage| stage.iter().copied()).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
}
