//! All enumerations of an article, in their order, each with its name.

use crate::facts::digits::nicknames;
use crate::facts::draft::Draft;
use crate::facts::lists::lists;
use crate::facts::marks::marks;
use crate::facts::model::{Announced, Enumeration, Form, Item};
use crate::facts::paragraphs::Paragraph;
use crate::facts::scan::Scan;
use crate::facts::{rows, steps, within};

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
    for of_one in drafts.chunk_by(|one, other| one.paragraph == other.paragraph) {
        for (nth, draft) in of_one.iter().enumerate() {
            let paragraph = draft.paragraph;
            let id = if of_one.len() == 1 { format!("p{paragraph}") } else { format!("p{paragraph}-{}", nth + 1) };
            named.push(enumeration(id, draft));
        }
    }
    within::tell(&mut named);
    named
}

fn enumeration(id: String, draft: &Draft) -> Enumeration {
    Enumeration {
        id,
        form: draft.form,
        announced: draft.announced.clone(),
        items: draft.items.clone(),
        open: draft.open,
        within: None,
    }
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
    let listed = lists(scan, &marks(scan)).into_iter().map(|list| Draft {
        paragraph: number,
        start: list.part.start,
        form: Form::List,
        announced: list.announced.map(|found| Announced::of(number, scan, &found)),
        items: list.items.iter().map(|name| item(name, None)).collect(),
        open: list.open,
        family: None,
    });
    let nicknamed = nicknames(scan).into_iter().map(|nickname| Draft {
        paragraph: number,
        start: nickname.written.start,
        form: Form::Digits,
        announced: Some(Announced {
            count: u32::try_from(nickname.digits.len()).unwrap_or(u32::MAX),
            paragraph: number,
            as_written: scan.text(&nickname.written).to_owned(),
            digits: nickname.digits,
            part: nickname.written,
        }),
        items: nickname.items.iter().map(|(counts, name)| item(name, Some(*counts))).collect(),
        open: false,
        family: None,
    });
    listed.chain(nicknamed).collect()
}
