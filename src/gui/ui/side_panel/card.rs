//! A card of the quotes panel: the quote, anything unusual about it, and its actions. The speaker, place and date are
//! above the first of several cards with the same speaker and occasion.

use std::{ops::Range, sync::Arc};

use egui::{
    Color32, CornerRadius, Galley, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2,
    vec2,
};

use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::{SidePanelTab, View},
    ui::{
        PanelContext, bidi, drag_out, entry_menu,
        own_marks::signs,
        theme::{Palette, TextRole},
        widgets::{self, Icon, OnScreen},
    },
};
use briefing_core::{
    citation::{BuiltInFormat, CopyFormat, CopySource, QuoteExcerpt, quoted, speakers_of},
    editing::Entry,
    matching::{Bracket, omissions},
    model::{Briefing, NotVerified, Note, NoteId, OccasionId, Quote, QuoteFilter, QuoteId, VerifiedQuote},
    text::invisible::marked,
};

/// The content of a card. Tests read it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The quote.
    pub id: QuoteId,
    /// Its text in quotation marks.
    pub text: String,
    /// The speaker.
    pub speaker: String,
    /// The speaker's index in the list, for the colour.
    pub speaker_index: Option<usize>,
    /// The speaker's role.
    pub role: Option<String>,
    /// Place and date in one line.
    pub occasion: String,
    /// Anything unusual: that it is shortened or edited, or why it is not verified.
    pub exception: Option<String>,
    /// Whether it is verified.
    pub is_verified: bool,
    /// Whether the omitted words may reverse the meaning.
    pub is_risky: bool,
    /// Whether it is only a proposal: nothing is wrong, but it has to be reviewed.
    pub is_unconfirmed: bool,
}

impl Card {
    /// The card of a quote.
    pub fn new(briefing: &Briefing, id: QuoteId) -> Option<Self> {
        let quote = briefing.quote(id)?;
        let speaker = quote.speaker.and_then(|id| briefing.speaker(id));
        let is_joint = quote.speakers().count() > 1;
        let left_out = briefing.left_out(quote);
        let is_shortened = !left_out.is_empty();
        let text = briefing.block(quote.block).map_or("", |block| block.text());
        let omissions_in: Vec<_> =
            omissions::omissions_in(&left_out.join(" "), text).into_iter().map(omissions::Omission::as_str).collect();
        let left_out = widgets::beginning(&left_out.join(" … "), LEFT_OUT_SHOWN);
        let verified = briefing.verified_quote(id);
        let cut_off = quote.cut_off().filter(|_| verified.is_ok());
        let is_cut_off = cut_off.is_some();
        let exception = match (&verified, is_shortened) {
            (Err(NotVerified::NotConfirmed), _) => Some("Not confirmed yet".to_owned()),
            (Err(reason), _) => Some(format!("Not verified: {reason}")),
            (Ok(quote), false) => edited(quote),
            (Ok(_), true) if omissions_in.is_empty() => Some(format!("Shortened: leaves out “{left_out}”")),
            (Ok(_), true) => Some(format!("Shortened, leaves out {}: “{left_out}”", omissions_in.join(" and "))),
        };
        // The more serious one first.
        let parts = cut_off.map(widgets::sentence).into_iter().chain(exception);
        let parts: Vec<_> = parts.collect();
        Some(Self {
            id,
            text: quoted(&briefing.quote_text(quote), &briefing.language),
            speaker: speakers_of(briefing, quote).unwrap_or_else(|| unknown(quote, "speaker")),
            speaker_index: quote.speaker.map(|id| id.index()),
            role: speaker
                .filter(|_| !is_joint)
                .and_then(|speaker| briefing.role_of_quote(quote, speaker))
                .map(str::to_owned),
            occasion: occasion_of(briefing, quote, false).unwrap_or_else(|| unknown(quote, "occasion")),
            is_verified: verified.is_ok(),
            exception: (!parts.is_empty()).then(|| parts.join("; ")),
            is_risky: is_cut_off || is_shortened && !omissions_in.is_empty(),
            is_unconfirmed: !quote.is_confirmed(),
        })
    }

