//! Drags text out of the window of the real program onto windows that accept drags: the text that arrives is that
//! of *Copy*.

use std::{
    fs,
    sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    thread,
    time::Duration,
};

use briefing_viewer::gui::ui::theme::LIGHT;
use libtest_mimic::Trial;
use x11rb::{
    connection::Connection as _,
    protocol::{
        Event,
        xproto::{
            Atom, AtomEnum, ClientMessageEvent, ConfigureWindowAux, ConnectionExt as _, CreateWindowAux, EventMask,
            PropMode, Property, StackMode, Window, WindowClass,
        },
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use crate::{
    made,
    process::wait_until,
    x11::{CRIME, HEIGHT, Screen, display_trial},
};

/// A trial for each test, under its own name.
macro_rules! trials {
    ($($test:ident),* $(,)?) => { vec![$(display_trial(stringify!($test), $test)),*] };
}

/// The tests of this file.
pub fn trials() -> Vec<Trial> {
    trials![
        dropping_a_card_on_another_program_transfers_the_text_of_copy,
        selected_text_is_dropped_and_a_drag_beside_it_selects,
        a_basket_row_is_dropped_on_another_program,
        a_long_text_arrives_completely,
        a_reference_not_ready_at_the_drop_still_arrives,
        messages_go_to_the_proxy_of_a_window,
        nothing_is_dropped_if_refused_or_on_nothing_or_after_escape,
        an_unverified_quote_starts_no_drag,
        a_program_that_ends_at_the_drop_does_no_harm,
        a_drop_on_the_own_text_changes_nothing,
    ]
}

/// The position of the target windows: over the text, between the panes.
const WINDOWS: (i16, i16) = (420, 300);
const SIDE: u16 = 220;

/// A point within them.
const OVER: (usize, usize) = (500, 380);

// ---- tests ------------------------------------------------------------------------------------------

fn dropping_a_card_on_another_program_transfers_the_text_of_copy(screen: &Screen) {
    let target = DropTarget::open(screen, Manner::Takes);
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    target.raise();
    drop_on(screen, first_card(screen), &target);
    let got = target.received();
    assert_eq!(got.plain, CRIME);
    assert_eq!(got.plain_mime, CRIME, "the other types for plain text have the same");
    for wanted in ["text/html", "text/plain;charset=utf-8", "UTF8_STRING", "text/plain", "TEXT", "TARGETS"] {
        assert!(got.targets.iter().any(|name| name == wanted), "{wanted} is not among {:?}", got.targets);
    }
    assert!(!got.targets.iter().any(|name| name == "STRING"), "Latin-1 has no “ and no —");
    assert_eq!(got.string, None);
    // The dropped quote is chosen, so the next key is about it.
    program.press(&["ctrl+c"]);
    screen.wait_for_clipboard("UTF8_STRING", CRIME);
    screen.wait_for_rich_clipboard();
    assert_eq!(got.html, screen.clipboard("text/html"));
    program.close();
}

fn selected_text_is_dropped_and_a_drag_beside_it_selects(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    let selection = LIGHT.selection;
    assert!(!screen.picture().has(selection), "nothing is selected");
    let (x, y) = screen.picture().first_of(LIGHT.text, 325..900, 365..HEIGHT - 100).expect("there is text");
    // From within a word of the line to a later place in it.
    let (from, to) = ((x + 2, y + 4), (x + 120, y + 4));
    screen.point_at(from.0, from.1);
    screen.xdotool(&["mousedown", "1"]);
    move_to(screen, &[(x + 60, y + 4), to]);
    wait_until("the words are selected", || screen.picture().has(selection).then_some(()));
    release(screen);
    program.press(&["ctrl+c"]);
    let copied =
        wait_until("they are copied", || Some(screen.clipboard("UTF8_STRING")).filter(|copied| !copied.is_empty()));
    assert!(copied.len() > 4 && copied.len() < 40, "{copied:?}");
    let html = screen.clipboard("text/html");
    let target = DropTarget::open(screen, Manner::Takes);
    drop_on(screen, (x + 60, y + 4), &target);
    let got = target.received();
    assert_eq!((got.plain, got.html), (copied, html));
    program.close();
}

fn a_basket_row_is_dropped_on_another_program(screen: &Screen) {
    let target = DropTarget::open(screen, Manner::Takes);
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    program.press_and_see(&["alt+Down"]);
    program.press_and_see(&["ctrl+d"]);
    program.press_and_see(&["ctrl+j"]);
    let row = screen.picture().first_of(LIGHT.text, 1060..1380, 140..HEIGHT - 100).expect("there is a row");
    target.raise();
    drop_on(screen, row, &target);
    assert_eq!(target.received().plain, CRIME);
    program.close();
}

/// The program makes the text of many paragraphs on a thread, and transfers it piece by piece.
fn a_long_text_arrives_completely(screen: &Screen) {
    let file = screen.folder().join("long.ron");
    fs::write(&file, made::briefing(made::Size::Bytes(3 << 20), 1)).unwrap();
    let program = screen.open(&LIGHT, Some(&file));
    wait_until("all of it is read", || screen.kept().contains("long.ron").then_some(()));
    program.press_and_see(&["ctrl+a"]);
    let (x, y) = screen.picture().first_of(LIGHT.selection, 300..900, 110..HEIGHT - 100).expect("it is selected");
    let from = (x + 20, y + 4);
    let target = DropTarget::open(screen, Manner::Takes);
    drop_on(screen, from, &target);
    let got = target.received();
    assert!(got.plain.len() > 1 << 20, "{} bytes", got.plain.len());
    program.press(&["ctrl+c"]);
    // It is longer than the buffer of a pipe.
    let copied = screen.folder().join("copied.txt");
    wait_until("it is copied", || {
        let file = fs::File::create(&copied).unwrap();
        let mut xclip = screen.tool("timeout");
        xclip
            .args(["20", "xclip", "-o", "-selection", "clipboard", "-t", "UTF8_STRING"])
            .stdout(file)
            .status()
            .unwrap();
        (fs::read_to_string(&copied).unwrap() == got.plain).then_some(())
    });
    program.close();
}

fn a_reference_not_ready_at_the_drop_still_arrives(screen: &Screen) {
    screen.keep("(theme: Light, window: (1400, 900), format: apa)");
    let target = DropTarget::open(screen, Manner::Takes);
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    target.raise();
    lift(screen, first_card(screen));
    // Moved over the window and released immediately, faster than by hand.
    screen.xdotool(&["mousemove", &OVER.0.to_string(), &OVER.1.to_string(), "mouseup", "1"]);
    let got = target.received();
    assert!(got.plain.contains("(Lee, 2026)\n\nLee, J. (2026, January 13)."), "{}", got.plain);
    program.close();
}

fn messages_go_to_the_proxy_of_a_window(screen: &Screen) {
    let target = DropTarget::open(screen, Manner::TakesByProxy);
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    target.raise();
    drop_on(screen, first_card(screen), &target);
    assert_eq!(target.received().plain, CRIME);
    program.close();
}

fn nothing_is_dropped_if_refused_or_on_nothing_or_after_escape(screen: &Screen) {
    let refuses = DropTarget::open(screen, Manner::Refuses);
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    refuses.raise();
    drop_on(screen, first_card(screen), &refuses);
    refuses.was_left();
    drop(refuses);
    let takes = DropTarget::open(screen, Manner::Takes);
    // Moved over the window, and released on the root beside all windows.
    screen.xdotool(&["search", "--name", "Briefing Viewer", "windowsize", "1380", "900"]);
    screen.steady_picture();
    takes.raise();
    drag(screen, first_card(screen), OVER);
    takes.was_greeted();
    move_to(screen, &[(1395, 450)]);
    takes.was_left();
    release(screen);
    takes.hears_nothing();
    // Moved over the window, and cancelled.
    drag(screen, first_card(screen), OVER);
    takes.was_greeted();
    program.press(&["Escape"]);
    takes.was_left();
    release(screen);
    takes.hears_nothing();
    // A drop still works afterwards.
    drop_on(screen, first_card(screen), &takes);
    assert_eq!(takes.received().plain, CRIME);
    program.close();
}

fn an_unverified_quote_starts_no_drag(screen: &Screen) {
    let file = screen.folder().join("altered.ron");
    let text = r#"Briefing(format: 1, title: "Altered", speakers: {"ann": (name: "Ann Lee")}, occasions: {"talk": (name: "Talk")},
        body: [Paragraph(text: "She said, “We did not agree to it.”",
            quotes: [(speaker: "ann", occasion: "talk", text: "We did agree to it.")])])"#;
    fs::write(&file, text).unwrap();
    let program = screen.open(&LIGHT, Some(&file));
    let target = DropTarget::open(screen, Manner::Takes);
    let (x, y) = screen.picture().first_of(LIGHT.bad, 1040..1380, 120..HEIGHT - 100).expect("there is a card");
    drag(screen, (x + 60, y + 24), OVER);
    release(screen);
    target.hears_nothing();
    program.close();
}

fn a_program_that_ends_at_the_drop_does_no_harm(screen: &Screen) {
    let dies = DropTarget::open(screen, Manner::Dies);
    let mut program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    dies.raise();
    drop_on(screen, first_card(screen), &dies);
    dies.was_dropped_on();
    drop(dies);
    let target = DropTarget::open(screen, Manner::Takes);
    drop_on(screen, first_card(screen), &target);
    assert_eq!(target.received().plain, CRIME);
    assert!(program.is_running());
    program.close();
}

fn a_drop_on_the_own_text_changes_nothing(screen: &Screen) {
    let program = screen.open(&LIGHT, None);
    program.press_and_see(&["3"]);
    screen.point_at(700, 890);
    let before = screen.steady_picture();
    drag(screen, first_card(screen), OVER);
    release(screen);
    screen.point_at(700, 890);
    assert!(before.is_same(&screen.steady_picture()), "the window shows something else");
    program.close();
}

// ---- the mouse --------------------------------------------------------------------------------------

/// A point on the words of the first card.
fn first_card(screen: &Screen) -> (usize, usize) {
    let (left, card) = screen.steady_picture().first_card(&LIGHT).expect("there is a card");
    (left + 60, usize::midpoint(card.start, card.end))
}

/// Presses the button here and drags a little to the left, until the drag is visible.
fn lift(screen: &Screen, from: (usize, usize)) {
    screen.point_at(from.0, from.1);
    let before = screen.steady_picture();
    screen.xdotool(&["mousedown", "1"]);
    move_to(screen, &[(from.0 - 8, from.1), (from.0 - 16, from.1)]);
    wait_until("it is seen to be dragged", || (!screen.picture().is_same(&before)).then_some(()));
}

/// Moves the pointer over these points.
fn move_to(screen: &Screen, places: &[(usize, usize)]) {
    for (x, y) in places {
        screen.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "sleep", "0.05"]);
    }
}

