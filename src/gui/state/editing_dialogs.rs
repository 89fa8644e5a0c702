//! The state of the dialogs that change a briefing: forms, lists of names, the topics of a paragraph, its text.

use std::{ops::Range, sync::Arc};

use briefing_core::{
    editing::{Change, ChosenSpeaker, Difference, Entry, Field, Merge, NewEntry, Side},
    model::{BlockId, Briefing, Changes, OccasionId, QuoteId, SpeakerId, TopicId},
    search::mentions,
};

/// The purpose of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormPurpose {
    /// Edits the fields of an existing entry.
    Edit(Entry),
    /// Adds an entry.
    Add(NewEntry),
}

/// A field of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormField {
    /// The field.
    pub field: Field,
    /// The entered text.
    pub text: String,
    /// The text before the change.
    before: String,
}

/// Fields with their input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormDialog {
    /// Its purpose.
    pub purpose: FormPurpose,
    /// The fields, in order.
    pub fields: Vec<FormField>,
    /// The words of the text that it is about, if any.
    pub words: String,
    /// An error message, a sentence.
    pub error: Option<String>,
    /// The index of the field that had the focus last.
    pub focused: usize,
    /// Whether that field is to take the focus.
    pub wants_focus: bool,
}

impl FormDialog {
    /// A form with the current values of the briefing.
    pub fn new(purpose: FormPurpose, briefing: &Briefing) -> Self {
        let fields = match &purpose {
            FormPurpose::Edit(entry) => entry.fields(briefing),
            FormPurpose::Add(new) => new.fields(),
        };
        let words = match &purpose {
            FormPurpose::Edit(entry) => words_of(*entry, briefing),
            FormPurpose::Add(NewEntry::Note(block, words) | NewEntry::Fact(_, block, words)) => {
                Some((*block, words.clone()))
            }
            FormPurpose::Add(_) => None,
        };
        let words = words.and_then(|(block, words)| briefing.block(block)?.text().get(words)).unwrap_or_default();
        let before = |field: Field| match &purpose {
            FormPurpose::Edit(entry) => entry.text(field, briefing),
            FormPurpose::Add(_) => String::new(),
        };
        let text = |field: Field| match field {
            Field::Figure if matches!(purpose, FormPurpose::Add(_)) => figure_in(words).to_owned(),
            field => before(field),
        };
        let fields = fields.into_iter().map(|field| FormField { field, text: text(field), before: before(field) });
        let (fields, words) = (fields.collect(), words.trim().to_owned());
        Self { fields, words, purpose, error: None, focused: 0, wants_focus: true }
    }

    /// The requested change, or `None` if nothing was changed.
    pub fn change(&self) -> Option<Change> {
        match &self.purpose {
            FormPurpose::Edit(entry) => {
                let changed = self.fields.iter().filter(|field| field.text.trim() != field.before);
                let changed: Vec<_> = changed.map(|field| (field.field, field.text.clone())).collect();
                (!changed.is_empty()).then_some(Change::Set(*entry, changed))
            }
            FormPurpose::Add(new) => {
                let all = self.fields.iter().map(|field| (field.field, field.text.clone()));
                Some(Change::Add(new.clone(), all.collect()))
            }
        }
    }

    /// Whether the input differs from the briefing.
    pub fn is_changed(&self) -> bool {
        self.fields.iter().any(|field| field.text.trim() != field.before)
    }

    /// Adapts to a new version of the briefing. Returns whether to stay open: with nothing typed, or if the entry is
    /// gone, the form is closed.
    pub fn follow(&mut self, changes: &Changes, old: &Briefing, new: &Briefing) -> bool {
        let entry = match &mut self.purpose {
            FormPurpose::Edit(entry) => *entry,
            FormPurpose::Add(NewEntry::Note(block, _)) => {
                let (now, is_same) = changes.block(*block);
                *block = now;
                return is_same && self.is_changed();
            }
            FormPurpose::Add(_) => return false,
        };
        let Some(entry) = same_entry(entry, old, new).filter(|_| self.is_changed()) else { return false };
        self.purpose = FormPurpose::Edit(entry);
        for field in &mut self.fields {
            let now = entry.text(field.field, new);
            if field.text.trim() == field.before {
                field.text.clone_from(&now);
            }
            field.before = now;
        }
        self.is_changed()
    }

