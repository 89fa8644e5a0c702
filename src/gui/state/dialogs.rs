//! The dialogs of the window and what was entered in them.

use std::{ops::Range, path::PathBuf, sync::Arc};

use super::checking::CheckedText;
use super::editing_dialogs::{ConflictDialog, FormDialog, NamesDialog, PartDialog, TextDialog};
use super::failures::{CheckError, NotCopied};
pub use super::printing::{PrintDialog, PrintJob};
use briefing_core::{
    citation::{CopyFormat, CopySource, QuoteExcerpt},
    editing::{ChosenSpeaker, NewSpeaker},
    export::{ExportFormat, Filter},
    marks::{Anchor, Colour, MarkId, Place},
    model::{BlockId, Briefing, OccasionId, QuoteId, SpeakerId, VerifiedQuote},
    report::ReportFormat,
};

/// A dialog. It owns what is entered in it, and ends with one command.
#[derive(Debug, Clone)]
pub enum Dialog {
    /// A page about the program.
    Help(HelpPage),
    /// Asks for a briefing to open, where the system has no dialog for that.
    Open(OpenDialog),
    /// A new briefing, from a document or a text.
    New(NewDialog),
    /// A text whose quotations are checked, and the answer where it is a single one.
    Check(CheckDialog),
    /// The formats of a copy, and what each would copy.
    CopyAs(CopyAsDialog),
    /// Words of a quote to leave out.
    Shorten(ShortenDialog),
    /// Who said something.
    Speaker(SpeakerDialog),
    /// The fields of something.
    Form(FormDialog),
    /// Speakers, occasions or topics.
    Names(NamesDialog),
    /// The topics of a paragraph.
    Topics(BlockId),
    /// Quotes of a speaker that are somebody else's.
    Part(PartDialog),
    /// The note and the tags of a mark.
    Mark(MarkDialog),
    /// The words of a paragraph.
    Text(TextDialog),
    /// A file that has changed on the disk as well.
    Conflict(ConflictDialog),
    /// What to print, and on what.
    Print(PrintDialog),
    /// What to write, and into which file.
    Save(SaveDialog),
}

impl Dialog {
    /// Whether it is about the briefing that is shown, and of no use without it.
    fn is_about_document(&self) -> bool {
        match self {
            Self::Help(_) | Self::Open(_) | Self::New(_) | Self::Check(_) => false,
            Self::CopyAs(_)
            | Self::Shorten(_)
            | Self::Speaker(_)
            | Self::Form(_)
            | Self::Names(_)
            | Self::Topics(_)
            | Self::Part(_)
            | Self::Mark(_)
            | Self::Text(_)
            | Self::Conflict(_)
            | Self::Print(_)
            | Self::Save(_) => true,
        }
    }

    /// Whether this and the other are not open together: one of each kind, and one that is about copying.
    fn replaces(&self, other: &Self) -> bool {
        let is_about_copying = |dialog: &Self| matches!(dialog, Self::CopyAs(_) | Self::Shorten(_));
        let is_same_kind = std::mem::discriminant(self) == std::mem::discriminant(other);
        is_same_kind || is_about_copying(self) && is_about_copying(other)
    }
}

/// The dialogs that are open: mostly one. *Save as…* and help stand over the dialog that they were asked for from, which
/// is shown again when they are closed. Only the one on top has the keys.
#[derive(Debug, Default)]
pub struct Dialogs {
    open: Vec<Dialog>,
    /// The number of the tab that they stand over.
    tab: u64,
}

impl Dialogs {
    /// Whether one is open, which has the keys.
    pub fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Those that are open, the one on top last.
    pub fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = &mut Dialog> {
        self.open.iter_mut()
    }

    /// Opens one on top.
    pub fn open(&mut self, dialog: Dialog) {
        self.open.retain(|other| !dialog.replaces(other));
        self.open.push(dialog);
    }

    /// Closes the one on top. Returns whether there was one.
    pub fn close_top(&mut self) -> bool {
        self.open.pop().is_some()
    }

