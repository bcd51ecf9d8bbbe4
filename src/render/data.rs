//! `data/`: the site as data, from the same records as its pages. `site.json` is an interface.

use std::borrow::Cow;

use serde::Serialize;
use serde::ser::SerializeStruct as _;

use crate::config::{Side, Words};
use crate::parse::front_matter::{Basis, FigureEntry, When};
use crate::render::lens::{Routes, heading_text};
use crate::site::{EntityIx, EntityPart, Relation, Site};

/// The whole, written entity by entity: none is kept.
struct Whole<'s, 'r> {
    site: &'s Site<'s>,
    routes: &'r Routes,
}

impl Serialize for Whole<'_, '_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut whole = serializer.serialize_struct("Whole", 2)?;
        whole.serialize_field("version", &1)?;
        whole.serialize_field("pages", &Pages { site: self.site, routes: self.routes })?;
        whole.end()
    }
}

struct Pages<'s, 'r> {
    site: &'s Site<'s>,
    routes: &'r Routes,
}

impl Serialize for Pages<'_, '_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entities = self.site.entity_indices().filter(|ix| match self.site.entity(*ix).part {
            EntityPart::Page => true,
            EntityPart::Heading { kind, .. } => kind.is_some(),
            EntityPart::Term(_) => false,
        });
        serializer.collect_seq(entities.map(|ix| one(self.site, self.routes, ix)))
    }
}

#[derive(Serialize)]
struct One<'s> {
    id: Cow<'s, str>,
    kind: Option<&'s str>,
    parent: Option<&'s str>,
    order: Option<u32>,
    titles: ByLanguage<'s>,
    shorts: ByLanguage<'s>,
    summaries: ByLanguage<'s>,
    urls: Urls<'s>,
    sources: Vec<String>,
    relations: Vec<Tie<'s>>,
    inverse: Vec<Tie<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figure: Option<Figure<'s>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'s str>,
    state: &'static str,
}

/// Texts under the codes of the site's languages; a language without the text is left out.
struct ByLanguage<'s> {
    site: &'s Site<'s>,
    texts: [Option<Cow<'s, str>>; 2],
}

impl Serialize for ByLanguage<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let pairs = Side::BOTH.into_iter().zip(&self.texts);
        serializer.collect_map(pairs.filter_map(|(side, text)| Some((&self.site.config.language(side).code, text.as_ref()?))))
    }
}

/// Addresses under the names of the views.
struct Urls<'s>(Vec<(&'s str, Cow<'s, str>)>);

impl Serialize for Urls<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(view, url)| (view, url)))
    }
}

#[derive(Serialize)]
struct Tie<'s> {
    kind: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Cow<'s, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<Cow<'s, str>>,
    basis: &'static str,
    source: Option<String>,
    why: ByLanguage<'s>,
}

#[derive(Serialize)]
struct Figure<'s> {
    value: String,
    unit: &'s str,
    bound: &'static str,
    role: &'static str,
    when: Option<String>,
    of: Option<ByLanguage<'s>>,
    baseline: Option<&'s str>,
    source: String,
    phrases: ByLanguage<'s>,
}

/// The files of `data/`, and what makes each.
pub(super) const FILES: &[(&str, Make)] = &[
    ("data/site.json", site_json),
    ("data/figures.csv", figures_csv),
    ("data/relations.csv", relations_csv),
    ("data/terms.csv", terms_csv),
];

