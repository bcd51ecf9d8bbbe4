//! Pages that are not to be published yet: `draft: true` in the original.

use std::collections::BTreeSet;

use crate::config::Config;
use crate::parse::page::Read;

/// What becomes of drafts in this run.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Drafts {
    /// They are no part of the site, and nothing is said of what is in them.
    #[default]
    LeftOut,
    /// They are pages like others, and say that they are drafts.
    Taken,
}

/// Drafts that were left out, so that a reference to one can be told what it leads to.
#[derive(Clone, Debug, Default)]
pub struct LeftOut {
    /// Their ids.
    pub ids: BTreeSet<String>,
    /// Ids of articles among them: the last part of the page's.
    pub articles: BTreeSet<String>,
    /// How many of each kind, by the number of the kind.
    pub kinds: Vec<u32>,
}

impl LeftOut {
    /// Notes a draft; where what it is cannot be read, it may be anything.
    pub(super) fn note(&mut self, read: &Read, config: &Config) {
        let facts = read.page().and_then(|page| page.front.facts.as_ref());
        let kind = facts.and_then(|facts| config.kind(&facts.kind.value));
        let carries_record = facts.is_none_or(|facts| facts.record.is_some() || facts.unread.record)
            || kind.and_then(|kind| config.kinds.get(kind)).is_some_and(|kind| kind.record);
        let id = read.id();
        if carries_record {
            self.articles.insert(id.rsplit('/').next().unwrap_or_default().to_owned());
        }
        if self.kinds.is_empty() {
            self.kinds = vec![0; config.kinds.len()];
        }
        if let Some(count) = kind.and_then(|kind| self.kinds.get_mut(kind)) {
            *count += 1;
        }
        self.ids.insert(id.to_owned());
    }
}