    /// Opens a page about the program, or closes it where it is open.
    pub fn toggle_help(&mut self, page: HelpPage) {
        let is_open = |dialog: &Dialog| matches!(dialog, Dialog::Help(shown) if *shown == page);
        match self.open.iter().position(is_open) {
            Some(at) => drop(self.open.remove(at)),
            None => self.open(Dialog::Help(page)),
        }
    }

    /// Another tab is shown: dialogs do not go along.
    pub fn move_to_tab(&mut self, tab: u64) {
        if std::mem::replace(&mut self.tab, tab) != tab {
            self.open.clear();
        }
    }

    /// The document of this tab has become another one: closes what is about it.
    pub fn close_about_document(&mut self, tab: u64) {
        if self.tab == tab {
            self.open.retain(|dialog| !dialog.is_about_document());
        }
    }

    /// Closes the dialog for a file to open.
    pub fn close_open(&mut self) {
        self.open.retain(|dialog| !matches!(dialog, Dialog::Open(_)));
    }

    /// Closes the formats of a copy.
    pub fn close_copy_as(&mut self) {
        self.open.retain(|dialog| !matches!(dialog, Dialog::CopyAs(_)));
    }

    /// Closes what asks what is printed.
    pub fn close_print(&mut self) {
        self.open.retain(|dialog| !matches!(dialog, Dialog::Print(_)));
    }

    /// What asks what is printed, while it is open, to be changed.
    pub fn print_mut(&mut self) -> Option<&mut PrintDialog> {
        self.open.iter_mut().find_map(|dialog| if let Dialog::Print(print) = dialog { Some(print) } else { None })
    }

    /// Closes what asks for the name of a file.
    pub fn close_save(&mut self) {
        self.open.retain(|dialog| !matches!(dialog, Dialog::Save(_)));
    }

    /// The check of a text, while it is open.
    pub fn check(&self) -> Option<&CheckDialog> {
        self.open.iter().find_map(|dialog| if let Dialog::Check(check) = dialog { Some(check) } else { None })
    }

    /// The check of a text, while it is open, to be changed.
    pub fn check_mut(&mut self) -> Option<&mut CheckDialog> {
        self.open.iter_mut().find_map(|dialog| if let Dialog::Check(check) = dialog { Some(check) } else { None })
    }

    /// Closes the check of a text.
    pub fn close_check(&mut self) {
        self.open.retain(|dialog| !matches!(dialog, Dialog::Check(_)));
    }

    /// The formats of a copy, while they are open.
    pub fn copy_as(&self) -> Option<&CopyAsDialog> {
        self.open.iter().find_map(|dialog| if let Dialog::CopyAs(copy_as) = dialog { Some(copy_as) } else { None })
    }

    /// The formats of a copy, while they are open, to be changed.
    pub fn copy_as_mut(&mut self) -> Option<&mut CopyAsDialog> {
        self.open.iter_mut().find_map(|dialog| if let Dialog::CopyAs(copy_as) = dialog { Some(copy_as) } else { None })
    }

    /// The quote that is being shortened.
    pub fn shorten(&self) -> Option<&ShortenDialog> {
        self.open.iter().find_map(|dialog| if let Dialog::Shorten(shorten) = dialog { Some(shorten) } else { None })
    }

    /// What asks who said something, while it is open, to be changed.
    pub fn speaker_mut(&mut self) -> Option<&mut SpeakerDialog> {
        self.open.iter_mut().find_map(|dialog| if let Dialog::Speaker(speaker) = dialog { Some(speaker) } else { None })
    }

