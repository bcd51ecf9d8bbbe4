//! What `--pages` asks for: `ENUMERATION=SECTION:KIND`.

use std::fmt;

use crate::config::{Config, Kind};
use crate::facts::{Enumeration, Facts};
use crate::source::bad_part;
use crate::text::nearest;

/// A request for draft pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The enumeration: `000:p4`, or `p4` where one article is extracted.
    pub enumeration: String,
    /// The folder below `content/`.
    pub section: String,
    /// The kind of the pages.
    pub kind: String,
}

/// Why no pages are drafted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestError {
    /// It is not of the form.
    Form(String),
    /// The section cannot stand in an address.
    Section {
        /// As written.
        section: String,
        /// The part that cannot.
        part: String,
    },
    /// The site declares no such kind.
    Kind {
        /// As written.
        kind: String,
        /// The nearest.
        near: Option<String>,
        /// All that pages can be of.
        known: Vec<String>,
    },
    /// Pages of the kind cannot be drafted: headings, articles.
    KindNotOfPages {
        /// The kind.
        kind: String,
        /// What it is of.
        of: &'static str,
    },
    /// No enumeration has the name, or several do.
    Enumeration {
        /// As written.
        name: String,
        /// The nearest, or those that it may mean.
        near: Vec<String>,
        /// All there are, each with what it has.
        known: Vec<String>,
    },
}

impl Request {
    /// Reads `000:p4=actions:action`.
    ///
    /// # Errors
    /// Where it is not of that form, or the section cannot be a folder of pages.
    pub fn parse(text: &str) -> Result<Self, RequestError> {
        let form = || RequestError::Form(text.to_owned());
        let (enumeration, pages) = text.split_once('=').ok_or_else(form)?;
        let (section, kind) = pages.rsplit_once(':').ok_or_else(form)?;
        let section = section.trim().trim_matches('/');
        let (enumeration, kind) = (enumeration.trim(), kind.trim());
        if enumeration.is_empty() || section.is_empty() || kind.is_empty() {
            return Err(form());
        }
        if let Some(part) = bad_part(section) {
            return Err(RequestError::Section { section: section.to_owned(), part: part.to_owned() });
        }
        Ok(Self { enumeration: enumeration.to_owned(), section: section.to_owned(), kind: kind.to_owned() })
    }

    /// The kind, as the site declares it.
    pub(super) fn kind<'c>(&self, config: &'c Config) -> Result<&'c Kind, RequestError> {
        let found = config.kind(&self.kind).and_then(|kind| config.kinds.get(kind));
        let Some(kind) = found else {
            let known: Vec<String> =
                config.kinds.iter().filter(|kind| !kind.heading && !kind.record).map(|kind| kind.key.clone()).collect();
            let near = nearest(&self.kind, known.iter().map(String::as_str)).map(str::to_owned);
            return Err(RequestError::Kind { kind: self.kind.clone(), near, known });
        };
        let of = if kind.heading {
            Some("headings")
        } else if kind.record {
            Some("articles")
        } else {
            None
        };
        match of {
            Some(of) => Err(RequestError::KindNotOfPages { kind: self.kind.clone(), of }),
            None => Ok(kind),
        }
    }

    /// The enumeration, by its whole name, or without the article's where there is one only, or by its paragraph where
    /// that has one only.
    pub(super) fn find<'f>(&self, all: &'f [Facts]) -> Result<(&'f Facts, &'f Enumeration), RequestError> {
        let whole = |facts: &Facts, one: &Enumeration| format!("{}:{}", facts.article, one.id);
        let every = || all.iter().flat_map(|facts| facts.enumerations.iter().map(move |one| (facts, one)));
        let alone = all.len() == 1;
        let is_named =
            |(facts, one): &(&Facts, &Enumeration)| whole(facts, one) == self.enumeration || alone && one.id == self.enumeration;
        if let Some(found) = every().find(is_named) {
            return Ok(found);
        }
        let in_paragraph = |(facts, one): &(&Facts, &Enumeration)| {
            let paragraph = one.id.split('-').next().unwrap_or_default();
            format!("{}:{paragraph}", facts.article) == self.enumeration || alone && paragraph == self.enumeration
        };
        let several: Vec<String> = every().filter(in_paragraph).map(|(facts, one)| whole(facts, one)).collect();
        let names: Vec<String> = every().map(|(facts, one)| whole(facts, one)).collect();
        let near = nearest(&self.enumeration, names.iter().map(String::as_str)).map(str::to_owned);
        Err(RequestError::Enumeration {
            name: self.enumeration.clone(),
            near: if several.is_empty() { near.into_iter().collect() } else { several },
            known: every().map(|(facts, one)| format!("{} ({})", whole(facts, one), described(one))).collect(),
        })
    }
}

/// What an enumeration has, in a few words.
fn described(one: &Enumeration) -> String {
    let names: Vec<&str> = one.items.iter().take(2).map(|item| item.name.as_str()).collect();
    format!("{}: {}{}", one.items.len(), names.join("、"), if one.items.len() > 2 { "…" } else { "" })
}

impl fmt::Display for RequestError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(text) => {
                write!(f, "`--pages {text}`: write ENUMERATION=SECTION:KIND, for example `--pages 7:p4=actions:action`")
            }
            Self::Section { section, part } => write!(
                f,
                "`{section}` cannot be a section: `{part}` is no name of lower-case letters, digits and hyphens that every system stores"
            ),
            Self::Kind { kind, near: Some(near), .. } => write!(f, "no kind is called `{kind}`; did you mean `{near}`?"),
            Self::Kind { kind, near: None, known } => write!(f, "no kind is called `{kind}`; known: {}", known.join(", ")),
            Self::KindNotOfPages { kind, of } => write!(f, "`{kind}` is a kind of {of}, and pages are drafted of others only"),
            Self::Enumeration { name, near, known } => {
                match near.as_slice() {
                    [] => write!(f, "no enumeration is called `{name}`")?,
                    [near] => write!(f, "no enumeration is called `{name}`; did you mean `{near}`?")?,
                    several => write!(f, "`{name}` may be {}", several.join(", "))?,
                }
                match known.as_slice() {
                    [] => write!(f, "; none was found in what was extracted"),
                    known => write!(f, "; found: {}", known.join("; ")),
                }
            }
        }
    }
}

impl std::error::Error for RequestError {}
