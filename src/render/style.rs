//! A style sheet without what only its authors read: comments, and white space where none is needed. Nothing else is
//! changed: two minifiers tried here joined a descendant and its selector (`.both :is(dt)`), which is another rule.

/// The sheet without comments; runs of white space are one space, and none stands beside `{`, `}` and `;`. Strings stay.
pub(super) fn tightened(sheet: &str) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some(character) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
            continue;
        }
        let end = match character {
            '"' | '\'' => string_end(rest, character),
            _ => character.len_utf8(),
        };
        let (token, after) = rest.split_at(end);
        rest = after;
        match character {
            _ if character.is_whitespace() => {
                if !out.ends_with([' ', '{', '}', ';']) && !out.is_empty() {
                    out.push(' ');
                }
            }
            '{' | '}' | ';' => {
                if out.ends_with(' ') {
                    out.pop();
                }
                out.push(character);
            }
            _ => out.push_str(token),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// Where a string ends, its closing mark included; a backslash takes the next character along.
fn string_end(text: &str, mark: char) -> usize {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            _ if character == mark => return at + character.len_utf8(),
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::tightened;

    #[test]
    fn only_what_means_nothing_goes() {
        let sheet = "/* a */ .both :is(dt, dd) {\n  content: \"a  /* b */ \\\" ;\";\n  width: calc(1px + 2px);\n}\n\n@media (min-width: 1px) { a > b { c: d } }\n";
        assert_eq!(
            tightened(sheet),
            ".both :is(dt, dd){content: \"a  /* b */ \\\" ;\";width: calc(1px + 2px);}@media (min-width: 1px){a > b{c: d}}"
        );
    }
}
