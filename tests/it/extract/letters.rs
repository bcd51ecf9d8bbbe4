//! An account of letters that does not trust the extractor: the letters and digits of the file are counted by another
//! reader of HTML, those of the Markdown by a scan of its characters; what is in neither the Markdown nor the notes on what
//! was dropped is lost, what is in the Markdown and not in the file was made up.

use std::collections::BTreeMap;

use duizhao::article::{Form, Weight, What};
use duizhao::extract::Extracted;
use html5gum::{DefaultEmitter, Token, Tokenizer};
use unicode_normalization::UnicodeNormalization;

type Count = BTreeMap<char, i64>;

fn add(count: &mut Count, text: &str, by: i64) {
    for c in text.nfd().filter(|c| c.is_alphanumeric()) {
        *count.entry(c).or_default() += by;
    }
}

/// What cannot be accounted for; empty where all is well.
pub fn unaccounted(bytes: &[u8], extracted: &Extracted) -> String {
    let article = &extracted.article;
    let form = article.provenance.form;
    let text = decode(bytes, &article.provenance.encoding);
    let text = if matches!(form, Form::Feed | Form::Jekyll | Form::Html) { body(&text) } else { &text };
    let post = form == Form::Jekyll;
    let mut count = Count::new();
    match form {
        Form::PdfText | Form::Text => add(&mut count, text, 1),
        // In the code of a post a character reference is none.
        Form::Jekyll => add(&mut count, &visible(&text.replace('&', " ")), 1),
        _ => add(&mut count, &visible(text), 1),
    }
    let written = extracted.markdown.split_once("\n---\n").map_or("", |(_, body)| body);
    add(&mut count, &shown(written), -1);
    // In a post, Markdown has a say in what is a tag: only what stands nowhere in it was made up.
    let mut whole = count.clone();
    if post {
        add(&mut whole, &visible(text), 1);
        add(&mut whole, text, 1);
    }
    let invented: String = whole.iter().filter(|(c, n)| **n < 0 && !(post && c.is_ascii())).map(|(c, _)| *c).collect();
    for note in &article.notes {
        // An address of a post is told with its link, or with what was taken from it.
        if (post || note.what.weight() == Weight::Dropped) && note.what != What::Key {
            add(&mut count, &note.text, -1);
        }
    }
    // A post is Markdown: markers, addresses and languages of code are Latin letters and digits of no text.
    let lost: String = count.iter().filter(|(c, n)| **n > 0 && !(post && c.is_ascii())).map(|(c, _)| *c).collect();
    match (lost.is_empty(), invented.is_empty()) {
        (true, true) => String::new(),
        _ => format!("lost “{lost}”, made up “{invented}”"),
    }
}

fn decode(bytes: &[u8], encoding: &str) -> String {
    let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).unwrap();
    encoding.decode(bytes).0.into_owned()
}

/// What follows the front matter.
fn body(text: &str) -> &str {
    let mut fences = 0;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        if fences == 0 && !matches!(line.trim(), "" | "---") {
            return text;
        }
        at += line.len();
        let fence = if fences == 0 { line.trim() } else { line.trim_end() };
        fences += usize::from(fence == "---" || fences == 1 && fence == "...");
        if fences == 2 {
            return &text[at..];
        }
    }
    text
}

/// The text of HTML, without that of scripts and style sheets.
fn visible(text: &str) -> String {
    let mut out = String::new();
    let mut code = 0;
    let mut emitter = DefaultEmitter::default();
    // The text of scripts, style sheets and titles holds no tags.
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(text, emitter).flatten() {
        match token {
            Token::StartTag(tag) if matches!(tag.name.as_slice(), b"script" | b"style") => code = 1,
            Token::EndTag(tag) if matches!(tag.name.as_slice(), b"script" | b"style") => code = 0,
            Token::String(string) if code == 0 => out.push_str(&String::from_utf8_lossy(&string.value)),
            _ => {}
        }
    }
    out
}

/// The text of Markdown as it is written here: without marks, addresses and the numbers of lists.
fn shown(markdown: &str) -> String {
    let mut out = String::new();
    let mut fence: Option<&str> = None;
    // Whether a link is open; it may go over a line end.
    let mut open = false;
    for line in markdown.lines() {
        match fence {
            Some(end) if end == line => fence = None,
            Some(_) => out.push_str(line),
            None if line.starts_with("```") => fence = Some(line),
            None => one_line(line, &mut open, &mut out),
        }
        out.push('\n');
    }
    out.replace("&#125;", "}")
}

fn one_line(line: &str, open: &mut bool, out: &mut String) {
    let bare = line.trim_start_matches(' ');
    let digits = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let bare = if digits.starts_with(". ") && digits.len() < bare.len() { digits } else { bare };
    let mut chars = bare.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.extend(chars.next()),
            '[' if chars.peek() == Some(&'[') => while chars.next().is_some_and(|c| c != ']') {},
            '[' => *open = true,
            ']' if *open && chars.peek() == Some(&'(') => {
                while chars.next().is_some_and(|c| c != ')') {}
                *open = false;
            }
            c => out.push(c),
        }
    }
}

#[test]
fn a_lost_letter_is_found() {
    let feed = "---\ntitle: 茶\ndate: 2022-04-05\n---\n<div><p>春茶5克。</p><style>x</style></div>".as_bytes();
    let settings = duizhao::article::Settings::default();
    let name = duizhao::text::RelPath::new("a.txt").unwrap();
    let good = duizhao::extract::extract(&name, duizhao::extract::Id::OfFile("a"), feed, &settings).extracted.unwrap();
    assert_eq!(unaccounted(feed, &good), "");
    let with = |from: &str, to: &str| Extracted { markdown: good.markdown.replace(from, to), ..good.clone() };
    assert_eq!(unaccounted(feed, &with("春", "")), "lost “春”, made up “”");
    assert_eq!(unaccounted(feed, &with("5克", "克水")), "lost “5”, made up “水”");
}
