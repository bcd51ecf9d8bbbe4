//! `duizhao build` and `duizhao check`: the same line, with and without its last step.

use std::fmt::Write as _;

use crate::build::{Build, Last, Options, Stage, build_watched};
use crate::check::Tally;
use crate::cli::args::{BuildArguments, CheckArguments, ProjectArguments};
use crate::cli::progress::Stopwatch;
use crate::cli::{Exit, project, selection, terminal};
use crate::config::clean_base_url;
use crate::diagnostic::Report;
use crate::diagnostic::formats::print;
use crate::language::Decimal;
use crate::parse::Drafts;
use crate::render::{Memory, Shelf};
use crate::source::{self, SourceTree};
use crate::write::{self, Plan, RealDisk, Standing, Target, WriteError, WriteReport};

/// Builds and writes.
pub(super) fn build(arguments: &BuildArguments) -> Exit {
    match try_build(arguments) {
        Ok(exit) => exit,
        Err(message) => failed(&message),
    }
}

/// Builds and reports.
pub(super) fn check(arguments: &CheckArguments) -> Exit {
    let run = || -> Result<Exit, String> {
        let mut watch = stopwatch(&arguments.project);
        let only = selection::read(&arguments.only)?;
        let mut loaded = Asked::of(&arguments.project)?.load(&mut watch)?;
        loaded.options.only = only;
        let build = loaded.run(None, &Memory, &mut watch);
        watch.stop();
        let exit = conclude(&loaded, &arguments.project, &build, &watch, "checked");
        if !arguments.project.run.quiet {
            terminal::err(&compared(&build, &arguments.only));
        }
        Ok(exit)
    };
    run().unwrap_or_else(|message| failed(&message))
}

fn failed(message: &str) -> Exit {
    terminal::err(&format!("error: {message}\n"));
    Exit::Failed
}

fn stopwatch(arguments: &ProjectArguments) -> Stopwatch {
    Stopwatch::start(terminal::is_terminal() && !arguments.run.quiet)
}

/// Where the project is, and how it is to be built.
struct Asked {
    root: std::path::PathBuf,
    options: Options,
}

impl Asked {
    fn of(arguments: &ProjectArguments) -> Result<Self, String> {
        let base_url = match arguments.base_url.as_deref().filter(|url| !url.is_empty()) {
            None => None,
            Some(url) => Some(clean_base_url(url).ok_or_else(|| format!("`{url}` is no http or https address"))?),
        };
        arguments.run.start_threads();
        let root = project::root(arguments.root.as_deref())?;
        let drafts = if arguments.drafts { Drafts::Taken } else { Drafts::LeftOut };
        Ok(Self { root, options: Options { base_url, strict: arguments.strict, drafts, ends: true, ..Options::default() } })
    }

    fn load(self, watch: &mut Stopwatch) -> Result<Loaded, String> {
        let tree = source::load(&self.root).map_err(|error| error.to_string())?;
        watch.ended("read");
        Ok(Loaded { tree, options: self.options })
    }
}

struct Loaded {
    tree: SourceTree,
    options: Options,
}

impl Loaded {
    fn run(&self, last: Option<Last<'_>>, shelf: &dyn Shelf, watch: &mut Stopwatch) -> Build {
        build_watched(&self.tree, &self.options, last, shelf, &mut |stage| {
            watch.ended(match stage {
                Stage::Parse => "parse",
                Stage::Assemble => "assemble",
                Stage::Check => "check",
                Stage::Render => "render",
            });
        })
    }
}

fn try_build(arguments: &BuildArguments) -> Result<Exit, String> {
    let mut watch = stopwatch(&arguments.project);
    let asked = Asked::of(&arguments.project)?;
    // A folder that cannot be used is told before the work, not after it.
    let folder = project::output(&asked.root, arguments.output_dir.as_deref())?;
    let home = project::home();
    let target =
        Target::check(&folder, &asked.root, home.as_deref(), arguments.force, &RealDisk).map_err(|error| error.to_string())?;
    let maker = project::maker(&RealDisk);
    let standing = || if maker.is_some() { Standing::read(&target, &RealDisk) } else { Standing::default() };
    let (loaded, standing) = rayon::join(|| asked.load(&mut watch), standing);
    let loaded = loaded?;
    let upon = |standing: &Standing, shelf: &dyn Shelf, watch: &mut Stopwatch| {
        let last = maker.as_deref().map(|maker| Last { maker, memo: standing.memo(), files: standing.files() });
        loaded.run(last, shelf, watch)
    };
    let stage = write::Stage::new(&target, &RealDisk);
    let mut build = upon(&standing, if arguments.dry_run { &Memory } else { &stage }, &mut watch);
    if build.report.has_errors() {
        drop(stage);
        watch.stop();
        return Ok(conclude(&loaded, &arguments.project, &build, &watch, "nothing was written"));
    }
    let anew = |watch: &mut Stopwatch| upon(&Standing::default(), &Memory, watch);
    if arguments.dry_run {
        let preview = |build: &Build| write::preview(&build.outputs, &target, &RealDisk);
        let plan = or_anew(&mut build, preview, || anew(&mut watch))?;
        watch.stop();
        // Where findings are data, standard output is theirs alone.
        let print = if arguments.project.run.format.is_machine() { terminal::err } else { terminal::out };
        print(&describe(&plan));
        let said = format!(
            "would write {}, keep {}, remove {}",
            plan.create.len() + plan.change.len(),
            plan.keep.len(),
            plan.remove.len()
        );
        return Ok(conclude(&loaded, &arguments.project, &build, &watch, &said));
    }
    let sync = |build: &Build| stage.sync(&build.outputs, &standing, build.memo.as_deref());
    let written = or_anew(&mut build, sync, || anew(&mut watch))?;
    watch.ended("write");
    watch.stop();
    warn(&written);
    let said = format!("{} written, {} kept, {} removed", written.written, written.kept, written.removed);
    let exit = conclude(&loaded, &arguments.project, &build, &watch, &said);
    // The process ends, and with it its memory: to free a large site piece by piece takes as long as to read it.
    std::mem::forget((loaded, build));
    Ok(exit)
}

