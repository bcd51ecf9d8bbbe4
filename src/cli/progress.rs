//! Time: how long each stage took, and a line that shows a long build is alive.

#![expect(clippy::disallowed_methods, reason = "the command line is the one room that knows the clock")]

use std::fmt::Write as _;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::cli::terminal;

/// A build that takes longer than this shows that it is alive.
const PATIENCE: Duration = Duration::from_secs(2);

/// Measures stages one after the other.
pub(super) struct Stopwatch {
    started: Instant,
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
    line: Option<Line>,
}

impl Stopwatch {
    /// Starts; with `line`, a long run shows its stage on the terminal.
    pub fn start(line: bool) -> Self {
        Self::start_as("building", line)
    }

    /// The same for work that is called something else.
    pub fn start_as(work: &'static str, line: bool) -> Self {
        let now = Instant::now();
        Self { started: now, last: now, stages: Vec::new(), line: line.then(|| Line::start(work)) }
    }

    /// The stage that ran since the last call has ended.
    pub fn ended(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
        if let Some(line) = &self.line {
            line.tell(stage);
        }
    }

    /// Ends the line on the terminal.
    pub fn stop(&mut self) {
        if let Some(line) = self.line.take() {
            line.end();
        }
    }

    /// The time since the start, in words.
    pub fn total(&self) -> String {
        words(self.started.elapsed())
    }

    /// A line a stage.
    pub fn table(&self) -> String {
        let mut table = String::new();
        for (stage, time) in &self.stages {
            let _ = writeln!(table, "{stage:>10}  {}", words(*time));
        }
        table
    }
}

fn words(time: Duration) -> String {
    if time < Duration::from_secs(1) { format!("{} ms", time.as_millis()) } else { format!("{:.1} s", time.as_secs_f64()) }
}

/// The line on the terminal, drawn by a thread of its own so that a long stage shows too.
struct Line {
    stages: Sender<&'static str>,
    drawer: JoinHandle<()>,
}

impl Line {
    fn start(work: &'static str) -> Self {
        let (stages, told) = mpsc::channel::<&'static str>();
        let drawer = std::thread::spawn(move || {
            let started = Instant::now();
            let mut done = "";
            let mut drawn = false;
            loop {
                match told.recv_timeout(Duration::from_millis(200)) {
                    Ok(stage) => done = stage,
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if started.elapsed() > PATIENCE {
                    let after = if done.is_empty() { String::new() } else { format!(", {done} done") };
                    terminal::err(&format!("\r\u{1b}[K{work}: {:.0} s{after}", started.elapsed().as_secs_f64()));
                    drawn = true;
                }
            }
            if drawn {
                terminal::err("\r\u{1b}[K");
            }
        });
        Self { stages, drawer }
    }

    fn tell(&self, stage: &'static str) {
        let _ = self.stages.send(stage);
    }

    fn end(self) {
        drop(self.stages);
        let _ = self.drawer.join();
    }
}
