//! The command as scripts meet it: exit codes, what goes to which stream, and what is not written.

use std::collections::BTreeMap;
use std::io::Read;
use std::process::Stdio;

use crate::project::{Project, files, run};

/// A case with a warning and without errors.
const WARNS: &str = "two-views-only";
/// A case with nothing to say against it.
const CLEAN: &str = "one-file-of-the-theme-overridden";

const BROKEN: &str = "---\nkind: text\ntitle: 坏\n---\n\n见[[nowhere]]和[[@x:p1]]。\n";

#[test]
fn exit_codes_say_how_a_run_ended() {
    let (clean, warns, broken) = (Project::case(CLEAN), Project::case(WARNS), Project::case(CLEAN));
    broken.put("content/broken.zh.md", BROKEN);
    let cases: &[(&Project, &[&str], i32)] = &[
        (&clean, &["check"], 0),
        (&clean, &["check", "--strict"], 0),
        (&clean, &["build", "--strict"], 0),
        (&clean, &["explain", "DZ201"], 0),
        (&clean, &["explain", "--list"], 0),
        (&clean, &["--help"], 0),
        (&clean, &["--version"], 0),
        (&warns, &["check"], 0),
        (&warns, &["build"], 0),
        (&warns, &["check", "--strict"], 1),
        (&warns, &["build", "--strict"], 1),
        (&broken, &["check"], 1),
        (&broken, &["build"], 1),
        (&broken, &["build", "--dry-run"], 1),
        (&clean, &["explain", "DZ999"], 1),
        (&clean, &[], 2),
        (&clean, &["biuld"], 2),
        (&clean, &["build", "--no-such-option"], 2),
        (&clean, &["check", "--format", "yaml"], 2),
        (&clean, &["check", "--only", "dead-refrence"], 2),
        (&clean, &["check", "--only", "banned-phrase,DZ201"], 0),
        (&broken, &["check", "--only", "dz201"], 1),
        (&broken, &["check", "--only", "pair-missing-side"], 0),
        (&broken, &["check", "--only", "pair-missing-side", "--strict"], 1),
        (&clean, &["check", "--base-url", "javascript:alert(1)"], 2),
        (&clean, &["check", "--root", "no/such/folder"], 2),
        (&clean, &["build", "--output-dir", "content"], 2),
        (&clean, &["build", "--output-dir", "."], 2),
    ];
    for (project, arguments, code) in cases {
        let ran = project.run(arguments);
        assert_eq!(ran.code, Some(*code), "{arguments:?}\n{}", ran.err);
        assert!(*code != 2 || (ran.out.is_empty() && !ran.err.is_empty()), "{arguments:?}: {}", ran.out);
    }
    let outside = tempfile::tempdir().unwrap();
    let ran = run(clean.command(&["build"]).current_dir(outside.path()));
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("content/site.yaml"), "{}", ran.err);
}

#[test]
fn only_what_is_asked_for_is_told() {
    let broken = Project::case(CLEAN);
    broken.put("content/broken.zh.md", BROKEN);
    let all = broken.run(&["check", "--format", "short"]);
    let only = broken.run(&["check", "--format", "short", "--only", "pair-missing-side"]);
    assert!(all.out.contains("DZ201") && all.out.contains("DZ301"), "{}", all.out);
    assert!(!only.out.contains("DZ201") && only.out.contains("DZ301"), "{}", only.out);
    assert!(only.err.contains("(only pair-missing-side)"), "{}", only.err);
    // What keeps a page from being read is told all the same: nothing can be said of it.
    broken.put("content/broken.zh.md", "kind: text\n");
    let only = broken.run(&["check", "--format", "short", "--only", "pair-missing-side"]);
    assert!(only.out.contains("DZ101") && only.code == Some(1), "{}", only.out);
    let unknown = broken.run(&["check", "--only", "pair-missing-sides"]);
    assert!(unknown.err.contains("did you mean pair-missing-side?"), "{}", unknown.err);
}

#[test]
fn findings_are_summed_up_by_rule() {
    let broken = Project::case(CLEAN);
    broken.put("content/broken.zh.md", BROKEN);
    let ran = broken.run(&["check"]);
    assert!(ran.err.contains("     1  DZ301  pair-missing-side\n"), "{}", ran.err);
    assert!(ran.err.contains("\ncompared "), "{}", ran.err);
}

#[test]
fn a_project_is_found_from_inside_it() {
    let project = Project::case(CLEAN);
    let ran = run(project.command(&["build"]).current_dir(project.root.join("content")));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(files(&project.root).contains_key("public/index.html"));
}

#[test]
fn an_output_folder_is_meant_from_where_the_command_runs() {
    let project = Project::case(CLEAN);
    let ran = run(project.command(&["build", "--output-dir", "../../beside"]).current_dir(project.root.join("content")));
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(files(&project.beside("beside")).contains_key("index.html"));
    assert!(!files(&project.root).contains_key("public/index.html"));
}

