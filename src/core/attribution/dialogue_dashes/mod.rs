//! Finds direct speech after a dash at the beginning of a paragraph, as in the newspapers and books of most European
//! languages: „– Słowo – powiedział Jan Kowalski. – Dalej.“, „—Palabra —dijo Ana Pérez—. Más.“, „– Ord, säger Anna
//! Berg.“
//!
//! A dash alone is weak evidence: lists, signatures and asides also have one. So a text is only read in this way if a
//! verb of saying follows such words in one of its paragraphs, and a row of paragraphs that looks like a list counts as
//! one.

use std::ops::Range;

use super::Confidence;
use super::tokens::{Kind, Token};
use super::word::WordClasses;
use crate::document::{Block, BlockKind};

mod paragraph;

pub(super) use paragraph::Said;
use paragraph::{Evidence, Paragraph, Source};

/// The most pieces of speech that begin within a paragraph; more are asides.
const MOST_WITHIN: usize = 6;

/// A text with its tokens.
pub(super) struct TextOfBlocks<'a> {
    pub text: &'a str,
    pub blocks: &'a [Block],
    pub tokens: &'a [Token],
    /// The first token of each block, and the total number.
    pub firsts: &'a [u32],
}

/// A paragraph with a dash, by the number of its block.
struct Candidate {
    block: usize,
    paragraph: Paragraph,
    /// The paragraph without its dash.
    words: Range<usize>,
    /// Whether its dash is a hyphen, as in a list.
    is_hyphen: bool,
}

/// The speech after dashes, in order, for each block that has any. `is_named`: whether a name begins at a token.
/// `is_taken`: whether a block is read in another way.
pub(super) fn find(
    source: &TextOfBlocks<'_>,
    is_named: impl Fn(u32) -> bool,
    is_taken: impl Fn(usize) -> bool,
) -> Vec<(usize, Vec<Said>)> {
    let candidates: Vec<Candidate> = (0..source.blocks.len())
        .filter(|block| !is_taken(*block))
        .filter_map(|block| source.candidate(block, &is_named))
        .collect();
    let count = |least: Evidence| candidates.iter().filter(|one| one.paragraph.evidence >= least).count();
    let is_dialogue = count(Evidence::Verb) > 0 || count(Evidence::Insertion) > 1;
    let candidates = if is_dialogue { candidates } else { Vec::new() };
    let runs = candidates.chunk_by(|one, next| one.block + 1 == next.block);
    let mut all = Vec::new();
    let is_apart = |block: &usize| candidates.binary_search_by_key(block, |one| one.block).is_err();
    let within = (0..source.blocks.len()).filter(|block| !is_taken(*block)).filter(is_apart);
    let within: Vec<Candidate> = within.filter_map(|block| source.within(block, &is_named)).collect();
    let told_within = within.iter().map(|candidate| (0, candidate));
    for (place, candidate) in runs.flat_map(|run| source.spoken(run)).chain(told_within) {
        let most = match (candidate.paragraph.evidence, place) {
            (Evidence::Verb, _) => Confidence::Certain,
            (Evidence::Insertion, _) | (Evidence::Dash, 0) => Confidence::Likely,
            (Evidence::Dash, _) => Confidence::Unsure,
        };
        let said = candidate.paragraph.said.iter().map(|said| Said { most: said.most.min(most), ..said.clone() });
        all.push((candidate.block, said.collect()));
    }
    all.sort_by_key(|(block, _)| *block);
    all
}

