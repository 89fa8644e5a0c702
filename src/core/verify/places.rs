//! Finds the words of a quotation in the sources.

use std::{ops::Range, sync::Arc};

use super::{
    joined::{Commas, JoinedSpeech},
    source::{Source, SourceSpeaker},
    sources::{BlockPlace, Sources},
};
use crate::matching::{
    Bracket, MatchKind, QuoteMatch, QuoteMatcher,
    edited::{EditedMatch, has_bracket},
    ellipsis::pieces_of,
};

/// A place where a quotation was found.
#[derive(Debug, Clone)]
pub(super) struct QuotationMatch {
    pub(super) source: usize,
    /// The number of the utterance, or `None` if the writer of the source speaks or several people do.
    pub(super) utterance: Option<usize>,
    /// The text of the utterance, or of the blocks if the writer speaks.
    pub(super) speech: Arc<JoinedSpeech>,
    /// The pieces of the quotation, as bytes of `speech`.
    pub(super) pieces: Vec<Range<usize>>,
    pub(super) brackets: Vec<Bracket>,
    pub(super) kind: MatchKind,
}

impl QuotationMatch {
    /// From the first piece to the last, as bytes of the speech.
    pub(super) fn span(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        start..self.pieces.last().map_or(start, |piece| piece.end)
    }

    /// From the first piece to the last, as bytes of the source.
    pub(super) fn range(&self) -> Range<usize> {
        self.speech.original(&self.span()).unwrap_or_default()
    }

    /// Like [`Self::range`], with the words that brackets at its ends replace: of “[W]e agree” all of “We agree”.
    pub(super) fn range_with_brackets(&self) -> Range<usize> {
        let span = self.brackets.iter().map(|bracket| &bracket.source).filter(|replaced| !replaced.is_empty());
        let span = span.fold(self.span(), |span, replaced| span.start.min(replaced.start)..span.end.max(replaced.end));
        self.speech.original(&span).unwrap_or_else(|| self.range())
    }

    fn new(source: usize, utterance: Option<usize>, speech: Arc<JoinedSpeech>, found: QuoteMatch) -> Self {
        Self { source, utterance, speech, pieces: found.pieces, brackets: found.brackets, kind: found.kind }
    }
}

/// A match of a quotation with brackets or ellipses that was rejected.
#[derive(Debug)]
pub(super) enum RejectedMatch {
    /// An ellipsis removes a negation from its clause: the place, and the negation as bytes of its speech.
    Negation(QuotationMatch, Range<usize>),
    /// A bracket changes a negation or a number.
    Bracket(QuotationMatch),
}

/// How many candidate blocks are searched for a quotation.
const BLOCKS: usize = 120;
/// How many places of one quotation are judged.
const PLACES: usize = 64;
/// The most bytes of speech that are joined into one text.
const SPEECH_BYTES: usize = 1 << 18;

/// Every place where the words occur without ellipses or brackets of an editor.
pub(super) fn find_verbatim(sources: &Sources, words: &str) -> Vec<QuotationMatch> {
    let mut places: Vec<QuotationMatch> = Vec::new();
    let words = &Quoted::new(words);
    for at in sources.beginnings(words.text, BLOCKS) {
        if places.len() >= PLACES {
            break;
        }
        let Some(source) = sources.get(at.source) else { continue };
        let found = places.len();
        in_blocks(source, at, words, &mut places);
        across_spans(source, at, words, &mut places);
        // The same place is found from each block at which a passage may begin.
        let mut kept = found;
        for new in found..places.len() {
            let range = places.get(new).map(|place| (place.source, place.range()));
            let is_new = !places.iter().take(kept).any(|place| Some((place.source, place.range())) == range);
            if is_new {
                places.swap(kept, new);
                kept += 1;
            }
        }
        places.truncate(kept);
    }
    places
}

