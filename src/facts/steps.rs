//! Enumerations by enumerators: within a paragraph, and over paragraphs that each begin with one.

use std::collections::BTreeMap;

use crate::facts::announce::{Announcement, announcements};
use crate::facts::draft::Draft;
use crate::facts::marks::{Family, Mark, marks};
use crate::facts::model::{Announced, Form, Item};
use crate::facts::names::name;
use crate::facts::paragraphs::Paragraph;
use crate::facts::scan::{ENDS, FARTHEST, Part, Scan};

/// A number this far beyond the expected one still goes on with the enumeration: something is missing, and is told.
const GAP: u32 = 3;

/// All enumerations by enumerators.
pub(super) fn find(paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Vec<Draft> {
    let mut found = Vec::new();
    // Of each family the enumeration over paragraphs that may go on.
    let mut open: Vec<Row> = Vec::new();
    for (at, (paragraph, scan)) in paragraphs.iter().zip(scans).enumerate() {
        let all = marks(scan);
        let inside = inside(&all);
        let announced = if inside.is_empty() { Vec::new() } else { announcements(scan, &scan.whole()) };
        for row in &inside {
            found.extend(within(paragraph, scan, row, &announced));
        }
        let first = all.first().filter(|mark| scan.trim(scan.whole()).start == mark.start);
        let Some(first) = first.filter(|mark| !inside.iter().flatten().any(|other| other == *mark)) else { continue };
        let goes_on = open.iter_mut().find(|row| row.family == first.family && row.takes(first));
        match goes_on {
            Some(row) => row.steps.push((at, *first)),
            None if first.number == 1 => {
                // Another of the same family begins: the one before has ended.
                let (ended, others) = open.into_iter().partition(|row| row.family == first.family);
                open = others;
                found.extend(ended.into_iter().filter_map(|row: Row| row.over(paragraphs, scans)));
                open.push(Row { family: first.family, steps: vec![(at, *first)] });
            }
            None => {}
        }
    }
    found.extend(open.into_iter().filter_map(|row| row.over(paragraphs, scans)));
    found
}

/// The rows of marks of one family within a paragraph: from a first on, two at the least.
fn inside(all: &[Mark]) -> Vec<Vec<Mark>> {
    let mut rows: Vec<Vec<Mark>> = Vec::new();
    let mut latest: BTreeMap<Family, usize> = BTreeMap::new();
    for mark in all {
        match latest.get(&mark.family).and_then(|row| rows.get_mut(*row)) {
            Some(row) if row.last().is_some_and(|last| goes_on(last.number, mark)) => row.push(*mark),
            _ if mark.number == 1 => {
                latest.insert(mark.family, rows.len());
                rows.push(vec![*mark]);
            }
            _ => {}
        }
    }
    rows.retain(|row| row.len() > 1);
    rows
}

fn goes_on(last: u32, mark: &Mark) -> bool {
    // 最后 has no number of its own.
    mark.number == 0 || (last > 0 && mark.number > last && mark.number <= last + GAP)
}

/// The enumeration of a row of marks in one paragraph.
fn within(paragraph: &Paragraph, scan: &Scan<'_>, row: &[Mark], announced: &[Announcement]) -> Option<Draft> {
    let first = row.first()?;
    let ends = row.iter().skip(1).map(|mark| mark.start).chain([scan.len()]);
    let mut items = Vec::new();
    let mut number = 0;
    for (mark, end) in row.iter().zip(ends) {
        number = if mark.number == 0 { number + 1 } else { mark.number };
        items.push(item(paragraph, scan, mark.end..end, Some(number)));
    }
    let lead = first.start.saturating_sub(FARTHEST)..first.start;
    Some(Draft {
        paragraph: paragraph.number,
        start: first.start,
        form: Form::Steps,
        announced: lead_in_paragraph(scan, announced, &lead, items.len())
            .map(|found| Announced::of(paragraph.number, scan, &found)),
        items,
        open: false,
        family: Some(first.family),
    })
}

/// An item that begins after its mark.
pub(super) fn item(paragraph: &Paragraph, scan: &Scan<'_>, part: Part, number: Option<u32>) -> Item {
    let part = scan.trim(part);
    Item {
        name: scan.text(&name(scan, &part)).to_owned(),
        first: paragraph.number,
        last: paragraph.number,
        number,
        counts: None,
        part,
    }
}

/// What announces the steps of a paragraph: in the sentence that leads to them; else in the words before a colon that
/// the paragraph begins with; else in another sentence before them, that which agrees before the last.
fn lead_in_paragraph(scan: &Scan<'_>, all: &[Announcement], lead: &Part, count: usize) -> Option<Announcement> {
    let inside = |part: &Part| {
        let from = all.partition_point(|found| found.part.start < part.start);
        let to = all.partition_point(|found| found.part.end <= part.end);
        all.get(from..to.max(from)).unwrap_or_default()
    };
    let sentence = scan.start_of(lead.end, ENDS)..lead.end;
    if let Some(found) = inside(&sentence).last() {
        return Some(found.clone());
    }
    let head = 0..scan.end_of(0, &['：', ':', '。', '，']).min(lead.end);
    let headed = scan.at(head.end).is_some_and(|c| "：:".contains(c));
    if let Some(found) = inside(&head).last().filter(|_| headed) {
        return Some(found.clone());
    }
    let others = || inside(lead).iter().rev().filter(|found| scan.depth(found.part.start) == 0);
    others().find(|found| found.count as usize == count).or_else(|| others().next()).cloned()
}

/// What the paragraph before announces: in its last sentence.
pub(super) fn lead_before(paragraphs: &[Paragraph], scans: &[Scan<'_>], at: usize, heads: bool) -> Option<Announced> {
    let before = at.checked_sub(1)?;
    let (paragraph, scan) = (paragraphs.get(before)?, scans.get(before)?);
    let last = scan.sentences().pop()?;
    let ends_open = scan.text(&last).ends_with(['：', ':']);
    // Before headings only a colon makes it sure that what is announced is they.
    if heads && !ends_open {
        return None;
    }
    let found = announcements(scan, &last).pop()?;
    Some(Announced::of(paragraph.number, scan, &found))
}

/// Paragraphs that begin with the marks of one family.
struct Row {
    family: Family,
    /// By their places among the paragraphs.
    steps: Vec<(usize, Mark)>,
}

impl Row {
    fn takes(&self, mark: &Mark) -> bool {
        self.steps.last().is_some_and(|(_, last)| goes_on(last.number, mark))
    }

    fn over(self, paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Option<Draft> {
        let (first, first_mark) = *self.steps.first()?;
        let sections = matches!(self.family, Family::HanPoint | Family::DigitPoint | Family::Chapter);
        let announced = lead_before(paragraphs, scans, first, sections);
        // One alone is an enumeration where more were announced: the article may end early.
        if self.steps.len() < 2 && announced.is_none() {
            return None;
        }
        let mut items = Vec::new();
        for (nth, (at, mark)) in self.steps.iter().enumerate() {
            let (Some(paragraph), Some(scan)) = (paragraphs.get(*at), scans.get(*at)) else { continue };
            let mut item = item(paragraph, scan, mark.end..scan.len(), Some(mark.number));
            let next = self.steps.get(nth + 1).map(|(next, _)| *next);
            item.last = last_of(paragraphs, *at, next);
            items.push(item);
        }
        Some(Draft {
            paragraph: paragraphs.get(first)?.number,
            start: first_mark.start,
            form: Form::Steps,
            announced,
            items,
            open: false,
            family: Some(self.family),
        })
    }
}

/// The last paragraph that a step speaks in: its own, or, under a heading, the one before the next heading of its level.
fn last_of(paragraphs: &[Paragraph], at: usize, next: Option<usize>) -> u32 {
    let Some(own) = paragraphs.get(at) else { return 0 };
    let Some(level) = own.heading else { return own.number };
    let following = paragraphs.get(at + 1..next.unwrap_or(paragraphs.len())).unwrap_or_default();
    let under = following.iter().take_while(|other| other.heading.is_none_or(|other| other > level));
    under.last().map_or(own.number, |last| last.number)
}
