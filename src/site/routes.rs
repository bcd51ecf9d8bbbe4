//! Addresses: where each view of a page is written, and the one type that may name an output.

use std::borrow::{Borrow, Cow};
use std::fmt;
use std::sync::Arc;

use foldhash::{HashMap, HashMapExt as _};
use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;

use crate::config::{Side, View};
use crate::diagnostic::rules::site::DUPLICATE_OUTPUT;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::site::Site;
use crate::site::pair::PairIx;
use crate::text::{RelPath, RelPathError, Span};

/// A path below the output folder. No other type can name an output.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutPath(Arc<str>);

/// Why a text is no [`OutPath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutPathError {
    /// It is no relative path.
    Path(RelPathError),
    /// It holds a character that some system refuses, or that a link would have to escape.
    Character(char),
    /// A part ends in a dot or a space.
    Ending,
    /// A part is a name that Windows keeps for devices.
    Device,
    /// A part has more than 200 bytes, or the path more than 240.
    Length,
}

impl OutPath {
    /// Takes a path.
    ///
    /// # Errors
    /// Where the path could lead outside the folder, or cannot be stored on every system.
    pub fn new(text: &str) -> Result<Self, OutPathError> {
        RelPath::new(text).map_err(OutPathError::Path)?;
        if let Some(bad) = text.chars().find(|c| matches!(c, '<' | '>' | '"' | '|' | '?' | '*' | '%' | '#' | ' ')) {
            return Err(OutPathError::Character(bad));
        }
        for part in text.split('/') {
            let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
            let numbered = (stem.starts_with("com") || stem.starts_with("lpt"))
                && stem.len() == 4
                && stem.ends_with(|c: char| c.is_ascii_digit());
            if numbered || matches!(stem.as_str(), "con" | "prn" | "aux" | "nul") {
                return Err(OutPathError::Device);
            }
            if part.ends_with('.') {
                return Err(OutPathError::Ending);
            }
            if part.len() > 200 {
                return Err(OutPathError::Length);
            }
        }
        if text.len() > 240 {
            return Err(OutPathError::Length);
        }
        Ok(Self(Arc::from(text)))
    }

    /// The path as text, with forward slashes.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two paths share on a system that ignores case and composes characters.
    pub fn folded(&self) -> Cow<'_, str> {
        if self.0.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
            return Cow::Borrowed(&self.0);
        }
        Cow::Owned(self.0.nfc().flat_map(char::to_lowercase).nfc().collect())
    }
}

/// Ordered and equal as its text, so that tables of outputs can be asked with a text.
impl Borrow<str> for OutPath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OutPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for OutPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(f),
            Self::Character(c) => write!(f, "{c:?} cannot stand in an output path"),
            Self::Ending => f.write_str("a part of the path ends in a dot"),
            Self::Device => f.write_str("a part of the path is the name of a device on Windows"),
            Self::Length => f.write_str("the path is too long"),
        }
    }
}

impl std::error::Error for OutPathError {}

impl Site<'_> {
    /// The views in which a page is written: those of the site, without the translation's where there is none. A page
    /// that no view of the site could show is written in the original's all the same, or links to it would be dead.
    pub fn views_of(&self, ix: PairIx) -> impl Iterator<Item = View> + '_ {
        let translated = self.pair(ix).is_translated();
        let shown = move |view: &View| translated || *view != View::Mono(Side::Translation);
        let views = || self.config.views.iter().copied().filter(shown);
        let instead = views().next().is_none().then_some(View::Mono(Side::Original));
        views().chain(instead)
    }

    /// The view in which a reader of `view` meets a page: the same, or else both languages, or else the first there is.
    pub fn view_towards(&self, view: View, ix: PairIx) -> View {
        let views = || self.views_of(ix);
        let both = || views().find(|other| *other == View::Both);
        views().find(|other| *other == view).or_else(both).or_else(|| views().next()).unwrap_or(view)
    }

    /// The view whose home page is the front door: both languages where they are shown together, else the first shown.
    pub fn front_view(&self) -> View {
        self.view_towards(View::Both, self.home)
    }

    /// Where a view of a page is written. The home page of the widest view is the front door.
    pub fn route(&self, ix: PairIx, view: View) -> String {
        let pair = self.pair(ix);
        let folder = self.config.folder(view);
        if ix == self.home {
            return if view == self.front_view() { "index.html".to_owned() } else { format!("{folder}/index.html") };
        }
        if pair.original.index { format!("{folder}/{}/index.html", pair.id) } else { format!("{folder}/{}.html", pair.id) }
    }
}

/// Reports pages that would be written to one address.
pub(super) fn check(site: &Site<'_>, report: &mut Report) {
    let route = |ix| site.views_of(ix).next().map(|view| site.route(ix, view));
    let folded = |number| Some((PairIx(number), OutPath::new(&route(PairIx(number))?).ok()?.folded().into_owned()));
    let paths: Vec<(PairIx, String)> = (0..site.pairs.len()).into_par_iter().filter_map(folded).collect();
    let mut taken: HashMap<String, PairIx> = HashMap::with_capacity(paths.len());
    for (ix, path) in paths {
        if let Some(first) = taken.insert(path, ix) {
            let route = route(ix).unwrap_or_default();
            let place = Place::new(&site.pair(ix).original.file, Span::default()).label("and this page");
            let other = Place::new(&site.pair(first).original.file, Span::default()).label("this page");
            report.add(
                Diagnostic::new(&DUPLICATE_OUTPUT, place, format!("two pages would be written to `{route}`")).related(other),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_output_leaves_the_folder_or_breaks_a_system() {
        let long = "a".repeat(201);
        let deep = format!("{}x", "abcdefghi/".repeat(25));
        for bad in [
            "",
            "/a",
            "../a",
            "a/../b",
            "a\\b",
            "c:a",
            "a?b",
            "a*",
            "a b",
            "a%20b",
            "a#b",
            "aux",
            "a/con.html",
            "com1.html",
            "lpt9/x",
            "a.",
            "a\u{7}",
            &long,
            &deep,
        ] {
            assert!(OutPath::new(bad).is_err(), "{bad:?} was taken");
        }
        for good in ["index.html", "zh/actions/index.html", "assets/style.3f9a.css", "data/site.json", "词/表.html"] {
            assert!(OutPath::new(good).is_ok(), "{good:?} was refused");
        }
    }

    #[test]
    fn folding_meets_case_and_composition() {
        let folded = |text: &str| OutPath::new(text).map(|path| path.folded().into_owned());
        assert_eq!(folded("A.html"), folded("a.html"));
        assert_eq!(folded("e\u{301}.html"), folded("É.html"));
    }
}