impl TextOfBlocks<'_> {
    fn candidate(&self, block: usize, is_named: impl Fn(u32) -> bool) -> Option<Candidate> {
        let own = self.blocks.get(block).filter(|own| own.kind != BlockKind::Heading)?;
        let body = self.text.get(own.range.clone())?;
        let (first, end) = (*self.firsts.get(block)?, *self.firsts.get(block + 1)?);
        let label = self.label_end(first..end, &is_named);
        let words = match is_dash(self.tokens.get(first as usize)?, self.text) {
            true => first + 1..end,
            false if let Some(dash) = label => dash + 1..end,
            false if own.kind != BlockKind::Quotation && is_behind_hyphen(self.text, own.range.start) => first..end,
            false => return None,
        };
        let from = self.tokens.get(words.start as usize).filter(|_| !words.is_empty())?.start as usize;
        let is_hyphen = words.start == first || body.starts_with('-');
        // “— «…», — сказал он”: the marks enclose the speech.
        if self.tokens.get(words.start as usize)?.kind == Kind::Mark {
            return None;
        }
        let start =
            label.and_then(|dash| self.tokens.get(dash as usize)).map_or(own.range.start, |dash| dash.start as usize);
        let source = Source { text: self.text, all: self.tokens, words, start, is_named };
        let mut paragraph = source.read();
        if label.is_some() && self.text.get(from..own.range.end).is_some_and(is_sentence) {
            paragraph.evidence = paragraph.evidence.max(Evidence::Insertion);
        }
        Some(Candidate { block, paragraph, words: from..own.range.end, is_hyphen })
    }

    /// The dash after a name and a colon at the beginning of a paragraph: „Jan: – Słowo.“
    fn label_end(&self, tokens: Range<u32>, is_named: impl Fn(u32) -> bool) -> Option<u32> {
        /// The most words of the name.
        const MOST: u32 = 4;
        let token = |at: u32| self.tokens.get(at as usize).filter(|_| tokens.contains(&at));
        let is_name = |at: &u32| token(*at).is_some_and(|token| token.kind == Kind::Word && token.is_capital);
        let colon = (tokens.start..tokens.start + MOST + 1).find(|at| !is_name(at))?;
        let is_label = colon > tokens.start && token(colon)?.kind == Kind::Colon && is_named(tokens.start);
        (is_label && is_dash(token(colon + 1)?, self.text)).then_some(colon + 1)
    }

    /// „Jan czeka. – Most stoi – mówi. – Na razie.“: speech that begins within a paragraph, after a full stop and a
    /// dash.
    fn within(&self, block: usize, is_named: impl Fn(u32) -> bool) -> Option<Candidate> {
        let own = self.blocks.get(block).filter(|own| own.kind != BlockKind::Heading)?;
        let (first, end) = (*self.firsts.get(block)?, *self.firsts.get(block + 1)?);
        let token = |at: u32| self.tokens.get(at as usize).filter(|_| at < end);
        let is_spaced = |at: u32| token(at).is_some_and(|token| token.is_spaced);
        let begins = |at: &u32| {
            let is_behind_stop = at.checked_sub(1).and_then(token).is_some_and(|before| before.kind == Kind::Stop);
            let is_capital = token(at + 1).is_some_and(|next| next.kind == Kind::Word && next.is_capital);
            let is_dash = token(*at).is_some_and(|token| token.kind == Kind::Dash);
            is_dash && is_behind_stop && is_capital && is_spaced(*at) && is_spaced(at + 1)
        };
        let dash = (first + 1..end).find(begins)?;
        let start = token(dash)?.start as usize;
        let source = Source { text: self.text, all: self.tokens, words: dash + 1..end, start, is_named };
        let paragraph = source.read();
        let is_told = paragraph.evidence == Evidence::Verb && paragraph.said.len() <= MOST_WITHIN;
        is_told.then_some(Candidate { block, paragraph, words: start..own.range.end, is_hyphen: false })
    }

    /// The paragraphs of a row with dashes in which someone speaks, with their positions in the row; those of a list
    /// are not among them.
    fn spoken<'r>(&self, run: &'r [Candidate]) -> Vec<(usize, &'r Candidate)> {
        let words = |one: &Candidate| self.text.get(one.words.clone()).unwrap_or_default();
        let is_told = |one: &Candidate| one.paragraph.evidence > Evidence::Dash;
        let announcement = run.first().map_or(Announcement::None, |first| self.announcement(first.block));
        // “The points are:” and the points, regardless of who speaks after them.
        let bare = run.iter().take_while(|one| !is_told(one) && !words(one).contains('?')).count();
        // A list has more than one point: „Ivan čeka:“ „– Most stoji.“
        let points = match announcement {
            Announcement::Of(says) if bare > 1 || !says && bare == run.len() => bare,
            _ => 0,
        };
        let rest = || run.iter().enumerate().skip(points);
        if rest().any(|(_, one)| is_told(one)) {
            return rest().filter(|(_, one)| is_told(one) || is_sentence(words(one))).collect();
        }
        let are_sentences = rest().all(|(_, one)| is_sentence(words(one)) && !one.is_hyphen);
        let is_lively = |one: &Candidate| words(one).contains(['?', '!']) || self.addresses_somebody(one);
        let is_said = match announcement {
            Announcement::Of(says) => says && run.len() == 1,
            Announcement::None => run.len() == 1 || run.iter().any(is_lively),
        };
        if are_sentences && is_said { rest().collect() } else { Vec::new() }
    }

    /// Whether a paragraph has I, we or you in it.
    fn addresses_somebody(&self, candidate: &Candidate) -> bool {
        let first = self.firsts.get(candidate.block).copied().unwrap_or_default();
        let end = self.firsts.get(candidate.block + 1).copied().unwrap_or_default();
        let tokens = self.tokens.get(first as usize..end as usize).unwrap_or_default();
        tokens.iter().any(|token| token.word.is(WordClasses::ADDRESS))
    }

    /// What the paragraph before a block introduces.
    fn announcement(&self, block: usize) -> Announcement {
        let Some(before) = block.checked_sub(1) else { return Announcement::None };
        let (Some(first), Some(end)) = (self.firsts.get(before), self.firsts.get(block)) else {
            return Announcement::None;
        };
        let tokens = self.tokens.get(*first as usize..*end as usize).unwrap_or_default();
        match tokens.split_last() {
            Some((last, rest)) if last.kind == Kind::Colon => {
                let sentence = rest.iter().rev().take_while(|token| token.kind != Kind::Stop);
                Announcement::Of(sentence.into_iter().any(|token| token.word.is(WordClasses::SAYS)))
            }
            _ => Announcement::None,
        }
    }
}

