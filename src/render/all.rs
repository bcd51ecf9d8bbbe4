//! Every file of the site: pages in every view, assets, data. Pages are rendered in parallel, and stand in the
//! order of their paths whatever thread made them.

use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;
use tera::{Context, Value};

use crate::config::{Side, View};
use crate::diagnostic::rules::render::{OUTPUT_CONFLICT, RENDERER_PANICKED};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::lens::{Lens, Routes};
use crate::render::page::Page;
use crate::render::theme::{self, Theme, check_layouts};
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
    let renderer = Renderer { site, theme: &theme, routes: &routes, base_url, words: words(&theme, site, &routes) };
    let mut files = Files { outputs: Outputs::default(), standing, report };
    let pages = pages(&renderer, &mut files);
    for (name, asset) in &theme.assets {
        let source = RelPath::new(&format!("themes/{}/assets/{name}", site.config.theme.value));
        files.put(&asset.path, source.as_ref().unwrap_or(&site.config.file), || asset.bytes.clone());
    }
    let file = &site.config.file;
    for (path, make) in data::FILES {
        files.put(path, file, || make(site, &routes));
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

    fn take(&mut self, path: OutPath, source: &RelPath, output: Output) {
        if let Err(taken) = self.outputs.put(path, output) {
            conflict(source, format!("two parts of the site would be written to `{taken}`"), self.report);
        }
    }
}

/// Puts every page in every view, and says which pair each is of.
fn pages(renderer: &Renderer<'_>, files: &mut Files<'_>) -> BTreeMap<OutPath, PairIx> {
    let site = renderer.site;
    let jobs: Vec<(PairIx, View)> = site.pair_indices().flat_map(|ix| site.views_of(ix).map(move |view| (ix, view))).collect();
    let rendered: Vec<Result<(OutPath, Output), Diagnostic>> = jobs
        .par_iter()
        .map_init(Vec::new, |buffer, (ix, view)| match files.standing.files.get_key_value(renderer.routes.of(*ix, *view)) {
            Some((path, print)) => Ok((path.clone(), Output::Standing(*print))),
            None => renderer.page(*ix, *view, buffer).map(|(path, html)| (path, Output::Made(html))),
        })
        .collect();
    let mut pages = BTreeMap::new();
    for ((ix, _), result) in jobs.iter().zip(rendered) {
        match result {
            Ok((path, output)) => {
                pages.insert(path.clone(), *ix);
                files.take(path, &site.pair(*ix).original.file, output);
            }
            Err(diagnostic) => files.report.add(diagnostic),
        }
    }
    pages
}

/// Pages that stand, rendered only to be looked at.
fn lent(renderer: &Renderer<'_>, wanted: &BTreeSet<OutPath>, report: &mut Report) -> BTreeMap<OutPath, Vec<u8>> {
    let site = renderer.site;
    let views = site.pair_indices().flat_map(|ix| site.views_of(ix).map(move |view| (ix, view)));
    let asked: Vec<(PairIx, View)> = views.filter(|(ix, view)| wanted.contains(renderer.routes.of(*ix, *view))).collect();
    let rendered: Vec<_> = asked.par_iter().map_init(Vec::new, |buffer, (ix, view)| renderer.page(*ix, *view, buffer)).collect();
    let page = |result: Result<_, Diagnostic>| result.map_err(|diagnostic| report.add(diagnostic)).ok();
    rendered.into_iter().filter_map(page).collect()
}

struct Renderer<'s> {
    site: &'s Site<'s>,
    theme: &'s Theme,
    routes: &'s Routes,
    base_url: Option<&'s str>,
    /// The theme's words as HTML, for each view.
    words: BTreeMap<View, Value>,
}

/// The theme's words as every page of a view prints them.
fn words(theme: &Theme, site: &Site<'_>, routes: &Routes) -> BTreeMap<View, Value> {
    let of = |view: View| {
        let lens = Lens { site, routes, view, here: "" };
        let words: BTreeMap<&str, String> = theme
            .strings
            .iter()
            .map(|(key, [original, translation])| {
                let word = |side| if side == Side::Original { original.as_str() } else { translation.as_str() };
                (key.as_str(), lens.label(word))
            })
            .collect();
        Value::from_serializable(&words)
    };
    [View::Mono(Side::Original), View::Mono(Side::Translation), View::Both].map(|view| (view, of(view))).into()
}

impl Renderer<'_> {
    /// Renders one view of a page. All pages are held until all are checked, so each is kept at its exact size; the
    /// `buffer`, which the template fills, is used again for the next.
    fn page(&self, ix: PairIx, view: View, buffer: &mut Vec<u8>) -> Result<(OutPath, Vec<u8>), Diagnostic> {
        buffer.clear();
        let pair = self.site.pair(ix);
        let file = &pair.original.file;
        let whole = Place::new(file, Span::default());
        let here = self.routes.of(ix, view);
        let path = OutPath::new(here)
            .map_err(|error| Diagnostic::new(&OUTPUT_CONFLICT, whole.clone(), format!("`{here}` cannot be written: {error}")))?;
        let html = catch_unwind(AssertUnwindSafe(|| {
            let lens = Lens { site: self.site, routes: self.routes, view, here };
            let seen = Page { lens, theme: self.theme, ix, pair, base_url: self.base_url }.view();
            let mut context = Context::from_serialize(&seen)?;
            if let Some(words) = self.words.get(&view) {
                context.insert_value("t", words.clone());
            }
            self.theme.tera.render_to(&format!("layouts/{}.html", pair.layout), &context, &mut *buffer)
        }));
        match html {
            Ok(Ok(())) => Ok((path, buffer.as_slice().to_vec())),
            Ok(Err(error)) => {
                let folder = format!("themes/{}", self.site.config.theme.value);
                Err(template_faults::one(&error, &folder, file).related(whole.label("while rendering this page")))
            }
            Err(_) => Err(Diagnostic::new(&RENDERER_PANICKED, whole, format!("`{here}` cannot be rendered"))),
        }
    }
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
