//! The facts panel: place, relations by name, figures, rows of the front matter, the record of an article.

use crate::config::{Side, Words};
use crate::parse::front_matter::{FigureEntry, Record};
use crate::render::page::{Page, escaped, when};
use crate::render::theme::Theme;
use crate::render::view::{FactRow, Html};
use crate::site::{EntityIx, PairIx};
use crate::text::{escape_attribute, escape_text};

/// All rows of a page's panel.
pub(super) fn rows(page: &Page<'_>) -> Vec<FactRow> {
    let mut rows = Vec::new();
    if let Some(parent) = page.pair.parent {
        rows.push(row(page, page.word("part_of"), |side| Some(link(page, parent, side))));
    }
    place(page, &mut rows);
    if let Some(date) = &page.pair.facts.date {
        rows.push(row(page, page.word("date"), |_| Some(escaped(date))));
    }
    for (name, figure) in figures(page) {
        rows.push(row(page, name, |side| Some(figure_cell(page, figure, side))));
    }
    for fact in &page.pair.facts.rows {
        rows.push(row(page, page.lens.label(|side| fact.label.get(side)), |side| Some(escaped(fact.value.get(side)))));
    }
    relations(page, &mut rows);
    if let Some(record) = &page.pair.facts.record {
        article(page, record, &mut rows);
    }
    rows
}

fn row(page: &Page<'_>, label: impl Into<Html>, cell: impl Fn(Side) -> Option<String>) -> FactRow {
    FactRow { label_html: label.into(), cells: page.sides(cell) }
}

/// A page's title as a link, in the words of one side.
fn link(page: &Page<'_>, ix: PairIx, side: Side) -> String {
    anchor(page, ix, side, &page.lens.page(ix), page.lens.site.pair(ix).words(side).short_or_title())
}

/// Words of a page as a link. Where the side lacks them they are the original's, and the link says so.
fn anchor(page: &Page<'_>, ix: PairIx, side: Side, address: &str, text: &str) -> String {
    // Room for the marks around, or the text would move each time it grows.
    let mut out = String::with_capacity(address.len() + text.len() + 32);
    out.push_str("<a href=\"");
    escape_attribute(&mut out, address);
    if page.lens.site.pair(ix).page(side).is_none() {
        out.push_str("\" lang=\"");
        out.push_str(page.lens.tag(Side::Original));
    }
    out.push_str("\">");
    escape_text(&mut out, text);
    out.push_str("</a>");
    out
}

/// `5 of 6`, among the pages of the same parent and kind.
fn place(page: &Page<'_>, rows: &mut Vec<FactRow>) {
    let peers = page.peers();
    if page.pair.parent.is_none() || peers.len() < 2 {
        return;
    }
    let Some(at) = peers.iter().position(|ix| *ix == page.ix) else { return };
    let text = |theme: &Theme, side| {
        theme.word("place_of", side).replace("{n}", &(at + 1).to_string()).replace("{m}", &peers.len().to_string())
    };
    rows.push(row(page, page.kind(page.pair.kind), |side| Some(escaped(&text(page.theme, side)))));
}

fn figures<'s>(page: &Page<'s>) -> Vec<(String, &'s FigureEntry)> {
    let facts = &page.pair.facts;
    let all = facts.figures().map(|figure| &figure.value);
    all.map(|figure| (page.word(&format!("role_{}", figure.role.name())), figure)).collect()
}

fn figure_cell(page: &Page<'_>, figure: &FigureEntry, side: Side) -> String {
    let mut out = String::from("<b>");
    escape_text(&mut out, &page.lens.site.phrase(figure, side));
    out.push_str("</b>");
    if let Some(of) = &figure.of {
        out.push_str(page.theme.word("colon", side));
        escape_text(&mut out, of.get(side));
    }
    if let Some(span) = figure.when {
        escape_text(&mut out, &page.theme.word("when", side).replace("{when}", &when(span)));
    }
    out
}

/// Outgoing relations of the page itself, a row a kind, the far ends by name.
fn relations(page: &Page<'_>, rows: &mut Vec<FactRow>) {
    let site = page.lens.site;
    let mut kinds: Vec<(usize, Vec<EntityIx>)> = Vec::new();
    for (relation, far) in site.relations_from(page.pair.entity) {
        match kinds.iter_mut().find(|(kind, _)| *kind == relation.kind) {
            Some((_, ends)) => ends.push(far),
            None => kinds.push((relation.kind, vec![far])),
        }
    }
    kinds.sort_by_key(|(kind, _)| *kind);
    for (kind, ends) in kinds {
        let name = page.lens.config().relations.get(kind);
        let label = page.lens.label(|side| name.map_or("", |name| name.name.get(side)));
        rows.push(row(page, label, |side| {
            let name = |end: &EntityIx| {
                let (ix, name) = (site.entity(*end).pair, page.lens.entity_name(*end, side));
                anchor(page, ix, side, &page.lens.entity(*end), &name)
            };
            Some(ends.iter().map(name).collect::<Vec<_>>().join("<br>"))
        }));
    }
}

fn article(page: &Page<'_>, record: &Record, rows: &mut Vec<FactRow>) {
    let mut words = |key: &str, words: &Option<Words>| {
        if let Some(words) = words {
            rows.push(row(page, page.word(key), |side| Some(escaped(words.get(side)))));
        }
    };
    words("genre", &record.genre);
    words("outlet", &record.outlet);
    words("byline", &record.byline);
    if let Some(published) = &record.published {
        let day = published.split('T').next().unwrap_or(published);
        rows.push(row(page, page.word("published"), |_| Some(escaped(day))));
    }
    if let Some(url) = &record.url {
        rows.push(row(page, page.word("url"), |_| {
            let mut out = String::from("<a rel=\"external\" href=\"");
            escape_attribute(&mut out, url);
            out.push_str("\">");
            escape_text(
                &mut out,
                url.trim_start_matches("https://").trim_start_matches("http://").split('/').next().unwrap_or_default(),
            );
            out.push_str("</a>");
            Some(out)
        }));
    }
    let paragraphs = record.paragraphs.value.to_string();
    rows.push(row(page, page.word("length"), |side| {
        Some(escaped(&page.theme.word("paragraphs", side).replace("{n}", &paragraphs)))
    }));
    if record.title_editorial {
        rows.push(row(page, page.word("title"), |side| Some(escaped(page.theme.word("title_editorial", side)))));
    }
}
