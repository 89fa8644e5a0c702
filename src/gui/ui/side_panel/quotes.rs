//! The quotes of the view: a card each, with who said it, where and when, and the way to copy it.

use briefing_core::model::QuoteFilter;
use briefing_core::text::number::counted;
use briefing_core::text::number::grouped;
use std::{borrow::Cow, sync::Arc};

use egui::{
    Color32, CornerRadius, Galley, Id, Rect, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::gui::state::view::Pane;
use crate::gui::ui::{
    PanelContext, bidi,
    list::{self, Bar, Keys, ListState, Rows},
    own_marks::signs,
    theme::{Palette, Type, space},
    widgets::{self, Icon, OnScreen},
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::View,
};
use briefing_core::{
    citation::{BuiltInFormat, CopyFormat, CopySource, QuoteExcerpt, speakers_of},
    matching::{Bracket, omissions},
    model::{Briefing, NotVerified, OccasionId, Quote, QuoteId, Speaker, SpeakerId, TopicId, VerifiedQuote},
    search::SearchResults,
    text::invisible::marked,
};

/// What the quotes panel remembers between frames.
#[derive(Default)]
pub struct QuotesState {
    /// Where it is scrolled to.
    pub list: ListState,
    /// A quote to bring into view with the next drawing.
    pub scroll_to: Option<QuoteId>,
    cards: Vec<QuoteId>,
    tally: Tally,
    /// The cards that were drawn last.
    drawn: Vec<QuoteId>,
    of: Option<(View, QuoteFilter, Option<u64>)>,
}

/// How many quotes each choice of a filter would show.
#[derive(Debug, Default)]
struct Tally {
    speakers: Vec<usize>,
    occasions: Vec<usize>,
}

impl Tally {
    /// Counts the quotes of a view; those of a speaker under the filter's occasion, and the reverse.
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
    /// The quotes of a view, in the order of the text; of those, the ones that the filter lets through and
    /// find has found.
    pub fn cards(
        &mut self,
        briefing: &Briefing,
        view: View,
        filter: QuoteFilter,
        found: Option<&SearchResults>,
    ) -> &[QuoteId] {
        let of = Some((view, filter, found.map(|found| found.number)));
        if self.of != of {
            self.cards = quotes_of(briefing, view);
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

    /// There is more of the same briefing.
    pub(super) fn refill(&mut self) {
        self.of = None;
    }

    /// The panel is drawn anew.
    pub(super) fn begin(&mut self) {
        self.drawn.clear();
    }
}

fn quotes_of(briefing: &Briefing, view: View) -> Vec<QuoteId> {
    let of_topic = |topic: TopicId| {
        let blocks = briefing.topic(topic).map(|topic| topic.blocks.as_slice()).unwrap_or_default();
        let quotes = blocks.iter().filter_map(|id| briefing.block(*id)).flat_map(|block| block.quotes());
        quotes.filter(move |(_, quote)| briefing.topics_of_quote(quote).contains(&topic)).map(|(id, _)| id).collect()
    };
    match view {
        View::Full => (0..).map(QuoteId).take(briefing.quotes().len()).collect(),
        View::Topic(id) => of_topic(id),
    }
}

/// What a card says. Tests read it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The quote.
    pub id: QuoteId,
    /// Its text in quotation marks.
    pub text: String,
    /// Who said it.
    pub speaker: String,
    /// The speaker's place in the list, for the colour.
    pub speaker_index: Option<usize>,
    /// In which role.
    pub role: Option<String>,
    /// Where and when, in a line.
    pub occasion: String,
    /// "Verbatim", or why not.
    pub kind: Result<String, String>,
    /// Whether what was left out may turn the meaning.
    pub is_risky: bool,
    /// Whether it is only proposed: nothing is wrong, but somebody has to look.
    pub is_unconfirmed: bool,
}

impl Card {
    /// What the card of a quote says.
    pub fn new(briefing: &Briefing, id: QuoteId) -> Option<Self> {
        let quote = briefing.quote(id)?;
        let speaker = quote.speaker.and_then(|id| briefing.speaker(id));
        let is_joint = quote.speakers().count() > 1;
        let occasion = quote.occasion.and_then(|id| briefing.occasion(id));
        let when = occasion
            .and_then(|occasion| occasion.date)
            .map(|date| format!(", {}", date.in_language(&briefing.language)))
            .unwrap_or_default();
        let left_out = briefing.left_out(quote);
        let is_shortened = !left_out.is_empty();
        let omissions_in: Vec<_> =
            omissions::omissions_in(&left_out.join(" ")).into_iter().map(omissions::Omission::as_str).collect();
        let left_out = widgets::beginning(&left_out.join(" … "), LEFT_OUT_SHOWN);
        let edited = briefing.verified_quote(id).ok().and_then(|quote| edited(&quote));
        let kind = briefing.verified_quote(id).map(|_| match (is_shortened, omissions_in.as_slice()) {
            (false, _) if edited.is_some() => edited.unwrap_or_default(),
            (false, _) => "Verbatim".to_owned(),
            (true, []) => format!("Verbatim, shortened: leaves out “{left_out}”"),
            (true, omissions_in) => format!("Verbatim, but leaves out {}: “{left_out}”", omissions_in.join(" and ")),
        });
        Some(Self {
            id,
            text: format!("“{}”", briefing.quote_text(quote)),
            speaker: speakers_of(briefing, quote).unwrap_or_else(|| unknown(quote, "speaker")),
            speaker_index: quote.speaker.map(|id| id.index()),
            role: speaker
                .filter(|_| !is_joint)
                .and_then(|speaker| briefing.role_of_quote(quote, speaker))
                .map(str::to_owned),
            occasion: occasion
                .map_or_else(|| unknown(quote, "occasion"), |occasion| format!("{}{when}", occasion.name)),
            kind: kind.map_err(|reason| match reason {
                NotVerified::NotConfirmed => "Not confirmed yet".to_owned(),
                reason => format!("Not verified: {reason}"),
            }),
            is_risky: is_shortened && !omissions_in.is_empty(),
            is_unconfirmed: !quote.is_confirmed(),
        })
    }

    /// Who said it, as it is read aloud: "by Ann Lee", "no speaker yet".
    fn said_by(&self) -> String {
        match self.speaker_index {
            Some(_) => format!("by {}", self.speaker),
            None => self.speaker.to_lowercase(),
        }
    }

    /// The colour of what is said where it is not verified.
    fn unverified_color(&self, palette: &Palette) -> Color32 {
        if self.is_unconfirmed { palette.warning } else { palette.bad }
    }

    /// The speaker's name without the role in brackets that tells namesakes apart: the role stands below it.
    fn name_beside_role(&self) -> &str {
        let role = self.role.as_deref().unwrap_or_default();
        let name = self.speaker.strip_suffix(')').and_then(|name| name.strip_suffix(role));
        name.and_then(|name| name.strip_suffix(" (")).unwrap_or(&self.speaker)
    }
}

/// What stands in place of who said a quote, or when: the file names nobody that it defines, or nobody yet.
fn unknown(quote: &Quote, what: &str) -> String {
    if quote.is_confirmed() { format!("Unknown {what}") } else { format!("No {what} yet") }
}

/// What an editor's brackets in a quote stand for.
fn edited(quote: &VerifiedQuote<'_>) -> Option<String> {
    let brackets = quote.parts().iter().flat_map(|part| {
        let text = part.block().text();
        let source = |bracket: &Bracket| text.get(bracket.source.clone()).unwrap_or_default().to_owned();
        part.brackets().iter().map(move |bracket| (bracket.shown.trim().to_owned(), source(bracket)))
    });
    let said = brackets.map(|(shown, source)| match source.is_empty() {
        true => format!("{shown} is added"),
        false => format!("{shown} stands for “{}”", widgets::beginning(&source, LEFT_OUT_SHOWN)),
    });
    let said: Vec<_> = said.collect();
    (!said.is_empty()).then(|| format!("Edited: {}", said.join("; ")))
}

/// Draws the filters, how many quotes there are, and the cards.
pub(super) fn show(
    ui: &mut Ui,
    context: &PanelContext<'_>,
    state: &mut QuotesState,
    count: usize,
    send: &mut Vec<Command>,
) {
    let palette = context.palette;
    let (filter, found) = (context.state.filter, context.state.find.whole());
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
        ui.add_space(space::M - 2.0);
        let all = context.quotes_in_view();
        let is_part = found.is_some() || filter.is_on();
        let said = match is_part {
            true => format!("{} of {}", grouped(count), counted(all, "quote", "quotes")),
            false => counted(count, "quote", "quotes"),
        };
        widgets::heading(ui, &said, Type::Small, palette.weak, 2);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.add_space(list::BAR);
            let button = egui::Button::new(egui::RichText::new("Copy all as…").font(Type::Small.font()));
            let button = ui.add_enabled(count > 0, button);
            if button.on_hover_text(Action::CopyAllAs.tooltip_with_key()).clicked() {
                send.push(Command::Do(Action::CopyAllAs));
            }
        });
    });
    ui.add_space(space::S);
    if count == 0 {
        let said = match (found, filter.is_on()) {
            (Some(_), true) => format!(
                "No quotes that match the filter contain “{}”",
                widgets::beginning(context.state.find.words(), 40)
            ),
            (None, true) => "No quotes match the filter".to_owned(),
            (Some(_), _) => format!("No quotes contain “{}”", widgets::beginning(context.state.find.words(), 40)),
            _ => "No quotes here".to_owned(),
        };
        widgets::empty_pane(ui, palette, &said);
        return;
    }
    let QuotesState { list, scroll_to, cards, drawn, .. } = state;
    if let Some(row) = scroll_to.take().and_then(|scroll_to| cards.binary_search(&scroll_to).ok()) {
        let width = ui.available_width() - list::BAR;
        let height = Laid::new(ui, context, cards.get(row).copied(), width).map_or(0.0, |laid| laid.height);
        list.reveal(row, 0.0, height);
    }
    let chosen = context.state.chosen.filter(|id| cards.binary_search(id).is_ok());
    let focus =
        (context.state.focus_pane == Some(Pane::Quotes)).then(|| chosen.or_else(|| cards.get(list.row).copied()));
    let mut rows = CardRows { context, cards, send, focus: focus.flatten(), drawn };
    list::show(ui, Id::unique("cards"), list, &mut rows, Keys::None, &Bar::plain(palette));
}

