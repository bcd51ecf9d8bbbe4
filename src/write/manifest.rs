//! The record of a finished build: which files are ours, with size and hash. It holds no date and no machine, so that
//! the same site has the same manifest.

use std::collections::BTreeMap;
use std::fmt;

use rayon::prelude::*;
use serde::Deserialize;

use crate::render::Print;
use crate::site::OutPath;
use crate::text::hex;

const VERSION: u32 = 1;
const GENERATOR: &str = "duizhao";

/// The files of a finished build.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// All files, by path.
    pub files: BTreeMap<OutPath, Print>,
}

/// Why a record could not be read. Nothing is ever removed on the word of such a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is no JSON of the form that is expected.
    Form,
    /// Another version, or another program, wrote it.
    Version,
    /// A path or a hash in it cannot be one of ours.
    Entry,
}

impl Manifest {
    /// Reads a manifest.
    ///
    /// # Errors
    /// Where any part of it is not as a build writes it: half a record is no record.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let raw: ManifestRaw = serde_json::from_slice(bytes).map_err(|_| why_not(bytes))?;
        check_head(raw.version, &raw.generator)?;
        let listed: Vec<(OutPath, Print)> = raw.files.par_iter().map(EntryRaw::read).collect::<Result<_, _>>()?;
        let count = listed.len();
        let files: BTreeMap<OutPath, Print> = listed.into_iter().collect();
        // A path that is listed twice is no record of ours.
        if files.len() == count { Ok(Self { files }) } else { Err(Unreadable::Entry) }
    }

    /// The manifest as text: one line a file.
    pub fn write(&self) -> Vec<u8> {
        let mut text = head(self.files.len());
        list(&mut text, "files", self.files.iter());
        text.extend_from_slice(b"\n}\n");
        text
    }
}

/// Why a record has not the form that is expected: what another version wrote may have another.
fn why_not(bytes: &[u8]) -> Unreadable {
    let head = serde_json::from_slice(bytes).map(|HeadRaw { version, generator }| check_head(version, &generator));
    head.ok().and_then(Result::err).unwrap_or(Unreadable::Form)
}

#[derive(Deserialize)]
struct HeadRaw {
    version: u32,
    generator: String,
}

#[derive(Deserialize)]
struct ManifestRaw<'a> {
    version: u32,
    generator: String,
    #[serde(borrow)]
    files: Vec<EntryRaw<'a>>,
}

/// A file as a record lists it.
#[derive(Deserialize)]
pub(super) struct EntryRaw<'a> {
    #[serde(borrow)]
    path: std::borrow::Cow<'a, str>,
    size: u64,
    #[serde(borrow)]
    sha256: std::borrow::Cow<'a, str>,
}

impl EntryRaw<'_> {
    pub(super) fn read(&self) -> Result<(OutPath, Print), Unreadable> {
        let path = OutPath::new(&self.path).map_err(|_| Unreadable::Entry)?;
        if super::is_reserved(&path) {
            return Err(Unreadable::Entry);
        }
        let sha256 = read_hex(&self.sha256).ok_or(Unreadable::Entry)?;
        Ok((path, Print { size: self.size, sha256 }))
    }
}

pub(super) fn check_head(version: u32, generator: &str) -> Result<(), Unreadable> {
    if version == VERSION && generator == GENERATOR { Ok(()) } else { Err(Unreadable::Version) }
}

/// How every record begins.
pub(super) fn head(files: usize) -> Vec<u8> {
    let mut text = Vec::with_capacity(200 + files * 160);
    text.extend_from_slice(format!("{{\n\"version\":{VERSION},\n\"generator\":\"{GENERATOR}\"").as_bytes());
    text
}

/// Appends a list of files to a record.
pub(super) fn list<'a>(text: &mut Vec<u8>, name: &str, files: impl Iterator<Item = (&'a OutPath, &'a Print)>) {
    text.extend_from_slice(format!(",\n\"{name}\":[").as_bytes());
    let mut separator: &[u8] = b"\n";
    for (path, print) in files {
        text.extend_from_slice(separator);
        separator = b",\n";
        text.extend_from_slice(b"{\"path\":\"");
        // No output has a quotation mark, a backslash or a control character in its path.
        text.extend_from_slice(path.as_str().as_bytes());
        text.extend_from_slice(b"\",\"size\":");
        text.extend_from_slice(print.size.to_string().as_bytes());
        text.extend_from_slice(b",\"sha256\":\"");
        text.extend_from_slice(hex(&print.sha256).as_bytes());
        text.extend_from_slice(b"\"}");
    }
    text.extend_from_slice(b"]");
}

fn read_hex(text: &str) -> Option<[u8; 32]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, []) = text.as_bytes().as_chunks::<2>() else { return None };
    let bytes: Option<Vec<u8>> = pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect();
    bytes?.try_into().ok()
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "it is no record of a build",
            Self::Version => "another version wrote it",
            Self::Entry => "a file in it is none that a build could have written",
        })
    }
}

impl std::error::Error for Unreadable {}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(files: &[(&str, &str)]) -> Manifest {
        Manifest { files: files.iter().map(|(path, bytes)| (OutPath::new(path).unwrap(), Print::of(bytes.as_bytes()))).collect() }
    }

    #[test]
    fn a_manifest_is_sorted_and_read_as_it_was_written() {
        for files in [&[][..], &[("b/词.html", "two"), ("a.html", "one"), ("a/b.html", "")]] {
            let before = manifest(files);
            assert_eq!(Manifest::read(&before.write()), Ok(before));
        }
        let text = String::from_utf8(manifest(&[("b", "2"), ("a", "1")]).write()).unwrap();
        expect_test::expect![[r#"
            {
            "version":1,
            "generator":"duizhao",
            "files":[
            {"path":"a","size":1,"sha256":"6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b"},
            {"path":"b","size":1,"sha256":"d4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35"}]
            }
        "#]]
        .assert_eq(&text);
    }

    #[test]
    fn the_record_of_another_version_is_told_from_a_broken_one() {
        let later = br#"{"version":2,"generator":"duizhao","files":[{"path":"a","size":1,"md5":"6b"}]}"#;
        assert_eq!(Manifest::read(later), Err(Unreadable::Version));
        assert_eq!(Manifest::read(&later[..later.len() - 1]), Err(Unreadable::Form));
        assert_eq!(Manifest::read(br#"{"version":1,"generator":"duizhao"}"#), Err(Unreadable::Form));
    }

    #[test]
    fn half_a_record_is_no_record() {
        let whole = String::from_utf8(manifest(&[("a.html", "one"), ("b.html", "two")]).write()).unwrap();
        for end in 0..whole.trim_end().len() {
            assert!(Manifest::read(&whole.as_bytes()[..end]).is_err(), "{end} bytes of it were taken");
        }
        for (part, other) in [
            ("a.html", "../a.html"),
            ("a.html", "/etc/passwd"),
            ("a.html", "b.html"),
            ("a.html", "duizhao-manifest.json"),
            ("\"version\":1", "\"version\":2"),
            ("duizhao", "hugo"),
            ("\"size\":3", "\"size\":-3"),
            ("sha256\":\"", "sha256\":\"0"),
            ("sha256\":\"", "sha256\":\"é"),
        ] {
            let broken = whole.replacen(part, other, 1);
            assert_ne!(broken, whole);
            assert!(Manifest::read(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
