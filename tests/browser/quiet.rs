//! Pages load in silence and ask for nothing but the site.

use std::collections::BTreeSet;

use crate::{
    crawl::Crawl,
    findings::Findings,
    lab::{Lab, Scheme},
    links::is_exempt,
    place::{Base, Place},
    records::{Record, What},
    site::Site,
};

/// No message of level warning or error, no exception, no breach of the policy, no failed request, no page unread.
pub fn pages_load_without_complaint(lab: &Lab, scheme: Scheme) -> Result<(), String> {
    let crawl = lab.crawl(scheme)?;
    let mut findings = complaints(&crawl.records, lab.site(), lab.base(scheme), scheme);
    for (page, why) in &crawl.unread {
        findings.add(page, why, "");
    }
    findings.verdict("every page loads without a warning, error, exception, policy breach or failed request")
}

/// Every request stays below the base of the site, or is `data:`.
pub fn nothing_is_asked_for_outside_the_site(lab: &Lab, scheme: Scheme) -> Result<(), String> {
    let mut findings = outsiders(lab.crawl(scheme)?, lab.site(), lab.base(scheme), scheme);
    if scheme == Scheme::Http && findings.is_empty() {
        for stray in lab.server().strays() {
            findings.add("some page", format!("the server was asked for {stray}"), "not told by DevTools: an icon?");
        }
    }
    findings.verdict(&format!("no request outside {} but for data:", lab.base(scheme).address()))
}

/// All that was complained of.
pub fn complaints(records: &[Record], site: &Site, base: &Base, scheme: Scheme) -> Findings {
    let mut findings = Findings::default();
    // Chromium tells a failed request twice, as a failure and as a message about its address.
    let told: BTreeSet<(&str, &str)> = records
        .iter()
        .filter_map(
            |record| if let What::Failed(address, _) = &record.what { Some((&*record.document, &**address)) } else { None },
        )
        .collect();
    for record in records {
        let Some(page) = base.file(&record.document).filter(|page| !is_exempt(page, site, scheme)) else { continue };
        match &record.what {
            What::Failed(address, why) => findings.add(&page, format!("request failed ({why}): {}", short(base, address)), ""),
            What::Said(message, about) if !told.contains(&(record.document.as_str(), about.as_str())) => {
                let about = if *about == record.document { String::new() } else { short(base, about) };
                findings.add(&page, message.replace(base.address(), "…/"), &about);
            }
            _ => {}
        }
    }
    findings
}

/// All requests that left the site.
pub fn outsiders(crawl: &Crawl, site: &Site, base: &Base, scheme: Scheme) -> Findings {
    let mut findings = Findings::default();
    for record in &crawl.records {
        let Some(page) = base.file(&record.document).filter(|page| !is_exempt(page, site, scheme)) else { continue };
        if let What::Asked(address) = &record.what
            && !matches!(base.locate(address), Place::Inside(..) | Place::Inline)
        {
            findings.add(&page, format!("asked for {address}"), "");
        }
    }
    findings
}

/// An address without the base, for messages.
fn short(base: &Base, address: &str) -> String {
    address.strip_prefix(base.address()).unwrap_or(address).to_owned()
}
