//! The source of drags on X11, after [XDND](https://freedesktop.org/wiki/Specifications/XDND/), on a thread and a connection
//! of its own: no frame waits for the display.
//!
//! It grabs nothing, because the held button keeps the pointer with the toolkit's own connection. This one only
//! asks a hundred times a second where the pointer is and whether the button is still held.

mod conversation;
mod display;
mod offer;
#[cfg(test)]
mod tests;

use std::{
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    time::{Duration, Instant},
};

use briefing_core::citation::ClipboardContent;

use super::{DragEnd, DragError, DragReport, DragSource};
use conversation::{Conversation, DROP, Pixel, Sample, Step};
use display::{Display, Happened};
use offer::Offer;

/// The interval between two queries of the pointer.
const LOOK: Duration = Duration::from_millis(10);

/// A message to the thread.
enum Order {
    Offer(ClipboardContent),
    Cancel,
}

/// A drag that is under way, on its thread.
struct Running {
    orders: Sender<Order>,
    reports: Receiver<DragReport>,
}

/// Drags out of a window of an X server.
pub(super) struct X11DragSource {
    window: u32,
    wake: Arc<dyn Fn() + Send + Sync>,
    running: Option<Running>,
    /// Why a drag could not begin.
    failed: Option<DragError>,
}

impl X11DragSource {
    /// For this window; `wake` is called on another thread when there is a report.
    pub fn new(window: u32, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { window, wake: Arc::new(wake), running: None, failed: None }
    }

    fn tell(&self, order: Order) {
        if let Some(running) = &self.running {
            // A thread that has ended has already reported why.
            running.orders.send(order).ok();
        }
    }
}

impl DragSource for X11DragSource {
    fn start(&mut self) {
        let (orders, inbox) = channel();
        let (outbox, reports) = channel();
        let (window, wake) = (self.window, Arc::clone(&self.wake));
        let report = move |report| {
            // Nobody listens to a drag once another one has begun.
            if outbox.send(report).is_ok() {
                wake();
            }
        };
        let serve = move || {
            let end = Drag::start(window).and_then(|mut drag| drag.follow(&inbox, &report));
            report(DragReport::Ended(end.unwrap_or_else(DragEnd::Failed)));
        };
        // The thread of the previous drag ends when its channel is closed.
        self.running = None;
        match std::thread::Builder::new().name("drag".to_owned()).spawn(serve) {
            Ok(_) => self.running = Some(Running { orders, reports }),
            Err(error) => self.failed = Some(DragError::NoThread(error.to_string())),
        }
    }

    fn offer(&mut self, content: ClipboardContent) {
        self.tell(Order::Offer(content));
    }

    fn cancel(&mut self) {
        self.tell(Order::Cancel);
    }

    fn report(&mut self) -> Option<DragReport> {
        if let Some(failed) = self.failed.take() {
            return Some(DragReport::Ended(DragEnd::Failed(failed)));
        }
        self.running.as_ref()?.reports.try_recv().ok()
    }
}

/// A drag on its thread.
struct Drag {
    display: Display,
    conversation: Conversation,
    start: Instant,
    /// Where the button was released, and when.
    released: Option<(Pixel, Instant)>,
}

impl Drag {
    fn start(window: u32) -> Result<Self, DragError> {
        let display = Display::connect(window)?;
        Ok(Self { display, conversation: Conversation::default(), start: Instant::now(), released: None })
    }

    /// Follows the pointer until the drag has ended. Returns how it ended.
    fn follow(&mut self, orders: &Receiver<Order>, report: &dyn Fn(DragReport)) -> Result<DragEnd, DragError> {
        loop {
            let steps = match orders.recv_timeout(LOOK) {
                Ok(Order::Offer(content)) => {
                    self.display.offer(Offer::new(content))?;
                    Vec::new()
                }
                Ok(Order::Cancel) | Err(RecvTimeoutError::Disconnected) => self.conversation.cancel(),
                Err(RecvTimeoutError::Timeout) => Vec::new(),
            };
            if let Some(end) = self.take(steps, report)? {
                return Ok(end);
            }
            if let Some(end) = self.look(report)? {
                return Ok(end);
            }
        }
    }

    /// Processes the pointer's position and the answers of the windows.
    fn look(&mut self, report: &dyn Fn(DragReport)) -> Result<Option<DragEnd>, DragError> {
        let pointer = self.display.pointer()?;
        if self.released.is_none() && !pointer.is_held {
            self.released = Some((pointer.at, Instant::now()));
        }
        for happened in self.display.happened()? {
            let steps = self.hear(happened);
            if let Some(end) = self.take(steps, report)? {
                return Ok(Some(end));
            }
        }
        if pointer.is_escape_held && !self.conversation.is_dropped() {
            let steps = self.conversation.cancel();
            return self.take(steps, report);
        }
        if !self.display.has_offer() {
            // The text may not be ready yet: a list of references takes a while.
            let is_late = self.released.is_some_and(|(_, when)| when.elapsed() > DROP);
            return Ok(is_late.then_some(DragEnd::NoAnswer));
        }
        let (at, is_held) = self.released.map_or((pointer.at, true), |(at, _)| (at, false));
        let under = self.display.under(at)?;
        let steps = self.conversation.sample(self.start.elapsed(), Sample { at, under, is_held });
        self.take(steps, report)
    }

    fn hear(&mut self, happened: Happened) -> Vec<Step> {
        match happened {
            Happened::Answered(status) => self.conversation.status(status),
            Happened::Finished { window, accepted } => self.conversation.finished(window, accepted),
            Happened::Fetched => {
                self.conversation.shows_life(self.start.elapsed());
                Vec::new()
            }
            Happened::Gone(window) => self.conversation.gone(window),
        }
    }

    /// Executes the steps. Returns the end of the drag if it is among them.
    fn take(&mut self, steps: Vec<Step>, report: &dyn Fn(DragReport)) -> Result<Option<DragEnd>, DragError> {
        for step in steps {
            match step {
                Step::Send(target, message) => self.display.send(target, message)?,
                Step::Report(reception) => report(DragReport::Over(reception)),
                Step::End(end) => {
                    // It makes no difference if the connection has just broken.
                    self.display.finish().ok();
                    return Ok(Some(end));
                }
            }
        }
        Ok(None)
    }
}
