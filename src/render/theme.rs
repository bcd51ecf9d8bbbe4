//! The theme: templates, strings and assets, read from the source tree. A file of the project stands in place
//! of the embedded one with the same name.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use crate::config::{Config, Side};
use crate::diagnostic::rules::render::{MISSING_STRING, THEME_MISSING};
use crate::diagnostic::rules::site::UNKNOWN_LAYOUT;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::assets::{self, Asset};
use crate::render::lens::Lens;
use crate::render::seen::Scope;
use crate::render::template_faults::{self, Template};
use crate::source::{SourceFile, SourceTree};
use crate::text::{RelPath, Span, nearest};
use crate::yaml::{self, Input};

/// A theme, ready to render.
pub(super) struct Theme {
    /// Templates, named by their path in the theme: `layouts/entry.html`.
    pub tera: Tera,
    /// Assets by name: `style.css`.
    pub assets: BTreeMap<String, Asset>,
    /// The theme's own words, by key.
    pub strings: BTreeMap<String, [String; 2]>,
}

/// Why a template fails.
pub(super) type Failure = tera::Error;

impl Theme {
    /// A template by its path in the theme, filled with what it is to see.
    pub fn render(&self, template: &str, seen: &impl Serialize) -> Result<String, Failure> {
        self.tera.render(template, &Context::from_serialize(seen)?)
    }

    /// Appends a template filled with names that were given their values.
    pub fn render_into(&self, out: &mut Vec<u8>, template: &str, scope: &Scope) -> Result<(), Failure> {
        self.tera.render_to(template, scope.context(), out)
    }

    /// A word of the theme in the languages of a view, as HTML.
    pub fn label(&self, lens: Lens<'_>, key: &str) -> String {
        lens.words(|side| self.word(key, side))
    }

    /// A word of the theme in one language.
    pub fn word(&self, key: &str, side: Side) -> &str {
        let words = self.strings.get(key);
        words.map_or("", |[original, translation]| if side == Side::Original { original } else { translation })
    }

    /// The path of an asset.
    pub fn asset(&self, name: &str) -> &str {
        self.assets.get(name).map_or("", |asset| asset.path.as_str())
    }
}

/// Reads the theme. `None` where pages cannot be rendered with it; the reasons are in `report`.
pub(super) fn load(tree: &SourceTree, config: &Config, report: &mut Report) -> Option<Theme> {
    let folder = format!("themes/{}", config.theme.value);
    let place = Place::new(&config.file, config.theme.span);
    if tree.under(&folder).next().is_none() {
        let mut themes: Vec<&str> =
            tree.under("themes").filter_map(|(path, _)| path.under("themes")?.split('/').next()).collect();
        themes.dedup();
        let help = nearest(&config.theme.value, themes.iter().copied()).map(|near| format!("did you mean `{near}`?"));
        report.add(Diagnostic::new(&THEME_MISSING, place, format!("there is no theme `{}`", config.theme.value)).help_if(help));
        return None;
    }
    let tera = templates(tree, &folder, report);
    let strings = strings(tree, &folder, config, report);
    let assets = assets::read(tree, &folder, report);
    for name in ["style.css", "site.js"] {
        if !tree.has(&format!("{folder}/assets/{name}")) {
            report.add(Diagnostic::new(&THEME_MISSING, place.clone(), format!("the theme has no `assets/{name}`")));
        }
    }
    Some(Theme { tera: tera?, assets, strings: strings? })
}

fn templates(tree: &SourceTree, folder: &str, report: &mut Report) -> Option<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    let files: Vec<Template<'_>> = tree
        .under(folder)
        .filter_map(|(path, text)| path.under(folder).filter(|name| name.ends_with(".html")).map(|name| (path, name, &**text)))
        .collect();
    // A template that is no text was reported as that, and would be missing to the others.
    if tree.files().any(|(path, file)| {
        path.under(folder).is_some_and(|name| name.ends_with(".html")) && !matches!(file, SourceFile::Text(_))
    }) {
        return None;
    }
    match tera.add_raw_templates(files.iter().map(|(_, name, text)| (*name, *text))) {
        Ok(()) => Some(tera),
        Err(error) => {
            let parse = |name: &str, text: &str| Tera::default().add_raw_templates([(name, text)]).err();
            for fault in template_faults::all(&error, folder, &files, parse) {
                report.add(fault);
            }
            None
        }
    }
}

