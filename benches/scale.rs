//! Speed by design, as whole processes: a cold build of 10,000 pairs against `cp -r` of its own output in the same
//! run, its peak memory, a repeated build after one edit, and how the time grows. Run with
//! `cargo bench --bench scale`; a number after `--` sets the pairs.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, clippy::cast_precision_loss)]

mod corpus;

use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn write_corpus(root: &Path, pairs: usize) {
    for (path, text) in corpus::files(pairs) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// Runs a command to its end; wall time and the peak of its memory in KiB, where the system tells. It is asked seldom, from
/// a thread of its own: to ask takes time of a core that the command could use.
fn run(command: &mut Command) -> (Duration, u64) {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let (ended, end) = std::sync::mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        let mut peak = 0;
        while end.recv_timeout(Duration::from_millis(25)) == Err(RecvTimeoutError::Timeout) {
            let text = std::fs::read_to_string(&status).unwrap_or_default();
            let line = text.lines().find(|line| line.starts_with("VmHWM"));
            peak = peak.max(line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0));
        }
        peak
    });
    let succeeded = child.wait().unwrap().success();
    let time = started.elapsed();
    drop(ended);
    assert!(succeeded, "{command:?} failed");
    (time, watch.join().unwrap())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// Builds into a folder of the project.
fn build(root: &Path, output: &str) -> (Duration, u64) {
    let output = root.join(output);
    run(Command::new(env!("CARGO_BIN_EXE_duizhao")).args(["build", "--root"]).arg(root).arg("--output-dir").arg(output))
}

/// Lets the disk come to rest: what an earlier command left to be written would be written during the next.
fn rest() {
    let _ = Command::new("sync").status();
}

/// Cold builds and copies in turn, so that a change of the machine's mood meets both. Each has a new folder, and nothing
/// is removed before the end: ext4 looks for minutes for inodes other than those that were removed last, and to make ten
/// thousand files then takes many times as long.
fn cold_and_copy(root: &Path) -> (Vec<Duration>, Vec<Duration>, u64) {
    let (mut cold, mut copies, mut peak) = (Vec::new(), Vec::new(), 0);
    for round in 0..=RUNS {
        let (output, copy) = (format!("public-{round}"), root.join(format!("copy-{round}")));
        rest();
        let (time, memory) = build(root, &output);
        cold.push(time);
        peak = peak.max(memory);
        rest();
        copies.push(run(Command::new("cp").arg("-r").args([&root.join(output), &copy])).0);
    }
    (cold.split_off(1), copies.split_off(1), peak)
}

fn main() {
    let pairs = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("site");
    write_corpus(&root, pairs);
    let (cold, copies, peak) = cold_and_copy(&root);
    let ratio =
        median(cold.iter().zip(&copies).map(|(a, b)| Duration::from_secs_f64(a.as_secs_f64() / b.as_secs_f64())).collect());
    println!("{pairs} pairs, two views, medians of {RUNS} runs as whole processes");
    println!("cold build            {:>8.0} ms", median(cold.clone()).as_secs_f64() * 1e3);
    println!("cp -r of its output   {:>8.0} ms", median(copies).as_secs_f64() * 1e3);
    println!("cold / cp, pair by pair {:>6.2}   (at most 3 wanted)", ratio.as_secs_f64());
    println!("peak memory           {:>8} MB   (under 400 wanted)", peak / 1024);
    // A word of a paragraph, and a title, which other pages show.
    let words = ("see [[", "and see [[");
    let title = ("title: Entry number 7", "title: The entry number 7");
    for (name, (before, after), wanted) in [("one page edited", words, "   (under 0.25 wanted)"), ("one title edited", title, "")]
    {
        let repeated = (0..RUNS).map(|_| {
            rest();
            let page = root.join("content/s0/e7.en.md");
            let text = std::fs::read_to_string(&page).unwrap();
            let edited = if text.contains(after) { text.replacen(after, before, 1) } else { text.replacen(before, after, 1) };
            assert_ne!(text, edited, "the edit changes nothing");
            std::fs::write(&page, edited).unwrap();
            build(&root, &format!("public-{RUNS}")).0
        });
        let again = median(repeated.collect());
        println!("{name:<21} {:>8.0} ms", again.as_secs_f64() * 1e3);
        println!("repeated / cold       {:>8.2}{wanted}", again.as_secs_f64() / median(cold.clone()).as_secs_f64());
    }
    for size in [1_000, 4_000, 16_000] {
        let root = folder.path().join(format!("site{size}"));
        write_corpus(&root, size);
        let times = (0..3).map(|round| {
            rest();
            build(&root, &format!("public-{round}")).0
        });
        let time = median(times.collect());
        println!(
            "{size:>6} pairs          {:>8.0} ms   {:>6.1} µs a pair",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() * 1e6 / size as f64
        );
    }
}
