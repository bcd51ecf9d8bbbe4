//! What is written about the code: the reason of every dependency, and the tests that documents name.

use super::{nothing, read};

/// Documents that may name tests as `tests/it/x.rs::name` or `src/….rs::name`.
const DOCUMENTS: &[&str] = &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"];

#[test]
fn every_dependency_says_why() {
    let cargo = read("Cargo.toml").unwrap_or_default();
    let mut found = Vec::new();
    let (mut section, mut above, mut seen) = ("", "", 0);
    for line in cargo.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section == "[dependencies]" && line.contains('=') && !line.starts_with(['#', ' ', '}', ']']) {
            seen += 1;
            if above.strip_prefix("# ").is_none_or(|reason| reason.len() < 10) {
                found.push(format!("Cargo.toml: no line says why: {line}"));
            }
        }
        above = line;
    }
    assert!(seen > 5, "the dependencies are gone");
    nothing(&found);
}

#[test]
fn every_test_that_a_document_names_exists() {
    let mut found = Vec::new();
    for document in DOCUMENTS {
        let Some(text) = read(document) else { continue };
        for (number, line) in text.lines().enumerate() {
            for (file, name) in tests_named(line) {
                let there = read(file).is_some_and(|source| is_test(&source, name));
                if !there {
                    found.push(format!("{document}:{}: there is no test `{file}::{name}`", number + 1));
                }
            }
        }
    }
    nothing(&found);
}

/// Under a heading that speaks of invariants, every item of a list and every row of a table names a test.
#[test]
fn every_invariant_names_its_test() {
    let Some(text) = read("ARCHITECTURE.md") else { return };
    let (found, seen) = without_test(&text);
    assert!(seen > 0, "ARCHITECTURE.md has no invariants: a heading with that word, and items or rows below it");
    nothing(&found.iter().map(|line| format!("ARCHITECTURE.md names no test: {line}")).collect::<Vec<_>>());
}

/// The invariants that name no test, and how many there are.
fn without_test(text: &str) -> (Vec<String>, usize) {
    let (mut found, mut seen, mut inside) = (Vec::new(), 0, false);
    // An item or a row, with the lines that go on with it.
    let mut items: Vec<String> = Vec::new();
    let lines: Vec<&str> = text.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        if line.starts_with('#') {
            inside = line.to_lowercase().contains("invariant");
            continue;
        }
        if !inside {
            continue;
        }
        let is_line_of_table = |line: &str| line.starts_with('|') && line.chars().all(|c| "|-: ".contains(c));
        let head = lines.get(at + 1).is_some_and(|next| is_line_of_table(next));
        let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(". ");
        let row = line.starts_with('|') && !head && !is_line_of_table(line);
        if row || numbered || line.starts_with("- ") || line.starts_with("* ") {
            items.push((*line).to_owned());
        } else if line.starts_with("  ")
            && let Some(item) = items.last_mut()
        {
            item.push_str(line);
        }
    }
    for item in items {
        seen += 1;
        if tests_named(&item).is_empty() {
            found.push(item);
        }
    }
    (found, seen)
}

/// The tests that a line names: file and function.
fn tests_named(line: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for (at, _) in line.match_indices(".rs::") {
        let is_path = |c: char| c.is_ascii_alphanumeric() || "/_-".contains(c);
        let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == ':';
        let before = line.get(..at).unwrap_or_default();
        let from = before.rfind(|c| !is_path(c)).map_or(0, |at| at + 1);
        let after = line.get(at + 5..).unwrap_or_default();
        let to = after.find(|c| !is_name(c)).unwrap_or(after.len());
        let file = line.get(from..at + 3).unwrap_or_default();
        let name = after.get(..to).unwrap_or_default().trim_end_matches(':').rsplit("::").next().unwrap_or_default();
        if (file.starts_with("tests/") || file.starts_with("src/")) && !name.is_empty() {
            found.push((file, name));
        }
    }
    found
}

/// Whether a function stands in a source as a test: one of libtest, or one of a harness of its own.
fn is_test(source: &str, name: &str) -> bool {
    let function = format!("fn {name}(");
    source.lines().any(|line| line.trim_start().trim_start_matches("pub ").starts_with(&function))
}

#[test]
fn documents_are_read_as_they_are_written() {
    let line = "| a | `tests/it/x.rs::holds_a`, see src/text/path.rs::tests::no_path and x.rs::no |";
    assert_eq!(tests_named(line), [("tests/it/x.rs", "holds_a"), ("src/text/path.rs", "no_path")]);
    let text = "# Rooms\n- no invariant\n## Invariants\n| what | test |\n|---|---|\n| a | `tests/it/x.rs::y` |\n| b | none |\n\
        - c\n  `src/x.rs::z`\n1. d\n# After\n- e\n";
    assert_eq!(without_test(text), (vec!["| b | none |".to_owned(), "1. d".to_owned()], 4));
    assert!(is_test("    #[test]\n    fn holds() {}", "holds") && !is_test("fn holds_not() {}", "holds"));
}
