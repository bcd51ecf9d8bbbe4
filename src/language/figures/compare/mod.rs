//! The figures of two texts that should say the same: matched as multisets, by what they mean, in any order; what is left is
//! put into pairs and told.
//!
//! The matching is a handful of passes over hash tables, each linear. Only what no pass matched is looked at in pairs, and of
//! that no more than [`board::MOST`] on a side.

mod agreement;
mod board;
mod explain;
mod gloss;
mod keys;
mod leftovers;
mod order;
mod phrase;
mod rounding;

use crate::language::figures::figure::{Direction, Figure, Kind, Reading};
use crate::language::figures::units::Dimension;
use agreement::Agreement;
use board::Board;

pub use explain::{Compared, Explanation, explain};
pub use order::Anchor;

/// What is wrong between two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mistake {
    /// Another number.
    Value,
    /// The right number times a power of ten.
    Scale,
    /// The right number in another unit.
    Unit,
    /// Another year, decade, or span of a plan.
    Year,
    /// Another month, day, quarter or half.
    Date,
    /// Another five-year plan.
    Plan,
    /// Another place in an order.
    Ordinal,
    /// Percent for percentage points, or the other way round.
    Point,
    /// Another code or document number.
    Code,
    /// Another denominator, or none.
    Per,
    /// Rounded without a hedge, or wrongly.
    Rounding,
    /// A figure that only the English has.
    OnlyEnglish,
    /// A figure that only the Chinese has.
    OnlyChinese,
    /// Two figures of one kind that changed places.
    Swapped,
    /// A bound that one side lacks.
    BoundLost,
    /// Bounds that disagree.
    BoundDiffers,
    /// 以上, which includes the figure, as “more than”, and other usual departures.
    BoundLooser,
    /// By, to or from mistaken, or rise for fall.
    Direction,
    /// Different numbers of steps.
    Steps,
    /// 兆.
    Ambiguous,
}

/// How much a mistake weighs by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Worth knowing.
    Info,
    /// Should be mended.
    Warning,
    /// Must be mended.
    Error,
}

/// One mistake, and the figures of each side that it is about, as numbers in their readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What is wrong.
    pub mistake: Mistake,
    /// How much it weighs.
    pub weight: Weight,
    /// The Chinese figure.
    pub chinese: Option<usize>,
    /// The English figure.
    pub english: Option<usize>,
}

impl Mistake {
    /// How much a mistake of this kind weighs.
    pub fn weight(self) -> Weight {
        match self {
            Self::BoundLooser => Weight::Info,
            Self::Swapped | Self::BoundLost | Self::BoundDiffers | Self::Direction | Self::Steps | Self::Ambiguous => {
                Weight::Warning
            }
            _ => Weight::Error,
        }
    }

    /// A word for it, for tables of results. A bound that is lost and one that differs are one kind.
    pub fn name(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Scale => "scale",
            Self::Unit => "unit",
            Self::Year => "year",
            Self::Date => "date",
            Self::Plan => "plan",
            Self::Ordinal => "ordinal",
            Self::Point => "point",
            Self::Code => "code",
            Self::Per => "per",
            Self::Rounding => "rounding",
            Self::OnlyEnglish => "added",
            Self::OnlyChinese => "dropped",
            Self::BoundLost | Self::BoundDiffers => "bound",
            Self::Swapped => "swapped",
            Self::BoundLooser => "bound-looser",
            Self::Direction => "direction",
            Self::Steps => "steps",
            Self::Ambiguous => "ambiguous",
        }
    }

    fn at(self, chinese: Option<usize>, english: Option<usize>) -> Difference {
        Difference { mistake: self, weight: self.weight(), chinese, english }
    }
}

/// Compares the figures of two texts that should say the same.
pub fn compare(chinese: &Reading, english: &Reading) -> Vec<Difference> {
    compare_beside(chinese, english, Vec::new)
}

/// The same, with words that stand once in both texts: they say which of two figures belongs where. They are asked for only
/// where figures stand in another order.
pub fn compare_beside(chinese: &Reading, english: &Reading, anchors: impl FnOnce() -> Vec<Anchor>) -> Vec<Difference> {
    if [chinese, english].iter().all(|reading| reading.figures.is_empty() && reading.steps.is_empty()) {
        return Vec::new();
    }
    let mut board = Board::new(&chinese.figures, &english.figures);
    let mut found = Vec::new();
    board.match_all();
    gloss::forgive(&mut board, &mut found);
    // What is left after one round is left after another, unless something came in.
    if board.take_ranges_apart() {
        board.match_all();
    }
    ambiguous(&mut board, &mut found);
    gloss::forgive(&mut board, &mut found);
    rounding::forgive(&mut board, &mut found);
    board.match_plans();
    board.match_words();
    steps(chinese, english, &mut board, &mut found);
    for &(ours, theirs) in &board.matched {
        let (Some(ours), Some(theirs)) = (board.chinese.get(ours), board.english.get(theirs)) else { continue };
        if let Some(mistake) = beside(&ours.figure, &theirs.figure) {
            found.push(mistake.at(Some(ours.of), Some(theirs.of)));
        }
    }
    order::tell(chinese, english, &board, anchors, &mut found);
    leftovers::tell(&mut board, &mut found);
    found.sort_by_key(|difference| (difference.chinese.is_none(), difference.chinese, difference.english, difference.mistake));
    found.dedup();
    found
}

