//! Times of publication, as feeds, posts and pages write them, brought into one form: `2021-12-28T11:07:10+08:00`, or
//! `2021-12-28` where no time is written. A time in UTC is written with the offset of Beijing, the same instant; one
//! without an offset is taken for Beijing's. Both are told.

use crate::article::note::{Note, What};

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
/// Beijing, in minutes east of Greenwich.
const BEIJING: i64 = 8 * 60;

/// A date and a clock, in minutes since midnight, with seconds and offset as far as they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moment {
    year: i64,
    month: i64,
    day: i64,
    clock: Option<(i64, i64, i64)>,
    offset: Option<i64>,
}

/// Reads a date. `None` where it is none.
pub(super) fn read(written: &str, line: usize, notes: &mut Vec<Note>) -> Option<String> {
    let moment = moment(written)?;
    let Moment { year, month, day, clock, offset } = moment;
    let Some((hour, minute, second)) = clock else { return Some(format!("{year:04}-{month:02}-{day:02}")) };
    let east = match offset {
        Some(0) | None => BEIJING,
        Some(offset) => offset,
    };
    let minutes = days(year, month, day) * 1440 + hour * 60 + minute + if offset == Some(0) { BEIJING } else { 0 };
    let (year, month, day) = date_of(minutes.div_euclid(1440));
    let clock = minutes.rem_euclid(1440);
    let (hour, minute) = (clock / 60, clock % 60);
    let (sign, size) = if east < 0 { ('-', -east) } else { ('+', east) };
    let text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{sign}{:02}:{:02}", size / 60, size % 60);
    match offset {
        Some(0) => notes.push(Note::new(What::Zone, line, format!("{} → {text}", written.trim()))),
        None => notes.push(Note::new(What::Published, line, format!("{} → {text}", written.trim()))),
        Some(_) => {}
    }
    Some(text)
}

