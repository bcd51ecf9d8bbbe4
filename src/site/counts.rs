//! `expect`: how many of a kind there must be.

use crate::diagnostic::rules::site::WRONG_COUNT;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::parse::LeftOut;
use crate::site::Site;
use crate::site::entity::EntityPart;

/// Compares the number of pages and headings of every kind with what it declares.
pub(super) fn check(site: &Site<'_>, left_out: &LeftOut, report: &mut Report) {
    let mut counts = vec![0u32; site.config.kinds.len()];
    for entity in &site.entities {
        let kind = match entity.part {
            EntityPart::Page => Some(site.pair(entity.pair).kind),
            EntityPart::Heading { kind, .. } => kind,
            EntityPart::Term(_) => None,
        };
        if let Some(count) = kind.and_then(|kind| counts.get_mut(kind)) {
            *count += 1;
        }
    }
    for (number, (kind, count)) in site.config.kinds.iter().zip(counts).enumerate() {
        if let Some(expect) = &kind.expect
            && expect.value != count
        {
            let message = format!("the kind `{}` expects {}, and the site has {count}", kind.key, expect.value);
            let left_out = left_out.kinds.get(number).copied().unwrap_or_default();
            let taken = site.pairs.iter().filter(|pair| pair.facts.draft && pair.kind == number).count();
            let help = match (left_out, taken) {
                (0, 0) => None,
                (0, 1) => Some("1 of them is a draft".to_owned()),
                (0, taken) => Some(format!("{taken} of them are drafts")),
                (1, _) => Some("1 more is a draft, and not counted without `--drafts`".to_owned()),
                (more, _) => Some(format!("{more} more are drafts, and not counted without `--drafts`")),
            };
            report.add(Diagnostic::new(&WRONG_COUNT, Place::new(&site.config.file, expect.span), message).help_if(help));
        }
    }
}
