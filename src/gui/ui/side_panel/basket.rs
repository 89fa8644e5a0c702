//! The basket: the quotes of all briefings in order, a section for each briefing, with buttons to move and remove them.

use std::sync::Arc;

use egui::{
    CornerRadius, Galley, Id, PointerButton, Rect, Response, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::gui::ui::{
    PanelContext, bidi, drag_out,
    list::{self, Bar, Keys, ListState, Rows},
    theme::{TextRole, space},
    top_bar::distinguish_titles,
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::{
        basket::{Basket, BasketItem, BasketPlace, BasketSection},
        basket_copy::CopyContent,
        view::{Direction, Pane},
    },
};
use briefing_core::{
    citation,
    text::{invisible::marked, number::counted},
};

/// The state of the basket between frames.
#[derive(Default)]
pub struct BasketState {
    list: ListState,
    /// The rows that were drawn last, with their places in the basket.
    drawn: Vec<(Id, BasketPlace)>,
    /// Whether sections have headings: not if all quotes are from the shown briefing.
    has_headings: bool,
}

impl BasketState {
    /// The place in the basket of the row with this id.
    pub fn row_with(&self, id: Id) -> Option<BasketPlace> {
        self.drawn.iter().find(|(row, _)| *row == id).map(|(_, place)| *place)
    }

    /// Brings the row after or before the focused one into view. Returns its id.
    pub fn step(&mut self, basket: &Basket, focused: Id, direction: Direction) -> Option<Id> {
        let places = places(basket, self.has_headings);
        let focused = self.row_with(focused)?;
        let at = places.iter().position(|place| *place == focused)?;
        let next = if direction.is_next() { at + 1 } else { at.checked_sub(1)? };
        let place = *places.get(next)?;
        self.list.reveal(next, 0.0, HEADING);
        id_of(basket, place)
    }
}

/// The places of the rows, in order.
fn places(basket: &Basket, has_headings: bool) -> Vec<BasketPlace> {
    let of_section = |(number, section): (usize, &BasketSection)| {
        let quotes = (0..section.items.len()).map(move |item| BasketPlace::of_quote(number, item));
        has_headings.then(|| BasketPlace::of_section(number)).into_iter().chain(quotes).collect::<Vec<_>>()
    };
    basket.sections().iter().enumerate().flat_map(of_section).collect()
}

/// The id of a row, which is the same after the row has moved, so that it keeps the focus.
fn id_of(basket: &Basket, place: BasketPlace) -> Option<Id> {
    let section = basket.sections().get(place.section)?;
    Some(match place.item {
        None => Id::unique(("basket section", &section.file)),
        Some(item) => {
            let item = section.items.get(item)?;
            Id::unique(("gathered", &section.file, &item.text, &item.speaker, &item.occasion))
        }
    })
}

/// Draws the basket below the tabs.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut BasketState, send: &mut Vec<Command>) {
    let palette = context.palette;
    let basket = context.basket;
    if !basket.is_empty() || basket.can_undo() {
        buttons(ui, basket, send);
    }
    state.drawn.clear();
    if basket.is_empty() {
        let key = Action::ToggleInBasket.key();
        let message = format!(
            "The basket is empty. Choose a quote and press {key}, or use the basket button on its card. Quotes stay here until you remove them"
        );
        widgets::empty_pane(ui, palette, &message);
        return;
    }
    state.has_headings = basket.sections().iter().any(|section| section.file != *context.file);
    let names: Vec<String> = basket.sections().iter().map(|section| name_among(basket, section)).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let mut rows = BasketRows {
        context,
        places: places(basket, state.has_headings),
        titles: distinguish_titles(&names),
        drawn: &mut state.drawn,
        wants_focus: context.state.focus_pane == Some(Pane::Quotes),
        send,
    };
    list::show(ui, Id::unique("basket"), &mut state.list, &mut rows, Keys::None, &Bar::plain(palette));
}

