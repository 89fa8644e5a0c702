//! The basket: its quotes in order, with buttons to move and remove them.

use std::sync::Arc;

use egui::{
    CornerRadius, Galley, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use crate::gui::ui::{
    PanelContext, bidi,
    list::{self, Bar, Keys, ListState, Rows},
    theme::{Type, space},
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::{basket::BasketItem, session::PersistedFile},
};
use briefing_core::citation::CopySource;

/// What the basket remembers between frames.
#[derive(Default)]
pub struct BasketState {
    list: ListState,
    /// The cards of this briefing's quotes that were drawn last, with their places in the basket.
    drawn: Vec<(Id, usize)>,
}

impl BasketState {
    /// The place in the basket of the quote whose card has this id.
    pub fn row_with(&self, id: Id) -> Option<usize> {
        self.drawn.iter().find(|(card, _)| *card == id).map(|(_, row)| *row)
    }
}

/// What is in the basket from other briefings, the one used last first.
pub fn others<'a>(context: &PanelContext<'a>) -> impl Iterator<Item = &'a PersistedFile> {
    context.persisted.others_in_basket(context.file)
}

/// Draws the basket below the tabs.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut BasketState, send: &mut Vec<Command>) {
    let palette = context.palette;
    let items = context.state.basket.items();
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::M - 2.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        let all = egui::Button::new("Copy all as…");
        if ui
            .add_enabled(items.iter().any(|item| item.excerpt.is_some()), all)
            .on_hover_text("Copy or save this briefing’s quotes in the basket as one text")
            .clicked()
        {
            send.push(Command::Do(Action::CopyAllAs));
        }
        if ui
            .add_enabled(!items.is_empty(), egui::Button::new("Clear basket"))
            .on_hover_text("Remove this briefing’s quotes from the basket")
            .clicked()
        {
            send.push(TabCommand::EmptyBasket.into());
        }
        let undo = Action::Undo;
        let button = ui.add_enabled(context.state.basket.can_undo(), egui::Button::new(undo.text()));
        if button.on_hover_text(undo.tooltip_with_key()).clicked() {
            send.push(Command::Do(undo));
        }
    });
    ui.add_space(space::S);
    let sections: Vec<&PersistedFile> = others(context).collect();
    if items.is_empty() && sections.is_empty() {
        let key = Action::ToggleInBasket.key();
        let said = format!(
            "The basket is empty. Choose a quote and press {key}, or use the basket button on its card. Quotes stay here until you remove them"
        );
        widgets::empty_pane(ui, palette, &said);
        return;
    }
    state.drawn.clear();
    let mut rows = BasketRows { context, items, sections, drawn: &mut state.drawn, send };
    list::show(ui, Id::unique("basket"), &mut state.list, &mut rows, Keys::None, &Bar::plain(palette));
}

struct BasketRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    /// The quotes of the briefing that is shown.
    items: &'a [BasketItem],
    /// Those of others.
    sections: Vec<&'a PersistedFile>,
    drawn: &'b mut Vec<(Id, usize)>,
    send: &'b mut Vec<Command>,
}

