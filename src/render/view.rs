//! What templates see. The theme's contract changes here and nowhere else. Every field that ends in `html` is
//! escaped already, and printed as it is; everything else is plain text, which the templates escape.

pub mod charts;
pub mod features;
pub mod map;

use serde::Serialize;

use crate::render::seen::scope;
use crate::render::view::charts::{Bar, Chart, FigureRow, Slope};
use crate::render::view::features::{Digit, FeatureGroup};
use crate::render::view::map::MapView;

pub use crate::render::seen::{Html, Shared};

scope! {
    /// What all pages of one view and folder have in common. Beside it stand the theme's words, as `t`.
    pub struct FrameView {
        /// Tag of the document's language.
        pub lang: String,
        /// Classes of the root element: `zh mono`, `both`.
        pub class: String,
        /// Address of the style sheet.
        pub style: String,
        /// Address of the script.
        pub script: String,
        /// Address of the icon.
        pub icon: String,
        /// Whether both languages are printed.
        pub both: bool,
        /// What stands before a source mark.
        pub mark_html: Html,
        /// Address of the home page.
        pub home: String,
        /// The site's name in both languages, whatever the view.
        pub brand: [SideHtml; 2],
        /// Whether each side is printed, for the ribbon.
        pub printed: [bool; 2],
    }
}

scope! {
    /// A page in one view.
    pub struct PageView {
        /// Whether the page is a draft: it says so, and asks not to be listed.
        pub draft: bool,
        /// Title of the document.
        pub head_title: String,
        /// Description of the document.
        pub description: String,
        /// The same page in one language each.
        pub alternates: Vec<Alternate>,
        /// Its published address, where the site has one.
        pub canonical: Option<String>,
        /// What the page is, for machines: JSON, safe inside a script element.
        pub json_ld: Option<Html>,
        /// What stands beside a block without a source: a note, or a digest on an article's page.
        pub unsourced_html: Html,
        /// The switch between views.
        pub switch: Vec<Switch>,
        /// Main navigation.
        pub nav: Vec<Shared<NavItem>>,
        /// The way from the home page; the last item is this page.
        pub crumbs: Vec<Shared<Crumb>>,
        /// The title, a side each.
        pub title: Vec<SideHtml>,
        /// The original's title under that of the translation's view.
        pub original_title: Option<SideHtml>,
        /// The page's seal.
        pub seal: Option<Seal>,
        /// What the page is: the name of its kind.
        pub kind_html: Html,
        /// The summary, a side each.
        pub summary: Vec<SideHtml>,
        /// Rows of the facts panel.
        pub facts: Vec<FactRow>,
        /// Siblings of the same kind, this page among them.
        pub siblings: Vec<Shared<Item>>,
        /// The body.
        pub rows: Vec<RowView>,
        /// Notes of the text, a list a side.
        pub footnotes: Vec<Html>,
        /// Relations that start here.
        pub out: Vec<TieGroup>,
        /// Relations that end here.
        pub into: Vec<TieGroup>,
        /// What the page rests on.
        pub cites: Vec<Cite>,
        /// Terms of the page.
        pub notes: Vec<Note>,
        /// Children by kind.
        pub children: Vec<Group>,
        /// The sibling before.
        pub prev: Option<Shared<Item>>,
        /// The sibling after.
        pub next: Option<Shared<Item>>,
        /// The page's figure.
        pub figure: Option<FigureView>,
        /// What the page shows of others.
        pub features: Vec<FeatureGroup>,
        /// Children that have children, on a page of the layout `digits`.
        pub digits: Vec<Digit>,
        /// Charts of the children's figures, on a page of the layout `figures`.
        pub charts: Vec<Chart>,
        /// Slopes of those with a starting value.
        pub slopes: Vec<Slope>,
        /// The same figures as a table.
        pub figures: Vec<FigureRow>,
        /// The map, on a page of the layout `map`.
        pub map: Option<MapView>,
        /// The termbase, on the glossary page.
        pub terms: Vec<TermView>,
        /// Letters of the termbase, on the glossary page.
        pub letters: Vec<Letter>,
    }
}

/// An alternate of a page.
#[derive(Debug, Serialize)]
pub struct Alternate {
    /// Language tag.
    pub tag: String,
    /// Address.
    pub href: String,
}

/// One choice of the switch.
#[derive(Debug, Serialize)]
pub struct Switch {
    /// Address.
    pub href: String,
    /// Tag of the words.
    pub tag: String,
    /// Language it leads to; empty for both.
    pub to: String,
    /// The words.
    pub text: String,
    /// The language’s own name; empty for both.
    pub name: String,
    /// Whether it is this view.
    pub current: bool,
}

/// An item of the navigation.
#[derive(Debug, Serialize)]
pub struct NavItem {
    /// Address.
    pub href: String,
    /// Words.
    pub html: Html,
    /// Whether the page lies in this section.
    pub current: bool,
}

/// A step of the way from home.
#[derive(Debug, Serialize)]
pub struct Crumb {
    /// Address; the last has none.
    pub href: Option<String>,
    /// Words.
    pub html: Html,
}

