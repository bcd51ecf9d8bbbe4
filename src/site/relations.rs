//! Relations, resolved from both ends.

use foldhash::{HashMap, HashMapExt as _};
use std::sync::Arc;

use rayon::prelude::*;

use crate::config::Words;
use crate::diagnostic::rules::site::{DEAD_FRAGMENT, DEAD_REFERENCE, RELATION_REPEATED};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::SourceMark;
use crate::parse::front_matter::{Basis, RelationEntry};
use crate::site::assemble::Context;
use crate::site::entity::EntityIx;
use crate::site::links::find_page;
use crate::site::pair::{Pair, PairIx};
use crate::site::{Site, Ties, anchors};
use crate::text::{RelPath, Span, Spanned};

/// A relation between two entities.
#[derive(Clone, Debug)]
pub struct Relation {
    /// Its kind, as a number in the configuration.
    pub kind: usize,
    /// Where it starts.
    pub from: EntityIx,
    /// Where it ends.
    pub to: EntityIx,
    /// Who says so.
    pub basis: Basis,
    /// The passage that states it, and the article's page.
    pub source: Option<(PairIx, SourceMark)>,
    /// Why.
    pub why: Arc<Words>,
}

impl Site<'_> {
    /// The relations that start at an entity, and the symmetric ones that were written at their other end; each with
    /// its far end.
    pub fn relations_from(&self, ix: EntityIx) -> Vec<(&Relation, EntityIx)> {
        let ties = self.ties(ix);
        let relation = |number: &usize| self.relations.get(*number);
        let out = ties.out.iter().filter_map(relation).map(|relation| (relation, relation.to));
        let symmetric = ties.into.iter().filter_map(relation).filter(|relation| self.is_symmetric(relation));
        out.chain(symmetric.map(|relation| (relation, relation.from))).collect()
    }

    /// The relations that end at an entity and read otherwise from there; each with its far end.
    pub fn relations_to(&self, ix: EntityIx) -> Vec<(&Relation, EntityIx)> {
        let into = self.ties(ix).into.iter().filter_map(|number| self.relations.get(*number));
        into.filter(|relation| !self.is_symmetric(relation)).map(|relation| (relation, relation.from)).collect()
    }

    fn is_symmetric(&self, relation: &Relation) -> bool {
        self.config.relations.get(relation.kind).is_some_and(|kind| kind.symmetric)
    }
}

/// Resolves the relations of all pages and ties them to both ends.
pub(super) fn resolve(context: &Context<'_, '_>, report: &mut Report) -> (Vec<Relation>, Vec<Ties>) {
    let site = context.site;
    let resolved: Vec<(Vec<Option<Relation>>, Report)> = site
        .pairs
        .par_iter()
        .map(|pair| {
            let mut own = Report::default();
            let found = pair.facts.relations.iter().map(|entry| one(pair, entry, context, &mut own));
            (found.collect(), own)
        })
        .collect();
    let mut relations: Vec<Relation> = Vec::with_capacity(site.pairs.iter().map(|pair| pair.facts.relations.len()).sum());
    let mut ties = vec![Ties::default(); site.entities.len()];
    let mut seen: HashMap<(usize, EntityIx, EntityIx), (&RelPath, Span)> = HashMap::with_capacity(relations.capacity());
    for (pair, (found, own)) in site.pairs.iter().zip(resolved) {
        report.merge(own);
        for (entry, relation) in pair.facts.relations.iter().zip(found) {
            let Some(relation) = relation else { continue };
            let symmetric = site.config.relations.get(relation.kind).is_some_and(|kind| kind.symmetric);
            let (a, b) = (relation.from, relation.to);
            let key = if symmetric { (relation.kind, a.min(b), a.max(b)) } else { (relation.kind, a, b) };
            let place = || Place::new(&pair.original.file, entry.span);
            if a == b {
                report.add(Diagnostic::new(&RELATION_REPEATED, place(), "the relation leads from a thing to itself"));
                continue;
            }
            if let Some((file, span)) = seen.get(&key) {
                let message = if symmetric {
                    "the relation stands already; a symmetric one is written once"
                } else {
                    "the relation stands already"
                };
                report.add(
                    Diagnostic::new(&RELATION_REPEATED, place().label("again here"), message)
                        .related(Place::new(file, *span).label("first here")),
                );
                continue;
            }
            seen.insert(key, (&pair.original.file, entry.span));
            let number = relations.len();
            if let Some(tie) = ties.get_mut(a.0) {
                tie.out.push(number);
            }
            if let Some(tie) = ties.get_mut(b.0) {
                tie.into.push(number);
            }
            relations.push(relation);
        }
    }
    (relations, ties)
}

fn one(pair: &Pair, entry: &RelationEntry, context: &Context<'_, '_>, report: &mut Report) -> Option<Relation> {
    let site = context.site;
    let kind = site.config.relations.iter().position(|kind| kind.key == entry.kind.value)?;
    let from = match &entry.from {
        None => Some(pair.entity),
        Some(heading) => end(&pair.id, Some(&heading.value), heading.span, pair, context, report),
    };
    let to = to_end(&entry.to, pair, context, report);
    let source = match &entry.source {
        None => None,
        Some(mark) => {
            let article = context.site.articles.check(&mark.value, &pair.original.file, mark.span, report);
            Some((article?, mark.value.clone()))
        }
    };
    let why = entry.why.clone().unwrap_or_default();
    Some(Relation { kind, from: from?, to: to?, basis: entry.basis, source, why })
}

fn to_end(to: &Spanned<String>, pair: &Pair, context: &Context<'_, '_>, report: &mut Report) -> Option<EntityIx> {
    let (id, heading) = to.value.split_once('#').map_or((to.value.as_str(), None), |(id, heading)| (id, Some(heading)));
    end(id, heading, to.span, pair, context, report)
}

fn end(
    id: &str,
    heading: Option<&str>,
    span: Span,
    pair: &Pair,
    context: &Context<'_, '_>,
    report: &mut Report,
) -> Option<EntityIx> {
    let place = Place::new(&pair.original.file, span);
    if id.is_empty() {
        let help = heading.map(|heading| format!("for a heading of this page write `{}#{heading}`", pair.id));
        report.add(Diagnostic::new(&DEAD_REFERENCE, place, "the relation names no page").help_if(help));
        return None;
    }
    let page = find_page(id, &place, context, report)?;
    let Some(heading) = heading else { return Some(context.site.pair(page).entity) };
    let found = context.site.ids.get(&format!("{id}#{heading}")).copied();
    if found.is_none() {
        let anchors = anchors::of(context.site, page);
        let help = anchors.nearest(heading).map(|near| format!("did you mean `{id}#{near}`?"));
        report.add(Diagnostic::new(&DEAD_FRAGMENT, place, format!("`{id}` has no heading `{heading}`")).help_if(help));
    }
    found
}