/// What a row of the basket shows.
#[derive(Clone, Copy)]
enum BasketRow<'a> {
    /// The briefing whose quotes follow; none for the one that is shown.
    Heading(Option<&'a PersistedFile>),
    /// A quote of the briefing that is shown, by its place.
    Own(usize, &'a BasketItem),
    /// A quote of another briefing, by its place among those.
    Other(&'a PersistedFile, usize, &'a BasketItem),
}

const GAP: f32 = 20.0;
const PAD: f32 = 12.0;
const BUTTONS: f32 = widgets::EDGE_BAR;

const HEADING: f32 = 38.0;

impl<'a> BasketRows<'a, '_> {
    /// The briefing that is shown has a heading only where there are others.
    fn has_headings(&self) -> bool {
        !self.sections.is_empty()
    }

    fn row(&self, row: usize) -> Option<BasketRow<'a>> {
        let mut row = row;
        if self.has_headings() && !self.items.is_empty() {
            if row == 0 {
                return Some(BasketRow::Heading(None));
            }
            row -= 1;
        }
        if let Some(item) = self.items.get(row) {
            return Some(BasketRow::Own(row, item));
        }
        row -= self.items.len();
        for kept in &self.sections {
            if row == 0 {
                return Some(BasketRow::Heading(Some(kept)));
            }
            row -= 1;
            if let Some(item) = kept.quotes.get(row) {
                return Some(BasketRow::Other(kept, row, item));
            }
            row -= kept.quotes.len();
        }
        None
    }

    fn laid(&self, ui: &Ui, row: BasketRow<'a>, width: f32) -> Option<(Arc<Galley>, Arc<Galley>)> {
        let palette = self.context.palette;
        let (item, who, is_good) = match row {
            BasketRow::Heading(_) => return None,
            BasketRow::Own(_, item) => (item, who(self.context, item), item.excerpt.is_some()),
            BasketRow::Other(_, _, item) => (item, item.said_by.clone(), true),
        };
        let inner = (width - 12.0 - 2.0 * PAD).max(80.0);
        let is_own = matches!(row, BasketRow::Own(..));
        let ink = if is_good && is_own { palette.text } else { palette.weak };
        let text = widgets::text_job(&format!("“{}”", item.text), Type::CardQuote, ink, inner);
        let ink = if is_good { palette.weak } else { palette.bad };
        let who = widgets::text_job(&who, Type::Small, ink, inner);
        Some((widgets::hang(bidi::lay_out(ui, text, true)), bidi::lay_out(ui, who, false)))
    }

    fn heading(&mut self, ui: &mut Ui, kept: Option<&PersistedFile>, rect: Rect) {
        let palette = self.context.palette;
        let title = kept.map_or(self.context.briefing.title.as_str(), |kept| kept.title.as_str());
        let title = if title.is_empty() { "Untitled briefing" } else { title };
        let place = Rect::from_min_max(rect.min + vec2(12.0, 8.0), rect.max - vec2(6.0, 2.0));
        let mut inner = ui.new_child(
            UiBuilder::new()
                .id_salt(("section", kept.map(|kept| &kept.file)))
                .max_rect(place)
                .layout(egui::Layout::right_to_left(egui::Align::Center)),
        );
        if let Some(kept) = kept {
            let name = format!("Open {title}");
            let open = widgets::quiet_button(&mut inner, palette, ("Open", "Open"), &name);
            if open.on_hover_text("Open this briefing; then its quotes can be copied").clicked() {
                self.send.push(Command::OpenKept(kept.file.clone()));
            }
        }
        let mut job = widgets::text_job(title, Type::Strong, palette.text, inner.available_width());
        job.wrap.max_rows = 1;
        job.wrap.break_anywhere = true;
        let galley = bidi::lay_out(&inner, job, false);
        let left = pos2(place.left(), place.center().y - galley.size().y / 2.0);
        let label = ui.interact(Rect::from_min_size(left, galley.size()), inner.unique_id(), Sense::hover());
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, title));
        widgets::mark_heading(ui, &label, 3);
        ui.painter().galley(left, galley, palette.text);
    }
}

/// Who said it and when, or that it cannot be verified any more.
fn who(context: &PanelContext<'_>, item: &BasketItem) -> String {
    // What was left out of it was verified when it was gathered, or looked for again.
    match item.excerpt.as_ref().map(|excerpt| context.briefing.verified_quote(excerpt.id)) {
        Some(Ok(_)) => item.said_by.clone(),
        _ => "This quote is no longer in the briefing, and is not copied".to_owned(),
    }
}

impl Rows for BasketRows<'_, '_> {
    fn count(&self) -> usize {
        let headings = usize::from(self.has_headings() && !self.items.is_empty()) + self.sections.len();
        headings + self.items.len() + self.sections.iter().map(|kept| kept.quotes.len()).sum::<usize>()
    }

