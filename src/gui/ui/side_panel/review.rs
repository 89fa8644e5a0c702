//! The review: the undecided proposals by speaker, the least certain first.
//!
//! A proposal looks different from a quote: its bar is dashed, and the reason for it is shown. The chosen one has a
//! button for each decision, with its key.

use std::sync::Arc;

use egui::{Color32, Galley, Id, Key, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::{
    card::occasion_of,
    review_progress::{draw_offer, progress},
};
use crate::gui::{
    command::{Action, Command, ReviewCommand},
    state::{
        review::{
            Group, SpanEnd, SuggestedSpeaker, confidence, groups, in_order, key_of, offered_speakers,
            suggested_speakers,
        },
        view::Pane,
    },
    ui::{
        PanelContext, bidi,
        list::{self, Bar, Keys, ListState, Rows},
        theme::{Palette, TextRole},
        widgets,
    },
};
use briefing_core::{
    citation::quoted,
    model::{Confidence, Quote, QuoteId, Speaker, SpeakerId},
    text::{
        invisible::marked,
        number::{counted, grouped},
    },
};

/// The state of the panel between frames.
#[derive(Default)]
pub struct ReviewState {
    list: ListState,
    rows: Vec<Row>,
    is_made: bool,
    /// How many proposals were rejected.
    rejected: usize,
    /// A proposal to bring into view in the next frame.
    pub scroll_to: Option<QuoteId>,
    /// The proposals that were drawn last.
    drawn: Vec<QuoteId>,
}

/// A row of the panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A speaker, with the number of proposals.
    Speaker {
        speaker: Option<SpeakerId>,
        count: usize,
    },
    Proposal(QuoteId),
}

impl ReviewState {
    /// The proposal on screen with this id.
    pub fn proposal_with(&self, id: Id) -> Option<QuoteId> {
        self.drawn.iter().copied().find(|quote| proposal_id(*quote) == id)
    }

    /// The proposals that were drawn last.
    pub fn drawn(&self) -> &[QuoteId] {
        &self.drawn
    }

    fn make(&mut self, context: &PanelContext<'_>) {
        if std::mem::replace(&mut self.is_made, true) {
            return;
        }
        let row = |group: &Group| Row::Speaker { speaker: group.speaker, count: group.proposals.len() };
        self.rejected = context.state.review.kept.rejected_count(context.briefing);
        self.rows = Vec::new();
        for group in groups(context.briefing) {
            self.rows.push(row(&group));
            self.rows.extend(in_order(std::slice::from_ref(&group)).map(Row::Proposal));
        }
    }
}

fn proposal_id(id: QuoteId) -> Id {
    Id::unique(("proposal", id))
}

/// The id of the field for the name of another speaker.
pub fn field_id() -> Id {
    Id::unique("another speaker")
}

/// Draws the panel below the tabs.
pub(super) fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut ReviewState, send: &mut Vec<Command>) {
    state.make(context);
    state.drawn.clear();
    let left = context.briefing.unconfirmed_count();
    progress(ui, context, state.rejected, left);
    if let Some(offer) = &context.state.review.offer {
        draw_offer(ui, context, offer, send);
    }
    if state.rows.is_empty() {
        let has_proposals = context.briefing.quotes().len() + state.rejected > 0;
        let message = match context.has_unsaved_changes {
            _ if !has_proposals => {
                format!(
                    "No quotes were found in this text. Select words and press {} to mark them as a quote.",
                    Action::MarkQuote.key()
                )
            }
            true => format!("Everything is decided. {} saves the briefing.", Action::Save.key()),
            false => "Everything is decided.".to_owned(),
        };
        widgets::empty_pane(ui, context.palette, &message);
        return;
    }
    if let Some(id) = state.scroll_to.take()
        && let Some(row) = state.rows.iter().position(|row| *row == Row::Proposal(id))
    {
        let width = ui.available_width() - list::BAR;
        let height = Laid::new(ui, context, id, width).map_or(0.0, |laid| laid.height);
        // The first one of a speaker is shown with the name above it.
        let above = row.checked_sub(1).and_then(|above| Some((above, *state.rows.get(above)?)));
        match above {
            Some((above, Row::Speaker { speaker, .. })) => {
                state.list.reveal(above, 0.0, head_height(context, speaker) + height);
            }
            _ => state.list.reveal(row, 0.0, height),
        }
    }
    let first = first_open(context, &state.rows);
    let chosen = context.state.position.chosen.filter(|id| state.rows.contains(&Row::Proposal(*id)));
    let focus = (context.state.focus_pane == Some(Pane::Quotes)).then_some(chosen.or(first)).flatten();
    let ReviewState { list, rows, drawn, .. } = state;
    let top = ui.available_rect_before_wrap().top();
    let mut rows = ReviewRows { context, rows, send, drawn, focus, clicked: None };
    list::show(ui, Id::unique("proposals"), list, &mut rows, Keys::None, &Bar::plain(context.palette));
    if let Some((row, at)) = rows.clicked {
        list.hold(row, at - top);
    }
}

