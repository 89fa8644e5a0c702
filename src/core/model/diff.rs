//! Compares a briefing that was read again with its previous version: matches blocks and quotes, and summarizes the
//! changes for the user. Quotes are never carried over: each was verified again, and this only tells which results
//! differ.

use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hash as _, Hasher as _},
    ops::Range,
};

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::{BlockId, Briefing, NotVerified, QuoteId};

/// The maximum number of blocks for which the minimal difference is computed, because that may take quadratic time.
/// Equal blocks before the first change and after the last one do not count.
const COMPARED_BLOCKS: usize = 20_000;

/// The changes from one reading of a file to the next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// Ranges of blocks before and after, in order; both cover the whole body.
    runs: Vec<Run>,
    /// For each old quote, the same one now: the same words by the same speaker on the same occasion, or by the same
    /// speaker in the same place.
    quotes: Vec<Option<QuoteId>>,
    /// Quotes that have become wrong, by their new ids.
    pub lost: Vec<QuoteId>,
    /// New quotes in which something is wrong.
    pub unverified: Vec<QuoteId>,
    /// How many quotes are new, and how many are gone.
    pub new_quotes: usize,
    /// See [`Self::new_quotes`].
    pub gone_quotes: usize,
    /// How many quotes have changed words.
    pub reworded: usize,
    /// How many quotes are no longer wrong.
    pub regained: usize,
    /// How many quotes were confirmed, and how many are now only proposed.
    pub confirmed: usize,
    /// See [`Self::confirmed`].
    pub unconfirmed: usize,
    /// How many blocks are new, have another text, or are gone.
    pub blocks: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Run {
    old: Range<usize>,
    new: Range<usize>,
    is_same: bool,
}

impl Changes {
    /// The changes from `old` to `new`.
    pub fn between(old: &Briefing, new: &Briefing) -> Self {
        let runs = runs(&hashes(old), &hashes(new));
        let is_changed = |run: &&Run| !run.is_same;
        let blocks = runs.iter().filter(is_changed).map(|run| run.old.len().max(run.new.len())).sum();
        let mut changes = Self { runs, blocks, ..Self::default() };
        changes.match_quotes(old, new);
        changes
    }

    fn match_quotes(&mut self, old: &Briefing, new: &Briefing) {
        let mut known: HashMap<u64, Vec<QuoteId>> = HashMap::new();
        // The last one is taken first from the list, so the first of several equal quotes must be at its end.
        for id in ids(new).rev() {
            known.entry(identity(new, id)).or_default().push(id);
        }
        self.quotes = ids(old).map(|id| known.get_mut(&identity(old, id))?.pop()).collect();
        self.reworded = self.match_reworded(old, new);
        let mut is_new = vec![true; new.quotes().len()];
        for (id, now) in ids(old).zip(&self.quotes) {
            let Some(now) = now else { continue };
            if let Some(is_new) = is_new.get_mut(now.index()) {
                *is_new = false;
            }
            match (Standing::of(old, id), Standing::of(new, *now)) {
                (Standing::Wrong, Standing::Wrong) => {}
                (_, Standing::Wrong) => self.lost.push(*now),
                (Standing::Wrong, _) => self.regained += 1,
                (Standing::Proposed, Standing::Verified) => self.confirmed += 1,
                (Standing::Verified, Standing::Proposed) => self.unconfirmed += 1,
                (Standing::Verified, Standing::Verified) | (Standing::Proposed, Standing::Proposed) => {}
            }
        }
        self.lost.sort_unstable();
        self.gone_quotes = self.quotes.iter().filter(|now| now.is_none()).count();
        let new_ones = ids(new).zip(is_new).filter(|(_, is_new)| *is_new).map(|(id, _)| id);
        for id in new_ones {
            self.new_quotes += 1;
            if is_wrong(new, id) {
                self.unverified.push(id);
            }
        }
    }

