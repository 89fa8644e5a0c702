//! Puts rich and plain text together on the clipboard, and keeps it there when the window closes.
//!
//! On X11 and Wayland the text of a clipboard stays with the program that copied it, and is gone with
//! it. So when the window closes while the clipboard is still ours, this program starts itself once
//! more, without a window, to hold the text until something else is copied; that is the way arboard
//! documents. On Windows and macOS the system keeps the text itself.

use std::{
    collections::VecDeque,
    sync::mpsc::{Receiver, Sender, channel},
};

use thiserror::Error;

use briefing_core::citation::ClipboardContent;

/// The argument with which this program holds the clipboard. Not for users.
pub const HOLD_ARGUMENT: &str = "--hold-clipboard";

/// How long a closing window waits for a clipboard that does not answer.
const TIMEOUT: std::time::Duration = std::time::Duration::from_secs(2);

/// How often the holder of a clipboard checks whether the display is still there.
#[cfg(target_os = "linux")]
const BETWEEN_LOOKS: std::time::Duration = std::time::Duration::from_secs(10);

/// How long a text stays on the clipboard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// Even after the window is closed.
    Beyond,
    /// While it is open, and only as plain text that the toolkit must put there: the system lets no other
    /// program hold it, as on Wayland without a protocol for clipboard managers.
    WhileOpen,
}

/// The reason for which a text was not copied, a sentence without a full stop.
#[derive(Debug, Error)]
pub enum ClipboardError {
    /// The system has none.
    #[error("this system has no clipboard that the program can use")]
    None,
    /// Another program holds it open.
    #[error("another program is using the clipboard; try again")]
    Occupied,
    /// The thread that serves it has ended.
    #[error("the clipboard does not respond; try again")]
    NoAnswer,
    /// The thread that serves it cannot be started.
    #[error("the system cannot start another thread ({0})")]
    NoThread(std::io::Error),
    /// The text to hold could not be read from standard input.
    #[error("standard input has no text for the clipboard ({0})")]
    Input(String),
    /// Any other error of the system.
    #[error("the clipboard refused it: {0}")]
    Refused(String),
}

/// A destination for copied text.
pub trait Clipboard: Send {
    /// Takes a text; [`Clipboard::result`] returns the outcome.
    fn put(&mut self, copied: ClipboardContent);
    /// The result of a copied text: `None` if it is not known yet.
    fn result(&mut self) -> Option<Result<Persistence, ClipboardError>>;
    /// Offers selected text for pasting with the middle button; does nothing on systems without that feature.
    fn select(&mut self, _text: String) {}
    /// Called when the window closes: keeps what was copied, on systems that need help with that.
    fn keep(&mut self) {}
}

/// A request to the clipboard thread.
enum Request {
    Copy(ClipboardContent),
    /// This was selected.
    Select(String),
}

/// The system's clipboard, on a thread of its own: a slow or broken display server never stops the
/// window.
pub struct SystemClipboard {
    requests: Option<Sender<Request>>,
    results: Option<Receiver<Result<Persistence, ClipboardError>>>,
    last: Option<ClipboardContent>,
    /// How many texts have no result yet, and the errors of those that could not be copied.
    under_way: usize,
    failures: VecDeque<ClipboardError>,
    wake: std::sync::Arc<dyn Fn() + Send + Sync>,
}

impl SystemClipboard {
    /// `wake` is called, on another thread, when there is a result.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self {
            requests: None,
            results: None,
            last: None,
            under_way: 0,
            failures: VecDeque::new(),
            wake: std::sync::Arc::new(wake),
        }
    }

    /// Connects at the first copy and not before, because connecting takes milliseconds.
    ///
    /// # Errors
    /// If the system cannot start a thread for it.
    fn connect(&mut self) -> Result<&Sender<Request>, ClipboardError> {
        let requests = match self.requests.take() {
            Some(requests) => requests,
            None => {
                let (requests, inbox) = channel::<Request>();
                let (outbox, results) = channel();
                let wake = std::sync::Arc::clone(&self.wake);
                let serve = move || serve(&inbox, &outbox, &*wake);
                let thread = std::thread::Builder::new().name("clipboard".to_owned()).spawn(serve);
                thread.map_err(ClipboardError::NoThread)?;
                self.results = Some(results);
                requests
            }
        };
        Ok(self.requests.insert(requests))
    }
}

fn serve(inbox: &Receiver<Request>, outbox: &Sender<Result<Persistence, ClipboardError>>, wake: &dyn Fn()) {
    let mut clipboard = None;
    while let Ok(request) = inbox.recv() {
        let open = match clipboard.take() {
            Some(open) => Ok(open),
            None => arboard::Clipboard::new(),
        };
        let copied = match request {
            Request::Copy(copied) => copied,
            Request::Select(text) => {
                // The user did not request this explicitly, so a failure is not reported.
                clipboard = open.ok();
                if let Some(clipboard) = &mut clipboard {
                    set_primary(clipboard, text);
                }
                continue;
            }
        };
        let result = open.and_then(|open| set(clipboard.insert(open), copied)).map(|()| Persistence::Beyond);
        let result =
            result.or_else(|error| if is_on_wayland() { Ok(Persistence::WhileOpen) } else { Err(error.into()) });
        if outbox.send(result).is_err() {
            return;
        }
        wake();
    }
}

fn set(clipboard: &mut arboard::Clipboard, copied: ClipboardContent) -> Result<(), arboard::Error> {
    clipboard.set().html(copied.html, Some(copied.plain))
}

