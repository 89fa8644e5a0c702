//! The tab of the side panel that lists the user's own marks in text order, then those whose words are no longer in the
//! text.

use std::sync::Arc;

use briefing_core::text::number::{counted, grouped};
use egui::{Galley, Id, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{menu, name_of, text};
use crate::gui::{
    command::{Action, Command, MarkCommand},
    state::view::Pane,
    ui::{
        PanelContext, bidi,
        list::{self, Bar, Keys, ListState, Rows},
        theme::{TextRole, space},
        widgets::{self, Icon},
    },
};
use briefing_core::{
    marks::{Mark, MarkId},
    model::BlockId,
    text::invisible::marked,
};

/// The state of the tab between frames.
#[derive(Default)]
pub struct MarksPanelState {
    list: ListState,
    rows: Vec<Row>,
    /// The state from which the rows were made: the revision of the marks, the tag, and whether they are located.
    of: Option<(u64, Option<String>, bool)>,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Mark(MarkId),
    /// The heading above marks whose words are gone, with their number.
    Orphaned(usize),
    Orphan(MarkId),
}

impl MarksPanelState {
    fn arrange(&mut self, context: &PanelContext<'_>) {
        let marks = &context.state.marks;
        let of = Some((marks.revision, marks.tag.clone(), marks.is_located()));
        if self.of == of {
            return;
        }
        let listed = |ids: &[MarkId]| ids.iter().copied().filter(|id| marks.is_listed(*id)).collect::<Vec<_>>();
        let orphaned = listed(marks.orphaned());
        self.rows = listed(marks.in_order()).into_iter().map(Row::Mark).collect();
        if !orphaned.is_empty() {
            self.rows.push(Row::Orphaned(orphaned.len()));
        }
        self.rows.extend(orphaned.into_iter().map(Row::Orphan));
        self.of = of;
        self.list.reset();
    }
}

/// Draws the marks below the tabs.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut MarksPanelState, send: &mut Vec<Command>) {
    let (palette, marks) = (context.palette, &context.state.marks);
    state.arrange(context);
    if marks.count() == 0 {
        let message = format!(
            "You have no marks in this briefing. Select words and press {} to highlight them, or {} to write a note. \
             Marks are stored with this program; the file is not changed",
            Action::Highlight.key(),
            Action::AddMyNote.key()
        );
        widgets::empty_pane(ui, palette, &message);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::M - 2.0);
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        let shown = state.rows.iter().filter(|row| !matches!(row, Row::Orphaned(_))).count();
        let message = match &marks.tag {
            Some(_) => format!("{} of {}", grouped(shown), counted(marks.count(), "mark", "marks")),
            None => counted(shown, "mark", "marks"),
        };
        widgets::heading(ui, &message, TextRole::Small, palette.weak, 2);
        filter(ui, context, send);
    });
    ui.add_space(space::S);
    let wants_focus = context.state.focus_pane == Some(Pane::Quotes);
    let mut rows = MarkRows { context, rows: &state.rows, wants_focus, send };
    list::show(ui, Id::unique("own marks"), &mut state.list, &mut rows, Keys::None, &Bar::plain(palette));
}

/// A menu of the tags, each with its number of marks.
fn filter(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    let marks = &context.state.marks;
    let tags = marks.tags();
    if tags.is_empty() && marks.tag.is_none() {
        return;
    }
    let now = marks.tag.as_deref();
    let text = widgets::beginning(now.unwrap_or("All tags"), 24);
    let name = format!("Filter by tag: {}", now.unwrap_or("All tags"));
    let button = widgets::drop_down(ui, context.palette, &text, &name, now.is_some());
    egui::Popup::menu(&button).show(|ui| {
        egui::ScrollArea::vertical().max_height(380.0).show(ui, |ui| {
            let all = std::iter::once((None, "All tags".to_owned()));
            let each = tags.iter().map(|(tag, count)| {
                (Some(tag.clone()), format!("{}, {}", marked(&widgets::beginning(tag, 60)), grouped(*count)))
            });
            for (tag, text) in all.chain(each) {
                if ui.radio(marks.tag == tag, text).clicked() {
                    send.push(MarkCommand::Only(tag).into());
                    ui.close();
                }
            }
        });
    });
}

