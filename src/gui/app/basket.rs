//! The basket of a tab: putting quotes in, taking them out, and undoing that.

use briefing_core::text::number::counted;

use egui::Context;

use super::{App, document_tab::DocumentTab, services::Services, tab_parts::Changed};
use crate::gui::{
    command::Action,
    state::{
        basket::{Basket, BasketItem},
        dialogs::ShortenDialog,
        session::FileKey,
    },
};
use briefing_core::citation::QuoteExcerpt;

impl App {
    /// Takes a quote of another briefing out of the basket, whether that briefing is open or not.
    pub(super) fn remove_kept(&mut self, ctx: &Context, file: &FileKey, at: usize) {
        if let Some(index) = self.tabs.position(|tab| tab.file == *file && tab.briefing().is_some()) {
            self.in_tab(ctx, index, |tab, services| tab.change_basket(services, |basket| basket.remove(at)));
        } else if let Some(mut kept) = self.persisted.of(file).cloned().filter(|kept| at < kept.quotes.len()) {
            kept.quotes.remove(at);
            self.persisted.update(kept);
            self.synchronize();
        }
    }
}

impl DocumentTab {
    /// Changes the basket, and stores it at once: what was put in is not lost with the power.
    pub(super) fn change_basket(&mut self, services: &mut Services<'_>, change: impl FnOnce(&mut Basket)) {
        change(&mut self.state.basket);
        self.note_change(Changed::Basket);
        self.store_basket(services);
    }

    fn store_basket(&self, services: &mut Services<'_>) {
        let persisted = services.persisted.of(&self.file).map(|persisted| persisted.quotes.as_slice());
        let persisted = persisted.unwrap_or_default().iter().map(BasketItem::key);
        services.store_state |= !self.state.basket.items().iter().map(BasketItem::key).eq(persisted);
    }

    /// Takes everything out of the basket.
    pub(super) fn empty_basket(&mut self, services: &mut Services<'_>) {
        self.change_basket(services, Basket::clear);
        self.state.status = Some(format!("Basket cleared; {} undoes it", Action::Undo.key()));
    }

    /// Puts what is being shortened, or the chosen quote, into the basket, or takes it out again.
    pub(super) fn toggle_in_basket(&mut self, services: &mut Services<'_>) {
        let shortened = services.dialogs.shorten().map(ShortenDialog::excerpt);
        match shortened.or(self.state.chosen.map(QuoteExcerpt::from)) {
            Some(excerpt) => self.add_to_basket(&[excerpt], services),
            None => self.report_nothing_chosen(),
        }
    }

    /// Puts quotes into the basket; a single one that is in it is taken out again.
    pub(super) fn add_to_basket(&mut self, excerpts: &[QuoteExcerpt], services: &mut Services<'_>) {
        let Some(briefing) = self.briefing() else { return };
        let items: Result<Vec<_>, _> = excerpts.iter().map(|excerpt| BasketItem::new(briefing, excerpt)).collect();
        if items.is_ok() {
            self.note_change(Changed::Basket);
        }
        self.state.status = Some(match items {
            Ok(items) => add_or_remove(&mut self.state.basket, items),
            Err(reason) => format!("Not added to basket, because this quote is not verified: {reason}"),
        });
        self.store_basket(services);
    }

    /// Undoes the last change of the briefing or the basket.
    pub(super) fn undo(&mut self, services: &mut Services<'_>) {
        if self.changed.last() == Some(&Changed::Briefing) {
            return self.undo_edit(services);
        }
        let last = self.changed.pop();
        self.unchanged.extend(last);
        match last {
            Some(Changed::Marks) => return self.undo_mark(services),
            Some(Changed::Basket | Changed::Briefing) | None => {}
        }
        let has_changed = self.state.basket.undo();
        self.report_undo(has_changed, "undo", services);
    }

    /// Redoes the change that was undone last.
    pub(super) fn redo(&mut self, services: &mut Services<'_>) {
        if self.unchanged.last() == Some(&Changed::Briefing) {
            return self.redo_edit(services);
        }
        let last = self.unchanged.pop();
        self.changed.extend(last);
        match last {
            Some(Changed::Marks) => return self.redo_mark(services),
            Some(Changed::Basket | Changed::Briefing) | None => {}
        }
        let has_changed = self.state.basket.redo();
        self.report_undo(has_changed, "redo", services);
    }

    fn report_undo(&mut self, has_changed: bool, what: &str, services: &mut Services<'_>) {
        self.state.status = Some(match has_changed {
            true => format!("The basket holds {}", holding(&self.state.basket)),
            false => format!("There is nothing to {what}"),
        });
        self.store_basket(services);
    }
}

/// Puts items into a basket; a single one that is in it is taken out again. Returns what to say.
fn add_or_remove(basket: &mut Basket, items: Vec<BasketItem>) -> String {
    let count = items.len();
    let position = |one: &BasketItem| basket.items().iter().position(|item| item.excerpt == one.excerpt);
    let message = match (items.as_slice(), items.first().and_then(position)) {
        ([_], Some(at)) => {
            basket.remove(at);
            "Removed from basket".to_owned()
        }
        _ => match (basket.add(items), count) {
            (1, 1) => "Added to basket".to_owned(),
            (0, 1) => "The basket is full".to_owned(),
            (added, _) => format!("Added {} to basket", counted(added, "quote", "quotes")),
        },
    };
    format!("{message} ({})", holding(basket))
}

/// How many quotes a basket holds, in words.
fn holding(basket: &Basket) -> String {
    counted(basket.items().len(), "quote", "quotes")
}
