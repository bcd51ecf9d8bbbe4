//! From bytes to text: what is no text is refused, the encoding is found, and a wrong one is not taken in silence.
//!
//! The order is that of `hazards.md` R66: byte order mark, what the caller says, strict UTF-8, the file's own label, and
//! only then a guess, which is told.

mod label;
mod magic;
mod plausible;

use encoding_rs::{BIG5, DecoderResult, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, REPLACEMENT, SHIFT_JIS, UTF_8, UTF_16LE};

use crate::article::note::{Note, What};

pub(super) use plausible::doubly_encoded;

/// A file as text.
#[derive(Debug)]
pub(super) struct Decoded {
    /// The text, without a byte order mark, line ends made `\n`.
    pub text: String,
    /// The encoding it was in.
    pub encoding: String,
    /// What was guessed.
    pub notes: Vec<Note>,
}

/// Why bytes are no text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Undecodable {
    /// There are none, or white space alone.
    Empty,
    /// They are something else than text.
    Binary {
        /// The first byte that shows it.
        offset: usize,
        /// What they look like.
        what: &'static str,
        /// What to try.
        help: String,
    },
    /// They are not in the encoding.
    Encoding {
        /// The first byte that does not fit.
        offset: usize,
        /// What is wrong.
        message: String,
        /// What to try.
        help: String,
    },
}

/// The encoding of a label, as the WHATWG knows it.
pub(super) fn encoding_of(label: &str) -> Option<&'static Encoding> {
    // Names that Chinese programs write and the WHATWG does not list.
    let known = match label.trim().trim_matches(['"', '\'']).to_ascii_lowercase().as_str() {
        "cp936" | "ms936" | "gb-2312" | "gb_18030" | "gb-18030" | "euc-cn" | "euc_cn" => "gb18030",
        "cp950" | "ms950" | "big-5" | "big5_hkscs" => "big5",
        "utf8mb4" | "utf-8-sig" => "utf-8",
        "utf16" | "utf-16" | "utf16le" => "utf-16le",
        "utf16be" => "utf-16be",
        other => return Encoding::for_label(other.as_bytes()).map(widened),
    };
    Encoding::for_label(known.as_bytes())
}

/// GB18030 for every member of its family: files labelled gb2312 hold characters beyond it.
fn widened(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

fn name(encoding: &'static Encoding) -> String {
    encoding.name().to_ascii_lowercase()
}

/// Decodes a file; `wanted` is an encoding that the caller insists on.
pub(super) fn decode(bytes: &[u8], wanted: Option<&'static Encoding>) -> Result<Decoded, Undecodable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Undecodable::Empty);
    }
    magic::refuse(bytes, wanted)?;
    let mut notes = Vec::new();
    let (encoding, skip) = choose(bytes, wanted, &mut notes)?;
    let text = strict(bytes.get(skip..).unwrap_or_default(), encoding).map_err(|offset| {
        let offset = offset + skip;
        let byte = bytes.get(offset).map_or(String::new(), |byte| format!(" ({byte:#04x})"));
        Undecodable::Encoding {
            offset,
            message: format!("the byte at offset {offset}{byte} is no character of {}", name(encoding)),
            help: alternatives(bytes, encoding),
        }
    })?;
    if let Some((before, _)) = text.split_once('\u{FFFD}') {
        let line = before.matches('\n').count() + 1;
        return Err(Undecodable::Encoding {
            offset: skip + if encoding == UTF_8 { before.len() } else { 0 },
            message: format!("line {line} holds U+FFFD, which stands for a character that was lost before the file was saved"),
            help: "save the file again from where it came; the character cannot be had back from this one".to_owned(),
        });
    }
    mistaken(bytes, &text, encoding, wanted.is_some())?;
    if text.chars().all(|c| c.is_whitespace() || c.is_control() || c == '\u{FEFF}') {
        return Err(Undecodable::Empty);
    }
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    Ok(Decoded { text, encoding: name(encoding), notes })
}

/// The encoding, and the length of a byte order mark.
fn choose(
    bytes: &[u8],
    wanted: Option<&'static Encoding>,
    notes: &mut Vec<Note>,
) -> Result<(&'static Encoding, usize), Undecodable> {
    if let Some(marked) = Encoding::for_bom(bytes) {
        return Ok(marked);
    }
    if let Some(wanted) = wanted {
        return Ok((wanted, 0));
    }
    let label = label::find(bytes);
    let meant = label.as_ref().and_then(|label| encoding_of(&label.text));
    // An escape sequence is UTF-8 too, and means something only in the encoding that the label names.
    let escapes = bytes.contains(&0x1B) && meant == Some(ISO_2022_JP);
    if !escapes && std::str::from_utf8(bytes).is_ok() {
        if let (Some(label), Some(meant)) = (&label, meant)
            && meant != UTF_8
            && !bytes.is_ascii()
        {
            notes.push(Note::new(What::Label, label.line, format!("{} → utf-8", label.text)));
        }
        return Ok((UTF_8, 0));
    }
    if let Some(label) = &label {
        return match meant {
            Some(encoding) if encoding == REPLACEMENT => Err(Undecodable::Encoding {
                offset: label.offset,
                message: format!("the file says that its encoding is `{}`, which browsers no longer read", label.text),
                help: "convert it with `iconv -t utf-8` first".to_owned(),
            }),
            Some(encoding) => Ok((encoding, 0)),
            None => Err(Undecodable::Encoding {
                offset: label.offset,
                message: format!("the file says that its encoding is `{}`, which is the name of none", label.text),
                help: alternatives(bytes, UTF_8),
            }),
        };
    }
    if let Some(offset) = damaged(bytes) {
        return Err(Undecodable::Encoding {
            offset,
            message: format!(
                "the byte at offset {offset} ({:#04x}) is no character of utf-8, which the rest of the file is",
                bytes.get(offset).copied().unwrap_or_default()
            ),
            help: "save the file again from where it came: it was damaged or cut on the way".to_owned(),
        });
    }
    guess(bytes, notes).map(|encoding| (encoding, 0))
}

