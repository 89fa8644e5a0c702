//! Distinguishes speech from titles of works, nicknames and scare quotes.

use super::cues::Cue;
use super::items::{ClosingPunctuation, ItemKind, Items};
use super::title_case::{LONGEST_TITLE, looks_like_title};
use super::tokens::{Kind, Token};
use super::verbs::{dutch, french, german, italian, others, polish, portuguese, spanish};
use super::word::WordClasses;
use super::{PhraseKind, Rule};

/// Fragments of up to this many words are speech only if a verb of saying is next to them.
const SHORT: usize = 3;

/// The kind of phrase at item `at`, or `None` if it is speech.
pub(super) fn phrase_kind(
    items: &Items<'_>,
    at: usize,
    cue: Option<&Cue>,
    has_context: bool,
    is_heading: bool,
    are_nouns_capitalised: bool,
) -> Option<PhraseKind> {
    let span = items.span(at)?;
    let words: Vec<&Token> = span.words(items.tokens).take(LONGEST_TITLE + 1).collect();
    let end = items.closing_punctuation(at);
    let is_introduced = cue.is_some_and(|cue| cue.is_adjacent && cue.is_saying && cue.is_set_off);
    // A headline in single marks repeats words that the text has in double ones.
    if is_heading
        && matches!(span.mark, '‘' | '\'' | '‚' | '’')
        && items.spans.iter().any(|other| matches!(other.mark, '“' | '"' | '„'))
    {
        return Some(PhraseKind::Title);
    }
    if is_nickname(items, at, words.len()) {
        return Some(PhraseKind::Name);
    }
    // In German a sentence of nouns has just as many capitals.
    let is_sentence =
        are_nouns_capitalised && matches!(end, ClosingPunctuation::Stop | ClosingPunctuation::QuestionOrOther);
    let is_title = looks_like_title(&words) && !is_sentence;
    if is_title && (!is_introduced || is_governed(items, at)) {
        return Some(PhraseKind::Title);
    }
    if is_called_so(items, at, words.len()) {
        return Some(PhraseKind::Name);
    }
    let is_said = (at + 2..at + 4).any(|at| items.is_word(at) && items.word(at).is(WordClasses::SAYS));
    if cue.is_none() && items.is(at + 1, Kind::Dash) && span_is_alone(items, at) && !is_said {
        return Some(PhraseKind::Title);
    }
    if words.len() <= SHORT {
        let is_caseless = words.first().is_some_and(|word| has_no_case(items, word));
        let is_capital = is_caseless || words.first().is_some_and(|word| word.is_capital);
        let is_stopped = matches!(end, ClosingPunctuation::Stop | ClosingPunctuation::QuestionOrOther);
        let is_sentence = is_capital && (is_stopped || end == ClosingPunctuation::Comma);
        let is_behind = (are_nouns_capitalised || is_caseless) && begins_sentence(items, at);
        let is_behind_colon = is_stopped && at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Colon));
        let is_sentence_behind = has_context && is_sentence && (is_behind || is_behind_colon);
        // «Chorei no ônibus», contou.
        let says = |at: usize| items.is_word(at) && items.word(at).is(WordClasses::SAYS);
        // «Aspettiamo da anni», ha proseguito.
        let says_with_auxiliary =
            |at: usize| is_word_of(items, at, &["ha", "han", "a", "hat", "heeft", "har"]) && says(at + 1);
        let is_told = is_capital && items.is(at + 1, Kind::Comma) && (says(at + 2) || says_with_auxiliary(at + 2))
            || is_capital && is_word_of(items, at + 1, &TURKISH);
        let is_after = cue.is_some_and(|cue| cue.rule != Rule::SpeakerBefore);
        let is_speech = is_introduced && (end != ClosingPunctuation::None || is_after)
            || (has_context && is_sentence && span.begins_block)
            || is_sentence_behind
            || is_told;
        return (!is_speech).then_some(PhraseKind::ScareQuote);
    }
    None
}

/// “Para hazır” dedi: in Turkish no comma stands before the verb of saying.
const TURKISH: [&str; 5] = ["dedi", "diyor", "dediler", "diye", "denildi"];

/// Whether an item is one of some words in lower case.
fn is_word_of(items: &Items<'_>, at: usize, words: &[&str]) -> bool {
    let token = items.token(at).filter(|token| token.kind == Kind::Word);
    let word = token.and_then(|token| items.text.get(token.start as usize..token.end as usize));
    word.is_some_and(|word| words.contains(&word))
}

/// On Fox’s “Morning Coffee,” Lee said: whether the word before the marks needs the words within them to be
/// complete.
fn is_governed(items: &Items<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    let word = items.word(before);
    let is_link = items.is_word(before)
        && word.is(WordClasses::PREPOSITION)
        && !word.is(WordClasses::CONJUNCTION.or(WordClasses::SAID));
    let is_that_or_to = items.token(before).and_then(|token| items.text.get(token.start as usize..token.end as usize));
    items.is(before, Kind::Possessive) || is_link && !matches!(is_that_or_to, Some("to" | "that" | "To"))
}

/// Whether the words between the marks begin with a capital and end with sentence punctuation.
pub(super) fn is_sentence(items: &Items<'_>, at: usize) -> bool {
    let first = items.span(at).and_then(|span| span.words(items.tokens).next());
    matches!(items.closing_punctuation(at), ClosingPunctuation::Stop | ClosingPunctuation::QuestionOrOther)
        && first.is_some_and(|word| word.is_capital)
}

