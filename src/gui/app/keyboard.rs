//! Prepares key events for the toolkit, which handles one key per frame: if two keys were pressed before the next
//! frame, the second would be lost or be sent to the widget that had the focus before the first. So each key that moves
//! the focus or presses something gets its own frame. Text from an input method is put into the order in which it was
//! typed.

use std::time::Duration;

use egui::{Context, Event, Key, Modifiers, Plugin, RawInput, Ui};

use super::input_method::{Composing, WAIT_SECONDS};
use crate::gui::ui::accessibility;

/// Delays the events after such a key until the next frame.
#[derive(Debug, Default)]
pub(super) struct Keyboard {
    held: Vec<Event>,
    composing: Composing,
}

/// Whether a key needs its own frame. A repeated key does not: otherwise the window would continue long after the key
/// was released.
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

/// Whether an event is for the focused widget.
fn is_for_focus(event: &Event) -> bool {
    matches!(event, Event::Key { pressed: true, .. } | Event::Text(_) | Event::Ime(_) | Event::Copy | Event::Cut)
        || matches!(event, Event::Paste(_))
}

/// Returns the events after such a key, to be delayed, or all of them while the focus is still moving to their widget.
fn split(events: &mut Vec<Event>, is_focus_on_its_way: bool) -> Vec<Event> {
    let mut before = is_focus_on_its_way;
    let mut is_blank = false;
    let end = events.iter().position(|event| {
        // The space that a key types belongs to that key.
        let is_its_own = is_blank && matches!(event, Event::Text(text) if text == " ");
        if before && is_for_focus(event) && !is_its_own {
            return true;
        }
        is_blank = matches!(event, Event::Key { key: Key::Space, pressed: true, .. });
        before |= is_by_itself(event);
        false
    });
    end.map_or_else(Vec::new, |end| events.split_off(end))
}

/// Drops the letters of keys that are pressed with Alt: there they ask for an action, and only on a Mac they also type.
/// AltGr, which types, is Ctrl and Alt on some systems and no modifier on others.
fn drop_text_of_alt(events: &mut Vec<Event>) {
    let mut is_with_alt = false;
    events.retain(|event| match event {
        Event::Key { pressed: true, modifiers, .. } => {
            is_with_alt = modifiers.alt && !modifiers.ctrl;
            true
        }
        Event::Text(_) => !is_with_alt,
        _ => true,
    });
}

impl Plugin for Keyboard {
    fn debug_name(&self) -> &'static str {
        "keyboard"
    }

    fn input_hook(&mut self, ctx: &Context, input: &mut RawInput) {
        if !cfg!(target_os = "macos") {
            drop_text_of_alt(&mut input.events);
        }
        let mut events = std::mem::take(&mut self.held);
        let now = input.time.unwrap_or_default();
        events.append(&mut self.composing.in_order(std::mem::take(&mut input.events), now));
        self.held = split(&mut events, accessibility::is_focus_on_its_way(ctx));
        input.events = events;
    }

    fn on_end_pass(&mut self, ui: &mut Ui) {
        if !self.held.is_empty() {
            ui.ctx().request_repaint();
        }
        if self.composing.is_waiting() {
            ui.ctx().request_repaint_after(Duration::from_secs_f64(WAIT_SECONDS * 1.2));
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
            let held = split(&mut events, false);
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
    fn what_is_typed_after_a_key_goes_to_what_that_has_opened() {
        let find =
            Event::Key { key: Key::F, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::COMMAND };
        let mut events = vec![find.clone(), press(Key::S), Event::Text("s".to_owned())];
        let held = split(&mut events, false);
        assert_eq!(events, [find]);
        let mut events = held.clone();
        assert_eq!(split(&mut events, true), held, "and it waits until that has the focus");
        assert!(events.is_empty());
    }

    #[test]
    fn a_letter_with_alt_types_nothing_and_one_with_alt_gr_does() {
        let key = |modifiers| Event::Key { key: Key::M, physical_key: None, pressed: true, repeat: false, modifiers };
        let text = Event::Text("m".to_owned());
        let alt_gr = Modifiers { ctrl: true, ..Modifiers::ALT };
        for (modifiers, is_typed) in
            [(Modifiers::ALT, false), (Modifiers::NONE, true), (Modifiers::SHIFT, true), (alt_gr, true)]
        {
            let mut events = vec![key(modifiers), text.clone()];
            drop_text_of_alt(&mut events);
            assert_eq!(events.contains(&text), is_typed, "{modifiers:?}");
        }
    }

    #[test]
    fn what_is_typed_in_one_go_stays_together() {
        let typed = vec![press(Key::A), Event::Text("a".to_owned()), press(Key::Space), Event::Text(" ".to_owned())];
        assert_eq!(frames(typed.clone()), [typed]);
    }
}
