//! Every pair gets the verdict and the kind that stand beside it; what holds of a pair holds of it turned round.

use std::collections::BTreeMap;
use std::fmt::Write;

use duizhao::language::Family;
use duizhao::language::figures::{Compared, Difference, Lexicon, Reader, Weight, compare, explain};

/// One line of the data.
struct Case {
    at: String,
    group: char,
    chinese: String,
    english: String,
    verdict: String,
    kind: String,
}

const VERDICTS: [&str; 4] = ["same", "info", "warning", "error"];
const KINDS: &[&str] = &[
    "-",
    "value",
    "scale",
    "unit",
    "year",
    "date",
    "plan",
    "ordinal",
    "point",
    "code",
    "added",
    "dropped",
    "bound",
    "bound-looser",
    "direction",
    "steps",
    "per",
    "ambiguous",
    "rounding",
    "swapped",
];

fn cases() -> Vec<Case> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|ending| ending == "tsv"));
    files.sort();
    let mut cases = Vec::new();
    for file in files {
        let name = file.file_name().unwrap().to_str().unwrap().to_owned();
        for (number, line) in std::fs::read_to_string(&file).unwrap().lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let at = format!("{name}:{}", number + 1);
            let fields: Vec<&str> = line.split('\t').collect();
            let [group, chinese, english, verdict, kind] = fields.as_slice() else { panic!("{at}: five fields") };
            assert!(VERDICTS.contains(verdict) && KINDS.contains(kind), "{at}: {verdict}, {kind}");
            let group = group.chars().next().unwrap();
            cases.push(Case {
                at,
                group,
                chinese: (*chinese).to_owned(),
                english: (*english).to_owned(),
                verdict: (*verdict).to_owned(),
                kind: (*kind).to_owned(),
            });
        }
    }
    cases
}

fn verdict(found: &[Difference]) -> &'static str {
    match found.iter().map(|difference| difference.weight).max() {
        None => "same",
        Some(Weight::Info) => "info",
        Some(Weight::Warning) => "warning",
        Some(Weight::Error) => "error",
    }
}

/// The kinds of the gravest mistakes.
fn kinds(found: &[Difference]) -> Vec<&'static str> {
    let worst = found.iter().map(|difference| difference.weight).max();
    found.iter().filter(|difference| Some(difference.weight) == worst).map(|difference| difference.mistake.name()).collect()
}

/// How often a kind was there, and how often it was found.
#[derive(Default)]
struct Score {
    there: usize,
    told: usize,
    right: usize,
}

#[test]
fn every_pair_is_judged_as_it_says() {
    let reader = Reader::new(&Lexicon::default());
    let (mut wrong, mut scores) = (String::new(), BTreeMap::<String, Score>::new());
    let cases = cases();
    let (mut alarms, mut correct, mut missed, mut faulty) = (0, 0, 0, 0);
    for case in &cases {
        let chinese = reader.read(&case.chinese, Family::Chinese);
        let english = reader.read(&case.english, Family::English);
        let found = compare(&chinese, &english);
        let (said, names) = (verdict(&found), kinds(&found));
        let right = said == case.verdict && (case.kind == "-" || names.contains(&case.kind.as_str()));
        if matches!(case.verdict.as_str(), "same" | "info") {
            correct += 1;
            alarms += usize::from(matches!(said, "warning" | "error"));
        } else {
            faulty += 1;
            missed += usize::from(matches!(said, "same" | "info"));
        }
        scores.entry(case.kind.clone()).or_default().there += 1;
        for name in if names.is_empty() { vec!["-"] } else { names.clone() } {
            scores.entry(name.to_owned()).or_default().told += 1;
        }
        if right {
            let score = scores.entry(case.kind.clone()).or_default();
            score.right += 1;
        } else {
            let _ = writeln!(
                wrong,
                "{}: {} {}, said {said} {names:?}\n  {}\n  {}",
                case.at, case.verdict, case.kind, case.chinese, case.english
            );
        }
    }
    println!("{} pairs: {alarms} false alarms on {correct} right ones, {missed} of {faulty} wrong ones missed", cases.len());
    println!("{:14} {:>6} {:>6} {:>10} {:>7}", "kind", "there", "told", "precision", "recall");
    for (kind, score) in &scores {
        let part = |of: usize| {
            (score.right.min(of) * 1000)
                .checked_div(of)
                .map_or("-".to_owned(), |part| format!("{}.{:03}", part / 1000, part % 1000))
        };
        println!("{kind:14} {:>6} {:>6} {:>10} {:>7}", score.there, score.told, part(score.told), part(score.there));
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

/// Right and wrong are in balance, every group of rules is there, and there is enough of each.
#[test]
fn the_pairs_are_many_and_balanced() {
    let cases = cases();
    let right = cases.iter().filter(|case| matches!(case.verdict.as_str(), "same" | "info")).count();
    assert!(cases.len() >= 400, "{}", cases.len());
    assert!(right * 5 >= cases.len() * 2 && right * 3 <= cases.len() * 2, "{right} of {} are right", cases.len());
    for group in 'A'..='H' {
        let of_group: Vec<&Case> = cases.iter().filter(|case| case.group == group).collect();
        let right = of_group.iter().filter(|case| matches!(case.verdict.as_str(), "same" | "info")).count();
        assert!(right >= 10 && of_group.len() - right >= 10, "{group}: {right} right of {}", of_group.len());
    }
}

/// Every mistake is told in a sentence, whichever language is the original, and figures are quoted as they are written.
#[test]
fn every_mistake_is_explained_into_both_languages() {
    let reader = Reader::new(&Lexicon::default());
    for case in cases() {
        let chinese = reader.read(&case.chinese, Family::Chinese);
        let english = reader.read(&case.english, Family::English);
        for difference in compare(&chinese, &english) {
            for translation in [Family::English, Family::Chinese] {
                let texts = Compared { chinese: (&case.chinese, &chinese), english: (&case.english, &english), translation };
                let told = explain(&difference, texts);
                let bad = told.message.contains("``") || told.message.is_empty() || told.help.as_deref() == Some("");
                assert!(!bad, "{}: {told:?}", case.at);
            }
        }
    }
}

/// What is read never overlaps, stands inside the text and on whole characters.
#[test]
fn figures_stand_where_they_say() {
    let reader = Reader::new(&Lexicon::default());
    for case in cases() {
        for (text, family) in [(&case.chinese, Family::Chinese), (&case.english, Family::English)] {
            let reading = reader.read(text, family);
            for figure in &reading.figures {
                assert!(
                    text.get(figure.span.start..figure.span.end).is_some_and(|said| !said.is_empty()),
                    "{}: {figure:?}",
                    case.at
                );
                assert!(text.get(figure.number.start..figure.number.end).is_some(), "{}: {figure:?}", case.at);
            }
            for pair in reading.figures.windows(2) {
                assert!(pair[0].span.end <= pair[1].number.end, "{}: {pair:?}", case.at);
            }
        }
    }
}
