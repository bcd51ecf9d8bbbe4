//! One view of the site: how it names pages, where it leads, and in which languages it speaks.

use crate::config::{Config, Side, View};
use crate::parse::front_matter::PageWords;
use crate::render::address::relative;
use crate::site::{EntityIx, EntityPart, PairIx, Site};
use crate::text::escape_text;

/// The routes of every page in every view, made once.
pub(super) struct Routes {
    by_pair: Vec<[String; 3]>,
}

fn slot(view: View) -> usize {
    match view {
        View::Mono(Side::Original) => 0,
        View::Mono(Side::Translation) => 1,
        View::Both => 2,
    }
}

impl Routes {
    /// All routes of a site.
    pub fn new(site: &Site<'_>) -> Self {
        let all = |ix| [View::Mono(Side::Original), View::Mono(Side::Translation), View::Both].map(|view| site.route(ix, view));
        Self { by_pair: site.pair_indices().map(all).collect() }
    }

    /// The route of one view of a page.
    pub fn of(&self, ix: PairIx, view: View) -> &str {
        self.by_pair.get(ix.number()).and_then(|routes| routes.get(slot(view))).map_or("", String::as_str)
    }
}

/// A page being rendered in a view: everything that depends on where the reader stands.
#[derive(Clone, Copy)]
pub(super) struct Lens<'s> {
    pub site: &'s Site<'s>,
    pub routes: &'s Routes,
    pub view: View,
    /// The page's own path below the output folder.
    pub here: &'s str,
}

/// Which half of the spread a side takes.
pub(super) fn half(side: Side) -> &'static str {
    match side {
        Side::Original => "verso",
        Side::Translation => "recto",
    }
}

impl<'s> Lens<'s> {
    /// The configuration.
    pub fn config(&self) -> &'s Config {
        self.site.config
    }

    /// The languages that the view prints.
    pub fn sides(&self) -> &'static [Side] {
        match self.view {
            View::Mono(Side::Original) => &[Side::Original],
            View::Mono(Side::Translation) => &[Side::Translation],
            View::Both => &Side::BOTH,
        }
    }

    /// The tag of a language.
    pub fn tag(&self, side: Side) -> &'s str {
        &self.site.config.language(side).tag
    }

    /// The address of an output file.
    pub fn file(&self, path: &str) -> String {
        relative(self.here, path)
    }

    /// The address of a page, in the view a reader of this one meets it.
    pub fn page(&self, ix: PairIx) -> String {
        let view = self.site.view_towards(self.view, ix);
        self.file(self.routes.of(ix, view))
    }

    /// The address of an entity.
    pub fn entity(&self, ix: EntityIx) -> String {
        let entity = self.site.entity(ix);
        let mut address = self.page(entity.pair);
        if let Some(anchor) = self.site.fragment(ix) {
            address.push('#');
            address.push_str(&anchor);
        }
        address
    }

    /// Words in the view's languages: bare in one language, each in its `<span lang>` in both.
    pub fn label(&self, words: impl Fn(Side) -> &'s str) -> String {
        self.words(words)
    }

    /// The same of words that are made here.
    pub fn words<T: AsRef<str>>(&self, words: impl Fn(Side) -> T) -> String {
        let mut out = String::new();
        match self.view {
            View::Mono(side) => escape_text(&mut out, words(side).as_ref()),
            View::Both => {
                for side in Side::BOTH {
                    if !out.is_empty() {
                        out.push(' ');
                    }
                    self.span(&mut out, side, words(side).as_ref());
                }
            }
        }
        out
    }

    /// Words in one language, said to be so.
    pub fn span(&self, out: &mut String, side: Side, words: &str) {
        out.push_str("<span lang=\"");
        out.push_str(self.tag(side));
        out.push_str("\">");
        escape_text(out, words);
        out.push_str("</span>");
    }

    /// Words of a page; where the view's language lacks them, the original's, said to be so.
    pub fn page_label(&self, ix: PairIx, words: impl Fn(&'s PageWords) -> &'s str) -> String {
        let pair = self.site.pair(ix);
        if pair.is_translated() || self.view == View::Mono(Side::Original) {
            return self.label(|side| words(pair.words(side)));
        }
        let mut out = String::new();
        self.span(&mut out, Side::Original, words(pair.words(Side::Original)));
        out
    }

    /// The title of an entity in the words of one side.
    pub fn entity_name(&self, ix: EntityIx, side: Side) -> String {
        let entity = self.site.entity(ix);
        let pair = self.site.pair(entity.pair);
        match entity.part {
            EntityPart::Page => pair.words(side).title.value.clone(),
            EntityPart::Term(term) => self.site.terms.get(term).map_or_else(String::new, |term| term.words.get(side).to_owned()),
            EntityPart::Heading { block, .. } => {
                let block = pair.blocks(side).get(block).or_else(|| pair.blocks(Side::Original).get(block));
                block.and_then(heading_text).unwrap_or_default()
            }
        }
    }

    /// The short title of an entity, where it has one.
    pub fn entity_short(&self, ix: EntityIx) -> String {
        let entity = self.site.entity(ix);
        match entity.part {
            EntityPart::Page => self.page_label(entity.pair, |words| words.short_or_title()),
            _ => self.entity_label(ix),
        }
    }

    /// The title of an entity.
    pub fn entity_label(&self, ix: EntityIx) -> String {
        let entity = self.site.entity(ix);
        match entity.part {
            EntityPart::Page => self.page_label(entity.pair, |words| &words.title.value),
            EntityPart::Term(term) => {
                let term = self.site.terms.get(term);
                self.label(|side| term.map_or("", |term| term.words.get(side)))
            }
            EntityPart::Heading { block, .. } => {
                let pair = self.site.pair(entity.pair);
                let words: Vec<(Side, String)> = self
                    .sides()
                    .iter()
                    .filter_map(|side| heading_text(pair.blocks(*side).get(block)?).map(|text| (*side, text)))
                    .collect();
                let mut out = String::new();
                match (self.view, words.as_slice()) {
                    (View::Mono(_), [(_, text)]) => escape_text(&mut out, text),
                    (_, []) => {
                        let text = pair.blocks(Side::Original).get(block).and_then(heading_text).unwrap_or_default();
                        self.span(&mut out, Side::Original, &text);
                    }
                    (_, several) => {
                        for (side, text) in several {
                            if !out.is_empty() {
                                out.push(' ');
                            }
                            self.span(&mut out, *side, text);
                        }
                    }
                }
                out
            }
        }
    }
}

/// The words of a heading.
pub(super) fn heading_text(block: &crate::parse::markdown::Block) -> Option<String> {
    match &block.kind {
        crate::parse::markdown::BlockKind::Heading(heading) => Some(crate::parse::markdown::plain_text(&heading.inlines)),
        _ => None,
    }
}
