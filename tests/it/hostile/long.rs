//! One mark many times over: each is read, checked and told within a second.

use duizhao::config;
use duizhao::diagnostic::{Report, Severity};
use duizhao::source::{SourceFile, SourceTree};
use duizhao::text::RelPath;
use duizhao::{Options, build};

use super::clock::within;
use super::sound;

const HEAD: &str = "---\nkind: home\ntitle: 茶\n---\n\n";

/// A site of one page with this body; its tree.
pub fn site(body: &str) -> SourceTree {
    let mut tree = SourceTree::with_embedded_theme();
    let config = "title: {zh: 茶, en: Tea}\nlanguages: [{code: zh, tag: zh, name: 中文}, {code: en, tag: en, name: English}]\n\
                  kinds: {home: {name: {zh: 首页, en: home}, layout: home}}\nrules: {pair-missing-side: off}\n";
    put(&mut tree, "content/site.yaml", config);
    put(&mut tree, "content/_index.zh.md", &format!("{HEAD}{body}\n"));
    tree
}

/// Puts a text.
pub fn put(tree: &mut SourceTree, path: &str, text: &str) {
    tree.insert(RelPath::new(path).unwrap(), SourceFile::from_bytes(text.as_bytes()));
}

fn read(what: &str, body: &str) {
    let tree = site(body);
    within(1, what, || {
        let built = build(&tree, &Options::default());
        sound::report(&built.report, &tree);
    });
}

#[test]
fn one_mark_two_hundred_thousand_times() {
    for mark in [">", "-", "[", "[[", "![", "*", "**", "``a", "|", "茶"] {
        read(mark, &mark.repeat(200_000 / mark.chars().count()));
    }
}

#[test]
fn one_mark_again_and_again() {
    let marks = [
        "> ",
        "- ",
        "![[",
        "*a ",
        "_a",
        "`",
        "~~",
        "<",
        "&",
        "\\",
        "(",
        "* ",
        "+ ",
        "1. ",
        "]",
        "]]",
        "[](",
        "[a](",
        "](",
        "***",
        "**a ",
        "_",
        "` ",
        "~",
        "~~a",
        "<a",
        "</",
        "<!--",
        "<?",
        "<![CDATA[",
        "&#",
        "&amp",
        "|-",
        "#",
        "# ",
        "\\[",
        "[^",
        "[^a",
        "[^a]",
        "[^a]: ",
        "{",
        "{#",
        "^",
        ":",
        "[a]: ",
        "[[a|",
        "[[=",
        "[[@",
        "\"",
        "'",
        "![a](b)",
        "**“",
        "”**茶",
        "茶**“a”**",
        "\t",
        "  ",
        "- > ",
        "> - ",
        "\u{200B}",
        "\u{202E}",
        "𠮷",
        "e\u{301}",
    ];
    for mark in marks {
        read(mark, &mark.repeat(20_000 / mark.chars().count()));
    }
}

#[test]
fn one_line_again_and_again() {
    let lines = [
        "> a\n",
        "- a\n",
        "  - a\n",
        "#\n",
        "## a {#a}\n",
        "|a|b|\n|-|-|\n",
        "|a|b|\n",
        "```\n",
        "~~~a\n",
        "---\n",
        "===\n",
        "[[a]]\n",
        "[[a|b\n",
        "<div>\n",
        "</div>\n\n",
        "[^a]\n\n[^a]: b\n\n",
        "[a]: b\n",
        "a  \n",
        "\\\n",
        "    a\n",
        "\t-\n",
        "1) a\n\n",
        "*a\n",
        "[[home]] ",
        "[a](#b1)\n",
        "[a](#zz)\n",
        "[[home#b1]]\n",
        "[[home#zz]]\n",
        "![a](b)\n",
        "<b>\n",
        "茶\n",
    ];
    for line in lines {
        read(line, &line.repeat(3_000));
    }
}

#[test]
fn different_names_again_and_again() {
    let names: [(&str, fn(usize) -> String); 8] = [
        ("notes", |n| format!("[^a{n}]\n\n[^a{n}]: b\n\n")),
        ("notes without calls", |n| format!("[^a{n}]: b\n\n")),
        ("headings", |n| format!("## a {{#a{n}}}\n\n")),
        ("dead references", |n| format!("[[a{n}]]\n")),
        ("dead fragments", |n| format!("[[home#a{n}]]\n")),
        ("marks", |n| format!("[[@a:p{}]]", n + 1)),
        ("headings and dead fragments", |n| format!("## a {{#a{n}}}\n\n[[home#z{n}]]\n\n")),
        ("definitions", |n| format!("[a{n}]: b\n[a{n}]\n\n")),
    ];
    for (what, name) in names {
        read(what, &(0..2_500).map(name).collect::<String>());
    }
}

#[test]
fn a_file_at_the_limit() {
    let line = format!("茶是**“饮料”**，{}，[[home]]。\n\n", "绿茶不发酵，红茶全发酵".repeat(20));
    let body = line.repeat((8 * 1024 * 1024 - HEAD.len() - 1) / line.len());
    let tree = site(&body);
    let counts = within(if cfg!(debug_assertions) { 2 } else { 4 }, "8 MiB", || {
        let mut report = Report::default();
        let config = config::parse(&tree, &mut report).unwrap();
        let parsed = duizhao::parse::pages(&tree, &config, duizhao::parse::Drafts::LeftOut, &mut report);
        sound::pages(&parsed, &tree);
        sound::report(&report, &tree);
        parsed.pages[0].body.blocks.len()
    });
    assert_eq!(counts, body.len() / line.len());
}

#[test]
fn a_long_line_with_many_findings() {
    let tree = site(&"茶[[a]]".repeat(20_000));
    let built = within(1, "many findings", || {
        let built = build(&tree, &Options::default());
        sound::report(&built.report, &tree);
        built
    });
    assert_eq!(built.report.diagnostics().len(), 20_000);
    assert!(built.report.diagnostics().iter().all(|found| found.severity == Severity::Error));
}