    /// The topmost one of a kind, while it is open, to be changed.
    pub fn find_mut<'d, T>(&'d mut self, of_kind: impl Fn(&'d mut Dialog) -> Option<&'d mut T>) -> Option<&'d mut T> {
        self.open.iter_mut().rev().find_map(of_kind)
    }

    /// Takes out those that stay open over a change which they have asked for.
    pub fn take_lasting(&mut self) -> Vec<Dialog> {
        let is_lasting = |dialog: &mut Dialog| matches!(dialog, Dialog::Names(_) | Dialog::Topics(_));
        self.open.extract_if(.., is_lasting).collect()
    }

    /// Closes those that are so.
    pub fn close_where(&mut self, is_so: impl Fn(&Dialog) -> bool) {
        self.open.retain(|dialog| !is_so(dialog));
    }

    /// Shows in the dialog on top why its change was not made. Returns it again where none shows it.
    pub fn show_error(&mut self, error: Option<String>) -> Option<String> {
        let slot = match self.open.last_mut() {
            Some(Dialog::Form(form)) => &mut form.error,
            Some(Dialog::Names(names)) => &mut names.error,
            Some(Dialog::Part(part)) => &mut part.error,
            Some(Dialog::Text(text)) => &mut text.error,
            _ => return error,
        };
        *slot = error;
        None
    }

    /// Closes what asks who said something.
    pub fn close_speaker(&mut self) {
        self.open.retain(|dialog| !matches!(dialog, Dialog::Speaker(_)));
    }

    /// What asks for the name of a file, while it is open, to be changed.
    pub fn save_mut(&mut self) -> Option<&mut SaveDialog> {
        self.open.iter_mut().find_map(|dialog| if let Dialog::Save(save) = dialog { Some(save) } else { None })
    }
}

/// What somebody is said to have said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SpokenWords {
    /// Words of a block that become a quote.
    Selected {
        /// The block.
        block: BlockId,
        /// The bytes of its text.
        words: Range<usize>,
    },
    /// A quote that gets another speaker.
    Quote(QuoteId),
    /// A paragraph that becomes a turn.
    Turn(BlockId),
}

/// Who said something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpeakerDialog {
    /// What was said.
    pub what: SpokenWords,
    /// The speaker of the briefing that is chosen.
    pub speaker: Option<SpeakerId>,
    /// The name that is typed; it counts where there is one.
    pub name: String,
    /// The occasion that is chosen.
    pub occasion: Option<OccasionId>,
    /// Why it was not done, a sentence.
    pub error: Option<String>,
    /// Whether the field for the name is to take the focus.
    pub wants_focus: bool,
    /// Whether the field for the name has the focus.
    pub is_typing: bool,
}

impl SpeakerDialog {
    /// A window for this, with the speaker and the occasion of the quote, or of the one before the words.
    pub fn new(what: SpokenWords, briefing: &Briefing) -> Self {
        let near = match &what {
            SpokenWords::Quote(id) => briefing.quote(*id),
            SpokenWords::Selected { block, .. } | SpokenWords::Turn(block) => {
                let before = briefing.quotes().partition_point(|quote| quote.block <= *block);
                before.checked_sub(1).and_then(|at| briefing.quotes().get(at)).or(briefing.quotes().first())
            }
        };
        let speaker = near.and_then(|quote| quote.speaker);
        let occasion = near.and_then(|quote| quote.occasion);
        let occasion = occasion.or((!briefing.occasions().is_empty()).then_some(OccasionId(0)));
        Self { what, speaker, name: String::new(), occasion, error: None, wants_focus: true, is_typing: false }
    }

    /// What was said.
    pub fn words(&self, briefing: &Briefing) -> String {
        match &self.what {
            SpokenWords::Quote(id) => {
                briefing.quote(*id).map(|quote| briefing.quote_text(quote).into_owned()).unwrap_or_default()
            }
            SpokenWords::Selected { block, words } => {
                let text = briefing.block(*block).and_then(|block| block.text().get(words.clone()));
                text.unwrap_or_default().to_owned()
            }
            SpokenWords::Turn(block) => briefing.block(*block).map(|block| block.text().to_owned()).unwrap_or_default(),
        }
    }

    /// Whether enough was entered. A turn may be nobody's.
    pub fn is_complete(&self) -> bool {
        self.chosen().is_some() || matches!(self.what, SpokenWords::Turn(_))
    }

    /// Who is chosen, or typed.
    pub fn chosen(&self) -> Option<ChosenSpeaker> {
        let name = self.name.trim();
        if name.is_empty() {
            return self.speaker.map(ChosenSpeaker::Known);
        }
        Some(ChosenSpeaker::New(NewSpeaker { name: name.to_owned(), role: String::new() }))
    }
}

