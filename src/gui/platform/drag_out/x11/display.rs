//! The connection to the X server of a drag: where the pointer is, which window is under it, the messages to that
//! window, and the text for the window that requests it.

use std::sync::Arc;

use x11rb::{
    NONE,
    connection::{Connection as _, RequestConnection as _},
    errors::{ConnectError, ConnectionError, ReplyError, ReplyOrIdError},
    protocol::{
        Event,
        xproto::{
            Atom, AtomEnum, ChangeWindowAttributesAux, ClientMessageEvent, ConnectionExt as _, CreateWindowAux,
            EventMask, KeyButMask, PropMode, Property, PropertyNotifyEvent, SELECTION_NOTIFY_EVENT,
            SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
        },
    },
    rust_connection::RustConnection,
    wrapper::ConnectionExt as _,
};

use super::{
    conversation::{Area, Message, Pixel, Status, Target, Under, VERSION},
    offer::{self, Offer, TextType},
};
use crate::gui::platform::drag_out::DragError;

/// The keysym of Escape.
const ESCAPE: u32 = 0xff1b;

/// How many levels of nested windows are searched for a target.
const MAX_DEPTH: usize = 32;

/// The maximum number of bytes of a text that are sent in one piece; a longer one is sent in several.
const PIECE_BYTES: usize = 256 << 10;

/// The oldest supported version: before it, windows announced their support in another way.
const OLDEST: u32 = 3;

x11rb::atom_manager! {
    /// The atoms of the protocol.
    Atoms:
    AtomCookies {
        XdndAware,
        XdndProxy,
        XdndSelection,
        XdndTypeList,
        XdndEnter,
        XdndPosition,
        XdndStatus,
        XdndLeave,
        XdndDrop,
        XdndFinished,
        XdndActionCopy,
        INCR,
        TARGETS,
        TIMESTAMP,
        TEXT,
        UTF8_STRING,
        Html: b"text/html",
        PlainUtf8: b"text/plain;charset=utf-8",
        Plain: b"text/plain",
        Clock: b"BRIEFING_VIEWER_TIME",
    }
}

impl Atoms {
    fn of(&self, text_type: TextType) -> Atom {
        match text_type {
            TextType::Html => self.Html,
            TextType::PlainUtf8 => self.PlainUtf8,
            TextType::Utf8 => self.UTF8_STRING,
            TextType::Plain => self.Plain,
            TextType::Text => self.TEXT,
            TextType::Latin1 => AtomEnum::STRING.into(),
        }
    }
}

impl From<ConnectError> for DragError {
    fn from(error: ConnectError) -> Self {
        Self::NoConnection(error.to_string())
    }
}

impl From<ConnectionError> for DragError {
    fn from(error: ConnectionError) -> Self {
        Self::Display(error.to_string())
    }
}

impl From<ReplyError> for DragError {
    fn from(error: ReplyError) -> Self {
        match error {
            ReplyError::ConnectionError(error) => error.into(),
            ReplyError::X11Error(error) => Self::Display(format!("{:?}", error.error_kind)),
        }
    }
}

impl From<ReplyOrIdError> for DragError {
    fn from(error: ReplyOrIdError) -> Self {
        Self::Display(error.to_string())
    }
}

/// Where the pointer is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pointer {
    pub at: Pixel,
    /// Whether its first button is held.
    pub is_held: bool,
    pub is_escape_held: bool,
}

/// What has happened on the display.
#[derive(Debug, Clone, Copy)]
pub(super) enum Happened {
    /// A window has answered a position.
    Answered(Status),
    /// A window is done with what was dropped on it.
    Finished { window: Window, accepted: bool },
    /// The text was requested.
    Fetched,
    /// A window no longer exists.
    Gone(Window),
}

/// A text on its way to a window, piece by piece.
struct Transfer {
    requestor: Window,
    property: Atom,
    text_type: TextType,
    kind: Atom,
    sent: usize,
}

/// A separate connection, with a window that is never shown and owns the drag selection.
pub(super) struct Display {
    connection: RustConnection,
    atoms: Atoms,
    root: Window,
    /// The window that the text is dragged from; dropping there does nothing.
    dragged_from: Window,
    source: Window,
    /// The server's time a moment ago, and when the selection was taken.
    time: u32,
    owned_since: u32,
    escape: Vec<u8>,
    offer: Option<Arc<Offer>>,
    transfers: Vec<Transfer>,
    piece: usize,
}

