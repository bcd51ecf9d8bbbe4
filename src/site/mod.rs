//! The facts of the whole: pairs and their rows, parents, relations and inverses, figures, terms, articles,
//! addresses. References become indices here, and what is dead is reported here.

mod anchors;
mod assemble;
mod counts;
mod entity;
mod figures;
mod fingerprint;
mod hierarchy;
mod links;
mod pair;
mod pairing;
mod relations;
mod routes;
mod sources;
mod terms;

use std::borrow::Cow;

use foldhash::HashMap;

use crate::config::{Config, Side};
use crate::language::phrase;
use crate::parse::TermEntry;
use crate::parse::front_matter::FigureEntry;

pub use assemble::assemble;
pub use entity::{Entity, EntityIx, EntityPart};
pub use fingerprint::{fingerprint, written, written_blocks};
pub use links::Link;
pub use pair::{Pair, PairIx, Row, Translation};
pub use relations::Relation;
pub use routes::{OutPath, OutPathError};
pub use terms::Hit;

/// A site, with everything resolved.
#[derive(Debug)]
pub struct Site<'c> {
    /// The configuration.
    pub config: &'c Config,
    /// Pages in pairs, by id.
    pub pairs: Vec<Pair>,
    /// Whatever can be the end of a relation: pages, headings, terms.
    pub entities: Vec<Entity>,
    /// All relations: by starting page, in the order written.
    pub relations: Vec<Relation>,
    /// The termbase, in the order written.
    pub terms: Vec<TermEntry>,
    /// Pages of the main navigation.
    pub nav: Vec<PairIx>,
    /// The home page.
    pub home: PairIx,
    /// Pages without a parent, in order.
    pub roots: Vec<PairIx>,
    ids: HashMap<String, EntityIx>,
    /// By entity: the relations that start there, the relations that end there.
    ties: Vec<Ties>,
    /// Passages and the pages that rest on them, by article.
    used_by: Vec<sources::Use>,
    articles: sources::Articles,
}

/// The relations of one entity.
#[derive(Clone, Debug, Default)]
pub struct Ties {
    /// Relations that start here, as numbers in [`Site::relations`].
    pub out: Vec<usize>,
    /// Relations that end here.
    pub into: Vec<usize>,
}

impl Site<'_> {
    /// A pair.
    ///
    /// # Panics
    /// Never for an index that this site gave out.
    #[expect(clippy::indexing_slicing, reason = "indices are made by assemble and never leave their site")]
    pub fn pair(&self, ix: PairIx) -> &Pair {
        &self.pairs[ix.0]
    }

    /// An entity.
    ///
    /// # Panics
    /// Never for an index that this site gave out.
    #[expect(clippy::indexing_slicing, reason = "indices are made by assemble and never leave their site")]
    pub fn entity(&self, ix: EntityIx) -> &Entity {
        &self.entities[ix.0]
    }

    /// The relations of an entity.
    ///
    /// # Panics
    /// Never for an index that this site gave out.
    #[expect(clippy::indexing_slicing, reason = "indices are made by assemble and never leave their site")]
    pub fn ties(&self, ix: EntityIx) -> &Ties {
        &self.ties[ix.0]
    }

    /// A page and the pages above it, up to the one that hangs from the home page.
    pub fn upwards(&self, ix: PairIx) -> impl Iterator<Item = PairIx> + '_ {
        std::iter::successors(Some(ix), |here| self.pair(*here).parent)
    }

    /// Drops the site, beside whatever is done next: its pages are millions of small pieces, and nobody waits for them.
    pub fn put_away(self) {
        let pairs = self.pairs;
        rayon::spawn(move || drop(pairs));
    }

    /// All indices of pairs.
    pub fn pair_indices(&self) -> impl Iterator<Item = PairIx> + use<> {
        (0..self.pairs.len()).map(PairIx)
    }

    /// The page with an id.
    pub fn find_page(&self, id: &str) -> Option<PairIx> {
        let ix = self.ids.get(id)?;
        let entity = self.entity(*ix);
        matches!(entity.part, EntityPart::Page).then_some(entity.pair)
    }

    /// Whether a heading with this id stands on a page.
    pub fn has_heading(&self, ix: PairIx, heading: &str) -> bool {
        self.ids.contains_key(&format!("{}#{heading}", self.pair(ix).id))
    }

    /// The page with a layout, the first by id.
    pub fn page_of_layout(&self, layout: &str) -> Option<PairIx> {
        self.pairs.iter().position(|pair| pair.layout == layout).map(PairIx)
    }

    /// The words of a figure in one language.
    pub fn phrase(&self, figure: &FigureEntry, side: Side) -> String {
        let unit = self.config.units.iter().find(|unit| unit.key == figure.unit.value);
        let family = self.config.language(side).family;
        unit.map(|unit| phrase(&figure.quantity, unit.words(side), family)).unwrap_or_default()
    }

    /// The page of an article, by the article's id.
    pub fn article(&self, id: &str) -> Option<PairIx> {
        self.articles.find(id).map(|(ix, _)| ix)
    }

    /// The entities that stand on a page: the page itself first.
    pub fn entities_of(&self, ix: PairIx) -> impl Iterator<Item = EntityIx> + '_ {
        let first = self.pair(ix).entity.0;
        (first..self.entities.len()).map(EntityIx).take_while(move |entity| self.entity(*entity).pair == ix)
    }

    /// All entities, a page before what stands on it.
    pub fn entity_indices(&self) -> impl Iterator<Item = EntityIx> + use<> {
        (0..self.entities.len()).map(EntityIx)
    }

    /// The anchor of an entity on its page; a page as a whole has none.
    pub fn fragment(&self, ix: EntityIx) -> Option<String> {
        let entity = self.entity(ix);
        match entity.part {
            EntityPart::Page => None,
            EntityPart::Heading { block, .. } => self.pair(entity.pair).rows.get(block).map(|row| row.anchor.clone()),
            EntityPart::Term(term) => self.terms.get(term).map(|term| format!("t-{}", term.id.value)),
        }
    }

    /// The id of an entity: `page`, `page#heading`, `glossary#t-term`.
    pub fn id_of(&self, ix: EntityIx) -> Cow<'_, str> {
        let id = &self.pair(self.entity(ix).pair).id;
        self.fragment(ix).map_or(Cow::Borrowed(id), |fragment| Cow::Owned(format!("{id}#{fragment}")))
    }

    /// The pages that rest on a paragraph of an article, by id of page.
    pub fn users_of(&self, article: PairIx, paragraph: u32) -> impl Iterator<Item = PairIx> + '_ {
        sources::users_of(&self.used_by, article, paragraph)
    }
}
