//! Facts of an article: where what it announces and what it lists differ.

use crate::diagnostic::rule::{Rule, Severity};

/// An article announces a number of things and lists another.
pub static ENUMERATION_COUNT: Rule = Rule {
    code: "DZ640",
    name: "enumeration-count",
    severity: Severity::Warning,
    about: "An article announces a number of things, “6个行动”, and another number of them was found: the article slipped or breaks off, or the list was read wrongly. Where it says itself that there is more (等), this is only remarked.",
    example: None,
    fix: "Read the paragraph, and go by what it says.",
};

/// The enumerators of an article leave a number out.
pub static STEP_MISSING: Rule = Rule {
    code: "DZ641",
    name: "step-missing",
    severity: Severity::Warning,
    about: "The enumerators of an article, 一是, 二是, leave a number out: a step was lost, or its enumerator was not recognised.",
    example: None,
    fix: "Read the paragraphs between the two steps.",
};

/// The digits of a nickname are not those of the things it stands for.
pub static NICKNAME_DIGITS: Rule = Rule {
    code: "DZ642",
    name: "nickname-digits",
    severity: Severity::Warning,
    about: "An article takes a nickname of digits apart, “32”: “三个平台”, “两类企业”, and the digits are not the numbers of what follows.",
    example: None,
    fix: "Read the sentence, and go by what it says.",
};

/// All rules of this stage, by code.
pub static ALL: &[&Rule] = &[&ENUMERATION_COUNT, &STEP_MISSING, &NICKNAME_DIGITS];
