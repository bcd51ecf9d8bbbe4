//! The kinds of slips, and how each is made in the text of a page.

use duizhao::config::Side;
use duizhao::parse::TermEntry;
use duizhao::parse::markdown::{BlockKind, Target};
use duizhao::site::{Pair, Site};
use duizhao::source::SourceTree;
use duizhao::text::{RelPath, Span};

use super::text;
use crate::hostile::chance::Chance;

/// A slip in one page.
pub struct Slip {
    pub page: String,
    pub file: RelPath,
    /// The block it stands in.
    pub anchor: String,
    /// What was done.
    pub what: String,
    /// The file with it.
    pub text: String,
}

type Make = fn(&SourceTree, &Site<'_>, &Pair, &mut Chance) -> Option<Slip>;

/// All kinds, by name.
pub const KINDS: &[(&str, Make)] = &[
    ("a rendering to avoid", |tree, site, pair, chance| term(tree, site, pair, chance, true)),
    ("another rendering", |tree, site, pair, chance| term(tree, site, pair, chance, false)),
    ("a source mark in another block", moved_mark),
    ("a source mark lost", lost_mark),
    ("a link lost", |tree, _, pair, chance| lost(tree, pair, chance, |target| matches!(target, Target::Page { .. }), "it")),
    ("a link that leads elsewhere", |tree, site, pair, chance| {
        let pages: Vec<&str> = site.pairs.iter().map(|pair| pair.id.as_str()).filter(|id| *id != "home").collect();
        exchanged(tree, pair, chance, "[[", &pages, |target| matches!(target, Target::Page { .. }))
    }),
    ("a quoted figure typed", |tree, _, pair, chance| {
        lost(tree, pair, chance, |target| matches!(target, Target::Figure { .. }), "some")
    }),
    ("another figure quoted", |tree, site, pair, chance| {
        let pages: Vec<&str> =
            site.pairs.iter().filter(|pair| pair.figure(None).is_some()).map(|pair| pair.id.as_str()).collect();
        exchanged(tree, pair, chance, "[[=", &pages, |target| matches!(target, Target::Figure { .. }))
    }),
];

fn slip(pair: &Pair, side: Side, block: usize, what: String, text: String) -> Slip {
    let file = pair.page(side).unwrap().file.clone();
    Slip { page: pair.id.clone(), file, anchor: pair.rows[block].anchor.clone(), what, text }
}

/// A text with a span of it written anew.
fn written(text: &str, span: Span, new: &str) -> String {
    format!("{}{new}{}", &text[..span.start], &text[span.end..])
}

/// One of the things found, at random.
fn one<T>(mut these: Vec<T>, chance: &mut Chance) -> Option<T> {
    if these.is_empty() { None } else { Some(these.swap_remove(chance.below(these.len()))) }
}

/// A term whose only accepted form in a block, as far as letters tell, is written otherwise.
fn term(tree: &SourceTree, site: &Site<'_>, pair: &Pair, chance: &mut Chance, avoided: bool) -> Option<Slip> {
    let (chinese, english) = (text(tree, &pair.original.file), text(tree, &pair.page(Side::Translation)?.file));
    let (ours, theirs) = (pair.blocks(Side::Original), pair.blocks(Side::Translation));
    let mut found = Vec::new();
    for (block, (zh, en)) in ours.iter().zip(theirs).enumerate() {
        if !matches!(zh.kind, BlockKind::Paragraph(_)) {
            continue;
        }
        let (zh, en_text) = (zh.span.slice(chinese), en.span.slice(english).to_lowercase());
        for term in &site.terms {
            let rendering = term.words.translation.to_lowercase();
            let forms = std::iter::once(&term.words.translation).chain(term.allowed.iter().map(|allowed| &allowed.text));
            let others = forms.filter(|form| *form != &term.words.translation && en_text.contains(&form.to_lowercase()));
            let once = en_text.matches(&rendering).count() == 1 && others.count() == 0;
            if once && stands(zh, term, &site.terms) && (!avoided || !term.avoid.is_empty()) {
                let at = en.span.start + en_text.find(&rendering)?;
                let before = &english[en.span.start..at];
                // Not in the name of a page, which is no word of the text.
                let inside = before.rfind("[[").is_some_and(|open| !before[open..].contains(['|', ']']));
                if !inside && english.is_char_boundary(at) && english.is_char_boundary(at + rendering.len()) {
                    found.push((block, term, Span::new(at, at + rendering.len())));
                }
            }
        }
    }
    let (block, term, span) = one(found, chance)?;
    let instead = if avoided { chance.of(&term.avoid).text.clone() } else { "thingamabob".to_owned() };
    let what = format!("{} → {instead}", term.words.translation);
    Some(slip(pair, Side::Translation, block, what, written(english, span, &instead)))
}

/// Whether a term stands in a Chinese text by itself: not in a longer one, not in the name of a page.
fn stands(text: &str, term: &TermEntry, all: &[TermEntry]) -> bool {
    let word = term.words.original.as_str();
    text.match_indices(word).any(|(at, _)| {
        let longer = all.iter().map(|other| other.words.original.as_str()).filter(|other| other.len() > word.len());
        let masked = longer
            .filter(|other| other.contains(word))
            .any(|other| text.match_indices(other).any(|(from, _)| from <= at && at + word.len() <= from + other.len()));
        let before = &text[..at];
        !masked && before.rfind("[[").is_none_or(|open| before[open..].contains(['|', ']']))
    })
}

/// The marks of one side, with their blocks.
fn marks(pair: &Pair, side: Side) -> Vec<(usize, Span)> {
    let page = pair.page(side).unwrap();
    let blocks = page.body.blocks.iter().enumerate();
    blocks.flat_map(|(number, block)| block.marks.iter().map(move |mark| (number, page.body.references[*mark].span))).collect()
}

fn either(chance: &mut Chance) -> Side {
    *chance.of(&Side::BOTH)
}

fn lost_mark(tree: &SourceTree, _: &Site<'_>, pair: &Pair, chance: &mut Chance) -> Option<Slip> {
    let side = either(chance);
    let (block, span) = one(marks(pair, side), chance)?;
    let text = text(tree, &pair.page(side)?.file);
    Some(slip(pair, side, block, span.slice(text).to_owned(), written(text, span, "")))
}

fn moved_mark(tree: &SourceTree, _: &Site<'_>, pair: &Pair, chance: &mut Chance) -> Option<Slip> {
    let side = either(chance);
    let page = pair.page(side)?;
    let text = text(tree, &page.file);
    let (block, span) = one(marks(pair, side), chance)?;
    let mark = span.slice(text);
    let other = |number: &usize| {
        let there = &page.body.blocks[*number];
        *number != block && matches!(there.kind, BlockKind::Paragraph(_)) && !there.span.slice(text).contains(mark)
    };
    let to = one((0..page.body.blocks.len()).filter(other).collect(), chance)?;
    let end = page.body.blocks[to].span.start + page.body.blocks[to].span.slice(text).trim_end().len();
    // The later place is written first, so that the earlier stays where it is.
    let changed = if end > span.start {
        written(&written(text, Span::new(end, end), &format!(" {mark}")), span, "")
    } else {
        written(&written(text, span, ""), Span::new(end, end), &format!(" {mark}"))
    };
    Some(slip(pair, side, block, format!("{mark} to {}", pair.rows[to].anchor), changed))
}

/// References of one side that stand once in a block, with the block.
fn references(pair: &Pair, side: Side, text: &str, wanted: fn(&Target) -> bool) -> Vec<(usize, Span)> {
    let page = pair.page(side).unwrap();
    let mut found = Vec::new();
    for (number, block) in page.body.blocks.iter().enumerate() {
        let inside = page.body.references.iter().filter(|reference| {
            wanted(&reference.target) && block.span.start <= reference.span.start && reference.span.end <= block.span.end
        });
        for reference in inside {
            let name = reference.span.slice(text).split(['|', ']']).next().unwrap();
            let closed = ["]", "|"].map(|end| block.span.slice(text).matches(&format!("{name}{end}")).count());
            if closed.iter().sum::<usize>() == 1 {
                found.push((number, reference.span));
            }
        }
    }
    found
}

fn lost(tree: &SourceTree, pair: &Pair, chance: &mut Chance, wanted: fn(&Target) -> bool, instead: &str) -> Option<Slip> {
    let side = either(chance);
    let text = text(tree, &pair.page(side)?.file);
    let (block, span) = one(references(pair, side, text, wanted), chance)?;
    let reference = span.slice(text);
    let label = reference.trim_end_matches("]]").split_once('|').map_or(instead, |(_, label)| label);
    Some(slip(pair, side, block, reference.to_owned(), written(text, span, label)))
}

fn exchanged(
    tree: &SourceTree,
    pair: &Pair,
    chance: &mut Chance,
    open: &str,
    pages: &[&str],
    wanted: fn(&Target) -> bool,
) -> Option<Slip> {
    let side = either(chance);
    let text = text(tree, &pair.page(side)?.file);
    let (block, span) = one(references(pair, side, text, wanted), chance)?;
    let reference = span.slice(text);
    let label = reference.trim_end_matches("]]").split_once('|').map_or(String::new(), |(_, label)| format!("|{label}"));
    let old = reference.trim_start_matches(open).split(['|', ']', '#']).next().unwrap();
    let all = pair.page(side)?.body.blocks[block].span.slice(text);
    let others: Vec<&str> = pages.iter().copied().filter(|id| *id != old && !all.contains(&format!("{open}{id}"))).collect();
    let new = one(others, chance)?;
    Some(slip(pair, side, block, format!("{reference} → {new}"), written(text, span, &format!("{open}{new}{label}]]"))))
}
