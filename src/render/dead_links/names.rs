//! A list of short names in one piece of memory: every page has some, and few are ever asked for.

/// Names in the order of their bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    text: Box<str>,
    /// Where each ends.
    ends: Box<[u32]>,
}

impl Names {
    /// Takes names that are sorted.
    pub fn new(sorted: &[&str]) -> Self {
        let mut end = 0;
        let ends = sorted.iter().map(|name| {
            end += name.len();
            // A page is never that large.
            u32::try_from(end).unwrap_or(u32::MAX)
        });
        Self { ends: ends.collect(), text: sorted.concat().into() }
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|n| self.name(n))
    }

    /// Whether a name is among them.
    pub fn contains(&self, name: &str) -> bool {
        let (mut from, mut to) = (0, self.ends.len());
        while from < to {
            let middle = from.midpoint(to);
            match self.name(middle).cmp(name) {
                std::cmp::Ordering::Less => from = middle + 1,
                std::cmp::Ordering::Equal => return true,
                std::cmp::Ordering::Greater => to = middle,
            }
        }
        false
    }

    fn name(&self, n: usize) -> &str {
        let end = |n: usize| self.ends.get(n).map_or(0, |end| *end as usize);
        self.text.get(n.checked_sub(1).map_or(0, end)..end(n)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_found_and_no_other() {
        for names in [&["", "a", "ab", "b10", "b2", "词"][..], &["x"], &[]] {
            let list = Names::new(names);
            assert_eq!(list.iter().collect::<Vec<_>>(), names);
            assert!(names.iter().all(|name| list.contains(name)));
            assert!(["aa", "b", "词语", "z"].iter().all(|name| !list.contains(name)));
        }
    }
}
