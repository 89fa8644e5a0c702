//! The keys as the toolkit gets them. It takes one key for a frame: of two that were pressed before the next drawing, the
//! second would be lost, or be taken for what had the focus before the first. So each key that moves or presses
//! something has a frame of its own. And what an input method types comes in the order in which it was typed.

use std::time::Duration;

use egui::{Context, Event, Key, Modifiers, Plugin, RawInput, Ui};

use super::composing::{Composing, WAIT};

/// Holds back what comes after a key until the next frame.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    held: Vec<Event>,
    composing: Composing,
}

/// Whether a key has to have a frame of its own. One that is held down has not: it is counted where it counts, and the
/// window would go on for long after it was let go of.
fn is_by_itself(event: &Event) -> bool {
    let Event::Key { key, pressed: true, repeat: false, modifiers, .. } = event else { return false };
    matches!(
        key,
        Key::Tab
            | Key::Enter
            | Key::Space
            | Key::Escape
            | Key::ArrowUp
            | Key::ArrowDown
            | Key::ArrowLeft
            | Key::ArrowRight
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Menu
    ) || matches!(key, Key::F1 | Key::F2 | Key::F6 | Key::F8 | Key::F9 | Key::F10)
        || modifiers.contains(Modifiers::COMMAND)
        || modifiers.alt
}

/// The events of this frame, of which those from the second such key on are held.
fn split(events: &mut Vec<Event>) -> Vec<Event> {
    let second = events.iter().enumerate().filter(|(_, event)| is_by_itself(event)).nth(1).map(|(at, _)| at);
    second.map_or_else(Vec::new, |at| events.split_off(at))
}

impl Plugin for Keyboard {
    fn debug_name(&self) -> &'static str {
        "keyboard"
    }

    fn input_hook(&mut self, _ctx: &Context, input: &mut RawInput) {
        let mut events = std::mem::take(&mut self.held);
        let now = input.time.unwrap_or_default();
        events.append(&mut self.composing.in_order(std::mem::take(&mut input.events), now));
        self.held = split(&mut events);
        input.events = events;
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.held.is_empty() {
            ui.ctx().request_repaint();
        }
        if self.composing.is_waiting() {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(WAIT * 1.2));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    fn frames(mut events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut frames = Vec::new();
        while !events.is_empty() {
            let held = split(&mut events);
            frames.push(std::mem::replace(&mut events, held));
        }
        frames
    }

    #[test]
    fn each_key_has_a_frame_of_its_own_and_none_is_lost_or_changes_places() {
        let typed = vec![press(Key::ArrowDown), press(Key::ArrowDown), press(Key::Tab), press(Key::Enter)];
        let frames = frames(typed.clone());
        assert!(frames.iter().all(|frame| frame.len() == 1), "{frames:?}");
        assert_eq!(frames.concat(), typed);
    }

    #[test]
    fn what_is_typed_in_one_go_stays_together() {
        let typed = vec![press(Key::A), Event::Text("a".to_owned()), press(Key::Space), Event::Text(" ".to_owned())];
        assert_eq!(frames(typed.clone()), [typed]);
    }
}