/// A menu for the speaker and one for the occasion, with how many quotes each choice shows.
fn filters(ui: &mut Ui, context: &PanelContext<'_>, tally: &Tally, send: &mut Vec<Command>) {
    let (briefing, filter) = (context.briefing, context.state.filter);
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
    let off = "Show the quotes of all speakers and occasions";
    if filter.is_on()
        && widgets::icon_button(ui, context.palette, Icon::Close, "Show all quotes", off, true, None).clicked()
    {
        send.push(TabCommand::Filter(QuoteFilter::default()).into());
    }
}

/// A menu of names and counts. Gives back what was chosen: a place in the list, or all.
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

fn card_id(id: QuoteId) -> Id {
    Id::unique(("card", id))
}

struct CardRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    cards: &'b [QuoteId],
    send: &'b mut Vec<Command>,
    /// The card that is to have the focus.
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
        u32::try_from(length).unwrap_or(u32::MAX).saturating_add(220)
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        Laid::new(ui, self.context, self.cards.get(row).copied(), width).map_or(1.0, |laid| laid.height)
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        if let Some(laid) = Laid::new(ui, self.context, self.cards.get(row).copied(), rect.width()) {
            let id = laid.card.id;
            laid.draw(ui, self.context, rect, self.send);
            if self.focus == Some(id) {
                ui.memory_mut(|memory| memory.request_focus(card_id(id)));
            }
            self.drawn.push(id);
        }
    }
}

