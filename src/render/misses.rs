//! The page for addresses that lead nowhere. A server shows it at any depth, so it is the one page with absolute links.

use serde::Serialize;

use crate::config::{Side, View};
use crate::render::lens::{Routes, half};
use crate::render::theme::{Failure, Theme};
use crate::site::{PairIx, Site};

#[derive(Serialize)]
struct Miss<'s> {
    lang: &'s str,
    site: &'s str,
    path: &'s str,
    style: &'s str,
    icon: &'s str,
    home: &'s str,
    sides: Vec<MissSide<'s>>,
}

#[derive(Serialize)]
struct MissSide<'s> {
    half: &'static str,
    tag: &'s str,
    title: &'s str,
    text: &'s str,
    links: Vec<MissLink<'s>>,
}

#[derive(Serialize)]
struct MissLink<'s> {
    href: &'s str,
    text: &'s str,
}

/// The page, with `path` before every link.
pub(super) fn page(site: &Site<'_>, theme: &Theme, routes: &Routes, path: &str) -> Result<String, Failure> {
    let side = |side: Side| {
        let view = View::Mono(side);
        let link = |ix: PairIx| MissLink {
            href: routes.of(ix, site.view_towards(view, ix)),
            text: site.pair(ix).words(side).short_or_title(),
        };
        MissSide {
            half: half(side),
            tag: &site.config.language(side).tag,
            title: theme.word("miss_title", side),
            text: theme.word("miss_text", side),
            links: std::iter::once(site.home).chain(site.nav.iter().copied()).map(link).collect(),
        }
    };
    let miss = Miss {
        lang: &site.config.language(Side::Original).tag,
        site: site.config.title.get(Side::Original),
        path,
        style: theme.asset("style.css"),
        icon: theme.asset("mark.svg"),
        home: routes.of(site.home, site.front_view()),
        sides: Side::BOTH.map(side).into(),
    };
    theme.render("404.html", &miss)
}
