//! Verified quotes, whole or shortened: nothing else is copied or exported as a quote.

use std::{borrow::Cow, ops::Range};

use thiserror::Error;

use super::{
    briefing::{BlockRef, Briefing},
    ids::{BlockId, QuoteId, SpeakerId, TopicId},
    note::Note,
    occasion::Occasion,
    quote::{Quote, Verification},
    speaker::Speaker,
};
use crate::matching::{self, Bracket, MatchKind, boundary, numbers::splits_number};

impl Briefing {
    /// A quote's text. If it is verified, this has the source's own characters, with `[…]` where it was shortened;
    /// otherwise it is what the file claims.
    pub fn quote_text<'a>(&'a self, quote: &'a Quote) -> Cow<'a, str> {
        match &quote.verification {
            Verification::Unverified { claimed, .. } => Cow::Borrowed(claimed),
            Verification::Verified { .. } => text_of_parts(&self.parts_of(quote)),
        }
    }

    /// What a shortened quote leaves out, piece by piece.
    pub fn left_out<'a>(&'a self, quote: &'a Quote) -> Vec<&'a str> {
        self.parts_of(quote).iter().flat_map(QuotePart::left_out).collect()
    }

    /// The parts of a verified quote, block by block; empty if it is not verified.
    pub fn parts_of<'a>(&'a self, quote: &'a Quote) -> Vec<QuotePart<'a>> {
        let Verification::Verified { pieces, .. } = &quote.verification else { return Vec::new() };
        let details = quote.details();
        let first = self.block(quote.block).map(|block| QuotePart {
            block,
            pieces: Cow::Borrowed(pieces),
            brackets: Cow::Borrowed(&details.brackets),
            continuations: Cow::Borrowed(&details.continuations),
            open_ends: quote.open_ends,
        });
        let later = details.continued.iter().filter_map(|part| {
            Some(QuotePart {
                block: self.block(part.block)?,
                pieces: Cow::Borrowed(&part.pieces),
                brackets: Cow::Borrowed(&part.brackets),
                continuations: Cow::Borrowed(&part.continuations),
                open_ends: part.open_ends,
            })
        });
        first.into_iter().chain(later).collect()
    }

    /// The topics of a quote: its own, or else those of its block.
    pub fn topics_of_quote<'a>(&'a self, quote: &'a Quote) -> &'a [TopicId] {
        match &quote.details().topics {
            Some(topics) => topics,
            None => self.block(quote.block).map(|block| block.topics()).unwrap_or_default(),
        }
    }

    /// The role of a speaker of a quote: the quote's own, or the speaker's on that day.
    pub fn role_of_quote<'a>(&'a self, quote: &'a Quote, speaker: &'a Speaker) -> Option<&'a str> {
        let date = || quote.occasion.and_then(|id| self.occasion(id)).and_then(|occasion| occasion.date);
        quote.details().role.as_deref().or_else(|| speaker.role_on(date()))
    }

    /// The quote as a verified one: it is in the text and confirmed, and its speaker and occasion are known.
    ///
    /// # Errors
    /// If it is not verified; the error is a sentence without a full stop.
    pub fn verified_quote(&self, id: QuoteId) -> Result<VerifiedQuote<'_>, NotVerified> {
        let quote = self.quote(id).ok_or(NotVerified::NoQuote)?;
        VerifiedQuote::of(self, id, quote)
    }

    /// The whole of a turn as a quote of its speaker. Any part of it can be copied, even if the turn lists quotes.
    ///
    /// # Errors
    /// As for [`Briefing::verified_quote`], and if the block is not a turn or has no speaker.
    pub fn speech_of_turn(&self, block: BlockId) -> Result<VerifiedQuote<'_>, NotVerified> {
        let block = self.block(block).ok_or(NotVerified::NoBlock)?;
        let speech = block.turn().and_then(|turn| turn.speech.as_deref()).ok_or(NotVerified::NoSpeaker)?;
        // In lists, a turn is represented by itself or by the quotes that it lists.
        let id = block.quotes().next().map_or(QuoteId(u32::MAX), |(id, _)| id);
        VerifiedQuote::of(self, id, speech)
    }
}

