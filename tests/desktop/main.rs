//! The real program: in a window on a display of its own, through the accessibility bus, under Wayland, as a package; and
//! a few small pictures of it.
//!
//! What is missing on this machine is reported as ignored with the package that brings it; with `BRIEFING_VIEWER_CI=1` it
//! fails.

mod atspi;
#[path = "../common/mod.rs"]
mod common;
mod drag_out;
#[path = "../bench/made/mod.rs"]
mod made;
mod packaging;
mod pages;
mod pictures;
#[path = "../common/process.rs"]
mod process;
mod wayland;
mod x11;

use std::{process::ExitCode, thread::available_parallelism};

use libtest_mimic::{Arguments, run};

fn main() -> ExitCode {
    let mut arguments = Arguments::from_args();
    // Each has a display server and a software renderer at work: more than the machine has cores would starve each other.
    let cores = available_parallelism().map_or(1, usize::from);
    arguments.test_threads = arguments.test_threads.or(Some(cores.min(4)));
    let trials = [
        x11::trials(),
        drag_out::trials(),
        atspi::trials(),
        wayland::trials(),
        packaging::trials(),
        pages::trials(),
        pictures::trials(),
    ];
    run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}
