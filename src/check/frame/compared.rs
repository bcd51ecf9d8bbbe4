//! One place of a pair with the figures of both sides.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

use crate::check::frame::{At, Passage, PieceKind, Prose, Spread};
use crate::config::Side;
use crate::diagnostic::Place;
use crate::language::Family;
use crate::language::figures::{self, Difference, Figure, HeaderUnit, Lexicon, Reading};
use crate::site::{Link, Site};

/// Stands where a reference prints what is not of this text: a mark that is part of no figure.
const OPAQUE: char = '\u{1a}';

/// A place whose figures were compared.
pub struct Compared {
    /// The place.
    pub at: At,
    /// The Chinese side.
    pub chinese: SideOf,
    /// The English side.
    pub english: SideOf,
    /// What differs.
    pub differences: Vec<Difference>,
    translation: Family,
}

/// One side of a place, as it was read.
pub struct SideOf {
    /// Which side of the pair it is.
    pub side: Side,
    /// Its language.
    pub family: Family,
    /// Its text, byte for byte, without what references print.
    pub text: String,
    /// Its figures.
    pub reading: Reading,
    passage: usize,
}

/// The words of a site that its readers must know.
pub fn lexicon(site: &Site<'_>) -> Lexicon {
    let mut lexicon = Lexicon::default();
    for term in site.terms.iter().filter(|term| !term.figure) {
        for word in
            Side::BOTH.into_iter().map(|side| term.words.get(side)).chain(term.allowed.iter().map(|form| form.text.as_str()))
        {
            lexicon.mask(word);
        }
    }
    lexicon
}

impl Compared {
    /// Reads and compares every place of a pair; those with figures are kept.
    pub fn all(spread: &Spread<'_, '_>) -> Vec<Self> {
        let Some(tongues) = spread.tongues() else { return Vec::new() };
        let translation = spread.site.config.language(Side::Translation).family;
        let heads = Heads::of(spread);
        let speaks = |prose: &Prose<'_>, side: Side| {
            let family = spread.site.config.language(side).family;
            prose.own_words().any(|part| figures::Reader::may_begin(&prose.text, part, family))
        };
        let mut out = Vec::new();
        for (passage, there) in spread.passages().iter().enumerate() {
            let Some((original, translated)) = there.both() else { continue };
            if spread.is_faulty(original.file, original.span) || spread.is_faulty(translated.file, translated.span) {
                continue;
            }
            // Most places say no figure of their own; what references print is compared where it is written.
            if !speaks(original, Side::Original) && !speaks(translated, Side::Translation) {
                continue;
            }
            let quotes =
                [(Side::Original, original), (Side::Translation, translated)].map(|(side, prose)| quoted(spread, side, prose));
            let shared: Quoted<'_> = match &quotes {
                [ours, theirs] => ours.intersection(theirs).copied().collect(),
            };
            let read = |side: Side| {
                let prose = if side == Side::Original { original } else { translated };
                let family = spread.site.config.language(side).family;
                let text = own_text(spread, side, prose, &shared);
                let mut reading = spread.tools.figures.read_cell(&text, family, || heads.unit(there.at, side, family));
                if matches!(there.at, At::Cell { row: 0, .. }) && !reading.figures.is_empty() {
                    HeaderUnit::leave_out(&text, family, &mut reading);
                }
                for figure in &mut reading.figures {
                    figure.loose |= printed(prose, figure.span.start);
                }
                (text, reading)
            };
            let ((chinese, ours), (english, theirs)) = (read(tongues.chinese), read(tongues.english));
            let anchors = || spread.tools.lexicon.anchors(&chinese, &english);
            let differences = figures::compare_beside(&ours, &theirs, anchors);
            // Most places have no figures, and nothing is told of them.
            if ours.figures.is_empty() && theirs.figures.is_empty() && differences.is_empty() {
                continue;
            }
            let side_of = |side: Side, text: Cow<'_, str>, reading: Reading| {
                let family = spread.site.config.language(side).family;
                SideOf { side, family, text: text.into_owned(), reading, passage }
            };
            let (chinese, english) = (side_of(tongues.chinese, chinese, ours), side_of(tongues.english, english, theirs));
            out.push(Self { at: there.at, chinese, english, differences, translation });
        }
        out
    }
}

/// Figures of the ledger, by page and name.
type Quoted<'s> = BTreeSet<(usize, Option<&'s str>)>;

/// The heads of the columns of tables, each with the units that its two sides give, once they are asked for.
struct Heads<'p, 's>(Vec<(&'p Passage<'s>, [OnceCell<Option<HeaderUnit>>; 2])>);

