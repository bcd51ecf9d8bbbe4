//! How long something may take. What counts is the time of the processor, not that of the wall: other tests run beside this.
#![expect(clippy::disallowed_methods, reason = "a budget needs a clock")]

use std::fs;
use std::time::{Duration, Instant};

/// A second with optimisation; without, the same work takes several.
const SECOND: Duration = Duration::from_secs(if cfg!(debug_assertions) { 6 } else { 1 });

/// Runs `work` on a thread of its own, which also does what would be shared out.
pub fn alone<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(work)
}

/// Runs `work` alone, and fails if it takes more than so many seconds.
pub fn within<T: Send>(seconds: u32, what: &str, work: impl FnOnce() -> T + Send) -> T {
    alone(|| measured(seconds, what, work))
}

/// The same on a thread that is alone already.
pub fn measured<T>(seconds: u32, what: &str, work: impl FnOnce() -> T) -> T {
    let (wall, before) = (Instant::now(), processor());
    let done = work();
    let taken = processor().zip(before).map_or_else(|| wall.elapsed(), |(after, before)| after - before);
    assert!(taken <= SECOND * seconds, "{what}: {taken:?}");
    if std::env::var_os("HOSTILE_TIMES").is_some() && taken > SECOND / 20 {
        eprintln!("{taken:?} {what}");
    }
    done
}

/// Time of the processor that this thread has had, where the system tells.
fn processor() -> Option<Duration> {
    let stat = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}
