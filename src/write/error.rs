//! Why an output folder was refused or could not be written.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::site::OutPath;

/// Why nothing, or not everything, was written.
#[derive(Debug)]
pub enum WriteError {
    /// The folder may not be used. Nothing was written.
    Refused {
        /// The folder.
        folder: PathBuf,
        /// Why.
        why: Refusal,
    },
    /// What is to be written cannot be stored as it is. Nothing was written.
    Outputs(BadOutputs),
    /// Somebody else's files stand where ours are to be written. Nothing was written.
    Occupied(Vec<Conflict>),
    /// A file of the last build that was not made again stands no more as that build left it. Nothing was written, and who
    /// makes all files anew can write them.
    Moved(OutPath),
    /// A first build was laid out and cannot be put in its place: the output folder has come to exist meanwhile, or the disk
    /// fails. The output folder was not touched, and who makes all files anew can write them.
    StageLost,
    /// Another build is writing to the same folder. Nothing was written.
    Locked {
        /// The file of the lock.
        lock: PathBuf,
    },
    /// The disk failed. Every file holds its old or its new bytes, and the next build finishes the work.
    Disk {
        /// What was being done.
        doing: Doing,
        /// To which path.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
}

/// Why a folder may not be used for the output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is the root of the file system.
    FileSystemRoot,
    /// It is or contains the home folder.
    Home,
    /// It is or contains the project.
    Project,
    /// It is, contains or lies inside a folder of the sources.
    Sources(PathBuf),
    /// It is a symbolic link.
    Link,
    /// It, or what is to contain it, is no folder.
    NotAFolder(PathBuf),
    /// It cannot be told where the path leads: `..` after a folder that does not exist.
    Unclear,
    /// It holds files, and no build wrote them.
    NotOurs,
}

/// Why a set of outputs cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BadOutputs {
    /// There is none. A folder is never emptied because of that: it is more likely that something failed.
    Empty,
    /// A file has a name that writing needs for itself.
    Reserved(OutPath),
    /// Two paths are one on a system that ignores case.
    Alike(OutPath, OutPath),
    /// The first would have to be a file and a folder.
    FileAndFolder(OutPath, OutPath),
}

/// Something that stands where a file is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Its path below the output folder.
    pub path: String,
    /// What it is.
    pub what: InTheWay,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InTheWay {
    /// A file that no build wrote, with other bytes than ours.
    File,
    /// A file that no build wrote or that was changed since, where a folder is needed.
    FileForFolder,
    /// A folder that holds what no build wrote, where a file is to be written.
    Folder,
    /// A symbolic link: what it leads to is not ours to write.
    Link,
    /// A pipe, a socket, a device.
    Other,
}

/// What was being done when the disk failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Looking at a path.
    Look,
    /// Listing a folder.
    List,
    /// Reading a file.
    Read,
    /// Writing a file.
    Write,
    /// Removing a file.
    Remove,
    /// Creating a folder.
    CreateFolder,
    /// Removing an empty folder.
    RemoveFolder,
    /// Taking the lock.
    Lock,
}

/// Says of a failed operation what it was and where.
pub(super) fn disk(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    move |error| WriteError::Disk { doing, path: path.to_owned(), error }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { folder, why } => write!(f, "`{}` cannot be the output folder: {why}", folder.display()),
            Self::Outputs(bad) => bad.fmt(f),
            Self::Occupied(conflicts) => {
                f.write_str("files that no build wrote are in the way: ")?;
                for (n, conflict) in conflicts.iter().take(10).enumerate() {
                    write!(f, "{}`{}` ({})", if n == 0 { "" } else { ", " }, conflict.path, conflict.what)?;
                }
                if conflicts.len() > 10 {
                    write!(f, " and {} more", conflicts.len() - 10)?;
                }
                f.write_str("; move them away, or replace files with `--force`")
            }
            Self::Moved(path) => write!(f, "`{path}` has been changed since the last build"),
            Self::StageLost => f.write_str("what was laid out of the site cannot be put in its place"),
            Self::Locked { lock } => write!(f, "another build is writing to the same folder (it holds `{}`)", lock.display()),
            Self::Disk { doing, path, error } => write!(f, "cannot {doing} `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk { error, .. } => Some(error),
            _ => None,
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FileSystemRoot => f.write_str("it is the root of the file system"),
            Self::Home => f.write_str("it is or contains the home folder"),
            Self::Project => f.write_str("it is or contains the project"),
            Self::Sources(folder) => write!(f, "it is, contains or lies inside `{}`", folder.display()),
            Self::Link => f.write_str("it is a symbolic link"),
            Self::NotAFolder(path) => write!(f, "`{}` is no folder", path.display()),
            Self::Unclear => f.write_str("`..` follows a folder that does not exist"),
            Self::NotOurs => f.write_str("it holds files, and no build wrote them"),
        }
    }
}

impl fmt::Display for BadOutputs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing to write"),
            Self::Reserved(path) => write!(f, "the name of `{path}` is kept for the record of the build"),
            Self::Alike(one, other) => write!(f, "`{one}` and `{other}` are one file on a system that ignores case"),
            Self::FileAndFolder(file, below) => write!(f, "`{file}` would have to be a file and, for `{below}`, a folder"),
        }
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.what)
    }
}

impl fmt::Display for InTheWay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File => "a file that no build wrote",
            Self::FileForFolder => "a file where a folder is needed",
            Self::Folder => "a folder where a file is to be written",
            Self::Link => "a symbolic link",
            Self::Other => "neither a file nor a folder",
        })
    }
}

impl fmt::Display for Doing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Look => "look at",
            Self::List => "list",
            Self::Read => "read",
            Self::Write => "write",
            Self::Remove => "remove",
            Self::CreateFolder => "create the folder",
            Self::RemoveFolder => "remove the folder",
            Self::Lock => "take the lock",
        })
    }
}
