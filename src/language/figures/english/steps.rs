//! English enumerators: `First,`, `Secondly,`, `(1)`, `(ii)`, `the first is`. Steps of a text, and no figures.

use super::Found;
use super::order::ordinal_word;
use super::tokens::Tokens;
use crate::language::figures::figure::Step;

const ADVERBS: &[(&str, u32)] = &[
    ("firstly", 1),
    ("secondly", 2),
    ("thirdly", 3),
    ("fourthly", 4),
    ("fifthly", 5),
    ("sixthly", 6),
    ("seventhly", 7),
    ("lastly", 0),
    ("finally", 0),
    ("first of all", 1),
    ("in the first place", 1),
    ("in the second place", 2),
    ("to begin with", 1),
    ("for one thing", 1),
    ("for another thing", 0),
    ("for another", 0),
    ("next", 0),
    ("last", 0),
    ("last but not least", 0),
];
const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// Words that begin an enumerator by themselves; those of several words begin with one of these, or are told by it and the
/// words after it.
pub(super) fn beginnings() -> impl Iterator<Item = &'static str> {
    let adverbs = ADVERBS.iter().map(|(phrase, _)| *phrase).filter(|phrase| !phrase.contains(' '));
    adverbs.chain(["first", "then", "one", "another"])
}

/// Reads an enumerator that begins a clause at `i`.
pub(super) fn read(tokens: &Tokens<'_>, i: usize) -> Option<Found> {
    let found = |number: u32, end: usize| Some(Found::Step(Step { span: tokens.span(i, end), number, loose: false }, end));
    let mark = tokens.mark(i);
    if let '①'..='⑳' = mark {
        return found(u32::from(mark) - u32::from('①') + 1, i + 1);
    }
    if mark == '(' && tokens.mark(i + 2) == ')' {
        let word = tokens.word(i + 1);
        let number = if tokens.is_number(i + 1) {
            tokens.written(i + 1).parse().ok().filter(|number| *number < 40)
        } else if let Some(place) = ROMAN.iter().position(|roman| *roman == word) {
            u32::try_from(place + 1).ok()
        } else if word.len() == 1 {
            word.bytes().next().map(|byte| u32::from(byte - b'a') + 1)
        } else {
            crate::language::figures::english::numeral::small(word).and_then(|number| u32::try_from(number).ok())
        };
        return number.and_then(|number| found(number, i + 3));
    }
    let line = i == 0 || tokens.text.get(tokens.end_before(i)..tokens.start(i)).is_some_and(|gap| gap.contains('\n'));
    let bracketed = tokens.mark(i + 1) == ')' && matches!(tokens.mark_before(i), ';' | ',' | ':' | '.')
        || tokens.mark(i + 1) == ')' && tokens.word_before(i) == "and";
    if tokens.is_number(i) && (line || bracketed) && matches!(tokens.mark(i + 1), '.' | ')') && tokens.joined(i + 1) {
        return tokens.written(i).parse().ok().filter(|number| *number < 40).and_then(|number| found(number, i + 2));
    }
    let before = tokens.mark_before(i);
    let after_and = tokens.word_before(i) == "and" && matches!(tokens.mark_before(i - 1), ';' | ',');
    let clause = line || matches!(before, '.' | ';' | ':' | '—' | '–' | '(' | '!' | '?' | '”' | ',' | '\u{fffc}') || after_and;
    if !clause {
        return None;
    }
    if tokens.word(i) == "then" && matches!(before, ',' | ';') {
        let step = Step { span: tokens.span(i, i + 1), number: 0, loose: true };
        return Some(Found::Step(step, i + 1));
    }
    if let Some((phrase, number)) = ADVERBS.iter().find(|(phrase, _)| tokens.phrase(i, phrase).is_some()) {
        let end = tokens.phrase(i, phrase)?;
        let comma = tokens.mark(end) == ',';
        let said = *number > 0 && !matches!(*phrase, "for another");
        return if said || *phrase == "for another" && comma || comma && before != ',' { found(*number, end) } else { None };
    }
    let sentence = line || matches!(before, '.' | ';' | ':' | '—' | '!' | '?') || after_and;
    if let Some((value, _)) = ordinal_word(tokens.word(i)).filter(|(value, _)| *value < 30) {
        let comma = tokens.mark(i + 1) == ',' || tokens.mark(i + 1) == ':';
        let is = matches!(tokens.word(i + 1), "is" | "was" | "we" | "it" | "to") && sentence;
        return if comma || is { found(u32::try_from(value).ok()?, i + 1) } else { None };
    }
    // One is …, the other …; another is ….
    let one = tokens.word(i) == "one" && matches!(tokens.word(i + 1), "is" | "was" | "side" | "concerns" | "being");
    let listed = sentence || matches!(before, ',');
    let loosely = |number: u32, end: usize| Some(Found::Step(Step { span: tokens.span(i, end), number, loose: true }, end));
    if one && listed {
        return loosely(1, i + 1);
    }
    let other = tokens.word(i) == "the"
        && tokens.word(i + 1) == "other"
        && (matches!(tokens.word(i + 2), "is" | "was" | "a" | "an" | "the" | "side" | "being") || tokens.mark(i + 2) == ',');
    if other && listed {
        return loosely(2, i + 2);
    }
    if tokens.word(i) == "another" && tokens.word(i + 1) == "is" && listed {
        return loosely(0, i + 1);
    }
    // The first is …; the second is ….
    if tokens.word(i) == "the" && sentence {
        let (value, _) = ordinal_word(tokens.word(i + 1)).filter(|(value, _)| *value < 30)?;
        return if matches!(tokens.word(i + 2), "is" | "was") { found(u32::try_from(value).ok()?, i + 2) } else { None };
    }
    None
}
