//! Every file of the site: pages in every view, assets, data. Pages are rendered in parallel, and stand in the
//! order of their paths whatever thread made them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use crate::config::View;
use crate::diagnostic::rules::render::{OUTPUT_CONFLICT, RENDERER_PANICKED};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::frame::Frame;
use crate::render::lens::{Lens, Routes};
use crate::render::page::Page;
use crate::render::seen::Declared as _;
use crate::render::theme::{self, Theme, check_layouts};
use crate::render::{Outputs, data, dead_links, misses, publish, template_faults};
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
    let mut outputs = Outputs::default();
    let Some(theme) = theme::load(tree, site.config, report) else { return outputs };
    check_layouts(&theme, site, report);
    if report.has_errors() {
        return outputs;
    }
    let routes = Routes::new(site);
    let renderer = Renderer { site, theme: &theme, routes: &routes, base_url };
    let jobs: Vec<(PairIx, View)> = site.pair_indices().flat_map(|ix| site.views_of(ix).map(move |view| (ix, view))).collect();
    let page = |bench: &mut Bench, (ix, view): &(PairIx, View)| renderer.page(*ix, *view, bench);
    let (rendered, data) =
        rayon::join(|| jobs.par_iter().map_init(Bench::default, page).collect::<Vec<Rendered>>(), || data::files(site, &routes));
    let mut pages = BTreeMap::new();
    for ((ix, _), result) in jobs.iter().zip(rendered) {
        match result {
            Ok((path, html)) => {
                pages.insert(path.clone(), *ix);
                put(&mut outputs, path, html, &site.pair(*ix).original.file, report);
            }
            Err(diagnostic) => report.add(diagnostic),
        }
    }
    for (name, asset) in &theme.assets {
        let file = RelPath::new(&format!("themes/{}/assets/{name}", site.config.theme.value));
        put_at(&mut outputs, &asset.path, asset.bytes.clone(), file.as_ref().unwrap_or(&site.config.file), report);
    }
    let file = &site.config.file;
    for (path, bytes) in data {
        put_at(&mut outputs, path, bytes, file, report);
    }
    if let Some(base) = base_url {
        for (path, bytes) in publish::files(site, &routes, base) {
            put_at(&mut outputs, path, bytes, file, report);
        }
        match misses::page(site, &theme, &routes, &publish::path(base)) {
            Ok(html) => put_at(&mut outputs, "404.html", html.into_bytes(), file, report),
            Err(error) => {
                let folder = format!("themes/{}", site.config.theme.value);
                report.add(template_faults::one(&error, &folder, &site.config.file));
            }
        }
    }
    put_at(&mut outputs, ".nojekyll", Vec::new(), file, report);
    check_prefixes(&outputs, file, report);
    if !report.has_errors() {
        dead_links::check(&outputs, &pages, site, report);
    }
    outputs
}

/// From a page and a view to a file, whatever was rendered before.
struct Renderer<'s> {
    site: &'s Site<'s>,
    theme: &'s Theme,
    routes: &'s Routes,
    base_url: Option<&'s str>,
}

/// A view of a page: its path and its bytes, or what stands in their way.
type Rendered = Result<(OutPath, Vec<u8>), Diagnostic>;

/// What a thread keeps from one page to the next, so as not to make it again.
#[derive(Default)]
struct Bench {
    /// Frames of the folders in which it last rendered, one a view: views of a page follow each other.
    frames: BTreeMap<View, Frame>,
    /// What the template fills.
    buffer: Vec<u8>,
}

impl Renderer<'_> {
    /// Renders one view of a page. All pages are held until all are checked, so each is kept at its exact size.
    fn page(&self, ix: PairIx, view: View, bench: &mut Bench) -> Rendered {
        let pair = self.site.pair(ix);
        let file = &pair.original.file;
        let whole = || Place::new(file, Span::default());
        let here = self.routes.of(ix, view);
        let path = OutPath::new(here)
            .map_err(|error| Diagnostic::new(&OUTPUT_CONFLICT, whole(), format!("`{here}` cannot be written: {error}")))?;
        let html = catch_unwind(AssertUnwindSafe(|| {
            bench.buffer.clear();
            let lens = Lens { site: self.site, routes: self.routes, view, here };
            let last = bench.frames.remove(&view).filter(|frame| frame.is_of(lens));
            let frame = &*bench.frames.entry(view).or_insert(last.unwrap_or_else(|| Frame::new(lens, self.theme)));
            let mut scope = frame.scope.clone();
            Page { lens, theme: self.theme, frame, ix, pair, base_url: self.base_url }.view().fill(&mut scope);
            self.theme.render_into(&mut bench.buffer, &format!("layouts/{}.html", pair.layout), &scope)
        }));
        match html {
            Ok(Ok(())) => Ok((path, bench.buffer.as_slice().to_vec())),
            Ok(Err(error)) => {
                let folder = format!("themes/{}", self.site.config.theme.value);
                Err(template_faults::one(&error, &folder, file).related(whole().label("while rendering this page")))
            }
            Err(_) => Err(Diagnostic::new(&RENDERER_PANICKED, whole(), format!("`{here}` cannot be rendered"))),
        }
    }
}

fn put_at(outputs: &mut Outputs, path: &str, bytes: Vec<u8>, file: &RelPath, report: &mut Report) {
    match OutPath::new(path) {
        Ok(path) => put(outputs, path, bytes, file, report),
        Err(error) => conflict(file, format!("`{path}` cannot be written: {error}"), report),
    }
}

fn put(outputs: &mut Outputs, path: OutPath, bytes: Vec<u8>, file: &RelPath, report: &mut Report) {
    if let Err(taken) = outputs.insert(path, bytes) {
        conflict(file, format!("two parts of the site would be written to `{taken}`"), report);
    }
}

/// A conflict, told of the file that the output is made of.
fn conflict(file: &RelPath, message: String, report: &mut Report) {
    report.add(Diagnostic::new(&OUTPUT_CONFLICT, Place::new(file, Span::default()), message));
}

/// A file and a folder of one name exclude each other, on systems that ignore case also in another case.
fn check_prefixes(outputs: &Outputs, file: &RelPath, report: &mut Report) {
    let mut folded: BTreeMap<String, &OutPath> = BTreeMap::new();
    for (path, _) in outputs.files() {
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
