//! Is this quote in that text? The contract of the whole program, and nothing else.
//!
//! A quote is proved where it stands character for character ([`Proof::Exact`]), where it stands once
//! typography is made equal ([`Proof::Folded`], see [`super::fold`]), or where its pieces between
//! ellipses stand in order ([`Proof::Elided`]). Nothing else proves a quote: likeness proves nothing.
//!
//! A span that is found must also stand alone. "able to attend" stands in "unable to attend" and
//! "proliferation" in "non-proliferation", letter for letter, and neither was said. So a span begins
//! and ends at a word boundary ([UAX #29](https://www.unicode.org/reports/tr29/)), never inside a word
//! joined by hyphens, and never parts a number from its sign, its currency or its per cent sign.

use std::{fmt, ops::Range};

use memchr::memmem;
use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    fold::Folded,
    limits, omissions,
    quotation_marks::{QuotationMarks, is_quotation_mark},
};

/// What was found when a quote was looked for in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Proof {
    /// It stands there character for character.
    Exact,
    /// It stands there once typography is made equal.
    Folded,
    /// Its pieces stand there, in order.
    Elided,
    /// It stands elsewhere, or within another speaker's quote.
    Misplaced,
    /// Something like it stands there.
    Near,
    /// Nothing like it stands there.
    Absent,
}

impl Proof {
    /// Every outcome, the best first.
    pub const ALL: [Self; 6] = [Self::Exact, Self::Folded, Self::Elided, Self::Misplaced, Self::Near, Self::Absent];

    /// Whether the quote may be handed out as one.
    pub fn is_verbatim(self) -> bool {
        matches!(self, Self::Exact | Self::Folded | Self::Elided)
    }

    /// The word for it in exports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Folded => "folded",
            Self::Elided => "elided",
            Self::Misplaced => "misplaced",
            Self::Near => "near",
            Self::Absent => "absent",
        }
    }
}

impl fmt::Display for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Where a proved quote stands: its pieces as byte ranges of the text, in order, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// [`Proof::Exact`], [`Proof::Folded`] or [`Proof::Elided`].
    pub proof: Proof,
    /// The pieces, in order; one, unless the quote was shortened.
    pub pieces: Vec<Range<usize>>,
}

impl Standing {
    /// From the first piece's start to the last one's end.
    pub fn span(&self) -> Range<usize> {
        let start = self.pieces.first().map_or(0, |piece| piece.start);
        let end = self.pieces.last().map_or(start, |piece| piece.end);
        start..end
    }
}

/// Looks for `quote` in `text` from byte `from` on, as the contract says.
///
/// Nothing is found for a quote without a letter or a digit in it.
pub fn prove(quote: &str, text: &str, from: usize) -> Option<Standing> {
    let mut prover = Prover::new(text);
    prover.prove(quote, from)
}

/// Proves several quotes in one text, folding that text once at most.
pub struct Prover<'a> {
    text: &'a str,
    folded: Option<Folded>,
    marks: Option<QuotationMarks>,
    patience: Patience,
}

/// How many bytes may be searched in vain. A text of one letter a hundred thousand times would else be
/// searched for the rest of the day; nothing that anybody wrote comes near, and what is not found is refused.
#[derive(Debug, Clone, Copy)]
pub(super) struct Patience(usize);

impl Patience {
    /// With so many bytes.
    pub(super) fn of(bytes: usize) -> Self {
        Self(bytes)
    }

    /// As much as the quotes of one text are worth.
    pub(super) fn with(text: &str) -> Self {
        Self((1 << 22) + text.len().saturating_mul(64))
    }

    /// No more than the other has.
    fn at_most(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }

    /// After a search in vain through so many bytes; nothing once it is at an end.
    pub(super) fn spend(&mut self, len: usize) -> Option<()> {
        self.0 = self.0.saturating_sub(len.saturating_add(64));
        (self.0 > 0).then_some(())
    }

    /// Whether there is this much left; then it is spent.
    pub(super) fn affords(&mut self, len: usize) -> bool {
        let is_affordable = self.0 > len;
        self.0 = self.0.saturating_sub(len);
        is_affordable
    }

    /// Whether there is none left.
    pub(super) fn is_over(self) -> bool {
        self.0 == 0
    }
}

impl<'a> Prover<'a> {
    /// A prover for quotes in `text`.
    pub fn new(text: &'a str) -> Self {
        Self { text, folded: None, marks: None, patience: Patience::with(text) }
    }

