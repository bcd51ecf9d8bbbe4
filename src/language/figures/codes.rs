//! Names made of letters and digits, compared letter by letter: 5G, PM2.5, GB/T 15835, 1+N, IPv6, 10:21.

use crate::language::figures::chars::Chars;
use crate::language::figures::figure::{Figure, Kind, Value};
use crate::language::figures::units::UNITS;

/// Letters and digits of a name, and the marks that may stand inside one.
fn inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '₀'..='₉' | '²' | '³')
}

/// Longest run of letters and digits that is read.
const LONGEST: usize = 40;

/// Whether a code can begin with this text: a glance, before the text is laid out by characters.
pub fn may_begin(rest: &str) -> bool {
    // No further than a code is read, or one long word would be gone through at each of its letters.
    let bytes = rest.as_bytes().get(..LONGEST + 2).unwrap_or(rest.as_bytes());
    let run = |of: fn(&u8) -> bool| bytes.iter().take_while(|byte| of(byte)).count();
    let (letters, capitals, digits) = (run(u8::is_ascii_alphabetic), run(u8::is_ascii_uppercase), run(u8::is_ascii_digit));
    let first = letters.max(digits);
    let (next, after) = (bytes.get(first).copied().unwrap_or_default(), bytes.get(first + 1).copied().unwrap_or_default());
    // Full-width digits and marks are read as ASCII, subscripts as digits.
    let wide = next == 0xEF || next == 0xE2 && after == 0x82;
    let digit = after.is_ascii_digit() || after == 0xEF;
    if digits > 0 {
        // 5G, 1+N, 10:21.
        return wide || next.is_ascii_alphabetic() || matches!(next, b'+' | b':');
    }
    // PM2, A+B, GB/T, GB 3095; and A-shares.
    let goes_on = match next {
        b'.' => digit,
        b'-' | b'/' => digit || capitals == letters && after.is_ascii_uppercase(),
        b' ' => digit && capitals == letters,
        b'+' => true,
        _ => next.is_ascii_digit() || wide,
    };
    goes_on || capitals == 1 && letters == 1 && matches!(next, b' ' | b'-' | 0xE8)
}

/// Reads a code that begins at `i`: a run of ASCII letters and digits that holds both, or digits joined by `+`, `:`.
pub fn read(chars: &Chars<'_>, i: usize) -> Option<(Figure, usize)> {
    if inside(chars.before(i))
        || matches!(chars.before(i), '.' | '-') && chars.before(i.saturating_sub(1)).is_ascii_alphanumeric()
    {
        return None;
    }
    let c = chars.at(i);
    if !c.is_ascii_alphanumeric() {
        return None;
    }
    if let Some(end) = share_class(chars, i) {
        let figure = Figure::new(Kind::Code, Value::Code(format!("{c}-SHARES")), chars.span(i, end));
        return Some((figure, end));
    }
    let (mut end, mut letters, mut digits) = (i, 0, 0);
    let mut plus = false;
    while end < i + LONGEST {
        let (c, next) = (chars.at(end), chars.at(end + 1));
        if c.is_ascii_digit() || matches!(c, '₀'..='₉') {
            digits += 1;
        } else if c.is_ascii_alphabetic() {
            letters += 1;
        } else if c == '+' && inside(next) {
            plus = true;
        } else if matches!(c, '.' | '-' | '/') && next.is_ascii_digit() && letters > 0 && digits_may_follow(chars, end)
            || matches!(c, '-' | '/') && next.is_ascii_uppercase() && letters > 0 && standard(chars, i, end)
        {
        } else {
            break;
        }
        end += 1;
    }
    // ISO 9001, GB/T 15835, GB 3095.
    if digits == 0 && letters >= 2 && standard(chars, i, end) && chars.at(end) == ' ' && chars.at(end + 1).is_ascii_digit() {
        let mut at = end + 1;
        while chars.at(at).is_ascii_digit() || matches!(chars.at(at), '.' | '-' | '—') && chars.at(at + 1).is_ascii_digit() {
            at += 1;
        }
        (end, digits) = (at, at - end);
    }
    if let Some(end) = clock(chars, i) {
        return Some((code(chars, i, end), end));
    }
    if digits == 0 || letters == 0 && !plus || digits > 0 && letters > 0 && is_measured(chars, i, end) {
        return None;
    }
    let mut figure = code(chars, i, end);
    // 3D is as often said in words.
    figure.loose = matches!(&figure.value, Value::Code(name) if matches!(name.as_str(), "3D" | "2D" | "4D"));
    Some((figure, end))
}

