//! Rendering: templates, strings, and the links of the finished pages.

use crate::diagnostic::rule::{Example, Rule, Severity};

/// A finished page links to a file that the site does not have.
pub static DEAD_LINK: Rule = Rule {
    code: "DZ401",
    name: "dead-link",
    severity: Severity::Error,
    about: "A finished page links to a file that the site does not have.",
    example: None,
    fix: "Correct the link, or the template that wrote it.",
};

/// A finished page links to an anchor that does not stand on the page it names.
pub static DEAD_ANCHOR: Rule = Rule {
    code: "DZ402",
    name: "dead-anchor",
    severity: Severity::Error,
    about: "A finished page links to an anchor that does not stand on the page it names.",
    example: None,
    fix: "Correct the link: paragraphs are `bN`, list items `bN-M`, headings their id.",
};

/// A template of the theme cannot be read or fails.
pub static TEMPLATE: Rule = Rule {
    code: "DZ403",
    name: "template",
    severity: Severity::Error,
    about: "A template of the theme cannot be read or fails.",
    example: None,
    fix: "Mend the template at the line named.",
};

/// The theme’s `strings.yaml` lacks a string in one of its languages.
pub static MISSING_STRING: Rule = Rule {
    code: "DZ404",
    name: "missing-string",
    severity: Severity::Error,
    about: "The theme’s `strings.yaml` lacks a string in one of its languages.",
    example: None,
    fix: "Add the string to every language.",
};

/// Two parts of the site claim the same output file, or a file where the other needs a folder.
pub static OUTPUT_CONFLICT: Rule = Rule {
    code: "DZ405",
    name: "output-conflict",
    severity: Severity::Error,
    about: "Two parts of the site claim the same output file, or a file where the other needs a folder.",
    example: None,
    fix: "Rename one of the two.",
};

/// An anchor stands twice on a finished page, so links to it are ambiguous.
pub static DUPLICATE_ANCHOR: Rule = Rule {
    code: "DZ406",
    name: "duplicate-anchor",
    severity: Severity::Error,
    about: "An anchor stands twice on a finished page, so links to it are ambiguous.",
    example: None,
    fix: "Rename the heading, or mend the template.",
};

/// Rendering gave up on this page.
pub static RENDERER_PANICKED: Rule = Rule {
    code: "DZ407",
    name: "renderer-panicked",
    severity: Severity::Error,
    about: "Rendering gave up on this page. This is a defect of ours, not yours.",
    example: None,
    fix: "Please report the page.",
};

/// The theme named in `content/site.yaml` is not there or lacks a file it must have.
pub static THEME_MISSING: Rule = Rule {
    code: "DZ408",
    name: "theme-missing",
    severity: Severity::Error,
    about: "The theme named in `content/site.yaml` is not there or lacks a file it must have.",
    example: None,
    fix: "Use `spread`, or add the theme under `themes/`.",
};

/// A style sheet of the theme names a picture or a font that the theme does not have.
pub static DEAD_ASSET: Rule = Rule {
    code: "DZ409",
    name: "dead-asset",
    severity: Severity::Error,
    about: "A style sheet of the theme names a picture or a font that the theme's `assets/` do not have.",
    example: Some(Example { wrong: "src: url(fonts/tea.woff)", right: "src: url(fonts/tea.woff2)" }),
    fix: "Add the file under `assets/`, or mend the address: it is read from the folder that the style sheet is in.",
};

/// All rules of this stage, by code.
pub static ALL: &[&Rule] = &[
    &DEAD_LINK,
    &DEAD_ANCHOR,
    &TEMPLATE,
    &MISSING_STRING,
    &OUTPUT_CONFLICT,
    &DUPLICATE_ANCHOR,
    &RENDERER_PANICKED,
    &THEME_MISSING,
    &DEAD_ASSET,
];
