//! The dialog that shortens a quote by marking words to omit. The rest is verified again, and shown as it would be
//! copied.

use crate::gui::state::dialogs::ShortenDialog;

use egui::{
    CornerRadius, Key, Modifiers, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    text::{LayoutJob, TextFormat, TextWrapping},
};

use crate::gui::command::{Command, TabCommand};
use crate::gui::ui::{
    PanelContext, bidi,
    notices::live,
    theme::{TextRole, space},
    widgets,
};
use briefing_core::{
    citation::{CopySource, QuoteExcerpt},
    matching::omissions,
    model::{BlockId, Briefing},
    text::invisible::marked,
};

/// Draws the dialog.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, shorten: &mut ShortenDialog, send: &mut Vec<Command>) {
    let is_closed = widgets::modal(ui, "Shorten", 640.0, |ui| {
        widgets::heading(ui, "Shorten", TextRole::Heading, context.palette.text, 1);
        ui.add_space(space::XS);
        let how = "Click or drag over words to leave them out, or move there with the arrow keys and press Space";
        widgets::label(ui, how, TextRole::Plain, context.palette.weak);
        ui.add_space(space::M);
        words(ui, context, shorten);
        ui.add_space(space::M);
        result(ui, context, shorten);
        ui.add_space(space::M);
        foot(ui, context, shorten, send);
    });
    if is_closed {
        send.push(Command::CloseDialog);
    }
}

/// The state of the pointer and the keys between frames.
#[derive(Debug, Clone, Copy, Default)]
struct WordCursor {
    /// The current word of the keyboard.
    at: usize,
    /// The word where dragging began, and whether dragging omits or restores words.
    from: Option<(usize, bool)>,
}

