//! Compares who said a quote by the file with who said it by the text beside it.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::{
    attribution::{Attribution, Confidence, Person, PersonKind, attribute},
    diagnostics::Code,
    document::{Block, BlockKind},
    format::scanner::PathStep,
    matching::quotation_marks::{Pair, QuotationMarks, is_quotation_mark},
    model::{BlockId, Speaker, SpeakerId},
    text::{
        script::{is_cjk, is_hangul_syllable},
        shorten::shortened,
    },
    validate::context::Validator,
};

/// A quote in the text of its block.
pub(crate) struct PlacedQuote<'t> {
    pub(crate) block: BlockId,
    pub(crate) text: &'t str,
    pub(crate) marks: &'t QuotationMarks,
    pub(crate) span: Range<usize>,
}

impl Validator<'_> {
    /// Warns if the text gives the quote to somebody else by name, or if its speaker only repeats somebody else's words.
    /// `known` keeps what was found out about the block.
    pub(crate) fn compare_speaker(
        &mut self,
        placed: &PlacedQuote<'_>,
        speakers: &[SpeakerId],
        known: &mut Option<Attribution>,
        path: impl Fn() -> Vec<PathStep>,
    ) {
        let PlacedQuote { block, text, marks, span } = placed;
        let Some(outer) = outer_marks(marks, span).filter(|_| !speakers.is_empty() && !self.sink.is_full()) else {
            return;
        };
        for id in speakers {
            self.note_words(*id);
        }
        let is_inner = |pair: Pair| pair.depth > 0 && pair.open.start <= span.start && span.end <= pair.close.end;
        let is_nested = marks.pairs().any(is_inner);
        let beside = [words_before(text, outer.start), words_behind(text, outer.end)];
        let own = || speakers.iter().filter_map(|id| self.words_of_speakers.get(id));
        if !is_nested && own().any(|own| beside.iter().any(|words| names_any(words, own))) {
            return;
        }
        if known.is_none() {
            let Some(left) = self.attribution_budget.checked_sub(text.len()) else { return };
            self.attribution_budget = left;
            *known = Some(attribute(text, &lines(text), &self.briefing.language));
        }
        let person = known.as_ref().and_then(|known| speaker_of(known, span));
        let is_same = person.is_some_and(|(person, _)| self.all(speakers).any(|speaker| may_be(person, speaker)));
        if person.is_some_and(|(_, is_certain)| !is_same && !is_certain) && !self.are_named(speakers, text) {
            return;
        }
        let name = self.all(speakers).next().map(|speaker| shortened(&speaker.name)).unwrap_or_default();
        // Where the text names nobody, the quote's speaker is the one who repeats them, unless he or she is named there.
        let is_repeated = || {
            let told = text.get(outer.start..span.start).unwrap_or_default();
            is_same || person.is_none() && !self.all(speakers).any(|speaker| names_any(told, &words(&speaker.name)))
        };
        let (message, hint) = match person {
            _ if is_nested && is_repeated() => (
                format!("{name} repeats these words of somebody else"),
                "name the person whose words they are, or quote the whole sentence",
            ),
            Some((person, _)) if !is_nested && !is_same => (
                format!("the text gives this quote to {}, and not to {name}", shortened(&person.name)),
                "check who said it; if the text names the same person in another way, ignore this",
            ),
            _ => return,
        };
        let there = (self.in_text(*block, span.clone()), "it is here");
        self.sink.report(Code::OtherSpeaker, path(), message).in_block(*block).hint(hint).related(Some(there));
    }

    /// Whether the text names one of the speakers: two people of one text are mixed up more easily than one person has two
    /// names.
    fn are_named(&mut self, speakers: &[SpeakerId], text: &str) -> bool {
        let Some(left) = self.attribution_budget.checked_sub(text.len()) else { return false };
        self.attribution_budget = left;
        self.all(speakers).any(|speaker| names_any(text, &words(&speaker.name)))
    }

    /// Looks up the words of a speaker's names and roles, once.
    fn note_words(&mut self, id: SpeakerId) {
        if let Some(speaker) = self.briefing.speakers.get(id.index()) {
            self.words_of_speakers.entry(id).or_insert_with(|| words_of(speaker));
        }
    }

    fn all(&self, speakers: &[SpeakerId]) -> impl Iterator<Item = &Speaker> {
        speakers.iter().filter_map(|id| self.briefing.speakers.get(id.index()))
    }
}

/// The lines of a text as paragraphs of their own.
fn lines(text: &str) -> Vec<Block> {
    let mut start = 0;
    let mut lines = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        if start < end {
            lines.push(Block::new(BlockKind::Paragraph, start..end));
        }
        start += line.len();
    }
    lines
}

/// The words between the outer marks around a quote, with the marks.
fn outer_marks(marks: &QuotationMarks, span: &Range<usize>) -> Option<Range<usize>> {
    let mut pairs = marks.pairs();
    let pair = pairs.find(|pair| pair.depth == 0 && pair.open.end <= span.start && span.end <= pair.close.start)?;
    Some(pair.open.start..pair.close.end)
}

