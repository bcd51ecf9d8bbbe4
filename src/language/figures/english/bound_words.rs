//! English words of bounds and of changes.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::language::{Bound, Change};

/// Phrases with their bounds.
type Phrases = Vec<(&'static str, Bound)>;

/// Before a figure.
const BEFORE: &[(&str, Bound)] = &[
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("no greater than", Bound::AtMost),
    ("not greater than", Bound::AtMost),
    ("no higher than", Bound::AtMost),
    ("not higher than", Bound::AtMost),
    ("no larger than", Bound::AtMost),
    ("no longer than", Bound::AtMost),
    ("no taller than", Bound::AtMost),
    ("no wider than", Bound::AtMost),
    ("no heavier than", Bound::AtMost),
    ("no older than", Bound::AtMost),
    ("no later than", Bound::AtMost),
    ("no deeper than", Bound::AtMost),
    ("no faster than", Bound::AtMost),
    ("no thicker than", Bound::AtMost),
    ("no younger than", Bound::AtLeast),
    ("no earlier than", Bound::AtLeast),
    ("no slower than", Bound::AtLeast),
    ("no narrower than", Bound::AtLeast),
    ("no thinner than", Bound::AtLeast),
    ("taller than", Bound::MoreThan),
    ("wider than", Bound::MoreThan),
    ("heavier than", Bound::MoreThan),
    ("older than", Bound::MoreThan),
    ("deeper than", Bound::MoreThan),
    ("faster than", Bound::MoreThan),
    ("thicker than", Bound::MoreThan),
    ("not exceed", Bound::AtMost),
    ("not to exceed", Bound::AtMost),
    ("not exceeding", Bound::AtMost),
    ("never exceed", Bound::AtMost),
    ("without exceeding", Bound::AtMost),
    ("not surpass", Bound::AtMost),
    ("not above", Bound::AtMost),
    ("not over", Bound::AtMost),
    ("not go above", Bound::AtMost),
    ("not go beyond", Bound::AtMost),
    ("not rise above", Bound::AtMost),
    ("nor exceed", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("at the most", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("maximum of", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("a ceiling of", Bound::AtMost),
    ("a cap of", Bound::AtMost),
    ("capped at", Bound::AtMost),
    ("cap at", Bound::AtMost),
    ("limited to", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("within", Bound::AtMost),
    ("kept to", Bound::AtMost),
    ("kept within", Bound::AtMost),
    ("no fewer than", Bound::AtLeast),
    ("not fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("no lower than", Bound::AtLeast),
    ("not lower than", Bound::AtLeast),
    ("no smaller than", Bound::AtLeast),
    ("no shorter than", Bound::AtLeast),
    ("not below", Bound::AtLeast),
    ("not under", Bound::AtLeast),
    ("not fall below", Bound::AtLeast),
    ("not drop below", Bound::AtLeast),
    ("not go below", Bound::AtLeast),
    ("not be lower than", Bound::AtLeast),
    ("not be less than", Bound::AtLeast),
    ("not be more than", Bound::AtMost),
    ("not be higher than", Bound::AtMost),
    ("at least", Bound::AtLeast),
    ("at the least", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("minimum of", Bound::AtLeast),
    ("a floor of", Bound::AtLeast),
    ("more than", Bound::MoreThan),
    ("greater than", Bound::MoreThan),
    ("higher than", Bound::MoreThan),
    ("larger than", Bound::MoreThan),
    ("longer than", Bound::MoreThan),
    ("better than", Bound::MoreThan),
    ("in excess of", Bound::MoreThan),
    ("upwards of", Bound::MoreThan),
    ("upward of", Bound::MoreThan),
    ("north of", Bound::MoreThan),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("beyond", Bound::MoreThan),
    ("past", Bound::MoreThan),
    ("exceed", Bound::MoreThan),
    ("exceeds", Bound::MoreThan),
    ("exceeded", Bound::MoreThan),
    ("exceeding", Bound::MoreThan),
    ("surpass", Bound::MoreThan),
    ("surpasses", Bound::MoreThan),
    ("surpassed", Bound::MoreThan),
    ("surpassing", Bound::MoreThan),
    ("top", Bound::MoreThan),
    ("tops", Bound::MoreThan),
    ("topped", Bound::MoreThan),
    ("pass", Bound::MoreThan),
    ("passes", Bound::MoreThan),
    ("passing", Bound::MoreThan),
    ("topping", Bound::MoreThan),
    ("crossed", Bound::MoreThan),
    ("crossing", Bound::MoreThan),
    ("passed", Bound::MoreThan),
    ("broke through", Bound::MoreThan),
    ("break through", Bound::MoreThan),
    ("outstrip", Bound::MoreThan),
    ("outstripped", Bound::MoreThan),
    ("just over", Bound::SomewhatMoreThan),
    ("just above", Bound::SomewhatMoreThan),
    ("a little over", Bound::SomewhatMoreThan),
    ("a little more than", Bound::SomewhatMoreThan),
    ("slightly more than", Bound::SomewhatMoreThan),
    ("slightly over", Bound::SomewhatMoreThan),
    ("slightly above", Bound::SomewhatMoreThan),
    ("less than", Bound::LessThan),
    ("fewer than", Bound::LessThan),
    ("lower than", Bound::LessThan),
    ("smaller than", Bound::LessThan),
    ("shorter than", Bound::LessThan),
    ("younger than", Bound::LessThan),
    ("below", Bound::LessThan),
    ("under", Bound::LessThan),
    ("short of", Bound::LessThan),
    ("shy of", Bound::LessThan),
    ("nearly", Bound::Nearly),
    ("almost", Bound::Nearly),
    ("close to", Bound::Nearly),
    ("approaching", Bound::Nearly),
    ("approached", Bound::Nearly),
    ("approach", Bound::Nearly),
    ("just under", Bound::Nearly),
    ("just below", Bound::Nearly),
    ("just short of", Bound::Nearly),
    ("just shy of", Bound::Nearly),
    ("nearing", Bound::Nearly),
    ("nearly at", Bound::Nearly),
    ("about", Bound::About),
    ("around", Bound::About),
    ("approximately", Bound::About),
    ("approx.", Bound::About),
    ("approx", Bound::About),
    ("roughly", Bound::About),
    ("some", Bound::About),
    ("circa", Bound::About),
    ("ca.", Bound::About),
    ("c.", Bound::About),
    ("an estimated", Bound::About),
    ("estimated", Bound::About),
    ("in the region of", Bound::About),
    ("in the order of", Bound::About),
    ("on the order of", Bound::About),
    ("or so", Bound::About),
    ("~", Bound::About),
    ("≈", Bound::About),
    (">", Bound::MoreThan),
    ("<", Bound::LessThan),
    ("≥", Bound::AtLeast),
    ("≤", Bound::AtMost),
    ("as many as", Bound::Reaches),
    ("as much as", Bound::Reaches),
    ("as high as", Bound::Reaches),
    ("as long as", Bound::Reaches),
    ("reach", Bound::Reaches),
    ("reaches", Bound::Reaches),
    ("reached", Bound::Reaches),
    ("reaching", Bound::Reaches),
    ("hit", Bound::Reaches),
    ("hits", Bound::Reaches),
    ("hitting", Bound::Reaches),
    ("totalled", Bound::Reaches),
    ("totaled", Bound::Reaches),
    ("the past", Bound::Exactly),
    ("the last", Bound::Exactly),
    ("over the past", Bound::Exactly),
    ("over the last", Bound::Exactly),
    ("over the next", Bound::Exactly),
    ("over the coming", Bound::Exactly),
    ("over the following", Bound::Exactly),
    ("over the", Bound::Exactly),
    ("exceed the", Bound::MoreThan),
    ("exceeded the", Bound::MoreThan),
    ("surpassed the", Bound::MoreThan),
    ("passed the", Bound::MoreThan),
    ("topped the", Bound::MoreThan),
    ("crossed the", Bound::MoreThan),
    ("within the", Bound::Exactly),
    ("by about", Bound::About),
];

/// After a figure and its unit, or the noun that it counts.
const AFTER: &[(&str, Bound)] = &[
    ("or more", Bound::AtLeast),
    ("or above", Bound::AtLeast),
    ("or over", Bound::AtLeast),
    ("or higher", Bound::AtLeast),
    ("or greater", Bound::AtLeast),
    ("or better", Bound::AtLeast),
    ("or longer", Bound::AtLeast),
    ("or older", Bound::AtLeast),
    ("and above", Bound::AtLeast),
    ("and over", Bound::AtLeast),
    ("and more", Bound::AtLeast),
    ("and up", Bound::AtLeast),
    ("and upwards", Bound::AtLeast),
    ("and older", Bound::AtLeast),
    ("upwards", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("at a minimum", Bound::AtLeast),
    ("at minimum", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("or less", Bound::AtMost),
    ("or fewer", Bound::AtMost),
    ("or below", Bound::AtMost),
    ("or under", Bound::AtMost),
    ("or lower", Bound::AtMost),
    ("or shorter", Bound::AtMost),
    ("or younger", Bound::AtMost),
    ("and below", Bound::AtMost),
    ("and under", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("at the most", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("or so", Bound::About),
    ("or thereabouts", Bound::About),
    ("approximately", Bound::About),
    ("plus", Bound::SomewhatMoreThan),
    ("odd", Bound::SomewhatMoreThan),
];

/// Verbs of a rise, by stem.
const UP: &[&str] = &[
    "grow",
    "grew",
    "grown",
    "rise",
    "rose",
    "risen",
    "rising",
    "increas",
    "rais",
    "climb",
    "gain",
    "expand",
    "jump",
    "surg",
    "soar",
    "up",
    "improv",
    "advanc",
    "boost",
    "lift",
    "widen",
    "accelerat",
    "add",
    "higher",
    "growth",
    "enlarg",
    "extend",
    "lengthen",
    "upgrad",
    "elevat",
    "strengthen",
    "leap",
    "swell",
];
/// Verbs of a fall, by stem.
const DOWN: &[&str] = &[
    "fall",
    "fell",
    "fallen",
    "declin",
    "decreas",
    "drop",
    "reduc",
    "cut",
    "lower",
    "shrink",
    "shrank",
    "shrunk",
    "shorten",
    "down",
    "slip",
    "slid",
    "contract",
    "compress",
    "narrow",
    "slash",
    "trim",
    "lessen",
    "lost",
    "plung",
    "tumbl",
    "reduction",
    "sav",
    "slow",
    "eas",
    "dip",
];

static BY_LAST: LazyLock<HashMap<&'static str, Phrases>> = LazyLock::new(|| by(BEFORE, last_part));
static LEADING: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| BEFORE.iter().flat_map(|(phrase, _)| phrase.split(|c: char| !c.is_alphabetic())).collect());
static BY_FIRST: LazyLock<HashMap<&'static str, Phrases>> =
    LazyLock::new(|| by(AFTER, |phrase| phrase.split(' ').next().unwrap_or(phrase)));

fn by(table: &[(&'static str, Bound)], key: impl Fn(&'static str) -> &'static str) -> HashMap<&'static str, Phrases> {
    let mut phrases: HashMap<&'static str, Phrases> = HashMap::default();
    for (phrase, bound) in table {
        phrases.entry(key(phrase)).or_default().push((phrase, *bound));
    }
    phrases
}

/// The last word of a phrase, or its last mark.
fn last_part(phrase: &str) -> &str {
    let start = phrase.rfind(|c: char| !c.is_alphabetic()).map_or(0, |at| at + 1);
    match phrase.get(start..) {
        Some("") | None => phrase.char_indices().next_back().and_then(|(at, _)| phrase.get(at..)).unwrap_or(phrase),
        Some(word) => word,
    }
}

/// Whether a word stands in some phrase before a figure.
pub fn leads_to_a_figure(word: &str) -> bool {
    LEADING.contains(word)
}

/// Phrases before a figure that end in this word or mark.
pub fn ending_in(last: &str) -> &'static [(&'static str, Bound)] {
    BY_LAST.get(last).map_or(&[], Vec::as_slice)
}

/// Phrases after a figure that begin with this word.
pub fn beginning_with(first: &str) -> &'static [(&'static str, Bound)] {
    BY_FIRST.get(first).map_or(&[], Vec::as_slice)
}

/// Stems of verbs by their first letter, those of a rise before those of a fall.
static VERBS: LazyLock<[Vec<(&'static str, Change)>; 26]> = LazyLock::new(|| {
    let mut verbs = [const { Vec::new() }; 26];
    let all = UP.iter().map(|stem| (*stem, Change::Increase)).chain(DOWN.iter().map(|stem| (*stem, Change::Reduction)));
    for (stem, change) in all {
        if let Some(own) = letter(stem).and_then(|letter| verbs.get_mut(letter)) {
            own.push((stem, change));
        }
    }
    verbs
});

fn letter(word: &str) -> Option<usize> {
    word.bytes().next()?.checked_sub(b'a').map(usize::from)
}

/// Stems of verbs of change that begin with the first letter of a word.
pub fn verbs(word: &str) -> &'static [(&'static str, Change)] {
    letter(word).and_then(|letter| VERBS.get(letter)).map_or(&[], Vec::as_slice)
}
