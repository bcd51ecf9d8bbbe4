//! Typography as data: `tests/typography/cases.tsv`, a line a text, right and wrong. In a wrong one its rule alone finds
//! something, and what the rule says to write makes the text sound; in a sound one nothing is found.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use duizhao::language::Family;
use duizhao::language::typography::{self, Glance, Search, Slip};

/// The rules of each language, as the checks apply them.
fn rules(family: Family) -> Vec<(&'static str, &'static Search)> {
    let rules = [
        ("straight-quotes", &typography::STRAIGHT_QUOTES),
        ("half-width-punctuation", &typography::HALF_WIDTH_PUNCTUATION),
        ("space-in-chinese", &typography::SPACES_IN_CHINESE),
        ("ellipsis", &typography::ELLIPSES),
        ("dash", &typography::DASHES),
        ("full-width-characters", &typography::FULL_WIDTH_CHARACTERS),
        ("ideographic-space", &typography::IDEOGRAPHIC_SPACES),
        ("stray-markup", &typography::STRAY_MARKUP),
        ("invisible-character", &typography::INVISIBLE_CHARACTERS),
        ("bidi-control", &typography::BIDI_CONTROLS),
        ("full-width-punctuation", &typography::FULL_WIDTH_PUNCTUATION),
        ("loose-space", &typography::LOOSE_SPACES),
    ];
    rules.into_iter().filter(|(_, search)| search.families.contains(&family)).collect()
}

fn found(search: &Search, text: &str, family: Family) -> Vec<Slip> {
    search.slips(text, Glance::of(text), family)
}

/// A text in which `{U+200B}` stands for a character.
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{U+") {
        let (number, behind) = after.split_once('}').unwrap();
        out.push_str(before);
        out.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        rest = behind;
    }
    out + rest
}

fn mended(text: &str, slips: &[Slip]) -> String {
    let mut out = text.to_owned();
    for slip in slips.iter().rev() {
        out.replace_range(slip.range.clone(), &slip.instead);
    }
    out
}

#[test]
fn slips_are_found_and_sound_text_is_left_alone() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/typography/cases.tsv");
    let data = std::fs::read_to_string(path).unwrap();
    let mut wrong = String::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (number, line) in data.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let fields: Vec<&str> = line.split('\t').collect();
        let family = if fields[0] == "zh" { Family::Chinese } else { Family::English };
        let (rule, text) = (fields[1], unescaped(fields[2]));
        let rules = rules(family);
        *counts.entry(rule).or_default() += 1;
        assert!(rule == "-" || rules.iter().any(|(name, _)| *name == rule), "line {}: no rule `{rule}`", number + 1);
        for (name, search) in &rules {
            let slips = found(search, &text, family);
            if *name != rule {
                if !slips.is_empty() && rule == "-" {
                    let _ = writeln!(wrong, "line {}: {name} finds {slips:?} in {text}", number + 1);
                }
                continue;
            }
            let after = mended(&text, &slips);
            if after != fields[3] {
                let _ = writeln!(wrong, "line {}: {name} makes {after:?} of {text:?}", number + 1);
            }
            if !found(search, &after, family).is_empty() {
                let _ = writeln!(wrong, "line {}: {name} is not content with {after:?}", number + 1);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let (sound, slips) = (counts["-"], counts.values().sum::<usize>() - counts["-"]);
    assert!(sound >= 25 && slips >= 60 && counts.len() == 13, "the cases are gone: {counts:?}");
}

/// The ranges lie on characters, in order and apart, whatever the text.
#[test]
fn any_text_can_be_mended() {
    let alphabet: Vec<char> = "中文，。、“”\"'()（）-—….。 \u{3000}\u{200b}\u{202e}aZ9９Ａ*]:;!?%\n{}".chars().collect();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    for _ in 0..4_000 {
        let mut text = String::new();
        for _ in 0..24 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push(alphabet[usize::try_from(state >> 33).unwrap() % alphabet.len()]);
        }
        for family in [Family::Chinese, Family::English] {
            for (name, search) in rules(family) {
                let slips = found(search, &text, family);
                for pair in slips.windows(2) {
                    assert!(pair[0].range.end <= pair[1].range.start, "{name} overlaps in {text:?}: {slips:?}");
                }
                mended(&text, &slips);
            }
        }
    }
}
