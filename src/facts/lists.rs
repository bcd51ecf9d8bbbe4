//! Lists inside a sentence: what stands with `、` before “6个专项行动” or after “4类技术，包括”.

use crate::facts::announce::{Announcement, announcements};
use crate::facts::marks::Mark;
use crate::facts::pieces::{self, Pieces};
use crate::facts::scan::{ENDS, FARTHEST, Part, Scan};

/// A list as found.
#[derive(Clone, Debug)]
pub(super) struct List {
    /// What says how many there are.
    pub announced: Option<Announcement>,
    /// What is listed.
    pub items: Vec<Part>,
    /// Whether the list says itself that there is more: 等.
    pub open: bool,
    /// All of it, with what announces it.
    pub part: Part,
}

/// Words that begin a list after what announces it, the longest first.
const AFTER: &[&str] = &[
    "主要包括",
    "具体包括",
    "主要有",
    "主要是",
    "具体是",
    "具体为",
    "分别是",
    "分别为",
    "分别在",
    "包括",
    "包含",
    "就是",
    "如下",
    "分别",
    "即",
    "有",
    "为",
];

/// Words that begin a list without a number.
const PLAIN: &[&str] = &["包括", "包含", "涵盖", "分别是", "分别为", "主要有", "具体为", "具体是"];

/// What a list without a number ends with, after 等.
const WORKS: &[&str] = &["工作", "举措", "措施", "任务", "内容", "方面", "环节", "方式", "手段", "途径", "活动", "做法"];

/// An item has at most so many characters.
const LONGEST: usize = 40;

/// All lists of a paragraph, by where they begin; none inside another's items but those of one item.
pub(super) fn lists(scan: &Scan<'_>, marks: &[Mark]) -> Vec<List> {
    let mut found: Vec<List> = Vec::new();
    for announced in announcements(scan, &scan.whole()) {
        if let Some(list) = after(scan, marks, &announced).or_else(|| before(scan, &announced)) {
            // An announcement that stands in a list that another announced is one of its items. What was found stands in
            // order, so that only the last can meet this one.
            let met = found.iter().rev().take_while(|other| other.part.end > list.part.start);
            if met.into_iter().all(|other| other.items.len() < list.items.len()) {
                while found.last().is_some_and(|other| other.part.end > list.part.start) {
                    found.pop();
                }
                found.push(list);
            }
        }
    }
    let others: Vec<List> = plain(scan, marks).into_iter().filter(|list| !meets(&found, &list.part)).collect();
    found.extend(others);
    found.sort_by_key(|list| (list.part.start, list.part.end));
    found
}

/// Whether a part meets one of these lists, which stand in order and do not meet each other.
fn meets(lists: &[List], part: &Part) -> bool {
    let after = lists.partition_point(|list| list.part.end <= part.start);
    lists.get(after).is_some_and(|list| list.part.start < part.end)
}

/// “A、B和C三类”: the list that ends where the number begins.
fn before(scan: &Scan<'_>, announced: &Announcement) -> Option<List> {
    let from = scan.start_of(announced.part.start, &['，', '。', '；', '：', '！', '？', ',', ';', ':', '\n']);
    if announced.part.start - from >= FARTHEST {
        return None;
    }
    let whole = scan.trim(from..announced.part.start);
    let (whole, open) = pieces::without_and_so_on(scan, whole);
    let mut found = Pieces::of(scan, &whole, '、');
    found.drop_preamble(scan);
    let items = found.matching(scan, announced.count);
    let matches = items.len() == announced.count as usize;
    // Where the numbers differ it must be beyond doubt that it is a list: of three or with 等, short, not running into a verb.
    let doubtful = items.len() < 3 && !open
        || items.iter().any(|item| item.len() > 20)
        || found.last().is_some_and(|last| ["了", "的", "出台"].iter().any(|word| scan.find(last, word).is_some()));
    if items.len() < 2 || (!matches && doubtful) {
        return None;
    }
    let start = items.first()?.start;
    Some(List { announced: Some(announced.clone()), items, open, part: start..announced.part.end })
}

