//! DZ338: a character without a shape.

use crate::check::frame::{Findings, Spread};
use crate::check::typography::{code_points, report};
use crate::diagnostic::{Example, Rule, Severity};
use crate::language::typography;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ338",
    name: "invisible-character",
    severity: Severity::Warning,
    about: "Characters that nobody sees come with copied text: zero-width spaces, soft hyphens, byte order marks, signs of what could not be read, characters of private meaning. A word that holds one is another word to every search and comparison. Joiners stay where a script or a picture needs them.",
    example: Some(Example { wrong: "智能<U+200B>制造", right: "智能制造" }),
    fix: "Take the character out; an editor that shows invisible characters helps.",
};

/// Looks through texts of both languages.
pub(in crate::check) fn check(spread: &Spread<'_, '_>, findings: &mut Findings) {
    report(spread, findings, &RULE, &typography::INVISIBLE_CHARACTERS, |found| format!("{} cannot be seen", code_points(found)));
}