fn release(screen: &Screen) {
    screen.xdotool(&["mouseup", "1"]);
}

/// Drags from one point to another like a person, without releasing the button.
fn drag(screen: &Screen, from: (usize, usize), to: (usize, usize)) {
    lift(screen, from);
    let between = |part: usize| ((from.0 * (4 - part) + to.0 * part) / 4, (from.1 * (4 - part) + to.1 * part) / 4);
    move_to(screen, &[between(1), between(2), between(3), to]);
}

/// Drags from here onto another program, and releases the button there.
fn drop_on(screen: &Screen, from: (usize, usize), target: &DropTarget) {
    drag(screen, from, OVER);
    target.was_greeted();
    release(screen);
}

// ---- the other program ------------------------------------------------------------------------------

/// How the other program reacts to a drag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Takes,
    /// It accepts, and another of its windows answers.
    TakesByProxy,
    Refuses,
    /// It ends at the drop.
    Dies,
}

/// What a drop delivers.
#[derive(Debug, Default)]
struct Received {
    targets: Vec<String>,
    plain: String,
    plain_mime: String,
    html: String,
    /// The text in Latin-1, if available.
    string: Option<String>,
}

#[derive(Debug)]
enum Told {
    Entered,
    Left,
    DroppedOn,
    Received(Received),
}