/// The proposal with which the review continues: the first one that was not skipped.
fn first_open(context: &PanelContext<'_>, rows: &[Row]) -> Option<QuoteId> {
    let proposals = rows.iter().filter_map(|row| if let Row::Proposal(id) = row { Some(*id) } else { None });
    let is_open = |id: &QuoteId| context.briefing.quote(*id).is_some_and(|quote| !is_skipped(context, quote));
    proposals.clone().find(is_open).or_else(|| proposals.clone().next())
}

fn is_skipped(context: &PanelContext<'_>, quote: &Quote) -> bool {
    context.state.review.kept.is_skipped(context.briefing, quote)
}

struct ReviewRows<'a, 'b> {
    context: &'a PanelContext<'a>,
    rows: &'b [Row],
    send: &'b mut Vec<Command>,
    drawn: &'b mut Vec<QuoteId>,
    /// The proposal that is to get the focus.
    focus: Option<QuoteId>,
    /// The row that was just clicked, and the position of its top on screen.
    clicked: Option<(usize, f32)>,
}

const HEAD: f32 = 40.0;
/// The width below which a panel counts as narrow.
const NARROW: f32 = 300.0;
const SMALL_LETTER: f32 = 7.0;
/// The space below a speaker's role, in points.
const ROLE_BELOW: f32 = 6.0;
const GAP: f32 = 8.0;
const PAD: f32 = 12.0;
const BUTTON: f32 = 28.0;
const SPEAKER: f32 = 22.0;
/// The space between two buttons, in points.
const BETWEEN: f32 = 4.0;
/// The space for the dot before a speaker, in points.
const DOT: f32 = 10.0;
/// The maximum number of characters shown of a proposal; all of it is highlighted in the text.
const SHOWN_CHARACTERS: usize = 400;

impl Rows for ReviewRows<'_, '_> {
    fn count(&self) -> usize {
        self.rows.len()
    }

    fn weight(&self, row: usize) -> u32 {
        match self.rows.get(row) {
            Some(Row::Proposal(id)) => {
                let length =
                    self.context.briefing.quote(*id).and_then(|quote| quote.span()).map_or(80, |span| span.len());
                u32::try_from(length.min(SHOWN_CHARACTERS)).unwrap_or(0) + 160
            }
            _ => 60,
        }
    }

    fn height(&mut self, ui: &mut Ui, row: usize, width: f32) -> f32 {
        match self.rows.get(row) {
            Some(Row::Proposal(id)) => Laid::new(ui, self.context, *id, width).map_or(1.0, |laid| laid.height),
            Some(Row::Speaker { speaker, .. }) => head_height(self.context, *speaker),
            None => HEAD,
        }
    }

    fn has_heading_above(&self, row: usize) -> bool {
        row.checked_sub(1).and_then(|above| self.rows.get(above)).is_some_and(|row| matches!(row, Row::Speaker { .. }))
    }

    fn draw(&mut self, ui: &mut Ui, row: usize, rect: Rect) {
        match self.rows.get(row).copied() {
            Some(Row::Speaker { speaker, count }) => self.head(ui, (row, rect), speaker, count),
            Some(Row::Proposal(id)) => {
                if let Some(laid) = Laid::new(ui, self.context, id, rect.width()) {
                    if laid.draw(ui, self.context, rect, self.send) {
                        self.clicked = Some((row, rect.top()));
                    }
                    if self.focus == Some(id) {
                        ui.memory_mut(|memory| memory.request_focus(proposal_id(id)));
                    }
                    self.drawn.push(id);
                }
            }
            None => {}
        }
    }
}

impl ReviewRows<'_, '_> {
    /// How many proposals below the heading in this row are certain and have been on screen.
    fn acceptable(&self, heading: usize, count: usize) -> usize {
        let (briefing, seen) = (self.context.briefing, &self.context.state.review.seen);
        let is_certain =
            |id: &QuoteId| briefing.quote(*id).is_some_and(|quote| confidence(quote) == Confidence::Certain);
        let proposals = self.rows.iter().skip(heading + 1).take(count);
        let proposals = proposals.filter_map(|row| if let Row::Proposal(id) = row { Some(id) } else { None });
        proposals.filter(|id| seen.contains(id) && is_certain(id)).count()
    }

