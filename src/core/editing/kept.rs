//! Checks that a change of blocks loses nothing that the user made: every quote, note and fact is still in the
//! text.

use std::{borrow::Cow, collections::BTreeMap};

use super::{BlockShape, Change, ChangeError};
use crate::{
    format::Folder,
    load::load_text,
    model::{Briefing, Verification},
};

/// An error if the text that these changes leave lacks something that the briefing has.
pub(super) fn check(changes: &[Change], before: &Briefing, text: &str) -> Result<(), ChangeError> {
    let is_of_blocks = |change: &Change| {
        // A paragraph that leaves a topic may be the one that states a fact of it.
        matches!(change, Change::Shape(..) | Change::Join(_) | Change::Split(..) | Change::Topic(_, _, false))
    };
    if !changes.iter().any(is_of_blocks) {
        return Ok(());
    }
    let loaded = load_text("", Cow::Owned(text.to_owned()), Folder::Embedded(&[]));
    let after = loaded.briefing.ok_or(ChangeError::NotThere)?;
    let adds = changes.iter().any(|change| matches!(change, Change::Shape(_, BlockShape::Turn { .. })));
    let (said, still_said) = (said_in(before), said_in(&after));
    let is_kept = |(speakers, words): (&Vec<&str>, &String)| {
        let now = still_said.get(speakers);
        if adds { now.is_some_and(|now| now.len() >= words.len()) } else { now == Some(words) }
    };
    if !said.iter().all(is_kept) {
        return Err(ChangeError::WouldLose("a quote"));
    }
    if after.notes.len() < before.notes.len() {
        return Err(ChangeError::WouldLose("a note"));
    }
    let facts = |briefing: &Briefing| briefing.topics().iter().map(|topic| topic.facts.len()).sum::<usize>();
    if facts(&after) < facts(before) {
        return Err(ChangeError::WouldLose("a fact"));
    }
    Ok(())
}

/// The quoted words by speaker, without white space.
fn said_in(briefing: &Briefing) -> BTreeMap<Vec<&str>, String> {
    let mut said: BTreeMap<Vec<&str>, String> = BTreeMap::new();
    for quote in briefing.quotes() {
        if !matches!(quote.verification, Verification::Verified { .. }) {
            continue;
        }
        let speakers = quote.speakers().filter_map(|id| Some(briefing.speaker(id)?.id.as_str())).collect();
        let words = said.entry(speakers).or_default();
        let parts = briefing.parts_of(quote);
        let pieces = parts.iter().flat_map(|part| {
            let text = part.block().text();
            part.pieces().iter().filter_map(move |piece| text.get(piece.clone()))
        });
        words.extend(pieces.flat_map(|piece| piece.chars().filter(|c| !c.is_whitespace())));
    }
    said
}
