//! One file of the sources with new bytes in place of those that were read: beside its place first, and then renamed, so
//! that at every moment the old file or the new one stands there whole.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::write::disk::{Disk, Kind};
use crate::write::marker::temporary_name;

/// Why a file was not replaced. It holds its old bytes.
#[derive(Debug)]
pub enum ReplaceError {
    /// It changed since it was read, or is no file.
    Changed(PathBuf),
    /// The disk failed.
    Disk(PathBuf, io::Error),
}

impl fmt::Display for ReplaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(path) => {
                write!(f, "`{}` was changed by somebody else meanwhile, or is no file; run again", path.display())
            }
            Self::Disk(path, error) => write!(f, "cannot write `{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for ReplaceError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Disk(_, error) => Some(error),
            Self::Changed(_) => None,
        }
    }
}

/// Gives a file new bytes, if it still holds the bytes that were read; `None` where there was none.
///
/// # Errors
/// Where it was changed meanwhile, or the disk fails.
pub fn replace(path: &Path, read: Option<&[u8]>, bytes: &[u8], disk: &dyn Disk) -> Result<(), ReplaceError> {
    let failed = |error| ReplaceError::Disk(path.to_owned(), error);
    let unchanged = match (disk.kind(path).map_err(failed)?, read) {
        (None, None) => true,
        (Some(Kind::File), Some(read)) => disk.read_all(path).map_err(failed)? == read,
        _ => false,
    };
    if !unchanged {
        return Err(ReplaceError::Changed(path.to_owned()));
    }
    let mut n = 1;
    let beside = loop {
        let beside = path.with_file_name(temporary_name(n));
        if disk.kind(&beside).map_err(failed)?.is_none() {
            break beside;
        }
        n += 1;
    };
    disk.create(&beside, bytes, true).and_then(|_| disk.rename(&beside, path)).map_err(|error| {
        let _ = disk.remove_file(&beside);
        failed(error)
    })
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test looks at the disk from outside")]
mod tests {
    use super::*;
    use crate::write::disk::RealDisk;

    #[test]
    fn a_file_is_replaced_only_as_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        replace(&file, None, b"one", &RealDisk).unwrap();
        assert!(matches!(replace(&file, None, b"two", &RealDisk), Err(ReplaceError::Changed(_))));
        assert!(matches!(replace(&file, Some(b"other"), b"two", &RealDisk), Err(ReplaceError::Changed(_))));
        assert_eq!(std::fs::read(&file).unwrap(), b"one");
        replace(&file, Some(b"one"), b"two", &RealDisk).unwrap();
        assert_eq!(std::fs::read(&file).unwrap(), b"two");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
