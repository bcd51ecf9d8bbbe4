//! What is still to be matched on either side, and the passes that match it.

use std::borrow::Cow;
use std::collections::{HashMap, VecDeque};
use std::hash::Hash;

use crate::language::figures::figure::{Figure, Value};

/// So many unmatched figures of a side are looked at one by one; of more, a text is no longer a translation of the other.
pub const MOST: usize = 48;

/// A figure to be matched: one that was read, or an end of a range that was read.
#[derive(Clone, Debug)]
pub struct Item<'r> {
    /// The figure.
    pub figure: Cow<'r, Figure>,
    /// Its number in the reading.
    pub of: usize,
    /// Whether it is one end of a range.
    pub end: bool,
    /// Whether it is still to be matched.
    pub free: bool,
}

/// Both sides.
#[derive(Debug)]
pub struct Board<'r> {
    /// Items of the Chinese text.
    pub chinese: Vec<Item<'r>>,
    /// Items of the English text.
    pub english: Vec<Item<'r>>,
    /// What was matched, as numbers of items.
    pub matched: Vec<(usize, usize)>,
}

fn items(figures: &[Figure]) -> Vec<Item<'_>> {
    let items = figures.iter().enumerate();
    items.map(|(of, figure)| Item { figure: Cow::Borrowed(figure), of, end: false, free: true }).collect()
}

/// Whether some of these are still to be matched.
fn some_free(items: &[Item<'_>]) -> bool {
    items.iter().any(|item| item.free)
}

impl<'r> Board<'r> {
    /// A board with nothing matched.
    pub fn new(chinese: &'r [Figure], english: &'r [Figure]) -> Self {
        Self { chinese: items(chinese), english: items(english), matched: Vec::new() }
    }

    /// Matches free items of equal keys, in order. A figure without a key stays. Most passes find nothing left to match.
    pub fn pass<K: Hash + Eq>(&mut self, chinese: impl Fn(&Figure) -> Option<K>, english: impl Fn(&Figure) -> Option<K>) {
        if !some_free(&self.chinese) || !some_free(&self.english) {
            return;
        }
        let free = self.english.iter().enumerate().filter(|(_, item)| item.free);
        let mut waiting = Waiting::new(free.filter_map(|(at, item)| Some((english(&item.figure)?, at))).collect());
        if waiting.is_empty() {
            return;
        }
        for (at, item) in self.chinese.iter_mut().enumerate().filter(|(_, item)| item.free) {
            let Some(other) = chinese(&item.figure).and_then(|key| waiting.take(&key)) else { continue };
            item.free = false;
            if let Some(other_item) = self.english.get_mut(other) {
                other_item.free = false;
            }
            self.matched.push((at, other));
        }
    }

    /// Puts the two ends of every free range in its place. Whether there was one.
    pub fn take_ranges_apart(&mut self) -> bool {
        let mut some = false;
        for side in [&mut self.chinese, &mut self.english] {
            let mut ends = Vec::new();
            for item in side.iter_mut().filter(|item| item.free && !item.figure.loose) {
                let Value::Range(low, high) = item.figure.value else { continue };
                item.free = false;
                for end in [low, high] {
                    let figure = Figure { value: Value::Exact(end), ..item.figure.as_ref().clone() };
                    ends.push(Item { figure: Cow::Owned(figure), of: item.of, end: true, free: true });
                }
            }
            some |= !ends.is_empty();
            side.extend(ends);
        }
        some
    }

    /// The free figures of both sides that are no words, as numbers of items.
    pub fn left(&self) -> (Vec<usize>, Vec<usize>) {
        let left = |items: &[Item<'_>]| {
            let free = items.iter().enumerate().filter(|(_, item)| item.free && !item.figure.loose);
            free.map(|(at, _)| at).collect()
        };
        (left(&self.chinese), left(&self.english))
    }
}

/// English items that wait for one of an equal key, the first of them first. A place has a handful of figures, which are
/// found sooner without being hashed.
enum Waiting<K> {
    Few(Vec<(K, usize)>),
    Many(HashMap<K, VecDeque<usize>>),
}

impl<K: Hash + Eq> Waiting<K> {
    fn new(items: Vec<(K, usize)>) -> Self {
        if items.len() <= 16 {
            return Self::Few(items);
        }
        let mut many: HashMap<K, VecDeque<usize>> = HashMap::with_capacity(items.len());
        for (key, at) in items {
            many.entry(key).or_default().push_back(at);
        }
        Self::Many(many)
    }

    fn is_empty(&self) -> bool {
        matches!(self, Self::Few(few) if few.is_empty())
    }

    fn take(&mut self, key: &K) -> Option<usize> {
        match self {
            Self::Few(few) => few.iter().position(|(known, _)| known == key).map(|place| few.remove(place).1),
            Self::Many(many) => many.get_mut(key)?.pop_front(),
        }
    }
}
