//! The virtual list shows what a full layout would show, for any rows, any jumps and any widths.

use briefing_viewer::gui::{
    state::preferences::Typeface,
    ui::{
        list::{self, Bar, Keys, ListState, Rows},
        theme,
    },
};
use egui::{Event, Id, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Ui, Vec2, pos2, vec2};
use proptest::prelude::*;

/// Rows whose heights depend on their lengths and the width, like those of paragraphs.
struct Lengths<'a> {
    lengths: &'a [u32],
    drawn: Vec<(usize, Rect)>,
}

const LINE: f32 = 20.0;

fn height_of(length: u32, width: f32) -> f32 {
    let per_line = (width / 8.0).floor().max(1.0);
    (length as f32 / per_line).ceil().max(1.0) * LINE + 10.0
}

impl Rows for Lengths<'_> {
    fn count(&self) -> usize {
        self.lengths.len()
    }

    fn weight(&self, row: usize) -> u32 {
        self.lengths[row] + 20
    }

    fn height(&mut self, _ui: &mut Ui, row: usize, width: f32) -> f32 {
        height_of(self.lengths[row], width)
    }

    fn anchor(&mut self, _ui: &mut Ui, _row: usize, width: f32, offset: f32) -> (usize, f32) {
        let (per_line, line) = ((width / 8.0).floor() as usize, (offset / LINE).floor() as usize);
        (line * per_line, offset - line as f32 * LINE)
    }

    fn anchored(&mut self, _ui: &mut Ui, _row: usize, width: f32, anchor: usize) -> f32 {
        (anchor / (width / 8.0).floor() as usize) as f32 * LINE
    }

    fn draw(&mut self, _ui: &mut Ui, row: usize, rect: Rect) {
        self.drawn.push((row, rect));
    }
}

/// An action of the user.
#[derive(Debug, Clone)]
enum Move {
    Wheel(f32),
    Press(Key),
    GoTo(usize),
    Reveal(usize),
    Width(f32),
    Drag(f32),
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        (-3000.0_f32..3000.0).prop_map(Move::Wheel),
        prop::sample::select(vec![Key::PageDown, Key::PageUp, Key::Home, Key::End, Key::ArrowDown, Key::ArrowUp])
            .prop_map(Move::Press),
        (0_usize..400).prop_map(Move::GoTo),
        (0_usize..400).prop_map(Move::Reveal),
        (120.0_f32..900.0).prop_map(|width| Move::Width(width.round())),
        (0.0_f32..1.0).prop_map(Move::Drag),
    ]
}

struct Screen {
    ctx: egui::Context,
    state: ListState,
    size: Vec2,
    time: f64,
}

const HEIGHT: f32 = 500.0;

impl Screen {
    fn new() -> Self {
        let ctx = egui::Context::default();
        ctx.set_fonts(theme::fonts(Typeface::Serif));
        ctx.all_styles_mut(|style| style.animation_time = 0.0);
        Self { ctx, state: ListState::default(), size: vec2(600.0, HEIGHT), time: 0.0 }
    }

    fn frame(&mut self, lengths: &[u32], events: Vec<Event>) -> Vec<(usize, Rect)> {
        self.time += 1.0;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.time),
            predicted_dt: 1.0,
            events,
            ..RawInput::default()
        };
        let mut drawn = Vec::new();
        let state = &mut self.state;
        let mut output = self.ctx.run_ui(input, |ui| {
            let room = Rect::from_min_size(Pos2::ZERO, ui.ctx().content_rect().size());
            let ui = &mut ui.new_child(egui::UiBuilder::new().max_rect(room));
            ui.set_clip_rect(room);
            let mut rows = Lengths { lengths, drawn: Vec::new() };
            list::show(ui, Id::unique("list"), state, &mut rows, Keys::All, &Bar::plain(&theme::LIGHT));
            drawn = rows.drawn;
        });
        // Textures are not drawn.
        output.textures_delta.clear();
        drawn
    }

    fn make(&mut self, lengths: &[u32], scroll_to: &Move) -> Vec<(usize, Rect)> {
        let middle = pos2(self.size.x / 2.0, HEIGHT / 2.0);
        match scroll_to {
            Move::Wheel(by) => {
                let wheel = Event::MouseWheel {
                    unit: MouseWheelUnit::Point,
                    delta: vec2(0.0, *by),
                    phase: TouchPhase::Move,
                    source: egui::MouseWheelSource::Unknown,
                    modifiers: Modifiers::NONE,
                };
                self.frame(lengths, vec![Event::PointerMoved(middle), wheel]);
            }
            Move::Press(key) => {
                let press = |pressed| Event::Key {
                    key: *key,
                    physical_key: None,
                    pressed,
                    repeat: false,
                    modifiers: Modifiers::NONE,
                };
                self.frame(lengths, vec![press(true), press(false)]);
            }
            Move::GoTo(row) => self.state.go_to(*row, 0.0),
            Move::Reveal(row) => self.state.reveal(*row, 0.0, LINE),
            Move::Width(width) => self.size.x = *width,
            Move::Drag(part) => {
                let bar = pos2(self.size.x - 10.0, HEIGHT * part);
                let press = |pressed, pos| Event::PointerButton {
                    pos,
                    button: egui::PointerButton::Primary,
                    pressed,
                    modifiers: Modifiers::NONE,
                };
                self.frame(lengths, vec![Event::PointerMoved(bar)]);
                self.frame(lengths, vec![press(true, bar)]);
                self.frame(lengths, vec![press(false, bar)]);
            }
        }
        // Waits for animations and layout to settle.
        (0..8).for_each(|_| drop(self.frame(lengths, Vec::new())));
        self.frame(lengths, Vec::new())
    }
}

