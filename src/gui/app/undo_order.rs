//! The order of the changes in a tab that can be undone. The briefing, the basket and the marks have separate
//! histories; this records which of them has the next change.

/// The history that a change belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum UndoTarget {
    /// The briefing's.
    Briefing,
    /// The basket's.
    Basket,
    /// The user's own marks, including whether a quote was used.
    Marks,
}

/// The direction in the history: back (undo) or forward (redo).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum HistoryStep {
    Undo,
    Redo,
}

impl HistoryStep {
    /// The name within a sentence.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }

    /// The beginning of the message, before the name of the change.
    pub(super) fn done(self) -> &'static str {
        match self {
            Self::Undo => "Undone",
            Self::Redo => "Redone",
        }
    }
}

/// The histories of the next changes to undo, the next one last, and of those to redo.
#[derive(Debug, Default)]
pub(super) struct UndoOrder {
    undo: Vec<UndoTarget>,
    redo: Vec<UndoTarget>,
}

impl UndoOrder {
    /// Records a change. Changes undone before can no longer be redone.
    pub(super) fn push(&mut self, changed: UndoTarget) {
        self.undo.push(changed);
        self.redo.clear();
    }

    /// The history that has the next change. The shared basket may have been changed back from another tab: if its
    /// history has no change (`has_basket_change`), those recorded here are discarded.
    pub(super) fn next(&mut self, step: HistoryStep, has_basket_change: bool) -> Option<UndoTarget> {
        let (from, _) = self.stacks(step);
        while !has_basket_change && from.last() == Some(&UndoTarget::Basket) {
            from.pop();
        }
        from.last().copied()
    }

    /// Whether there is a next change, with or without one of the basket.
    pub(super) fn has(&self, step: HistoryStep, has_basket_change: bool) -> bool {
        let from = match step {
            HistoryStep::Undo => &self.undo,
            HistoryStep::Redo => &self.redo,
        };
        from.iter().any(|target| has_basket_change || *target != UndoTarget::Basket)
    }

    /// Forgets the changes of a history that has begun again.
    pub(super) fn forget(&mut self, target: UndoTarget) {
        self.undo.retain(|changed| *changed != target);
        self.redo.retain(|changed| *changed != target);
    }

    /// Records that the next change was undone or redone.
    pub(super) fn made(&mut self, step: HistoryStep) {
        let (from, to) = self.stacks(step);
        to.extend(from.pop());
    }

    fn stacks(&mut self, step: HistoryStep) -> (&mut Vec<UndoTarget>, &mut Vec<UndoTarget>) {
        match step {
            HistoryStep::Undo => (&mut self.undo, &mut self.redo),
            HistoryStep::Redo => (&mut self.redo, &mut self.undo),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{HistoryStep::*, UndoTarget::*, *};

    fn order(changes: &[UndoTarget]) -> UndoOrder {
        let mut order = UndoOrder::default();
        changes.iter().for_each(|changed| order.push(*changed));
        order
    }

    #[test]
    fn changes_are_undone_from_the_last_one_and_redone_in_the_order_in_which_they_were_made() {
        let changes = [Briefing, Basket, Marks, Briefing];
        let mut order = order(&changes);
        for (step, expected) in [(Undo, changes.iter().rev().collect::<Vec<_>>()), (Redo, changes.iter().collect())] {
            for changed in expected {
                assert_eq!(order.next(step, true), Some(*changed), "{step:?}");
                order.made(step);
            }
            assert_eq!(order.next(step, true), None, "{step:?}");
        }
    }

    #[test]
    fn a_new_change_ends_what_can_be_redone() {
        let mut order = order(&[Marks]);
        order.made(Undo);
        order.push(Basket);
        assert_eq!((order.next(Redo, true), order.next(Undo, true)), (None, Some(Basket)));
    }

    #[test]
    fn changes_of_a_history_that_was_begun_anew_are_forgotten() {
        let mut order = order(&[Basket, Briefing, Marks, Briefing]);
        order.made(Undo);
        order.forget(Briefing);
        assert_eq!((order.next(Undo, true), order.next(Redo, true)), (Some(Marks), None));
    }

    #[test]
    fn changes_of_the_basket_that_another_tab_has_undone_are_passed_over() {
        let mut order = order(&[Briefing, Basket, Basket]);
        assert_eq!(order.next(Undo, false), Some(Briefing));
        assert_eq!(order.next(Undo, true), Some(Briefing), "they are forgotten");
    }
}