/// What a person writes about highlighted words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkDialog {
    /// The mark; nothing for one that is made of these words.
    pub what: MarkedWords,
    /// The words.
    pub words: String,
    /// The note, as it was typed.
    pub note: String,
    /// The tags, as they were typed.
    pub tags: String,
    /// The colour.
    pub colour: Colour,
    /// Whether the field for the note is to take the focus.
    pub wants_focus: bool,
}

/// What a note is written about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MarkedWords {
    /// A mark.
    Mark(MarkId),
    /// Words that are marked with it.
    New(Anchor, Place),
}

/// A new briefing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewDialog {
    /// The text that was typed or pasted.
    pub text: String,
    /// Whether the field is to take the focus.
    pub wants_focus: bool,
}

/// A text whose quotations are checked.
#[derive(Debug, Clone, Default)]
pub struct CheckDialog {
    /// The text that was typed or pasted.
    pub text: String,
    /// Whether the field is to take the focus.
    pub wants_focus: bool,
    /// The number of the check that is under way.
    pub number: Option<u64>,
    /// The answer for a single quotation, or why there is none.
    pub answer: Option<Result<Arc<CheckedText>, CheckError>>,
}

/// A briefing to be saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedBriefing {
    /// The text of its file.
    pub text: Arc<str>,
    /// The file beside it that it is compared with, by name and content, where that goes along.
    pub source_text: Option<(String, Arc<str>)>,
}

/// What is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveContent {
    /// The briefing itself.
    Briefing(SavedBriefing),
    /// The text of a copy.
    Copy(CopySource, CopyFormat),
    /// The briefing, or this part of it.
    Export(ExportFormat, Filter),
    /// Pages of it, as PDF.
    Pages(PrintJob),
    /// What was found in a checked text.
    Report(ReportFormat),
}

impl SaveContent {
    fn extension(&self) -> &'static str {
        match self {
            Self::Briefing(_) => "briefing.ron",
            Self::Copy(_, copy_format) => copy_format.extension(),
            Self::Export(format, _) => format.extension(),
            Self::Pages(_) => ExportFormat::Pdf.extension(),
            Self::Report(format) => format.extension(),
        }
    }
}

/// What is to be written into which file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveDialog {
    /// What is written.
    pub what: SaveContent,
    /// The file, as it was typed.
    pub path: String,
    /// Whether there is a file of that name, which is overwritten if *Save* is pressed again.
    pub file_exists: bool,
    /// Why it was not written, a sentence.
    pub error: Option<String>,
    /// The number of the writing that is under way.
    pub number: Option<u64>,
    /// What of the briefing was shown when the window was opened.
    pub shown_part: Filter,
    /// Whether the person's own marks go along with an export.
    pub with_marks: bool,
}

impl SaveDialog {
    /// A window for this, with a name to begin with: the title of the briefing or of the report, in the folder for
    /// documents.
    pub fn new(what: SaveContent, title: &str) -> Self {
        let folder = directories::UserDirs::new().map(|folders| {
            folders.document_dir().filter(|folder| folder.is_dir()).unwrap_or(folders.home_dir()).to_owned()
        });
        let name = format!("{}.{}", file_name(title), what.extension());
        let path = folder.map_or_else(|| name.clone().into(), |folder| folder.join(&name));
        let shown_part = if let SaveContent::Export(_, filter) = &what { *filter } else { Filter::default() };
        Self {
            what,
            path: path.to_string_lossy().into_owned(),
            file_exists: false,
            error: None,
            number: None,
            shown_part,
            with_marks: false,
        }
    }

    /// The same for something else, under a name that ends as that does.
    pub fn with(&self, what: SaveContent) -> Self {
        let (old, new) = (self.what.extension(), what.extension());
        let stem = self.path.strip_suffix(&format!(".{old}"));
        let path = stem.map_or_else(|| self.path.clone(), |stem| format!("{stem}.{new}"));
        Self { what, path, file_exists: false, error: None, ..self.clone() }
    }

