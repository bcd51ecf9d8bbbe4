//! `duizhao extract`: downloaded files in, articles out. Each file is read, cut and written by itself, so that one that
//! cannot be does not keep the others back.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use rayon::prelude::*;

use crate::article::{Selector, Settings};
use crate::cli::args::ExtractArguments;
use crate::cli::progress::Stopwatch;
use crate::cli::{Exit, drafted, extracted, project, terminal};
use crate::config::{self, Config};
use crate::diagnostic::formats::print;
use crate::diagnostic::rules::extract::ARTICLE_ID;
use crate::diagnostic::{Diagnostic, Place, Report, Severity, Sources};
use crate::extract::{self, Extracted, Id, Outcome, Told};
use crate::facts::Facts;
use crate::source;
use crate::text::{RelPath, Span};
use crate::write::RealDisk;

/// Extracts.
pub(super) fn extract(arguments: &ExtractArguments) -> Exit {
    run(arguments).unwrap_or_else(|message| {
        terminal::err(&format!("error: {message}\n"));
        Exit::Failed
    })
}

/// A file that was given.
struct Input {
    name: RelPath,
    outcome: Outcome,
}

/// The texts that findings point into.
struct Texts<'a>(BTreeMap<&'a RelPath, &'a str>);

impl Sources for Texts<'_> {
    fn text(&self, file: &RelPath) -> Option<&str> {
        self.0.get(file).copied()
    }
}

fn run(arguments: &ExtractArguments) -> Result<Exit, String> {
    let mut watch = Stopwatch::start_as("extracting", terminal::is_terminal() && !arguments.run.quiet);
    arguments.run.start_threads();
    let root = match project::root(arguments.root.as_deref()) {
        Ok(root) => Some(root),
        // Whoever names a project, or wants records in it, must have one.
        Err(message) if arguments.root.is_some() || arguments.record || !arguments.pages.is_empty() => return Err(message),
        Err(_) => None,
    };
    let tree = root.as_deref().map(source::load).transpose().map_err(|error| error.to_string())?;
    let config = tree.as_ref().and_then(|tree| config::parse(tree, &mut Report::default()));
    let requests = drafted::requests(arguments)?;
    if (arguments.record || !requests.is_empty()) && config.is_none() {
        return Err(
            "records and pages stand in a project, and its content/site.yaml cannot be read: see `duizhao check`".to_owned()
        );
    }
    let settings = settings(arguments, config.as_ref())?;
    if let Some(id) = &arguments.id {
        if arguments.files.len() > 1 {
            return Err("`--id` is for one file; the names of several give their ids".to_owned());
        }
        extract::id_of(id)
            .ok()
            .filter(|read| read == id)
            .ok_or_else(|| format!("`{id}` is no id: lower-case letters, digits, hyphens"))?;
    }
    let read: Vec<Result<Input, String>> = arguments.files.par_iter().map(|file| one(file, arguments, &settings)).collect();
    watch.ended("cut");
    let (mut inputs, mut unread) = (Vec::new(), Vec::new());
    for result in read {
        match result {
            Ok(input) => inputs.push(input),
            Err(message) => unread.push(message),
        }
    }
    let mut report = Report::default();
    for input in &mut inputs {
        report.merge(std::mem::take(&mut input.outcome.report));
    }
    let taken = twice(&inputs, &mut report);
    let good: Vec<(&RelPath, &Extracted)> = inputs
        .iter()
        .filter_map(|input| Some((&input.name, input.outcome.extracted.as_ref()?)))
        .filter(|(_, extracted)| !taken.contains(&extracted.article.id))
        .collect();
    let texts: Vec<(&RelPath, &str, &Extracted)> = inputs
        .iter()
        .filter_map(|input| Some((&input.name, input.outcome.text.as_str(), input.outcome.extracted.as_ref()?)))
        .filter(|(.., extracted)| !taken.contains(&extracted.article.id))
        .collect();
    let found = if arguments.facts || !requests.is_empty() { drafted::find(&texts, &mut report) } else { Vec::new() };
    let drafts = match (root.as_deref(), &tree, &config) {
        (Some(root), Some(tree), Some(config)) if !requests.is_empty() => {
            Some((root, drafted::files(&requests, &found, (root, tree, config), arguments.record)?))
        }
        _ => None,
    };
    let code = config.as_ref().map_or("zh", |config| config.languages[0].code.as_str());
    let folder = project::extracted(root.as_deref(), arguments.out.as_deref())?;
    let mut writer = extracted::Writer::new(arguments.dry_run, code, &mut report);
    writer.markdown(&folder, &good)?;
    if arguments.facts {
        let facts: Vec<(&RelPath, &Facts)> = found.iter().map(|one| (one.name, &one.facts)).collect();
        writer.facts(&folder, &facts)?;
    }
    if let (true, Some(root), Some(tree), Some(config)) = (arguments.record, root.as_deref(), &tree, &config) {
        let kind = config.kinds.iter().find(|kind| kind.record).map(|kind| kind.key.clone());
        let kind = kind.ok_or("no kind of content/site.yaml has `record: required`, so no page can hold a record")?;
        for (name, extracted) in &good {
            let page = extracted::page_of(tree, &extracted.article.id, code);
            writer.record(root, &page, name, extracted, &kind)?;
        }
    }
    if let Some((root, files)) = &drafts {
        writer.pages(root, files)?;
    }
    let (said, listed) = writer.told();
    if let Some(file) = &arguments.report
        && !arguments.dry_run
    {
        extracted::write_report(file, &told(&inputs, &report), &RealDisk)?;
    }
    watch.ended("write");
    watch.stop();
    let print = if arguments.run.format.is_machine() { terminal::err } else { terminal::out };
    print(&listed);
    Ok(conclude(arguments, &inputs, unread, report, &watch, &said))
}

