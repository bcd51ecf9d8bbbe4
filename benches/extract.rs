//! How fast articles are extracted: a thousand of 20 KB by the command, with its peak memory, and how the time of one
//! grows with its size and with the nesting of its tags. Run with `cargo bench --bench extract`.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods, clippy::cast_precision_loss)]

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use duizhao::article::Settings;
use duizhao::extract::{Id, extract};
use duizhao::text::RelPath;

const ARTICLES: usize = 1000;
const SIZE: usize = 20 * 1024;

const SENTENCE: &str =
    "东山的春茶今天开采，<b>明前茶</b>占到35%以上，见<a href=\"https://a.example/tea?id=5&amp;utm_source=x\">茶谱</a>。";
const LINES: &str = "东山的春茶今天开采，茶农说今年比去年早三天，水比茶要紧，这\n是老人说的；到2025年，茶园要增加到1200亩以上，产量提高15%左\n右，收入超过1.5亿元。 \n";

/// A feed item, a saved page, a post or the text of a PDF, by number, of about so many bytes.
fn article(number: usize, size: usize) -> String {
    let paragraphs = |each: &str| each.repeat(size.div_ceil(each.len()).max(1));
    let front = format!("---\ntitle: '茶_{number}_讯'\nauthor: 茶乡\ndate: Tue, 05 Apr 2022 01:30:00 GMT\n");
    let html = paragraphs(&format!("<p>　　{}</p><!-- 广告 -->\n", SENTENCE.repeat(3)));
    match number % 4 {
        0 => format!("{front}---\n<div>\n{html}</div>\n"),
        1 => format!(
            "<!DOCTYPE html><html><head><meta charset=utf-8><title>茶</title></head><body><nav><a href=/>首页</a></nav><div class=article>{html}</div></body></html>"
        ),
        2 => format!(
            "{front}layout: post\n---\n{}",
            paragraphs("东山的**春茶**今天开采，*明前茶*占到35%以上，见[茶谱](https://a.example/)。\n\n")
        ),
        _ => paragraphs(LINES),
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

fn throughput(root: &Path) {
    let mut files = Vec::new();
    let mut bytes = 0;
    for number in 0..ARTICLES {
        let text = article(number, SIZE);
        bytes += text.len();
        let file = root.join(format!("{number}.txt"));
        std::fs::write(&file, text).unwrap();
        files.push(file);
    }
    for round in 0..3 {
        let out = root.join(format!("out-{round}"));
        let mut command = Command::new(env!("CARGO_BIN_EXE_duizhao"));
        let (time, peak) = run(command.current_dir(root).args(["extract", "-q", "--out"]).arg(&out).args(&files));
        let rate = bytes as f64 / time.as_secs_f64() / 1e6;
        println!(
            "{ARTICLES} articles, {:.1} MB: {:.2} s, {rate:.1} MB/s, peak {} MiB",
            bytes as f64 / 1e6,
            time.as_secs_f64(),
            peak / 1024
        );
    }
}

/// Nanoseconds a byte, the best of three.
fn cost(text: &str) -> f64 {
    let name = RelPath::new("tea.txt").unwrap();
    let once = || {
        let started = Instant::now();
        let outcome = extract(&name, Id::OfFile("tea"), text.as_bytes(), &Settings::default());
        assert!(outcome.extracted.is_some(), "{:?}", outcome.report.diagnostics().first());
        started.elapsed()
    };
    let best = (0..3).map(|_| once()).min().unwrap();
    best.as_nanos() as f64 / text.len() as f64
}

fn growth() {
    let forms = ["feed", "page", "post", "text of a PDF"];
    for (number, form) in forms.iter().enumerate() {
        let sizes = [20, 80, 320, 1280, 5120].map(|kib| cost(&article(number, kib * 1024)));
        println!("{form}: {} ns a byte at 20, 80, 320, 1280, 5120 KiB", sizes.map(|ns| format!("{ns:.0}")).join(", "));
    }
    let nested =
        |depth: usize| format!("<div>{}{}{}</div>", "<span>".repeat(depth), article(1, 1 << 20), "</span>".repeat(depth));
    let depths = [30, 60, 120, 240, 480].map(|depth| cost(&nested(depth)));
    println!("1 MiB in spans: {} ns a byte at 30, 60, 120, 240, 480 levels", depths.map(|ns| format!("{ns:.0}")).join(", "));
    let again = |depth: usize| {
        let open: String = (0..depth).map(|n| format!("<b class=c{n}>")).collect();
        format!("<div>{open}{}</div>", "<p>茶".repeat(2000))
    };
    let open = [30, 60, 120, 240, 480].map(|depth| cost(&again(depth)) * again(depth).len() as f64 / depth as f64 / 1e6);
    println!(
        "2000 paragraphs under unclosed bold: {} ms a level at 30, 60, 120, 240, 480 levels",
        open.map(|ms| format!("{ms:.2}")).join(", ")
    );
}

fn main() {
    let root = tempfile::tempdir().unwrap();
    throughput(root.path());
    growth();
}
