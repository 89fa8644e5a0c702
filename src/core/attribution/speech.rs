//! Tells speech from titles of works, nicknames and words that the writer keeps at a distance.

use super::cues::Cue;
use super::items::{EndSign, Items, What};
use super::tokens::{Kind, Token};
use super::word::Word;
use super::{PhraseKind, Rule};

/// Fragments of up to so many words are speech only where a verb of saying stands beside them.
const SHORT: usize = 3;
/// Words of the longest title.
const LONGEST_TITLE: usize = 14;

/// What the quotation at item `at` is, if it is no speech.
pub(super) fn not_speech(
    items: &Items<'_>,
    at: usize,
    cue: Option<&Cue>,
    has_context: bool,
    is_heading: bool,
) -> Option<PhraseKind> {
    let span = items.span(at)?;
    let words: Vec<&Token> = span.words(items.tokens).take(LONGEST_TITLE + 1).collect();
    let end = items.end_sign(at);
    let is_introduced = cue.is_some_and(|cue| cue.is_adjacent && cue.is_saying && cue.is_set_off);
    // A headline in single marks repeats what the text has in double ones.
    if is_heading
        && matches!(span.mark, '‘' | '\'' | '‚' | '’')
        && items.spans.iter().any(|other| matches!(other.mark, '“' | '"' | '„'))
    {
        return Some(PhraseKind::Title);
    }
    if is_nickname(items, at, words.len()) {
        return Some(PhraseKind::Name);
    }
    if looks_like_title(&words) && !is_introduced {
        return Some(PhraseKind::Title);
    }
    if cue.is_none() && items.is(at + 1, Kind::Dash) && span_is_alone(items, at) {
        return Some(PhraseKind::Title);
    }
    if words.len() <= SHORT {
        let is_sentence = matches!(end, EndSign::Stop | EndSign::Question | EndSign::Comma)
            && words.first().is_some_and(|word| word.is_capital);
        let is_after = cue.is_some_and(|cue| cue.rule != Rule::SpeakerBefore);
        let is_speech =
            is_introduced && (end != EndSign::None || is_after) || (has_context && is_sentence && span.begins_block);
        return (!is_speech).then_some(PhraseKind::ScareQuote);
    }
    None
}

/// Whether the words between the marks begin with a capital and end with the sign of a sentence.
pub(super) fn is_sentence(items: &Items<'_>, at: usize) -> bool {
    let first = items.span(at).and_then(|span| span.words(items.tokens).next());
    matches!(items.end_sign(at), EndSign::Stop | EndSign::Question) && first.is_some_and(|word| word.is_capital)
}

/// “Storm over the bay” – The Gazette, 4 May: a line of a list of sources.
fn span_is_alone(items: &Items<'_>, at: usize) -> bool {
    at == 0 && items.end_sign(at) == EndSign::None
}

/// Hugh “Big” Hill: between two words of one name.
fn is_nickname(items: &Items<'_>, at: usize, words: usize) -> bool {
    let is_name = |at: usize| {
        items
            .token(at)
            .is_some_and(|token| token.kind == Kind::Word && token.is_capital && !token.word.is(Word::FUNCTION))
    };
    words <= 3
        && at > 0
        && is_name(at - 1)
        && is_name(at + 1)
        && items.end_sign(at) == EndSign::None
        && items.token(at + 1).is_some_and(|token| !token.word.is(Word::SAID))
        && items.what(at + 1) != What::End
}

/// Whether all words of four letters and more have capitals, as in the title of a work.
fn looks_like_title(words: &[&Token]) -> bool {
    if words.len() > LONGEST_TITLE || words.is_empty() {
        return false;
    }
    let small = Word::PREPOSITION.or(Word::CONJUNCTION).or(Word::DETERMINER);
    let is_long = |token: &&&Token| {
        token.end - token.start >= 4 && token.kind == Kind::Word && (token.is_capital || !token.word.is(small))
    };
    let long = words.iter().filter(is_long).count();
    let capitals = words.iter().filter(is_long).filter(|token| token.is_capital).count();
    let shouted = words.iter().filter(|token| token.is_shouted).count();
    let has_capital = words.iter().filter(|token| token.is_capital).count();
    long > 0
        && capitals == long
        && has_capital >= 2.min(words.len())
        && shouted * 2 < words.len().max(2)
        && words.first().is_some_and(|word| word.is_capital || word.kind == Kind::Number)
}
