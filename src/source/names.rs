//! What can be said of files without parsing them: names, sizes, encodings, links.

use crate::diagnostic::rules::source::{
    BAD_FILE_NAME, FILE_TOO_LARGE, LINK_IN_SOURCES, NOT_UTF8, PATH_TOO_LONG, STRAY_FILE, TOO_MANY_FILES,
};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::source::load::MAX_FILE;
use crate::source::tree::{Refusal, SourceFile, SourceTree};
use crate::text::{RelPath, Span};

/// Longest part of a path and longest path, in bytes: what Windows and ext4 both store.
const MAX_PART: usize = 200;
const MAX_PATH: usize = 240;
/// Most files of content.
const MAX_FILES: usize = 100_000;
/// Data files of `content/` that are no pages.
const DATA: &[&str] = &["site.yaml", "glossary.yaml", "coverage.yaml"];

/// Reports every file that cannot be read as it should.
pub fn check_names(tree: &SourceTree, report: &mut Report) {
    let mut pages = 0usize;
    for (path, file) in tree.files() {
        let whole = Place::new(path, Span::default());
        let mut add = |rule, span, message: String| report.add(Diagnostic::new(rule, Place { span, ..whole.clone() }, message));
        match file {
            SourceFile::Text(_) | SourceFile::Bytes(_) => {}
            SourceFile::Broken { before, offset } => {
                let at = Span::new(before.len(), before.len());
                add(&NOT_UTF8, at, format!("the file is not UTF-8: the byte at offset {offset} does not belong to a character"));
                continue;
            }
            SourceFile::Refused(Refusal::Link) => {
                add(&LINK_IN_SOURCES, Span::default(), format!("`{path}` is a link, and links are not followed"));
                continue;
            }
            SourceFile::Refused(Refusal::Special) => {
                add(&LINK_IN_SOURCES, Span::default(), format!("`{path}` is neither a file nor a folder"));
                continue;
            }
            SourceFile::Refused(Refusal::TooLarge(size)) => {
                add(&FILE_TOO_LARGE, Span::default(), format!("the file has {size} bytes, and the limit is {MAX_FILE}"));
                continue;
            }
            SourceFile::Refused(Refusal::Name) => {
                add(&BAD_FILE_NAME, Span::default(), "the name holds what no path of a site can hold".to_owned());
                continue;
            }
        }
        if path.as_str().len() > MAX_PATH || path.as_str().split('/').any(|part| part.len() > MAX_PART) {
            add(
                &PATH_TOO_LONG,
                Span::default(),
                format!("the path has {} bytes; the limit is {MAX_PATH}, and {MAX_PART} for one part", path.as_str().len()),
            );
        }
        let Some(inside) = path.under("content") else { continue };
        if inside.ends_with(".md") {
            pages += 1;
        } else if !DATA.contains(&inside) {
            add(&STRAY_FILE, Span::default(), format!("`{path}` is neither a page nor a data file, and is not read"));
        }
    }
    if pages > MAX_FILES
        && let Ok(content) = RelPath::new("content/site.yaml")
    {
        let message = format!("{pages} page files, and the limit is {MAX_FILES}");
        report.add(Diagnostic::new(&TOO_MANY_FILES, Place::new(&content, Span::default()), message));
    }
}

/// The first part of a page's path that cannot stand in an address, if any: parts are `[a-z0-9-]`, and no
/// part is a name that Windows keeps for devices.
pub fn bad_part(id: &str) -> Option<&str> {
    id.split('/').find(|part| {
        let plain = part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        part.is_empty() || !plain || is_device(part)
    })
}

fn is_device(part: &str) -> bool {
    let numbered =
        |prefix: &str| part.strip_prefix(prefix).is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()));
    matches!(part, "con" | "prn" | "aux" | "nul") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_work_on_every_system() {
        for good in ["actions/industrial-software", "a", "76441", "console"] {
            assert_eq!(bad_part(good), None, "{good}");
        }
        for bad in ["Actions", "a b", "行动", "a//b", "aux", "com1/x", "a.b", "a_b", ""] {
            assert!(bad_part(bad).is_some(), "{bad:?} was taken");
        }
    }
}
