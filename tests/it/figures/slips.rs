//! Slips of a translator's hand, by kind. Each gives every way in which it can be made in a line of text, outside brackets.

use std::ops::Range;

/// A kind of slip.
pub struct Slip {
    /// What it is called in the table of results.
    pub name: &'static str,
    make: fn(&str, &str) -> Vec<(Range<usize>, String)>,
}

/// All kinds. Those of terms and source marks join here.
pub const SLIPS: &[Slip] = &[
    Slip { name: "digit", make: digit },
    Slip { name: "word", make: word },
    Slip { name: "scale", make: scale },
    Slip { name: "bound", make: bound },
    Slip { name: "unit", make: unit },
    Slip { name: "year", make: year },
    Slip { name: "plan", make: plan },
    Slip { name: "swapped", make: |_, _| Vec::new() },
    Slip { name: "swapped within", make: swapped },
    Slip { name: "dropped", make: dropped },
];

impl Slip {
    /// Every text that this slip makes of a line in a language.
    pub fn all(&self, line: &str, language: &str) -> Vec<String> {
        let free = outside_brackets(line);
        let inside = |range: &Range<usize>| free.iter().any(|free| free.start <= range.start && range.end <= free.end);
        let made = (self.make)(line, language).into_iter().filter(|(range, _)| inside(range));
        let texts = made.map(|(range, put)| format!("{}{put}{}", &line[..range.start], &line[range.end..]));
        texts.filter(|text| text != line).collect()
    }
}

/// The parts of a line that stand in no double brackets, link, or attribute; the own text of a link is words.
fn outside_brackets(line: &str) -> Vec<Range<usize>> {
    let mut free = Vec::new();
    let mut start = if line.starts_with(['#', '1']) { 0 } else { line.find(": ").filter(|at| *at < 9).map_or(0, |at| at + 2) };
    let mut at = start;
    while let Some(open) = line[at..].find("[[").map(|found| at + found) {
        let end = open + line[open..].find("]]").unwrap_or(line.len() - open);
        free.push(start..open);
        if let Some(bar) = line[open..end].find('|') {
            free.push(open + bar + 1..end);
        }
        at = (end + 2).min(line.len());
        start = at;
    }
    let end = line.find(" {#").unwrap_or(line.len());
    if start < end {
        free.push(start..end);
    }
    free
}

/// The numbers of a line that stand in no brackets; a lone 1 may go unsaid.
pub fn free_numbers(line: &str) -> Vec<Range<usize>> {
    let free = outside_brackets(line);
    let inside = |range: &Range<usize>| free.iter().any(|free| free.start <= range.start && range.end <= free.end);
    numbers(line).into_iter().filter(|range| inside(range) && &line[range.clone()] != "1").collect()
}

/// Runs of digits that stand by themselves: no part of a code.
fn numbers(line: &str) -> Vec<Range<usize>> {
    let bytes = line.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len()
            && (bytes[at].is_ascii_digit()
                || matches!(bytes[at], b'.' | b',') && bytes.get(at + 1).is_some_and(u8::is_ascii_digit))
        {
            at += 1;
        }
        let letter = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphabetic);
        if !letter(bytes.get(at)) && !letter(start.checked_sub(1).and_then(|before| bytes.get(before))) {
            found.push(start..at);
        }
    }
    found
}

fn digit(line: &str, _: &str) -> Vec<(Range<usize>, String)> {
    let mut slips = Vec::new();
    for number in numbers(line) {
        // A lone 1 may go unsaid.
        if &line[number.clone()] == "1" {
            continue;
        }
        for at in number.clone().filter(|at| line.as_bytes()[*at].is_ascii_digit()) {
            let digit = line.as_bytes()[at] - b'0';
            let other = if digit >= 5 { digit - 3 } else { digit + 3 };
            slips.push((at..at + 1, other.to_string()));
        }
    }
    slips
}

const ENGLISH: &[(&str, &str)] = &[
    ("three", "four"),
    ("four", "five"),
    ("five", "six"),
    ("six", "seven"),
    ("seven", "eight"),
    ("eight", "nine"),
    ("twelve", "ten"),
    ("fourteen", "fifteen"),
    ("Three", "Four"),
    ("Four", "Three"),
    ("Five", "Four"),
    ("Six", "Five"),
    ("Seven", "Six"),
    ("Eight", "Seven"),
];
const CHINESE: &[(&str, &str)] =
    &[("三", "四"), ("四", "五"), ("五", "六"), ("六", "七"), ("七", "八"), ("八", "九"), ("九", "八")];
/// Counters after which a Chinese character is a number.
const COUNTERS: [char; 14] = ['个', '项', '类', '篇', '条', '种', '部', '家', '件', '步', '方', '组', '大', '份'];

