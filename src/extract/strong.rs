//! Bold text that every Markdown parser closes. By CommonMark's flanking rule `**“十四五”**规划` stays literal, because the
//! closing run stands between punctuation and a letter; so marks at the edge of bold text are moved outside where they
//! would be in the way: `“**十四五**”规划`.

use crate::article::Run;

/// What stands beside a run of asterisks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Beside {
    /// White space, a line end, nothing.
    Space,
    /// What every parser takes for punctuation.
    Mark,
    /// A letter, or what some parser takes for one.
    Letter,
}

fn beside(c: Option<char>) -> Beside {
    match c {
        None => Beside::Space,
        Some(c) if c.is_whitespace() => Beside::Space,
        Some(c) if c.is_ascii_punctuation() => Beside::Mark,
        // General and CJK punctuation; of symbols not all parsers think alike.
        Some(
            '\u{2010}'..='\u{2027}'
            | '\u{3001}'..='\u{3003}'
            | '\u{3008}'..='\u{3011}'
            | '\u{3014}'..='\u{301F}'
            | '，'
            | '：'
            | '；'
            | '！'
            | '？'
            | '（'
            | '）'
            | '％'
            | '［'
            | '］'
            | '｛'
            | '｝'
            | '／'
            | '·',
        ) => Beside::Mark,
        Some(_) => Beside::Letter,
    }
}

/// Whether a run of asterisks beside this character needs nothing on its other side.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric()
}

/// The runs with bold that closes, and the bold texts from which marks were moved.
pub(super) fn closing(runs: &[Run]) -> (Vec<Run>, Vec<String>) {
    if runs.iter().all(|run| !run.strong) {
        return (runs.to_vec(), Vec::new());
    }
    let mut out: Vec<Run> = Vec::new();
    let mut moved = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        if !run.strong {
            push(&mut out, run.clone());
            continue;
        }
        // The bracket of a link stands between it and what is around.
        let before = match out.last() {
            Some(last) if last.href == run.href => last.text.chars().next_back(),
            None if run.href.is_none() => None,
            Some(last) if last.href.is_some() && run.href.is_none() => Some(')'),
            Some(last) if run.href.is_none() => last.text.chars().next_back(),
            _ => Some('['),
        };
        let next = runs.get(at + 1);
        let after = match next {
            Some(next) if next.href == run.href => next.text.chars().next(),
            None if run.href.is_none() => Some('['),
            Some(next) if next.href.is_some() && run.href.is_none() => Some('['),
            Some(next) if run.href.is_none() => next.text.chars().next(),
            _ => Some(']'),
        };
        let (start, end) = edges(&run.text, beside(before), beside(after));
        let part =
            |range: Option<&str>, strong| Run { text: range.unwrap_or_default().to_owned(), strong, href: run.href.clone() };
        if (start, end) != (0, run.text.len()) {
            moved.push(run.text.clone());
        }
        push(&mut out, part(run.text.get(..start), false));
        push(&mut out, part(run.text.get(start..end), true));
        push(&mut out, part(run.text.get(end..), false));
    }
    (out, moved)
}

/// The part of a bold text that can stay bold; an empty one at its end where nothing can.
fn edges(text: &str, before: Beside, after: Beside) -> (usize, usize) {
    let mut start = 0;
    let mut outside = before;
    for c in text.chars() {
        if is_plain(c) || (outside != Beside::Letter && !c.is_whitespace()) {
            break;
        }
        start += c.len_utf8();
        outside = beside(Some(c));
    }
    let mut end = text.len();
    let mut outside = after;
    for c in text.get(start..).unwrap_or_default().chars().rev() {
        if is_plain(c) || (outside != Beside::Letter && !c.is_whitespace()) {
            break;
        }
        end -= c.len_utf8();
        outside = beside(Some(c));
    }
    let (start, end) = paired(text, start, end);
    let inside = text.get(start..end).unwrap_or_default();
    if inside.chars().any(char::is_alphanumeric) { (start, end) } else { (text.len(), text.len()) }
}

/// Of a pair of quotation marks or brackets around the text, one does not stay inside alone.
fn paired(text: &str, start: usize, end: usize) -> (usize, usize) {
    const PAIRS: &[(char, char)] = &[
        ('“', '”'),
        ('‘', '’'),
        ('《', '》'),
        ('〈', '〉'),
        ('（', '）'),
        ('(', ')'),
        ('「', '」'),
        ('『', '』'),
        ('【', '】'),
        ('[', ']'),
    ];
    let inside = text.get(start..end).unwrap_or_default();
    let (first, last) = (inside.chars().next(), inside.chars().next_back());
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    for (open, close) in PAIRS {
        if first == Some(*open) && after.starts_with(*close) {
            return (start + open.len_utf8(), end);
        }
        if last == Some(*close) && before.ends_with(*open) {
            return (start, end - close.len_utf8());
        }
    }
    (start, end)
}

fn push(out: &mut Vec<Run>, run: Run) {
    if run.text.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.is_like(&run) => last.text.push_str(&run.text),
        _ => out.push(run),
    }
}