/// Why a quote, or part of one, is not verified; each a sentence without a full stop.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum NotVerified {
    /// The briefing has no quote with this id.
    #[error("there is no such quote")]
    NoQuote,
    /// It is not in its block, with the reason from the diagnostic.
    #[error("{0}")]
    NotInText(String),
    /// It was proposed and is not confirmed.
    #[error("not confirmed")]
    NotConfirmed,
    /// Its speaker is unknown, or defined twice so that it is ambiguous.
    #[error("its speaker is not defined in the briefing, or is defined twice")]
    NoSpeaker,
    /// The same for its occasion.
    #[error("its occasion is not defined in the briefing, or is defined twice")]
    NoOccasion,
    /// Its block is not part of the briefing.
    #[error("its paragraph is not in the briefing")]
    NoBlock,
    /// All of it is left out.
    #[error("no words of the quote are left")]
    NothingLeft,
    /// It is cut within a word or a number.
    #[error("it would begin or end within a word or a number")]
    CutsWord,
    /// The rest of it is not in the text by the rules of [`crate::matching`].
    #[error("the rest is not in the text")]
    PartNotInText,
}

/// The part of a quote in one block.
#[derive(Clone)]
pub struct QuotePart<'a> {
    block: BlockRef<'a>,
    pieces: Cow<'a, [Range<usize>]>,
    brackets: Cow<'a, [Bracket]>,
    continuations: Cow<'a, [usize]>,
    open_ends: (bool, bool),
}

