//! All actions with their texts, tooltips and keys, and the commands that they and the panels send. Menus,
//! tooltips, the help page and the keyboard come from this one list of actions.

mod check;
mod editing;
mod marks;
mod review;
mod tab_command;

use std::{ops::Range, path::PathBuf};

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::gui::state::{
    dialogs::{CheckDialog, Dialog, HelpPage, NewDialog},
    editing_dialogs::{FormPurpose, NameList, NamesDialog},
    ids::TabId,
    preferences::{ThemeChoice, Typesetting, WindowPart},
    session::FileKey,
    view::{Direction, Pane, SidePanelTab},
};
use briefing_core::{
    citation::BuiltInFormat,
    editing::{BlockShape, Entry},
    model::{BlockId, QuoteId},
    sample::Example,
};

pub use check::CheckCommand;
pub use editing::{BlockCommand, EditCommand};
pub use marks::MarkCommand;
pub use review::ReviewCommand;
pub use tab_command::{Destination, TabCommand};

const NONE: Modifiers = Modifiers::NONE;
const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

macro_rules! actions {
    ($($group:ident: $title:literal {
        $($name:ident: $text:literal, $tooltip:literal, [$($keys:expr),* $(,)?] => $command:expr;)*
    })*) => {
        /// An action that is available by a key, a button or the menu.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Action { $($(#[doc = $tooltip] $name,)*)* }

        /// A group of actions.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ActionGroup { $(#[doc = $title] $group,)* }

        impl ActionGroup {
            /// Its title in the list of keyboard shortcuts.
            pub fn title(self) -> &'static str {
                match self { $(Self::$group => $title,)* }
            }
        }

        impl Action {
            /// Every action, in the order of the list of keyboard shortcuts.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// Its text on a button or in the menu.
            pub fn text(self) -> &'static str {
                match self { $($(Self::$name => $text,)*)* }
            }

            /// A sentence on what it does.
            pub fn tooltip(self) -> &'static str {
                match self { $($(Self::$name => $tooltip,)*)* }
            }

            /// Its group.
            pub fn group(self) -> ActionGroup {
                match self { $($(Self::$name => ActionGroup::$group,)*)* }
            }

            /// Its keys; the first is the one that is shown.
            pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
                match self { $($(Self::$name => const { &[$($keys),*] },)*)* }
            }

            /// The command of the action.
            pub fn command(self) -> Command {
                match self { $($(Self::$name => Command::from($command),)*)* }
            }
        }
    };
}

