//! The line: source → parse → site → check → render. There is no `Result` in it: bad content is a diagnostic.

use std::collections::BTreeMap;

use crate::check::{Selection, Tally};
use crate::config::Config;
use crate::diagnostic::Report;
use crate::kept::{Kept, Keys, Memo};
use crate::parse::Drafts;
use crate::render::{Memory, Outputs, Print, Shelf};
use crate::site::{EntityPart, OutPath, Site};
use crate::source::SourceTree;
use crate::{check, config, parse, render, site, source};

/// How to build.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Address of the published site, in place of that of `site.yaml`.
    pub base_url: Option<String>,
    /// Warnings are errors.
    pub strict: bool,
    /// Whether pages with `draft: true` are part of the site.
    pub drafts: Drafts,
    /// The rules whose findings are told.
    pub only: Selection,
    /// Whether the process ends after the build. Then the site is left for the system to take away with it.
    pub ends: bool,
}

/// What a build made.
#[derive(Debug, Default)]
pub struct Build {
    /// The finished site; empty where the report has errors.
    pub outputs: Outputs,
    /// What was found, sorted.
    pub report: Report,
    /// What the site holds.
    pub counts: Counts,
    /// How much of it was compared.
    pub compared: Tally,
    /// What the next build can go on from; nothing where that is not asked for, or anything was wrong with the site.
    pub memo: Option<String>,
}

/// What the last build left, for a build to go on from.
#[derive(Clone, Copy, Debug)]
pub struct Last<'l> {
    /// What is building: two programs that could make different sites of the same sources have different names.
    pub maker: &'l str,
    /// Its memo; empty where there is none.
    pub memo: &'l str,
    /// The files that it wrote.
    pub files: &'l BTreeMap<OutPath, Print>,
}

/// What a site holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pages, in pairs.
    pub pages: usize,
    /// Rendered views.
    pub views: usize,
    /// Figures of the ledger.
    pub figures: usize,
    /// Relations.
    pub relations: usize,
    /// Drafts that are not part of it.
    pub left_out: usize,
}

/// The stages, in order, for whoever measures them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Reading the configuration, front matter and Markdown.
    Parse,
    /// Building the site from pages.
    Assemble,
    /// Checking it.
    Check,
    /// Rendering it and checking the finished pages.
    Render,
}

/// Builds a site in memory.
pub fn build(tree: &SourceTree, options: &Options) -> Build {
    build_watched(tree, options, None, &Memory, &mut |_| {})
}

/// The same, telling `ended` after each stage; this function itself reads no clock. Upon the `last` build only what may have
/// changed is checked and rendered: the outputs are those of a build from nothing, and of those that stand already only the
/// prints. Pages are laid on the `shelf` as they are made; where the report has errors, what lies there is to be thrown away.
pub fn build_watched(
    tree: &SourceTree,
    options: &Options,
    last: Option<Last<'_>>,
    shelf: &dyn Shelf,
    ended: &mut dyn FnMut(Stage),
) -> Build {
    let mut report = Report::default();
    let (mut counts, mut compared) = (Counts::default(), Tally::default());
    source::check_names(tree, &mut report);
    let Some(config) = config::parse(tree, &mut report) else {
        options.only.apply(&mut report);
        return Build { report: report.finish(), ..Build::default() };
    };
    let parsed = parse::pages(tree, &config, options.drafts, &mut report);
    let left_out = parsed.left_out.ids.len();
    let terms = parse::parse_glossary(tree, &config, &mut report);
    ended(Stage::Parse);
    let site = site::assemble(parsed, terms, &config, &mut report);
    ended(Stage::Assemble);
    let mut silent = Vec::new();
    // What a run of some rules leaves says nothing of the others.
    let last = last.filter(|_| options.only == Selection::default());
    let upon = last.zip(site.as_ref()).map(|(last, site)| Upon::of(last, tree, site, options));
    let nothing = Kept::default();
    let kept = upon.as_ref().map_or(&nothing, |upon| &upon.kept);
    if let Some(site) = &site {
        let checked = check::upon(site, &options.only, &kept.silent, &mut report);
        (compared, silent) = (checked.tally, checked.silent);
        counts = Counts { left_out, ..count(site) };
    }
    check::apply_levels(&config, &mut report);
    options.only.apply(&mut report);
    ended(Stage::Check);
    let stop = |report: &mut Report| {
        if options.strict {
            report.raise_warnings();
        }
        report.has_errors()
    };
    let (mut outputs, mut memo) = (Outputs::default(), None);
    if let Some(site) = site {
        if stop(&mut report) {
            // Nothing is rendered; what is wrong with the theme is told all the same.
            render::check_theme(&site, tree, &mut report);
        } else {
            let rendered = render::upon(&site, tree, base_url(options, &config), &kept.standing, shelf, &mut report);
            memo = upon.map(|upon| Memo::write(&upon.keys, &site, &silent, &rendered.asked));
            outputs = rendered.outputs;
        }
        if stop(&mut report) {
            (outputs, memo) = (Outputs::default(), None);
        }
        if options.ends {
            std::mem::forget(site);
        } else {
            site.put_away();
        }
    }
    ended(Stage::Render);
    options.only.apply(&mut report);
    Build { outputs, report: report.finish(), counts, compared, memo }
}

fn base_url<'o>(options: &'o Options, config: &'o Config) -> Option<&'o str> {
    options.base_url.as_deref().or(config.base_url.as_deref())
}

/// What a build upon the last one goes by.
struct Upon {
    keys: Keys,
    kept: Kept,
}

impl Upon {
    fn of(last: Last<'_>, tree: &SourceTree, site: &Site<'_>, options: &Options) -> Self {
        // What besides the sources decides what is made.
        let making = format!("{} {:?} {:?}", last.maker, options.drafts, base_url(options, site.config));
        let (keys, memo) = rayon::join(|| Keys::of(tree, site, &making), || Memo::read(last.memo));
        let kept = Kept::of(&memo, last.files, &keys, site);
        Self { keys, kept }
    }
}

fn count(site: &Site<'_>) -> Counts {
    let figures = |pair: &site::Pair| usize::from(pair.facts.figure.is_some()) + pair.facts.more_figures.len();
    Counts {
        pages: site.entities.iter().filter(|entity| entity.part == EntityPart::Page).count(),
        views: site.pair_indices().map(|ix| site.views_of(ix).count()).sum(),
        figures: site.pairs.iter().map(figures).sum(),
        relations: site.relations.len(),
        left_out: 0,
    }
}
