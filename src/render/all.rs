//! Every file of the site: pages in every view, assets, data. Pages are rendered in parallel, and stand in the
//! order of their paths whatever thread made them.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::config::View;
use crate::diagnostic::rules::render::OUTPUT_CONFLICT;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::lens::Routes;
use crate::render::renderer::{Bench, Renderer};
use crate::render::theme::{self, check_layouts};
use crate::render::{Asked, Output, Outputs, Rendered, Standing, data, dead_links, misses, publish, template_faults};
use crate::site::{OutPath, PairIx, Site};
use crate::source::SourceTree;
use crate::text::{RelPath, Span};

/// Reports what is wrong with the theme of a site that is not to be rendered.
pub fn check_theme(site: &Site<'_>, tree: &SourceTree, report: &mut Report) {
    if let Some(theme) = theme::load(tree, site.config, report) {
        check_layouts(&theme, site, report);
    }
}

/// Renders a site. Where anything is wrong the report says so, and the outputs are not to be used.
pub fn all(site: &Site<'_>, tree: &SourceTree, base_url: Option<&str>, report: &mut Report) -> Outputs {
    upon(site, tree, base_url, &Standing::default(), report).outputs
}

/// The same where some files are right as they stand: they are not made again, and of the outputs hold only their prints.
pub fn upon(site: &Site<'_>, tree: &SourceTree, base_url: Option<&str>, standing: &Standing, report: &mut Report) -> Rendered {
    let Some(theme) = theme::load(tree, site.config, report) else { return Rendered::default() };
    check_layouts(&theme, site, report);
    if report.has_errors() {
        return Rendered::default();
    }
    let routes = Routes::new(site);
    let renderer = Renderer { site, theme: &theme, routes: &routes, base_url };
    let mut files = Files { outputs: Outputs::default(), standing, report };
    // The largest of `data/` takes as long as many pages.
    let (rendered, data) = rayon::join(|| pages(&renderer, standing), || data_of(site, &routes, standing));
    let pages = files.take_pages(site, rendered);
    for (name, asset) in &theme.assets {
        let source = RelPath::new(&format!("themes/{}/assets/{name}", site.config.theme.value));
        files.put(&asset.path, source.as_ref().unwrap_or(&site.config.file), || asset.bytes.clone());
    }
    let file = &site.config.file;
    for (path, bytes) in data {
        files.put(path, file, || bytes.unwrap_or_default());
    }
    if let Some(base) = base_url {
        for (path, make) in publish::FILES {
            files.put(path, file, || make(site, &routes, base));
        }
        match misses::page(site, &theme, &routes, &publish::path(base)) {
            Ok(html) => files.put("404.html", file, || html.into_bytes()),
            Err(error) => {
                let folder = format!("themes/{}", site.config.theme.value);
                files.report.add(template_faults::one(&error, &folder, file));
            }
        }
    }
    files.put(".nojekyll", file, Vec::new);
    let outputs = files.outputs;
    check_prefixes(&outputs, file, report);
    if report.has_errors() {
        return Rendered { outputs, asked: Asked::new() };
    }
    let mut links = dead_links::check(&outputs, &BTreeMap::new(), &pages, site, report);
    if !links.unseen.is_empty() {
        // Pages that stand are asked for anchors: they are rendered to be looked at.
        let lent = lent(&renderer, &links.unseen, report);
        links = dead_links::check(&outputs, &lent, &pages, site, report);
    }
    if dead_links::lost(&outputs, &standing.asked) {
        // A page has lost an anchor that one which was not made again may lead to: all are made, to say which.
        return upon(site, tree, base_url, &Standing::default(), report);
    }
    for (page, anchors) in &standing.asked {
        links.asked.entry(page.clone()).or_default().extend(anchors.iter().cloned());
    }
    Rendered { outputs, asked: links.asked }
}

/// The files of a site as they are made, or found to stand.
struct Files<'f> {
    outputs: Outputs,
    standing: &'f Standing,
    report: &'f mut Report,
}

