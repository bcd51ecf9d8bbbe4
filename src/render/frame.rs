//! What the pages of one view and folder have in common, made once while they are rendered one after the other.

use std::cell::RefCell;

use foldhash::HashMap;

use crate::config::{Side, View};
use crate::render::address::folder;
use crate::render::lens::{Lens, half};
use crate::render::seen::{Declared as _, Html, Scope, Shared};
use crate::render::theme::Theme;
use crate::render::view::{Crumb, FrameView, Item, NavItem, PageView, SideHtml};
use crate::site::PairIx;
use crate::text::escape_text;

/// The frame of a page. It is made by the page that needs it first, and tells nothing of that page.
pub(super) struct Frame {
    view: View,
    folder: String,
    /// What templates see on a page on which there is nothing.
    pub scope: Scope,
    /// The names of kinds, in their order.
    pub kinds: Vec<Html>,
    /// What stands beside a block without a source: a note, and a digest on an article's page.
    pub unsourced: [Html; 2],
    /// The main navigation, each item as it stands outside of its section and inside.
    pub nav: Vec<(PairIx, [Shared<NavItem>; 2])>,
    /// The home page as the first step of the way.
    pub home: Shared<Crumb>,
    /// Pages in lists.
    pub items: Made<Item>,
    /// Pages on the way to others.
    pub crumbs: Made<Crumb>,
}

impl Frame {
    /// The frame of a page and of its neighbours.
    pub fn new(lens: Lens<'_>, theme: &Theme) -> Self {
        let mut scope = Scope::default();
        PageView::default().declare(&mut scope);
        seen(lens, theme).declare(&mut scope);
        let words: Vec<(&str, Html)> =
            theme.strings.keys().map(|key| (key.as_str(), Html::from(theme.label(lens, key)))).collect();
        scope.insert_words(&words);
        let nav = |ix: &PairIx| {
            let item = |current| NavItem {
                href: lens.page(*ix),
                html: lens.page_label(*ix, |words| words.short_or_title()).into(),
                current,
            };
            (*ix, [false, true].map(|current| Shared::new(&item(current))))
        };
        let home = Crumb { href: Some(lens.page(lens.site.home)), html: theme.label(lens, "home").into() };
        Self {
            view: lens.view,
            folder: folder(lens.here).to_owned(),
            scope,
            kinds: lens.config().kinds.iter().map(|kind| lens.label(|side| kind.name.get(side)).into()).collect(),
            unsourced: ["note", "digest"].map(|key| theme.label(lens, key).into()),
            nav: lens.site.nav.iter().map(nav).collect(),
            home: Shared::new(&home),
            items: Made::default(),
            crumbs: Made::default(),
        }
    }

    /// Whether a page stands in it.
    pub fn is_of(&self, lens: Lens<'_>) -> bool {
        self.view == lens.view && self.folder == folder(lens.here)
    }
}

fn seen(lens: Lens<'_>, theme: &Theme) -> FrameView {
    let sides = lens.sides();
    let brand = |side| {
        let mut html = String::new();
        escape_text(&mut html, lens.config().title.get(side));
        SideHtml { half: half(side), tag: lens.tag(side).to_owned(), html: html.into() }
    };
    FrameView {
        lang: lens.tag(sides.first().copied().unwrap_or(Side::Original)).to_owned(),
        class: class(lens.view).to_owned(),
        style: lens.file(theme.asset("style.css")),
        script: lens.file(theme.asset("site.js")),
        icon: lens.file(theme.asset("mark.svg")),
        both: lens.view == View::Both,
        mark_html: mark_word(lens, theme).into(),
        home: lens.page(lens.site.home),
        brand: Side::BOTH.map(brand),
        printed: Side::BOTH.map(|side| sides.contains(&side)),
    }
}

/// Classes of the root element.
fn class(view: View) -> &'static str {
    match view {
        View::Both => "both",
        // The style sheet speaks of the sides by the order of the languages.
        View::Mono(Side::Original) => "zh mono",
        View::Mono(Side::Translation) => "en mono",
    }
}

/// What stands before a source mark: in both languages the original's word does for both.
fn mark_word(lens: Lens<'_>, theme: &Theme) -> String {
    if lens.view != View::Both {
        return theme.label(lens, "mark");
    }
    let mut out = String::new();
    lens.span(&mut out, Side::Original, theme.word("mark", Side::Original));
    out
}

/// What was made of pages so far, each once.
pub(super) struct Made<T>(RefCell<HashMap<PairIx, Shared<T>>>);

impl<T> Default for Made<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T: serde::Serialize> Made<T> {
    /// What was made of a page, or is made now.
    pub fn of(&self, ix: PairIx, make: impl FnOnce() -> T) -> Shared<T> {
        if let Some(made) = self.0.borrow().get(&ix) {
            return made.clone();
        }
        let made = Shared::new(&make());
        self.0.borrow_mut().insert(ix, made.clone());
        made
    }
}
