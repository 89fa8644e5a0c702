//! The topics: the full briefing first, then each with its icon, its title and how many quotes it holds.

use egui::{
    CornerRadius, Key, Modifiers, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::{
    Pane, Scene,
    images::Picture,
    theme::{Type, space},
    widgets,
};
use crate::{briefing::TopicId, command::Command, state::View};

/// What a row of the list says. Tests read it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicRow {
    /// What it leads to.
    pub view: View,
    /// Its title.
    pub title: String,
    /// Its picture's name.
    pub icon: Option<String>,
    /// How many quotes it holds.
    pub quotes: usize,
}

/// The rows, in order.
pub fn rows(scene: &Scene<'_>) -> Vec<TopicRow> {
    let full = TopicRow {
        view: View::Full,
        title: "Full briefing".to_owned(),
        icon: None,
        quotes: scene.briefing.quotes().len(),
    };
    let topics = scene.briefing.topics().iter().enumerate().map(|(i, topic)| TopicRow {
        view: View::Topic(TopicId(u16::try_from(i).unwrap_or(u16::MAX))),
        title: topic.title.clone(),
        icon: topic.icon.clone(),
        quotes: topic.quote_count,
    });
    std::iter::once(full).chain(topics).collect()
}

/// Draws the pane.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, send: &mut Vec<Command>) {
    let rows = rows(scene);
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        ui.add_space(space::M + 2.0);
        widgets::heading(ui, "Topics", Type::Small, scene.palette.weak, 2);
    });
    ui.add_space(space::XS);
    ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        for (number, row) in rows.iter().enumerate() {
            row_ui(ui, scene, &rows, number, row, send);
        }
    });
}

fn row_ui(ui: &mut Ui, scene: &Scene<'_>, rows: &[TopicRow], number: usize, row: &TopicRow, send: &mut Vec<Command>) {
    let palette = scene.palette;
    let is_chosen = scene.shown.view == row.view && !scene.shown.problems;
    let width = ui.available_width();
    let text_left = 48.0;
    let count = ui.painter().layout_no_wrap(short_count(row.quotes), Type::Small.font(), palette.weak);
    let title = widgets::text_job(
        &row.title,
        if is_chosen { Type::Strong } else { Type::Plain },
        palette.text,
        (width - text_left - count.size().x - 30.0).max(40.0),
    );
    let title = ui.painter().layout_job(title);
    let height = (title.size().y + 16.0).max(38.0);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let said = format!("{}, {}", row.title, widgets::counted(row.quotes, "quote", "quotes"));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, is_chosen, &said));
    let body = rect.shrink2(vec2(8.0, 0.0));
    if is_chosen || response.hovered() {
        let fill = if is_chosen { palette.chosen } else { palette.hover };
        ui.painter().rect_filled(body, CornerRadius::same(6), fill);
    }
    if is_chosen {
        let mark = Rect::from_min_size(body.left_center() - vec2(0.0, 9.0), vec2(3.0, 18.0));
        ui.painter().rect_filled(mark, CornerRadius::same(2), palette.accent);
    }
    icon(ui, scene, row, Rect::from_center_size(pos2(body.left() + 23.0, rect.center().y), vec2(22.0, 22.0)));
    ui.painter().galley(pos2(rect.left() + text_left, rect.center().y - title.size().y / 2.0), title, palette.text);
    let count_place = pos2(body.right() - 12.0 - count.size().x, rect.center().y - count.size().y / 2.0);
    ui.painter().galley(count_place, count, palette.weak);
    if response.has_focus() {
        ui.painter().rect_stroke(body, CornerRadius::same(6), Stroke::new(2.0, palette.focus), StrokeKind::Inside);
        widgets::keep_arrows(ui, response.id);
        step_by_arrows(ui, rows, number, send);
    }
    if is_chosen && scene.shown.focus_pane == Some(Pane::Topics) {
        response.request_focus();
    }
    if response.clicked() {
        send.push(Command::Show(row.view));
    }
    let key = if number <= 9 { format!(" ({number})") } else { String::new() };
    response.on_hover_text(format!("{said}{key}"));
}

/// A count that leaves room for the title; the tooltip has it in full.
fn short_count(count: usize) -> String {
    if count < 10_000 { widgets::grouped(count) } else { format!("{}k", widgets::grouped(count / 1000)) }
}

fn step_by_arrows(ui: &Ui, rows: &[TopicRow], number: usize, send: &mut Vec<Command>) {
    let (down, up) = ui.input_mut(|input| {
        (input.consume_key(Modifiers::NONE, Key::ArrowDown), input.consume_key(Modifiers::NONE, Key::ArrowUp))
    });
    let next = match (down, up) {
        (true, _) => rows.get(number + 1),
        (_, true) => number.checked_sub(1).and_then(|before| rows.get(before)),
        _ => None,
    };
    if let Some(row) = next {
        send.push(Command::Show(row.view));
        send.push(Command::FocusPane(Pane::Topics));
    }
}

fn icon(ui: &Ui, scene: &Scene<'_>, row: &TopicRow, rect: Rect) {
    let palette = scene.palette;
    let Some(name) = &row.icon else {
        if row.view == View::Full {
            let lines = rect.shrink(4.0);
            for (i, part) in [1.0, 1.0, 0.6].into_iter().enumerate() {
                let y = lines.top() + 2.0 + i as f32 * lines.height() / 2.6;
                ui.painter().hline(
                    lines.left()..=lines.left() + lines.width() * part,
                    y,
                    Stroke::new(1.8, palette.weak),
                );
            }
        } else {
            ui.painter().circle_filled(rect.center(), 4.0, palette.outline);
        }
        return;
    };
    match scene.images.get(name) {
        Picture::Shown(texture) => {
            let uv = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(texture.id(), rect, uv, egui::Color32::WHITE);
        }
        Picture::Waiting => {}
        Picture::Failed(_) => {
            ui.painter().circle_filled(rect.center(), 4.0, palette.outline);
        }
    }
}