    /// The speaker for screen readers: "by Ann Lee", "no speaker yet".
    fn said_by(&self) -> String {
        match self.speaker_index {
            Some(_) => format!("by {}", self.speaker),
            None => self.speaker.to_lowercase(),
        }
    }

    /// The colour of the unusual part.
    fn exception_color(&self, palette: &Palette) -> Color32 {
        match (self.is_verified, self.is_risky || self.is_unconfirmed) {
            (true, false) => palette.weak,
            (_, true) => palette.warning,
            (false, false) => palette.bad,
        }
    }

    /// The speaker's name without the role in brackets that distinguishes namesakes, since the role is below it.
    fn name_beside_role(&self) -> &str {
        let role = self.role.as_deref().unwrap_or_default();
        let name = self.speaker.strip_suffix(')').and_then(|name| name.strip_suffix(role));
        name.and_then(|name| name.strip_suffix(" (")).unwrap_or(&self.speaker)
    }
}

/// The occasion and date of a quote in one line, with or without the place.
pub(super) fn occasion_of(briefing: &Briefing, quote: &Quote, with_place: bool) -> Option<String> {
    let occasion = briefing.occasion(quote.occasion?)?;
    let place = occasion.place.clone().filter(|_| with_place);
    let date = occasion.date.map(|date| date.in_language(&briefing.language));
    Some([Some(occasion.name.clone()), place, date].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// The text for an unknown speaker or occasion: undefined in the file, or not set yet.
fn unknown(quote: &Quote, what: &str) -> String {
    if quote.is_confirmed() { format!("Unknown {what}") } else { format!("No {what} yet") }
}

/// The words that an editor's brackets in a quote replace.
fn edited(quote: &VerifiedQuote<'_>) -> Option<String> {
    let brackets = quote.parts().iter().flat_map(|part| {
        let text = part.block().text();
        let source = |bracket: &Bracket| text.get(bracket.source.clone()).unwrap_or_default().to_owned();
        part.brackets().iter().map(move |bracket| (bracket.shown.trim().to_owned(), source(bracket)))
    });
    let message = brackets.map(|(shown, source)| match source.is_empty() {
        true => format!("{shown} is added"),
        false => format!("{shown} replaces “{}”", widgets::beginning(&source, LEFT_OUT_SHOWN)),
    });
    let message: Vec<_> = message.collect();
    (!message.is_empty()).then(|| format!("Edited: {}", message.join("; ")))
}

/// The content of the heading above cards. If it differs from the previous card's, a new heading is drawn.
#[derive(Debug, PartialEq, Eq)]
struct Attribution<'a> {
    speakers: Vec<usize>,
    role: Option<&'a str>,
    occasion: Option<OccasionId>,
}

impl<'a> Attribution<'a> {
    fn of(briefing: &'a Briefing, quote: &'a Quote) -> Self {
        let speaker = quote.speaker.and_then(|id| briefing.speaker(id));
        let role = speaker.and_then(|speaker| briefing.role_of_quote(quote, speaker));
        Self { speakers: quote.speakers().map(|id| id.index()).collect(), role, occasion: quote.occasion }
    }
}

/// Whether the card of a quote needs its own heading, below the card of another.
fn has_heading(briefing: &Briefing, quote: &Quote, before: Option<QuoteId>) -> bool {
    let before = before.and_then(|id| briefing.quote(id));
    before.is_none_or(|before| Attribution::of(briefing, before) != Attribution::of(briefing, quote))
}

/// The name, the role and the occasion of a heading, laid out.
struct Heading {
    lines: Vec<Arc<Galley>>,
}

impl Heading {
    fn new(ui: &Ui, card: &Card, palette: &Palette, width: f32) -> Self {
        let line = |text: &str, role: TextRole, color: Color32| {
            let mut job = widgets::text_job(&widgets::beginning(text, NAME_SHOWN), role, color, width);
            job.wrap.max_rows = LINES_SHOWN;
            bidi::lay_out(ui, job, false)
        };
        let name = line(card.name_beside_role(), TextRole::Strong, palette.text);
        let others = card.role.iter().chain([&card.occasion]).filter(|text| !text.is_empty());
        let others = others.map(|text| line(text, TextRole::Small, palette.weak));
        Self { lines: std::iter::once(name).chain(others).collect() }
    }

    fn height(&self) -> f32 {
        let lines: f32 = self.lines.iter().map(|line| line.size().y).sum();
        HEADING_ABOVE + lines.max(2.0 * DISC) + HEADING_BELOW
    }

    fn draw(&self, ui: &Ui, context: &PanelContext<'_>, card: &Card, rect: Rect, send: &mut Vec<Command>) {
        let palette = context.palette;
        let top = rect.top() + HEADING_ABOVE;
        let left = rect.left() + 12.0 + DISC;
        let color = card.speaker_index.map_or(palette.outline, |index| palette.speaker(index));
        let name = if card.speaker_index.is_some() { card.speaker.as_str() } else { "?" };
        widgets::disc(ui, pos2(left, top + DISC), DISC, color, name);
        let role = card.role.as_deref().map(|role| format!(", {role}")).unwrap_or_default();
        let message = format!("{}{role}; {}", card.name_beside_role(), card.occasion);
        let label =
            // Keyboard users find the same menu in the list of speakers.
            ui.interact(rect.with_max_y(rect.top() + self.height()), card_id(card.id).with("heading"), Sense::CLICK);
        label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &message));
        widgets::mark_heading(ui, &label, 3);
        widgets::context_menu(&label, |ui| heading_menu(ui, context, card.id, send));
        let mut place = pos2(left + DISC + 10.0, top);
        for line in &self.lines {
            ui.painter().galley(place, Arc::clone(line), palette.text);
            place.y += line.size().y;
        }
        if self.lines.iter().any(|line| line.elided) {
            label.on_hover_text(marked(&message));
        }
    }
}

