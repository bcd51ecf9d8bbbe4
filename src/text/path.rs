//! A path inside the project: relative, forward slashes, never outside.

use std::fmt;
use std::sync::Arc;

/// A relative path with forward slashes whose parts are neither empty nor `.` nor `..`; or the name of an input
/// ([`RelPath::of_input`]).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RelPath(Arc<str>);

/// Why a text is no [`RelPath`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RelPathError {
    /// Nothing was given.
    Empty,
    /// A part is empty, `.` or `..`, or the path begins with a slash.
    LeavesTheRoot,
    /// A backslash, a colon or a control character.
    ForbiddenCharacter(char),
}

impl RelPath {
    /// Takes a path as written.
    ///
    /// # Errors
    /// Where the path is empty, could lead outside the root, or holds a character that means something
    /// else on another system.
    pub fn new(text: &str) -> Result<Self, RelPathError> {
        if text.is_empty() {
            return Err(RelPathError::Empty);
        }
        if let Some(bad) = text.chars().find(|c| matches!(c, '\\' | ':') || c.is_control()) {
            return Err(RelPathError::ForbiddenCharacter(bad));
        }
        if text.split('/').any(|part| matches!(part, "" | "." | "..")) {
            return Err(RelPathError::LeavesTheRoot);
        }
        Ok(Self(Arc::from(text)))
    }

    /// The name under which findings speak of a file that was given on the command line, wherever it lies. It names no
    /// file of the project, and nothing is read or written by it.
    pub fn of_input(path: &std::path::Path) -> Self {
        let shown: String = path.to_string_lossy().chars().map(|c| if c.is_control() { '\u{FFFD}' } else { c }).collect();
        Self(Arc::from(shown))
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The last part.
    pub fn file_name(&self) -> &str {
        self.0.rsplit('/').next().unwrap_or_default()
    }

    /// What follows `folder/`, or nothing where the path lies elsewhere.
    pub fn under(&self, folder: &str) -> Option<&str> {
        self.0.strip_prefix(folder)?.strip_prefix('/')
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for RelPathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the path is empty"),
            Self::LeavesTheRoot => f.write_str("every part of the path needs a name (no `..`, no leading or doubled slash)"),
            Self::ForbiddenCharacter(c) => write!(f, "{c:?} cannot stand in a path"),
        }
    }
}

impl std::error::Error for RelPathError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_path_leaves_the_root() {
        for bad in ["", "/a", "a//b", "../a", "a/..", "a/./b", "a\\b", "c:/x", "a\0"] {
            assert!(RelPath::new(bad).is_err(), "{bad:?} was taken");
        }
        assert_eq!(RelPath::new("content/a.md").map(|p| p.under("content").map(str::to_owned)), Ok(Some("a.md".into())));
    }
}
