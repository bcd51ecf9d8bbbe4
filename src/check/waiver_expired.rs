//! DZ305: a waiver whose words have changed since.

use crate::check::frame::Spread;
use crate::diagnostic::{Diagnostic, Example, Place, Rule, Severity};
use crate::parse::front_matter::Waiver;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ305",
    name: "waiver-expired",
    severity: Severity::Warning,
    about: "A waiver holds for the words that its writer looked at, in both languages: its fingerprint is theirs. One side has been written anew since, so that the waiver lets nothing stand.",
    example: Some(Example {
        wrong: "fingerprint: 3f9a1c02   # of the words as they were",
        right: "fingerprint: 8be210d7   # of the words as they are",
    }),
    fix: "Look at the place again. If it may stand, give the waiver the fingerprint that the help prints; if nothing is found there any more, remove it.",
};

/// The words at the waiver's place have another fingerprint now.
pub(super) fn found(waiver: &Waiver, now: &str, spread: &Spread<'_, '_>) -> Diagnostic {
    let message = format!("the words at `{}` have changed since they were waived", waiver.at.value);
    let place = Place::new(&spread.pair.original.file, waiver.fingerprint.span);
    Diagnostic::new(&RULE, place, message).help(format!("look at them again; their fingerprint is now `{now}`"))
}