    /// A speaker above the proposals, with a button that accepts all certain ones.
    fn head(&mut self, ui: &mut Ui, (row, rect): (usize, Rect), speaker: Option<SpeakerId>, count: usize) {
        let palette = self.context.palette;
        let certain = self.acceptable(row, count);
        let name = speaker.and_then(|id| self.context.briefing.speaker(id)).map(Speaker::distinct_name);
        let name = name.as_deref().unwrap_or("No speaker yet");
        let color = speaker.map_or(palette.weak, |id| palette.speaker(id.index()));
        let area =
            Rect::from_min_max(pos2(rect.left() + 14.0, rect.top() + 6.0), pos2(rect.right() - 2.0, rect.bottom()));
        let is_narrow = area.width() < NARROW;
        let mut ui = ui.new_child(UiBuilder::new().scope_id(Id::unique(("proposals of", speaker))).max_rect(area));
        ui.horizontal(|ui| {
            let (disc, _) = ui.allocate_exact_size(vec2(12.0, 24.0), Sense::hover());
            ui.painter().circle_filled(disc.center(), 5.0, color);
            let laid = |text: &str, role: TextRole, width: f32| {
                let mut job = widgets::text_job(text, role, palette.weak, width);
                (job.wrap.max_rows, job.wrap.break_anywhere) = (1, true);
                bidi::lay_out(ui, job, false)
            };
            let quotes = counted(count, "quote", "quotes");
            let shown_count = laid(&quotes, TextRole::Small, f32::INFINITY);
            let accept = format!("Accept {}{}", grouped(certain), if is_narrow { "" } else { " certain" });
            let button = match certain {
                0 => 0.0,
                _ => laid(&accept, TextRole::Small, f32::INFINITY).size().x + 2.0 * ui.spacing().button_padding.x,
            };
            // As much of a long name as leaves room for the number and the button.
            let gaps = 3.0 * ui.spacing().item_spacing.x;
            let room = (ui.available_width() - shown_count.size().x - button - gaps).max(40.0);
            let mut name_job = widgets::text_job(&marked(name), TextRole::Strong, palette.text, room);
            (name_job.wrap.max_rows, name_job.wrap.break_anywhere) = (1, true);
            let heading = ui.add(egui::Label::new(bidi::lay_out(ui, name_job, false)).selectable(false));
            widgets::mark_heading(ui, &heading, 3);
            heading.accessible_name(format!("{}, {quotes}", marked(name)));
            let (place, _) = ui.allocate_exact_size(shown_count.size(), Sense::hover());
            ui.painter().galley(place.min, shown_count, palette.weak);
            if certain > 0 {
                widgets::at_right(ui, ("certain", speaker), |ui| {
                    let tooltip = "Accept this speaker’s certain proposals that have been on screen";
                    let button = egui::Button::new(egui::RichText::new(accept).font(TextRole::Small.font()));
                    let button = ui.add(button).on_hover_text(tooltip);
                    if button
                        .accessible_name(format!(
                            "Accept {} by {name}",
                            counted(certain, "certain quote", "certain quotes")
                        ))
                        .clicked()
                    {
                        self.send.push(ReviewCommand::AcceptCertain(speaker).into());
                    }
                });
            }
        });
        if let Some(role) = role_of(self.context, speaker) {
            ui.horizontal(|ui| {
                ui.add_space(12.0 + ui.spacing().item_spacing.x);
                let room = ((area.width() - 24.0) / SMALL_LETTER).max(6.0) as usize;
                widgets::label(ui, &marked(&widgets::beginning(role, room)), TextRole::Small, palette.weak);
            });
        }
    }
}

/// The role of a speaker.
fn role_of<'a>(context: &PanelContext<'a>, speaker: Option<SpeakerId>) -> Option<&'a str> {
    context.briefing.speaker(speaker?)?.role.as_deref()
}

/// The height of a speaker's name with the role below it.
fn head_height(context: &PanelContext<'_>, speaker: Option<SpeakerId>) -> f32 {
    if role_of(context, speaker).is_some() { HEAD + TextRole::Small.leading() + ROLE_BELOW } else { HEAD }
}

