//! Caret browsing (F7): a caret in the text that keys move, and with Shift select, as in a web browser.

use egui::{Event, EventFilter, Key, Modifiers, Rect, Ui, Vec2, pos2, vec2};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    ReaderState,
    beside_text::{indent_of, left_of},
    block_of_row,
    block_text::{column_of, galley_of, space_above},
    row_count,
    selection::{RowPosition, Selection},
};
use crate::gui::ui::{PanelContext, bidi, list, widgets};

/// Where a key moves the caret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    LineStart,
    LineEnd,
    Start,
    End,
}

impl Step {
    fn of(key: Key, modifiers: Modifiers) -> Option<Self> {
        if modifiers.alt {
            return None;
        }
        Some(match (key, modifiers.command) {
            (Key::ArrowLeft, false) => Self::Left,
            (Key::ArrowRight, false) => Self::Right,
            (Key::ArrowLeft, true) => Self::WordLeft,
            (Key::ArrowRight, true) => Self::WordRight,
            (Key::ArrowUp, false) => Self::Up,
            (Key::ArrowDown, false) => Self::Down,
            (Key::Home, false) => Self::LineStart,
            (Key::End, false) => Self::LineEnd,
            (Key::Home, true) => Self::Start,
            (Key::End, true) => Self::End,
            _ => return None,
        })
    }
}

/// The caret of the reading pane.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Caret {
    /// Whether caret browsing is on.
    pub(super) is_on: bool,
    /// Its position, or `None` before the first key.
    pub(super) spot: Option<RowPosition>,
    /// The horizontal position that it keeps when moving up and down.
    x: Option<f32>,
}

impl ReaderState {
    /// Turns caret browsing on or off. Returns whether it is on now.
    pub fn toggle_caret(&mut self) -> bool {
        self.caret.is_on = !self.caret.is_on;
        self.caret.spot = None;
        self.caret.is_on
    }

    /// Whether caret browsing is on.
    pub fn has_caret(&self) -> bool {
        self.caret.is_on
    }

    /// Whether a paragraph was clicked or has selected words.
    pub fn has_place(&self) -> bool {
        self.ends().is_some() || self.clicked.is_some()
    }
}

/// Moves the caret with the keys of this frame. `text` is the node of the text, which keeps the arrow keys.
pub(super) fn take_keys(ui: &Ui, context: &PanelContext<'_>, state: &mut ReaderState, text: egui::Id) {
    let filter = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(text, filter));
    let mut steps = Vec::new();
    ui.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
            let step = Step::of(*key, *modifiers);
            steps.extend(step.map(|step| (step, modifiers.shift)));
            step.is_none()
        });
    });
    let first = RowPosition { row: state.list.row.max(1), char: 0 };
    let started = state.selection.map(|selection| selection.head).or(state.clicked).unwrap_or(first);
    let mut spot = *state.caret.spot.get_or_insert(started);
    for (step, extends) in &steps {
        let from = spot;
        spot = moved(ui, context, state, from, *step);
        let anchor = state.selection.filter(|_| *extends).map_or(from, |selection| selection.anchor);
        state.selection = extends.then_some(Selection { anchor, head: spot });
    }
    state.caret.spot = Some(spot);
    if !steps.is_empty() {
        reveal(ui, context, state, spot);
    }
}

fn width_of(ui: &Ui, context: &PanelContext<'_>, block: &briefing_core::model::BlockRef<'_>) -> f32 {
    column_of(context, ui.available_width() - list::BAR).1 - indent_of(block)
}

fn text_of<'a>(context: &PanelContext<'a>, row: usize) -> &'a str {
    block_of_row(context, row).map_or("", |block| block.text())
}

fn moved(ui: &Ui, context: &PanelContext<'_>, state: &mut ReaderState, spot: RowPosition, step: Step) -> RowPosition {
    let last = row_count(context).saturating_sub(2).max(1);
    let length = |row: usize| text_of(context, row).chars().count();
    if !matches!(step, Step::Up | Step::Down) {
        state.caret.x = None;
    }
    let before = || match spot.row > 1 {
        true => RowPosition { row: spot.row - 1, char: length(spot.row - 1) },
        false => spot,
    };
    let after = || if spot.row < last { RowPosition { row: spot.row + 1, char: 0 } } else { spot };
    let text = text_of(context, spot.row);
    match step {
        Step::Left => earlier(text.graphemes(true), spot.char).map_or_else(before, |char| RowPosition { char, ..spot }),
        Step::Right => later(text.graphemes(true), spot.char).map_or_else(after, |char| RowPosition { char, ..spot }),
        Step::WordLeft => earlier(words(text), spot.char).map_or_else(before, |char| RowPosition { char, ..spot }),
        Step::WordRight => later(to_word_ends(text), spot.char).map_or_else(after, |char| RowPosition { char, ..spot }),
        Step::LineStart | Step::LineEnd => line_end(ui, context, spot, step == Step::LineEnd),
        Step::Start => RowPosition { row: 1, char: 0 },
        Step::End => RowPosition { row: last, char: length(last) },
        Step::Up | Step::Down => vertical(ui, context, state, spot, step == Step::Down),
    }
}

