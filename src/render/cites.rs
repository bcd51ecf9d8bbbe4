//! What a page rests on: articles and the passages of each.

use crate::parse::front_matter::Record;
use crate::render::page::Page;
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
        html: lens.page_label(article, |words| &words.title.value),
        about_html: record.map(|record| about(page, record)).unwrap_or_default(),
        marks: vec![mark],
    }
}

/// Outlet and day, as far as the record has them.
pub(super) fn about(page: &Page<'_>, record: &Record) -> String {
    let outlet = record.outlet.as_ref().map(|outlet| page.lens.site.words_in(page.lens.view, outlet));
    let day = record.published.as_deref().map(|published| published.split('T').next().unwrap_or(published).to_owned());
    let parts: Vec<String> = outlet.into_iter().chain(day).collect();
    parts.join(", ")
}
