//! The harness tried on a site full of faults: a check that finds nothing there would find nothing anywhere.

use crate::{
    lab::{Lab, Scheme},
    links, quiet, scripts_off,
    site::Site,
};

const GOOD: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>good</title><link rel="icon" href="data:,">
<link rel="canonical" href="https://example.org/elsewhere/">
<nav class="views"><a href="good.html" aria-current="page">1</a><a href="deep/second.html">2</a></nav>
<main><p id="一">all is well <a href="deep/second.html#%E4%B8%80">second</a> <a href="https://example.org/">web</a></p></main>"#;

const SECOND: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>second</title><link rel="icon" href="data:,">
<nav class="views"><a href="../good.html">1</a><a href="second.html" aria-current="page">2</a></nav>
<main><p id="一">all is well here too</p></main>"#;

const BAD: &str = r##"<!doctype html><html lang="en"><meta charset="utf-8"><title>bad</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; img-src *; script-src 'self'; style-src 'self'">
<link rel="icon" href="data:,"><script src="bad.js"></script><script>inline()</script>
<main><p id="twice" style="color:red">bad</p><p id="twice">bad</p>
<a href="missing.html">1</a> <a href="deep/">2</a> <a href="Good.html">3</a> <a href="good.html#nowhere">4</a> <a href="#gone">5</a>
<a href="/root.html">6</a> <a href="http://[">7</a> <a href="javascript:void 0">8</a> <form action="https://example.org/f"></form>
<img src="missing.png" alt=""><img src="http://foreign.example/x.png" alt=""></main>"##;

const SCRIPT: &str = r#"console.warn("a warning"); console.error("an error"); fetch("good.html").catch(() => {});
document.addEventListener("DOMContentLoaded", () => {
  const p = document.createElement("p"); p.textContent = "text by script"; document.querySelector("main").append(p);
});
throw new Error("an exception");"#;

const NOT_FOUND: &str = r#"<!doctype html><html lang="en"><meta charset="utf-8"><title>404</title><link rel="icon" href="data:,">
<main><p>not found <a href="good.html">home</a></p></main>"#;

/// What must be found from either scheme, by the part of its text that tells it from others.
const COMPLAINTS: &[&str] = &[
    "console.warning: a warning",
    "console.error: an error",
    "Error: an exception",
    "inline script",
    "inline style",
    "missing.png",
    "foreign.example",
];
const LINKS: &[&str] = &[
    "leads to missing.html, which is not there",
    "leads to the folder “deep/”",
    "good.html is: the letter case differs",
    "root.html",
    "“http://[” is no address",
    "javascript:void 0",
    "<form action> leads out of the site",
    "<img src> leads out of the site",
];

/// Every fault is reported, and the good pages are not.
pub fn seeded_faults_are_found() -> Result<(), String> {
    let texts =
        [("good.html", GOOD), ("deep/second.html", SECOND), ("bad.html", BAD), ("bad.js", SCRIPT), ("404.html", NOT_FOUND)];
    let lab = Lab::with(|_| Site::of_texts(&texts))?;
    let mut missed = Vec::new();
    for scheme in Scheme::BOTH {
        let (crawl, site, base) = (lab.crawl(scheme)?, lab.site(), lab.base(scheme));
        let complaints = quiet::complaints(&crawl.records, site, base, scheme);
        let outsiders = quiet::outsiders(crawl, site, base, scheme);
        let dead_links = links::dead_links(crawl, site, base, scheme);
        let dead_fragments = links::dead_fragments(crawl, site, base, scheme);
        let repeated = links::repeated_ids(crawl);
        let losses = scripts_off::losses(lab.crawl(Scheme::File)?, lab.crawl_without_scripts()?);
        let mut expected: Vec<_> = COMPLAINTS.iter().map(|part| (&complaints, *part)).collect();
        expected.extend(LINKS.iter().map(|part| (&dead_links, *part)));
        expected.extend([(&outsiders, "foreign.example"), (&repeated, "“twice”")]);
        expected.extend([(&dead_fragments, "“nowhere”"), (&dead_fragments, "“gone”")]);
        expected.extend([(&losses, "textbyscript"), (&losses, "shows 0 links")]);
        match scheme {
            Scheme::File => expected.push((&complaints, "good.html")), // fetch() of a file, which works over HTTP
            Scheme::Http => expected.push((&dead_links, "must be absolute")),
        }
        let found = [&complaints, &outsiders, &dead_links, &dead_fragments, &repeated, &losses];
        missed.extend(
            expected
                .iter()
                .filter(|(findings, part)| !findings.mention(part))
                .map(|(_, part)| format!("{scheme}: not found: {part}")),
        );
        let innocent = found
            .iter()
            .flat_map(|findings| findings.pages())
            .filter(|page| page.starts_with("good.html") || page.starts_with("deep/"));
        missed.extend(innocent.map(|page| format!("{scheme}: found fault with {page}")));
    }
    if missed.is_empty() { Ok(()) } else { Err(missed.join("\n")) }
}