/// The context menu of the speaker above cards.
fn heading_menu(ui: &mut Ui, context: &PanelContext<'_>, id: QuoteId, send: &mut Vec<Command>) {
    let filter = context.state.position.filter;
    if let Some(speaker) = context.briefing.quote(id).and_then(|quote| quote.speaker) {
        let is_only = filter.speaker == Some(speaker);
        let text = if is_only { "Show the quotes of all speakers" } else { "Show only quotes of this speaker" };
        if widgets::plain_entry(ui, text, true) {
            let speaker = (!is_only).then_some(speaker);
            send.push(TabCommand::Filter(QuoteFilter { speaker, ..filter }).into());
        }
        entry_menu::show(ui, Entry::Speaker(speaker), send);
    }
    if widgets::menu_entry(ui, Action::ShowSpeakers, true) {
        send.push(TabCommand::SidePanelTab(SidePanelTab::Speakers).into());
    }
}

/// A note on words of a quote, on its card.
struct CardNote {
    id: NoteId,
    line: Arc<Galley>,
    is_open: bool,
}

/// A card with its texts laid out at a width.
pub(super) struct Laid {
    pub(super) card: Card,
    heading: Option<Heading>,
    text: Arc<Galley>,
    exception: Option<Arc<Galley>>,
    notes: Vec<CardNote>,
    pub(super) height: f32,
}

