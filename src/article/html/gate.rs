//! The gate before the HTML parser: one pass over the text that counts how deep its tags nest, so that no parser is
//! given a page that would cost it the square of its length. Browsers stop at 512 too.

use std::collections::BTreeMap;

/// Deepest nesting taken, unclosed formatting included.
pub(super) const DEPTH: usize = 512;

/// Elements that hold nothing.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements that the next of their kind closes.
const SELF_CLOSING: &[&str] =
    &["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "optgroup", "rt", "rp", "colgroup"];
/// Elements that a parser opens again in the next block, until they are closed.
const FORMATTING: &[&str] = &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
/// Elements whose text is no markup.
const RAW: &[&str] = &["script", "style", "textarea", "title", "xmp", "noembed", "noframes", "iframe"];

/// Why a page is not given to the parser, and the line that shows it, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The tags nest deeper than [`DEPTH`].
    TooDeep(usize),
    /// It is a page of frames: parsers throw its text away, and the article is in one of the frames.
    Frames(usize),
}

/// Looks at the tags of a page.
pub(super) fn refused(text: &str) -> Option<Refused> {
    let line = |at: usize| text.get(..at).unwrap_or_default().matches('\n').count() + 1;
    let mut gate = Gate::default();
    let mut at = 0;
    while let Some(step) = text.get(at..)?.find('<') {
        let start = at + step;
        let rest = text.get(start + 1..)?;
        if let Some(comment) = rest.strip_prefix("!--") {
            at = start + 4 + comment.find("-->").map_or(comment.len(), |end| end);
            continue;
        }
        let (closes, rest) = rest.strip_prefix('/').map_or((false, rest), |rest| (true, rest));
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = start + 1;
            continue;
        }
        let length = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(rest.len());
        let name = rest.get(..length)?.to_ascii_lowercase();
        let end = tag_end(rest);
        let after = start + 1 + usize::from(closes) + end;
        at = after;
        if closes {
            gate.close(&name);
            continue;
        }
        gate.open(&name, rest.get(..end)?);
        if name == "frameset" {
            return Some(Refused::Frames(line(start)));
        }
        if gate.depth() > DEPTH {
            return Some(Refused::TooDeep(line(start)));
        }
        if RAW.contains(&name.as_str()) {
            at = after + raw_end(text.get(after..)?, &name);
        }
    }
    None
}

/// The end of a tag: a `>` outside quotes. A quote counts where a value begins.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in tag.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            None if byte == b'>' => return at + 1,
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            Some(_) | None => {}
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    tag.len()
}

/// Where the text of a raw element ends: before its end tag.
fn raw_end(text: &str, name: &str) -> usize {
    let found = text.match_indices("</").find(|(at, _)| {
        let after = text.get(at + 2..at + 2 + name.len());
        after.is_some_and(|after| after.eq_ignore_ascii_case(name))
    });
    found.map_or(text.len(), |(at, _)| at)
}

#[derive(Default)]
struct Gate {
    /// Open elements, without those that close themselves.
    open: Vec<(String, String)>,
    /// Formatting that was left open by an element around it, by how its tag is written, and of each three at most: more
    /// a parser does not keep.
    left: BTreeMap<String, (String, usize)>,
    left_count: usize,
}

impl Gate {
    fn depth(&self) -> usize {
        self.open.len() + self.left_count
    }

    fn open(&mut self, name: &str, tag: &str) {
        if !VOID.contains(&name) && !SELF_CLOSING.contains(&name) {
            // One link inside another closes it.
            if name == "a" {
                self.close("a");
            }
            self.open.push((name.to_owned(), tag.to_owned()));
        }
    }

    fn close(&mut self, name: &str) {
        if SELF_CLOSING.contains(&name) {
            return;
        }
        let formatting = FORMATTING.contains(&name);
        // An inline end tag reaches no further than the block around it.
        let reach =
            self.open.iter().rev().take_while(|(open, _)| open == name || !formatting || FORMATTING.contains(&open.as_str()));
        let found = reach.map(|(open, _)| open).position(|open| open == name);
        let Some(steps) = found else {
            if let Some(tag) = self.left.iter().find(|(_, (of, _))| of == name).map(|(tag, _)| tag.clone())
                && let Some((_, count)) = self.left.get_mut(&tag)
            {
                *count -= 1;
                self.left_count -= 1;
                if *count == 0 {
                    self.left.remove(&tag);
                }
            }
            return;
        };
        for _ in 0..steps {
            if let Some((open, tag)) = self.open.pop()
                && FORMATTING.contains(&open.as_str())
                && !formatting
            {
                let (_, count) = self.left.entry(tag).or_insert((open, 0));
                if *count < 3 {
                    *count += 1;
                    self.left_count += 1;
                }
            }
        }
        self.open.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_is_told_from_what_only_repeats() {
        for sound in [
            "<p>".repeat(5000),
            "<br>".repeat(5000),
            "<div><b>x</b></div>".repeat(5000),
            "<div><b>x</div>".repeat(5000),
            "<ul>".to_owned() + &"<li>x".repeat(5000),
            "<!-- <div>".to_owned() + &"<div>".repeat(5000) + "-->",
            "<script>".to_owned() + &"'<div>'".repeat(5000) + "</script>",
            "<i title=\"".to_owned() + &"<div>".repeat(5000) + "\">",
            "a < b ".repeat(5000),
        ] {
            assert_eq!(refused(&sound), None, "{sound:.40}");
        }
        let many = |each: &dyn Fn(usize) -> String| (0..600).map(each).collect::<String>();
        for deep in [
            "\n<div>".repeat(513),
            many(&|n| format!("<p><b class=\"{n}\">x\n")),
            many(&|n| format!("<div><font color={n}>x</div>\n")),
            many(&|_| "<div></x>\n".to_owned()),
            many(&|_| "<table><tr><td>\n".to_owned()),
            "<svg>".repeat(600),
        ] {
            assert!(matches!(refused(&deep), Some(Refused::TooDeep(_))), "{deep:.60}");
        }
        assert_eq!(refused(&"\n<div>".repeat(513)), Some(Refused::TooDeep(514)));
        assert_eq!(refused("<p>\n<FRAMESET cols=2>"), Some(Refused::Frames(2)));
    }
}
