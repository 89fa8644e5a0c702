//! The stored marks of one briefing, and the merge of what two windows have stored.
//!
//! Each mark has the moment of its last change, and one that was removed leaves that moment behind. So the
//! marks of two windows are merged one by one, the later change wins, and the order of merging makes no
//! difference.

use std::collections::{BTreeMap, btree_map::Entry};

use serde::{Deserialize, Serialize};

use super::{Anchor, Mark, MarkId, Moment};

/// The version of the stored form. A higher one was written by a newer program and may contain data that this
/// one would lose.
pub const VERSION: u32 = 1;

/// The marks in one briefing, and the records on its quotes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct StoredMarks {
    /// The version.
    pub version: u32,
    /// The file of the briefing; `None` for the sample briefing.
    pub file: Option<String>,
    /// The marks, including removed ones.
    pub marks: BTreeMap<MarkId, StoredMark>,
    /// The records on quotes.
    pub quotes: BTreeMap<QuoteKey, QuoteRecord>,
}

/// A mark and when it was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredMark {
    /// When the user changed it last.
    pub changed: Moment,
    /// The mark; `None` if it was removed.
    pub mark: Option<Mark>,
}

/// A quote by its words: the same words by the same speaker on the same occasion are the same quote, wherever
/// they are in the text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct QuoteKey {
    /// The words.
    pub text: String,
    /// The speaker's id in the file.
    pub speaker: String,
    /// The occasion's id in the file.
    pub occasion: String,
}

/// The record on a quote.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct QuoteRecord {
    /// When it was marked as used, if it is.
    pub used: Option<Moment>,
    /// When it was marked as used or unmarked.
    pub used_changed: Moment,
    /// Its last copy.
    pub copied: Option<CopyRecord>,
}

/// A copy of a quote.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct CopyRecord {
    /// When.
    pub at: Moment,
    /// The name of the format.
    pub format: String,
}

/// The most quotes that are stored for one briefing; beyond that the oldest are dropped.
const MOST_QUOTES: usize = 10_000;

/// How long the removal of a mark is remembered, in milliseconds. No window stays open that long with an older
/// state.
const REMEMBERED_MILLIS: u64 = 90 * 24 * 60 * 60 * 1000;

impl Default for StoredMarks {
    fn default() -> Self {
        Self { version: VERSION, file: None, marks: BTreeMap::new(), quotes: BTreeMap::new() }
    }
}