/// “三类技术，包括A、B和C”.
fn after(scan: &Scan<'_>, marks: &[Mark], announced: &Announcement) -> Option<List> {
    let start = introduced(scan, announced.part.end)?;
    let end = scan.end_of(start, ENDS);
    let scope = scan.trim(start..end);
    if scope.is_empty() || end - start >= FARTHEST || stepped(marks, &scope) {
        return None;
    }
    let clause = |stops: &[char]| scope.start..scan.end_of(scope.start, stops).min(scope.end);
    let first = clause(&['；', ';', '，', ',', '。']);
    let until = clause(&['；', ';', '。']);
    let candidates = [(&scope, '；'), (&first, '、'), (&until, '，'), (&until, '、')];
    let mut fallback = None;
    for (part, separator) in candidates {
        let (part, open) = pieces::cut_at_and_so_on(scan, scan.trim(part.clone()));
        let items = Pieces::of(scan, &part, separator).matching(scan, announced.count);
        if items.len() < 2 {
            continue;
        }
        let list = List { announced: Some(announced.clone()), part: announced.part.start..part.end, items, open };
        if list.items.len() == announced.count as usize {
            return Some(list);
        }
        // Another number of things is listed there only where they are all that stands there.
        let alone = first == until || list.open;
        if separator == '、' && alone && list.items.len() >= 3 && list.items.iter().all(|item| item.len() <= 20) {
            fallback.get_or_insert(list);
        }
    }
    fallback
}

/// Whether enumerators stand in a part: then they divide it.
fn stepped(marks: &[Mark], part: &Part) -> bool {
    let from = marks.partition_point(|mark| mark.start < part.start);
    marks.get(from).is_some_and(|mark| mark.start < part.end)
}

/// Where a list begins that words after an announcement introduce.
fn introduced(scan: &Scan<'_>, from: usize) -> Option<usize> {
    let skip = |at: usize, marks: &str| if scan.at(at).is_some_and(|c| marks.contains(c)) { at + 1 } else { at };
    let at = skip(skip(from, " ”"), "，,（(");
    let word = AFTER.iter().find(|word| scan.begins(at, word)).filter(|word| **word != "有" && **word != "为" || at == from);
    let behind = at + word.map_or(0, |word| word.chars().count());
    let colon = skip(behind, "：:");
    if word.is_some() || (colon > behind && at == from) { Some(skip(colon, " ")) } else { None }
}

/// Lists that nothing counts: after 包括, after a colon, between 通过 and 等举措.
fn plain(scan: &Scan<'_>, marks: &[Mark]) -> Vec<List> {
    let mut found = Vec::new();
    for at in scan.whole() {
        let word = PLAIN.iter().find(|word| scan.begins(at, word));
        let list = if let Some(word) = word {
            let start = at + word.chars().count();
            let start = if scan.at(start).is_some_and(|c| "：:".contains(c)) { start + 1 } else { start };
            worded(scan, marks, start)
        } else if scan.begins(at, "通过") {
            worded(scan, marks, at + 2).filter(|list| list.open)
        } else if scan.at(at).is_some_and(|c| "：:".contains(c)) {
            after_colon(scan, at + 1)
        } else {
            None
        };
        if let Some(list) = list
            && found.last().is_none_or(|last: &List| last.part.end <= list.part.start)
        {
            found.push(list);
        }
    }
    found
}

fn unannounced(scan: &Scan<'_>, part: &Part, separator: char, open: bool) -> Option<List> {
    let items = Pieces::of(scan, part, separator).plain(scan, open);
    let fine = items.len() >= 3 && items.iter().all(|item| item.len() <= LONGEST);
    fine.then(|| List { announced: None, part: part.clone(), items, open })
}

/// A list after a word: with commas where it ends in 等工作 or where each item states a figure, else with `、`.
fn worded(scan: &Scan<'_>, marks: &[Mark], start: usize) -> Option<List> {
    let end = scan.end_of(start, &['。', '；', ';', '！', '？', '\n']);
    let scope = scan.trim(start..end);
    if scope.is_empty() || end - start >= FARTHEST || stepped(marks, &scope) {
        return None;
    }
    let (cut, open) = pieces::cut_at_works(scan, scope.clone(), WORKS);
    let commas = scan.split(&cut, &['，', ',']);
    if open && commas.len() >= 3 {
        return unannounced(scan, &cut, '，', open);
    }
    let figures = |piece: &Part| piece.clone().any(|at| scan.at(at).is_some_and(|c| c.is_ascii_digit()));
    if commas.len() >= 3 && commas.iter().all(figures) {
        return unannounced(scan, &scope, '，', false);
    }
    let first = commas.first()?.clone();
    let (first, cut) = pieces::cut_at_and_so_on(scan, first);
    unannounced(scan, &first, '、', open || cut)
}

/// “要点：A、B、C。”: the whole sentence after a colon, and nothing else in it.
fn after_colon(scan: &Scan<'_>, start: usize) -> Option<List> {
    let end = scan.end_of(start, &['。', '；', ';', '！', '？', '\n']);
    let scope = scan.trim(start..end);
    if scope.is_empty() || end - start >= FARTHEST || scan.split(&scope, &['，', ',', '：', ':']).len() > 1 {
        return None;
    }
    let (cut, open) = pieces::cut_at_and_so_on(scan, scope);
    unannounced(scan, &cut, '、', open).filter(|list| list.items.iter().all(|item| item.len() <= 20))
}
