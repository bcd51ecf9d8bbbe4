//! Relations out of and into a page, grouped by what they are called from this end.

use crate::config::Words;
use crate::parse::front_matter::Basis;
use crate::render::page::Page;
use crate::render::view::{Tie, TieGroup};
use crate::site::{EntityIx, EntityPart, Relation};

/// Relations that start on the page, and symmetric ones: of the page itself, then of its headings.
pub(super) fn out(page: &Page<'_>) -> Vec<TieGroup> {
    gather(page, true)
}

/// Relations that end on the page.
pub(super) fn into(page: &Page<'_>) -> Vec<TieGroup> {
    gather(page, false)
}

fn gather(page: &Page<'_>, outward: bool) -> Vec<TieGroup> {
    let site = page.lens.site;
    let mut groups: Vec<(usize, Vec<Tie>)> = Vec::new();
    for entity in site.entities_of(page.ix) {
        let relations = if outward { site.relations_from(entity) } else { site.relations_to(entity) };
        for (relation, far) in relations {
            let tie = tie(page, relation, entity, far);
            match groups.iter_mut().find(|(kind, _)| *kind == relation.kind) {
                Some((_, ties)) => ties.push(tie),
                None => groups.push((relation.kind, vec![tie])),
            }
        }
    }
    groups.sort_by_key(|(kind, _)| *kind);
    let name = |kind: usize| page.lens.config().relations.get(kind).map(|kind| if outward { &kind.name } else { &kind.inverse });
    groups.into_iter().map(|(kind, ties)| TieGroup { html: label(page, name(kind)).into(), ties }).collect()
}

fn label<'s>(page: &Page<'s>, words: Option<&'s Words>) -> String {
    page.lens.label(|side| words.map_or("", |words| words.get(side)))
}

fn tie<'s>(page: &Page<'s>, relation: &'s Relation, near: EntityIx, far: EntityIx) -> Tie {
    let lens = page.lens;
    let far_entity = lens.site.entity(far);
    let seal = if far_entity.part == EntityPart::Page { page.seal(far_entity.pair) } else { None };

    Tie {
        href: lens.entity(far),
        seal,
        html: lens.entity_label(far).into(),
        at: page.part(near),
        why_html: lens.label(|side| relation.why.get(side)).into(),
        editorial: relation.basis == Basis::Editorial,
        mark: relation.source.as_ref().and_then(|(_, mark)| page.mark(mark)),
    }
}