/// Words to search for.
struct Quoted<'w> {
    text: &'w str,
    /// Their length in bytes without white space and soft hyphens.
    solid: usize,
}

impl<'w> Quoted<'w> {
    fn new(text: &'w str) -> Self {
        let solid = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{ad}').map(char::len_utf8).sum();
        Self { text, solid }
    }

    /// Whether they can be in a text of this length. Unicode composition shortens text, but never by more than
    /// this factor.
    fn may_stand_in(&self, text: &str) -> bool {
        const MOST: usize = 16;
        self.solid <= text.len().saturating_mul(MOST)
    }
}

/// The bytes of this block and the two after it.
fn window(source: &Source, at: BlockPlace) -> Option<(Range<usize>, usize)> {
    let block = source.blocks.get(at.block)?;
    let last = source.blocks.iter().skip(at.block).take(3).next_back()?;
    Some((block.range.start..last.range.end, block.range.end))
}

fn in_blocks(source: &Source, at: BlockPlace, words: &Quoted<'_>, places: &mut Vec<QuotationMatch>) {
    let Some((window, end)) = window(source, at) else { return };
    if !words.may_stand_in(source.text_of(&window)) {
        return;
    }
    let passage = source.passage(&window);
    let mut matcher = QuoteMatcher::of_manuscript(&passage.text).prepared(&passage.prepared);
    for found in matcher.every_place(words.text, PLACES) {
        if let Some(range) = passage.original(&found.span()).filter(|range| range.start < end) {
            places.extend(place_of(source, at, range, found.kind));
        }
    }
}

/// Converts a match in the text of a source into a place in the speech there.
fn place_of(source: &Source, at: BlockPlace, range: Range<usize>, kind: MatchKind) -> Option<QuotationMatch> {
    let utterance = source.utterance_around(&range);
    let speech = |commas| {
        let joined = source.speech(utterance?, commas)?;
        Some((joined.position(&range)?, joined))
    };
    let (position, joined) = match speech(Commas::Dropped).or_else(|| speech(Commas::Kept)) {
        Some(found) => found,
        None => {
            let first = source.blocks.get(source.block_number(range.start))?.range.start;
            let last = source.blocks.get(source.block_number(range.end.saturating_sub(1)))?.range.end;
            let joined = source.passage(&(first..last.max(range.end)));
            (joined.position(&range)?, joined)
        }
    };
    let found = QuoteMatch { kind, pieces: vec![position], brackets: Vec::new() };
    Some(QuotationMatch::new(at.source, utterance, joined, found))
}

/// Finds places that extend over several spans of one utterance: “A,” she said, “B” quoted as “A, B”.
fn across_spans(source: &Source, at: BlockPlace, words: &Quoted<'_>, places: &mut Vec<QuotationMatch>) {
    for utterance in utterances_at(source, at) {
        for commas in [Commas::Kept, Commas::Dropped, Commas::BecomeFullStops] {
            let Some(joined) = source.speech(utterance, commas).filter(|joined| joined.is_of_several()) else {
                continue;
            };
            if joined.text.len() > SPEECH_BYTES || !words.may_stand_in(&joined.text) {
                continue;
            }
            let mut matcher = QuoteMatcher::of_manuscript(&joined.text).prepared(&joined.prepared);
            let found = matcher.every_place(words.text, PLACES);
            for found in found {
                let runs_over =
                    joined.original(&found.span()).is_some_and(|range| source.utterance_around(&range).is_none());
                if runs_over {
                    places.push(QuotationMatch::new(at.source, Some(utterance), Arc::clone(&joined), found));
                }
            }
        }
    }
}

