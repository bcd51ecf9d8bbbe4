//! What one file says.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::config::{Config, Side};
use crate::diagnostic::rules::source::BAD_FILE_NAME;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::front_matter::{self, Facts, PageWords};
use crate::parse::markdown::{self, Body};
use crate::source::bad_part;
use crate::text::{RelPath, Span, Spanned};

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
    pub facts: Option<Box<Facts>>,
    /// Where the front matter stands.
    pub span: Span,
}

/// A file that is no page, because its name, its front matter or its Markdown cannot be used. Its id is kept so that
/// references to it are not reported as dead: one cause, one message.
pub(super) struct Unusable {
    /// Its id, as far as its name gives one.
    pub id: String,
    /// What could be read of it, for what is wrong in its references.
    pub page: Option<Box<Page>>,
}

/// What one file was found to be.
pub(super) struct Read {
    /// The page, where it can be used; the reasons where not are in the report.
    pub page: Result<Box<Page>, Box<Unusable>>,
    /// Whether it says that it is a draft, though nothing else of it may be readable; nothing where its front matter
    /// cannot be read at all.
    pub draft: Option<bool>,
}

impl Read {
    /// Its id, as far as its name gives one.
    pub fn id(&self) -> &str {
        match &self.page {
            Ok(page) => &page.id,
            Err(unusable) => &unusable.id,
        }
    }

    /// What could be read of it.
    pub fn page(&self) -> Option<&Page> {
        match &self.page {
            Ok(page) => Some(page),
            Err(unusable) => unusable.page.as_deref(),
        }
    }
}

/// Parses one file; the reasons for a failure are in `report`. A page that is `lacking` may be without its words.
pub(super) fn parse(file: &RelPath, text: &Arc<str>, config: &Config, lacking: &BTreeSet<String>, report: &mut Report) -> Read {
    let name = file_name(file, config, report);
    let unusable = |page, draft| Read { page: Err(Box::new(Unusable { id: name.id.clone(), page })), draft };
    // What a file says is read even where its name is wrong, so that one run tells all; but not in a language unknown.
    let Some(side) = name.side else { return unusable(None, None) };
    let Some((front_text, base, body_at)) = front_matter::split(file, text, report) else { return unusable(None, None) };
    let asked = front_matter::Asked { id: &name.id, side, lacking: lacking.contains(&name.id) };
    let (front, draft) = front_matter::read(file, front_text, base, asked, config, report);
    let Some(body) = markdown::parse(file, text, body_at, side, report) else { return unusable(None, draft) };
    let good = front.is_some() && name.good;
    let front = front.unwrap_or_else(|| Front::unread(base));
    let page = Box::new(Page { id: name.id.clone(), side, file: file.clone(), index: name.index, front, body });
    if good { Read { page: Ok(page), draft } } else { unusable(Some(page), draft) }
}

impl Front {
    fn unread(at: usize) -> Self {
        let span = Span::new(at, at);
        let title = Spanned::new(String::new(), span);
        Self { words: PageWords { title, short: None, summary: None }, facts: None, span }
    }
}

struct FileName {
    id: String,
    side: Option<Side>,
    index: bool,
    good: bool,
}

/// The id that a name gives, whatever else is wrong with the file.
pub(super) fn id_of(file: &RelPath) -> String {
    let stem = stem(file);
    let path = stem.rsplit_once('.').filter(|(_, code)| !code.contains('/')).map_or(stem, |(path, _)| path);
    path_id(path).to_owned()
}

fn stem(file: &RelPath) -> &str {
    file.under("content").and_then(|inside| inside.strip_suffix(".md")).unwrap_or_default()
}

fn path_id(path: &str) -> &str {
    match path.strip_suffix("_index") {
        Some("") => "home",
        Some(section) if section.ends_with('/') => section.trim_end_matches('/'),
        _ => path,
    }
}

/// Reads `content/<section>/<name>.<code>.md`.
fn file_name(file: &RelPath, config: &Config, report: &mut Report) -> FileName {
    let place = Place::new(file, Span::default());
    let stem = stem(file);
    let codes: Vec<&str> = config.languages.iter().map(|language| language.code.as_str()).collect();
    let bad = |side| FileName { id: id_of(file), side, index: false, good: false };
    let Some((path, code)) = stem.rsplit_once('.').filter(|(_, code)| !code.contains('/')) else {
        let message = format!("`{}` names no language", file.file_name());
        let help = format!("before `.md` stands the code of a language: {}", codes.join(", "));
        report.add(Diagnostic::new(&BAD_FILE_NAME, place, message).help(help));
        return bad(None);
    };
    let Some(side) = config.side_of_code(code) else {
        let message = format!("`{code}` is no language of this site");
        report.add(Diagnostic::new(&BAD_FILE_NAME, place, message).help(format!("the codes are {}", codes.join(", "))));
        return bad(None);
    };
    let id = path_id(path);
    if let Some(part) = bad_part(id) {
        let message = format!("`{part}` cannot stand in an address");
        let help = "parts of a path are lower-case ASCII letters, digits and hyphens, and no device of Windows such as `aux`";
        report.add(Diagnostic::new(&BAD_FILE_NAME, place, message).help(help));
        return bad(Some(side));
    }
    FileName { id: id.to_owned(), side: Some(side), index: id != path, good: true }
}
