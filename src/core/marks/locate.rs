//! Finds the words of marks again in a briefing that may have changed since.
//!
//! Only the exact words count, with typography normalized as in the verification of quotes. Which of several places
//! is the right one depends on the text around them, and nothing is guessed:
//!
//! 1. If the text has not changed, they are at the recorded place.
//! 2. Otherwise it is the only place with all of the text before and after them. If several places had the same
//!    context, it is the one with the same index, provided that their number is unchanged.
//! 3. Otherwise the same place in the only paragraph with the same text, if that was also the only one before.
//! 4. Otherwise the only place that has all of the text on one side, if that distinguished it from all other
//!    places.
//! 5. Otherwise the only place that shares more of the context than any other place did, if words and context
//!    together are long enough.
//!
//! If two places fit equally well, or none does, the mark is orphaned. For a place that was found, the context is
//! recorded again from the current text.

use std::{collections::HashMap, ops::Range};

use super::{
    anchor::{Anchor, Place, Surroundings},
    body_text::BodyText,
    contexts::{ContextComparison, Ordinal, common_end, common_start},
    moment::Moment,
    occurrences::{MOST, occurrences},
};
use crate::{
    matching::{budget::SearchBudget, normalize::NormalizedText},
    model::Briefing,
    text::around::{end_of, start_of},
};

/// The result of finding a mark's words again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Located {
    /// Their place, or `None` for an orphaned mark.
    pub place: Option<Place>,
    /// The new anchor, if the text around the words has changed.
    pub anchor: Option<Anchor>,
}

/// Words and surroundings that together are this long, in bytes, do not occur at two places by chance.
const ENOUGH_BYTES: usize = 48;

/// The longest prefix or suffix, in bytes.
const LONGEST_BYTES: usize = 512;

/// How many bytes are compared for all marks together. Real marks do not come near it; if it is used up, the
/// remaining marks are orphaned until the next time.
const BUDGET_BYTES: usize = 1 << 30;

/// The cost of comparing a place with the others of the same words, in bytes.
const COMPARING_BYTES: usize = 256;

/// Finds the words of `anchors` in a briefing. The results are in the order of `anchors`.
pub fn locate(briefing: &Briefing, anchors: &[&Anchor], now: Moment) -> Vec<Located> {
    let body = BodyText::new(briefing);
    let text = body.fingerprint();
    let mut located: Vec<Located> = anchors.iter().map(|anchor| unchanged(&body, text, anchor)).collect();
    let is_open = |at: usize| located.get(at).is_some_and(|located| located.place.is_none());
    let open: Vec<usize> = (0..anchors.len()).filter(|at| is_open(*at)).collect();
    if open.is_empty() {
        return located;
    }
    let open = open.into_iter().filter_map(|at| Some((at, *anchors.get(at)?)));
    let mut open: Vec<(usize, NormalizedAnchor<'_>)> =
        open.map(|(at, anchor)| (at, NormalizedAnchor::new(anchor))).collect();
    // Groups marks on the same words, and among them those with the same surroundings.
    open.sort_by(|(_, one), (_, other)| one.key().cmp(&other.key()));
    let places = occurrences(body.normalized(), open.iter().map(|(_, wanted)| wanted.words.as_str()));
    let mut finder = Finder { body: &body, text, budget: SearchBudget::of(BUDGET_BYTES), now };
    for same_words in open.chunk_by(|(_, one), (_, other)| one.words == other.words) {
        for (at, found) in finder.find_all(same_words, &places) {
            if let Some(slot) = located.get_mut(at) {
                *slot = found;
            }
        }
    }
    located
}

/// The place of the words if the text has not changed.
fn unchanged(body: &BodyText, text: u64, anchor: &Anchor) -> Located {
    let is_same = anchor.surroundings.as_ref().is_some_and(|surroundings| surroundings.text == text);
    let place = at_recorded_place(body, anchor).filter(|_| is_same).map(|range| body.place(&range));
    Located { place, anchor: None }
}

/// The bytes of the whole text where the words were, if they are there.
fn at_recorded_place(body: &BodyText, anchor: &Anchor) -> Option<Range<usize>> {
    let (at, rest) = body.from(anchor.block, anchor.start)?;
    let is_there = !anchor.exact.trim().is_empty() && rest.starts_with(&anchor.exact);
    is_there.then_some(at..at + anchor.exact.len())
}

/// An anchor with its texts as they are compared.
struct NormalizedAnchor<'a> {
    anchor: &'a Anchor,
    words: String,
    prefix: String,
    suffix: String,
    surroundings: Surroundings,
}

impl<'a> NormalizedAnchor<'a> {
    fn new(anchor: &'a Anchor) -> Self {
        let normal = |text: &str| NormalizedText::new(text).as_str().to_owned();
        let count_one = || Surroundings { count: 1, ..Surroundings::default() };
        Self {
            anchor,
            words: normal(anchor.exact.trim()),
            prefix: normal(&anchor.prefix),
            suffix: normal(&anchor.suffix),
            surroundings: anchor.surroundings.clone().unwrap_or_else(count_one),
        }
    }

