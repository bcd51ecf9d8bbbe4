//! Source and configuration: files, names, encodings, YAML.

use crate::diagnostic::rule::{Example, Rule, Severity};

/// A source file holds bytes that are no UTF-8, so its text cannot be known.
pub static NOT_UTF8: Rule = Rule {
    code: "DZ001",
    name: "not-utf8",
    severity: Severity::Error,
    about: "A source file holds bytes that are no UTF-8, so its text cannot be known. The message names the offset of the first bad byte.",
    example: None,
    fix: "Save the file as UTF-8.",
};

/// A source file is larger than the limit: 8 MiB for Markdown and YAML, 64 KiB for front matter.
pub static FILE_TOO_LARGE: Rule = Rule {
    code: "DZ002",
    name: "file-too-large",
    severity: Severity::Error,
    about: "A source file is larger than the limit: 8 MiB for Markdown and YAML, 64 KiB for front matter. The limits keep a hostile or mistaken file from taking all memory.",
    example: None,
    fix: "Split the page, or move data out of its front matter.",
};

/// Addresses are made from file names, so they must work on every system and in every link: parts are `[a-z0-9-]`, and before `.md` stands the code of a language of the site.
pub static BAD_FILE_NAME: Rule = Rule {
    code: "DZ003",
    name: "bad-file-name",
    severity: Severity::Error,
    about: "Addresses are made from file names, so they must work on every system and in every link: parts are `[a-z0-9-]`, and before `.md` stands the code of a language of the site.",
    example: Some(Example { wrong: "content/teas/绿茶.zh.md", right: "content/teas/green.zh.md" }),
    fix: "Rename the file, for example `actions/industrial-software.zh.md`.",
};

/// A symbolic link in the source folders could lead outside the project, and a pipe or a device has no end.
pub static LINK_IN_SOURCES: Rule = Rule {
    code: "DZ004",
    name: "link-in-sources",
    severity: Severity::Error,
    about: "A symbolic link in the source folders could lead outside the project, and a pipe or a device has no end. Links are never followed, and only files are read.",
    example: None,
    fix: "Put the file itself in its place.",
};

/// There is no `content/site.yaml`, which declares languages, kinds, relations and units.
pub static CONFIG_MISSING: Rule = Rule {
    code: "DZ005",
    name: "config-missing",
    severity: Severity::Error,
    about: "There is no `content/site.yaml`, which declares languages, kinds, relations and units.",
    example: None,
    fix: "Create `content/site.yaml`, or name the project with `--root`.",
};

/// The YAML cannot be read.
pub static YAML_SYNTAX: Rule = Rule {
    code: "DZ006",
    name: "yaml-syntax",
    severity: Severity::Error,
    about: "The YAML cannot be read.",
    example: Some(Example { wrong: "title: 茶: 绿", right: "title: \"茶: 绿\"" }),
    fix: "Mend the place named. Text that begins with a quotation mark, a bracket or an asterisk, or holds `: ` or ` #`, needs quotes.",
};

/// A key that nothing reads: most often a slip of the hand, and then a fact that silently would not count.
pub static UNKNOWN_KEY: Rule = Rule {
    code: "DZ007",
    name: "unknown-key",
    severity: Severity::Error,
    about: "A key that nothing reads: most often a slip of the hand, and then a fact that silently would not count.",
    example: Some(Example { wrong: "sumary: 不发酵的茶。", right: "summary: 不发酵的茶。" }),
    fix: "Use one of the keys listed.",
};

/// The value has another shape than the key wants: a list where a text is wanted, and so on.
pub static WRONG_TYPE: Rule = Rule {
    code: "DZ008",
    name: "wrong-type",
    severity: Severity::Error,
    about: "The value has another shape than the key wants: a list where a text is wanted, and so on.",
    example: Some(Example { wrong: "sources: 001:p1", right: "sources: [\"001:p1\"]" }),
    fix: "Write the value in the shape named.",
};

