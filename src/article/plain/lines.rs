//! Lines, and where paragraphs end: at white space that the making of the PDF left, at indents, at empty lines, or at
//! lines that are short.

use crate::article::numbering;
use crate::language::is_cjk;

/// A line that is not empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line<'t> {
    /// Its text, without white space around it.
    pub text: &'t str,
    /// Its number in the file, from 1.
    pub number: usize,
    /// How wide the white space before it is, in half characters of Chinese.
    pub indent: usize,
    /// Whether white space follows it.
    pub trails: bool,
    /// Empty lines before it.
    pub blank: usize,
    /// Whether a page begins with it.
    pub page: bool,
}

/// Reads the lines that are not empty. A form feed ends a page.
pub(super) fn read(text: &str) -> Vec<Line<'_>> {
    let mut found = Vec::new();
    let (mut blank, mut page) = (0, false);
    for (at, line) in text.split('\n').enumerate() {
        let bare = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{C}' || c == '\u{FEFF}');
        page |= line.split_once('\u{C}').is_some_and(|(before, _)| before.trim().is_empty());
        if bare.is_empty() {
            blank += 1;
            continue;
        }
        let before = line.find(bare).and_then(|at| line.get(..at)).unwrap_or_default();
        let trails = line.ends_with(char::is_whitespace);
        let indent = width(before);
        found.push(Line { text: bare, number: at + 1, indent, trails, blank, page });
        blank = 0;
        page = line.trim_end_matches(|c: char| c.is_whitespace() && c != '\u{C}').ends_with('\u{C}');
    }
    found
}

/// Width in half characters of Chinese.
fn width(text: &str) -> usize {
    text.chars()
        .map(|c| match c {
            '\u{C}' => 0,
            '\t' => 4,
            '\u{3000}' | '\u{2003}' => 2,
            c if is_cjk(c) || matches!(c, '“' | '”' | '…' | '—') => 2,
            _ => 1,
        })
        .sum()
}

/// The width that lines are wrapped at: that of nine in ten.
fn measure(lines: &[Line<'_>]) -> usize {
    let mut widths: Vec<usize> = lines.iter().map(|line| line.indent + width(line.text)).collect();
    widths.sort_unstable();
    widths.get(widths.len().saturating_sub(1) * 9 / 10).copied().unwrap_or_default()
}

/// Whether a sentence ends here.
pub(in crate::article) fn ends_sentence(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '’', '"', '\'', '）', ')', '》', '」', '』', '】']);
    bare.ends_with(['。', '！', '？', '…', '!', '?', '.', '；', ';', '：', ':']) || bare.len() < text.len() && bare.is_empty()
}

/// Whether the lines of a text are wrapped: a third are about as long as the longest, and end in the middle of a sentence.
pub(in crate::article) fn is_wrapped(text: &str) -> bool {
    let lines = read(text);
    let measure = measure(&lines);
    if !(40..=160).contains(&measure) {
        return false;
    }
    let full = |line: &&Line<'_>| (line.indent + width(line.text)) * 100 >= measure * 80;
    let open = lines.iter().filter(full).filter(|line| !ends_sentence(line.text)).count();
    open >= 3 && open * 3 >= lines.len()
}

/// The paragraphs, and how their ends were told.
pub(super) fn paragraphs<'t>(lines: &[Line<'t>]) -> (Vec<Vec<Line<'t>>>, &'static str) {
    let count = |is: &dyn Fn(&Line<'_>) -> bool| lines.iter().filter(|line| is(line)).count();
    let trailing = count(&|line| line.trails);
    let indented = count(&|line| line.indent >= 2);
    let common = common_blank(lines);
    let apart = lines.iter().skip(1).filter(|line| line.blank > common).count();
    let measure = measure(lines);
    if trailing > 0 && trailing * 2 <= lines.len().max(2) {
        return (divided(lines, |before, _| before.trails), "at white space after a line");
    }
    if indented > 0 && indented * 10 <= lines.len() * 6 {
        return (divided(lines, |before, line| line.indent >= 2 || is_heading_end(before, line, measure)), "at indented lines");
    }
    if apart > 0 {
        let ends = |before: &Line<'_>, line: &Line<'_>| {
            (line.blank > common && (!line.page || ends_sentence(before.text))) || is_heading_end(before, line, measure)
        };
        return (divided(lines, ends), "at empty lines");
    }
    let is_short = |line: &Line<'_>| (line.indent + width(line.text)) * 100 < measure * 85;
    let ends = |before: &Line<'_>, line: &Line<'_>| {
        (is_short(before) && ends_sentence(before.text)) || is_heading_end(before, line, measure)
    };
    (divided(lines, ends), "at short lines")
}

/// How many empty lines stand between lines as a rule: before all but one in five.
fn common_blank(lines: &[Line<'_>]) -> usize {
    let mut blanks: Vec<usize> = lines.iter().skip(1).map(|line| line.blank).collect();
    blanks.sort_unstable();
    blanks.get(blanks.len() / 5).copied().unwrap_or_default()
}

/// Whether one of two lines is a heading by itself.
fn is_heading_end(before: &Line<'_>, line: &Line<'_>, measure: usize) -> bool {
    let is_heading = |line: &Line<'_>| numbering::of(line.text).is_some() && width(line.text) * 100 < measure * 85;
    (is_heading(before) && numbering::is_heading(before.text))
        || (is_heading(line) && ends_sentence(before.text))
        || (numbering::of(line.text).is_some() && ends_sentence(before.text))
}

fn divided<'t>(lines: &[Line<'t>], ends: impl Fn(&Line<'t>, &Line<'t>) -> bool) -> Vec<Vec<Line<'t>>> {
    let mut paragraphs: Vec<Vec<Line<'t>>> = Vec::new();
    for line in lines {
        let goes_on = paragraphs.last().and_then(|lines| lines.last()).is_some_and(|before| !ends(before, line));
        match paragraphs.last_mut() {
            Some(lines) if goes_on => lines.push(*line),
            _ => paragraphs.push(vec![*line]),
        }
    }
    paragraphs
}
