//! Runs other programs in a test: starts them, waits for them, and ends them with the test.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    time::{Duration, Instant},
};

use libtest_mimic::{Completion, Failed, Trial};

pub const DEADLINE: Duration = Duration::from_secs(60);

/// A test that needs other programs and files, each given with its Debian package. Without them it is ignored with
/// the reason, and with `BRIEFING_VIEWER_CI=1` it fails.
pub fn trial(name: &str, needed: &'static [(&str, &str)], test: impl FnOnce() + Send + 'static) -> Trial {
    Trial::ignorable_test(name, move || match lack(needed) {
        None => {
            test();
            Ok(Completion::Completed)
        }
        Some(lack) => ignored(lack),
    })
}

fn ignored(lack: String) -> Result<Completion, Failed> {
    let must_run = std::env::var_os("BRIEFING_VIEWER_CI").is_some_and(|value| value == "1");
    if must_run { Err(lack.into()) } else { Ok(Completion::ignored_with(lack)) }
}

/// What is missing to run these tests, and what to do about it.
fn lack(needed: &[(&str, &str)]) -> Option<String> {
    if !cfg!(target_os = "linux") {
        return Some("needs the displays and the /proc of Linux".to_owned());
    }
    let paths: Vec<PathBuf> =
        std::env::var_os("PATH").map(|paths| std::env::split_paths(&paths).collect()).unwrap_or_default();
    // Joining does not change an absolute path.
    let is_missing = |needed: &str| !paths.iter().any(|path| path.join(needed).exists());
    let (lacking, packages): (Vec<&str>, Vec<&str>) =
        needed.iter().filter(|(needed, _)| is_missing(needed)).copied().unzip();
    (!lacking.is_empty())
        .then(|| format!("no {} here; on Debian and Ubuntu: apt install {}", lacking.join(", "), packages.join(" ")))
}

pub fn wait_until<T>(what: &str, mut seen: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(seen) = seen() {
            return seen;
        }
        assert!(start.elapsed() < DEADLINE, "waited too long for this: {what}");
        std::thread::sleep(Duration::from_millis(40));
    }
}

/// Runs a command whose pipes are small, and ends it at the deadline.
pub fn within_deadline(command: &mut Command) -> (ExitStatus, String, String) {
    let mut child = Killed(command.stdin(Stdio::null()).spawn().unwrap());
    let status = wait_until(&format!("{command:?} ends"), || child.0.try_wait().unwrap());
    let (mut out, mut said) = (Vec::new(), Vec::new());
    if let Some(pipe) = &mut child.0.stdout {
        pipe.read_to_end(&mut out).unwrap();
    }
    if let Some(pipe) = &mut child.0.stderr {
        pipe.read_to_end(&mut said).unwrap();
    }
    (status, String::from_utf8_lossy(&out).into_owned(), String::from_utf8_lossy(&said).into_owned())
}

/// Sends a signal. Uses the shell's built-in `kill`, because small systems lack the program.
pub fn signal(process: u32, name: &str) -> bool {
    let kill = format!("kill -s {name} {process}");
    Command::new("sh").args(["-c", &kill]).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// The processes that have all of these in their environment, as `NAME=value`.
pub fn processes_with(environment: &[&str]) -> impl Iterator<Item = u32> {
    let has_all = |process: &Path| {
        let its = std::fs::read(process.join("environ")).unwrap_or_default();
        environment.iter().all(|wanted| its.split(|byte| *byte == 0).any(|entry| entry == wanted.as_bytes()))
    };
    let processes = std::fs::read_dir("/proc").unwrap().filter_map(Result::ok).map(|entry| entry.path());
    let ours: Vec<PathBuf> = processes.filter(|path| has_all(path)).collect();
    ours.into_iter().filter_map(|path| path.file_name()?.to_str()?.parse().ok())
}

/// An X server with nothing on it, and the name of its display.
pub fn xvfb(width: usize, height: usize) -> (Killed, String) {
    let size = format!("{width}x{height}x24");
    let mut server = Command::new("Xvfb");
    // Without -noreset the server would forget the clipboard whenever its last client leaves.
    server.args(["-displayfd", "1", "-screen", "0", &size, "-dpi", "96", "-nolisten", "tcp", "-noreset"]);
    let mut server = Killed(server.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
    let mut number = String::new();
    BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut number).unwrap();
    assert!(!number.trim().is_empty(), "Xvfb did not start");
    (server, format!(":{}", number.trim()))
}

/// A process that is killed when the test ends, even if it fails.
pub struct Killed(pub Child);

impl Drop for Killed {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}
