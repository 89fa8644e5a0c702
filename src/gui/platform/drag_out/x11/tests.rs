use std::time::Duration;

use briefing_core::citation::ClipboardContent;

use super::{
    conversation::{ANSWER, Area, Conversation, DROP, Message, Pixel, REST, Sample, Status, Step, Target, Under},
    display::{enter, packed, status},
    offer::{Offer, TextType},
};
use crate::gui::platform::drag_out::{DragEnd, Reception};

const EDITOR: Target = Target { window: 7, receiver: 7, version: 5 };
const BROWSER: Target = Target { window: 8, receiver: 9, version: 4 };

/// A drag with a simulated clock.
#[derive(Default)]
struct Dragging {
    conversation: Conversation,
    now: Duration,
}

impl Dragging {
    fn at(&mut self, at: Pixel, under: Under) -> Vec<Step> {
        self.now += Duration::from_millis(10);
        self.conversation.sample(self.now, Sample { at, under, is_held: true })
    }

    fn over(&mut self, at: Pixel, target: Target) -> Vec<Step> {
        self.at(at, Under::Target(target))
    }

    fn released(&mut self, at: Pixel, under: Under) -> Vec<Step> {
        self.now += Duration::from_millis(10);
        self.conversation.sample(self.now, Sample { at, under, is_held: false })
    }

    fn answers(&mut self, target: Target, accepts: bool) -> Vec<Step> {
        self.conversation.status(Status { window: target.window, accepts, quiet: None })
    }

    /// A drag over a window that has answered.
    fn received(target: Target, accepts: bool) -> Self {
        let mut dragging = Self::default();
        dragging.over((1, 1), target);
        dragging.answers(target, accepts);
        dragging
    }
}

fn send(target: Target, message: Message) -> Step {
    Step::Send(target, message)
}

#[test]
fn positions_are_sent_one_at_a_time_after_enter() {
    let mut dragging = Dragging::default();
    let greeted = dragging.over((1, 1), EDITOR);
    assert_eq!(greeted, [send(EDITOR, Message::Enter), send(EDITOR, Message::Position((1, 1)))]);
    assert_eq!(dragging.over((2, 1), EDITOR), [], "it has not answered yet");
    assert_eq!(dragging.answers(EDITOR, true), [Step::Report(Reception::Accepts)]);
    assert_eq!(dragging.over((3, 1), EDITOR), [send(EDITOR, Message::Position((3, 1)))]);
    assert_eq!(dragging.answers(EDITOR, true), [], "nothing new");
    assert_eq!(dragging.over((3, 1), EDITOR), [], "the pointer rests");
    dragging.now += REST;
    assert_eq!(dragging.over((3, 1), EDITOR), [send(EDITOR, Message::Position((3, 1)))], "so that it can scroll");
}

#[test]
fn no_positions_are_sent_within_the_area_of_an_answer() {
    let mut dragging = Dragging::default();
    dragging.over((1, 1), EDITOR);
    let quiet = Area { min: (0, 0), size: (100, 20) };
    dragging.conversation.status(Status { window: EDITOR.window, accepts: true, quiet: Some(quiet) });
    dragging.now += REST * 3;
    assert_eq!(dragging.over((99, 19), EDITOR), []);
    assert_eq!(dragging.over((100, 19), EDITOR), [send(EDITOR, Message::Position((100, 19)))]);
    // Its answer for the area is valid for a drop there.
    dragging.conversation.status(Status { window: EDITOR.window, accepts: true, quiet: Some(quiet) });
    assert_eq!(dragging.released((50, 5), Under::Target(EDITOR)), [send(EDITOR, Message::Drop)]);
}

