//! One case as written: a note, the files that it changes, and what is expected.

use std::fs;
use std::path::{Path, PathBuf};

use duizhao::parse::Drafts;

use super::escapes::unescape;

/// Where the expectation begins.
const EXPECT: &str = "=== expect";

/// A case.
pub struct Case {
    /// `figures/unknown-unit.txt`.
    pub name: String,
    /// Whether warnings are errors.
    pub strict: bool,
    /// Whether drafts are part of the site.
    pub drafts: Drafts,
    /// What it changes, in the order written.
    pub changes: Vec<Change>,
    /// What must be said, as written.
    pub expected: String,
    path: PathBuf,
    /// Everything before the expectation.
    head: String,
}

/// A change of one file.
pub struct Change {
    /// Its path, which need not be UTF-8.
    pub path: Vec<u8>,
    pub how: How,
    /// What is done to its text at last, in the order written.
    pub then: Vec<Then>,
}

/// What is done to a file.
pub enum How {
    /// It holds this.
    Holds(Vec<u8>),
    /// Lines are replaced: those of the first text, which stand once in the file, by those of the second.
    Edited(Vec<(String, String)>),
    /// This follows what it holds.
    Appended(Vec<u8>),
    Removed,
    /// A link to somewhere.
    Link(String),
    /// A socket, as an example of what is neither file nor folder.
    Socket,
    /// So many bytes of text.
    Bytes(usize),
}

/// How the text is stored.
#[derive(Clone, Copy)]
pub enum Then {
    /// With a byte order mark.
    Bom,
    /// Lines end in CR LF.
    CrLf,
    /// Lines end in CR.
    Cr,
}

impl Case {
    /// Reads a case.
    pub fn read(path: &Path) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let name = path.iter().rev().take(2).map(|part| part.to_string_lossy()).collect::<Vec<_>>();
        let name = format!("{}/{}", name[1], name[0]);
        let at = text.find(&format!("\n{EXPECT}\n")).unwrap_or_else(|| panic!("{name}: there is no line `{EXPECT}`"));
        let (head, tail) = text.split_at(at + 1);
        let mut case = Self {
            strict: false,
            drafts: Drafts::LeftOut,
            changes: Vec::new(),
            expected: tail[EXPECT.len() + 1..].to_owned(),
            path: path.to_owned(),
            head: head.to_owned(),
            name,
        };
        case.read_changes();
        case
    }

    fn read_changes(&mut self) {
        let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
        let mut note = String::new();
        for line in self.head.lines() {
            if line == "=== strict" {
                self.strict = true;
            } else if line == "=== drafts" {
                self.drafts = Drafts::Taken;
            } else if let Some(header) = header(line) {
                sections.push((header, Vec::new()));
            } else if let Some((_, lines)) = sections.last_mut() {
                lines.push(line);
            } else {
                note.push_str(line);
            }
        }
        assert!(!note.trim().is_empty(), "{}: say first what the case shows", self.name);
        self.changes = sections.into_iter().map(|(header, lines)| change(header, &lines, &self.name)).collect();
    }

    /// What is expected and not said, or said and not expected; with `UPDATE_EXPECT` set, what is said is written down.
    pub fn compare(&self, said: &str) -> Option<String> {
        if said == self.expected {
            return None;
        }
        if accepting() {
            fs::write(&self.path, format!("{}{EXPECT}\n{said}", self.head)).unwrap();
            return None;
        }
        Some(difference(&self.expected, said))
    }
}

/// Whether what is said is to be written down.
pub fn accepting() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    assert!(!(set("UPDATE_EXPECT") && set("CI")), "expectations are not rewritten where CI is set");
    set("UPDATE_EXPECT")
}

/// Lines of only one of two texts.
pub fn difference(expected: &str, said: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (expected.lines().collect(), said.lines().collect());
    let only = |mark: char, these: &[&str], others: &[&str]| -> String {
        these.iter().filter(|line| !others.contains(line)).map(|line| format!("{mark} {line}\n")).collect()
    };
    let difference = only('-', &old, &new) + &only('+', &new, &old);
    if difference.is_empty() { format!("the same lines in another order:\n{said}") } else { difference }
}

/// What stands after the hyphens of a line that begins a section.
fn header(line: &str) -> Option<&str> {
    let header = line.strip_prefix("--- ")?;
    (header.starts_with("content") || header.starts_with("themes")).then_some(header)
}

fn change(header: &str, lines: &[&str], name: &str) -> Change {
    let (path, flags) = match header.strip_suffix(')').and_then(|header| header.split_once(" (")) {
        Some((path, flags)) => (path, flags.split(", ").collect()),
        None => (header, Vec::new()),
    };
    let empty = lines.iter().rev().take_while(|line| line.is_empty()).count();
    let lines = &lines[..lines.len() - empty];
    let text: String = lines.iter().flat_map(|line| [*line, "\n"]).collect();
    let text = if flags.contains(&"escaped") { unescape(&text) } else { text.into_bytes() };
    let mut change = Change { path: unescape(path), how: How::Holds(text.clone()), then: Vec::new() };
    for flag in &flags {
        match flag.split_once(' ').unwrap_or((flag, "")) {
            ("escaped", _) => {}
            ("edit", _) if flags.contains(&"escaped") => {
                let meant = |text: String| String::from_utf8(unescape(&text)).unwrap();
                let edits = edits(lines, name).into_iter();
                change.how = How::Edited(edits.map(|(old, new)| (old, meant(new))).collect());
            }
            ("edit", _) => change.how = How::Edited(edits(lines, name)),
            ("append", _) => change.how = How::Appended(text.clone()),
            ("removed", _) => change.how = How::Removed,
            ("socket", _) => change.how = How::Socket,
            ("link", target) => change.how = How::Link(target.to_owned()),
            ("bytes", number) => change.how = How::Bytes(number.parse().unwrap()),
            ("bom", _) => change.then.push(Then::Bom),
            ("crlf", _) => change.then.push(Then::CrLf),
            ("cr", _) => change.then.push(Then::Cr),
            _ => panic!("{name}: nothing is called `{flag}`"),
        }
    }
    change
}

/// Runs of `- ` lines, each with the run of `+ ` lines that takes its place.
fn edits(lines: &[&str], name: &str) -> Vec<(String, String)> {
    let mut edits: Vec<(String, String)> = Vec::new();
    let mut adding = true;
    for line in lines {
        let (mark, rest) = line.split_at(line.len().min(1));
        let rest = rest.strip_prefix(' ').unwrap_or(rest);
        match mark {
            "-" => {
                if adding {
                    edits.push(Default::default());
                }
                adding = false;
                edits.last_mut().unwrap().0.push_str(&format!("{rest}\n"));
            }
            "+" => {
                adding = true;
                edits.last_mut().unwrap_or_else(|| panic!("{name}: what is to be replaced?")).1.push_str(&format!("{rest}\n"));
            }
            "" => adding = true,
            _ => panic!("{name}: an edit has lines with `-` and `+`, and here is `{line}`"),
        }
    }
    edits
}
