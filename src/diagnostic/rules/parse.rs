//! Parsing one file: front matter, Markdown, references.

use crate::diagnostic::rule::{Example, Rule, Severity};

/// A page begins with its front matter between two lines of three hyphens.
pub static FRONT_MATTER_MISSING: Rule = Rule {
    code: "DZ101",
    name: "front-matter-missing",
    severity: Severity::Error,
    about: "A page begins with its front matter between two lines of three hyphens.",
    example: Some(Example { wrong: "title: 绿茶", right: "---\ntitle: 绿茶\n---" }),
    fix: "Begin the file with `---`, the keys, `---`.",
};

/// The front matter has no closing line of three hyphens.
pub static FRONT_MATTER_UNCLOSED: Rule = Rule {
    code: "DZ102",
    name: "front-matter-unclosed",
    severity: Severity::Error,
    about: "The front matter has no closing line of three hyphens.",
    example: Some(Example {
        wrong: "---\ntitle: 绿茶\n\n绿茶不发酵。", right: "---\ntitle: 绿茶\n---\n\n绿茶不发酵。"
    }),
    fix: "Add a line `---` after the last key.",
};

/// Facts stand in the original alone; the translation holds words (`title`, `short`, `summary`).
pub static FACT_IN_TRANSLATION: Rule = Rule {
    code: "DZ103",
    name: "fact-in-translation",
    severity: Severity::Error,
    about: "Facts stand in the original alone; the translation holds words (`title`, `short`, `summary`). A fact in two places can come to disagree.",
    example: Some(Example { wrong: "green.en.md: `order: 1`", right: "green.zh.md: `order: 1`" }),
    fix: "Delete the key here; it is read from the original.",
};

/// The kind is not declared in `content/site.yaml`.
pub static UNKNOWN_KIND: Rule = Rule {
    code: "DZ104",
    name: "unknown-kind",
    severity: Severity::Error,
    about: "The kind is not declared in `content/site.yaml`.",
    example: Some(Example { wrong: "kind: tae", right: "kind: tea" }),
    fix: "Use a declared kind, or declare this one under `kinds`.",
};

/// Every heading of the original needs an id, so that links to it hold in all views and after its words change.
pub static HEADING_WITHOUT_ID: Rule = Rule {
    code: "DZ105",
    name: "heading-without-id",
    severity: Severity::Error,
    about: "Every heading of the original needs an id, so that links to it hold in all views and after its words change.",
    example: Some(Example { wrong: "## 杀青", right: "## 杀青 {#fixing}" }),
    fix: "Write `## 标题 {#id}`.",
};

/// Ids are lower-case ASCII letters, digits and hyphens, and leave the forms that the generator makes itself: `b` or `p` and a digit, `t-`, `fn-`, `dz-`.
pub static BAD_ID: Rule = Rule {
    code: "DZ106",
    name: "bad-id",
    severity: Severity::Error,
    about: "Ids are lower-case ASCII letters, digits and hyphens, and leave the forms that the generator makes itself: `b` or `p` and a digit, `t-`, `fn-`, `dz-`. Only article pages use `p` and a number.",
    example: Some(Example { wrong: "## 杀青 {#Fixing_1}", right: "## 杀青 {#fixing}" }),
    fix: "Choose another id.",
};

/// The double brackets do not close, hold nothing, or stand in a form that is not known; or a link holds one and falls apart.
pub static BAD_REFERENCE: Rule = Rule {
    code: "DZ107",
    name: "bad-reference",
    severity: Severity::Error,
    about: "The double brackets do not close, hold nothing, or stand in a form that is not known; or a link holds one and falls apart.",
    example: Some(Example { wrong: "见[[teas/green。", right: "见[[teas/green]]。" }),
    fix: "Write `[[page]]`, `[[page|text]]`, `[[page#heading]]`, `[[=figure]]`, `[[@article:p1]]` or `[[?term]]`.",
};

