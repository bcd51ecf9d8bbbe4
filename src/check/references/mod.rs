//! What both sides of a place refer to, compared as sets: a thing named twice on one side and once on the other is a
//! matter of style.

pub(super) mod links_differ;
pub(super) mod quoted_figures_differ;
pub(super) mod source_marks_differ;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::check::frame::{At, Findings, Prose, Spread};
use crate::config::Side;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::parse::markdown::Target;
use crate::text::{RelPath, Span};

/// One thing referred to.
#[derive(Clone, Debug)]
pub(super) struct Item<'s, K> {
    /// What is the same on both sides.
    pub key: K,
    /// How it is written.
    pub written: Written<'s>,
    /// Where.
    pub here: Stretch<'s>,
}

/// How a reference is written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Written<'s> {
    /// Between double brackets.
    Target(&'s Target),
    /// As the address of a link.
    Address(&'s str),
}

/// A stretch of a file: a place, as long as nothing is to be said of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch<'s> {
    pub file: &'s RelPath,
    pub span: Span,
}

impl<'s> Stretch<'s> {
    pub fn of(prose: &Prose<'s>) -> Self {
        Self { file: prose.file, span: prose.span }
    }

    fn place(self) -> Place {
        Place::new(self.file, self.span)
    }
}

impl<K> Item<'_, K> {
    /// As it is written: `[[@004:p14]]`.
    fn shown(&self) -> String {
        match self.written {
            Written::Target(target) => written(target),
            Written::Address(address) => address.to_owned(),
        }
    }
}

/// A place and what its two sides refer to, original first.
pub(super) struct Referring<'s, K> {
    pub at: At,
    /// Each side as a whole, for what is missing there.
    pub sides: [Stretch<'s>; 2],
    pub items: [Vec<Item<'s, K>>; 2],
}

impl<K: PartialEq> Referring<'_, K> {
    /// Whether the two sides do not refer to the same things in the same order. Those that do need no closer look.
    pub fn differs(&self) -> bool {
        let [ours, theirs] = &self.items;
        !ours.iter().map(|item| &item.key).eq(theirs.iter().map(|item| &item.key))
    }
}

/// Compares places, and says of each thing that only one side has whether the other has it elsewhere, or something else
/// in its stead. `advice` says what to do about one that is missing.
pub(super) fn compare<K: Ord>(
    spread: &Spread<'_, '_>,
    rule: &'static Rule,
    places: &[Referring<'_, K>],
    advice: &str,
    findings: &mut Findings,
) {
    if places.is_empty() {
        return;
    }
    let mut left: Vec<[Vec<&Item<'_, K>>; 2]> = places.iter().map(alone).collect();
    let names = Side::BOTH.map(|side| spread.name(side));
    let [original, translation] = &names;
    let moved = moved(&mut left);
    for (from, to, here, there) in moved {
        let (Some(from), Some(to)) = (places.get(from), places.get(to)) else { continue };
        let [from_anchor, to_anchor] = [from, to].map(|place| place.at.anchor(spread.pair));
        let message = format!("{translation} has `{}` in `{to_anchor}`, and {original} in `{from_anchor}`", here.shown());
        let related = here.here.place().label(format!("{original} has it here"));
        let help = format!("move it to `{from_anchor}`, beside the words that it belongs to, or move the other");
        findings.add(from.at, Diagnostic::new(rule, there.here.place(), message).related(related).help(help));
    }
    for (place, [ours, theirs]) in places.iter().zip(left) {
        let pairs = ours.len().min(theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            let message = format!("{translation} has `{}` where {original} has `{}`", theirs.shown(), ours.shown());
            let related = ours.here.place().label(format!("{original} has this"));
            findings.add(place.at, Diagnostic::new(rule, theirs.here.place(), message).related(related).help(advice));
        }
        for (side, items) in [(Side::Translation, ours), (Side::Original, theirs)] {
            for item in items.into_iter().skip(pairs) {
                findings.add(place.at, missing(rule, item, place, side, &names, advice));
            }
        }
    }
}

fn missing<K>(
    rule: &'static Rule,
    item: &Item<'_, K>,
    place: &Referring<'_, K>,
    side: Side,
    names: &[String; 2],
    advice: &str,
) -> Diagnostic {
    let ([original, translation], [first, second]) = (names, &place.sides);
    let (lacking, having, whole) =
        if side == Side::Original { (original, translation, first) } else { (translation, original, second) };
    let message = format!("{lacking} lacks `{}`, which {having} has", item.shown());
    let related = item.here.place().label(format!("{having} has it here"));
    Diagnostic::new(rule, whole.place().label(format!("{lacking} of the same place")), message).related(related).help(advice)
}

/// What each side of a place has and the other has not, each thing once.
fn alone<'i, 's, K: Ord>(place: &'i Referring<'s, K>) -> [Vec<&'i Item<'s, K>>; 2] {
    let [ours, theirs] = &place.items;
    [only(ours, theirs), only(theirs, ours)]
}

fn only<'i, 's, K: Ord>(these: &'i [Item<'s, K>], others: &[Item<'s, K>]) -> Vec<&'i Item<'s, K>> {
    let mut known: BTreeSet<&K> = others.iter().map(|item| &item.key).collect();
    these.iter().filter(|item| known.insert(&item.key)).collect()
}

/// Things that the original has in one place and the translation in another: both numbers and both things.
type Moved<'i, 's, K> = (usize, usize, &'i Item<'s, K>, &'i Item<'s, K>);

/// Takes out of what is left over all that only stands in another place.
fn moved<'i, 's, K: Ord>(left: &mut [[Vec<&'i Item<'s, K>>; 2]]) -> Vec<Moved<'i, 's, K>> {
    let mut elsewhere: BTreeMap<&K, VecDeque<(usize, &'i Item<'s, K>)>> = BTreeMap::new();
    for (place, [_, theirs]) in left.iter().enumerate() {
        for item in theirs {
            elsewhere.entry(&item.key).or_default().push_back((place, item));
        }
    }
    let (mut moved, mut taken) = (Vec::new(), BTreeSet::new());
    for (from, [ours, _]) in left.iter_mut().enumerate() {
        ours.retain(|item| match elsewhere.get_mut(&item.key).and_then(VecDeque::pop_front) {
            Some((to, other)) => {
                moved.push((from, to, *item, other));
                taken.insert((to, &other.key));
                false
            }
            None => true,
        });
    }
    for (place, [_, theirs]) in left.iter_mut().enumerate() {
        theirs.retain(|item| !taken.contains(&(place, &item.key)));
    }
    moved
}

/// A reference between its brackets, without own text.
fn written(target: &Target) -> String {
    let part = |part: &Option<String>| part.as_ref().map(|part| format!("#{part}")).unwrap_or_default();
    match target {
        Target::Page { id, heading } => format!("[[{id}{}]]", part(heading)),
        Target::Figure { id, name } => format!("[[={id}{}]]", part(name)),
        Target::Source(mark) => format!("[[@{mark}]]"),
        Target::Term(word) => format!("[[?{word}]]"),
    }
}
