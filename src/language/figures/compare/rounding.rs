//! Rounded figures: 4776 as “about 480” passes where the words say that it is rounded and it is rounded right.

use std::cmp::Ordering;

use super::board::{Board, MOST};
use super::{Difference, Mistake};
use crate::language::Bound;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;

/// Matches what is rounded and says so; tells what is rounded and does not, or wrongly.
pub fn forgive(board: &mut Board<'_>, found: &mut Vec<Difference>) {
    let (mut ours, mut theirs) = board.left();
    ours.retain(|at| board.chinese.get(*at).is_some_and(|item| !item.end));
    theirs.retain(|at| board.english.get(*at).is_some_and(|item| !item.end));
    for at in ours.into_iter().take(MOST) {
        let best = theirs.iter().take(MOST).filter_map(|other| {
            let (ours, theirs) = (board.chinese.get(at)?, board.english.get(*other).filter(|item| item.free)?);
            let verdict = judge(&ours.figure, &theirs.figure)?;
            Some((verdict, *other))
        });
        let Some((verdict, other)) = best.min_by_key(|(verdict, _)| *verdict) else { continue };
        let (Some(ours), Some(theirs)) = (board.chinese.get_mut(at), board.english.get_mut(other)) else { continue };
        ours.free = false;
        theirs.free = false;
        if verdict == Verdict::Unsaid {
            found.push(Mistake::Rounding.at(Some(ours.of), Some(theirs.of)));
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    /// Rounded, and said so.
    Right,
    /// Rounded without a word, or hedged and wrong.
    Unsaid,
}

fn judge(ours: &Figure, theirs: &Figure) -> Option<Verdict> {
    let kinds = matches!(
        (ours.kind, theirs.kind),
        (Kind::Amount, Kind::Amount) | (Kind::Share, Kind::Share) | (Kind::Multiple, Kind::Multiple)
    );
    let same = kinds && ours.per == theirs.per && ours.dimension() == theirs.dimension();
    let (Some(Value::Exact(a)), Some(Value::Exact(b))) = (ours.canonical(), theirs.canonical()) else { return None };
    if !same || a == b {
        return None;
    }
    // The rounder of the two is the one that was rounded.
    let (exact, round, hedge) =
        if roundness(theirs)? >= roundness(ours)? { (a, theirs, theirs.bound) } else { (b, ours, ours.bound) };
    // 十余种: eleven to nineteen, a dozen or so.
    let teens = |loose: &Figure, told: Ratio| {
        loose.bound == Bound::SomewhatMoreThan
            && loose.exact() == Some(Ratio::whole(10))
            && told.to_integer().is_some_and(|told| (11..=19).contains(&told))
    };
    if teens(ours, b) || teens(theirs, a) {
        return Some(Verdict::Right);
    }
    // What has a bound of its own was not rounded: 超过73% is no more than 70 percent.
    let bare = |bound: Bound| matches!(bound, Bound::Exactly | Bound::Reaches);
    let bounded = if std::ptr::eq(round, theirs) { ours.bound } else { theirs.bound };
    if !(bare(bounded) || bounded == Bound::About && hedge == Bound::About) {
        return None;
    }
    let Some(Value::Exact(value)) = round.canonical() else { return None };
    let fits = rounds_to(exact, round)?;
    let above = exact.compare(value)?;
    let hedged = match hedge {
        Bound::About => fits,
        Bound::Nearly => above != Ordering::Greater && near(exact, value),
        Bound::SomewhatMoreThan | Bound::MoreThan => above == Ordering::Greater && near(exact, value),
        Bound::LessThan => above == Ordering::Less && near(exact, value),
        _ => return if fits && near(exact, value) { Some(Verdict::Unsaid) } else { None },
    };
    // Units whose ratio is no round number are never exact.
    if hedged {
        Some(Verdict::Right)
    } else if hedge == Bound::About && (near(exact, value) || within_a_step(exact, round) == Some(true)) {
        Some(Verdict::Unsaid)
    } else {
        None
    }
}

/// Within a twentieth.
fn near(exact: Ratio, value: Ratio) -> bool {
    let apart = || {
        let apart = exact.minus(value)?;
        let apart = if apart.compare(Ratio::ZERO)?.is_lt() { Ratio::ZERO.minus(apart)? } else { apart };
        apart.times(Ratio::whole(20))?.compare(exact)
    };
    apart().is_some_and(Ordering::is_le)
}

/// Whether the two are less than one apart in the last place of the rounder: 8.7 and about 8.
fn within_a_step(exact: Ratio, round: &Figure) -> Option<bool> {
    let Some(Value::Exact(value)) = round.canonical() else { return None };
    if roundness(round)? < 0 || round.unit.name == "of the whole" {
        return Some(false);
    }
    let step = Ratio::power_of_ten(u32::try_from(roundness(round)?).ok()?)?.times(round.unit.scale()?)?;
    let apart = exact.minus(value)?;
    let apart = if apart.compare(Ratio::ZERO)?.is_lt() { Ratio::ZERO.minus(apart)? } else { apart };
    Some(apart.compare(step)?.is_lt())
}

/// How many zeros a number ends in, less the digits after its point; large for a fraction in words.
fn roundness(figure: &Figure) -> Option<i32> {
    let value = figure.exact()?;
    let (mut numerator, denominator) = value.parts();
    if figure.unit.name == "of the whole" {
        return Some(99);
    }
    if numerator == 0 {
        return Some(0);
    }
    let places = value.to_decimal()?.fraction_digits();
    if denominator != 1 {
        return Some(-i32::try_from(places).ok()?);
    }
    let mut zeros = 0;
    while numerator % 10 == 0 && zeros < 40 {
        numerator /= 10;
        zeros += 1;
    }
    Some(zeros)
}

/// Whether `exact`, rounded to the significant digits of `round`, is `round`.
fn rounds_to(exact: Ratio, round: &Figure) -> Option<bool> {
    let Some(Value::Exact(value)) = round.canonical() else { return None };
    if round.unit.name == "of the whole" {
        return Some(near(exact, value));
    }
    let step = Ratio::power_of_ten(roundness(round)?.unsigned_abs())?;
    let step = if roundness(round)? < 0 { Ratio::ONE.over(step)? } else { step };
    let step = step.times(round.unit.scale()?)?;
    let apart = exact.minus(value)?;
    let apart = if apart.compare(Ratio::ZERO)?.is_lt() { Ratio::ZERO.minus(apart)? } else { apart };
    // 24718 is about 25,000; and 1287 is some 1,300.
    Some(apart.times(Ratio::whole(2))?.compare(step)?.is_le())
}