/// Makes one file of `data/`.
pub(super) type Make = fn(&Site<'_>, &Routes) -> Vec<u8>;

fn site_json(site: &Site<'_>, routes: &Routes) -> Vec<u8> {
    // To grow it would touch twice the memory.
    let mut bytes = Vec::with_capacity(site.entities.len() * 1024);
    if serde_json::to_writer(&mut bytes, &Whole { site, routes }).is_err() {
        bytes.clear();
    }
    bytes.push(b'\n');
    bytes
}

fn one<'s>(site: &'s Site<'s>, routes: &'s Routes, ix: EntityIx) -> One<'s> {
    let entity = site.entity(ix);
    let pair = site.pair(entity.pair);
    let texts = |of: &dyn Fn(Side) -> Option<Cow<'s, str>>| ByLanguage { site, texts: Side::BOTH.map(of) };
    let fragment = site.fragment(ix);
    let url = |view| {
        let route = routes.of(entity.pair, view);
        (site.config.folder(view), fragment.as_ref().map_or(route.into(), |anchor| format!("{route}#{anchor}").into()))
    };
    let ties = site.ties(ix);
    let relation = |number: &usize| site.relations.get(*number);
    let relations = ties.out.iter().filter_map(relation).map(|r| tie(site, r, Some(r.to), None)).collect();
    let inverse = ties.into.iter().filter_map(relation).map(|r| tie(site, r, None, Some(r.from))).collect();
    let page = entity.part == EntityPart::Page;
    let kind = match entity.part {
        EntityPart::Heading { kind, .. } => kind,
        _ => Some(pair.kind),
    };
    let block = match entity.part {
        EntityPart::Heading { block, .. } => Some(block),
        _ => None,
    };
    let heading = |side: Side| pair.blocks(side).get(block?).and_then(heading_text).map(Cow::Owned);
    let words = |side: Side| Some(&pair.page(side).filter(|_| page)?.front.words);
    One {
        id: site.id_of(ix),
        kind: kind.and_then(|kind| site.config.kinds.get(kind)).map(|kind| kind.key.as_str()),
        parent: if page { pair.parent.map(|parent| site.pair(parent).id.as_str()) } else { Some(&pair.id) },
        order: if page { pair.facts.order } else { None },
        titles: texts(&|side| if page { Some(words(side)?.title.value.as_str().into()) } else { heading(side) }),
        shorts: texts(&|side| Some(words(side)?.short.as_ref()?.value.as_str().into())),
        summaries: texts(&|side| Some(words(side)?.summary.as_ref()?.value.as_str().into())),
        urls: Urls(site.views_of(entity.pair).map(url).collect()),
        sources: if page { pair.sources.iter().map(ToString::to_string).collect() } else { Vec::new() },
        relations,
        inverse,
        figure: if page { pair.figure(None).map(|entry| figure(site, entry)) } else { None },
        date: if page { pair.facts.date.as_deref() } else { block.and_then(|block| heading_date(pair, block)) },
        state: match pair.is_translated() {
            _ if pair.facts.draft => "draft",
            true => "fresh",
            false => "missing",
        },
    }
}

fn heading_date(pair: &crate::site::Pair, block: usize) -> Option<&str> {
    match &pair.blocks(Side::Original).get(block)?.kind {
        crate::parse::markdown::BlockKind::Heading(heading) => heading.date.as_deref(),
        _ => None,
    }
}

fn both<'s>(site: &'s Site<'s>, words: &'s Words) -> ByLanguage<'s> {
    ByLanguage { site, texts: Side::BOTH.map(|side| Some(words.get(side).into())) }
}

fn tie<'s>(site: &'s Site<'s>, relation: &'s Relation, to: Option<EntityIx>, from: Option<EntityIx>) -> Tie<'s> {
    Tie {
        kind: site.config.relations.get(relation.kind).map_or("", |kind| &kind.key),
        to: to.map(|ix| site.id_of(ix)),
        from: from.map(|ix| site.id_of(ix)),
        basis: basis(relation),
        source: relation.source.as_ref().map(|(_, mark)| mark.to_string()),
        why: both(site, &relation.why),
    }
}

fn basis(relation: &Relation) -> &'static str {
    match relation.basis {
        Basis::Stated => "stated",
        Basis::Editorial => "editorial",
    }
}

