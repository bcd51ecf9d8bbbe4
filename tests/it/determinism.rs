//! The same input gives the same bytes: whatever the order of files, the number of threads, the process, the folder, the
//! time zone and the locale. And what is right already is not touched.

use std::collections::BTreeMap;

use duizhao::diagnostic::Format;
use duizhao::diagnostic::formats::print;
use duizhao::source::{self, SourceFile, SourceTree};
use duizhao::{Options, build};

use crate::project::{Project, files, golden, own, run};

/// The golden site that has the most of everything.
const CASE: &str = "another-subject";

/// What a build makes: every output and the printed report.
#[derive(PartialEq, Eq)]
struct Made {
    files: BTreeMap<String, Vec<u8>>,
    report: String,
}

fn make(tree: &SourceTree) -> Made {
    let built = build(tree, &Options::default());
    assert!(!built.outputs.is_empty(), "the site has errors");
    let files = built.outputs.files().map(|(path, bytes)| (path.as_str().to_owned(), bytes.to_vec())).collect();
    Made { files, report: print(&built.report, tree, Format::Human, false) }
}

/// The paths at which two builds differ.
fn differing(a: &Made, b: &Made) -> Vec<String> {
    let paths = a.files.keys().chain(b.files.keys());
    let mut differing: Vec<String> = paths.filter(|path| a.files.get(*path) != b.files.get(*path)).cloned().collect();
    if a.report != b.report {
        differing.push("the report".to_owned());
    }
    differing.sort();
    differing.dedup();
    differing
}

/// A tree of the same files, put in from the last to the first.
fn reversed(tree: &SourceTree) -> SourceTree {
    let files: Vec<_> = tree.files().map(|(path, file)| (path.clone(), file.clone())).collect();
    let mut turned = SourceTree::default();
    for (path, file) in files.into_iter().rev() {
        turned.insert(path, file);
    }
    turned
}

#[test]
fn neither_the_order_of_files_nor_threads_change_a_byte() {
    for root in [own().to_owned(), golden(CASE)] {
        let tree = source::load(&root).unwrap();
        let first = make(&tree);
        for threads in [1, 4] {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            let again = pool.install(|| make(&reversed(&tree)));
            assert_eq!(differing(&first, &again), [""; 0], "{} with {threads} threads", root.display());
        }
    }
}

/// An editor of another system: a byte order mark, other line ends.
#[test]
fn neither_byte_order_marks_nor_line_ends_change_a_byte() {
    let tree = source::load(&golden(CASE)).unwrap();
    let first = make(&tree);
    for (mark, end) in [("\u{FEFF}", "\n"), ("", "\r\n"), ("", "\r"), ("\u{FEFF}", "\r\n")] {
        let mut other = SourceTree::default();
        for (path, file) in tree.files() {
            let SourceFile::Text(text) = file else { continue };
            let bytes = format!("{mark}{}", text.replace('\n', end)).into_bytes();
            other.insert(path.clone(), SourceFile::from_bytes(&bytes));
        }
        assert_eq!(differing(&first, &make(&other)), [""; 0], "{mark:?} {end:?}");
    }
}

#[test]
fn neither_process_nor_folder_nor_time_zone_nor_locale_change_a_byte() {
    let places = [
        ("here", "UTC", "C", "1"),
        ("一个 folder with spaces", "Pacific/Kiritimati", "zh_CN.UTF-8", "4"),
        ("deep/er/and/deeper", "America/Adak", "tr_TR.UTF-8", "3"),
    ];
    // The own site once, in the strangest place; the golden site everywhere.
    for (root, places) in [(own().to_owned(), &places[1..2]), (golden(CASE), &places[..])] {
        let wanted = make(&source::load(&root).unwrap()).files;
        let mut manifests = Vec::new();
        for (name, zone, locale, jobs) in places {
            let project = Project::copy(&root, name);
            let mut command = project.command(&["build", "--quiet", "--jobs", jobs]);
            command.envs([("TZ", zone), ("LC_ALL", locale), ("LANG", locale)]);
            let ran = run(&mut command);
            assert_eq!((ran.code, ran.err.as_str(), ran.out.as_str()), (Some(0), "", ""), "{name}");
            let mut written = files(&project.root.join("public"));
            manifests.extend(written.remove("duizhao-manifest.json"));
            assert!(written == wanted, "{} in {name}", root.display());
        }
        assert_eq!(manifests.len(), places.len());
        assert!(manifests.windows(2).all(|two| two[0] == two[1]), "the manifests differ");
    }
}

/// Where a file lies on the disk and when it was last written.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, clippy::unwrap_used, reason = "a test looks at the disk from outside")]
fn prints(project: &Project) -> BTreeMap<String, (u64, i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let public = project.root.join("public");
    let print = |path: &String| {
        let metadata = std::fs::metadata(public.join(path)).unwrap();
        (metadata.ino(), metadata.mtime(), metadata.mtime_nsec())
    };
    files(&public).keys().map(|path| (path.clone(), print(path))).collect()
}

#[cfg(unix)]
#[test]
fn a_second_build_touches_nothing() {
    let project = Project::case(CASE);
    assert_eq!(project.run(&["build"]).code, Some(0));
    let before = prints(&project);
    assert!(before.len() > 40);
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, Some(0));
    let kept = before.len() - 1; // the manifest is no output
    assert!(ran.err.contains(&format!("; 0 written, {kept} kept, 0 removed in ")), "{}", ran.err);
    assert_eq!(prints(&project), before);
}

#[cfg(unix)]
#[test]
fn a_build_with_an_error_touches_nothing() {
    let project = Project::case(CASE);
    assert_eq!(project.run(&["build"]).code, Some(0));
    let before = prints(&project);
    project.put("content/goals/more.hans.md", "---\nkind: goal\ntitle: 又一个\n---\n\n见[[nowhere]]。\n");
    project.put("content/bins/paper.eng.md", "---\ntitle: Changed\n---\n\nChanged.\n");
    let ran = project.run(&["build"]);
    assert_eq!(ran.code, Some(1), "{}", ran.err);
    assert!(ran.err.contains("DZ201") && ran.err.contains("nothing was written"), "{}", ran.err);
    assert_eq!(prints(&project), before);
}

#[test]
fn a_first_build_with_an_error_writes_nothing() {
    let project = Project::case(CASE);
    project.put("content/broken.hans.md", "no front matter\n");
    let before = files(&project.root);
    assert_eq!(project.run(&["build"]).code, Some(1));
    assert!(files(&project.root) == before, "the folder changed");
}

/// What is wrong with the theme shows when pages are made, and those that are made by then lie beside the output folder.
#[test]
fn a_first_build_with_an_error_in_its_last_page_leaves_nothing() {
    for (template, code) in [
        ("{% extends \"base.html\" %}{% block main %}{{ nowhere.at_all }}{% endblock %}", "DZ403"),
        ("{% extends \"base.html\" %}{% block main %}<a href=\"nowhere.html\">x</a>{% endblock %}", "DZ401"),
    ] {
        let project = Project::case(CASE);
        project.put("themes/spread/layouts/section.html", template);
        let before = files(&project.root);
        let ran = project.run(&["build"]);
        assert_eq!(ran.code, Some(1), "{}", ran.err);
        assert!(ran.err.contains(code) && ran.err.contains("nothing was written"), "{}", ran.err);
        assert!(files(&project.root) == before, "the folder changed");
    }
}
