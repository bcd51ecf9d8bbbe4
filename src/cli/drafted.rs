//! What `duizhao extract` makes of an article beyond its Markdown: its facts, and draft pages of what it enumerates.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::cli::args::ExtractArguments;
use crate::config::{Config, Side};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::drafting::{self, Request};
use crate::extract::{self, Extracted, Refreshed};
use crate::facts::{self, Facts};
use crate::source::SourceTree;
use crate::text::{RelPath, Span};
use crate::write::{self, NewFiles, RealDisk};

/// The facts of one article.
pub(super) struct Found<'a> {
    /// The file it was extracted from.
    pub name: &'a RelPath,
    /// The file as text.
    pub text: &'a str,
    pub extracted: &'a Extracted,
    pub facts: Facts,
}

/// The requests for draft pages.
///
/// # Errors
/// Where one is not of the form that requests have.
pub(super) fn requests(arguments: &ExtractArguments) -> Result<Vec<Request>, String> {
    arguments.pages.iter().map(|text| Request::parse(text).map_err(|error| error.to_string())).collect()
}

/// The facts of all articles, where they are wanted; what does not agree in them is told.
pub(super) fn find<'a>(good: &[(&'a RelPath, &'a str, &'a Extracted)], report: &mut Report) -> Vec<Found<'a>> {
    let found: Vec<Found<'a>> = good
        .par_iter()
        .map(|(name, text, extracted)| Found { name, text, extracted, facts: facts::of(&extracted.article) })
        .collect();
    for one in &found {
        for finding in one.facts.findings() {
            let line = one
                .extracted
                .article
                .paragraphs()
                .find(|paragraph| one.facts.at(paragraph.number, paragraph.number) == finding.at);
            let place = Place::new(one.name, start_of(one.text, line.map_or(1, |paragraph| paragraph.line)));
            let mut diagnostic =
                Diagnostic::new(finding.rule, place, format!("{}: {}", finding.at, finding.message)).help_if(finding.help);
            diagnostic.severity = finding.severity;
            report.add(diagnostic);
        }
    }
    found
}

/// Where a line begins.
fn start_of(text: &str, line: usize) -> Span {
    let at = text.match_indices('\n').map(|(at, _)| at + 1).nth(line.wrapping_sub(2)).filter(|_| line > 1).unwrap_or_default();
    Span::new(at, at)
}

/// The files of all requests: the pairs, and the records of the articles that they rest on, where the site has none yet.
///
/// # Errors
/// Where a request names nothing that there is.
pub(super) fn files(
    requests: &[Request],
    found: &[Found<'_>],
    project: (&Path, &SourceTree, &Config),
    records: bool,
) -> Result<NewFiles, String> {
    let (root, tree, config) = project;
    let mut files = NewFiles::default();
    let all: Vec<&Facts> = found.iter().map(|one| &one.facts).collect();
    let mut used = BTreeSet::new();
    for request in requests {
        let (article, pages) = drafting::pages(request, &all, config).map_err(|error| error.to_string())?;
        used.insert(article.to_owned());
        for (path, bytes) in pages {
            files.add(path, bytes);
        }
    }
    let kind = config.kinds.iter().find(|kind| kind.record).map(|kind| kind.key.clone());
    // Where records are asked for they are written anyway.
    for one in found.iter().filter(|one| !records && used.contains(&one.facts.article)) {
        let kind = kind.as_ref().ok_or("no kind of content/site.yaml has `record: required`, so no page can hold the record of the article that the drafts rest on")?;
        let path = format!("content/articles/{}.{}.md", one.facts.article, config.language(Side::Original).code);
        let file = RelPath::new(&path).map_err(|error| format!("`{path}`: {error}"))?;
        let recorded = |(other, text): (&RelPath, &Arc<str>)| {
            other.file_name() == file.file_name() && text.lines().any(|line| line.starts_with("sha256:"))
        };
        if !tree.under("content").any(recorded)
            && let Ok(Refreshed::New(text)) = extract::record(&file, None, &one.extracted.article, kind)
        {
            files.add(file, text.into_bytes());
        }
    }
    // What is in the way is told before anything is written.
    write::preview_new(root, &files, &RealDisk).map_err(|error| error.to_string())?;
    Ok(files)
}
