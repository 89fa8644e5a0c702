//! Gives text that is dragged out of the window to the program that it is dropped on.
//!
//! The toolkit accepts drops but cannot start drags. On X11 this speaks the protocol itself, on a connection and a
//! thread of its own, while the toolkit keeps following the pointer. Other systems are not supported: on Wayland a
//! drag needs the serial of the button event, which the toolkit does not expose, and Windows and macOS need a
//! system object that cannot be created without `unsafe`.

#[cfg(target_os = "linux")]
mod x11;

use thiserror::Error;

use briefing_core::citation::ClipboardContent;

/// Why nothing can be dragged, a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DragError {
    /// The display does not accept another connection.
    #[error("the display does not accept another connection ({0})")]
    NoConnection(String),
    /// The connection broke, or the display refused a basic request.
    #[error("the display cannot be used for dragging ({0})")]
    Display(String),
    /// The thread that serves it cannot be started.
    #[error("the system cannot start another thread ({0})")]
    NoThread(String),
}

/// What is under the pointer during a drag, and whether it accepts the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reception {
    /// The window that it is dragged from.
    #[default]
    Own,
    /// A window that accepts it.
    Accepts,
    /// A window that does not accept it, or none.
    Refuses,
}

/// How a drag ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DragEnd {
    /// Another program has the text.
    Dropped,
    /// It was dropped on the window that it comes from.
    OnOwnWindow,
    /// It was dropped where nothing accepts text.
    Refused,
    /// It was cancelled with Escape.
    Cancelled,
    /// The program that it was dropped on does not respond.
    NoAnswer,
    /// The program that it was dropped on ended before it had the text.
    Gone,
    /// The drag failed.
    Failed(DragError),
}

/// An event of a drag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DragReport {
    /// What is under the pointer from now on.
    Over(Reception),
    /// The drag has ended. Its last report.
    Ended(DragEnd),
}

/// Gives dragged text to other programs. There is only one drag at a time.
pub trait DragSource: Send {
    /// The pointer, whose first button is held, has begun to drag something. Its text comes with [`DragSource::offer`].
    fn start(&mut self);
    /// The text of what is dragged.
    fn offer(&mut self, content: ClipboardContent);
    /// Cancels the drag.
    fn cancel(&mut self);
    /// The next event, or `None` if there is none yet.
    fn report(&mut self) -> Option<DragReport>;
}

/// The source of drags for the window of `frame`, if its system has one. `wake` is called on another thread when there is
/// a report.
#[cfg(target_os = "linux")]
pub fn of_window(frame: &eframe::Frame, wake: impl Fn() + Send + Sync + 'static) -> Option<Box<dyn DragSource>> {
    use winit::raw_window_handle::{HasWindowHandle as _, RawWindowHandle};
    let window = match frame.window_handle().ok()?.as_raw() {
        RawWindowHandle::Xlib(handle) => u32::try_from(handle.window).ok()?,
        RawWindowHandle::Xcb(handle) => handle.window.get(),
        _ => return None,
    };
    Some(Box::new(x11::X11DragSource::new(window, wake)))
}

/// On this system nothing can be dragged out of the window.
#[cfg(not(target_os = "linux"))]
pub fn of_window(_frame: &eframe::Frame, _wake: impl Fn() + Send + Sync + 'static) -> Option<Box<dyn DragSource>> {
    None
}
