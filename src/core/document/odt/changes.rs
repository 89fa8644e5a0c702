//! Reads the tracked deletions of an OpenDocument text, which are stored separately from the body.

use std::collections::HashMap;

use super::super::{
    flow::push_within,
    xml::{Element, Visit, Visitor, Vocabulary},
};

/// The most deletions whose words are kept.
const DELETIONS: usize = 10_000;

/// The beginnings of deleted texts by the ids of their changes.
#[derive(Debug, Default)]
pub(super) struct DeletedTexts {
    texts: HashMap<String, String>,
    region: Option<String>,
    is_inside: bool,
    /// The text of the open deletion.
    open: Option<String>,
}

impl DeletedTexts {
    /// The beginning of a deleted text; empty if there is none with this id.
    pub(super) fn excerpt(&self, id: &str) -> &str {
        self.texts.get(id).map(String::as_str).unwrap_or_default()
    }
}

impl Visitor for DeletedTexts {
    fn start(&mut self, element: &Element<'_>) -> Visit {
        match (element.vocabulary, element.name) {
            (Vocabulary::Text, "tracked-changes") => self.is_inside = true,
            (Vocabulary::Text, "changed-region") => self.region = element.attribute("id").map(|id| id.into_owned()),
            (Vocabulary::Text, "deletion") => self.open = Some(String::new()),
            // Who changed it, and when.
            (Vocabulary::Office, "change-info") => return Visit::Skip,
            (Vocabulary::Office, "body" | "text" | "document-content") => {}
            _ if !self.is_inside => return Visit::Skip,
            _ => {}
        }
        Visit::Enter
    }

    fn end(&mut self, vocabulary: Vocabulary, name: &str) {
        match (vocabulary, name) {
            (Vocabulary::Text, "tracked-changes") => self.is_inside = false,
            (Vocabulary::Text, "deletion") => {
                let deleted = self.region.take().zip(self.open.take());
                self.texts.extend(deleted.filter(|_| self.texts.len() < DELETIONS));
            }
            (Vocabulary::Text, "p" | "h") => self.text(" "),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(open) = &mut self.open {
            push_within(open, text);
        }
    }
}
