//! Commands that change a briefing: the dialogs before a change, the change, undo, and saving.

use briefing_core::{
    editing::{BlockShape, Change, Entry, NewEntry},
    model::{BlockId, SpeakerId},
};

use crate::gui::state::editing_dialogs::{FormPurpose, NamesDialog, NamesPurpose};

/// A command that changes the briefing, opens a dialog before a change, or undoes or saves changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EditCommand {
    /// Undo the last change of the briefing, the basket or the user's marks.
    Undo,
    /// Redo the change that was undone last.
    Redo,
    /// Save the briefing to its file.
    Save,
    /// Ask where to save the briefing.
    SaveAs,
    /// Ask who said the selected words, which become a quote.
    MarkQuote,
    /// Ask for another speaker of the chosen quote.
    ChangeSpeaker,
    /// Apply the open dialog about a speaker.
    ConfirmSpeaker,
    /// Make the chosen quote plain text again.
    RemoveQuote,
    /// Make this change.
    Make(Change),
    /// Ask for the fields of something.
    OpenForm(FormPurpose),
    /// Apply the open form.
    ConfirmForm,
    /// Show a list of names.
    OpenNames(NamesDialog),
    /// Apply what was chosen in the open list of names.
    ConfirmNames,
    /// Ask for the occasion of the chosen quote.
    ChangeOccasion,
    /// Ask which quotes of a speaker belong to another one.
    OpenSplit(SpeakerId),
    /// Give the chosen quotes to the other speaker.
    ConfirmSplit,
    /// Ask for a note on the selected words.
    AddNote,
    /// Ask for the fact that the selected words state.
    StateFact,
    /// Do this with a block: the given one, or else the current one.
    Block(BlockCommand, Option<BlockId>),
    /// Replace the paragraph's text with that of the open dialog.
    ConfirmText,
    /// Split the paragraph of the open dialog where its cursor is.
    SplitText,
    /// Keep the changes made here, and ignore those in the file on the disk.
    KeepMine,
    /// Discard the changes made here in favour of the file on the disk.
    TakeTheirs,
    /// Merge both, with what was chosen for each conflict.
    MergeBoth,
}

impl EditCommand {
    /// Whether it names quotes, speakers, occasions, topics or blocks, whose ids may differ after a change.
    pub fn names_things(&self) -> bool {
        match self {
            Self::Make(Change::Set(entry, _)) | Self::OpenForm(FormPurpose::Edit(entry)) => *entry != Entry::Briefing,
            Self::Make(Change::Add(new, _)) | Self::OpenForm(FormPurpose::Add(new)) => {
                !matches!(new, NewEntry::Speaker | NewEntry::Topic(None))
            }
            Self::OpenNames(names) => names.purpose != NamesPurpose::Edit,
            Self::Make(_) | Self::OpenSplit(_) | Self::Block(_, Some(_)) => true,
            Self::Undo
            | Self::Redo
            | Self::Save
            | Self::SaveAs
            | Self::MarkQuote
            | Self::ChangeSpeaker
            | Self::ConfirmSpeaker
            | Self::RemoveQuote
            | Self::ConfirmForm
            | Self::ConfirmNames
            | Self::ChangeOccasion
            | Self::ConfirmSplit
            | Self::AddNote
            | Self::StateFact
            | Self::Block(_, None)
            | Self::ConfirmText
            | Self::SplitText
            | Self::KeepMine
            | Self::TakeTheirs
            | Self::MergeBoth => false,
        }
    }

    /// Whether it asks the user for something before the briefing is changed.
    pub fn asks_first(&self) -> bool {
        match self {
            Self::MarkQuote
            | Self::ChangeSpeaker
            | Self::OpenForm(_)
            | Self::OpenNames(_)
            | Self::ChangeOccasion
            | Self::OpenSplit(_)
            | Self::AddNote
            | Self::StateFact
            | Self::Block(BlockCommand::Topics | BlockCommand::Text | BlockCommand::Turn, _) => true,
            Self::Undo
            | Self::Redo
            | Self::Save
            | Self::SaveAs
            | Self::ConfirmSpeaker
            | Self::RemoveQuote
            | Self::Make(_)
            | Self::ConfirmForm
            | Self::ConfirmNames
            | Self::ConfirmSplit
            | Self::Block(BlockCommand::Shape(_) | BlockCommand::Join | BlockCommand::Split, _)
            | Self::ConfirmText
            | Self::SplitText
            | Self::KeepMine
            | Self::TakeTheirs
            | Self::MergeBoth => false,
        }
    }
}

/// A command on a block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BlockCommand {
    /// Show its topics.
    Topics,
    /// Show its text for editing.
    Text,
    /// Turn it into this kind of block.
    Shape(BlockShape),
    /// Ask who speaks, and turn it into a turn of a transcript.
    Turn,
    /// Join it with the next one.
    Join,
    /// Split it at the cursor.
    Split,
}
