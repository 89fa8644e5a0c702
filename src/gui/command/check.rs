//! Commands in the check of a text.

use briefing_core::verify::FindingKind;

use crate::gui::state::{checking::FindingOrder, view::Direction};

/// A command in the check of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckCommand {
    /// Choose a finding by its number, and bring it into view.
    Choose(usize),
    /// Choose the next finding of the list, or the one before.
    Step(Direction),
    /// Choose the last finding of the list, or the first.
    End(Direction),
    /// List only findings of this kind, or all.
    Only(Option<FindingKind>),
    /// List the findings in this order.
    Order(FindingOrder),
    /// Ask where to write what was found.
    SaveReport,
    /// Copy the findings that need a look as a list.
    CopyReport,
}