impl<'a> QuotePart<'a> {
    /// The block.
    pub fn block(&self) -> BlockRef<'a> {
        self.block
    }

    /// Its ranges in the block's text, in bytes and in order.
    pub fn pieces(&self) -> &[Range<usize>] {
        &self.pieces
    }

    /// An editor's brackets between the pieces.
    pub fn brackets(&self) -> &[Bracket] {
        &self.brackets
    }

    /// From its first byte in the block to its last.
    pub fn span(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        start..self.pieces.last().map_or(start, |piece| piece.end)
    }

    /// The words left out between its pieces, except words of the text after which it continues, and words replaced by
    /// a bracket.
    pub fn left_out(&self) -> Vec<&'a str> {
        let text = self.block.text();
        let gaps = (1..self.pieces.len()).filter(|next| !self.continuations.contains(next));
        gaps.flat_map(|next| matching::left_out_before(text, &self.pieces, &self.brackets, next))
            .filter_map(|gap| text.get(gap))
            .map(str::trim)
            .filter(|gap| !gap.is_empty())
            .collect()
    }

    /// The pieces with `[…]` between them and at open ends, and with the editor's brackets.
    pub fn text(&self) -> Cow<'a, str> {
        let text = self.block.text();
        let part = |range: &Range<usize>| text.get(range.clone()).unwrap_or_default();
        if let ([piece], (false, false), []) = (&*self.pieces, self.open_ends, &*self.brackets) {
            return Cow::Borrowed(part(piece));
        }
        let mut joined = String::new();
        if self.open_ends.0 {
            joined.push_str("[…] ");
        }
        for (i, piece) in self.pieces.iter().enumerate() {
            self.push_between(&mut joined, i);
            joined.push_str(part(piece));
        }
        self.push_between(&mut joined, self.pieces.len());
        if self.open_ends.1 {
            push_spaced(&mut joined, "[…]");
        }
        Cow::Owned(joined.trim().to_owned())
    }

    /// Adds the brackets before a piece, and `[…]` where words are left out there.
    fn push_between(&self, joined: &mut String, next: usize) {
        let gaps = matching::left_out_before(self.block.text(), &self.pieces, &self.brackets, next);
        let brackets: Vec<_> = self.brackets.iter().filter(|bracket| bracket.before == next).collect();
        let is_within = (1..self.pieces.len()).contains(&next);
        if brackets.is_empty() && is_within {
            joined.push_str(" […] ");
            return;
        }
        let mut gaps = gaps.iter().peekable();
        let mut is_gap = false;
        for bracket in brackets {
            is_gap |= bracket.gaps.0 | gaps.next_if(|gap| gap.end <= bracket.source.start).is_some();
            match is_gap && !joined.ends_with("[…] ") {
                true => push_spaced(joined, &format!("[…] {}", bracket.shown.trim_start())),
                false if joined.ends_with(' ') => joined.push_str(bracket.shown.trim_start()),
                false => joined.push_str(&bracket.shown),
            }
            is_gap = bracket.gaps.1;
        }
        if is_within && (is_gap || gaps.next().is_some()) {
            push_spaced(joined, "[…] ");
        }
    }

    fn holds(&self, note: &Note) -> bool {
        self.pieces.iter().any(|piece| note.range.start < piece.end && piece.start < note.range.end)
    }

    /// The part with what `keep` leaves of its pieces; `None` if no word is left.
    fn keeping(&self, keep: impl Fn(&Range<usize>) -> Vec<Range<usize>>) -> Result<Option<Self>, NotVerified> {
        let text = self.block.text();
        let mut kept: Vec<(usize, Range<usize>)> = Vec::new();
        for (number, piece) in self.pieces.iter().enumerate() {
            let left = keep(piece).into_iter().filter_map(|range| trimmed(text, &range));
            let has_word = |range: &Range<usize>| text.get(range.clone()).is_some_and(boundary::has_word);
            kept.extend(left.filter(has_word).map(|range| (number, range)));
        }
        let (Some((_, first)), Some((_, last))) = (kept.first(), kept.last()) else { return Ok(None) };
        let whole = self.span();
        let is_cut = |gap: Range<usize>| text.get(gap).is_some_and(boundary::has_word);
        let open_ends =
            (self.open_ends.0 || is_cut(whole.start..first.start), self.open_ends.1 || is_cut(last.end..whole.end));
        let old = |number: usize| self.pieces.get(number).cloned().unwrap_or_default();
        let starts = |i: usize| kept.get(i).is_some_and(|(number, range)| range.start == old(*number).start);
        let ends = |i: usize| kept.get(i).is_some_and(|(number, range)| range.end == old(*number).end);
        let (mut brackets, mut continuations) = (Vec::new(), Vec::new());
        for i in 0..=kept.len() {
            // Brackets or words of the text between two pieces are kept if both pieces still end there.
            let before = i.checked_sub(1).and_then(|i| kept.get(i)).map(|(number, _)| *number);
            let after = kept.get(i).map(|(number, _)| *number);
            let place = match (before, after) {
                (Some(before), Some(after)) => (after == before + 1 && ends(i - 1) && starts(i)).then_some(after),
                (None, Some(after)) => (after == 0 && starts(0)).then_some(0),
                (Some(before), None) => (before + 1 == self.pieces.len() && ends(i - 1)).then_some(before + 1),
                (None, None) => None,
            };
            let Some(place) = place else { continue };
            let of_place = self.brackets.iter().filter(|bracket| bracket.before == place).cloned();
            brackets.extend(of_place.map(|bracket| Bracket { before: i, ..bracket }));
            if before.is_some() && self.continuations.contains(&place) {
                continuations.push(i);
            }
        }
        let pieces: Vec<_> = kept.into_iter().map(|(_, range)| range).collect();
        let part = Self {
            pieces: Cow::Owned(pieces),
            brackets: Cow::Owned(brackets),
            continuations: Cow::Owned(continuations),
            open_ends,
            ..self.clone()
        };
        part.check(whole.start).map(|()| Some(part))
    }

    /// Checks a shortened part by the same rules as the quotes of the file.
    fn check(&self, from: usize) -> Result<(), NotVerified> {
        let text = self.block.text();
        let is_bracketed = |place: usize| self.brackets.iter().any(|bracket| bracket.before == place);
        for (i, piece) in self.pieces.iter().enumerate() {
            let begins = is_bracketed(i) || boundary::is_boundary(text, piece.start);
            let ends = is_bracketed(i + 1) || boundary::is_boundary(text, piece.end);
            let parts_number = !is_bracketed(i) && !is_bracketed(i + 1) && splits_number(text, piece);
            if !(begins && ends) || parts_number {
                return Err(NotVerified::CutsWord);
            }
        }
        let is_found = self.speeches().iter().all(|speech| matching::match_quote(&speech.text(), text, from).is_some());
        if is_found { Ok(()) } else { Err(NotVerified::PartNotInText) }
    }

    /// Splits the part at words of the text after which it continues; each piece is verified separately.
    pub(crate) fn speeches(&self) -> Vec<Self> {
        if self.continuations.is_empty() {
            return vec![self.clone()];
        }
        // A bracket between two of them belongs to the one next to which it has no space.
        let is_within = |bracket: &Bracket, start: usize, end: usize| match bracket.before {
            before if before == start && start > 0 => !bracket.shown.starts_with(' '),
            before if before == end && end < self.pieces.len() => bracket.shown.starts_with(' '),
            before => (start..=end).contains(&before),
        };
        let starts = std::iter::once(0).chain(self.continuations.iter().copied());
        let ends = self.continuations.iter().copied().chain([self.pieces.len()]);
        let last = self.pieces.len();
        let speech = |(start, end): (usize, usize)| Self {
            pieces: Cow::Owned(self.pieces.get(start..end).unwrap_or_default().to_vec()),
            continuations: Cow::Owned(Vec::new()),
            brackets: Cow::Owned(
                self.brackets
                    .iter()
                    .filter(|bracket| is_within(bracket, start, end))
                    .map(|bracket| Bracket { before: bracket.before - start, ..bracket.clone() })
                    .collect(),
            ),
            open_ends: (start == 0 && self.open_ends.0, end == last && self.open_ends.1),
            ..self.clone()
        };
        starts.zip(ends).map(speech).collect()
    }
}

