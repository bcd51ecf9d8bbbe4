//! Where an article announces one number and lists another.

use crate::diagnostic::rules::facts::{ENUMERATION_COUNT, NICKNAME_DIGITS, STEP_MISSING};
use crate::diagnostic::{Rule, Severity};
use crate::facts::model::{Enumeration, Facts};

/// Something to read again in the article.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Its weight here.
    pub severity: Severity,
    /// The paragraph, as a source mark names it.
    pub at: String,
    /// What is to be read again, in lower case, one line.
    pub message: String,
    /// What may be the case.
    pub help: Option<String>,
}

impl Facts {
    /// What does not agree, in the order of the text.
    pub fn findings(&self) -> Vec<Finding> {
        self.enumerations
            .iter()
            .flat_map(|one| [self.count(one), self.missing(one), self.digits(one)].into_iter().flatten())
            .collect()
    }

    fn finding(&self, rule: &'static Rule, one: &Enumeration, message: String) -> Finding {
        let paragraph = one.announced.as_ref().map(|announced| announced.paragraph).or(one.items.first().map(|item| item.first));
        let paragraph = paragraph.unwrap_or_default();
        Finding { rule, severity: rule.severity, at: self.at(paragraph, paragraph), message, help: None }
    }

    fn count(&self, one: &Enumeration) -> Option<Finding> {
        let announced = one.announced.as_ref()?;
        let (count, found) = (announced.count as usize, one.items.len());
        if count == found {
            return None;
        }
        let names: Vec<&str> = one.items.iter().map(|item| item.name.as_str()).collect();
        let message = format!("“{}” announces {count}, and {found} {} found in {}", announced.as_written, was(found), one.id);
        let mut finding = self.finding(&ENUMERATION_COUNT, one, message);
        finding.help = Some(format!("found: {}", names.join("; ")));
        if one.open && found < count {
            finding.severity = Severity::Info;
        }
        Some(finding)
    }

    fn missing(&self, one: &Enumeration) -> Option<Finding> {
        let gap = one.items.windows(2).find_map(|pair| match pair {
            [before, item] => Some((before.number?, item.number?, item.first)).filter(|(before, after, _)| before + 1 < *after),
            _ => None,
        });
        let (before, after, paragraph) = gap?;
        let mut finding = self.finding(&STEP_MISSING, one, format!("step {after} of {} follows step {before}", one.id));
        finding.at = self.at(paragraph, paragraph);
        Some(finding)
    }

    fn digits(&self, one: &Enumeration) -> Option<Finding> {
        let announced = one.announced.as_ref().filter(|announced| !announced.digits.is_empty())?;
        let counts: Vec<u32> = one.items.iter().filter_map(|item| item.counts).collect();
        if counts == announced.digits || counts.len() != announced.digits.len() {
            // Another number of things was told already.
            return None;
        }
        let counted: Vec<String> = counts.iter().map(u32::to_string).collect();
        let message = format!("“{}” is taken apart into {}", announced.as_written, counted.join(", "));
        Some(self.finding(&NICKNAME_DIGITS, one, message))
    }
}

fn was(count: usize) -> &'static str {
    if count == 1 { "was" } else { "were" }
}