    /// The same with no more patience than is left for the whole file.
    pub(super) fn within(text: &'a str, left: Patience) -> Self {
        Self { patience: Patience::with(text).at_most(left), ..Self::new(text) }
    }

    /// Takes what was spent here from what is left for the whole file.
    pub(super) fn settle(&self, left: &mut Patience) {
        let given = Patience::with(self.text).at_most(*left);
        left.0 = left.0.saturating_sub(given.0.saturating_sub(self.patience.0));
    }

    /// Whether it has searched so long in vain that it looks for nothing any more. What it has not found may
    /// be there all the same.
    pub(super) fn is_weary(&self) -> bool {
        self.patience.is_over()
    }

    /// See [`prove`].
    pub fn prove(&mut self, quote: &str, from: usize) -> Option<Standing> {
        let quote = quote.trim();
        if !has_word(quote) {
            return None;
        }
        self.whole(quote, from).or_else(|| self.elided(quote, from))
    }

    /// The first place of `span` from `from` on, exact or folded. Facts and notes are proved by this.
    pub fn whole(&mut self, span: &str, from: usize) -> Option<Standing> {
        self.whole_before(span, from, self.text.len())
    }

    /// The same, where it ends at byte `until` or before.
    fn whole_before(&mut self, span: &str, from: usize, until: usize) -> Option<Standing> {
        if let Some(range) = self.exact(span, from, until) {
            return Some(Standing { proof: Proof::Exact, pieces: vec![range] });
        }
        let range = self.folded(span, from, until)?;
        Some(Standing { proof: Proof::Folded, pieces: vec![range] })
    }

    /// Whether the span begins and ends where words do; see [`stands_alone`].
    fn stands_alone(&mut self, range: &Range<usize>) -> bool {
        self.text.get(range.clone()).is_some() && self.is_boundary(range.start) && self.is_boundary(range.end)
    }

    fn is_boundary(&mut self, at: usize) -> bool {
        parts_nothing(self.text, at)
            || (touches_mark(self.text, at)
                && self.marks.get_or_insert_with(|| QuotationMarks::new(self.text)).is_beside_mark(at))
    }

    fn exact(&mut self, span: &str, from: usize, until: usize) -> Option<Range<usize>> {
        if span.is_empty() || self.is_weary() {
            return None;
        }
        let mut at = from;
        while let Some(found) = find(self.text.as_bytes().get(at..until)?, span.as_bytes()) {
            let range = at + found..at + found + span.len();
            if self.stands_alone(&range) {
                return Some(range);
            }
            self.patience.spend(span.len())?;
            at = range.start + 1;
        }
        self.patience.spend(until.saturating_sub(from))?;
        None
    }

    fn folded(&mut self, span: &str, from: usize, until: usize) -> Option<Range<usize>> {
        if self.is_weary() {
            return None;
        }
        let needle = Folded::new(span.trim());
        let needle = needle.as_str();
        if needle.is_empty() {
            return None;
        }
        let folded = self.folded.take().unwrap_or_else(|| Folded::new(self.text));
        let found = self.find_folded(&folded, needle, from, until);
        self.folded = Some(folded);
        found
    }

    fn find_folded(&mut self, folded: &Folded, needle: &str, from: usize, until: usize) -> Option<Range<usize>> {
        let (start, end) = (folded.position_of(from), folded.position_of(until));
        let mut at = start;
        while let Some(found) = memmem::find(folded.as_str().as_bytes().get(at..end)?, needle.as_bytes()) {
            let place = at + found..at + found + needle.len();
            if let Some(range) = folded.original(place.clone())
                && range.start >= from
                && self.stands_alone(&range)
            {
                return Some(range);
            }
            self.patience.spend(needle.len())?;
            at = place.start + 1;
        }
        self.patience.spend(end.saturating_sub(start))?;
        None
    }

    fn elided(&mut self, quote: &str, from: usize) -> Option<Standing> {
        let mut from = from;
        for _ in 0..TRIES {
            let found = self.pieces_in_order(quote, from)?;
            if self.negation_taken(&found).is_none() {
                return Some(found);
            }
            // The same pieces may stand further on with nothing between them that must not be left out.
            from = found.pieces.first()?.end;
        }
        None
    }

