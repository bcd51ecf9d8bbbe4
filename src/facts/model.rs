//! What an article says in facts, as it was found.

use std::fmt;

use crate::facts::scan::Part;
use crate::language::figures::Value;
use crate::language::{Bound, Change};

/// The facts of an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// The article's name in source marks.
    pub article: String,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Enumerations, by where they begin.
    pub enumerations: Vec<Enumeration>,
    /// Figures, in the order of the text.
    pub figures: Vec<FigureFact>,
    /// Titles in 《》.
    pub titles: Vec<Mention>,
    /// Words in quotation marks.
    pub quoted: Vec<Mention>,
    /// Dates.
    pub dates: Vec<Mention>,
    /// Bodies: ministries, commissions, institutes, as far as their names end in a word for one.
    pub bodies: Vec<Mention>,
}

/// A figure and what its sentence says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureFact {
    /// Where it stands.
    pub paragraph: u32,
    /// The words.
    pub as_written: String,
    /// How much.
    pub value: Value,
    /// The same in digits.
    pub value_text: String,
    /// The unit or the word for counting, as written; `指数` for points of an index; empty where there is none.
    pub unit: String,
    /// On which side the truth lies.
    pub bound: Bound,
    /// Which way it goes, where it is the amount of a change.
    pub change: Option<Change>,
    /// Whether it is an average.
    pub average: bool,
    /// Whether it is to be reached or was reached, where the words say so. A guess.
    pub role: Option<Role>,
    /// The year that it is said of. A guess.
    pub year: Option<u32>,
    /// The five-year plan that it is said of. A guess.
    pub plan: Option<u32>,
    /// The year that a change is compared with.
    pub against: Option<u32>,
    /// The clause that it stands in.
    pub said: String,
    /// The characters of the paragraph that say it.
    pub(super) part: Part,
}

/// What a figure is to a plan, as far as the words around it say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// To be reached: 到2025年, 目标.
    Target,
    /// Reached: 以来, 已, 截至.
    Baseline,
}

impl Role {
    /// The word of a ledger.
    pub fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Baseline => "baseline",
        }
    }
}

/// A word, and the paragraphs that say it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The word.
    pub text: String,
    /// What it is in figures, for a date: `2020-06`, `2025`, `--10-18` without a year.
    pub date: Option<String>,
    /// The paragraphs, each once.
    pub paragraphs: Vec<u32>,
}

/// Several things that the article counts or lists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enumeration {
    /// Its name: `p4`, or `p18-2` for the second of a paragraph.
    pub id: String,
    /// How it is written.
    pub form: Form,
    /// How many the article says there are.
    pub announced: Option<Announced>,
    /// What was found, in order.
    pub items: Vec<Item>,
    /// Whether the article says itself that there is more: 等.
    pub open: bool,
    /// The item of another enumeration that it stands in.
    pub within: Option<Within>,
}

/// How an enumeration is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// 一是…；二是…, 第一，…, in one paragraph or with a paragraph each.
    Steps,
    /// Paragraphs that begin with a dash or a bullet, or items of a list.
    Bullets,
    /// `A、B和C` in a sentence.
    List,
    /// A nickname of digits, taken apart: “76441”.
    Digits,
    /// Paragraphs that begin with a few words and a full stop, as with a heading.
    Heads,
}

impl Form {
    /// The word of a file of facts.
    pub fn name(self) -> &'static str {
        match self {
            Self::Steps => "steps",
            Self::Bullets => "bullets",
            Self::List => "list",
            Self::Digits => "digits",
            Self::Heads => "heads",
        }
    }
}

/// How many there are said to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The number; the number of digits where a nickname says it.
    pub count: u32,
    /// Where: a paragraph.
    pub paragraph: u32,
    /// The words that say so.
    pub as_written: String,
    /// The digits of a nickname.
    pub digits: Vec<u32>,
    /// The characters of its paragraph that say so.
    pub(super) part: Part,
}

/// One thing of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub name: String,
    /// The first paragraph that speaks of it.
    pub first: u32,
    /// The last one.
    pub last: u32,
    /// The number that the enumerator before it has, where it has one.
    pub number: Option<u32>,
    /// How many it stands for: 7 of “七个模式”.
    pub counts: Option<u32>,
    /// The characters of its first paragraph that it takes, for what is found in it.
    pub(super) part: Part,
}

/// An item of an enumeration, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Within {
    /// The enumeration's name.
    pub id: String,
    /// The item, from 1.
    pub item: usize,
}

impl Item {
    /// Whether characters of a paragraph belong to it.
    pub(super) fn holds(&self, paragraph: u32, part: &Part) -> bool {
        if paragraph == self.first {
            self.part.start <= part.start && part.end <= self.part.end
        } else {
            (self.first..=self.last).contains(&paragraph)
        }
    }
}

impl Facts {
    /// The figures that an item of an enumeration states.
    pub fn figures_of(&self, enumeration: &Enumeration, item: usize) -> impl Iterator<Item = &FigureFact> {
        let item = enumeration.items.get(item).cloned();
        self.figures.iter().filter(move |figure| item.as_ref().is_some_and(|item| item.holds(figure.paragraph, &figure.part)))
    }
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.id, self.item)
    }
}
