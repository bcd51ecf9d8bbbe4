//! A site whose two languages say the same: terms of a glossary of 150, figures, links, in about the same mass of text as
//! the other. What the checks find nothing in, they have to read to its end.

use std::fmt::Write as _;

use super::{HAN, LATIN, Numbers, SITE, id};

/// Terms of the glossary.
const TERMS: usize = 150;

/// What is said, in both languages: `{t}` is a term, `{n}` a number, `{y}` a year, `{p}` a page.
const SENTENCES: &[(&str, &str)] = &[
    ("到{y}年，{t}的比例达到{n}%以上。", "By {y} the share of {t} is to reach at least {n}%."),
    (
        "第{n}条街的{t}由本局负责，按季度检查并公开记录。",
        "In street {n} this office answers for the {t}; it inspects them each quarter and publishes its records.",
    ),
    (
        "{t}与上一年相比提高{n}个百分点，见[[{p}]]。",
        "Compared with the year before, the {t} rose by {n} percentage points, see [[{p}]].",
    ),
    (
        "工程投入{n}万元，其中一部分用于{t}，余下的留给沿线道路的恢复。",
        "The works cost CNY {n}0,000, part of it for the {t}; the rest is kept for the roads along the line.",
    ),
    (
        "截至{y}年底，全市已有{n}个站点实现{t}，其余分期推进。",
        "At the end of {y} the city had {n} sites with {t}; the others follow in stages.",
    ),
    (
        "居民关心的是{t}能否在改造期间不中断。",
        "What residents ask is whether the {t} can go on without a break while the works last.",
    ),
];

/// A term: words that no sentence holds, and no figure.
fn term(number: usize) -> (String, String) {
    let (a, b) = (number % 15, number / 15);
    (format!("{}{}器", HAN[a], HAN[15 + b]), format!("{} {} device", LATIN[a], LATIN[b]))
}

fn glossary() -> String {
    let mut out = String::new();
    for number in 0..TERMS {
        let (zh, en) = term(number);
        let _ = writeln!(
            out,
            "- {{id: t{number}, zh: {zh}, en: {en}, en_allowed: [\"{en} unit\"], avoid: [{{text: \"bad {en}\"}}]}}"
        );
    }
    out
}

/// The files of a site of `pairs` entries, by path from the project's root.
pub fn files(pairs: usize) -> Vec<(String, String)> {
    let mut files = vec![
        ("content/site.yaml".to_owned(), SITE.to_owned()),
        ("content/glossary.yaml".to_owned(), glossary()),
        ("content/_index.zh.md".to_owned(), "---\nkind: home\ntitle: 水务\n---\n\n首页。\n".to_owned()),
        ("content/_index.en.md".to_owned(), "---\ntitle: Waterworks\n---\n\nHome.\n".to_owned()),
    ];
    for section in 0..pairs.div_ceil(100) {
        let zh = format!("---\nkind: section\ntitle: 第{section}栏\n---\n\n本栏说明。\n");
        files.push((format!("content/s{section}/_index.zh.md"), zh));
        let en = format!("---\ntitle: Section {section}\n---\n\nAbout this section.\n");
        files.push((format!("content/s{section}/_index.en.md"), en));
    }
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    for number in 0..pairs {
        let mut zh =
            format!("---\nkind: entry\norder: {number}\ntitle: 第{number}号条目\nsummary: 第{number}号条目的说明。\n---\n");
        let mut en = format!("---\ntitle: Entry {number}\nsummary: What entry {number} is about.\n---\n");
        for _ in 0..4 {
            zh.push('\n');
            en.push('\n');
            for _ in 0..4 {
                let (ours, theirs) = SENTENCES[numbers.next(SENTENCES.len())];
                let (term_zh, term_en) = term(numbers.next(TERMS));
                let (year, share, page) = (2021 + numbers.next(15), 2 + numbers.next(90), id(numbers.next(pairs)));
                let fill = |text: &str, term: &str| {
                    let text = text.replace("{t}", term).replace("{n}", &share.to_string());
                    text.replace("{y}", &year.to_string()).replace("{p}", &page)
                };
                zh.push_str(&fill(ours, &term_zh));
                en.push_str(&fill(theirs, &term_en));
                en.push(' ');
            }
            zh.push('\n');
            en.truncate(en.trim_end().len());
            en.push('\n');
        }
        files.push((format!("content/{}.zh.md", id(number)), zh));
        files.push((format!("content/{}.en.md", id(number)), en));
    }
    files
}
