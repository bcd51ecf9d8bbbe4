//! `content/site.yaml`: the languages, kinds, relations and units of a site. The engine knows none by name.

use std::collections::BTreeMap;

mod read;

use crate::diagnostic::Severity;
use crate::language::{Family, UnitWords};
use crate::text::{RelPath, Span, Spanned};
use crate::yaml::{Input, Node};

pub use read::{clean_base_url, parse};

/// Where the configuration stands.
pub const SITE: &str = "content/site.yaml";

/// One of the two languages of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// The first language listed, in which the facts stand.
    Original,
    /// The second.
    Translation,
}

impl Side {
    /// Both, in order.
    pub const BOTH: [Self; 2] = [Self::Original, Self::Translation];

    /// The other one.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Original => Self::Translation,
            Self::Translation => Self::Original,
        }
    }
}

/// The same words in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// In the original language.
    pub original: String,
    /// In the translation's.
    pub translation: String,
    /// Where each of the two stands.
    pub spans: [Span; 2],
}

impl Words {
    /// The words in one language.
    pub fn get(&self, side: Side) -> &str {
        match side {
            Side::Original => &self.original,
            Side::Translation => &self.translation,
        }
    }

    /// Where the words of one language stand.
    pub fn span(&self, side: Side) -> Span {
        let [original, translation] = self.spans;
        match side {
            Side::Original => original,
            Side::Translation => translation,
        }
    }
}

/// How article files are cut into paragraphs: selectors of elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Articles {
    /// Elements that are paragraphs.
    pub paragraph: String,
    /// Elements that are no part of an article.
    pub leave_out: Vec<String>,
}

impl Default for Articles {
    fn default() -> Self {
        Self { paragraph: "p".to_owned(), leave_out: vec![".article-editor".to_owned()] }
    }
}

/// A language as declared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// Folder and file-name code: `zh`.
    pub code: String,
    /// BCP 47 tag of HTML and hreflang: `zh-Hans`.
    pub tag: String,
    /// Its own name: 中文.
    pub name: String,
    /// One or two characters for the switch.
    pub short: String,
    /// Whose rules its text follows.
    pub family: Family,
}

/// One set of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// One language.
    Mono(Side),
    /// Both, block by block.
    Both,
}

/// Whether pages of a kind carry a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigurePolicy {
    /// They must.
    Required,
    /// They may.
    Allowed,
    /// They do not.
    No,
}

/// A kind of page or of heading.
#[derive(Clone, Debug)]
pub struct Kind {
    /// Its key.
    pub key: String,
    /// What readers call it.
    pub name: Words,
    /// The layout of its pages; headings have none.
    pub layout: Spanned<String>,
    /// Whether it stands as a heading on a page.
    pub heading: bool,
    /// How many there must be.
    pub expect: Option<Spanned<u32>>,
    /// Whether its pages carry a figure.
    pub figure: FigurePolicy,
    /// Whether its pages carry the record of an article.
    pub record: bool,
}

/// A kind of relation.
#[derive(Clone, Debug)]
pub struct RelationKind {
    /// Its key.
    pub key: String,
    /// How the one end names it.
    pub name: Words,
    /// How the other end names it; the same for a symmetric one.
    pub inverse: Words,
    /// Written once and shown on both ends alike.
    pub symmetric: bool,
    /// How the map draws it.
    pub line: Line,
}

/// A line of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Unbroken.
    Solid,
    /// Dashes.
    Dashed,
    /// Dots.
    Dotted,
}

/// A unit of figures.
#[derive(Clone, Debug)]
pub struct Unit {
    /// Its key.
    pub key: String,
    /// Its words in the original.
    pub original: UnitWords,
    /// Its words in the translation.
    pub translation: UnitWords,
}

impl Unit {
    /// The words in one language.
    pub fn words(&self, side: Side) -> &UnitWords {
        match side {
            Side::Original => &self.original,
            Side::Translation => &self.translation,
        }
    }
}

/// A phrase that stands nowhere on the site.
#[derive(Clone, Debug)]
pub struct Banned {
    /// The phrase.
    pub text: Spanned<String>,
    /// Why.
    pub why: Words,
}

/// The severity that a site gives to a rule, and where it says so.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    /// The key's place in `site.yaml`.
    pub span: Span,
    /// `None` switches the rule off.
    pub severity: Option<Severity>,
}

/// The configuration of a site.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file it came from.
    pub file: RelPath,
    /// The site's name.
    pub title: Words,
    /// The theme's folder under `themes/`.
    pub theme: Spanned<String>,
    /// Address of the published site, without a closing slash.
    pub base_url: Option<String>,
    /// Which sets of pages are made.
    pub views: Vec<View>,
    /// The original and the translation.
    pub languages: [Language; 2],
    /// Pages of the main navigation.
    pub nav: Vec<Spanned<String>>,
    /// Kinds in the order declared.
    pub kinds: Vec<Kind>,
    /// Relations in the order declared.
    pub relations: Vec<RelationKind>,
    /// Units in the order declared.
    pub units: Vec<Unit>,
    /// Severities that the site sets, by the name of the rule; `None` switches it off.
    pub rules: BTreeMap<String, Level>,
    /// Phrases that stand nowhere.
    pub banned: Vec<Banned>,
    /// How article files are cut.
    pub articles: Articles,
}

impl Config {
    /// A language.
    pub fn language(&self, side: Side) -> &Language {
        let [original, translation] = &self.languages;
        match side {
            Side::Original => original,
            Side::Translation => translation,
        }
    }

    /// The side whose code stands in a file name.
    pub fn side_of_code(&self, code: &str) -> Option<Side> {
        Side::BOTH.into_iter().find(|side| self.language(*side).code == code)
    }

    /// The folder of a view: `zh`, `en`, `both`.
    pub fn folder(&self, view: View) -> &str {
        match view {
            View::Mono(side) => &self.language(side).code,
            View::Both => "both",
        }
    }

    /// A kind and its number.
    pub fn kind(&self, key: &str) -> Option<usize> {
        self.kinds.iter().position(|kind| kind.key == key)
    }

    /// Reads words in both languages: `{zh: …, en: …}`.
    pub fn words(&self, node: &Node, key: &str, input: &mut Input<'_>) -> Option<Words> {
        read::words(&self.languages, node, key, input)
    }
}
