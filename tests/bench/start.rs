//! Measures the time from the start of the process to the first readable frame, and the memory then: of this
//! program, of a bare eframe window with the same renderer that shows one label, and of any other viewer.
//!
//! ```text
//! cargo bench --bench start
//! cargo bench --bench start -- --runs 20 --also "zathura article.pdf"
//! CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER=$PWD/.ci/ordering-gcc cargo bench --bench start
//! ```
//!
//! The last command measures the program as it is packaged, with its functions in the order of the start.
//!
//! Each run has an X server of its own (Xvfb, software OpenGL). Each time it reports a change, its picture is
//! checked, until as many pixels differ from their left neighbours as in a page of text; in between it gets no
//! requests, which would slow down what is measured. The programs take turns, so that other load on the machine
//! affects all of them equally. The bare window is this benchmark itself, started again.

use std::{
    env,
    error::Error,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use x11rb::{
    connection::Connection as _,
    protocol::{
        Event,
        damage::{ConnectionExt as _, ReportLevel},
        xproto::{ConnectionExt as _, ImageFormat, InputFocus, KEY_PRESS_EVENT, KEY_RELEASE_EVENT},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

#[path = "made/mod.rs"]
mod made;

const BARE: &str = "--bare-window";
const SIZE: (u16, u16) = (1280, 820);

fn main() -> Result<(), Box<dyn Error>> {
    let args: Vec<String> = env::args().skip(1).collect();
    if args.iter().any(|arg| arg == BARE) {
        return bare_window();
    }
    let pairs = || args.iter().zip(args.iter().skip(1));
    let after = |name: &'static str| pairs().filter(move |(arg, _)| *arg == name).map(|(_, value)| value);
    let runs: usize = after("--runs").next().map_or(Ok(11), |runs| runs.parse())?;
    if Command::new("Xvfb").arg("-help").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
        println!("start: left out, because there is no Xvfb (Debian and Ubuntu: apt install xvfb)");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let mut cases = vec![
        Case::new("bare eframe window, one label", &[env::current_exe()?.display().to_string(), BARE.to_owned()], 40),
        // Without an argument it would open what was open last.
        Case::new("shipped briefing", &[ours(), "--shipped".to_owned()], 2000),
    ];
    for (name, bytes) in [("16 kB", 16 << 10), ("16 MB", 16 << 20), ("64 MB", 64 << 20)] {
        let path = folder.path().join(format!("{bytes}.ron"));
        fs::write(&path, made::briefing(made::Size::Bytes(bytes), 1))?;
        cases.push(Case::new(name, &[ours(), path.display().to_string()], 2000));
    }
    for command in after("--also") {
        let words: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        cases.push(Case::new(command, &words, 2000));
    }
    for _ in 0..runs {
        for case in &mut cases {
            case.run(folder.path())?;
        }
    }
    report(&cases);
    let path = folder.path().join(format!("{}.ron", 16 << 20));
    let mut times = Vec::new();
    for _ in 0..runs.min(7) {
        times.push(last_key_to_answer(&path, folder.path())?);
    }
    println!("\nfind over 16 MB, last key to painted answer: {:.0} ms (median of {})", middle(&times), times.len());
    Ok(())
}

/// Types a word into the find field, and measures the time from its last letter to the last change of the list of
/// hits.
fn last_key_to_answer(file: &Path, folder: &Path) -> Result<f64, Box<dyn Error>> {
    let display = Display::open()?;
    let _child = spawn(&[ours(), file.display().to_string()], &display, folder)?;
    while display.contrasts()? < 2000 {
        sleep(Duration::from_millis(20));
    }
    // By then the rest of the file was read.
    sleep(Duration::from_millis(1500));
    let window = *display.connection.query_tree(display.root)?.reply()?.children.last().ok_or("no window")?;
    display.connection.set_input_focus(InputFocus::PARENT, window, x11rb::CURRENT_TIME)?;
    sleep(Duration::from_millis(200));
    display.press(&[0xffe3, u32::from('f')])?;
    sleep(Duration::from_millis(300));
    for letter in "zeppeli".chars() {
        display.press(&[u32::from(letter)])?;
        sleep(Duration::from_millis(60));
    }
    sleep(Duration::from_millis(600));
    let start = Instant::now();
    display.press(&[u32::from('n')])?;
    let (mut list, mut changed) = (display.left_pane()?, start);
    while changed.elapsed() < Duration::from_millis(400) {
        let now = display.left_pane()?;
        if now != list {
            (list, changed) = (now, Instant::now());
        }
        sleep(Duration::from_millis(2));
    }
    Ok(changed.duration_since(start).as_secs_f64() * 1000.0)
}

fn spawn(command: &[String], display: &Display, folder: &Path) -> Result<Ended, Box<dyn Error>> {
    let (program, args) = command.split_first().ok_or("no command")?;
    let child = Command::new(program)
        .args(args)
        .env("DISPLAY", format!(":{}", display.number))
        .env("LIBGL_ALWAYS_SOFTWARE", "1")
        .env("XDG_STATE_HOME", folder.join("state"))
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    Ok(Ended(child))
}

fn ours() -> String {
    env!("CARGO_BIN_EXE_briefing-viewer").to_owned()
}

/// A program to start, and its measurements.
struct Case {
    name: String,
    command: Vec<String>,
    /// The number of pixels that differ from their left neighbours on a readable page.
    readable: usize,
    times: Vec<f64>,
    memory: Vec<f64>,
}

impl Case {
    fn new(name: &str, command: &[String], readable: usize) -> Self {
        Self { name: name.to_owned(), command: command.to_vec(), readable, times: Vec::new(), memory: Vec::new() }
    }

    fn run(&mut self, folder: &Path) -> Result<(), Box<dyn Error>> {
        let display = Display::open()?;
        let start = Instant::now();
        let child = spawn(&self.command, &display, folder)?;
        while !(display.is_painted_anew()? && display.contrasts()? >= self.readable) {
            if start.elapsed() > Duration::from_secs(60) {
                return Err(format!("{} painted nothing readable in a minute", self.name).into());
            }
            sleep(Duration::from_millis(1));
        }
        self.times.push(start.elapsed().as_secs_f64() * 1000.0);
        // By then the rest was read and temporary memory was freed.
        sleep(Duration::from_millis(1500));
        self.memory.push(resident(child.0.id()).unwrap_or(f64::NAN));
        Ok(())
    }
}

/// A process that is killed after its measurement.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// An X server without a screen.
struct Display {
    number: u32,
    connection: RustConnection,
    root: u32,
    /// The damage: what was drawn since the last query.
    damage: u32,
    server: Ended,
}

/// Removes the files of the killed server, because otherwise the display numbers would run out.
impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.0.kill();
        let _ = self.server.0.wait();
        let _ = fs::remove_file(format!("/tmp/.X11-unix/X{}", self.number));
        let _ = fs::remove_file(format!("/tmp/.X{}-lock", self.number));
    }
}

impl Display {
    fn open() -> Result<Self, Box<dyn Error>> {
        let number = (300..700).find(|n| !Path::new(&format!("/tmp/.X11-unix/X{n}")).exists()).ok_or("no display")?;
        let screen = format!("{}x{}x24", SIZE.0, SIZE.1);
        let server = Command::new("Xvfb")
            .args([&format!(":{number}"), "-screen", "0", &screen, "-nolisten", "tcp"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let server = Ended(server);
        for _ in 0..500 {
            if let Ok((connection, screen)) = x11rb::connect(Some(&format!(":{number}"))) {
                let root = connection.setup().roots[screen].root;
                let damage = connection.generate_id()?;
                connection.damage_query_version(1, 1)?.reply()?;
                connection.damage_create(damage, root, ReportLevel::NON_EMPTY)?.check()?;
                return Ok(Self { number, connection, root, damage, server });
            }
            sleep(Duration::from_millis(10));
        }
        Err("the X server did not start".into())
    }

    /// Presses keys together, given by their keysyms, and releases them.
    fn press(&self, keysyms: &[u32]) -> Result<(), Box<dyn Error>> {
        let (first, last) = (self.connection.setup().min_keycode, self.connection.setup().max_keycode);
        let map = self.connection.get_keyboard_mapping(first, last - first + 1)?.reply()?;
        let code = |keysym: &u32| {
            let at = map.keysyms.chunks(map.keysyms_per_keycode.into()).position(|keys| keys.contains(keysym));
            at.and_then(|at| u8::try_from(usize::from(first) + at).ok()).ok_or("no such key")
        };
        let codes = keysyms.iter().map(code).collect::<Result<Vec<_>, _>>()?;
        let fake = |kind, code: &u8| self.connection.xtest_fake_input(kind, *code, 0, self.root, 0, 0, 0).map(drop);
        codes.iter().try_for_each(|code| fake(KEY_PRESS_EVENT, code))?;
        codes.iter().rev().try_for_each(|code| fake(KEY_RELEASE_EVENT, code))?;
        self.connection.flush()?;
        Ok(())
    }

    fn left_pane(&self) -> Result<Vec<u8>, Box<dyn Error>> {
        let image = self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, 0, 44, 170, 700, !0)?.reply()?;
        Ok(image.data)
    }

    /// Whether anything was drawn since the last query.
    fn is_painted_anew(&self) -> Result<bool, Box<dyn Error>> {
        let mut is_painted = false;
        while let Some(event) = self.connection.poll_for_event()? {
            is_painted |= matches!(event, Event::DamageNotify(_));
        }
        if is_painted {
            self.connection.damage_subtract(self.damage, x11rb::NONE, x11rb::NONE)?.check()?;
        }
        Ok(is_painted)
    }

    /// How many pixels clearly differ from their left neighbours.
    fn contrasts(&self) -> Result<usize, Box<dyn Error>> {
        let image = self.connection.get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, SIZE.0, SIZE.1, !0)?.reply()?;
        let greens: Vec<u8> = image.data.chunks_exact(4).map(|pixel| pixel[1]).collect();
        Ok(greens.windows(2).filter(|pair| pair[0].abs_diff(pair[1]) > 60).count())
    }
}

/// The resident memory of a process, in MiB.
fn resident(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<f64>().ok().map(|kib| kib / 1024.0)
}

fn report(cases: &[Case]) {
    let Some(bare) = cases.first() else { return };
    let base = (middle(&bare.times), middle(&bare.memory));
    println!(
        "\n{:40} {:>8} {:>8} {:>8} {:>10} {:>10}",
        "start to readable paint", "min ms", "median", "× bare", "MiB", "over bare"
    );
    for case in cases {
        let least = case.times.iter().copied().fold(f64::INFINITY, f64::min);
        let (time, memory) = (middle(&case.times), middle(&case.memory));
        println!(
            "{:40} {least:8.0} {time:8.0} {:8.2} {memory:10.1} {:10.1}",
            case.name,
            time / base.0,
            memory - base.1
        );
    }
}

fn middle(values: &[f64]) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(f64::NAN)
}

/// The smallest eframe window: one label in one font.
fn bare_window() -> Result<(), Box<dyn Error>> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default().with_inner_size([f32::from(SIZE.0), f32::from(SIZE.1)]),
        renderer: eframe::Renderer::Glow,
        ..Default::default()
    };
    let create: eframe::AppCreator<'_> = Box::new(|creation| {
        let mut fonts = egui::FontDefinitions::empty();
        let font = egui::FontData::from_static(include_bytes!("../../assets/fonts/Inter-Regular.ttf"));
        fonts.font_data.insert("one".to_owned(), font.into());
        for family in fonts.families.values_mut() {
            family.push("one".to_owned());
        }
        creation.egui_ctx.set_fonts(fonts);
        Ok(Box::new(Bare))
    });
    eframe::run_native("bare", options, create)?;
    Ok(())
}

struct Bare;

impl eframe::App for Bare {
    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        egui::CentralPanel::default().show(ui, |ui| ui.label("A bare window with one label"));
    }
}