    /// The topic of a fact.
    pub fn topic_mut(&mut self) -> Option<&mut TopicId> {
        if let FormPurpose::Add(NewEntry::Fact(topic, ..)) = &mut self.purpose { Some(topic) } else { None }
    }
}

/// The words to which a note or a fact belongs.
fn words_of(entry: Entry, briefing: &Briefing) -> Option<(BlockId, Range<usize>)> {
    match entry {
        Entry::Note(id) => briefing.note(id).map(|note| (note.block, note.range.clone())),
        Entry::Fact(topic, at) => briefing.topic(topic)?.facts.get(at).map(|fact| (fact.block, fact.range.clone())),
        Entry::Briefing | Entry::Speaker(_) | Entry::Occasion(_) | Entry::Topic(_) => None,
    }
}

/// The same entry in a new version of the briefing; `None` if it is gone, or if that is not certain.
fn same_entry(entry: Entry, old: &Briefing, new: &Briefing) -> Option<Entry> {
    let number = |at: Option<usize>| u16::try_from(at?).ok();
    match entry {
        Entry::Briefing => Some(entry),
        Entry::Speaker(id) => {
            let id = &old.speaker(id)?.id;
            number(new.speakers().iter().position(|other| other.id == *id)).map(|at| Entry::Speaker(SpeakerId(at)))
        }
        Entry::Occasion(id) => {
            let id = &old.occasion(id)?.id;
            number(new.occasions().iter().position(|other| other.id == *id)).map(|at| Entry::Occasion(OccasionId(at)))
        }
        Entry::Topic(id) => {
            let id = &old.topic(id)?.id;
            number(new.topics().iter().position(|other| other.id == *id)).map(|at| Entry::Topic(TopicId(at)))
        }
        Entry::Note(_) | Entry::Fact(..) => None,
    }
}

/// The figure in some words: the first word with a digit; all words if there is none.
fn figure_in(words: &str) -> &str {
    let words = words.trim();
    let digits = |word: &&str| word.contains(|c: char| c.is_ascii_digit());
    let number = words.split_whitespace().find(digits).map(|word| word.trim_matches(['.', ',', ';', ':', '“', '”']));
    number.unwrap_or(words)
}

/// A list of names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameList {
    /// The speakers.
    Speakers,
    /// The occasions.
    Occasions,
    /// The topics.
    Topics,
}

impl NameList {
    /// The entry at this index of the list.
    pub fn entry(self, at: usize) -> Option<Entry> {
        let number = u16::try_from(at).ok()?;
        Some(match self {
            Self::Speakers => Entry::Speaker(SpeakerId(number)),
            Self::Occasions => Entry::Occasion(OccasionId(number)),
            Self::Topics => Entry::Topic(TopicId(number)),
        })
    }

    /// How many entries there are.
    pub fn count(self, briefing: &Briefing) -> usize {
        match self {
            Self::Speakers => briefing.speakers().len(),
            Self::Occasions => briefing.occasions().len(),
            Self::Topics => briefing.topics().len(),
        }
    }

    /// A new entry for this list.
    pub fn new_entry(self) -> NewEntry {
        match self {
            Self::Speakers => NewEntry::Speaker,
            Self::Occasions => NewEntry::Occasion(Vec::new()),
            Self::Topics => NewEntry::Topic(None),
        }
    }

    /// The title of the list.
    pub fn title(self) -> &'static str {
        match self {
            Self::Speakers => "Speakers",
            Self::Occasions => "Occasions",
            Self::Topics => "Topics",
        }
    }
}

/// The purpose of a list of names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamesPurpose {
    /// To edit them.
    Edit,
    /// To choose the entry with which this one is merged.
    Merge(Entry),
    /// To choose the occasion of this quote.
    Occasion(QuoteId),
}

/// A cell of the table of speakers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// The entry.
    pub entry: Entry,
    /// The field.
    pub field: Field,
    /// The typed text.
    pub text: String,
}

