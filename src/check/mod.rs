//! The rules of content: one rule, one file, its documentation inside. A site sets their severity by name in
//! `site.yaml`.

mod banned_phrase;
mod blocks_differ;
mod figures;
pub mod frame;
mod pair_missing_side;
mod references;
mod terms;
mod typography;
mod waiver_expired;
mod waiver_unknown;
mod waiver_unused;

use rayon::prelude::*;

use crate::check::frame::{Faults, Findings, Spread, Tools};
use crate::config::Config;
use crate::diagnostic::rules::source::UNKNOWN_KEY;
use crate::diagnostic::{Diagnostic, Place, Report, Rule};
use crate::site::Site;
use crate::text::nearest;

pub use frame::{Selection, Tally};

/// All rules of this stage, by code.
pub static ALL: &[&Rule] = &[
    &pair_missing_side::RULE,
    &blocks_differ::RULE,
    &banned_phrase::RULE,
    &waiver_unknown::RULE,
    &waiver_expired::RULE,
    &waiver_unused::RULE,
    &figures::figures_differ::RULE,
    &figures::figure_bound_lost::RULE,
    &figures::figure_bound_looser::RULE,
    &figures::figure_direction::RULE,
    &figures::steps_differ::RULE,
    &figures::figure_ambiguous::RULE,
    &figures::ledger_figure_differs::RULE,
    &figures::figures_swapped::RULE,
    &terms::term_missing::RULE,
    &terms::term_avoided::RULE,
    &terms::term_elsewhere::RULE,
    &terms::glossary_contradiction::RULE,
    &references::links_differ::RULE,
    &references::quoted_figures_differ::RULE,
    &references::source_marks_differ::RULE,
    &typography::straight_quotes::RULE,
    &typography::half_width_punctuation::RULE,
    &typography::space_in_chinese::RULE,
    &typography::ellipsis::RULE,
    &typography::dash::RULE,
    &typography::full_width_characters::RULE,
    &typography::ideographic_space::RULE,
    &typography::stray_markup::RULE,
    &typography::invisible_character::RULE,
    &typography::bidi_control::RULE,
    &typography::full_width_punctuation::RULE,
    &typography::loose_space::RULE,
];

/// Every rule of content has an example, or this does not compile.
const _: () = {
    let mut rest = ALL;
    while let [rule, tail @ ..] = rest {
        assert!(rule.example.is_some(), "a rule of content has no example");
        rest = tail;
    }
};

/// What looks at one pair.
type PairCheck = fn(&Spread<'_, '_>, &mut Findings);

/// Rules that look at one pair at a time, by code. What they find is bound to a place of the pair and can be waived there.
static OF_PAIRS: &[(&Rule, PairCheck)] = &[
    (&banned_phrase::RULE, banned_phrase::check),
    (&figures::figures_differ::RULE, figures::figures_differ::check),
    (&figures::figure_bound_lost::RULE, figures::figure_bound_lost::check),
    (&figures::figure_bound_looser::RULE, figures::figure_bound_looser::check),
    (&figures::figure_direction::RULE, figures::figure_direction::check),
    (&figures::steps_differ::RULE, figures::steps_differ::check),
    (&figures::figure_ambiguous::RULE, figures::figure_ambiguous::check),
    (&figures::ledger_figure_differs::RULE, figures::ledger_figure_differs::check),
    (&figures::figures_swapped::RULE, figures::figures_swapped::check),
    (&terms::term_missing::RULE, terms::term_missing::check),
    (&terms::term_avoided::RULE, terms::term_avoided::check),
    (&terms::term_elsewhere::RULE, terms::term_elsewhere::check),
    (&references::links_differ::RULE, references::links_differ::check),
    (&references::quoted_figures_differ::RULE, references::quoted_figures_differ::check),
    (&references::source_marks_differ::RULE, references::source_marks_differ::check),
    (&typography::straight_quotes::RULE, typography::straight_quotes::check),
    (&typography::half_width_punctuation::RULE, typography::half_width_punctuation::check),
    (&typography::space_in_chinese::RULE, typography::space_in_chinese::check),
    (&typography::ellipsis::RULE, typography::ellipsis::check),
    (&typography::dash::RULE, typography::dash::check),
    (&typography::full_width_characters::RULE, typography::full_width_characters::check),
    (&typography::ideographic_space::RULE, typography::ideographic_space::check),
    (&typography::stray_markup::RULE, typography::stray_markup::check),
    (&typography::invisible_character::RULE, typography::invisible_character::check),
    (&typography::bidi_control::RULE, typography::bidi_control::check),
    (&typography::full_width_punctuation::RULE, typography::full_width_punctuation::check),
    (&typography::loose_space::RULE, typography::loose_space::check),
];