    /// The name of the file was changed: what was said of the one before does not hold any more.
    pub fn path_changed(&mut self) {
        self.file_exists = false;
        self.error = None;
    }

    /// *Save* was pressed. Returns whether an existing file may be overwritten; nothing, with an error to show, where
    /// no file is named.
    pub fn confirm(&mut self) -> Option<bool> {
        if self.path.trim().is_empty() {
            self.error = Some("Enter a file name".to_owned());
            return None;
        }
        self.error = None;
        Some(std::mem::replace(&mut self.file_exists, false))
    }
}

/// Letters and figures, with hyphens between; every system takes them in the name of a file.
fn file_name(title: &str) -> String {
    let mut name = String::new();
    for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let word = word.chars().take(LONGEST).collect::<String>().to_lowercase();
        if name.chars().count() + word.chars().count() >= LONGEST {
            break;
        }
        name.push_str(if name.is_empty() { "" } else { "-" });
        name.push_str(&word);
    }
    if name.is_empty() { "briefing".to_owned() } else { name }
}

/// The longest name that is made of a title, in characters.
const LONGEST: usize = 60;

/// The name of a file to open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenDialog {
    /// The file, as it was typed.
    pub path: String,
    /// Why it was not opened, a sentence.
    pub error: Option<String>,
}

impl OpenDialog {
    /// *Open* was pressed. Returns what was typed, as a path; a tilde at its beginning is the home folder. Nothing, with
    /// an error to show, where no file is named.
    pub fn confirm(&mut self) -> Option<PathBuf> {
        let typed = self.path.trim();
        if typed.is_empty() {
            self.error = Some("Enter the name of a briefing file".to_owned());
            return None;
        }
        let home = || directories::BaseDirs::new().map(|folders| folders.home_dir().to_owned());
        let within_home = typed.strip_prefix("~/").and_then(|rest| Some(home()?.join(rest)));
        Some(within_home.unwrap_or_else(|| PathBuf::from(typed)))
    }
}

/// A page about the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HelpPage {
    /// The keys.
    Keys,
    /// Version, licences, fonts.
    About,
}

/// What is to be copied in which format.
#[derive(Debug, Clone)]
pub struct CopyAsDialog {
    /// What is copied.
    pub copy_source: CopySource,
    /// What that is, in words.
    pub title: String,
    /// The format that is shown.
    pub copy_format: CopyFormat,
    /// What would be copied in it, or why nothing; nothing while it is being made. Of many quotes, the first.
    pub preview: Option<Result<String, NotCopied>>,
    /// The number of the preview that is being made.
    pub preview_number: Option<u64>,
    /// How many quotes or paragraphs are copied that are not in the preview.
    pub more: usize,
}

/// A word of a quote, by its block and its bytes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteWord {
    /// The block.
    pub block: BlockId,
    /// The bytes.
    pub range: Range<usize>,
}

impl QuoteWord {
    /// Its letters.
    pub fn text<'a>(&self, briefing: &'a Briefing) -> &'a str {
        briefing.block(self.block).and_then(|block| block.text().get(self.range.clone())).unwrap_or_default()
    }
}

/// Which words of a quote are left out.
#[derive(Debug, Clone)]
pub struct ShortenDialog {
    /// The quote.
    pub id: QuoteId,
    /// The words, and whether each is left out.
    pub words: Vec<(QuoteWord, bool)>,
}

impl CopyAsDialog {
    /// For this, whose format has no preview yet.
    pub fn new(copy_source: CopySource, title: String, copy_format: CopyFormat) -> Self {
        Self { copy_source, title, copy_format, preview: None, preview_number: None, more: 0 }
    }
}

impl ShortenDialog {
    /// All words of a quote, none of them left out.
    pub fn new(quote: &VerifiedQuote<'_>) -> Self {
        let mut words = Vec::new();
        for part in quote.parts() {
            let (block, text) = (part.block().id, part.block().text());
            let ranges = part.pieces().iter().flat_map(|piece| words_of(text, piece));
            words.extend(ranges.map(|range| (QuoteWord { block, range }, false)));
        }
        Self { id: quote.id(), words }
    }