/// The space below a card, in points.
const GAP: f32 = 20.0;
const PAD: f32 = 13.0;
const DISC: f32 = 15.0;
const HEADING_ABOVE: f32 = 8.0;
const HEADING_BELOW: f32 = 9.0;
/// The space between the quote and each line below it, in points.
const LINE_ABOVE: f32 = 7.0;
/// The maximum number of characters shown of a name, a role or an occasion: a few lines each. A name as long as the
/// limits allow would push everything else off the screen; screen readers get the complete one.
const NAME_SHOWN: usize = 160;
/// The maximum number of lines of a name, a role or an occasion.
const LINES_SHOWN: usize = 2;
/// The maximum number of characters shown of the omitted words of a shortened quote; all of them are in the text
/// between its pieces.
const LEFT_OUT_SHOWN: usize = 1_000;
/// The maximum number of characters shown of the words of a note.
const NOTED_SHOWN: usize = 60;
/// The maximum number of notes on a card; all are in the text.
const NOTES_SHOWN: usize = 8;

impl Laid {
    /// The card of a quote below the card of another, laid out at a width.
    pub(super) fn new(
        ui: &Ui,
        context: &PanelContext<'_>,
        id: QuoteId,
        before: Option<QuoteId>,
        width: f32,
    ) -> Option<Self> {
        let briefing = context.briefing;
        let quote = briefing.quote(id)?;
        let card = Card::new(briefing, id)?;
        let palette = context.palette;
        let inner = (width - 12.0 - 2.0 * PAD - 4.0).max(80.0);
        let ink = if card.is_verified { palette.text } else { palette.weak };
        let text = widgets::text_job(&card.text, TextRole::CardQuote, ink, inner);
        let text = widgets::hang(bidi::lay_out(ui, text, true));
        let heading = has_heading(briefing, quote, before)
            .then(|| Heading::new(ui, &card, palette, (width - 12.0 - 2.0 * DISC - 12.0).max(80.0)));
        let small =
            |text: &str, color| bidi::lay_out(ui, widgets::text_job(text, TextRole::Small, color, inner - 20.0), false);
        let color = card.exception_color(palette);
        let exception = card.exception.as_ref().map(|message| small(message, color));
        let notes: Vec<CardNote> = notes_on(briefing, quote)
            .take(NOTES_SHOWN)
            .map(|(id, note, words)| {
                let is_open = context.state.position.open_note == Some(id);
                let words = format!("Note on “{}”", widgets::beginning(words, NOTED_SHOWN));
                let message = if is_open { format!("{words}: {}", note.text) } else { words };
                CardNote { id, line: small(&message, palette.note), is_open }
            })
            .collect();
        let lines = exception.iter().chain(notes.iter().map(|note| &note.line));
        let height = heading.as_ref().map_or(0.0, Heading::height)
            + PAD
            + text.size().y
            + lines.map(|line| LINE_ABOVE + line.size().y).sum::<f32>()
            + PAD
            + GAP;
        Some(Self { card, heading, text, exception, notes, height })
    }

    pub(super) fn draw(self, ui: &mut Ui, context: &PanelContext<'_>, rect: Rect, send: &mut Vec<Command>) {
        let id = self.card.id;
        let mut top = rect.top();
        if let Some(heading) = &self.heading {
            heading.draw(ui, context, &self.card, rect, send);
            top += heading.height();
        }
        // With space for the focus ring around it.
        let card = Rect::from_min_max(pos2(rect.left() + 12.0, top), rect.max - vec2(2.0, GAP));
        let response = self.ground(ui, context, card);
        if response.clicked() || response.secondary_clicked() {
            send.push(TabCommand::Choose(id).into());
        }
        if drag_out::begins(ui, context, &response) {
            send.push(TabCommand::DragOut(id.into()).into());
        }
        let is_verified = self.card.is_verified;
        widgets::context_menu(&response, |ui| menu(ui, context, id, is_verified, send));
        self.draw_texts(ui, context, card, send);
        if is_verified {
            badge(ui, context, &self.card, card);
            // While it is dragged, its buttons are not drawn below the label at the pointer.
            let is_pointed_at = response.contains_pointer() && !response.dragged();
            let is_shown = response.has_focus() || is_pointed_at || context.state.position.chosen == Some(id);
            actions(ui, context, &self.card, card, is_shown, send);
        }
    }

