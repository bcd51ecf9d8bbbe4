//! `duizhao extract` as people and scripts meet it: exit codes, what is written and what is never written over, records.

use std::fs;
use std::path::{Path, PathBuf};

use crate::project::{Project, Run, files, own};

const FEED: &str = "---\ntitle: '茶山的_明前_茶'\nauthor: 茶乡新闻\ndate: Tue, 05 Apr 2022 01:30:00 GMT\n---\n<div>\n\
    <p>春茶4月上市。</p>\n<p>一、种茶</p>\n<p>二、采茶</p>\n<p class=\"article-editor\">责任编辑：青</p>\n</div>\n";

/// The small site with a book as its article, and a feed item beside it.
fn project() -> Project {
    let project = Project::copy(&own().join("tests/bad/site"), "project");
    project.put("in/777_abc.txt", FEED);
    project
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn ran(run: Run, code: i32) -> Run {
    assert_eq!(run.code, Some(code), "{}{}", run.out, run.err);
    run
}

#[test]
fn an_article_is_written_once_and_then_kept() {
    let project = project();
    let first = ran(project.run(&["extract", "in/777_abc.txt"]), 0);
    assert!(first.out.is_empty() && first.err.contains("1 article from 1 file, 3 paragraphs") && first.err.contains("1 written"));
    let text = read(&project.root.join("extracted/777.zh.md"));
    assert!(text.contains("title: '茶山的“明前”茶'") && text.ends_with("## 二、采茶[[@777:p3]]\n"), "{text}");
    assert!(ran(project.run(&["extract", "in/777_abc.txt"]), 0).err.contains("0 written, 0 changed, 1 kept"));
    assert!(ran(project.run(&["extract", "extracted/777.zh.md"]), 0).err.contains("0 written, 0 changed, 1 kept"));
    let quiet = ran(project.run(&["extract", "-q", "in/777_abc.txt"]), 0);
    assert_eq!((quiet.out.as_str(), quiet.err.as_str()), ("", ""));
}

#[test]
fn no_file_is_written_over() {
    let project = project();
    ran(project.run(&["extract", "in/777_abc.txt"]), 0);
    let file = project.root.join("extracted/777.zh.md");
    let edited = read(&file).replace("春茶", "秋茶");
    fs::write(&file, &edited).unwrap();
    project.put("in/778.txt", "夏茶也上市。\n");
    let run = ran(project.run(&["extract", "in/777_abc.txt", "in/778.txt"]), 1);
    assert!(run.err.contains("DZ607") && run.err.contains("--out"), "{}", run.err);
    assert_eq!(read(&file), edited);
    assert!(project.root.join("extracted/778.zh.md").is_file(), "another file is kept back");
    // What was edited is an article as edited.
    ran(project.run(&["extract", "extracted/777.zh.md", "--out", "other"]), 0);
    assert_eq!(read(&project.root.join("other/777.zh.md")), edited);
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let project = project();
    let before = files(&project.root);
    let run = ran(project.run(&["extract", "in/777_abc.txt", "--record", "--dry-run", "--report", "r.json"]), 0);
    assert!(run.out.contains("create") && run.out.contains("777.zh.md"), "{}", run.out);
    assert!(run.err.contains("would write 2, change 0, keep 0"), "{}", run.err);
    assert_eq!(files(&project.root), before);
    ran(project.run(&["extract", "in/777_abc.txt"]), 0);
    project.put("extracted/777.zh.md", &read(&project.root.join("extracted/777.zh.md")).replace("春茶", "秋茶"));
    let run = ran(project.run(&["extract", "in/777_abc.txt", "--dry-run"]), 1);
    assert!(run.out.contains("  - 秋茶4月上市。[[@777:p1]]\n  + 春茶4月上市。[[@777:p1]]"), "{}", run.out);
}

#[test]
fn two_files_of_one_id_are_refused_and_both_named() {
    let project = project();
    project.put("in/777_other.txt", "夏茶也上市。\n");
    project.put("in/778.txt", "夏茶也上市。\n");
    let run = ran(project.run(&["extract", "in/777_abc.txt", "in/777_other.txt", "in/778.txt"]), 1);
    assert!(
        run.err.contains("DZ606") && run.err.contains("in/777_abc.txt") && run.err.contains("in/777_other.txt"),
        "{}",
        run.err
    );
    assert_eq!(files(&project.root.join("extracted")).keys().collect::<Vec<_>>(), ["778.zh.md"]);
    ran(project.run(&["extract", "in/777_other.txt", "--id", "779"]), 0);
    assert!(read(&project.root.join("extracted/779.zh.md")).contains("[[@779:p1]]"));
}

#[test]
fn exit_codes_and_streams_are_those_of_the_other_verbs() {
    let project = project();
    project.put("in/pdf.txt", "%PDF-1.7\n");
    project.put("in/新闻.txt", "夏茶也上市。\n");
    let cases: &[(&[&str], i32)] = &[
        (&["extract", "in/777_abc.txt"], 0),
        (&["extract", "in/pdf.txt"], 1),
        (&["extract", "in/新闻.txt"], 1),
        (&["extract", "in/777_abc.txt", "--selector", "#none"], 1),
        (&["extract", "in/777_abc.txt", "--encoding", "tea"], 1),
        (&["extract"], 2),
        (&["extract", "in/none.txt"], 2),
        (&["extract", "in"], 2),
        (&["extract", "in/777_abc.txt", "--kind", "tea"], 2),
        (&["extract", "in/777_abc.txt", "--selector", "p:first"], 2),
        (&["extract", "in/777_abc.txt", "--id", "A b"], 2),
        (&["extract", "in/777_abc.txt", "in/pdf.txt", "--id", "a"], 2),
        (&["extract", "in/777_abc.txt", "--root", "none"], 2),
        (&["extract", "in/777_abc.txt", "--report", "in/777_abc.txt"], 2),
    ];
    for (arguments, code) in cases {
        ran(project.run(arguments), *code);
    }
    assert_eq!(read(&project.root.join("in/777_abc.txt")), FEED);
    let run = ran(project.run(&["extract", "in/777_abc.txt", "in/none.txt", "in/pdf.txt"]), 2);
    assert!(run.err.contains("in/none.txt") && run.err.contains("DZ601"), "{}", run.err);
    let json = ran(project.run(&["extract", "in/777_abc.txt", "in/pdf.txt", "--format", "json"]), 1);
    let value: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["summary"]["errors"], 1);
    assert!(json.out.contains("left out by rule") && json.out.contains("in/pdf.txt"));
    let short = ran(project.run(&["extract", "in/777_abc.txt", "--format", "short"]), 0);
    assert!(short.out.contains("in/777_abc.txt:10:1: info[DZ620]: left out by rule: 责任编辑：青"), "{}", short.out);
}

