//! From a pair and a view to what its template sees.

use crate::config::{Side, View};
use crate::parse::front_matter::{SealStyle, When};
use crate::parse::markdown::BlockKind;
use crate::parse::{Locator, SourceMark};
use crate::render::frame::Frame;
use crate::render::lens::{Lens, half};
use crate::render::theme::Theme;
use crate::render::view::{FigureView, Group, Html, Item, Mark, NavItem, PageView, RowView, Seal, Shared, SideHtml};
use crate::render::{block, charts, cites, features, glossary, map, panel, publish, ties};
use crate::site::{EntityPart, Pair, PairIx};
use crate::text::escape_text;

/// A page being rendered: where the reader stands, and the words of the theme.
#[derive(Clone, Copy)]
pub(super) struct Page<'s> {
    pub lens: Lens<'s>,
    pub theme: &'s Theme,
    pub frame: &'s Frame,
    pub ix: PairIx,
    pub pair: &'s Pair,
    pub base_url: Option<&'s str>,
}

/// More siblings than this are counted, not listed: a section of thousands stays linear.
const LISTED: usize = 24;

impl<'s> Page<'s> {
    /// A word of the theme in the view's languages.
    pub fn word(&self, key: &str) -> String {
        self.theme.label(self.lens, key)
    }

    /// The same text on every side the view prints, made for each by `html`.
    pub fn sides<T: Into<Html>>(&self, html: impl Fn(Side) -> Option<T>) -> Vec<SideHtml> {
        let sides = self.lens.sides().iter();
        sides.filter_map(|side| Some(self.side(*side, html(*side)?))).collect()
    }

    fn side(&self, side: Side, html: impl Into<Html>) -> SideHtml {
        SideHtml { half: half(side), tag: self.lens.tag(side).to_owned(), html: html.into() }
    }

    /// Everything that the template sees.
    pub fn view(&self) -> PageView {
        let lens = self.lens;
        let pair = self.pair;
        let (prev, next) = self.turn();
        let (terms, letters) = if pair.layout == "glossary" { glossary::terms(self) } else { (Vec::new(), Vec::new()) };
        let figures = pair.layout == "figures";
        let mut rows = self.rows();
        if pair.facts.record.is_some() {
            self.add_users(&mut rows);
        }
        PageView {
            draft: pair.facts.draft,
            head_title: self.head_title(),
            description: self.description(),
            alternates: self.alternates(),
            canonical: self.base_url.map(|base| publish::address(base, lens.routes, self.ix, lens.view)),
            json_ld: publish::json_ld(self).map(Html::from),
            unsourced_html: {
                let [note, digest] = &self.frame.unsourced;
                if pair.facts.record.is_some() { digest.clone() } else { note.clone() }
            },
            switch: self.switch(),
            nav: self.nav(),
            crumbs: self.crumbs(),
            title: self.sides(|side| pair.page(side).map(|page| escaped(&page.front.words.title.value))),
            original_title: self.original_title(),
            seal: self.seal(self.ix),
            kind_html: self.kind(pair.kind),
            summary: self.sides(|side| pair.page(side)?.front.words.summary.as_ref().map(|summary| escaped(&summary.value))),
            facts: panel::rows(self),
            siblings: self.siblings(),
            rows,
            footnotes: lens.sides().iter().filter_map(|side| block::notes(lens, pair, *side)).map(Html::from).collect(),
            out: ties::out(self),
            into: ties::into(self),
            cites: cites::cites(self),
            notes: pair.terms.iter().filter_map(|term| glossary::note(self, *term)).collect(),
            children: self.children(),
            prev,
            next,
            figure: self.figure(),
            features: features::groups(self),
            digits: if pair.layout == "digits" { features::digits(self, self.ix) } else { Vec::new() },
            charts: if figures { charts::charts(self, &pair.children) } else { Vec::new() },
            slopes: if figures { charts::slopes(self, &pair.children) } else { Vec::new() },
            figures: if figures { charts::table(self, &pair.children) } else { Vec::new() },
            map: if pair.layout == "map" { map::map(self) } else { None },
            terms,
            letters,
        }
    }