impl Display {
    pub fn connect(dragged_from: Window) -> Result<Self, DragError> {
        let (connection, screen) = x11rb::connect(None)?;
        let root = connection.setup().roots.get(screen).map(|screen| screen.root);
        let root = root.ok_or_else(|| DragError::Display("it has no screen".to_owned()))?;
        let atoms = Atoms::new(&connection)?.reply()?;
        let source = connection.generate_id()?;
        let events = CreateWindowAux::new().event_mask(EventMask::PROPERTY_CHANGE);
        let (class, visual) = (WindowClass::INPUT_ONLY, x11rb::COPY_FROM_PARENT);
        connection.create_window(0, source, root, -1, -1, 1, 1, 0, class, visual, &events)?;
        let escape = keys_of(&connection, ESCAPE)?;
        let piece = connection.maximum_request_bytes().saturating_sub(64).clamp(1, PIECE_BYTES);
        let mut display = Self {
            connection,
            atoms,
            root,
            dragged_from,
            source,
            time: x11rb::CURRENT_TIME,
            owned_since: x11rb::CURRENT_TIME,
            escape,
            offer: None,
            transfers: Vec::new(),
            piece,
        };
        display.owned_since = display.wait_for_time()?;
        display.time = display.owned_since;
        Ok(display)
    }

    // ---- the offer -------------------------------------------------------------------------

    pub fn has_offer(&self) -> bool {
        self.offer.is_some()
    }

    /// Offers a text to the program that it is dropped on.
    pub fn offer(&mut self, offer: Offer) -> Result<(), DragError> {
        let types: Vec<Atom> = offer.types().map(|text_type| self.atoms.of(text_type)).collect();
        let list = self.atoms.XdndTypeList;
        self.connection.change_property32(PropMode::REPLACE, self.source, list, AtomEnum::ATOM, &types)?;
        self.connection.set_selection_owner(self.source, self.atoms.XdndSelection, self.owned_since)?;
        self.connection.flush()?;
        self.offer = Some(Arc::new(offer));
        Ok(())
    }

    /// Sends what was not sent yet. Closing the connection gives up the selection.
    pub fn finish(&self) -> Result<(), DragError> {
        Ok(self.connection.sync()?)
    }

    // ---- the pointer -----------------------------------------------------------------------------

    /// Asks where the pointer is, and sets the clock.
    pub fn pointer(&self) -> Result<Pointer, DragError> {
        let pointer = self.connection.query_pointer(self.root)?;
        let keys = self.connection.query_keymap()?;
        self.ask_for_time()?;
        let (pointer, keys) = (pointer.reply()?, keys.reply()?);
        let is_down = |key: &u8| keys.keys.get(usize::from(key / 8)).is_some_and(|byte| byte & (1 << (key % 8)) != 0);
        Ok(Pointer {
            at: (pointer.root_x, pointer.root_y),
            is_held: pointer.mask.contains(KeyButMask::BUTTON1),
            is_escape_held: self.escape.iter().any(is_down),
        })
    }

    /// What is at a place of the screen.
    pub fn under(&self, at: Pixel) -> Result<Under, DragError> {
        match self.look_under(at) {
            Ok(under) => Ok(under),
            // The window was closed meanwhile.
            Err(ReplyError::X11Error(_)) => Ok(Under::Nothing),
            Err(ReplyError::ConnectionError(error)) => Err(error.into()),
        }
    }

    /// The first window from the root down that accepts drags.
    fn look_under(&self, (x, y): Pixel) -> Result<Under, ReplyError> {
        let mut window = self.root;
        for _ in 0..MAX_DEPTH {
            window = self.connection.translate_coordinates(self.root, window, x, y)?.reply()?.child;
            if window == NONE {
                break;
            }
            if window == self.dragged_from {
                return Ok(Under::Own);
            }
            if let Some(target) = self.target(window)? {
                return Ok(Under::Target(target));
            }
        }
        // A desktop may have a proxy window for the root.
        let desktop = self.proxy(self.root)?.is_some().then(|| self.target(self.root)).transpose()?.flatten();
        Ok(desktop.map_or(Under::Nothing, Under::Target))
    }

    /// A window, if something can be dropped on it.
    fn target(&self, window: Window) -> Result<Option<Target>, ReplyError> {
        let receiver = self.proxy(window)?.unwrap_or(window);
        let version = self.property(receiver, self.atoms.XdndAware, AtomEnum::ATOM.into())?;
        let version = version.filter(|version| *version >= OLDEST).map(|version| version.min(VERSION));
        Ok(version.map(|version| Target { window, receiver, version }))
    }

