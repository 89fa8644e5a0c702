//! The side panel: the quotes of the view, the basket and the speakers, a tab each.

pub mod basket;
pub mod quotes;
pub mod speakers;

use briefing_core::text::number::grouped;
use egui::{Stroke, Ui};

use super::{PanelContext, list::ListState, theme::space, widgets};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::{Pane, SidePanelTab},
};

/// What the side panel remembers between frames.
#[derive(Default)]
pub struct SidePanelState {
    /// The quotes of the view.
    pub quotes: quotes::QuotesState,
    basket: ListState,
    speakers: ListState,
    table: speakers::Table,
}

impl SidePanelState {
    /// There is more of the same briefing.
    pub fn refill(&mut self) {
        self.table = speakers::Table::default();
        self.quotes.refill();
    }

    /// Another briefing is shown.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Draws the side panel.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut SidePanelState, send: &mut Vec<Command>) {
    let (filter, found) = (context.state.filter, context.state.find.whole());
    let count = state.quotes.cards(context.briefing, context.state.view, filter, found).len();
    state.quotes.begin();
    tabs(ui, context, count, send);
    match context.state.side_panel {
        SidePanelTab::Quotes => quotes::show(ui, context, &mut state.quotes, count, send),
        SidePanelTab::Basket => basket::show(ui, context, &mut state.basket, send),
        SidePanelTab::Speakers => speakers::show(ui, context, &mut state.table, &mut state.speakers, send),
    }
}

/// The three things that the pane can show.
fn tabs(ui: &mut Ui, context: &PanelContext<'_>, count: usize, send: &mut Vec<Command>) {
    let gathered = context.state.basket.items().len();
    ui.add_space(6.0);
    let shown = ui.horizontal(|ui| {
        ui.add_space(space::M - 8.0);
        ui.spacing_mut().item_spacing.x = 2.0;
        let texts = [
            (SidePanelTab::Quotes, format!("Quotes {}", grouped(count)), "The quotes of this view".to_owned()),
            (SidePanelTab::Basket, format!("Basket {}", grouped(gathered)), Action::ShowBasket.tooltip_with_key()),
            (SidePanelTab::Speakers, "Speakers".to_owned(), Action::ShowSpeakers.tooltip_with_key()),
        ];
        for (tab, text, tooltip) in texts {
            let response = widgets::tab(ui, context.palette, &text, &tooltip, context.state.side_panel == tab);
            // The quotes take the focus themselves, where there are any.
            let is_wanted = context.state.focus_pane == Some(Pane::Quotes) && context.state.side_panel == tab;
            if is_wanted && !(tab == SidePanelTab::Quotes && count > 0) {
                response.request_focus();
            }
            if response.clicked() {
                send.push(TabCommand::SidePanelTab(tab).into());
            }
        }
    });
    let line = Stroke::new(1.0, context.palette.line);
    ui.painter().hline(ui.max_rect().x_range(), shown.response.rect.bottom(), line);
    ui.add_space(space::S + 2.0);
}
