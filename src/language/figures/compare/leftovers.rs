//! What no pass matched: put into pairs by what is most alike, so that a message can say what happened.

use std::collections::BTreeSet;

use super::board::{Board, Item, MOST};
use super::gloss;
use super::keys::growth;
use super::{Difference, Mistake, Weight};
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::Dimension;

/// Tells everything that is left.
pub fn tell(board: &mut Board<'_>, found: &mut Vec<Difference>) {
    pair_off(board, found);
    gloss::repeat(board);
    lone(board, found);
    parts_of_the_year(board, found);
    plans_in_titles(board, found);
}

/// Puts figures into pairs by what is most alike.
fn pair_off(board: &mut Board<'_>, found: &mut Vec<Difference>) {
    let (ours, theirs) = board.left();
    let mut candidates = Vec::new();
    for (place, at) in ours.iter().take(MOST).enumerate() {
        for (other_place, other) in theirs.iter().take(MOST).enumerate() {
            let (Some(a), Some(b)) = (board.chinese.get(*at), board.english.get(*other)) else { continue };
            if let Some((cost, mistake)) = alike(&a.figure, &b.figure) {
                candidates.push((cost, place.abs_diff(other_place), *at, *other, mistake));
            }
        }
    }
    candidates.sort_by_key(|(cost, apart, at, other, _)| (*cost, *apart, *at, *other));
    for (_, _, at, other, mistake) in candidates {
        let (Some(a), Some(b)) = (board.chinese.get_mut(at), board.english.get_mut(other)) else { continue };
        if a.free && b.free {
            a.free = false;
            b.free = false;
            let mut difference = mistake.at(Some(a.of), Some(b.of));
            if a.figure.unit.name == "discount" {
                difference.weight = Weight::Warning;
            }
            found.push(difference);
        }
    }
}

/// Tells what has no counterpart; or a word of the other side as one, with another number: 一年 and two years.
fn lone(board: &mut Board<'_>, found: &mut Vec<Difference>) {
    let (ours, theirs) = board.left();
    let told: BTreeSet<usize> = found.iter().filter_map(|difference| difference.chinese).collect();
    let mut words = words_of(&board.english);
    for item in ours.into_iter().filter_map(|at| board.chinese.get(at)) {
        if let Some((mistake, word)) = answer(&mut words, &board.english, item) {
            found.push(mistake.at(Some(item.of), Some(word)));
        } else if !told.contains(&item.of) && !may_go_unsaid(&item.figure) {
            found.push(Mistake::OnlyChinese.at(Some(item.of), None));
        }
    }
    let told: BTreeSet<usize> = found.iter().filter_map(|difference| difference.english).collect();
    let mut words = words_of(&board.chinese);
    for item in theirs.into_iter().filter_map(|at| board.english.get(at)) {
        if let Some((mistake, word)) = answer(&mut words, &board.chinese, item) {
            found.push(mistake.at(Some(word), Some(item.of)));
        } else if !told.contains(&item.of) && !may_go_unsaid(&item.figure) {
            found.push(Mistake::OnlyEnglish.at(None, Some(item.of)));
        }
    }
    // Both ends of a range are one figure.
    found.dedup();
}