/// The actions on the whole basket, without those that an empty basket has no use for.
fn buttons(ui: &mut Ui, basket: &Basket, send: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::M - 2.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        let all = Action::CopyAllAs;
        let has_quotes = !basket.is_empty();
        if has_quotes
            && ui.button(all.text()).on_hover_text("Copy or save all quotes in the basket as one text").clicked()
        {
            send.push(Command::Do(all));
        }
        let clear = "Remove the quotes of all briefings from the basket";
        if has_quotes && ui.button("Clear basket").on_hover_text(clear).clicked() {
            send.push(TabCommand::EmptyBasket.into());
        }
        let undo = Action::Undo;
        let button = ui.add_enabled(basket.can_undo(), egui::Button::new(undo.text()));
        if button.on_hover_text(undo.tooltip_with_key()).clicked() {
            send.push(Command::Do(undo));
        }
    });
    ui.add_space(space::S);
}

/// The name of a section, with its file if another one has the same title.
fn name_among(basket: &Basket, section: &BasketSection) -> String {
    let is_alone = basket.sections().iter().filter(|other| other.name() == section.name()).count() < 2;
    match section.file.as_deref().and_then(std::path::Path::file_name).filter(|_| !is_alone) {
        Some(file) => format!("{} – {}", file.to_string_lossy(), section.name()),
        None => section.name().to_owned(),
    }
}

struct BasketRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    /// The place of each row.
    places: Vec<BasketPlace>,
    /// The titles of the sections, distinguishable from each other.
    titles: Vec<String>,
    drawn: &'b mut Vec<(Id, BasketPlace)>,
    /// Whether the first quote that is drawn takes the focus.
    wants_focus: bool,
    send: &'b mut Vec<Command>,
}

/// A quote in the basket, as it is drawn.
#[derive(Clone, Copy)]
struct BasketQuote<'a> {
    place: BasketPlace,
    section: &'a BasketSection,
    item: &'a BasketItem,
    /// Its number among all quotes, from 1.
    number: usize,
    /// Whether it is no longer in its briefing.
    is_lost: bool,
}

const GAP: f32 = 20.0;
const PAD: f32 = 12.0;
const BUTTONS: f32 = widgets::EDGE_BAR;

const HEADING: f32 = 38.0;

