//! Replaces an earlier version of a document with a corrected one and keeps confirmed quotes whose words are still
//! there.
//!
//! A block whose text is the same stays in the file byte for byte, with its quotes, notes, topics and comments. In a
//! block that changed, a confirmed quote stays confirmed only if its words occur in it exactly once and the draft
//! attributes them to the same speaker. Otherwise it becomes a proposal again or is dropped, and is listed in
//! [`Update::lost`]. Nothing outside the body is removed.

use std::collections::BTreeSet;

use similar::{Algorithm, DiffOp, capture_diff_slices};
use thiserror::Error;

use super::{
    Draft,
    plan::{self, Ids, PlannedBlock, occasion_record, speaker_record, topic_record},
};
use crate::{
    format::{
        edit::{Edit, EditError, Step, apply_all},
        value::{Record, Value},
    },
    matching::{MatchKind, match_quote, normalize::NormalizedText},
    model::{BlockKind, BlockRef, Briefing, Quote},
    text::ids::new_id,
};

/// A briefing file updated to a corrected document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The text of the file.
    pub text: String,
    /// How many confirmed quotes are still confirmed.
    pub kept: usize,
    /// Quotes that are no longer confirmed, in the order of the old file.
    pub lost: Vec<UnconfirmedQuote>,
    /// How many proposals are new.
    pub proposed: usize,
}

/// A quote that is no longer confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnconfirmedQuote {
    /// Its words.
    pub text: String,
    /// Who said them.
    pub speaker: String,
    /// Why.
    pub reason: UnconfirmedReason,
}

/// Why a quote is no longer confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnconfirmedReason {
    /// Its words are not in the corrected document.
    Gone,
    /// They are there, but the text around them changed, so the user has to check them.
    LookAgain,
}

/// Why a briefing could not be updated to a corrected document.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum UpdateError {
    /// The file cannot be edited.
    #[error("the briefing cannot be changed: {0}")]
    Edit(#[from] EditError),
}

/// Returns the file `text`, whose content is `old`, with the body of `draft`.
///
/// # Errors
/// If `text` is not the text of `old`.
pub fn update(text: &str, old: &Briefing, draft: &Draft, source_text: Option<&str>) -> Result<Update, UpdateError> {
    let (blocks, _) = plan::body(draft);
    let names = Names::new(old, draft);
    let mut updater = Updater { old, draft, names: &names, edits: Vec::new(), kept: 0, lost: Vec::new(), proposed: 0 };
    updater.body(&blocks);
    updater.definitions(source_text);
    let text = apply_all(text, &updater.edits)?.text;
    Ok(Update { text, kept: updater.kept, lost: updater.lost, proposed: updater.proposed })
}

/// The ids that the speakers, occasions and topics of a draft have in the old file, or will get.
struct Names {
    speakers: Vec<String>,
    occasions: Vec<String>,
}

impl Names {
    fn new(old: &Briefing, draft: &Draft) -> Self {
        let mut taken: BTreeSet<String> = old.speakers().iter().map(|speaker| speaker.id.clone()).collect();
        let speakers = draft.speakers.iter().map(|speaker| {
            let same = old.speakers().iter().find(|known| is_same_name(&known.name, &speaker.name));
            same.map_or_else(|| new_id(&speaker.id, &speaker.name, &mut taken), |known| known.id.clone())
        });
        let speakers = speakers.collect();
        let mut taken: BTreeSet<String> = old.occasions().iter().map(|occasion| occasion.id.clone()).collect();
        let occasions = draft.occasions.iter().map(|occasion| {
            let same = old.occasions().iter().find(|known| is_same_name(&known.name, &occasion.name));
            same.map_or_else(|| new_id(&occasion.id, &occasion.name, &mut taken), |known| known.id.clone())
        });
        let occasions = occasions.collect();
        Self { speakers, occasions }
    }
}

fn is_same_name(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

struct Updater<'a> {
    old: &'a Briefing,
    draft: &'a Draft,
    names: &'a Names,
    edits: Vec<Edit>,
    kept: usize,
    lost: Vec<UnconfirmedQuote>,
    proposed: usize,
}