    /// Leaves words out, by number, or keeps them.
    pub fn leave_out(&mut self, words: Range<usize>, is_left_out: bool) {
        for word in self.words.get_mut(words).unwrap_or_default() {
            word.1 = is_left_out;
        }
    }

    /// The quote without what is left out: neighbouring words with what stands between them.
    pub fn excerpt(&self) -> QuoteExcerpt {
        let is_one = |a: &(QuoteWord, bool), b: &(QuoteWord, bool)| a.1 == b.1 && a.0.block == b.0.block;
        let runs = self.words.chunk_by(is_one).filter(|run| run.first().is_some_and(|word| word.1));
        let span = |run: &[(QuoteWord, bool)]| {
            let (first, last) = (&run.first()?.0, &run.last()?.0);
            Some((first.block, first.range.start..last.range.end))
        };
        let left_out = runs.filter_map(span).collect();
        QuoteExcerpt { id: self.id, left_out }
    }

    /// Whether nothing is left out.
    pub fn is_whole(&self) -> bool {
        self.words.iter().all(|word| !word.1)
    }
}

/// What stands between white space in a part of a text.
fn words_of(text: &str, piece: &Range<usize>) -> Vec<Range<usize>> {
    let part = text.get(piece.clone()).unwrap_or_default();
    let place = |word: &str| (word.as_ptr() as usize).saturating_sub(part.as_ptr() as usize) + piece.start;
    part.split_whitespace().map(|word| place(word)..place(word) + word.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn save() -> Dialog {
        let content = SaveContent::Copy(CopySource::from(QuoteId(0)), CopyFormat::default());
        Dialog::Save(SaveDialog::new(content, ""))
    }

    fn copy_as() -> Dialog {
        let title = "One quote".to_owned();
        Dialog::CopyAs(CopyAsDialog::new(CopySource::from(QuoteId(0)), title, CopyFormat::default()))
    }

    #[test]
    fn closing_a_dialog_shows_the_one_that_it_was_opened_from() {
        let mut dialogs = Dialogs::default();
        for dialog in [copy_as(), save(), Dialog::Help(HelpPage::Keys), Dialog::Help(HelpPage::About)] {
            dialogs.open(dialog);
        }
        assert_eq!(dialogs.iter_mut().len(), 3, "one of each kind");
        assert!(dialogs.close_top() && dialogs.save_mut().is_some());
        assert!(dialogs.close_top() && dialogs.save_mut().is_none() && dialogs.copy_as().is_some());
        assert!(dialogs.close_top() && !dialogs.close_top() && !dialogs.is_open());
    }

    #[test]
    fn the_key_of_a_page_about_the_program_closes_it_again() {
        let mut dialogs = Dialogs::default();
        dialogs.toggle_help(HelpPage::Keys);
        dialogs.toggle_help(HelpPage::About);
        assert!(dialogs.is_open());
        dialogs.toggle_help(HelpPage::About);
        assert!(!dialogs.is_open());
    }

    #[test]
    fn a_dialog_goes_with_what_it_is_about() {
        let mut dialogs = Dialogs::default();
        dialogs.open(copy_as());
        dialogs.open(Dialog::Help(HelpPage::Keys));
        dialogs.close_about_document(1);
        assert!(dialogs.copy_as().is_some(), "another tab’s document has changed");
        dialogs.close_about_document(0);
        assert!(dialogs.copy_as().is_none() && dialogs.is_open());
        dialogs.move_to_tab(0);
        assert!(dialogs.is_open());
        dialogs.move_to_tab(1);
        assert!(!dialogs.is_open());
    }

    #[test]
    fn a_title_makes_a_name_that_every_system_takes() {
        for (title, name) in [
            (
                "Comprehensive cooperation between Korea and Japan brought closer through",
                "comprehensive-cooperation-between-korea-and-japan-brought",
            ),
            ("../../etc/passwd", "etc-passwd"),
            ("한국 / 日本", "한국-日本"),
            ("?!", "briefing"),
        ] {
            assert_eq!(file_name(title), name);
        }
    }
}
