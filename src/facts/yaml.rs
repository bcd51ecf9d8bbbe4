//! Facts as a file, `<id>.facts.yaml`: plain YAML in one order, the same for the same article.
//!
//! ```yaml
//! # What a program found in the article 7. Read it against the article: roles and years are guesses.
//! version: 1
//! article: "7"
//! sha256: 9f2c…                     # of the article's file
//! enumerations:
//!   - id: "7:p4"                    # what --pages names
//!     form: list                    # steps, bullets, list, digits, heads
//!     announced: 3                  # left out where the article announces no number
//!     as_written: 3个采茶行动
//!     announced_at: "7:p4"
//!     digits: [3, 2]                # of a nickname such as “32”
//!     found: 3
//!     open: true                    # the article itself says that there is more: 等
//!     within: "7:p2/1"              # the item of another enumeration that it stands in
//!     items:
//!       - {name: 早春采摘行动, at: "7:p4"}
//! figures:
//!   - at: "7:p3"
//!     as_written: 500个以上
//!     value: 500                    # "3-5" for a range, "2/3" for a fraction
//!     unit: 个                       # as written; 倍 for what something becomes, 增长2倍 is 3
//!     bound: at-least               # the words of the ledger
//!     change: increase              # where it is the amount of a change
//!     average: true
//!     role: target                  # guessed: target, baseline
//!     year: 2025                    # guessed
//!     plan: 13                      # guessed: 十三五
//!     against: 2020                 # 较2020年
//!     said: 建成500个以上茶园
//! titles: [{text: 茶叶条例, at: ["7:p1"]}]
//! quoted: […]
//! dates: [{text: 2020年6月, date: "2020-06", at: ["7:p5"]}]
//! bodies: […]
//! ```
//!
//! Keys without a value are left out, lists without items are `[]`.

use std::fmt::Write as _;

use crate::facts::model::{Enumeration, Facts, FigureFact, Item, Mention};
use crate::language::Change;

impl Facts {
    /// The file.
    pub fn to_yaml(&self) -> String {
        let mut out = format!(
            "# What a program found in the article {}. Read it against the article: roles and years are guesses.\n",
            self.article.escape_debug()
        );
        let _ = writeln!(out, "version: 1\narticle: {}\nsha256: {}", scalar(&self.article), scalar(&self.sha256));
        section(&mut out, "enumerations", &self.enumerations, |out, one| self.enumeration(out, one));
        section(&mut out, "figures", &self.figures, |out, one| self.figure(out, one));
        for (key, mentions) in
            [("titles", &self.titles), ("quoted", &self.quoted), ("dates", &self.dates), ("bodies", &self.bodies)]
        {
            section(&mut out, key, mentions, |out, one| self.mention(out, one));
        }
        out
    }

    /// A paragraph, or several, as a source mark names them.
    pub fn at(&self, first: u32, last: u32) -> String {
        if first == last { format!("{}:p{first}", self.article) } else { format!("{}:p{first}-p{last}", self.article) }
    }

    fn enumeration(&self, out: &mut String, one: &Enumeration) {
        let mut keys = Keys::new(out);
        keys.add("id", &scalar(&format!("{}:{}", self.article, one.id)));
        keys.add("form", one.form.name());
        if let Some(announced) = &one.announced {
            keys.add("announced", &announced.count.to_string());
            keys.add("as_written", &scalar(&announced.as_written));
            keys.add("announced_at", &scalar(&self.at(announced.paragraph, announced.paragraph)));
            if !announced.digits.is_empty() {
                let digits: Vec<String> = announced.digits.iter().map(u32::to_string).collect();
                keys.add("digits", &format!("[{}]", digits.join(", ")));
            }
        }
        keys.add("found", &one.items.len().to_string());
        if one.open {
            keys.add("open", "true");
        }
        if let Some(within) = &one.within {
            keys.add("within", &scalar(&format!("{}:{within}", self.article)));
        }
        out.push_str("    items:\n");
        for item in &one.items {
            let _ = writeln!(out, "      - {{{}}}", self.item(item));
        }
    }

