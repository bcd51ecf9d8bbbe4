//! Parents, children, order, and the seals that siblings carry.

use std::collections::BTreeMap;

use crate::diagnostic::rules::site::{BAD_PARENT, DUPLICATE_SEAL};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::front_matter::SealStyle;
use crate::site::assemble::Context;
use crate::site::links::find_page;
use crate::site::pair::PairIx;

/// The place of one page among the others.
#[derive(Clone, Debug)]
pub(super) struct Position {
    pub parent: Option<PairIx>,
    pub children: Vec<PairIx>,
    pub seal_style: SealStyle,
}

/// Finds parents: the one named, else the nearest page whose id is the beginning of this one's path.
pub(super) fn positions(context: &Context<'_, '_>, report: &mut Report) -> Vec<Position> {
    let site = context.site;
    let mut positions: Vec<Position> = site
        .pair_indices()
        .map(|ix| {
            let pair = site.pair(ix);
            let parent = match &pair.facts.parent {
                Some(named) => find_page(&named.value, &Place::new(&pair.original.file, named.span), context, report),
                None => enclosing(&pair.id, context),
            };
            // Pages below the home page are those without a parent.
            let parent = parent.filter(|parent| *parent != site.home);
            Position { parent, children: Vec::new(), seal_style: SealStyle::Solid }
        })
        .collect();
    break_cycles(context, &mut positions, report);
    let parents: Vec<Option<PairIx>> = positions.iter().map(|position| position.parent).collect();
    for (ix, parent) in site.pair_indices().zip(&parents) {
        if let Some(position) = parent.and_then(|parent| positions.get_mut(parent.number())) {
            position.children.push(ix);
        }
    }
    let mut roots: Vec<PairIx> =
        site.pair_indices().zip(&parents).filter(|(ix, parent)| *ix != site.home && parent.is_none()).map(|(ix, _)| ix).collect();
    for siblings in positions.iter_mut().map(|position| &mut position.children).chain([&mut roots]) {
        siblings.sort_by_cached_key(|ix| sort_key(context, *ix));
        check_seals(context, siblings, report);
    }
    for ix in site.pair_indices() {
        let mut at = Some(ix);
        while let Some(here) = at {
            if let Some(style) = site.pair(here).facts.seal_style {
                if let Some(position) = positions.get_mut(ix.number()) {
                    position.seal_style = style;
                }
                break;
            }
            at = parents.get(here.number()).copied().flatten();
        }
    }
    positions
}

/// Kind in the order declared, order, id.
pub(super) fn sort_key<'s>(context: &Context<'s, '_>, ix: PairIx) -> (usize, u32, &'s str) {
    let pair = context.site.pair(ix);
    (pair.kind, pair.facts.order.unwrap_or(u32::MAX), &pair.id)
}

fn enclosing(id: &str, context: &Context<'_, '_>) -> Option<PairIx> {
    let mut path = id;
    while let Some((above, _)) = path.rsplit_once('/') {
        if let Some(found) = context.site.find_page(above) {
            return Some(found);
        }
        path = above;
    }
    None
}

/// Reports pages that are their own ancestor, and lets them hang from the home page.
fn break_cycles(context: &Context<'_, '_>, positions: &mut [Position], report: &mut Report) {
    const UNSEEN: u8 = 0;
    const OPEN: u8 = 1;
    const DONE: u8 = 2;
    let mut state = vec![UNSEEN; positions.len()];
    for start in 0..positions.len() {
        let mut trail = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at {
            match state.get(here).copied().unwrap_or(DONE) {
                UNSEEN => {
                    if let Some(mark) = state.get_mut(here) {
                        *mark = OPEN;
                    }
                    trail.push(here);
                    at = positions.get(here).and_then(|position| position.parent).map(PairIx::number);
                }
                OPEN => {
                    // Of the pages of the ring the first is told that names its parent itself.
                    let ring = || trail.iter().copied().skip_while(|page| *page != here);
                    let named = |page: &usize| context.site.pair(PairIx(*page)).facts.parent.is_some();
                    let here = ring().find(named).unwrap_or(here);
                    let pair = context.site.pair(PairIx(here));
                    let span = pair.facts.parent.as_ref().map_or(pair.original.front.span, |parent| parent.span);
                    let message = format!("`{}` is its own ancestor", pair.id);
                    report.add(Diagnostic::new(&BAD_PARENT, Place::new(&pair.original.file, span), message));
                    if let Some(position) = positions.get_mut(here) {
                        position.parent = None;
                    }
                    at = None;
                }
                _ => at = None,
            }
        }
        for here in trail {
            if let Some(mark) = state.get_mut(here) {
                *mark = DONE;
            }
        }
    }
}

fn check_seals(context: &Context<'_, '_>, children: &[PairIx], report: &mut Report) {
    let mut seen: BTreeMap<(usize, &str), PairIx> = BTreeMap::new();
    for ix in children {
        let pair = context.site.pair(*ix);
        let Some(seal) = &pair.facts.seal else { continue };
        if let Some(first) = seen.insert((pair.kind, &seal.value), *ix) {
            let place = Place::new(&pair.original.file, seal.span).label("and here");
            let other = context.site.pair(first);
            let span = other.facts.seal.as_ref().map_or(other.original.front.span, |seal| seal.span);
            let message = format!("two siblings have the seal {}", seal.value);
            report.add(
                Diagnostic::new(&DUPLICATE_SEAL, place, message).related(Place::new(&other.original.file, span).label("here")),
            );
        }
    }
}
