//! From pages to pairs: the two sides of every page brought together, and their blocks row by row.

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::config::{Config, Side};
use crate::diagnostic::rules::site::{ARTICLE_RECORD, DUPLICATE_ID, HEADING_KIND, TRANSLATION_WITHOUT_ORIGINAL};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::front_matter::SealStyle;
use crate::parse::markdown::{BlockKind, Target};
use crate::parse::{Page, SourceMark};
use crate::site::entity::EntityIx;
use crate::site::pair::{Pair, Row, Translation};
use crate::text::Span;

/// Both sides of one page, as far as they are there.
type Sides = (Option<Box<Page>>, Option<Box<Page>>);

/// Brings the two sides of every page together. Translations that stand alone become unread pages.
#[expect(clippy::vec_box, reason = "a page is large, and goes through several lists")]
pub(super) fn pair_up(
    mut pages: Vec<Box<Page>>,
    unusable: &mut BTreeSet<String>,
    unread: &mut Vec<Box<Page>>,
    config: &Config,
    report: &mut Report,
) -> Vec<Pair> {
    // They come by path, which is nearly this.
    pages.sort_by(|a, b| a.id.cmp(&b.id));
    let mut sides: Vec<(String, Sides)> = Vec::with_capacity(pages.len());
    for page in pages {
        if sides.last().is_none_or(|(id, _)| *id != page.id) {
            sides.push((page.id.clone(), Sides::default()));
        }
        let Some((_, (original, translation))) = sides.last_mut() else { continue };
        let place = if page.side == Side::Original { original } else { translation };
        if let Some(first) = place {
            let here = Place::new(&page.file, Span::default()).label("and this file");
            let other = Place::new(&first.file, Span::default()).label("this file");
            report.add(Diagnostic::new(&DUPLICATE_ID, here, format!("two files are the page `{}`", page.id)).related(other));
        } else {
            *place = Some(page);
        }
    }
    let mut found = Vec::with_capacity(sides.len());
    for (id, sides) in sides {
        match sides {
            (Some(original), Some(page)) => found.push((id, original, Translation::Present(page))),
            (Some(original), None) => {
                let translation = if unusable.contains(&id) { Translation::Unread } else { Translation::Missing };
                found.push((id, original, translation));
            }
            (None, Some(alone)) => {
                if !unusable.contains(&id) {
                    let message = format!("`{id}` has a translation and no original");
                    let [original, translation] = [Side::Original, Side::Translation].map(|side| &config.language(side).code);
                    let name = alone.file.as_str().strip_suffix(&format!(".{translation}.md")).unwrap_or_default();
                    let place = Place::new(&alone.file, Span::default());
                    let help = format!("write `{name}.{original}.md`, which holds the facts, or remove this file");
                    report.add(Diagnostic::new(&TRANSLATION_WITHOUT_ORIGINAL, place, message).help(help));
                    unusable.insert(id);
                }
                unread.push(alone);
            }
            (None, None) => {}
        }
    }
    let made: Vec<_> = found
        .into_par_iter()
        .map(|(id, original, translation)| {
            let mut own = Report::default();
            (make_pair(id, original, translation, config, &mut own), own)
        })
        .collect();
    let mut pairs = Vec::with_capacity(made.len());
    for (pair, own) in made {
        pairs.extend(pair);
        report.merge(own);
    }
    pairs
}

fn make_pair(
    id: String,
    mut original: Box<Page>,
    translation: Translation,
    config: &Config,
    report: &mut Report,
) -> Option<Pair> {
    // The original of a page always carries facts: a front matter without them is unusable.
    let facts = original.front.facts.take()?;
    let kind = config.kind(&facts.kind.value)?;
    let declared = config.kinds.get(kind)?;
    if declared.heading {
        let message = format!("`{}` is a kind of headings", declared.key);
        report.add(Diagnostic::new(&HEADING_KIND, Place::new(&original.file, facts.kind.span), message));
    }
    if declared.record && facts.record.is_none() && !facts.unread.record {
        let message = format!("pages of the kind `{}` carry the record of an article", declared.key);
        report.add(Diagnostic::new(&ARTICLE_RECORD, Place::new(&original.file, facts.kind.span), message));
    }
    let layout = facts.layout.as_ref().unwrap_or(&declared.layout).value.clone();
    let rows = rows(
        &original,
        match &translation {
            Translation::Present(page) => Some(page),
            Translation::Missing | Translation::Unread => None,
        },
    );
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
        links: Box::default(),
        translation_links: Box::default(),
        features: Box::default(),
        sources: Box::default(),
        terms: Box::default(),
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
        let mut seen = BTreeSet::new();
        let other = translation.and_then(|page| page.body.blocks.get(at).map(|block| (page, block)));
        for (page, block) in std::iter::once((original, block)).chain(other) {
            for reference in block.marks.iter().filter_map(|mark| page.body.references.get(*mark)) {
                if let Target::Source(mark) = &reference.target
                    && seen.insert(mark)
                {
                    marks.push(mark.clone());
                }
            }
        }
        let (number, marks) = ((!is_heading).then_some(number), marks.into());
        rows.push(Row { anchor, number, marks, hits: Box::default(), translation_hits: Box::default() });
    }
    rows
}
