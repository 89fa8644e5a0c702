//! A short welcome for the first start of the program.

use egui::{Align, Frame, Layout, Margin, Ui};

use super::{
    PanelContext,
    theme::{TextRole, space},
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, Command},
    state::{preferences::WindowPart, view::View},
};

/// In a window lower than this, in points, there is room for only one line, since the text should begin on the first
/// page.
const LOW_WINDOW: f32 = 420.0;

/// Draws it above the sample briefing, until the user has followed it or closes it.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    if !context.persisted.parts.welcome || context.file.is_some() {
        return;
    }
    // Once the user has chosen a topic and a quote of it, the welcome is no longer needed. It disappears with the next
    // view, so that the text does not move while it is read.
    let followed = egui::Id::unique("view in which the welcome was followed");
    if matches!(context.state.position.view, View::Topic(_)) && context.state.position.chosen.is_some() {
        ui.data_mut(|data| data.insert_temp(followed, context.state.position.view));
    }
    if ui.data(|data| data.get_temp::<View>(followed)).is_some_and(|view| view != context.state.position.view) {
        send.push(Command::TogglePart(WindowPart::Welcome));
        return;
    }
    let palette = context.palette;
    let quote = Action::NextQuote.key();
    let lines = match ui.ctx().content_rect().height() < LOW_WINDOW {
        true => vec![format!("Drop a document here, or press 3 and {quote}")],
        false => vec![
            "Briefings by topic, with quotes to copy".to_owned(),
            "Drop a document here to turn it into a briefing".to_owned(),
            format!("Press 3 for the third topic, {quote} for a quote"),
        ],
    };
    let frame = Frame::new().fill(palette.chosen).inner_margin(Margin { left: 16, right: 8, top: 8, bottom: 8 });
    frame.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = "Close the welcome";
            if widgets::icon_button(ui, palette, Icon::Close, name, "Close", true, None).clicked() {
                send.push(Command::TogglePart(WindowPart::Welcome));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = space::XS / 2.0;
                ui.add_space(space::XS);
                for line in lines {
                    widgets::label(ui, &line, TextRole::Plain, palette.text);
                }
            });
        });
    });
}
