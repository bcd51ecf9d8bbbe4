//! Hostile YAML, as front matter, as the configuration and as the termbase: told within a moment, never followed.

use duizhao::{Options, build};

use super::clock::within;
use super::long::{put, site};
use super::sound;

/// What hostile files hold, once and again.
fn bombs(times: usize) -> Vec<(&'static str, String)> {
    let lol: String = (1..10).map(|n| format!("l{n}: &l{n} [{}]\n", vec![format!("*l{}", n - 1); 9].join(", "))).collect();
    vec![
        ("a billion laughs", format!("l0: &l0 lol\n{lol}")),
        ("anchors", (0..times / 10).map(|n| format!("k{n}: &a{n} x\n")).collect()),
        ("aliases", format!("a: &a x\nb: [{}]\n", "*a, ".repeat(times / 4))),
        ("an alias to itself", "a: &a [*a]\n".to_owned()),
        ("merges", format!("a: &a {{b: c}}\n{}", "<<: *a\n".repeat(times / 8))),
        ("open lists", "[".repeat(times)),
        ("open mappings", "{a: ".repeat(times / 4)),
        ("lists in lines", (0..2_000).map(|n| format!("{}-\n", " ".repeat(n))).collect::<String>().chars().take(times).collect()),
        ("dashes", "- ".repeat(times / 2)),
        ("questions", "? ".repeat(times / 2)),
        ("tags", format!("a: {}", "!!str ".repeat(times / 6))),
        ("keys", (0..times / 12).map(|n| format!("key{n}: x\n")).collect()),
        ("one key", "kind: home\n".repeat(times / 11)),
        ("a long key", format!("{}: x\n", "k".repeat(times))),
        ("a long text", format!("title: \"{}\"\n", "茶".repeat(times / 3))),
        ("an open quote", format!("title: \"{}", "茶\n".repeat(times / 4))),
        ("escapes", format!("title: \"{}\"\n", "\\u8336".repeat(times / 6))),
        ("a block text", format!("title: |\n{}", " 茶\n".repeat(times / 5))),
        ("colons", ": ".repeat(times / 2)),
        ("documents", "---\na: b\n...\n".repeat(times / 13)),
        ("directives", "%YAML 1.2\n".repeat(times / 10)),
        ("comments", "# 茶\n".repeat(times / 6)),
        ("tabs", "\t".repeat(times)),
        ("controls", "a: \u{1}\u{7f}\u{85}\u{feff}\n".repeat(times / 12)),
        ("numbers", format!("order: {}\n", "9".repeat(times))),
    ]
}

fn read(what: &str, path: &str, text: &str) {
    let mut tree = site("茶");
    put(&mut tree, path, text);
    within(1, &format!("{what} in {path}"), || {
        let built = build(&tree, &Options::default());
        sound::report(&built.report, &tree);
    });
}

#[test]
fn bombs_in_front_matter() {
    for (what, bomb) in bombs(40_000) {
        read(what, "content/tea.zh.md", &format!("---\n{bomb}\n---\n\n茶\n"));
        read(what, "content/tea.en.md", &format!("---\n{bomb}"));
    }
}

#[test]
fn bombs_in_the_configuration() {
    for (what, bomb) in bombs(100_000) {
        read(what, "content/site.yaml", &bomb);
    }
}

#[test]
fn bombs_in_the_termbase() {
    for (what, bomb) in bombs(100_000) {
        read(what, "content/glossary.yaml", &bomb);
    }
    let terms = |count: usize| -> String { (0..count).map(|n| format!("- {{id: t{n}, zh: 茶{n}, en: tea {n}}}\n")).collect() };
    read("terms", "content/glossary.yaml", &terms(2_000));
}

#[test]
fn bombs_in_the_strings_of_a_theme() {
    for (what, bomb) in bombs(40_000) {
        read(what, "themes/spread/strings.yaml", &bomb);
    }
}
