//! Ten thousand fixtures broken at random, in a way that is the same on every run: nothing panics, nothing hangs, and no
//! letter is lost that is not told, by an account that does not trust the extractor.

use duizhao::article::Settings;
use duizhao::extract::{Id, extract};

use super::cases::{Fixture, all};
use super::letters;
use crate::hostile::chance::Chance;
use crate::hostile::clock::{alone, measured};

/// How many fixtures are broken.
const MUTANTS: usize = 10_000;

/// What is put in: all that means something to a reader of articles.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<br>",
    "<br><br>",
    "<b>",
    "</b>",
    "<strong>茶</strong>",
    "<a href=\"https://a.example/\">",
    "<a href=x>",
    "</a>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<tr><td>茶<td>水<tr><td>火<td>土",
    "<ul>",
    "<li>",
    "</ul>",
    "<ol start=5>",
    "<pre>",
    "</pre>",
    "<h2>",
    "</h2>",
    "<script>",
    "</script>",
    "<style>",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<svg>",
    "</svg>",
    "<math>",
    "<template>",
    "<select>",
    "<option>茶",
    "<textarea>",
    "<title>",
    "<iframe>",
    "<img alt=茶 src=x>",
    "<p hidden>",
    "<span style=\"display:none\">茶</span>",
    "<blockquote>",
    "<dl><dt>茶<dd>水",
    "<button>",
    "<form>",
    "<body>",
    "</body>",
    "<html>",
    "<frameset>",
    "<ruby>茶<rt>chá</ruby>",
    "<sup>2</sup>",
    "<del>",
    "<p",
    "<",
    ">",
    "&",
    "&amp;",
    "&nbsp;",
    "&#x4E2D;",
    "&#0;",
    "&lt;b&gt;",
    "&notanentity;",
    "&#xD800;",
    "\"",
    "'",
    "\n",
    "\n\n",
    "\r\n",
    "\u{3000}\u{3000}",
    " ",
    "\t",
    "\u{c}",
    "---\n",
    "\n---\n",
    "#",
    "## ",
    "- ",
    "1. ",
    "> ",
    "```\n",
    "`",
    "*",
    "**",
    "_",
    "~~",
    "[",
    "]",
    "](",
    ")",
    "[[",
    "]]",
    "[[@x:p1]]",
    "![",
    "|",
    "|---|",
    "\\",
    "{%",
    "%}",
    "{% raw %}",
    "{{ site.x }}",
    "{: .x}",
    "[^1]",
    "[^1]: 茶",
    "[茶]: https://a.example/ \"水\"",
    "一、",
    "（一）",
    "(1)",
    "第一章 ",
    "- 5 -",
    "第5页",
    "茶",
    "𠮷",
    "e\u{301}",
    "\u{200b}",
    "\u{2e52}",
    "\u{ad}",
    "\u{fffd}",
    "\u{202e}",
    "5%",
    "“",
    "”",
    "。",
    "㐂",
    "title: ",
    "\u{feff}",
];

/// One change of the bytes.
fn mutate(bytes: &mut Vec<u8>, chance: &mut Chance) {
    let (a, b) = (chance.below(bytes.len() + 1), chance.below(bytes.len() + 1));
    let (start, end) = (a.min(b), a.max(b));
    let near = end.min(start + 40);
    match chance.below(9) {
        0 => drop(bytes.drain(start..near)),
        1 => {
            let copy = bytes[start..near].to_vec();
            bytes.splice(end..end, copy);
        }
        2 => bytes.truncate(end.max(20)),
        3 if !bytes.is_empty() => {
            let at = start.min(bytes.len() - 1);
            bytes[at] ^= 1 << chance.below(8);
        }
        4 => {
            let tag = *chance.of::<&str>(&[
                "<div>",
                "<b>",
                "<span>",
                "<table><tr><td>",
                "<ul><li>",
                "<blockquote>",
                "<font size=1>",
                "> ",
                "[",
                "*",
            ]);
            let many = tag.repeat(chance.below(600));
            bytes.splice(start..start, many.into_bytes());
        }
        _ => {
            // Between characters, so that most mutants can be decoded.
            let at = (0..=start).rev().find(|at| bytes.get(*at).is_none_or(|byte| byte & 0xC0 != 0x80)).unwrap_or(0);
            let piece = chance.of::<&str>(PIECES).bytes().collect::<Vec<u8>>();
            bytes.splice(at..at, piece);
        }
    }
}

fn broken(fixture: &Fixture, number: usize) -> bool {
    let mut chance = Chance::seeded(number as u64);
    let mut bytes = fixture.bytes.clone();
    for _ in 0..=chance.below(4) {
        mutate(&mut bytes, &mut chance);
    }
    let what = format!("mutant {number} of {}", fixture.name);
    let outcome = measured(1, &what, || fixture.extract(&bytes));
    let Some(extracted) = outcome.extracted else {
        assert!(outcome.report.has_errors(), "{what}: neither an article nor an error");
        return false;
    };
    assert!(
        !outcome.report.has_errors(),
        "{what}: {:?}",
        outcome.report.diagnostics().iter().find(|d| d.rule.code == "DZ605").map(|d| &d.message)
    );
    let wrong = letters::unaccounted(&bytes, &extracted);
    assert!(wrong.is_empty(), "{what}: {wrong}\n{}", String::from_utf8_lossy(&bytes));
    let again = extract(&fixture.file, Id::OfFile("x"), extracted.markdown.as_bytes(), &Settings::default()).extracted;
    let again = again.unwrap_or_else(|| panic!("{what}: the second pass finds no article"));
    assert_eq!(again.markdown, extracted.markdown, "{what}: the second pass changes something");
    true
}

#[test]
fn broken_files_lose_no_letter_in_silence() {
    let fixtures: Vec<Fixture> = all().into_iter().filter(|fixture| !fixture.name.starts_with("bad-")).collect();
    // Whoever hunts longer begins elsewhere: MUTANTS_FROM=10000, 20000, …
    let from: usize = std::env::var("MUTANTS_FROM").map_or(0, |from| from.parse().unwrap());
    let run = |first: usize| -> usize {
        alone(|| {
            (from + first..from + MUTANTS).step_by(2).filter(|number| broken(&fixtures[number % fixtures.len()], *number)).count()
        })
    };
    let articles: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|first| scope.spawn(move || run(first))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    // If nearly all were refused, nothing would be shown.
    assert!(articles * 2 > MUTANTS, "only {articles} of {MUTANTS} mutants were articles");
}