/// A card with its texts laid out at a width.
struct Laid {
    card: Card,
    text: Arc<Galley>,
    speaker: Arc<Galley>,
    occasion: Arc<Galley>,
    kind: Arc<Galley>,
    /// Whether the verification stands beside the buttons.
    is_one_line: bool,
    height: f32,
}

/// Room around a card, and within it.
const GAP: f32 = 10.0;
const PAD: f32 = 14.0;
const DISC: f32 = 15.0;
const BUTTONS: f32 = 30.0;

/// The width from which a short verification has room beside the buttons.
const ONE_LINE: f32 = 288.0;
/// Characters of a name, a role and an occasion that a card shows: some lines of each. A name as long as the
/// limits allow would push the buttons off the screen; a screen reader is told the whole.
const NAME_SHOWN: usize = 160;
/// Characters that a card shows of what a shortened quote leaves out; the whole is in the text between the pieces.
const LEFT_OUT_SHOWN: usize = 1_000;

impl Laid {
    fn new(ui: &Ui, context: &PanelContext<'_>, id: Option<QuoteId>, width: f32) -> Option<Self> {
        let card = Card::new(context.briefing, id?)?;
        let palette = context.palette;
        let inner = (width - 12.0 - 2.0 * PAD - 4.0).max(80.0);
        let beside = inner - 2.0 * DISC - 10.0;
        let layout = |job| bidi::lay_out(ui, job, false);
        let ink = if card.kind.is_ok() { palette.text } else { palette.weak };
        let text = widgets::text_job(&card.text, Type::CardQuote, ink, inner);
        let text = widgets::hang(bidi::lay_out(ui, text, true));
        let name = widgets::beginning(card.name_beside_role(), NAME_SHOWN);
        let mut who = widgets::text_job(&name, Type::Strong, palette.text, beside);
        if let Some(role) = &card.role {
            let format = egui::TextFormat {
                font_id: Type::Small.font(),
                color: palette.weak,
                line_height: Some(Type::Small.leading()),
                ..Default::default()
            };
            who.append(&format!("\n{}", marked(&widgets::beginning(role, NAME_SHOWN))), 0.0, format);
        }
        let speaker = layout(who);
        let occasion = signs::below(context, card.id, widgets::beginning(&card.occasion, NAME_SHOWN));
        let occasion = layout(widgets::text_job(&occasion, Type::Small, palette.weak, inner));
        let (sentence, color, room) = match &card.kind {
            Ok(sentence) => (
                sentence,
                if card.is_risky { palette.warning } else { palette.good },
                if sentence.len() > 12 { inner - 18.0 } else { 100.0 },
            ),
            Err(sentence) => (sentence, card.unverified_color(palette), inner - 18.0),
        };
        let kind = layout(widgets::text_job(sentence, Type::Small, color, room));
        let is_plain = card.kind.as_ref().is_ok_and(|sentence| sentence == "Verbatim");
        let mut laid =
            Self { card, text, speaker, occasion, kind, is_one_line: is_plain && inner >= ONE_LINE, height: 0.0 };
        let foot = if laid.is_one_line {
            BUTTONS
        } else {
            laid.kind.size().y + if laid.card.kind.is_ok() { 4.0 + BUTTONS } else { 4.0 }
        };
        laid.height = GAP
            + PAD
            + laid.text.size().y
            + 12.0
            + laid.speaker.size().y.max(2.0 * DISC)
            + 8.0
            + laid.occasion.size().y
            + 8.0
            + foot
            + PAD
            - 4.0;
        Some(laid)
    }

