//! The report of a run as JSON: of each file what was lost, dropped, changed and guessed, with the whole text of it.

use serde::Serialize;

use crate::article::{Article, Weight};

/// What is told of one file.
#[derive(Clone, Debug, Serialize)]
pub struct Told<'a> {
    /// The file as it was given.
    pub file: &'a str,
    #[serde(flatten)]
    what: What<'a>,
}

#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
enum What<'a> {
    Article(Box<Whole<'a>>),
    Fault { error: &'a str },
}

#[derive(Clone, Debug, Serialize)]
struct Whole<'a> {
    id: &'a str,
    form: &'static str,
    encoding: &'a str,
    sha256: &'a str,
    paragraphs: usize,
    /// How many letters and digits the article has.
    letters: usize,
    lost: Vec<Line<'a>>,
    dropped: Vec<Line<'a>>,
    changed: Vec<Line<'a>>,
    guessed: Vec<Line<'a>>,
}

#[derive(Clone, Debug, Serialize)]
struct Line<'a> {
    line: usize,
    what: &'static str,
    text: &'a str,
}

impl<'a> Told<'a> {
    /// Of a file that was extracted.
    pub fn article(file: &'a str, article: &'a Article) -> Self {
        let lines = |weight: Weight| {
            let notes = article.notes.iter().filter(move |note| note.what.weight() == weight);
            notes.map(|note| Line { line: note.line, what: note.what.words(), text: &note.text }).collect()
        };
        let letters = article.blocks.iter().map(|block| block.text().chars().filter(|c| c.is_alphanumeric()).count()).sum();
        let whole = Whole {
            id: &article.id,
            form: article.provenance.form.name(),
            encoding: &article.provenance.encoding,
            sha256: &article.provenance.sha256,
            paragraphs: article.paragraphs().count(),
            letters,
            lost: lines(Weight::Lost),
            dropped: lines(Weight::Dropped),
            changed: lines(Weight::Changed),
            guessed: lines(Weight::Guessed),
        };
        Self { file, what: What::Article(Box::new(whole)) }
    }

    /// Of a file that holds no article.
    pub fn fault(file: &'a str, error: &'a str) -> Self {
        Self { file, what: What::Fault { error } }
    }
}

#[derive(Serialize)]
struct Report<'a> {
    version: u8,
    articles: &'a [Told<'a>],
}

/// The report of all files.
pub fn write(articles: &[Told<'_>]) -> String {
    let mut text = serde_json::to_string_pretty(&Report { version: 1, articles }).unwrap_or_default();
    text.push('\n');
    text
}