/// In a table a bare bar ends the cell, so a reference with its own text falls apart, and text in a cell too many is lost.
pub static BARE_BAR: Rule = Rule {
    code: "DZ108",
    name: "bare-bar",
    severity: Severity::Error,
    about: "In a table a bare bar ends the cell, so a reference with its own text falls apart, and the text of a cell too many is lost.",
    example: Some(Example { wrong: "| [[teas/green|绿茶]] | 80℃ |", right: "| [[teas/green\\|绿茶]] | 80℃ |" }),
    fix: "Write the bar as `\\|`.",
};

/// Links lead to http, https or mailto addresses, or to `#` on the same page.
pub static LINK_SCHEME: Rule = Rule {
    code: "DZ109",
    name: "link-scheme",
    severity: Severity::Error,
    about: "Links lead to http, https or mailto addresses, or to `#` on the same page. Anything else can run code or leads nowhere once the site is moved.",
    example: Some(Example { wrong: "[茶](javascript:alert(1))", right: "[茶](https://example.org/tea)" }),
    fix: "Use an https address, or the bracket form for a page of this site.",
};

/// Pages link to pages by id, never by file: only so can the link be checked and lead to the right language.
pub static RELATIVE_LINK: Rule = Rule {
    code: "DZ110",
    name: "relative-link",
    severity: Severity::Error,
    about: "Pages link to pages by id, never by file: only so can the link be checked and lead to the right language.",
    example: Some(Example { wrong: "[绿茶](green.zh.md)", right: "[[teas/green|绿茶]]" }),
    fix: "Write `[[page]]` or `[[page|text]]`.",
};

/// Lists, quotations or emphasis nest deeper than 128 levels.
pub static NESTING_TOO_DEEP: Rule = Rule {
    code: "DZ111",
    name: "nesting-too-deep",
    severity: Severity::Error,
    about: "Lists, quotations or emphasis nest deeper than 128 levels.",
    example: None,
    fix: "Flatten the structure.",
};

/// Headings of a body begin at `##`; the first level is the page title.
pub static HEADING_LEVEL: Rule = Rule {
    code: "DZ112",
    name: "heading-level",
    severity: Severity::Error,
    about: "Headings of a body begin at `##`; the first level is the page title.",
    example: Some(Example { wrong: "# 杀青 {#fixing}", right: "## 杀青 {#fixing}" }),
    fix: "Add a `#`.",
};

/// A heading of the original takes `{#id kind=… date=…}`; the translation takes id and kind from its pair.
pub static HEADING_ATTRIBUTE: Rule = Rule {
    code: "DZ113",
    name: "heading-attribute",
    severity: Severity::Error,
    about: "A heading of the original takes `{#id kind=… date=…}`; the translation takes id and kind from its pair.",
    example: Some(Example { wrong: "green.en.md: `## Fixing {#fixing}`", right: "green.en.md: `## Fixing`" }),
    fix: "Remove or correct the attribute.",
};

/// HTML in Markdown is shown as text: pages hold no markup that was not made by the generator.
pub static RAW_HTML: Rule = Rule {
    code: "DZ114",
    name: "raw-html",
    severity: Severity::Warning,
    about: "HTML in Markdown is shown as text: pages hold no markup that was not made by the generator.",
    example: Some(Example { wrong: "<b>绿茶</b>", right: "**绿茶**" }),
    fix: "Use Markdown, or write the characters as code.",
};

/// Images are not part of a page: nothing outside the text is loaded.
pub static IMAGE: Rule = Rule {
    code: "DZ115",
    name: "image",
    severity: Severity::Error,
    about: "Images are not part of a page: nothing outside the text is loaded.",
    example: Some(Example { wrong: "![绿茶](green.png)", right: "绿茶" }),
    fix: "Remove the image, or link to it.",
};