/// The writer's words right before a quotation in its sentence.
fn words_before(text: &str, at: usize) -> &str {
    const REACH: usize = 200;
    let before = text.get(text.floor_char_boundary(at.saturating_sub(REACH))..at).unwrap_or_default();
    let ends =
        |c: char| matches!(c, '.' | '!' | '?' | '\n' | '。' | '।') || is_quotation_mark(c) && !matches!(c, '\'' | '’');
    let bare = before.trim_end();
    let from = bare.char_indices().rev().find(|(_, c)| ends(*c)).map_or(0, |(at, c)| at + c.len_utf8());
    bare.get(from..).unwrap_or_default()
}

/// The writer's words right behind a quotation, up to the next one or the end of the sentence.
fn words_behind(text: &str, at: usize) -> &str {
    const REACH: usize = 200;
    let rest = text.get(at..text.floor_char_boundary(at.saturating_add(REACH))).unwrap_or_default();
    let is_mark = |c: char| is_quotation_mark(c) && !matches!(c, '\'' | '’');
    let ends = |(at, c): (usize, char)| {
        is_mark(c)
            || matches!(c, '\n' | '。' | '।')
            // Not "Mr. Lee".
            || matches!(c, '.' | '!' | '?')
                && rest.get(..at).is_some_and(|head| head.unicode_words().next_back().is_some_and(ends_sentence))
    };
    let end = rest.char_indices().find(|place| ends(*place)).map_or(rest.len(), |(at, _)| at);
    let words = rest.get(..end).unwrap_or_default();
    // 市长陈刚说：“…”: the words before a colon introduce the next quotation.
    let introduces =
        words.trim_end().ends_with([':', '：']) && rest.get(end..).is_some_and(|next| next.starts_with(is_mark));
    if introduces { "" } else { words }
}

/// Whether a full stop after the word ends a sentence: not the one of a title or an initial.
fn ends_sentence(word: &str) -> bool {
    const LONGEST: usize = 3;
    let is_title = matches!(word, "dr" | "sr" | "sra" | "pan" | "ing");
    word.chars().count() > LONGEST || !word.starts_with(char::is_uppercase) && !is_title
}

/// The person who probably says the words by the text, by name, and whether that is certain.
fn speaker_of<'a>(known: &'a Attribution, span: &Range<usize>) -> Option<(&'a Person, bool)> {
    let covers = |range: &Range<usize>| range.start <= span.start && span.end <= range.end;
    let quote = known.quotes.iter().find(|quote| covers(&quote.range) && !quote.in_turn)?;
    let person = known.people.get(quote.speaker.filter(|_| quote.confidence >= Confidence::Likely)?)?;
    (person.kind == PersonKind::Person).then_some((person, quote.confidence >= Confidence::Certain))
}

/// The words of all names and roles of a speaker in small letters.
fn words_of(speaker: &Speaker) -> Vec<String> {
    let names =
        [Some(&speaker.name), speaker.native_name.as_ref(), speaker.family_name.as_ref(), speaker.role.as_ref()];
    let roles = speaker.roles.iter().map(|period| &period.role);
    names.into_iter().flatten().chain(roles).flat_map(|name| words(name)).collect()
}

fn words(name: &str) -> Vec<String> {
    name.unicode_words().map(str::to_lowercase).filter(|word| !is_small(word)).collect()
}

/// Whether a word belongs to many names and offices.
fn is_small(word: &str) -> bool {
    const SMALL: &str = "of the a and for in de du la le des der die das und von van mr mrs ms dr";
    SMALL.split(' ').any(|small| small == word)
}

/// Whether two words may be forms of one name: Savina and Savinoj, Lee and LEE.
fn are_alike(one: &str, other: &str) -> bool {
    const STEM: usize = 3;
    let length = one.chars().count().min(other.chars().count());
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    same == length || same >= STEM && same + 2 >= length
}

/// Whether the words name the speaker or the office by a word of `own`, or are in another script than all of the names.
fn names_any(text: &str, own: &[String]) -> bool {
    let names = |word: String| own.iter().any(|own| are_alike(own, &word)) && !is_small(&word);
    text.unicode_words().map(str::to_lowercase).any(names)
        // Without spaces between words.
        || own.iter().any(|own| !own.is_ascii() && text.contains(own.as_str()))
}

/// A number for each script: names in one script can be compared.
fn script_of(c: char) -> u32 {
    const LATIN: u32 = 0;
    const HANGUL: u32 = 1;
    const HAN_AND_KANA: u32 = 2;
    match u32::from(c) >> 8 {
        0..=2 | 0x1E => LATIN,
        4..=5 => 4,
        _ if is_hangul_syllable(c) => HANGUL,
        _ if is_cjk(c) => HAN_AND_KANA,
        block => block,
    }
}

/// Whether a person of the text may be the speaker: a name or an office in common, or names in different scripts.
fn may_be(person: &Person, speaker: &Speaker) -> bool {
    let names = [Some(&person.name), person.native_name.as_ref(), person.family_name.as_ref(), person.role.as_ref()];
    let theirs: Vec<String> = names.into_iter().flatten().flat_map(|name| words(name)).collect();
    let own = words_of(speaker);
    let script = |word: &String| word.chars().next().map(script_of);
    let is_comparable = theirs.iter().any(|word| own.iter().any(|other| script(word) == script(other)));
    !is_comparable
        || theirs.iter().any(|word| {
            own.iter()
                .any(|other| are_alike(word, other) || word.contains(other.as_str()) || other.contains(word.as_str()))
        })
}
