//! An extracted file read again: the exact inverse of what is written, so that a second run changes nothing, and so that
//! an article can be corrected by hand before facts are taken from it. Its front matter stays as it stands.

use crate::article::{Article, Block, BlockKind, Cell, Form, Marker, Metadata, Provenance, Run};
use crate::diagnostic::Report;
use crate::extract::escape;
use crate::extract::front_matter::EXTRACTED;
use crate::text::RelPath;
use crate::yaml::{self, Node, Value};

/// An extracted file.
pub(super) struct Reread {
    /// The article.
    pub article: Article,
    /// Its front matter as written, both lines of hyphens included.
    pub front_matter: String,
}

/// Reads an extracted file; `None` where it is none.
pub(super) fn read(text: &str) -> Option<Reread> {
    let rest = text.strip_prefix("---\n")?;
    if !rest.starts_with(EXTRACTED) {
        return None;
    }
    let end = rest.find("\n---\n")?;
    let (front, body) = (rest.get(..=end)?, rest.get(end + 5..)?);
    let front_matter = text.get(..text.len() - body.len())?.to_owned();
    let root = yaml::parse(front, 4, &RelPath::new("front-matter").ok()?, &mut Report::default())?;
    let value = |key: &str| scalar(&root, key);
    let provenance =
        Provenance { form: Form::of_name(&value("format")?)?, encoding: value("encoding")?, sha256: value("sha256")? };
    let metadata = Metadata {
        title: value("title"),
        outlet: value("outlet"),
        byline: value("byline"),
        published: value("published"),
        url: value("url"),
        permalink: value("permalink"),
    };
    let mut article = Article::new(value("id")?, provenance, metadata);
    let first = front_matter.matches('\n').count() + 1;
    article.blocks = blocks(body, first);
    let mut next = 1;
    for block in &mut article.blocks {
        renumber(block, &mut next);
    }
    Some(Reread { article, front_matter })
}

fn scalar(root: &Node, key: &str) -> Option<String> {
    let Value::Mapping(entries) = &root.value else { return None };
    match &entries.iter().find(|entry| entry.key == key)?.value.value {
        Value::Scalar { text, .. } => Some(text.clone()),
        _ => None,
    }
}

/// Paragraphs that were put in or taken out by hand move the numbers of those after them.
fn renumber(block: &mut Block, next: &mut u32) {
    let mut give = |number: &mut Option<u32>| {
        if number.is_some() {
            *number = Some(*next);
            *next += 1;
        }
    };
    if let BlockKind::Table(rows) = &mut block.kind {
        rows.iter_mut().flatten().for_each(|cell| give(&mut cell.number));
    }
    give(&mut block.number);
}

fn blocks(body: &str, first: usize) -> Vec<Block> {
    let mut found = Vec::new();
    // Where the text of each open item begins.
    let mut items: Vec<usize> = Vec::new();
    let mut lines = body.lines().zip(first..).peekable();
    while let Some((line, number)) = lines.next() {
        if line.trim().is_empty() {
            continue;
        }
        let fence = line.len() - line.trim_start_matches('`').len();
        if fence > 2 {
            let inside = lines.by_ref().map(|(line, _)| line).take_while(|next| *next != "`".repeat(fence));
            let text: Vec<&str> = inside.collect();
            items.clear();
            found.push(Block { number: None, line: number, kind: BlockKind::Verbatim(text.join("\n")) });
            continue;
        }
        let mut whole = vec![line];
        while let Some((line, _)) = lines.next_if(|(line, _)| !line.trim().is_empty()) {
            whole.push(line);
        }
        found.push(block(&whole, number, &mut items));
    }
    found
}

fn block(lines: &[&str], line: usize, items: &mut Vec<usize>) -> Block {
    let first = lines.first().copied().unwrap_or_default();
    let indent = first.len() - first.trim_start_matches(' ').len();
    let bare = first.trim_start_matches(' ');
    if let Some((marker, width)) = marker(bare) {
        items.retain(|start| *start <= indent);
        let depth = u8::try_from(items.len()).unwrap_or(u8::MAX);
        items.push(indent + width);
        let (runs, number) = inline(&joined(bare.get(width..).unwrap_or_default(), lines, |line| line.trim_start_matches(' ')));
        return Block { number, line, kind: BlockKind::Item { marker, depth, runs } };
    }
    items.clear();
    let level = bare.len() - bare.trim_start_matches('#').len();
    if let Some(words) = bare.get(level..).and_then(|rest| rest.strip_prefix(' ')).filter(|_| (2..=6).contains(&level)) {
        let (runs, number) = inline(&words.replace("&#125;", "\\}"));
        let level = u8::try_from(level).unwrap_or(2);
        return Block { number, line, kind: BlockKind::Heading { level, runs } };
    }
    let unquoted = |line: &'_ str| line.strip_prefix('>').map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned());
    if let Some(words) = unquoted(bare) {
        let rest: Vec<String> = lines.iter().skip(1).map(|line| unquoted(line).unwrap_or_else(|| (*line).to_owned())).collect();
        let text = std::iter::once(words).chain(rest).collect::<Vec<_>>().join("\n");
        let (runs, number) = inline(&text);
        return Block { number, line, kind: BlockKind::Quote(runs) };
    }
    if bare.starts_with('|') && lines.get(1).is_some_and(|second| second.starts_with("|---")) {
        let rows = lines.iter().enumerate().filter(|(n, _)| *n != 1).map(|(_, row)| cells(row)).collect();
        return Block { number: None, line, kind: BlockKind::Table(rows) };
    }
    let (runs, number) = inline(&joined(bare, lines, |line| line));
    Block { number, line, kind: BlockKind::Paragraph(runs) }
}

