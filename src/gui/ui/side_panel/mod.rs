//! The side panel: a tab each for the quotes of the view, the basket, the marks, the speakers and the review.

pub mod basket;
mod card;
pub mod quotes;
pub mod review;
mod review_menu;
mod review_progress;
pub mod speakers;

use briefing_core::text::number::grouped;
use egui::{Stroke, Ui};

use super::{
    PanelContext,
    list::ListState,
    own_marks::{self, panel::MarksPanelState},
    theme::{TextRole, space},
    widgets,
};
use crate::gui::{
    command::{Action, Command, TabCommand},
    state::view::{Pane, SidePanelTab},
};

/// The state of the side panel between frames.
#[derive(Default)]
pub struct SidePanelState {
    /// The quotes of the view.
    pub quotes: quotes::QuotesState,
    /// The proposals.
    pub review: review::ReviewState,
    marks: MarksPanelState,
    /// The basket.
    pub basket: basket::BasketState,
    speakers: ListState,
    table: speakers::Table,
}

impl SidePanelState {
    /// Updates the lists, because there is more of the same briefing.
    pub fn refill(&mut self) {
        self.table = speakers::Table::default();
        self.review = review::ReviewState::default();
        self.quotes.refill();
    }

    /// Clears the state, because another briefing is shown.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

/// Draws the side panel.
pub fn show(ui: &mut Ui, context: &PanelContext<'_>, state: &mut SidePanelState, send: &mut Vec<Command>) {
    let (filter, found) = (context.state.position.filter, context.state.find.whole());
    let count = state.quotes.cards(context.briefing, context.state.position.view, filter, found).len();
    state.quotes.begin();
    tabs(ui, context, count, send);
    match context.state.side_panel {
        SidePanelTab::Quotes => quotes::show(ui, context, &mut state.quotes, count, send),
        SidePanelTab::Basket => basket::show(ui, context, &mut state.basket, send),
        SidePanelTab::Marks => own_marks::panel::show(ui, context, &mut state.marks, send),
        SidePanelTab::Speakers => speakers::show(ui, context, &mut state.table, &mut state.speakers, send),
        SidePanelTab::Review => review::show(ui, context, &mut state.review, send),
    }
}

/// The tabs.
fn tabs(ui: &mut Ui, context: &PanelContext<'_>, count: usize, send: &mut Vec<Command>) {
    let in_basket = context.basket.count();
    ui.add_space(6.0);
    // If one line has no room for all, the second line begins below the first.
    let margin = egui::Margin { left: 8, ..egui::Margin::ZERO };
    let tabs = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing = egui::vec2(2.0, 0.0);
        let proposed = context.briefing.unconfirmed_count();
        let review =
            (SidePanelTab::Review, format!("Review {}", grouped(proposed)), Action::ShowReview.tooltip_with_key());
        let has_review = proposed > 0 || context.state.side_panel == SidePanelTab::Review;
        let texts = [
            (SidePanelTab::Quotes, format!("Quotes {}", grouped(count)), "The quotes of this view".to_owned()),
            (SidePanelTab::Basket, format!("Basket {}", grouped(in_basket)), Action::ShowBasket.tooltip_with_key()),
            (
                SidePanelTab::Marks,
                format!("Marks {}", grouped(context.state.marks.count())),
                Action::ShowMarks.tooltip_with_key(),
            ),
            (SidePanelTab::Speakers, "Speakers".to_owned(), Action::ShowSpeakers.tooltip_with_key()),
        ];
        let mut texts: Vec<_> = has_review.then_some(review).into_iter().chain(texts).collect();
        let width = |texts: &[(SidePanelTab, String, String)], role: TextRole, around: f32| -> f32 {
            texts.iter().map(|(_, text, _)| widgets::tab_text_width(ui, text, role) + around).sum()
        };
        let room = ui.available_width();
        let mut role = TextRole::Strong;
        if width(&texts, role, 20.0) > room {
            if width(&texts, role, 12.0) > room {
                // With less room the text is smaller, so that the tabs have space between them.
                role = TextRole::Small;
            }
            if width(&texts, role, 12.0) > room {
                // Without the numbers they fit in one line; the items of the shown tab can be counted below it.
                for (_, text, _) in &mut texts {
                    *text = text.split(' ').next().unwrap_or_default().to_owned();
                }
            }
            let spare = (room - width(&texts, role, 0.0)) / (2 * texts.len()) as f32;
            ui.spacing_mut().button_padding.x =
                spare.floor().clamp(2.0, if role == TextRole::Strong { 6.0 } else { 9.0 });
            ui.spacing_mut().item_spacing.x = 0.0;
        }
        for (tab, text, tooltip) in texts {
            let response = widgets::tab(ui, context.palette, (&text, role), &tooltip, context.state.side_panel == tab);
            // A card takes the focus itself, if there is one.
            let is_wanted = context.state.focus_pane == Some(Pane::Quotes) && context.state.side_panel == tab;
            let takes_it_itself = match tab {
                SidePanelTab::Quotes => count > 0,
                SidePanelTab::Review => proposed > 0,
                SidePanelTab::Basket => in_basket > 0,
                SidePanelTab::Marks => context.state.marks.count() > 0,
                SidePanelTab::Speakers => false,
            };
            if is_wanted && !takes_it_itself {
                response.request_focus();
            }
            if response.clicked() {
                send.push(TabCommand::SidePanelTab(tab).into());
            }
        }
    };
    let shown = egui::Frame::new().inner_margin(margin).show(ui, |ui| ui.horizontal_wrapped(tabs));
    let line = Stroke::new(1.0, context.palette.line);
    ui.painter().hline(ui.max_rect().x_range(), shown.response.rect.bottom(), line);
    ui.add_space(space::S + 2.0);
}
