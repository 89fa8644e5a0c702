//! `Briefing Viewer.exe`: opens the window on Windows without a console behind it.
//!
//! `briefing-viewer.exe` beside it is a console program, so that the command line prints, is waited for, and can be
//! piped as on other systems. Started from the desktop, such a program would get a console window; this one starts
//! it without. It waits for the end and shows errors in a message, since nobody would see standard error.

#![forbid(unsafe_code)]
#![cfg_attr(windows, windows_subsystem = "windows")]

use std::{
    env,
    io::{self, Read as _},
    process::{Command, ExitCode, Stdio},
};

const PROGRAM: &str = concat!(env!("CARGO_PKG_NAME"), ".exe");
/// The flag of `CreateProcess` for a console without a window.
#[cfg(windows)]
const CREATE_NO_WINDOW: u32 = 0x0800_0000;
/// The maximum number of bytes of an error message that are shown.
const SAID_BYTES: u64 = 2000;

fn main() -> ExitCode {
    let said = match run() {
        Ok(None) => return ExitCode::SUCCESS,
        Ok(Some(said)) => said,
        Err(error) => format!("{PROGRAM} cannot be started: {error}. It must be in the same folder as this program."),
    };
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Briefing Viewer")
        .set_description(said)
        .show();
    ExitCode::FAILURE
}

/// Runs the program to its end. Returns its error message, or `None` if it succeeded.
fn run() -> io::Result<Option<String>> {
    let mut command = Command::new(env::current_exe()?.with_file_name(PROGRAM));
    command.args(env::args_os().skip(1)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    #[cfg(windows)]
    std::os::windows::process::CommandExt::creation_flags(&mut command, CREATE_NO_WINDOW);
    let mut child = command.spawn()?;
    let mut said = Vec::new();
    if let Some(mut stderr) = child.stderr.take() {
        stderr.by_ref().take(SAID_BYTES).read_to_end(&mut said)?;
        // The rest is read too, so that the program does not block on a full pipe.
        io::copy(&mut stderr, &mut io::sink())?;
    }
    let status = child.wait()?;
    if status.success() {
        return Ok(None);
    }
    let said = String::from_utf8_lossy(&said).trim().to_owned();
    Ok(Some(if said.is_empty() { format!("The program ended with {status}.") } else { said }))
}