    /// The card itself, which a click chooses.
    fn ground(&self, ui: &Ui, context: &PanelContext<'_>, card: Rect) -> Response {
        let palette = context.palette;
        let id = self.card.id;
        let is_chosen = context.state.position.chosen == Some(id);
        let color = self.card.speaker_index.map_or(palette.outline, |index| palette.speaker(index));
        // An unverified quote is framed as an error, whatever its speaker.
        let frame = if self.card.is_verified { color } else { self.card.exception_color(palette) };
        // Its buttons extend halfway below it.
        let reach = card.with_max_y(card.bottom() + widgets::EDGE_BAR_BELOW + widgets::EDGE_BAR / 2.0);
        let sense = if context.state.can_drag_out { Sense::click_and_drag() } else { Sense::click() };
        let response = ui.interact(reach, card_id(id), sense);
        // The normal state is not read aloud; only that a quote is not verified or not confirmed, or may have another
        // meaning.
        let exception = self.card.exception.as_ref().filter(|_| !self.card.is_verified || self.card.is_risky);
        let exception = exception.map(|why| format!(" ({why})")).unwrap_or_default();
        let signs = signs::spoken(context, id);
        let name = format!("Quote {}, {}: {}{exception}{signs}", id.0 + 1, self.card.said_by(), self.card.text);
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &name));
        let outline = match (is_chosen, self.card.is_verified, response.hovered()) {
            (true, ..) => Stroke::new(2.0, frame),
            (_, false, _) => Stroke::new(1.0, frame),
            (_, _, true) => Stroke::new(1.0, palette.outline),
            _ => Stroke::new(1.0, palette.line),
        };
        let fill =
            if is_chosen { palette.card.lerp_to_gamma(frame, f32::from(palette.tint) / 400.0) } else { palette.card };
        widgets::card_ground(ui, palette, &response, card, fill, outline);
        let bar = Rect::from_min_max(card.min + vec2(0.0, 10.0), pos2(card.left() + 3.0, card.bottom() - 10.0));
        ui.painter().rect_filled(bar, CornerRadius::same(2), frame);
        if response.has_focus() {
            widgets::keep_arrows(ui, response.id);
        }
        response
    }

    fn draw_texts(&self, ui: &Ui, context: &PanelContext<'_>, card: Rect, send: &mut Vec<Command>) {
        let palette = context.palette;
        let left = card.left() + PAD + 4.0;
        let mut top = card.top() + PAD;
        if let Some(found) = context.state.find.shown() {
            let on_screen = OnScreen::new(ui, &self.text, &self.card.text, pos2(left, top));
            for range in found.search.find(&self.card.text) {
                on_screen.underlay(ui, &range, palette.hit);
            }
        }
        ui.painter().galley(pos2(left, top), Arc::clone(&self.text), palette.text);
        top += self.text.size().y;
        let sign = |icon: Icon, top: f32, color: Color32| {
            let place = pos2(left + 6.0, top + TextRole::Small.leading() / 2.0);
            widgets::paint_icon(ui, icon, Rect::from_center_size(place, Vec2::splat(11.0)), color);
        };
        if let Some(exception) = &self.exception {
            top += LINE_ABOVE;
            let is_quiet = self.card.is_verified && !self.card.is_risky;
            sign(if is_quiet { Icon::Check } else { Icon::Warning }, top, self.card.exception_color(palette));
            ui.painter().galley(pos2(left + 18.0, top), Arc::clone(exception), palette.text);
            top += exception.size().y;
        }
        for note in &self.notes {
            top += LINE_ABOVE;
            let place = Rect::from_min_size(pos2(left, top), vec2(note.line.size().x + 18.0, note.line.size().y));
            self.note(ui, context, note, place, send);
            sign(Icon::Note, top, palette.note);
            top += note.line.size().y;
        }
    }

    /// A note, which opens on the card and in the text.
    fn note(&self, ui: &Ui, context: &PanelContext<'_>, note: &CardNote, place: Rect, send: &mut Vec<Command>) {
        let palette = context.palette;
        let response = ui.interact(place, card_id(self.card.id).with(("note", note.id)), Sense::click());
        let name = note.line.job.text.clone();
        response.widget_info(|| WidgetInfo::selected(Role::Button, true, note.is_open, &name));
        if response.hovered() {
            ui.painter().rect_filled(place.expand2(vec2(4.0, 2.0)), CornerRadius::same(4), palette.hover);
        }
        ui.painter().galley(place.min + vec2(18.0, 0.0), Arc::clone(&note.line), palette.note);
        widgets::focus_ring(ui, palette, &response, place.expand2(vec2(4.0, 3.0)));
        if response.clicked() {
            send.push(TabCommand::ToggleNote(note.id).into());
        }
        response.on_hover_text(if note.is_open { "Close the note" } else { "Open the note" });
    }
}

