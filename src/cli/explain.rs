//! `duizhao explain`.

use crate::cli::args::ExplainArguments;
use crate::cli::{Exit, terminal};
use crate::diagnostic::Rule;
use crate::text::nearest;

/// Prints what a code means, or the list of all.
pub(super) fn explain(arguments: &ExplainArguments) -> Exit {
    let rules = crate::rules();
    let Some(asked) = arguments.code.as_deref().filter(|_| !arguments.list) else {
        let line = |rule: &&Rule| format!("{}  {:<7}  {}\n", rule.code, rule.severity.word(), rule.name);
        terminal::out(&rules.iter().map(line).collect::<String>());
        return Exit::Fine;
    };
    let wanted = asked.to_lowercase();
    match rules.iter().find(|rule| rule.code.to_lowercase() == wanted || rule.name == wanted) {
        Some(rule) => {
            terminal::out(&rule.explain());
            Exit::Fine
        }
        None => {
            let known = rules.iter().flat_map(|rule| [rule.code, rule.name]);
            let hint = nearest(asked, known)
                .map_or_else(|| "`duizhao explain --list` lists them all".to_owned(), |near| format!("did you mean {near}?"));
            terminal::err(&format!("error: no code or name is `{asked}`; {hint}\n"));
            Exit::Findings
        }
    }
}