fn settings(arguments: &ExtractArguments, config: Option<&Config>) -> Result<Settings, String> {
    let selector = |text: &str, whose: &str| {
        Selector::new(text).map_err(|part| {
            format!(
                "{whose}: `{part}` is no selector known here: p, .class, #id, [key=value], `a b`, `a > b`, several with commas"
            )
        })
    };
    let rules = config.map(|config| config.articles.clone()).unwrap_or_default();
    let leave_out: Result<Vec<_>, String> =
        rules.leave_out.iter().map(|text| selector(text, "`articles: leave_out` of content/site.yaml")).collect();
    Ok(Settings {
        form: arguments.kind.form(),
        encoding: arguments.encoding.clone(),
        selector: arguments.selector.as_deref().map(|text| selector(text, "`--selector`")).transpose()?,
        paragraph: selector(&rules.paragraph, "`articles: paragraph` of content/site.yaml")?,
        leave_out: leave_out?,
    })
}

/// Reads and cuts one file.
fn one(file: &Path, arguments: &ExtractArguments, settings: &Settings) -> Result<Input, String> {
    let name = RelPath::of_input(file);
    let bytes = source::read_input(file).map_err(|error| error.to_string())?;
    let file_name = file.file_name().unwrap_or_default().to_string_lossy();
    let of_file = extract::id_of(&file_name);
    let id = match (&arguments.id, &of_file) {
        (Some(id), _) => Id::Asked(id),
        (None, Ok(id)) => Id::OfFile(id),
        (None, Err(bad)) => {
            let mut report = Report::default();
            let place = Place::new(&name, Span::default());
            let message = format!("the name of the file gives no id: {bad}");
            report.add(Diagnostic::new(&ARTICLE_ID, place, message).help("rename the file, or say `--id`"));
            return Ok(Input { name, outcome: Outcome { report, ..Outcome::default() } });
        }
    };
    let mut outcome = extract::extract(&name, id, &bytes, settings);
    let found = outcome.report.counts();
    if !arguments.run.format.is_machine() && !arguments.verbose && found.errors + found.warnings == 0 {
        // Nothing of it will be shown.
        outcome.text = String::new();
    }
    Ok(Input { name, outcome })
}

