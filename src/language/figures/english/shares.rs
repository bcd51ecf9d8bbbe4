//! English parts and multiples: two-thirds, half, a quarter, twice, tripled, 2.5 times, fivefold.

use super::Found;
use super::numeral;
use super::order::ordinal_at;
use super::tokens::{Tokens, is_hyphen};
use super::{bounds, loose};
use crate::language::figures::figure::{Direction, Figure, Kind, Value};
use crate::language::figures::ratio::Ratio;
use crate::language::figures::units::{self, Unit};
use crate::language::{Bound, Change};

/// Multiples by name, and whether another language may do without a number for them.
const NAMES: &[(&str, i64, bool)] = &[
    ("doubled", 2, false),
    ("doubles", 2, false),
    ("doubling", 2, false),
    ("double", 2, true),
    ("twice", 2, false),
    ("twofold", 2, false),
    ("tripled", 3, false),
    ("triples", 3, false),
    ("tripling", 3, false),
    ("triple", 3, true),
    ("trebled", 3, false),
    ("treble", 3, true),
    ("threefold", 3, false),
    ("thrice", 3, false),
    ("quadrupled", 4, false),
    ("quadruples", 4, false),
    ("quadrupling", 4, false),
    ("quadruple", 4, true),
    ("fourfold", 4, false),
    ("quintupled", 5, false),
    ("quintuple", 5, true),
    ("fivefold", 5, false),
    ("sixfold", 6, false),
    ("sextupled", 6, false),
    ("sevenfold", 7, false),
    ("eightfold", 8, false),
    ("ninefold", 9, false),
    ("tenfold", 10, false),
    ("hundredfold", 100, false),
    ("redoubled", 2, true),
    ("redouble", 2, true),
    ("dual", 2, true),
    ("twin", 2, true),
    ("both", 2, true),
    ("pair", 2, true),
    ("couple", 2, true),
    ("either", 2, true),
    ("neither", 2, true),
    ("once", 1, true),
    ("single", 1, true),
    ("sole", 1, true),
    ("trio", 3, true),
    ("bilateral", 2, true),
    ("trilateral", 3, true),
    ("halfway", 1, true),
    ("mutual", 2, true),
    ("another", 1, true),
];

/// Orders of magnitude.
const PLURALS: &[(&str, u32)] = &[
    ("tens", 1),
    ("dozens", 1),
    ("scores", 1),
    ("hundreds", 2),
    ("thousands", 3),
    ("millions", 6),
    ("billions", 9),
    ("trillions", 12),
];

/// Words other than numbers with which a part or a multiple begins.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let others = ["a", "an", "half", "halved", "halve", "halving", "several", "few", "some", "many"];
    NAMES.iter().map(|(word, ..)| *word).chain(PLURALS.iter().map(|(word, _)| *word)).chain(others)
}

/// Reads a part or a multiple.
pub(super) fn read(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    fraction(tokens, i)
        .or_else(|| half(tokens, i))
        .or_else(|| named_multiple(tokens, i))
        .or_else(|| times(tokens, i))
        .or_else(|| few(tokens, i))
}

fn finish(tokens: &Tokens<'_>, kind: Kind, value: Value, unit: &'static Unit, start: usize, end: usize) -> Figure {
    let mut figure = Figure::new(kind, value, tokens.span(start, end));
    figure.unit = unit;
    let mut from = start;
    let mut until = end;
    if let Some((bound, before)) = bounds::before(tokens, start) {
        figure.bound = bound;
        from = before;
    }
    if let Some((bound, after)) = bounds::after(tokens, end) {
        figure.bound = bound;
        until = after;
    }
    (figure.direction, figure.change) = bounds::change(tokens, from);
    figure.span = tokens.span(from, until);
    figure
}

