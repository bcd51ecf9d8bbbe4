//! What a translation may add where it is right: the years of a plan, a sum in another currency, a second mention.

use std::collections::{BTreeSet, HashSet};

use super::board::{Board, Item};
use super::{Difference, Mistake};
use crate::language::figures::figure::{Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Dimension;

/// First and last years of the five-year plans, from the first. Between the second and the third lay three years of
/// adjustment.
const PLANS: &[(i64, i64)] = &[
    (1953, 1957),
    (1958, 1962),
    (1966, 1970),
    (1971, 1975),
    (1976, 1980),
    (1981, 1985),
    (1986, 1990),
    (1991, 1995),
    (1996, 2000),
    (2001, 2005),
    (2006, 2010),
    (2011, 2015),
    (2016, 2020),
    (2021, 2025),
    (2026, 2030),
];

/// The years of a plan by its number.
pub fn years_of_plan(number: i64) -> Option<(i64, i64)> {
    usize::try_from(number).ok()?.checked_sub(1).and_then(|at| PLANS.get(at)).copied()
}

/// Takes out glosses that are right, and tells those that are not.
pub fn forgive(board: &mut Board<'_>, found: &mut Vec<Difference>) {
    for chinese in [true, false] {
        let (side, other) = if chinese { (&mut board.chinese, &board.english) } else { (&mut board.english, &board.chinese) };
        if !side.iter().any(|item| item.free && !item.figure.loose) {
            continue;
        }
        let plans: Vec<(i64, i64)> = side
            .iter()
            .filter(|item| item.figure.kind == Kind::Plan)
            .filter_map(|item| years_of_plan(item.figure.exact()?.to_integer()?))
            .collect();
        let alone: BTreeSet<i64> = side
            .iter()
            .filter(|item| item.free && item.figure.kind == Kind::Year)
            .filter_map(|item| item.figure.exact()?.to_integer())
            .collect();
        let foreign: Vec<Dimension> = other.iter().map(|item| item.figure.dimension()).collect();
        for item in side.iter_mut().filter(|item| item.free && !item.figure.loose) {
            if let Dimension::Money(_) = item.figure.dimension()
                && item.figure.aside
                && !foreign.contains(&item.figure.dimension())
            {
                item.free = false;
            }
            if item.figure.kind != Kind::Year || plans.is_empty() {
                continue;
            }
            match gloss(item, &plans, &alone) {
                Some(true) => item.free = false,
                Some(false) if item.figure.aside => {
                    item.free = false;
                    let (ours, theirs) = if chinese { (Some(item.of), None) } else { (None, Some(item.of)) };
                    found.push(Mistake::Year.at(ours, theirs));
                }
                _ => {}
            }
        }
    }
}

/// Whether these are the years of one of the plans: an end of one, or both.
fn gloss(item: &Item<'_>, plans: &[(i64, i64)], alone: &BTreeSet<i64>) -> Option<bool> {
    match item.figure.value {
        Value::Exact(year) => {
            let year = year.to_integer()?;
            // From 2021 to 2025: both of them, or one in parentheses.
            let whole = |first: &i64, last: &i64| item.figure.aside || alone.contains(first) && alone.contains(last);
            plans.iter().any(|(first, last)| (year == *first || year == *last) && whole(first, last)).then_some(true)
        }
        Value::Range(first, last) => {
            let span = (first.to_integer()?, last.to_integer()?);
            if plans.contains(&span) { Some(true) } else { item.figure.aside.then_some(false) }
        }
        _ => None,
    }
}

/// A plan, a year, a code, a small number said again on one side.
pub fn repeat(board: &mut Board<'_>) {
    let again = {
        let said = |items| -> HashSet<_> { mentions(items, false).map(|(_, mention)| mention).collect() };
        let [ours, theirs] = [&board.chinese, &board.english];
        if mentions(ours, true).chain(mentions(theirs, true)).next().is_none() {
            return;
        }
        let (said_ours, said_theirs) = (said(ours), said(theirs));
        [ours, theirs].map(|items| -> Vec<usize> {
            let again = mentions(items, true).filter(|(_, mention)| said_ours.contains(mention) && said_theirs.contains(mention));
            again.map(|(at, _)| at).collect()
        })
    };
    for (side, again) in [&mut board.chinese, &mut board.english].into_iter().zip(again) {
        for at in again {
            if let Some(item) = side.get_mut(at) {
                item.free = false;
            }
        }
    }
}

/// What may be said once for twice, a kind of figure with its value, among the items that are free or among the others.
fn mentions<'i>(items: &'i [Item<'_>], free: bool) -> impl Iterator<Item = (usize, (Kind, &'i Value))> {
    items.iter().enumerate().filter(move |(_, item)| item.free == free).filter_map(|(at, item)| Some((at, mention(item)?)))
}

fn mention<'i>(item: &'i Item<'_>) -> Option<(Kind, &'i Value)> {
    let figure = &item.figure;
    let small = figure.unit.is_count()
        && figure.kind == Kind::Amount
        && figure.per.is_none()
        && figure.exact().and_then(Ratio::to_integer).is_some_and(|value| value <= 20);
    let named = matches!(figure.kind, Kind::Plan | Kind::Year | Kind::Code | Kind::Date | Kind::Ordinal | Kind::Era);
    (small || named).then_some((figure.kind, &figure.value))
}