    /// The negation that the ellipses of a shortened quote take from the clauses that they lie in, as bytes of the
    /// text. Nothing where the quote is not shortened, its pieces do not stand in the text, or nothing is taken.
    pub fn negation_left_out(&mut self, quote: &str, from: usize) -> Option<Range<usize>> {
        let found = self.pieces_in_order(quote.trim(), from)?;
        self.negation_taken(&found)
    }

    fn negation_taken(&self, found: &Standing) -> Option<Range<usize>> {
        let gaps = found.pieces.iter().zip(found.pieces.iter().skip(1)).map(|(piece, next)| piece.end..next.start);
        gaps.into_iter().find_map(|gap| omissions::negation_taken(self.text, &gap))
    }

    /// The pieces of a shortened quote where they stand in order, whatever lies between them.
    fn pieces_in_order(&mut self, quote: &str, from: usize) -> Option<Standing> {
        let parts = pieces_of(quote);
        if parts.len() == 1 && parts.first().is_some_and(|part| part.len() == quote.len()) {
            return None;
        }
        let is_readable = parts.len() <= limits::PIECES_OF_QUOTE;
        if parts.is_empty() || !is_readable || !parts.iter().all(|part| has_word(part)) {
            return None;
        }
        let mut at = from;
        let mut pieces = Vec::with_capacity(parts.len());
        for part in &parts {
            let range = self.whole(part, at)?.span();
            at = range.end;
            pieces.push(range);
        }
        self.draw_together(&parts, &mut pieces);
        Some(Standing { proof: Proof::Elided, pieces })
    }

    /// Moves each piece as near to the next as it can stand, so that no more than need be is shown as
    /// left out.
    fn draw_together(&mut self, parts: &[&str], pieces: &mut [Range<usize>]) {
        for i in (0..pieces.len().saturating_sub(1)).rev() {
            let Some(limit) = pieces.get(i + 1).map(|next| next.start) else { continue };
            let (Some(part), Some(piece)) = (parts.get(i), pieces.get_mut(i)) else { continue };
            // Bounded: a piece that recurs thousands of times is moved no further than this.
            for _ in 0..64 {
                match self.whole_before(part, piece.end, limit) {
                    Some(later) if later.span().end <= limit => *piece = later.span(),
                    _ => break,
                }
            }
        }
    }
}

/// How often the pieces of a shortened quote are looked for once more, further on.
const TRIES: usize = 16;

/// Where `needle` first is. To make a searcher costs more than to search a paragraph for the first byte,
/// which of a quote is most often a capital; in a long text, and where that byte is everywhere, the searcher's
/// bound on the worst case counts.
fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    const SHORT: usize = 1 << 11;
    const MISSES: usize = 64;
    if text.len() > SHORT {
        return memmem::find(text, needle);
    }
    let mut places = memchr::memchr_iter(*needle.first()?, text);
    let is_there = |at: &usize| text.get(*at..).is_some_and(|rest| rest.starts_with(needle));
    if let Some(at) = places.by_ref().take(MISSES).find(is_there) {
        return Some(at);
    }
    let from = places.next()?;
    memmem::find(text.get(from..)?, needle).map(|at| from + at)
}

/// Whether there is a letter or a digit in it.
pub fn has_word(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The pieces of a shortened quote: what stands between `…`, `...`, `[…]` and `[...]`.
fn pieces_of(quote: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = quote;
    while let Some((start, end)) = next_ellipsis(rest) {
        pieces.push(rest.get(..start).unwrap_or_default().trim());
        rest = rest.get(end..).unwrap_or_default();
    }
    pieces.push(rest.trim());
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

/// How many pieces there are of a quote.
pub(super) fn piece_count(quote: &str) -> usize {
    pieces_of(quote).len()
}

/// Byte range of the first ellipsis, brackets included.
fn next_ellipsis(text: &str) -> Option<(usize, usize)> {
    const MARKS: [&[u8]; 2] = ["…".as_bytes(), b"..."];
    // In one walk for both: a text with none of the second would else be walked to its end for each of the first.
    let (at, mark) = memchr::memchr2_iter(0xE2, b'.', text.as_bytes()).find_map(|at| {
        let rest = text.as_bytes().get(at..)?;
        MARKS.iter().find(|mark| rest.starts_with(mark)).map(|mark| (at, *mark))
    })?;
    let end = at + mark.len();
    let opened = text.get(..at).is_some_and(|before| before.ends_with('['));
    let closed = text.get(end..).is_some_and(|after| after.starts_with(']'));
    Some(if opened && closed { (at - 1, end + 1) } else { (at, end) })
}

/// Whether the span begins and ends where words do, and parts nothing that belongs together.
pub fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    text.get(range.clone()).is_some() && is_boundary(text, range.start) && is_boundary(text, range.end)
}

/// Whether a word, a number or something that belongs together is not parted at this byte. A quotation mark that
/// closes ends a word, whatever letter follows: Korean particles stand beside it.
pub fn is_boundary(text: &str, at: usize) -> bool {
    parts_nothing(text, at) || (touches_mark(text, at) && QuotationMarks::new(text).is_beside_mark(at))
}

/// Whether a character beside this byte may be a quotation mark.
fn touches_mark(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|before| before.chars().next_back());
    let after = text.get(at..).and_then(|after| after.chars().next());
    before.is_some_and(is_quotation_mark) || after.is_some_and(is_quotation_mark)
}