    /// The proxy of this window. A valid proxy also names itself; one left over from another program does not.
    fn proxy(&self, window: Window) -> Result<Option<Window>, ReplyError> {
        let named = |window| self.property(window, self.atoms.XdndProxy, AtomEnum::WINDOW.into());
        let Some(proxy) = named(window)? else { return Ok(None) };
        match named(proxy) {
            Ok(itself) => Ok(Some(proxy).filter(|proxy| itself == Some(*proxy))),
            Err(ReplyError::X11Error(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn property(&self, window: Window, name: Atom, kind: Atom) -> Result<Option<u32>, ReplyError> {
        let reply = self.connection.get_property(false, window, name, kind, 0, 1)?.reply()?;
        Ok(reply.value32().and_then(|mut values| values.next()))
    }

    // ---- the windows under the pointer -----------------------------------------------------

    /// Sends a message to a window.
    pub fn send(&self, target: Target, message: Message) -> Result<(), DragError> {
        let atoms = &self.atoms;
        let source = self.source;
        let (kind, data) = match message {
            Message::Enter => {
                self.listen(target.window)?;
                (atoms.XdndEnter, enter(source, target.version, &self.types()))
            }
            Message::Position((x, y)) => {
                (atoms.XdndPosition, [source, 0, packed(x, y), self.time, atoms.XdndActionCopy])
            }
            Message::Leave => (atoms.XdndLeave, [source, 0, 0, 0, 0]),
            Message::Drop => (atoms.XdndDrop, [source, 0, self.time, 0, 0]),
        };
        let event = ClientMessageEvent::new(32, target.window, kind, data);
        self.connection.send_event(false, target.receiver, EventMask::NO_EVENT, event)?;
        Ok(self.connection.flush()?)
    }

    fn types(&self) -> Vec<Atom> {
        let types = self.offer.iter().flat_map(|offer| offer.types());
        types.map(|text_type| self.atoms.of(text_type)).collect()
    }

    /// Subscribes to events of a window: when it is closed, and when it has fetched a piece.
    fn listen(&self, window: Window) -> Result<(), ConnectionError> {
        let events = EventMask::STRUCTURE_NOTIFY | EventMask::PROPERTY_CHANGE;
        let events = ChangeWindowAttributesAux::new().event_mask(events);
        self.connection.change_window_attributes(window, &events).map(drop)
    }

    /// What has happened since.
    pub fn happened(&mut self) -> Result<Vec<Happened>, DragError> {
        let mut happened = Vec::new();
        while let Some(event) = self.connection.poll_for_event()? {
            happened.extend(self.hear(event)?);
        }
        self.connection.flush()?;
        Ok(happened)
    }

    fn hear(&mut self, event: Event) -> Result<Option<Happened>, DragError> {
        Ok(match event {
            Event::ClientMessage(event) if event.format == 32 => self.answer(&event),
            Event::SelectionRequest(request) => {
                self.hand_over(request)?;
                Some(Happened::Fetched)
            }
            Event::PropertyNotify(event) if event.window == self.source => {
                self.time = event.time;
                None
            }
            Event::PropertyNotify(event) => self.go_on_with(event)?,
            Event::DestroyNotify(event) => Some(Happened::Gone(event.window)),
            // The message was sent to a window that was closed meanwhile.
            Event::Error(error) => Some(Happened::Gone(error.bad_value)),
            _ => None,
        })
    }

    fn answer(&self, event: &ClientMessageEvent) -> Option<Happened> {
        let data = event.data.as_data32();
        if event.type_ == self.atoms.XdndStatus {
            Some(Happened::Answered(status(data)))
        } else if event.type_ == self.atoms.XdndFinished {
            Some(Happened::Finished { window: data[0], accepted: data[1] & 1 != 0 })
        } else {
            None
        }
    }

    // ---- the text --------------------------------------------------------------------------------

    /// Answers a request for the text with the requested type, or with a refusal if it has no such type.
    fn hand_over(&mut self, request: SelectionRequestEvent) -> Result<(), DragError> {
        // Very old programs name no property.
        let property = if request.property == NONE { request.target } else { request.property };
        let is_given = request.selection == self.atoms.XdndSelection && self.give(&request, property)?;
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: request.time,
            requestor: request.requestor,
            selection: request.selection,
            target: request.target,
            property: if is_given { property } else { NONE },
        };
        self.connection.send_event(false, request.requestor, EventMask::NO_EVENT, answer)?;
        Ok(self.connection.flush()?)
    }

    fn give(&mut self, request: &SelectionRequestEvent, property: Atom) -> Result<bool, DragError> {
        let Some(offer) = self.offer.clone() else { return Ok(false) };
        let (connection, replace, requestor) = (&self.connection, PropMode::REPLACE, request.requestor);
        if request.target == self.atoms.TARGETS {
            let own = [self.atoms.TARGETS, self.atoms.TIMESTAMP];
            let targets: Vec<Atom> = own.into_iter().chain(self.types()).collect();
            connection.change_property32(replace, requestor, property, AtomEnum::ATOM, &targets)?;
            return Ok(true);
        }
        if request.target == self.atoms.TIMESTAMP {
            connection.change_property32(replace, requestor, property, AtomEnum::INTEGER, &[self.owned_since])?;
            return Ok(true);
        }
        let Some(text_type) = offer::ALL.into_iter().find(|each| self.atoms.of(*each) == request.target) else {
            return Ok(false);
        };
        let Some(bytes) = offer.bytes(text_type) else { return Ok(false) };
        // `TEXT` asks for any kind of text; the answer names the type.
        let kind = if text_type == TextType::Text { self.atoms.UTF8_STRING } else { request.target };
        if bytes.len() <= self.piece {
            connection.change_property8(replace, requestor, property, kind, bytes)?;
            return Ok(true);
        }
        self.listen(requestor)?;
        let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        connection.change_property32(replace, requestor, property, self.atoms.INCR, &[size])?;
        self.transfers.push(Transfer { requestor, property, text_type, kind, sent: 0 });
        Ok(true)
    }

    /// Sends the next piece of a long text after the window has taken the previous one; an empty one is the last.
    fn go_on_with(&mut self, event: PropertyNotifyEvent) -> Result<Option<Happened>, DragError> {
        let is_of = |transfer: &Transfer| transfer.requestor == event.window && transfer.property == event.atom;
        let Some(at) = self.transfers.iter().position(is_of).filter(|_| event.state == Property::DELETE) else {
            return Ok(None);
        };
        let (Some(transfer), Some(offer)) = (self.transfers.get_mut(at), &self.offer) else { return Ok(None) };
        let bytes = offer.bytes(transfer.text_type).unwrap_or_default();
        let rest = bytes.get(transfer.sent..).unwrap_or_default();
        let piece = rest.get(..self.piece).unwrap_or(rest);
        let (requestor, property) = (transfer.requestor, transfer.property);
        self.connection.change_property8(PropMode::REPLACE, requestor, property, transfer.kind, piece)?;
        transfer.sent += piece.len();
        if piece.is_empty() {
            self.transfers.swap_remove(at);
        }
        Ok(Some(Happened::Fetched))
    }

    // ---- the clock -------------------------------------------------------------------------------

    /// Changes a property, because that event carries the server's time.
    fn ask_for_time(&self) -> Result<(), ConnectionError> {
        let (clock, kind) = (self.atoms.Clock, AtomEnum::STRING);
        self.connection.change_property8(PropMode::APPEND, self.source, clock, kind, &[]).map(drop)
    }

    fn wait_for_time(&self) -> Result<u32, DragError> {
        self.ask_for_time()?;
        self.connection.sync()?;
        while let Some(event) = self.connection.poll_for_event()? {
            if let Event::PropertyNotify(event) = event {
                return Ok(event.time);
            }
        }
        Ok(x11rb::CURRENT_TIME)
    }
}

/// The key codes that produce this keysym.
fn keys_of(connection: &RustConnection, keysym: u32) -> Result<Vec<u8>, DragError> {
    let (first, last) = (connection.setup().min_keycode, connection.setup().max_keycode);
    let mapping = connection.get_keyboard_mapping(first, last.saturating_sub(first).saturating_add(1))?.reply()?;
    let of_key = mapping.keysyms.chunks(usize::from(mapping.keysyms_per_keycode).max(1));
    Ok((first..=last).zip(of_key).filter(|(_, signs)| signs.contains(&keysym)).map(|(key, _)| key).collect())
}

/// A place on the screen packed into one number.
pub(super) fn packed(x: i16, y: i16) -> u32 {
    (u32::from(x.cast_unsigned()) << 16) | u32::from(y.cast_unsigned())
}

/// The data of *Enter*: the version, and three of the types; the others are a property of the source window.
pub(super) fn enter(source: Window, version: u32, types: &[Atom]) -> [u32; 5] {
    let type_at = |at: usize| types.get(at).copied().unwrap_or(NONE);
    [source, (version << 24) | u32::from(types.len() > 3), type_at(0), type_at(1), type_at(2)]
}

/// Reads the data of a window's *Status*.
pub(super) fn status([window, flags, place, size, _]: [u32; 5]) -> Status {
    let high_and_low = |packed: u32| ((packed >> 16) as u16, (packed & 0xffff) as u16);
    let ((x, y), size) = (high_and_low(place), high_and_low(size));
    let wants_every_position = flags & 2 != 0;
    let is_empty = size.0 == 0 || size.1 == 0;
    let quiet = Area { min: (x.cast_signed(), y.cast_signed()), size };
    Status { window, accepts: flags & 1 != 0, quiet: (!wants_every_position && !is_empty).then_some(quiet) }
}