/// Makes a selection available for pasting with the middle button.
#[cfg(target_os = "linux")]
fn set_primary(clipboard: &mut arboard::Clipboard, text: String) {
    use arboard::{LinuxClipboardKind, SetExtLinux as _};
    drop(clipboard.set().clipboard(LinuxClipboardKind::Primary).text(text));
}

/// Other systems have no primary selection.
#[cfg(not(target_os = "linux"))]
fn set_primary(_clipboard: &mut arboard::Clipboard, _text: String) {}

/// Whether the toolkit may be able to copy if this program cannot: on Wayland the focused window always may.
fn is_on_wayland() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(target_os = "linux") && (is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET"))
}

impl From<arboard::Error> for ClipboardError {
    fn from(error: arboard::Error) -> Self {
        match error {
            arboard::Error::ClipboardNotSupported => Self::None,
            arboard::Error::ClipboardOccupied => Self::Occupied,
            other => Self::Refused(other.to_string()),
        }
    }
}

impl Clipboard for SystemClipboard {
    fn put(&mut self, copied: ClipboardContent) {
        self.last = Some(copied.clone());
        let sent = self.connect().and_then(|requests| {
            let is_sent = requests.send(Request::Copy(copied));
            is_sent.map_err(|_| ClipboardError::NoAnswer)
        });
        match sent {
            Ok(()) => self.under_way += 1,
            Err(error) => {
                // The next copy connects again.
                self.requests = None;
                self.under_way = 0;
                self.failures.push_back(error);
            }
        }
    }

    fn select(&mut self, text: String) {
        if cfg!(target_os = "linux")
            && let Ok(requests) = self.connect()
        {
            // If the thread has ended, the selection is lost.
            drop(requests.send(Request::Select(text)));
        }
    }

    fn result(&mut self) -> Option<Result<Persistence, ClipboardError>> {
        if let Some(result) = self.results.as_ref().and_then(|results| results.try_recv().ok()) {
            self.under_way = self.under_way.saturating_sub(1);
            return Some(result);
        }
        self.failures.pop_front().map(Err)
    }

    fn keep(&mut self) {
        // A text copied a moment ago may still be on its way to the clipboard.
        if let Some(results) = &self.results {
            while self.under_way > 0 && results.recv_timeout(TIMEOUT).is_ok() {
                self.under_way -= 1;
            }
        }
        #[cfg(target_os = "linux")]
        if let Some(copied) = self.last.take() {
            hold_elsewhere(&copied);
        }
    }
}

/// Starts the holder, if the clipboard still has what we put there.
#[cfg(target_os = "linux")]
fn hold_elsewhere(copied: &ClipboardContent) {
    use std::{
        io::Write as _,
        process::{Command, Stdio},
    };
    if !has(&copied.plain) {
        return;
    }
    let Ok(program) = std::env::current_exe() else { return };
    let holder = Command::new(program)
        .arg(HOLD_ARGUMENT)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir("/")
        .spawn();
    if let Ok(mut holder) = holder
        && let Some(mut pipe) = holder.stdin.take()
        && let Ok(text) = ron::to_string(&(&copied.plain, &copied.html))
    {
        // If this fails, the text is lost when the window closes, as with any program on this system.
        pipe.write_all(text.as_bytes()).ok();
        drop(pipe);
        wait_until_held(&mut holder);
    }
}

/// Whether this text is on the clipboard.
#[cfg(target_os = "linux")]
fn has(plain: &str) -> bool {
    arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_text()).is_ok_and(|text| text == plain)
}

/// Waits briefly until the holder has taken over the clipboard, so that it is never empty.
#[cfg(target_os = "linux")]
fn wait_until_held(holder: &mut std::process::Child) {
    for _ in 0..40 {
        std::thread::sleep(std::time::Duration::from_millis(10));
        if !matches!(holder.try_wait(), Ok(None)) {
            return;
        }
    }
}

/// Holds the clipboard with the text given on standard input until something else is copied.
///
/// # Errors
/// If there is no clipboard, or standard input has no valid text.
#[cfg(target_os = "linux")]
pub fn hold() -> Result<(), ClipboardError> {
    use arboard::SetExtLinux as _;
    let text = std::io::read_to_string(std::io::stdin()).map_err(|error| ClipboardError::Input(error.to_string()))?;
    let (plain, html): (String, String) =
        ron::from_str(&text).map_err(|error| ClipboardError::Input(error.to_string()))?;
    let mut clipboard = arboard::Clipboard::new()?;
    end_with_display(plain.clone());
    Ok(clipboard.set().wait().html(html, Some(plain))?)
}

/// The wait for another program's copy does not end when the X server goes away, as at the end of a session. So the
/// holder regularly checks that it still holds the text.
#[cfg(target_os = "linux")]
fn end_with_display(plain: String) {
    let watch = move || {
        loop {
            std::thread::sleep(BETWEEN_LOOKS);
            if !has(&plain) {
                std::process::exit(0);
            }
        }
    };
    // Without this thread the holder works too, but may outlive its display.
    drop(std::thread::Builder::new().name("display".to_owned()).spawn(watch));
}

/// Other systems keep the clipboard themselves.
///
/// # Errors
/// None.
#[cfg(not(target_os = "linux"))]
pub fn hold() -> Result<(), ClipboardError> {
    Ok(())
}
