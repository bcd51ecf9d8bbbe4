//! What the template engine says is wrong with a theme, as findings: one a fault, each at its place.

use tera::ErrorKind;

use crate::diagnostic::rules::render::TEMPLATE;
use crate::diagnostic::{Diagnostic, Place};
use crate::render::theme::Failure;
use crate::text::{RelPath, Span, nearest};

/// A template: its file, its name in the theme, its text.
pub(super) type Template<'t> = (&'t RelPath, &'t str, &'t str);

/// The finding of a template that cannot be read or fails. `fallback` is where it stands if the engine gives no place.
pub(super) fn one(error: &Failure, folder: &str, fallback: &RelPath) -> Diagnostic {
    let (ErrorKind::SyntaxError(inside) | ErrorKind::RenderingError(inside)) = error.kind() else {
        return finding(Place::new(fallback, Span::default()), &error.to_string());
    };
    let file = RelPath::new(&format!("{folder}/{}", inside.filename())).unwrap_or_else(|_| fallback.clone());
    finding(Place::new(&file, Span::from(inside.span().range.clone())), inside.message())
}

/// All findings of templates that cannot be put together. The engine ends at the first that cannot be parsed, so each is
/// tried by itself, with `parse`; what else it has to say is one report, with a place for every fault.
pub(super) fn all(
    error: &Failure,
    folder: &str,
    templates: &[Template<'_>],
    parse: impl Fn(&str, &str) -> Option<Failure>,
) -> Vec<Diagnostic> {
    let unparsed = templates.iter().filter_map(|(file, name, text)| {
        let error = parse(name, text)?;
        matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| one(&error, folder, file))
    });
    let mut found: Vec<Diagnostic> = unparsed.collect();
    let of = |name: &str| templates.iter().find(|(_, known, _)| *known == name);
    match error.kind() {
        _ if !found.is_empty() => {}
        ErrorKind::MissingParent { current, parent } => {
            if let Some((file, _, text)) = of(current) {
                let at = text.find(parent.as_str()).unwrap_or_default();
                let place = Place::new(file, Span::new(at, at + parent.len()));
                found.push(finding(place, &format!("there is no template `{parent}`")));
            }
        }
        ErrorKind::Msg(report) => {
            let mut message = "";
            for line in report.lines() {
                if let Some(words) = line.strip_prefix("error: ") {
                    message = words;
                } else if let Some((name, place)) = line.trim_start().strip_prefix("--> ").and_then(|at| at.split_once(':'))
                    && let Some((file, _, text)) = of(name)
                {
                    let at = offset(text, place);
                    found.push(finding(Place::new(file, Span::new(at, at)), message));
                }
            }
        }
        _ => {}
    }
    if found.is_empty() {
        found.extend(templates.first().map(|(file, ..)| one(error, folder, file)));
    }
    found
}

/// The byte at `line:column`, both from 1, the column in characters.
fn offset(text: &str, place: &str) -> usize {
    let (line, column) = place.split_once(':').unwrap_or((place, "1"));
    let number = |text: &str| text.trim().parse::<usize>().unwrap_or(1).saturating_sub(1);
    let start: usize = text.split_inclusive('\n').take(number(line)).map(str::len).sum();
    let rest = text.get(start..).unwrap_or_default();
    rest.char_indices().nth(number(column)).map_or(start, |(at, _)| start + at)
}

/// The engine's words as ours: a message in lower case, and what follows its first sentence as help.
fn finding(place: Place, words: &str) -> Diagnostic {
    let words = words.lines().find(|line| !line.trim().is_empty()).unwrap_or("the template fails").trim();
    let (message, more) = words.split_once(". ").unwrap_or((words, ""));
    let lower = |text: &str| {
        let mut characters = text.chars();
        let first = characters.next().map(|first| first.to_lowercase().to_string()).unwrap_or_default();
        first + characters.as_str().trim_end_matches('.')
    };
    let help = match (more.strip_prefix("Available variables: "), message.split('`').nth(1)) {
        (Some(known), Some(written)) => nearest(written, known.split(", ")).map(|near| format!("did you mean `{near}`?")),
        _ => None,
    };
    let help = help.or((!more.is_empty()).then(|| lower(more)));
    Diagnostic::new(&TEMPLATE, place, lower(message)).help_if(help)
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn places_in_lines_of_chinese() {
        assert_eq!(offset("a\n茶{{ x }}", "2:2"), 5);
        assert_eq!(offset("a", "9:9"), 1);
    }
}
