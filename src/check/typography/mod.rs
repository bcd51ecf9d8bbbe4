//! How texts are set. What the slips are is known in `language/typography`; here is one rule a file, and what all of them
//! do with what they find.

pub(super) mod bidi_control;
pub(super) mod dash;
pub(super) mod ellipsis;
pub(super) mod full_width_characters;
pub(super) mod full_width_punctuation;
pub(super) mod half_width_punctuation;
pub(super) mod ideographic_space;
pub(super) mod invisible_character;
pub(super) mod loose_space;
pub(super) mod space_in_chinese;
pub(super) mod straight_quotes;
pub(super) mod stray_markup;

use crate::check::frame::{Findings, Spread};
use crate::diagnostic::{Diagnostic, Rule};
use crate::language::typography::{Search, Slip};

/// Reports the slips of one kind in words that are written in the texts; what references print is looked at where it is
/// written.
fn report(
    spread: &Spread<'_, '_>,
    findings: &mut Findings,
    rule: &'static Rule,
    search: &Search,
    message: impl Fn(&str) -> String,
) {
    for family in search.families.iter().filter(|family| search.may_find(spread.glance(**family))) {
        for (at, prose) in spread.texts(*family) {
            for Slip { range, instead } in search.slips(&prose.text, prose.glance(), *family) {
                if !prose.is_own(range.clone()) {
                    continue;
                }
                let found = prose.text.get(range.clone()).unwrap_or_default();
                let help = match instead.as_str() {
                    "" => "take it out".to_owned(),
                    " " => "write one space".to_owned(),
                    mark => format!("write `{mark}`"),
                };
                findings.add(at, Diagnostic::new(rule, prose.place(range), message(found)).help(help));
            }
        }
    }
}

/// How many spaces there are.
fn spaces(found: &str) -> String {
    match found.chars().count() {
        1 => "a space".to_owned(),
        count => format!("{count} spaces"),
    }
}

/// Characters by their numbers: `the character U+200B`.
fn code_points(found: &str) -> String {
    let numbers: Vec<String> = found.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect();
    format!("the character{} {}", if numbers.len() > 1 { "s" } else { "" }, numbers.join(" "))
}