    /// Treats a quote that is gone and a new one as the same if they have the same speaker and place. Returns how many
    /// there are.
    fn match_reworded(&mut self, old: &Briefing, new: &Briefing) -> usize {
        let mut is_free = vec![true; new.quotes().len()];
        for now in self.quotes.iter().flatten() {
            if let Some(is_free) = is_free.get_mut(now.index()) {
                *is_free = false;
            }
        }
        let place = |briefing: &Briefing, id: QuoteId, block: BlockId| {
            let speaker = briefing.quote(id).and_then(|quote| briefing.speaker(quote.speaker?));
            (block, speaker.map(|speaker| speaker.id.clone()))
        };
        let mut free: HashMap<_, Vec<QuoteId>> = HashMap::new();
        for id in ids(new).rev().filter(|id| is_free.get(id.index()).copied().unwrap_or_default()) {
            let Some(quote) = new.quote(id) else { continue };
            free.entry(place(new, id, quote.block)).or_default().push(id);
        }
        let mut reworded = 0;
        let gone: Vec<QuoteId> = ids(old).filter(|id| self.quote(*id).is_none()).collect();
        for id in gone {
            let Some(quote) = old.quote(id) else { continue };
            let there = place(old, id, self.block(quote.block).0);
            if let (Some(now), Some(slot)) = (free.get_mut(&there).and_then(Vec::pop), self.quotes.get_mut(id.index()))
            {
                *slot = Some(now);
                reworded += 1;
            }
        }
        reworded
    }

    /// The block that `old` is now, whether its text is unchanged or not; `None` if that is not certain.
    pub fn same_block(&self, old: BlockId) -> Option<BlockId> {
        let run = self.runs.iter().find(|run| run.old.contains(&old.index()))?;
        (run.is_same || run.old.len() == run.new.len()).then(|| self.block(old).0)
    }

    /// The block that `old` is now, or the one in its place; and whether its text is unchanged.
    pub fn block(&self, old: BlockId) -> (BlockId, bool) {
        let last = self.runs.last().map_or(0, |run| run.new.end).saturating_sub(1);
        let at = self.runs.partition_point(|run| run.old.end <= old.index());
        let Some(run) = self.runs.get(at) else { return (id_of(last), false) };
        let within = old.index().saturating_sub(run.old.start).min(run.new.len().saturating_sub(1));
        // If the end was removed, the block before it takes its place.
        (id_of((run.new.start + within).min(last)), run.is_same)
    }

    /// The quote that `old` is now, if it is still there.
    pub fn quote(&self, old: QuoteId) -> Option<QuoteId> {
        self.quotes.get(old.index()).copied().flatten()
    }

    /// Whether every quote, topic, speaker and occasion still has the same id, and every text is unchanged: then an
    /// open dialog about some of them is still valid.
    pub fn leaves_names(&self, old: &Briefing, new: &Briefing) -> bool {
        let same_quotes = self.quotes.iter().zip(0..).all(|(now, before)| *now == Some(QuoteId(before)));
        fn ids(briefing: &Briefing) -> impl Iterator<Item = &str> {
            let topics = briefing.topics().iter().map(|topic| topic.id.as_str());
            let speakers = briefing.speakers().iter().map(|speaker| speaker.id.as_str());
            topics.chain(speakers).chain(briefing.occasions().iter().map(|occasion| occasion.id.as_str()))
        }
        same_quotes && self.blocks == 0 && self.reworded == 0 && self.lost.is_empty() && ids(old).eq(ids(new))
    }

    /// The summary for the user, a sentence without a full stop, with the worst first.
    pub fn sentence(&self) -> String {
        let counted = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            count => Some(format!("{count} {many}")),
        };
        let parts = [
            counted(self.lost.len(), "quote is no longer in the text", "quotes are no longer in the text"),
            counted(self.unverified.len(), "new quote is not verified", "new quotes are not verified"),
            counted(self.regained, "quote is in the text again", "quotes are in the text again"),
            counted(self.unconfirmed, "quote is no longer confirmed", "quotes are no longer confirmed"),
            counted(self.confirmed, "quote was confirmed", "quotes were confirmed"),
            counted(self.new_quotes - self.unverified.len(), "new quote", "new quotes"),
            counted(self.reworded, "quote", "quotes").map(|quotes| format!("the wording of {quotes} changed")),
            counted(self.gone_quotes, "quote was removed", "quotes were removed"),
            counted(self.blocks, "paragraph has changed", "paragraphs have changed"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "The file has changed".to_owned() } else { parts.join(", ") }
    }

    /// The quotes that the user should check.
    pub fn to_look_at(&self) -> impl Iterator<Item = QuoteId> + '_ {
        self.lost.iter().chain(&self.unverified).copied()
    }
}

