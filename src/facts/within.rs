//! Which item of another enumeration an enumeration stands in.

use std::collections::BTreeMap;

use crate::facts::model::{Enumeration, Within};
use crate::facts::scan::Part;

/// An item by its places, and the characters that it takes.
struct Holder {
    part: Part,
    enumeration: usize,
    item: usize,
}

/// Tells each enumeration the smallest item of another that holds all of it: one in the same paragraph, else one that
/// goes over several.
pub(super) fn tell(all: &mut [Enumeration]) {
    let (mut inside, mut over) = (BTreeMap::<u32, Vec<Holder>>::new(), Vec::new());
    for (enumeration, one) in all.iter().enumerate() {
        for (item, held) in one.items.iter().enumerate() {
            inside.entry(held.first).or_default().push(Holder { part: held.part.clone(), enumeration, item });
            if held.last > held.first {
                over.push((held.first, held.last, enumeration, item));
            }
        }
    }
    let covers = covers(over);
    let mut found: Vec<Option<(usize, usize)>> = vec![None; all.len()];
    let mut by_paragraph: BTreeMap<u32, Vec<(usize, Part)>> = BTreeMap::new();
    for (number, one) in all.iter().enumerate() {
        let (Some(first), Some(last)) = (one.items.first(), one.items.last()) else { continue };
        if first.first == last.last {
            let end = one.items.iter().map(|item| item.part.end).max().unwrap_or(first.part.end);
            by_paragraph.entry(first.first).or_default().push((number, first.part.start..end));
        }
    }
    for (paragraph, ones) in by_paragraph {
        let holders = inside.remove(&paragraph).unwrap_or_default();
        for (number, holder) in smallest(holders, ones) {
            if let Some(place) = found.get_mut(number) {
                *place = Some(holder);
            }
        }
    }
    for (number, one) in all.iter().enumerate() {
        let Some(place) = found.get_mut(number).filter(|place| place.is_none()) else { continue };
        let (Some(first), Some(last)) = (one.items.first(), one.items.last()) else { continue };
        let cover = covers.get(&first.first).into_iter().flatten().rev();
        *place = cover
            .into_iter()
            .find(|(end, enumeration, _)| *enumeration != number && *end >= last.last)
            .map(|(_, enumeration, item)| (*enumeration, *item));
    }
    let ids: Vec<String> = all.iter().map(|one| one.id.clone()).collect();
    for (one, holder) in all.iter_mut().zip(found) {
        one.within = holder.and_then(|(enumeration, item)| Some(Within { id: ids.get(enumeration)?.clone(), item: item + 1 }));
    }
}

/// For each paragraph the items over several that go over it: their last paragraphs and places, the largest first. More
/// than a few that hold each other are not kept.
fn covers(mut over: Vec<(u32, u32, usize, usize)>) -> BTreeMap<u32, Vec<(u32, usize, usize)>> {
    const DEEPEST: usize = 8;
    over.sort_by_key(|(first, last, ..)| std::cmp::Reverse(last - first));
    let mut covers: BTreeMap<u32, Vec<(u32, usize, usize)>> = BTreeMap::new();
    for (first, last, enumeration, item) in over {
        for paragraph in first..=last {
            let here = covers.entry(paragraph).or_default();
            if here.len() < DEEPEST {
                here.push((last, enumeration, item));
            }
        }
    }
    covers
}

/// For parts of a paragraph the smallest holder of another enumeration: by one walk over both.
fn smallest(mut holders: Vec<Holder>, mut ones: Vec<(usize, Part)>) -> Vec<(usize, (usize, usize))> {
    holders.sort_by_key(|holder| (holder.part.start, std::cmp::Reverse(holder.part.end)));
    ones.sort_by_key(|(_, part)| (part.start, part.end));
    let mut found = Vec::new();
    let mut open: Vec<Holder> = Vec::new();
    let mut holders = holders.into_iter().peekable();
    for (number, part) in ones {
        while let Some(holder) = holders.next_if(|holder| holder.part.start <= part.start) {
            open.retain(|other| other.part.end > holder.part.start);
            open.push(holder);
        }
        open.retain(|holder| holder.part.end > part.start);
        let holds = |holder: &&Holder| holder.enumeration != number && holder.part.end >= part.end;
        let smallest = open.iter().filter(holds).min_by_key(|holder| holder.part.len());
        found.extend(smallest.map(|holder| (number, (holder.enumeration, holder.item))));
    }
    found
}