impl<'p, 's> Heads<'p, 's> {
    fn of(spread: &'p Spread<'s, '_>) -> Self {
        let heads = spread.passages().iter().filter(|passage| matches!(passage.at, At::Cell { row: 0, .. }));
        Self(heads.map(|head| (head, Default::default())).collect())
    }

    /// The unit that the head of a cell's column gives.
    fn unit(&self, at: At, side: Side, family: Family) -> Option<HeaderUnit> {
        let At::Cell { block, row: 1.., column } = at else { return None };
        let (head, [original, translation]) = self.0.iter().find(|(head, _)| head.at == At::Cell { block, row: 0, column })?;
        let unit = if side == Side::Original { original } else { translation };
        *unit.get_or_init(|| HeaderUnit::of(&head.side(side)?.text, family))
    }
}

/// The figures of the ledger that a side quotes.
fn quoted<'s>(spread: &Spread<'s, '_>, side: Side, prose: &Prose<'s>) -> Quoted<'s> {
    let links = prose.references.iter().filter_map(|number| spread.link(side, *number));
    let figures = links.filter_map(|link| match link {
        Link::Figure { pair, name, .. } => Some((pair.number(), name.as_deref())),
        _ => None,
    });
    figures.collect()
}

/// The text with code, addresses and the figures that both sides quote taken out, byte for byte as long.
fn own_text<'p>(spread: &Spread<'_, '_>, side: Side, prose: &'p Prose<'_>, shared: &Quoted<'_>) -> Cow<'p, str> {
    let mut text = Cow::Borrowed(&*prose.text);
    let ends = prose.pieces.iter().skip(1).map(|piece| piece.start).chain([prose.text.len()]);
    for (piece, end) in prose.pieces.iter().zip(ends) {
        let taken = match piece.kind {
            PieceKind::Code | PieceKind::Address => true,
            PieceKind::Figure(number) => match spread.link(side, number) {
                Some(Link::Figure { pair, name, .. }) => shared.contains(&(pair.number(), name.as_deref())),
                _ => false,
            },
            _ => false,
        };
        if taken {
            let marks: String = std::iter::repeat_n(OPAQUE, end - piece.start).collect();
            text.to_mut().replace_range(piece.start..end, &marks);
        }
    }
    text
}

/// Whether a byte stands in what a reference prints: it can answer a figure of the other side, and is compared where it is
/// written, or as a reference.
fn printed(prose: &Prose<'_>, at: usize) -> bool {
    prose
        .piece(at)
        .is_some_and(|(piece, _)| matches!(piece.kind, PieceKind::Title(_) | PieceKind::Term(_) | PieceKind::Figure(_)))
}

impl SideOf {
    /// The text with its places in the file.
    pub fn prose<'p, 's>(&self, spread: &'p Spread<'s, '_>) -> Option<&'p Prose<'s>> {
        spread.passages().get(self.passage)?.side(self.side)
    }

    /// Where a figure stands.
    pub fn place(&self, figure: &Figure, spread: &Spread<'_, '_>) -> Option<Place> {
        Some(self.prose(spread)?.place(Range { start: figure.span.start, end: figure.span.end }))
    }
}

impl Compared {
    /// Both sides, Chinese first.
    pub fn sides(&self) -> [&SideOf; 2] {
        [&self.chinese, &self.english]
    }

    /// A mistake in words.
    pub fn explain(&self, difference: &Difference) -> figures::Explanation {
        let texts = figures::Compared {
            chinese: (&self.chinese.text, &self.chinese.reading),
            english: (&self.english.text, &self.english.reading),
            translation: self.translation,
        };
        figures::explain(difference, texts)
    }

    /// Where a mistake stands in the translation, and in the original.
    pub fn places(&self, difference: &Difference, spread: &Spread<'_, '_>) -> Option<(Place, Place)> {
        let place = |side: &SideOf, at: Option<usize>| {
            let figure = at.and_then(|at| side.reading.figures.get(at));
            figure.and_then(|figure| side.place(figure, spread)).or_else(|| side.prose(spread).map(Prose::whole))
        };
        let (ours, theirs) = (place(&self.chinese, difference.chinese)?, place(&self.english, difference.english)?);
        let (original, translated) = if self.translation == Family::English { (ours, theirs) } else { (theirs, ours) };
        let told = if self.translation == Family::English { difference.chinese } else { difference.english };
        Some((translated, original.label(if told.is_some() { "the original has this" } else { "the original" })))
    }
}