/// A window of another program.
struct DropTarget {
    told: Receiver<Told>,
    raise: Sender<()>,
}

const SOON: Duration = Duration::from_secs(20);

impl DropTarget {
    fn open(screen: &Screen, manner: Manner) -> Self {
        let (tell, told) = channel();
        let (raise, raises) = channel();
        let (ready, is_ready) = channel();
        let display = screen.display().to_owned();
        thread::spawn(move || {
            let other = OtherProgram::open(&display, manner);
            ready.send(()).unwrap();
            other.run(&tell, &raises);
        });
        is_ready.recv_timeout(SOON).expect("the window of the other program opens");
        Self { told, raise }
    }

    /// Raises it above the window of the program, which was opened later.
    fn raise(&self) {
        self.raise.send(()).unwrap();
        thread::sleep(Duration::from_millis(200));
    }

    /// The next message to it, except the greeting.
    fn next(&self) -> Told {
        loop {
            match self.told.recv_timeout(SOON).expect("the other program is told something") {
                Told::Entered => {}
                told => return told,
            }
        }
    }

    fn received(&self) -> Received {
        loop {
            match self.next() {
                Told::Received(received) => return received,
                Told::DroppedOn => {}
                told => panic!("nothing was received: {told:?}"),
            }
        }
    }