/// The same without a look at the paragraph's quotation marks.
fn parts_nothing(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text.get(..at), text.get(at..)) else {
        return false;
    };
    let (Some(prev), Some(next)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    // 12 000 with a space that does not break is one number.
    if joins_digits_as_space(prev) && next.is_numeric() && before.chars().nth_back(1).is_some_and(char::is_numeric)
        || joins_digits_as_space(next) && prev.is_numeric() && after.chars().nth(1).is_some_and(char::is_numeric)
    {
        return false;
    }
    // Most boundaries are at a space: no need for the tables there.
    if (prev.is_whitespace() || next.is_whitespace()) && !is_extender(next) {
        return true;
    }
    let prev2 = before.chars().nth_back(1);
    let next2 = after.chars().nth(1);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_joint = |c: char| is_hyphen(c) || is_invisible(c);
    let joined = (is_joint(prev) && is_word(prev2) && next.is_alphanumeric())
        || (is_joint(next) && is_word(next2) && prev.is_alphanumeric());
    let is_digit = |c: Option<char>| c.is_some_and(char::is_numeric);
    let number_cut = (is_sign(prev) && next.is_numeric() && !is_word(prev2))
        || (is_currency(prev) && next.is_numeric())
        || (prev.is_numeric() && (is_currency(next) || matches!(next, '%' | '‰' | '°' | '％')))
        // 10², 5½: digits of two kinds are one number.
        || (prev.is_numeric() && next.is_numeric())
        // 12:30, 1/2, 5–10: half of it is another number.
        || (joins_digits(prev) && is_digit(prev2) && next.is_numeric())
        || (joins_digits(next) && is_digit(next2) && prev.is_numeric());
    // can`t, can´t: what UAX #29 does not know as an apostrophe.
    let word_cut = (is_accent_for_apostrophe(prev) && is_word(prev2) && next.is_alphabetic())
        || (is_accent_for_apostrophe(next) && is_word(next2) && prev.is_alphabetic());
    // x², 10^5, 1·5: the half before is another quantity.
    let power_cut = is_raised(next) && prev.is_alphanumeric()
        || matches!(next, '^' | '·') && prev.is_numeric() && is_word(next2)
        || matches!(prev, '^' | '·') && next.is_numeric() && is_word(prev2);
    !joined
        && !number_cut
        && !word_cut
        && !power_cut
        && !parts_a_negation(before, after)
        && is_word_bound(before, after)
}

/// Japanese and Chinese write no spaces, and UAX #29 parts them at every character. What must not be
/// parted there is a word from what turns it into its contrary: 不賛成, 賛成しません, 言っていない.
fn parts_a_negation(before: &str, after: &str) -> bool {
    let Some(prev) = before.chars().next_back() else { return false };
    let next = after.chars().next();
    let is_han = |c: char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}');
    let prefix = matches!(prev, '不' | '非' | '無' | '未' | '否' | '反' | '没') && next.is_some_and(is_han);
    prefix
        || ((is_han(prev) || is_kana(prev)) && (begins_negative(before, after) || cuts_negative_ending(before, after)))
}

fn is_kana(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}')
}

/// Endings that turn a Japanese verb into its contrary.
const NEGATIVE_ENDINGS: [&str; 9] = ["ない", "なかった", "なく", "なけれ", "ません", "ぬ", "ず", "まい", "なきゃ"];