/// What a run of the rules has shown.
#[derive(Debug, Default)]
pub struct Checked {
    /// How much was compared.
    pub tally: Tally,
    /// By pair: how much was compared in it, where nothing was found.
    pub silent: Vec<Option<Tally>>,
}

/// Runs the rules that are wanted, and says how much was compared.
pub fn all(site: &Site<'_>, selection: &Selection, report: &mut Report) -> Tally {
    upon(site, selection, &[], report).tally
}

/// The same where an earlier run of the same rules found nothing in some pairs, and nothing that they are compared with has
/// changed: they are not looked at again. `silent` says by pair what was compared in such a one.
pub fn upon(site: &Site<'_>, selection: &Selection, silent: &[Option<Tally>], report: &mut Report) -> Checked {
    let faults = Faults::of(report);
    pair_missing_side::check(site, report);
    let differing = blocks_differ::check(site, report);
    terms::glossary_contradiction::check(site, report);
    let tools = Tools::new(site);
    let waivable: Vec<&'static Rule> = OF_PAIRS.iter().map(|(rule, _)| *rule).collect();
    let wanted: Vec<PairCheck> = OF_PAIRS.iter().filter(|(rule, _)| selection.wants(rule)).map(|(_, check)| *check).collect();
    let looked: Vec<(Report, Tally)> = site
        .pairs
        .par_iter()
        .zip(differing)
        .enumerate()
        // Small pieces: at the end no thread waits long for another.
        .with_max_len(64)
        .map(|(number, (pair, differs))| {
            if let Some(Some(tally)) = silent.get(number) {
                return (Report::default(), *tally);
            }
            let spread = Spread::new(site, pair, &tools, &faults, pair.is_translated() && !differs);
            let mut findings = Findings::default();
            for check in &wanted {
                check(&spread, &mut findings);
            }
            let (mut own, tally) = (Report::default(), findings.tally);
            frame::settle(&spread, findings, &waivable, selection, &mut own);
            (own, tally)
        })
        .collect();
    let mut checked = Checked::default();
    for (own, compared) in looked {
        checked.silent.push(own.diagnostics().is_empty().then_some(compared));
        checked.tally += compared;
        report.merge(own);
    }
    checked
}

/// Applies the severities that a site sets, and reports names that no rule has.
pub fn apply_levels(config: &Config, report: &mut Report) {
    let names: Vec<&str> = ALL.iter().map(|rule| rule.name).collect();
    for (name, level) in &config.rules {
        if !names.contains(&name.as_str()) {
            let help = nearest(name, names.iter().copied()).map_or_else(
                || "`duizhao explain --list` lists them: those from DZ301".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            let place = Place::new(&config.file, level.span);
            report.add(Diagnostic::new(&UNKNOWN_KEY, place, format!("no check is called `{name}`")).help(help));
        }
    }
    report.set_levels(|rule, severity| match config.rules.get(rule.name) {
        Some(level) if names.contains(&rule.name) => level.severity,
        _ => Some(severity),
    });
}