/// A list of names with a chosen entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamesDialog {
    /// The list.
    pub list: NameList,
    /// Its purpose.
    pub purpose: NamesPurpose,
    /// The index of the chosen entry.
    pub chosen: usize,
    /// The cell of the table with text that was typed but not applied yet.
    pub cell: Option<Cell>,
    /// How often the text names each speaker; empty if that was not counted.
    pub mentions: Vec<usize>,
    /// An error message, a sentence.
    pub error: Option<String>,
    /// Whether the chosen entry is to take the focus.
    pub wants_focus: bool,
}

impl NamesDialog {
    /// A list to be edited.
    pub fn new(list: NameList) -> Self {
        Self {
            list,
            purpose: NamesPurpose::Edit,
            chosen: 0,
            cell: None,
            mentions: Vec::new(),
            error: None,
            wants_focus: true,
        }
    }

    /// A list to choose the entry with which this one is merged.
    pub fn merge(entry: Entry) -> Self {
        let (list, at) = match entry {
            Entry::Occasion(id) => (NameList::Occasions, id.index()),
            Entry::Topic(id) => (NameList::Topics, id.index()),
            Entry::Speaker(id) => (NameList::Speakers, id.index()),
            Entry::Briefing | Entry::Note(_) | Entry::Fact(..) => (NameList::Speakers, 0),
        };
        Self { purpose: NamesPurpose::Merge(entry), chosen: usize::from(at == 0), ..Self::new(list) }
    }

    /// A list to choose the occasion of a quote.
    pub fn occasion(quote: QuoteId, now: Option<OccasionId>) -> Self {
        let chosen = now.map_or(0, OccasionId::index);
        Self { purpose: NamesPurpose::Occasion(quote), chosen, ..Self::new(NameList::Occasions) }
    }

    /// The chosen entry.
    pub fn entry(&self) -> Option<Entry> {
        self.list.entry(self.chosen)
    }

    /// The change that choosing an entry makes, or `None` while the list is edited.
    pub fn change(&self) -> Option<Change> {
        match (&self.purpose, self.entry()?) {
            (NamesPurpose::Merge(from), into) => Some(Change::Merge(*from, into)),
            (NamesPurpose::Occasion(quote), Entry::Occasion(occasion)) => Some(Change::On(vec![*quote], occasion)),
            _ => None,
        }
    }

    /// Counts how often the text names each of the speakers, if they are listed for editing.
    pub fn count_mentions(&mut self, briefing: &Briefing) {
        if self.list == NameList::Speakers && self.purpose == NamesPurpose::Edit {
            self.mentions = mentions(briefing).unwrap_or_default();
        }
    }

    /// Updates the list after a change, because its entries may be different.
    pub fn settle(&mut self, change: &Change, briefing: &Briefing) {
        self.error = None;
        self.cell = None;
        self.count_mentions(briefing);
        let last = self.list.count(briefing).saturating_sub(1);
        match change {
            Change::Move(_, to) => self.chosen = *to,
            Change::Add(..) => self.chosen = last,
            Change::Confirm(_)
            | Change::Remove(_)
            | Change::Attribute { .. }
            | Change::On(..)
            | Change::Words(..)
            | Change::Mark { .. }
            | Change::Set(..)
            | Change::Delete(_)
            | Change::Merge(..)
            | Change::Topic(..)
            | Change::Shape(..)
            | Change::Join(_)
            | Change::Split(..)
            | Change::Text(..) => {}
        }
        self.chosen = self.chosen.min(last);
    }
}

/// Some quotes of a speaker, to be moved to another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitDialog {
    /// The current speaker.
    pub speaker: SpeakerId,
    /// The quotes, and whether each belongs to someone else.
    pub quotes: Vec<(QuoteId, bool)>,
    /// The name of the other speaker.
    pub name: String,
    /// An error message, a sentence.
    pub error: Option<String>,
    /// Whether the field for the name is to take the focus.
    pub wants_focus: bool,
}

impl SplitDialog {
    /// All quotes of a speaker.
    pub fn new(speaker: SpeakerId, briefing: &Briefing) -> Self {
        let all = (0..).map(QuoteId).zip(briefing.quotes());
        let its = all.filter(|(_, quote)| quote.speakers().any(|other| other == speaker));
        let quotes = its.map(|(id, _)| (id, false)).collect();
        Self { speaker, quotes, name: String::new(), error: None, wants_focus: true }
    }