    /// A reader of the translation alone also sees what the thing is called in the original.
    fn original_title(&self) -> Option<SideHtml> {
        let lens = self.lens;
        let shown = lens.view == View::Mono(Side::Translation) && self.ix != lens.site.home;
        shown.then(|| self.side(Side::Original, escaped(&self.pair.original.front.words.title.value)))
    }

    /// The seal of a page.
    pub fn seal(&self, ix: PairIx) -> Option<Seal> {
        let pair = self.lens.site.pair(ix);
        pair.facts.seal.as_ref().map(|seal| Seal { text: seal.value.clone(), outlined: pair.seal_style == SealStyle::Outlined })
    }

    /// The name of a kind.
    pub fn kind(&self, kind: usize) -> Html {
        self.frame.kinds.get(kind).cloned().unwrap_or_default()
    }

    /// A page in a list.
    pub fn item(&self, ix: PairIx) -> Shared<Item> {
        if ix == self.ix { Shared::new(&self.listed(ix)) } else { self.frame.items.of(ix, || self.listed(ix)) }
    }

    fn listed(&self, ix: PairIx) -> Item {
        let lens = self.lens;
        let pair = lens.site.pair(ix);
        let summary = pair.original.front.words.summary.is_some();
        let phrase = pair.figure(None).map(|figure| lens.words(|side| lens.site.phrase(figure, side)));
        Item {
            href: lens.page(ix),
            seal: self.seal(ix),
            html: lens.page_label(ix, |words| &words.title.value).into(),
            short_html: lens.page_label(ix, |words| words.short_or_title()).into(),
            summary_html: if summary {
                lens.page_label(ix, |words| words.summary.as_ref().map_or("", |summary| &summary.value)).into()
            } else {
                Html::default()
            },
            phrase_html: phrase.map(Html::from).unwrap_or_default(),
            draft: pair.facts.draft,
            current: ix == self.ix,
        }
    }

