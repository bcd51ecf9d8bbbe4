//! Figures in one list: a bound said once may hold for all of them.

use crate::language::Bound;
use crate::language::figures::figure::{Figure, Kind};

/// What may stand between two figures of one list.
const JOINTS: &[&str] = &["和", "、", "与", "及", "以及", "或", "，", ",", "and", ", and", "or", ", or", "&"];

/// 1.5个和2.3个百分点: the unit stands once, at the end of the list.
pub(super) fn share_points(text: &str, figures: &mut [Figure]) {
    for second in (1..figures.len()).rev() {
        let (Some(giver), Some(taker)) = (figures.get(second), figures.get(second - 1)) else { continue };
        let gap = text.get(taker.span.end..giver.span.start).unwrap_or_default();
        let counted = text.get(taker.number.end..taker.span.end) == Some("个") && taker.unit.is_count();
        if giver.kind == Kind::Point && counted && JOINTS.contains(&gap.trim()) {
            let unit = giver.unit;
            if let Some(taker) = figures.get_mut(second - 1) {
                (taker.kind, taker.unit, taker.loose) = (Kind::Point, unit, false);
            }
        }
    }
}

/// Tells each figure of a list the bound of its neighbour, where it has none itself.
pub(super) fn share_bounds(text: &str, figures: &mut [Figure]) {
    for second in 1..figures.len() {
        give(text, figures, second - 1, second);
    }
    for second in (1..figures.len()).rev() {
        give(text, figures, second, second - 1);
    }
}

/// Whether what stands between two figures joins them in one list, with no more than a few words: `、软件`, `for equipment and`.
fn is_joint(gap: &str) -> bool {
    if JOINTS.contains(&gap) {
        return true;
    }
    let short = if gap.is_ascii() { gap.split(' ').count() <= 5 && gap.len() < 40 } else { gap.chars().count() <= 6 };
    let last = |joint: &str| gap.strip_suffix(joint).is_some_and(|before| before.ends_with(' '));
    let ends = |joint: &&str| if joint.is_ascii() { last(joint) } else { gap.starts_with(*joint) };
    short && !gap.contains(['.', ';', '。', '；', '\u{1a}']) && ["and", "or", "、", "和", "与", "及"].iter().any(ends)
}

fn give(text: &str, figures: &mut [Figure], from: usize, to: usize) {
    let bare = |bound: Bound| matches!(bound, Bound::Exactly | Bound::Reaches);
    let (Some(giver), Some(taker)) = (figures.get(from), figures.get(to)) else { return };
    let bound = if bare(giver.bound) { giver.shared } else { Some(giver.bound) };
    if bound.is_none() || taker.shared.is_some() || !bare(taker.bound) || giver.unit.dimension != taker.unit.dimension {
        return;
    }
    let (early, late) = if from < to { (giver, taker) } else { (taker, giver) };
    let gap = text.get(early.span.end..late.span.start).unwrap_or_default().trim();
    if let (true, Some(taker)) = (is_joint(gap), figures.get_mut(to)) {
        taker.shared = bound;
    }
}
