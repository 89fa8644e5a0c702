//! Tests the real program: in a window on its own display, through the accessibility bus, under Wayland, as a
//! package; and a few small pictures of it.
//!
//! Tests whose tools are missing are reported as ignored with the package to install; with `BRIEFING_VIEWER_CI=1`
//! they fail.

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
    // Each test runs a display server and a software renderer, so more tests at the same time than cores would slow
    // each other down.
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