    fn item(&self, item: &Item) -> String {
        let mut keys = vec![format!("name: {}", scalar(&item.name)), format!("at: {}", scalar(&self.at(item.first, item.last)))];
        keys.extend(item.number.map(|number| format!("number: {number}")));
        keys.extend(item.counts.map(|counts| format!("counts: {counts}")));
        keys.join(", ")
    }

    fn figure(&self, out: &mut String, one: &FigureFact) {
        let mut keys = Keys::new(out);
        keys.add("at", &scalar(&self.at(one.paragraph, one.paragraph)));
        keys.add("as_written", &scalar(&one.as_written));
        let value = if one.exact().is_some() { one.value_text.clone() } else { scalar(&one.value_text) };
        keys.add("value", &value);
        if !one.unit.is_empty() {
            keys.add("unit", &scalar(&one.unit));
        }
        keys.add("bound", one.bound.name());
        if let Some(change) = one.change {
            keys.add("change", if change == Change::Increase { "increase" } else { "reduction" });
        }
        if one.average {
            keys.add("average", "true");
        }
        if let Some(role) = one.role {
            keys.add("role", role.name());
        }
        for (key, number) in [("year", one.year), ("plan", one.plan), ("against", one.against)] {
            if let Some(number) = number {
                keys.add(key, &number.to_string());
            }
        }
        keys.add("said", &scalar(&one.said));
    }

    fn mention(&self, out: &mut String, one: &Mention) {
        let at: Vec<String> = one.paragraphs.iter().map(|paragraph| scalar(&self.at(*paragraph, *paragraph))).collect();
        let date = one.date.as_ref().map_or_else(String::new, |date| format!(", date: {}", scalar(date)));
        let _ = writeln!(out, "  - {{text: {}{date}, at: [{}]}}", scalar(&one.text), at.join(", "));
    }
}

fn section<T>(out: &mut String, key: &str, items: &[T], mut one: impl FnMut(&mut String, &T)) {
    out.push_str(key);
    out.push_str(if items.is_empty() { ": []\n" } else { ":\n" });
    for item in items {
        one(out, item);
    }
}

/// The keys of an item of a list, a line each.
struct Keys<'o> {
    out: &'o mut String,
    first: bool,
}

impl<'o> Keys<'o> {
    fn new(out: &'o mut String) -> Self {
        Self { out, first: true }
    }

    fn add(&mut self, key: &str, value: &str) {
        let _ = writeln!(self.out, "  {} {key}: {value}", if self.first { '-' } else { ' ' });
        self.first = false;
    }
}

/// A text as a YAML scalar: plain where that can mean nothing else, also between braces; else in double quotes.
pub fn scalar(text: &str) -> String {
    let plain_inside = |c: char| c.is_alphanumeric() || "-_/%％（）《》“”‘’、，。；：？！·— ".contains(c);
    let starts = |c: char| (c.is_alphabetic() || "《“（".contains(c)) && !c.is_ascii_digit();
    let word = text.to_ascii_lowercase();
    let means_more = ["true", "false", "yes", "no", "on", "off", "null", "y", "n", "nan", "inf"].contains(&word.as_str());
    let plain = text.starts_with(starts) && text.chars().all(plain_inside) && !text.ends_with(' ') && !means_more;
    // 1e5 and 0x1 are numbers; a text that begins with a letter or a mark is none.
    let digits_first = text.starts_with(char::is_numeric);
    let number_like = !digits_first || text.chars().any(crate::language::is_han);
    let counts = digits_first && text.chars().all(plain_inside) && number_like && !text.ends_with(' ');
    if plain || counts {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // Marks of direction and of line ends would be read otherwise than they are seen.
            c if c.is_control() || matches!(c, '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}') => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
