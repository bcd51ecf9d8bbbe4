//! Whatever can be the end of a relation: a page, a heading of a page, a term of the glossary page.

use foldhash::{HashMap, HashMapExt as _};

use crate::parse::TermEntry;
use crate::parse::markdown::BlockKind;
use crate::site::pair::{Pair, PairIx};

/// The number of an entity in its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntityIx(pub(super) usize);

impl EntityIx {
    /// The number itself.
    pub fn number(self) -> usize {
        self.0
    }
}

/// An entity.
#[derive(Clone, Debug)]
pub struct Entity {
    /// The page it is or stands on.
    pub pair: PairIx,
    /// Which part of it.
    pub part: EntityPart,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityPart {
    /// The page as a whole.
    Page,
    /// A heading.
    Heading {
        /// Its block, counted from 0.
        block: usize,
        /// Its kind, where it has one and counts.
        kind: Option<usize>,
    },
    /// A term, by its number in the termbase.
    Term(usize),
}

/// All entities and the table of their ids: `page`, `page#heading`, `glossary#t-term`.
pub(super) fn gather(
    pairs: &mut [Pair],
    terms: &[TermEntry],
    kind_of: impl Fn(&str) -> Option<usize>,
) -> (Vec<Entity>, HashMap<String, EntityIx>) {
    let mut entities = Vec::with_capacity(pairs.len() * 2);
    let mut ids = HashMap::with_capacity(pairs.len() * 2);
    for (number, pair) in pairs.iter_mut().enumerate() {
        let pair_ix = PairIx(number);
        pair.entity = EntityIx(entities.len());
        let mut put = |id: String, part| {
            ids.entry(id).or_insert(EntityIx(entities.len()));
            entities.push(Entity { pair: pair_ix, part });
        };
        put(pair.id.clone(), EntityPart::Page);
        for (block, content) in pair.original.body.blocks.iter().enumerate() {
            let BlockKind::Heading(heading) = &content.kind else { continue };
            if let Some(id) = &heading.id {
                let kind = heading.kind.as_ref().and_then(|kind| kind_of(&kind.value));
                put(format!("{}#{}", pair.id, id.value), EntityPart::Heading { block, kind });
            }
        }
        if pair.layout == "glossary" {
            for (term, entry) in terms.iter().enumerate() {
                put(format!("{}#t-{}", pair.id, entry.id.value), EntityPart::Term(term));
            }
        }
    }
    (entities, ids)
}
