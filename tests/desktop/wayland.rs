//! Tests the program on Wayland: on a compositor that lets any program manage the clipboard (sway), and on one that
//! does not (weston). Both are invisible: sway is headless, and weston runs inside Xvfb. Every wait is for
//! something visible, with a generous deadline.
//!
//! If a tool is missing, the tests say so and are ignored; with `BRIEFING_VIEWER_CI=1` they fail.

use std::{
    fs,
    io::Write as _,
    path::PathBuf,
    process::{Command, Stdio},
    time::Instant,
};

use briefing_viewer::gui::{app::APP_ID, ui::theme::LIGHT};
use libtest_mimic::Trial;

use crate::process::{DEADLINE, Killed, processes_with, signal, trial, wait_until, within_deadline, xvfb};

const PROGRAM: &str = env!("CARGO_BIN_EXE_briefing-viewer");

/// The user that owns nothing.
const NOBODY: &str = "65534";

/// The first quote of *Crime*, as copied by *Copy*.
const CRIME: &str = "“Our two countries have agreed to strengthen our joint response to transnational crimes, including scams.” \
    — Lee Jae-myung, President of the Republic of Korea, joint press announcement, Nara Prefecture, Japan, \
    13 January 2026 (Korea Policy Briefing)";

/// The keys that copy it, as arguments of `wtype`.
const COPY_CRIME: [&str; 14] =
    ["-k", "3", "-M", "alt", "-k", "Down", "-m", "alt", "-M", "ctrl", "-k", "c", "-m", "ctrl"];
const QUIT: [&str; 6] = ["-M", "ctrl", "-k", "q", "-m", "ctrl"];

/// The tools, each with its Debian package.
const WITH_SWAY: [(&str, &str); 4] =
    [("setpriv", "util-linux"), ("sway", "sway"), ("wl-paste", "wl-clipboard"), ("wtype", "wtype")];
const WITH_WESTON: [(&str, &str); 5] = [
    ("Xvfb", "xvfb"),
    ("import", "imagemagick"),
    ("weston", "weston"),
    ("wl-paste", "wl-clipboard"),
    ("xdotool", "xdotool"),
];

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    vec![
        sway_trial("a_copy_can_be_pasted_as_plain_and_rich_text", a_copy_can_be_pasted_as_plain_and_rich_text),
        sway_trial("a_copy_can_be_pasted_after_closing", a_copy_can_be_pasted_after_closing),
        sway_trial("a_copy_right_before_closing_is_not_lost", a_copy_right_before_closing_is_not_lost),
        sway_trial("closing_keeps_the_copy_of_another_program", closing_keeps_the_copy_of_another_program),
        sway_trial("the_holder_ends_with_its_display", the_holder_ends_with_its_display),
        trial(
            "closing_warns_once_if_the_clipboard_would_be_lost",
            &WITH_WESTON,
            closing_warns_once_if_the_clipboard_would_be_lost,
        ),
    ]
}

fn sway_trial(name: &str, test: fn(&mut Sway)) -> Trial {
    trial(name, &WITH_SWAY, move || test(&mut Sway::start()))
}

// ---- tests ------------------------------------------------------------------------------------------

fn a_copy_can_be_pasted_as_plain_and_rich_text(sway: &mut Sway) {
    let program = sway.open();
    sway.press(&COPY_CRIME);
    sway.session.wait_for_crime();
    sway.press(&QUIT);
    program.wait_for_end();
}

fn a_copy_can_be_pasted_after_closing(sway: &mut Sway) {
    let program = sway.open();
    sway.press(&COPY_CRIME);
    sway.session.wait_for_paste("text/plain;charset=utf-8", CRIME);
    sway.press(&QUIT);
    program.wait_for_end();
    assert_eq!(sway.session.programs().len(), 1, "one process, the holder, is left");
    sway.session.wait_for_crime();
    sway.session.copy("something else");
    wait_until("the holder ends once something else is copied", || sway.session.programs().is_empty().then_some(()));
    sway.session.wait_for_paste("text/plain;charset=utf-8", "something else");
}