impl StoredMarks {
    /// Whether there is nothing to store.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty() && self.quotes.is_empty()
    }

    /// The marks that were not removed.
    pub fn iter(&self) -> impl Iterator<Item = (MarkId, &Mark)> {
        self.marks.iter().filter_map(|(id, kept)| Some((*id, kept.mark.as_ref()?)))
    }

    /// The mark with this id.
    pub fn get(&self, id: MarkId) -> Option<&Mark> {
        self.marks.get(&id)?.mark.as_ref()
    }

    /// Sets a mark, or removes it. Returns the one entry that has changed, to be stored.
    pub fn set(&mut self, id: MarkId, mark: Option<Mark>, now: Moment) -> Self {
        let before = self.marks.get(&id).map(|kept| kept.changed).unwrap_or_default();
        let kept = StoredMark { changed: now.after(before), mark };
        self.marks.insert(id, kept.clone());
        Self { marks: BTreeMap::from([(id, kept)]), file: self.file.clone(), ..Self::default() }
    }

    /// Gives a mark the anchor that its words were found with. Returns the one entry that has changed, to be stored.
    pub fn set_anchor(&mut self, id: MarkId, anchor: Anchor) -> Option<Self> {
        let kept = self.marks.get_mut(&id)?;
        kept.mark.as_mut()?.anchor = anchor;
        let changed = BTreeMap::from([(id, kept.clone())]);
        Some(Self { marks: changed, file: self.file.clone(), ..Self::default() })
    }

    /// Records that a quote was used, or not. Returns the one entry that has changed, to be stored.
    pub fn set_used(&mut self, key: QuoteKey, is_used: bool, now: Moment) -> Self {
        let mut record = self.quotes.get(&key).cloned().unwrap_or_default();
        record.used_changed = now.after(record.used_changed);
        record.used = is_used.then_some(record.used_changed);
        self.set_record(key, record)
    }

    /// Records that a quote was copied. Returns the one entry that has changed, to be stored.
    pub fn set_copied(&mut self, key: QuoteKey, format: &str, now: Moment) -> Self {
        let mut record = self.quotes.get(&key).cloned().unwrap_or_default();
        let before = record.copied.as_ref().map(|copied| copied.at).unwrap_or_default();
        record.copied = Some(CopyRecord { at: now.after(before), format: format.to_owned() });
        self.set_record(key, record)
    }

    fn set_record(&mut self, key: QuoteKey, record: QuoteRecord) -> Self {
        self.quotes.insert(key.clone(), record.clone());
        Self { quotes: BTreeMap::from([(key, record)]), file: self.file.clone(), ..Self::default() }
    }

    /// Merges the state of another window or a file. Returns whether anything here changed.
    pub fn merge(&mut self, other: Self) -> bool {
        let mut is_new = false;
        for (id, theirs) in other.marks {
            is_new |= match self.marks.entry(id) {
                Entry::Vacant(slot) => {
                    slot.insert(theirs);
                    true
                }
                Entry::Occupied(mut slot) => put(slot.get_mut(), |ours| ours.merge(&theirs)),
            };
        }
        for (key, theirs) in other.quotes {
            let ours = self.quotes.entry(key).or_default();
            is_new |= put(ours, |ours| ours.merge(&theirs));
        }
        is_new
    }

    /// Drops records that are no longer needed.
    pub fn prune(&mut self, now: Moment) {
        let is_recent = |moment: Moment| now.0.saturating_sub(moment.0) < REMEMBERED_MILLIS;
        self.marks.retain(|_, kept| kept.mark.is_some() || is_recent(kept.changed));
        if self.quotes.len() > MOST_QUOTES {
            let mut last: Vec<Moment> = self.quotes.values().map(QuoteRecord::last).collect();
            last.sort_unstable_by(|one, other| other.cmp(one));
            let oldest = last.get(MOST_QUOTES).copied().unwrap_or_default();
            self.quotes.retain(|_, record| record.last() > oldest);
        }
    }
}

/// Applies a change. Returns whether the value is different afterwards.
fn put<T: Clone + PartialEq>(slot: &mut T, change: impl FnOnce(&T) -> T) -> bool {
    let changed = change(slot);
    let is_new = *slot != changed;
    *slot = changed;
    is_new
}

impl StoredMark {
    /// The later change of the two; for equal moments the same one regardless of the order. The anchor is the
    /// one that was found last.
    fn merge(&self, other: &Self) -> Self {
        let key = |kept: &Self| (kept.changed, kept.mark.is_some(), kept.mark.as_ref().map(content));
        let (last, first) = if key(other) > key(self) { (other, self) } else { (self, other) };
        let mut merged = last.clone();
        if let (Some(mark), Some(earlier)) = (&mut merged.mark, &first.mark)
            && rank(&earlier.anchor) > rank(&mark.anchor)
        {
            mark.anchor = earlier.anchor.clone();
        }
        merged
    }
}

fn content(mark: &Mark) -> (super::Colour, String, Vec<String>, Moment) {
    (mark.colour, mark.note.clone(), mark.tags.clone(), mark.made)
}

/// The key for ordering anchors: the one seen last is the greatest.
fn rank(anchor: &Anchor) -> (Moment, bool, String) {
    (anchor.seen, anchor.surroundings.is_some(), format!("{anchor:?}"))
}

impl QuoteRecord {
    fn merge(&self, other: &Self) -> Self {
        let used = |record: &Self| (record.used_changed, record.used);
        let (used_changed, used) = used(self).max(used(other));
        Self { used, used_changed, copied: self.copied.clone().max(other.copied.clone()) }
    }

    /// When it was last copied, or marked as used or not.
    fn last(&self) -> Moment {
        self.copied.as_ref().map(|copied| copied.at).unwrap_or_default().max(self.used_changed)
    }
}