/// The text split at the beginnings of words.
fn words(text: &str) -> impl Iterator<Item = &str> {
    parted_at(text, text.unicode_word_indices().map(|(at, _)| at))
}

/// The text split at the ends of words.
fn to_word_ends(text: &str) -> impl Iterator<Item = &str> {
    parted_at(text, text.unicode_word_indices().map(|(at, word)| at + word.len()))
}

fn parted_at(text: &str, places: impl Iterator<Item = usize>) -> impl Iterator<Item = &str> {
    let places: Vec<usize> = std::iter::once(0).chain(places).chain([text.len()]).collect();
    let ends = places.clone().into_iter().skip(1);
    places.into_iter().zip(ends).filter_map(|(start, end)| text.get(start..end)).filter(|part| !part.is_empty())
}

/// The beginning of the last of these parts that begins before a character.
fn earlier<'t>(parts: impl Iterator<Item = &'t str>, char: usize) -> Option<usize> {
    let mut start = 0;
    let mut found = None;
    for part in parts {
        if start >= char {
            break;
        }
        found = Some(start);
        start += part.chars().count();
    }
    found
}

/// The end of the first of these parts that ends after a character.
fn later<'t>(parts: impl Iterator<Item = &'t str>, char: usize) -> Option<usize> {
    let mut end = 0;
    parts.map(|part| part.chars().count()).find_map(|count| {
        end += count;
        (end > char).then_some(end)
    })
}

fn line_end(ui: &Ui, context: &PanelContext<'_>, spot: RowPosition, is_end: bool) -> RowPosition {
    let Some(block) = block_of_row(context, spot.row) else { return spot };
    let galley = galley_of(ui, context, &block, width_of(ui, context, &block));
    let mut start = 0;
    for line in &galley.rows {
        let count = line.char_count_including_newline().0;
        if spot.char < start + count || std::ptr::eq(line, galley.rows.last().unwrap_or(line)) {
            let all = block.text().chars().count();
            // The space at a soft line break belongs to the line.
            let end = if start + count < all { start + count.saturating_sub(1) } else { all };
            return RowPosition { char: if is_end { end } else { start }, ..spot };
        }
        start += count;
    }
    spot
}

/// The position a line up or down, in the same or the neighbouring paragraph.
fn vertical(
    ui: &Ui,
    context: &PanelContext<'_>,
    state: &mut ReaderState,
    spot: RowPosition,
    is_down: bool,
) -> RowPosition {
    let Some(block) = block_of_row(context, spot.row) else { return spot };
    let galley = galley_of(ui, context, &block, width_of(ui, context, &block));
    let here = place_of(&galley, spot.char);
    let x = *state.caret.x.get_or_insert(here.left() + left_of(context, &block));
    let y = here.center().y + if is_down { here.height() } else { -here.height() };
    if (0.0..galley.size().y).contains(&y) {
        return RowPosition { char: bidi::char_at(&galley, vec2(x - left_of(context, &block), y)), ..spot };
    }
    let row = if is_down { spot.row + 1 } else { spot.row.saturating_sub(1) };
    let Some(block) = block_of_row(context, row) else { return spot };
    let galley = galley_of(ui, context, &block, width_of(ui, context, &block));
    let y = if is_down { 1.0 } else { galley.size().y - 1.0 };
    RowPosition { row, char: bidi::char_at(&galley, vec2(x - left_of(context, &block), y)) }
}

/// The position of a caret before this character in a laid-out text: a rectangle without width.
pub(super) fn place_of(galley: &egui::Galley, char: usize) -> Rect {
    let at = |char: usize| widgets::range_rects(galley, &(char..char + 1)).first().copied();
    let place = at(char).map(|rect| (rect.left(), rect));
    let behind = || at(char.checked_sub(1)?).map(|rect| (rect.right(), rect));
    match place.or_else(behind) {
        Some((x, rect)) => Rect::from_min_max(pos2(x, rect.top()), pos2(x, rect.bottom())),
        None => Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(0.0, galley.size().y.clamp(1.0, 28.0))),
    }
}

fn reveal(ui: &Ui, context: &PanelContext<'_>, state: &mut ReaderState, spot: RowPosition) {
    let Some(block) = block_of_row(context, spot.row) else { return };
    let place = place_of(&galley_of(ui, context, &block, width_of(ui, context, &block)), spot.char);
    state.list.reveal(spot.row, place.top() + space_above(&block), place.height());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_goes_by_what_a_person_sees_as_a_letter_or_a_word() {
        let text = "Sa\u{303}o, we 👩‍👩‍👦 go";
        assert_eq!(later(text.graphemes(true), 1), Some(3), "a letter and its accent are one");
        assert_eq!(earlier(text.graphemes(true), 3), Some(1));
        assert_eq!(later(to_word_ends("We go, now"), 0), Some(2));
        assert_eq!(later(to_word_ends("We go, now"), 2), Some(5));
        assert_eq!(earlier(words("We go, now"), 8), Some(7));
        assert_eq!((earlier(words("We"), 0), later(to_word_ends("We"), 2)), (None, None));
    }
}
