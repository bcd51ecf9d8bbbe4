//! From a byte offset to the line and the column a person counts.

/// A place as a person counts it: both from 1, the column in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1, counted from the file's first line (front matter included).
    pub line: usize,
    /// Column, from 1, in characters: after `工业` the column is 3.
    pub column: usize,
}

/// Where the lines of one text begin.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Reads the text once. A line ends after `\n`.
    pub fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// The position of a byte offset; one past the end of the text is its last position.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.text.as_bytes().get(start..offset).unwrap_or_default();
        // Counting the bytes that begin a character also works inside a character.
        let characters = before.iter().filter(|byte| (**byte & 0xC0) != 0x80).count();
        Position { line, column: characters + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_characters_after_chinese_text() {
        let index = LineIndex::new("a\n工业b\n");
        assert_eq!(index.position(0), Position { line: 1, column: 1 });
        assert_eq!(index.position(8), Position { line: 2, column: 3 });
        assert_eq!(index.position(10), Position { line: 3, column: 1 });
        assert_eq!(index.position(99), Position { line: 3, column: 1 });
    }
}
