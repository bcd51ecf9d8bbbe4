//! From pages to a site, in one order: pair, name, place, resolve.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::config::{Config, SITE, Side};
use crate::diagnostic::rules::parse::{BAD_ID, UNKNOWN_KIND};
use crate::diagnostic::rules::site::{ARTICLE_RECORD, DUPLICATE_ID, HEADING_KIND, HOME_MISSING, TRANSLATION_WITHOUT_ORIGINAL};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::front_matter::SealStyle;
use crate::parse::markdown::BlockKind;
use crate::parse::{Page, Parsed, SourceMark, TermEntry};
use crate::site::entity::{self, EntityIx};
use crate::site::pair::{Pair, PairIx, Row, Translation};
use crate::site::sources::Articles;
use crate::site::terms::Finder;
use crate::site::{Site, Ties, counts, figures, hierarchy, links, relations, routes, sources};
use crate::text::{RelPath, Span, nearest};

/// What the resolving steps look things up in.
pub(super) struct Context<'s, 'c> {
    pub site: &'s Site<'c>,
    /// Pages that exist and could not be read: references to them are not dead.
    pub unusable: &'s BTreeSet<String>,
}

/// Builds the site. `None` where there is nothing to stand on: no home page.
pub fn assemble<'c>(parsed: Parsed, terms: Vec<TermEntry>, config: &'c Config, report: &mut Report) -> Option<Site<'c>> {
    let Parsed { pages, unusable } = parsed;
    let mut pairs = pair_up(pages, &unusable, config, report);
    for pair in &pairs {
        check_headings(pair, config, report);
    }
    let (entities, ids) = entity::gather(&mut pairs, &terms, |key| config.kind(key));
    let home = find_home(&ids, &entities, &unusable, config, report)?;
    let ties = vec![Ties::default(); entities.len()];
    let articles = Articles::of(&pairs, &unusable);
    let mut site = Site {
        config,
        pairs,
        entities,
        relations: Vec::new(),
        terms,
        nav: Vec::new(),
        home,
        roots: Vec::new(),
        ids,
        ties,
        used_by: Vec::new(),
        articles,
    };

    place_pages(&mut site, &unusable, report);
    resolve_links(&mut site, &unusable, report);
    gather_sources(&mut site);
    let context = Context { site: &site, unusable: &unusable };
    let (found, ties) = relations::resolve(&context, report);
    figures::check(&context, report);
    check_front_sources(&context, report);
    let nav = config
        .nav
        .iter()
        .filter_map(|id| links::find_page(&id.value, &Place::new(&config.file, id.span), &context, report))
        .collect();
    let used_by = sources::uses(&site);
    (site.relations, site.ties, site.nav, site.used_by) = (found, ties, nav, used_by);

    let finder = Finder::new(config, &site.terms);
    site.pairs.par_iter_mut().for_each(|pair| finder.link(pair));
    routes::check(&site, report);
    if unusable.is_empty() {
        counts::check(&site, report);
    }
    Some(site)
}

/// Brings the two sides of every page together.
fn pair_up(pages: Vec<Page>, unusable: &BTreeSet<String>, config: &Config, report: &mut Report) -> Vec<Pair> {
    let mut sides: BTreeMap<String, (Option<Page>, Option<Page>)> = BTreeMap::new();
    for page in pages {
        let (original, translation) = sides.entry(page.id.clone()).or_default();
        let place = if page.side == Side::Original { original } else { translation };
        if let Some(first) = place {
            let here = Place::new(&page.file, Span::default()).label("and this file");
            let other = Place::new(&first.file, Span::default()).label("this file");
            report.add(Diagnostic::new(&DUPLICATE_ID, here, format!("two files are the page `{}`", page.id)).related(other));
        } else {
            *place = Some(page);
        }
    }
    let mut pairs = Vec::with_capacity(sides.len());
    for (id, sides) in sides {
        match sides {
            (Some(original), translation) => pairs.extend(make_pair(id, original, translation, config, report)),
            (None, Some(alone)) if !unusable.contains(&id) => {
                let message = format!("`{id}` has a translation and no original");
                report.add(Diagnostic::new(&TRANSLATION_WITHOUT_ORIGINAL, Place::new(&alone.file, Span::default()), message));
            }
            (None, _) => {}
        }
    }
    pairs
}

