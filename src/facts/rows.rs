//! Enumerations whose items are paragraphs without a number: dashes and bullets, items of lists, words before a full
//! stop as before a text.

use crate::facts::draft::Draft;
use crate::facts::marks::{dash, marks};
use crate::facts::model::{Form, Item};
use crate::facts::names::run_in_head;
use crate::facts::paragraphs::Paragraph;
use crate::facts::scan::{Part, Scan};
use crate::facts::steps::{item, lead_before};

/// What an item of a row is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Dash,
    /// At a depth.
    Item(u8),
    Head,
}

/// All such enumerations.
pub(super) fn find(paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Vec<Draft> {
    let mut found = Vec::new();
    let mut row: Vec<(usize, Item)> = Vec::new();
    let mut way = None;
    for (at, (paragraph, scan)) in paragraphs.iter().zip(scans).enumerate() {
        let this = kind(paragraph, scan);
        if this.as_ref().map(|(this, _)| *this) != way {
            found.extend(close(&mut row, way, paragraphs, scans));
        }
        way = this.as_ref().map(|(this, _)| *this);
        match this {
            Some((Way::Head, head)) => {
                let mut head = item(paragraph, scan, head, None);
                head.part = scan.whole();
                row.push((at, head));
            }
            Some((_, words)) => row.push((at, item(paragraph, scan, words, None))),
            None => {}
        }
    }
    found.extend(close(&mut row, way, paragraphs, scans));
    found
}

fn kind(paragraph: &Paragraph, scan: &Scan<'_>) -> Option<(Way, Part)> {
    if let Some((_, depth)) = paragraph.item {
        return Some((Way::Item(depth), scan.whole()));
    }
    if let Some(start) = dash(scan) {
        return Some((Way::Dash, start..scan.len()));
    }
    if paragraph.heading.is_some() || marks(scan).first().is_some_and(|mark| scan.trim(scan.whole()).start == mark.start) {
        return None;
    }
    run_in_head(scan).map(|head| (Way::Head, head))
}

fn close(row: &mut Vec<(usize, Item)>, way: Option<Way>, paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Option<Draft> {
    let taken = std::mem::take(row);
    let form = match way? {
        Way::Dash | Way::Item(_) => Form::Bullets,
        Way::Head => Form::Heads,
    };
    let first = taken.first()?.0;
    if taken.len() < 2 {
        return None;
    }
    Some(Draft {
        paragraph: paragraphs.get(first)?.number,
        start: 0,
        form,
        announced: lead_before(paragraphs, scans, first, form == Form::Heads),
        items: taken.into_iter().map(|(_, item)| item).collect(),
        open: false,
        family: None,
    })
}