    /// The requested change, or `None` while no quote is chosen or no name is given.
    pub fn change(&self, briefing: &Briefing) -> Option<Change> {
        let quotes: Vec<QuoteId> = self.quotes.iter().filter(|(_, is_chosen)| *is_chosen).map(|(id, _)| *id).collect();
        let name = self.name.trim();
        if quotes.is_empty() || name.is_empty() {
            return None;
        }
        let known = briefing.speakers().iter().position(|speaker| speaker.name == name);
        let known = known.and_then(|at| u16::try_from(at).ok()).map(SpeakerId).filter(|id| *id != self.speaker);
        let speaker = match known {
            Some(id) => ChosenSpeaker::Known(id),
            None => {
                ChosenSpeaker::New(briefing_core::editing::NewSpeaker { name: name.to_owned(), role: String::new() })
            }
        };
        Some(Change::Attribute { quotes, speaker, confirm: false })
    }
}

/// The text of a paragraph while it is edited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextDialog {
    /// The paragraph.
    pub block: BlockId,
    /// The entered text.
    pub text: String,
    /// The text before the change.
    pub before: String,
    /// The quotes that would no longer be confirmed, once the warning is shown.
    pub falsified: Option<Vec<QuoteId>>,
    /// An error message, a sentence.
    pub error: Option<String>,
    /// Whether the field is to take the focus.
    pub wants_focus: bool,
    /// The byte offset of the cursor.
    pub cursor: usize,
    /// Whether the paragraph is no longer in the file.
    pub is_gone: bool,
}

impl TextDialog {
    /// The message if the paragraph is no longer in the file.
    pub const GONE: &str = "The paragraph is no longer in the file; copy what you wrote before you close this";

    /// The text of a paragraph, with the cursor at this byte.
    pub fn new(block: BlockId, cursor: usize, briefing: &Briefing) -> Self {
        let text = briefing.block(block).map(|block| block.text().to_owned()).unwrap_or_default();
        let before = text.clone();
        Self { block, before, text, falsified: None, error: None, wants_focus: true, cursor, is_gone: false }
    }

    /// Adapts to a new version of the briefing. Returns whether to stay open: with nothing typed, it is closed.
    pub fn follow(&mut self, changes: &Changes, new: &Briefing) -> bool {
        let block = changes.same_block(self.block).filter(|_| !self.is_gone);
        if self.text == self.before {
            return false;
        }
        let Some(now) = block.and_then(|block| new.block(block)) else {
            self.is_gone = true;
            self.error = Some(Self::GONE.to_owned());
            return true;
        };
        self.block = now.id;
        if now.text() != self.before {
            self.falsified = None;
            self.error = Some("The paragraph has changed in the file; OK replaces the new version".to_owned());
            now.text().clone_into(&mut self.before);
        }
        self.text != self.before
    }
}

/// A file that was changed both here and on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictDialog {
    /// The differences outside of the collisions.
    pub differences: Vec<Difference>,
    /// The text of the saved file.
    pub theirs: Arc<str>,
    /// Whether the saved file can be read as a briefing.
    pub is_readable: bool,
    /// Both versions, merged where they do not conflict; `None` if they cannot be merged.
    pub merge: Option<Arc<Merge>>,
    /// The places that conflict.
    pub collisions: Vec<Collision>,
}

/// A place that was changed both here and on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// The differences there.
    pub differences: Vec<Difference>,
    /// The chosen version, if any.
    pub side: Option<Side>,
}

impl ConflictDialog {
    /// The merged text, or `None` if they cannot be merged or a conflict is not decided yet.
    pub fn merged(&self) -> Option<String> {
        let merge = self.merge.as_ref()?;
        let sides: Option<Vec<Side>> = self.collisions.iter().map(|collision| collision.side).collect();
        Some(merge.text(&sides?))
    }

    /// Whether [`Self::merged`] has a text.
    pub fn is_decided(&self) -> bool {
        self.merge.is_some() && self.collisions.iter().all(|collision| collision.side.is_some())
    }
}
