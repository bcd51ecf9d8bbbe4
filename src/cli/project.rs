//! Where the project is, and where its output goes.

#![expect(clippy::disallowed_methods, reason = "the command line knows where it was started")]

use std::path::{Path, PathBuf};

use crate::write::Disk;

/// The nearest folder, from here upwards, that holds `content/site.yaml`; the folder asked for, if one was.
pub(super) fn root(asked: Option<&Path>) -> Result<PathBuf, String> {
    if let Some(asked) = asked {
        return if asked.is_dir() { Ok(asked.to_owned()) } else { Err(format!("{} is no folder", asked.display())) };
    }
    let here = std::env::current_dir().map_err(|error| format!("cannot tell the working folder: {error}"))?;
    let found = here.ancestors().find(|folder| folder.join(crate::config::SITE).is_file());
    found.map(Path::to_owned).ok_or_else(|| {
        format!(
            "no project here: neither {} nor a folder above it holds content/site.yaml (name one with --root)",
            here.display()
        )
    })
}

/// The output folder: `public` in the project, or the one asked for, from where the command was started.
pub(super) fn output(root: &Path, asked: Option<&Path>) -> Result<PathBuf, String> {
    let here = || std::env::current_dir().map_err(|error| format!("cannot tell the working folder: {error}"));
    match asked {
        Some(asked) => Ok(here()?.join(asked)),
        None => Ok(here()?.join(root).join("public")),
    }
}

/// The folder of extracted articles: `extracted` in the project, or where the command was started if there is none; or the
/// one asked for, from there.
pub(super) fn extracted(root: Option<&Path>, asked: Option<&Path>) -> Result<PathBuf, String> {
    match (asked, root) {
        (Some(asked), _) => Ok(asked.to_owned()),
        (None, Some(root)) => Ok(root.join("extracted")),
        (None, None) => Ok(PathBuf::from("extracted")),
    }
}

/// The home folder, which is never an output.
pub(super) fn home() -> Option<PathBuf> {
    std::env::home_dir().filter(|home| !home.as_os_str().is_empty())
}

/// What tells this program from another that could make different sites of the same sources: its version, and the stamp of
/// its file. Nothing where the system keeps too little of a file to tell.
pub(super) fn maker(disk: &dyn Disk) -> Option<String> {
    let stamp = disk.stamp(&std::env::current_exe().ok()?).ok()??;
    Some(format!("{} {stamp:?}", env!("CARGO_PKG_VERSION")))
}
