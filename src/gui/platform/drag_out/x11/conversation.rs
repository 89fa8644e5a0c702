//! The messages to the windows under the pointer, by [XDND](https://freedesktop.org/wiki/Specifications/XDND/):
//! *Enter* once, then *Position* after *Position*, each only after the previous one was answered; at the end
//! *Leave* or *Drop*. It has no connection and no clock: both are passed in as events.

use std::time::Duration;

use crate::gui::platform::drag_out::{DragEnd, Reception};

/// The version of the protocol.
pub(super) const VERSION: u32 = 5;

/// How long a window may take to answer a position before it is asked again, or is given up if the button is
/// already released.
pub(super) const ANSWER: Duration = Duration::from_secs(1);

/// How long a program on which something was dropped may be silent before it is given up.
pub(super) const DROP: Duration = Duration::from_secs(5);

/// How often the position of a resting pointer is repeated, because a text scrolls while the pointer rests at its
/// edge.
pub(super) const REST: Duration = Duration::from_millis(150);

/// A place on the screen, in pixels.
pub(super) type Pixel = (i16, i16);

/// A part of the screen, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub min: Pixel,
    pub size: (u16, u16),
}

impl Area {
    fn contains(self, (x, y): Pixel) -> bool {
        let is_in = |at: i16, min: i16, size: u16| {
            let from_min = i32::from(at) - i32::from(min);
            (0..i32::from(size)).contains(&from_min)
        };
        is_in(x, self.min.0, self.size.0) && is_in(y, self.min.1, self.size.1)
    }
}

/// A window that something can be dropped on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Target {
    pub window: u32,
    /// The window to which messages are sent: its proxy if it has one.
    pub receiver: u32,
    /// The latest version that both sides support.
    pub version: u32,
}

/// What is under the pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Under {
    /// The window that it is dragged from.
    Own,
    /// Nothing that accepts drags.
    Nothing,
    Target(Target),
}

/// Where the pointer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sample {
    pub at: Pixel,
    pub under: Under,
    /// Whether its button is still held.
    pub is_held: bool,
}

/// What a window answers to a position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Status {
    pub window: u32,
    pub accepts: bool,
    /// The area in which its answer stays the same, so that it need not be asked again.
    pub quiet: Option<Area>,
}

/// A message to a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Message {
    Enter,
    Position(Pixel),
    Leave,
    Drop,
}

/// An action for the caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Send(Target, Message),
    Report(Reception),
    End(DragEnd),
}

/// The window under the pointer and its last answer.
#[derive(Debug, Clone, Copy)]
struct Partner {
    target: Target,
    /// The last position that was sent to it, and when.
    told: Option<(Pixel, Duration)>,
    is_answered: bool,
    accepts: bool,
    quiet: Option<Area>,
}

impl Partner {
    fn new(target: Target) -> Self {
        Self { target, told: None, is_answered: true, accepts: false, quiet: None }
    }

    /// Whether its last answer is valid for this place too.
    fn has_answered(&self, at: Pixel) -> bool {
        let is_told = self.told.is_some_and(|(told, _)| told == at);
        self.is_answered && self.told.is_some() && (is_told || self.quiet.is_some_and(|area| area.contains(at)))
    }

    /// The time since the last position was sent to it; zero if none was.
    fn since(&self, now: Duration) -> Duration {
        self.told.map_or(Duration::ZERO, |(_, when)| now.saturating_sub(when))
    }

    fn tell(&mut self, now: Duration, at: Pixel) -> Step {
        self.told = Some((at, now));
        self.is_answered = false;
        Step::Send(self.target, Message::Position(at))
    }
}

/// A drag, from its beginning to its end.
#[derive(Debug, Default)]
pub(super) struct Conversation {
    partner: Option<Partner>,
    /// When it was dropped, or when the program that it was dropped on last responded.
    dropped: Option<Duration>,
    reception: Reception,
}

impl Conversation {
    /// Whether it was dropped, so that only the program that it was dropped on can end the drag.
    pub fn is_dropped(&self) -> bool {
        self.dropped.is_some()
    }