fn moment(written: &str) -> Option<Moment> {
    let text = written.trim().to_lowercase();
    let mut words: Vec<String> = Vec::new();
    // Numbers and words, each alone; `:` holds a clock together, a sign stays with its offset.
    let mut last = ' ';
    for c in text.chars() {
        let same = (c.is_ascii_digit() && last.is_ascii_digit())
            || (c.is_alphabetic() && last.is_alphabetic() && !is_unit(c) && !is_unit(last));
        match words.last_mut() {
            Some(word) if same => word.push(c),
            _ if c.is_alphanumeric() || matches!(c, ':' | '+' | '-' | '/' | '.') => words.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (date, rest) = date_first(&words).or_else(|| feed_date(&words))?;
    let (year, month, day) = date;
    if !(1900..=2199).contains(&year) || !(1..=12).contains(&month) || !(1..=length(year, month)).contains(&day) {
        return None;
    }
    let (clock, offset) = clock(rest);
    Some(Moment { year, month, day, clock, offset })
}

fn is_unit(c: char) -> bool {
    matches!(c, '年' | '月' | '日' | '号' | '时' | '分' | '秒')
}

fn number(word: &str) -> Option<i64> {
    (!word.is_empty() && word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

type Date = (i64, i64, i64);

/// `2021-12-28`, `2021/12/28`, `2021.12.28`, `2021年12月28日`.
fn date_first<'w>(words: &'w [&'w str]) -> Option<(Date, &'w [&'w str])> {
    let [year, "-" | "/" | "." | "年", month, "-" | "/" | "." | "月", day, rest @ ..] = words else { return None };
    let rest = match rest {
        ["日" | "号", rest @ ..] | rest => rest,
    };
    (year.len() == 4).then_some(())?;
    Some(((number(year)?, number(month)?, number(day)?), rest))
}

/// `Tue, 28 Dec 2021`, `28 Dec 2021`, `Dec 28 2021`.
fn feed_date<'w>(words: &'w [&'w str]) -> Option<(Date, &'w [&'w str])> {
    let month = |word: &str| {
        let at = MONTHS.iter().position(|month| word.len() >= 3 && word.starts_with(month))?;
        i64::try_from(at).ok().map(|at| at + 1)
    };
    let words = match words {
        [first, rest @ ..] if number(first).is_none() && month(first).is_none() => rest,
        words => words,
    };
    match words {
        [day, name, year, rest @ ..] if number(day).is_some() => Some(((number(year)?, month(name)?, number(day)?), rest)),
        [name, day, year, rest @ ..] => Some(((number(year)?, month(name)?, number(day)?), rest)),
        _ => None,
    }
}

type Clock = (i64, i64, i64);

fn clock(words: &[&str]) -> (Option<Clock>, Option<i64>) {
    let words = match words {
        ["t", rest @ ..] | rest => rest,
    };
    let (hour, minute, second, mut rest) = match words {
        [hour, ":", minute, ":", second, rest @ ..] => (*hour, *minute, *second, rest),
        [hour, ":" | "时", minute, rest @ ..] => (*hour, *minute, "0", rest),
        _ => return (None, None),
    };
    let (Some(hour), Some(minute), Some(second)) = (number(hour), number(minute), number(second)) else { return (None, None) };
    if hour > 23 || minute > 59 || second > 59 {
        return (None, None);
    }
    // Parts of a second.
    if let [".", _, after @ ..] = rest {
        rest = after;
    }
    let offset = match rest {
        ["z" | "gmt" | "utc" | "ut"] => Some(0),
        ["gmt" | "utc", sign @ ("+" | "-"), rest @ ..] | [sign @ ("+" | "-"), rest @ ..] => offset(sign, rest),
        ["cst"] => Some(BEIJING),
        _ => None,
    };
    (Some((hour, minute, second)), offset)
}

fn offset(sign: &str, rest: &[&str]) -> Option<i64> {
    let (hours, minutes) = match rest {
        [hours, ":", minutes] => (number(hours)?, number(minutes)?),
        [both] if both.len() == 4 => (number(both.get(..2)?)?, number(both.get(2..)?)?),
        [hours] if hours.len() <= 2 => (number(hours)?, 0),
        _ => return None,
    };
    let size = hours * 60 + minutes;
    (hours < 15 && minutes < 60).then_some(if sign == "-" { -size } else { size })
}

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn length(year: i64, month: i64) -> i64 {
    match month {
        2 => 28 + i64::from(is_leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days since the first of January 1900.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let years: i64 = (1900..year).map(|year| 365 + i64::from(is_leap(year))).sum();
    let months: i64 = (1..month).map(|month| length(year, month)).sum();
    years + months + day - 1
}

fn date_of(mut days: i64) -> (i64, i64, i64) {
    let (mut year, mut month) = (1900, 1);
    while days >= 365 + i64::from(is_leap(year)) {
        days -= 365 + i64::from(is_leap(year));
        year += 1;
    }
    while days >= length(year, month) {
        days -= length(year, month);
        month += 1;
    }
    (year, month, days + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_in_one_form() {
        for (written, wanted) in [
            ("Tue, 28 Dec 2021 03:07:10 GMT", "2021-12-28T11:07:10+08:00"),
            ("Fri, 31 Dec 2021 18:00:00 +0000", "2022-01-01T02:00:00+08:00"),
            ("2022-02-14 09:02:33 +0800", "2022-02-14T09:02:33+08:00"),
            ("2021-12-28T11:07:10+08:00", "2021-12-28T11:07:10+08:00"),
            ("2021-12-28T03:07:10.250Z", "2021-12-28T11:07:10+08:00"),
            ("2021-12-28T03:07:10-05:00", "2021-12-28T03:07:10-05:00"),
            ("2024-02-29 23:30", "2024-02-29T23:30:00+08:00"),
            ("2021年12月28日 11:07", "2021-12-28T11:07:00+08:00"),
            ("2021年12月28日", "2021-12-28"),
            ("2021/1/2", "2021-01-02"),
            ("2021-12-28", "2021-12-28"),
            ("Dec 28, 2021", "2021-12-28"),
            ("28 December 2021 08:00:00 +0800", "2021-12-28T08:00:00+08:00"),
        ] {
            assert_eq!(read(written, 1, &mut Vec::new()).as_deref(), Some(wanted), "{written}");
        }
        for bad in ["", "yesterday", "2021", "2021-13-01", "2021-02-29", "0000-01-01", "12-28", "28.12", "2021-12", "1e9"] {
            assert_eq!(read(bad, 1, &mut Vec::new()), None, "{bad}");
        }
        let mut notes = Vec::new();
        read("2021-12-28 11:07", 3, &mut notes);
        read("Tue, 28 Dec 2021 03:07:10 GMT", 4, &mut notes);
        assert_eq!(notes.iter().map(|note| note.what).collect::<Vec<_>>(), [What::Published, What::Zone]);
    }
}