/// A key that must be there is not.
pub static MISSING_KEY: Rule = Rule {
    code: "DZ009",
    name: "missing-key",
    severity: Severity::Error,
    about: "A key that must be there is not.",
    example: Some(Example { wrong: "kind: tea", right: "kind: tea\ntitle: 绿茶" }),
    fix: "Add the key.",
};

/// A key stands twice in one mapping.
pub static DUPLICATE_KEY: Rule = Rule {
    code: "DZ010",
    name: "duplicate-key",
    severity: Severity::Error,
    about: "A key stands twice in one mapping. YAML readers disagree on which wins, so neither does.",
    example: Some(Example { wrong: "title: 绿茶\ntitle: 红茶", right: "title: 绿茶" }),
    fix: "Keep one of the two.",
};

/// The value is not one of those that the key takes.
pub static BAD_VALUE: Rule = Rule {
    code: "DZ011",
    name: "bad-value",
    severity: Severity::Error,
    about: "The value is not one of those that the key takes.",
    example: Some(Example { wrong: "bound: atleast", right: "bound: at-least" }),
    fix: "Use one of the values listed.",
};

/// The YAML uses anchors, aliases or tags, or nests deeper than 32.
pub static YAML_LIMITS: Rule = Rule {
    code: "DZ012",
    name: "yaml-limits",
    severity: Severity::Error,
    about: "The YAML uses anchors, aliases or tags, or nests deeper than 32. None is needed here, and all can be used to exhaust a reader.",
    example: Some(Example { wrong: "why: *same", right: "why: {zh: 都好喝, en: both are good}" }),
    fix: "Write the value out.",
};

/// A path is longer than 200 bytes in one part or 240 in all, which some systems cannot store.
pub static PATH_TOO_LONG: Rule = Rule {
    code: "DZ014",
    name: "path-too-long",
    severity: Severity::Error,
    about: "A path is longer than 200 bytes in one part or 240 in all, which some systems cannot store.",
    example: None,
    fix: "Shorten the name.",
};

/// A file in `content/` that is neither a page nor one of the data files is not read.
pub static STRAY_FILE: Rule = Rule {
    code: "DZ015",
    name: "stray-file",
    severity: Severity::Warning,
    about: "A file in `content/` that is neither a page nor one of the data files is not read.",
    example: Some(Example { wrong: "content/notes.txt", right: "notes.txt" }),
    fix: "Move it out of `content/`, or give it a name that is read.",
};

/// The source holds more pages than the limit of 50,000.
pub static TOO_MANY_FILES: Rule = Rule {
    code: "DZ016",
    name: "too-many-files",
    severity: Severity::Error,
    about: "The source holds more pages than the limit of 50,000.",
    example: None,
    fix: "Split the site.",
};

/// The site needs exactly two languages with different codes; the first is the original, the second the translation.
pub static BAD_LANGUAGE: Rule = Rule {
    code: "DZ017",
    name: "bad-language",
    severity: Severity::Error,
    about: "The site needs exactly two languages with different codes; the first is the original, the second the translation.",
    example: Some(Example { wrong: "languages: [{code: zh, …}]", right: "languages: [{code: zh, …}, {code: en, …}]" }),
    fix: "Correct `languages` in `content/site.yaml`.",
};

/// All rules of this stage, by code.
pub static ALL: &[&Rule] = &[
    &NOT_UTF8,
    &FILE_TOO_LARGE,
    &BAD_FILE_NAME,
    &LINK_IN_SOURCES,
    &CONFIG_MISSING,
    &YAML_SYNTAX,
    &UNKNOWN_KEY,
    &WRONG_TYPE,
    &MISSING_KEY,
    &DUPLICATE_KEY,
    &BAD_VALUE,
    &YAML_LIMITS,
    &PATH_TOO_LONG,
    &STRAY_FILE,
    &TOO_MANY_FILES,
    &BAD_LANGUAGE,
];