impl Updater<'_> {
    /// The edits of the body, block by block.
    fn body(&mut self, new: &[PlannedBlock]) {
        // Figures do not come from the document, so they stay after the block that they followed.
        let old: Vec<BlockRef<'_>> = self.old.blocks().collect();
        let texts: Vec<String> =
            old.iter().map(|block| NormalizedText::new(block.text()).as_str().to_owned()).collect();
        let is_figure: Vec<bool> = old.iter().map(|block| matches!(block.kind(), BlockKind::Figure(_))).collect();
        let keys: Vec<&str> = texts
            .iter()
            .zip(&is_figure)
            .map(|(text, is_figure)| if *is_figure { "\u{0}" } else { text.as_str() })
            .collect();
        let new_texts: Vec<String> =
            new.iter().map(|block| NormalizedText::new(&block.text).as_str().to_owned()).collect();
        let new_keys: Vec<&str> = new_texts.iter().map(String::as_str).collect();
        let mut at = 0;
        for step in capture_diff_slices(Algorithm::Patience, &keys, &new_keys) {
            let (old_range, new_range) = (step.old_range(), step.new_range());
            let gone = old.get(old_range).unwrap_or_default();
            let come = new.get(new_range).unwrap_or_default();
            match step {
                DiffOp::Equal { .. } => {
                    self.kept += gone.iter().map(|block| confirmed_in(block).count()).sum::<usize>();
                    at += gone.len();
                }
                _ => self.exchange(gone, come, &mut at),
            }
        }
    }

    /// Replaces blocks of the body at `at` by others, and keeps the confirmations of quotes whose words are
    /// still there.
    fn exchange(&mut self, gone: &[BlockRef<'_>], come: &[PlannedBlock], at: &mut usize) {
        let mut confirmed: Vec<Confirmed<'_>> = Vec::new();
        for block in gone {
            if matches!(block.kind(), BlockKind::Figure(_)) {
                *at += 1;
                continue;
            }
            let quotes = confirmed_in(block);
            confirmed.extend(quotes.map(|quote| Confirmed {
                quote,
                words: self.old.quote_text(quote).into_owned(),
                is_placed: false,
            }));
            self.edits.push(Edit::remove([Step::Field("body"), Step::Index(*at)]));
        }
        for block in come {
            let record = self.merged(block, &mut confirmed);
            self.edits.push(Edit::insert([Step::Field("body")], *at, record));
            *at += 1;
        }
        for quote in confirmed.into_iter().filter(|quote| !quote.is_placed) {
            self.lose(quote.quote, quote.words, UnconfirmedReason::Gone);
        }
    }

    fn lose(&mut self, quote: &Quote, text: String, reason: UnconfirmedReason) {
        let names = quote.speakers().filter_map(|id| self.old.speaker(id)).map(|speaker| speaker.name.as_str());
        self.lost.push(UnconfirmedQuote { text, speaker: names.collect::<Vec<_>>().join(", "), reason });
    }

    /// A block of the draft with those proposals confirmed that were confirmed in the blocks it replaces.
    fn merged(&mut self, block: &PlannedBlock, confirmed: &mut [Confirmed<'_>]) -> Record {
        let ids = Ids { speakers: &self.names.speakers, occasions: &self.names.occasions };
        let mut block = block.clone();
        for old in confirmed.iter_mut().filter(|old| !old.is_placed) {
            let Some(found) = match_quote(&old.words, &block.text, 0).filter(|found| is_whole(found.kind)) else {
                continue;
            };
            old.is_placed = true;
            let is_once = match_quote(&old.words, &block.text, found.span().end).is_none();
            let speaker = old.quote.speakers().next().and_then(|id| self.old.speaker(id)).map(|one| one.id.clone());
            let words = block.text.get(found.span()).unwrap_or_default().to_owned();
            let proposal = block.quotes.iter_mut().find(|quote| quote.text == words);
            let proposed =
                proposal.as_ref().and_then(|quote| quote.claim.speaker).and_then(|n| ids.speakers.get(n).cloned());
            match proposal {
                Some(proposal) if is_once && proposed.is_some() && proposed == speaker => {
                    proposal.claim.confirmed_as = Some(self.confirmed_record(old.quote));
                    self.kept += 1;
                }
                _ => self.lose(old.quote, old.words.clone(), UnconfirmedReason::LookAgain),
            }
        }
        self.proposed += block.claims().filter(|claim| claim.confirmed_as.is_none()).count();
        block.record(self.draft, &ids)
    }

    /// The confirmed details of a quote: speaker, date and role.
    fn confirmed_record(&self, quote: &Quote) -> Record {
        let speakers = quote.speakers().filter_map(|id| self.old.speaker(id)).map(|speaker| speaker.id.as_str());
        let speakers: Vec<&str> = speakers.collect();
        let occasion = quote.occasion.and_then(|id| self.old.occasion(id)).map(|occasion| occasion.id.as_str());
        let record = match speakers.as_slice() {
            [one] => Record::new().field("speaker", *one),
            several => Record::new().field("speakers", Value::list(several.iter().copied())),
        };
        record.optional("occasion", occasion).optional("role", quote.own_role())
    }

    /// Adds the new speakers, occasions and topics, and the source.
    fn definitions(&mut self, source_text: Option<&str>) {
        let draft = self.draft;
        let speakers = draft.speakers.iter().zip(&self.names.speakers);
        let speakers = speakers.filter(|(_, id)| self.old.speaker_by_id(id).is_none());
        let speakers = speakers.map(|(speaker, id)| (id.clone(), speaker_record(draft, speaker))).collect();
        self.add_entries("speakers", self.old.speakers().is_empty(), speakers);
        let occasions = draft.occasions.iter().zip(&self.names.occasions);
        let occasions = occasions.filter(|(_, id)| self.old.occasion_by_id(id).is_none());
        let occasions = occasions.map(|(occasion, id)| (id.clone(), occasion_record(occasion))).collect();
        self.add_entries("occasions", self.old.occasions().is_empty(), occasions);
        let topics = draft.topics.iter().filter(|topic| self.old.topic_by_id(&topic.id).is_none());
        let topics: Vec<Record> = topics.map(topic_record).collect();
        if self.old.topics().is_empty() && !topics.is_empty() {
            self.edits.push(Edit::set([Step::Field("topics")], Value::list(topics)).in_order(FIELDS));
        } else {
            let numbers = self.old.topics().len()..;
            self.edits.extend(numbers.zip(topics).map(|(n, topic)| Edit::insert([Step::Field("topics")], n, topic)));
        }
        if let Some(name) = source_text {
            self.edits.push(Edit::set([Step::Field("source"), Step::Field("text")], name));
        }
    }

    /// Adds entries to a map of the file, or adds the map if there is none.
    fn add_entries(&mut self, field: &'static str, is_new: bool, entries: Vec<(String, Record)>) {
        if is_new && !entries.is_empty() {
            self.edits.push(Edit::set([Step::Field(field)], Value::map(entries)).in_order(FIELDS));
            return;
        }
        let edits = entries.into_iter().map(|(id, record)| Edit::set([Step::Field(field), Step::Named(id)], record));
        self.edits.extend(edits);
    }
}

/// The fields of a file in their order.
const FIELDS: &[&str] =
    &["format", "title", "language", "source", "release", "speakers", "occasions", "topics", "body"];

/// A confirmed quote of a block that is replaced.
struct Confirmed<'a> {
    quote: &'a Quote,
    words: String,
    is_placed: bool,
}

fn is_whole(kind: MatchKind) -> bool {
    matches!(kind, MatchKind::Exact | MatchKind::Normalized)
}

/// The quotes that begin in a block and that the user has confirmed.
fn confirmed_in<'a>(block: &BlockRef<'a>) -> impl Iterator<Item = &'a Quote> + use<'a> {
    let own: Vec<&'a Quote> = block.quotes().map(|(_, quote)| quote).filter(|quote| quote.is_confirmed()).collect();
    own.into_iter()
}
