//! Words of a bound and of a change around an English figure. What is negated comes first: `not exceed` before `exceed`.

use super::tokens::{Kind, Tokens};
use crate::language::figures::figure::Direction;
use crate::language::{Bound, Change};

const BEFORE: &[(&str, Bound)] = &[
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("no greater than", Bound::AtMost),
    ("not greater than", Bound::AtMost),
    ("no higher than", Bound::AtMost),
    ("not higher than", Bound::AtMost),
    ("no larger than", Bound::AtMost),
    ("no longer than", Bound::AtMost),
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

/// Forms of verbs of change, by stem.
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

/// A bound before the figure that begins at `i`, and where it begins itself.
pub fn before(tokens: &Tokens<'_>, i: usize) -> Option<(Bound, usize)> {
    let i = i - usize::from(matches!(tokens.mark_before(i), '“' | '"' | '‘' | '(') && i > 0);
    let longest = |at: usize| {
        let found = BEFORE.iter().filter_map(|(phrase, bound)| Some((*phrase, *bound, tokens.phrase_before(at, phrase)?)));
        found.max_by_key(|(phrase, ..)| phrase.len())
    };
    let mut found = longest(i);
    if found.is_none() && matches!(tokens.word_before(i), "a" | "an" | "one" | "just" | "only" | "another") {
        found = longest(i - 1);
    }
    let (phrase, bound, start) = found?;
    if matches!(phrase, "past" | "some") && matches!(tokens.word_before(start), "the" | "in" | "over" | "of") && phrase == "past"
    {
        return None;
    }
    // “the top 10 firms”, “over” as an adverb of place, “the above 5 points”.
    let is_word = match phrase {
        "top" => tokens.word_before(start) == "the" || tokens.word_before(start).is_empty() || tokens.joined(start + 1),
        "above" | "past" | "estimated" if tokens.word_before(start) == "the" => phrase != "estimated",
        "under" | "within" => matches!(tokens.word(i), "article"),
        "about" => matches!(tokens.word_before(start), "brought" | "bring" | "come" | "came"),
        "up to" => matches!(
            tokens.word_before(start),
            "gone"
                | "go"
                | "goes"
                | "went"
                | "going"
                | "rise"
                | "rises"
                | "rose"
                | "risen"
                | "climb"
                | "climbed"
                | "moved"
                | "brought"
                | "live"
                | "add"
                | "adds"
                | "added"
                | "lived"
        ),
        _ => false,
    };
    if is_word || bound == Bound::Exactly {
        return None;
    }
    // “reach at least”, “exceed about”: what says more holds; “reach” says nothing.
    if bound == Bound::Reaches {
        return Some((bound, start));
    }
    // “well over”, “far more than”.
    let start =
        start - usize::from(matches!(tokens.word_before(start), "well" | "far" | "significantly" | "very" | "somewhat" | "much"));
    Some((bound, start))
}

/// A bound after the figure that ends before `i`, and where it ends itself.
pub fn after(tokens: &Tokens<'_>, i: usize) -> Option<(Bound, usize)> {
    if tokens.mark(i) == '+' && tokens.joined(i) && !tokens.joined(i + 1) {
        return Some((Bound::SomewhatMoreThan, i + 1));
    }
    let hyphened = tokens.skip_hyphen(i);
    if hyphened > i {
        let bound = matches!(tokens.word(hyphened), "plus" | "odd" | "some").then_some(Bound::SomewhatMoreThan);
        return bound.map(|bound| (bound, hyphened + 1));
    }
    let mut at = i;
    // The noun may stand between: 500 demonstration factories or more.
    for skipped in 0..=3 {
        let found = AFTER.iter().filter_map(|(phrase, bound)| Some((*phrase, *bound, tokens.phrase(at, phrase)?)));
        if let Some((phrase, bound, end)) = found.max_by_key(|(phrase, ..)| phrase.len()) {
            let close = matches!(phrase, "plus" | "odd" | "upwards" | "minimum" | "maximum" | "approximately");
            // “5 million plus 3”, “at least 5” of what follows, “A or more B”.
            let goes_on =
                tokens.word(end) == "than" || tokens.is_number(end) || super::numeral::small(tokens.word(end)).is_some();
            if close && skipped > 0 || goes_on {
                return None;
            }
            return Some((bound, end));
        }
        let word = tokens.word(at);
        let stops = matches!(
            word,
            "" | "of"
                | "in"
                | "and"
                | "or"
                | "to"
                | "by"
                | "for"
                | "with"
                | "from"
                | "on"
                | "at"
                | "will"
                | "is"
                | "are"
                | "was"
                | "were"
        );
        if stops {
            return None;
        }
        at += 1;
    }
    None
}

/// The change that the figure which begins at `i` belongs to.
pub fn change(tokens: &Tokens<'_>, i: usize) -> (Option<Direction>, Option<Change>) {
    let word = tokens.word_before(i);
    let direction = match word {
        "by" => Some(Direction::By),
        "to" => Some(Direction::To),
        "from" => Some(Direction::From),
        "of" => None,
        _ => {
            let change = verb(word);
            return (change.map(|_| Direction::By), change);
        }
    };
    // The verb may stand a few words before: raise efficiency by 45 percent.
    let mut at = i - 1;
    let mut change = None;
    for _ in 0..9 {
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        match tokens.get(at).map(|token| token.kind) {
            Some(Kind::Word) => {
                let word = tokens.word(at);
                if matches!(word, "and" | "while" | "but" | "whereas") && direction != Some(Direction::To) {
                    break;
                }
                change = verb(word);
                if change.is_some() {
                    break;
                }
            }
            Some(Kind::Number | Kind::Mark('%')) if direction != Some(Direction::From) => {}
            Some(Kind::Mark(mark)) if super::tokens::is_hyphen(mark) || matches!(mark, '%' | '$' | '¥') => {}
            _ => break,
        }
    }
    match direction {
        // 3 to 5 percent, to 2025: an end only where something moves.
        Some(Direction::To) if change.is_none() => (None, None),
        None if change.is_some() => (None, None),
        _ => (direction, change),
    }
}

fn verb(word: &str) -> Option<Change> {
    let is = |stems: &[&str]| {
        stems.iter().any(|stem| match word.strip_prefix(stem) {
            Some(rest) => matches!(
                rest,
                "" | "s"
                    | "e"
                    | "es"
                    | "ed"
                    | "d"
                    | "ing"
                    | "en"
                    | "ped"
                    | "ping"
                    | "ting"
                    | "ned"
                    | "ning"
                    | "ion"
                    | "er"
                    | "th"
            ),
            None => false,
        })
    };
    if word.len() < 2 {
        None
    } else if is(UP) {
        Some(Change::Increase)
    } else if is(DOWN) {
        Some(Change::Reduction)
    } else {
        None
    }
}
