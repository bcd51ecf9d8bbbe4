//! The id of an article, from the name of its file.

use std::fmt;

use crate::source::bad_part;

/// A name from which no id can be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadId(String);

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is no id: ids are lower-case letters, digits and hyphens", self.0)
    }
}

impl std::error::Error for BadId {}

/// The id that a file's name gives: what stands before the first `_` or `.`, in lower case.
///
/// # Errors
/// Where that holds anything but `a` to `z`, digits and hyphens, or nothing.
pub fn id_of(file_name: &str) -> Result<String, BadId> {
    let id = file_name.split(['_', '.']).next().unwrap_or_default().to_ascii_lowercase();
    if bad_part(&id).is_some() || id.contains('/') { Err(BadId(id)) } else { Ok(id) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_what_stands_before_the_first_underscore_or_dot() {
        for (name, id) in
            [("004_bfa3.txt", "004"), ("004.zh.md", "004"), ("2021-12-28-tea.md", "2021-12-28-tea"), ("News", "news")]
        {
            assert_eq!(id_of(name).as_deref(), Ok(id));
        }
        for bad in ["_x.txt", ".html", "新闻.html", "a b.txt", "", "con.txt"] {
            assert!(id_of(bad).is_err(), "{bad}");
        }
    }
}