    fn was_greeted(&self) {
        let told = self.told.recv_timeout(SOON).expect("the other program is told something");
        assert!(matches!(told, Told::Entered), "{told:?}");
    }

    fn was_left(&self) {
        let told = self.next();
        assert!(matches!(told, Told::Left), "{told:?}");
    }

    fn was_dropped_on(&self) {
        let told = self.next();
        assert!(matches!(told, Told::DroppedOn), "{told:?}");
    }

    fn hears_nothing(&self) {
        let told = self.told.recv_timeout(Duration::from_secs(1));
        assert!(matches!(told, Err(RecvTimeoutError::Timeout)), "{told:?}");
    }
}

/// A program with one window that accepts drags by the protocol.
struct OtherProgram {
    connection: RustConnection,
    window: Window,
    /// The window that answers: itself, or its proxy.
    speaker: Window,
    manner: Manner,
}

impl OtherProgram {
    fn open(display: &str, manner: Manner) -> Self {
        let (connection, screen) = x11rb::connect(Some(display)).unwrap();
        let setup = connection.setup().roots[screen].clone();
        let new_window = |(x, y): (i16, i16), side| {
            let window = connection.generate_id().unwrap();
            let look = CreateWindowAux::new().background_pixel(0x80a0_ffa0).event_mask(EventMask::PROPERTY_CHANGE);
            connection
                .create_window(0, window, setup.root, x, y, side, side, 0, WindowClass::INPUT_OUTPUT, 0, &look)
                .unwrap();
            window
        };
        let window = new_window(WINDOWS, SIDE);
        let speaker = if manner == Manner::TakesByProxy { new_window((-10, -10), 1) } else { window };
        let other = Self { connection, window, speaker, manner };
        if speaker != window {
            for each in [window, speaker] {
                let (name, kind) = (other.atom("XdndProxy"), AtomEnum::WINDOW);
                other.connection.change_property32(PropMode::REPLACE, each, name, kind, &[speaker]).unwrap();
            }
        }
        let (name, kind) = (other.atom("XdndAware"), AtomEnum::ATOM);
        other.connection.change_property32(PropMode::REPLACE, speaker, name, kind, &[5]).unwrap();
        other.connection.map_window(window).unwrap();
        other.raise();
        other
    }

    fn raise(&self) {
        let above = ConfigureWindowAux::new().stack_mode(StackMode::ABOVE);
        self.connection.configure_window(self.window, &above).unwrap();
        self.connection.sync().unwrap();
    }

    fn atom(&self, name: &str) -> Atom {
        self.connection.intern_atom(false, name.as_bytes()).unwrap().reply().unwrap().atom
    }

    fn name(&self, atom: Atom) -> String {
        String::from_utf8(self.connection.get_atom_name(atom).unwrap().reply().unwrap().name).unwrap()
    }