/// two-thirds, one third, a fifth of, 2/3, three quarters.
fn fraction(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let whole = units::named("of the whole");
    if tokens.is_number(i)
        && tokens.mark(i + 1) == '/'
        && tokens.joined(i + 1)
        && tokens.joined(i + 2)
        && tokens.mark(i + 3) != '/'
    {
        let part = |at: usize| tokens.written(at).parse::<i64>().ok().filter(|part| (1..100).contains(part));
        let value = Ratio::new(i128::from(part(i)?), i128::from(part(i + 2)?))?;
        let below_one = value.compare(Ratio::ONE)?.is_lt();
        return below_one.then(|| Found::one(finish(tokens, Kind::Share, Value::Exact(value), whole, i, i + 3), i + 3));
    }
    let word = tokens.word(i);
    let above = match word {
        "a" | "an" => 1,
        _ => numeral::small(word).filter(|above| (1..20).contains(above))?,
    };
    // One in five, two out of three.
    if matches!(tokens.word(i + 1), "in" | "out") && word != "a" {
        let at = i + 2 + usize::from(tokens.word(i + 2) == "of") + usize::from(tokens.word(i + 2) == "every");
        let below = numeral::small(tokens.word(at)).filter(|below| *below > above && *below <= 10)?;
        let value = Ratio::new(i128::from(above), i128::from(below))?;
        return Some(Found::one(finish(tokens, Kind::Share, Value::Exact(value), whole, i, at + 1), at + 1));
    }
    // Once a quarter, every quarter, a year and a half.
    let frequent = matches!(tokens.word_before(i), "once" | "twice" | "times" | "every" | "each" | "per");
    if frequent && tokens.word(i + 1) == "quarter" {
        return None;
    }
    let at = tokens.skip_hyphen(i + 1);
    let (below, end) = match tokens.word(at) {
        "quarter" | "quarters" => (4, at + 1),
        "thirds" => (3, at + 1),
        "tenths" => (10, at + 1),
        "half" if word == "one" || word == "a" => (2, at + 1),
        "halves" => return None,
        word if word.ends_with('s') && word.len() > 5 => (super::order::ordinal_word(word.strip_suffix('s')?)?.0, at + 1),
        _ => {
            let (below, end) = ordinal_at(tokens, at)?;
            (below, end)
        }
    };
    if below < 2 || tokens.is_number(at) {
        return None;
    }
    // “a third step” is an ordinal; “a third of”, “one third” are parts; “a quarter” of a year is a length of time.
    let vague = matches!(word, "a" | "an") && !matches!(tokens.word(at), "quarter" | "half");
    let of = tokens.word(end) == "of"
        || matches!(tokens.word(end), "" | "in" | "by" | "as" | "from" | "to" | "and" | "than" | "over")
        || !matches!(tokens.mark(end), '\0');
    if vague && !of
        || matches!(tokens.word(end), "of") && tokens.word(end + 1) == "a" && tokens.word(end + 2) == "century"
        || below == 2 && tokens.word(at) == "second"
    {
        return None;
    }
    if above > 1 && below == 3 && tokens.word(at) == "third" && tokens.word(end) != "of" {
        return None;
    }
    let mut value = Ratio::new(i128::from(above), i128::from(below))?;
    let mut end = end;
    // A quarter of a million.
    let scale_at = end + 2;
    if tokens.phrase(end, "of a").is_some()
        && let Some(power) = numeral::scale(tokens.word(scale_at))
    {
        value = value.times(Ratio::power_of_ten(power)?)?;
        end = scale_at + 1;
        return Some(Found::one(finish(tokens, Kind::Amount, Value::Exact(value), units::named(""), i, end), end));
    }
    if let Some(found) = part_of_time(tokens, i, end, value) {
        return Some(found);
    }
    Some(Found::one(finish(tokens, Kind::Share, Value::Exact(value), whole, i, end), end))
}

/// half, half of, half the; half a year, half an hour.
fn half(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    if !matches!(tokens.word(i), "half" | "halved" | "halve" | "halving") {
        return None;
    }
    let value = Ratio::new(1, 2)?;
    if tokens.word(i) != "half" {
        let mut figure = finish(tokens, Kind::Share, Value::Exact(value), units::named("of the whole"), i, i + 1);
        (figure.direction, figure.change) = (Some(Direction::By), Some(Change::Reduction));
        return Some(Found::one(figure, i + 1));
    }
    if let Some(found) = part_of_time(tokens, i, i + 1, value) {
        return Some(found);
    }
    // half a million, half a dozen are numbers.
    if numeral::read(tokens, i).is_some() {
        return None;
    }
    let joined = is_hyphen(tokens.mark(i + 1)) && tokens.joined(i + 1);
    let mut figure = finish(tokens, Kind::Share, Value::Exact(value), units::named("of the whole"), i, i + 1);
    // half-finished, one and a half.
    figure.loose = joined || matches!(tokens.word_before(i), "other" | "better" | "latter");
    Some(Found::one(figure, i + 1))
}