impl<'a> BasketRows<'a, '_> {
    fn entry(&self, place: BasketPlace) -> Option<BasketQuote<'a>> {
        let basket = self.context.basket;
        let (section, item) = basket.get(place)?;
        let before: usize = basket.sections().iter().take(place.section).map(|section| section.items.len()).sum();
        let is_lost = item.excerpt.is_none() && basket.open_briefing(&section.file).is_some();
        Some(BasketQuote { place, section, item, number: before + place.item? + 1, is_lost })
    }

    fn laid(&self, ui: &Ui, entry: BasketQuote<'_>, width: f32) -> (Arc<Galley>, Arc<Galley>) {
        let palette = self.context.palette;
        let inner = (width - 12.0 - 2.0 * PAD).max(80.0);
        let (ink, below) = match entry.is_lost {
            true => (palette.weak, palette.bad),
            false => (palette.text, palette.weak),
        };
        let open = self.context.basket.open_briefing(&entry.section.file).and_then(|open| open.0.briefing.as_ref());
        let language = open.map_or("", |briefing| briefing.language.as_str());
        let quoted = citation::quoted(&entry.item.text, language);
        let text = widgets::text_job(&quoted, TextRole::CardQuote, ink, inner);
        let who = widgets::text_job(&entry.who(), TextRole::Small, below, inner);
        (widgets::hang(bidi::lay_out(ui, text, true)), bidi::lay_out(ui, who, false))
    }

    fn heading(&mut self, ui: &mut Ui, place: BasketPlace, rect: Rect) {
        let context = self.context;
        let palette = context.palette;
        let Some(section) = context.basket.sections().get(place.section) else { return };
        let Some(id) = id_of(context.basket, place) else { return };
        let title = self.titles.get(place.section).map_or(section.name(), String::as_str);
        let area = Rect::from_min_max(rect.min + vec2(8.0, 6.0), rect.max - vec2(2.0, 2.0));
        let response = ui.interact(area, id, Sense::click_and_drag());
        self.drawn.push((id, place));
        let count = counted(section.items.len(), "quote", "quotes");
        let open = context.basket.open_briefing(&section.file).and_then(|open| open.0.briefing.as_ref());
        let embargo = open.and_then(citation::embargo);
        let message = format!("{}, {count}", section.name());
        let message = embargo.iter().fold(message, |message, embargo| format!("{message}, {embargo}"));
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &message));
        widgets::mark_heading(ui, &response, 3);
        if response.hovered() {
            ui.painter().rect_filled(area, CornerRadius::same(6), palette.hover);
        }
        widgets::focus_ring(ui, palette, &response, area);
        let mut inner = ui.new_child(
            UiBuilder::new()
                .id_salt(("section", &section.file))
                .max_rect(Rect::from_min_max(area.min + vec2(4.0, 0.0), area.max - vec2(4.0, 0.0)))
                .layout(egui::Layout::right_to_left(egui::Align::Center)),
        );
        let is_shown = section.file == *context.file;
        if !is_shown {
            let name = format!("Open {}", section.name());
            let open = widgets::quiet_button(&mut inner, palette, ("Open", "Open"), &name);
            if open.on_hover_text("Show this briefing").clicked() {
                self.send.push(Command::ShowBasketItem(section.file.clone(), None));
            }
        }
        if let Some(embargo) = &embargo {
            let label = widgets::label(&mut inner, "Embargoed", TextRole::Small, palette.warning);
            label.on_hover_text(marked(embargo));
        }
        let mut job = widgets::text_job(&marked(title), TextRole::Strong, palette.text, inner.available_width());
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = bidi::lay_out(&inner, job, false);
        let left = pos2(area.left() + 4.0, area.center().y - galley.size().y / 2.0);
        ui.painter().galley(left, galley, palette.text);
        if response.clicked() {
            response.request_focus();
        }
        if response.has_focus() {
            widgets::keep_arrows(ui, response.id);
        }
        let last = context.basket.sections().len() - 1;
        widgets::context_menu(&response, |ui| {
            let at = place.section;
            let entries = [
                ("Open briefing", (!is_shown).then(|| Command::ShowBasketItem(section.file.clone(), None))),
                ("Move up", (at > 0).then(|| TabCommand::MoveInBasket(place, at - 1).into())),
                ("Move down", (at < last).then(|| TabCommand::MoveInBasket(place, at + 1).into())),
                ("Remove its quotes from basket", Some(TabCommand::RemoveFromBasket(place).into())),
            ];
            for (text, command) in entries {
                if widgets::plain_entry(ui, text, command.is_some()) {
                    self.send.extend(command);
                }
            }
        });
        self.dragged(ui, place, &response, area);
        response
            .on_hover_text(format!("{}\nDrag, or press Alt and an arrow, to move its quotes", marked(section.name())));
    }
}

impl BasketQuote<'_> {
    /// The speaker and the date, or that it can no longer be verified.
    fn who(&self) -> String {
        // Its omissions were verified when it was added or found again.
        match self.is_lost {
            false => self.item.said_by.clone(),
            true => "This quote is no longer in the briefing and will not be copied".to_owned(),
        }
    }

    /// The command that goes to it in the text.
    fn show(&self, context: &PanelContext<'_>) -> Option<Command> {
        let id = self.item.excerpt.as_ref().map(|excerpt| excerpt.id);
        match id {
            Some(id) if self.section.file == *context.file => Some(TabCommand::Choose(id).into()),
            None if self.is_lost => None,
            _ => Some(Command::ShowBasketItem(self.section.file.clone(), id)),
        }
    }
}

impl Rows for BasketRows<'_, '_> {
    fn count(&self) -> usize {
        self.places.len()
    }

