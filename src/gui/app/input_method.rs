//! Text from an input method, in the order in which it was typed.
//!
//! On X11 the library below the toolkit may pass on a key before the syllable that was being composed when the key was
//! pressed: it puts messages from the input method at the head of its queue, so that of two messages read together the
//! later one arrives first, and the earlier one may pass through the input method again. A space typed after “지” then
//! arrives before it, and so may what was typed after the space. So a key pressed during composition waits for a moment
//! until the composed text has arrived, and everything that follows waits with it.

use briefing_core::text::script;
use egui::{Event, ImeEvent};
use unicode_normalization::UnicodeNormalization as _;

/// How long a key waits for composed text after the last event, in seconds. Usually both arrive within a few
/// milliseconds.
pub(super) const WAIT_SECONDS: f64 = 0.2;

/// The maximum waiting time in seconds, regardless of further events.
const MAX_WAIT_SECONDS: f64 = 2.0;

/// The text being composed, and the keys that wait for it.
#[derive(Debug, Default)]
pub(super) struct Composing {
    /// The text shown last; empty once it is committed.
    text: String,
    /// When it disappeared without being committed.
    ended: Option<f64>,
    waiting: Vec<Event>,
    /// When the first waiting event arrived, and when the last one did.
    since: f64,
    last: f64,
}

impl Composing {
    /// Whether events are waiting.
    pub(super) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    /// The events in the order in which they were typed; some may be returned by a later call.
    pub(super) fn in_order(&mut self, events: Vec<Event>, now: f64) -> Vec<Event> {
        let mut ordered = Vec::with_capacity(events.len());
        if self.is_waiting() && (now - self.last > WAIT_SECONDS || now - self.since > MAX_WAIT_SECONDS) {
            // It will not be committed: it was cancelled, or this key was not for the input method.
            self.text.clear();
            self.release(&mut ordered, now);
        }
        for event in events {
            self.take(event, &mut ordered, now);
        }
        ordered
    }

    fn take(&mut self, event: Event, ordered: &mut Vec<Event>, now: f64) {
        if self.ended.is_some_and(|ended| now - ended > WAIT_SECONDS) && !self.is_waiting() {
            self.text.clear();
            self.ended = None;
        }
        match event {
            Event::Ime(ImeEvent::Commit(text)) if self.is_key(&text) => {
                self.wait(Event::Ime(ImeEvent::Commit(text)), now);
            }
            Event::Ime(ImeEvent::Commit(ref text)) if self.is_later(text) => self.wait(event, now),
            Event::Ime(ImeEvent::Commit(_)) => {
                ordered.push(event);
                self.text.clear();
                self.release(ordered, now);
            }
            Event::Ime(ImeEvent::Preedit { ref text, .. }) if text.is_empty() && !self.has_next() => {
                // The text disappears from the screen in this frame.
                self.ended = (!self.text.is_empty()).then_some(now);
                ordered.push(event);
            }
            _ if self.is_waiting() => self.wait(event, now),
            Event::Ime(ImeEvent::Preedit { ref text, .. }) => {
                self.text.clone_from(text);
                self.ended = None;
                ordered.push(event);
            }
            Event::Key { pressed: true, .. } | Event::Text(_) if !self.text.is_empty() => self.wait(event, now),
            _ => ordered.push(event),
        }
    }

    /// Whether this text is not a syllable but the text of a key, passed on in the same way.
    fn is_key(&self, text: &str) -> bool {
        !self.text.is_empty() && text.is_ascii() && !self.text.is_ascii()
    }

    /// Whether another composition has already begun after the waiting events.
    fn has_next(&self) -> bool {
        self.waiting.iter().any(|event| matches!(event, Event::Ime(ImeEvent::Preedit { .. })))
    }

    /// Whether this is not the expected text but a later composition. For Hangul this can be detected: the expected
    /// syllable begins with the letters that were shown, and may have more that were never shown.
    fn is_later(&self, text: &str) -> bool {
        let is_hangul = text.chars().chain(self.text.chars()).all(script::is_hangul);
        self.is_waiting() && is_hangul && {
            let (mut shown, mut come) = (self.text.nfkd(), text.nfkd());
            shown.next() != come.next() || shown.zip(come).next().is_some_and(|(shown, come)| shown != come)
        }
    }

    fn wait(&mut self, event: Event, now: f64) {
        if !self.is_waiting() {
            self.since = now;
        }
        self.last = now;
        self.waiting.push(event);
    }

    /// Releases the waiting events, unless something is being composed again.
    fn release(&mut self, ordered: &mut Vec<Event>, now: f64) {
        self.ended = None;
        for event in std::mem::take(&mut self.waiting) {
            self.take(event, ordered, now);
        }
    }
}

/// A syllable of Hangul, or a letter of one.
#[cfg(test)]
mod tests {
    use egui::{Key, Modifiers};
    use proptest::prelude::*;

    use super::*;

    fn preedit(text: &str) -> Event {
        Event::Ime(ImeEvent::Preedit { text: text.to_owned(), active_range_chars: None })
    }

    fn commit(text: &str) -> Event {
        Event::Ime(ImeEvent::Commit(text.to_owned()))
    }

    fn typed(text: &str) -> Event {
        Event::Text(text.to_owned())
    }

    fn press(key: Key) -> Event {
        Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
    }