/// Words of one side.
#[derive(Debug, Default, Serialize)]
pub struct SideHtml {
    /// `verso` or `recto`.
    pub half: &'static str,
    /// Language tag.
    pub tag: String,
    /// The words.
    pub html: Html,
}

/// A seal.
#[derive(Debug, Serialize)]
pub struct Seal {
    /// One Han character.
    pub text: String,
    /// Red on white instead of white on red.
    pub outlined: bool,
}

/// A row of the facts panel.
#[derive(Debug, Serialize)]
pub struct FactRow {
    /// What it is.
    pub label_html: Html,
    /// What holds, a side each.
    pub cells: Vec<SideHtml>,
}

/// A page in a list.
#[derive(Debug, Serialize)]
pub struct Item {
    /// Address.
    pub href: String,
    /// Its seal.
    pub seal: Option<Seal>,
    /// Its title.
    pub html: Html,
    /// Its short title.
    pub short_html: Html,
    /// Its summary.
    pub summary_html: Html,
    /// Its figure's phrase.
    pub phrase_html: Html,
    /// Whether it is a draft.
    pub draft: bool,
    /// Whether it is this page.
    pub current: bool,
}

/// Pages of one kind.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The kind.
    pub html: Html,
    /// The pages.
    pub items: Vec<Shared<Item>>,
}

/// A row of the body.
#[derive(Debug, Serialize)]
pub struct RowView {
    /// Its anchor.
    pub anchor: String,
    /// The level of a heading; 0 for anything else.
    pub level: u8,
    /// Its number in the fold.
    pub number: Option<u32>,
    /// Passages it rests on.
    pub marks: Vec<Mark>,
    /// The date of a heading.
    pub date: Option<String>,
    /// What a heading is, where it is an entity.
    pub kind_html: Option<Html>,
    /// Both halves.
    pub html: Html,
    /// Pages that draw on the passage of this heading, on article pages.
    pub used_by: Vec<Shared<Item>>,
}

/// A source mark.
#[derive(Debug, Serialize)]
pub struct Mark {
    /// Address of the passage's digest.
    pub href: String,
    /// `004 ¶14`.
    pub text: String,
}

/// Relations of one kind.
#[derive(Debug, Serialize)]
pub struct TieGroup {
    /// What the relation is called from this end.
    pub html: Html,
    /// The other ends.
    pub ties: Vec<Tie>,
}

/// A relation.
#[derive(Debug, Serialize)]
pub struct Tie {
    /// Address of the other end.
    pub href: String,
    /// Its seal.
    pub seal: Option<Seal>,
    /// Its title.
    pub html: Html,
    /// The heading of this page that it belongs to.
    pub at: Option<NavItem>,
    /// Why.
    pub why_html: Html,
    /// Whether it is our reading.
    pub editorial: bool,
    /// The passage that states it.
    pub mark: Option<Mark>,
}

/// An article that the page rests on.
#[derive(Debug, Serialize)]
pub struct Cite {
    /// Its id.
    pub id: String,
    /// Address of its page.
    pub href: String,
    /// Its title.
    pub html: Html,
    /// Outlet and day.
    pub about_html: Html,
    /// The passages.
    pub marks: Vec<Mark>,
}

/// A term's note.
#[derive(Debug, Serialize)]
pub struct Note {
    /// Its id, without `t-`.
    pub id: String,
    /// The original's word; a Chinese one with its reading.
    pub word_html: Html,
    /// Tag of the word.
    pub word_tag: String,
    /// The translation's; a Chinese one with its reading.
    pub rendering_html: Html,
    /// Tag of the translation.
    pub rendering_tag: String,
    /// What it means, a side each.
    pub definition: Vec<SideHtml>,
    /// Its place in the glossary.
    pub href: Option<String>,
}

/// A figure.
#[derive(Debug, Serialize)]
pub struct FigureView {
    /// The phrase, a side each.
    pub phrase: Vec<SideHtml>,
    /// What is counted, a side each.
    pub of: Vec<SideHtml>,
    /// When.
    pub when_html: Html,
    /// The starting value, where the sources give one.
    pub baseline: Option<Shared<Item>>,
    /// The passage.
    pub mark: Mark,
    /// `target`, `baseline`, `derived`.
    pub role: &'static str,
    /// The figure on the scale of its unit.
    pub bar: Option<Bar>,
}

/// A term of the glossary page.
#[derive(Debug, Serialize)]
pub struct TermView {
    /// The note itself.
    #[serde(flatten)]
    pub note: Note,
    /// First letter of the reading, at the first term that has it.
    pub letter: Option<String>,
    /// Renderings to avoid.
    pub avoid: Vec<AvoidView>,
}

/// A rendering to avoid.
#[derive(Debug, Serialize)]
pub struct AvoidView {
    /// The rendering.
    pub text: String,
    /// Why.
    pub why_html: Html,
}

/// A letter of the rail.
#[derive(Debug, Serialize)]
pub struct Letter {
    /// The letter.
    pub text: String,
    /// Whether terms begin with it.
    pub used: bool,
}
