//! Pages for errors or while loading: a briefing that cannot be shown, and the list of problems.

use briefing_core::text::number::counted;
use egui::{CornerRadius, Frame, Margin, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{
    list,
    theme::{Palette, TextRole, space},
    typesetting::{self, TypesettingPopup},
    widgets,
};
use crate::gui::command::{Action, Command, TabCommand};
use briefing_core::{load::Loaded, text::invisible};

mod problem_list;

pub use problem_list::ProblemsState;
pub(super) use problem_list::counted_severity;

/// The left edge and the width of the column on the page.
fn column(width: f32) -> (f32, f32) {
    let inner = (width - 56.0).clamp(160.0, 720.0);
    let side = ((width - inner) / 2.0).max(8.0);
    (if width > 900.0 { side.min(120.0) } else { side }, inner)
}

/// Draws the part above the list of problems, in the column.
fn head(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    // As wide as the rows, which leave room for the scroll bar.
    let (left, inner) = column(ui.available_width() - list::BAR);
    let margin = Margin { left: left as i8, right: 0, top: 28, bottom: 12 };
    Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.set_width(inner);
        ui.spacing_mut().item_spacing.y = 0.0;
        add(ui);
    });
}

/// The page of a briefing that cannot be shown.
pub fn unreadable_page(
    ui: &mut Ui,
    setting: &TypesettingPopup<'_>,
    loaded: &Loaded,
    state: &mut ProblemsState,
    send: &mut Vec<Command>,
) {
    let palette = setting.palette;
    state.refresh(loaded);
    head(ui, |ui| {
        widgets::heading(ui, "This briefing cannot be shown", TextRole::Headline, palette.text, 1);
        ui.add_space(space::S);
        let name =
            widgets::text_job(&invisible::visible(&loaded.name), TextRole::Plain, palette.weak, ui.available_width());
        ui.add(egui::Label::new(name).selectable(true));
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::Vec2::splat(space::S);
            if ui.button("Try again").on_hover_text(Action::Reload.tooltip_with_key()).clicked() {
                send.push(Command::Do(Action::Reload));
            }
            open_others(ui, send);
            typesetting::button(ui, setting, send);
        });
        ui.add_space(space::S);
        problem_list::kinds(ui, palette, loaded, state);
    });
    problem_list::show(ui, palette, loaded, state, column, send);
}

/// The actions on a page without a briefing.
fn open_others(ui: &mut Ui, send: &mut Vec<Command>) {
    if ui.button("Open…").on_hover_text(Action::OpenBriefing.tooltip_with_key()).clicked() {
        send.push(Command::Do(Action::OpenBriefing));
    }
    if ui.button("Open the sample briefing").clicked() {
        send.push(Command::OpenSample);
    }
}

/// The page shown while files are dragged over the window.
pub fn drop_page(ui: &Ui, palette: &Palette) {
    let screen = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop")));
    painter.rect_filled(screen, CornerRadius::ZERO, palette.paper.gamma_multiply(0.86));
    let frame = screen.shrink(16.0);
    painter.rect_stroke(frame, CornerRadius::same(10), Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    let font = TextRole::Heading.font();
    painter.text(screen.center(), egui::Align2::CENTER_CENTER, "Drop to open", font, palette.text);
}

/// The list of problems of the shown briefing.
pub fn problems_page(
    ui: &mut Ui,
    palette: &'static Palette,
    loaded: &Loaded,
    state: &mut ProblemsState,
    takes_focus: bool,
    send: &mut Vec<Command>,
) {
    state.refresh(loaded);
    let area = ui.available_rect_before_wrap();
    let page = ui.interact(area, problem_list::page_id(), Sense::focusable_noninteractive());
    let name = format!("Problems: {}", counted(loaded.diagnostics.len(), "problem", "problems"));
    page.widget_info(|| WidgetInfo::labeled(Role::Document, true, &name));
    if takes_focus {
        page.request_focus();
    }
    if page.has_focus() {
        widgets::keep_arrows(ui, page.id);
        let ring = Stroke::new(2.0, palette.focus);
        ui.painter().rect_stroke(area.shrink(1.0), CornerRadius::same(3), ring, StrokeKind::Inside);
    }
    head(ui, |ui| {
        widgets::heading(ui, "Problems", TextRole::Headline, palette.text, 1);
        ui.add_space(space::S);
        problem_list::kinds(ui, palette, loaded, state);
        ui.add_space(space::S);
        if ui.button("Back to the text").on_hover_text(Action::ShowProblems.tooltip_with_key()).clicked() {
            send.push(TabCommand::Problems(false).into());
        }
        if loaded.diagnostics.is_empty() {
            ui.add_space(space::M);
            widgets::label(ui, "No problems", TextRole::Plain, palette.text);
        }
    });
    problem_list::show(ui, palette, loaded, state, column, send);
}

/// The page while a briefing is being read, with the part read so far.
pub fn loading_page(ui: &mut Ui, palette: &Palette, part: f32, send: &mut Vec<Command>) {
    in_the_middle(ui, |ui| {
        widgets::label(ui, "Reading the briefing…", TextRole::Plain, palette.weak);
        ui.add_space(space::M);
        let (track, response) = ui.allocate_exact_size(vec2(260.0, 6.0), Sense::hover());
        let done = egui::Rect::from_min_size(track.min, vec2(track.width() * part.clamp(0.0, 1.0), track.height()));
        ui.painter().rect_filled(track, CornerRadius::same(3), palette.line);
        ui.painter().rect_filled(done, CornerRadius::same(3), palette.accent);
        let message = format!("{:.0} per cent read", part * 100.0);
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &message));
        ui.add_space(space::M);
        if ui.button("Stop").on_hover_text("Stop reading this file").clicked() {
            send.push(TabCommand::StopReading.into());
        }
    });
}

/// The page of a file whose reading was stopped.
pub fn stopped_page(ui: &mut Ui, palette: &Palette, why: Option<&str>, send: &mut Vec<Command>) {
    in_the_middle(ui, |ui| {
        let text = why.unwrap_or("Reading was stopped");
        widgets::label(ui, text, TextRole::Plain, if why.is_some() { palette.bad } else { palette.text });
        ui.add_space(space::M);
        if ui.button("Read again").on_hover_text(Action::Reload.tooltip_with_key()).clicked() {
            send.push(Command::Do(Action::Reload));
        }
        ui.add_space(space::S);
        if ui.button("Open the sample briefing").clicked() {
            send.push(Command::OpenSample);
        }
    });
}

fn in_the_middle(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ui.vertical_centered(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.add_space((ui.available_height() / 2.0 - 50.0).max(0.0));
        add(ui);
    });
}