#[test]
fn leave_is_sent_before_the_next_window_gets_enter() {
    let mut dragging = Dragging::received(EDITOR, true);
    assert_eq!(
        dragging.over((5, 5), BROWSER),
        [send(EDITOR, Message::Leave), send(BROWSER, Message::Enter), send(BROWSER, Message::Position((5, 5)))]
    );
    assert_eq!(dragging.answers(EDITOR, true), [], "a late answer of the first says nothing of the second");
    assert_eq!(dragging.answers(BROWSER, false), [Step::Report(Reception::Refuses)]);
    assert_eq!(
        dragging.at((9, 9), Under::Own),
        [send(BROWSER, Message::Leave), Step::Report(Reception::Own)],
        "the own window is told nothing"
    );
    assert_eq!(dragging.at((9, 9), Under::Nothing), [Step::Report(Reception::Refuses)]);
}

#[test]
fn a_drop_waits_for_the_answer_to_the_last_position() {
    let mut dragging = Dragging::received(EDITOR, true);
    let here = Under::Target(EDITOR);
    assert_eq!(dragging.released((4, 4), here), [send(EDITOR, Message::Position((4, 4)))]);
    assert_eq!(dragging.released((4, 4), here), []);
    dragging.answers(EDITOR, true);
    assert_eq!(dragging.released((4, 4), here), [send(EDITOR, Message::Drop)]);
    assert_eq!(dragging.released((4, 4), here), [], "it is dropped once");
    assert_eq!(dragging.conversation.finished(BROWSER.window, true), [], "that is another window");
    assert_eq!(dragging.conversation.finished(EDITOR.window, true), [Step::End(DragEnd::Dropped)]);
}

#[test]
fn releasing_before_the_first_position_still_drops() {
    let mut dragging = Dragging::default();
    let here = Under::Target(EDITOR);
    let greeted = dragging.released((4, 4), here);
    assert_eq!(greeted, [send(EDITOR, Message::Enter), send(EDITOR, Message::Position((4, 4)))]);
    dragging.answers(EDITOR, true);
    assert_eq!(dragging.released((4, 4), here), [send(EDITOR, Message::Drop)]);
}

#[test]
fn no_drop_where_refused_or_on_nothing_or_on_the_own_window() {
    let mut dragging = Dragging::received(EDITOR, false);
    assert_eq!(
        dragging.released((1, 1), Under::Target(EDITOR)),
        [send(EDITOR, Message::Leave), Step::End(DragEnd::Refused)]
    );
    let mut dragging = Dragging::received(EDITOR, true);
    assert_eq!(
        dragging.released((90, 90), Under::Nothing),
        [send(EDITOR, Message::Leave), Step::Report(Reception::Refuses), Step::End(DragEnd::Refused)]
    );
    let mut dragging = Dragging::default();
    assert_eq!(dragging.released((1, 1), Under::Own), [Step::End(DragEnd::OnOwnWindow)]);
}

#[test]
fn a_program_may_refuse_after_the_drop() {
    let dropped = |target| {
        let mut dragging = Dragging::received(target, true);
        assert_eq!(dragging.released((1, 1), Under::Target(target)), [send(target, Message::Drop)]);
        dragging
    };
    let refused = dropped(EDITOR).conversation.finished(EDITOR.window, false);
    assert_eq!(refused, [Step::End(DragEnd::Refused)]);
    let older = dropped(BROWSER).conversation.finished(BROWSER.window, false);
    assert_eq!(older, [Step::End(DragEnd::Dropped)], "before version 5 nothing could be said of it");
}

#[test]
fn a_silent_program_is_given_up_unless_it_still_fetches_text() {
    let here = Under::Target(EDITOR);
    let mut dragging = Dragging::default();
    dragging.over((1, 1), EDITOR);
    dragging.released((1, 1), here);
    dragging.now += ANSWER;
    assert_eq!(dragging.released((1, 1), here), [send(EDITOR, Message::Leave), Step::End(DragEnd::NoAnswer)]);

    let mut dragging = Dragging::received(EDITOR, true);
    dragging.released((1, 1), here);
    dragging.now += DROP / 2;
    dragging.conversation.shows_life(dragging.now);
    dragging.now += DROP / 2;
    assert_eq!(dragging.released((1, 1), here), []);
    dragging.now += DROP;
    assert_eq!(dragging.released((1, 1), here), [Step::End(DragEnd::NoAnswer)]);
}