/// Whether something next to words between marks says that someone said them: a colon before them, a verb of saying of
/// any language after them, or one before them in the same clause.
pub(super) fn is_beside_saying(items: &Items<'_>, at: usize, text: &str) -> bool {
    let Some(span) = items.span(at) else { return false };
    let is_before = |back: usize, kind: Kind| at.checked_sub(back).is_some_and(|at| items.is(at, kind));
    if is_before(1, Kind::Colon)
        && (is_label_before(items, at) || items.closing_punctuation(at) != ClosingPunctuation::None)
    {
        return true;
    }
    if items.closing_punctuation(at) == ClosingPunctuation::None
        && !matches!(items.kind_at(at + 1), ItemKind::Token(Kind::Comma | Kind::Dash))
    {
        return says_before(items, at);
    }
    is_said_after(text, span.outer.end)
}

/// Tanaka: “Yes. I did.”: a name of a few words at the beginning of the block or of the sentence.
fn is_label_before(items: &Items<'_>, at: usize) -> bool {
    const MOST_WORDS: usize = 5;
    let words = (1..=MOST_WORDS + 1).map_while(|back| at.checked_sub(back + 1)).take_while(|at| items.is_word(*at));
    let words: Vec<usize> = words.collect();
    let is_capital = |at: &usize| items.token(*at).is_some_and(|token| token.is_capital);
    (1..=MOST_WORDS).contains(&words.len()) && words.iter().all(is_capital)
}

/// She said the quay “took the blow”: a verb of saying before it in the clause, and more than one or two quoted words.
fn says_before(items: &Items<'_>, at: usize) -> bool {
    const FARTHEST: usize = 8;
    let Some(span) = items.span(at) else { return false };
    let clause = (1..=FARTHEST).map_while(|back| at.checked_sub(back));
    let mut clause = clause.take_while(|at| items.is_word(*at) || items.is(*at, Kind::Number));
    let is_strong = |at: usize| items.word(at).is(WordClasses::SAYS) && !items.word(at).is(WordClasses::WEAK);
    let is_lower = span.words(items.tokens).next().is_some_and(|word| !word.is_capital);
    is_lower && span.words(items.tokens).count() >= SHORT && clause.any(is_strong)
}

/// “C’est assez”, a répondu …: a comma or dash after the words, and a verb of saying of any language directly after it.
fn is_said_after(text: &str, end: usize) -> bool {
    const REACH: usize = 80;
    const WORDS: usize = 4;
    let rest = text.get(end..).unwrap_or_default();
    let rest = rest.get(..rest.floor_char_boundary(REACH)).unwrap_or_default();
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '-' | '–' | '—' | '―'));
    let clause = rest.split(['.', ',', ';', ':', '!', '?', '“', '„', '«', '"']).next().unwrap_or_default();
    clause.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).take(WORDS).any(|word| {
        let lower = word.to_lowercase();
        let lists = [french::FINITE, german::FINITE, spanish::FINITE, italian::FINITE, portuguese::FINITE];
        let more = [dutch::FINITE, polish::FINITE, others::FINITE];
        lists.iter().chain(&more).any(|list| list.split_whitespace().any(|verb| verb == lower))
    })
}

/// Whether a word is in a script without capitals.
fn has_no_case(items: &Items<'_>, word: &Token) -> bool {
    let text = items.text.get(word.start as usize..word.end as usize).unwrap_or_default();
    text.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase() && !first.is_uppercase())
}

/// Whether words between marks are a separate sentence: nothing precedes them since the last full stop.
fn begins_sentence(items: &Items<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Stop))
}

/// “Pippa,” as everybody called her, was a potter: another name for someone.
fn is_called_so(items: &Items<'_>, at: usize, words: usize) -> bool {
    const MOST_WORDS: usize = 4;
    const NEAR: usize = 5;
    let text = |at: usize| {
        let token = items.token(at).filter(|_| items.is_word(at));
        token.and_then(|token| items.text.get(token.start as usize..token.end as usize)).unwrap_or_default()
    };
    let next = at + 1 + usize::from(items.is(at + 1, Kind::Comma));
    let is_call = |at: usize| {
        matches!(text(at), "called" | "call" | "calls" | "knew" | "know" | "known" | "dubbed" | "nicknamed" | "named")
    };
    words <= MOST_WORDS && text(next) == "as" && (next + 1..=next + NEAR).any(is_call)
}

/// “Storm over the bay” – The Gazette, 4 May: a line of a list of sources.
fn span_is_alone(items: &Items<'_>, at: usize) -> bool {
    at == 0 && items.closing_punctuation(at) == ClosingPunctuation::None
}

/// Hugh “Big” Hill: between two words of one name.
fn is_nickname(items: &Items<'_>, at: usize, words: usize) -> bool {
    let is_name = |at: usize| {
        items
            .token(at)
            .is_some_and(|token| token.kind == Kind::Word && token.is_capital && !token.word.is(WordClasses::FUNCTION))
    };
    words <= 3
        && at > 0
        && is_name(at - 1)
        && is_name(at + 1)
        && items.closing_punctuation(at) == ClosingPunctuation::None
        && items.token(at + 1).is_some_and(|token| !token.word.is(WordClasses::SAID))
        && items.kind_at(at + 1) != ItemKind::End
}
