//! The label of an encoding as a file writes it, in the first bytes: `charset=` of HTML, `encoding=` of XML.

/// How far a label is looked for, in bytes; HTML asks for 1024, and saved pages have comments before.
const REACH: usize = 4096;

/// A label.
#[derive(Debug)]
pub(super) struct Label {
    /// As written, without quotes.
    pub text: String,
    /// Its first byte.
    pub offset: usize,
    /// Its line, from 1.
    pub line: usize,
}

/// The first label.
pub(super) fn find(bytes: &[u8]) -> Option<Label> {
    let head = bytes.get(..bytes.len().min(REACH)).unwrap_or_default();
    let lower = head.to_ascii_lowercase();
    ["charset", "encoding"].iter().filter_map(|key| find_key(head, &lower, key)).min_by_key(|label| label.offset)
}

fn find_key(head: &[u8], lower: &[u8], key: &str) -> Option<Label> {
    let mut from = 0;
    while let Some(step) = lower.get(from..)?.windows(key.len()).position(|window| window == key.as_bytes()) {
        let at = from + step;
        from = at + key.len();
        if in_markup(lower, at)
            && let Some(label) = value(head, from)
        {
            return Some(label);
        }
    }
    None
}

/// Whether the place is inside `<meta …` or `<?xml …`: a text may speak of encodings too.
fn in_markup(lower: &[u8], at: usize) -> bool {
    let before = lower.get(..at).unwrap_or_default();
    let Some(open) = before.iter().rposition(|byte| *byte == b'<') else { return false };
    let tag = before.get(open..).unwrap_or_default();
    !tag.contains(&b'>') && (tag.starts_with(b"<meta") || tag.starts_with(b"<?xml"))
}

fn value(head: &[u8], from: usize) -> Option<Label> {
    let rest = head.get(from..)?;
    let white = |bytes: &[u8]| bytes.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let equals = white(rest);
    if rest.get(equals) != Some(&b'=') {
        return None;
    }
    let mut at = equals + 1;
    at += white(rest.get(at..)?);
    at += rest.get(at..)?.iter().take_while(|byte| matches!(byte, b'"' | b'\'' | b'\\')).count();
    let text = rest.get(at..)?;
    let length = text.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.+".contains(byte)).count();
    let text = String::from_utf8_lossy(text.get(..length)?).into_owned();
    let offset = from + at;
    let line = head.get(..offset)?.split(|byte| *byte == b'\n').count();
    (!text.is_empty()).then_some(Label { text, offset, line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_found_as_they_are_written() {
        let found = |text: &str| find(text.as_bytes()).map(|label| label.text);
        for (text, label) in [
            ("<meta charset=gbk>", "gbk"),
            ("<META CHARSET = 'GB2312' >", "GB2312"),
            ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\">", "gb2312"),
            ("<?xml version=\"1.0\" encoding=\"Big5\"?>", "Big5"),
        ] {
            assert_eq!(found(text).as_deref(), Some(label), "{text}");
        }
        for text in ["charset=gbk", "<p>charset=gbk</p>", "<meta name=charset>", "<meta charset=>", ""] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
