//! The quotes of the view: a card each, with the speaker, place and date, and buttons to copy it.

use std::borrow::Cow;

use egui::{Id, Rect, Ui, vec2};

use super::card::{Laid, card_id};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::{Pane, View},
    ui::{
        PanelContext,
        list::{self, Bar, Keys, ListState, Rows},
        theme::{TextRole, space},
        widgets::{self, Icon},
    },
};
use briefing_core::{
    model::{Briefing, OccasionId, QuoteFilter, QuoteId, Speaker, SpeakerId},
    search::SearchResults,
    text::{
        invisible::marked,
        number::{counted, grouped},
    },
};

/// The state of the quotes panel between frames.
#[derive(Default)]
pub struct QuotesState {
    /// The scroll position.
    pub list: ListState,
    /// A quote to bring into view in the next frame.
    pub scroll_to: Option<QuoteId>,
    cards: Vec<QuoteId>,
    tally: Tally,
    /// The cards that were drawn last.
    drawn: Vec<QuoteId>,
    of: Option<(View, QuoteFilter, Option<u64>)>,
}

/// The number of quotes for each choice of a filter.
#[derive(Debug, Default)]
struct Tally {
    speakers: Vec<usize>,
    occasions: Vec<usize>,
}

impl Tally {
    /// Counts the quotes of a view: those of each speaker with the filter's occasion, and the reverse.
    fn new(briefing: &Briefing, quotes: &[QuoteId], filter: QuoteFilter) -> Self {
        let mut tally =
            Self { speakers: vec![0; briefing.speakers().len()], occasions: vec![0; briefing.occasions().len()] };
        let (any_speaker, any_occasion) =
            (QuoteFilter { speaker: None, ..filter }, QuoteFilter { occasion: None, ..filter });
        for quote in quotes.iter().filter_map(|id| briefing.quote(*id)) {
            for speaker in quote.speakers().filter(|_| any_speaker.matches(briefing, quote)) {
                if let Some(count) = tally.speakers.get_mut(speaker.index()) {
                    *count += 1;
                }
            }
            let occasion = quote.occasion.filter(|_| any_occasion.matches(briefing, quote));
            if let Some(count) = occasion.and_then(|id| tally.occasions.get_mut(id.index())) {
                *count += 1;
            }
        }
        tally
    }
}

impl QuotesState {
    /// The quotes of a view in text order that pass the filter and match the search.
    pub fn cards(
        &mut self,
        briefing: &Briefing,
        view: View,
        filter: QuoteFilter,
        found: Option<&SearchResults>,
    ) -> &[QuoteId] {
        let of = Some((view, filter, found.map(|found| found.number)));
        if self.of != of {
            self.cards = view.quotes(briefing);
            if let Some(found) = found {
                self.cards.retain(|id| found.hits.quotes().binary_search(id).is_ok());
            }
            self.tally = Tally::new(briefing, &self.cards, filter);
            if filter.is_on() {
                self.cards.retain(|id| briefing.quote(*id).is_some_and(|quote| filter.matches(briefing, quote)));
            }
            if self.of.is_some() {
                self.list.reset();
            }
            self.of = of;
        }
        &self.cards
    }

    /// The card on screen with this id.
    pub fn card_with(&self, id: Id) -> Option<QuoteId> {
        self.drawn.iter().copied().find(|quote| card_id(*quote) == id)
    }

    /// Updates the list, because there is more of the same briefing.
    pub(super) fn refill(&mut self) {
        self.of = None;
    }

    /// Begins a new frame of the panel.
    pub(super) fn begin(&mut self) {
        self.drawn.clear();
    }
}

/// Draws the filters, the number of quotes, and the cards.
pub(super) fn show(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    state: &mut QuotesState,
    count: usize,
    send: &mut Vec<Command>,
) {
    let palette = context.palette;
    let (filter, found) = (context.state.position.filter, context.state.find.whole());
    if context.briefing.quotes().is_empty() {
        widgets::empty_pane(ui, palette, "No quotes in this briefing");
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.add_space(space::M - 2.0);
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        filters(ui, context, &state.tally, send);
    });
    ui.add_space(space::S);
    ui.horizontal(|ui| {
        ui.set_min_height(widgets::ICON_BUTTON);
        ui.add_space(space::M - 2.0);
        let all = context.state.position.view.quote_count(context.briefing);
        let is_part = found.is_some() || filter.is_on();
        let message = match is_part {
            true => format!("{} of {}", grouped(count), counted(all, "quote", "quotes")),
            false => counted(count, "quote", "quotes"),
        };
        widgets::heading(ui, &message, TextRole::Small, palette.weak, 2);
        // Next to the count, where it moves nothing.
        let off = "Show the quotes of all speakers and occasions";
        if filter.is_on()
            && widgets::icon_button(ui, palette, Icon::Close, "Show all quotes", off, true, None).clicked()
        {
            send.push(TabCommand::Filter(QuoteFilter::default()).into());
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(list::BAR);
            let button = egui::Button::new(egui::RichText::new("Copy all as…").font(TextRole::Small.font()));
            let button = ui.add_enabled(count > 0, button);
            if button.on_hover_text(Action::CopyAllAs.tooltip_with_key()).clicked() {
                send.push(Command::Do(Action::CopyAllAs));
            }
        });
    });
    ui.add_space(space::S);
    if count == 0 {
        let words = widgets::beginning(context.state.find.words(), 40);
        let is_topic = context.state.position.view != View::Full;
        let message = match (found, filter.is_on()) {
            (Some(_), true) => format!("No quotes that match the filter contain “{words}”"),
            (None, true) => "No quotes match the filter".to_owned(),
            (Some(_), false) if is_topic => format!("No quotes of this topic contain “{words}”"),
            (Some(_), false) => format!("No quotes contain “{words}”"),
            (None, false) => "No quotes here".to_owned(),
        };
        widgets::empty_pane(ui, palette, &message);
        return;
    }
    let QuotesState { list, scroll_to, cards, drawn, .. } = state;
    if let Some(row) = scroll_to.take().and_then(|scroll_to| cards.binary_search(&scroll_to).ok()) {
        let width = ui.available_width() - list::BAR;
        let height = laid(ui, context, cards, row, width).map_or(0.0, |laid| laid.height);
        list.reveal(row, 0.0, height);
    }
    let chosen = context.state.position.chosen.filter(|id| cards.binary_search(id).is_ok());
    let focus =
        (context.state.focus_pane == Some(Pane::Quotes)).then(|| chosen.or_else(|| cards.get(list.row).copied()));
    let mut rows = CardRows { context, cards, send, focus: focus.flatten(), drawn };
    list::show(ui, Id::unique("cards"), list, &mut rows, Keys::None, &Bar::plain(palette));
}

