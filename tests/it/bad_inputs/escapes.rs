//! What cannot be written into a case as it is: `\xNN` is a byte, `\{300:> }` a text so many times over, `\\` a backslash.

/// The bytes that a text with escapes stands for.
pub fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        rest = match after.as_bytes().first() {
            Some(b'\\') => {
                bytes.push(b'\\');
                &after[1..]
            }
            Some(b'x') => {
                bytes.push(u8::from_str_radix(&after[1..3], 16).unwrap());
                &after[3..]
            }
            Some(b'{') => {
                let (inside, after) = after[1..].split_once('}').unwrap();
                let (times, text) = inside.split_once(':').unwrap();
                bytes.extend(text.repeat(times.parse().unwrap()).bytes());
                after
            }
            _ => panic!("`\\` stands before `x`, `{{` or another `\\`: {after:.20}"),
        };
    }
    bytes.extend(rest.bytes());
    bytes
}

#[test]
fn escapes_are_bytes_and_repetitions() {
    assert_eq!(unescape("a\\x80\\\\\\{3:xy}z\n"), b"a\x80\\xyxyxyz\n");
}