/// The window is closed immediately after the copy.
fn a_copy_right_before_closing_is_not_lost(sway: &mut Sway) {
    sway.session.copy("something older");
    sway.session.wait_for_paste("text/plain;charset=utf-8", "something older");
    let program = sway.open();
    sway.press(&[&COPY_CRIME[..], &QUIT].concat());
    program.wait_for_end();
    sway.session.wait_for_crime();
}

fn closing_keeps_the_copy_of_another_program(sway: &mut Sway) {
    let program = sway.open();
    sway.press(&COPY_CRIME);
    sway.session.wait_for_paste("text/plain;charset=utf-8", CRIME);
    sway.session.copy("something else");
    sway.session.wait_for_paste("text/plain;charset=utf-8", "something else");
    sway.press(&QUIT);
    program.wait_for_end();
    assert_eq!(
        sway.session.programs(),
        Vec::<u32>::new(),
        "nothing is left to hold what is no longer on the clipboard"
    );
    sway.session.wait_for_paste("text/plain;charset=utf-8", "something else");
}

fn the_holder_ends_with_its_display(sway: &mut Sway) {
    let program = sway.open();
    sway.press(&COPY_CRIME);
    sway.session.wait_for_paste("text/plain;charset=utf-8", CRIME);
    sway.press(&QUIT);
    program.wait_for_end();
    assert_eq!(sway.session.programs().len(), 1, "one process, the holder, is left");
    sway.session.end();
    wait_until("the holder ends", || sway.session.programs().is_empty().then_some(()));
}

/// Only the window itself can hold this copy, while it is open.
fn closing_warns_once_if_the_clipboard_would_be_lost() {
    let weston = Weston::start();
    let mut program = weston.open();
    weston.press_and_see("3");
    weston.press_and_see("alt+Down");
    weston.press_and_see("ctrl+c");
    assert!(!weston.is_seen(LIGHT.bad), "nothing to warn of yet");
    weston.press("ctrl+q");
    wait_until("a notice in the colour of errors", || weston.is_seen(LIGHT.bad).then_some(()));
    assert!(program.is_running(), "the window is still open");
    weston.session.wait_for_paste("text/plain;charset=utf-8", CRIME);
    // Pasting took the keyboard away for a moment, so several attempts may be needed.
    wait_until("the window closes when asked again", || {
        weston.press("ctrl+q");
        (!program.is_running()).then_some(())
    });
    program.wait_for_end();
    assert_eq!(weston.session.programs(), Vec::<u32>::new(), "nothing is left to hold what it cannot hold");
}

// ---- a session on a compositor ----------------------------------------------------------------------

/// The environment of a compositor: a folder for its sockets, and an empty home folder for the program.
struct Session {
    home: tempfile::TempDir,
    runtime: tempfile::TempDir,
    display: String,
    servers: Vec<Killed>,
}

impl Session {
    fn new() -> Self {
        let (home, runtime) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let state = home.path().join("state/briefing-viewer");
        fs::create_dir_all(&state).unwrap();
        fs::write(state.join("state.ron"), "(theme: Light, window: (1400, 900))").unwrap();
        Self { home, runtime, display: String::new(), servers: Vec::new() }
    }