/// The words of a side that no figure has answered, so many as are looked at.
fn words_of(items: &[Item<'_>]) -> Vec<usize> {
    let free = items.iter().enumerate().filter(|(_, item)| item.free && item.figure.loose);
    free.map(|(at, _)| at).take(MOST).collect()
}

/// The first of these words that stands for a figure, taken out of them: the mistake, and its number in the reading.
fn answer(words: &mut Vec<usize>, items: &[Item<'_>], figure: &Item<'_>) -> Option<(Mistake, usize)> {
    let stands = |at: &usize| items.get(*at).and_then(|word| in_place_of(&word.figure, &figure.figure));
    let place = words.iter().position(|at| stands(at).is_some())?;
    let at = words.remove(place);
    Some((stands(&at)?, items.get(at)?.of))
}

/// 年底 for the beginning of the year: said on both sides, and not the same.
fn parts_of_the_year(board: &Board<'_>, found: &mut Vec<Difference>) {
    let part = |item: &&Item<'_>| item.free && item.figure.kind == Kind::Date && matches!(item.figure.value, Value::Code(_));
    let (ours, theirs) = (board.chinese.iter().filter(part), board.english.iter().filter(part));
    found.extend(ours.zip(theirs).map(|(ours, theirs)| Mistake::Date.at(Some(ours.of), Some(theirs.of))));
}

/// Plans in the titles of both sides, and not the same.
fn plans_in_titles(board: &Board<'_>, found: &mut Vec<Difference>) {
    let plan = |item: &&Item<'_>| item.free && item.figure.loose && item.figure.kind == Kind::Plan;
    let (ours, theirs) = (board.chinese.iter().filter(plan), board.english.iter().filter(plan));
    found.extend(ours.zip(theirs).map(|(ours, theirs)| Mistake::Plan.at(Some(ours.of), Some(theirs.of))));
}

/// 两处, the two: a number that a good translation often does without, or brings in.
fn may_go_unsaid(figure: &Figure) -> bool {
    let two = figure.exact().and_then(Ratio::to_integer) == Some(2);
    two && figure.written.spelt
        && figure.unit.is_count()
        && figure.kind == Kind::Amount
        && figure.per.is_none()
        && figure.bound == crate::language::Bound::Exactly
}

/// The mistake, if a word of one side stands for a figure of the other: 一个中心 as “two centres”, 半年 as “one year”.
fn in_place_of(word: &Figure, figure: &Figure) -> Option<Mistake> {
    let number = |figure: &Figure| figure.exact().and_then(Ratio::to_integer);
    if word.kind == Kind::Plan && figure.kind == Kind::Plan {
        return Some(Mistake::Plan);
    }
    let told = word.span.end > word.number.end;
    if figure.kind == Kind::Ordinal {
        let tier = word.kind == Kind::Amount && told && number(word).is_some_and(|value| value > 1);
        return (word.kind == Kind::Ordinal || tier).then_some(Mistake::Ordinal);
    }
    if word.kind != Kind::Amount || figure.kind != Kind::Amount || word.dimension() != figure.dimension() {
        return None;
    }
    if matches!(word.dimension(), Dimension::Months | Dimension::Seconds) {
        return measured(word, figure).map(|(_, mistake)| mistake);
    }
    let small = number(figure).is_some_and(|value| (2..=12).contains(&value));
    (number(word) == Some(1) && told && small).then_some(Mistake::Value)
}

/// How much two figures are alike, the less the more, and the mistake if one stands for the other.
fn alike(ours: &Figure, theirs: &Figure) -> Option<(u32, Mistake)> {
    use Kind::{Amount, Code, Date, Era, HalfYear, Multiple, Ordinal, Plan, Point, Quarter, Share, Vague, Year};
    match (ours.kind, theirs.kind) {
        (Year | Era, Year | Era) => Some((10, Mistake::Year)),
        (Plan, Plan) => Some((10, Mistake::Plan)),
        (Date | Quarter | HalfYear, Date | Quarter | HalfYear)
            if ours.kind == theirs.kind || ours.kind != Date && theirs.kind != Date =>
        {
            Some((if ours.kind == theirs.kind { near_dates(ours, theirs) } else { 15 }, Mistake::Date))
        }
        (Ordinal, Ordinal) => Some((10, Mistake::Ordinal)),
        (Code, Code) => Some((10, Mistake::Code)),
        (Code, Amount | Year | Ordinal) | (Amount | Year | Ordinal, Code) => {
            Some((if digits(ours) == digits(theirs) { 3 } else { 40 }, Mistake::Code))
        }
        (Share, Point) | (Point, Share) => {
            let same = ours.value == theirs.value || ours.canonical().is_some() && ours.canonical() == theirs.canonical();
            Some((if same { 5 } else { 45 }, Mistake::Point))
        }
        (Plan, Year | Amount | Ordinal) | (Year | Amount | Ordinal, Plan) => Some((60, Mistake::Plan)),
        (Date | Quarter | HalfYear, Amount | Ordinal) | (Amount | Ordinal, Date | Quarter | HalfYear) => {
            Some((70, Mistake::Date))
        }
        (Vague, Vague) => Some((10, Mistake::Scale)),
        (Amount | Year | Ordinal | Vague, Amount | Year | Ordinal | Vague)
        | (Share | Point | Multiple | Amount, Share | Point | Multiple | Amount) => measured(ours, theirs),
        _ => None,
    }
}

/// The digits of a value, as a name has them.
fn digits(figure: &Figure) -> String {
    figure.value_text().chars().filter(char::is_ascii_digit).collect()
}

fn near_dates(ours: &Figure, theirs: &Figure) -> u32 {
    match (&ours.value, &theirs.value) {
        (Value::Date { month: a, day: b }, Value::Date { month: c, day: d }) if a == c || b == d => 8,
        _ => 12,
    }
}

/// Two figures that are measured or counted.
fn measured(ours: &Figure, theirs: &Figure) -> Option<(u32, Mistake)> {
    if let (Some(a), Some(b), true) = (growth(ours), growth(theirs), ours.kind != theirs.kind)
        && let Some(power) = b.over(a).and_then(Ratio::as_power_of_ten).filter(|power| (1..=4).contains(&power.abs()))
    {
        return Some((10 + power.unsigned_abs(), Mistake::Scale));
    }
    let same_dimension = ours.dimension() == theirs.dimension();
    let same_number = ours.value == theirs.value;
    if same_dimension && ours.per != theirs.per {
        return Some((if same_number { 4 } else { 30 }, Mistake::Per));
    }
    if same_number && ours.unit != theirs.unit {
        if matches!(ours.unit.name, "tenths" | "discount") && theirs.unit.name == "percent" {
            return Some((5, Mistake::Scale));
        }
        // 5 of money for 5 of things is another figure as often as another unit.
        let told = !ours.unit.is_count() && !theirs.unit.is_count();
        return Some((if told { 5 } else { 22 }, Mistake::Unit));
    }
    if (ours.kind == Kind::Ordinal) != (theirs.kind == Kind::Ordinal) {
        return Some((28, Mistake::Ordinal));
    }
    if same_dimension {
        let (a, b) = (exact(ours), exact(theirs));
        if let (Some(a), Some(b)) = (a, b)
            && let Some(power) = b.over(a).and_then(Ratio::as_power_of_ten)
        {
            // 亿千瓦 in MW is a slip of the scale; kilograms for tonnes one of the unit.
            let unit = ours.unit != theirs.unit && ours.value == theirs.value;
            if (1..=4).contains(&power.abs()) {
                return Some((6 + power.unsigned_abs(), if unit { Mistake::Unit } else { Mistake::Scale }));
            }
        }
        let vague = (ours.kind == Kind::Vague) != (theirs.kind == Kind::Vague);
        let close = a.zip(b).is_some_and(|(a, b)| close(a, b));
        let kinds = u32::from(ours.kind != theirs.kind) * 8;
        return Some((if close { 14 } else { 20 } + kinds + u32::from(vague) * 10, Mistake::Value));
    }
    let (a, b) = (ours.exact(), theirs.exact());
    let power = a.zip(b).and_then(|(a, b)| b.over(a)).and_then(Ratio::as_power_of_ten);
    if let Some(power) = power.filter(|power| (1..=4).contains(&power.abs()) && ours.unit.is_count() == theirs.unit.is_count()) {
        return Some((30 + power.unsigned_abs(), Mistake::Value));
    }
    // A unit that the other side leaves out, and another number.
    let one_counts = ours.unit.is_count() != theirs.unit.is_count();
    let parts =
        |figure: &Figure| matches!(figure.dimension(), Dimension::Share | Dimension::Point) || figure.kind == Kind::Multiple;
    Some((
        if parts(ours) && parts(theirs) {
            30
        } else if one_counts {
            50
        } else {
            55
        },
        Mistake::Value,
    ))
}

fn exact(figure: &Figure) -> Option<Ratio> {
    match figure.canonical()? {
        Value::Exact(value) => Some(value),
        _ => None,
    }
}

/// Within a factor of three.
fn close(a: Ratio, b: Ratio) -> bool {
    let three = Ratio::whole(3);
    let below = |a: Ratio, b: Ratio| b.times(three).and_then(|b| a.compare(b)).is_some_and(std::cmp::Ordering::is_le);
    below(a, b) && below(b, a)
}