    fn weight(&self, row: usize) -> u32 {
        let length = match self.row(row) {
            Some(BasketRow::Own(_, item) | BasketRow::Other(_, _, item)) => item.text.len() + 80,
            Some(BasketRow::Heading(_)) | None => 40,
        };
        u32::try_from(length).unwrap_or(u32::MAX)
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        let laid = self.row(row).and_then(|row| self.laid(ui, row, width));
        laid.map_or(HEADING, |(text, who)| GAP + 2.0 * PAD + text.size().y + 6.0 + who.size().y)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let Some(row) = self.row(row) else { return };
        let palette = self.context.palette;
        let (item, number) = match row {
            BasketRow::Heading(kept) => return self.heading(ui, kept, rect),
            BasketRow::Own(number, item) | BasketRow::Other(_, number, item) => (item, number),
        };
        let Some((text, who)) = self.laid(ui, row, rect.width()) else { return };
        // With room for the ring of the focus around it.
        let card = Rect::from_min_max(rect.min + vec2(12.0, 2.0), rect.max - vec2(2.0, GAP - 2.0));
        let of = if let BasketRow::Other(kept, ..) = row { Some(&kept.file) } else { None };
        let id = Id::unique(("gathered", of, &item.text, &item.speaker, &item.occasion));
        let response = ui.interact(card.with_max_y(card.bottom() + BUTTONS / 2.0), id, Sense::click_and_drag());
        let said = match row {
            BasketRow::Own(..) => {
                let who = self::who(self.context, item);
                format!("Basket quote {} of {}: {}; {who}", number + 1, self.items.len(), item.text)
            }
            _ => format!("Quote of another briefing: {}; {}", item.text, item.said_by),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
        let line = if response.hovered() { palette.outline } else { palette.line };
        ui.painter().rect(card, CornerRadius::same(8), palette.card, Stroke::new(1.0, line), StrokeKind::Inside);
        widgets::focus_ring(ui, palette, &response, card.expand(2.0));
        let corner = card.min + vec2(PAD, PAD);
        let below = corner + vec2(0.0, text.size().y + 6.0);
        ui.painter().galley(corner, text, palette.text);
        ui.painter().galley(below, who, palette.weak);
        match row {
            BasketRow::Own(..) => self.own(ui, (number, item), &response, card),
            BasketRow::Other(kept, ..) => self.other(kept, number, &response),
            BasketRow::Heading(_) => {}
        }
    }
}

impl BasketRows<'_, '_> {
    /// What can be done with a quote of the briefing that is shown.
    fn own(&mut self, ui: &mut Ui, (number, item): (usize, &BasketItem), response: &Response, card: Rect) {
        self.drawn.push((response.id, number));
        if response.clicked()
            && let Some(excerpt) = &item.excerpt
        {
            self.send.push(TabCommand::Choose(excerpt.id).into());
        }
        if response.has_focus() {
            widgets::keep_arrows(ui, response.id);
        }
        let last = self.items.len() - 1;
        widgets::context_menu(response, |ui| menu(ui, self.context, item, number, last, self.send));
        self.dragged(ui, number, response, card);
        self.buttons(ui, (number, item), response, card);
    }

    /// A card that is dragged onto another takes its place.
    fn dragged(&mut self, ui: &Ui, number: usize, response: &Response, card: Rect) {
        response.dnd_set_drag_payload(number);
        let Some(pointer) = response.hover_pos() else { return };
        let Some(from) = response.dnd_hover_payload::<usize>() else { return };
        let is_below = pointer.y > card.center().y;
        let y = if is_below { card.bottom() + GAP / 2.0 } else { card.top() - GAP / 2.0 };
        ui.painter().hline(card.x_range(), y, Stroke::new(2.0, self.context.palette.accent));
        if response.dnd_release_payload::<usize>().is_some() {
            // The place among those that are left once it has been taken out.
            let place = number + usize::from(is_below);
            let to = if *from < place { place - 1 } else { place };
            self.send.push(TabCommand::MoveInBasket(*from, to).into());
        }
    }

