//! Tests the program like a screen reader: its accessibility tree over AT-SPI, with its own display and message
//! bus. `atspi/drive.py` walks and operates it, because the only well-maintained client library is that of Python's
//! GObject bindings.
//!
//! If a tool is missing, the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.

use std::{
    fs,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use libtest_mimic::Trial;

use crate::process::{Killed, trial, xvfb};

/// How long a whole walk may take; each step has its own deadline.
const TIMEOUT: Duration = Duration::from_secs(400);

/// The tools, each with its Debian package.
const NEEDED: [(&str, &str); 8] = [
    ("Xvfb", "xvfb"),
    ("dbus-run-session", "dbus"),
    ("gdbus", "libglib2.0-bin"),
    ("xclip", "xclip"),
    ("xdotool", "xdotool"),
    ("/usr/lib/python3/dist-packages/gi", "python3-gi"),
    ("/usr/share/doc/gir1.2-atspi-2.0", "gir1.2-atspi-2.0"),
    ("/usr/libexec/at-spi-bus-launcher", "at-spi2-core"),
];

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        driven("a_quote_is_copied_by_accessible_actions_alone_and_that_is_announced", "copy"),
        driven("the_way_from_the_text_to_a_quote_and_back", "way"),
        driven("a_text_is_checked_by_accessible_actions_and_summarized", "check"),
        driven("no_control_of_any_view_is_without_a_name", "walk"),
        driven("the_focus_is_restored_or_on_what_was_opened", "focus"),
        driven("an_own_note_is_written_listed_copied_and_removed", "marks"),
        driven("briefings_that_have_nothing_or_are_not_there", "empty"),
        driven("a_quote_is_given_to_another_speaker_and_back_by_accessible_actions_alone", "edit"),
        driven("turns_lists_and_originals_are_read", "transcript"),
    ]
}

fn driven(name: &'static str, part: &'static str) -> Trial {
    trial(name, &NEEDED, move || {
        let (_server, display) = xvfb(1400, 900);
        let home = tempfile::tempdir().unwrap();
        let said = home.path().join("said.txt");
        let mut command = Command::new("dbus-run-session");
        // Debian's own Python, because another one in the PATH would lack its bindings.
        command.args(["--", "/usr/bin/python3", concat!(env!("CARGO_MANIFEST_DIR"), "/tests/atspi/drive.py")]);
        command.args([env!("CARGO_BIN_EXE_briefing-viewer"), part]).current_dir(home.path());
        command.env_remove("WAYLAND_DISPLAY").env_remove("WAYLAND_SOCKET").env("DISPLAY", display);
        command.env("LIBGL_ALWAYS_SOFTWARE", "1").env("WINIT_X11_SCALE_FACTOR", "1");
        command.env("HOME", home.path()).env("XDG_RUNTIME_DIR", home.path());
        command.env("XDG_STATE_HOME", home.path().join("state")).env("XDG_CONFIG_HOME", home.path().join("config"));
        let file = fs::File::create(&said).unwrap();
        command.stdin(Stdio::null()).stdout(file.try_clone().unwrap()).stderr(file);
        let mut child = Killed(command.spawn().unwrap());
        let start = Instant::now();
        let status = loop {
            if let Some(status) = child.0.try_wait().unwrap() {
                break status;
            }
            let told = || fs::read_to_string(&said).unwrap();
            assert!(start.elapsed() < TIMEOUT, "it takes too long; so far: {}", told());
            std::thread::sleep(Duration::from_millis(40));
        };
        assert!(status.success(), "{}", fs::read_to_string(&said).unwrap());
    })
}
