//! The bar at the top: the panes, the way back, the title, the text size, the colours, the menu.

use egui::{Align, Layout, Ui, UiBuilder};

use super::{
    Scene, fits,
    theme::{ThemeChoice, Type},
    topics,
    widgets::{self, Icon},
};
use crate::command::{Action, Command};

/// Draws the bar.
pub fn show(ui: &mut Ui, scene: &Scene<'_>, send: &mut Vec<Command>) {
    let palette = scene.palette;
    let (topics_fit, quotes_fit) = fits(ui.available_width() + 20.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let button = widgets::action_button;
        button(
            ui,
            palette,
            Icon::Topics,
            Action::ToggleTopics,
            topics_fit,
            scene.kept.topics_shown && topics_fit,
            send,
        );
        ui.add_space(6.0);
        button(ui, palette, Icon::Back, Action::Back, scene.shown.ways.0, false, send);
        button(ui, palette, Icon::Forward, Action::Forward, scene.shown.ways.1, false, send);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            button(
                ui,
                palette,
                Icon::Quotes,
                Action::ToggleQuotes,
                quotes_fit,
                scene.kept.quotes_shown && quotes_fit,
                send,
            );
            ui.add_space(6.0);
            menu(ui, scene, send);
            button(ui, palette, Icon::Search, Action::Find, true, scene.shown.find.is_open, send);
            themes(ui, scene, send);
            button(ui, palette, Icon::Larger, Action::TextLarger, true, false, send);
            button(ui, palette, Icon::Smaller, Action::TextSmaller, true, false, send);
            title(ui, scene);
        });
    });
}

/// The title in what room is left, and the view below a comma where there is room for it.
fn title(ui: &mut Ui, scene: &Scene<'_>) {
    let room = ui.available_rect_before_wrap().shrink2(egui::vec2(14.0, 0.0));
    if room.width() < 60.0 {
        return;
    }
    let mut job = widgets::text_job(&scene.briefing.title, Type::Strong, scene.palette.text, room.width());
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    let galley = ui.painter().layout_job(job);
    let mut inner = ui.new_child(
        UiBuilder::new()
            .id_salt("title")
            .max_rect(room)
            .layout(Layout::centered_and_justified(egui::Direction::LeftToRight)),
    );
    inner.add(egui::Label::new(galley).selectable(false)).on_hover_text(&scene.briefing.title);
}

fn themes(ui: &mut Ui, scene: &Scene<'_>, send: &mut Vec<Command>) {
    let button = widgets::icon_button(ui, scene.palette, Icon::Theme, "Colours", "Choose the colours", true, false);
    egui::Popup::menu(&button).show(|ui| {
        for choice in ThemeChoice::ALL {
            if ui.radio(scene.kept.theme == choice, choice.name()).clicked() {
                send.push(Command::Theme(choice));
                ui.close();
            }
        }
    });
}

fn menu(ui: &mut Ui, scene: &Scene<'_>, send: &mut Vec<Command>) {
    let button = widgets::icon_button(ui, scene.palette, Icon::Menu, "Menu", "Everything else", true, false);
    egui::Popup::menu(&button).show(|ui| {
        ui.set_min_width(250.0);
        if !fits(ui.ctx().content_rect().width()).0 {
            narrow_topics(ui, scene, send);
        }
        let has_quote = scene.shown.chosen.is_some();
        let groups: [&[(Action, bool)]; 6] = [
            &[(Action::CopyAs, has_quote), (Action::CopyPassage, has_quote), (Action::Shorten, has_quote)],
            &[(Action::Gather, has_quote), (Action::CopyAllAs, true), (Action::Export, true)],
            &[(Action::NextQuote, true), (Action::PreviousQuote, true), (Action::ShowInFull, has_quote)],
            &[(Action::Find, true), (Action::FindNext, true), (Action::GoTo, true)],
            &[(Action::TextNormal, true), (Action::ShowProblems, true), (Action::Reload, true)],
            &[(Action::Help, true), (Action::Quit, true)],
        ];
        for (i, group) in groups.into_iter().enumerate() {
            if i > 0 {
                ui.separator();
            }
            for (action, enabled) in group {
                if widgets::menu_entry(ui, *action, *enabled) {
                    send.push(Command::Do(*action));
                }
            }
        }
    });
}

/// Where there is no room for the topics, they are in the menu.
fn narrow_topics(ui: &mut Ui, scene: &Scene<'_>, send: &mut Vec<Command>) {
    egui::ScrollArea::vertical().max_height(160.0).show(ui, |ui| {
        for row in topics::rows(scene) {
            if ui.radio(scene.shown.view == row.view, &row.title).clicked() {
                send.push(Command::Show(row.view));
                ui.close();
            }
        }
    });
    ui.separator();
}
