//! Reads the parts of a Word document outside its body: footnotes, endnotes, comments, headers and footers.

use std::collections::HashMap;

use super::super::{
    LeftOutKind,
    flow::push_within,
    xml::{Element, Visit, Visitor, Vocabulary},
};

/// The kind of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NoteKind {
    Footnote,
    Endnote,
    Comment,
}

impl NoteKind {
    /// The kind of omission that it counts as.
    pub(super) fn left_out_kind(self) -> LeftOutKind {
        match self {
            Self::Footnote | Self::Endnote => LeftOutKind::Footnote,
            Self::Comment => LeftOutKind::Comment,
        }
    }
}

/// The beginnings of all notes by their ids.
#[derive(Debug, Default)]
pub(super) struct Notes(HashMap<(NoteKind, String), String>);

impl Notes {
    /// The beginning of a note; empty if there is none with this id.
    pub(super) fn excerpt(&self, kind: NoteKind, id: &str) -> &str {
        self.0.get(&(kind, id.to_owned())).map(String::as_str).unwrap_or_default()
    }

    /// A visitor that adds the notes of one part.
    pub(super) fn reader(&mut self, kind: NoteKind) -> NoteReader<'_> {
        NoteReader { notes: self, kind, id: None, text: AllText::default() }
    }
}

/// Reads one part of notes.
#[derive(Debug)]
pub(super) struct NoteReader<'a> {
    notes: &'a mut Notes,
    kind: NoteKind,
    id: Option<String>,
    text: AllText,
}

impl NoteReader<'_> {
    fn is_note(vocabulary: Vocabulary, name: &str) -> bool {
        vocabulary == Vocabulary::Word && matches!(name, "footnote" | "endnote" | "comment")
    }
}

impl Visitor for NoteReader<'_> {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        if Self::is_note(element.vocabulary, element.name) {
            self.id = element.attribute("id").map(|id| id.into_owned());
            self.text = AllText::default();
        }
        self.text.start(element)
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &str) {
        self.text.end(vocabulary, name);
        if Self::is_note(vocabulary, name)
            && let Some(id) = self.id.take()
        {
            self.notes.0.insert((self.kind, id), std::mem::take(&mut self.text).0);
        }
    }

    fn text(&mut self, text: &str) {
        self.text.text(text);
    }
}

/// The beginning of the text of a part, with tracked changes accepted.
#[derive(Debug, Default)]
pub(super) struct AllText(pub(super) String, bool);

impl Visitor for AllText {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        match (element.vocabulary, element.name) {
            (Vocabulary::Word, "del" | "moveFrom" | "pPr" | "rPr") | (Vocabulary::Compatibility, "Fallback") => {
                return Visit::Skip;
            }
            (Vocabulary::Word, "tab" | "br") => push_within(&mut self.0, " "),
            _ => {}
        }
        self.1 = element.vocabulary == Vocabulary::Word && element.name == "t";
        Visit::Enter
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &str) {
        self.1 = false;
        if vocabulary == Vocabulary::Word && name == "p" {
            push_within(&mut self.0, " ");
        }
    }

    fn text(&mut self, text: &str) {
        if self.1 {
            push_within(&mut self.0, text);
        }
    }
}