/// The notes on words of a quote.
fn notes_on<'a>(briefing: &'a Briefing, quote: &'a Quote) -> impl Iterator<Item = (NoteId, &'a Note, &'a str)> {
    let touches = |note: &Range<usize>, piece: &Range<usize>| note.start < piece.end && piece.start < note.end;
    quote.blocks().filter_map(|id| briefing.block(id)).flat_map(move |block| {
        let pieces = quote.pieces_in(block.id);
        let on_quote = block.notes().filter(move |(_, note)| pieces.iter().any(|piece| touches(&note.range, piece)));
        on_quote.filter_map(move |(id, note)| Some((id, note, block.text().get(note.range.clone())?)))
    })
}

/// A badge if a quote is in the basket, was copied before or was used: on the lower edge of its card, where it moves
/// nothing and is not covered by the buttons, which are at the right.
fn badge(ui: &Ui, context: &PanelContext<'_>, card: &Card, rect: Rect) {
    const STEP: f32 = 17.0;
    let icons = signs::icons(context, card.id);
    if icons.is_empty() {
        return;
    }
    let palette = context.palette;
    let size = vec2(STEP * icons.len() as f32 + 8.0, 18.0);
    let badge = Rect::from_min_size(pos2(rect.left() + 14.0, rect.bottom() - size.y / 2.0), size);
    ui.painter().rect(badge, CornerRadius::same(9), palette.card, Stroke::new(1.0, palette.accent), StrokeKind::Inside);
    let mut left = badge.left() + 4.0 + STEP / 2.0;
    for icon in icons {
        let place = Rect::from_center_size(pos2(left, badge.center().y), Vec2::splat(11.0));
        widgets::paint_icon(ui, icon, place, palette.accent);
        left += STEP;
    }
    let response = ui.interact(badge, card_id(card.id).with("signs"), Sense::hover());
    response.on_hover_text(signs::line(context, card.id).unwrap_or_default());
}

/// The buttons of a quote: a bar on the lower edge of its card, visible while the card is pointed at, focused or
/// chosen. They can be used at all times, so that screen readers find them.
fn actions(ui: &mut Ui, context: &PanelContext<'_>, card: &Card, rect: Rect, is_shown: bool, send: &mut Vec<Command>) {
    // The id does not depend on the other cards that are drawn, so that the buttons keep the focus.
    let id = card_id(card.id).with("buttons");
    let whose = format!("quote {}, by {}", card.id.0 + 1, card.speaker);
    widgets::edge_bar(ui, context.palette, (id, "quote"), rect, is_shown, |ui| {
        copy_button(ui, context, card, &whose, send);
        let name = format!("Copy {whose}, as…");
        let copy_as = widgets::quiet_button(ui, context.palette, ("Copy as…", "Copy as…"), &name);
        if copy_as.on_hover_text("Choose a format with a preview").clicked() {
            send.push(TabCommand::CopyAs(card.id.into()).into());
        }
        basket_button(ui, context, card, &whose, send);
        more_button(ui, context, card, &whose, send);
    });
}

