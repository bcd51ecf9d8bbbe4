//! The figures of an article, each with what its sentence says of it.

use std::collections::BTreeMap;

use crate::facts::announce::announcement;
use crate::facts::context::{Context, Contexts, compares};
use crate::facts::model::{Enumeration, FigureFact, Form};
use crate::facts::paragraphs::Paragraph;
use crate::facts::scan::{ENDS, Part, Scan};
use crate::language::figures::{Dimension, Direction, Figure, Kind, Reading, Value};
use crate::language::{Bound, Change};

/// The figures of all paragraphs: amounts, shares, points and multiples. Years, dates, plans and ordinals are none; nor are
/// the numbers that announce an enumeration, and what may be a word.
pub(super) fn find(
    paragraphs: &[Paragraph],
    scans: &[Scan<'_>],
    readings: &[Reading],
    enumerations: &[Enumeration],
) -> Vec<FigureFact> {
    let mut found = Vec::new();
    let leads = leads(enumerations);
    let announced = counted(enumerations);
    let mut contexts: BTreeMap<u32, Contexts> = BTreeMap::new();
    for ((paragraph, scan), reading) in paragraphs.iter().zip(scans).zip(readings) {
        let number = paragraph.number;
        let lead = leads.get(&number).and_then(|lead| contexts.range(..lead).next_back());
        let inherited = lead.map_or_else(Context::default, |(_, lead)| lead.last());
        let context = Contexts::of(scan, &reading.figures, inherited);
        let announced = announced.get(&number).map_or(&[][..], Vec::as_slice);
        let mut last: Option<(&Figure, FigureFact)> = None;
        for figure in reading.stated() {
            let at = scan.char_of(figure.number.start);
            let listed = matches!(figure.kind, Kind::Amount | Kind::Share | Kind::Point | Kind::Multiple);
            let after = announced.partition_point(|part| part.end <= at);
            if !listed || announced.get(after).is_some_and(|part| part.start <= at) {
                continue;
            }
            let fact = one(paragraph, scan, figure, &context, last.as_ref());
            last = Some((figure, fact.clone()));
            found.push(fact);
        }
        contexts.insert(number, context);
    }
    found
}

/// The parts of paragraphs whose numbers tell how many an enumeration has, in order.
fn counted(enumerations: &[Enumeration]) -> BTreeMap<u32, Vec<Part>> {
    let mut counted: BTreeMap<u32, Vec<Part>> = BTreeMap::new();
    for one in enumerations {
        let announced = one.announced.iter().map(|found| (found.paragraph, &found.part));
        let items = one.items.iter().filter(|item| item.counts.is_some()).map(|item| (item.first, &item.part));
        for (paragraph, part) in announced.chain(items) {
            counted.entry(paragraph).or_default().push(part.clone());
        }
    }
    for parts in counted.values_mut() {
        parts.sort_by_key(|part| part.end);
    }
    counted
}

/// For each paragraph that is an item of an enumeration over paragraphs, the first of its items: what leads to the
/// enumeration stands before that.
fn leads(enumerations: &[Enumeration]) -> BTreeMap<u32, u32> {
    let mut leads = BTreeMap::new();
    for one in enumerations.iter().filter(|one| matches!(one.form, Form::Bullets | Form::Steps)) {
        let (Some(first), Some(last)) = (one.items.first(), one.items.last()) else { continue };
        if first.first != last.first {
            for item in &one.items {
                leads.entry(item.first).or_insert(first.first);
            }
        }
    }
    leads
}

fn one(
    paragraph: &Paragraph,
    scan: &Scan<'_>,
    figure: &Figure,
    contexts: &Contexts,
    last: Option<&(&Figure, FigureFact)>,
) -> FigureFact {
    let span = scan.char_of(figure.span.start)..scan.char_of(figure.span.end);
    let number = scan.char_of(figure.number.start)..scan.char_of(figure.number.end);
    let context = contexts.at(span.start);
    let clause = scan.start_within(span.start, CLAUSE, NEAR)..scan.end_within(span.end.max(1) - 1, CLAUSE, NEAR);
    let same = last.filter(|(before, _)| shares_bound(scan, before, figure));
    let bound = same.map_or(figure.bound, |(before, _)| before.bound);
    let (unit, end) = unit(scan, figure, &number, &span, last.map(|(_, fact)| fact));
    let average = average(scan, span.start, clause.start);
    let start = average.unwrap_or(span.start);
    // A multiple says what something becomes.
    let by = figure.direction == Some(Direction::By) && figure.kind != Kind::Multiple;
    let change = if by { figure.change } else { None };
    let reads = scan.trim(start..end.max(span.end));
    FigureFact {
        paragraph: paragraph.number,
        as_written: scan.text(&reads).to_owned(),
        value: figure.value.clone(),
        value_text: figure.value_text(),
        unit,
        bound,
        change,
        average: average.is_some(),
        role: context.role.filter(|_| !counts_aims(scan, span.start)),
        year: context.year,
        plan: context.plan,
        against: against(scan, &clause),
        said: scan.text(&scan.trim(clause)).to_owned(),
        part: span,
    }
}

/// 5个方面的目标: how many targets there are is none itself.
fn counts_aims(scan: &Scan<'_>, at: usize) -> bool {
    announcement(scan, at).is_some_and(|found| ["方面", "目标"].iter().any(|word| scan.text(&found.part).contains(word)))
}

/// A clause is looked at so far on either side of a figure: what is longer is none.
const NEAR: usize = 120;

/// What ends the clause that a figure is quoted with.
const CLAUSE: &[char] = &['，', '。', '；', '：', '！', '？', '\n', ',', ';'];

/// 分别超过70%和50%: the bound stands once, and holds for both.
fn shares_bound(scan: &Scan<'_>, before: &Figure, figure: &Figure) -> bool {
    let between = scan.char_of(before.span.end)..scan.char_of(figure.span.start);
    let joined = matches!(scan.text(&scan.trim(between)), "和" | "、" | "与" | "及" | "以及");
    let from = scan.start_within(scan.char_of(before.span.start), CLAUSE, NEAR);
    let distributes = scan.find(&(from..scan.char_of(before.span.start)), "分别").is_some();
    let leads = before.span.start < before.number.start;
    joined && distributes && leads && figure.bound == Bound::Exactly && figure.dimension() == before.dimension()
}

/// Words that count what has no unit.
const COUNTERS: &str = "个家项件条类种次座户人名位台套只支批所处期份篇部门款例起辆艘架枚亩株棵道点场届";

/// What the number counts, in the words of the text, and the end of those words.
fn unit(scan: &Scan<'_>, figure: &Figure, number: &Part, span: &Part, last: Option<&FigureFact>) -> (String, usize) {
    if figure.dimension() == Dimension::Share && scan.text(span).contains(['%', '％']) {
        return ("%".to_owned(), span.end);
    }
    let skip = |mut at: usize| {
        while scan.at(at).is_some_and(|c| matches!(c, ' ' | '余' | '多' | '几')) {
            at += 1;
        }
        at
    };
    let from = skip(number.end);
    let mut end = span.end.max(from);
    for word in ["及以上", "以上", "以下", "以内", "之内", "左右", "上下", "余", "多"] {
        let length = word.chars().count();
        if end.checked_sub(length).is_some_and(|at| at >= from && scan.begins(at, word)) {
            end -= length;
        }
    }
    if figure.kind == Kind::Multiple {
        return ("倍".to_owned(), span.end);
    }
    if end > from {
        return (scan.text(&scan.trim(from..end)).to_owned(), span.end);
    }
    if scan.at(from).is_some_and(|c| COUNTERS.contains(c)) {
        return (scan.text(&(from..from + 1)).to_owned(), from + 1);
    }
    if !figure.unit.is_count() {
        return (figure.unit.chinese.to_owned(), span.end);
    }
    // 指数达到105: a number of points of what is called an index.
    let sentence = scan.start_within(span.start, ENDS, 2 * NEAR)..span.start;
    let index = scan.find(&(scan.start_within(span.start, CLAUSE, NEAR)..span.start), "指数").is_some();
    let again = last.is_some_and(|last| last.unit == INDEX && last.part.start >= sentence.start);
    (if index || again { INDEX.to_owned() } else { String::new() }, span.end)
}

/// The unit of a number that an index has.
const INDEX: &str = "指数";

/// Where 平均 stands before a figure and the verb that leads to it, 平均提高.
fn average(scan: &Scan<'_>, figure: usize, clause: usize) -> Option<usize> {
    let from = figure.saturating_sub(7).max(clause);
    let at = (from..figure).rev().find(|at| scan.begins(*at, "平均"))?;
    let between: String = scan.text(&(at + 2..figure)).split_whitespace().collect();
    (between.chars().count() <= 3).then_some(at)
}

/// The year that a change is compared with.
fn against(scan: &Scan<'_>, clause: &Part) -> Option<u32> {
    clause.clone().find_map(|at| {
        let digits: String = (at..at + 4).filter_map(|at| scan.at(at).filter(char::is_ascii_digit)).collect();
        let year = digits.len() == 4 && scan.at(at + 4).is_some_and(|c| c == '年' || c == ' ');
        let bare = scan.before(at).is_none_or(|c| !c.is_ascii_digit());
        if year && bare && compares(scan, at) { digits.parse().ok() } else { None }
    })
}

impl FigureFact {
    /// Whether it says the amount of a change, and which way it goes.
    pub fn change(&self) -> Option<Change> {
        self.change
    }

    /// The one number, where it is one.
    pub fn exact(&self) -> Option<crate::language::Decimal> {
        match self.value {
            Value::Exact(value) => value.to_decimal(),
            _ => None,
        }
    }
}