/// The tops of all rows in a full layout, and the total height.
fn full_layout(lengths: &[u32], width: f32) -> (Vec<f64>, f64) {
    let mut top = 0.0;
    let tops = lengths
        .iter()
        .map(|length| {
            let mine = top;
            top += f64::from(height_of(*length, width));
            mine
        })
        .collect();
    (tops, top)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn rows_on_screen_equal_those_of_a_full_layout(
        lengths in prop::collection::vec(prop_oneof![4 => 0_u32..400, 1 => 0_u32..9000], 1..300),
        moves in prop::collection::vec(moves(), 1..12),
    ) {
        let mut screen = Screen::new();
        screen.frame(&lengths, Vec::new());
        for scroll_to in &moves {
            let drawn = screen.make(&lengths, scroll_to);
            let width = screen.size.x - list::BAR;
            let (tops, whole) = full_layout(&lengths, width);
            let (first, rect) = drawn[0];
            let scrolled = tops[first] - f64::from(rect.top());
            // Nothing above the beginning, nothing below the end.
            prop_assert!(scrolled >= -1.0, "{scroll_to:?}: {scrolled}");
            prop_assert!(scrolled <= (whole - f64::from(HEIGHT)).max(0.0) + 1.0, "{scroll_to:?}: {scrolled} of {whole}");
            // Each row is where the full layout has it, and none is missing.
            for (i, (row, rect)) in drawn.iter().enumerate() {
                prop_assert_eq!(*row, first + i);
                prop_assert!((tops[*row] - scrolled - f64::from(rect.top())).abs() < 2.0, "{:?}: row {}", scroll_to, row);
            }
            let last = drawn[drawn.len() - 1];
            prop_assert!(last.1.bottom() >= HEIGHT - 2.0 || last.0 == lengths.len() - 1, "{scroll_to:?}: a blank below");
            prop_assert!(rect.top() <= 0.5, "{scroll_to:?}: a blank above");
            match scroll_to {
                Move::GoTo(row) if *row < lengths.len() && tops[*row] + f64::from(HEIGHT) <= whole => {
                    prop_assert!((tops[*row] - scrolled).abs() < 1.0, "row {row} is at the top: {} {scrolled} {rect:?}", tops[*row]);
                }
                Move::Reveal(row) => {
                    let row = (*row).min(lengths.len() - 1);
                    let top = tops[row] - scrolled;
                    prop_assert!(top > -1.0 && top < f64::from(HEIGHT), "row {row} is on screen: {top}");
                }
                Move::Press(Key::Home) => prop_assert!(scrolled.abs() < 1.0),
                Move::Press(Key::End) => {
                    prop_assert!((scrolled - (whole - f64::from(HEIGHT)).max(0.0)).abs() < 1.0, "the end: {scrolled} of {whole}");
                }
                _ => {}
            }
        }
    }

    #[test]
    fn changing_the_width_and_back_restores_the_position(
        lengths in prop::collection::vec(0_u32..2000, 50..200),
        row in 0_usize..40,
        down in 0.0_f32..400.0,
        widths in prop::collection::vec(150.0_f32..900.0, 1..30),
    ) {
        let mut screen = Screen::new();
        screen.frame(&lengths, Vec::new());
        screen.make(&lengths, &Move::GoTo(row));
        let before = screen.make(&lengths, &Move::Wheel(-down));
        for width in widths {
            screen.size.x = width.round();
            screen.frame(&lengths, Vec::new());
        }
        screen.size.x = 600.0;
        let after = screen.frame(&lengths, Vec::new());
        prop_assert_eq!(before, after);
    }
}