/// Whether what follows is the rest of a Japanese verb and ends it in a negation: 建て|ない, 言って|いない,
/// わか|らない. A particle before it (事実|はない) begins another word.
fn begins_negative(before: &str, after: &str) -> bool {
    // Kana of which the inflection of a verb is made, before the ending.
    const INFLECTION: &str = "らさかがたなばまわやれせえけげてでねべめきしじちにびみりいおっんょくすつこ";
    const MOST: usize = 7;
    /// Nouns that a clause is made to with; the negation after them is a word of its own.
    const NOUNS: [&str; 8] = ["わけ", "はず", "もの", "こと", "つもり", "ところ", "ため", "よう"];
    if NOUNS.iter().any(|noun| after.starts_with(noun)) {
        return false;
    }
    let mut rest = after;
    for n in 0..=MOST {
        if NEGATIVE_ENDINGS.iter().any(|ending| rest.starts_with(ending)) {
            return true;
        }
        let Some(c) = rest.chars().next() else { return false };
        // 言っては|いない, 建ててもいない: a particle within the verb, after its て.
        let is_particle = matches!(c, 'は' | 'も') && {
            let passed = after.get(..after.len() - rest.len()).unwrap_or_default();
            let last = passed.chars().next_back().or_else(|| before.chars().next_back());
            matches!(last, Some('て' | 'で'))
        };
        // に and で are particles where they are not within a verb.
        if (n == 0 && matches!(c, 'に' | 'で' | 'な' | 'か' | 'や' | 'こ')) || !(INFLECTION.contains(c) || is_particle)
        {
            return false;
        }
        rest = rest.get(c.len_utf8()..).unwrap_or_default();
    }
    false
}

/// Whether the place is within such an ending: 言っていな|い, 建てませ|ん.
fn cuts_negative_ending(before: &str, after: &str) -> bool {
    NEGATIVE_ENDINGS.iter().chain(&["ませんでした"]).any(|ending| {
        ending.char_indices().skip(1).any(|(at, _)| {
            let (head, tail) = ending.split_at(at);
            let is_verb = |c: char| is_kana(c) || matches!(c, '\u{3400}'..='\u{9FFF}');
            before.strip_suffix(head).is_some_and(|stem| stem.ends_with(is_verb)) && after.starts_with(tail)
        })
    })
}

/// Characters that are not seen and part no word.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}')
}

/// Superscript and subscript figures.
fn is_raised(c: char) -> bool {
    matches!(c, '²' | '³' | '¹' | '\u{2070}'..='\u{209C}')
}

/// UAX #29, applied to the neighbourhood only: a window around the place, cut at white space.
fn is_word_bound(before: &str, after: &str) -> bool {
    const REACH: usize = 48;
    let start = before
        .char_indices()
        .rev()
        .take(REACH)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(before.len(), |(i, _)| i);
    let end = after
        .char_indices()
        .take(REACH)
        .take_while(|(_, c)| !c.is_whitespace())
        .last()
        .map_or(0, |(i, c)| i + c.len_utf8());
    let head = before.get(start..).unwrap_or_default();
    let tail = after.get(..end).unwrap_or_default();
    let window = format!("{head}{tail}");
    window.split_word_bound_indices().any(|(i, _)| i == head.len())
}

fn is_extender(c: char) -> bool {
    // A combining mark after a space belongs to that space.
    unicode_normalization::char::is_combining_mark(c)
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{FF0D}')
}

fn joins_digits(c: char) -> bool {
    let is_dash = is_hyphen(c) || matches!(c, '\u{2012}' | '\u{2013}');
    let is_range_mark = matches!(c, '~' | '\u{301C}' | '\u{223C}' | '\u{FF5E}');
    is_dash || is_range_mark || matches!(c, ':' | '/' | '\u{2044}' | '\u{2215}' | '\u{FF0F}' | '\u{FF1A}')
}

fn joins_digits_as_space(c: char) -> bool {
    matches!(c, '\u{00A0}' | '\u{2009}' | '\u{202F}')
}

fn is_accent_for_apostrophe(c: char) -> bool {
    matches!(c, '`' | '´' | '\u{2032}' | '\u{201B}')
}

