//! What an article is once it is cut: metadata, blocks, numbered paragraphs.

use crate::article::note::Note;

/// An article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The name that source marks use: `004`.
    pub id: String,
    /// Where the text came from.
    pub provenance: Provenance,
    /// What is known about it.
    pub metadata: Metadata,
    /// Its text, in reading order.
    pub blocks: Vec<Block>,
    /// What was dropped, changed and guessed, in the order of the file.
    pub notes: Vec<Note>,
}

/// The file that an article was cut from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Its form.
    pub form: Form,
    /// Its encoding, as the WHATWG names it, in lower case; `gb18030` for all of that family.
    pub encoding: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
}

/// The forms that articles come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// An item of a feed: front matter and a fragment of HTML.
    Feed,
    /// A post of a Jekyll site: front matter and Markdown with HTML in it.
    Jekyll,
    /// A saved page.
    Html,
    /// The text of a PDF, with its hard line ends and page numbers.
    PdfText,
    /// Plain text.
    Text,
}

impl Form {
    /// The words of a record and of `--kind`.
    pub const NAMES: &[(&str, Self)] = &[
        ("feed", Self::Feed),
        ("jekyll", Self::Jekyll),
        ("html", Self::Html),
        ("pdf-text", Self::PdfText),
        ("text", Self::Text),
    ];

    /// The record's word.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, form)| *form == self).map_or("text", |(name, _)| name)
    }

    /// The form of a record's word.
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, form)| *form)
    }
}

/// What is known about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// Title.
    pub title: Option<String>,
    /// Where it appeared.
    pub outlet: Option<String>,
    /// Who wrote it, as written.
    pub byline: Option<String>,
    /// `2021-12-28T11:07:10+08:00`, or `2021-12-28` where no time is known.
    pub published: Option<String>,
    /// Its own address.
    pub url: Option<String>,
    /// The path that a Jekyll site gave it.
    pub permalink: Option<String>,
}

/// A piece of the text that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its number, where it is a paragraph that source marks can name. Cells of tables have their own.
    pub number: Option<u32>,
    /// The line of the decoded file that it begins on, from 1.
    pub line: usize,
    /// What it is.
    pub kind: BlockKind,
}

/// Kinds of blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A heading, 2 to 6.
    Heading {
        /// Its level; the first is the title's.
        level: u8,
        /// Its words, the number before them included.
        runs: Vec<Run>,
    },
    /// An item of a list.
    Item {
        /// What stands before it.
        marker: Marker,
        /// How many lists it stands in beyond the first.
        depth: u8,
        /// Its words.
        runs: Vec<Run>,
    },
    /// A paragraph of a quotation.
    Quote(Vec<Run>),
    /// A rectangular table; the first row is its head.
    Table(Vec<Vec<Cell>>),
    /// Preformatted text.
    Verbatim(String),
}

/// What stands before an item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A bullet.
    Bullet,
    /// A number.
    Number(u32),
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its number, where its text is a paragraph.
    pub number: Option<u32>,
    /// Its words.
    pub runs: Vec<Run>,
}

/// A stretch of text of one kind. A `\n` in it is a line end that was meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub strong: bool,
    /// Where it leads: an absolute http, https or mailto address.
    pub href: Option<String>,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false, href: None }
    }

    /// Bold text.
    pub fn bold(text: impl Into<String>) -> Self {
        Self { text: text.into(), strong: true, href: None }
    }

    /// Linked text.
    pub fn linked(text: impl Into<String>, href: impl Into<String>) -> Self {
        Self { text: text.into(), strong: false, href: Some(href.into()) }
    }

    /// Whether another run differs in its text alone.
    pub fn is_like(&self, other: &Self) -> bool {
        self.strong == other.strong && self.href == other.href
    }
}

/// The text of runs, without markup.
pub fn plain_text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// A paragraph that source marks can name.
#[derive(Clone, Copy, Debug)]
pub struct Paragraph<'a> {
    /// Its number, from 1.
    pub number: u32,
    /// The line of the decoded file that it begins on, from 1.
    pub line: usize,
    /// Its level, where it is a heading.
    pub heading: Option<u8>,
    text: Text<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Text<'a> {
    Runs(&'a [Run]),
    Rows(&'a [Vec<Cell>]),
    Verbatim(&'a str),
}

impl Paragraph<'_> {
    /// Its text, without markup.
    pub fn text(&self) -> String {
        match self.text {
            Text::Runs(runs) => plain_text(runs),
            Text::Rows(rows) => text_of_rows(rows),
            Text::Verbatim(text) => text.to_owned(),
        }
    }

    /// Its runs; none for a whole table and for preformatted text.
    pub fn runs(&self) -> &[Run] {
        match self.text {
            Text::Runs(runs) => runs,
            Text::Rows(_) | Text::Verbatim(_) => &[],
        }
    }
}

fn text_of_rows(rows: &[Vec<Cell>]) -> String {
    let row = |row: &Vec<Cell>| row.iter().map(|cell| plain_text(&cell.runs)).collect::<Vec<_>>().join(" ");
    rows.iter().map(row).collect::<Vec<_>>().join("\n")
}

impl Block {
    /// Its text, without markup; cells of a table with a space between them, rows with a line end.
    pub fn text(&self) -> String {
        match &self.kind {
            BlockKind::Paragraph(runs)
            | BlockKind::Heading { runs, .. }
            | BlockKind::Item { runs, .. }
            | BlockKind::Quote(runs) => plain_text(runs),
            BlockKind::Table(rows) => text_of_rows(rows),
            BlockKind::Verbatim(text) => text.clone(),
        }
    }

    /// The paragraphs in it: itself, or cells of its table.
    pub fn paragraphs(&self) -> Vec<Paragraph<'_>> {
        let one = |number, heading, text| Paragraph { number, line: self.line, heading, text };
        let own = |heading, text| self.number.map(|number| one(number, heading, text)).into_iter().collect();
        match &self.kind {
            BlockKind::Heading { level, runs } => own(Some(*level), Text::Runs(runs)),
            BlockKind::Paragraph(runs) | BlockKind::Item { runs, .. } | BlockKind::Quote(runs) => own(None, Text::Runs(runs)),
            BlockKind::Table(rows) if self.number.is_some() => own(None, Text::Rows(rows)),
            BlockKind::Table(rows) => {
                let numbered = rows.iter().flatten().filter_map(|cell| Some((cell.number?, cell.runs.as_slice())));
                numbered.map(|(number, runs)| one(number, None, Text::Runs(runs))).collect()
            }
            BlockKind::Verbatim(text) => own(None, Text::Verbatim(text)),
        }
    }
}

impl Article {
    /// An article without text yet.
    pub fn new(id: impl Into<String>, provenance: Provenance, metadata: Metadata) -> Self {
        Self { id: id.into(), provenance, metadata, blocks: Vec::new(), notes: Vec::new() }
    }

    /// The numbered paragraphs, by number.
    pub fn paragraphs(&self) -> impl Iterator<Item = Paragraph<'_>> {
        self.blocks.iter().flat_map(Block::paragraphs)
    }

    /// One fingerprint a paragraph, by number.
    pub fn fingerprints(&self) -> Vec<String> {
        self.paragraphs().map(|paragraph| super::fingerprint(&paragraph.text())).collect()
    }

    /// The source mark's name of a paragraph: `004:p14`.
    pub fn locator(&self, number: u32) -> String {
        format!("{}:p{number}", self.id)
    }
}
