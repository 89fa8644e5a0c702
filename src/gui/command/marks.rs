//! Commands on the user's own marks.

use briefing_core::{
    marks::{Colour, MarkId},
    model::QuoteId,
};

use crate::gui::state::view::Direction;

/// A command on the user's own marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkCommand {
    /// Highlight the selected words.
    Highlight,
    /// Ask for a note on the selected words.
    Write,
    /// Ask for the note and the tags of a mark.
    Edit(MarkId),
    /// Apply the open dialog.
    Confirm,
    /// Give a mark this colour.
    Colour(MarkId, Colour),
    /// Remove a mark.
    Remove(MarkId),
    /// Keep the note of a mark open, or close it.
    ToggleNote(MarkId),
    /// Bring the words of a mark into view.
    Go(MarkId),
    /// Go to the next mark, or the one before.
    Step(Direction),
    /// Copy the words of a mark with the note on them.
    Copy(MarkId),
    /// Copy a mark as a Web Annotation.
    CopyAnnotation(MarkId),
    /// List only marks with this tag, or all.
    Only(Option<String>),
    /// Mark a quote as used, or not: the given one, or else the chosen one.
    ToggleUsed(Option<QuoteId>),
}