    /// A quote of another briefing: it can be copied only where it can be verified.
    fn other(&mut self, kept: &PersistedFile, number: usize, response: &Response) {
        if response.clicked() {
            self.send.push(Command::OpenKept(kept.file.clone()));
        }
        widgets::context_menu(response, |ui| {
            if widgets::plain_entry(ui, "Open its briefing", true) {
                self.send.push(Command::OpenKept(kept.file.clone()));
            }
            if widgets::plain_entry(ui, "Remove from basket", true) {
                self.send.push(Command::RemoveKept(kept.file.clone(), number));
            }
        });
        response.clone().on_hover_text("Open its briefing; then the quote can be copied");
    }
}

/// What can be done with a gathered quote, as its buttons do it and a card of the quotes.
fn menu(ui: &mut Ui, context: &PanelContext<'_>, item: &BasketItem, row: usize, last: usize, send: &mut Vec<Command>) {
    let copy_source = item.excerpt.as_ref().map(|excerpt| CopySource::Quotes(vec![excerpt.clone()]));
    let entries = [
        (
            Action::Copy.text(),
            copy_source.clone().map(|copy_source| TabCommand::Copy(copy_source, context.last_copy_format()).into()),
        ),
        (Action::CopyAs.text(), copy_source.map(|copy_source| TabCommand::CopyAs(copy_source).into())),
        ("Show in the text", item.excerpt.as_ref().map(|excerpt| TabCommand::Choose(excerpt.id).into())),
        ("Move up", (row > 0).then(|| TabCommand::MoveInBasket(row, row - 1).into())),
        ("Move down", (row < last).then_some(TabCommand::MoveInBasket(row, row + 1).into())),
        ("Remove from basket", Some(TabCommand::RemoveFromBasket(row).into())),
    ];
    for (text, command) in entries {
        if widgets::plain_entry(ui, text, command.is_some()) {
            send.extend(command);
        }
    }
}

impl BasketRows<'_, '_> {
    /// A bar on the lower edge of the card, while one points at it or is at it with the keyboard; a screen reader finds it
    /// at all times.
    fn buttons(&mut self, ui: &mut Ui, (row, item): (usize, &BasketItem), response: &Response, card: Rect) {
        // The buttons keep the focus when their quote moves.
        let id = response.id.with("buttons");
        let palette = self.context.palette;
        let is_shown = response.has_focus() || response.contains_pointer();
        let kind = if item.excerpt.is_some() { "gathered" } else { "gathered and lost" };
        widgets::edge_bar(ui, palette, (id, kind), card, is_shown, |ui| {
            let number = row + 1;
            let last = self.items.len() - 1;
            if let Some(excerpt) = &item.excerpt {
                let name = format!("Copy basket quote {number}");
                let copy = widgets::quiet_button(ui, palette, ("Copy", "Copy"), &name);
                let format = self.context.last_copy_format();
                if copy.on_hover_text(format!("Copy: {}", format.name())).clicked() {
                    let source = CopySource::Quotes(vec![excerpt.clone()]);
                    self.send.push(TabCommand::Copy(source, format).into());
                }
            }
            let mut button = |icon, name: String, enabled, command: Command| {
                if widgets::icon_button(ui, palette, icon, &name, &name, enabled, None).clicked() {
                    self.send.push(command);
                }
            };
            let up = TabCommand::MoveInBasket(row, row.saturating_sub(1)).into();
            button(Icon::Up, format!("Move basket quote {number} up"), row > 0, up);
            let down = TabCommand::MoveInBasket(row, (row + 1).min(last)).into();
            button(Icon::Down, format!("Move basket quote {number} down"), row < last, down);
            button(
                Icon::Close,
                format!("Remove basket quote {number}"),
                true,
                TabCommand::RemoveFromBasket(row).into(),
            );
        });
    }
}