    /// A command that runs in this session only.
    fn tool(&self, name: &str) -> Command {
        let mut command = Command::new(name);
        for other in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "SWAYSOCK"] {
            command.env_remove(other);
        }
        if !self.display.is_empty() {
            command.env("WAYLAND_DISPLAY", &self.display);
        }
        command.env("XDG_RUNTIME_DIR", self.runtime.path()).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        command
    }

    /// Starts a compositor, and waits until it accepts connections.
    fn serve(&mut self, compositor: &mut Command) {
        let log = self.runtime.path().join("log.txt");
        compositor.stdout(Stdio::null()).stderr(fs::File::create(&log).unwrap());
        self.servers.push(Killed(compositor.spawn().unwrap()));
        self.display = wait_until("the compositor starts", || {
            let server = self.servers.last_mut().unwrap();
            assert!(server.0.try_wait().unwrap().is_none(), "{}", fs::read_to_string(&log).unwrap_or_default());
            let names = fs::read_dir(self.runtime.path()).unwrap().map(|entry| entry.unwrap().file_name());
            names.filter_map(|name| name.into_string().ok()).find(|name| is_display(name))
        });
    }

    fn end(&mut self) {
        self.servers.clear();
    }

    fn launch(&self) -> Program {
        let stderr = self.home.path().join("stderr.txt");
        let mut command = self.tool(PROGRAM);
        command
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env("HOME", self.home.path())
            .env("XDG_STATE_HOME", self.home.path().join("state"))
            .env("XDG_CONFIG_HOME", self.home.path().join("config"))
            .stdout(Stdio::null())
            .stderr(fs::File::create(&stderr).unwrap());
        Program { child: Killed(command.spawn().unwrap()), said: stderr }
    }

    /// Copies as another program would.
    fn copy(&self, text: &str) {
        let mut copy = self.tool("wl-copy").stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
        copy.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
        assert!(copy.wait().unwrap().success());
    }

    fn paste(&self, kind: &str) -> String {
        within_deadline(self.tool("timeout").args(["10", "wl-paste", "--no-newline", "--type", kind])).1
    }

    fn wait_for_paste(&self, kind: &str, text: &str) {
        let mut last = String::new();
        let start = Instant::now();
        while last != text {
            assert!(start.elapsed() < DEADLINE, "pasted, as {kind}: {last:?}\nand not: {text:?}");
            last = self.paste(kind);
        }
    }

    /// Waits until the clipboard has the quote as plain text and as rich text.
    fn wait_for_crime(&self) {
        self.wait_for_paste("text/plain;charset=utf-8", CRIME);
        let html = self.paste("text/html");
        assert!(html.contains("<blockquote cite=\"https://www.korea.kr\""), "{html}");
        assert!(html.contains("<p>“Our two countries have agreed") && html.contains("Lee Jae-myung"), "{html}");
    }

    /// The processes of the program, including the holder of the clipboard.
    fn programs(&self) -> Vec<u32> {
        processes_with(&[&format!("HOME={}", self.home.path().display())]).collect()
    }
}

impl Drop for Session {
    /// Ends a holder that did not end by itself.
    fn drop(&mut self) {
        for process in self.programs() {
            signal(process, "KILL");
        }
    }
}

fn is_display(name: &str) -> bool {
    name.strip_prefix("wayland-").is_some_and(|number| number.parse::<u32>().is_ok())
}

/// The program, with a window in a session.
struct Program {
    child: Killed,
    said: PathBuf,
}

impl Program {
    fn is_running(&mut self) -> bool {
        self.child.0.try_wait().unwrap().is_none()
    }

    fn assert_running(&mut self) {
        assert!(self.is_running(), "the program ended: {}", fs::read_to_string(&self.said).unwrap_or_default());
    }

    /// Waits until the program ends successfully and without messages.
    fn wait_for_end(mut self) {
        let status = wait_until("the program ends", || self.child.0.try_wait().unwrap());
        let said = fs::read_to_string(&self.said).unwrap();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""));
    }
}

// ---- sway -------------------------------------------------------------------------------------------

/// A compositor with the protocol for clipboard managers.
struct Sway {
    session: Session,
}

impl Sway {
    fn start() -> Self {
        let mut session = Session::new();
        let runtime = session.runtime.path().to_owned();
        let config = runtime.join("config");
        fs::write(&config, "xwayland disable\ndefault_border none\noutput HEADLESS-1 resolution 1400x900\n").unwrap();
        let mut compositor = if is_root() { nobodys(&session, "sway") } else { session.tool("sway") };
        compositor.arg("--config").arg(&config).env("SWAYSOCK", runtime.join("sway.sock"));
        compositor.envs([("WLR_BACKENDS", "headless"), ("WLR_RENDERER", "pixman"), ("WLR_LIBINPUT_NO_DEVICES", "1")]);
        session.serve(&mut compositor);
        let mut sway = Self { session };
        sway.plug_in_keyboard();
        sway
    }

    /// Otherwise there would be no keyboard between two keys, and a window that learns of a new keyboard only when the
    /// key is pressed misses it.
    fn plug_in_keyboard(&mut self) {
        // An hour, in milliseconds.
        let keyboard = self.session.tool("wtype").args(["-s", "3600000"]).spawn().unwrap();
        self.session.servers.insert(0, Killed(keyboard));
        wait_until("the keyboard is plugged in", || self.ask("get_inputs").contains("virtual_keyboard").then_some(()));
    }

