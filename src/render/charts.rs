//! Figures drawn from the ledger: bars of one unit on one scale, slopes where a starting value is given, and the
//! same numbers as a table. A start that nobody gave is not drawn.

use crate::config::Side;
use crate::language::{Bound, Change, Decimal};
use crate::parse::front_matter::{FigureEntry, When};
use crate::render::page::{Page, escaped, when};
use crate::render::view::charts::{Bar, Chart, FigureRow, Slope, Start, Tick};
use crate::site::PairIx;

/// Height of a slope's drawing between its highest and its lowest value, and where it begins, in pixels.
const SLOPE_TOP: f64 = 40.0;
const SLOPE_HEIGHT: f64 = 100.0;

/// The pages among `pages` that carry a figure.
fn figures<'s>(page: &Page<'s>, pages: &[PairIx]) -> Vec<(PairIx, &'s FigureEntry)> {
    let site = page.lens.site;
    pages.iter().filter_map(|ix| Some((*ix, site.pair(*ix).figure(None)?))).collect()
}

/// A figure in signs, for the eye: `≥500`, `>50%`, `≈85`.
pub(super) fn signs(page: &Page<'_>, figure: &FigureEntry) -> String {
    let sign = match figure.quantity.bound {
        Bound::AtLeast => "≥",
        Bound::MoreThan | Bound::SomewhatMoreThan => ">",
        Bound::About | Bound::Nearly => "≈",
        Bound::AtMost => "≤",
        Bound::LessThan => "<",
        Bound::Reaches | Bound::Exactly => "",
    };
    let direction = match figure.quantity.change {
        Some(Change::Increase) => "+",
        Some(Change::Reduction) => "−",
        None => "",
    };
    let percent = if is_percent(page, figure) { "%" } else { "" };
    format!("{sign}{direction}{}{percent}", figure.quantity.value)
}

fn is_percent(page: &Page<'_>, figure: &FigureEntry) -> bool {
    let unit = page.lens.config().units.iter().find(|unit| unit.key == figure.unit.value);
    unit.is_some_and(|unit| unit.original.other == "{n}%")
}

fn said(page: &Page<'_>, ix: PairIx, figure: &FigureEntry, start: Option<&FigureEntry>) -> String {
    let site = page.lens.site;
    let one = |side: &Side| {
        let title = &site.pair(ix).words(*side).title.value;
        let phrase = site.phrase(figure, *side);
        let from = start.map(|start| format!("{} → ", site.phrase(start, *side))).unwrap_or_default();
        let colon = page.theme.word("colon", *side);
        format!("{title}{colon}{from}{phrase}")
    };
    page.lens.sides().iter().map(one).collect::<Vec<_>>().join(" / ")
}

fn start_of<'s>(page: &Page<'s>, figure: &FigureEntry) -> Option<&'s FigureEntry> {
    let site = page.lens.site;
    site.pair(site.find_page(&figure.baseline.as_ref()?.value)?).figure(None)
}

/// Places and the ends of scales are decimals with one digit, the same on every machine.
fn place(value: f64) -> String {
    format!("{value:.1}")
}

/// One chart for each unit that more than one page uses, in the order of its first page.
pub(super) fn charts(page: &Page<'_>, pages: &[PairIx]) -> Vec<Chart> {
    let mut units: Vec<(&str, Vec<(PairIx, &FigureEntry)>)> = Vec::new();
    for (ix, figure) in figures(page, pages) {
        match units.iter_mut().find(|(unit, _)| *unit == figure.unit.value) {
            Some((_, of_unit)) => of_unit.push((ix, figure)),
            None => units.push((&figure.unit.value, vec![(ix, figure)])),
        }
    }
    units.into_iter().filter(|(_, of_unit)| of_unit.len() > 1).map(|(_, of_unit)| chart(page, of_unit)).collect()
}

