//! The site in a real browser: every page in Chromium, from `file://` and over HTTP under a sub-path.
//!
//! A test target with its own `main`, because libtest cannot ignore a test at run time. It prints and takes arguments
//! as libtest does (`--list`, a filter, `--skip`, `--exact`). What is looked at is this repository's own site, built
//! into a temporary folder by the binary under test; `DUIZHAO_SITE=<folder>` looks at a folder built elsewhere instead.
//!
//! Without Chromium every test is ignored, loudly; where the variable `CI` is set, that is a failure.

#![allow(clippy::disallowed_methods, reason = "this harness starts programs, serves files and measures time")]
#![allow(clippy::indexing_slicing, reason = "a reply of Chromium is read by indexing JSON, which yields null and never panics")]

mod cdp;
mod chromium;
mod crawl;
mod findings;
mod lab;
mod links;
mod place;
mod quiet;
mod records;
mod scripts_off;
mod seeded;
mod server;
mod site;
mod tab;
mod view_switch;

use std::{env, process::ExitCode, sync::Arc};

use lab::{Lab, Scheme};
use libtest_mimic::{Arguments, Failed, Trial};

/// A test of one scheme: it gets the laboratory and says what it found.
type Test = fn(&Lab, Scheme) -> Result<(), String>;

/// The tests that are run once for each scheme.
const EVERYWHERE: &[(&str, Test)] = &[
    ("pages_load_without_complaint", quiet::pages_load_without_complaint),
    ("nothing_is_asked_for_outside_the_site", quiet::nothing_is_asked_for_outside_the_site),
    ("links_lead_to_files", links::links_lead_to_files),
    ("fragments_exist", links::fragments_exist),
    ("ids_are_unique", links::ids_are_unique),
    ("view_switch_keeps_the_place", view_switch::view_switch_keeps_the_place),
];

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    arguments.test_threads = Some(1); // the tests share one browser; the crawl itself has two workers
    let chromium = chromium::find();
    let lab = Arc::new(lab::Once::default());
    let trials = trials(&lab, chromium.is_err());
    let conclusion = libtest_mimic::run(&arguments, trials);
    if let Some(lab) = lab.peek() {
        eprintln!("{}", lab.summary());
    }
    match chromium {
        Err(missing) if conclusion.num_ignored > 0 => {
            let in_ci = env::var_os("CI").is_some_and(|value| !value.is_empty());
            eprintln!("{}", notice(&missing, conclusion.num_ignored, in_ci));
            if in_ci { ExitCode::from(1) } else { conclusion.exit_code() }
        }
        _ => conclusion.exit_code(),
    }
}

/// All tests in the order in which they run: the harness is tried on a faulty site before the real one.
fn trials(lab: &Arc<lab::Once<Lab>>, ignored: bool) -> Vec<Trial> {
    let trial = |name: String, scheme: Scheme, test: Test| {
        let lab = Arc::clone(lab);
        let run = move || test(lab.get(Lab::open)?, scheme).map_err(Failed::from);
        Trial::test(name, run).with_ignored_flag(ignored)
    };
    let seeded = Trial::test("harness::seeded_faults_are_found", || seeded::seeded_faults_are_found().map_err(Failed::from));
    let mut trials = vec![seeded.with_ignored_flag(ignored)];
    for scheme in Scheme::BOTH {
        trials.extend(EVERYWHERE.iter().map(|(name, test)| trial(format!("{scheme}::{name}"), scheme, *test)));
    }
    // What a page says without scripts does not depend on where it comes from: once is enough.
    trials.push(trial("file::all_is_there_without_scripts".to_owned(), Scheme::File, scripts_off::all_is_there_without_scripts));
    trials
}

/// What is printed where no Chromium was found. Nobody shall take an ignored test for a passed one.
fn notice(missing: &str, ignored: u64, in_ci: bool) -> String {
    let bar = "!".repeat(100);
    let verdict = if in_ci { "CI is set, so this is a FAILURE." } else { "Whether the site works in a browser is not known." };
    format!(
        "\n{bar}\n!!  {ignored} BROWSER TESTS DID NOT RUN: {missing}\n!!  {verdict}\n\
         !!  Install Chromium (Debian, Ubuntu: `apt-get install chromium fonts-noto-cjk`; macOS: `brew install chromium`)\n\
         !!  or set CHROMIUM to the program of Chromium or Google Chrome.\n{bar}\n"
    )
}
