//! Every file of the site: pages in every view, assets, data. Pages are rendered in parallel, and stand in the
//! order of their paths whatever thread made them.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::config::View;
use crate::diagnostic::rules::render::OUTPUT_CONFLICT;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::dead_links::Reader;
use crate::render::lens::Routes;
use crate::render::renderer::Renderer;
use crate::render::theme::{self, Theme, check_layouts};
use crate::render::{
    Asked, Clash, Memory, Output, Outputs, Print, Rendered, Shelf, Standing, data, dead_links, misses, publish, template_faults,
};
use crate::site::{OutPath, PairIx, Site};
use crate::source::SourceTree;
use crate::text::{RelPath, Span};

/// Reports what is wrong with the theme of a site that is not to be rendered.
pub fn check_theme(site: &Site<'_>, tree: &SourceTree, report: &mut Report) {
    if let Some(theme) = theme::load(tree, site.config, report) {
        check_layouts(&theme, site, report);
    }
}

/// Renders a site into memory. Where anything is wrong the report says so, and the outputs are not to be used.
pub fn all(site: &Site<'_>, tree: &SourceTree, base_url: Option<&str>, report: &mut Report) -> Outputs {
    upon(site, tree, base_url, &Standing::default(), &Memory, report).outputs
}

/// The same where some files are right as they stand: they are not made again, and of the outputs hold only their prints.
/// Pages are laid on the `shelf` one by one as they are made.
pub fn upon(
    site: &Site<'_>,
    tree: &SourceTree,
    base_url: Option<&str>,
    standing: &Standing,
    shelf: &dyn Shelf,
    report: &mut Report,
) -> Rendered {
    let Some(theme) = theme::load(tree, site.config, report) else { return Rendered::default() };
    check_layouts(&theme, site, report);
    if report.has_errors() {
        return Rendered::default();
    }
    let routes = Routes::new(site);
    let paths = paths(site, &routes, &theme, base_url);
    let reader = Reader::new(paths.iter().copied().collect());
    let renderer = Renderer { site, theme: &theme, routes: &routes, base_url, reader: &reader, shelf };
    let mut files = Files { outputs: Outputs::standing(&standing.files), report };
    let stands = |(ix, view): &(PairIx, View)| standing.files.contains_key(routes.of(*ix, *view));
    let all: Vec<(PairIx, View)> = renderer.views().collect();
    let jobs: Vec<(PairIx, View)> = all.into_par_iter().filter(|job| !stands(job)).collect();
    // Where some files stand, there is a folder, and pages have a place.
    if standing.files.is_empty() {
        shelf.expect(&paths);
    }
    // The largest of `data/` takes as long as many pages.
    let (rendered, data) = rayon::join(|| renderer.pages(&jobs), || data_of(site, &routes, &standing.files));
    let mut made = Vec::with_capacity(jobs.len());
    for ((ix, _), page) in jobs.iter().zip(rendered) {
        match page {
            Ok(page) => {
                files.take(page.path, &site.pair(*ix).original.file, page.output);
                made.push(page.links);
            }
            Err(diagnostic) => files.report.add(diagnostic),
        }
    }
    for (name, asset) in &theme.assets {
        let source = RelPath::new(&format!("themes/{}/assets/{name}", site.config.theme.value));
        if asset.path.ends_with(".html") {
            made.push(reader.page(&asset.path, &asset.bytes, &mut String::new()));
        }
        files.put(&asset.path, source.as_ref().unwrap_or(&site.config.file), || asset.bytes.clone());
    }
    let file = &site.config.file;
    for (path, bytes) in data {
        files.put(path, file, || bytes);
    }
    if let Some(base) = base_url {
        for (path, make) in publish::FILES {
            files.put(path, file, || make(site, &routes, base));
        }
        match misses::page(site, &theme, &routes, &publish::path(base)) {
            Ok(html) => {
                made.push(reader.page(MISSES, html.as_bytes(), &mut String::new()));
                files.put(MISSES, file, || html.into_bytes());
            }
            Err(error) => {
                let folder = format!("themes/{}", site.config.theme.value);
                files.report.add(template_faults::one(&error, &folder, file));
            }
        }
    }
    files.put(NO_JEKYLL, file, Vec::new);
    let outputs = files.outputs;
    check_prefixes(&outputs, file, report);
    if report.has_errors() {
        return Rendered { outputs, asked: Asked::new() };
    }
    // Of what stands on many pages the first is told.
    made.par_sort_unstable_by_key(|page| page.path);
    let mut links = dead_links::check(&made, &[], &renderer, report);
    if !links.unseen.is_empty() {
        // Pages that stand are asked for anchors: they are rendered to be looked at.
        let unseen: Vec<_> = renderer.views().filter(|(ix, view)| links.unseen.contains(routes.of(*ix, *view))).collect();
        let looking = Renderer { shelf: &Memory, ..renderer };
        let lent: Vec<_> = looking.pages(&unseen).into_iter().filter_map(|page| Some(page.ok()?.links)).collect();
        links = dead_links::check(&made, &lent, &renderer, report);
    }
    if dead_links::lost(&made, &standing.asked) {
        // A page has lost an anchor that one which was not made again may lead to: all are made, to say which.
        return upon(site, tree, base_url, &Standing::default(), shelf, report);
    }
    for (page, anchors) in &standing.asked {
        links.asked.entry(page.clone()).or_default().extend(anchors.iter().cloned());
    }
    Rendered { outputs, asked: links.asked }
}

