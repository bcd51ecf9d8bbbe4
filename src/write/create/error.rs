//! Why new files were not created.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::site::OutPathError;
use crate::text::RelPath;
use crate::write::error::Doing;

/// Why no file was created.
#[derive(Debug)]
pub enum CreateError {
    /// Something is in the way of these. Nothing was written.
    Obstructed(Vec<Obstructed>),
    /// The disk failed. What had been created was removed again.
    Disk {
        /// What was being done.
        doing: Doing,
        /// To which path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
        /// What was created and could not be removed again, or may have been.
        left: Vec<PathBuf>,
    },
}

/// A file that cannot be created.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Obstructed {
    /// Its path, as asked.
    pub file: RelPath,
    /// Where that which is in its way stands: at its own path, or at that of a folder above it. Empty for the folder
    /// that all are to stand in.
    pub at: String,
    /// What is in its way.
    pub what: Obstacle,
}

/// What is in the way of a new file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// The path cannot be stored on every system.
    Name(OutPathError),
    /// Another file of the same run has the path, or has it on a system that ignores case.
    Twice(RelPath),
    /// Another file of the same run would have to be a folder for this one.
    FileAsFolder(RelPath),
    /// A file, with other bytes than ours.
    File,
    /// A folder, where the file is to stand.
    Folder,
    /// Something else than a folder, where the file needs one.
    NotAFolder,
    /// A symbolic link: what it leads to is not ours to write.
    Link,
    /// A pipe, a socket, a device.
    Other,
    /// Something of this name, which on some systems is the same.
    Spelling(String),
}

/// Says of a failed operation that nothing had been created yet.
pub(super) fn looking(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> CreateError {
    move |error| CreateError::Disk { doing, path: path.to_owned(), error, left: Vec::new() }
}

impl fmt::Display for CreateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Obstructed(files) => {
                f.write_str("nothing was written, because of what is in the way: ")?;
                for (n, file) in files.iter().enumerate() {
                    write!(f, "{}{file}", if n == 0 { "" } else { "; " })?;
                }
                Ok(())
            }
            Self::Disk { doing, path, error, left } => {
                write!(f, "cannot {doing} `{}`: {error}", path.display())?;
                for (n, path) in left.iter().enumerate() {
                    let before = if n == 0 { "; what was created could not all be removed again: " } else { ", " };
                    write!(f, "{before}`{}`", path.display())?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for CreateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { error, .. } => Some(error),
            Self::Obstructed(_) => None,
        }
    }
}

impl fmt::Display for Obstructed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, at, what } = self;
        match at.as_str() {
            "" => write!(f, "`{file}`: where its folder is to be, {what}"),
            at if at == file.as_str() => write!(f, "`{file}`: {what}"),
            at => write!(f, "`{file}`: at `{at}`, {what}"),
        }
    }
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name(error) => write!(f, "it cannot be stored on every system: {error}"),
            Self::Twice(other) => write!(f, "`{other}` is the same file, at least on some systems"),
            Self::FileAsFolder(other) => write!(f, "`{other}` would have to be a file and a folder"),
            Self::File => f.write_str("a file stands there"),
            Self::Folder => f.write_str("a folder stands there"),
            Self::NotAFolder => f.write_str("something stands there that is no folder"),
            Self::Link => f.write_str("a symbolic link stands there"),
            Self::Other => f.write_str("something stands there that is neither a file nor a folder"),
            Self::Spelling(name) => write!(f, "`{name}` stands there, which is the same name on some systems"),
        }
    }
}
