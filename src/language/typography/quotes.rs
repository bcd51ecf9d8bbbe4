//! Typewriter's quotation marks, where the language has marks of its own.

use super::{Seen, Slip, chinese, latin, seen};
use crate::language::Family;

/// `"` and `'` in running text. After a figure they are inches, minutes or feet, and stay.
pub(super) fn straight_quotes(text: &str, family: Family) -> Vec<Slip> {
    let (mut double, mut single) = (false, false);
    let mut slips = Vec::new();
    for seen in seen(text) {
        if !matches!(seen.here, '"' | '\'') || seen.before.is_some_and(|c| c.is_ascii_digit()) && !double {
            continue;
        }
        let of_two = seen.here == '"';
        if !of_two && latin(seen.before) && latin(seen.after) {
            // In Chinese text it belongs to a foreign name.
            if family == Family::English {
                slips.push(Slip::new(seen.at..seen.end(), "’"));
            }
            continue;
        }
        if family == Family::Chinese && !of_two && !chinese(seen.before) && !chinese(seen.after) {
            continue;
        }
        let open = if of_two { &mut double } else { &mut single };
        // Chinese has no space before a quotation: what opens is told by what is open.
        *open = if family == Family::Chinese { !*open } else { opens(seen) };
        let instead = match (of_two, *open) {
            (true, true) => "“",
            (true, false) => "”",
            (false, true) => "‘",
            (false, false) => "’",
        };
        slips.push(Slip::new(seen.at..seen.end(), instead));
    }
    slips
}

/// Whether an English mark opens: nothing, a space, a bracket or a dash stands before it.
fn opens(seen: Seen) -> bool {
    seen.before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '“' | '‘' | '—' | '–' | '（' | '：' | '，'))
}
