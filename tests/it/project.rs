//! A project in a temporary folder, and the command run in it.

#![expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A copy of a project.
pub struct Project {
    temp: TempDir,
    /// Its folder.
    pub root: PathBuf,
}

/// How a run of the command ended, and what it printed.
pub struct Run {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Project {
    /// A copy of `content/` and `themes/` of the project at `source`, in a folder of this name.
    pub fn copy(source: &Path, name: &str) -> Self {
        let temp = tempfile::Builder::new().prefix("duizhao-").tempdir().unwrap();
        let root = temp.path().join(name);
        for part in ["content", "themes"] {
            for (path, bytes) in files(&source.join(part)) {
                let to = root.join(part).join(path);
                fs::create_dir_all(to.parent().unwrap()).unwrap();
                fs::write(to, bytes).unwrap();
            }
        }
        Self { temp, root }
    }

    /// A copy of the site of a golden case.
    pub fn case(case: &str) -> Self {
        Self::copy(&golden(case), "project")
    }

    /// A folder beside the project.
    pub fn beside(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    /// The command, to be run in the project's folder.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        command.current_dir(&self.root).args(arguments).stdin(Stdio::null());
        command
    }

    /// Runs the command in the project's folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments))
    }

    /// Puts a file of the project.
    pub fn put(&self, path: &str, text: &str) {
        let file = self.root.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Run {
    let output = command.output().unwrap();
    Run {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// The site of a golden case.
pub fn golden(case: &str) -> PathBuf {
    own().join("tests/golden").join(case).join("site")
}

/// This repository: its `content/` is the largest case.
pub fn own() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files below a folder, by their path with forward slashes; none where there is no folder.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(here) = open.pop() {
        let Ok(entries) = fs::read_dir(&here) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let parts: Vec<_> = path.strip_prefix(folder).unwrap().iter().map(|part| part.to_string_lossy()).collect();
                found.insert(parts.join("/"), fs::read(&path).unwrap());
            }
        }
    }
    found
}
