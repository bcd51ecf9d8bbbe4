//! The line: source → parse → site → check → render. There is no `Result` in it: bad content is a diagnostic.

use crate::check::{Selection, Tally};
use crate::diagnostic::Report;
use crate::parse::Drafts;
use crate::render::Outputs;
use crate::site::{EntityPart, Site};
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
    build_watched(tree, options, &mut |_| {})
}

/// The same, telling `ended` after each stage; this function itself reads no clock.
pub fn build_watched(tree: &SourceTree, options: &Options, ended: &mut dyn FnMut(Stage)) -> Build {
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
    if let Some(site) = &site {
        compared = check::all(site, &options.only, &mut report);
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
    let mut outputs = Outputs::default();
    if let Some(site) = site {
        if stop(&mut report) {
            // Nothing is rendered; what is wrong with the theme is told all the same.
            render::check_theme(&site, tree, &mut report);
        } else {
            let base_url = options.base_url.as_deref().or(config.base_url.as_deref());
            outputs = render::all(&site, tree, base_url, &mut report);
        }
        if stop(&mut report) {
            outputs = Outputs::default();
        }
        // To take a large site apart takes as long as to assemble it, and nobody has to wait for it.
        let pairs = site.pairs;
        rayon::spawn(|| drop(pairs));
    }
    ended(Stage::Render);
    options.only.apply(&mut report);
    Build { outputs, report: report.finish(), counts, compared }
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