#[test]
fn drafts_are_left_out_unless_they_are_asked_for() {
    let project = Project::case("drafts");
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.err.contains("(5 drafts left out)"), "{}", ran.err);
    assert!(!files(&project.root).contains_key("public/zh/parts/lamp.html"));
    for verb in ["check", "build"] {
        let ran = project.run(&[verb, "--drafts"]);
        assert!(ran.code == Some(0) && !ran.err.contains("left out"), "{}", ran.err);
    }
    assert!(files(&project.root).contains_key("public/zh/parts/lamp.html"));
    // What was a draft in the output folder goes again.
    assert_eq!(project.run(&["build"]).code, Some(0));
    assert!(!files(&project.root).contains_key("public/zh/parts/lamp.html"));
}

#[test]
fn strict_writes_nothing_where_there_are_warnings() {
    let project = Project::case(WARNS);
    let before = files(&project.root);
    assert_eq!(project.run(&["build", "--strict"]).code, Some(1));
    assert!(files(&project.root) == before, "the folder changed");
}

#[test]
fn a_dry_run_says_what_would_happen_and_does_not() {
    let project = Project::case(WARNS);
    let before = files(&project.root);
    let first = project.run(&["build", "--dry-run"]);
    assert_eq!(first.code, Some(0), "{}", first.err);
    assert!(files(&project.root) == before, "the folder changed");
    assert!(first.out.contains("create  index.html\n") && first.out.contains("create  en/page.html\n"), "{}", first.out);
    let count = first.out.lines().count();
    assert!(first.err.contains(&format!("would write {count}, keep 0, remove 0")), "{}", first.err);

    assert_eq!(project.run(&["build"]).code, Some(0));
    project.put("content/page.en.md", "---\ntitle: Other Notes\n---\n\nThere is no view of both; see [[alone]].\n");
    project.put("content/alone.en.md", "---\ntitle: Alone\n---\n\nNo longer alone, see [[page]].\n");
    let before = files(&project.root);
    let second = project.run(&["build", "--dry-run"]);
    assert!(files(&project.root) == before, "the folder changed");
    for line in ["create  en/alone.html\n", "change  en/page.html\n"] {
        assert!(second.out.contains(line), "{line} is not in:\n{}", second.out);
    }
    assert!(!second.out.contains("create  index.html"), "{}", second.out);
}

#[test]
fn machine_formats_have_standard_output_to_themselves() {
    let (warns, broken) = (Project::case(WARNS), Project::case(CLEAN));
    broken.put("content/broken.zh.md", BROKEN);
    for (project, errors, warnings) in [(&warns, 0, 1), (&broken, 2, 1)] {
        for verb in [&["check"][..], &["build", "--dry-run"], &["build"]] {
            let mut arguments = verb.to_vec();
            arguments.extend(["--format", "json", "--verbose"]);
            let ran = project.run(&arguments);
            let json: serde_json::Value =
                serde_json::from_str(&ran.out).unwrap_or_else(|error| panic!("{arguments:?}: {error}\n{}", ran.out));
            assert_eq!(json["version"], 1);
            assert_eq!(json["summary"]["errors"], errors, "{arguments:?}");
            assert_eq!(json["summary"]["warnings"], warnings, "{arguments:?}");
            assert_eq!(json["diagnostics"].as_array().map(Vec::len), Some(errors + warnings), "{arguments:?}");
            assert!(!ran.err.is_empty(), "the summary is gone");
        }
    }
    for (format, head) in [("short", "content/alone.zh.md:1:1: warning[DZ301]"), ("github", "::warning file=content/alone.zh.md")]
    {
        for verb in [&["check"][..], &["build", "--dry-run"]] {
            let ran = warns.run(&[verb, &["--format", format]].concat());
            assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
            assert!(ran.out.starts_with(head), "{}", ran.out);
        }
    }
    let human = warns.run(&["check"]);
    assert!(human.out.is_empty() && human.err.contains("DZ301"), "{}", human.out);
}

#[test]
fn quiet_prints_nothing_where_nothing_is_wrong() {
    for case in [CLEAN, WARNS] {
        let ran = Project::case(case).run(&["build", "--quiet"]);
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (Some(0), "", ""), "{case}");
    }
}

/// `duizhao check | head` ends as if all had been read.
#[test]
fn a_closed_pipe_ends_the_printing_quietly() {
    let project = Project::case(CLEAN);
    let mut pages = BTreeMap::new();
    for number in 0..400 {
        pages.insert(format!("content/broken-{number}.zh.md"), BROKEN);
    }
    for (path, text) in &pages {
        project.put(path, text);
    }
    for (arguments, code) in
        [(&["check", "--format", "short"][..], 1), (&["check", "--format", "json"], 1), (&["explain", "--list"], 0)]
    {
        let mut child = project.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert_eq!(child.wait().unwrap().code(), Some(code), "{arguments:?}: {said}");
        assert!(!said.contains("panicked") && !said.contains("roken pipe"), "{said}");
    }
    let mut child = project.command(&["check"]).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