fn make_pair(id: String, mut original: Page, translation: Option<Page>, config: &Config, report: &mut Report) -> Option<Pair> {
    // The original of a page always carries facts: a front matter without them is unusable.
    let facts = original.front.facts.take()?;
    let kind = config.kind(&facts.kind.value)?;
    let declared = config.kinds.get(kind)?;
    if declared.heading {
        let message = format!("`{}` is a kind of headings", declared.key);
        report.add(Diagnostic::new(&HEADING_KIND, Place::new(&original.file, facts.kind.span), message));
    }
    if declared.record && facts.record.is_none() {
        let message = format!("pages of the kind `{}` carry the record of an article", declared.key);
        report.add(Diagnostic::new(&ARTICLE_RECORD, Place::new(&original.file, facts.kind.span), message));
    }
    let layout = facts.layout.as_ref().unwrap_or(&declared.layout).value.clone();
    let rows = rows(&original, translation.as_ref());
    let translation = translation.map_or(Translation::Missing, |page| Translation::Present(Box::new(page)));
    Some(Pair {
        id,
        original,
        translation,
        facts,
        kind,
        layout,
        entity: EntityIx(0),
        parent: None,
        children: Vec::new(),
        seal_style: SealStyle::Solid,
        rows,
        links: Vec::new(),
        translation_links: Vec::new(),
        sources: Vec::new(),
        terms: Vec::new(),
    })
}

/// Anchors and numbers: a heading's id, else `bN`, counted over the blocks that are no headings.
fn rows(original: &Page, translation: Option<&Page>) -> Vec<Row> {
    let mut number = 0u32;
    let mut rows = Vec::with_capacity(original.body.blocks.len());
    for (at, block) in original.body.blocks.iter().enumerate() {
        let heading = match &block.kind {
            BlockKind::Heading(heading) => heading.id.as_ref(),
            _ => None,
        };
        let is_heading = matches!(block.kind, BlockKind::Heading(_));
        number += u32::from(!is_heading);
        let anchor = heading.map_or_else(|| format!("b{number}"), |id| id.value.clone());
        let mut marks: Vec<SourceMark> = Vec::new();
        let other = translation.and_then(|page| page.body.blocks.get(at).map(|block| (page, block)));
        for (page, block) in std::iter::once((original, block)).chain(other) {
            for reference in block.marks.iter().filter_map(|mark| page.body.references.get(*mark)) {
                if let crate::parse::markdown::Target::Source(mark) = &reference.target
                    && !marks.contains(mark)
                {
                    marks.push(mark.clone());
                }
            }
        }
        rows.push(Row { anchor, number: (!is_heading).then_some(number), marks, hits: Vec::new(), translation_hits: Vec::new() });
    }
    rows
}

/// Heading ids are unique on their page, their kinds are kinds of headings, and only an article's have the form
/// `p1`, one for each paragraph.
fn check_headings(pair: &Pair, config: &Config, report: &mut Report) {
    let file = &pair.original.file;
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut paragraphs = BTreeSet::new();
    for block in &pair.original.body.blocks {
        let BlockKind::Heading(heading) = &block.kind else { continue };
        if let Some(id) = &heading.id {
            if let Some(first) = seen.insert(&id.value, id.span) {
                let place = Place::new(file, id.span).label("again here");
                let message = format!("two headings have the id `{}`", id.value);
                report.add(Diagnostic::new(&DUPLICATE_ID, place, message).related(Place::new(file, first).label("first here")));
            }
            let number = id.value.strip_prefix('p').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
            match (number, &pair.facts.record) {
                (Some(_), None) => {
                    let message = format!("`{}` is an id of article pages", id.value);
                    report.add(Diagnostic::new(&BAD_ID, Place::new(file, id.span), message));
                }
                (Some(number), Some(_)) => {
                    paragraphs.extend(number.parse::<u32>());
                }
                _ => {}
            }
        }
        if let Some(kind) = &heading.kind {
            match config.kinds.iter().find(|declared| declared.key == kind.value) {
                Some(declared) if declared.heading => {}
                Some(_) => {
                    let message = format!("`{}` is a kind of pages, not of headings", kind.value);
                    report.add(Diagnostic::new(&HEADING_KIND, Place::new(file, kind.span), message));
                }
                None => {
                    let known: Vec<&str> =
                        config.kinds.iter().filter(|kind| kind.heading).map(|kind| kind.key.as_str()).collect();
                    let help = nearest(&kind.value, known.iter().copied()).map(|near| format!("did you mean `{near}`?"));
                    let message = format!("no kind is called `{}`", kind.value);
                    report.add(Diagnostic::new(&UNKNOWN_KIND, Place::new(file, kind.span), message).help_if(help));
                }
            }
        }
    }
    if let Some(record) = &pair.facts.record
        && !paragraphs.iter().copied().eq(1..=record.paragraphs.value)
    {
        let message = format!("the article has {} paragraphs, and the digests are not p1 to p{0}", record.paragraphs.value);
        report.add(Diagnostic::new(&ARTICLE_RECORD, Place::new(file, record.paragraphs.span), message));
    }
}