/// half a year, a quarter of an hour, half-year.
fn part_of_time(tokens: &Tokens<'_>, start: usize, end: usize, value: Ratio) -> Option<Found> {
    let mut at = tokens.skip_hyphen(end);
    at += usize::from(tokens.word(at) == "of");
    at += usize::from(matches!(tokens.word(at), "a" | "an"));
    let (unit, until) = tokens.unit(at)?;
    let time = matches!(unit.dimension, units::Dimension::Months | units::Dimension::Seconds);
    let at_once = at > end || tokens.joined(at);
    (time && at_once).then(|| {
        let value = if unit.name == "centuries" { value.times(Ratio::whole(100)) } else { Some(value) };
        let unit = if unit.name == "centuries" { units::named("years") } else { unit };
        let figure = finish(tokens, Kind::Amount, Value::Exact(value.unwrap_or(Ratio::ONE)), unit, start, until);
        Found::one(figure, until)
    })
}

/// doubled, tripled, twice, twofold.
fn named_multiple(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let word = tokens.word(i);
    if let Some(times) = word.strip_suffix("fold").and_then(numeral::small).filter(|times| *times > 10) {
        let figure = finish(tokens, Kind::Multiple, Value::Exact(Ratio::whole(times)), units::named(""), i, i + 1);
        return Some(Found::one(Figure { direction: None, ..figure }, i + 1));
    }
    let (_, value, is_loose) = *NAMES.iter().find(|(name, ..)| *name == word)?;
    let kind =
        if matches!(word, "both" | "pair" | "couple" | "either" | "neither" | "once" | "single" | "sole" | "trio" | "another") {
            Kind::Amount
        } else {
            Kind::Multiple
        };
    if is_loose {
        // to double, will triple: a verb, and so a figure.
        let verb = matches!(
            tokens.word_before(i),
            "to" | "will"
                | "would"
                | "more"
                | "than"
                | "nearly"
                | "almost"
                | "should"
                | "can"
                | "could"
                | "must"
                | "about"
                | "roughly"
        ) && matches!(word, "double" | "triple" | "quadruple" | "treble" | "quintuple");
        if !verb {
            return Some(Found::one(loose(tokens, i, i + 1, kind, value), i + 1));
        }
    }
    let mut figure = finish(tokens, kind, Value::Exact(Ratio::whole(value)), units::named(""), i, i + 1);
    (figure.direction, figure.change) = (None, None);
    Some(Found::one(figure, i + 1))
}

/// 2.5 times, three-fold; `by two times` adds.
fn times(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let number = numeral::read(tokens, i)?;
    let at = tokens.skip_hyphen(number.end);
    let end = match tokens.word(at) {
        "times" | "fold" | "time" if tokens.word(at) != "time" => at + 1,
        "x" if tokens.joined(at) => at + 1,
        _ if tokens.mark(at) == '×' => at + 1,
        _ => return None,
    };
    let mut figure = finish(tokens, Kind::Multiple, Value::Exact(number.value), units::named(""), i, end);
    if figure.direction == Some(Direction::By) && tokens.word(at) == "times" && tokens.phrase_before(i, "by").is_some() {
        figure.value = Value::Exact(number.value.plus(Ratio::ONE)?);
    }
    if tokens.word(at) == "fold" || figure.direction != Some(Direction::By) {
        figure.direction = None;
    }
    Some(Found::one(figure, end))
}

/// hundreds of, dozens, tens of thousands, several hundred.
fn few(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let mut at = i;
    let mut power = 0;
    while let Some((_, more)) = PLURALS.iter().find(|(name, _)| *name == tokens.word(at)) {
        power += more;
        at += 1;
        if tokens.word(at) != "of" || !PLURALS.iter().any(|(name, _)| *name == tokens.word(at + 1)) {
            break;
        }
        at += 1;
    }
    if power == 0 {
        let named = matches!(tokens.word(i), "several" | "few" | "some" | "many");
        at = i + 1;
        let of = |word: &str| match word {
            "hundred" => Some(2),
            "dozen" => Some(1),
            word => numeral::scale(word),
        };
        while let Some(more) = of(tokens.word(at)).filter(|_| named) {
            power += more;
            at += 1;
        }
    }
    if power == 0 {
        return None;
    }
    let mut end = at;
    let mut figure = Figure::new(Kind::Vague, Value::Exact(Ratio::power_of_ten(power)?), tokens.span(i, at));
    let next = at + usize::from(tokens.word(at) == "of");
    if let Some((unit, until)) = tokens.unit(next) {
        figure.unit = unit;
        end = until;
    }
    figure.bound = Bound::Exactly;
    Some(Found::one(figure, end))
}
