//! Escaping for HTML text, HTML attributes and JSON inside a script.

/// Appends `text` with `&`, `<` and `>` written as entities.
pub fn escape_text(out: &mut String, text: &str) {
    escape(out, text, |bytes| memchr::memchr3(b'&', b'<', b'>', bytes));
}

/// Appends `text` for use inside double quotes.
pub fn escape_attribute(out: &mut String, text: &str) {
    escape(out, text, |bytes| bytes.iter().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"')));
}

/// `text` for use inside double quotes.
pub fn attribute(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape_attribute(&mut out, text);
    out
}

/// `next` finds the next byte to be written as an entity. All are ASCII, so bytes are as good as characters.
fn escape(out: &mut String, text: &str, next: impl Fn(&[u8]) -> Option<usize>) {
    let mut rest = text;
    while let Some((before, from)) = next(rest.as_bytes()).and_then(|at| rest.split_at_checked(at)) {
        out.push_str(before);
        out.push_str(match from.as_bytes().first() {
            Some(b'&') => "&amp;",
            Some(b'<') => "&lt;",
            Some(b'>') => "&gt;",
            _ => "&quot;",
        });
        rest = from.get(1..).unwrap_or_default();
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
