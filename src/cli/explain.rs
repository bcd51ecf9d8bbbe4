//! `duizhao explain`.

use crate::cli::args::ExplainArguments;
use crate::cli::{Exit, selection, terminal};
use crate::diagnostic::Rule;

/// Prints what a code means, or the list of all.
pub(super) fn explain(arguments: &ExplainArguments) -> Exit {
    let rules = crate::rules();
    let Some(asked) = arguments.code.as_deref().filter(|_| !arguments.list) else {
        let line = |rule: &&Rule| format!("{}  {:<7}  {}\n", rule.code, rule.severity.word(), rule.name);
        terminal::out(&rules.iter().map(line).collect::<String>());
        return Exit::Fine;
    };
    match selection::find(asked, &rules) {
        Ok(rule) => {
            terminal::out(&rule.explain());
            Exit::Fine
        }
        Err(message) => {
            terminal::err(&format!("error: {message}\n"));
            Exit::Findings
        }
    }
}