    fn draw(self, ui: &mut Ui, context: &PanelContext<'_>, rect: Rect, send: &mut Vec<Command>) {
        let palette = context.palette;
        let id = self.card.id;
        let is_chosen = context.state.chosen == Some(id);
        // With room for the ring of the focus around it.
        let card = Rect::from_min_max(rect.min + vec2(12.0, 2.0), rect.max - vec2(2.0, GAP - 2.0));
        let color = self.card.speaker_index.map_or(palette.outline, |index| palette.speaker(index));
        // What the program does not verify is framed as an error, whoever is said to have said it.
        let frame = if self.card.kind.is_ok() { color } else { self.card.unverified_color(palette) };
        let response = ui.interact(card, card_id(id), Sense::click());
        // What is normal is not said; that it is not verified, or not confirmed, is.
        let exception = self.card.kind.as_ref().err().map(|why| format!(" ({why})")).unwrap_or_default();
        let signs = signs::spoken(context, id);
        let name = format!("Quote {}, {}: {}{exception}{signs}", id.0 + 1, self.card.said_by(), self.card.text);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
        let outline = if is_chosen {
            Stroke::new(2.0, frame)
        } else if self.card.kind.is_err() {
            Stroke::new(1.0, frame)
        } else if response.hovered() {
            Stroke::new(1.0, palette.outline)
        } else {
            Stroke::new(1.0, palette.line)
        };
        let fill =
            if is_chosen { palette.card.lerp_to_gamma(frame, f32::from(palette.tint) / 400.0) } else { palette.card };
        ui.painter().rect(card, CornerRadius::same(8), fill, outline, StrokeKind::Inside);
        let bar = Rect::from_min_max(card.min + vec2(0.0, 12.0), pos2(card.left() + 3.0, card.bottom() - 12.0));
        ui.painter().rect_filled(bar, CornerRadius::same(2), frame);
        widgets::focus_ring(ui, palette, &response, card.expand(2.0));
        if response.has_focus() {
            widgets::keep_arrows(ui, response.id);
        }
        if response.clicked() {
            send.push(TabCommand::Choose(id).into());
        }
        let is_verified = self.card.kind.is_ok();
        widgets::context_menu(&response, |ui| menu(ui, context, id, is_verified, send));
        self.draw_texts(ui, context, card, color, send);
    }

