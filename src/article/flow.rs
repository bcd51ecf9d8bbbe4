//! Runs of text put together: white space as a reader sees it, line ends that were meant, and the places where doubled
//! line breaks divide a paragraph.

use crate::article::model::Run;
use crate::article::note::{Note, What};
use crate::language::joins_without_space;

/// A paragraph in the making.
#[derive(Debug, Default)]
pub(super) struct Flow {
    done: Vec<(usize, Vec<Run>)>,
    runs: Vec<Run>,
    line: usize,
    gap: Gap,
    breaks: usize,
}

/// White space since the last character.
#[derive(Clone, Copy, Debug, Default)]
struct Gap {
    any: bool,
    /// All of it is what an editor of HTML makes: line ends, spaces, tabs.
    made: bool,
    line_end: bool,
    /// How many are as wide as a character of Chinese: two begin a paragraph.
    wide: usize,
}

/// Characters that no text needs and pages may not use, or that cannot be seen: the sentinel of the emphasis rules, byte
/// order marks and zero-width spaces inside the text, controls, what is left of a lost character.
pub(super) fn is_reserved(c: char) -> bool {
    matches!(c, '\u{2E52}' | '\u{AD}' | '\u{FEFF}' | '\u{200B}' | '\u{2060}' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}')
        || (c.is_control() && !c.is_whitespace())
}

impl Flow {
    /// Adds text of one kind; `line` is where it begins.
    pub fn text(&mut self, text: &str, strong: bool, href: Option<&str>, line: usize, notes: &mut Vec<Note>) {
        for c in text.chars() {
            if c.is_whitespace() {
                let made = matches!(c, '\n' | '\r' | ' ' | '\t');
                self.gap.made = made && (self.gap.made || !self.gap.any);
                self.gap.any = true;
                self.gap.line_end |= c == '\n';
                self.gap.wide += usize::from(matches!(c, '\u{3000}' | '\u{2003}' | '\u{2001}'));
            } else if is_reserved(c) {
                notes.push(Note::new(What::Character, line, format!("U+{:04X}", u32::from(c))));
            } else {
                self.character(c, strong, href, line);
            }
        }
    }

    /// Adds a line break that was written as one.
    pub fn line_break(&mut self) {
        self.breaks += 1;
        self.gap = Gap::default();
    }

    fn character(&mut self, c: char, strong: bool, href: Option<&str>, line: usize) {
        let gap = std::mem::take(&mut self.gap);
        let breaks = std::mem::take(&mut self.breaks);
        let before = self.runs.last().and_then(|run| run.text.chars().next_back());
        let Some(before) = before else {
            self.line = line;
            self.push(c, strong, href);
            return;
        };
        if breaks > 1 || (breaks == 1 && gap.wide >= 2) {
            self.done.push((self.line, std::mem::take(&mut self.runs)));
            self.line = line;
        } else if breaks == 1 {
            self.push_between('\n', strong, href);
        } else if gap.any && !(gap.made && gap.line_end && joins_without_space(before, c)) {
            self.push_between(' ', strong, href);
        }
        self.push(c, strong, href);
    }

    fn push(&mut self, c: char, strong: bool, href: Option<&str>) {
        match self.runs.last_mut() {
            Some(run) if run.strong == strong && run.href.as_deref() == href => run.text.push(c),
            _ => self.runs.push(Run { text: c.to_string(), strong, href: href.map(str::to_owned) }),
        }
    }

    /// Adds white space between two characters: inside a run where both are of it, else as plain text.
    fn push_between(&mut self, c: char, strong: bool, href: Option<&str>) {
        match self.runs.last_mut() {
            Some(run) if run.strong == strong && run.href.as_deref() == href => run.text.push(c),
            Some(Run { text, strong: false, href: None }) => text.push(c),
            _ => self.runs.push(Run::plain(c)),
        }
    }

    /// The paragraphs so far, each with its line; what follows begins a new one.
    pub fn take(&mut self) -> Vec<(usize, Vec<Run>)> {
        let mut done = std::mem::take(&mut self.done);
        if !self.runs.is_empty() {
            done.push((self.line, std::mem::take(&mut self.runs)));
        }
        *self = Self::default();
        done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flow(steps: &[&str]) -> Vec<String> {
        let mut flow = Flow::default();
        for step in steps {
            match *step {
                "<br>" => flow.line_break(),
                text => flow.text(text, text.starts_with('*'), None, 1, &mut Vec::new()),
            }
        }
        flow.take().into_iter().map(|(_, runs)| runs.iter().map(|run| run.text.as_str()).collect::<Vec<_>>().join("+")).collect()
    }

    #[test]
    fn white_space_is_what_a_reader_sees() {
        assert_eq!(flow(&["\u{3000}\u{3000}春茶 \n"]), ["春茶"]);
        assert_eq!(flow(&["春\n  茶", " 夏\u{3000}茶", "a\nb", "\u{a0}c"]), ["春茶 夏 茶a b c"]);
        assert_eq!(flow(&["春", "*夏", " *秋", " 冬"]), ["春+*夏+ *秋 冬"]);
        assert_eq!(flow(&["春", "<br>", "夏"]), ["春\n夏"]);
        assert_eq!(flow(&["<br>", "春", "<br>", " \n", "<br>", "夏", "<br>"]), ["春", "夏"]);
        assert_eq!(flow(&["春", "<br>", "\u{3000}\u{3000}夏"]), ["春", "夏"]);
        assert_eq!(flow(&["春\u{200b}茶", " "]), ["春茶"]);
    }
}