    fn weight(&self, row: usize) -> u32 {
        let item = self.places.get(row).and_then(|place| self.context.basket.get(*place));
        let length = item.map_or(40, |(_, item)| item.text.len() + 80);
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        let entry = self.places.get(row).and_then(|place| self.entry(*place));
        entry.map_or(HEADING, |entry| {
            let (text, who) = self.laid(ui, entry, width);
            GAP + 2.0 * PAD + text.size().y + 6.0 + who.size().y
        })
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let Some(place) = self.places.get(row).copied() else { return };
        match self.entry(place) {
            Some(entry) => self.quote(ui, entry, rect),
            None => self.heading(ui, place, rect),
        }
    }
}

impl BasketRows<'_, '_> {
    fn quote(&mut self, ui: &mut Ui, entry: BasketQuote<'_>, rect: Rect) {
        let (context, palette) = (self.context, self.context.palette);
        let Some(id) = id_of(context.basket, entry.place) else { return };
        let (text, who) = self.laid(ui, entry, rect.width());
        // With space for the focus ring around it.
        let card = Rect::from_min_max(rect.min + vec2(12.0, 2.0), rect.max - vec2(2.0, GAP - 2.0));
        let response = ui.interact(card.with_max_y(card.bottom() + BUTTONS / 2.0), id, Sense::click_and_drag());
        self.drawn.push((id, entry.place));
        let (number, count) = (entry.number, context.basket.count());
        let message = format!("Basket quote {number} of {count}: {}; {}", entry.item.text, entry.who());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &message));
        let line = if response.hovered() { palette.outline } else { palette.line };
        widgets::card_ground(ui, palette, &response, card, palette.card, Stroke::new(1.0, line));
        let corner = card.min + vec2(PAD, PAD);
        let below = corner + vec2(0.0, text.size().y + 6.0);
        ui.painter().galley(corner, text, palette.text);
        ui.painter().galley(below, who, palette.weak);
        self.clicked(entry, &response);
        if std::mem::take(&mut self.wants_focus) {
            response.request_focus();
        }
        if response.has_focus() {
            widgets::keep_arrows(ui, response.id);
        }
        widgets::context_menu(&response, |ui| self.menu(ui, entry));
        self.dragged(ui, entry.place, &response, card);
        if drag_out::begins(ui, context, &response) {
            let content = CopyContent::from_basket(context.basket, context.file, entry.place);
            self.send.extend(content.map(|content| TabCommand::DragOut(content).into()));
        }
        self.buttons(ui, entry, &response, card);
    }

    /// A click shows a quote of the shown briefing in its text; a quote of another briefing is shown only on a double
    /// click or Enter, so that a single click never replaces the current text.
    fn clicked(&mut self, entry: BasketQuote<'_>, response: &Response) {
        if !response.clicked() {
            return;
        }
        response.request_focus();
        let is_key = !response.clicked_by(PointerButton::Primary);
        if entry.section.file == *self.context.file || is_key || response.double_clicked() {
            self.send.extend(entry.show(self.context));
        }
    }

    /// A card that is dropped on another card of its briefing takes its place; dragged out of the window, it stays
    /// where it is. A heading takes the place of another one, with all its quotes.
    fn dragged(&mut self, ui: &Ui, place: BasketPlace, response: &Response, area: Rect) {
        response.dnd_set_drag_payload(place);
        let Some(pointer) = response.hover_pos() else { return };
        let Some(from) = response.dnd_hover_payload::<BasketPlace>() else { return };
        let (at, to) = match (from.item, place.item) {
            (None, _) if from.section == place.section => return,
            // At the edge of the whole section under the pointer.
            (None, _) => (if from.section < place.section { area.bottom() } else { area.top() }, Some(place.section)),
            (Some(moved), Some(item)) if from.section == place.section => {
                let is_below = pointer.y > area.center().y;
                let y = if is_below { area.bottom() + GAP / 2.0 } else { area.top() - GAP / 2.0 };
                // The index after the quote has been removed from its old place.
                let to = item + usize::from(is_below);
                (y, Some(if moved < to { to - 1 } else { to }))
            }
            // Quotes of different briefings cannot be mixed.
            (Some(_), _) => (area.bottom(), None),
        };
        if to.is_some() {
            ui.painter().hline(area.x_range(), at, Stroke::new(2.0, self.context.palette.accent));
        }
        if response.dnd_release_payload::<BasketPlace>().is_some() {
            self.send.push(TabCommand::MoveInBasket(*from, to.unwrap_or(usize::MAX)).into());
        }
    }

    /// The context menu of a quote in the basket: the actions of its buttons and of a quote's card.
    fn menu(&mut self, ui: &mut Ui, entry: BasketQuote<'_>) {
        let (context, place) = (self.context, entry.place);
        let content = CopyContent::from_basket(context.basket, context.file, place);
        if widgets::menu_entry(ui, Action::Copy, content.is_some()) {
            let copy = content.clone().map(|content| TabCommand::Copy(content, context.last_copy_format()).into());
            self.send.extend(copy);
        }
        if widgets::menu_entry(ui, Action::CopyAs, content.is_some()) {
            self.send.extend(content.map(|content| TabCommand::CopyAs(content).into()));
        }
        let at = place.item.unwrap_or_default();
        let last = entry.section.items.len().saturating_sub(1);
        let entries = [
            ("Show in the text", entry.show(context)),
            ("Move up", (at > 0).then(|| TabCommand::MoveInBasket(place, at - 1).into())),
            ("Move down", (at < last).then(|| TabCommand::MoveInBasket(place, at + 1).into())),
        ];
        for (text, command) in entries {
            if widgets::plain_entry(ui, text, command.is_some()) {
                self.send.extend(command);
            }
        }
        if widgets::entry_with_key(ui, "Remove from basket", &Action::ToggleInBasket.key(), true) {
            self.send.push(TabCommand::RemoveFromBasket(place).into());
        }
    }

    /// A bar on the lower edge of the card, visible under the pointer or with the keyboard focus; screen readers find
    /// it at all times.
    fn buttons(&mut self, ui: &mut Ui, entry: BasketQuote<'_>, response: &Response, card: Rect) {
        // The buttons keep the focus when their quote moves.
        let id = response.id.with("buttons");
        let (context, palette, place) = (self.context, self.context.palette, entry.place);
        let is_shown = response.has_focus() || response.contains_pointer() && !response.dragged();
        let kind = if entry.is_lost { "gathered and lost" } else { "gathered" };
        widgets::edge_bar(ui, palette, (id, kind), card, is_shown, |ui| {
            let number = entry.number;
            let at = place.item.unwrap_or_default();
            let last = entry.section.items.len().saturating_sub(1);
            if let Some(content) = CopyContent::from_basket(context.basket, context.file, place) {
                let name = format!("Copy basket quote {number}");
                let copy = widgets::quiet_button(ui, palette, ("Copy", "Copy"), &name);
                let format = context.last_copy_format();
                if copy.on_hover_text(format!("Copy: {}", format.name())).clicked() {
                    self.send.push(TabCommand::Copy(content, format).into());
                }
            }
            let mut button = |icon, name: String, enabled, command: Command| {
                if widgets::icon_button(ui, palette, icon, &name, &name, enabled, None).clicked() {
                    self.send.push(command);
                }
            };
            let up = TabCommand::MoveInBasket(place, at.saturating_sub(1)).into();
            button(Icon::Up, format!("Move basket quote {number} up"), at > 0, up);
            let down = TabCommand::MoveInBasket(place, (at + 1).min(last)).into();
            button(Icon::Down, format!("Move basket quote {number} down"), at < last, down);
            button(
                Icon::Close,
                format!("Remove basket quote {number}"),
                true,
                TabCommand::RemoveFromBasket(place).into(),
            );
        });
    }
}