    fn ask(&self, what: &str) -> String {
        let mut ask = self.session.tool("swaymsg");
        ask.env("SWAYSOCK", self.session.runtime.path().join("sway.sock")).args(["--raw", "--type", what]);
        within_deadline(&mut ask).1
    }

    /// Opens a window and waits until it has the keyboard and a briefing.
    fn open(&self) -> Program {
        let mut program = self.session.launch();
        wait_until("a window with a briefing and the keyboard", || {
            program.assert_running();
            let tree: serde_json::Value = serde_json::from_str(&self.ask("get_tree")).ok()?;
            is_open(&tree).then_some(())
        });
        program
    }

    fn press(&self, keys: &[&str]) {
        let status = within_deadline(self.session.tool("wtype").args(keys)).0;
        assert!(status.success(), "wtype {keys:?}");
    }
}

/// Whether our window is somewhere among these, with a briefing's title before its own.
fn is_open(tree: &serde_json::Value) -> bool {
    let is_title = |title: &str| title.ends_with("– Briefing Viewer");
    let is_ours = tree["app_id"] == APP_ID && tree["name"].as_str().is_some_and(is_title);
    let parts = tree["nodes"].as_array().into_iter().flatten();
    (is_ours && tree["focused"] == true) || parts.into_iter().any(is_open)
}

fn is_root() -> bool {
    let (_, user, _) = within_deadline(Command::new("id").arg("-u").stdout(Stdio::piped()));
    user.trim() == "0"
}

/// Some versions of sway refuse to run as root, so they run as another user.
fn nobodys(session: &Session, program: &str) -> Command {
    let folder = session.runtime.path();
    assert!(within_deadline(Command::new("chown").args([NOBODY, &folder.display().to_string()])).0.success());
    let mut command = session.tool("setpriv");
    command.args([&format!("--reuid={NOBODY}"), &format!("--regid={NOBODY}"), "--clear-groups", program]);
    command
}

// ---- weston -----------------------------------------------------------------------------------------

/// A compositor without that protocol, in a window that fills an X display.
struct Weston {
    session: Session,
    screen: String,
}

impl Weston {
    fn start() -> Self {
        let mut session = Session::new();
        let (server, screen) = xvfb(1400, 900);
        let config = session.runtime.path().join("weston.ini");
        // Each version supports one of the two settings for rendering without a graphics card.
        fs::write(&config, "[core]\nuse-pixman=true\nrenderer=pixman\nidle-time=0\n").unwrap();
        let mut compositor = session.tool("weston");
        compositor.arg(format!("--config={}", config.display())).env("DISPLAY", &screen);
        compositor.args(["--backend=x11-backend.so", "--shell=kiosk-shell.so", "--width=1400", "--height=900"]);
        compositor.arg("--socket=wayland-7");
        session.serve(&mut compositor);
        session.servers.push(server);
        Self { session, screen }
    }

    /// Opens a window and waits until it shows a briefing and has the keyboard.
    fn open(&self) -> Program {
        let mut program = self.session.launch();
        wait_until("the topics are painted", || {
            program.assert_running();
            self.is_seen(LIGHT.accent).then_some(())
        });
        // Over the status line, where the pointer has no effect; the keyboard focus follows the mouse.
        self.xdotool(&["mousemove", "700", "890"]);
        program
    }

    fn xdotool(&self, arguments: &[&str]) {
        within_deadline(self.session.tool("xdotool").env("DISPLAY", &self.screen).args(arguments));
    }

    fn press(&self, keys: &str) {
        self.xdotool(&["key", keys]);
    }

    /// Presses keys and waits until the picture has changed.
    fn press_and_see(&self, keys: &str) {
        let before = self.picture();
        self.press(keys);
        wait_until(&format!("{keys} is seen to do something"), || (self.picture() != before).then_some(()));
    }

    fn is_seen(&self, color: egui::Color32) -> bool {
        self.picture().chunks_exact(3).any(|pixel| pixel == [color.r(), color.g(), color.b()])
    }

    /// The screen, three bytes per pixel.
    fn picture(&self) -> Vec<u8> {
        let mut shot = self.session.tool("import");
        shot.env("DISPLAY", &self.screen).args(["-window", "root", "-depth", "8", "rgb:-"]).output().unwrap().stdout
    }
}
