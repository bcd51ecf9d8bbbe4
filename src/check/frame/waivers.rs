//! Findings that an editor let stand, and waivers that no longer fit.

use std::collections::BTreeMap;

use crate::check::frame::{At, Findings, Selection, Spread};
use crate::check::{waiver_expired, waiver_unknown, waiver_unused};
use crate::diagnostic::{Diagnostic, Report, Rule, Spot};
use crate::parse::front_matter::Waiver;

/// Digits of a fingerprint in the line that is printed to be pasted.
const SHOWN: usize = 8;

/// Reports the findings of a pair that are not waived, and what is wrong with its waivers. Waivers of rules that did not
/// run, or of bodies that cannot be compared, are left alone.
pub(in crate::check) fn settle(
    spread: &Spread<'_, '_>,
    findings: Findings,
    rules: &[&'static Rule],
    selection: &Selection,
    report: &mut Report,
) {
    let waivers = &spread.pair.facts.waivers;
    let mut used = vec![false; waivers.len()];
    let mut prints = Prints { spread, known: BTreeMap::new() };
    for (at, found) in findings.into_inner() {
        let waived = waivers.iter().position(|waiver| names(waiver, found.rule) && prints.fits(waiver, at));
        if let Some(used) = waived.and_then(|number| used.get_mut(number)) {
            *used = true;
        } else {
            report.add(bound(found, at, &mut prints));
        }
    }
    for (waiver, used) in waivers.iter().zip(used) {
        if let Some(fault) = judge(waiver, used, rules, selection, &mut prints) {
            report.add(fault);
        }
    }
}

/// What is wrong with a waiver.
fn judge(
    waiver: &Waiver,
    used: bool,
    rules: &[&'static Rule],
    selection: &Selection,
    prints: &mut Prints<'_, '_, '_>,
) -> Option<Diagnostic> {
    let spread = prints.spread;
    let Some(rule) = rules.iter().find(|rule| names(waiver, rule)) else {
        return Some(waiver_unknown::rule(waiver, rules, spread));
    };
    let Some(at) = spread.find(&waiver.at.value) else {
        return spread.is_whole().then(|| waiver_unknown::place(waiver, spread));
    };
    if used || !selection.wants(rule) || !spread.is_compared(at) {
        return None;
    }
    let now = prints.of(at);
    Some(if now.starts_with(&waiver.fingerprint.value) {
        waiver_unused::found(waiver, spread)
    } else {
        waiver_expired::found(waiver, now.get(..SHOWN).unwrap_or_default(), spread)
    })
}

fn names(waiver: &Waiver, rule: &Rule) -> bool {
    waiver.rule.value == rule.name || waiver.rule.value == rule.code
}

/// A finding with its place in the pair, and the line that would let it stand.
fn bound(found: Diagnostic, at: At, prints: &mut Prints<'_, '_, '_>) -> Diagnostic {
    let pair = prints.spread.pair;
    let anchor = at.anchor(pair);
    let print = prints.of(at);
    let print = print.get(..SHOWN).unwrap_or_default();
    let waiver = format!("{{rule: {}, at: {anchor}, fingerprint: \"{print}\", note: …}}", found.rule.name);
    found.spot(Spot { page: pair.id.clone(), anchor, waiver })
}

/// Fingerprints of places, each taken once.
struct Prints<'f, 's, 'c> {
    spread: &'f Spread<'s, 'c>,
    known: BTreeMap<At, String>,
}

impl Prints<'_, '_, '_> {
    fn of(&mut self, at: At) -> String {
        self.known.entry(at).or_insert_with(|| self.spread.fingerprint(at)).clone()
    }

    /// Whether a waiver speaks of a place, or of the list in which it stands, and of the words that stand there now.
    fn fits(&mut self, waiver: &Waiver, at: At) -> bool {
        let pair = self.spread.pair;
        let whole = at.block().map(At::Block);
        let meant = [Some(at), whole].into_iter().flatten().find(|place| place.anchor(pair) == waiver.at.value);
        meant.is_some_and(|place| self.of(place).starts_with(&waiver.fingerprint.value))
    }
}