actions! {
    Copying: "Copying" {
        Copy: "Copy", "Copy the selected text unchanged, or the chosen quote in the format used last",
            [key(CTRL, Key::C)] => TabCommand::CopyChosen;
        CopyAs: "Copy as…", "Choose a format for the chosen quote or the selected text, and see what is copied",
            [key(NONE, Key::F2)] => TabCommand::CopyChosenAs;
        CopyAllAs: "Copy all as…", "Copy every quote that the panel shows",
            [key(Modifiers::SHIFT, Key::F2)] => TabCommand::CopyAllAs;
        CopyAttribution: "Copy with attribution", "Copy the chosen quote or the selected text with speaker, place and date",
            [key(CTRL_SHIFT, Key::C)] => TabCommand::CopyChosenIn(BuiltInFormat::Attribution);
        CopyQuote: "Copy quote only", "Copy the chosen quote without attribution",
            [key(CTRL_SHIFT, Key::X)] => TabCommand::CopyChosenIn(BuiltInFormat::Quote);
        CopyMarkdown: "Copy as Markdown", "Copy the chosen quote as Markdown",
            [key(CTRL_SHIFT, Key::M)] => TabCommand::CopyChosenIn(BuiltInFormat::Markdown);
        CopyHtml: "Copy as HTML", "Copy the chosen quote as HTML",
            [key(CTRL_SHIFT, Key::H)] => TabCommand::CopyChosenIn(BuiltInFormat::Html);
        CopyApa: "Copy as APA", "Copy the chosen quote with its reference in APA style",
            [key(CTRL_SHIFT, Key::A)] => TabCommand::CopyChosenIn(BuiltInFormat::Apa);
        CopyChicago: "Copy as Chicago", "Copy the chosen quote with its reference in Chicago style",
            [key(CTRL_SHIFT, Key::G)] => TabCommand::CopyChosenIn(BuiltInFormat::Chicago);
        CopyMla: "Copy as MLA", "Copy the chosen quote with its reference in MLA style",
            [key(CTRL_SHIFT, Key::L)] => TabCommand::CopyChosenIn(BuiltInFormat::Mla);
        CopyBibtex: "Copy as BibTeX", "Copy the chosen quote as an entry for BibTeX",
            [key(CTRL_SHIFT, Key::B)] => TabCommand::CopyChosenIn(BuiltInFormat::Bibtex);
        CopyRis: "Copy as RIS", "Copy the chosen quote as a record for reference managers",
            [key(CTRL_SHIFT, Key::R)] => TabCommand::CopyChosenIn(BuiltInFormat::Ris);
        CopyCslJson: "Copy as CSL-JSON", "Copy the chosen quote as an item of CSL-JSON",
            [key(CTRL_SHIFT, Key::O)] => TabCommand::CopyChosenIn(BuiltInFormat::CslJson);
        CopyLink: "Copy link", "Copy a link that leads to the chosen quote on the source’s page",
            [key(CTRL_SHIFT, Key::K)] => TabCommand::CopyChosenIn(BuiltInFormat::Link);
        CopyWebAnnotation: "Copy as Web Annotation", "Copy the chosen quote as a W3C Web Annotation",
            [key(CTRL_SHIFT, Key::N)] => TabCommand::CopyChosenIn(BuiltInFormat::WebAnnotation);
        CopyJson: "Copy as JSON", "Copy the chosen quote with every field as JSON",
            [key(CTRL_SHIFT, Key::J)] => TabCommand::CopyChosenIn(BuiltInFormat::Json);
        CopyPassage: "Copy with context", "Copy the chosen quote with the sentence before it and the one after",
            [key(CTRL_SHIFT, Key::P)] => TabCommand::CopyPassage;
        Shorten: "Shorten…", "Leave words out of the chosen quote, and copy the rest with an ellipsis",
            [key(CTRL_SHIFT, Key::E)] => TabCommand::ShortenChosen;
        SelectAll: "Select all", "Select all text of this view",
            [key(CTRL, Key::A)] => TabCommand::SelectAll;
    }
    Files: "Basket and files" {
        ToggleInBasket: "Add to basket", "Add the chosen quote to the basket, or remove it",
            [key(CTRL, Key::D)] => TabCommand::ToggleInBasket;
        ShowBasket: "Basket", "Show the basket, or the quotes again",
            [key(CTRL, Key::J)] => TabCommand::ToggleSidePanelTab(SidePanelTab::Basket);
        ShowSpeakers: "Speakers", "Show how often each speaker is quoted on each topic, or the quotes again",
            [key(CTRL, Key::T)] => TabCommand::ToggleSidePanelTab(SidePanelTab::Speakers);
        ShowReview: "Review", "Review the undecided proposals, or show the quotes again",
            [key(CTRL, Key::I)] => TabCommand::ToggleSidePanelTab(SidePanelTab::Review);
        Undo: "Undo", "Undo the last change of the briefing, the basket or your marks",
            [key(CTRL, Key::Z)] => EditCommand::Undo;
        Redo: "Redo", "Redo the change that was undone",
            [key(CTRL_SHIFT, Key::Z), key(CTRL, Key::Y)] => EditCommand::Redo;
        NewBriefing: "New briefing…", "Make a briefing from a document or a text",
            [key(CTRL, Key::N)] => Command::OpenDialog(Dialog::New(NewDialog { wants_focus: true, ..NewDialog::default() }));
        CheckText: "Check a text…", "Check the quotations of a text against the open briefings",
            [key(CTRL_SHIFT, Key::V)] => Command::OpenDialog(Dialog::Check(CheckDialog { wants_focus: true, ..CheckDialog::default() }));
        SaveReport: "Save report…", "Save the findings of the check as a page, text or data",
            [key(ALT, Key::V)] => CheckCommand::SaveReport;
        CopyReport: "Copy report", "Copy the findings of the check that need a look, to paste them into a message",
            [key(ALT, Key::C)] => CheckCommand::CopyReport;
        OpenBriefing: "Open…", "Open a briefing file, or make a briefing from a document",
            [key(CTRL, Key::O)] => Command::ChooseFiles;
        Save: "Save", "Save the briefing to its file; only what was changed is written",
            [key(CTRL, Key::S)] => EditCommand::Save;
        SaveAs: "Save briefing as…", "Save the briefing to another file, and continue there",
            [key(CTRL_SHIFT, Key::S)] => EditCommand::SaveAs;
        Export: "Export…", "Export the briefing, or the part that is shown, to a file",
            [key(CTRL, Key::E)] => TabCommand::OpenExport;
        Print: "Print…", "Make pages from the briefing, a topic, a speaker’s quotes or the basket, to print them or save them as PDF",
            [key(CTRL, Key::P)] => TabCommand::OpenPrint;
    }
    Editing: "Editing" {
        MarkQuote: "Mark as quote…", "Mark the selected words as a quote",
            [key(CTRL, Key::M)] => EditCommand::MarkQuote;
        ChangeSpeaker: "Change speaker…", "Attribute the chosen quote to another speaker",
            [key(CTRL_SHIFT, Key::W)] => EditCommand::ChangeSpeaker;
        ChangeOccasion: "Change occasion…", "Set where and when the chosen quote was said",
            [key(ALT, Key::O)] => EditCommand::ChangeOccasion;
        RemoveQuote: "Not a quote", "Make the chosen quote plain text again",
            [key(CTRL, Key::Delete)] => EditCommand::RemoveQuote;
        AddNote: "Add note…", "Add an editor’s note on the selected words",
            [key(ALT, Key::N)] => EditCommand::AddNote;
        StateFact: "Add fact…", "Show a figure from the selected words at the top of a topic",
            [key(ALT, Key::F)] => EditCommand::StateFact;
        ParagraphTopics: "Topics of the paragraph…", "Add the paragraph to topics or remove it from them; also T in the text",
            [key(ALT, Key::T)] => EditCommand::Block(BlockCommand::Topics, None);
        EditText: "Edit text…", "Change the words of the paragraph",
            [key(ALT, Key::E)] => EditCommand::Block(BlockCommand::Text, None);
        MakeHeading: "Make heading", "Make the paragraph a heading",
            [key(ALT, Key::Num1)] => EditCommand::Block(BlockCommand::Shape(BlockShape::Heading), None);
        MakeParagraph: "Make paragraph", "Make the heading, turn or list item a paragraph",
            [key(ALT, Key::Num2)] => EditCommand::Block(BlockCommand::Shape(BlockShape::Paragraph), None);
        MakeItem: "Make list item", "Make the paragraph an item of a list",
            [key(ALT, Key::Num3)] => EditCommand::Block(BlockCommand::Shape(BlockShape::Item), None);
        MakeTurn: "Make turn…", "Make the paragraph a speaker’s turn in a transcript",
            [key(ALT, Key::Num4)] => EditCommand::Block(BlockCommand::Turn, None);
        JoinNext: "Join with next", "Join the paragraph with the one after it",
            [key(ALT, Key::J)] => EditCommand::Block(BlockCommand::Join, None);
        SplitHere: "Split here", "Split the paragraph before the selected words, or where it was clicked",
            [key(ALT, Key::P)] => EditCommand::Block(BlockCommand::Split, None);
        EditSpeakers: "Edit speakers…", "Add, change, merge, split, order and remove speakers",
            [key(ALT, Key::S)] => EditCommand::OpenNames(NamesDialog::new(NameList::Speakers));
        EditOccasions: "Edit occasions…", "Add, change, merge, order and remove occasions",
            [key(ALT, Key::W)] => EditCommand::OpenNames(NamesDialog::new(NameList::Occasions));
        EditTopics: "Edit topics…", "Add, rename, merge, order and remove topics",
            [key(ALT, Key::G)] => EditCommand::OpenNames(NamesDialog::new(NameList::Topics));
        EditDetails: "Briefing details…", "Change title, publisher, authors, address, date, languages and embargo",
            [key(ALT, Key::D)] => EditCommand::OpenForm(FormPurpose::Edit(Entry::Briefing));
    }
    Marks: "Your marks" {
        Highlight: "Highlight", "Highlight the selected words for yourself without changing the file",
            [key(CTRL, Key::H)] => MarkCommand::Highlight;
        AddMyNote: "Add my note…", "Write your own note on the selected words without changing the file",
            [key(ALT, Key::M)] => MarkCommand::Write;
        ToggleUsed: "Mark as used", "Mark the chosen quote as used or not used",
            [key(CTRL, Key::U)] => MarkCommand::ToggleUsed(None);
        NextMark: "Next mark", "Go to your next mark in the text; after the last, to the first",
            [key(NONE, Key::F4)] => MarkCommand::Step(Direction::Next);
        PreviousMark: "Previous mark", "Go to your previous mark in the text",
            [key(Modifiers::SHIFT, Key::F4)] => MarkCommand::Step(Direction::Previous);
        ShowMarks: "Marks", "Show your marks, or the quotes again",
            [key(CTRL, Key::K)] => TabCommand::ToggleSidePanelTab(SidePanelTab::Marks);
    }
    Quotes: "Quotes" {
        NextQuote: "Next quote", "Choose the next quote of this view",
            [key(ALT, Key::ArrowDown), key(CTRL, Key::ArrowDown)] => TabCommand::StepQuote(Direction::Next);
        PreviousQuote: "Previous quote", "Choose the previous quote",
            [key(ALT, Key::ArrowUp), key(CTRL, Key::ArrowUp)] => TabCommand::StepQuote(Direction::Previous);
        ShowInFull: "Show in full briefing", "Open the full briefing at the chosen quote",
            [key(CTRL, Key::Enter)] => TabCommand::ShowChosenInFull;
        Deselect: "Deselect", "Close what is open, or clear the selection",
            [key(NONE, Key::Escape)] => TabCommand::Deselect;
    }
    Finding: "Finding" {
        Find: "Find…", "Find words in the text, the quotes, the speakers, the notes and the topics",
            [key(CTRL, Key::F), key(NONE, Key::Slash)] => TabCommand::OpenFind;
        FindNext: "Next match", "Go to the next match",
            [key(NONE, Key::F3)] => TabCommand::FindStep(Direction::Next);
        FindPrevious: "Previous match", "Go to the previous match",
            [key(Modifiers::SHIFT, Key::F3)] => TabCommand::FindStep(Direction::Previous);
        GoTo: "Go to paragraph…", "Go to a paragraph by its number",
            [key(CTRL, Key::G), key(CTRL, Key::L)] => TabCommand::OpenGoTo;
    }
    Navigation: "Navigation" {
        Back: "Back", "Go back to where you were",
            [key(ALT, Key::ArrowLeft)] => TabCommand::GoBack;
        Forward: "Forward", "Go forward again",
            [key(ALT, Key::ArrowRight)] => TabCommand::GoForward;
        NextTopic: "Next topic", "Show the next topic",
            [key(CTRL, Key::PageDown)] => TabCommand::StepTopic(Direction::Next);
        PreviousTopic: "Previous topic", "Show the previous topic",
            [key(CTRL, Key::PageUp)] => TabCommand::StepTopic(Direction::Previous);
        NextPane: "Next pane", "Move the focus to the next pane",
            [key(NONE, Key::F6)] => TabCommand::StepPane(Direction::Next);
        PreviousPane: "Previous pane", "Move the focus to the previous pane",
            [key(Modifiers::SHIFT, Key::F6)] => TabCommand::StepPane(Direction::Previous);
        ContextMenu: "Context menu", "Open the menu of the focused item",
            [key(Modifiers::SHIFT, Key::F10), key(NONE, Key::Menu)] => Command::OpenContextMenu;
    }
    Window: "Window" {
        ToggleTopics: "Topics", "Show or hide the topics",
            [key(NONE, Key::F9), key(CTRL, Key::B)] => TabCommand::TogglePane(Pane::Topics);
        ToggleQuotes: "Quotes", "Show or hide the quotes",
            [key(NONE, Key::F10)] => TabCommand::TogglePane(Pane::Quotes);
        ToggleOriginal: "Translation or original", "Show the translation, its original below each paragraph, or the original alone",
            [key(CTRL_SHIFT, Key::T)] => TabCommand::NextShownText;
        CaretBrowsing: "Caret browsing", "Move a caret through the text with the arrow keys, and select with Shift",
            [key(NONE, Key::F7)] => TabCommand::ToggleCaret;
        ParagraphNumbers: "Paragraph numbers", "Show or hide paragraph numbers",
            [key(ALT, Key::R)] => Command::TogglePart(WindowPart::ParagraphNumbers);
        Typesetting: "Text and colours…", "Choose typeface, text size, line height, line width and colours",
            [key(CTRL, Key::Comma)] => Command::ToggleTypesetting;
        TextLarger: "Larger text", "Make all text larger",
            [key(CTRL, Key::Plus), key(CTRL, Key::Equals)] => Command::Zoom(Zoom::Larger);
        TextSmaller: "Smaller text", "Make all text smaller",
            [key(CTRL, Key::Minus)] => Command::Zoom(Zoom::Smaller);
        TextNormal: "Normal text size", "Reset the text size",
            [key(CTRL, Key::Num0)] => Command::Zoom(Zoom::Normal);
        ShowProblems: "Problems…", "Show the problems in this briefing",
            [key(NONE, Key::F8)] => TabCommand::ToggleProblems;
        Reload: "Reload", "Reload the briefing file",
            [key(NONE, Key::F5), key(CTRL, Key::R)] => TabCommand::Reload;
        NextBriefing: "Next tab", "Show the next tab",
            [key(CTRL, Key::Tab)] => Command::StepTab(Direction::Next);
        PreviousBriefing: "Previous tab", "Show the previous tab",
            [key(CTRL_SHIFT, Key::Tab)] => Command::StepTab(Direction::Previous);
        CloseBriefing: "Close tab", "Close this briefing; with the last one, the window",
            [key(CTRL, Key::W)] => Command::CloseActiveTab;
        Help: "Keyboard shortcuts", "Show all keyboard shortcuts",
            [key(NONE, Key::F1)] => Command::ToggleHelp(HelpPage::Keys);
        About: "About", "Show the version of the program, its licences and its fonts",
            [key(Modifiers::SHIFT, Key::F1)] => Command::ToggleHelp(HelpPage::About);
        Quit: "Close the window", "Close the window. Copied text can still be pasted",
            [key(CTRL, Key::Q)] => Command::Quit;
    }
}

