//! The house in order: what ARCHITECTURE.md says of rooms, sizes, names and documents is checked here, not hoped for.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test reads the sources")]
#![expect(clippy::case_sensitive_file_extension_comparisons, reason = "sources are named in lower case")]

mod code;
mod papers;
mod parts;
mod rooms;

use std::fs;
use std::path::Path;

use crate::project::{files, own};

/// Most lines of a file.
const LINES: usize = 400;

/// Names that say nothing of what is inside.
const EMPTY_NAMES: &[&str] = &["util", "utils", "common", "helper", "helpers", "manager", "managers", "misc"];

/// A file of Rust, by its path from the root.
struct Source {
    path: String,
    text: String,
}

/// All files of Rust under folders of the repository.
fn rust(folders: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in folders {
        for (path, bytes) in files(&own().join(folder)) {
            if path.ends_with(".rs") {
                found.push(Source { path: format!("{folder}/{path}"), text: String::from_utf8(bytes).unwrap() });
            }
        }
    }
    assert!(!found.is_empty(), "no file of Rust in {folders:?}");
    found
}

/// A file of the repository, if it is there.
fn read(path: &str) -> Option<String> {
    fs::read_to_string(Path::new(own()).join(path)).ok()
}

/// Fails with everything that was found, a line each.
fn nothing(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn no_file_is_longer_than_400_lines() {
    let long = rust(&["src", "tests"]).into_iter().filter_map(|source| {
        let lines = source.text.lines().count();
        (lines > LINES).then(|| format!("{} has {lines} lines: divide it by purpose", source.path))
    });
    nothing(&long.collect::<Vec<_>>());
}

#[test]
fn every_file_opens_by_saying_what_it_does() {
    let silent = rust(&["src", "tests"]).into_iter().filter(|source| {
        let first = source.text.lines().next().unwrap_or_default();
        first.strip_prefix("//! ").is_none_or(|words| words.len() < 9)
    });
    nothing(&silent.map(|source| format!("{} does not open with `//!` and what it does", source.path)).collect::<Vec<_>>());
}

#[test]
fn no_name_is_empty_of_meaning() {
    let mut found = Vec::new();
    for source in rust(&["src", "tests"]) {
        for part in source.path.split('/').map(|part| part.trim_end_matches(".rs")) {
            if part.split('_').any(|word| EMPTY_NAMES.contains(&word)) {
                found.push(format!("{}: `{part}` does not say what is inside", source.path));
            }
        }
    }
    nothing(&found);
}