fn utterances_at(source: &Source, at: BlockPlace) -> Vec<usize> {
    let Some((window, _)) = window(source, at) else { return Vec::new() };
    let mut numbers: Vec<usize> = source.spoken_in(&window).iter().map(|(_, number)| *number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers
}

/// The places where a quotation with ellipses or brackets was found, and the rejected matches.
pub(super) fn shortened_or_edited(sources: &Sources, words: &str) -> (Vec<QuotationMatch>, Vec<RejectedMatch>) {
    let (mut places, mut refusals) = (Vec::new(), Vec::new());
    let Some(anchor) = anchor_of(words) else { return (places, refusals) };
    let words = &Quoted::new(words);
    for at in sources.beginnings(anchor, BLOCKS) {
        let Some(source) = sources.get(at.source) else { continue };
        let spoken = utterances_at(source, at);
        for utterance in &spoken {
            for commas in [Commas::Kept, Commas::Dropped] {
                let Some(joined) = source.speech(*utterance, commas) else { continue };
                if joined.text.len() <= SPEECH_BYTES && (commas == Commas::Kept || joined.is_of_several()) {
                    match_in_speech(at.source, Some(*utterance), joined, words, &mut places, &mut refusals);
                }
            }
        }
        if spoken.is_empty()
            && let Some((window, _)) = window(source, at)
        {
            match_in_speech(at.source, None, source.passage(&window), words, &mut places, &mut refusals);
        }
        if places.len() >= PLACES {
            break;
        }
    }
    (places, refusals)
}

fn match_in_speech(
    source: usize,
    utterance: Option<usize>,
    speech: Arc<JoinedSpeech>,
    words: &Quoted<'_>,
    places: &mut Vec<QuotationMatch>,
    refusals: &mut Vec<RejectedMatch>,
) {
    // Words in brackets are not in the source, so the length of the quotation is irrelevant.
    if !has_bracket(words.text) && !words.may_stand_in(&speech.text) {
        return;
    }
    let prepared = Arc::clone(&speech);
    let words = words.text;
    let mut matcher = QuoteMatcher::of_manuscript(&prepared.text).prepared(&prepared.prepared);
    if let Some(found) = matcher.match_quote(words, 0) {
        if found.kind == MatchKind::Elided || found.kind == MatchKind::Edited {
            places.push(QuotationMatch::new(source, utterance, speech, found));
        }
        return;
    }
    if let Some(negation) = matcher.negation_left_out(words, 0) {
        let found = QuoteMatch { kind: MatchKind::Near, pieces: vec![negation.clone()], brackets: Vec::new() };
        refusals.push(RejectedMatch::Negation(QuotationMatch::new(source, utterance, speech, found), negation));
    } else if let EditedMatch::Conflict(_, _, range) = matcher.edited(words, 0) {
        let found = QuoteMatch { kind: MatchKind::Near, pieces: vec![range], brackets: Vec::new() };
        refusals.push(RejectedMatch::Bracket(QuotationMatch::new(source, utterance, speech, found)));
    }
}

/// The longest run of words of a quotation between its ellipses and brackets.
fn anchor_of(words: &str) -> Option<&str> {
    let parts = pieces_of(words).into_iter().flat_map(|part| part.split(['[', ']']));
    // Next to a bracket there may be only a part of a word: [F]ire.
    let whole = |part: &'_ str| {
        let trimmed = part.trim();
        let start = trimmed.find(char::is_whitespace).unwrap_or(0);
        let end = trimmed.rfind(char::is_whitespace).unwrap_or(trimmed.len());
        (start, end, trimmed.len())
    };
    parts.max_by_key(|part| part.len()).map(|part| {
        let (start, end, _) = whole(part);
        let trimmed = part.trim();
        trimmed.get(start..end).filter(|inner| inner.split_whitespace().nth(1).is_some()).unwrap_or(trimmed)
    })
}

impl Source {
    /// Who speaks at a place, and whether that is certain. `None` if the writer of the source speaks.
    pub(super) fn speaker_at(&self, place: &QuotationMatch) -> Option<(&SourceSpeaker, bool)> {
        let utterance = self.utterance(place.utterance?)?;
        Some((&utterance.who, utterance.is_sure))
    }
}
