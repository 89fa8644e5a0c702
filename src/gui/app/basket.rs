//! The basket: putting quotes in, taking them out, and undoing that.

use briefing_core::text::number::counted;

use egui::Context;

use super::{App, document_tab::DocumentTab, services::Services, tab_state::UndoTarget};
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
    /// Shows a briefing from which quotes are in the basket, at this quote where it is open already.
    pub(super) fn show_gathered(&mut self, ctx: &Context, file: &FileKey, id: Option<QuoteId>) {
        let is_open = self.tabs.position(|tab| tab.file == *file && tab.briefing().is_some());
        match is_open {
            Some(index) => self.switch_to(ctx, index),
            None => self.open(ctx, source_of_key(file)),
        }
        if is_open.is_some() {
            // It is the same basket there.
            self.tabs.active_mut().state.side_panel = SidePanelTab::Basket;
            if let Some(id) = id {
                self.in_active_tab(ctx, |tab, services| tab.apply(TabCommand::Choose(id), services));
            }
        }
    }
}

impl DocumentTab {
    /// Changes the basket, and stores it at once: what was put in is not lost with the power.
    fn change_basket(&mut self, services: &mut Services<'_>, change: impl FnOnce(&mut Basket)) {
        change(services.basket);
        self.note_change(UndoTarget::Basket);
        store_basket(services);
    }

    /// Takes everything out of the basket.
    pub(super) fn empty_basket(&mut self, services: &mut Services<'_>) {
        self.change_basket(services, Basket::clear);
        self.state.status = Some(format!("Basket cleared; {} undoes it", Action::Undo.key()));
    }

    /// Takes a quote out of the basket, or all quotes of a briefing.
    pub(super) fn remove_from_basket(&mut self, place: BasketPlace, services: &mut Services<'_>) {
        self.change_basket(services, |basket| basket.remove(place));
        let holds = holding(services.basket);
        self.state.status = Some(format!("Removed from basket ({holds}); {} undoes it", Action::Undo.key()));
    }

    /// Moves a quote to another place in its section, or a section to another place among all.
    pub(super) fn move_in_basket(&mut self, from: BasketPlace, to: usize, services: &mut Services<'_>) {
        let sections = services.basket.sections();
        let section = sections.get(from.section).map_or(0, |section| section.items.len());
        let at = from.item.unwrap_or(from.section);
        let count = if from.item.is_some() { section } else { sections.len() };
        if (to >= count || to == at) && from.item.is_some() && sections.len() > 1 {
            let text = "A quote stays with its briefing; move the heading to move all quotes of the briefing";
            self.state.status = Some(text.to_owned());
        }
        if to < count && to != at {
            self.change_basket(services, |basket| basket.shift(from, to));
        }
    }

    /// Puts what is being shortened, or the chosen quote, into the basket, or takes it out again.
    pub(super) fn toggle_in_basket(&mut self, services: &mut Services<'_>) {
        let shortened = services.dialogs.shorten().map(ShortenDialog::excerpt);
        match shortened.or(self.state.chosen.map(QuoteExcerpt::from)) {
            Some(excerpt) => self.add_to_basket(&[excerpt], services),
            None => self.report_nothing_chosen(),
        }
    }

    /// Adds quotes to the basket, or removes a single one that is already in it.
    pub(super) fn add_to_basket(&mut self, excerpts: &[QuoteExcerpt], services: &mut Services<'_>) {
        let Some(briefing) = self.briefing() else { return };
        let items: Result<Vec<_>, _> = excerpts.iter().map(|excerpt| BasketItem::new(briefing, excerpt)).collect();
        if items.is_ok() {
            self.note_change(UndoTarget::Basket);
        }
        self.state.status = Some(match items {
            Ok(items) => add_or_remove(services.basket, &self.file, &self.title(), items),
            Err(reason) => format!("Not added to basket, because this quote is not verified: {reason}"),
        });
        store_basket(services);
    }

    /// Undoes the last change of the briefing or the basket.
    pub(super) fn undo(&mut self, services: &mut Services<'_>) {
        // The one basket may have been changed back from another tab.
        while self.undo_order.last() == Some(&UndoTarget::Basket) && !services.basket.can_undo() {
            self.undo_order.pop();
        }
        if self.undo_order.last() == Some(&UndoTarget::Briefing) {
            return self.undo_edit(services);
        }
        let last = self.undo_order.pop();
        self.redo_order.extend(last);
        match last {
            Some(UndoTarget::Marks) => return self.undo_mark(services),
            Some(UndoTarget::Basket | UndoTarget::Briefing) | None => {}
        }
        let has_changed = services.basket.undo();
        self.report_undo(has_changed, "undo", services);
    }

    /// Redoes the change that was undone last.
    pub(super) fn redo(&mut self, services: &mut Services<'_>) {
        while self.redo_order.last() == Some(&UndoTarget::Basket) && !services.basket.can_redo() {
            self.redo_order.pop();
        }
        if self.redo_order.last() == Some(&UndoTarget::Briefing) {
            return self.redo_edit(services);
        }
        let last = self.redo_order.pop();
        self.undo_order.extend(last);
        match last {
            Some(UndoTarget::Marks) => return self.redo_mark(services),
            Some(UndoTarget::Basket | UndoTarget::Briefing) | None => {}
        }
        let has_changed = services.basket.redo();
        self.report_undo(has_changed, "redo", services);
    }

    fn report_undo(&mut self, has_changed: bool, what: &str, services: &mut Services<'_>) {
        self.state.status = Some(match has_changed {
            true => format!("The basket holds {}", holding(services.basket)),
            false => format!("There is nothing to {what}"),
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

/// Adds quotes of a briefing to the basket, or removes a single one that is already in it. Returns the message.
fn add_or_remove(basket: &mut Basket, file: &FileKey, title: &str, items: Vec<BasketItem>) -> String {
    let count = items.len();
    let place = items.first().and_then(|item| basket.position(file, item.excerpt.as_ref()?));
    let message = match (items.as_slice(), place) {
        ([_], Some(place)) => {
            basket.remove(place);
            "Removed from basket".to_owned()
        }
        _ => match (basket.add(file, title, items), count) {
            (1, 1) => "Added to basket".to_owned(),
            (0, 1) => "The basket is full".to_owned(),
            (added, _) => format!("Added {} to basket", counted(added, "quote", "quotes")),
        },
    };
    format!("{message} ({})", holding(basket))
}

/// The number of quotes in the basket, in words, and of briefings if there are several.
fn holding(basket: &Basket) -> String {
    let quotes = counted(basket.count(), "quote", "quotes");
    match basket.sections().len() {
        0 | 1 => quotes,
        briefings => format!("{quotes} of {briefings} briefings"),
    }
}