fn words(ui: &mut Ui, context: &PanelContext<'_>, shorten: &mut ShortenDialog) {
    let id = egui::Id::unique("words to leave out");
    let mut hand: WordCursor = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    hand.at = hand.at.min(shorten.words.len().saturating_sub(1));
    let has_focus = ui.memory(|memory| memory.has_focus(id));
    let width = ui.available_width() - 16.0;
    let (job, ends) = job_of(context, shorten, width, has_focus.then_some(hand.at));
    let galley = bidi::lay_out(ui, job, true);
    let (_, rect) = ui.allocate_space(egui::vec2(width + 16.0, galley.size().y + 12.0));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let word = shorten.words.get(hand.at);
    let message = word.map_or(String::new(), |(word, is_left_out)| {
        format!("{}, {}", word.text(context.briefing), if *is_left_out { "left out" } else { "kept" })
    });
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Words of the quote: {message}")));
    live(ui, &response);
    let palette = context.palette;
    ui.painter().rect(rect, CornerRadius::same(6), palette.card, Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let origin = rect.min + egui::vec2(8.0, 6.0);
    ui.painter().galley(origin, galley.clone(), palette.text);
    widgets::focus_ring(ui, palette, &response, rect);
    let word_at = |pointer: egui::Pos2| {
        let char = bidi::char_at(&galley, pointer - origin);
        ends.partition_point(|end| *end <= char).min(shorten.words.len().saturating_sub(1))
    };
    if let Some(pointer) = response.interact_pointer_pos() {
        let at = word_at(pointer);
        if response.is_pointer_button_down_on() && hand.from.is_none() {
            let is_left_out = shorten.words.get(at).is_some_and(|word| !word.1);
            hand.from = Some((at, is_left_out));
            response.request_focus();
        }
        if let Some((from, is_left_out)) = hand.from {
            shorten.leave_out(from.min(at)..from.max(at) + 1, is_left_out);
            ui.ctx().request_repaint();
            hand.at = at;
        }
    }
    if !ui.input(|input| input.pointer.any_down()) {
        hand.from = None;
    }
    if has_focus {
        handle_keys(ui, id, shorten, &mut hand);
    } else if ui.memory(|memory| memory.focused()).is_none() {
        response.request_focus();
        ui.ctx().request_repaint();
    }
    ui.data_mut(|data| data.insert_temp(id, hand));
}

fn handle_keys(ui: &Ui, id: egui::Id, shorten: &mut ShortenDialog, hand: &mut WordCursor) {
    let filter = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let pressed = |modifiers, key| ui.input_mut(|input| input.count_and_consume_key(modifiers, key)) as isize;
    let last = shorten.words.len().saturating_sub(1);
    for (key, step) in [(Key::ArrowRight, 1_isize), (Key::ArrowLeft, -1), (Key::ArrowDown, 8), (Key::ArrowUp, -8)] {
        let shifted = pressed(Modifiers::SHIFT, key);
        if shifted > 0 {
            let to = hand.at.saturating_add_signed(step.saturating_mul(shifted)).min(last);
            shorten.leave_out(hand.at.min(to)..hand.at.max(to) + 1, true);
            ui.ctx().request_repaint();
            hand.at = to;
        }
        hand.at = hand.at.saturating_add_signed(step.saturating_mul(pressed(Modifiers::NONE, key))).min(last);
    }
    for _ in 0..pressed(Modifiers::NONE, Key::Space) {
        let is_left_out = shorten.words.get(hand.at).is_some_and(|word| word.1);
        shorten.leave_out(hand.at..hand.at + 1, !is_left_out);
        ui.ctx().request_repaint();
        hand.at = (hand.at + 1).min(last);
    }
}

/// The words separated by spaces, omitted ones struck through, and the position after each in characters.
fn job_of(
    context: &PanelContext<'_>,
    shorten: &ShortenDialog,
    width: f32,
    at: Option<usize>,
) -> (LayoutJob, Vec<usize>) {
    let palette = context.palette;
    let mut job = LayoutJob { wrap: TextWrapping::wrap_at_width(width), ..LayoutJob::default() };
    let mut ends = Vec::with_capacity(shorten.words.len());
    let mut chars = 0;
    let persisted = TextFormat {
        font_id: TextRole::CardQuote.font(),
        color: palette.text,
        line_height: Some(TextRole::CardQuote.leading()),
        ..TextFormat::default()
    };
    let gone = TextFormat { color: palette.weak, strikethrough: Stroke::new(1.5, palette.bad), ..persisted.clone() };
    for (i, (word, is_left_out)) in shorten.words.iter().enumerate() {
        let mut format = if *is_left_out { gone.clone() } else { persisted.clone() };
        if at == Some(i) {
            format.background = palette.selection;
        }
        let word = word.text(context.briefing);
        job.append(&marked(word), 0.0, format);
        chars += word.chars().count() + 1;
        let next_is_gone = shorten.words.get(i + 1).is_some_and(|next| next.1);
        job.append(" ", 0.0, if *is_left_out && next_is_gone { gone.clone() } else { persisted.clone() });
        ends.push(chars);
    }
    (job, ends)
}

/// The remaining quote, or the reason why it cannot be verified, and a warning if the omitted words may change the
/// meaning.
fn result(ui: &mut Ui, context: &PanelContext<'_>, shorten: &ShortenDialog) {
    let palette = context.palette;
    let (text, color) = match shorten.excerpt().verify(context.briefing) {
        Ok(quote) => (format!("“{}”", quote.text()), palette.text),
        Err(reason) => (widgets::sentence(&reason.to_string()), palette.bad),
    };
    let label = widgets::label(ui, &text, TextRole::CardQuote, color);
    live(ui, &label);
    let omissions_in = omissions_in(context.briefing, &shorten.excerpt());
    if !omissions_in.is_empty() {
        ui.add_space(space::S);
        let message = format!("Leaves out {}: check that the meaning stays the same", omissions_in.join(" and "));
        widgets::label(ui, &message, TextRole::Small, palette.warning);
    }
}

/// The omissions in an excerpt that may change the meaning of the quote.
pub fn omissions_in(briefing: &Briefing, excerpt: &QuoteExcerpt) -> Vec<&'static str> {
    let words = |(block, range): &(BlockId, std::ops::Range<usize>)| briefing.block(*block)?.text().get(range.clone());
    let left_out: Vec<_> = excerpt.left_out.iter().filter_map(words).collect();
    let text = excerpt.left_out.first().and_then(|(block, _)| briefing.block(*block)).map_or("", |block| block.text());
    omissions::omissions_in(&left_out.join(" "), text).into_iter().map(omissions::Omission::as_str).collect()
}

fn foot(ui: &mut Ui, context: &PanelContext<'_>, shorten: &mut ShortenDialog, send: &mut Vec<Command>) {
    let excerpt = shorten.excerpt();
    let is_verified = excerpt.verify(context.briefing).is_ok();
    let bring_back = |ui: &mut Ui, shorten: &mut ShortenDialog| {
        if ui.add_enabled(!shorten.is_whole(), egui::Button::new("Restore all")).clicked() {
            shorten.leave_out(0..shorten.words.len(), false);
            ui.ctx().request_repaint();
        }
    };
    let take = |ui: &mut Ui, send: &mut Vec<Command>| {
        if ui.button("Cancel").clicked() {
            send.push(Command::CloseDialog);
        }
        if ui.add_enabled(is_verified, egui::Button::new("Add to basket")).clicked() {
            send.push(TabCommand::AddToBasket(excerpt.clone()).into());
            send.push(Command::CloseDialog);
        }
        if widgets::main_button(ui, context.palette, "Copy as…", is_verified).clicked() {
            send.push(TabCommand::CopyAs(CopySource::Quotes(vec![excerpt.clone()]).into()).into());
        }
    };
    widgets::foot(ui, "shorten", |ui| {
        if ui.available_width() < 440.0 {
            ui.horizontal_wrapped(|ui| {
                take(ui, send);
                bring_back(ui, shorten);
            });
        } else {
            ui.horizontal(|ui| {
                bring_back(ui, shorten);
                widgets::at_right(ui, "shorten", |ui| take(ui, send));
            });
        }
    });
}
