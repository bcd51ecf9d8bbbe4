//! `expect`: how many of a kind there must be.

use crate::diagnostic::rules::site::WRONG_COUNT;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::site::Site;
use crate::site::entity::EntityPart;

/// Compares the number of pages and headings of every kind with what it declares.
pub(super) fn check(site: &Site<'_>, report: &mut Report) {
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
    for (kind, count) in site.config.kinds.iter().zip(counts) {
        if let Some(expect) = &kind.expect
            && expect.value != count
        {
            let message = format!("the kind `{}` expects {}, and the site has {count}", kind.key, expect.value);
            report.add(Diagnostic::new(&WRONG_COUNT, Place::new(&site.config.file, expect.span), message));
        }
    }
}