struct MarkRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    rows: &'a [Row],
    /// Whether the first mark that is drawn takes the focus.
    wants_focus: bool,
    send: &'b mut Vec<Command>,
}

const GAP: f32 = 8.0;
const PAD: f32 = 12.0;
const BUTTONS: f32 = 30.0;
const HEADING: f32 = 58.0;
/// The maximum number of characters shown of the words on a card.
const WORDS_CHARACTERS: usize = 300;
/// The maximum number of characters shown of the note on a card.
const NOTE_CHARACTERS: usize = 2_000;

/// A card with its texts laid out at a width.
struct Laid {
    place: String,
    words: Arc<Galley>,
    note: Option<Arc<Galley>>,
    below: Arc<Galley>,
}

impl Laid {
    fn new(ui: &Ui, context: &PanelContext<'_>, mark: &Mark, place: String, width: f32) -> Self {
        let palette = context.palette;
        let inner = (width - 12.0 - 2.0 * PAD - 22.0).max(80.0);
        let words = widgets::beginning(&mark.words(), WORDS_CHARACTERS);
        let words = widgets::text_job(&words, TextRole::CardQuote, palette.text, inner);
        let note = (!mark.note.is_empty()).then(|| {
            let note = format!("Your note: {}", widgets::beginning(&mark.note, NOTE_CHARACTERS));
            bidi::lay_out(ui, widgets::text_job(&note, TextRole::Plain, palette.text, inner), false)
        });
        let tags = mark.tags.join(", ");
        let made = context.state.marks.ago(mark.made);
        let below =
            [place.clone(), tags, made].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let below =
            widgets::text_job(&widgets::beginning(&below, WORDS_CHARACTERS), TextRole::Small, palette.weak, inner);
        Self { place, words: bidi::lay_out(ui, words, true), note, below: bidi::lay_out(ui, below, false) }
    }

    fn height(&self) -> f32 {
        let note = self.note.as_ref().map_or(0.0, |note| note.size().y + 6.0);
        GAP + 2.0 * PAD + self.words.size().y + 6.0 + note + self.below.size().y + BUTTONS
    }
}

impl MarkRows<'_, '_> {
    fn laid(&self, ui: &Ui, row: usize, width: f32) -> Option<(Row, MarkId, Laid)> {
        let row = *self.rows.get(row)?;
        let (Row::Mark(id) | Row::Orphan(id)) = row else { return None };
        let mark = self.context.state.marks.get(id)?;
        let place = self.context.state.marks.place(id).and_then(|place| place.first()).map(|(block, _)| block);
        let place = match place {
            Some(block) => widgets::sentence(&self.context.briefing.block_in_words(*block)),
            None => {
                let last = self.context.briefing.block_count().saturating_sub(1);
                let near = BlockId(mark.anchor.block.min(u32::try_from(last).unwrap_or(u32::MAX)));
                format!("It was near {}", self.context.briefing.block_in_words(near))
            }
        };
        Some((row, id, Laid::new(ui, self.context, mark, place, width)))
    }

    fn heading_ui(&self, ui: &mut Ui, count: usize, rect: Rect) {
        let palette = self.context.palette;
        let place = Rect::from_min_max(rect.min + vec2(14.0, 6.0), rect.max - vec2(14.0, 0.0));
        let mut ui = ui.new_child(UiBuilder::new().id_salt("orphaned").max_rect(place));
        widgets::heading(&mut ui, &format!("Orphaned ({})", grouped(count)), TextRole::Strong, palette.text, 3);
        widgets::label(&mut ui, "Their words are no longer in the text", TextRole::Small, palette.weak);
    }
}

