//! The site as a whole: references, relations, figures, counts.

use crate::diagnostic::rule::{Example, Rule, Severity};

/// A reference names a page that does not exist.
pub static DEAD_REFERENCE: Rule = Rule {
    code: "DZ201",
    name: "dead-reference",
    severity: Severity::Error,
    about: "A reference names a page that does not exist.",
    example: Some(Example { wrong: "[[teas/gren]]", right: "[[teas/green]]" }),
    fix: "Use an id that exists; the nearest one is suggested.",
};

/// The page exists, but no heading with that id stands on it.
pub static DEAD_FRAGMENT: Rule = Rule {
    code: "DZ202",
    name: "dead-fragment",
    severity: Severity::Error,
    about: "The page exists, but no heading with that id stands on it.",
    example: Some(Example { wrong: "[[teas/green#fixin]]", right: "[[teas/green#fixing]]" }),
    fix: "Use a heading id of that page.",
};

/// Two headings of one page, two pages or two terms have the same id.
pub static DUPLICATE_ID: Rule = Rule {
    code: "DZ203",
    name: "duplicate-id",
    severity: Severity::Error,
    about: "Two headings of one page, two pages or two terms have the same id.",
    example: Some(Example {
        wrong: "## 杀青 {#fixing} … ## 揉捻 {#fixing}", right: "## 杀青 {#fixing} … ## 揉捻 {#rolling}"
    }),
    fix: "Rename one of the two.",
};

/// Two pages would be written to the same address, at least on a system that ignores case.
pub static DUPLICATE_OUTPUT: Rule = Rule {
    code: "DZ204",
    name: "duplicate-output",
    severity: Severity::Error,
    about: "Two pages would be written to the same address, at least on a system that ignores case.",
    example: None,
    fix: "Rename one of the two.",
};

/// The kind of a relation is not declared in `content/site.yaml`.
pub static UNKNOWN_RELATION: Rule = Rule {
    code: "DZ205",
    name: "unknown-relation",
    severity: Severity::Error,
    about: "The kind of a relation is not declared in `content/site.yaml`.",
    example: Some(Example { wrong: "{kind: rivls, to: teas/black}", right: "{kind: rivals, to: teas/black}" }),
    fix: "Use a declared relation, or declare this one under `relations`.",
};

/// The same relation stands twice, a symmetric one perhaps from both ends, or relates a thing to itself.
pub static RELATION_REPEATED: Rule = Rule {
    code: "DZ206",
    name: "relation-repeated",
    severity: Severity::Error,
    about: "The same relation stands twice, a symmetric one perhaps from both ends, or relates a thing to itself.",
    example: Some(Example {
        wrong: "teas/green: {kind: rivals, to: teas/black}, teas/black: {kind: rivals, to: teas/green}",
        right: "teas/green: {kind: rivals, to: teas/black}",
    }),
    fix: "Keep one of the two.",
};

/// A relation that is `stated` needs the `source` that states it; one that is `editorial` is our reading and has none.
pub static RELATION_BASIS: Rule = Rule {
    code: "DZ207",
    name: "relation-basis",
    severity: Severity::Error,
    about: "A relation that is `stated` needs the `source` that states it; one that is `editorial` is our reading and has none.",
    example: Some(Example {
        wrong: "{kind: needs, to: waters/green, basis: stated}",
        right: "{kind: needs, to: waters/green, basis: stated, source: \"001:p2\"}",
    }),
    fix: "Add the source, or mark the relation `editorial`.",
};

/// A source names an article that has no page under `content/articles`.
pub static UNKNOWN_ARTICLE: Rule = Rule {
    code: "DZ208",
    name: "unknown-article",
    severity: Severity::Error,
    about: "A source names an article that has no page under `content/articles`.",
    example: Some(Example { wrong: "[[@010:p1]]", right: "[[@001:p1]]" }),
    fix: "Use the id of an article of this site.",
};

