//! The folder under test: the repository's own site, built for the occasion, or one that is there already.

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;
use walkdir::WalkDir;

/// The page a server sends for an address it does not have, at whatever depth. It alone is linked by absolute paths and
/// is of no use on a disk.
pub const NOT_FOUND: &str = "404.html";

/// The folder is called so, because readers' folders are: relative links must not mind.
const AWKWARD: &str = "对照 100% #1";

/// A built site.
#[derive(Debug)]
pub struct Site {
    root: PathBuf,
    files: BTreeSet<String>,
    own: bool,
    /// Holds the folder until the tests are over.
    temporary: Option<TempDir>,
}

impl Site {
    /// Builds the repository's site to be served at `address`; or takes the folder that `DUIZHAO_SITE` names.
    pub fn obtain(address: &str) -> Result<Self, String> {
        if let Some(folder) = env::var_os("DUIZHAO_SITE").filter(|value| !value.is_empty()) {
            return Self::of_folder(Path::new(&folder), false);
        }
        let failed = |error: &dyn std::fmt::Display| format!("the site could not be built: {error}");
        let temporary = tempfile::Builder::new().prefix("duizhao-site-").tempdir().map_err(|error| failed(&error))?;
        let root = temporary.path().join(AWKWARD);
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "--base-url", address, "--output-dir"]).arg(&root);
        let output = command.output().map_err(|error| failed(&error))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(failed(&format!("`duizhao build` ended with {}\n{}", output.status, said.trim_end())));
        }
        let mut site = Self::of_folder(&root, true)?;
        site.temporary = Some(temporary);
        Ok(site)
    }

    /// Writes a small site, for the test of the harness itself.
    pub fn of_texts(texts: &[(&str, &str)]) -> Result<Self, String> {
        let failed = |error: std::io::Error| format!("a small site could not be written: {error}");
        let temporary = tempfile::Builder::new().prefix("duizhao-seeded-").tempdir().map_err(failed)?;
        let root = temporary.path().join(AWKWARD);
        for (name, text) in texts {
            let file = root.join(name);
            fs::create_dir_all(file.parent().unwrap_or(&root)).map_err(failed)?;
            fs::write(file, text).map_err(failed)?;
        }
        let mut site = Self::of_folder(&root, true)?;
        site.temporary = Some(temporary);
        Ok(site)
    }

    fn of_folder(folder: &Path, own: bool) -> Result<Self, String> {
        let root = std::path::absolute(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut files = BTreeSet::new();
        for entry in WalkDir::new(&root) {
            let entry = entry.map_err(|error| format!("the site cannot be read: {error}"))?;
            if let (true, Ok(path)) = (entry.file_type().is_file(), entry.path().strip_prefix(&root)) {
                let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
                files.insert(parts.join("/"));
            }
        }
        let site = Self { root, files, own, temporary: None };
        if site.pages().next().is_none() { Err(format!("there is no page in {}", site.root.display())) } else { Ok(site) }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All pages, sorted.
    pub fn pages(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str).filter(|file| Path::new(file).extension().is_some_and(|ending| ending == "html"))
    }

    /// Whether there is such a file, letter case included, whatever the file system thinks of case.
    pub fn has(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// Whether a path is that of a folder.
    pub fn is_folder(&self, path: &str) -> bool {
        let path = path.trim_end_matches('/');
        path.is_empty() || self.files.iter().any(|file| file.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }

    /// A file that differs from `file` in letter case only.
    pub fn in_other_case(&self, file: &str) -> Option<&str> {
        self.files.iter().map(String::as_str).find(|other| other.to_lowercase() == file.to_lowercase())
    }

    /// Whether it was built for the address under which it is served, so that the absolute links of the 404 page fit.
    pub fn is_own(&self) -> bool {
        self.own
    }

    /// All files, for the server.
    pub fn files(&self) -> &BTreeSet<String> {
        &self.files
    }
}
