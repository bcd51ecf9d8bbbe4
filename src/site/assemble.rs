//! From pages to a site, in one order: pair, name, place, resolve.

use std::collections::{BTreeSet, HashMap};
use std::sync::Mutex;

use rayon::prelude::*;

use crate::config::{Config, SITE, Side};
use crate::diagnostic::rules::parse::{BAD_ID, HEADING_ATTRIBUTE, HEADING_WITHOUT_ID, UNKNOWN_KIND};
use crate::diagnostic::rules::site::{ARTICLE_RECORD, DUPLICATE_ID, HEADING_KIND, HOME_MISSING};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::markdown::BlockKind;
use crate::parse::{GLOSSARY, LeftOut, Page, Parsed, SourceMark, TermEntry};
use crate::site::entity::{self, EntityIx};
use crate::site::pair::{Pair, PairIx};
use crate::site::pairing::pair_up;
use crate::site::sources::Articles;
use crate::site::terms::Finder;
use crate::site::{Site, Ties, counts, figures, hierarchy, links, relations, routes, sources, terms};
use crate::text::{RelPath, Span, Spanned};
use crate::yaml::suggestion;

/// What the resolving steps look things up in.
#[derive(Clone, Copy)]
pub(super) struct Context<'s, 'c> {
    pub site: &'s Site<'c>,
    /// Pages that exist and could not be read: references to them are not dead.
    pub unusable: &'s BTreeSet<String>,
    /// Drafts that are no part of the site: a reference to one is told what it leads to.
    pub left_out: &'s LeftOut,
    /// Whether the termbase could not be read as a whole: a term that is not there may have been meant.
    pub terms_unread: bool,
    /// Whether the nearest spelling of what is dead is looked for: of the first on every page.
    pub suggest: bool,
    /// Nearest ids that were looked for: a page that many refer to is often dead for all of them.
    pub near: &'s Near,
}

/// Ids by what they are the nearest to.
pub(super) type Near = Mutex<HashMap<String, Option<String>>>;

/// Builds the site. `None` where there is no page at all. Where something is missing, a home page too, the report says
/// so, and the site is there to be looked at and not to be rendered.
pub fn assemble<'c>(parsed: Parsed, terms: Vec<TermEntry>, config: &'c Config, report: &mut Report) -> Option<Site<'c>> {
    let Parsed { pages, mut unusable, mut unread, left_out } = parsed;
    let mut pairs = pair_up(pages, &mut unusable, &mut unread, config, report);
    // A site without any kind was told so once.
    if !config.kinds.is_empty() {
        each(&pairs, report, |pair, own| check_heading_kinds(&pair.original, config, own));
        each(&unread, report, |page, own| check_heading_kinds(page, config, own));
    }
    each(&pairs, report, |pair, own| check_headings(pair, config, own));
    let (entities, ids) = entity::gather(&mut pairs, &terms, |key| config.kind(key));
    let home = find_home(&ids, &entities, &unusable, &left_out, config, report).or((!pairs.is_empty()).then_some(PairIx(0)))?;
    let ties = vec![Ties::default(); entities.len()];
    let articles = Articles::of(&pairs, config, &unusable, &left_out);
    let terms_unread = report.speaks_of(GLOSSARY);
    let near = Near::default();
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

    place_pages(&mut site, &unusable, &left_out, &near, report);
    resolve_links(&mut site, &unusable, &left_out, terms_unread, &near, report);
    gather_sources(&mut site);
    let context = Context { site: &site, unusable: &unusable, left_out: &left_out, terms_unread, suggest: true, near: &near };
    for page in &unread {
        links::resolve(page, &context, report);
    }
    let (found, ties) = relations::resolve(&context, report);
    figures::check(&context, report);
    check_front_sources(&context, report);
    terms::check_places(&context, report);
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
    // A number is only wrong where everything that counts could be read.
    if unusable.is_empty() && !report.has_any(&[&UNKNOWN_KIND, &HEADING_KIND, &HEADING_ATTRIBUTE, &HEADING_WITHOUT_ID]) {
        counts::check(&site, &left_out, report);
    }
    Some(site)
}

/// Looks at each in parallel; what is found wrong stands in their order.
pub(super) fn each<T: Sync>(all: &[T], report: &mut Report, look: impl Fn(&T, &mut Report) + Sync) {
    let own = |one: &T| {
        let mut own = Report::default();
        look(one, &mut own);
        own
    };
    let found: Vec<Report> = all.par_iter().map(own).collect();
    for own in found {
        report.merge(own);
    }
}

/// The kinds of headings are kinds of headings.
fn check_heading_kinds(page: &Page, config: &Config, report: &mut Report) {
    let file = &page.file;
    for block in &page.body.blocks {
        let BlockKind::Heading(heading) = &block.kind else { continue };
        let Some(kind) = &heading.kind else { continue };
        match config.kinds.iter().find(|declared| declared.key == kind.value) {
            Some(declared) if declared.heading => {}
            Some(_) => {
                let message = format!("`{}` is a kind of pages, not of headings", kind.value);
                report.add(Diagnostic::new(&HEADING_KIND, Place::new(file, kind.span), message));
            }
            None => {
                let known: Vec<&str> = config.kinds.iter().filter(|kind| kind.heading).map(|kind| kind.key.as_str()).collect();
                let message = format!("no kind is called `{}`", kind.value);
                let help = suggestion(&kind.value, &known);
                report.add(Diagnostic::new(&UNKNOWN_KIND, Place::new(file, kind.span), message).help(help));
            }
        }
    }
}