/// Adds words after one space.
fn push_spaced(joined: &mut String, words: &str) {
    joined.truncate(joined.trim_end().len());
    joined.push(' ');
    joined.push_str(words);
}

/// The texts of the parts, one paragraph each.
fn text_of_parts<'a>(parts: &[QuotePart<'a>]) -> Cow<'a, str> {
    match parts {
        [part] => part.text(),
        parts => Cow::Owned(parts.iter().map(QuotePart::text).collect::<Vec<_>>().join("\n\n")),
    }
}

/// A verified quote. [`Briefing::verified_quote`] and [`Briefing::speech_of_turn`] are the only ways to one, and
/// nothing else can be copied as a quote.
#[derive(Clone)]
pub struct VerifiedQuote<'a> {
    briefing: &'a Briefing,
    id: QuoteId,
    quote: &'a Quote,
    speaker: &'a Speaker,
    occasion: &'a Occasion,
    /// In the order of the text, at least one.
    parts: Vec<QuotePart<'a>>,
    block: BlockRef<'a>,
    is_cut: bool,
}

impl<'a> VerifiedQuote<'a> {
    fn of(briefing: &'a Briefing, id: QuoteId, quote: &'a Quote) -> Result<Self, NotVerified> {
        if let Verification::Unverified { reason, .. } = &quote.verification {
            return Err(NotVerified::NotInText(reason.clone()));
        }
        if !quote.is_confirmed() {
            return Err(NotVerified::NotConfirmed);
        }
        let speaker = quote.speaker.and_then(|id| briefing.speaker(id)).ok_or(NotVerified::NoSpeaker)?;
        let occasion = quote.occasion.and_then(|id| briefing.occasion(id)).ok_or(NotVerified::NoOccasion)?;
        let parts = briefing.parts_of(quote);
        let block = parts.first().ok_or(NotVerified::NoBlock)?.block;
        Ok(Self { briefing, id, quote, speaker, occasion, parts, block, is_cut: false })
    }

