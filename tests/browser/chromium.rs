//! Finding Chromium, starting it with a fresh profile, and ending it whatever happens.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use serde_json::json;
use tempfile::TempDir;

use crate::{cdp::Connection, tab::Tab};

/// The names looked for on `PATH`.
const NAMES: [&str; 3] = ["chromium", "chromium-browser", "google-chrome"];

/// No window, no sandbox (it needs rights that containers lack), nothing of its own over the network, names resolved by
/// nobody: a page that asks for another host fails here as it would for a reader who is offline.
const FLAGS: &[&str] = &[
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-proxy-server",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--window-size=1280,900",
    "--remote-debugging-port=0",
];

/// So long Chromium may take to start; a cold start on a loaded machine is slow.
const START: Duration = Duration::from_secs(60);
/// So long it may take to end by itself.
const END: Duration = Duration::from_secs(5);

/// The program to drive: `CHROMIUM`, else the first of the known names on `PATH`; or why there is none.
pub fn find() -> Result<PathBuf, String> {
    if let Some(program) = env::var_os("CHROMIUM").filter(|value| !value.is_empty()).map(PathBuf::from) {
        let there = program.is_file();
        return there.then(|| program.clone()).ok_or_else(|| format!("CHROMIUM names no file: {}", program.display()));
    }
    let path = env::var_os("PATH").unwrap_or_default();
    let candidates = NAMES.iter().flat_map(|name| env::split_paths(&path).map(move |folder| folder.join(name)));
    let suffix = env::consts::EXE_SUFFIX.trim_start_matches('.');
    let mut programs = candidates.map(|program| if suffix.is_empty() { program } else { program.with_extension(suffix) });
    programs.find(|program| program.is_file()).ok_or_else(|| format!("none of {} is on PATH", NAMES.join(", ")))
}

/// A running Chromium. Dropping it ends the program and removes its profile.
#[derive(Debug)]
pub struct Chromium {
    control: Connection,
    port: u16,
    child: Child,
    watchdog: Option<Child>,
    profile: TempDir,
}

impl Chromium {
    /// Starts the program and connects to it.
    pub fn start(program: &Path) -> Result<Self, String> {
        let failed = |error: &dyn std::fmt::Display| format!("{} did not start: {error}", program.display());
        let profile = tempfile::Builder::new().prefix("duizhao-chromium-").tempdir().map_err(|error| failed(&error))?;
        let log = fs::File::create(profile.path().join("stderr")).map_err(|error| failed(&error))?;
        let mut command = Command::new(program);
        command.args(FLAGS).arg(format!("--user-data-dir={}", profile.path().display())).arg("about:blank");
        let spawned = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let mut child = spawned.map_err(|error| failed(&error))?;
        let watchdog = watch(child.id());
        match connect(&mut child, profile.path()) {
            Ok((control, port)) => Ok(Self { control, port, child, watchdog, profile }),
            Err(error) => {
                end(&mut child, watchdog);
                let said = fs::read_to_string(profile.path().join("stderr")).unwrap_or_default();
                Err(failed(&format!("{error}\n{said}")))
            }
        }
    }

    /// Opens a tab. One without a window costs half as much, for there is no tab strip with icon, title and picture of
    /// each page, and nothing is ever drawn: no animation frame comes, no fragment is scrolled to.
    pub fn open_tab(&mut self, in_window: bool) -> Result<Tab, String> {
        let kind = if in_window { "newWindow" } else { "hidden" };
        let target = self.control.call("Target.createTarget", json!({ "url": "about:blank", kind: true }))?;
        let id = target["targetId"].as_str().unwrap_or_default();
        Tab::attach(Connection::open(self.port, &format!("/devtools/page/{id}"))?)
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        // Asked politely, it writes its profile and takes its children along; what remains is killed.
        if self.control.post("Browser.close", &json!({})).is_ok() {
            let since = Instant::now();
            while since.elapsed() < END && matches!(self.child.try_wait(), Ok(None)) {
                thread::sleep(Duration::from_millis(10));
            }
        }
        end(&mut self.child, self.watchdog.take());
        // A child that outlives it by a moment may still write there: a second attempt, then the system's cleaning.
        if fs::remove_dir_all(self.profile.path()).is_err() {
            thread::sleep(Duration::from_millis(200));
        }
    }
}

/// Waits until Chromium has written the port it chose, and connects.
fn connect(child: &mut Child, profile: &Path) -> Result<(Connection, u16), String> {
    let since = Instant::now();
    loop {
        let written = fs::read_to_string(profile.join("DevToolsActivePort")).unwrap_or_default();
        let mut lines = written.lines();
        if let (Some(port), Some(path)) = (lines.next().and_then(|port| port.parse().ok()), lines.next()) {
            return Ok((Connection::open(port, path)?, port));
        }
        if let Ok(Some(status)) = child.try_wait() {
            return Err(format!("it ended at once ({status})"));
        }
        if since.elapsed() > START {
            return Err(format!("no DevTools port after {} seconds", START.as_secs()));
        }
        thread::sleep(Duration::from_millis(10));
    }
}

/// A shell that kills Chromium when this process is gone, even by a signal that lets nothing be dropped: then its
/// standard input ends. Where there is no `sh`, there is no watchdog.
fn watch(id: u32) -> Option<Child> {
    let script = "trap '' HUP INT TERM; cat >/dev/null; kill -KILL \"$0\"";
    let mut command = Command::new("sh");
    command.args(["-c", script, &id.to_string()]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command.spawn().ok()
}

/// Ends Chromium. The watchdog goes first: after the wait, the number may belong to another process.
fn end(child: &mut Child, watchdog: Option<Child>) {
    if let Some(mut watchdog) = watchdog {
        let _ = watchdog.kill();
        let _ = watchdog.wait();
    }
    let _ = child.kill();
    let _ = child.wait();
}
