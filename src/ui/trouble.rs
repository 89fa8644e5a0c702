//! Pages for when something is wrong: a briefing that cannot be shown, and the list of problems.

use egui::{CornerRadius, Frame, Margin, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{
    theme::{Palette, Type, space},
    widgets,
};
use crate::{
    briefing::{BlockId, Loaded, Problem, Severity},
    command::{Action, Command},
};

/// A column in the middle of the page, scrolled where it is too long.
fn page(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        let width = ui.available_width();
        let inner = (width - 56.0).clamp(160.0, 680.0);
        let side = ((width - inner) / 2.0).max(8.0) as i8;
        let side = if width > 900.0 { ((width - inner) / 2.0).min(120.0) as i8 } else { side };
        Frame::new().inner_margin(Margin { left: side.max(8), right: 8, top: 36, bottom: 36 }).show(ui, |ui| {
            ui.set_width(inner);
            ui.spacing_mut().item_spacing.y = 0.0;
            add(ui);
        });
    });
}

/// The page of a briefing that cannot be shown.
pub fn trouble_page(ui: &mut Ui, palette: &Palette, loaded: &Loaded, send: &mut Vec<Command>) {
    page(ui, |ui| {
        widgets::heading(ui, "This briefing cannot be shown", Type::Headline, palette.text, 1);
        ui.add_space(space::S);
        selectable(ui, &loaded.name, Type::Plain, palette.weak);
        ui.add_space(space::M);
        for problem in &loaded.problems {
            problem_row(ui, palette, problem, None);
            ui.add_space(space::S);
        }
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            if ui.button("Try again").on_hover_text(Action::Reload.tooltip_with_key()).clicked() {
                send.push(Command::Do(Action::Reload));
            }
            open_others(ui, send);
        });
    });
}

/// The ways on from a page that shows no briefing.
fn open_others(ui: &mut Ui, send: &mut Vec<Command>) {
    if ui.button("Open…").on_hover_text(Action::Open.tooltip_with_key()).clicked() {
        send.push(Command::Do(Action::Open));
    }
    if ui.button("Open the shipped briefing").clicked() {
        send.push(Command::OpenShipped);
    }
}

/// What is seen while files are dragged over the window.
pub fn drop_page(ui: &Ui, palette: &Palette) {
    let screen = ui.ctx().content_rect();
    let painter = ui.ctx().layer_painter(egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop")));
    painter.rect_filled(screen, CornerRadius::ZERO, palette.paper.gamma_multiply(0.86));
    let frame = screen.shrink(16.0);
    painter.rect_stroke(frame, CornerRadius::same(10), Stroke::new(2.0, palette.accent), StrokeKind::Inside);
    let font = Type::Heading.font();
    painter.text(screen.center(), egui::Align2::CENTER_CENTER, "Drop to open", font, palette.text);
}

/// The list of problems of a briefing that is shown.
pub fn problems_page(ui: &mut Ui, palette: &Palette, loaded: &Loaded, send: &mut Vec<Command>) {
    page(ui, |ui| {
        widgets::heading(ui, "Problems", Type::Headline, palette.text, 1);
        ui.add_space(space::S);
        let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| {
            widgets::counted(loaded.count(severity), severity.as_str(), &format!("{}s", severity.as_str()))
        });
        widgets::label(ui, &counts.join(" · "), Type::Plain, palette.weak);
        ui.add_space(space::M);
        if ui.button("Back to the text").clicked() {
            send.push(Command::Problems(false));
        }
        ui.add_space(space::M);
        if loaded.problems.is_empty() {
            widgets::label(ui, "Nothing is wrong", Type::Plain, palette.text);
        }
        for problem in &loaded.problems {
            problem_row(ui, palette, problem, Some(send));
            ui.add_space(space::S);
        }
    });
}

fn selectable(ui: &mut Ui, text: &str, kind: Type, color: egui::Color32) {
    let job = widgets::text_job(text, kind, color, ui.available_width());
    ui.add(egui::Label::new(job).selectable(true));
}

/// A problem; with `send`, a click leads to its place in the text.
fn problem_row(ui: &mut Ui, palette: &Palette, problem: &Problem, send: Option<&mut Vec<Command>>) {
    let color = match problem.severity() {
        Severity::Error => palette.bad,
        Severity::Warning => palette.warning,
        Severity::Note => palette.weak,
    };
    let leads = send.is_some() && problem.block.is_some();
    let frame = Frame::new().inner_margin(Margin { left: 16, right: 12, top: 10, bottom: 10 });
    let row = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        let mut sentence = problem.message.clone();
        if let Some(first) = sentence.get(..1).map(str::to_uppercase) {
            sentence.replace_range(..1, &first);
        }
        selectable(ui, &sentence, Type::Plain, palette.text);
        ui.add_space(2.0);
        let kind = format!("{} {} · {}", problem.severity(), problem.code.as_str(), problem.place);
        widgets::label(ui, &kind, Type::Small, color);
        if let Some(hint) = &problem.hint {
            ui.add_space(2.0);
            selectable(ui, hint, Type::Small, palette.weak);
        }
        if leads {
            ui.add_space(space::XS);
        }
        if leads
            && ui.link(egui::RichText::new("Show it in the text").font(Type::Small.font())).clicked()
            && let (Some(send), Some(block)) = (send, problem.block)
        {
            send.push(Command::Go(BlockId(block), 0..0));
        }
    });
    let rect = row.response.rect;
    ui.painter().rect_stroke(rect, CornerRadius::same(6), Stroke::new(1.0, palette.line), StrokeKind::Inside);
    let bar = egui::Rect::from_min_size(rect.min + vec2(0.0, 8.0), vec2(3.0, rect.height() - 16.0));
    ui.painter().rect_filled(bar, CornerRadius::same(2), color);
    let node = ui.interact(
        rect,
        ui.scope_id().with(("problem", problem.place.line, problem.place.column, problem.code.as_str())),
        Sense::hover(),
    );
    node.widget_info(|| WidgetInfo::labeled(Role::Label, true, problem.to_string()));
}

/// The page while a briefing is being read, of which there is so much.
pub fn loading_page(ui: &mut Ui, palette: &Palette, part: f32, send: &mut Vec<Command>) {
    in_the_middle(ui, |ui| {
        widgets::label(ui, "Reading the briefing…", Type::Plain, palette.weak);
        ui.add_space(space::M);
        let (track, response) = ui.allocate_exact_size(vec2(260.0, 6.0), Sense::hover());
        let done = egui::Rect::from_min_size(track.min, vec2(track.width() * part.clamp(0.0, 1.0), track.height()));
        ui.painter().rect_filled(track, CornerRadius::same(3), palette.line);
        ui.painter().rect_filled(done, CornerRadius::same(3), palette.accent);
        let said = format!("{:.0} per cent read", part * 100.0);
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, &said));
        ui.add_space(space::M);
        if ui.button("Stop").on_hover_text("Stop reading this file").clicked() {
            send.push(Command::StopReading);
        }
    });
}

/// The page of a file whose reading was stopped.
pub fn stopped_page(ui: &mut Ui, palette: &Palette, send: &mut Vec<Command>) {
    in_the_middle(ui, |ui| {
        widgets::label(ui, "Reading was stopped", Type::Plain, palette.text);
        ui.add_space(space::M);
        if ui.button("Read again").on_hover_text(Action::Reload.tooltip_with_key()).clicked() {
            send.push(Command::Do(Action::Reload));
        }
        ui.add_space(space::S);
        if ui.button("Open the shipped briefing").clicked() {
            send.push(Command::OpenShipped);
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