/// A footnote is used and not defined, or defined and not used.
pub static FOOTNOTE: Rule = Rule {
    code: "DZ116",
    name: "footnote",
    severity: Severity::Error,
    about: "A footnote is used and not defined, or defined and not used.",
    example: Some(Example { wrong: "揉捻[^1]。", right: "揉捻[^1]。\n\n[^1]: 使叶成条。" }),
    fix: "Define each note once as `[^id]: …` and use it.",
};

/// The Markdown parser gave up on this file.
pub static PARSER_PANICKED: Rule = Rule {
    code: "DZ117",
    name: "parser-panicked",
    severity: Severity::Error,
    about: "The Markdown parser gave up on this file. This is a defect of ours or of the parser, not yours.",
    example: None,
    fix: "Please report the file; meanwhile simplify the place.",
};

/// The character U+2E52 is used internally and cannot stand in a page.
pub static RESERVED_CHARACTER: Rule = Rule {
    code: "DZ118",
    name: "reserved-character",
    severity: Severity::Error,
    about: "The character U+2E52 is used internally and cannot stand in a page.",
    example: None,
    fix: "Remove the character.",
};

/// A source is written `article:pN`, `article:pN-pM` or `article:meta`.
pub static BAD_SOURCE: Rule = Rule {
    code: "DZ119",
    name: "bad-source",
    severity: Severity::Error,
    about: "A source is written `article:pN`, `article:pN-pM` or `article:meta`.",
    example: Some(Example { wrong: "sources: [\"001\"]", right: "sources: [\"001:p1\"]" }),
    fix: "Write for example `004:p14` or `004:p14-p15`.",
};

/// A date is `YYYY-MM-DD` or `YYYY-MM`, a time of publication has an offset (`2021-12-28T11:07:10+08:00`).
pub static BAD_DATE: Rule = Rule {
    code: "DZ120",
    name: "bad-date",
    severity: Severity::Error,
    about: "A date is `YYYY-MM-DD` or `YYYY-MM`, a time of publication has an offset (`2021-12-28T11:07:10+08:00`).",
    example: Some(Example { wrong: "date: 2021年12月", right: "date: 2021-12" }),
    fix: "Correct the date.",
};

/// The number is not a plain decimal.
pub static BAD_NUMBER: Rule = Rule {
    code: "DZ121",
    name: "bad-number",
    severity: Severity::Error,
    about: "The number is not a plain decimal.",
    example: Some(Example { wrong: "value: 1,000", right: "value: 1000" }),
    fix: "Write digits, with a point for decimals and no separators.",
};

/// A seal is one Han character.
pub static BAD_SEAL: Rule = Rule {
    code: "DZ122",
    name: "bad-seal",
    severity: Severity::Error,
    about: "A seal is one Han character.",
    example: Some(Example { wrong: "seal: 绿茶", right: "seal: 绿" }),
    fix: "Choose one character.",
};

/// A link has no text.
pub static EMPTY_LINK: Rule = Rule {
    code: "DZ123",
    name: "empty-link",
    severity: Severity::Error,
    about: "A link has no text.",
    example: Some(Example { wrong: "[](https://example.org)", right: "[茶社](https://example.org)" }),
    fix: "Write the words that the reader is to follow.",
};

/// All rules of this stage, by code.
pub static ALL: &[&Rule] = &[
    &FRONT_MATTER_MISSING,
    &FRONT_MATTER_UNCLOSED,
    &FACT_IN_TRANSLATION,
    &UNKNOWN_KIND,
    &HEADING_WITHOUT_ID,
    &BAD_ID,
    &BAD_REFERENCE,
    &BARE_BAR,
    &LINK_SCHEME,
    &RELATIVE_LINK,
    &NESTING_TOO_DEEP,
    &HEADING_LEVEL,
    &HEADING_ATTRIBUTE,
    &RAW_HTML,
    &IMAGE,
    &FOOTNOTE,
    &PARSER_PANICKED,
    &RESERVED_CHARACTER,
    &BAD_SOURCE,
    &BAD_DATE,
    &BAD_NUMBER,
    &BAD_SEAL,
    &EMPTY_LINK,
];