impl Action {
    /// The tooltip with its key.
    pub fn tooltip_with_key(self) -> String {
        match self.shortcuts().first() {
            Some(shortcut) => format!("{} ({})", self.tooltip(), key_text(shortcut)),
            None => self.tooltip().to_owned(),
        }
    }

    /// Whether its key also works while a dialog is open: to copy, to close, or to change the text size. The
    /// window behind the dialog is not affected.
    pub fn works_over_dialogs(self) -> bool {
        let is_closing = matches!(self, Self::Deselect | Self::Help | Self::About | Self::Quit);
        let is_copying = self.group() == ActionGroup::Copying && self != Self::SelectAll;
        is_closing || self.is_size() || is_copying || self == Self::ToggleInBasket
    }

    /// Whether it changes the size of the text; such actions also work while a menu is open.
    pub fn is_size(self) -> bool {
        matches!(self, Self::TextLarger | Self::TextSmaller | Self::TextNormal)
    }

    /// The command of the action, for this block if it is about one.
    pub fn command_on(self, block: Option<BlockId>) -> Command {
        match self.command() {
            Command::Tab(TabCommand::Edit(EditCommand::Block(command, _))) => EditCommand::Block(command, block).into(),
            command => command,
        }
    }

    /// The format that it copies the chosen quote in, if that is what it does.
    pub fn format(self) -> Option<BuiltInFormat> {
        if let Command::Tab(TabCommand::CopyChosenIn(format)) = self.command() { Some(format) } else { None }
    }