/// The first bad byte of what is UTF-8 but for a few: text in another encoding has hardly a sequence that is valid.
fn damaged(bytes: &[u8]) -> Option<usize> {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let offset = bytes.utf8_chunks().next().map(|chunk| chunk.valid().len());
    if good > 4 * bad { offset } else { None }
}

/// A guess, where one encoding is clearly better than the others.
fn guess(bytes: &[u8], notes: &mut Vec<Note>) -> Result<&'static Encoding, Undecodable> {
    let mut detector = chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guessed = widened(detector.guess(None, chardetng::Utf8Detection::Deny));
    let score = |encoding| strict(bytes, encoding).map_or(0.0, |text| plausible::share(&text));
    let best = [GB18030, BIG5].into_iter().filter(|other| *other != guessed).find(|other| score(other) > score(guessed));
    let rival = best.unwrap_or(if guessed == BIG5 { GB18030 } else { BIG5 });
    let chinese = guessed == GB18030 || guessed == BIG5 || best.is_some();
    let valid = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    // In doubt between the two Chinese families the caller has to say: a wrong guess reads as Chinese, and is none.
    // Of a few bytes anything can be guessed: what is not ASCII must read as text, or be little.
    let likely = strict(bytes, guessed).is_ok_and(|text| plausible::share(&text) > 0.08 || plausible::is_mostly_ascii(&text));
    if best.is_some() || (chinese && score(rival) * 2.0 >= score(guessed)) || !likely {
        return Err(Undecodable::Encoding {
            offset: valid,
            message: format!("the byte at offset {valid} is not UTF-8, and the file does not say what it is"),
            help: alternatives(bytes, UTF_8),
        });
    }
    notes.push(Note::new(What::Encoding, 1, name(guessed)));
    Ok(guessed)
}

/// Decodes without replacing anything; the offset of the first bytes that do not fit.
fn strict(bytes: &[u8], encoding: &'static Encoding) -> Result<String, usize> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3 + 16);
    let mut text = String::with_capacity(room.min(bytes.len() * 3 + 16));
    let mut done = 0;
    loop {
        let rest = bytes.get(done..).unwrap_or_default();
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        done += read;
        match result {
            DecoderResult::InputEmpty => return Ok(text),
            DecoderResult::OutputFull => text.reserve(bytes.len() + 16),
            DecoderResult::Malformed(length, after) => return Err(done.saturating_sub(usize::from(length) + usize::from(after))),
        }
    }
}

/// A label that fits by accident: the bytes decode, into characters that nobody writes.
fn mistaken(bytes: &[u8], text: &str, encoding: &'static Encoding, forced: bool) -> Result<(), Undecodable> {
    if !plausible::is_doubtful(text) {
        return Ok(());
    }
    let own = plausible::share(text);
    let better = candidates(encoding)
        .find(|other| strict(bytes, other).is_ok_and(|text| plausible::share(&text) > 0.1_f64.max(own * 4.0)));
    let Some(better) = better else { return Ok(()) };
    let label = label::find(bytes).filter(|_| !forced);
    let who = if forced { "`--encoding`" } else { "the file" };
    Err(Undecodable::Encoding {
        offset: label.map_or(0, |label| label.offset),
        message: format!("{who} says {}, and what comes of it is no running text", name(encoding)),
        help: format!("try `--encoding {}`", name(better)),
    })
}

fn candidates(but: &'static Encoding) -> impl Iterator<Item = &'static Encoding> {
    [UTF_8, GB18030, BIG5, SHIFT_JIS, EUC_KR, UTF_16LE].into_iter().filter(move |encoding| *encoding != but)
}

/// What to try instead: the encodings in which the bytes make running text.
fn alternatives(bytes: &[u8], but: &'static Encoding) -> String {
    let mut fitting: Vec<(f64, &'static Encoding)> = candidates(but)
        .filter_map(|encoding| strict(bytes, encoding).ok().map(|text| (plausible::share(&text), encoding)))
        .filter(|(share, _)| *share > 0.05)
        .collect();
    fitting.sort_by(|a, b| b.0.total_cmp(&a.0));
    let best = fitting.first().map_or(0.0, |(share, _)| *share);
    fitting.retain(|(share, _)| *share * 2.0 >= best);
    let named: Vec<String> = fitting.iter().take(2).map(|(_, encoding)| format!("`--encoding {}`", name(encoding))).collect();
    if named.is_empty() {
        return "say what it is with `--encoding`; if nothing fits, the file is damaged or no text".to_owned();
    }
    format!("try {}", named.join(" or "))
}