/// A menu of speakers and one of occasions, each with the number of quotes.
fn filters(ui: &mut Ui, context: &PanelContext<'_>, tally: &Tally, send: &mut Vec<Command>) {
    let (briefing, filter) = (context.briefing, context.state.position.filter);
    let name = filter.speaker.and_then(|id| briefing.speaker(id)).map(Speaker::distinct_name);
    let speakers = briefing.speakers().iter().map(Speaker::distinct_name).zip(tally.speakers.iter().copied());
    if let Some(chosen) = filter_menu(ui, context, ("All speakers", "speaker"), name.as_deref(), speakers) {
        let speaker = chosen.and_then(|at| u16::try_from(at).ok()).map(SpeakerId);
        send.push(TabCommand::Filter(QuoteFilter { speaker, ..filter }).into());
    }
    let name = filter.occasion.and_then(|id| briefing.occasion(id)).map(|occasion| occasion.name.as_str());
    let occasions =
        briefing.occasions().iter().map(|occasion| Cow::from(&occasion.name)).zip(tally.occasions.iter().copied());
    if let Some(chosen) = filter_menu(ui, context, ("All occasions", "occasion"), name, occasions) {
        let occasion = chosen.and_then(|at| u16::try_from(at).ok()).map(OccasionId);
        send.push(TabCommand::Filter(QuoteFilter { occasion, ..filter }).into());
    }
}

/// A menu of names and counts. Returns the new choice, if any: an index, or `Some(None)` for all names.
fn filter_menu<'a>(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    (all, what): (&str, &str),
    now: Option<&str>,
    names: impl Iterator<Item = (Cow<'a, str>, usize)>,
) -> Option<Option<usize>> {
    let text = widgets::beginning(now.unwrap_or(all), 24);
    let name = format!("Filter by {what}: {}", now.unwrap_or(all));
    let button = widgets::drop_down(ui, context.palette, &text, &name, now.is_some());
    let mut chosen = None;
    egui::Popup::menu(&button).show(|ui| {
        let names: Vec<_> = names.enumerate().filter(|(_, (_, count))| *count > 0).collect();
        let height = ui.spacing().interact_size.y;
        egui::ScrollArea::vertical().max_height(380.0).show_rows(ui, height, names.len() + 1, |ui, rows| {
            if rows.start == 0 && ui.radio(now.is_none(), all).clicked() {
                chosen = Some(None);
                ui.close();
            }
            let shown = names.get(rows.start.saturating_sub(1)..rows.end.saturating_sub(1)).unwrap_or_default();
            for (at, (name, count)) in shown {
                let (at, count) = (*at, *count);
                let text = format!("{}, {}", marked(&widgets::beginning(name, 60)), grouped(count));
                if ui.radio(now == Some(name.as_ref()), text).clicked() {
                    chosen = Some(Some(at));
                    ui.close();
                }
            }
        });
    });
    chosen
}

fn laid(ui: &Ui, context: &PanelContext<'_>, cards: &[QuoteId], row: usize, width: f32) -> Option<Laid> {
    let before = row.checked_sub(1).and_then(|row| cards.get(row)).copied();
    Laid::new(ui, context, *cards.get(row)?, before, width)
}

struct CardRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    cards: &'b [QuoteId],
    send: &'b mut Vec<Command>,
    /// The card that is to get the focus.
    focus: Option<QuoteId>,
    drawn: &'b mut Vec<QuoteId>,
}

impl Rows for CardRows<'_, '_> {
    fn count(&self) -> usize {
        self.cards.len()
    }

    fn weight(&self, row: usize) -> u32 {
        let quote = self.cards.get(row).and_then(|id| self.context.briefing.quote(*id));
        let length = quote.and_then(|quote| quote.span()).map_or(120, |span| span.len());
        u32::try_from(length).unwrap_or(u32::MAX).saturating_add(110)
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        laid(ui, self.context, self.cards, row, width).map_or(1.0, |laid| laid.height)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        if let Some(laid) = laid(ui, self.context, self.cards, row, rect.width()) {
            let id = laid.card.id;
            laid.draw(ui, self.context, rect, self.send);
            if self.focus == Some(id) {
                ui.memory_mut(|memory| memory.request_focus(card_id(id)));
            }
            self.drawn.push(id);
        }
    }
}