/// What a paragraph introduces.
#[derive(Debug, Clone, Copy)]
enum Announcement {
    None,
    /// It ends with a colon; whether it has a verb of saying.
    Of(bool),
}

fn is_dash(token: &Token, text: &str) -> bool {
    let spelled = text.get(token.start as usize..token.end as usize).unwrap_or_default();
    token.kind == Kind::Dash
        && (spelled != "-" || text.get(token.end as usize..).is_some_and(|rest| rest.starts_with(' ')))
}

/// Whether the hyphen before a block was read as the marker of a list.
fn is_behind_hyphen(text: &str, start: usize) -> bool {
    let line = text.get(..start).unwrap_or_default().trim_end_matches([' ', '\u{a0}']);
    line.strip_suffix(['-', '–', '—']).is_some_and(|before| before.is_empty() || before.ends_with(['\n', ' ', '\t']))
}

/// Whether words begin and end like a sentence. The Greek question mark looks like a semicolon.
fn is_sentence(words: &str) -> bool {
    const CLOSERS: [char; 7] = ['»', '”', '“', '"', ')', '’', '*'];
    let first = words.chars().find(|c| c.is_alphanumeric());
    let begins = first.is_some_and(|first| !first.is_lowercase()) || words.starts_with(['…', '.']);
    let end = words.trim_end().trim_end_matches(CLOSERS).trim_end();
    let is_greek = words.chars().any(|c| matches!(c, 'α'..='ω'));
    begins && (end.ends_with(['.', '!', '?', '…']) || is_greek && end.ends_with([';', '\u{37e}']))
}