    /// Pages of the same parent and kind, in order. Found by halves, because every page of a section asks for them.
    pub fn peers(&self) -> &'s [PairIx] {
        let site = self.lens.site;
        let all = match self.pair.parent {
            Some(parent) => &site.pair(parent).children,
            None => &site.roots,
        };
        let from = all.partition_point(|ix| site.pair(*ix).kind < self.pair.kind);
        let to = all.partition_point(|ix| site.pair(*ix).kind <= self.pair.kind);
        all.get(from..to).unwrap_or_default()
    }

    fn siblings(&self) -> Vec<Shared<Item>> {
        let peers = self.peers();
        if peers.len() < 2 || peers.len() > LISTED || self.pair.parent.is_none() {
            return Vec::new();
        }
        peers.iter().map(|ix| self.item(*ix)).collect()
    }

    fn turn(&self) -> (Option<Shared<Item>>, Option<Shared<Item>>) {
        if self.pair.parent.is_none() {
            return (None, None);
        }
        let peers = self.peers();
        let Some(at) = peers.iter().position(|ix| *ix == self.ix) else { return (None, None) };
        let before = at.checked_sub(1).and_then(|before| peers.get(before));
        (before.map(|ix| self.item(*ix)), peers.get(at + 1).map(|ix| self.item(*ix)))
    }

    fn children(&self) -> Vec<Group> {
        let site = self.lens.site;
        let all = if self.ix == site.home { &site.roots } else { &self.pair.children };
        let mut groups: Vec<(usize, Vec<Shared<Item>>)> = Vec::new();
        for ix in all {
            let kind = site.pair(*ix).kind;
            match groups.last_mut() {
                Some((last, items)) if *last == kind => items.push(self.item(*ix)),
                _ => groups.push((kind, vec![self.item(*ix)])),
            }
        }
        groups.into_iter().map(|(kind, items)| Group { html: self.kind(kind), items }).collect()
    }

    fn rows(&self) -> Vec<RowView> {
        let lens = self.lens;
        let mut rows = Vec::with_capacity(self.pair.rows.len());
        let mut html = String::new();
        for (at, row) in self.pair.rows.iter().enumerate() {
            html.clear();
            for side in lens.sides() {
                if let Some(content) = self.pair.blocks(*side).get(at) {
                    block::side(&mut html, lens, self.pair, row, content, *side);
                } else if lens.view == View::Both && row.number == Some(1) {
                    html.push_str("<p class=\"recto missing\" lang=\"");
                    html.push_str(lens.tag(*side));
                    html.push_str("\">");
                    escape_text(&mut html, self.theme.word("missing", *side));
                    html.push_str("</p>");
                }
            }
            let (level, kind, date) = match self.pair.original.body.blocks.get(at).map(|block| &block.kind) {
                Some(BlockKind::Heading(heading)) => (heading.level, heading.kind.as_ref(), heading.date.clone()),
                _ => (0, None, None),
            };
            let kind = kind.and_then(|kind| lens.config().kind(&kind.value));
            rows.push(RowView {
                anchor: row.anchor.clone(),
                level,
                number: row.number,
                marks: row.marks.iter().filter_map(|mark| self.mark(mark)).collect(),
                date,
                kind_html: kind.map(|kind| self.kind(kind)),
                html: Html::new(&html),
                used_by: Vec::new(),
            });
        }
        rows
    }

    /// A source mark; `None` where the article has no page, which was reported.
    pub fn mark(&self, mark: &SourceMark) -> Option<Mark> {
        let article = self.lens.site.article(&mark.article)?;
        let mut href = self.lens.page(article);
        let text = match mark.at {
            Locator::Meta => mark.article.clone(),
            Locator::Paragraphs { first, last } => {
                // The digest of a draft may not be written yet.
                if self.lens.site.has_heading(article, &format!("p{first}")) {
                    href.push_str(&format!("#p{first}"));
                }
                if first == last { format!("{} ¶{first}", mark.article) } else { format!("{} ¶{first}–{last}", mark.article) }
            }
        };
        Some(Mark { href, text })
    }

    /// On an article's page, below each digest, the pages that draw on the paragraph.
    fn add_users(&self, rows: &mut [RowView]) {
        for row in rows.iter_mut().filter(|row| row.level > 0) {
            let Some(paragraph) = row.anchor.strip_prefix('p').and_then(|number| number.parse().ok()) else { continue };
            row.used_by = self.lens.site.users_of(self.ix, paragraph).map(|ix| self.item(ix)).collect();
        }
    }

    fn figure(&self) -> Option<FigureView> {
        let figure = self.pair.figure(None)?;
        let lens = self.lens;
        let baseline = figure.baseline.as_ref().and_then(|baseline| lens.site.find_page(&baseline.value));
        Some(FigureView {
            phrase: self.sides(|side| Some(escaped(&lens.site.phrase(figure, side)))),
            of: self.sides(|side| figure.of.as_ref().map(|of| escaped(of.get(side)))),
            when_html: figure.when.map(|span| Html::from(when(span))).unwrap_or_default(),
            baseline: baseline.map(|ix| self.item(ix)),
            mark: self.mark(&figure.source.value)?,
            role: figure.role.name(),
            bar: charts::bar(self, self.ix),
        })
    }

    /// The heading of this page that an entity is, as a link; nothing for the page itself.
    pub fn part(&self, ix: crate::site::EntityIx) -> Option<NavItem> {
        let entity = self.lens.site.entity(ix);
        if entity.part == EntityPart::Page {
            return None;
        }
        Some(NavItem {
            href: format!("#{}", self.lens.site.fragment(ix)?),
            html: self.lens.entity_label(ix).into(),
            current: false,
        })
    }
}

/// `2025` or `2016–2020`.
pub(super) fn when(when: When) -> String {
    match when {
        When::Year(year) => year.to_string(),
        When::Period(first, last) => format!("{first}–{last}"),
    }
}

/// Text as HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_text(&mut out, text);
    out
}
