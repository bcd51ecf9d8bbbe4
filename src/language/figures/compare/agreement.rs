//! Which bounds of the two languages agree.

use crate::language::Bound;
use crate::language::figures::figure::Figure;
use crate::language::figures::units::Dimension;

/// How two bounds stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// They say the same.
    Same,
    /// A usual departure: 以上 as “more than”.
    Looser,
    /// One side says nothing.
    Lost,
    /// One says what the other does not.
    Different,
}

use Agreement::{Different, Looser, Lost, Same};
use Bound::{About, AtLeast, AtMost, Exactly, LessThan, MoreThan, Nearly, Reaches, SomewhatMoreThan};

/// The table of the Chinese word, the English words that agree with it, and those that are tolerated. What stands in neither
/// disagrees.
const TABLE: &[(Bound, &[Bound], &[Bound])] = &[
    (AtLeast, &[AtLeast, SomewhatMoreThan], &[MoreThan]),
    (MoreThan, &[MoreThan, SomewhatMoreThan], &[AtLeast]),
    (SomewhatMoreThan, &[SomewhatMoreThan, MoreThan], &[About, AtLeast]),
    (AtMost, &[AtMost], &[LessThan]),
    // 不满十四周岁 excludes the figure, “14 or under” includes it (Civil Code, art. 1259).
    (LessThan, &[LessThan], &[Nearly]),
    (Nearly, &[Nearly], &[About, LessThan]),
    (About, &[About], &[]),
];

/// Compares the bounds of two matched figures.
pub fn of(chinese: &Figure, english: &Figure) -> Agreement {
    let direct = table(chinese.bound, english.bound);
    if direct == Same {
        return Same;
    }
    // A bound said once for a list: 超过70%和50%.
    let shared =
        [chinese.shared.map(|bound| table(bound, english.bound)), english.shared.map(|bound| table(chinese.bound, bound))];
    if shared.contains(&Some(Same)) {
        return Same;
    }
    if shared.contains(&Some(Looser)) {
        return Looser;
    }
    let time = matches!(chinese.dimension(), Dimension::Months | Dimension::Seconds);
    // 五年内: in, within or over five years.
    let within = |bound: Bound| matches!(bound, AtMost | Exactly | Reaches | MoreThan);
    if time
        && direct != Looser
        && within(english.bound)
        && matches!(chinese.bound, AtMost | Exactly | Reaches)
        && !(chinese.bound == AtMost && english.bound == MoreThan)
    {
        return if chinese.bound == AtMost || english.bound == AtMost || english.bound == MoreThan { Same } else { direct };
    }
    direct
}

fn table(chinese: Bound, english: Bound) -> Agreement {
    let bare = |bound: Bound| matches!(bound, Exactly | Reaches);
    if bare(chinese) {
        return if bare(english) { Same } else { Different };
    }
    if bare(english) {
        return Lost;
    }
    let Some((_, agree, tolerated)) = TABLE.iter().find(|(bound, ..)| *bound == chinese) else { return Same };
    if agree.contains(&english) {
        Same
    } else if tolerated.contains(&english) {
        Looser
    } else {
        Different
    }
}
