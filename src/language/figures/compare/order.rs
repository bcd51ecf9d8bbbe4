//! Figures that changed places. Another order is no mistake, and two figures of one kind that are exchanged leave the same
//! figures in the text; but where the words or other figures beside them stayed, these say which belongs to which.

use std::collections::{BTreeMap, HashMap};

use super::board::{Board, Item};
use super::{Difference, Mistake};
use crate::language::figures::figure::{Kind, Reading};
use crate::language::figures::units::Dimension;

/// Something that stands once in either text, and says the same in both: where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// In the Chinese.
    pub chinese: usize,
    /// In the English.
    pub english: usize,
}

/// A figure that both texts have.
#[derive(Clone, Copy)]
struct Met {
    item: (usize, usize),
    at: Anchor,
    class: (Kind, Dimension),
}

/// Tells figures of one kind that stand the other way round, each in the clause of the other's neighbours. `anchors` is asked
/// only where figures stand the other way round at all.
pub fn tell(
    chinese: &Reading,
    english: &Reading,
    board: &Board<'_>,
    anchors: impl FnOnce() -> Vec<Anchor>,
    found: &mut Vec<Difference>,
) {
    if board.matched.len() < 2 {
        return;
    }
    let all = met(board);
    if turned(&all).is_empty() {
        return;
    }
    let met = told_once(all, board);
    let turned = turned(&met);
    if turned.is_empty() {
        return;
    }
    let words = anchors();
    for (first, second) in turned {
        let others: Vec<Anchor> = met
            .iter()
            .filter(|figure| figure.class != first.class)
            .map(|figure| figure.at)
            .chain(words.iter().copied())
            .collect();
        let clause = |at: Anchor| (chinese.clause(at.chinese), english.clause(at.english));
        let sentence = |at: Anchor| (chinese.sentence(at.chinese), english.sentence(at.english));
        let told = beside(first.at, second.at, &others, clause).or_else(|| beside(first.at, second.at, &others, sentence));
        if told == Some(true) {
            let item = |at: usize| board.chinese.get(at).map(|item| item.of);
            let other = |at: usize| board.english.get(at).map(|item| item.of);
            found.push(Mistake::Swapped.at(item(first.item.0), other(second.item.1)));
        }
    }
}

/// Whether what stands beside two figures in the Chinese stands beside the other one in the English; nothing where nothing
/// says so or the contrary.
fn beside(first: Anchor, second: Anchor, others: &[Anchor], part: impl Fn(Anchor) -> (usize, usize)) -> Option<bool> {
    let (here, there) = (part(first), part(second));
    if here.0 == there.0 || here.1 == there.1 {
        return None;
    }
    let (mut crossed, mut straight) = (false, false);
    for (ours, theirs) in others.iter().map(|other| part(*other)) {
        crossed |= ours == here.0 && theirs == there.1 || ours == there.0 && theirs == here.1;
        straight |= ours == here.0 && theirs == here.1 || ours == there.0 && theirs == there.1;
    }
    (crossed || straight).then_some(crossed && !straight)
}

/// Neighbours of one kind in the Chinese that stand the other way round in the English.
fn turned(met: &[Met]) -> Vec<(Met, Met)> {
    let mut classes: BTreeMap<(Kind, Dimension), Vec<Met>> = BTreeMap::new();
    for figure in met {
        classes.entry(figure.class).or_default().push(*figure);
    }
    let mut turned = Vec::new();
    for class in classes.values_mut() {
        class.sort_by_key(|figure| figure.at.chinese);
        turned.extend(class.windows(2).filter_map(|pair| match pair {
            [first, second] if first.at.english > second.at.english => Some((*first, *second)),
            _ => None,
        }));
    }
    turned
}

/// The figures that both texts have.
fn met(board: &Board<'_>) -> Vec<Met> {
    let mut met = Vec::new();
    for (ours, theirs) in &board.matched {
        let (Some(a), Some(b)) = (board.chinese.get(*ours), board.english.get(*theirs)) else { continue };
        if a.figure.loose || b.figure.loose || a.end || b.end {
            continue;
        }
        let at = Anchor { chinese: a.figure.number.start, english: b.figure.number.start };
        met.push(Met { item: (*ours, *theirs), at, class: (a.figure.kind, a.figure.dimension()) });
    }
    met
}

/// Without those that stand twice in a text: they tell nothing.
fn told_once(mut met: Vec<Met>, board: &Board<'_>) -> Vec<Met> {
    let name = |item: &Item<'_>| (item.figure.kind, item.figure.value_text());
    let mut times: HashMap<(Kind, String), usize> = HashMap::new();
    for item in board.chinese.iter().chain(&board.english).filter(|item| !item.figure.loose) {
        *times.entry(name(item)).or_default() += 1;
    }
    let once = |item: Option<&Item<'_>>| item.is_some_and(|item| times.get(&name(item)).is_some_and(|times| *times <= 2));
    met.retain(|figure| once(board.chinese.get(figure.item.0)) && once(board.english.get(figure.item.1)));
    met
}
