//! English by words: what they are compared by, so that a phrase is found in whatever inflection, case and spelling with
//! hyphens or spaces it stands. The stems are rough on purpose: two forms of one word fall together, and irregular ones
//! are left to the termbase.

use std::ops::Range;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Lower case, without the ending of a plural or a possessive.
    pub plain: String,
    /// Without the endings of verbs too, where that is another.
    stem: Option<String>,
    /// Whether there was such an ending, before which an `e` may have gone.
    cut: bool,
    /// Where it stands.
    pub range: Range<usize>,
}

impl Word {
    fn stem(&self) -> &str {
        self.stem.as_deref().unwrap_or(&self.plain)
    }

    /// Whether this is a form of a word that ends in `e`: digitalizing, digitalize.
    fn lost_e_of(&self, other: &Self) -> bool {
        self.cut && !other.cut && other.stem().strip_suffix('e') == Some(self.stem())
    }
}

/// How closely the words of a phrase are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// Any inflection: plans, planned, planning.
    Inflected,
    /// The word itself and its plural.
    Exact,
}

/// The words of a text: letters and digits that stand together, an apostrophe between letters included.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::with_capacity(text.len() / 6 + 1);
    let mut start = None;
    let is_apostrophe = |c: char| matches!(c, '\'' | '’');
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map(|(_, next)| *next);
        let joins = c.is_alphanumeric() || is_apostrophe(c) && start.is_some() && next.is_some_and(char::is_alphabetic);
        match (joins, start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.extend(word(text, from..at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.and_then(|from| word(text, from..text.len())));
    words
}

fn word(text: &str, range: Range<usize>) -> Option<Word> {
    let written = text.get(range.clone())?;
    let mut plain = if written.is_ascii() { written.to_ascii_lowercase() } else { written.to_lowercase() };
    let bare = plain.strip_suffix("'s").or(plain.strip_suffix("’s")).map_or(plain.len(), str::len);
    plain.truncate(bare);
    make_singular(&mut plain);
    let (stem, cut) = stem(&plain);
    Some(Word { plain, stem, cut, range })
}

/// Where a phrase stands among the words of a text.
pub fn find_phrases<'w>(phrase: &'w [Word], text: &'w [Word], likeness: Likeness) -> impl Iterator<Item = Range<usize>> + 'w {
    let like = move |a: &Word, b: &Word| match likeness {
        Likeness::Inflected => a.stem() == b.stem() || a.lost_e_of(b) || b.lost_e_of(a),
        Likeness::Exact => a.plain == b.plain,
    };
    let windows = (!phrase.is_empty()).then(|| text.windows(phrase.len())).into_iter().flatten();
    let found = windows.filter(move |window| phrase.iter().zip(*window).all(|(a, b)| like(a, b)));
    found.filter_map(|window| Some(window.first()?.range.start..window.last()?.range.end))
}

/// Takes off the ending of a plural, or of the third person.
fn make_singular(word: &mut String) {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let long = word.len() > 4;
    if long && word.ends_with("ies") {
        word.truncate(word.len() - 3);
        word.push('y');
    } else if long && ends(&["sses", "xes", "zes", "ches", "shes"]) {
        word.truncate(word.len() - 2);
    } else if word.len() > 3 && word.ends_with('s') && !ends(&["ss", "us", "is", "ics"]) {
        word.pop();
    }
}

/// Without `-ed` or `-ing`, and whether there was one; `y` at the end becomes `i`, a consonant doubled before the ending
/// single. Nothing where that is the word itself.
fn stem(word: &str) -> (Option<String>, bool) {
    let has_vowel = |stem: &str| stem.contains(['a', 'e', 'i', 'o', 'u', 'y']);
    let verb = ["ing", "ed"].iter().find_map(|ending| word.strip_suffix(ending)).filter(|stem| stem.len() > 2 && has_vowel(stem));
    let mut bare = verb.unwrap_or(word);
    let mut last = bare.chars().rev();
    if let (true, Some(a), Some(b)) = (verb.is_some(), last.next(), last.next())
        && a == b
        && matches!(a, 'b' | 'd' | 'g' | 'm' | 'n' | 'p' | 'r' | 't')
    {
        bare = bare.get(..bare.len() - 1).unwrap_or(bare);
    }
    let stem = match bare.strip_suffix('y').filter(|rest| rest.len() > 1) {
        Some(rest) => Some(format!("{rest}i")),
        None if bare.len() < word.len() => Some(bare.to_owned()),
        None => None,
    };
    (stem, verb.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(phrase: &str, text: &'t str, likeness: Likeness) -> Option<&'t str> {
        find_phrases(&words(phrase), &words(text), likeness).next().and_then(|range| text.get(range))
    }

    #[test]
    fn inflections_hyphens_and_case_do_not_part_a_phrase() {
        for (phrase, text, stands) in [
            ("above the designated size", "firms Above-the-designated size", "Above-the-designated size"),
            ("industrial cluster", "ten industrial clusters’ firms", "industrial clusters"),
            ("plan", "it was planned", "planned"),
            ("set out", "The plan sets out goals", "sets out"),
            ("digitalize industry", "Digitalizing industry", "Digitalizing industry"),
            ("technology", "technologies", "technologies"),
            ("process", "processes", "processes"),
            ("enterprise", "the enterprise’s own", "enterprise’s"),
            ("e-commerce", "E-commerce", "E-commerce"),
            ("industry, university and research", "industry–university–and research", "industry–university–and research"),
        ] {
            assert_eq!(found(phrase, text, Likeness::Inflected), Some(stands), "{phrase} / {text}");
        }
    }

    #[test]
    fn other_words_are_other_words() {
        for (phrase, text) in [("plan", "plane"), ("act", "action"), ("process", "procession"), ("cluster", "a fluster")] {
            assert_eq!(found(phrase, text, Likeness::Inflected), None, "{phrase} / {text}");
        }
        assert_eq!(found("programming", "a programme, programs", Likeness::Exact), None);
        assert_eq!(found("large factory", "large factories", Likeness::Exact), Some("large factories"));
    }
}
