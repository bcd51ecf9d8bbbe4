//! Markdown of others as HTML, for the posts that articles come in. Nothing of it reaches a page of a site: it is read as
//! a saved page is. Lines stay where they are, so that what is found in the HTML can be told by its line in the post.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::parse::markdown::emphasis::{self, SENTINEL};
use crate::text::attribute;

/// Makes HTML of Markdown; a paragraph becomes an element of this name.
pub fn to_html(text: &str, paragraph: &str) -> String {
    let text = text.replace(SENTINEL, "");
    let mended = emphasis::mend(&text);
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_HEADING_ATTRIBUTES;
    let mut writer =
        Writer { out: String::new(), line: 0, paragraph, head: false, label: None, pictures: Vec::new(), block: None };
    let mut counted = (0, 0);
    let parser = Parser::new_ext(&mended.text, options);
    // What shows nowhere is not lost in silence: comments are told.
    let definitions: Vec<String> = parser
        .reference_definitions()
        .iter()
        .map(|(_, definition)| definition.span.clone())
        .filter_map(|span| mended.text.get(span))
        .map(hidden)
        .collect();
    for (event, range) in parser.into_offset_iter() {
        // Lines that Markdown drops are made up for before the next event.
        let between = mended.text.get(counted.0..range.start).map_or(0, |passed| passed.matches('\n').count());
        if range.start >= counted.0 {
            counted = (range.start, counted.1 + between);
        }
        while writer.block.is_none() && writer.line < counted.1 {
            writer.put("\n");
        }
        writer.event(event);
    }
    for definition in &definitions {
        writer.put(definition);
    }
    writer.out.replace(SENTINEL, "")
}

/// A comment; it cannot end before its end.
fn hidden(text: &str) -> String {
    format!("<!-- {} -->", text.replace("--", "- -").replace('>', " "))
}

/// A block of HTML in which every tag that begins also ends: else it would swallow the text after the block.
fn whole_tags(block: &str) -> String {
    let mut open = None;
    let mut quote = None;
    let mut before = ' ';
    for (at, c) in block.char_indices() {
        let after = block.get(at + c.len_utf8()..).unwrap_or_default();
        match (open, quote) {
            (None, _) if c == '<' && after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') => open = Some(at),
            (Some(_), None) if c == '>' => open = None,
            (Some(_), None) if matches!(c, '"' | '\'') && before == '=' => quote = Some(c),
            (Some(_), Some(end)) if c == end => quote = None,
            _ => {}
        }
        if !c.is_whitespace() {
            before = c;
        }
    }
    match open {
        Some(at) => format!("{}&lt;{}", block.get(..at).unwrap_or_default(), block.get(at + 1..).unwrap_or_default()),
        None => block.to_owned(),
    }
}