/// A股, A-shares: a class of shares.
fn share_class(chars: &Chars<'_>, i: usize) -> Option<usize> {
    if !chars.at(i).is_ascii_uppercase() {
        return None;
    }
    let (_, end) = chars.longest(i + 1, ["股", "-shares", "-share", " shares", " share"])?;
    (!chars.at(end).is_ascii_alphanumeric()).then_some(end)
}

/// COVID-19, PM2.5, CO-2; not `CNY-5` or the end of a sentence.
fn digits_may_follow(chars: &Chars<'_>, at: usize) -> bool {
    chars.before(at).is_ascii_alphanumeric()
}

/// Whether the letters from `i` are those of a standard.
fn standard(chars: &Chars<'_>, i: usize, end: usize) -> bool {
    let letters = chars.slice(i, end);
    ["GB", "GB/T", "GB/Z", "ISO", "IEC", "ISO/IEC", "IEEE", "YD/T", "JB/T", "SJ/T", "RFC", "EN", "ASTM", "DB", "QC/T"]
        .contains(&letters)
}

/// 10:21.
fn clock(chars: &Chars<'_>, i: usize) -> Option<usize> {
    let mut at = i;
    while at < i + 3 && chars.at(at).is_ascii_digit() {
        at += 1;
    }
    let minutes = (1..=2).all(|k| chars.at(at + k).is_ascii_digit()) && !chars.at(at + 3).is_ascii_digit();
    (at > i && at <= i + 2 && matches!(chars.at(at), ':' | '：') && minutes).then_some(at + 3)
}

/// `12kW`, `5nm`, `1bn`, `14th`: digits with a unit, a scale or an ending right after them are figures.
fn is_measured(chars: &Chars<'_>, i: usize, end: usize) -> bool {
    let mut at = i;
    while chars.at(at).is_ascii_digit() || chars.at(at) == '.' && chars.at(at + 1).is_ascii_digit() {
        at += 1;
    }
    if at == i {
        // Currencies: RMB1, US5.
        let letters: String = (i..end).map(|k| chars.at(k)).take_while(char::is_ascii_alphabetic).collect();
        return ["RMB", "CNY", "USD", "EUR", "GBP", "HKD", "JPY", "FY", "Q", "H", "US"].contains(&letters.as_str());
    }
    let tail = chars.slice(at, end);
    let lower = tail.to_ascii_lowercase();
    let endings = [
        "st", "nd", "rd", "th", "s", "bn", "mn", "tn", "m", "k", "fyp", "x", "pp", "ppt", "bps", "pct", "h", "trn", "bln", "mln",
        "yr", "yuan", "percent",
    ];
    tail.is_empty()
        || endings.contains(&lower.as_str())
        || UNITS.iter().any(|unit| unit.symbols.contains(&tail) || unit.en.contains(&lower.as_str()) && tail.len() > 1)
}

fn code(chars: &Chars<'_>, i: usize, end: usize) -> Figure {
    let name = (i..end).map(|k| chars.at(k)).filter(|c| inside(*c) || matches!(c, '+' | '.' | ':' | '：'));
    let name: String = name.map(|c| subscript(c).to_ascii_uppercase()).collect();
    Figure::new(Kind::Code, Value::Code(name), chars.span(i, end))
}

fn subscript(c: char) -> char {
    match c {
        '₀'..='₉' => char::from_digit(u32::from(c) - u32::from('₀'), 10).unwrap_or(c),
        '：' => ':',
        _ => c,
    }
}