fn chart(page: &Page<'_>, mut figures: Vec<(PairIx, &FigureEntry)>) -> Chart {
    figures.sort_by_key(|(ix, figure)| (std::cmp::Reverse(figure.quantity.value), *ix));
    let percent = figures.first().is_some_and(|(_, figure)| is_percent(page, figure));
    let longest = figures.iter().map(|(_, figure)| figure.quantity.value).max().unwrap_or(Decimal::whole(1)).approximate();
    let end = if percent { 100.0 } else { round_end(longest) };
    let at = |value: Decimal| place(value.approximate() / end * 100.0);
    let bar = |(ix, figure): (PairIx, &FigureEntry)| {
        let start = start_of(page, figure);
        Bar {
            item: page.item(ix),
            at: at(figure.quantity.value),
            signs: signs(page, figure),
            from: start.map(|start| Start { at: at(start.quantity.value), signs: signs(page, start) }),
            said: said(page, ix, figure, start),
        }
    };
    let ticks = (0..=4).map(|step| {
        let part = f64::from(step) / 4.0;
        let anchor = match step {
            0 => "start",
            4 => "end",
            _ => "middle",
        };
        Tick { at: place(part * 100.0), text: format!("{}{}", part * end, if percent { "%" } else { "" }), anchor }
    });
    Chart { ticks: ticks.collect(), bars: figures.into_iter().map(bar).collect() }
}

/// The figure of one page on the scale of its own unit: percentages on a hundred, others on the next round number.
pub(super) fn bar(page: &Page<'_>, ix: PairIx) -> Option<Bar> {
    let figure = page.lens.site.pair(ix).figure(None)?;
    chart(page, vec![(ix, figure)]).bars.pop()
}

/// The next round number, so that a quarter of it is round too.
fn round_end(longest: f64) -> f64 {
    let mut power = 1.0;
    while power * 10.0 <= longest {
        power *= 10.0;
    }
    [1.0, 2.0, 4.0, 6.0, 8.0, 10.0].iter().map(|step| step * power).find(|end| *end >= longest).unwrap_or(longest)
}

/// Slopes of figures with a starting value of the same series. All span the same number of units from foot to head
/// within one unit, so that they compare.
pub(super) fn slopes(page: &Page<'_>, pages: &[PairIx]) -> Vec<Slope> {
    let with_start = figures(page, pages).into_iter().filter_map(|(ix, figure)| Some((ix, figure, start_of(page, figure)?)));
    with_start
        .map(|(ix, figure, start)| {
            let (from, to) = (start.quantity.value.approximate(), figure.quantity.value.approximate());
            let (low, high) = (from.min(to), from.max(to));
            let span = ((high - low) * 2.0).max(1.0);
            let foot = low - (span - (high - low)) / 2.0;
            let y = |value: f64| place(SLOPE_TOP + SLOPE_HEIGHT * (1.0 - (value - foot) / span));
            Slope {
                item: page.item(ix),
                from_y: y(from),
                to_y: y(to),
                from_signs: signs(page, start),
                to_signs: signs(page, figure),
                from_when: start.when.map(when).unwrap_or_default(),
                to_when: figure.when.map(when).unwrap_or_default(),
                said: said(page, ix, figure, Some(start)),
            }
        })
        .collect()
}

/// The table behind the pictures.
pub(super) fn table(page: &Page<'_>, pages: &[PairIx]) -> Vec<FigureRow> {
    let site = page.lens.site;
    let row = |(ix, figure): (PairIx, &FigureEntry)| FigureRow {
        item: page.item(ix),
        signs: signs(page, figure),
        phrase_html: page.lens.words(|side| site.phrase(figure, side)).into(),
        of_html: figure.of.as_ref().map(|of| page.lens.label(|side| of.get(side)).into()).unwrap_or_default(),
        when_html: figure.when.map(|span: When| escaped(&when(span)).into()).unwrap_or_default(),
        baseline_html: start_of(page, figure).map(|start| page.lens.words(|side| site.phrase(start, side)).into()),
        mark: page.mark(&figure.source.value),
    };
    figures(page, pages).into_iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::round_end;

    #[test]
    fn a_scale_ends_at_a_round_number() {
        let ends: Vec<String> = [7.0, 10.0, 120.0, 500.0, 999.0].iter().map(|longest| round_end(*longest).to_string()).collect();
        assert_eq!(ends, ["8", "10", "200", "600", "1000"]);
    }
}
