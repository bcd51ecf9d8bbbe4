//! All enumerations of an article, in their order, each with its name.

use crate::facts::digits::nicknames;
use crate::facts::draft::Draft;
use crate::facts::lists::lists;
use crate::facts::model::{Announced, Enumeration, Form, Item, Within};
use crate::facts::paragraphs::Paragraph;
use crate::facts::scan::Scan;
use crate::facts::{rows, steps};

/// Finds them.
pub(super) fn find(paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Vec<Enumeration> {
    let mut drafts = steps::find(paragraphs, scans);
    drafts.extend(rows::find(paragraphs, scans));
    for (paragraph, scan) in paragraphs.iter().zip(scans) {
        drafts.extend(in_sentences(paragraph, scan));
    }
    // The larger before the smaller that begins at the same place.
    drafts.sort_by_key(|draft| (draft.paragraph, draft.start, std::cmp::Reverse(draft.items.len()), draft.form, draft.family));
    let mut named: Vec<Enumeration> = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let same = |other: &&Draft| other.paragraph == draft.paragraph;
        let id = match drafts.iter().filter(same).count() {
            1 => format!("p{}", draft.paragraph),
            _ => format!("p{}-{}", draft.paragraph, drafts.iter().take(at).filter(same).count() + 1),
        };
        named.push(enumeration(id, draft));
    }
    let within: Vec<Option<Within>> = named.iter().map(|one| within(one, &named)).collect();
    for (one, within) in named.iter_mut().zip(within) {
        one.within = within;
    }
    named
}

fn enumeration(id: String, draft: &Draft) -> Enumeration {
    let announced = draft.announced.clone().map(|(paragraph, as_written, count)| Announced {
        count,
        paragraph,
        as_written,
        digits: draft.digits.clone(),
    });
    Enumeration { id, form: draft.form, announced, items: draft.items.clone(), open: draft.open, within: None }
}

/// Lists and nicknames of one paragraph.
fn in_sentences(paragraph: &Paragraph, scan: &Scan<'_>) -> Vec<Draft> {
    let number = paragraph.number;
    let item = |name: &crate::facts::scan::Part, counts: Option<u32>| Item {
        name: scan.text(name).to_owned(),
        first: number,
        last: number,
        number: None,
        counts,
        part: name.clone(),
    };
    let listed = lists(scan).into_iter().map(|list| Draft {
        paragraph: number,
        start: list.part.start,
        form: Form::List,
        announced: list.announced.map(|found| (number, scan.text(&found.part).to_owned(), found.count)),
        digits: Vec::new(),
        items: list.items.iter().map(|name| item(name, None)).collect(),
        open: list.open,
        family: None,
    });
    let nicknamed = nicknames(scan).into_iter().map(|nickname| Draft {
        paragraph: number,
        start: nickname.written.start,
        form: Form::Digits,
        announced: Some((
            number,
            scan.text(&nickname.written).to_owned(),
            u32::try_from(nickname.digits.len()).unwrap_or(u32::MAX),
        )),
        digits: nickname.digits,
        items: nickname.items.iter().map(|(counts, name)| item(name, Some(*counts))).collect(),
        open: false,
        family: None,
    });
    listed.chain(nicknamed).collect()
}

/// The smallest item of another enumeration that holds all items of this one.
fn within(one: &Enumeration, all: &[Enumeration]) -> Option<Within> {
    let mut best: Option<(usize, Within)> = None;
    for other in all.iter().filter(|other| other.id != one.id) {
        for (nth, item) in other.items.iter().enumerate() {
            let holds = one.items.iter().all(|inner| item.holds(inner.first, &inner.part));
            let size = item.part.len() + (item.last - item.first) as usize * 1_000;
            if holds && best.as_ref().is_none_or(|(smallest, _)| size < *smallest) {
                best = Some((size, Within { id: other.id.clone(), item: nth + 1 }));
            }
        }
    }
    best.map(|(_, within)| within)
}
