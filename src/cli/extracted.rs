//! What `duizhao extract` writes: Markdown where nothing else stands, records in their pages, the report.

use std::fmt::Write as _;
use std::path::Path;

use crate::diagnostic::rules::extract::{OUTPUT_DIFFERS, RECORD};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::extract::{self, Extracted, Refreshed};
use crate::facts::Facts;
use crate::source::{self, SourceTree};
use crate::text::{RelPath, Span};
use crate::write::{self, CreateError, Created, Disk, NewFiles, Obstacle, RealDisk};

/// The page of an article's record: the one that is there, else a new one beside the records that are.
pub(super) fn page_of(tree: &SourceTree, id: &str, code: &str) -> String {
    let name = format!("{id}.{code}.md");
    let records: Vec<&str> = tree
        .under("content")
        .filter(|(path, text)| path.as_str().ends_with(&format!(".{code}.md")) && text.contains("\nsha256:"))
        .map(|(path, _)| path.as_str())
        .collect();
    let own = records.iter().find(|path| path.rsplit('/').next() == Some(name.as_str()));
    let beside = || records.first().and_then(|path| path.rsplit_once('/')).map(|(folder, _)| format!("{folder}/{name}"));
    own.map(|path| (*path).to_owned()).or_else(beside).unwrap_or_else(|| format!("content/articles/{name}"))
}

/// A file to be created.
struct New<'a> {
    path: RelPath,
    text: &'a str,
    /// The file that it was made of.
    name: &'a RelPath,
}

/// Writes, or says what it would write.
pub(super) struct Writer<'a> {
    dry_run: bool,
    code: &'a str,
    report: &'a mut Report,
    listed: String,
    new: usize,
    changed: usize,
    kept: usize,
}

impl<'a> Writer<'a> {
    /// `code` is that of the original's language, which stands in names of files.
    pub fn new(dry_run: bool, code: &'a str, report: &'a mut Report) -> Self {
        Self { dry_run, code, report, listed: String::new(), new: 0, changed: 0, kept: 0 }
    }

    /// The Markdown of articles; a file that stands there with other bytes stays as it is.
    pub fn markdown(&mut self, folder: &Path, articles: &[(&RelPath, &Extracted)]) -> Result<(), String> {
        let mut files = Vec::with_capacity(articles.len());
        for (name, extracted) in articles {
            let file = format!("{}.{}.md", extracted.article.id, self.code);
            let path = RelPath::new(&file).map_err(|error| format!("`{file}`: {error}"))?;
            files.push(New { path, text: &extracted.markdown, name });
        }
        self.create(folder, folder, files)
    }

    /// The facts of articles, beside their Markdown.
    pub fn facts(&mut self, folder: &Path, facts: &[(&RelPath, &Facts)]) -> Result<(), String> {
        let texts: Vec<(String, String, &RelPath)> =
            facts.iter().map(|(name, facts)| (format!("{}.facts.yaml", facts.article), facts.to_yaml(), *name)).collect();
        let mut files = Vec::with_capacity(texts.len());
        for (file, text, name) in &texts {
            let path = RelPath::new(file).map_err(|error| format!("`{file}`: {error}"))?;
            files.push(New { path, text, name });
        }
        self.create(folder, folder, files)
    }

    /// Draft pages, all or none.
    pub fn pages(&mut self, root: &Path, files: &NewFiles) -> Result<(), String> {
        let done = if self.dry_run { write::preview_new(root, files, &RealDisk) } else { write::create(root, files, &RealDisk) };
        let created = done.map_err(|error| error.to_string())?;
        self.tell(&created, Path::new(""));
        Ok(())
    }

    /// Counts what was created, and lists it for a dry run.
    fn tell(&mut self, created: &Created, shown: &Path) {
        self.new += created.new.len();
        self.kept += created.kept.len();
        for (word, paths) in [("create", &created.new), ("keep  ", &created.kept)] {
            for path in paths {
                self.list(word, &shown.join(path.as_str()).display().to_string(), "");
            }
        }
    }

    /// Creates files below a folder, all but those that something is in the way of; `shown` is what stands before their
    /// paths where they are told.
    fn create(&mut self, folder: &Path, shown: &Path, mut wanted: Vec<New<'_>>) -> Result<(), String> {
        loop {
            let mut files = NewFiles::default();
            for new in &wanted {
                files.add(new.path.clone(), new.text.as_bytes().to_vec());
            }
            let done = if self.dry_run {
                write::preview_new(folder, &files, &RealDisk)
            } else {
                write::create(folder, &files, &RealDisk)
            };
            match done {
                Ok(created) => {
                    self.tell(&created, shown);
                    return Ok(());
                }
                Err(CreateError::Obstructed(obstructed)) => {
                    let in_the_way = |new: &New<'_>| obstructed.iter().find(|other| other.file == new.path);
                    for (new, other) in wanted.iter().filter_map(|new| Some((new, in_the_way(new)?))) {
                        self.refuse(folder, shown, new, &other.what);
                    }
                    wanted.retain(|new| in_the_way(new).is_none());
                }
                Err(error) => return Err(error.to_string()),
            }
        }
    }

