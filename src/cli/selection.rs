//! `--only`: the rules asked for, by name or code.

use crate::check::Selection;
use crate::diagnostic::Rule;
use crate::text::nearest;

/// Reads the rules asked for; all, where none is.
///
/// # Errors
/// Where no rule has a name or code that is asked for.
pub(super) fn read(asked: &[String]) -> Result<Selection, String> {
    if asked.is_empty() {
        return Ok(Selection::default());
    }
    let rules = crate::rules();
    let found: Result<Vec<&'static Rule>, String> = asked.iter().map(|name| find(name.trim(), &rules)).collect();
    Ok(Selection::only(&found?))
}

/// The rule that a name or a code means, whatever the case.
///
/// # Errors
/// Where there is none: a message with the nearest.
pub(super) fn find(asked: &str, rules: &[&'static Rule]) -> Result<&'static Rule, String> {
    let wanted = asked.to_lowercase();
    let found = rules.iter().find(|rule| rule.code.to_lowercase() == wanted || rule.name == wanted);
    found.copied().ok_or_else(|| {
        let near = nearest(&wanted, rules.iter().map(|rule| rule.name))
            .or_else(|| nearest(&asked.to_uppercase(), rules.iter().map(|rule| rule.code)));
        let hint =
            near.map_or_else(|| "`duizhao explain --list` lists them all".to_owned(), |near| format!("did you mean {near}?"));
        format!("no rule is called `{asked}`; {hint}")
    })
}
