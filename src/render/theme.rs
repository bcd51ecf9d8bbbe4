//! The theme: templates, strings and assets, read from the source tree. A file of the project stands in place
//! of the embedded one with the same name.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};
use tera::Tera;

use crate::config::{Config, Side};
use crate::diagnostic::rules::render::{MISSING_STRING, TEMPLATE, THEME_MISSING};
use crate::diagnostic::rules::site::UNKNOWN_LAYOUT;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::source::SourceTree;
use crate::text::{RelPath, Span, nearest};
use crate::yaml::{self, Input};

/// A theme, ready to render.
pub(super) struct Theme {
    /// Templates, named by their path in the theme: `layouts/entry.html`.
    pub tera: Tera,
    /// Assets by name, `style.css`: the path they are written to, with the hash of their bytes, and the bytes.
    pub assets: BTreeMap<String, (String, Vec<u8>)>,
    /// The theme's own words, by key.
    pub strings: BTreeMap<String, [String; 2]>,
}

impl Theme {
    /// A word of the theme in one language.
    pub fn word(&self, key: &str, side: Side) -> &str {
        let words = self.strings.get(key);
        words.map_or("", |[original, translation]| if side == Side::Original { original } else { translation })
    }

    /// The path of an asset.
    pub fn asset(&self, name: &str) -> &str {
        self.assets.get(name).map_or("", |(path, _)| path.as_str())
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
    let assets = assets(tree, &folder);
    for name in ["style.css", "site.js"] {
        if !assets.contains_key(name) {
            report.add(Diagnostic::new(&THEME_MISSING, place.clone(), format!("the theme has no `assets/{name}`")));
        }
    }
    Some(Theme { tera: tera?, assets, strings: strings? })
}

fn templates(tree: &SourceTree, folder: &str, report: &mut Report) -> Option<Tera> {
    let mut tera = Tera::default();
    tera.autoescape_on(vec![".html"]);
    let files: Vec<(&RelPath, &str, &str)> = tree
        .under(folder)
        .filter_map(|(path, text)| path.under(folder).filter(|name| name.ends_with(".html")).map(|name| (path, name, text)))
        .collect();
    match tera.add_raw_templates(files.iter().map(|(_, name, text)| (*name, *text))) {
        Ok(()) => Some(tera),
        Err(error) => {
            let first = files.first().map(|(path, ..)| *path)?;
            report.add(template_error(&error, folder, first));
            None
        }
    }
}

/// A template error with its place, where the engine gives one.
pub(super) fn template_error(error: &tera::Error, folder: &str, fallback: &RelPath) -> Diagnostic {
    let inside = match error.kind() {
        tera::ErrorKind::SyntaxError(inside) | tera::ErrorKind::RenderingError(inside) => Some(inside),
        _ => None,
    };
    let Some(inside) = inside else {
        return Diagnostic::new(&TEMPLATE, Place::new(fallback, Span::default()), first_line(&error.to_string()));
    };
    let file = RelPath::new(&format!("{folder}/{}", inside.filename())).unwrap_or_else(|_| fallback.clone());
    let range = inside.span().range.clone();
    Diagnostic::new(&TEMPLATE, Place::new(&file, Span::from(range)), first_line(inside.message()))
}

fn first_line(text: &str) -> String {
    text.lines().find(|line| !line.trim().is_empty()).unwrap_or("the template fails").trim().to_owned()
}

/// `strings.yaml`: one complete list a language, by the first part of its tag.
fn strings(tree: &SourceTree, folder: &str, config: &Config, report: &mut Report) -> Option<BTreeMap<String, [String; 2]>> {
    let path = format!("{folder}/strings.yaml");
    let file = RelPath::new(&path).ok()?;
    let Some(text) = tree.read(&path) else {
        let place = Place::new(&config.file, config.theme.span);
        report.add(Diagnostic::new(&THEME_MISSING, place, "the theme has no `strings.yaml`"));
        return None;
    };
    let root = yaml::parse(text, 0, &file, report)?;
    let mut lists: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
    let mut input = Input { file: &file, report };
    for language in input.entries(&root, "strings.yaml") {
        let mut list = BTreeMap::new();
        for entry in input.entries(&language.value, &language.key) {
            if let Some(text) = input.text(&entry.value, &entry.key) {
                list.insert(entry.key.clone(), text.value);
            }
        }
        lists.insert(language.key.clone(), list);
    }
    let mut keys: Vec<&String> = lists.values().flat_map(BTreeMap::keys).collect();
    keys.sort();
    keys.dedup();
    let mut strings = BTreeMap::new();
    let mut complete = true;
    for key in keys {
        let mut word = |side: Side| {
            let tag = config.language(side).tag.split('-').next().unwrap_or_default();
            let found = lists.get(tag).and_then(|list| list.get(key)).cloned();
            if found.is_none() {
                complete = false;
                input.add(&MISSING_STRING, Span::default(), format!("the string `{key}` is missing for `{tag}`"));
            }
            found.unwrap_or_default()
        };
        let pair = [word(Side::Original), word(Side::Translation)];
        strings.insert(key.clone(), pair);
    }
    complete.then_some(strings)
}

/// The files under `assets/`, each named by the hash of its bytes: a page that a browser kept never meets a
/// newer style sheet.
fn assets(tree: &SourceTree, folder: &str) -> BTreeMap<String, (String, Vec<u8>)> {
    let under = format!("{folder}/assets");
    let mut assets = BTreeMap::new();
    for (path, text) in tree.under(&under) {
        let Some(name) = path.under(&under) else { continue };
        let bytes = text.as_bytes().to_vec();
        let hash = Sha256::digest(&bytes);
        let short: String = hash.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
        assets.insert(name.to_owned(), (format!("assets/{stem}.{short}.{ending}"), bytes));
    }
    assets
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
    for kind in site.config.kinds.iter().filter(|kind| !kind.heading) {
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
