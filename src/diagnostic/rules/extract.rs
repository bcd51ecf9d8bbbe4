//! Extracting an article from a downloaded file.

use crate::diagnostic::rule::{Rule, Severity};

/// The file holds nothing that could be an article.
pub static ARTICLE_UNREADABLE: Rule = Rule {
    code: "DZ601",
    name: "article-unreadable",
    severity: Severity::Error,
    about: "The file is empty, is no text, or is larger than 8 MiB.",
    example: None,
    fix: "Save the article again, as HTML or plain text; take the text out of a PDF first.",
};

/// The bytes are not in the encoding that the file, or the caller, says.
pub static ARTICLE_ENCODING: Rule = Rule {
    code: "DZ602",
    name: "article-encoding",
    severity: Severity::Error,
    about: "The bytes are not in the encoding that the file or `--encoding` says, or it cannot be told which encoding they are in. A character that is replaced is lost, so nothing is replaced.",
    example: None,
    fix: "Name the encoding with `--encoding`, or save the file again.",
};

/// The tags nest deeper, or unfold into more elements, than those of any article.
pub static ARTICLE_TOO_DEEP: Rule = Rule {
    code: "DZ603",
    name: "article-too-deep",
    severity: Severity::Error,
    about: "The tags nest deeper than 512 levels, or unfold into more than a million elements.",
    example: None,
    fix: "Mend the tags that are never closed, or take the article out of the page by hand.",
};

/// No element is the one asked for, or no text is left in it.
pub static NOTHING_CHOSEN: Rule = Rule {
    code: "DZ604",
    name: "nothing-chosen",
    severity: Severity::Error,
    about: "No element is the one that `--selector` names, or no text is left once what is no part of the article is left out.",
    example: None,
    fix: "Name another element with `--selector`, or the form of the file with `--kind`.",
};

/// Letters or digits of the article are not in what was made of it.
pub static TEXT_LOST: Rule = Rule {
    code: "DZ605",
    name: "text-lost",
    severity: Severity::Error,
    about: "Letters or digits of the chosen text are not in the Markdown that was made of it. This is a defect of the program.",
    example: None,
    fix: "Compare the places named, write the text in by hand, and report the file.",
};

/// Two files would be the same article, or a name makes no id.
pub static ARTICLE_ID: Rule = Rule {
    code: "DZ606",
    name: "article-id",
    severity: Severity::Error,
    about: "An article's id is the name of its file up to the first `_` or `.`, in lower-case letters, digits and hyphens; two files cannot have the same.",
    example: None,
    fix: "Rename a file, or extract it by itself with `--id`.",
};

/// A file that is in the way was written by somebody else, or edited since.
pub static OUTPUT_DIFFERS: Rule = Rule {
    code: "DZ607",
    name: "output-differs",
    severity: Severity::Error,
    about: "Where the article is to be written stands a file with other bytes: somebody wrote or edited it, or the article has changed.",
    example: None,
    fix: "Move the file away, or write somewhere else with `--out`; `--dry-run` shows the difference.",
};

/// The page that holds the record cannot be refreshed.
pub static RECORD: Rule = Rule {
    code: "DZ608",
    name: "record-not-refreshed",
    severity: Severity::Error,
    about: "The record in the front matter of `content/articles/<id>.<language>.md` cannot be refreshed without touching something else.",
    example: None,
    fix: "Mend the front matter of the page, or move the page away to have a new one written.",
};

/// Nothing says which encoding the file is in; it was guessed.
pub static ENCODING_GUESSED: Rule = Rule {
    code: "DZ610",
    name: "encoding-guessed",
    severity: Severity::Warning,
    about: "Nothing says which encoding the file is in, or its label says another than its bytes. It was decoded as what it most looks like.",
    example: None,
    fix: "Read a paragraph of the result; name the encoding with `--encoding`.",
};

/// Some text looks as if it had been decoded wrongly before the file was saved.
pub static DOUBLY_ENCODED: Rule = Rule {
    code: "DZ611",
    name: "doubly-encoded",
    severity: Severity::Warning,
    about: "Some text looks as if it had been decoded in a wrong encoding before the file was saved: `ç»¿èŒ¶` where `绿茶` was meant.",
    example: None,
    fix: "Save the article again from where it came.",
};

/// The text seems to stop before its end.
pub static CUT_OFF: Rule = Rule {
    code: "DZ612",
    name: "article-cut-off",
    severity: Severity::Warning,
    about: "The text seems to stop before its end: in the middle of a sentence, or after the first of several numbered parts.",
    example: None,
    fix: "Compare with the source; say in the record if it is not complete.",
};

/// Text stands outside the numbered paragraphs.
pub static TEXT_WITHOUT_NUMBER: Rule = Rule {
    code: "DZ613",
    name: "text-without-number",
    severity: Severity::Warning,
    about: "Text stands outside the elements that are counted as paragraphs. It is kept, but no source mark can name it.",
    example: None,
    fix: "If it is to be cited, set `articles: {paragraph: \"p, li\"}` in `content/site.yaml`, and refresh the records.",
};

/// A link could not stay a link.
pub static LINK_TAKEN_AWAY: Rule = Rule {
    code: "DZ614",
    name: "link-taken-away",
    severity: Severity::Warning,
    about: "A link leads to a scheme other than http, https and mailto, or needs the address of the page, which is not known. Its text was kept.",
    example: None,
    fix: "Nothing, unless the link matters: then write its address in by hand.",
};

/// Text that was struck out stands unmarked.
pub static STRUCK_OUT: Rule = Rule {
    code: "DZ615",
    name: "struck-out-text",
    severity: Severity::Warning,
    about: "Text that was struck out in the source stands in the article as if it still held.",
    example: None,
    fix: "Read it in the source, and do not cite what was struck out.",
};

/// Something was left out that is no part of the article.
pub static LEFT_OUT: Rule = Rule {
    code: "DZ620",
    name: "boilerplate-left-out",
    severity: Severity::Info,
    about: "Something was left out that is no part of the article: scripts, comments, share links, page numbers.",
    example: None,
    fix: "Nothing, unless it is part of the article: then name the element with `--selector`, or the form with `--kind`.",
};

/// Something stands in another form.
pub static CHANGED: Rule = Rule {
    code: "DZ621",
    name: "form-changed",
    severity: Severity::Info,
    about: "Something stands in the article in another form than in the file; no letter of it is gone.",
    example: None,
    fix: "Nothing; compare with the source where it matters.",
};

/// Something was inferred that the file does not say.
pub static GUESSED: Rule = Rule {
    code: "DZ622",
    name: "inferred",
    severity: Severity::Info,
    about: "Something was inferred that the file does not say in so many words: a heading, a byline, the quotation marks of a title.",
    example: None,
    fix: "Compare with the source, and correct the front matter or the page where it is wrong.",
};

/// All of this stage.
pub static ALL: &[&Rule] = &[
    &ARTICLE_UNREADABLE,
    &ARTICLE_ENCODING,
    &ARTICLE_TOO_DEEP,
    &NOTHING_CHOSEN,
    &TEXT_LOST,
    &ARTICLE_ID,
    &OUTPUT_DIFFERS,
    &RECORD,
    &ENCODING_GUESSED,
    &DOUBLY_ENCODED,
    &CUT_OFF,
    &TEXT_WITHOUT_NUMBER,
    &LINK_TAKEN_AWAY,
    &STRUCK_OUT,
    &LEFT_OUT,
    &CHANGED,
    &GUESSED,
];
