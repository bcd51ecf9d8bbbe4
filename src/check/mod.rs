//! The rules of content: one rule, one file, its documentation inside. A site sets their severity by name in
//! `site.yaml`.

mod banned_phrase;
mod blocks_differ;
mod pair_missing_side;

use crate::config::Config;
use crate::diagnostic::rules::source::UNKNOWN_KEY;
use crate::diagnostic::{Diagnostic, Place, Report, Rule};
use crate::site::Site;
use crate::text::nearest;

/// All rules of this stage, by code.
pub static ALL: &[&Rule] = &[&pair_missing_side::RULE, &blocks_differ::RULE, &banned_phrase::RULE];

/// Runs every rule.
pub fn all(site: &Site<'_>, report: &mut Report) {
    pair_missing_side::check(site, report);
    blocks_differ::check(site, report);
    banned_phrase::check(site, report);
}

/// Applies the severities that a site sets, and reports names that no rule has.
pub fn apply_levels(config: &Config, report: &mut Report) {
    let names: Vec<&str> = ALL.iter().map(|rule| rule.name).collect();
    for (name, level) in &config.rules {
        if !names.contains(&name.as_str()) {
            let help = match nearest(name, names.iter().copied()) {
                Some(near) => format!("did you mean `{near}`? known: {}", names.join(", ")),
                None => format!("known: {}", names.join(", ")),
            };
            let place = Place::new(&config.file, level.span);
            report.add(Diagnostic::new(&UNKNOWN_KEY, place, format!("no check is called `{name}`")).help(help));
        }
    }
    report.set_levels(|rule, severity| match config.rules.get(rule.name) {
        Some(level) if names.contains(&rule.name) => level.severity,
        _ => Some(severity),
    });
}