struct Writer<'a> {
    out: String,
    line: usize,
    paragraph: &'a str,
    head: bool,
    /// The label of a note whose text begins.
    label: Option<String>,
    /// Pictures that are open: where each is, and the words that stand in for it so far.
    pictures: Vec<(String, String)>,
    /// A block of HTML that is open.
    block: Option<String>,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.line += text.matches('\n').count();
        self.out.push_str(text);
    }

    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if !self.pictures.is_empty() => {
                self.pictures.iter_mut().for_each(|(_, words)| words.push_str(&text));
            }
            Event::Text(text) => self.put(&attribute(&text)),
            Event::Code(text) => {
                let text = format!("<code>{}</code>", attribute(&text));
                self.put(&text);
            }
            Event::Html(text) => match &mut self.block {
                Some(block) => block.push_str(&text),
                None => self.put(&text),
            },
            Event::InlineHtml(text) => self.put(&text),
            Event::SoftBreak => self.put("\n"),
            Event::HardBreak => self.put("<br>"),
            Event::Rule => self.put("<hr>"),
            Event::FootnoteReference(label) => {
                let text = format!("[{}]", attribute(&label));
                self.put(&text);
            }
            Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let text = match tag {
            Tag::Paragraph => format!("<{}>{}", self.paragraph, self.label.take().unwrap_or_default()),
            Tag::HtmlBlock => {
                self.block = Some(String::new());
                String::new()
            }
            Tag::Heading { level, .. } => format!("<{level}>"),
            Tag::BlockQuote(_) => "<blockquote>".to_owned(),
            Tag::CodeBlock(CodeBlockKind::Fenced(info)) if !info.is_empty() => format!("{}<pre><code>", hidden(info)),
            Tag::CodeBlock(_) => "<pre><code>".to_owned(),
            Tag::List(None) => "<ul>".to_owned(),
            Tag::List(Some(start)) => format!("<ol start=\"{start}\">"),
            Tag::Item => "<li>".to_owned(),
            Tag::FootnoteDefinition(label) => {
                self.label = Some(format!("[{}] ", attribute(label)));
                String::new()
            }
            Tag::Table(_) => "<table>".to_owned(),
            Tag::TableHead => {
                self.head = true;
                "<tr>".to_owned()
            }
            Tag::TableRow => "<tr>".to_owned(),
            Tag::TableCell => if self.head { "<th>" } else { "<td>" }.to_owned(),
            Tag::Emphasis => "<em>".to_owned(),
            Tag::Strong => "<strong>".to_owned(),
            Tag::Strikethrough => "<del>".to_owned(),
            Tag::Link { dest_url, title, .. } if !title.is_empty() => {
                format!("{}<a href=\"{}\">", hidden(title), attribute(dest_url))
            }
            Tag::Link { dest_url, .. } => format!("<a href=\"{}\">", attribute(dest_url)),
            Tag::Image { dest_url, title, .. } => {
                self.pictures.push((attribute(dest_url), title.to_string()));
                String::new()
            }
            _ => String::new(),
        };
        self.put(&text);
    }

    fn end(&mut self, tag: TagEnd) {
        let text = match tag {
            TagEnd::Paragraph => format!("</{}>", self.paragraph),
            TagEnd::HtmlBlock => self.block.take().map_or_else(String::new, |block| whole_tags(&block)),
            TagEnd::Heading(level) => format!("</{level}>"),
            TagEnd::BlockQuote(_) => "</blockquote>".to_owned(),
            TagEnd::CodeBlock => "</code></pre>".to_owned(),
            TagEnd::List(false) => "</ul>".to_owned(),
            TagEnd::List(true) => "</ol>".to_owned(),
            TagEnd::Item => "</li>".to_owned(),
            // A note without a paragraph has its label alone.
            TagEnd::FootnoteDefinition => self.label.take().map_or_else(String::new, |label| format!("<div>{label}</div>")),
            TagEnd::Table => "</table>".to_owned(),
            TagEnd::TableHead => {
                self.head = false;
                "</tr>".to_owned()
            }
            TagEnd::TableRow => "</tr>".to_owned(),
            TagEnd::TableCell => if self.head { "</th>" } else { "</td>" }.to_owned(),
            TagEnd::Emphasis => "</em>".to_owned(),
            TagEnd::Strong => "</strong>".to_owned(),
            TagEnd::Strikethrough => "</del>".to_owned(),
            TagEnd::Link => "</a>".to_owned(),
            TagEnd::Image => self
                .pictures
                .pop()
                .map_or_else(String::new, |(source, words)| format!("<img alt=\"{}\" src=\"{source}\">", attribute(&words))),
            _ => String::new(),
        };
        self.put(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_stay_where_they_are() {
        let html = to_html("# 茶\n\n\n春**“茶”**香\n夏\n\n- 一\n- 二\n\n<p>三</p>\n", "p");
        let line = |word: &str| html.lines().position(|line| line.contains(word)).map(|at| at + 1);
        assert_eq!([line("春"), line("夏"), line("一"), line("二"), line("三")], [Some(4), Some(5), Some(7), Some(8), Some(10)]);
        assert!(html.contains("春<strong>“茶”</strong>香"), "{html}");
    }
}