/// A source names a paragraph that the article does not have.
pub static UNKNOWN_PARAGRAPH: Rule = Rule {
    code: "DZ209",
    name: "unknown-paragraph",
    severity: Severity::Error,
    about: "A source names a paragraph that the article does not have.",
    example: Some(Example { wrong: "[[@001:p9]], where the article has two paragraphs", right: "[[@001:p2]]" }),
    fix: "Use a number within the count of paragraphs of the article.",
};

/// The unit of a figure is not declared in `content/site.yaml`.
pub static UNKNOWN_UNIT: Rule = Rule {
    code: "DZ210",
    name: "unknown-unit",
    severity: Severity::Error,
    about: "The unit of a figure is not declared in `content/site.yaml`.",
    example: Some(Example { wrong: "unit: degre", right: "unit: degree" }),
    fix: "Use a declared unit, or declare this one under `units`.",
};

/// Pages of this kind carry a figure.
pub static FIGURE_MISSING: Rule = Rule {
    code: "DZ211",
    name: "figure-missing",
    severity: Severity::Error,
    about: "Pages of this kind carry a figure.",
    example: None,
    fix: "Add `figure:` to the front matter.",
};

/// Pages of this kind carry no figure.
pub static FIGURE_NOT_ALLOWED: Rule = Rule {
    code: "DZ212",
    name: "figure-not-allowed",
    severity: Severity::Error,
    about: "Pages of this kind carry no figure.",
    example: None,
    fix: "Remove `figure:`, or set `figure: allowed` in the kind.",
};

/// The page has no figure, or none of that name.
pub static UNKNOWN_FIGURE: Rule = Rule {
    code: "DZ213",
    name: "unknown-figure",
    severity: Severity::Error,
    about: "The page has no figure, or none of that name.",
    example: Some(Example { wrong: "[[=teas/green]], which has no figure", right: "[[=waters/green]]" }),
    fix: "Name a page with a figure, or one of its `more_figures`.",
};

/// The parent does not exist, or a page is its own ancestor.
pub static BAD_PARENT: Rule = Rule {
    code: "DZ214",
    name: "bad-parent",
    severity: Severity::Error,
    about: "The parent does not exist, or a page is its own ancestor.",
    example: Some(Example { wrong: "parent: tea", right: "parent: teas" }),
    fix: "Correct `parent`.",
};

/// A kind declares with `expect` how many there are, and the site has another number.
pub static WRONG_COUNT: Rule = Rule {
    code: "DZ215",
    name: "wrong-count",
    severity: Severity::Error,
    about: "A kind declares with `expect` how many there are, and the site has another number.",
    example: Some(Example { wrong: "tea: {…, expect: 2}, and three pages of that kind", right: "tea: {…, expect: 3}" }),
    fix: "Add what is missing, remove what is too much, or correct `expect`.",
};

/// Two siblings have the same seal, so a reader cannot tell them apart.
pub static DUPLICATE_SEAL: Rule = Rule {
    code: "DZ216",
    name: "duplicate-seal",
    severity: Severity::Warning,
    about: "Two siblings have the same seal, so a reader cannot tell them apart.",
    example: Some(Example { wrong: "seal: 绿 on two siblings", right: "seal: 绿, seal: 红" }),
    fix: "Give one of them another character.",
};

/// The glossary has no such term.
pub static UNKNOWN_TERM: Rule = Rule {
    code: "DZ217",
    name: "unknown-term",
    severity: Severity::Error,
    about: "The glossary has no such term.",
    example: Some(Example { wrong: "[[?杀清]]", right: "[[?杀青]]" }),
    fix: "Use a term of `content/glossary.yaml`.",
};

/// A translation stands alone: its original is missing, and with it the facts.
pub static TRANSLATION_WITHOUT_ORIGINAL: Rule = Rule {
    code: "DZ218",
    name: "translation-without-original",
    severity: Severity::Error,
    about: "A translation stands alone: its original is missing, and with it the facts.",
    example: Some(Example { wrong: "teas/white.en.md without teas/white.zh.md", right: "teas/white.zh.md, teas/white.en.md" }),
    fix: "Add the original, or remove the file.",
};