    fn draw_texts(self, ui: &mut Ui, context: &PanelContext<'_>, card: Rect, color: Color32, send: &mut Vec<Command>) {
        let palette = context.palette;
        let left = card.left() + PAD + 4.0;
        let mut top = card.top() + PAD;
        let put =
            |galley: &Arc<Galley>, x: f32, y: f32| ui.painter().galley(pos2(x, y), Arc::clone(galley), palette.text);
        if let Some(found) = context.state.find.shown() {
            let on_screen = OnScreen::new(ui, &self.text, &self.card.text, pos2(left, top));
            for range in found.search.find(&self.card.text) {
                on_screen.underlay(ui, &range, palette.hit);
            }
        }
        put(&self.text, left, top);
        top += self.text.size().y + 12.0;
        let who_height = self.speaker.size().y.max(2.0 * DISC);
        put(&self.speaker, left + 2.0 * DISC + 10.0, top + (who_height - self.speaker.size().y) / 2.0);
        let disc_center = pos2(left + DISC, top + who_height.min(self.speaker.size().y.max(2.0 * DISC)) / 2.0);
        top += who_height + 8.0;
        put(&self.occasion, left, top);
        top += self.occasion.size().y + 8.0;
        let (icon, ink) = match (&self.card.kind, self.card.is_risky) {
            (Ok(_), false) => (Icon::Check, palette.good),
            (Ok(_), true) => (Icon::Warning, palette.warning),
            (Err(_), _) => (Icon::Warning, self.card.unverified_color(palette)),
        };
        let row_height = if self.is_one_line { BUTTONS } else { Type::Small.leading() };
        put(&self.kind, left + 18.0, if self.is_one_line { top + (BUTTONS - self.kind.size().y) / 2.0 } else { top });
        let name = if self.card.speaker_index.is_some() { self.card.speaker.as_str() } else { "?" };
        widgets::disc(ui, palette, disc_center, DISC, color, name);
        widgets::paint_icon(
            ui,
            icon,
            Rect::from_center_size(pos2(left + 6.0, top + row_height / 2.0), Vec2::splat(11.0)),
            ink,
        );
        if self.card.kind.is_ok() {
            let buttons_top = if self.is_one_line { top } else { top + self.kind.size().y + 4.0 };
            let buttons = Rect::from_min_max(
                pos2(if self.is_one_line { left + 80.0 } else { left }, buttons_top),
                pos2(card.right() - 10.0, buttons_top + BUTTONS),
            );
            copy_buttons(ui, context, &self.card, buttons, send);
        }
    }
}