fn word(line: &str, language: &str) -> Vec<(Range<usize>, String)> {
    let mut slips = Vec::new();
    if language == "en" {
        for (word, other) in ENGLISH {
            for (at, _) in line.match_indices(word) {
                let (before, after) = (line[..at].chars().next_back(), line[at + word.len()..].chars().next());
                let stands = |c: Option<char>| c.is_none_or(|c| c == ' ' || c == ',' || c == '.');
                if stands(before) && stands(after) && !line[at + word.len()..].starts_with(" other") {
                    slips.push((at..at + word.len(), (*other).to_owned()));
                }
            }
        }
        return slips;
    }
    for (word, other) in CHINESE {
        for (at, _) in line.match_indices(word) {
            let after = line[at + word.len()..].chars().next();
            let before = line[..at].chars().next_back();
            let counted = after.is_some_and(|after| COUNTERS.contains(&after))
                && !before.is_some_and(|c| "十第一二三四五六七八九".contains(c));
            if counted {
                slips.push((at..at + word.len(), (*other).to_owned()));
            }
        }
    }
    slips
}

fn replaced(line: &str, pairs: &[(&str, &str)]) -> Vec<(Range<usize>, String)> {
    let all = pairs.iter().flat_map(|(from, to)| line.match_indices(from).map(|(at, _)| (at..at + from.len(), (*to).to_owned())));
    all.collect()
}

fn scale(line: &str, language: &str) -> Vec<(Range<usize>, String)> {
    let words: &[(&str, &str)] =
        if language == "en" { &[(" billion", " million"), (" million", " billion")] } else { &[("亿", "万")] };
    let mut slips = replaced(line, words);
    for number in numbers(line) {
        let digits = &line[number.clone()];
        let year = digits.len() == 4 && digits.starts_with("20");
        if !year && digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            slips.push((number.clone(), format!("{digits}0")));
            if let Some(less) = digits.strip_suffix('0') {
                slips.push((number, less.to_owned()));
            }
        }
    }
    slips
}

fn bound(line: &str, language: &str) -> Vec<(Range<usize>, String)> {
    let words: &[(&str, &str)] = if language == "en" {
        &[
            ("at least ", ""),
            ("at least ", "up to "),
            ("more than ", ""),
            ("more than ", "nearly "),
            ("about ", ""),
            ("nearly ", "more than "),
            ("-odd", ""),
        ]
    } else {
        &[("以上", ""), ("以上", "以下"), ("超过", ""), ("超过", "近"), ("约", ""), ("近", "超过"), ("余", "")]
    };
    let beside = |range: &Range<usize>| {
        let before = line[..range.start].trim_end_matches(['个', '家', '项', '点']).chars().next_back();
        let after = line[range.end..].trim_start_matches("CNY ").chars().next();
        before.is_some_and(|c| c.is_ascii_digit()) || after.is_some_and(|c| c.is_ascii_digit())
    };
    replaced(line, words).into_iter().filter(|(range, _)| beside(range)).collect()
}

fn unit(line: &str, language: &str) -> Vec<(Range<usize>, String)> {
    let words: &[(&str, &str)] = if language == "en" {
        &[("%", " percentage points"), (" points", " percent"), ("CNY ", "USD "), ("%", ""), ("%", " points")]
    } else {
        &[("%", "个百分点"), ("0点", "0%"), ("亿元", "亿美元"), ("%", "‰")]
    };
    replaced(line, words)
}

fn year(line: &str, _: &str) -> Vec<(Range<usize>, String)> {
    let years = numbers(line).into_iter().filter(|number| number.len() == 4 && line[number.clone()].starts_with("20"));
    years
        .map(|year| (year.end - 1..year.end, if line[..year.end].ends_with('5') { "3" } else { "5" }.to_owned()))
        .filter(|(range, put)| line[range.clone()] != **put)
        .collect()
}

fn plan(line: &str, language: &str) -> Vec<(Range<usize>, String)> {
    let words: &[(&str, &str)] = if language == "en" {
        &[("14th Five", "13th Five"), ("13th Five", "12th Five")]
    } else {
        &[("“十四五”", "“十五五”"), ("“十三五”", "“十四五”"), ("第十四个", "第十三个")]
    };
    replaced(line, words)
}

/// Two figures of a line change places: the first with the next that is another.
fn swapped(line: &str, _: &str) -> Vec<(Range<usize>, String)> {
    let numbers = numbers(line);
    let mut slips = Vec::new();
    for pair in numbers.windows(2) {
        let (a, b) = (&line[pair[0].clone()], &line[pair[1].clone()]);
        if a != b {
            slips.push((pair[0].start..pair[1].end, format!("{b}{}{a}", &line[pair[0].end..pair[1].start])));
        }
    }
    slips
}

/// A figure is left out.
fn dropped(line: &str, language: &str) -> Vec<(Range<usize>, String)> {
    let mut slips: Vec<(Range<usize>, String)> = Vec::new();
    for (range, _) in word(line, language) {
        slips.push((range, if language == "en" { "several".to_owned() } else { "几".to_owned() }));
    }
    for number in numbers(line) {
        let digits = &line[number.clone()];
        if digits.len() > 1 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            slips.push((number, if language == "en" { "many".to_owned() } else { "若干".to_owned() }));
        }
    }
    slips
}
