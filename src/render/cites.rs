//! What a page rests on: articles and the passages of each.

use crate::parse::front_matter::Record;
use crate::render::page::{Page, escaped};
use crate::render::view::Cite;
use crate::site::PairIx;

/// The articles of a page, in the order of their ids.
pub(super) fn cites(page: &Page<'_>) -> Vec<Cite> {
    let mut cites: Vec<Cite> = Vec::new();
    for mark in &page.pair.sources {
        let (Some(article), Some(view)) = (page.lens.site.article(&mark.article), page.mark(mark)) else { continue };
        match cites.iter_mut().find(|cite| cite.id == mark.article) {
            Some(cite) => cite.marks.push(view),
            None => cites.push(cite(page, article, &mark.article, view)),
        }
    }
    cites.sort_by(|a, b| a.id.cmp(&b.id));
    cites
}

fn cite(page: &Page<'_>, article: PairIx, id: &str, mark: crate::render::view::Mark) -> Cite {
    let lens = page.lens;
    let record = lens.site.pair(article).facts.record.as_ref();
    Cite {
        id: id.to_owned(),
        href: lens.page(article),
        html: lens.page_label(article, |words| &words.title.value).into(),
        about_html: record.map(|record| about(page, record).into()).unwrap_or_default(),
        marks: vec![mark],
    }
}

/// Outlet and day, as far as the record has them.
fn about(page: &Page<'_>, record: &Record) -> String {
    let lens = page.lens;
    let day = record.published.as_deref().map(|published| published.split('T').next().unwrap_or(published));
    let comma = |side| page.theme.word("comma", side);
    match (&record.outlet, day) {
        (Some(outlet), Some(day)) => lens.words(|side| format!("{}{}{day}", outlet.get(side), comma(side))),
        (Some(outlet), None) => lens.words(|side| outlet.get(side).to_owned()),
        (None, day) => escaped(day.unwrap_or_default()),
    }
}