impl Files<'_> {
    /// Puts a file that is made of `source`, and made only where it does not stand.
    fn put(&mut self, path: &str, source: &RelPath, make: impl FnOnce() -> Vec<u8>) {
        match (OutPath::new(path), self.standing.files.get(path)) {
            (Ok(path), Some(print)) => self.take(path, source, Output::Standing(*print)),
            (Ok(path), None) => self.take(path, source, Output::Made(make())),
            (Err(error), _) => conflict(source, format!("`{path}` cannot be written: {error}"), self.report),
        }
    }

    /// Takes the pages, and says which pair each is of.
    fn take_pages(&mut self, site: &Site<'_>, rendered: Vec<Paged>) -> BTreeMap<OutPath, PairIx> {
        let mut pages = BTreeMap::new();
        for (ix, page) in rendered {
            match page {
                Ok((path, output)) => {
                    pages.insert(path.clone(), ix);
                    self.take(path, &site.pair(ix).original.file, output);
                }
                Err(diagnostic) => self.report.add(diagnostic),
            }
        }
        pages
    }

    fn take(&mut self, path: OutPath, source: &RelPath, output: Output) {
        if let Err(taken) = self.outputs.put(path, output) {
            conflict(source, format!("two parts of the site would be written to `{taken}`"), self.report);
        }
    }
}

/// A page that was rendered, or stands.
type Paged = (PairIx, Result<(OutPath, Output), Diagnostic>);

/// Every page in every view, in the order of the pairs.
fn pages(renderer: &Renderer<'_>, standing: &Standing) -> Vec<Paged> {
    let site = renderer.site;
    let jobs: Vec<(PairIx, View)> = site.pair_indices().flat_map(|ix| site.views_of(ix).map(move |view| (ix, view))).collect();
    let page = |bench: &mut Bench, (ix, view): &(PairIx, View)| match standing.files.get_key_value(renderer.routes.of(*ix, *view))
    {
        Some((path, print)) => (*ix, Ok((path.clone(), Output::Standing(*print)))),
        None => (*ix, renderer.page(*ix, *view, bench).map(|(path, html)| (path, Output::Made(html)))),
    };
    jobs.par_iter().map_init(Bench::default, page).collect()
}

/// The files of `data/`; nothing of those that stand.
fn data_of(site: &Site<'_>, routes: &Routes, standing: &Standing) -> Vec<(&'static str, Option<Vec<u8>>)> {
    let make = |(path, make): &(&'static str, data::Make)| {
        let bytes = (!standing.files.contains_key(*path)).then(|| make(site, routes));
        (*path, bytes)
    };
    data::FILES.iter().map(make).collect()
}

/// Pages that stand, rendered only to be looked at.
fn lent(renderer: &Renderer<'_>, wanted: &BTreeSet<OutPath>, report: &mut Report) -> BTreeMap<OutPath, Vec<u8>> {
    let site = renderer.site;
    let views = site.pair_indices().flat_map(|ix| site.views_of(ix).map(move |view| (ix, view)));
    let asked: Vec<(PairIx, View)> = views.filter(|(ix, view)| wanted.contains(renderer.routes.of(*ix, *view))).collect();
    let rendered: Vec<_> =
        asked.par_iter().map_init(Bench::default, |bench, (ix, view)| renderer.page(*ix, *view, bench)).collect();
    let page = |result: Result<_, Diagnostic>| result.map_err(|diagnostic| report.add(diagnostic)).ok();
    rendered.into_iter().filter_map(page).collect()
}

/// A conflict, told of the file that the output is made of.
fn conflict(file: &RelPath, message: String, report: &mut Report) {
    report.add(Diagnostic::new(&OUTPUT_CONFLICT, Place::new(file, Span::default()), message));
}

/// A file and a folder of one name exclude each other, on systems that ignore case also in another case.
fn check_prefixes(outputs: &Outputs, file: &RelPath, report: &mut Report) {
    let mut folded: BTreeMap<String, &OutPath> = BTreeMap::new();
    for (path, _) in outputs.all() {
        if let Some(first) = folded.insert(path.folded(), path) {
            conflict(file, format!("`{first}` and `{path}` differ only in the case of their letters"), report);
        }
    }
    for (path, written) in &folded {
        for (at, _) in path.match_indices('/') {
            if path.get(..at).is_some_and(|folder| folded.contains_key(folder)) {
                conflict(file, format!("`{written}` needs a folder where another output is a file"), report);
            }
        }
    }
}