/// A kind with `record: required` needs the record of its article, and its digests must be headings `p1` to the number of paragraphs.
pub static ARTICLE_RECORD: Rule = Rule {
    code: "DZ219",
    name: "article-record",
    severity: Severity::Error,
    about: "A kind with `record: required` needs the record of its article, and its digests must be headings `p1` to the number of paragraphs.",
    example: None,
    fix: "Complete the record or the headings.",
};

/// The theme has no such layout.
pub static UNKNOWN_LAYOUT: Rule = Rule {
    code: "DZ220",
    name: "unknown-layout",
    severity: Severity::Error,
    about: "The theme has no such layout.",
    example: Some(Example { wrong: "layout: entyr", right: "layout: entry" }),
    fix: "Use a layout of the theme, or add it under `themes/`.",
};

/// The kind of a heading must be declared with `heading: true`, and a page cannot be of such a kind.
pub static HEADING_KIND: Rule = Rule {
    code: "DZ221",
    name: "heading-kind",
    severity: Severity::Error,
    about: "The kind of a heading must be declared with `heading: true`, and a page cannot be of such a kind.",
    example: None,
    fix: "Declare the kind so, or use another one.",
};

/// `baseline` names a page with a figure of the same unit.
pub static BAD_BASELINE: Rule = Rule {
    code: "DZ222",
    name: "bad-baseline",
    severity: Severity::Error,
    about: "`baseline` names a page with a figure of the same unit.",
    example: Some(Example { wrong: "baseline: teas/green, which has no figure", right: "baseline: waters/green" }),
    fix: "Name such a page, or leave the key out: a starting value that the sources do not give is not filled in.",
};

/// A site needs a home page, `content/_index`, which becomes `index.html`.
pub static HOME_MISSING: Rule = Rule {
    code: "DZ223",
    name: "home-missing",
    severity: Severity::Error,
    about: "A site needs a home page, `content/_index`, which becomes `index.html`.",
    example: None,
    fix: "Create `content/_index` in the original language.",
};

/// A page of the site needs a page that is a draft.
pub static DRAFT_REFERENCE: Rule = Rule {
    code: "DZ224",
    name: "draft-reference",
    severity: Severity::Error,
    about: "A page of the site, or `content/site.yaml`, refers to a page with `draft: true`, which is not part of the site unless `--drafts` is given: published, the reference would lead nowhere.",
    example: Some(Example { wrong: "见[[teas/white]]。, where it says `draft: true`", right: "见[[teas/green]]。" }),
    fix: "Publish the draft by taking `draft: true` out of its original, take the reference out, or build with `--drafts` for yourself.",
};

/// All rules of this stage, by code.
pub static ALL: &[&Rule] = &[
    &DEAD_REFERENCE,
    &DEAD_FRAGMENT,
    &DUPLICATE_ID,
    &DUPLICATE_OUTPUT,
    &UNKNOWN_RELATION,
    &RELATION_REPEATED,
    &RELATION_BASIS,
    &UNKNOWN_ARTICLE,
    &UNKNOWN_PARAGRAPH,
    &UNKNOWN_UNIT,
    &FIGURE_MISSING,
    &FIGURE_NOT_ALLOWED,
    &UNKNOWN_FIGURE,
    &BAD_PARENT,
    &WRONG_COUNT,
    &DUPLICATE_SEAL,
    &UNKNOWN_TERM,
    &TRANSLATION_WITHOUT_ORIGINAL,
    &ARTICLE_RECORD,
    &UNKNOWN_LAYOUT,
    &HEADING_KIND,
    &BAD_BASELINE,
    &HOME_MISSING,
    &DRAFT_REFERENCE,
];
