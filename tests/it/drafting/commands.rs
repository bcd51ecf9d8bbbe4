//! From an article to the pages of a site in two commands: `extract --pages`, `build --drafts`. The case
//! `tests/golden/from-an-article` holds the article, the site with the drafts that the first command wrote, and what the
//! second makes of it.

use std::collections::BTreeMap;

use crate::project::{Project, files, own};

const CASE: &str = "from-an-article";

/// The case's site without what the first command writes; and all of it.
fn place() -> (Project, BTreeMap<String, Vec<u8>>) {
    let project = Project::case(CASE);
    let whole = files(&project.root);
    for path in whole.keys().filter(|path| path.contains("/7-") || path.contains("/articles/")) {
        std::fs::remove_file(project.root.join(path)).unwrap();
    }
    assert!(files(&project.root).len() + 7 == whole.len(), "the drafts of the case are gone");
    (project, whole)
}

fn extract(project: &Project, more: &[&str]) -> crate::project::Run {
    let article = own().join("tests/golden").join(CASE).join("7_bicycles.html");
    let article = article.to_str().unwrap();
    project.run(&[&["extract", article, "--out", "../extracted"], more].concat())
}

#[test]
fn an_article_becomes_pages_in_two_commands() {
    let (project, whole) = place();
    let ran = extract(&project, &["--facts", "--pages", "7:p4=aims:aim"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(files(&project.root) == whole, "other drafts were written: {:?}", files(&project.root).keys());
    assert!(files(&project.beside("extracted")).contains_key("7.facts.yaml"));
    let ran = project.run(&["build", "--drafts"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    let built = files(&project.root);
    for page in ["zh/aims/7-p4-1.html", "en/aims/7-p4-1.html", "both/aims/7-p4-3.html", "zh/articles/7.html"] {
        assert!(built.contains_key(&format!("public/{page}")), "{page}");
    }
    let page = String::from_utf8(built["public/both/aims/7-p4-1.html"].clone()).unwrap();
    assert!(page.contains("120条以上") && page.contains("at least 120 lanes") && page.contains("aims/7-p4-1"), "{page}");

    // A second run finds everything as it is.
    let before = files(&project.root);
    let ran = extract(&project, &["--facts", "--pages", "7:p4=aims:aim"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("0 written, 0 changed, 8 kept"), "{}", ran.err);
    assert!(files(&project.root) == before);
}

#[test]
fn no_page_is_written_over_and_none_beside_one_that_is_in_the_way() {
    let (project, _) = place();
    project.put("content/aims/7-p4-2.zh.md", "mine\n");
    project.put("content/aims/7-p4-3.en.md", "mine too\n");
    let before = files(&project.root);
    for more in [&[][..], &["--dry-run"]] {
        let ran = extract(&project, &[&["--pages", "7:p4=aims:aim"], more].concat());
        assert_eq!(ran.code, Some(2), "{}", ran.err);
        assert!(ran.err.contains("7-p4-2.zh.md") && ran.err.contains("7-p4-3.en.md"), "{}", ran.err);
        assert!(files(&project.root) == before, "something was written");
        assert!(files(&project.beside("extracted")).is_empty(), "something was extracted");
    }
}

#[test]
fn a_wrong_request_writes_nothing_and_says_what_there_is() {
    let (project, _) = place();
    let before = files(&project.root);
    for (request, said) in [
        ("7:p44=aims:aim", "did you mean `7:p4`?"),
        ("7:p4=aims:aims", "did you mean `aim`?"),
        ("7:p4", "ENUMERATION=SECTION:KIND"),
        ("7:p4=Aims:aim", "cannot be a section"),
    ] {
        let ran = extract(&project, &["--pages", request]);
        assert_eq!(ran.code, Some(2), "{request}: {}", ran.err);
        assert!(ran.err.contains(said), "{request}: {}", ran.err);
        assert!(
            files(&project.root) == before && files(&project.beside("extracted")).is_empty(),
            "{request}: something was written"
        );
    }
}

/// What does not agree in the article is told where it stands.
#[test]
fn what_does_not_agree_is_told_with_its_line() {
    let (project, _) = place();
    project.put("9_short.txt", "今年的事。\n\n规划部署了铺路、划线、装灯、换锁五项工程。\n");
    let ran = project.run(&["extract", "9_short.txt", "--out", "../extracted", "--facts", "--format", "short"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.out.contains("9_short.txt:3:1: warning[DZ640]: 9:p2: “五项工程” announces 5, and 4 were found"), "{}", ran.out);
    let quiet = project.run(&["extract", "9_short.txt", "--out", "../other", "--format", "short"]);
    assert!(!quiet.out.contains("DZ640"), "{}", quiet.out);
}
