//! `docs/rules.md` is what `explain` says of every rule: written from the rules by `UPDATE_EXPECT=1`, and held true here.

use std::fmt::Write as _;
use std::fs;

use duizhao::diagnostic::{Example, Rule};

use crate::project::own;

/// The stages, by the first digit of their codes.
const STAGES: &[(char, &str, &str)] = &[
    ('0', "Sources and configuration", "Files, names, encodings, YAML, `content/site.yaml`."),
    ('1', "Parsing", "One page at a time: front matter, Markdown, references as they are written."),
    ('2', "The site", "Pages together: references, relations, figures, counts."),
    (
        '3',
        "Content",
        "What the pages say, in both languages. `rules` in `content/site.yaml` sets the severity of each of these, `off`, `info`, \
         `warning` or `error`; `duizhao check --only` asks for some alone; a finding that is bound to a place of a page may be let \
         stand there by `waive` in the front matter of the original, with the line that its help prints.",
    ),
    ('4', "Rendering", "The theme, and the links of finished pages."),
    ('5', "Writing", "The output folder."),
    ('6', "Extracting", "From an article's file to its paragraphs."),
];

fn page() -> String {
    let rules = duizhao::rules();
    let mut out = String::from(
        "# Rules\n\nEvery finding has a code that never changes its meaning. `duizhao explain DZ201` prints what stands here, which is \
         written from the rules themselves: `UPDATE_EXPECT=1 cargo test --test it rules_page`.\n",
    );
    for (digit, title, about) in STAGES {
        let of_stage: Vec<&&Rule> = rules.iter().filter(|rule| rule.code.chars().nth(2) == Some(*digit)).collect();
        assert!(!of_stage.is_empty(), "no rule of stage {digit}");
        let _ = write!(out, "\n## {title}\n\n{about}\n\n| code | name | severity |\n|---|---|---|\n");
        for Rule { code, name, severity, .. } in of_stage.iter().map(|rule| **rule) {
            let _ = writeln!(out, "| [{code}](#{}) | `{name}` | {} |", anchor(code, name), severity.word());
        }
        for Rule { code, name, about, example, fix, .. } in of_stage.iter().map(|rule| **rule) {
            let _ = write!(out, "\n### {code} {name}\n\n{about}\n");
            if let Some(Example { wrong, right }) = example {
                let _ = write!(out, "\nWrong:\n\n```text\n{wrong}\n```\n\nRight:\n\n```text\n{right}\n```\n");
            }
            let _ = write!(out, "\n**What to do:** {fix}\n");
        }
    }
    let told = out.matches("\n### DZ").count();
    assert_eq!(told, rules.len(), "a rule is of no stage that the page knows");
    out
}

/// As GitHub makes the anchor of a heading.
fn anchor(code: &str, name: &str) -> String {
    format!("{}-{name}", code.to_lowercase())
}

#[test]
fn the_page_of_rules_is_what_explain_says() {
    let file = own().join("docs/rules.md");
    let page = page();
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if set("UPDATE_EXPECT") && !set("CI") {
        fs::write(&file, &page).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(written == page, "docs/rules.md is not what the rules say: UPDATE_EXPECT=1 cargo test --test it rules_page");
}
