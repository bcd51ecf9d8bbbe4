//! Articles as front-matter Markdown: written, read again, checked for losses, recorded.
//!
//! [`extract`] takes the bytes of one file and gives an [`Extracted`]: the article, its Markdown, and what is to be said
//! of it. Running it on its own output changes nothing.

mod conserved;
mod escape;
mod findings;
mod front_matter;
mod markdown;
mod name;
mod record;
mod report;
mod reread;
mod strong;

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::article::{self, Article, Fault, Note, Settings, What};
use crate::diagnostic::Report;
use crate::text::RelPath;

pub use name::{BadId, id_of};
pub use record::{NotRefreshed, Refreshed, record};
pub use report::{Told, write as write_report};

/// One file, extracted.
#[derive(Clone, Debug)]
pub struct Extracted {
    /// The article.
    pub article: Article,
    /// Its Markdown, front matter included.
    pub markdown: String,
}

/// The id that an article is to have.
#[derive(Clone, Copy, Debug)]
pub enum Id<'a> {
    /// The caller insists on it.
    Asked(&'a str),
    /// From the name of the file; an extracted file keeps the one it has.
    OfFile(&'a str),
}

/// What came of one file.
#[derive(Debug, Default)]
pub struct Outcome {
    /// The article, where there is one.
    pub extracted: Option<Extracted>,
    /// What is to be said of the file.
    pub report: Report,
    /// The file as text, which the places of the report point into.
    pub text: String,
}

/// Extracts the article of a file. `name` is the file's as findings print it.
pub fn extract(name: &RelPath, id: Id<'_>, file: &[u8], settings: &Settings) -> Outcome {
    let mut report = Report::default();
    // Whatever a system or an editor made of its line ends, it is the same file.
    let own = std::str::from_utf8(file).ok().map(|text| text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"));
    if let Some((text, again)) = own.and_then(|text| reread::read(&text).map(|again| (text, again))) {
        return finished(rewritten(again, id), name, report, text);
    }
    let (Id::Asked(id) | Id::OfFile(id)) = id;
    let decoded = match article::decode(file, settings) {
        Ok(decoded) => decoded,
        Err(fault) => {
            findings::fault(fault, name, &findings::Lines::of(""), &mut report);
            return Outcome { extracted: None, report, text: String::new() };
        }
    };
    // A parser of others that gives up must not take the other files with it.
    let cut = || article::cut_decoded(id, file, &decoded, settings);
    let cut = catch_unwind(AssertUnwindSafe(cut)).unwrap_or_else(|_| Err(Fault::panicked()));
    let text = decoded.text().to_owned();
    match cut {
        Ok(mut article) => {
            let (body, moved) = markdown::write(&article);
            article.notes.extend(moved.into_iter().map(|(line, text)| Note::new(What::BoldMoved, line, text)));
            if let Some(lost) = conserved::lost(&article, &body) {
                article.notes.push(Note::new(What::Lost, 1, lost));
            }
            article.notes.sort_by(|a, b| (a.line, a.what, &a.text).cmp(&(b.line, b.what, &b.text)));
            let markdown = format!("{}\n{body}", front_matter::write(&article));
            finished(Extracted { article, markdown }, name, report, text)
        }
        Err(fault) => {
            findings::fault(fault, name, &findings::Lines::of(&text), &mut report);
            Outcome { extracted: None, report: report.finish(), text }
        }
    }
}

/// An extracted file written again; only the marks of a new id, and of paragraphs put in or taken out, change.
fn rewritten(again: reread::Reread, id: Id<'_>) -> Extracted {
    let reread::Reread { mut article, front_matter } = again;
    if let Id::Asked(id) = id {
        id.clone_into(&mut article.id);
    }
    let (body, _) = markdown::write(&article);
    if let Some(lost) = conserved::lost(&article, &body) {
        article.notes.push(Note::new(What::Lost, 1, lost));
    }
    let count = article.paragraphs().count();
    let line = |line: &str| {
        if line.starts_with("paragraphs: ") {
            format!("paragraphs: {count}\n")
        } else if line.starts_with("id: ") {
            format!("id: {}\n", front_matter::quoted(&article.id))
        } else {
            line.to_owned()
        }
    };
    let front_matter: String = front_matter.split_inclusive('\n').map(line).collect();
    Extracted { markdown: format!("{front_matter}\n{body}"), article }
}

fn finished(extracted: Extracted, name: &RelPath, mut report: Report, text: String) -> Outcome {
    findings::notes(&extracted.article.notes, name, &findings::Lines::of(&text), &mut report);
    Outcome { extracted: Some(extracted), report: report.finish(), text }
}