fn is_sign(c: char) -> bool {
    matches!(c, '-' | '+' | '±' | '\u{2212}' | '\u{2010}' | '\u{2011}' | '\u{FF0D}' | '.')
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢' | '£' | '¥' | '€' | '₩' | '\u{20A0}'..='\u{20CF}' | '￥' | '￦' | '＄')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "He said, “We have not agreed to 12 million won.” She added, “We have agreed — in part — to 12% of non-proliferation.”";

    fn found(quote: &str) -> Option<(Proof, Vec<&'static str>)> {
        let standing = prove(quote, TEXT, 0)?;
        Some((standing.proof, standing.pieces.into_iter().filter_map(|r| TEXT.get(r)).collect()))
    }

    #[test]
    fn a_quote_is_proved_character_for_character() {
        assert_eq!(
            found("We have not agreed to 12 million won."),
            Some((Proof::Exact, vec!["We have not agreed to 12 million won."]))
        );
    }

    #[test]
    fn typography_is_folded_and_the_sources_characters_are_given_back() {
        assert_eq!(found("agreed - in  part - to"), Some((Proof::Folded, vec!["agreed — in part — to"])));
    }

    #[test]
    fn a_shortened_quote_stands_piece_by_piece_and_in_order() {
        assert_eq!(found("We have […] to 12 million won."), None, "“not” is left out");
        assert_eq!(found("We have agreed […] to 12%"), Some((Proof::Elided, vec!["We have agreed", "to 12%"])));
        assert_eq!(found("We have ... to 12%"), Some((Proof::Elided, vec!["We have", "to 12%"])));
        assert_eq!(found("to 12% … We have agreed"), None);
        assert_eq!(found("… […] ..."), None);
    }

    #[test]
    fn pieces_are_drawn_together() {
        let standing = prove("We have … in part", TEXT, 0).unwrap();
        assert_eq!(TEXT.get(standing.span()), Some("We have agreed — in part"));
    }

    #[test]
    fn a_part_of_a_word_is_no_quote() {
        let text =
            "They are unable to attend, won’t come, lost −5 and 1.5 points, $30 or 12%, in a non-nuclear café\u{301}.";
        for part in [
            "able to attend",
            "won",
            "t come",
            "5 and",
            "5 points",
            "30 or",
            "or 12",
            "nuclear",
            "a non",
            "1",
            "caf",
            "café",
        ] {
            assert_eq!(prove(part, text, 0), None, "{part}");
        }
        for (text, part) in [
            ("不賛成です", "賛成です"),
            ("賛成しません", "賛成し"),
            ("un\u{200B}able to", "able to"),
            ("x² men", "x"),
            ("10^5 men", "10"),
            ("1·5 men", "5 men"),
        ] {
            assert_eq!(prove(part, text, 0), None, "{part} of {text}");
        }
        for whole in ["unable to attend", "won’t come", "−5 and 1.5 points", "$30 or 12%", "non-nuclear"] {
            assert!(prove(whole, text, 0).is_some(), "{whole}");
        }
    }

    #[test]
    fn a_text_made_to_be_searched_for_ever_is_not() {
        let text = "a".repeat(400_000);
        assert_eq!(prove(&"a".repeat(200_000), &text, 0), None);
    }

    #[test]
    fn half_of_a_number_is_another_number() {
        let text = "At 12:30 some 1/2 of 5–10 million and 10~20 firms, 10² m, 5½ km, 12\u{202f}000 cars; they can`t.";
        for part in ["30 some", "2 of", "10 million", "20 firms", "10", "5", "000 cars", "At 12", "they can"] {
            assert_eq!(prove(part, text, 0), None, "{part}");
        }
        for whole in ["12:30 some 1/2 of 5–10 million", "10~20 firms", "10² m", "5½ km", "12 000 cars", "they can`t"]
        {
            assert!(prove(whole, text, 0).is_some(), "{whole}");
        }
    }

    #[test]
    fn han_and_kana_have_no_boundaries_to_wait_for() {
        assert!(prove("温故知新", "『温故知新』の知恵", 0).is_some());
        assert!(prove("知恵", "温故知新の知恵を", 0).is_some());
    }

    #[test]
    fn order_decides_where_a_quote_stands_twice() {
        let text = "“Yes,” he said. “Yes,” she said.";
        let first = prove("Yes", text, 0).unwrap().span();
        let second = prove("Yes", text, first.end).unwrap().span();
        assert!(second.start > first.end);
        assert_eq!(prove("Yes", text, second.end), None);
    }
}
