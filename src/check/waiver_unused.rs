//! DZ306: a waiver for which nothing is found.

use crate::check::frame::Spread;
use crate::diagnostic::{Diagnostic, Example, Place, Rule, Severity};
use crate::parse::front_matter::Waiver;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ306",
    name: "waiver-unused",
    severity: Severity::Warning,
    about: "Nothing is found at the place of a waiver, by the rule that it names. It would hide the next true finding there.",
    example: Some(Example { wrong: "waive: [{rule: figures-differ, at: b7, …}]   # and b7 is sound", right: "# no waiver" }),
    fix: "Remove the waiver.",
};

/// Nothing is found at the waiver's place.
pub(super) fn found(waiver: &Waiver, spread: &Spread<'_, '_>) -> Diagnostic {
    let message = format!("`{}` finds nothing at `{}`, and is waived there", waiver.rule.value, waiver.at.value);
    Diagnostic::new(&RULE, Place::new(&spread.pair.original.file, waiver.span), message).help("remove the waiver")
}
