//! Addresses and what they mean: the base of the site, files below it, fragments.

use std::path::{MAIN_SEPARATOR, Path};

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What is escaped in the path of an address; `%` too, for a folder may be called so.
const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// The address under which the site lies; it ends in a slash.
#[derive(Debug, Clone)]
pub struct Base {
    address: String,
}

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Below the base: a path as in the file system with slashes, and a fragment if there is one, both decoded.
    Inside(String, Option<String>),
    /// Carries its content itself: `data:`.
    Inline,
    /// A page of the web, or a mail address.
    Elsewhere,
    /// Neither: another file of the disk, another path of the same server, a script.
    Astray,
}

impl Base {
    /// The base of a folder opened from the disk.
    pub fn of_folder(folder: &Path) -> Self {
        let path = folder.display().to_string().replace(MAIN_SEPARATOR, "/");
        let encoded = utf8_percent_encode(path.trim_matches('/'), ESCAPED).to_string();
        Self { address: format!("file:///{encoded}/") }
    }

    /// The base of a site served under a path.
    pub fn of_server(port: u16, path: &str) -> Self {
        Self { address: format!("http://127.0.0.1:{port}{path}") }
    }

    /// The address itself, with its closing slash.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The address of a file of the site.
    pub fn of(&self, file: &str) -> String {
        format!("{}{}", self.address, utf8_percent_encode(file, ESCAPED))
    }

    /// Where an absolute address leads.
    pub fn locate(&self, address: &str) -> Place {
        let (before, fragment) = match address.split_once('#') {
            Some((before, fragment)) => (before, Some(fragment)),
            None => (address, None),
        };
        // Text directives are no part of the fragment: the browser takes them off.
        let fragment = fragment.map(|fragment| fragment.split(":~:").next().unwrap_or_default());
        let path = before.split_once('?').map_or(before, |(path, _)| path);
        if let Some(path) = decode(path).strip_prefix(&decode(&self.address)) {
            return Place::Inside(path.to_owned(), fragment.filter(|fragment| !fragment.is_empty()).map(decode));
        }
        let host = self.address.split_inclusive('/').take(3).collect::<String>();
        match address.split_once(':').map(|(scheme, _)| scheme) {
            Some("data") => Place::Inline,
            Some("http" | "https") if !address.starts_with(&host) => Place::Elsewhere,
            Some("mailto") => Place::Elsewhere,
            _ => Place::Astray,
        }
    }

    /// The file of the site that an address names, if it is one.
    pub fn file(&self, address: &str) -> Option<String> {
        match self.locate(address) {
            Place::Inside(path, _) => Some(path),
            _ => None,
        }
    }
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
