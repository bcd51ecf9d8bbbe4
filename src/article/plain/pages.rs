//! What the pages of a PDF leave in its text: their numbers, and the lines repeated at their heads and feet.

use std::collections::BTreeMap;

use crate::article::note::{Note, What};
use crate::article::plain::lines::Line;

/// Fewest pages on which a line stands that is no text.
const PAGES: usize = 3;

/// The lines without page numbers and repeated heads and feet; the line after one of them begins a page.
pub(super) fn without_marks<'t>(lines: Vec<Line<'t>>, notes: &mut Vec<Note>) -> Vec<Line<'t>> {
    let bare = bare_numbers(&lines);
    let is_number = |line: &Line<'_>| is_page_number(line.text) || bare.contains(&line.number);
    let repeated = repeated(&lines, &is_number);
    let mut kept: Vec<Line<'t>> = Vec::new();
    let (mut page, mut blank) = (false, 0);
    for line in lines {
        let what = if is_number(&line) {
            Some(What::PageNumber)
        } else if repeated.contains(&line.number) {
            Some(What::RunningHead)
        } else {
            None
        };
        blank = blank.max(line.blank);
        match what {
            Some(what) => {
                notes.push(Note::new(what, line.number, line.text));
                page = true;
            }
            None => {
                kept.push(Line { page: line.page || page, blank, ..line });
                (page, blank) = (false, 0);
            }
        }
    }
    kept
}

/// `- 5 -`, `— 5 —`, `第5页`, `第 5 页 共 10 页`, `5 / 10`, `Page 5 of 10`.
fn is_page_number(line: &str) -> bool {
    let line: String = line.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase();
    let dashes: &[char] = &['-', '–', '—', '－', '─', '―', '·', '•', '~'];
    let is_number = |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let inside = line.trim_matches(dashes);
    if inside.len() < line.len() && line.starts_with(dashes) && line.ends_with(dashes) && is_number(inside) {
        return true;
    }
    let pages = |text: &str| text.strip_prefix('第').and_then(|text| text.strip_suffix('页')).is_some_and(is_number);
    if pages(&line) {
        return true;
    }
    let both = line.split_once("页").map(|(first, rest)| (format!("{first}页"), rest.trim_start_matches(['，', ',', '/', '／'])));
    if let Some((first, rest)) = both
        && pages(&first)
        && rest.strip_prefix('共').and_then(|rest| rest.strip_suffix('页')).is_some_and(is_number)
    {
        return true;
    }
    let of = line.split_once(['/', '／']).or_else(|| line.strip_prefix("page").and_then(|rest| rest.split_once("of")));
    of.is_some_and(|(page, all)| is_number(page) && is_number(all) && page.len() <= all.len())
        || line.strip_prefix("page").is_some_and(is_number)
}

/// Lines that hold a number alone, where they count up: page 1, 2, 3.
fn bare_numbers(lines: &[Line<'_>]) -> Vec<usize> {
    let numbers: Vec<(usize, u32)> = lines
        .iter()
        .filter(|line| line.text.len() <= 4 && line.text.bytes().all(|byte| byte.is_ascii_digit()))
        .filter_map(|line| Some((line.number, line.text.parse().ok()?)))
        .collect();
    let counts_up = numbers.windows(2).all(|pair| matches!(pair, [(_, a), (_, b)] if *b == a + 1));
    if numbers.len() >= PAGES && counts_up { numbers.into_iter().map(|(line, _)| line).collect() } else { Vec::new() }
}

/// Lines beside the end of a page that stand on several pages, but for the digits in them.
fn repeated(lines: &[Line<'_>], is_number: &dyn Fn(&Line<'_>) -> bool) -> Vec<usize> {
    let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (at, line) in lines.iter().enumerate() {
        let after = lines.get(at + 1);
        let before = at.checked_sub(1).and_then(|before| lines.get(before));
        let at_edge = line.page || after.is_some_and(|after| after.page || is_number(after)) || before.is_some_and(is_number);
        if at_edge && !is_number(line) {
            let key: String = line.text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect();
            places.entry(key).or_default().push(line.number);
        }
    }
    places.into_iter().filter(|(key, found)| !key.is_empty() && found.len() >= PAGES).flat_map(|(_, found)| found).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_numbers_are_told_from_text() {
        for number in ["- 5 -", "— 12 —", "-5-", "第5页", "第 5 页 共 10 页", "第5页，共10页", "5 / 10", "Page 5 of 10", "· 7 ·"]
        {
            assert!(is_page_number(number), "{number}");
        }
        for text in ["2025", "5", "第5页说", "-5", "5-", "——", "10/5页", "共10页", "3 / 4的", "--", "第五页", "20251 / 20252"]
        {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