    /// The key that is shown for it: "Ctrl+Shift+C".
    pub fn key(self) -> String {
        self.shortcuts().first().map(key_text).unwrap_or_default()
    }

    /// The key that copies in a format.
    pub fn key_of(format: BuiltInFormat) -> String {
        let action = Self::ALL.iter().find(|action| action.format() == Some(format));
        action.map(|action| action.key()).unwrap_or_default()
    }

    /// The action whose key this event presses. Chords with more keys are tried first, so that Ctrl+Shift+C is not
    /// taken for Ctrl+C.
    pub fn of_event(event: &egui::Event) -> Option<Self> {
        let egui::Event::Key { key, modifiers, pressed: true, .. } = event else { return None };
        let fits = |keys: &KeyboardShortcut| keys.logical_key == *key && modifiers.matches_logically(keys.modifiers);
        let chord =
            |action: &Self| action.shortcuts().iter().filter(|keys| fits(keys)).map(|keys| count(keys.modifiers)).max();
        Self::ALL.iter().copied().filter(|action| chord(action).is_some()).max_by_key(chord)
    }
}

fn count(modifiers: Modifiers) -> u8 {
    u8::from(modifiers.alt)
        + u8::from(modifiers.shift)
        + u8::from(modifiers.command || modifiers.ctrl || modifiers.mac_cmd)
}

