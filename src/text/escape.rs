//! Escaping for HTML text, HTML attributes and JSON inside a script.

/// Appends `text` with `&`, `<` and `>` written as entities.
pub fn escape_text(out: &mut String, text: &str) {
    escape(out, text, false);
}

/// Appends `text` for use inside double quotes.
pub fn escape_attribute(out: &mut String, text: &str) {
    escape(out, text, true);
}

/// `text` for use inside double quotes.
pub fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_attribute(&mut out, text);
    out
}

fn escape(out: &mut String, text: &str, quotes: bool) {
    let mut rest = text;
    while let Some(at) = rest.find(|c| matches!(c, '&' | '<' | '>') || quotes && c == '"') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut characters = from.chars();
        out.push_str(match characters.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            _ => "&quot;",
        });
        rest = characters.as_str();
    }
    out.push_str(rest);
}

/// Makes a JSON text safe inside `<script>`: `<`, `>`, `&` and the two line separators that JavaScript
/// once took for line ends become `\u` escapes, which JSON reads back as the same characters.
pub fn json_in_script(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        match character {
            '<' => out.push_str("\\u003c"),
            '>' => out.push_str("\\u003e"),
            '&' => out.push_str("\\u0026"),
            '\u{2028}' => out.push_str("\\u2028"),
            '\u{2029}' => out.push_str("\\u2029"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_would_end_the_context() {
        let mut out = String::new();
        escape_text(&mut out, "a<b & \"c\"");
        assert_eq!(out, "a&lt;b &amp; \"c\"");
        assert_eq!(attribute("\"><x"), "&quot;&gt;&lt;x");
        assert_eq!(json_in_script("\"</script>\""), "\"\\u003c/script\\u003e\"");
    }
}