#[test]
fn the_report_tells_everything_and_replaces_reports_alone() {
    let project = project();
    project.put("in/pdf.txt", "%PDF-1.7\n");
    ran(project.run(&["extract", "in/777_abc.txt", "in/pdf.txt", "--report", "r.json"]), 1);
    let report: serde_json::Value = serde_json::from_str(&read(&project.root.join("r.json"))).unwrap();
    let article = &report["articles"][0];
    assert_eq!((&article["id"], &article["paragraphs"], &article["form"]), (&"777".into(), &3.into(), &"feed".into()));
    assert_eq!(article["dropped"][0]["text"], "责任编辑：青");
    assert!(article["guessed"].as_array().unwrap().iter().any(|note| note["what"] == "quotation marks of the title"));
    assert_eq!((&article["lost"], &report["articles"][1]["file"]), (&serde_json::json!([]), &"in/pdf.txt".into()));
    assert!(report["articles"][1]["error"].as_str().unwrap().contains("PDF"));
    ran(project.run(&["extract", "in/777_abc.txt", "--report", "r.json"]), 0);
    assert!(!read(&project.root.join("r.json")).contains("pdf.txt"));
}

#[test]
fn the_site_says_what_counts() {
    let project = project();
    let site = read(&project.root.join("content/site.yaml"));
    project.put("content/site.yaml", &format!("{site}articles: {{paragraph: 'p, li', leave_out: ['.note', '#end']}}\n"));
    let page = "<div><p>春茶上市的消息。</p><ul><li>种茶</li><li class=note>旁注</li></ul><p id=end>完</p><p class=article-editor>编</p></div>";
    project.put("in/5.html", page);
    ran(project.run(&["extract", "in/5.html"]), 0);
    let text = read(&project.root.join("extracted/5.zh.md"));
    assert!(text.ends_with("\n春茶上市的消息。[[@5:p1]]\n\n- 种茶[[@5:p2]]\n\n编[[@5:p3]]\n"), "{text}");
    project.put("content/site.yaml", &format!("{site}articles: {{paragraph: 'p:first'}}\n"));
    assert!(ran(project.run(&["extract", "in/5.html"]), 2).err.contains("content/site.yaml"));
}