    /// The content of a field after these frames of events, ten milliseconds apart.
    fn held(frames: &[Vec<Event>]) -> String {
        let mut composing = Composing::default();
        let idle = std::iter::repeat_n(Vec::new(), 60);
        let mut field = String::new();
        for (number, events) in frames.iter().cloned().chain(idle).enumerate() {
            for event in composing.in_order(events, number as f64 * 0.01) {
                match event {
                    Event::Text(text) | Event::Ime(ImeEvent::Commit(text)) => field.push_str(&text),
                    Event::Key { key: Key::Enter, .. } => field.push('⏎'),
                    _ => {}
                }
            }
        }
        assert!(!composing.is_waiting(), "nothing waits for ever");
        field
    }

    #[test]
    fn a_blank_comes_after_the_syllable_that_was_typed_before_it() {
        for frames in [
            vec![vec![preedit("지"), typed(" "), preedit(""), commit("지")]],
            vec![vec![preedit("지")], vec![typed(" "), commit("지")]],
            vec![vec![preedit("지")], vec![typed(" ")], vec![preedit(""), commit("지")]],
            vec![vec![preedit("지"), preedit("")], vec![press(Key::Space), typed(" ")], vec![commit("지")]],
            vec![vec![preedit("지")], vec![preedit(""), commit(" ")], vec![commit("지")]],
            vec![vec![preedit("지")], vec![preedit(""), commit("지"), press(Key::Space), typed(" ")]],
        ] {
            assert_eq!(held(&frames), "지 ", "{frames:?}");
        }
    }

    #[test]
    fn what_is_composed_next_stays_behind_the_blank() {
        let frames = vec![
            vec![preedit("지")],
            vec![typed(" "), preedit("ㅂ"), preedit("보"), commit("지")],
            vec![typed("."), preedit(""), commit("보")],
        ];
        assert_eq!(held(&frames), "지 보.");
    }

    #[test]
    fn a_syllable_that_comes_after_all_the_others_stands_where_it_was_typed() {
        let frames = vec![
            vec![preedit("지"), preedit("")],
            vec![press(Key::Space), typed(" "), preedit("ㅂ"), preedit("보")],
            vec![commit("보"), preedit("호"), preedit(""), press(Key::Space), typed(" ")],
            vec![commit("호")],
            vec![commit("지")],
        ];
        assert_eq!(held(&frames), "지 보호 ");
        let late: Vec<_> = frames.into_iter().flat_map(|frame| [frame, Vec::new(), Vec::new(), Vec::new()]).collect();
        assert_eq!(held(&late), "지 보호 ");
    }

    #[test]
    fn of_what_was_composed_only_the_first_letter_may_have_been_shown() {
        // As received from ibus-hangul: “지” was shown only as “ㅈ”, and the space arrived as separate text.
        let frames = vec![
            vec![preedit("습"), preedit(""), preedit(""), commit("습"), preedit(""), preedit("ㅈ")],
            vec![preedit(""), commit(" ")],
            vec![preedit("")],
            vec![preedit(""), preedit("ㅂ"), preedit("보")],
            vec![preedit("봏"), preedit(""), preedit(""), commit("보"), preedit(""), preedit("호")],
            vec![preedit(""), commit("호")],
            vec![preedit("")],
            vec![press(Key::Space), typed(" "), preedit(""), commit("지")],
        ];
        assert_eq!(held(&frames), "습지 보호 ");
    }

    #[test]
    fn what_is_shown_otherwise_than_it_comes_ends_the_wait() {
        let frames = vec![vec![preedit("ce shi")], vec![typed("."), commit("测试")], vec![preedit("か"), commit("蚊")]];
        assert_eq!(held(&frames), "测试.蚊");
    }

    #[test]
    fn enter_comes_after_the_syllable_as_well() {
        assert_eq!(held(&[vec![preedit("호")], vec![press(Key::Enter), preedit(""), commit("호")]]), "호⏎");
    }

    #[test]
    fn what_is_given_up_holds_up_nothing() {
        assert_eq!(held(&[vec![preedit("ㅂ"), preedit("")], vec![typed("a")], vec![typed("b")]]), "ab");
        assert_eq!(held(&[vec![preedit("ㅂ")], vec![typed("a")]]), "a");
    }

    #[test]
    fn without_an_input_method_every_event_comes_at_once() {
        let events = vec![press(Key::A), typed("a"), commit("é"), typed("b"), press(Key::Enter)];
        assert_eq!(Composing::default().in_order(events.clone(), 0.0), events);
    }

    proptest! {
        /// Syllables and spaces in any order: for each space, the events of the syllable before it arrive before or
        /// after its own, and in the same frame or in the next ones.
        #[test]
        fn hangul_and_blanks_stand_in_the_order_in_which_they_were_typed(
            words in prop::collection::vec((0_u32..500, 0_u8..4, 0_u8..3), 1..12),
        ) {
            let mut frames: Vec<Vec<Event>> = Vec::new();
            let mut expected = String::new();
            for (syllable, order, apart) in words {
                let syllable = char::from_u32(0xac00 + syllable * 7).unwrap().to_string();
                expected.push_str(&syllable);
                expected.push(' ');
                frames.push(vec![preedit(&syllable)]);
                let blank = vec![press(Key::Space), typed(" ")];
                let whole = vec![preedit(""), commit(&syllable)];
                let groups = match order {
                    0 => vec![whole, blank],
                    1 => vec![blank, whole],
                    2 => vec![vec![preedit("")], blank, vec![commit(&syllable)]],
                    _ => vec![vec![preedit("")], vec![commit(" ")], vec![commit(&syllable)]],
                };
                match apart {
                    0 => frames.push(groups.concat()),
                    1 => frames.extend(groups),
                    _ => frames.extend(groups.into_iter().flat_map(|group| [group, Vec::new()])),
                }
            }
            prop_assert_eq!(held(&frames), expected);
        }
    }
}