impl Rows for MarkRows<'_, '_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn weight(&self, row: usize) -> u32 {
        let (Some(Row::Mark(id) | Row::Orphan(id)), marks) = (self.rows.get(row), &self.context.state.marks) else {
            return 100;
        };
        let length = marks
            .get(*id)
            .map_or(0, |mark| mark.anchor.exact.len().min(WORDS_CHARACTERS) + mark.note.len().min(NOTE_CHARACTERS));
        u32::try_from(length).unwrap_or(u32::MAX).saturating_add(160)
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        self.laid(ui, row, width).map_or(HEADING, |(_, _, laid)| laid.height())
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        if let Some(Row::Orphaned(count)) = self.rows.get(row) {
            return self.heading_ui(ui, *count, rect);
        }
        let Some((row, id, laid)) = self.laid(ui, row, rect.width()) else { return };
        let (palette, marks) = (self.context.palette, &self.context.state.marks);
        let Some(mark) = marks.get(id) else { return };
        // With space for the focus ring around it.
        let card = Rect::from_min_max(rect.min + vec2(12.0, 2.0), rect.max - vec2(2.0, GAP - 2.0));
        let card_id = Id::unique(("own mark in the list", id));
        let response = ui.interact(card, card_id, Sense::click());
        let is_orphan = matches!(row, Row::Orphan(_));
        let orphaned = if is_orphan { "Orphaned. " } else { "" };
        let name = format!("{orphaned}{}; {}", name_of(marks, id), laid.place.to_lowercase());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, marks.open == Some(id), &name));
        let line = if response.hovered() || marks.open == Some(id) { palette.outline } else { palette.line };
        widgets::card_ground(ui, palette, &response, card, palette.card, Stroke::new(1.0, line));
        let left = card.left() + PAD + 22.0;
        let mut top = card.top() + PAD;
        let swatch = Rect::from_min_size(pos2(card.left() + PAD, top + 3.0), vec2(14.0, 14.0));
        text::swatch(ui, palette, mark.colour, swatch);
        for galley in [Some(&laid.words), laid.note.as_ref(), Some(&laid.below)].into_iter().flatten() {
            ui.painter().galley(pos2(left, top), Arc::clone(galley), palette.text);
            top += galley.size().y + 6.0;
        }
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if response.clicked() {
            self.send.push(MarkCommand::Go(id).into());
        }
        widgets::context_menu(&response, |ui| menu(ui, marks, id, self.send));
        let place = Rect::from_min_max(pos2(left, card.bottom() - BUTTONS - 4.0), card.right_bottom() - vec2(8.0, 4.0));
        self.buttons(ui, mark, id, card_id, place);
    }
}

impl MarkRows<'_, '_> {
    fn buttons(&mut self, ui: &mut Ui, mark: &Mark, id: MarkId, card: Id, place: Rect) {
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let width = 3.0 * widgets::ICON_BUTTON + 2.0 * 2.0;
        let place = Rect::from_min_max(pos2(place.right() - width, place.top()), place.max);
        let mut ui = ui.new_child(UiBuilder::new().scope_id(card.with("buttons")).max_rect(place).layout(layout));
        ui.spacing_mut().item_spacing.x = 2.0;
        let words = widgets::beginning(&mark.words(), 60);
        let palette = self.context.palette;
        let entries = [
            (Icon::Copy, "Copy words and my note", MarkCommand::Copy(id)),
            (Icon::Pencil, "Edit my note and tags", MarkCommand::Edit(id)),
            (Icon::Close, "Remove my mark", MarkCommand::Remove(id)),
        ];
        for (icon, tooltip, command) in entries {
            let name = format!("{tooltip}: “{words}”");
            if widgets::icon_button(&mut ui, palette, icon, &name, tooltip, true, None).clicked() {
                self.send.push(command.into());
            }
        }
    }
}
