//! The links of the finished pages: every address and every anchor, as they stand in the HTML. What a template
//! wrote is checked like what an author wrote.

mod names;
mod read;

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use foldhash::HashMap;

use crate::diagnostic::rules::render::{DEAD_ANCHOR, DEAD_LINK, DUPLICATE_ANCHOR};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::render::Asked;
use crate::render::dead_links::names::Names;
use crate::render::dead_links::read::{Fault, parts};
use crate::render::renderer::Renderer;
use crate::site::OutPath;
use crate::text::{RelPath, Span, nearest};

pub(super) use read::{PageLinks, Reader};

/// What the links of the pages that were made have shown, besides what is wrong with them.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// The anchors that they ask of other pages.
    pub asked: Asked,
    /// Pages whose anchors are asked for and are not known, since they stand and were not made again: links to them were
    /// not judged.
    pub unseen: BTreeSet<OutPath>,
}

/// Reports links that lead nowhere and anchors that stand twice, of the pages that were made; pages that were `lent` are
/// only asked for their anchors.
pub(super) fn check(made: &[PageLinks<'_>], lent: &[PageLinks<'_>], renderer: &Renderer<'_>, report: &mut Report) -> Links {
    let anchors: HashMap<&str, &Names> = made.iter().chain(lent).map(|page| (page.path, &page.anchors)).collect();
    let mut asked: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    // What a template writes stands on many pages: it is told once, of the first.
    let mut told: BTreeMap<(&str, &str), (Diagnostic, usize)> = BTreeMap::new();
    // Wanted only where something is wrong.
    let sources = OnceCell::new();
    for page in made {
        let mut tell = |what, fault| {
            let source = sources.get_or_init(|| renderer.sources()).get(page.path).copied().unwrap_or(&renderer.site.config.file);
            let diagnostic = finding(what, fault, page, source, &anchors);
            told.entry((diagnostic.rule.code, what)).or_insert((diagnostic, 0)).1 += 1;
        };
        for (what, fault) in &page.faults {
            tell(what, *fault);
        }
        for ask in &page.asks {
            if anchors.get(ask.of).is_some_and(|there| !there.contains(ask.anchor())) {
                tell(&ask.link, Fault::NoAnchor);
            }
            asked.entry(ask.of).or_default().insert(ask.anchor());
        }
    }
    let mut links = Links::default();
    for (of, wanted) in asked {
        let Ok(path) = OutPath::new(of) else { continue };
        if of.ends_with(".html") && !anchors.contains_key(of) {
            links.unseen.insert(path.clone());
        }
        links.asked.insert(path, wanted.into_iter().map(str::to_owned).collect());
    }
    for (diagnostic, times) in told.into_values() {
        let help = diagnostic.help.clone().map(|help| help + "; ").unwrap_or_default();
        report.add(match times - 1 {
            0 => diagnostic,
            1 => diagnostic.help(format!("{help}the same stands on one more page")),
            more => diagnostic.help(format!("{help}the same stands on {more} more pages")),
        });
    }
    links
}

/// Whether a page that was made lacks an anchor that was `asked` of it. The pages stand in the order of their paths.
pub(super) fn lost(made: &[PageLinks<'_>], asked: &Asked) -> bool {
    asked.iter().any(|(path, wanted)| {
        let page = made.binary_search_by_key(&path.as_str(), |page| page.path).ok().and_then(|number| made.get(number));
        page.is_some_and(|page| wanted.iter().any(|anchor| !page.anchors.contains(anchor)))
    })
}

/// A fault as a finding of the file that the page is made of.
fn finding(what: &str, fault: Fault, page: &PageLinks<'_>, source: &RelPath, anchors: &HashMap<&str, &Names>) -> Diagnostic {
    let place = Place::new(source, Span::default());
    let here = page.path;
    match fault {
        Fault::Duplicate => Diagnostic::new(&DUPLICATE_ANCHOR, place, format!("`{here}` has the anchor `{what}` twice")),
        Fault::NoFile => Diagnostic::new(&DEAD_LINK, place, format!("`{here}` links to `{what}`, which is not there")),
        Fault::NoAnchor => {
            let (_, anchor) = parts(what);
            let of = page.asks.iter().find(|ask| *ask.link == *what).map_or(here, |ask| ask.of);
            let there = anchors.get(of).into_iter().flat_map(|there| there.iter());
            let help = nearest(anchor, there).map(|near| format!("did you mean `#{near}`?"));
            let message = format!("`{here}` links to `{what}`, and `{of}` has no anchor `{anchor}`");
            Diagnostic::new(&DEAD_ANCHOR, place, message).help_if(help)
        }
    }
}
