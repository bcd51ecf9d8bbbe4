//! What an article names: titles, words in quotation marks, dates, bodies.

use std::collections::HashMap;

use crate::facts::model::Mention;
use crate::facts::paragraphs::Paragraph;
use crate::facts::scan::{Part, Scan};
use crate::language::figures::{Figure, Kind, Reading, Value};
use crate::language::is_han;

/// Quoted words are so long at most: what is longer is a sentence.
const QUOTED: usize = 24;
/// The name of a body is so long at most.
const BODY: usize = 20;

/// Words in the order of their first mention.
#[derive(Default)]
struct Mentions {
    found: Vec<Mention>,
    /// Their places in `found`.
    places: HashMap<String, usize>,
}

impl Mentions {
    fn add(&mut self, text: &str, date: Option<String>, paragraph: u32) {
        match self.places.get(text).and_then(|place| self.found.get_mut(*place)) {
            Some(mention) if mention.paragraphs.last() == Some(&paragraph) => {}
            Some(mention) => mention.paragraphs.push(paragraph),
            None => {
                self.places.insert(text.to_owned(), self.found.len());
                self.found.push(Mention { text: text.to_owned(), date, paragraphs: vec![paragraph] });
            }
        }
    }
}

/// What stands between two marks, the outer ones where they nest.
fn between(paragraphs: &[Paragraph], scans: &[Scan<'_>], open: char, close: char, fits: impl Fn(&str) -> bool) -> Vec<Mention> {
    let mut mentions = Mentions::default();
    for (paragraph, scan) in paragraphs.iter().zip(scans) {
        let mut at = 0;
        while at < scan.len() {
            let depth = scan.depth(at);
            let end = if scan.at(at) == Some(open) && depth > 0 {
                (at + 1..scan.len()).find(|end| scan.at(*end) == Some(close) && scan.depth(*end) == depth)
            } else {
                None
            };
            let Some(end) = end else {
                at += 1;
                continue;
            };
            let text = scan.text(&scan.trim(at + 1..end));
            if !text.is_empty() && fits(text) {
                mentions.add(text, None, paragraph.number);
            }
            at = end + 1;
        }
    }
    mentions.found
}

/// Titles in 《》.
pub(super) fn titles(paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Vec<Mention> {
    between(paragraphs, scans, '《', '》', |_| true)
}

/// Words in “”, no sentences.
pub(super) fn quoted(paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Vec<Mention> {
    between(paragraphs, scans, '“', '”', |text| text.chars().count() <= QUOTED && !text.contains(['，', '。', '；']))
}

/// Dates: years, months and days that stand together are one.
pub(super) fn dates(paragraphs: &[Paragraph], scans: &[Scan<'_>], readings: &[Reading]) -> Vec<Mention> {
    let mut mentions = Mentions::default();
    for ((paragraph, scan), reading) in paragraphs.iter().zip(scans).zip(readings) {
        let dated =
            |figure: &&Figure| matches!(figure.kind, Kind::Year | Kind::Date | Kind::Quarter | Kind::HalfYear | Kind::Era);
        let mut figures = reading.stated().filter(dated).peekable();
        while let Some(first) = figures.next() {
            let mut span = first.span;
            let mut date = iso(first, None);
            // 2020年6月 is read as a year and a month.
            if first.kind == Kind::Year
                && let Some(second) = figures.next_if(|next| next.span.start == span.end && next.kind == Kind::Date)
            {
                span.end = second.span.end;
                date = iso(second, date.as_deref());
            }
            let part = scan.char_of(span.start)..scan.char_of(span.end);
            let written: String = scan.text(&part).split_whitespace().collect();
            mentions.add(&written, date, paragraph.number);
        }
    }
    mentions.found
}

/// The date as ISO 8601 writes it; without a year as XML Schema does, `--10-18`, `---28`.
fn iso(figure: &Figure, year: Option<&str>) -> Option<String> {
    match &figure.value {
        Value::Exact(number) if figure.kind == Kind::Year => Some(number.to_string()),
        Value::Range(from, to) if figure.kind == Kind::Year => Some(format!("{from}/{to}")),
        Value::Date { month: Some(month), day } => {
            let before = year.map_or("-".to_owned(), str::to_owned);
            Some(day.map_or_else(|| format!("{before}-{month:02}"), |day| format!("{before}-{month:02}-{day:02}")))
        }
        Value::Date { month: None, day: Some(day) } => Some(format!("---{day:02}")),
        _ => None,
    }
}

/// Words that the name of a body ends in, the longest first.
const ENDINGS: &[&str] =
    &["委员会", "办公室", "联合会", "研究院", "银行", "协会", "学会", "总局", "总署", "审计署", "部", "委", "局", "院", "厅"];

/// Words that end so and are no bodies.
const OTHERS: &[&str] = &[
    "内部",
    "外部",
    "全部",
    "大部",
    "干部",
    "西部",
    "东部",
    "中部",
    "南部",
    "北部",
    "局部",
    "总部",
    "本部",
    "一部",
    "上部",
    "下部",
    "俱乐部",
    "部部",
    "布局",
    "格局",
    "结局",
    "当局",
    "变局",
    "大局",
    "全局",
    "开局",
    "僵局",
    "法院",
    "医院",
    "学院",
    "剧院",
    "影院",
    "委",
    "原委",
    "顶部",
    "底部",
    "头部",
    "腹部",
    "各部",
    "多部",
];

/// Characters that stand in a sentence and not in the name of a body.
const NOT_IN_NAMES: &[char] = &['的', '了', '着', '是', '在', '推', '把', '将', '使', '进', '正', '作', '各', '并'];

/// What can follow the name of a body.
const AFTER: &[&str] = &[
    "等", "和", "与", "及", "联合", "印发", "发布", "出台", "公布", "会同", "有关", "负责", "近日", "日前", "今天", "正式",
    "组织", "召开",
];

/// Words before the name of a body.
const BEFORE: &[&str] = &["近日", "日前", "今天", "由", "据", "经", "按照", "根据", "会同", "和", "与", "向", "及", "联合"];

/// Bodies, conservatively: a stretch without marks that begins where a clause or an item of a list does and ends in a word
/// for a body.
pub(super) fn bodies(paragraphs: &[Paragraph], scans: &[Scan<'_>]) -> Vec<Mention> {
    let mut mentions = Mentions::default();
    for (paragraph, scan) in paragraphs.iter().zip(scans) {
        let mut from = 0;
        for at in 0..=scan.len() {
            if scan.at(at).is_some_and(is_han) {
                continue;
            }
            if let Some(body) = body(scan, from..at) {
                mentions.add(scan.text(&body), None, paragraph.number);
            }
            from = at + 1;
        }
    }
    mentions.found
}

/// The body that a stretch of Han characters begins with, or has after a word such as 由.
fn body(scan: &Scan<'_>, stretch: Part) -> Option<Part> {
    let mut start = stretch.start;
    while let Some(word) = BEFORE.iter().find(|word| scan.begins(start, word) && start + word.chars().count() < stretch.end) {
        start += word.chars().count();
    }
    for end in (start + 3)..=stretch.end.min(start + BODY) {
        let name = scan.text(&(start..end));
        let ends = ENDINGS.iter().any(|ending| name.ends_with(ending) && name.len() > ending.len());
        let other = OTHERS.iter().any(|other| {
            name.ends_with(other) && !ENDINGS.iter().any(|ending| ending.len() > other.len() && name.ends_with(ending))
        });
        let followed = end == stretch.end || AFTER.iter().any(|word| scan.begins(end, word));
        if ends && !other && followed && !name.contains(NOT_IN_NAMES) {
            return Some(start..end);
        }
    }
    None
}
