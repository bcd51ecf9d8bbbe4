//! A downloaded article, cut into paragraphs: bytes in, values out, no disk.
//!
//! [`cut`] decodes a file, recognises its form, chooses the article in it, leaves out what is not the article, and
//! numbers the paragraphs as source marks count them. What comes out is an [`Article`]:
//!
//! - [`Article::metadata`]: title, outlet, byline, time of publication, address, each only where the file states it or
//!   where a [`Note`] says that it was guessed;
//! - [`Article::blocks`]: the text in reading order. A [`Block`] is a paragraph, a heading, an item of a list, a
//!   quotation, a table or preformatted text; its text is a row of [`Run`]s, each plain or bold, linked or not;
//! - [`Article::paragraphs`]: the blocks (and cells of tables) that have a number, 1, 2, 3, …, as `004:p1`, `004:p2`.
//!   Text outside the numbered paragraphs is kept as a block without a number;
//! - [`Article::notes`]: what was dropped as no part of the article, what was changed, what was guessed, each with its
//!   line in the file and the text concerned, whole.
//!
//! Letters and digits are conserved: those of the chosen text are those of the blocks, and what was not chosen stands in
//! the notes.
//!
//! ```
//! use duizhao::article::{Article, Block, BlockKind, Form, Metadata, Provenance, Run};
//!
//! let provenance = Provenance { form: Form::Text, encoding: "utf-8".to_owned(), sha256: "0".repeat(64) };
//! let mut article = Article::new("004", provenance, Metadata::default());
//! article.blocks = vec![
//!     Block { number: Some(1), line: 1, kind: BlockKind::Heading { level: 2, runs: vec![Run::plain("一、背景")] } },
//!     Block { number: Some(2), line: 2, kind: BlockKind::Paragraph(vec![Run::plain("建成"), Run::bold("6个"), Run::plain("基地")]) },
//! ];
//! let texts: Vec<(u32, String)> = article.paragraphs().map(|paragraph| (paragraph.number, paragraph.text())).collect();
//! assert_eq!(texts, [(1, "一、背景".to_owned()), (2, "建成6个基地".to_owned())]);
//! assert_eq!(article.locator(2), "004:p2");
//! ```

mod address;
mod bytes;
mod cut;
mod date;
mod fault;
mod fingerprint;
mod finish;
mod flow;
mod form;
mod front;
mod html;
mod losses;
mod model;
mod note;
mod numbering;
mod plain;
mod post;
mod trailing;

pub use cut::{Decoded, MAX_FILE, Settings, cut, cut_decoded, decode};
pub use fault::Fault;
pub use fingerprint::{fingerprint, sha256};
pub use html::Selector;
pub use model::{Article, Block, BlockKind, Cell, Form, Marker, Metadata, Paragraph, Provenance, Run, plain_text};
pub use note::{Note, Weight, What};
