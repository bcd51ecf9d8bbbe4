//! A nickname of digits, “76441”, and what each digit counts: “七个模式”, “六大领域”.

use crate::facts::numeral::{arabic, numeral};
use crate::facts::scan::{ENDS, Part, Scan};

/// A nickname and its parts.
#[derive(Clone, Debug)]
pub(super) struct Nickname {
    /// The digits.
    pub digits: Vec<u32>,
    /// The digits as written.
    pub written: Part,
    /// What each digit stands for, by the number that it begins with.
    pub items: Vec<(u32, Part)>,
}

/// The nicknames of a paragraph that are taken apart in the same sentence. One that is only named, as “6543” may be, is
/// not an enumeration.
pub(super) fn nicknames(scan: &Scan<'_>) -> Vec<Nickname> {
    let mut found = Vec::new();
    for at in scan.whole().filter(|at| matches!(scan.at(*at), Some('“' | '「' | '"'))) {
        let digits: Vec<u32> = (at + 1..scan.len()).map_while(|at| scan.at(at).and_then(arabic)).collect();
        let end = at + 1 + digits.len();
        let closed = matches!(scan.at(end), Some('”' | '」' | '"'));
        // Years and long numbers are no nicknames, and a zero counts nothing.
        let year = digits.len() == 4 && matches!(digits.as_slice(), [1, 9, ..] | [2, 0, ..]);
        if !closed || year || !(3..=9).contains(&digits.len()) || digits.contains(&0) {
            continue;
        }
        let sentence = end + 1..scan.end_of(end + 1, ENDS);
        let items = counted(scan, &sentence);
        if items.len() >= 2 {
            found.push(Nickname { digits, written: at + 1..end, items });
        }
    }
    found
}

/// The pieces between quotation marks that begin with a number and a word for counting.
fn counted(scan: &Scan<'_>, part: &Part) -> Vec<(u32, Part)> {
    let mut found = Vec::new();
    for at in part.clone().filter(|at| matches!(scan.at(*at), Some('“' | '「'))) {
        let Some(number) = numeral(scan, at + 1) else { continue };
        let counts = scan.at(at + 1 + number.length).is_some_and(|c| "个大类项条种步".contains(c));
        let end = (at + 1..part.end).find(|end| matches!(scan.at(*end), Some('”' | '」')));
        if let Some(end) = end.filter(|_| counts) {
            found.push((number.value, at + 1..end));
        }
    }
    found
}