/// Keys as they are shown to the user: "Ctrl+Shift+C".
pub fn key_text(keys: &KeyboardShortcut) -> String {
    keys.format(&egui::ModifierNames::NAMES, cfg!(target_os = "macos"))
}

/// A command that panels, keys and menus send to the window.
#[derive(Debug)]
pub enum Command {
    /// Run the command of this action.
    Do(Action),
    /// A command of the active tab.
    Tab(TabCommand),
    /// Change how the text is typeset.
    Typeset(Typesetting),
    /// Open or close the settings of the text and the colours.
    ToggleTypesetting,
    /// Show or hide a part of the window.
    TogglePart(WindowPart),
    /// Change the colours.
    Theme(ThemeChoice),
    /// Change the size of all text.
    Zoom(Zoom),
    /// Turn the single keys, 0–9 and /, on or off.
    SingleKeys(bool),
    /// Open an address in the browser.
    OpenUrl(String),
    /// Open the context menu of what has the focus.
    OpenContextMenu,
    /// Open a dialog on top of what is open.
    OpenDialog(Dialog),
    /// Close the dialog on top.
    CloseDialog,
    /// Open a page about the program, or close it.
    ToggleHelp(HelpPage),
    /// Ask for files to open.
    ChooseFiles,
    /// Open these files.
    OpenFiles(Vec<PathBuf>),
    /// Draft a briefing from this text.
    DraftText(String),
    /// Check the quotations of this text against the open briefings.
    CheckText(String),
    /// Ask for a document whose quotations are checked.
    ChooseTextToCheck,
    /// Show this place in this tab.
    ShowInTab(TabId, BlockId, Range<usize>),
    /// Open the briefing with this key, from which the basket has quotes; if it is already open, go to this quote.
    ShowBasketItem(FileKey, Option<QuoteId>),
    /// Open the built-in sample briefing.
    OpenSample,
    /// Open one of the further built-in briefings.
    OpenExample(Example),
    /// Show the open briefing at this place.
    SwitchTo(usize),
    /// Show the next open briefing, or the one before.
    StepTab(Direction),
    /// Close the open briefing at this place.
    CloseTab(usize),
    /// Close the open briefing that is shown.
    CloseActiveTab,
    /// Close all open briefings but the one at this place.
    CloseOtherTabs(usize),
    /// Close the window.
    Quit,
}

