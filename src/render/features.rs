//! What a page shows of others: the features of the home page, the digits of an overview.

use crate::render::charts;
use crate::render::page::{Page, escaped};
use crate::render::view::features::{Digit, FacingRow, Feature, FeatureGroup};
use crate::render::view::{FactRow, Html};
use crate::site::PairIx;

/// The digits of a page: its children that have children of their own, and theirs.
pub(super) fn digits(page: &Page<'_>, ix: PairIx) -> Vec<Digit> {
    let site = page.lens.site;
    let children = site.pair(ix).children.iter().filter(|child| !site.pair(**child).children.is_empty());
    let digit = |child: &PairIx| {
        let items: Vec<_> = site.pair(*child).children.iter().map(|item| page.item(*item)).collect();
        Digit { count: items.len(), item: page.item(*child), items }
    };
    children.map(digit).collect()
}

/// The features of a page, neighbours of one layout together.
pub(super) fn groups(page: &Page<'_>) -> Vec<FeatureGroup> {
    let site = page.lens.site;
    let mut groups: Vec<(String, Vec<PairIx>)> = Vec::new();
    for ix in &page.pair.features {
        let layout = &site.pair(*ix).layout;
        match groups.last_mut() {
            Some((last, pages)) if last == layout => pages.push(*ix),
            _ => groups.push((layout.clone(), vec![*ix])),
        }
    }
    groups
        .into_iter()
        .map(|(layout, pages)| FeatureGroup {
            facing: facing(page, &pages),
            features: pages.iter().map(|ix| feature(page, *ix)).collect(),
            layout,
        })
        .collect()
}

fn feature(page: &Page<'_>, ix: PairIx) -> Feature {
    let pair = page.lens.site.pair(ix);
    Feature {
        item: page.item(ix),
        items: pair.children.iter().map(|child| page.item(*child)).collect(),
        digits: if pair.layout == "digits" { digits(page, ix) } else { Vec::new() },
        figures: charts::table(page, &pair.children),
    }
}

/// Facts that stand in the same row of every page, under the same label.
fn facing(page: &Page<'_>, pages: &[PairIx]) -> Vec<FacingRow> {
    let site = page.lens.site;
    let Some((first, others)) = pages.split_first() else { return Vec::new() };
    if others.is_empty() {
        return Vec::new();
    }
    let mut rows = Vec::new();
    for fact in &site.pair(*first).facts.rows {
        let same = |ix: &PairIx| site.pair(*ix).facts.rows.iter().find(|row| row.label == fact.label);
        let all: Option<Vec<_>> = pages.iter().map(same).collect();
        let Some(all) = all else { continue };
        let cell = |row: &crate::parse::front_matter::FactRow| FactRow {
            label_html: Html::default(),
            cells: page.sides(|side| Some(escaped(row.value.get(side)))),
        };
        rows.push(FacingRow {
            label_html: page.lens.label(|side| fact.label.get(side)).into(),
            cells: all.into_iter().map(cell).collect(),
        });
    }
    rows
}
