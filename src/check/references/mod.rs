//! What both sides of a place refer to, compared as sets: a thing named twice on one side and once on the other is a
//! matter of style.

pub(super) mod links_differ;
pub(super) mod quoted_figures_differ;
pub(super) mod source_marks_differ;

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::check::frame::{At, Findings, Spread};
use crate::config::Side;
use crate::diagnostic::{Diagnostic, Place, Rule};
use crate::parse::markdown::Target;

/// One thing referred to.
#[derive(Clone, Debug)]
pub(super) struct Item<K> {
    /// What is the same on both sides.
    pub key: K,
    /// As it is written: `[[@004:p14]]`.
    pub shown: String,
    /// Where.
    pub place: Place,
}

/// A place and what its two sides refer to, original first.
pub(super) struct Referring<K> {
    pub at: At,
    /// Each side as a whole, for what is missing there.
    pub sides: [Place; 2],
    pub items: [Vec<Item<K>>; 2],
}

/// Compares places, and says of each thing that only one side has whether the other has it elsewhere, or something else
/// in its stead. `advice` says what to do about one that is missing.
pub(super) fn compare<K: Ord>(
    spread: &Spread<'_, '_>,
    rule: &'static Rule,
    places: &[Referring<K>],
    advice: &str,
    findings: &mut Findings,
) {
    let mut left: Vec<[Vec<&Item<K>>; 2]> = places.iter().map(alone).collect();
    let names = Side::BOTH.map(|side| spread.name(side));
    let [original, translation] = &names;
    let moved = moved(&mut left);
    for (from, to, here, there) in moved {
        let (Some(from), Some(to)) = (places.get(from), places.get(to)) else { continue };
        let [from_anchor, to_anchor] = [from, to].map(|place| place.at.anchor(spread.pair));
        let message = format!("{translation} has `{}` in `{to_anchor}`, and {original} in `{from_anchor}`", here.shown);
        let related = here.place.clone().label(format!("{original} has it here"));
        let help = format!("move it to `{from_anchor}`, beside the words that it belongs to, or move the other");
        findings.add(from.at, Diagnostic::new(rule, there.place.clone(), message).related(related).help(help));
    }
    for (place, [ours, theirs]) in places.iter().zip(left) {
        let pairs = ours.len().min(theirs.len());
        for (ours, theirs) in ours.iter().zip(&theirs) {
            let message = format!("{translation} has `{}` where {original} has `{}`", theirs.shown, ours.shown);
            let related = ours.place.clone().label(format!("{original} has this"));
            findings.add(place.at, Diagnostic::new(rule, theirs.place.clone(), message).related(related).help(advice));
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
    item: &Item<K>,
    place: &Referring<K>,
    side: Side,
    names: &[String; 2],
    advice: &str,
) -> Diagnostic {
    let ([original, translation], [first, second]) = (names, &place.sides);
    let (lacking, having, whole) =
        if side == Side::Original { (original, translation, first) } else { (translation, original, second) };
    let message = format!("{lacking} lacks `{}`, which {having} has", item.shown);
    let related = item.place.clone().label(format!("{having} has it here"));
    Diagnostic::new(rule, whole.clone().label(format!("{lacking} of the same place")), message).related(related).help(advice)
}

/// What each side of a place has and the other has not, each thing once.
fn alone<K: Ord>(place: &Referring<K>) -> [Vec<&Item<K>>; 2] {
    let [ours, theirs] = &place.items;
    [only(ours, theirs), only(theirs, ours)]
}

fn only<'i, K: Ord>(these: &'i [Item<K>], others: &[Item<K>]) -> Vec<&'i Item<K>> {
    let mut known: BTreeSet<&K> = others.iter().map(|item| &item.key).collect();
    these.iter().filter(|item| known.insert(&item.key)).collect()
}

/// Things that the original has in one place and the translation in another: both numbers and both things.
type Moved<'i, K> = (usize, usize, &'i Item<K>, &'i Item<K>);

/// Takes out of what is left over all that only stands in another place.
fn moved<'i, K: Ord>(left: &mut [[Vec<&'i Item<K>>; 2]]) -> Vec<Moved<'i, K>> {
    let mut elsewhere: BTreeMap<&K, VecDeque<(usize, &'i Item<K>)>> = BTreeMap::new();
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
pub(super) fn written(target: &Target) -> String {
    let part = |part: &Option<String>| part.as_ref().map(|part| format!("#{part}")).unwrap_or_default();
    match target {
        Target::Page { id, heading } => format!("[[{id}{}]]", part(heading)),
        Target::Figure { id, name } => format!("[[={id}{}]]", part(name)),
        Target::Source(mark) => format!("[[@{mark}]]"),
        Target::Term(word) => format!("[[?{word}]]"),
    }
}