    /// Its briefing.
    pub fn briefing(&self) -> &'a Briefing {
        self.briefing
    }

    /// Its id.
    pub fn id(&self) -> QuoteId {
        self.id
    }

    /// The quote in the briefing.
    pub fn quote(&self) -> &'a Quote {
        self.quote
    }

    /// The block in which it begins.
    pub fn block(&self) -> BlockRef<'a> {
        self.block
    }

    /// The speaker; the first if there are several.
    pub fn speaker(&self) -> &'a Speaker {
        self.speaker
    }

    /// All speakers, with their ids.
    pub fn speakers(&self) -> impl Iterator<Item = (SpeakerId, &'a Speaker)> + use<'a> {
        let briefing = self.briefing;
        self.quote.speakers().filter_map(move |id| Some((id, briefing.speaker(id)?)))
    }

    /// The role of one of its speakers.
    pub fn role_of(&self, speaker: &'a Speaker) -> Option<&'a str> {
        self.briefing.role_of_quote(self.quote, speaker)
    }

    /// The occasion.
    pub fn occasion(&self) -> &'a Occasion {
        self.occasion
    }

    /// The kind of match. A quote that the user has shortened in the middle is elided, whatever it is in the file.
    pub fn match_kind(&self) -> MatchKind {
        let kind = self.quote.match_kind();
        let is_elided = self.is_cut && self.parts.iter().any(|part| !part.left_out().is_empty());
        if is_elided && kind != MatchKind::Edited { MatchKind::Elided } else { kind }
    }

    /// Its text, in the source's own characters, with `[…]` where words are left out or it continues after words of the
    /// text, and one paragraph for each block.
    pub fn text(&self) -> Cow<'a, str> {
        text_of_parts(&self.parts)
    }

    /// Its parts, block by block.
    pub fn parts(&self) -> &[QuotePart<'a>] {
        &self.parts
    }

    /// Its range in the block in which it begins, from its first byte to its last.
    pub fn span(&self) -> Range<usize> {
        self.parts.first().map_or(0..0, QuotePart::span)
    }

    /// The words that are left out between its pieces.
    pub fn left_out(&self) -> Vec<&'a str> {
        self.parts.iter().flat_map(QuotePart::left_out).collect()
    }

    /// Its words in the original language, if the briefing has them; `None` for part of a quote.
    pub fn original(&self) -> Option<String> {
        if self.is_cut { None } else { self.briefing.original_of_quote(self.quote) }
    }

    /// The notes on its words, each with its block, without those on omitted words.
    pub fn notes(&self) -> impl Iterator<Item = (BlockRef<'a>, &'a Note)> {
        self.parts.iter().flat_map(|part| {
            let notes = part.block.notes().map(|(_, note)| note).filter(|note| part.holds(note));
            notes.map(|note| (part.block, note))
        })
    }

    /// The quote without the words in these ranges of its blocks. They are replaced by `[…]`, even at its ends: "I do
    /// not believe that taxes must rise" must not become "taxes must rise".
    ///
    /// # Errors
    /// If nothing would be left, or the rest cannot be verified; the error is a sentence without a full stop.
    pub fn shortened(&self, left_out: &[(BlockId, Range<usize>)]) -> Result<Self, NotVerified> {
        self.with_parts(|block, piece| {
            let mut left = vec![piece.clone()];
            for (_, gap) in left_out.iter().filter(|(of, _)| *of == block) {
                left = left.iter().flat_map(|piece| without(piece, gap)).collect();
            }
            left
        })
    }

    /// The part of the quote within a range of one of its blocks, such as a selection; whole words only.
    ///
    /// # Errors
    /// As for [`VerifiedQuote::shortened`].
    pub fn part(&self, of: BlockId, range: &Range<usize>) -> Result<Self, NotVerified> {
        self.with_parts(|block, piece| {
            let within = piece.start.max(range.start)..piece.end.min(range.end);
            if block == of && within.start < within.end { vec![within] } else { Vec::new() }
        })
    }

    fn with_parts(&self, keep: impl Fn(BlockId, &Range<usize>) -> Vec<Range<usize>>) -> Result<Self, NotVerified> {
        let mut parts = Vec::new();
        let (mut is_first_cut, mut is_last_cut) = (false, false);
        for part in &self.parts {
            match part.keeping(|piece| keep(part.block.id, piece))? {
                Some(kept) => {
                    parts.push(kept);
                    is_last_cut = false;
                }
                None if parts.is_empty() => is_first_cut = true,
                None => is_last_cut = true,
            }
        }
        if let Some(first) = parts.first_mut() {
            first.open_ends.0 |= is_first_cut;
        }
        if let Some(last) = parts.last_mut() {
            last.open_ends.1 |= is_last_cut;
        }
        let block = parts.first().ok_or(NotVerified::NothingLeft)?.block;
        let is_same = |(a, b): (&QuotePart<'_>, &QuotePart<'_>)| a.pieces == b.pieces;
        let is_whole = parts.len() == self.parts.len() && parts.iter().zip(&self.parts).all(is_same);
        Ok(Self { parts, block, is_cut: self.is_cut || !is_whole, ..self.clone() })
    }
}

/// The rest of a piece without a gap.
fn without(piece: &Range<usize>, gap: &Range<usize>) -> impl Iterator<Item = Range<usize>> + use<> {
    let (before, after) = (piece.start..piece.end.min(gap.start), piece.start.max(gap.end)..piece.end);
    [before, after].into_iter().filter(|rest| rest.start < rest.end)
}

/// The range without white space at its ends; `None` if there is nothing else in it.
fn trimmed(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let part = text.get(range.clone())?;
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    (start < end).then_some(start..end)
}
