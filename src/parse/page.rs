//! What one file says.

use crate::config::{Config, Side};
use crate::diagnostic::rules::source::BAD_FILE_NAME;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::front_matter::{self, Facts, PageWords};
use crate::parse::markdown::{self, Body};
use crate::source::bad_part;
use crate::text::{RelPath, Span};

/// One file of `content/`.
#[derive(Clone, Debug)]
pub struct Page {
    /// Path without language and ending; `home` for `content/_index`.
    pub id: String,
    /// The language it is written in.
    pub side: Side,
    /// The file.
    pub file: RelPath,
    /// Whether the file is a section's `_index`.
    pub index: bool,
    /// Words and, in the original, facts.
    pub front: Front,
    /// The Markdown.
    pub body: Body,
}

/// The front matter of one file.
#[derive(Clone, Debug)]
pub struct Front {
    /// Words of this language.
    pub words: PageWords,
    /// Facts, in the original alone.
    pub facts: Option<Facts>,
    /// Where the front matter stands.
    pub span: Span,
}

/// A file that is no page, because its name or front matter cannot be used. Its id, where its name gives one,
/// is kept so that references to it are not reported as dead: one cause, one message.
pub(super) struct Unusable {
    pub id: Option<String>,
}

/// Parses one file; the reasons for a failure are in `report`.
pub(super) fn parse(file: &RelPath, text: &str, config: &Config, report: &mut Report) -> Result<Page, Unusable> {
    let name = file_name(file, config, report);
    let id = name.as_ref().map(|name| name.id.clone());
    read(file, text, name, config, report).ok_or(Unusable { id })
}

fn read(file: &RelPath, text: &str, name: Option<FileName>, config: &Config, report: &mut Report) -> Option<Page> {
    let (front_text, base, body_at) = front_matter::split(file, text, report)?;
    // The front matter is read even where the name is wrong, so that one run tells all.
    let side = name.as_ref().map_or(Side::Original, |name| name.side);
    let front = front_matter::read(file, front_text, base, side, config, report);
    let body = markdown::parse(file, text, body_at, side, report);
    let name = name?;
    Some(Page { id: name.id, side, file: file.clone(), index: name.index, front: front?, body })
}

struct FileName {
    id: String,
    side: Side,
    index: bool,
}

/// Reads `content/<section>/<name>.<code>.md`.
fn file_name(file: &RelPath, config: &Config, report: &mut Report) -> Option<FileName> {
    let place = Place::new(file, Span::default());
    let stem = file.under("content").and_then(|inside| inside.strip_suffix(".md"))?;
    let codes: Vec<&str> = config.languages.iter().map(|language| language.code.as_str()).collect();
    let Some((path, code)) = stem.rsplit_once('.').filter(|(_, code)| !code.contains('/')) else {
        let message = format!("`{}` names no language", file.file_name());
        let help = format!("before `.md` stands the code of a language: {}", codes.join(", "));
        report.add(Diagnostic::new(&BAD_FILE_NAME, place, message).help(help));
        return None;
    };
    let Some(side) = config.side_of_code(code) else {
        let message = format!("`{code}` is no language of this site");
        report.add(Diagnostic::new(&BAD_FILE_NAME, place, message).help(format!("the codes are {}", codes.join(", "))));
        return None;
    };
    let index = path == "_index" || path.ends_with("/_index");
    let id = match path.strip_suffix("_index") {
        Some("") => "home",
        Some(section) => section.trim_end_matches('/'),
        None => path,
    };
    if let Some(part) = bad_part(id) {
        let message = format!("`{part}` cannot stand in an address");
        report.add(
            Diagnostic::new(&BAD_FILE_NAME, place, message)
                .help("parts of a path are lower-case ASCII letters, digits and hyphens"),
        );
        return None;
    }
    Some(FileName { id: id.to_owned(), side, index })
}
