//! What tells one finding from another from run to run: the same as long as neither the rule nor the place in its page
//! changes, whatever lines are added above it.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Report};
use crate::text::hex;

/// The identities of all findings of a report, in their order: 16 hexadecimal digits, different from each other.
pub(super) fn identities(report: &Report) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let findings = report.diagnostics().iter();
    findings
        .map(|found| {
            let name = name(found);
            let before = seen.entry(name.clone()).or_default();
            let digest = Sha256::digest(format!("{name}\u{0}{before}").as_bytes());
            *before += 1;
            let mut digits = hex(&digest);
            digits.truncate(16);
            digits
        })
        .collect()
}

/// Code, page and place; of what is bound to no place of a pair, code, file and words.
fn name(found: &Diagnostic) -> String {
    match &found.spot {
        Some(spot) => format!("{}\u{0}{}\u{0}{}", found.rule.code, spot.page, spot.anchor),
        None => format!("{}\u{0}{}\u{0}{}", found.rule.code, found.place.file, found.message),
    }
}