    /// Reports where the pointer is. After the button was released, this must be called until the drag ends.
    pub fn sample(&mut self, now: Duration, sample: Sample) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(since) = self.dropped {
            if now.saturating_sub(since) > DROP {
                steps.push(Step::End(DragEnd::NoAnswer));
            }
            return steps;
        }
        self.meet(sample.under, &mut steps);
        match sample.is_held {
            true => self.go_on(now, sample, &mut steps),
            false => self.release(now, sample, &mut steps),
        }
        steps
    }

    /// Sends *Leave* to the previous window and *Enter* to the one that is now under the pointer.
    fn meet(&mut self, under: Under, steps: &mut Vec<Step>) {
        let target = match under {
            Under::Target(target) => Some(target),
            Under::Own | Under::Nothing => None,
        };
        if self.partner.map(|partner| partner.target) != target {
            steps.extend(self.partner.map(|partner| Step::Send(partner.target, Message::Leave)));
            steps.extend(target.map(|target| Step::Send(target, Message::Enter)));
            self.partner = target.map(Partner::new);
        }
        if self.partner.is_none() {
            self.receive(if under == Under::Own { Reception::Own } else { Reception::Refuses }, steps);
        }
    }

    fn go_on(&mut self, now: Duration, sample: Sample, steps: &mut Vec<Step>) {
        let Some(partner) = &mut self.partner else { return };
        let is_due = match partner.is_answered {
            true if partner.has_answered(sample.at) => partner.quiet.is_none() && partner.since(now) > REST,
            true => true,
            false => partner.since(now) > ANSWER,
        };
        if !is_due {
            return;
        }
        if !partner.is_answered {
            // An old answer of a program that hangs is not valid.
            partner.accepts = false;
        }
        let is_first = partner.told.is_none();
        let accepts = partner.accepts;
        steps.push(partner.tell(now, sample.at));
        // A window gets time for its first answer before the pointer shows that it accepts nothing.
        if !is_first {
            self.receive(if accepts { Reception::Accepts } else { Reception::Refuses }, steps);
        }
    }

    fn release(&mut self, now: Duration, sample: Sample, steps: &mut Vec<Step>) {
        let Some(partner) = &mut self.partner else {
            let end = if sample.under == Under::Own { DragEnd::OnOwnWindow } else { DragEnd::Refused };
            return steps.push(Step::End(end));
        };
        let target = partner.target;
        let mut leave = |end| steps.extend([Step::Send(target, Message::Leave), Step::End(end)]);
        match (partner.is_answered, partner.accepts) {
            (true, true) if partner.has_answered(sample.at) => {
                self.dropped = Some(now);
                steps.push(Step::Send(target, Message::Drop));
            }
            (true, false) if partner.has_answered(sample.at) => leave(DragEnd::Refused),
            (true, _) => steps.push(partner.tell(now, sample.at)),
            (false, _) if partner.since(now) > ANSWER => leave(DragEnd::NoAnswer),
            (false, _) => {}
        }
    }

    /// A window has answered.
    pub fn status(&mut self, status: Status) -> Vec<Step> {
        let mut steps = Vec::new();
        // A late answer of a window that was left, or that already has the drop, is ignored.
        let partner = self.partner.as_mut().filter(|partner| partner.target.window == status.window);
        if let Some(partner) = partner.filter(|_| self.dropped.is_none()) {
            partner.is_answered = true;
            partner.accepts = status.accepts;
            partner.quiet = status.quiet;
            self.receive(if status.accepts { Reception::Accepts } else { Reception::Refuses }, &mut steps);
        }
        steps
    }

    /// The program that it was dropped on has finished.
    pub fn finished(&mut self, window: u32, accepted: bool) -> Vec<Step> {
        let Some(partner) = self.partner.filter(|partner| self.is_dropped() && partner.target.window == window) else {
            return Vec::new();
        };
        // Older versions cannot report that it was not accepted.
        let is_taken = accepted || partner.target.version < VERSION;
        vec![Step::End(if is_taken { DragEnd::Dropped } else { DragEnd::Refused })]
    }

    /// The program that it was dropped on requests its text.
    pub fn shows_life(&mut self, now: Duration) {
        if let Some(since) = &mut self.dropped {
            *since = now;
        }
    }

    /// A window no longer exists.
    pub fn gone(&mut self, window: u32) -> Vec<Step> {
        let is_partner = |partner: &Partner| partner.target.window == window || partner.target.receiver == window;
        if !self.partner.as_ref().is_some_and(is_partner) {
            return Vec::new();
        }
        if self.is_dropped() {
            return vec![Step::End(DragEnd::Gone)];
        }
        // There is no window left to send *Leave* to.
        self.partner = None;
        let mut steps = Vec::new();
        self.receive(Reception::Refuses, &mut steps);
        steps
    }

    /// Cancels the drag. After a drop it cannot be cancelled.
    pub fn cancel(&mut self) -> Vec<Step> {
        if self.is_dropped() {
            return Vec::new();
        }
        let leave = self.partner.take().map(|partner| Step::Send(partner.target, Message::Leave));
        leave.into_iter().chain([Step::End(DragEnd::Cancelled)]).collect()
    }

    fn receive(&mut self, reception: Reception, steps: &mut Vec<Step>) {
        if std::mem::replace(&mut self.reception, reception) != reception {
            steps.push(Step::Report(reception));
        }
    }
}
