//! The source of drags on X11, after [XDND](https://freedesktop.org/wiki/Specifications/XDND/), on a thread and a connection
//! of its own: no frame waits for the display.
//!
//! It grabs nothing. The button that is held keeps the pointer with the toolkit's own connection anyway; this one only asks
//! a hundred times a second where the pointer is and whether the button is still held.

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

/// Between two looks at the pointer.
const LOOK: Duration = Duration::from_millis(10);

/// What the thread is told.
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
    /// What keeps a drag from beginning.
    failed: Option<DragError>,
}

impl X11DragSource {
    /// For this window; `wake` is called on another thread when there is a report.
    pub fn new(window: u32, wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { window, wake: Arc::new(wake), running: None, failed: None }
    }

    fn tell(&self, order: Order) {
        if let Some(running) = &self.running {
            // A thread that has ended has said how, and takes no more orders.
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
            // Nobody hears of a drag after which another one began.
            if outbox.send(report).is_ok() {
                wake();
            }
        };
        let serve = move || {
            let end = Drag::start(window).and_then(|mut drag| drag.follow(&inbox, &report));
            report(DragReport::Ended(end.unwrap_or_else(DragEnd::Failed)));
        };
        // The thread of a drag before ends once nobody can give it orders.
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

    /// Follows the pointer until the drag has ended, and says how.
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

    /// Looks where the pointer is, and at what the windows have said.
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
            // A list of references may take a moment longer than the pointer.
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

    /// Does what is to be done; gives back the end, if that is among it.
    fn take(&mut self, steps: Vec<Step>, report: &dyn Fn(DragReport)) -> Result<Option<DragEnd>, DragError> {
        for step in steps {
            match step {
                Step::Send(target, message) => self.display.send(target, message)?,
                Step::Report(reception) => report(DragReport::Over(reception)),
                Step::End(end) => {
                    // The end is the same if the connection has just broken.
                    self.display.finish().ok();
                    return Ok(Some(end));
                }
            }
        }
        Ok(None)
    }
}