/// What is wrong beside the value of two figures that say the same.
fn beside(ours: &Figure, theirs: &Figure) -> Option<Mistake> {
    if ours.loose || theirs.loose {
        return None;
    }
    if ours.written.rest && theirs.written.rest && ours.value == theirs.value && ours.unit.is_count() {
        return Some(Mistake::Value);
    }
    if let (Some(a), Some(b)) = (ours.each, theirs.each)
        && a != b
    {
        return Some(Mistake::Per);
    }
    let dated = |figure: &Figure| {
        matches!(
            figure.kind,
            Kind::Year
                | Kind::Era
                | Kind::Date
                | Kind::Plan
                | Kind::Ordinal
                | Kind::Code
                | Kind::Quarter
                | Kind::HalfYear
                | Kind::Vague
        )
    };
    if !dated(ours) && !dated(theirs) {
        let kept = match agreement::of(ours, theirs) {
            Agreement::Same => None,
            Agreement::Looser => Some(Mistake::BoundLooser),
            Agreement::Lost => Some(Mistake::BoundLost),
            Agreement::Different => Some(Mistake::BoundDiffers),
        };
        if kept.is_some() {
            return kept;
        }
    }
    let time = matches!(ours.dimension(), Dimension::Months | Dimension::Seconds) && ours.change.is_none();
    let turned = matches!((ours.change, theirs.change), (Some(a), Some(b)) if a != b);
    let moved = match (ours.direction, theirs.direction) {
        (Some(Direction::From), Some(other)) | (Some(other), Some(Direction::From)) => {
            other != Direction::From && theirs.direction != Some(Direction::By)
        }
        (Some(a), Some(b)) => a != b,
        _ => false,
    };
    (!dated(ours) && !time && (turned || moved)).then_some(Mistake::Direction)
}

/// 兆 cannot be told: said, whatever the other side has.
fn ambiguous(board: &mut Board<'_>, found: &mut Vec<Difference>) {
    let doubtful: Vec<usize> = (0..board.chinese.len())
        .filter(|at| board.chinese.get(*at).is_some_and(|item| item.free && item.figure.kind == Kind::Ambiguous))
        .collect();
    for at in doubtful {
        let answer = board.english.iter().position(|item| {
            item.free
                && !item.figure.loose
                && matches!(item.figure.kind, Kind::Amount)
                && item.figure.exact().is_some_and(|value| value.to_integer().is_some_and(|value| value >= 1_000_000))
        });
        if let Some(item) = board.chinese.get_mut(at) {
            item.free = false;
            found.push(
                Mistake::Ambiguous.at(Some(item.of), answer.and_then(|answer| board.english.get(answer)).map(|item| item.of)),
            );
        }
        if let Some(item) = answer.and_then(|answer| board.english.get_mut(answer)) {
            item.free = false;
        }
    }
}

/// Steps are counted. Ordinals of the other side count as steps where enumerators are fewer: `the second concerns …`.
fn steps(chinese: &Reading, english: &Reading, board: &mut Board<'_>, found: &mut Vec<Difference>) {
    let count = |reading: &Reading| {
        let all = reading.steps.len();
        // 一是…，一是…: not counted, set against each other.
        let counted = reading.steps.iter().any(|step| step.number != 1);
        (if counted { reading.steps.iter().filter(|step| !step.loose).count() } else { 0 }, all)
    };
    let ((mut ours, most), (mut theirs, most_theirs)) = (count(chinese), count(english));
    (ours, theirs) = (ours.max(theirs.min(most)), theirs.max(ours.min(most_theirs)));
    if ours == theirs {
        return;
    }
    let missing = ours.abs_diff(theirs);
    let side = if ours > theirs { &mut board.english } else { &mut board.chinese };
    let ordinals: Vec<usize> = (0..side.len())
        .filter(|at| side.get(*at).is_some_and(|item| item.free && item.figure.kind == Kind::Ordinal))
        .take(missing)
        .collect();
    let answered = ordinals.len() == missing;
    if answered || ours.max(theirs) >= 2 {
        for at in ordinals {
            if let Some(item) = side.get_mut(at) {
                item.free = false;
            }
        }
    }
    if !answered && ours.max(theirs) >= 2 {
        found.push(Mistake::Steps.at(None, None));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Family;
    use crate::language::figures::pairs;
    use crate::language::figures::{Lexicon, Reader};

    /// Whoever leaves out places where the original may be silent and the other side only prints titles leaves nothing out.
    #[test]
    fn what_may_go_unsaid_differs_from_nothing_that_is_printed() {
        let reader = Reader::new(&Lexicon::default());
        let (mut silent, mut all) = (0, 0);
        for line in pairs::lines() {
            let mut fields = line.split('\t').skip(1);
            let [chinese, english] = [Family::Chinese, Family::English].map(|family| {
                let mut reading = reader.read(fields.next().unwrap_or_default(), family);
                reading.figures.iter_mut().for_each(|figure| figure.loose = true);
                reading
            });
            all += 1;
            if chinese.may_be_silent() {
                silent += 1;
                let english = Reading { steps: Vec::new(), ..english };
                assert_eq!(compare(&chinese, &english), [], "{line}");
            }
        }
        assert!(all > 1_000 && silent * 2 > all, "{silent} of {all}");
    }
}
