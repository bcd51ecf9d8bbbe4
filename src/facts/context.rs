//! What the words around a figure say of it: whether it is to be reached or was reached, in which year, since which plan.

use crate::facts::model::Role;
use crate::facts::scan::{ENDS, Part, Scan};
use crate::language::figures::{Figure, Kind, Value};

/// What holds from a place of a text on, until something else is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Context {
    pub role: Option<Role>,
    pub year: Option<u32>,
    pub plan: Option<u32>,
}

/// Something said of the figures that follow.
struct Event {
    /// The character after which it holds, and that at which it ends again.
    holds: Part,
    context: Context,
}

/// The contexts of a paragraph.
pub(super) struct Contexts {
    inherited: Context,
    events: Vec<Event>,
}

/// Words that say that what follows in their clause is so already.
const REACHED: &[&str] = &["目前", "已经", "已", "现有", "累计"];

impl Contexts {
    /// Reads what a paragraph says; `inherited` holds at its beginning.
    pub fn of(scan: &Scan<'_>, figures: &[Figure], inherited: Context) -> Self {
        let mut events: Vec<Event> = Vec::new();
        for figure in figures {
            let part = scan.char_of(figure.span.start)..scan.char_of(figure.span.end);
            let context = match figure.kind {
                Kind::Year => said_by_year(scan, figure, &part),
                Kind::Plan => said_by_plan(scan, figure, &part),
                _ => None,
            };
            events.extend(context.map(|context| Event { holds: part.end..usize::MAX, context }));
        }
        let said = events.len();
        for at in scan.whole() {
            let Some(word) = REACHED.iter().find(|word| scan.begins(at, word)) else { continue };
            let end = scan.end_of(at, &['，', '；', '。', '！', '？', ',', ';']);
            // Those of years and plans stand in order.
            let before = events.get(..said).unwrap_or_default().partition_point(|event| event.holds.start <= at);
            let year = before.checked_sub(1).and_then(|last| events.get(last)).and_then(|event| event.context.year);
            let context = Context { role: Some(Role::Baseline), year, plan: None };
            events.push(Event { holds: at + word.chars().count()..end, context });
        }
        events.sort_by_key(|event| event.holds.start);
        Self { inherited, events }
    }

    /// What holds at a character.
    pub fn at(&self, at: usize) -> Context {
        let said = self.events.get(..self.events.partition_point(|event| event.holds.start <= at)).unwrap_or_default();
        let event = said.iter().rev().find(|event| at < event.holds.end);
        event.map_or(self.inherited, |event| event.context)
    }

    /// What holds at the end, for paragraphs that this one leads to.
    pub fn last(&self) -> Context {
        self.at(usize::MAX - 1)
    }
}

/// The characters before a place, without blanks between.
fn before(scan: &Scan<'_>, at: usize, words: &[&str]) -> bool {
    let end = (0..at).rev().find(|before| scan.at(*before) != Some(' ')).map_or(0, |before| before + 1);
    words.iter().any(|word| end.checked_sub(word.chars().count()).is_some_and(|from| scan.begins(from, word)))
}

fn year(figure: &Figure) -> Option<u32> {
    // The end of a span of years is when it is to be reached.
    let (Value::Exact(number) | Value::Range(_, number)) = figure.value else { return None };
    number.to_integer().and_then(|year| u32::try_from(year).ok())
}

/// 到2025年, 2025年的目标: to be reached. 截至2020年: reached. 比2020年 says nothing of what follows; any other year is when.
fn said_by_year(scan: &Scan<'_>, figure: &Figure, part: &Part) -> Option<Context> {
    if compares(scan, part.start) || figure.aside {
        return None;
    }
    let year = year(figure);
    let clause = part.end..scan.end_of(part.end, &['，', '。', '；', '！', '？', '\n']);
    let by = before(scan, part.start, &["到", "至", "力争", "争取"]) && !before(scan, part.start, &["截至", "截止到", "直到"]);
    let until = before(scan, part.start, &["截至", "截止", "截止到", "截止至"]);
    let aim = scan.find(&clause, "目标").is_some();
    let vision = scan.begins(part.end, "远景");
    let role = if until {
        Some(Role::Baseline)
    } else if by || aim {
        Some(Role::Target)
    } else {
        None
    };
    (!vision).then_some(Context { role, year, plan: None })
}

/// Whether the year that begins here is only compared with.
pub(super) fn compares(scan: &Scan<'_>, at: usize) -> bool {
    before(scan, at, &["比", "较", "相较于", "相对于", "相比", "相比于", "较之", "同", "与"])
}

/// “十三五”以来: reached. Other plans name the time and not the role.
fn said_by_plan(scan: &Scan<'_>, figure: &Figure, part: &Part) -> Option<Context> {
    let plan = match figure.value {
        Value::Exact(number) => number.to_integer().and_then(|number| u32::try_from(number).ok()),
        _ => None,
    };
    let stops: Vec<char> = ENDS.iter().copied().chain(['，', '；']).collect();
    let close = usize::from(scan.at(part.end).is_some_and(|c| matches!(c, '”' | '"')));
    let after = part.end + close..scan.end_of(part.end + close, &stops);
    let since = scan.find(&after, "以来").is_some();
    since.then_some(Context { role: Some(Role::Baseline), year: None, plan })
}
