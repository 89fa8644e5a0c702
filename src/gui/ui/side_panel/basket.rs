//! The basket: its quotes in order, with buttons to move and remove them.

use std::sync::Arc;

use egui::{CornerRadius, Galley, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::gui::ui::{
    PanelContext, bidi,
    list::{self, Bar, Keys, ListState, Rows},
    theme::{Type, space},
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::basket::BasketItem,
};
use briefing_core::citation::CopySource;

/// Draws the basket below the tabs.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, list: &mut ListState, send: &mut Vec<Command>) {
    let palette = context.palette;
    let items = context.state.basket.items();
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::M - 2.0);
        ui.spacing_mut().item_spacing.x = 6.0;
        let all = egui::Button::new("Copy all as…");
        if ui
            .add_enabled(items.iter().any(|item| item.excerpt.is_some()), all)
            .on_hover_text("Copy or save the basket as one text")
            .clicked()
        {
            send.push(Command::Do(Action::CopyAllAs));
        }
        if ui
            .add_enabled(!items.is_empty(), egui::Button::new("Clear basket"))
            .on_hover_text("Remove all quotes from the basket")
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
    if items.is_empty() {
        let key = Action::ToggleInBasket.key();
        let said = format!(
            "The basket is empty. Choose a quote and press {key}, or use the basket button on its card. Quotes stay here until you remove them"
        );
        widgets::empty_pane(ui, palette, &said);
        return;
    }
    let mut rows = BasketRows { context, items, send };
    list::show(ui, Id::unique("basket"), list, &mut rows, Keys::None, &Bar::plain(palette));
}

struct BasketRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    items: &'a [BasketItem],
    send: &'b mut Vec<Command>,
}

const GAP: f32 = 8.0;
const PAD: f32 = 12.0;
const BUTTONS: f32 = 30.0;

impl BasketRows<'_, '_> {
    fn laid(&self, ui: &Ui, row: usize, width: f32) -> Option<(Arc<Galley>, Arc<Galley>)> {
        let item = self.items.get(row)?;
        let palette = self.context.palette;
        let inner = (width - 12.0 - 2.0 * PAD).max(80.0);
        let ink = if item.excerpt.is_some() { palette.text } else { palette.weak };
        let text = widgets::text_job(&format!("“{}”", item.text), Type::CardQuote, ink, inner);
        let who = who(self.context, item);
        let ink = if item.excerpt.is_some() { palette.weak } else { palette.bad };
        let who = widgets::text_job(&who, Type::Small, ink, inner);
        Some((widgets::hang(bidi::lay_out(ui, text, true)), bidi::lay_out(ui, who, false)))
    }
}

/// Who said it and when, or that it cannot be verified any more.
fn who(context: &PanelContext<'_>, item: &BasketItem) -> String {
    // What was left out of it was verified when it was gathered, or looked for again.
    let Some(Ok(quote)) = item.excerpt.as_ref().map(|excerpt| context.briefing.verified_quote(excerpt.id)) else {
        return "This quote is no longer in the briefing, and is not copied".to_owned();
    };
    let date = quote
        .occasion()
        .date
        .map(|date| format!(", {}", date.in_language(&quote.briefing().language)))
        .unwrap_or_default();
    format!("{}, {}{date}", quote.speaker().distinct_name(), quote.occasion().name)
}

impl Rows for BasketRows<'_, '_> {
    fn count(&self) -> usize {
        self.items.len()
    }

    fn weight(&self, row: usize) -> u32 {
        u32::try_from(self.items.get(row).map_or(0, |item| item.text.len())).unwrap_or(u32::MAX).saturating_add(120)
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        self.laid(ui, row, width)
            .map_or(1.0, |(text, who)| GAP + 2.0 * PAD + text.size().y + 8.0 + who.size().y + 6.0 + BUTTONS)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        let (Some((text, who)), Some(item)) = (self.laid(ui, row, rect.width()), self.items.get(row)) else { return };
        let palette = self.context.palette;
        // With room for the ring of the focus around it.
        let card = Rect::from_min_max(rect.min + vec2(12.0, 2.0), rect.max - vec2(2.0, GAP - 2.0));
        let id = Id::unique(("gathered", &item.text, &item.speaker, &item.occasion));
        let response = ui.interact(card, id, Sense::click());
        let name = format!(
            "Basket quote {} of {}: {}; {}",
            row + 1,
            self.items.len(),
            item.text,
            self::who(self.context, item)
        );
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let line = if response.hovered() { palette.outline } else { palette.line };
        ui.painter().rect(card, CornerRadius::same(8), palette.card, Stroke::new(1.0, line), StrokeKind::Inside);
        widgets::focus_ring(ui, palette, &response, card.expand(2.0));
        let corner = card.min + vec2(PAD, PAD);
        let below = corner + vec2(0.0, text.size().y + 8.0);
        let buttons_top = below.y + who.size().y + 6.0;
        ui.painter().galley(corner, text, palette.text);
        ui.painter().galley(below, who, palette.weak);
        if response.clicked()
            && let Some(excerpt) = &item.excerpt
        {
            self.send.push(TabCommand::Choose(excerpt.id).into());
        }
        let last = self.items.len() - 1;
        widgets::context_menu(&response, |ui| menu(ui, self.context, item, row, last, self.send));
        let place =
            Rect::from_min_max(pos2(card.left() + PAD, buttons_top), pos2(card.right() - 8.0, buttons_top + BUTTONS));
        self.buttons(ui, row, id, place);
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
    fn buttons(&mut self, ui: &mut Ui, row: usize, id: Id, place: Rect) {
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        let width = 3.0 * widgets::ICON_BUTTON + 2.0 * 2.0;
        let place = Rect::from_min_max(pos2(place.right() - width, place.top()), place.max);
        // The buttons keep the focus when their quote moves.
        let mut ui = ui.new_child(UiBuilder::new().scope_id(id.with("buttons")).max_rect(place).layout(layout));
        ui.spacing_mut().item_spacing.x = 2.0;
        let number = row + 1;
        let last = self.items.len() - 1;
        let palette = self.context.palette;
        let mut button = |icon, name: String, enabled, command: Command| {
            if widgets::icon_button(&mut ui, palette, icon, &name, &name, enabled, None).clicked() {
                self.send.push(command);
            }
        };
        let up = TabCommand::MoveInBasket(row, row.saturating_sub(1)).into();
        button(Icon::Up, format!("Move basket quote {number} up"), row > 0, up);
        let down = TabCommand::MoveInBasket(row, (row + 1).min(last)).into();
        button(Icon::Down, format!("Move basket quote {number} down"), row < last, down);
        button(Icon::Close, format!("Remove basket quote {number}"), true, TabCommand::RemoveFromBasket(row).into());
    }
}