#[test]
fn it_works_without_a_project() {
    let project = project();
    let outside: PathBuf = project.beside("outside");
    fs::create_dir(&outside).unwrap();
    let file = project.root.join("in/777_abc.txt");
    let mut command = project.command(&["extract", file.to_str().unwrap()]);
    ran(crate::project::run(command.current_dir(&outside)), 0);
    assert!(outside.join("extracted/777.zh.md").is_file());
    let mut command = project.command(&["extract", file.to_str().unwrap(), "--record"]);
    assert!(ran(crate::project::run(command.current_dir(&outside)), 2).err.contains("content/site.yaml"));
}

#[test]
fn a_new_record_is_a_draft_that_builds() {
    let project = project();
    ran(project.run(&["extract", "in/777_abc.txt", "--record"]), 0);
    // Beside the record that the site has.
    let page = read(&project.root.join("content/books/777.zh.md"));
    for part in ["kind: book\ndraft: true\n", "published: '2022-04-05T09:30:00+08:00'", "paragraphs: 3\n", "\n## p3 {#p3}\n"] {
        assert!(page.contains(part), "{part:?} is not in\n{page}");
    }
    for arguments in [&["build"][..], &["build", "--drafts"], &["check", "--drafts"]] {
        ran(project.run(arguments), 0);
    }
    assert!(ran(project.run(&["extract", "in/777_abc.txt", "--record"]), 0).err.contains("0 written, 0 changed, 2 kept"));
}

#[test]
fn a_record_is_refreshed_and_nothing_else_in_its_page() {
    let project = project();
    let before = "---\nkind: book # a comment\ntitle: 我们的标题\nsha256: '00'\nfingerprints: [\"0123456789abcdef\"]\nparagraphs: 2 # two\n\
        published: \"2019-05-01T08:00:00+08:00\"\n---\n\n## 种 {#p1}\n\n提要，  两个空格。\n";
    project.put("content/books/777.zh.md", before);
    let run = ran(project.run(&["extract", "in/777_abc.txt", "--record"]), 0);
    assert!(run.err.contains("1 written, 1 changed, 0 kept"), "{}", run.err);
    let after = read(&project.root.join("content/books/777.zh.md"));
    let extracted = read(&project.root.join("extracted/777.zh.md"));
    let sha256 = extracted.lines().find_map(|line| line.strip_prefix("sha256: ")).unwrap().trim_matches('\'');
    let prints: Vec<&str> = after.lines().filter_map(|line| line.strip_prefix("  - \"")?.strip_suffix('"')).collect();
    assert_eq!(prints.len(), 3);
    let listed: String = prints.iter().map(|print| format!("\n  - \"{print}\"")).collect();
    let wanted = before
        .replace("'00'", &format!("\"{sha256}\""))
        .replace("fingerprints: [\"0123456789abcdef\"]", &format!("fingerprints:{listed}"))
        .replace("paragraphs: 2 #", "paragraphs: 3 #")
        .replace("+08:00\"\n---", "+08:00\"\nformat: feed\n---");
    assert_eq!(after, wanted);
    assert!(ran(project.run(&["extract", "in/777_abc.txt", "--record"]), 0).err.contains("0 written, 0 changed, 2 kept"));
    project.put("content/books/777.zh.md", "---\nsha256: [\n---\n");
    let run = ran(project.run(&["extract", "in/777_abc.txt", "--record"]), 1);
    assert!(run.err.contains("DZ608"), "{}", run.err);
}

#[test]
fn the_records_of_this_site_stay_as_they_are() {
    let Some(folder) = super::articles::folder() else { return };
    let project = Project::copy(own(), "project");
    let before = files(&project.root.join("content"));
    let articles: Vec<String> = files(&folder).keys().map(|name| folder.join(name).to_str().unwrap().to_owned()).collect();
    let arguments: Vec<&str> = ["extract", "--record"].into_iter().chain(articles.iter().map(String::as_str)).collect();
    let run = ran(project.run(&arguments), 0);
    assert!(
        run.err.contains("5 articles from 5 files, 82 paragraphs") && run.err.contains("5 written, 0 changed, 5 kept"),
        "{}",
        run.err
    );
    assert!(files(&project.root.join("content")) == before, "a record changed");
    let again: Vec<String> = files(&project.root.join("extracted")).into_keys().map(|name| format!("extracted/{name}")).collect();
    let arguments: Vec<&str> = ["extract"].into_iter().chain(again.iter().map(String::as_str)).collect();
    assert!(ran(project.run(&arguments), 0).err.contains("0 written, 0 changed, 5 kept"));
}