/// The first line as it is left, and those after it.
fn joined<'l>(first: &'l str, lines: &[&'l str], tidy: impl Fn(&'l str) -> &'l str) -> String {
    std::iter::once(first).chain(lines.iter().skip(1).map(|line| tidy(line))).collect::<Vec<_>>().join("\n")
}

/// The marker that an item begins with, and its width.
fn marker(line: &str) -> Option<(Marker, usize)> {
    if line.starts_with("- ") {
        return Some((Marker::Bullet, 2));
    }
    let digits = line.find(|c: char| !c.is_ascii_digit())?;
    let number = line.get(..digits).filter(|digits| !digits.is_empty() && digits.len() < 10)?.parse().ok()?;
    line.get(digits..)?.starts_with(". ").then_some((Marker::Number(number), digits + 2))
}

fn cells(row: &str) -> Vec<Cell> {
    let inside = row.trim().trim_start_matches('|');
    let inside = inside.strip_suffix('|').unwrap_or(inside);
    let mut cells = vec![String::new()];
    let mut escaped = false;
    for c in inside.chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            c => cells.last_mut().into_iter().for_each(|cell| cell.push(c)),
        }
        escaped = c == '\\' && !escaped;
    }
    let cell = |text: String| {
        let (runs, number) = inline(text.trim());
        Cell { number, runs }
    };
    cells.into_iter().map(cell).collect()
}

/// The runs of a text, and the number of the mark at its end.
fn inline(text: &str) -> (Vec<Run>, Option<u32>) {
    let (text, number) = without_mark(text.trim_end());
    let mut out: Vec<Run> = Vec::new();
    let mut strong = false;
    let mut href: Option<String> = None;
    let mut plain = String::new();
    let mut rest = text;
    let end = |plain: &mut String, strong: bool, href: &Option<String>, out: &mut Vec<Run>| {
        if !plain.is_empty() {
            let run = Run { text: escape::undone(plain), strong, href: href.clone() };
            plain.clear();
            match out.last_mut() {
                Some(last) if last.is_like(&run) => last.text.push_str(&run.text),
                _ => out.push(run),
            }
        }
    };
    while let Some(c) = rest.chars().next() {
        if c == '\\' {
            // A backslash at the end of a line is the line's end.
            if let Some(after) = rest.strip_prefix("\\\n") {
                plain.push('\n');
                rest = after;
                continue;
            }
            let length = 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
            plain.push_str(rest.get(..length).unwrap_or_default());
            rest = rest.get(length..).unwrap_or_default();
        } else if let Some(after) = rest.strip_prefix("**") {
            end(&mut plain, strong, &href, &mut out);
            strong = !strong;
            rest = after;
        } else if let Some((inside, address)) = (c == '[' && href.is_none()).then(|| link(rest)).flatten() {
            end(&mut plain, strong, &href, &mut out);
            href = Some(address.to_owned());
            rest = inside;
        } else if c == ']' && href.is_some() && rest.starts_with("](") {
            end(&mut plain, strong, &href, &mut out);
            href = None;
            rest = rest.find(')').and_then(|at| rest.get(at + 1..)).unwrap_or_default();
        } else {
            plain.push(if c == '\n' { ' ' } else { c });
            rest = rest.get(c.len_utf8()..).unwrap_or_default();
        }
    }
    end(&mut plain, strong, &href, &mut out);
    (out, number)
}

/// What follows the opening bracket of a link, and its address.
fn link(text: &str) -> Option<(&str, &str)> {
    let inside = text.strip_prefix('[')?;
    let mut escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            ']' => {
                let address = inside.get(at + 1..)?.strip_prefix('(')?;
                return Some((inside, address.get(..address.find(')')?)?));
            }
            '[' => return None,
            _ => {}
        }
    }
    None
}

/// The text before the mark at its end, and the number of that.
fn without_mark(text: &str) -> (&str, Option<u32>) {
    let found = || {
        let (before, mark) = text.strip_suffix("]]")?.rsplit_once("[[@")?;
        let number = mark.rsplit_once(":p")?.1.parse().ok()?;
        Some((before.trim_end(), Some(number)))
    };
    found().unwrap_or((text, None))
}
