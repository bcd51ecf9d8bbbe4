//! The way from bytes to an article, form by form.

use crate::article::fault::Fault;
use crate::article::html::{self, Selector};
use crate::article::model::{Article, Block, Form, Metadata, Provenance};
use crate::article::note::Note;
use crate::article::{bytes, finish, form, front, losses, plain, post, sha256, trailing};
use crate::parse::markdown;

/// Largest file, in bytes.
pub const MAX_FILE: usize = 8 * 1024 * 1024;

/// How files are cut.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The form, where the caller knows.
    pub form: Option<Form>,
    /// The label of the encoding, where the caller insists on one.
    pub encoding: Option<String>,
    /// The element that holds the article, where the caller knows.
    pub selector: Option<Selector>,
    /// Elements that are paragraphs, and have a number.
    pub paragraph: Selector,
    /// Elements that are left out.
    pub leave_out: Vec<Selector>,
}

impl Default for Settings {
    /// As sites cut that say nothing else: paragraphs are `p`, the editor's line is left out.
    fn default() -> Self {
        let selector = |text: &str| Selector::new(text).unwrap_or_else(|_| Selector::nothing());
        Self {
            form: None,
            encoding: None,
            selector: None,
            paragraph: selector("p"),
            leave_out: vec![selector(".article-editor")],
        }
    }
}

/// Cuts a file into an article.
///
/// # Errors
/// Where the file is no text, is in another encoding than it says, nests too deep, or holds no article.
pub fn cut(id: &str, file: &[u8], settings: &Settings) -> Result<Article, Fault> {
    cut_decoded(id, file, &decode(file, settings)?, settings)
}

/// A file as text, with its encoding.
#[derive(Debug)]
pub struct Decoded(bytes::Decoded);

impl Decoded {
    /// The text, line ends made `\n`.
    pub fn text(&self) -> &str {
        &self.0.text
    }
}

/// Decodes a file.
///
/// # Errors
/// Where it is no text, or is in another encoding than it says.
pub fn decode(file: &[u8], settings: &Settings) -> Result<Decoded, Fault> {
    if file.len() > MAX_FILE {
        return Err(Fault::too_large(file.len(), MAX_FILE));
    }
    let wanted = match settings.encoding.as_deref() {
        Some(label) => Some(bytes::encoding_of(label).ok_or_else(|| Fault::unknown_encoding(label))?),
        None => None,
    };
    bytes::decode(file, wanted).map(Decoded).map_err(Fault::undecodable)
}

/// Cuts a decoded file into an article; `file` is its bytes.
///
/// # Errors
/// Where it nests too deep, or holds no article.
pub fn cut_decoded(id: &str, file: &[u8], decoded: &Decoded, settings: &Settings) -> Result<Article, Fault> {
    let Decoded(decoded) = decoded;
    let mut notes = decoded.notes.clone();
    let text = decoded.text.as_str();
    let mut own = Vec::new();
    let front = front::read(text, &mut own);
    let form = settings.form.unwrap_or_else(|| form::recognise(text, front.as_ref()));
    let front = front.filter(|_| matches!(form, Form::Feed | Form::Jekyll | Form::Html));
    if front.is_some() {
        notes.append(&mut own);
    }
    let stated = front.as_ref().map(|front| front.metadata(form, &mut notes)).unwrap_or_default();
    let (at, line) = front.as_ref().map_or((0, 1), |front| front.body);
    let body = text.get(at..).unwrap_or_default();
    let part = Part { body, line, stated: &stated, settings };
    let (mut blocks, found) = match form {
        Form::Feed => part.html(false, &mut notes)?,
        Form::Html => part.html(form::is_whole_page(body), &mut notes)?,
        Form::Jekyll => part.post(&mut notes)?,
        Form::PdfText => (plain::cut_pdf(body, &mut notes), Metadata::default()),
        Form::Text => (plain::cut_text(body, &mut notes), Metadata::default()),
    };
    finish::number(&mut blocks, &mut notes);
    finish::headings(&mut blocks, &mut notes);
    if !blocks.iter().any(|block| block.text().chars().any(char::is_alphanumeric)) {
        return Err(Fault::no_text());
    }
    let provenance = Provenance { form, encoding: decoded.encoding.clone(), sha256: sha256(file) };
    let mut article = Article { blocks, notes, ..Article::new(id, provenance, merged(stated, found)) };
    finish::infer(&mut article);
    finish::cut_off(&mut article);
    finish::doubt(&mut article);
    article.notes.sort_by(|a, b| (a.line, a.what, &a.text).cmp(&(b.line, b.what, &b.text)));
    Ok(article)
}

/// What the front matter states, completed by what the body says.
fn merged(stated: Metadata, found: Metadata) -> Metadata {
    Metadata {
        title: stated.title.or(found.title),
        outlet: stated.outlet.or(found.outlet),
        byline: stated.byline.or(found.byline),
        published: stated.published.or(found.published),
        url: stated.url.or(found.url),
        permalink: stated.permalink.or(found.permalink),
    }
}

struct Part<'a> {
    body: &'a str,
    line: usize,
    stated: &'a Metadata,
    settings: &'a Settings,
}

impl Part<'_> {
    fn html(&self, whole: bool, notes: &mut Vec<Note>) -> Result<(Vec<Block>, Metadata), Fault> {
        let mut cut = html::cut(&html::Input {
            text: self.body,
            line: self.line,
            whole,
            selector: self.settings.selector.as_ref(),
            paragraph: &self.settings.paragraph,
            leave_out: &self.settings.leave_out,
            url: self.stated.url.as_deref(),
        })?;
        notes.append(&mut cut.notes);
        losses::tell(&cut.seen, &cut.blocks, notes);
        Ok((cut.blocks, cut.metadata))
    }

    fn post(&self, notes: &mut Vec<Note>) -> Result<(Vec<Block>, Metadata), Fault> {
        let bare = post::without_liquid(self.body, self.line, notes);
        let written_as_html = post::has_paragraphs(&bare);
        let bare = if written_as_html { post::unindented(&bare) } else { bare };
        let html = markdown::to_html(&bare, if written_as_html { "div" } else { "p" });
        let part = Part { body: &html, ..*self };
        let (mut blocks, mut found) = part.html(false, notes)?;
        found.url = trailing::take(&mut blocks, notes);
        Ok((blocks, found))
    }
}