/// `strings.yaml`: one complete list a language, by the first part of its tag.
fn strings(tree: &SourceTree, folder: &str, config: &Config, report: &mut Report) -> Option<BTreeMap<String, [String; 2]>> {
    let path = format!("{folder}/strings.yaml");
    let file = RelPath::new(&path).ok()?;
    let Some(text) = tree.read(&path) else {
        if tree.has(&path) {
            return None;
        }
        let place = Place::new(&config.file, config.theme.span);
        report.add(Diagnostic::new(&THEME_MISSING, place, "the theme has no `strings.yaml`"));
        return None;
    };
    let root = yaml::parse(text, 0, &file, report)?;
    let mut lists: BTreeMap<String, (Span, BTreeMap<String, String>)> = BTreeMap::new();
    let mut input = Input { file: &file, report };
    for language in input.entries(&root, "strings.yaml") {
        let mut list = BTreeMap::new();
        for entry in input.entries(&language.value, &language.key) {
            // What is no text was told to be none, and is not missing.
            let text = input.text(&entry.value, &entry.key).map_or_else(String::new, |text| text.value);
            list.insert(entry.key.clone(), text);
        }
        lists.insert(language.key.clone(), (language.key_span, list));
    }
    let mut keys: Vec<&String> = lists.values().flat_map(|(_, list)| list.keys()).collect();
    keys.sort();
    keys.dedup();
    let sides = [Side::Original, Side::Translation].map(|side| {
        let tag = config.language(side).tag.split('-').next().unwrap_or_default();
        if !lists.contains_key(tag) {
            input.add(&MISSING_STRING, Span::default(), format!("there is no list of strings for `{tag}`"));
        }
        (tag, lists.get(tag))
    });
    let mut strings = BTreeMap::new();
    let mut complete = true;
    for key in keys {
        let pair = sides.map(|(tag, list)| {
            let Some((span, list)) = list else { return String::new() };
            let found = list.get(key);
            if found.is_none() {
                input.add(&MISSING_STRING, *span, format!("the string `{key}` is missing for `{tag}`"));
            }
            complete = complete && found.is_some();
            found.cloned().unwrap_or_default()
        });
        strings.insert(key.clone(), pair);
    }
    let complete = complete && sides.iter().all(|(_, list)| list.is_some());
    complete.then_some(strings)
}

/// Reports layouts that the theme does not have.
pub(super) fn check_layouts(theme: &Theme, site: &crate::site::Site<'_>, report: &mut Report) {
    let known: Vec<&str> =
        theme.tera.get_template_names().filter_map(|name| name.strip_prefix("layouts/")?.strip_suffix(".html")).collect();
    let mut sorted = known.clone();
    sorted.sort_unstable();
    let help = |layout: &str| match nearest(layout, sorted.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("the theme has {}", sorted.join(", ")),
    };
    // A kind without a layout was told to need one.
    for kind in site.config.kinds.iter().filter(|kind| !kind.heading && !kind.layout.value.is_empty()) {
        if !known.contains(&kind.layout.value.as_str()) {
            let message = format!("the theme has no layout `{}`", kind.layout.value);
            report.add(
                Diagnostic::new(&UNKNOWN_LAYOUT, Place::new(&site.config.file, kind.layout.span), message)
                    .help(help(&kind.layout.value)),
            );
        }
    }
    for pair in &site.pairs {
        if let Some(layout) = pair.facts.layout.as_ref().filter(|layout| !known.contains(&layout.value.as_str())) {
            let message = format!("the theme has no layout `{}`", layout.value);
            report.add(
                Diagnostic::new(&UNKNOWN_LAYOUT, Place::new(&pair.original.file, layout.span), message).help(help(&layout.value)),
            );
        }
    }
}