fn figure<'s>(site: &'s Site<'s>, entry: &'s FigureEntry) -> Figure<'s> {
    Figure {
        value: entry.quantity.value.to_string(),
        unit: &entry.unit.value,
        bound: entry.quantity.bound.name(),
        role: entry.role.name(),
        when: entry.when.map(when),
        of: entry.of.as_ref().map(|of| both(site, of)),
        baseline: entry.baseline.as_ref().map(|baseline| baseline.value.as_str()),
        source: entry.source.value.to_string(),
        phrases: ByLanguage { site, texts: Side::BOTH.map(|side| Some(site.phrase(entry, side).into())) },
    }
}

/// `2025` or `2016/2020`, as ISO 8601 writes a span.
fn when(when: When) -> String {
    match when {
        When::Year(year) => year.to_string(),
        When::Period(first, last) => format!("{first}/{last}"),
    }
}

fn figures_csv(site: &Site<'_>, _: &Routes) -> Vec<u8> {
    let [original, translation] = Side::BOTH.map(|side| site.config.language(side).code.as_str());
    let head = ["id", "value", "unit", "bound", "role", "when", "source", "baseline", original, translation];
    let mut csv = Csv::new(&head);
    for pair in &site.pairs {
        let main = pair.facts.figure.iter().map(|figure| (pair.id.clone(), &figure.value));
        let more = pair.facts.more_figures.iter().map(|(name, figure)| (format!("{}#{name}", pair.id), &figure.value));
        for (id, entry) in main.chain(more) {
            csv.row(&[
                &id,
                &entry.quantity.value.to_string(),
                &entry.unit.value,
                entry.quantity.bound.name(),
                entry.role.name(),
                &entry.when.map(when).unwrap_or_default(),
                &entry.source.value.to_string(),
                entry.baseline.as_ref().map_or("", |baseline| &baseline.value),
                &site.phrase(entry, Side::Original),
                &site.phrase(entry, Side::Translation),
            ]);
        }
    }
    csv.bytes
}

fn relations_csv(site: &Site<'_>, _: &Routes) -> Vec<u8> {
    let [original, translation] = Side::BOTH.map(|side| format!("why_{}", site.config.language(side).code));
    let mut csv = Csv::new(&["from", "kind", "to", "basis", "source", &original, &translation]);
    for relation in &site.relations {
        csv.row(&[
            &site.id_of(relation.from),
            site.config.relations.get(relation.kind).map_or("", |kind| &kind.key),
            &site.id_of(relation.to),
            basis(relation),
            &relation.source.as_ref().map(|(_, mark)| mark.to_string()).unwrap_or_default(),
            &relation.why.original,
            &relation.why.translation,
        ]);
    }
    csv.bytes
}

fn terms_csv(site: &Site<'_>, _: &Routes) -> Vec<u8> {
    let [original, translation] = Side::BOTH.map(|side| site.config.language(side).code.as_str());
    let mut csv = Csv::new(&["id", original, "pinyin", translation]);
    for term in &site.terms {
        csv.row(&[&term.id.value, &term.words.original, term.pinyin.as_deref().unwrap_or_default(), &term.words.translation]);
    }
    csv.bytes
}

/// Comma-separated values as RFC 4180 has them.
struct Csv {
    bytes: Vec<u8>,
}

impl Csv {
    fn new(head: &[&str]) -> Self {
        let mut csv = Self { bytes: Vec::new() };
        csv.row(head);
        csv
    }

    fn row(&mut self, fields: &[&str]) {
        for (at, field) in fields.iter().enumerate() {
            if at > 0 {
                self.bytes.push(b',');
            }
            if field.contains(['"', ',', '\n', '\r']) {
                self.bytes.extend_from_slice(format!("\"{}\"", field.replace('"', "\"\"")).as_bytes());
            } else {
                self.bytes.extend_from_slice(field.as_bytes());
            }
        }
        self.bytes.extend_from_slice(b"\r\n");
    }
}
