//! Texts that mean to be code, in every place that an author can write in: none of them is more than text in any page.

use std::collections::BTreeSet;

use duizhao::diagnostic::{Report, Severity};
use duizhao::source::SourceTree;
use duizhao::{Build, Options, build, check, config, parse, site};

use super::html::{Shape, shape};
use super::places::{self, PLACES, Place};

/// Texts that became code somewhere.
const VECTORS: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<!--<script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='alert(1)",
    "`onclick=alert(1)",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "&#106;avascript&colon;alert(1)",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&quot; onclick=&quot;alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "https://example.org/\" onclick=\"alert(1)",
    "https://example.org/'><script>alert(1)</script>",
    "//example.org/x",
    "]]><script>alert(1)</script>",
    "--><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}<script>alert(1)</script>{% endraw %}",
    "<iframe srcdoc=\"<script>alert(1)</script>\">",
    "<a href=\"javascript:alert(1)\">x</a>",
    "＜script＞alert(1)＜/script＞",
    "\u{2028}alert(1)\u{2029}",
    "\\\"><b>",
    "rust\" onclick=\"alert(1)",
];

fn run(tree: &SourceTree) -> Build {
    build(tree, &Options { base_url: Some("https://example.org/tea".to_owned()), ..Options::default() })
}

/// What the pages of a site are made of, and how many there are.
fn shapes(built: &Build) -> (Shape, usize) {
    let mut shape_of_all = Shape::new();
    let mut pages = 0;
    for (path, bytes) in built.outputs.files().filter(|(path, _)| path.as_str().ends_with(".html")) {
        let html = std::str::from_utf8(bytes).unwrap();
        shape_of_all.extend(std::panic::catch_unwind(|| shape(html)).unwrap_or_else(|_| panic!("{path}")));
        pages += 1;
    }
    (shape_of_all, pages)
}

/// What the engine says of a site, as far as it looks before it renders.
fn said(tree: &SourceTree) -> Report {
    let mut report = Report::default();
    let Some(config) = config::parse(tree, &mut report) else { return report };
    let parsed = parse::pages(tree, &config, parse::Drafts::LeftOut, &mut report);
    let terms = parse::parse_glossary(tree, &config, &mut report);
    if let Some(site) = site::assemble(parsed, terms, &config, &mut report) {
        check::all(&site, &check::Selection::default(), &mut report);
    }
    report
}

/// The texts that the engine does not refuse at a place.
fn taken(place: &Place) -> Vec<&'static str> {
    if !place.has_pages() {
        return VECTORS.iter().copied().filter(|text| !said(&places::site(place, &[text])).has_errors()).collect();
    }
    let report = said(&places::site(place, VECTORS));
    let errors = report.diagnostics().iter().filter(|found| found.severity == Severity::Error);
    let refused: BTreeSet<&str> = errors.map(|found| found.place.file.file_name().split('.').next().unwrap()).collect();
    let numbered = VECTORS.iter().enumerate().filter(|(number, _)| !refused.contains(format!("n{number}").as_str()));
    numbered.map(|(_, text)| *text).collect()
}

/// What the pages with these texts at a place are made of.
fn made(place: &Place, texts: &[&str]) -> Shape {
    let built = run(&places::site(place, texts));
    assert!(!built.report.has_errors(), "{}: {:?}", place.name, built.report.diagnostics());
    let (made, pages) = shapes(&built);
    assert!(pages > 5, "{}", place.name);
    made
}

#[test]
fn no_text_becomes_code() {
    let known: Shape = PLACES.iter().filter(|place| !place.odd).flat_map(|place| made(place, &["tea"])).collect();
    let mut tried = 0;
    for place in PLACES {
        let taken = if place.refuses { taken(place) } else { VECTORS.to_vec() };
        tried += taken.len();
        let all = taken.join(" ");
        // A name of the configuration has room for one text, which may be all of them.
        let rounds: Vec<Vec<&str>> = match (place.is_single(), place.refuses) {
            (true, false) => vec![vec![&all]],
            (true, true) => taken.iter().map(|vector| vec![*vector]).collect(),
            (false, _) if taken.is_empty() => Vec::new(),
            (false, _) => vec![taken],
        };
        for texts in rounds {
            let made = made(place, &texts);
            let new: Vec<_> = made.difference(&known).collect();
            assert!(new.is_empty(), "{}: {new:?}", place.name);
        }
    }
    assert!(tried >= 500, "{tried}");
}