/// A proposal with its texts laid out at a width.
struct Laid {
    id: QuoteId,
    text: Arc<Galley>,
    why: Arc<Galley>,
    /// The evidence for the speaker, and the place and date of the quote, on the chosen one.
    about: Option<Arc<Galley>>,
    confidence: Confidence,
    /// The accessible name.
    name: String,
    buttons: f32,
    height: f32,
}

impl Laid {
    fn new(ui: &Ui, context: &PanelContext<'_>, id: QuoteId, width: f32) -> Option<Self> {
        let (briefing, palette) = (context.briefing, context.palette);
        let quote = briefing.quote(id)?;
        let inner = (width - 12.0 - 2.0 * PAD - 4.0).max(80.0);
        let words = widgets::beginning(&briefing.quote_text(quote), SHOWN_CHARACTERS);
        let text = widgets::text_job(&quoted(&words, &briefing.language), TextRole::CardQuote, palette.text, inner);
        let text = widgets::hang(bidi::lay_out(ui, text, true));
        let confidence = confidence(quote);
        let rule = quote.proposal().map_or("", |proposal| proposal.rule.as_str());
        let speaker = quote.speaker.and_then(|id| briefing.speaker(id)).map(Speaker::distinct_name);
        let confident = widgets::sentence(confidence.as_str());
        let why = [quote.cut_off().unwrap_or_default(), rule].into_iter().filter(|why| !why.is_empty());
        let why = why.collect::<Vec<_>>().join("; ");
        let why = if why.is_empty() { confident } else { format!("{confident}: {why}") };
        let why = if is_skipped(context, quote) { format!("Skipped. {why}") } else { why };
        let name = format!("Proposal by {}: “{words}” ({why})", speaker.as_deref().unwrap_or("an unknown speaker"));
        let why =
            bidi::lay_out(ui, widgets::text_job(&why, TextRole::Small, color_of(palette, confidence), inner), false);
        let is_chosen = context.state.position.chosen == Some(id);
        let buttons = if is_chosen { buttons_height(ui, context, id, inner) } else { 0.0 };
        let evidence = quote.proposal().and_then(|proposal| proposal.evidence.first());
        let evidence =
            evidence.map(|words| format!("From the text: “{}”", widgets::beginning(words, SHOWN_CHARACTERS)));
        let about = evidence.into_iter().chain(occasion_of(briefing, quote, true)).collect::<Vec<_>>().join("\n");
        let about = Some(about).filter(|about| is_chosen && !about.is_empty());
        let about = about.map(|about| {
            let about = widgets::beginning(&about, 2 * SHOWN_CHARACTERS);
            bidi::lay_out(ui, widgets::text_job(&about, TextRole::Small, palette.weak, inner), false)
        });
        let about_height = about.as_ref().map_or(0.0, |about| about.size().y);
        let height = GAP + 2.0 * PAD + text.size().y + 6.0 + why.size().y + about_height + buttons;
        Some(Self { id, text, why, about, confidence, name, buttons, height })
    }

    /// Draws the card. Returns whether it was clicked.
    fn draw(self, ui: &mut Ui, context: &PanelContext<'_>, rect: Rect, send: &mut Vec<Command>) -> bool {
        let palette = context.palette;
        let is_chosen = context.state.position.chosen == Some(self.id);
        let card = Rect::from_min_max(rect.min + vec2(12.0, 2.0), rect.max - vec2(2.0, GAP - 2.0));
        let color = color_of(palette, self.confidence);
        let response = ui.interact(card, proposal_id(self.id), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &self.name));
        let line = match (is_chosen, response.hovered()) {
            (true, _) => Stroke::new(2.0, palette.accent),
            (false, true) => Stroke::new(1.0, palette.outline),
            (false, false) => Stroke::new(1.0, palette.line),
        };
        let fill = if is_chosen { palette.card } else { Color32::TRANSPARENT };
        widgets::card_ground(ui, palette, &response, card, fill, line);
        // A dashed bar shows that it is undecided.
        let bar = [pos2(card.left() + 4.0, card.top() + 12.0), pos2(card.left() + 4.0, card.bottom() - 12.0)];
        ui.painter().extend(egui::Shape::dashed_line(&bar, Stroke::new(3.0, color), 5.0, 4.0));
        if response.has_focus() {
            match context.state.review.moved_end {
                Some(_) => widgets::keep_all_arrows(ui, response.id),
                None => widgets::keep_arrows(ui, response.id),
            }
        }
        if response.clicked() {
            send.push(ReviewCommand::Choose(self.id).into());
        }
        widgets::context_menu(&response, |ui| super::review_menu::show(ui, context, self.id, response.id, send));
        let (left, mut top) = (card.left() + PAD + 4.0, card.top() + PAD);
        ui.painter().galley(pos2(left, top), Arc::clone(&self.text), palette.text);
        top += self.text.size().y + 6.0;
        ui.painter().galley(pos2(left, top), Arc::clone(&self.why), color);
        top += self.why.size().y;
        if let Some(about) = &self.about {
            ui.painter().galley(pos2(left, top), Arc::clone(about), palette.weak);
            top += about.size().y;
        }
        if self.buttons > 0.0 {
            let area = Rect::from_min_max(pos2(left, top + 8.0), pos2(card.right() - 8.0, card.bottom() - 4.0));
            buttons(ui, context, self.id, area, send);
        }
        response.clicked()
    }
}

