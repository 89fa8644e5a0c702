//! Hands what is dragged out of the window to the program that it is dropped on.
//!
//! The toolkit takes drops and makes none. On X11 this speaks the protocol itself, on a connection and a thread of its own,
//! while the toolkit goes on following the pointer. Elsewhere there is no source of drags: a program may begin one on
//! Wayland only with the very event that its own connection got from the button, which the toolkit keeps to itself; and
//! Windows and macOS want an object of the system that cannot be made without `unsafe`.

#[cfg(target_os = "linux")]
mod x11;

use thiserror::Error;

use briefing_core::citation::ClipboardContent;

/// What goes wrong before anything can be dropped, as a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum DragError {
    /// The display takes no further connection.
    #[error("this display takes no further connection ({0})")]
    NoConnection(String),
    /// The connection broke, or the display refuses what every display does.
    #[error("the display could not be used for it ({0})")]
    Display(String),
    /// The thread that serves it cannot be started.
    #[error("the system cannot start another thread for it ({0})")]
    NoThread(String),
}

/// What is under the pointer while something is dragged, and what it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reception {
    /// The window that it is dragged from.
    #[default]
    Own,
    /// A window that takes it.
    Accepts,
    /// A window that does not take it, or none.
    Refuses,
}

/// How a drag ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DragEnd {
    /// Another program has the text.
    Dropped,
    /// It was dropped on the window that it comes from.
    OnOwnWindow,
    /// It was dropped where nothing takes text.
    Refused,
    /// It was taken back, by Escape.
    Cancelled,
    /// The program that it was dropped on does not respond.
    NoAnswer,
    /// The program that it was dropped on ended before it had the text.
    Gone,
    /// There is no way to drop anything.
    Failed(DragError),
}

/// What is to be known of a drag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DragReport {
    /// What is under the pointer from now on.
    Over(Reception),
    /// The drag has ended. The last report of it.
    Ended(DragEnd),
}

/// What hands dragged text to other programs. One thing is dragged at a time.
pub trait DragSource: Send {
    /// The pointer, whose first button is held, has begun to drag something. Its text comes with [`DragSource::offer`].
    fn start(&mut self);
    /// The text of what is dragged.
    fn offer(&mut self, content: ClipboardContent);
    /// It is not to be dropped any more.
    fn cancel(&mut self);
    /// What has happened since: nothing, or the next of it.
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

/// Nothing is dragged out of the window here.
#[cfg(not(target_os = "linux"))]
pub fn of_window(_frame: &eframe::Frame, _wake: impl Fn() + Send + Sync + 'static) -> Option<Box<dyn DragSource>> {
    None
}