fn find_home(
    ids: &HashMap<String, EntityIx>,
    entities: &[entity::Entity],
    unusable: &BTreeSet<String>,
    config: &Config,
    report: &mut Report,
) -> Option<PairIx> {
    let home = ids.get("home").and_then(|ix| entities.get(ix.0)).map(|entity| entity.pair);
    if home.is_none()
        && !unusable.contains("home")
        && let Ok(file) = RelPath::new(SITE)
    {
        let code = &config.language(Side::Original).code;
        let message = format!("the site has no home page `content/_index.{code}.md`");
        report.add(Diagnostic::new(&HOME_MISSING, Place::new(&file, Span::default()), message));
    }
    home
}

fn place_pages(site: &mut Site<'_>, unusable: &BTreeSet<String>, report: &mut Report) {
    let context = Context { site, unusable };
    let positions = hierarchy::positions(&context, report);
    let mut roots: Vec<PairIx> = site
        .pair_indices()
        .filter(|ix| *ix != site.home)
        .filter(|ix| positions.get(ix.number()).is_some_and(|p| p.parent.is_none()))
        .collect();
    roots.sort_by_cached_key(|ix| hierarchy::sort_key(&context, *ix));
    for (pair, position) in site.pairs.iter_mut().zip(positions) {
        (pair.parent, pair.children, pair.seal_style) = (position.parent, position.children, position.seal_style);
    }
    site.roots = roots;
}

fn resolve_links(site: &mut Site<'_>, unusable: &BTreeSet<String>, report: &mut Report) {
    let context = Context { site, unusable };
    let resolved: Vec<_> = site
        .pairs
        .par_iter()
        .map(|pair| {
            let mut own = Report::default();
            let original = links::resolve(&pair.original, &context, &mut own);
            let translation = pair.page(Side::Translation).map(|page| links::resolve(page, &context, &mut own));
            (original, translation.unwrap_or_default(), own)
        })
        .collect();
    for (pair, (original, translation, own)) in site.pairs.iter_mut().zip(resolved) {
        (pair.links, pair.translation_links) = (original, translation);
        report.merge(own);
    }
}

/// A page's sources are those of its front matter and of its marks together.
fn gather_sources(site: &mut Site<'_>) {
    for pair in &mut site.pairs {
        let mut sources: Vec<SourceMark> = Vec::new();
        let front = pair.facts.sources.iter().map(|mark| &mark.value);
        for mark in front.chain(pair.rows.iter().flat_map(|row| &row.marks)) {
            if !sources.contains(mark) {
                sources.push(mark.clone());
            }
        }
        pair.sources = sources;
    }
}

fn check_front_sources(context: &Context<'_, '_>, report: &mut Report) {
    for pair in &context.site.pairs {
        let rows = pair.facts.rows.iter().filter_map(|row| row.source.as_ref());
        for mark in pair.facts.sources.iter().chain(rows) {
            context.site.articles.check(&mark.value, &pair.original.file, mark.span, report);
        }
    }
}
