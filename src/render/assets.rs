//! The files under a theme's `assets/`, each named by the hash of its bytes: a page that a browser kept never meets a
//! newer style sheet. A style sheet names its pictures and fonts as they stand in the folder; here it gets the names
//! that they are written under.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::diagnostic::rules::render::DEAD_ASSET;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::address::{relative, resolve};
use crate::render::style;
use crate::source::{SourceFile, SourceTree};
use crate::text::{RelPath, Span, hex, nearest};

/// One asset.
pub(super) struct Asset {
    /// The path it is written to: `assets/style.0a1b2c3d.css`.
    pub path: String,
    /// What is written.
    pub bytes: Vec<u8>,
}

/// Reads the assets of the theme in `folder`, by their names below `assets/`.
pub(super) fn read(tree: &SourceTree, folder: &str, report: &mut Report) -> BTreeMap<String, Asset> {
    let under = format!("{folder}/assets");
    let (mut assets, mut sheets) = (BTreeMap::new(), Vec::new());
    for (path, file) in tree.files() {
        let Some(name) = path.under(&under) else { continue };
        match file {
            SourceFile::Text(text) if name.ends_with(".css") => sheets.push((path, name, text)),
            SourceFile::Text(text) => drop(assets.insert(name.to_owned(), asset(name, text.as_bytes().to_vec()))),
            SourceFile::Bytes(bytes) => drop(assets.insert(name.to_owned(), asset(name, bytes.clone()))),
            SourceFile::Broken { .. } | SourceFile::Refused(_) => {}
        }
    }
    for (path, name, text) in sheets {
        let addressed = with_addresses(text, name, path, &assets, report);
        assets.insert(name.to_owned(), asset(name, style::tightened(&addressed).into_bytes()));
    }
    assets
}

fn asset(name: &str, bytes: Vec<u8>) -> Asset {
    let mut short = hex(&Sha256::digest(&bytes));
    short.truncate(8);
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "bin"));
    Asset { path: format!("assets/{stem}.{short}.{ending}"), bytes }
}

/// A style sheet whose `url(…)` lead to what is written. Addresses within the sheet's own document (`#…`) and those
/// with a scheme stay as they are.
fn with_addresses(sheet: &str, name: &str, file: &RelPath, assets: &BTreeMap<String, Asset>, report: &mut Report) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("url(") {
        // What a comment names is not loaded.
        if let Some((code, _)) = before.split_once("/*") {
            out.push_str(code);
            rest = rest.get(code.len()..).and_then(|comment| comment.split_once("*/")).map_or("", |(_, past)| past);
            continue;
        }
        let Some((written, behind)) = after.split_once(')') else { break };
        let address = written.trim().trim_matches(['"', '\'']);
        out.push_str(before);
        out.push_str("url(");
        rest = behind;
        let own = !address.is_empty() && !address.starts_with(['#', '/']) && !address.contains(':');
        let target = own.then(|| resolve(name, address).unwrap_or_default());
        match target.map(|target| assets.get(&target).ok_or(target)) {
            Some(Ok(asset)) => out.push_str(&relative(&format!("assets/{name}"), &asset.path)),
            Some(Err(target)) => {
                let start = sheet.len() - behind.len() - 1 - written.len();
                let place = Place::new(file, Span::new(start, start + written.len()));
                let near = nearest(&target, assets.keys().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
                let message = format!("the theme's assets have no `{target}`");
                report.add(Diagnostic::new(&DEAD_ASSET, place, message).help_if(near));
                out.push_str(written);
            }
            None => out.push_str(written),
        }
        out.push(')');
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_and_fonts_are_written_as_they_are() {
        let mut tree = SourceTree::default();
        let mut put = |path: &str, bytes: &[u8]| {
            let path = RelPath::new(path).unwrap();
            let file = SourceFile::read(&path, bytes);
            tree.insert(path, file);
        };
        put("themes/x/assets/a.png", b"\x89PNG\r\n\xff");
        put("themes/x/assets/style.css", b"a{b:url(a.png)}");
        let mut report = Report::default();
        let assets = read(&tree, "themes/x", &mut report);
        assert_eq!(assets["a.png"].bytes, b"\x89PNG\r\n\xff");
        let name = assets["a.png"].path.strip_prefix("assets/").unwrap();
        assert_eq!(assets["style.css"].bytes, format!("a{{b:url({name})}}").into_bytes());
        assert!(report.diagnostics().is_empty());
    }

    #[test]
    fn a_style_sheet_leads_to_what_is_written() {
        let assets = BTreeMap::from([("fonts/a.woff2".to_owned(), asset("fonts/a.woff2", vec![0, 255]))]);
        let written = &assets["fonts/a.woff2"].path;
        let hashed = written.strip_prefix("assets/").unwrap();
        let file = RelPath::new("themes/x/assets/style.css").unwrap();
        let mut report = Report::default();
        let sheet = "a{src:url( 'fonts/a.woff2' )}b{c:url(#d);e:url(data:x)}";
        let made = with_addresses(sheet, "style.css", &file, &assets, &mut report);
        assert_eq!(made, format!("a{{src:url({hashed})}}b{{c:url(#d);e:url(data:x)}}"));
        assert!(report.diagnostics().is_empty());
        with_addresses("/* 茶 url(x) */a{b:url(fonts/b.woff2)}", "style.css", &file, &assets, &mut report);
        let found = &report.diagnostics()[0];
        assert_eq!((found.place.span.start, found.place.span.end), (24, 37));
        assert_eq!(found.help.as_deref(), Some("did you mean `fonts/a.woff2`?"));
    }
}
