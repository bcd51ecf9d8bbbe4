//! Why no article could be cut from a file.

use crate::article::bytes::Undecodable;
use crate::diagnostic::Rule;
use crate::diagnostic::rules::extract::{ARTICLE_ENCODING, ARTICLE_TOO_DEEP, ARTICLE_UNREADABLE, NOTHING_CHOSEN};

/// What is wrong with a file, where, and what to try.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The rule that it breaks.
    pub rule: &'static Rule,
    /// The line of the decoded file, from 1; 1 where it could not be decoded.
    pub line: usize,
    /// What is wrong, in lower case, one line.
    pub message: String,
    /// What to try.
    pub help: Option<String>,
}

impl Fault {
    fn new(rule: &'static Rule, line: usize, message: impl Into<String>) -> Self {
        Self { rule, line, message: message.into(), help: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn undecodable(why: Undecodable) -> Self {
        match why {
            Undecodable::Empty => Self::new(&ARTICLE_UNREADABLE, 1, "the file is empty, or holds white space alone")
                .help("save the article again; a download may have failed"),
            Undecodable::Binary { offset, what, help } => {
                Self::new(&ARTICLE_UNREADABLE, 1, format!("the file is {what} (the byte at offset {offset} shows it)")).help(help)
            }
            Undecodable::Encoding { message, help, .. } => Self::new(&ARTICLE_ENCODING, 1, message).help(help),
        }
    }

    pub(super) fn unknown_encoding(label: &str) -> Self {
        Self::new(&ARTICLE_ENCODING, 1, format!("`{label}` is the name of no encoding"))
            .help("common ones are utf-8, gb18030 (also for gbk and gb2312), big5, utf-16le, shift_jis, euc-kr, windows-1252")
    }

    /// A parser gave up, which is a defect of it or of this program.
    pub fn panicked() -> Self {
        Self::new(&ARTICLE_UNREADABLE, 1, "the file cannot be read: a parser gave up on it")
            .help("this is a defect of the program: please report it with the file; plain text of the article will do meanwhile")
    }

    pub(super) fn too_large(bytes: usize, limit: usize) -> Self {
        Self::new(&ARTICLE_UNREADABLE, 1, format!("the file has {bytes} bytes or more, and the limit is {limit}"))
            .help("give the article alone; no article is that long")
    }

    pub(super) fn too_deep(line: usize, limit: usize) -> Self {
        Self::new(&ARTICLE_TOO_DEEP, line, format!("the tags nest deeper than {limit} levels"))
            .help("take the article out of the page by hand, or mend the tags that are not closed")
    }

    pub(super) fn frames(line: usize) -> Self {
        Self::new(&NOTHING_CHOSEN, line, "the page consists of frames, and holds no article itself")
            .help("save the frame that shows the article, by itself")
    }

    pub(super) fn too_many_nodes(line: usize) -> Self {
        Self::new(&ARTICLE_TOO_DEEP, line, "the page unfolds into more than a million elements")
            .help("tags that are never closed are opened again in every paragraph: mend them, or take the article out by hand")
    }

    pub(super) fn nothing_selected(selector: &str) -> Self {
        Self::new(&NOTHING_CHOSEN, 1, format!("no element is `{selector}`"))
            .help("without `--selector` the element is chosen by what pages commonly call it")
    }

    pub(super) fn no_text() -> Self {
        Self::new(&NOTHING_CHOSEN, 1, "no text is left once what is no part of the article is left out")
            .help("name the element that holds the article with `--selector`, or the form with `--kind`")
    }
}