/// The status of a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Verified,
    /// It is in the text but not confirmed.
    Proposed,
    Wrong,
}

impl Standing {
    fn of(briefing: &Briefing, id: QuoteId) -> Self {
        match briefing.verified_quote(id) {
            Ok(_) => Self::Verified,
            Err(NotVerified::NotConfirmed) => Self::Proposed,
            Err(_) => Self::Wrong,
        }
    }
}

/// Whether a quote is neither verified nor only waiting to be confirmed.
pub fn is_wrong(briefing: &Briefing, id: QuoteId) -> bool {
    Standing::of(briefing, id) == Standing::Wrong
}

fn id_of(index: usize) -> BlockId {
    BlockId(u32::try_from(index).unwrap_or(u32::MAX))
}

fn ids(briefing: &Briefing) -> impl DoubleEndedIterator<Item = QuoteId> + use<> {
    (0..u32::try_from(briefing.quotes().len()).unwrap_or(u32::MAX)).map(QuoteId)
}

fn hashed(parts: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    parts.hash(&mut hasher);
    hasher.finish()
}

fn hashes(briefing: &Briefing) -> Vec<u64> {
    briefing.blocks().map(|block| hashed(&[block.text()])).collect()
}

/// Two different quotes with the same hash would be treated as the same, which is acceptable for a notice.
fn identity(briefing: &Briefing, id: QuoteId) -> u64 {
    let Some(quote) = briefing.quote(id) else { return 0 };
    let speaker = quote.speaker.and_then(|id| briefing.speaker(id)).map_or("", |speaker| &speaker.id);
    let occasion = quote.occasion.and_then(|id| briefing.occasion(id)).map_or("", |occasion| &occasion.id);
    hashed(&[&briefing.quote_text(quote), speaker, occasion])
}

fn runs(old: &[u64], new: &[u64]) -> Vec<Run> {
    let before = old.iter().zip(new).take_while(|(old, new)| old == new).count();
    let (old_rest, new_rest) = (old.get(before..).unwrap_or_default(), new.get(before..).unwrap_or_default());
    let after = old_rest.iter().rev().zip(new_rest.iter().rev()).take_while(|(old, new)| old == new).count();
    let (old_end, new_end) = (old.len() - after, new.len() - after);
    let mut runs = vec![Run { old: 0..before, new: 0..before, is_same: true }];
    let (old_middle, new_middle) =
        (old.get(before..old_end).unwrap_or_default(), new.get(before..new_end).unwrap_or_default());
    if old_middle.len() + new_middle.len() > COMPARED_BLOCKS {
        runs.push(Run { old: before..old_end, new: before..new_end, is_same: false });
    } else {
        let moved = |range: Range<usize>| range.start + before..range.end + before;
        let run = |op: &DiffOp| Run {
            old: moved(op.old_range()),
            new: moved(op.new_range()),
            is_same: matches!(op, DiffOp::Equal { .. }),
        };
        runs.extend(capture_diff_slices(Algorithm::Myers, old_middle, new_middle).iter().map(run));
    }
    runs.push(Run { old: old_end..old.len(), new: new_end..new.len(), is_same: true });
    runs.retain(|run| !run.old.is_empty() || !run.new.is_empty());
    joined(runs)
}

