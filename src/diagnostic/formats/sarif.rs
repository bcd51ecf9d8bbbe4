//! SARIF 2.1.0, for code scanning: <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>. Addresses are
//! relative to the project; columns count characters, as `columnKind` says.

use serde_json::{Value, json};

use crate::diagnostic::formats::identity::identities;
use crate::diagnostic::formats::located::Locator;
use crate::diagnostic::{Diagnostic, Example, Place, Report, Rule, Severity, Sources};

/// GitHub takes no more results of one run.
const RESULTS: usize = 5000;

/// Prints the worst findings, and says how many more there are.
pub(super) fn print(report: &Report, sources: &dyn Sources) -> String {
    let locator = Locator::new(report, sources);
    let mut worst: Vec<(&Diagnostic, String)> = report.diagnostics().iter().zip(identities(report)).collect();
    worst.sort_by_key(|(found, _)| std::cmp::Reverse(found.severity));
    let more = worst.len().saturating_sub(RESULTS);
    worst.truncate(RESULTS);
    let mut rules: Vec<&'static Rule> = worst.iter().map(|(found, _)| found.rule).collect();
    rules.sort_by_key(|rule| rule.code);
    rules.dedup_by_key(|rule| rule.code);
    let results: Vec<Value> = worst.iter().map(|(found, identity)| result(found, identity, &rules, &locator)).collect();
    let told: Vec<Value> = (more > 0)
        .then(|| json!({"level": "warning", "message": {"text": format!("{more} more results are not listed; `--format json` lists all")}}))
        .into_iter()
        .collect();
    let whole = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "duizhao",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| described(rule)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{"executionSuccessful": true, "toolExecutionNotifications": told}],
            "results": results,
        }],
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn described(rule: &Rule) -> Value {
    let example = rule.example.map(|Example { wrong, right }| format!("\n\nWrong: {wrong}\nRight: {right}")).unwrap_or_default();
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name.replace('-', " ")},
        "fullDescription": {"text": rule.about},
        "help": {"text": format!("{}{example}\n\nWhat to do: {}", rule.about, rule.fix)},
        "defaultConfiguration": {"level": level(rule.severity)},
    })
}

fn result(found: &Diagnostic, identity: &str, rules: &[&'static Rule], locator: &Locator<'_>) -> Value {
    let mut text = found.message.clone();
    if let Some(help) = &found.help {
        text.push('\n');
        text.push_str(help);
    }
    let related = found.related.iter().enumerate().map(|(number, place)| {
        let label = if place.label.is_empty() { "see also" } else { &place.label };
        json!({"id": number, "physicalLocation": physical(place, locator), "message": {"text": label}})
    });
    json!({
        "ruleId": found.rule.code,
        "ruleIndex": rules.iter().position(|rule| rule.code == found.rule.code),
        "level": level(found.severity),
        "message": {"text": text},
        "locations": [{"physicalLocation": physical(&found.place, locator)}],
        "relatedLocations": related.collect::<Vec<_>>(),
        "partialFingerprints": {"duizhao/v1": identity},
    })
}

fn physical(place: &Place, locator: &Locator<'_>) -> Value {
    let at = locator.locate(place);
    json!({
        "artifactLocation": {"uri": uri(place.file.as_str()), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": at.start.line,
            "startColumn": at.start.column,
            "endLine": at.end.line,
            "endColumn": at.end.column,
        },
    })
}

/// A path as a relative reference: what RFC 3986 does not let stand is written as `%XX`.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Spot;
    use crate::text::{RelPath, Span};

    static RULE: Rule = Rule {
        code: "DZ301",
        name: "a-rule",
        severity: Severity::Warning,
        about: "Something is wrong.",
        example: Some(Example { wrong: "a", right: "b" }),
        fix: "Mend it.",
    };

    struct Text(&'static str);

    impl Sources for Text {
        fn text(&self, _: &RelPath) -> Option<&str> {
            Some(self.0)
        }
    }

    fn found(anchor: &str, at: usize) -> Diagnostic {
        let file = RelPath::new("content/a 茶.zh.md").expect("a path");
        let spot = Spot { page: "a".into(), anchor: anchor.into(), waiver: String::new() };
        Diagnostic::new(&RULE, Place::new(&file, Span::new(at, at + 3)), "a finding").spot(spot)
    }

    fn printed(found: Vec<Diagnostic>, text: &'static str) -> Value {
        let mut report = Report::default();
        for found in found {
            report.add(found);
        }
        serde_json::from_str(&print(&report, &Text(text))).expect("JSON")
    }

    #[test]
    fn results_have_what_the_standard_and_code_scanning_ask_for() {
        let whole = printed(vec![found("b1", 3), found("b1", 6)], "茶茶茶");
        assert_eq!(whole["version"], "2.1.0");
        let run = &whole["runs"][0];
        assert_eq!(run["tool"]["driver"]["name"], "duizhao");
        assert_eq!(run["tool"]["driver"]["rules"][0]["id"], "DZ301");
        assert!(run["tool"]["driver"]["rules"][0]["help"]["text"].as_str().is_some_and(|help| help.contains("Right: b")));
        let result = &run["results"][0];
        assert_eq!((&result["ruleId"], &result["ruleIndex"], &result["level"]), (&json!("DZ301"), &json!(0), &json!("warning")));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "content/a%20%E8%8C%B6.zh.md");
        assert_eq!(place["region"], json!({"startLine": 1, "startColumn": 2, "endLine": 1, "endColumn": 3}));
        assert_ne!(run["results"][0]["partialFingerprints"], run["results"][1]["partialFingerprints"]);
    }

    #[test]
    fn moved_text_stays_one_alert() {
        let print = |whole: &Value| whole["runs"][0]["results"][0]["partialFingerprints"]["duizhao/v1"].clone();
        let first = print(&printed(vec![found("b1", 0)], "茶茶"));
        assert_eq!(first, print(&printed(vec![found("b1", 4)], "\n茶茶茶")));
        assert_ne!(first, print(&printed(vec![found("b2", 0)], "茶茶")));
    }

    #[test]
    fn beyond_the_limit_results_are_counted() {
        let whole = printed((0..RESULTS + 7).map(|number| found(&format!("b{number}"), 0)).collect(), "茶");
        let run = &whole["runs"][0];
        assert_eq!(run["results"].as_array().map(Vec::len), Some(RESULTS));
        let told = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"].as_str();
        assert!(told.is_some_and(|told| told.starts_with("7 more")));
    }
}