#[test]
fn a_hanging_window_is_asked_again_and_accepts_nothing() {
    let mut dragging = Dragging::received(EDITOR, true);
    dragging.over((2, 2), EDITOR);
    dragging.now += ANSWER;
    assert_eq!(
        dragging.over((3, 3), EDITOR),
        [send(EDITOR, Message::Position((3, 3))), Step::Report(Reception::Refuses)]
    );
    assert_eq!(dragging.answers(EDITOR, true), [Step::Report(Reception::Accepts)]);
}

#[test]
fn a_closed_window_gets_no_messages() {
    let mut dragging = Dragging::received(BROWSER, true);
    assert_eq!(dragging.conversation.gone(EDITOR.window), []);
    assert_eq!(dragging.conversation.gone(BROWSER.receiver), [Step::Report(Reception::Refuses)]);
    assert_eq!(dragging.released((1, 1), Under::Nothing), [Step::End(DragEnd::Refused)]);

    let mut dragging = Dragging::received(EDITOR, true);
    dragging.released((1, 1), Under::Target(EDITOR));
    assert_eq!(dragging.conversation.gone(EDITOR.window), [Step::End(DragEnd::Gone)]);
}

#[test]
fn cancelling_sends_leave_except_after_a_drop() {
    let mut dragging = Dragging::received(EDITOR, true);
    assert_eq!(dragging.conversation.cancel(), [send(EDITOR, Message::Leave), Step::End(DragEnd::Cancelled)]);
    assert_eq!(Conversation::default().cancel(), [Step::End(DragEnd::Cancelled)]);
    let mut dragging = Dragging::received(EDITOR, true);
    dragging.released((1, 1), Under::Target(EDITOR));
    assert_eq!(dragging.conversation.cancel(), []);
}

#[test]
fn messages_are_packed_according_to_the_protocol() {
    assert_eq!(packed(1200, 45), 0x04b0_002d);
    assert_eq!(packed(-1, -2), 0xffff_fffe, "left of the first screen");
    assert_eq!(enter(3, 5, &[10, 11]), [3, 0x0500_0000, 10, 11, 0]);
    assert_eq!(enter(3, 4, &[10, 11, 12, 13]), [3, 0x0400_0001, 10, 11, 12], "the others are on the source");
    let answered = status([7, 1, packed(-5, 10), packed(300, 20), 0]);
    let quiet = Area { min: (-5, 10), size: (300, 20) };
    assert_eq!(answered, Status { window: 7, accepts: true, quiet: Some(quiet) });
    assert_eq!(status([7, 3, packed(0, 0), packed(300, 20), 0]).quiet, None, "it wants every position");
    assert_eq!(status([7, 0, 0, 0, 0]), Status { window: 7, accepts: false, quiet: None });
}

#[test]
fn a_text_is_offered_as_latin_1_only_if_nothing_is_lost() {
    let offer =
        |plain: &str, html: &str| Offer::new(ClipboardContent { plain: plain.to_owned(), html: html.to_owned() });
    let quote = offer("“Über 5 €” — 이재명", "<p>“Über 5 €” — 이재명</p>");
    assert_eq!(
        quote.types().collect::<Vec<_>>(),
        [TextType::Html, TextType::PlainUtf8, TextType::Utf8, TextType::Plain, TextType::Text]
    );
    assert_eq!(quote.bytes(TextType::Utf8), Some("“Über 5 €” — 이재명".as_bytes()));
    assert_eq!(quote.bytes(TextType::Html), Some("<p>“Über 5 €” — 이재명</p>".as_bytes()));
    assert_eq!(quote.bytes(TextType::Latin1), None);
    let plain = offer("Über", "");
    assert_eq!(plain.bytes(TextType::Latin1), Some([0xdc, b'b', b'e', b'r'].as_slice()));
    assert!(!plain.types().any(|text_type| text_type == TextType::Html), "there is none");
}
