//! Speed by design, as whole processes: a cold build of 10,000 pairs against `cp -r` of its own output in the same
//! run, its peak memory, a repeated build after one edit, and how the time grows. Run with
//! `cargo bench --bench scale`; a number after `--` sets the pairs.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, clippy::cast_precision_loss)]

mod corpus;

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn write_corpus(root: &Path, pairs: usize) {
    for (path, text) in corpus::files(pairs) {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}

/// Runs a command to its end; wall time and the peak of its memory in KiB, where the system tells.
fn run(command: &mut Command) -> (Duration, u64) {
    let started = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("VmHWM"));
        peak = peak.max(line.and_then(|line| line.split_whitespace().nth(1)?.parse().ok()).unwrap_or(0));
        std::thread::sleep(Duration::from_millis(2));
    };
    assert!(ended.success(), "{command:?} failed");
    (started.elapsed(), peak)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn build(root: &Path) -> (Duration, u64) {
    run(Command::new(env!("CARGO_BIN_EXE_duizhao")).args(["build", "--root"]).arg(root))
}

fn remove(path: &Path) {
    if path.exists() {
        std::fs::remove_dir_all(path).unwrap();
    }
}

/// Cold builds and copies in turn, so that a change of the machine's mood meets both.
fn cold_and_copy(root: &Path) -> (Vec<Duration>, Vec<Duration>, u64) {
    let (public, copy) = (root.join("public"), root.join("copy"));
    let (mut cold, mut copies, mut peak) = (Vec::new(), Vec::new(), 0);
    for _ in 0..=RUNS {
        remove(&public);
        remove(&copy);
        let (time, memory) = build(root);
        cold.push(time);
        peak = peak.max(memory);
        copies.push(run(Command::new("cp").arg("-r").args([&public, &copy])).0);
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
    let mut repeated = Vec::new();
    let page = root.join("content/s0/e7.en.md");
    for round in 0..RUNS {
        let text = std::fs::read_to_string(&page).unwrap();
        let edited = text.replacen("What entry", &format!("What round {round} of entry"), 1);
        assert_ne!(text, edited, "the edit changes nothing");
        std::fs::write(&page, edited.replacen("What round", "What entry round", 1)).unwrap();
        repeated.push(build(&root).0);
    }
    let again = median(repeated);
    println!("one page edited       {:>8.0} ms", again.as_secs_f64() * 1e3);
    println!("repeated / cold       {:>8.2}   (under 0.25 wanted)", again.as_secs_f64() / median(cold).as_secs_f64());
    for size in [1_000, 4_000, 16_000] {
        let root = folder.path().join(format!("site{size}"));
        write_corpus(&root, size);
        let times = (0..3).map(|_| {
            remove(&root.join("public"));
            build(&root).0
        });
        let time = median(times.collect());
        println!(
            "{size:>6} pairs          {:>8.0} ms   {:>6.1} µs a pair",
            time.as_secs_f64() * 1e3,
            time.as_secs_f64() * 1e6 / size as f64
        );
        remove(&root);
    }
}
