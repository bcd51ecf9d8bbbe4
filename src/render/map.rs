//! The map: relations that lead from one tree of pages into another, drawn as arcs between two lists. The trees are
//! those of the two root pages with the most such relations.

use std::collections::BTreeMap;

use crate::config::Line;
use crate::render::page::Page;
use crate::render::view::map::{Arc, ArcKind, MapTie, MapView, Node};
use crate::site::{EntityIx, PairIx, Relation};

/// The map, where two trees are tied at all.
pub(super) fn map(page: &Page<'_>) -> Option<MapView> {
    let site = page.lens.site;
    let root = |ix: EntityIx| site.upwards(site.entity(ix).pair).last().unwrap_or(site.home);
    let mut between: BTreeMap<(PairIx, PairIx), Vec<&Relation>> = BTreeMap::new();
    for relation in &site.relations {
        let (a, b) = (root(relation.from), root(relation.to));
        if a != b {
            between.entry((a.min(b), a.max(b))).or_default().push(relation);
        }
    }
    // Of equals the first two trees by id.
    let ((one, other), relations) =
        between.into_iter().max_by_key(|(pair, relations)| (relations.len(), std::cmp::Reverse(*pair)))?;
    let order = |ix: PairIx| site.roots.iter().position(|root| *root == ix);
    let (left_root, right_root) = if order(one) <= order(other) { (one, other) } else { (other, one) };
    let ends: Vec<(EntityIx, EntityIx, &Relation, bool)> = relations
        .into_iter()
        .map(|relation| {
            if root(relation.from) == left_root {
                (relation.from, relation.to, relation, true)
            } else {
                (relation.to, relation.from, relation, false)
            }
        })
        .collect();
    let left = ordered(page, ends.iter().map(|(left, ..)| *left));
    let right = ordered(page, ends.iter().map(|(_, right, ..)| *right));
    let height = left.len().max(right.len()) * 10;
    // Each list stands in the middle of the height that the longer one needs.
    let y = |list: &[EntityIx], ix: EntityIx| {
        let at = list.iter().position(|entity| *entity == ix).unwrap_or_default();
        (height - list.len() * 10) / 2 + 10 * at + 5
    };
    let node = |side: &str, ix: EntityIx| Node {
        id: format!("{side}{}", ix.number()),
        href: page.lens.entity(ix),
        seal: page.seal(site.entity(ix).pair),
        html: page.lens.entity_short(ix).into(),
    };
    let arcs = ends.iter().map(|(from, to, relation, _)| {
        let (a, b) = (y(&left, *from), y(&right, *to));
        Arc {
            a: format!("l{}", from.number()),
            b: format!("r{}", to.number()),
            d: format!("M0 {a}C50 {a} 50 {b} 100 {b}"),
            line: line(page, relation),
        }
    });
    let mut kinds: Vec<usize> = ends.iter().map(|(_, _, relation, _)| relation.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let kind_words = |kind: usize, forwards: bool| {
        let kind = page.lens.config().relations.get(kind);
        page.lens.label(|side| kind.map_or("", |kind| if forwards { kind.name.get(side) } else { kind.inverse.get(side) }))
    };
    let legend = kinds.iter().filter_map(|kind| {
        Some(ArcKind { line: name(page.lens.config().relations.get(*kind)?.line), html: kind_words(*kind, true).into() })
    });
    let ties = ends.iter().map(|(from, to, relation, forwards)| MapTie {
        left: node("l", *from),
        right: node("r", *to),
        html: kind_words(relation.kind, *forwards).into(),
        line: line(page, relation),
        why_html: page.lens.label(|side| relation.why.get(side)).into(),
    });
    Some(MapView {
        heads: [page.item(left_root), page.item(right_root)],
        height,
        arcs: arcs.collect(),
        kinds: legend.collect(),
        ties: ties.collect(),
        rows: [left.iter().map(|ix| node("l", *ix)).collect(), right.iter().map(|ix| node("r", *ix)).collect()],
    })
}

/// Each entity once, in the order in which a reader of the tree meets them.
fn ordered(page: &Page<'_>, entities: impl Iterator<Item = EntityIx>) -> Vec<EntityIx> {
    let site = page.lens.site;
    let mut all: Vec<EntityIx> = entities.collect();
    all.sort_unstable();
    all.dedup();
    all.sort_by_cached_key(|ix| {
        let mut path = vec![(0, 0, ix.number())];
        path.extend(site.upwards(site.entity(*ix).pair).map(|here| {
            let pair = site.pair(here);
            (pair.kind, pair.facts.order.unwrap_or(u32::MAX), here.number())
        }));
        path.reverse();
        path
    });
    all
}

fn line(page: &Page<'_>, relation: &Relation) -> &'static str {
    page.lens.config().relations.get(relation.kind).map_or("solid", |kind| name(kind.line))
}

fn name(line: Line) -> &'static str {
    match line {
        Line::Solid => "solid",
        Line::Dashed => "dashed",
        Line::Dotted => "dotted",
    }
}