/// A step in the size of all text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zoom {
    /// To the next larger size.
    Larger,
    /// To the next smaller size.
    Smaller,
    /// To the normal size.
    Normal,
}

impl From<CheckCommand> for Command {
    fn from(command: CheckCommand) -> Self {
        Self::Tab(TabCommand::Check(command))
    }
}

impl From<MarkCommand> for Command {
    fn from(command: MarkCommand) -> Self {
        Self::Tab(TabCommand::Mark(command))
    }
}

impl From<EditCommand> for Command {
    fn from(command: EditCommand) -> Self {
        Self::Tab(TabCommand::Edit(command))
    }
}

impl From<ReviewCommand> for Command {
    fn from(command: ReviewCommand) -> Self {
        Self::Tab(TabCommand::Review(command))
    }
}

impl From<TabCommand> for Command {
    fn from(command: TabCommand) -> Self {
        Self::Tab(command)
    }
}

impl From<Action> for Command {
    fn from(action: Action) -> Self {
        Self::Do(action)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_actions_share_a_key() {
        let mut seen = Vec::new();
        for action in Action::ALL {
            for keys in action.shortcuts() {
                assert!(!seen.contains(keys), "{action:?}: {} is taken", key_text(keys));
                seen.push(*keys);
            }
        }
    }

    #[test]
    fn the_context_menu_keys_have_no_other_action() {
        let press =
            |key, modifiers| egui::Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers };
        assert_eq!(Action::of_event(&press(Key::F10, Modifiers::SHIFT)), Some(Action::ContextMenu));
        assert_eq!(Action::of_event(&press(Key::Menu, NONE)), Some(Action::ContextMenu));
        assert_eq!(Action::of_event(&press(Key::F10, NONE)), Some(Action::ToggleQuotes));
    }

    #[test]
    fn the_command_of_an_action_is_not_another_action() {
        for action in Action::ALL {
            assert!(!matches!(action.command(), Command::Do(_)), "{action:?}");
        }
    }

    #[test]
    fn every_format_has_a_key() {
        for format in BuiltInFormat::ALL {
            assert!(Action::key_of(*format).starts_with("Ctrl+Shift+"), "{format:?}");
        }
    }

    #[test]
    fn every_action_is_reachable_and_explained() {
        for action in Action::ALL {
            assert!(!action.shortcuts().is_empty(), "{action:?} has a key");
            assert!(!action.text().is_empty() && !action.text().ends_with('.'));
            assert!(action.tooltip().len() > action.text().len() / 2 && !action.tooltip().ends_with('.'));
        }
    }

    #[test]
    fn no_shortcut_is_a_plain_letter() {
        for action in Action::ALL {
            for keys in action.shortcuts() {
                let is_letter = keys.logical_key.name().len() == 1;
                assert!(!(is_letter && keys.modifiers.is_none()), "{action:?} takes a letter a screen reader may need");
            }
        }
    }
}