    fn refuse(&mut self, folder: &Path, shown: &Path, new: &New<'_>, what: &Obstacle) {
        let path = shown.join(new.path.as_str()).display().to_string();
        let why = match what {
            Obstacle::File => "stands there with other bytes, and was left as it is".to_owned(),
            what => format!("cannot be written: {what}"),
        };
        let help = "move it away and run again, or write somewhere else with `--out`; `--dry-run` shows the difference";
        let place = Place::new(new.name, Span::default());
        self.report.add(Diagnostic::new(&OUTPUT_DIFFERS, place, format!("`{path}` {why}")).help(help));
        if self.dry_run {
            let there = source::read_input(&folder.join(new.path.as_str())).unwrap_or_default();
            self.list("refuse", &path, &difference(&String::from_utf8_lossy(&there), new.text));
        }
    }

    /// The record of an article, in its page.
    pub fn record(&mut self, root: &Path, path: &str, name: &RelPath, extracted: &Extracted, kind: &str) -> Result<(), String> {
        let file = RelPath::new(path).map_err(|error| format!("`{path}`: {error}"))?;
        let place = root.join(path);
        let there = match RealDisk.kind(&place).map_err(|error| format!("cannot look at `{path}`: {error}"))? {
            Some(_) => Some(source::read_input(&place).map_err(|error| error.to_string())?),
            None => None,
        };
        let page = there.as_deref().map(std::str::from_utf8).transpose();
        let refreshed = match &page {
            Ok(page) => extract::record(&file, *page, &extracted.article, kind).map_err(|error| error.to_string()),
            Err(_) => Err("the page is not UTF-8".to_owned()),
        };
        match refreshed {
            Ok(Refreshed::Same) => {
                self.kept += 1;
                self.list("keep  ", path, "");
            }
            Ok(Refreshed::New(text)) => self.create(root, Path::new(""), vec![New { path: file, text: &text, name }])?,
            Ok(Refreshed::Changed(text)) => {
                let before = there.unwrap_or_default();
                self.changed += 1;
                self.list("change", path, &difference(&String::from_utf8_lossy(&before), &text));
                if !self.dry_run {
                    write::replace(&place, Some(&before), text.as_bytes(), &RealDisk).map_err(|error| error.to_string())?;
                }
            }
            Err(why) => {
                let message = format!("`{path}`: {why}");
                self.report.add(Diagnostic::new(&RECORD, Place::new(name, Span::default()), message).help(RECORD.fix));
            }
        }
        Ok(())
    }

    fn list(&mut self, word: &str, path: &str, difference: &str) {
        if self.dry_run {
            let _ = write!(self.listed, "{word}  {path}\n{difference}");
        }
    }

    /// What was written in a few words, and what a dry run lists.
    pub fn told(self) -> (String, String) {
        let Self { dry_run, listed, new, changed, kept, .. } = self;
        let said = if dry_run {
            format!("would write {new}, change {changed}, keep {kept}")
        } else {
            format!("{new} written, {changed} changed, {kept} kept")
        };
        (said, listed)
    }
}

/// The lines that differ, between the first and the last that do.
fn difference(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let end = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let end = end.min(old.len() - same).min(new.len() - same);
    let part = |mark: char, lines: &[&str]| -> String {
        let inside = lines.get(same..lines.len() - end).unwrap_or_default();
        inside.iter().map(|line| format!("  {mark} {line}\n")).collect()
    };
    format!("  @@ line {}\n{}{}", same + 1, part('-', &old), part('+', &new))
}

/// The beginning of every report: a file that begins otherwise is somebody's.
const REPORT: &[u8] = b"{\n  \"version\": 1,\n  \"articles\": [";

/// Writes the report, in place of one that an earlier run wrote.
pub(super) fn write_report(file: &Path, text: &str, disk: &dyn Disk) -> Result<(), String> {
    let kind = disk.kind(file).map_err(|error| format!("cannot look at `{}`: {error}", file.display()))?;
    let there = match kind {
        Some(_) => Some(source::read_input(file).map_err(|error| error.to_string())?),
        None => None,
    };
    if there.as_ref().is_some_and(|there| !there.is_empty() && !there.starts_with(REPORT)) {
        return Err(format!("`{}` stands there, and is no report of an earlier run: name another file", file.display()));
    }
    write::replace(file, there.as_deref(), text.as_bytes(), disk).map_err(|error| error.to_string())
}