/// Does something with a build; where somebody has changed a file of the last build on which it went on, or what was laid out
/// of a first one cannot be used, with one that is made `anew`.
fn or_anew<T>(
    build: &mut Build,
    act: impl Fn(&Build) -> Result<T, WriteError>,
    anew: impl FnOnce() -> Build,
) -> Result<T, String> {
    let done = act(build).or_else(|error| match error {
        WriteError::Moved(_) | WriteError::StageLost => {
            *build = anew();
            act(build)
        }
        error => Err(error),
    });
    done.map_err(|error| error.to_string())
}

/// What a dry run lists.
fn describe(plan: &Plan) -> String {
    let mut out = String::new();
    for (word, paths) in [("create", &plan.create), ("change", &plan.change), ("remove", &plan.remove)] {
        for path in paths {
            let _ = writeln!(out, "{word}  {path}");
        }
    }
    out
}

fn warn(written: &WriteReport) {
    for path in &written.edited {
        terminal::err(&format!(
            "warning[DZ504]: `{path}` is no longer part of the site but was changed since it was built; it was left alone\n"
        ));
    }
    for path in &written.restored {
        terminal::err(&format!("warning[DZ505]: `{path}` had been changed since it was built; it was written anew\n"));
    }
    if let Some(left) = &written.stage_left {
        let left = left.display();
        terminal::err(&format!(
            "warning[DZ507]: `{left}` holds what no build wrote; until it is gone, first builds are slower\n"
        ));
    }
    if let Some(why) = &written.unreadable {
        terminal::err(&format!("warning[DZ506]: the manifest of the last build cannot be read ({why}); nothing was removed\n"));
    }
}

/// Prints the findings and the summary, and says how the run ended.
fn conclude(loaded: &Loaded, arguments: &ProjectArguments, build: &Build, watch: &Stopwatch, said: &str) -> Exit {
    let machine = arguments.run.format.is_machine();
    let text =
        print(&build.report, &loaded.tree, arguments.run.format.into(), !machine && terminal::colours(arguments.run.color));
    if machine {
        terminal::out(&text);
    } else if !arguments.run.quiet || build.report.has_errors() {
        terminal::err(&text);
    }
    if !machine && !arguments.run.quiet {
        terminal::err(&by_rule(&build.report));
    }
    if arguments.verbose {
        terminal::err(&watch.table());
    }
    let found = build.report.counts();
    if !arguments.run.quiet {
        let site = build.counts;
        let mut line = String::new();
        if found.all() > 0 {
            let _ = write!(line, "{found}; ");
        }
        let _ = writeln!(
            line,
            "{}, {}, {}, {}{}; {said} in {}",
            count(site.pages, "page"),
            count(site.views, "view"),
            count(site.figures, "figure"),
            count(site.relations, "relation"),
            if site.left_out > 0 { format!(" ({} left out)", count(site.left_out, "draft")) } else { String::new() },
            watch.total()
        );
        terminal::err(&line);
    }
    if build.report.has_errors() { Exit::Findings } else { Exit::Fine }
}

/// How many findings of each rule, where there are several rules.
fn by_rule(report: &Report) -> String {
    let rules = report.by_rule();
    let mut table = String::new();
    for (rule, counts) in rules.iter().filter(|_| rules.len() > 1) {
        let _ = writeln!(table, "{:>6}  {}  {}", grouped(counts.all()), rule.code, rule.name);
    }
    table
}

/// How much was compared, so that a silence can be weighed.
fn compared(build: &Build, only: &[String]) -> String {
    let Tally { figures, terms, references } = build.compared;
    let asked = if only.is_empty() { String::new() } else { format!(" (only {})", only.join(", ")) };
    let numbers = [(figures, "figure"), (terms, "term"), (references, "reference")];
    let numbers = numbers.map(|(number, word)| format!("{} {word}{}", grouped(number), if number == 1 { "" } else { "s" }));
    format!("compared {}{asked}\n", numbers.join(", "))
}

fn grouped(number: usize) -> String {
    Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX)).grouped(",")
}

fn count(number: usize, word: &str) -> String {
    format!("{number} {word}{}", if number == 1 { "" } else { "s" })
}