/// Copies a quote. The button has the same width before and after, so that nothing next to it moves.
fn copy_button(ui: &mut Ui, context: &PanelContext<'_>, card: &Card, whose: &str, send: &mut Vec<Command>) {
    let is_copied = context.state.copied_quote == Some(card.id);
    let text = if is_copied { "Copied" } else { "Copy" };
    let copy = widgets::quiet_button(ui, context.palette, (text, "Copied"), &format!("Copy {whose}"));
    let copy_format = context.last_copy_format();
    let again = if is_copied { "Copied. Copy again" } else { "Copy" };
    if copy.on_hover_text(format!("{again}: {}", copy_format.name())).clicked() {
        send.push(TabCommand::Copy(card.id.into(), copy_format).into());
    }
}

pub(super) fn card_id(id: QuoteId) -> Id {
    Id::unique(("card", id))
}

fn basket_button(ui: &mut Ui, context: &PanelContext<'_>, card: &Card, whose: &str, send: &mut Vec<Command>) {
    let excerpt = QuoteExcerpt::from(card.id);
    let is_in = context.basket.has(context.file, &excerpt);
    let (name, tooltip) = match is_in {
        true => (format!("Remove {whose} from basket"), "Remove from basket"),
        false => (format!("Add {whose} to basket"), "Add to basket"),
    };
    if widgets::icon_button(ui, context.palette, Icon::Basket, &name, tooltip, true, Some(is_in)).clicked() {
        send.push(TabCommand::AddToBasket(excerpt).into());
    }
}

fn more_button(ui: &mut Ui, context: &PanelContext<'_>, card: &Card, whose: &str, send: &mut Vec<Command>) {
    let name = format!("More for {whose}");
    let button = widgets::icon_button(ui, context.palette, Icon::More, &name, "More", true, None);
    egui::Popup::menu(&button).show(|ui| {
        more(ui, card.id, send);
        signs::used_entry(ui, context, Some(card.id), send);
        ui.separator();
        edits(ui, card.id, send);
    });
}

/// The context menu of a quote. For an unverified one it has an entry for its problem.
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
        let is_in = context.basket.has(context.file, &excerpt);
        let text = if is_in { "Remove from basket" } else { Action::ToggleInBasket.text() };
        if widgets::entry_with_key(ui, text, &Action::ToggleInBasket.key(), true) {
            send.push(TabCommand::AddToBasket(excerpt).into());
        }
    } else if widgets::menu_entry(ui, Action::ShowProblems, true) {
        send.push(TabCommand::Problems(true).into());
    }
    let is_topic = context.state.position.view != View::Full;
    if is_topic && widgets::menu_entry(ui, Action::ShowInFull, true) {
        send.push(TabCommand::Choose(id).into());
        send.push(Command::Do(Action::ShowInFull));
    }
    ui.separator();
    edits(ui, id, send);
}

/// The editing entries of a quote's menu.
fn edits(ui: &mut Ui, id: QuoteId, send: &mut Vec<Command>) {
    for action in [Action::ChangeSpeaker, Action::ChangeOccasion, Action::RemoveQuote] {
        if widgets::menu_entry(ui, action, true) {
            send.push(TabCommand::Choose(id).into());
            send.push(Command::Do(action));
        }
    }
}

/// The further entries of a quote's menu.
fn more(ui: &mut Ui, id: QuoteId, send: &mut Vec<Command>) {
    for (action, command) in [
        (Action::CopyPassage, TabCommand::Copy(CopySource::Passage(id).into(), CopyFormat::default()).into()),
        (Action::CopyLink, TabCommand::Copy(id.into(), BuiltInFormat::Link.into()).into()),
        (Action::Shorten, TabCommand::Shorten(id).into()),
    ] {
        if widgets::menu_entry(ui, action, true) {
            send.push(command);
        }
    }
}
