//! Messages for the user: the line at the bottom, and the notice above the text.

use egui::{Align, Frame, Layout, Margin, Panel, Stroke, Ui};

use super::{
    PanelContext, bidi, problems,
    theme::{Palette, TextRole, space},
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, Command, EditCommand, TabCommand},
    state::view::{Notice, NoticeKind},
};
use briefing_core::{
    diagnostics::Severity,
    text::number::{counted, grouped},
};

/// Draws a notice, of whose quotes `visited` have been visited.
pub fn notice(ui: &mut Ui, palette: &Palette, notice: &Notice, visited: usize, send: &mut Vec<Command>) {
    let color = if notice.is_error { palette.bad } else { palette.accent };
    let frame = Frame::new()
        .fill(palette.over_paper(color, palette.tint))
        .stroke(Stroke::new(1.0, palette.over_paper(color, 90)))
        .inner_margin(Margin::symmetric(16, 6));
    let is_wide = ui.available_width() >= WIDE;
    frame.show(ui, |ui| {
        ui.horizontal_top(|ui| {
            let (icon, _) = ui.allocate_exact_size(egui::vec2(16.0, widgets::ICON_BUTTON), egui::Sense::hover());
            let icon = egui::Rect::from_center_size(icon.center(), egui::Vec2::splat(16.0));
            let sign = if notice.is_error { Icon::Warning } else { Icon::Information };
            widgets::paint_icon(ui, sign, icon, color);
            ui.add_space(space::XS);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                let name = "Dismiss";
                if widgets::icon_button(ui, palette, Icon::Close, name, name, true, None).clicked() {
                    send.push(TabCommand::DismissNotice.into());
                }
                if is_wide {
                    to_problems(ui, notice, send);
                    to_quotes(ui, notice, visited, send);
                    to_save_as(ui, notice, send);
                }
                ui.with_layout(Layout::top_down(Align::Min), |ui| {
                    // The first line is level with the buttons.
                    let above = (widgets::ICON_BUTTON - TextRole::Plain.leading()) / 2.0;
                    ui.add_space(above);
                    let label = widgets::label(ui, &notice.text, TextRole::Plain, palette.text);
                    live(ui, &label);
                    ui.add_space(above);
                    if !is_wide && notice.has_action() {
                        ui.horizontal_wrapped(|ui| {
                            to_save_as(ui, notice, send);
                            to_quotes(ui, notice, visited, send);
                            to_problems(ui, notice, send);
                        });
                    }
                });
            });
        });
    });
}

/// Draws a notice at the top of a page without panes.
pub fn notice_at_top(ui: &mut Ui, palette: &Palette, notice: &Notice, send: &mut Vec<Command>) {
    let frame = Frame::new().fill(palette.paper);
    Panel::top("notice").frame(frame).resizable(false).show_separator_line(false).show(ui, |ui| {
        self::notice(ui, palette, notice, 0, send);
    });
}

/// From this width, in points, the button of a notice is next to it instead of below.
const WIDE: f32 = 620.0;

fn to_problems(ui: &mut Ui, notice: &Notice, send: &mut Vec<Command>) {
    if notice.leads_to_problems() && ui.button("Show problems").clicked() {
        send.push(TabCommand::Problems(true).into());
    }
}

fn to_save_as(ui: &mut Ui, notice: &Notice, send: &mut Vec<Command>) {
    if notice.kind == NoticeKind::NotInFile && ui.button("Save as…").clicked() {
        send.push(EditCommand::SaveAs.into());
    }
}

fn to_quotes(ui: &mut Ui, notice: &Notice, visited: usize, send: &mut Vec<Command>) {
    let NoticeKind::Quotes(quotes) = &notice.kind else { return };
    let text = match quotes.len() {
        1 => "Show the quote",
        _ if visited == 0 => "Show the first",
        _ => "Show the next",
    };
    if ui.button(text).clicked() {
        send.push(TabCommand::FollowNotice.into());
    }
}

/// Makes screen readers announce the label when it changes.
pub(super) fn live(ui: &Ui, label: &egui::Response) {
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
}

/// The text of the line at the bottom while there is no message.
pub fn resting_status(context: &PanelContext<'_>) -> String {
    let (all, verified) = (context.briefing.quotes().len(), context.briefing.verified_count());
    let unconfirmed = match context.briefing.unconfirmed_count() {
        0 => String::new(),
        count => format!(", {} not confirmed yet", grouped(count)),
    };
    match all {
        0 => "No quotes".to_owned(),
        1 if verified == 1 => "The quote is verified".to_owned(),
        _ if all == verified => format!("All {} verified", counted(all, "quote", "quotes")),
        _ => format!("{} of {} verified{unconfirmed}", grouped(verified), counted(all, "quote", "quotes")),
    }
}

/// Draws the line at the bottom.
pub fn status_line(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    let palette = context.palette;
    let worst = [(Severity::Error, palette.bad), (Severity::Warning, palette.warning), (Severity::Note, palette.weak)]
        .map(|(severity, color)| (severity, context.checked().count(severity), color))
        .into_iter()
        .find(|(_, count, _)| *count > 0);
    ui.horizontal(|ui| {
        ui.set_min_height(24.0);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if let Some((severity, count, color)) = worst {
                let text = problems::counted_severity(count, severity);
                let button =
                    egui::Button::new(egui::RichText::new(text).font(TextRole::Small.font()).color(color)).frame(false);
                let button = ui.add(button);
                widgets::focus_ring(ui, palette, &button, button.rect.expand(3.0));
                if button.on_hover_text(Action::ShowProblems.tooltip_with_key()).clicked() {
                    send.push(TabCommand::Problems(!context.state.position.problems).into());
                }
            }
            if context.state.reading.is_some() {
                let text = egui::RichText::new("Stop").font(TextRole::Small.font());
                if ui.add(egui::Button::new(text).small()).on_hover_text("Stop reading this file").clicked() {
                    send.push(TabCommand::StopReading.into());
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let is_news = context.state.status.is_some() || context.state.reading.is_some();
                let text = match context.state.reading {
                    Some(part) if context.loaded.is_beginning => format!("Reading the rest… {:.0} %", part * 100.0),
                    Some(part) => format!("Reloading… {:.0} %", part * 100.0),
                    None => context.state.status.clone().unwrap_or_else(|| resting_status(context)),
                };
                let color = if is_news { palette.text } else { palette.weak };
                let mut job = widgets::text_job(&text, TextRole::Small, color, ui.available_width());
                job.wrap.max_rows = 1;
                job.wrap.break_anywhere = true;
                let label = ui.add(egui::Label::new(bidi::lay_out(ui, job, false)).selectable(false));
                // The resting text is not announced again.
                if is_news {
                    live(ui, &label);
                }
            });
        });
    });
}
