//! Bold text, from HTML to Markdown and back: whatever stands at its edges and beside it, the same letters are bold for a
//! plain CommonMark parser and for the parser of pages.

use duizhao::article::Settings;
use duizhao::extract::{Id, extract};
use duizhao::text::RelPath;

/// Bold texts; every one is tried between all neighbours.
const BOLD: &[&str] = &[
    "重点",
    "“十四五”",
    "《规划》",
    "（一）",
    "5%",
    "AI+",
    "注意：",
    "数字经济。",
    "“两化”融合",
    "融合“两化”",
    "重点！",
    "——重点——",
    "C++",
    "10亿元",
    "a",
    "a.",
    "(a)",
    "*星*",
    "[框]",
    "第一，第二",
    "“一”和“二”",
    "１２％",
    "重点…",
    "《甲》《乙》",
    "’90",
];
const BEFORE: &[&str] = &["", "的", "。", "“", "（", "a", " a ", "5"];
const AFTER: &[&str] = &["", "是", "，", "”", "）", "b", " b", "%"];

/// The letters that are bold, a `<strong>` after the other.
fn strong(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("<strong>") {
        let (inside, after) = after.split_once("</strong>").unwrap();
        let mut text = String::new();
        let mut tag = false;
        for c in inside.chars() {
            match c {
                '<' => tag = true,
                '>' => tag = false,
                c if !tag && c.is_alphanumeric() => text.push(c),
                _ => {}
            }
        }
        found.push(text);
        rest = after;
    }
    found
}

fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[test]
fn the_same_letters_are_bold_in_every_parser() {
    let name = RelPath::new("a.html").unwrap();
    let mut tried = 0;
    for bold in BOLD {
        for before in BEFORE {
            for after in AFTER {
                let html = format!("<p>{before}<b>{bold}</b>{after}</p><p>长句子，用来说明这是一段正文。</p>");
                let outcome = extract(&name, Id::OfFile("a"), html.as_bytes(), &Settings::default());
                let markdown = outcome.extracted.unwrap().markdown;
                let body = markdown.split_once("\n---\n").unwrap().1.replace("[[@a:p1]]", "").replace("[[@a:p2]]", "");
                let wanted: Vec<String> = Some(letters(bold)).into_iter().collect();
                let plain = strong(&comrak::markdown_to_html(&body, &comrak::Options::default()));
                let ours = strong(&duizhao::parse::markdown::to_html(&body, "p"));
                assert_eq!((&plain, &ours), (&wanted, &wanted), "{html}\n{body}");
                tried += 1;
            }
        }
    }
    assert!(tried >= 200);
}

#[test]
fn neighbouring_bold_texts_stay_apart_and_together() {
    let name = RelPath::new("a.html").unwrap();
    for (html, wanted) in [
        ("<b>“十三五”</b>和<b>“十四五”</b>规划", vec!["十三五", "十四五"]),
        ("<b>一</b><b>二</b>三", vec!["一二"]),
        ("<b>一</b> <b>二</b>", vec!["一二"]),
        ("<b>一，</b><i>二</i><b>“三”</b>四", vec!["一", "三"]),
        ("<a href='https://a.example/'><b>《一》</b>二</a><b>（三）</b>", vec!["一", "三"]),
        ("一<b><a href='https://a.example/'>“二”</a></b>三", vec!["二"]),
        ("<b>一<br>二</b>", vec!["一二"]),
    ] {
        let page = format!("<p>{html}</p>");
        let markdown = extract(&name, Id::OfFile("a"), page.as_bytes(), &Settings::default()).extracted.unwrap().markdown;
        let body = markdown.split_once("\n---\n").unwrap().1.replace("[[@a:p1]]", "");
        assert_eq!(strong(&comrak::markdown_to_html(&body, &comrak::Options::default())), wanted, "{body}");
        assert_eq!(strong(&duizhao::parse::markdown::to_html(&body, "p")), wanted, "{body}");
    }
}