/// The page that a server shows for an address that leads nowhere.
const MISSES: &str = "404.html";

/// Tells GitHub to publish the files as they are.
const NO_JEKYLL: &str = ".nojekyll";

/// The path of every file of the site.
fn paths<'p>(site: &Site<'_>, routes: &'p Routes, theme: &'p Theme, base_url: Option<&str>) -> Vec<&'p str> {
    let pages = site.pair_indices().flat_map(|ix| site.views_of(ix).map(move |view| routes.of(ix, view)));
    let assets = theme.assets.values().map(|asset| asset.path.as_str());
    let data = data::FILES.iter().map(|(path, _)| *path);
    let published = publish::FILES.iter().map(|(path, _)| *path).chain([MISSES]).filter(|_| base_url.is_some());
    pages.chain(assets).chain(data).chain(published).chain([NO_JEKYLL]).collect()
}

/// The files of a site as they are made, beside those that stand.
struct Files<'f> {
    outputs: Outputs,
    report: &'f mut Report,
}

impl Files<'_> {
    /// Puts a file that is made of `source`, and made only where it does not stand.
    fn put(&mut self, path: &str, source: &RelPath, make: impl FnOnce() -> Vec<u8>) {
        match OutPath::new(path) {
            Ok(path) if self.outputs.stands(&path) => {}
            Ok(path) => self.take(path, source, Output::Made(make())),
            Err(error) => conflict(source, format!("`{path}` cannot be written: {error}"), self.report),
        }
    }

    fn take(&mut self, path: OutPath, source: &RelPath, output: Output) {
        if let Err(taken) = self.outputs.put(path, output) {
            conflict(source, format!("two parts of the site would be written to `{taken}`"), self.report);
        }
    }
}

/// The files of `data/` that do not stand.
fn data_of(site: &Site<'_>, routes: &Routes, standing: &BTreeMap<OutPath, Print>) -> Vec<(&'static str, Vec<u8>)> {
    let made = data::FILES.iter().filter(|(path, _)| !standing.contains_key(*path));
    made.map(|(path, make)| (*path, make(site, routes))).collect()
}

/// A conflict, told of the file that the output is made of.
fn conflict(file: &RelPath, message: String, report: &mut Report) {
    report.add(Diagnostic::new(&OUTPUT_CONFLICT, Place::new(file, Span::default()), message));
}

/// A file and a folder of one name exclude each other, on systems that ignore case also in another case.
fn check_prefixes(outputs: &Outputs, file: &RelPath, report: &mut Report) {
    for clash in outputs.clashes() {
        let message = match clash {
            Clash::Alike(first, path) => format!("`{first}` and `{path}` differ only in the case of their letters"),
            Clash::FileAndFolder(_, path) => format!("`{path}` needs a folder where another output is a file"),
        };
        conflict(file, message, report);
    }
}