/// A removal and an insertion at the same place are one change.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    for next in runs {
        match joined.last_mut() {
            Some(last) if !last.is_same && !next.is_same => {
                last.old = last.old.start.min(next.old.start)..last.old.end.max(next.old.end);
                last.new = last.new.start.min(next.new.start)..last.new.end.max(next.new.end);
            }
            _ => joined.push(next),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use super::*;
    use crate::{format::Folder, load::load_text};

    const WORDS: [&str; 4] = ["We go.", "We stay.", "We sing.", "We rest."];

    /// A paragraph for each pair: what is said in it, and what its quote claims.
    fn briefing(paragraphs: &[(&str, &str)]) -> Briefing {
        briefing_with(paragraphs, "")
    }

    /// The same, with these additional fields in its quotes.
    fn briefing_with(paragraphs: &[(&str, &str)], fields: &str) -> Briefing {
        let body: String = paragraphs
            .iter()
            .map(|(said, quoted)| {
                format!(
                    "Paragraph(text: \"She said, “{said}” and left.\", \
                     quotes: [(speaker: \"s\", occasion: \"o\", text: \"{quoted}\"{fields})]),"
                )
            })
            .collect();
        let text = format!(
            "Briefing(format: 1, title: \"T\", speakers: {{\"s\": (name: \"S\")}}, \
             occasions: {{\"o\": (name: \"O\")}}, body: [{body}])"
        );
        load_text("t.ron", Cow::Owned(text), Folder::Embedded(&[])).briefing.unwrap()
    }

    fn all() -> Vec<(&'static str, &'static str)> {
        WORDS.map(|word| (word, word)).to_vec()
    }

    #[test]
    fn quotes_no_longer_in_the_text_are_reported() {
        let old = briefing(&all());
        let mut edited = all();
        edited[1].0 = "We do not stay.";
        edited[3].0 = "We never rest.";
        let changes = Changes::between(&old, &briefing(&edited));
        assert_eq!(changes.sentence(), "2 quotes are no longer in the text, 2 paragraphs have changed");
        assert_eq!(changes.to_look_at().collect::<Vec<_>>(), [QuoteId(1), QuoteId(3)]);
        let back = Changes::between(&briefing(&edited), &old);
        assert_eq!(back.sentence(), "2 quotes are in the text again, 2 paragraphs have changed");
    }

    #[test]
    fn moved_blocks_and_quotes_are_matched() {
        let old = briefing(&all());
        let mut edited = all();
        edited.insert(0, ("We wait.", "We wait."));
        edited.remove(3);
        let changes = Changes::between(&old, &briefing(&edited));
        let places = [0, 1, 2, 3].map(|block| changes.block(BlockId(block)));
        assert_eq!(
            places,
            [(BlockId(1), true), (BlockId(2), true), (BlockId(2), false), (BlockId(3), true)]
                .map(|(id, is_same)| if is_same { (id, true) } else { (BlockId(3), false) })
        );
        let quotes = [0, 1, 2, 3].map(|quote| changes.quote(QuoteId(quote)));
        assert_eq!(quotes, [Some(QuoteId(1)), Some(QuoteId(2)), None, Some(QuoteId(3))]);
        assert_eq!(changes.sentence(), "1 new quote, 1 quote was removed, 2 paragraphs have changed");
    }

    #[test]
    fn a_quote_that_becomes_a_proposal_is_not_lost() {
        let confirmed = briefing(&all());
        let proposed = briefing_with(&all(), ", confirmed: false");
        let undone = Changes::between(&confirmed, &proposed);
        assert_eq!(undone.sentence(), "4 quotes are no longer confirmed");
        assert_eq!(undone.to_look_at().count(), 0);
        assert_eq!(Changes::between(&proposed, &confirmed).sentence(), "4 quotes were confirmed");
    }

    #[test]
    fn mapped_blocks_are_within_the_new_body() {
        let (old, shorter, empty) = (briefing(&all()), briefing(&all()[..2]), briefing(&[]));
        for (from, to) in [(&old, &empty), (&empty, &old), (&empty, &empty), (&old, &shorter), (&shorter, &old)] {
            let changes = Changes::between(from, to);
            for block in 0..6 {
                let (now, _) = changes.block(BlockId(block));
                assert!(now.index() < to.block_count().max(1));
            }
        }
    }

    #[test]
    fn a_quote_whose_words_were_changed_is_still_the_same_one() {
        let old = briefing(&all());
        let mut edited = all();
        edited[1].1 = "We stay not.";
        edited[2] = ("We dance.", "We dance.");
        let changes = Changes::between(&old, &briefing(&edited));
        assert_eq!(
            changes.sentence(),
            "1 quote is no longer in the text, the wording of 2 quotes changed, 1 paragraph has changed"
        );
        assert_eq!(changes.quote(QuoteId(1)), Some(QuoteId(1)));
    }

    #[test]
    fn a_new_unverified_quote_is_reported() {
        let old = briefing(&all()[..3]);
        let mut edited = all();
        edited[3].1 = "We rest not.";
        let changes = Changes::between(&old, &briefing(&edited));
        assert_eq!(changes.sentence(), "1 new quote is not verified, 1 paragraph has changed");
    }
}
