//! The basket: putting quotes in, taking them out, and undoing that.

use briefing_core::text::number::counted;

use egui::Context;

use super::{
    App,
    document_tab::DocumentTab,
    services::Services,
    undo_order::{HistoryStep, UndoTarget},
};
use crate::gui::{
    command::{Action, TabCommand},
    state::{
        basket::{Basket, BasketItem, BasketPlace},
        dialogs::ShortenDialog,
        session::{FileKey, source_of_key},
        view::SidePanelTab,
    },
};
use briefing_core::{citation::QuoteExcerpt, model::QuoteId};

impl App {
    /// Shows a briefing that has quotes in the basket; if it is already open, at this quote.
    pub(super) fn show_basket_item(&mut self, ctx: &Context, file: &FileKey, id: Option<QuoteId>) {
        let is_open = self.tabs.position_of_document(|tab| tab.file == *file && tab.briefing().is_some());
        match is_open {
            Some(index) => self.switch_to(ctx, index),
            None => self.open(ctx, source_of_key(file)),
        }
        if is_open.is_some() {
            self.in_active_document(ctx, |tab, services| {
                // It is the same basket there.
                tab.state.side_panel = SidePanelTab::Basket;
                if let Some(id) = id {
                    tab.apply(TabCommand::Choose(id), services);
                }
            });
        }
    }
}

impl DocumentTab {
    /// Changes the basket and stores it immediately, so that nothing is lost in a power failure. Returns whether
    /// anything changed.
    fn change_basket(&mut self, services: &mut Services<'_>, change: impl FnOnce(&mut Basket) -> bool) -> bool {
        let has_changed = change(services.basket);
        if has_changed {
            self.undo_order.push(UndoTarget::Basket);
            store_basket(services);
        }
        has_changed
    }

    /// Removes everything from the basket.
    pub(super) fn empty_basket(&mut self, services: &mut Services<'_>) {
        self.state.status = Some(match self.change_basket(services, Basket::clear) {
            true => format!("Basket cleared; {} undoes it", Action::Undo.key()),
            false => "The basket is empty".to_owned(),
        });
    }

    /// Removes a quote from the basket, or all quotes of a briefing.
    pub(super) fn remove_from_basket(&mut self, place: BasketPlace, services: &mut Services<'_>) {
        if self.change_basket(services, |basket| basket.remove(place)) {
            let holds = holding(services.basket);
            self.state.status = Some(format!("Removed from basket ({holds}); {} undoes it", Action::Undo.key()));
        }
    }

    /// Moves a quote within its section, or a section among all sections.
    pub(super) fn move_in_basket(&mut self, from: BasketPlace, to: usize, services: &mut Services<'_>) {
        let sections = services.basket.sections();
        let section = sections.get(from.section).map_or(0, |section| section.items.len());
        let at = from.item.unwrap_or(from.section);
        let count = if from.item.is_some() { section } else { sections.len() };
        if (to >= count || to == at) && from.item.is_some() && sections.len() > 1 {
            let text = "Quotes can only be moved within their briefing; move the heading to move all of them";
            self.state.status = Some(text.to_owned());
        }
        if to < count && to != at {
            self.change_basket(services, |basket| basket.shift(from, to));
        }
    }

    /// Adds the excerpt in the shorten dialog, or the chosen quote, to the basket, or removes it.
    pub(super) fn toggle_in_basket(&mut self, services: &mut Services<'_>) {
        let shortened = services.dialogs.get::<ShortenDialog>().map(ShortenDialog::excerpt);
        match shortened.or(self.state.position.chosen.map(QuoteExcerpt::from)) {
            Some(excerpt) => self.add_to_basket(&excerpt, services),
            None => {
                let text = "Choose a quote to add to the basket: click one, or press Alt+Down for the next one";
                self.state.status = Some(text.to_owned());
            }
        }
    }

    /// Adds a quote to the basket, or removes it if it is already there.
    pub(super) fn add_to_basket(&mut self, excerpt: &QuoteExcerpt, services: &mut Services<'_>) {
        let Some(briefing) = self.briefing() else { return };
        let item = match BasketItem::new(briefing, excerpt) {
            Ok(item) => item,
            Err(reason) => {
                let text = format!("Not added to basket, because this quote is not verified: {reason}");
                self.state.status = Some(text);
                return;
            }
        };
        let place = services.basket.position(&self.file, excerpt);
        let (file, title) = (self.file.clone(), self.title());
        let has_changed = self.change_basket(services, |basket| match place {
            Some(place) => basket.remove(place),
            None => basket.add(&file, &title, [item]) > 0,
        });
        let message = match (has_changed, place) {
            (true, Some(_)) => "Removed from basket",
            (true, None) => "Added to basket",
            (false, _) => "Not added, because the basket is full: remove quotes from it first",
        };
        self.state.status = Some(format!("{message} ({})", holding(services.basket)));
    }

    /// Undoes the last change of the briefing, the basket or the marks, or redoes the one undone last.
    pub(super) fn undo(&mut self, step: HistoryStep, services: &mut Services<'_>) {
        let has_basket_change = match step {
            HistoryStep::Undo => services.basket.can_undo(),
            HistoryStep::Redo => services.basket.can_redo(),
        };
        let next = self.undo_order.next(step, has_basket_change);
        if next == Some(UndoTarget::Briefing) {
            return self.undo_edit(step, services);
        }
        self.undo_order.made(step);
        if next == Some(UndoTarget::Marks) {
            return self.undo_mark(step, services);
        }
        let has_changed = match step {
            HistoryStep::Undo => services.basket.undo(),
            HistoryStep::Redo => services.basket.redo(),
        };
        self.state.status = Some(match has_changed {
            true => format!("The basket has {}", holding(services.basket)),
            false => format!("There is nothing to {}", step.name()),
        });
        store_basket(services);
    }
}

/// Stores the state if the basket differs from the stored one.
fn store_basket(services: &mut Services<'_>) {
    let mut kept = services.persisted.clone();
    services.basket.write_to(&mut kept);
    services.store_state |= kept != *services.persisted;
}

/// The number of quotes in the basket, and of briefings if there are several, in words.
fn holding(basket: &Basket) -> String {
    let quotes = counted(basket.count(), "quote", "quotes");
    match basket.sections().len() {
        0 | 1 => quotes,
        briefings => format!("{quotes} of {briefings} briefings"),
    }
}
