//! A site as files of a folder: the base site, with what a case changes.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;

use super::case::{Case, Change, How, Then};

/// Files by path.
#[derive(Clone)]
pub struct Site {
    files: BTreeMap<Vec<u8>, File>,
}

#[derive(Clone)]
enum File {
    Text(Vec<u8>),
    Link(String),
    Socket,
}

impl Site {
    /// Reads a folder.
    pub fn read(root: &Path) -> Self {
        let mut files = BTreeMap::new();
        for entry in walkdir::WalkDir::new(root) {
            let entry = entry.unwrap();
            if entry.file_type().is_file() {
                let path = entry.path().strip_prefix(root).unwrap().as_os_str().as_bytes().to_vec();
                files.insert(path, File::Text(fs::read(entry.path()).unwrap()));
            }
        }
        Self { files }
    }

    /// The site that a case makes of this one.
    pub fn changed(&self, case: &Case) -> Self {
        let mut site = self.clone();
        for change in &case.changes {
            site.change(change, &case.name);
        }
        site
    }

    fn change(&mut self, change: &Change, name: &str) {
        let path = change.path.clone();
        let shown = String::from_utf8_lossy(&path).into_owned();
        let before = match self.files.remove(&path) {
            Some(File::Text(text)) => Some(text),
            _ => None,
        };
        let there = || before.clone().unwrap_or_else(|| panic!("{name}: the base site has no `{shown}`"));
        let file = match &change.how {
            How::Holds(text) => File::Text(text.clone()),
            How::Appended(text) => File::Text([there(), text.clone()].concat()),
            How::Edited(edits) => File::Text(edited(there(), edits, name)),
            How::Link(target) => File::Link(target.clone()),
            How::Socket => File::Socket,
            How::Bytes(number) => File::Text(b"a\n".iter().copied().cycle().take(*number).collect()),
            How::Removed => {
                // A folder goes with all that is in it.
                let inside = [path.as_slice(), b"/"].concat();
                let files = self.files.len() + usize::from(before.is_some());
                self.files.retain(|path, _| !path.starts_with(&inside));
                assert!(self.files.len() < files, "{name}: the base site has no `{shown}`");
                return;
            }
        };
        let file = match file {
            File::Text(text) => File::Text(change.then.iter().fold(text, |text, then| stored(&text, *then))),
            other => other,
        };
        self.files.insert(path, file);
    }

    /// Writes the files below a folder.
    pub fn lay_out(&self, root: &Path) {
        for (path, file) in &self.files {
            let path = root.join(OsStr::from_bytes(path));
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            match file {
                File::Text(text) => fs::write(path, text).unwrap(),
                File::Link(target) => symlink(target, path).unwrap(),
                File::Socket => drop(UnixListener::bind(path).unwrap()),
            }
        }
    }
}

fn edited(text: Vec<u8>, edits: &[(String, String)], name: &str) -> Vec<u8> {
    let mut text = format!("\n{}", String::from_utf8(text).unwrap());
    for (old, new) in edits {
        let (old, new) = (format!("\n{old}"), format!("\n{new}"));
        assert_eq!(text.matches(&old).count(), 1, "{name}: these lines do not stand once in the file: {old}");
        text = text.replacen(&old, &new, 1);
    }
    text.split_off(1).into_bytes()
}

fn stored(text: &[u8], then: Then) -> Vec<u8> {
    let line_ends = |end: &[u8]| text.split(|byte| *byte == b'\n').collect::<Vec<_>>().join(end);
    match then {
        Then::Bom => [b"\xEF\xBB\xBF", text].concat(),
        Then::CrLf => line_ends(b"\r\n"),
        Then::Cr => line_ends(b"\r"),
    }
}
