//! Every file of the site: pages in every view, assets, data. Pages are rendered in parallel, and stand in the
//! order of their paths whatever thread made them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;
use tera::{Context, Value};

use crate::config::{Side, View};
use crate::diagnostic::rules::render::{OUTPUT_CONFLICT, RENDERER_PANICKED};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::lens::{Lens, Routes};
use crate::render::page::Page;
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
    let renderer = Renderer { site, theme: &theme, routes: &routes, base_url, words: words(&theme, site, &routes) };
    let jobs: Vec<(PairIx, View)> = site.pair_indices().flat_map(|ix| site.views_of(ix).map(move |view| (ix, view))).collect();
    let rendered: Vec<Result<(OutPath, Vec<u8>), Diagnostic>> =
        jobs.par_iter().map_init(Vec::new, |buffer, (ix, view)| renderer.page(*ix, *view, buffer)).collect();
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
    for (path, bytes) in data::files(site, &routes) {
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