    /// The key of anchors that fit the same places.
    fn key(&self) -> (&str, &str, &str, bool, bool) {
        let known = &self.surroundings;
        (&self.words, &self.prefix, &self.suffix, known.from_start, known.to_end)
    }
}

/// How well a place fits.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// The number of unchanged bytes before and after the words.
    before: usize,
    after: usize,
    /// Whether these are all of the recorded prefix or suffix.
    has_prefix: bool,
    has_suffix: bool,
}

/// Data computed once for all marks on the same words.
struct Occurrences<'a> {
    places: &'a [usize],
    /// The length of the words.
    len: usize,
    contexts: Option<ContextComparison<'a>>,
}

struct Finder<'a> {
    body: &'a BodyText,
    text: u64,
    budget: SearchBudget,
    now: Moment,
}

impl<'a> Finder<'a> {
    /// Finds marks on the same words, each with its number.
    fn find_all(
        &mut self,
        wanted: &[(usize, NormalizedAnchor<'_>)],
        places: &'a HashMap<&'a str, Vec<usize>>,
    ) -> Vec<(usize, Located)> {
        let words = wanted.first().map_or("", |(_, wanted)| wanted.words.as_str());
        let Some(places) = places.get(words).filter(|places| places.len() <= MOST) else { return Vec::new() };
        let mut occurrences_of_words = Occurrences { places, len: words.len(), contexts: None };
        let mut all = Vec::new();
        for alike in wanted.chunk_by(|(_, one), (_, other)| one.key() == other.key()) {
            let mut fits = None;
            let found =
                alike.iter().filter_map(|(at, one)| Some((*at, self.find(one, &mut occurrences_of_words, &mut fits)?)));
            all.extend(found);
        }
        all
    }

    /// `fits` are those of marks with the same words and surroundings, once one of them needs them.
    fn find(
        &mut self,
        wanted: &NormalizedAnchor<'_>,
        occurrences_of_words: &mut Occurrences<'a>,
        fits: &mut Option<Vec<Fit>>,
    ) -> Option<Located> {
        let places = occurrences_of_words.places;
        self.budget.spend(places.len())?;
        let which = match self.newly_made(wanted, places) {
            Some(which) => which,
            None => {
                if fits.is_none() {
                    self.budget.spend(places.len().saturating_mul(wanted.prefix.len() + wanted.suffix.len()))?;
                }
                let fits = fits.get_or_insert_with(|| places.iter().map(|at| self.fit(wanted, *at)).collect());
                self.choose(wanted, places, fits)?
            }
        };
        let (anchor, range) = self.record(occurrences_of_words, which)?;
        Some(Located { place: Some(self.body.place(&range)), anchor: Some(anchor) })
    }

    /// The place of newly marked words, for which only the place is known yet.
    fn newly_made(&self, wanted: &NormalizedAnchor<'_>, places: &[usize]) -> Option<usize> {
        let anchor = wanted.anchor;
        let range = at_recorded_place(self.body, anchor).filter(|_| anchor.surroundings.is_none())?;
        let has_prefix = self.body.until(range.start).ends_with(&anchor.prefix);
        let has_suffix = self.body.until(range.end + anchor.suffix.len()).ends_with(&anchor.suffix);
        let at = self.body.position_of(range.start);
        places.binary_search(&at).ok().filter(|_| has_prefix && has_suffix)
    }

    /// Which of the places it is, if that is certain.
    fn choose(&self, wanted: &NormalizedAnchor<'_>, places: &[usize], fits: &[Fit]) -> Option<usize> {
        let known = &wanted.surroundings;
        let which = |is_fit: &dyn Fn(&Fit) -> bool| -> Vec<usize> {
            (0..).zip(fits).filter(|(_, fit)| is_fit(fit)).map(|(at, _)| at).collect()
        };
        let whole = which(&|fit| fit.has_prefix && fit.has_suffix);
        if !whole.is_empty() {
            return whole.get(known.number).copied().filter(|_| whole.len() == known.count);
        }
        if let Some(at) = self.in_same_block(wanted, places) {
            return Some(at);
        }
        let one_side = which(&|fit| {
            fit.has_prefix && known.distinct_prefix.is_some() || fit.has_suffix && known.distinct_suffix.is_some()
        });
        if !one_side.is_empty() {
            return only(&one_side);
        }
        let is_more = |bytes: usize, told: Option<usize>| told.is_some_and(|told| bytes > told);
        only(&which(&|fit| {
            let is_long = wanted.words.len() + fit.before + fit.after >= ENOUGH_BYTES;
            is_long && (is_more(fit.before, known.distinct_prefix) || is_more(fit.after, known.distinct_suffix))
        }))
    }

    /// The place in the paragraph that has the same text, wherever that is now.
    fn in_same_block(&self, wanted: &NormalizedAnchor<'_>, places: &[usize]) -> Option<usize> {
        let block = self.body.block_with(wanted.surroundings.block?)?;
        let (at, rest) = self.body.from(block, wanted.anchor.start)?;
        let is_there = rest.starts_with(&wanted.anchor.exact);
        places.binary_search(&self.body.position_of(at)).ok().filter(|_| is_there)
    }

    fn fit(&self, wanted: &NormalizedAnchor<'_>, at: usize) -> Fit {
        let (text, known) = (self.body.normalized(), &wanted.surroundings);
        let (head, rest) = text.split_at_checked(at).unwrap_or_default();
        let tail = rest.get(wanted.words.len()..).unwrap_or_default();
        let before = common_end(head.as_bytes(), wanted.prefix.as_bytes());
        let after = common_start(tail.as_bytes(), wanted.suffix.as_bytes());
        Fit {
            before,
            after,
            has_prefix: before == wanted.prefix.len() && (!known.from_start || head.len() == before),
            has_suffix: after == wanted.suffix.len() && (!known.to_end || tail.len() == after),
        }
    }

    /// The anchor of the words at one of their places, and their bytes in the whole text.
    fn record(&mut self, occurrences_of_words: &mut Occurrences<'a>, which: usize) -> Option<(Anchor, Range<usize>)> {
        let at = *occurrences_of_words.places.get(which)?;
        let end = at + occurrences_of_words.len;
        let text = self.body.normalized();
        let (head, tail) = (text.get(..at)?, text.get(end..)?);
        if occurrences_of_words.contexts.is_none() {
            self.budget.spend(occurrences_of_words.places.len().saturating_mul(COMPARING_BYTES))?;
        }
        let contexts = occurrences_of_words.contexts.get_or_insert_with(|| {
            ContextComparison::new(text, self.body.reversed(), occurrences_of_words.len, occurrences_of_words.places)
        });
        let most = contexts.alike(which);
        let prefix = self.prefix(head, most.before);
        let suffix = self.suffix(tail, end, most.after);
        let range = self.body.original(at..end)?;
        let whole = self.body.original(at - prefix.len()..end + suffix.len())?;
        let (from_start, to_end) = (prefix.len() == head.len(), suffix.len() == tail.len());
        // A place at an end of the text is unique.
        let is_at_end = from_start || to_end;
        let twin = if is_at_end { Ordinal::NONE } else { contexts.twin(which, prefix.len(), suffix.len()) };
        let (block, start) = self.body.block_at(range.start)?;
        let surroundings = Surroundings {
            text: self.text,
            block: self.body.fingerprint_of(block).filter(|_| self.body.place(&range).len() == 1),
            from_start,
            to_end,
            distinct_prefix: (from_start || most.before < prefix.len()).then_some(most.before),
            distinct_suffix: (to_end || most.after < suffix.len()).then_some(most.after),
            number: twin.number,
            count: twin.count,
        };
        let anchor = Anchor {
            exact: self.body.get(range.clone()).to_owned(),
            prefix: self.body.get(whole.start..range.start).to_owned(),
            suffix: self.body.get(range.end..whole.end).to_owned(),
            block,
            start,
            seen: self.now,
            surroundings: Some(surroundings),
        };
        Some((anchor, range))
    }

    /// The prefix before the words: of the usual length, and longer if another place shares it. It never cuts a
    /// character of the original.
    fn prefix<'t>(&self, head: &'t str, rival: usize) -> &'t str {
        let usual = head.len() - end_of(head).len();
        let start = head.floor_char_boundary(head.len().saturating_sub(rival.min(LONGEST_BYTES) + 8)).min(usual);
        let starts = (0..=start).rev().filter(|at| head.is_char_boundary(*at));
        let is_whole = |at: &usize| self.body.original(*at..head.len()).is_some();
        let start = starts.take(MAX_CUT_CHARS).find(is_whole).unwrap_or(head.len());
        head.get(start..).unwrap_or_default()
    }

    /// The suffix after the words.
    fn suffix<'t>(&self, tail: &'t str, from: usize, rival: usize) -> &'t str {
        let usual = start_of(tail).len();
        let end = tail.ceil_char_boundary(rival.min(LONGEST_BYTES) + 8).min(tail.len()).max(usual);
        let ends = (end..=tail.len()).filter(|at| tail.is_char_boundary(*at));
        let is_whole = |at: &usize| self.body.original(from..from + at).is_some();
        let end = ends.take(MAX_CUT_CHARS).find(is_whole).unwrap_or_default();
        tail.get(..end).unwrap_or_default()
    }
}

/// How many characters of the normalized text are tried to find one that begins or ends at a character of the
/// original.
const MAX_CUT_CHARS: usize = 64;

/// The only place, if there is exactly one.
fn only(places: &[usize]) -> Option<usize> {
    if let [one] = places { Some(*one) } else { None }
}
