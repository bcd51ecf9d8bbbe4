//! Without scripts nothing is missing: all text is shown, and the views can be switched.

use std::collections::BTreeSet;

use crate::{
    crawl::{Crawl, Facts},
    findings::Findings,
    lab::{Lab, Scheme},
    site::NOT_FOUND,
};

/// A switch has at least a way to stay and a way to go.
const WAYS: usize = 2;

/// What a reader sees in `main` with scripts is seen without them; so are the links of `.views`, on every page.
pub fn all_is_there_without_scripts(lab: &Lab, scheme: Scheme) -> Result<(), String> {
    let findings = losses(lab.crawl(scheme)?, lab.crawl_without_scripts()?);
    findings.verdict("with JavaScript disabled all text of <main> and the links `.views a` are shown")
}

/// All that is seen with scripts only.
pub fn losses(with: &Crawl, without: &Crawl) -> Findings {
    let mut findings = Findings::default();
    for (page, why) in &without.unread {
        findings.add(page, why, "");
    }
    for (page, plain) in &without.pages {
        let text = plain.texts.concat();
        if text.is_empty() {
            findings.add(page, "no text is shown in <main>", "");
        }
        if page != NOT_FOUND && plain.views.len() < WAYS {
            findings.add(page, format!("the switch `.views` shows {} links, expected {WAYS} or more", plain.views.len()), "");
        }
        let Some(scripted) = with.pages.get(page) else { continue };
        for lost in scripted.texts.iter().filter(|piece| !text.contains(piece.as_str())) {
            findings.add(page, format!("text is shown with scripts only: “{}”", lost.chars().take(60).collect::<String>()), "");
        }
        for lost in addresses(scripted).difference(&addresses(plain)) {
            findings.add(page, "a link of `.views` is shown with scripts only", lost);
        }
    }
    findings
}

/// Where the switch leads; a fragment is the scripts' business.
fn addresses(facts: &Facts) -> BTreeSet<&str> {
    facts.views.iter().map(|view| view.address.split('#').next().unwrap_or_default()).collect()
}
