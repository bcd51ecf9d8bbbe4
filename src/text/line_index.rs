//! From a byte offset to the line and the column a person counts.

/// A place as a person counts it: both from 1, the column in characters (Unicode scalar values).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line, from 1, counted from the file's first line (front matter included).
    pub line: usize,
    /// Column, from 1, in characters: after `工业` the column is 3.
    pub column: usize,
}

/// How many bytes lie between two counts of characters: a long line is not counted anew for each of its places.
const STRIDE: usize = 256;

/// Where the lines of one text begin.
#[derive(Debug)]
pub struct LineIndex<'a> {
    text: &'a str,
    starts: Vec<usize>,
    /// Characters that begin before every `STRIDE`-th byte.
    counts: Vec<usize>,
}

impl<'a> LineIndex<'a> {
    /// Reads the text once. A line ends after `\n`.
    pub fn new(text: &'a str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let mut before = 0;
        let mut counts = vec![0];
        for chunk in text.as_bytes().chunks(STRIDE) {
            before += begun(chunk);
            counts.push(before);
        }
        Self { text, starts: std::iter::once(0).chain(ends).collect(), counts }
    }

    /// The position of a byte offset; one past the end of the text is its last position.
    pub fn position(&self, offset: usize) -> Position {
        let offset = offset.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        Position { line, column: self.characters(offset) - self.characters(start) + 1 }
    }

    /// How many characters begin before an offset, which may lie inside one.
    fn characters(&self, offset: usize) -> usize {
        let from = offset / STRIDE;
        let rest = self.text.as_bytes().get(from * STRIDE..offset).unwrap_or_default();
        self.counts.get(from).copied().unwrap_or_default() + begun(rest)
    }
}

/// How many characters begin in these bytes.
fn begun(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xC0) != 0x80).count()
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

    #[test]
    fn long_lines_are_counted_alike() {
        let text = format!("a\n{}", "工".repeat(5000));
        let index = LineIndex::new(&text);
        for (offset, column) in [(2, 1), (5, 2), (4097, 1366), (12_002, 4001), (15_002, 5001)] {
            assert_eq!(index.position(offset), Position { line: 2, column });
        }
    }
}