fn copy_buttons(ui: &mut Ui, context: &PanelContext<'_>, card: &Card, rect: Rect, send: &mut Vec<Command>) {
    // They are the same whichever other cards are drawn, so that they keep the focus.
    let id = card_id(card.id).with("buttons");
    let mut ui = ui.new_child(UiBuilder::new().scope_id(id).max_rect(rect));
    let whose = format!("quote {}, by {}", card.id.0 + 1, card.speaker);
    let is_copied = context.state.copied_quote == Some(card.id);
    ui.spacing_mut().item_spacing.x = space::XS;
    widgets::at_right(&mut ui, ("card", is_copied), |ui| {
        let text = if is_copied { "Copied" } else { "Copy" };
        let copy = widgets::main_button(ui, context.palette, text, true).accessible_name(format!("Copy {whose}"));
        let copy_format = context.last_copy_format();
        let again = if is_copied { "Copied. Copy again" } else { "Copy" };
        if copy.on_hover_text(format!("{again}: {}", copy_format.name())).clicked() {
            send.push(TabCommand::Copy(card.id.into(), copy_format).into());
        }
        let more = ui.button("Copy as…").accessible_name(format!("Copy {whose}, as…"));
        if more.on_hover_text("Choose a format, and see what is copied").clicked() {
            send.push(TabCommand::CopyAs(card.id.into()).into());
        }
        ui.spacing_mut().item_spacing.x = 2.0;
        basket_button(ui, context, card, &whose, send);
        more_button(ui, context, card, &whose, send);
    });
}

fn basket_button(ui: &mut Ui, context: &PanelContext<'_>, card: &Card, whose: &str, send: &mut Vec<Command>) {
    let excerpt = QuoteExcerpt::from(card.id);
    let is_in = context.state.basket.has(&excerpt);
    let (name, tooltip) = match is_in {
        true => (format!("Remove {whose} from basket"), "Remove from basket"),
        false => (format!("Add {whose} to basket"), "Add to basket"),
    };
    if widgets::icon_button(ui, context.palette, Icon::Basket, &name, tooltip, true, Some(is_in)).clicked() {
        send.push(TabCommand::AddToBasket(vec![excerpt]).into());
    }
}

fn more_button(ui: &mut Ui, context: &PanelContext<'_>, card: &Card, whose: &str, send: &mut Vec<Command>) {
    let name = format!("More for {whose}");
    let button = widgets::icon_button(ui, context.palette, Icon::More, &name, "More", true, None);
    egui::Popup::menu(&button).show(|ui| {
        more(ui, card.id, send);
        signs::used_entry(ui, context, Some(card.id), send);
    });
}

/// What can be done with a quote. One that is not verified leads to what is wrong.
fn menu(ui: &mut Ui, context: &PanelContext<'_>, id: QuoteId, is_verified: bool, send: &mut Vec<Command>) {
    if is_verified {
        if widgets::menu_entry(ui, Action::Copy, true) {
            send.push(TabCommand::Copy(id.into(), context.last_copy_format()).into());
        }
        if widgets::menu_entry(ui, Action::CopyAs, true) {
            send.push(TabCommand::CopyAs(id.into()).into());
        }
        more(ui, id, send);
        signs::used_entry(ui, context, Some(id), send);
        let excerpt = QuoteExcerpt::from(id);
        let is_in = context.state.basket.has(&excerpt);
        let text = if is_in { "Remove from basket" } else { Action::ToggleInBasket.text() };
        if widgets::plain_entry(ui, text, true) {
            send.push(TabCommand::AddToBasket(vec![excerpt]).into());
        }
    } else if widgets::menu_entry(ui, Action::ShowProblems, true) {
        send.push(TabCommand::Problems(true).into());
    }
    let is_topic = context.state.view != View::Full;
    if is_topic && widgets::menu_entry(ui, Action::ShowInFull, true) {
        send.push(TabCommand::Choose(id).into());
        send.push(Command::Do(Action::ShowInFull));
    }
}

/// What else can be done with a quote.
fn more(ui: &mut Ui, id: QuoteId, send: &mut Vec<Command>) {
    for (action, command) in [
        (Action::CopyPassage, TabCommand::Copy(CopySource::Passage(id), CopyFormat::default()).into()),
        (Action::CopyLink, TabCommand::Copy(id.into(), BuiltInFormat::Link.into()).into()),
        (Action::Shorten, TabCommand::Shorten(id).into()),
    ] {
        if widgets::menu_entry(ui, action, true) {
            send.push(command);
        }
    }
}