/// Ids that several files have; nothing of them is written.
fn twice(inputs: &[Input], report: &mut Report) -> BTreeSet<String> {
    let mut first: BTreeMap<&str, &RelPath> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for input in inputs {
        let Some(extracted) = &input.outcome.extracted else { continue };
        let id = extracted.article.id.as_str();
        let Some(other) = first.get(id) else {
            first.insert(id, &input.name);
            continue;
        };
        let place = Place::new(&input.name, Span::default()).label("this file");
        let message = format!("`{}` and `{other}` would both be the article `{id}`; neither was written", input.name);
        let help = "extract one of them by itself with `--id`, or rename it";
        let other = Place::new(other, Span::default()).label("and this");
        report.add(Diagnostic::new(&ARTICLE_ID, place, message).related(other).help(help));
        taken.insert(id.to_owned());
    }
    taken
}

/// The report of all files, as JSON.
fn told(inputs: &[Input], report: &Report) -> String {
    let one = |input: &'_ Input| {
        let of_file = report.diagnostics().iter().find(|d| d.place.file == input.name && d.severity == Severity::Error);
        of_file.map_or(String::new(), |d| d.message.clone())
    };
    let errors: Vec<String> = inputs.iter().map(one).collect();
    let articles: Vec<Told<'_>> = inputs
        .iter()
        .zip(&errors)
        .map(|(input, error)| match &input.outcome.extracted {
            Some(extracted) => Told::article(input.name.as_str(), &extracted.article),
            None => Told::fault(input.name.as_str(), error),
        })
        .collect();
    extract::write_report(&articles)
}

/// Prints the findings and the summary, and says how the run ended.
fn conclude(
    arguments: &ExtractArguments,
    inputs: &[Input],
    unread: Vec<String>,
    mut report: Report,
    watch: &Stopwatch,
    said: &str,
) -> Exit {
    let machine = arguments.run.format.is_machine();
    let remarks = report.counts().infos;
    if !machine && !arguments.verbose {
        let quiet = arguments.run.quiet;
        report.set_levels(|_, severity| {
            (severity == Severity::Error || (severity == Severity::Warning && !quiet)).then_some(severity)
        });
    }
    let report = report.finish();
    let texts = Texts(inputs.iter().map(|input| (&input.name, input.outcome.text.as_str())).collect());
    let text = print(&report, &texts, arguments.run.format.into(), !machine && terminal::colours(arguments.run.color));
    if machine {
        terminal::out(&text);
    } else {
        terminal::err(&text);
    }
    for message in &unread {
        terminal::err(&format!("error: {message}\n"));
    }
    if arguments.verbose {
        terminal::err(&watch.table());
    }
    if !arguments.run.quiet {
        terminal::err(&summary(inputs, unread.len(), &report, remarks, said, &watch.total()));
    }
    if !unread.is_empty() {
        Exit::Failed
    } else if report.has_errors() {
        Exit::Findings
    } else {
        Exit::Fine
    }
}

fn summary(inputs: &[Input], unread: usize, report: &Report, remarks: usize, said: &str, time: &str) -> String {
    let articles: Vec<&Extracted> = inputs.iter().filter_map(|input| input.outcome.extracted.as_ref()).collect();
    let paragraphs: usize = articles.iter().map(|extracted| extracted.article.paragraphs().count()).sum();
    let found = report.counts();
    let mut line = String::new();
    if found.errors + found.warnings > 0 {
        let _ = write!(line, "{}, {}; ", count(found.errors, "error"), count(found.warnings, "warning"));
    }
    let _ = writeln!(
        line,
        "{} from {}, {}, {} (--report, -v); {said} in {time}",
        count(articles.len(), "article"),
        count(inputs.len() + unread, "file"),
        count(paragraphs, "paragraph"),
        count(remarks, "remark"),
    );
    line
}

fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