/// Heading ids are unique on their page, and only an article's have the form `p1`, one for each paragraph.
fn check_headings(pair: &Pair, config: &Config, report: &mut Report) {
    let file = &pair.original.file;
    let mut seen: HashMap<&str, Span> = HashMap::new();
    let mut paragraphs = BTreeSet::new();
    let carries_record = pair.facts.record.is_some() || config.kinds.get(pair.kind).is_some_and(|kind| kind.record);
    // Where a heading lacks its id, or has one that is none, it may be the digest that is missed.
    let mut unclear = false;
    for block in &pair.original.body.blocks {
        let BlockKind::Heading(heading) = &block.kind else { continue };
        let Some(id) = &heading.id else {
            unclear = true;
            continue;
        };
        if let Some(first) = seen.insert(&id.value, id.span) {
            let place = Place::new(file, id.span).label("again here");
            let message = format!("two headings have the id `{}`", id.value);
            report.add(Diagnostic::new(&DUPLICATE_ID, place, message).related(Place::new(file, first).label("first here")));
        }
        let number = id.value.strip_prefix('p').filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        let Some(number) = number else { continue };
        match number.parse::<u32>() {
            Ok(paragraph) if carries_record && number == paragraph.to_string() => {
                paragraphs.insert(paragraph);
            }
            _ if carries_record => {
                let message = format!("`{}` is no number of a paragraph", id.value);
                report.add(Diagnostic::new(&BAD_ID, Place::new(file, id.span), message).help("digests are `p1`, `p2` and so on"));
                unclear = true;
            }
            _ => {
                let message = format!("`{}` is an id of article pages", id.value);
                report.add(Diagnostic::new(&BAD_ID, Place::new(file, id.span), message));
            }
        }
    }
    let Some(record) = pair.facts.record.as_ref().filter(|_| !unclear) else { return };
    let count = record.paragraphs.value;
    let beyond = paragraphs.range(count.saturating_add(1)..).next().or(paragraphs.first().filter(|first| **first == 0));
    // The digests of a draft are words that may be lacking.
    let missing = (1..=count).find(|number| !paragraphs.contains(number) && !pair.facts.draft);
    let message = match (missing, beyond) {
        (Some(missing), _) => format!("the article has {count} paragraphs, and p{missing} has no digest"),
        (None, Some(beyond)) => format!("the article has {count} paragraphs, and here is a digest of p{beyond}"),
        (None, None) => return,
    };
    report.add(Diagnostic::new(&ARTICLE_RECORD, Place::new(file, record.paragraphs.span), message));
}

fn find_home(
    ids: &foldhash::HashMap<String, EntityIx>,
    entities: &[entity::Entity],
    unusable: &BTreeSet<String>,
    left_out: &LeftOut,
    config: &Config,
    report: &mut Report,
) -> Option<PairIx> {
    let home = ids.get("home").and_then(|ix| entities.get(ix.0)).map(|entity| entity.pair);
    if home.is_none()
        && !unusable.contains("home")
        && let Ok(file) = RelPath::new(SITE)
    {
        let code = &config.language(Side::Original).code;
        let (message, help) = if left_out.ids.contains("home") {
            let help = "publish it by taking `draft: true` out, or use `--drafts`".to_owned();
            (format!("the home page `content/_index.{code}.md` is a draft"), Some(help))
        } else {
            (format!("the site has no home page `content/_index.{code}.md`"), None)
        };
        report.add(Diagnostic::new(&HOME_MISSING, Place::new(&file, Span::default()), message).help_if(help));
    }
    home
}

fn place_pages(site: &mut Site<'_>, unusable: &BTreeSet<String>, left_out: &LeftOut, near: &Near, report: &mut Report) {
    let context = Context { site, unusable, left_out, terms_unread: false, suggest: true, near };
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

fn resolve_links(
    site: &mut Site<'_>,
    unusable: &BTreeSet<String>,
    left_out: &LeftOut,
    terms_unread: bool,
    near: &Near,
    report: &mut Report,
) {
    let context = Context { site, unusable, left_out, terms_unread, suggest: true, near };
    let resolved: Vec<_> = site
        .pairs
        .par_iter()
        .map(|pair| {
            let mut own = Report::default();
            let original = links::resolve(&pair.original, &context, &mut own);
            let translation = pair.page(Side::Translation).map(|page| links::resolve(page, &context, &mut own));
            let place = |id: &Spanned<String>| Place::new(&pair.original.file, id.span);
            let features =
                pair.facts.features.iter().filter_map(|id| links::find_page(&id.value, &place(id), &context, &mut own));
            let features: Box<[PairIx]> = features.collect();
            (original, translation.unwrap_or_default(), features, own)
        })
        .collect();
    for (pair, (original, translation, features, own)) in site.pairs.iter_mut().zip(resolved) {
        (pair.links, pair.translation_links, pair.features) = (original, translation, features);
        report.merge(own);
    }
}

/// A page's sources are those of its front matter and of its marks together.
fn gather_sources(site: &mut Site<'_>) {
    site.pairs.par_iter_mut().for_each(|pair| {
        let front = pair.facts.sources.iter().map(|mark| &mark.value);
        let all = front.chain(pair.rows.iter().flat_map(|row| &row.marks));
        let mut seen = BTreeSet::new();
        let sources: Box<[SourceMark]> = all.filter(|mark| seen.insert(*mark)).cloned().collect();
        pair.sources = sources;
    });
}

fn check_front_sources(context: &Context<'_, '_>, report: &mut Report) {
    each(&context.site.pairs, report, |pair, own| {
        let rows = pair.facts.rows.iter().filter_map(|row| row.source.as_ref());
        for mark in pair.facts.sources.iter().chain(rows) {
            context.site.articles.check(&mark.value, &pair.original.file, mark.span, own);
        }
    });
}
