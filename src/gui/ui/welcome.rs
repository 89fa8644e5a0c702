//! Three lines for who starts the program for the first time. They go away with a button, or once a quote was copied.

use egui::{Align, Frame, Layout, Margin, Ui};

use super::{
    PanelContext,
    theme::{Type, space},
    widgets::{self, Icon},
};
use crate::gui::{
    command::{Action, Command},
    state::preferences::Part,
};

/// Draws them above the sample briefing, as long as they are wanted.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, send: &mut Vec<Command>) {
    if !context.persisted.parts.welcome || context.file.is_some() {
        return;
    }
    let palette = context.palette;
    let lines = [
        "Read a briefing by topic, and copy quotes that stand in it word for word".to_owned(),
        format!("Drop a document here to make a briefing of it; {} checks a quotation", Action::CheckText.key()),
        format!("Press 3 for the third topic, {} for the next quote, Ctrl+C to copy it", Action::NextQuote.key()),
    ];
    let frame = Frame::new().fill(palette.chosen).inner_margin(Margin { left: 16, right: 8, top: 8, bottom: 8 });
    frame.show(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
            let name = "Close the welcome";
            if widgets::icon_button(ui, palette, Icon::Close, name, "Close", true, None).clicked() {
                send.push(Command::TogglePart(Part::Welcome));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = space::XS / 2.0;
                ui.add_space(space::XS);
                for line in lines {
                    widgets::label(ui, &line, Type::Plain, palette.text);
                }
            });
        });
    });
}
