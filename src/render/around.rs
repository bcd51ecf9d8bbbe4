//! What stands around a page: title and description of the document, the switch between views, the navigation.

use crate::config::{Side, View};
use crate::render::page::Page;
use crate::render::publish;
use crate::render::view::{Alternate, Crumb, NavItem, Shared, Switch};
use crate::site::PairIx;

impl Page<'_> {
    /// The title of the document.
    pub fn head_title(&self) -> String {
        let title = &self.lens.config().title;
        let join = |words: Vec<&str>| words.join(" / ");
        let site = join(self.lens.sides().iter().map(|side| title.get(*side)).collect());
        if self.ix == self.lens.site.home {
            return site;
        }
        let page = join(
            self.lens
                .sides()
                .iter()
                .filter_map(|side| self.pair.page(*side))
                .map(|page| page.front.words.title.value.as_str())
                .collect(),
        );
        format!("{page} · {site}")
    }

    /// The description of the document.
    pub fn description(&self) -> String {
        let sides = self.lens.sides().iter().filter_map(|side| self.pair.page(*side));
        let summaries: Vec<&str> =
            sides.filter_map(|page| page.front.words.summary.as_ref()).map(|summary| summary.value.as_str()).collect();
        summaries.join(" ")
    }

    /// Alternates are named where both languages exist and the site knows its own address.
    pub fn alternates(&self) -> Vec<Alternate> {
        let Some(base) = self.base_url else { return Vec::new() };
        let all = publish::alternates(self.lens.site, self.lens.routes, base, self.ix);
        all.into_iter().map(|(tag, href)| Alternate { tag, href }).collect()
    }

    /// The switch between views.
    pub fn switch(&self) -> Vec<Switch> {
        let lens = self.lens;
        let language = |side: Side| {
            let language = lens.config().language(side);
            let href = lens.file(lens.routes.of(self.ix, View::Mono(side)));
            Switch {
                href,
                tag: language.tag.clone(),
                to: language.tag.clone(),
                text: language.short.clone(),
                name: language.name.clone(),
                current: lens.view == View::Mono(side),
            }
        };
        let views: Vec<View> = lens.site.views_of(self.ix).collect();
        let order = [View::Mono(Side::Original), View::Both, View::Mono(Side::Translation)];
        let both = || Switch {
            href: lens.file(lens.routes.of(self.ix, View::Both)),
            tag: lens.tag(Side::Original).to_owned(),
            to: String::new(),
            name: String::new(),
            text: self.theme.word("both", Side::Original).to_owned(),
            current: lens.view == View::Both,
        };
        order
            .into_iter()
            .filter(|view| views.contains(view))
            .map(|view| match view {
                View::Mono(side) => language(side),
                View::Both => both(),
            })
            .collect()
    }

    /// Whether a page is this one or lies above it.
    fn lies_under(&self, above: PairIx) -> bool {
        self.lens.site.upwards(self.ix).any(|here| here == above)
    }

    /// The main navigation.
    pub fn nav(&self) -> Vec<Shared<NavItem>> {
        let item = |(ix, [outside, inside]): &(PairIx, [Shared<NavItem>; 2])| {
            if self.lies_under(*ix) { inside.clone() } else { outside.clone() }
        };
        self.frame.nav.iter().map(item).collect()
    }

    /// The way from the home page.
    pub fn crumbs(&self) -> Vec<Shared<Crumb>> {
        let lens = self.lens;
        if self.ix == lens.site.home {
            return Vec::new();
        }
        let step = |ix: PairIx, href| Crumb { href, html: lens.page_label(ix, |words| words.short_or_title()).into() };
        let above = lens.site.upwards(self.ix).skip(1);
        let mut crumbs = vec![Shared::new(&step(self.ix, None))];
        crumbs.extend(above.map(|ix| self.frame.crumbs.of(ix, || step(ix, Some(lens.page(ix))))));
        crumbs.push(self.frame.home.clone());
        crumbs.reverse();
        crumbs
    }
}
