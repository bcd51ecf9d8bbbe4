//! Places in which a hostile text can stand: each makes a small site of such texts.

use duizhao::source::SourceTree;

use super::long::put;

/// A place.
pub struct Place {
    pub name: &'static str,
    /// Whether some texts are no valid input there, and are refused.
    pub refuses: bool,
    /// Whether a harmless text is refused there as well.
    pub odd: bool,
    put: Put,
}

enum Put {
    /// In the body: these lines for each text, with `¤` for the text and `№` for its number.
    Body(&'static str),
    /// In the front matter of a page of its own: this line in the original, this in the translation.
    Front(&'static str, &'static str),
    /// In an entry of the termbase.
    Term(&'static str),
    /// In the configuration.
    Config(&'static str, &'static str),
    /// In the record of an article.
    Record(&'static str, &'static str),
}

const fn place(name: &'static str, put: Put) -> Place {
    Place { name, refuses: false, odd: false, put }
}

const fn strict(name: &'static str, put: Put) -> Place {
    Place { name, refuses: true, odd: false, put }
}

impl Place {
    /// Whether every text has a page of its own, `n` and its number.
    pub fn has_pages(&self) -> bool {
        matches!(self.put, Put::Body(_) | Put::Front(..))
    }

    /// Whether a site has room for one text only.
    pub fn is_single(&self) -> bool {
        matches!(self.put, Put::Config(..) | Put::Record(..))
    }
}

const fn odd(name: &'static str, put: Put) -> Place {
    Place { name, refuses: true, odd: true, put }
}

/// All places.
pub const PLACES: &[Place] = &[
    strict("paragraph", Put::Body("茶 ¤ 茶\n")),
    strict("emphasis", Put::Body("茶**¤**茶 ~~¤~~ *¤*\n")),
    strict("heading", Put::Body("## ¤ {#h№}\n")),
    strict("list item", Put::Body("- ¤\n- 茶\n\n1. ¤\n\n- [ ] ¤\n")),
    strict("quotation", Put::Body("> ¤\n>\n> ### ¤\n")),
    strict("table cell", Put::Body("| 茶 | 水 |\n|--:|:-:|\n| ¤ | `¤` |\n")),
    place("code block", Put::Body("~~~~\n¤\n~~~~\n\n    ¤\n")),
    place("fence info", Put::Body("~~~~ ¤\n茶\n~~~~\n\n~~~~¤\n茶\n~~~~\n")),
    place("code", Put::Body("茶 ```` ¤ ```` 茶\n")),
    odd("link target", Put::Body("[茶](¤)\n")),
    odd("link target in angles", Put::Body("[茶](<¤>)\n")),
    odd("autolink", Put::Body("<¤>\n")),
    odd("reference definition", Put::Body("[茶][r№]\n\n[r№]: <¤> \"¤\"\n")),
    strict("link title", Put::Body("[茶](https://example.org/ '¤') [茶](https://example.org/ \"¤\")\n")),
    strict("link text", Put::Body("[¤](https://example.org/)\n")),
    odd("reference in a link", Put::Body("[茶 [[glossary|¤]] 茶](https://example.org/)\n")),
    odd("reference in a reference", Put::Body("[[glossary|茶 [[glossary|¤]] 茶]]\n")),
    odd("note in a link", Put::Body("[茶[^n№] ¤](https://example.org/)\n\n[^n№]: 水\n")),
    odd("note in a reference", Put::Body("[[glossary|茶[^n№] ¤]]\n\n[^n№]: 水\n")),
    strict("note in a heading", Put::Body("## 茶[^n№] ¤ {#h№}\n\n[^n№]: 水\n")),
    strict("address in a link", Put::Body("[茶 <https://example.org/> ¤](https://example.org/)\n")),
    odd("reference", Put::Body("[[¤]]\n")),
    strict("reference label", Put::Body("[[glossary|¤]]\n")),
    strict("note id", Put::Body("茶[^¤]\n\n[^¤]: 水\n")),
    strict("note text", Put::Body("茶[^n№]\n\n[^n№]: ¤\n")),
    strict("heading id", Put::Body("## 茶 {#¤}\n")),
    odd("heading attribute", Put::Body("## 茶 {#h№ kind=¤}\n")),
    place("title", Put::Front("title: ¤", "title: ¤")),
    place("short title", Put::Front("title: 茶\nshort: ¤", "title: Tea\nshort: ¤")),
    place("summary", Put::Front("title: 茶\nsummary: ¤", "title: Tea\nsummary: ¤")),
    place("why", Put::Front("title: 茶\nrelations: [{kind: r, to: home, basis: editorial, why: {zh: ¤, en: ¤}}]", "title: Tea")),
    place("facts", Put::Front("title: 茶\nfacts: [{label: {zh: ¤, en: ¤}, value: {zh: ¤, en: ¤}}]", "title: Tea")),
    place(
        "what is counted",
        Put::Front(
            "title: 茶\nfigure: {value: 5, unit: u, bound: about, role: target, source: \"001:p1\", of: {zh: ¤, en: ¤}}",
            "title: Tea",
        ),
    ),
    odd("seal, date, parent, layout", Put::Front("title: 茶\nseal: ¤\ndate: ¤\nparent: ¤\nlayout: ¤", "title: Tea")),
    place("term", Put::Term("zh: ¤\n  en: ¤")),
    place("reading", Put::Term("zh: 茶№\n  en: tea\n  pinyin: ¤")),
    place("definition", Put::Term("zh: 茶№\n  en: tea\n  definition: {zh: ¤, en: ¤}")),
    place("avoided rendering", Put::Term("zh: 茶№\n  en: leaf\n  avoid: [{text: ¤, why: {zh: ¤, en: ¤}}]")),
    strict("term id", Put::Term("zh: 茶№\n  en: tea\n  id: ¤")),
    place("name of the site", Put::Config("title: {zh: 茶, en: Tea}", "title: {zh: ¤, en: ¤}")),
    place("name of a kind", Put::Config("k: {name: {zh: 种, en: kind}", "k: {name: {zh: ¤, en: ¤}")),
    place("name of a relation", Put::Config("r: {name: {zh: 相关, en: related}", "r: {name: {zh: ¤, en: ¤}")),
    odd("unit", Put::Config("u: {zh: \"{n}度\", en: \"{n} degrees\"}", "u: {zh: ¤, en: ¤}")),
    place("name of a language", Put::Config("name: English", "name: ¤, short: ¤")),
    odd("tag of a language", Put::Config("tag: en", "tag: ¤")),
    place("outlet", Put::Record("outlet: {zh: 社, en: House}", "outlet: {zh: ¤, en: ¤}")),
    odd("address of an article", Put::Record("url: https://example.org/", "url: ¤")),
    odd("published", Put::Record("published: 2020-01-01", "published: ¤")),
];

const CONFIG: &str = "\
title: {zh: 茶, en: Tea}
languages:
  - {code: zh, tag: zh-Hans, name: 中文}
  - {code: en, tag: en, name: English}
nav: [glossary]
kinds:
  home: {name: {zh: 首页, en: home}, layout: home}
  glossary: {name: {zh: 词表, en: glossary}, layout: glossary}
  k: {name: {zh: 种, en: kind}, layout: figure, figure: allowed}
  article: {name: {zh: 文, en: article}, layout: article, record: required}
relations:
  r: {name: {zh: 相关, en: related}, symmetric: true}
units:
  u: {zh: \"{n}度\", en: \"{n} degrees\"}
";

const RECORD: &str = "\
outlet: {zh: 社, en: House}
url: https://example.org/
published: 2020-01-01
format: html
sha256: 00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff
paragraphs: 1
";

/// A text as YAML.
fn quoted(text: &str) -> String {
    let escape = |c: char| match c {
        '"' | '\\' => format!("\\{c}"),
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => format!("\\u{:04x}", u32::from(c)),
        c => c.to_string(),
    };
    format!("\"{}\"", text.chars().map(escape).collect::<String>())
}

fn page(tree: &mut SourceTree, id: &str, original: &str, translation: &str, bodies: [&str; 2]) {
    put(tree, &format!("content/{id}.zh.md"), &format!("---\n{original}\n---\n\n{}", bodies[0]));
    put(tree, &format!("content/{id}.en.md"), &format!("---\n{translation}\n---\n\n{}", bodies[1]));
}

/// A site with these texts at a place.
pub fn site(place: &Place, texts: &[&str]) -> SourceTree {
    let mut tree = SourceTree::with_embedded_theme();
    let (mut config, mut record, mut terms) = (CONFIG.to_owned(), RECORD.to_owned(), String::new());
    page(&mut tree, "_index", "kind: home\ntitle: 茶", "title: Tea", ["茶\n", "Tea\n"]);
    page(&mut tree, "glossary", "kind: glossary\ntitle: 词表", "title: Glossary", ["词\n", "Words\n"]);
    page(
        &mut tree,
        "plain",
        "kind: k\ntitle: 茶\nfigure: {value: 5, unit: u, bound: about, role: target, source: \"001:p1\"}\nrelations: [{kind: r, to: glossary, basis: editorial}]",
        "title: Tea",
        ["[[=plain]]\n", "[[=plain]]\n"],
    );
    for (number, text) in texts.iter().enumerate() {
        let number = number.to_string();
        let filled = |form: &str, text: &str| form.replace('№', &number).replace('¤', text);
        match place.put {
            Put::Body(lines) => {
                let body = filled(lines, text);
                let translated = strip_braces(&body);
                page(&mut tree, &format!("n{number}"), "kind: k\ntitle: 茶", "title: Tea", [&body, &translated]);
            }
            Put::Front(original, translation) => {
                let [original, translation] = [original, translation].map(|form| filled(form, &quoted(text)));
                page(&mut tree, &format!("n{number}"), &format!("kind: k\n{original}"), &translation, ["茶\n", "Tea\n"]);
            }
            Put::Term(form) => {
                let id = if form.contains("\n  id: ") { String::new() } else { format!("  id: t{number}\n") };
                terms.push_str(&format!("- {}\n{id}", filled(form, &quoted(text))));
            }
            Put::Config(old, new) => {
                assert!(config.contains(old), "{}: one text at a time", place.name);
                config = config.replace(old, &filled(new, &quoted(text)));
            }
            Put::Record(old, new) => record = record.replace(old, &filled(new, &quoted(text))),
        }
    }
    put(&mut tree, "content/site.yaml", &config);
    if !terms.is_empty() {
        put(&mut tree, "content/glossary.yaml", &terms);
    }
    let article = format!("kind: article\ntitle: 文\n{record}");
    page(&mut tree, "001", &article, "title: Article", ["## 茶 {#p1}\n\n茶\n", "## Tea\n\nTea\n"]);
    tree
}

/// The translation has no ids.
fn strip_braces(body: &str) -> String {
    let lines = body.lines().map(|line| line.rsplit_once(" {#").map_or(line, |(words, _)| words));
    lines.flat_map(|line| [line, "\n"]).collect()
}