fn color_of(palette: &Palette, confidence: Confidence) -> Color32 {
    match confidence {
        Confidence::Certain => palette.good,
        Confidence::Likely => palette.weak,
        Confidence::Unsure => palette.warning,
    }
}

/// The buttons that decide the chosen proposal: text, key, tooltip and command. The main button is separate.
fn decisions(
    context: &PanelContext<'_>,
    id: QuoteId,
) -> [(&'static str, &'static str, &'static str, ReviewCommand); 4] {
    let ends = match context.state.review.moved_end {
        None => "Move ends",
        Some(SpanEnd::End) => "Moving the end",
        Some(SpanEnd::Start) => "Moving the start",
    };
    [
        ("Not a quote", "Del", "Remove the proposal; the text stays", ReviewCommand::Reject),
        ("Skip", "N", "Leave it undecided and continue", ReviewCommand::Skip),
        (super::review_menu::ask_speaker(context, id), "S", "Type the name of the speaker", ReviewCommand::AskSpeaker),
        (ends, "E", "Move the end of the quote with ← and →, then its start", ReviewCommand::MoveEnds),
    ]
}

/// The text of a button with its key.
fn with_key(context: &PanelContext<'_>, text: &str, key: &str) -> String {
    if context.persisted.single_keys { format!("{text}  {key}") } else { text.to_owned() }
}

/// The key of the main button.
const ACCEPT_KEY: &str = "⏎";

fn buttons_height(ui: &Ui, context: &PanelContext<'_>, id: QuoteId, width: f32) -> f32 {
    let padding = 2.0 * ui.spacing().button_padding.x;
    let laid =
        |text: &str, role: TextRole| ui.painter().layout_no_wrap(text.to_owned(), role.font(), Color32::PLACEHOLDER);
    let mut right = laid(&with_key(context, "Accept", ACCEPT_KEY), TextRole::Strong).size().x + padding;
    let mut rows = 1.0;
    for (text, key, ..) in decisions(context, id) {
        let button = laid(&with_key(context, text, key), TextRole::Plain).size().x + padding;
        right += BETWEEN + button;
        if right > width + 1.0 {
            rows += 1.0;
            right = button;
        }
    }
    let speakers = offered_speakers(context.briefing, id).len() as f32;
    let speakers = if speakers > 0.0 { speakers + 1.0 } else { 0.0 };
    let suggested = |typed: &String| suggested_speakers(context.briefing, id, typed).len() as f32;
    let typed = context.state.review.other_speaker.as_ref();
    let field = typed.map_or(0.0, |typed| BUTTON + BETWEEN + suggested(typed) * (SPEAKER + BETWEEN));
    8.0 + rows * (BUTTON + BETWEEN) + speakers * (SPEAKER + BETWEEN) + field
}

/// A button for each decision, with its key, and the speakers.
fn buttons(ui: &mut Ui, context: &PanelContext<'_>, id: QuoteId, area: Rect, send: &mut Vec<Command>) {
    let palette = context.palette;
    let builder = UiBuilder::new().scope_id(proposal_id(id).with("buttons")).max_rect(area);
    let mut ui = ui.new_child(builder);
    ui.spacing_mut().item_spacing = vec2(BETWEEN, BETWEEN);
    let has_speaker = context.briefing.quote(id).is_some_and(|quote| quote.speaker.is_some());
    ui.horizontal_wrapped(|ui| {
        if widgets::main_button(ui, palette, &with_key(context, "Accept", ACCEPT_KEY), has_speaker).clicked() {
            send.push(ReviewCommand::Accept.into());
        }
        for (text, key, tooltip, command) in decisions(context, id) {
            let button = ui.button(with_key(context, text, key)).on_hover_text(tooltip);
            if button.accessible_name(text).clicked() {
                send.push(command.into());
            }
        }
    });
    ui.spacing_mut().interact_size.y = SPEAKER;
    ui.spacing_mut().button_padding.y = 1.0;
    speakers(&mut ui, context, id, send);
    if let Some(typed) = &context.state.review.other_speaker {
        let height = std::mem::replace(&mut ui.spacing_mut().interact_size.y, BUTTON);
        field(&mut ui, context, typed, send);
        ui.spacing_mut().interact_size.y = height;
        suggestions(&mut ui, context, suggested_speakers(context.briefing, id, typed), send);
    }
}

/// The persons whom the typed name may mean. Return chooses the first.
fn suggestions(ui: &mut Ui, context: &PanelContext<'_>, suggested: Vec<SuggestedSpeaker>, send: &mut Vec<Command>) {
    for speaker in suggested {
        let (text, is_doubtful) = match &speaker {
            SuggestedSpeaker::Known(id) => {
                (context.briefing.speaker(*id).map(Speaker::distinct_name).unwrap_or_default().to_string(), false)
            }
            SuggestedSpeaker::New { name, is_in_text: true } => (format!("New: {name}"), false),
            SuggestedSpeaker::New { name, is_in_text: false } => (format!("New: {name} (not in the text)"), true),
        };
        let color = if is_doubtful { context.palette.warning } else { context.palette.text };
        let job = widgets::text_job(&widgets::beginning(&text, 44), TextRole::Small, color, f32::INFINITY);
        let name = bidi::lay_out(ui, job, false);
        let button = ui.add(egui::Button::new(name).frame(false)).on_hover_text("Confirm the quote with this speaker");
        widgets::focus_ring(ui, context.palette, &button, button.rect.expand(1.0));
        if button.accessible_name(text).clicked() {
            send.push(ReviewCommand::NameSuggested(speaker).into());
        }
    }
}

/// The possible speakers of the proposal, each with its key; a dot marks the proposed one.
fn speakers(ui: &mut Ui, context: &PanelContext<'_>, id: QuoteId, send: &mut Vec<Command>) {
    let palette = context.palette;
    let offered = offered_speakers(context.briefing, id);
    if !offered.is_empty() {
        ui.horizontal(|ui| widgets::label(ui, "Said by", TextRole::Small, palette.weak));
    }
    let proposed = context.briefing.quote(id);
    for speaker in offered {
        let Some(named) = context.briefing.speaker(speaker) else { continue };
        let is_proposed = proposed.is_some_and(|quote| quote.speakers().any(|proposed| proposed == speaker));
        let name = named.distinct_name();
        let shown = marked(&widgets::beginning(&name, 36)).into_owned();
        let text = match key_of(speaker).filter(|_| context.persisted.single_keys) {
            Some(key) => format!("{key}  {shown}"),
            None => shown,
        };
        ui.horizontal(|ui| {
            let (dot, _) = ui.allocate_exact_size(vec2(DOT, SPEAKER), Sense::hover());
            if is_proposed {
                ui.painter().circle_filled(dot.center(), 3.5, palette.speaker(speaker.index()));
            }
            let name_job = widgets::text_job(&text, TextRole::Small, palette.text, f32::INFINITY);
            let button = egui::Button::new(bidi::lay_out(ui, name_job, false)).frame(false);
            let button = ui.add(button).on_hover_text("Confirm the quote with this speaker");
            widgets::focus_ring(ui, palette, &button, button.rect.expand(1.0));
            let proposed = if is_proposed { ", as proposed" } else { "" };
            if button.accessible_name(format!("Said by {name}{proposed}")).clicked() {
                send.push(ReviewCommand::SaidBy(speaker).into());
            }
        });
    }
}

/// The field for the name of another speaker, with the first match among the known ones.
fn field(ui: &mut Ui, context: &PanelContext<'_>, typed: &str, send: &mut Vec<Command>) {
    let mut text = typed.to_owned();
    let field = egui::TextEdit::singleline(&mut text)
        .id(field_id())
        .hint_text("Name of the speaker")
        .margin(egui::Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Name of the speaker");
    widgets::focus_ring(ui, context.palette, &response, response.rect);
    if context.state.review.focus_field {
        response.request_focus();
    }
    if response.changed() {
        send.push(ReviewCommand::TypeSpeaker(text.clone()).into());
    }
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        send.push(ReviewCommand::NameSpeaker.into());
    }
}
