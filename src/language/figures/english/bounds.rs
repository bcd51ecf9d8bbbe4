//! Words of a bound and of a change around an English figure. What is negated comes first: `not exceed` before `exceed`.

use super::bound_words::{beginning_with, ending_in, verbs};
use super::tokens::{Kind, Tokens};
use crate::language::figures::figure::Direction;
use crate::language::{Bound, Change};

/// A bound before the figure that begins at `i`, and where it begins itself.
pub fn before(tokens: &Tokens<'_>, i: usize) -> Option<(Bound, usize)> {
    let i = i - usize::from(matches!(tokens.mark_before(i), '“' | '"' | '‘' | '(') && i > 0);
    let longest = |at: usize| {
        let known = ending_in(tokens.lower_before(at)).iter();
        let found = known.filter_map(|(phrase, bound)| Some((*phrase, *bound, tokens.phrase_before(at, phrase)?)));
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
    // The noun may stand between: 500 demonstration factories or more.
    for (skipped, at) in (i..=i + 3).enumerate() {
        let known = beginning_with(tokens.word(at)).iter();
        let found = known.filter_map(|(phrase, bound)| Some((*phrase, *bound, tokens.phrase(at, phrase)?)));
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
    let is_ending = |rest: &str| {
        matches!(
            rest,
            "" | "s" | "e" | "es" | "ed" | "d" | "ing" | "en" | "ped" | "ping" | "ting" | "ned" | "ning" | "ion" | "er" | "th"
        )
    };
    let stem = verbs(word).iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(is_ending));
    stem.map(|(_, change)| *change).filter(|_| word.len() > 1)
}
