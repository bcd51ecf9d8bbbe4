//! DZ304: a waiver that names a rule or a place that is not there.

use crate::check::frame::Spread;
use crate::diagnostic::{Diagnostic, Example, Place, Rule, Severity};
use crate::parse::front_matter::Waiver;
use crate::text::nearest;

/// The rule.
pub static RULE: Rule = Rule {
    code: "DZ304",
    name: "waiver-unknown",
    severity: Severity::Error,
    about: "A waiver names a rule that finds nothing in pairs of texts, or a place that the page does not have. It lets nothing stand, whatever its writer meant.",
    example: Some(Example {
        wrong: "waive: [{rule: figure-differ, at: b70, …}]",
        right: "waive: [{rule: figures-differ, at: b7, …}]",
    }),
    fix: "Copy the line from the help of the finding that may stand.",
};

/// No rule of that name can be waived.
pub(super) fn rule(waiver: &Waiver, rules: &[&'static Rule], spread: &Spread<'_, '_>) -> Diagnostic {
    let written = &waiver.rule.value;
    let place = Place::new(&spread.pair.original.file, waiver.rule.span);
    if super::ALL.iter().any(|rule| rule.name == written || rule.code == written) {
        return Diagnostic::new(&RULE, place, format!("`{written}` cannot be waived: it is about a page as a whole"));
    }
    let near = nearest(written, rules.iter().flat_map(|rule| [rule.name, rule.code]));
    let help = near.map_or_else(
        || "`duizhao explain --list` lists them: those from DZ303".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Diagnostic::new(&RULE, place, format!("no check is called `{written}`")).help(help)
}

/// The page has no such place.
pub(super) fn place(waiver: &Waiver, spread: &Spread<'_, '_>) -> Diagnostic {
    let written = &waiver.at.value;
    let anchors: Vec<String> = spread.passages().iter().map(|passage| passage.at.anchor(spread.pair)).collect();
    let near = nearest(written, anchors.iter().map(String::as_str)).map(|near| format!("did you mean `{near}`?"));
    let message = format!("`{}` has no place `{written}`", spread.pair.id);
    Diagnostic::new(&RULE, Place::new(&spread.pair.original.file, waiver.at.span), message).help(
        near.unwrap_or_else(|| {
            "places are `title`, `summary`, `why-1`, ids of headings, `b3`, and `b3-2` for an item".to_owned()
        }),
    )
}
