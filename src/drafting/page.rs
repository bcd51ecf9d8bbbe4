//! The two files of one draft.

use std::fmt::Write as _;

use crate::config::{Config, FigurePolicy, Kind, Side};
use crate::drafting::figure::{chinese, entry};
use crate::drafting::{Request, name};
use crate::facts::{Enumeration, Facts, scalar};
use crate::text::RelPath;

/// The original and the translation of an item.
pub(super) fn pair(
    request: &Request,
    at: usize,
    facts: &Facts,
    enumeration: &Enumeration,
    kind: &Kind,
    config: &Config,
) -> Vec<(RelPath, Vec<u8>)> {
    let Some(item) = enumeration.items.get(at) else { return Vec::new() };
    let stem = format!("content/{}/{}", request.section, name(facts, enumeration, at));
    let mut files = Vec::new();
    for side in Side::BOTH {
        let mut front = String::from("---\n");
        if side == Side::Original {
            let _ = writeln!(front, "kind: {}\norder: {}", kind.key, at + 1);
        }
        if side == chinese(config) {
            let _ = writeln!(front, "title: {}", scalar(&item.name));
        } else {
            // Left for the translator, with what it renders beside it.
            let _ = writeln!(front, "title:  # {}", one_line(&item.name));
        }
        if side == Side::Original {
            let _ = writeln!(front, "sources: [{}]", scalar(&facts.at(item.first, item.last)));
            front.push_str(&ledger(facts, enumeration, at, kind, config));
            front.push_str("draft: true\n");
        }
        front.push_str("---\n");
        if let Ok(path) = RelPath::new(&format!("{stem}.{}.md", config.language(side).code)) {
            files.push((path, front.into_bytes()));
        }
    }
    files
}

/// The first figure of an item as its entry; the others, and those that cannot be entered, as remarks for the editor.
fn ledger(facts: &Facts, enumeration: &Enumeration, at: usize, kind: &Kind, config: &Config) -> String {
    let mut out = String::new();
    let mut entered = kind.figure == FigurePolicy::No;
    for figure in facts.figures_of(enumeration, at) {
        let written = one_line(&figure.as_written);
        match entry(facts, figure, config) {
            Ok(keys) if !entered => {
                let _ = writeln!(out, "figure: {{{keys}}}  # {written}");
                entered = true;
            }
            Ok(keys) => {
                let _ = writeln!(out, "# {written}: {{{keys}}}");
            }
            Err(why) => {
                let _ = writeln!(out, "# {written}: {}", one_line(&why));
            }
        }
    }
    out
}

/// Text for a comment: on one line.
fn one_line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}
