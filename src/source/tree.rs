//! The input tree: paths and bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Sources;
use crate::source::embedded;
use crate::text::RelPath;

/// One file as read.
#[derive(Clone, Debug)]
pub enum SourceFile {
    /// UTF-8 text, without a byte order mark, line ends made `\n`. Pages share it: what they say is mostly written there as
    /// it reads.
    Text(Arc<str>),
    /// A picture or a font of a theme, as it is.
    Bytes(Vec<u8>),
    /// Not UTF-8: the text before the first bad byte, and that byte's offset.
    Broken {
        /// What could be read.
        before: String,
        /// Offset of the first bad byte in the file.
        offset: usize,
    },
    /// A file that was not read, because it is a link or too large; the reason is reported by name checks.
    Refused(Refusal),
}

/// Why a file was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A symbolic link.
    Link,
    /// Neither a file nor a folder: a pipe or a device, which could keep a reader waiting for ever.
    Special,
    /// Larger than the limit, in bytes.
    TooLarge(u64),
    /// The name is no UTF-8, or holds a character that no path of the project may hold.
    Name,
}

impl SourceFile {
    /// Takes the bytes of the file at `path`, a picture or a font of a theme as it is, anything else as text.
    pub fn read(path: &RelPath, bytes: &[u8]) -> Self {
        if is_binary_asset(path) { Self::Bytes(bytes.to_vec()) } else { Self::from_bytes(bytes) }
    }

    /// Takes the bytes of a text as read from disk. A byte order mark is dropped; `\r\n` and `\r` become `\n`, so that line
    /// numbers stay those an editor shows.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        match str::from_utf8(bytes) {
            Ok(text) => Self::Text(normalise(text).into()),
            Err(error) => {
                let offset = error.valid_up_to();
                let before = bytes.get(..offset).and_then(|before| str::from_utf8(before).ok()).unwrap_or_default();
                Self::Broken { before: normalise(before).into_owned(), offset }
            }
        }
    }
}

/// Endings of the files that a browser reads as bytes: pictures and fonts.
const BINARY: &[&str] = &["avif", "gif", "ico", "jpeg", "jpg", "otf", "png", "ttf", "webp", "woff", "woff2"];

/// Whether the file belongs to a theme's assets and is no text.
fn is_binary_asset(path: &RelPath) -> bool {
    let of_theme = path.under("themes").and_then(|rest| rest.split_once('/'));
    let asset = of_theme.is_some_and(|(_, rest)| rest.starts_with("assets/"));
    asset && path.as_str().rsplit_once('.').is_some_and(|(_, ending)| BINARY.contains(&ending))
}

fn normalise(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if memchr::memchr(b'\r', text.as_bytes()).is_some() {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

/// The whole input.
#[derive(Clone, Debug, Default)]
pub struct SourceTree {
    files: BTreeMap<RelPath, SourceFile>,
}

impl SourceTree {
    /// An empty tree that holds the embedded theme.
    pub fn with_embedded_theme() -> Self {
        let mut tree = Self::default();
        for (path, text) in embedded::THEME {
            if let Ok(path) = RelPath::new(path) {
                tree.insert(path, SourceFile::Text(Arc::from(*text)));
            }
        }
        tree
    }

    /// Puts a file, in place of one that has the same path.
    pub fn insert(&mut self, path: RelPath, file: SourceFile) {
        self.files.insert(path, file);
    }

    /// Puts many files, each in place of one that has the same path; quickest where they are sorted.
    pub fn extend(&mut self, files: impl IntoIterator<Item = (RelPath, SourceFile)>) {
        self.files.append(&mut files.into_iter().collect());
    }

    /// All files, by path.
    pub fn files(&self) -> impl Iterator<Item = (&RelPath, &SourceFile)> {
        self.files.iter()
    }

    /// The text of a file by its path as text; nothing where it is no whole text.
    pub fn read(&self, path: &str) -> Option<&str> {
        match self.files.get(&RelPath::new(path).ok()?)? {
            SourceFile::Text(text) => Some(text),
            SourceFile::Bytes(_) | SourceFile::Broken { .. } | SourceFile::Refused(_) => None,
        }
    }

    /// Whether there is a file, be it readable or not.
    pub fn has(&self, path: &str) -> bool {
        RelPath::new(path).is_ok_and(|path| self.files.contains_key(&path))
    }

    /// The texts under `folder/`, with their paths.
    pub fn under<'t>(&'t self, folder: &str) -> impl Iterator<Item = (&'t RelPath, &'t Arc<str>)> {
        self.files.iter().filter_map(move |(path, file)| match file {
            SourceFile::Text(text) if path.under(folder).is_some() => Some((path, text)),
            _ => None,
        })
    }
}

impl Sources for SourceTree {
    fn text(&self, file: &RelPath) -> Option<&str> {
        match self.files.get(file)? {
            SourceFile::Text(text) => Some(text),
            SourceFile::Broken { before, .. } => Some(before),
            SourceFile::Bytes(_) | SourceFile::Refused(_) => None,
        }
    }
}