    /// Answers until its receiver is dropped.
    fn run(&self, tell: &Sender<Told>, raises: &Receiver<()>) {
        loop {
            match raises.recv_timeout(Duration::from_millis(5)) {
                Ok(()) => self.raise(),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
            while let Some(event) = self.connection.poll_for_event().unwrap() {
                let Event::ClientMessage(message) = event else { continue };
                assert_eq!(message.window, self.window, "a message to a proxy names the window that it is about");
                let told = self.hear(&message);
                let is_dropped_on = matches!(told, Some(Told::DroppedOn));
                if let Some(told) = told {
                    tell.send(told).ok();
                }
                if is_dropped_on && self.manner == Manner::Dies {
                    return;
                }
                if is_dropped_on {
                    let received = self.receive(message.data.as_data32()[2]);
                    self.answer(message.data.as_data32()[0], "XdndFinished", [1, self.atom("XdndActionCopy"), 0, 0]);
                    tell.send(Told::Received(received)).ok();
                }
            }
        }
    }

    fn hear(&self, message: &ClientMessageEvent) -> Option<Told> {
        let data = message.data.as_data32();
        match self.name(message.type_).as_str() {
            "XdndEnter" => {
                assert_eq!(data[1] >> 24, 5, "the version");
                assert_eq!(self.name(data[2]), "text/html", "the richest comes first");
                Some(Told::Entered)
            }
            "XdndPosition" => {
                assert_eq!(self.name(data[4]), "XdndActionCopy");
                let accepts = u32::from(self.manner != Manner::Refuses);
                self.answer(data[0], "XdndStatus", [accepts | 2, 0, 0, self.atom("XdndActionCopy") * accepts]);
                None
            }
            "XdndLeave" => Some(Told::Left),
            "XdndDrop" => Some(Told::DroppedOn),
            other => panic!("an unknown message: {other}"),
        }
    }

    fn answer(&self, source: Window, kind: &str, rest: [u32; 4]) {
        let data = [self.window, rest[0], rest[1], rest[2], rest[3]];
        let event = ClientMessageEvent::new(32, source, self.atom(kind), data);
        self.connection.send_event(false, source, EventMask::NO_EVENT, event).unwrap();
        self.connection.flush().unwrap();
    }

    fn receive(&self, time: u32) -> Received {
        let text = |kind: &str| self.convert(kind, time).map(|bytes| String::from_utf8(bytes).unwrap());
        let targets = self.convert("TARGETS", time).expect("the list of types");
        let targets = targets.chunks_exact(4).map(|atom| u32::from_ne_bytes(atom.try_into().unwrap()));
        Received {
            targets: targets.map(|atom| self.name(atom)).collect(),
            plain: text("UTF8_STRING").expect("plain text"),
            plain_mime: text("text/plain;charset=utf-8").expect("plain text by its other name"),
            html: text("text/html").expect("HTML"),
            string: text("STRING"),
        }
    }

    /// Fetches the dragged text in a type, as a whole or piece by piece.
    fn convert(&self, kind: &str, time: u32) -> Option<Vec<u8>> {
        let (selection, property) = (self.atom("XdndSelection"), self.atom("DROPPED"));
        let (kind, speaker) = (self.atom(kind), self.speaker);
        self.connection.convert_selection(speaker, selection, kind, property, time).unwrap();
        self.connection.flush().unwrap();
        let answer = self.wait_for(|event| match event {
            Event::SelectionNotify(answer) => Some(answer),
            _ => None,
        });
        if answer.property == x11rb::NONE {
            return None;
        }
        let (kind, bytes) = self.take(property);
        if self.name(kind) != "INCR" {
            return Some(bytes);
        }
        let mut whole = Vec::new();
        loop {
            self.wait_for(|event| match event {
                Event::PropertyNotify(change) if change.atom == property && change.state == Property::NEW_VALUE => {
                    Some(())
                }
                _ => None,
            });
            let (_, piece) = self.take(property);
            if piece.is_empty() {
                return Some(whole);
            }
            whole.extend(piece);
        }
    }

    /// Reads a property and deletes it, which requests the next piece.
    fn take(&self, property: Atom) -> (Atom, Vec<u8>) {
        let any = AtomEnum::ANY;
        let reply = self.connection.get_property(true, self.speaker, property, any, 0, u32::MAX / 4).unwrap();
        let reply = reply.reply().unwrap();
        (reply.type_, reply.value)
    }

    fn wait_for<T>(&self, wanted: impl Fn(Event) -> Option<T>) -> T {
        wait_until("an event of the display", || {
            while let Some(event) = self.connection.poll_for_event().unwrap() {
                if let Some(found) = wanted(event) {
                    return Some(found);
                }
            }
            None
        })
    }
}
