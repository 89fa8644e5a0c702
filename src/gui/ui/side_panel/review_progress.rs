//! The progress of the review, and the offer to apply a correction to similar proposals.

use egui::{CornerRadius, Rect, Sense, Ui, vec2};

use crate::gui::{
    command::{Command, ReviewCommand},
    state::review::SimilarProposals,
    ui::{
        PanelContext, list, notices,
        theme::{TextRole, space},
        widgets,
    },
};
use briefing_core::{
    model::Speaker,
    text::{
        invisible::marked,
        number::{counted, grouped},
    },
};

/// An offer to apply the last correction to similar proposals.
pub(super) fn draw_offer(ui: &mut Ui, context: &PanelContext<'_>, offer: &SimilarProposals, send: &mut Vec<Command>) {
    let Some(speaker) = context.briefing.speaker(offer.speaker).map(Speaker::distinct_name) else { return };
    let count = counted(offer.proposals.len(), "more proposal names", "more proposals name");
    let message = format!("{count} “{}” as well", offer.mention);
    let margin = egui::Margin { left: 14, right: 14, top: 0, bottom: 8 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        let label = widgets::label(ui, &marked(&message), TextRole::Small, context.palette.text);
        notices::live(ui, &label);
        ui.horizontal_wrapped(|ui| {
            let text = format!("Attribute to {}", marked(&widgets::beginning(&speaker, 28)));
            if ui.button(text).on_hover_text("You still have to confirm them").clicked() {
                send.push(ReviewCommand::AcceptOffer.into());
            }
            if ui.button("Leave them").clicked() {
                send.push(ReviewCommand::DismissOffer.into());
            }
        });
    });
}

/// The opacity of the text colour for the empty part of the progress bar, of 255: the completed part is distinct in
/// every theme.
const TRACK: u8 = 40;

/// The progress of the review.
pub(super) fn progress(ui: &mut Ui, context: &PanelContext<'_>, rejected: usize, left: usize) {
    let decided = rejected + context.briefing.quotes().len() - left;
    let all = decided + left;
    let palette = context.palette;
    ui.horizontal(|ui| {
        ui.add_space(space::M - 2.0);
        let message = format!("{} of {} decided", grouped(decided), grouped(all));
        let label = widgets::heading(ui, &message, TextRole::Small, palette.weak, 2);
        notices::live(ui, &label);
        let size = vec2(ui.available_width(), label.rect.height());
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        let middle = rect.center().y;
        let track = Rect::from_x_y_ranges(rect.left()..=rect.right() - list::BAR, middle - 1.5..=middle + 1.5);
        ui.painter().rect_filled(track, CornerRadius::same(2), palette.over_paper(palette.text, TRACK));
        let part = if all == 0 { 1.0 } else { decided as f32 / all as f32 };
        let done = Rect::from_min_size(track.min, vec2(track.width() * part, track.height()));
        ui.painter().rect_filled(done, CornerRadius::same(2), palette.accent);
    });
    ui.add_space(space::S);
}
