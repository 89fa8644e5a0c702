//! Finds the main clause that a dependent clause was cut from: "I do not think that | the port is closed", „Niemand hat die
//! Absicht, | eine Mauer zu errichten“.
//!
//! The rule holds in every language whose conjunction for "that" is listed: what a clause after it says is true only if
//! its main clause says so. If the main clause is not known to affirm it, the user should check; if it denies it, the
//! cut is sure.

use super::{
    CutRuleMatch, Sentence, asyndetic,
    attitudes::{Attitude, attitudes},
    governors::{Complementizer, Governor, INFINITIVES, complementizers},
    language::Language,
    lists::{BEGINNINGS, SCARCE, THAT},
    main_clauses::{is_of_speaker, is_own_main_clause},
    tokens::Token,
};
use crate::matching::omissions::{is_negated, is_reversing};

/// How many words may occur between the word for "that" and the quotation.
const BEHIND: usize = 4;

/// The main clause before the quotation, if it does not affirm what the quotation says.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    behind_that(sentence)
        .or_else(|| asyndetic::before(sentence))
        .or_else(|| infinitive(sentence))
        .or_else(|| reversed(sentence))
        .or_else(|| bare_infinitive(sentence))
}

/// "I do not think that | the port is closed", "I do not think | that the port is closed".
fn behind_that(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    if is_own_main_clause(sentence) {
        return None;
    }
    let left = sentence.own_left();
    let (that, end) = match sentence.right.first().filter(|first| !complementizers(&first.word).is_empty()) {
        Some(first) => (first, left.len()),
        None => {
            let at = (left.len().saturating_sub(BEHIND)..left.len())
                .rev()
                .find(|at| left.get(*at).is_some_and(|token| !complementizers(&token.word).is_empty()))?;
            let that = left.get(at)?;
            // A comma ends the dependent clause.
            if sentence.has_comma(that.end, sentence.at) {
                return None;
            }
            (that, at)
        }
    };
    let complementizers = complementizers(&that.word);
    if end == 0 {
        return before_main_clause(sentence, that, &complementizers);
    }
    let left = left.get(..end)?;
    let mut governing = last_clause(sentence, left);
    // "She told us, in her office, | that they come": the words between the commas govern nothing.
    if governing.len() < left.len() && !governs(sentence, governing, &complementizers) {
        governing = left;
    }
    // "Zo dat" is "so that", "het is niet zo dat" denies the clause.
    let is_denied_so = governing.last()?.word == "zo" && is_negated(words(sentence, governing)?, sentence.text);
    if governing.last()?.is_one_of(CONNECTED) && !is_denied_so {
        return None;
    }
    // "Rest assured that": nobody else says it.
    let near = governing.iter().rev().take(2).map(|token| token.word.as_str()).collect::<Vec<_>>();
    if matches!(near.as_slice(), ["assured", "rest" | "be"]) {
        return None;
    }
    let is_sure = judge(sentence, governing, &complementizers)?;
    cut(sentence, governing, is_sure)
}

/// „Dass | wir gewinnen, hat niemand erwartet“: the main clause follows.
fn before_main_clause(
    sentence: &Sentence<'_>,
    that: &Token,
    complementizers: &[&Complementizer],
) -> Option<CutRuleMatch> {
    let is_first = sentence.left.first().is_some_and(|first| first.start == that.start);
    let main = sentence.right.get(sentence.end_of_clause(&sentence.right, 0)..)?;
    let is_weak = complementizers.iter().all(|complementizer| complementizer.is_weak);
    if !is_first || is_weak {
        return None;
    }
    // ”Att hamnen är såld | är en lögn”: no comma shows where the main clause begins.
    if main.is_empty() {
        return (that.word == "att").then(|| sentence.found(&sentence.left, 0, 1, false))?;
    }
    let is_sure = judge(sentence, main, complementizers)?;
    sentence.found(&sentence.left, 0, 1, is_sure)
}

/// „Wir haben nicht vor, | den Hafen zu schließen“, "Wij weigeren | het rapport te publiceren".
fn infinitive(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const REACH: usize = 14;
    let particle = match sentence.language {
        Language::German => "zu",
        Language::Dutch => "te",
        _ => return None,
    };
    let left = sentence.own_left();
    let last = left.last()?;
    let is_behind_comma = sentence.has_comma(last.end, sentence.at);
    let governing = last_clause(sentence, left);
    let first = sentence.right.first()?;
    if is_behind_comma != (particle == "zu")
        || complementizers(&first.word).iter().any(|complementizer| !complementizer.is_weak)
    {
        return None;
    }
    let end = sentence.end_of_clause(&sentence.right, 0);
    let clause = sentence.right.get(..end.min(REACH))?;
    let at = clause.iter().position(|token| {
        token.word == particle
            // „aufzugeben“, „hinzunehmen“
            || particle == "zu" && token.word.find("zu").is_some_and(|at| at > 1) && token.word.ends_with("en")
    })?;
    // „zu spät“, "te laat"; „der bereit ist, uns zu helfen“ has its own finite verb.
    let is_infinitive = clause.get(at).is_some_and(|token| token.word != particle)
        || clause.get(at + 1).is_some_and(|verb| verb.word.ends_with('n'));
    let is_denied = governing.iter().any(|token| INFINITIVES.matches(&token.word));
    let is_negated = is_negated(words(sentence, governing)?, sentence.text);
    let is_sure = is_denied != is_negated;
    // In Dutch no comma shows where the infinitive begins.
    let is_shown = particle == "zu" || is_denied || is_negated;
    (is_infinitive && is_shown && !(is_denied && is_negated)).then(|| cut(sentence, governing, is_sure))?
}

/// "We refuse to | pay", «Министерство отказывается | публиковать доклад»: a verb that denies the one after it.
fn reversed(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const NEAR: usize = 3;
    let governing = last_clause(sentence, sentence.own_left());
    let near = governing.get(governing.len().saturating_sub(NEAR)..)?;
    let at = near.iter().rposition(|token| is_reversing(&token.word))?;
    if sentence.has_comma(governing.last()?.end, sentence.at) {
        return None;
    }
    let behind = near.get(at + 1..)?;
    let is_adjacent = behind.iter().all(|token| token.is_one_of(PARTICLES));
    // "We do not refuse to | pay".
    let is_negated = is_negated(words(sentence, governing)?, sentence.text);
    (!is_negated).then(|| cut(sentence, governing, is_adjacent))?
}

/// "We hope to | win", « Nous tentons de | sauver le pont », «Мы надеемся | построить мост»: an infinitive has no
/// meaning without the verb that governs it.
fn bare_infinitive(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let governing = last_clause(sentence, sentence.own_left());
    let (last, first) = (governing.last()?, sentence.right.first()?);
    let is_parted = sentence.has_comma(last.end, sentence.at);
    let is_infinitive = match sentence.language {
        Language::English => last.word == "to" && !first.is_capital && !first.is_one_of(BEGINNINGS),
        _ => !first.is_capital && is_infinitive(&first.word, sentence.language),
    };
    let has_verb = governing.iter().any(|token| !token.is_one_of(PARTICLES));
    (is_infinitive && has_verb && !is_parted).then(|| cut(sentence, governing, false))?
}

/// Whether a word has the ending of an infinitive.
fn is_infinitive(word: &str, language: Language) -> bool {
    const LEAST: usize = 4;
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    let is_long = word.chars().count() >= LEAST;
    is_long
        && match language {
            Language::French => ends(&["er", "ir", "oir", "ndre", "ttre", "rdre", "ire"]),
            Language::Spanish | Language::Portuguese => ends(&["ar", "er", "ir", "arse", "erse", "irse"]),
            Language::Italian => ends(&["are", "ere", "ire", "arsi", "ersi", "irsi"]),
            _ => {
                (ends(&["ть", "ться", "тися", "ти"]) && !ends(&["сть", "сти"]))
                    || (ends(&["ać", "ić", "yć", "eć", "ować"]))
            }
        }
}

/// Whether the main clause certainly denies what depends on it; `None` if it affirms it.
fn judge(sentence: &Sentence<'_>, governing: &[Token], complementizers: &[&Complementizer]) -> Option<bool> {
    let own = attitudes(sentence.language);
    let governors: Vec<Governor> =
        governing.iter().filter_map(|token| governor(sentence, &token.word, complementizers)).collect();
    let is_weak = complementizers.iter().all(|complementizer| complementizer.is_weak);
    if governors.is_empty() && is_weak {
        return None;
    }
    let is_scarce = || governing.iter().any(|token| token.is_one_of(SCARCE));
    let denials = governors.iter().filter(|governor| **governor == Governor::Denied).count()
        + usize::from(is_negated(words(sentence, governing)?, sentence.text) || !governors.is_empty() && is_scarce());
    let says = |token: &Token| {
        own.iter().any(|(attitude, list)| {
            matches!(attitude, Attitude::Said | Attitude::SaidThat)
                && list.split_whitespace().any(|other| other == token.word)
        })
    };
    let is_said_by_speaker =
        || governing.iter().rposition(says).is_some_and(|verb| is_of_speaker(governing, verb, sentence.language));
    // "It's that | they were never asked": nothing but the copula governs it.
    let is_stated = || {
        let is_claim = sentence.language == Language::English
            && governing.len() > 2
            && governing.iter().any(|token| CLAIMS.split_whitespace().any(|word| word == token.word));
        governing.last().is_some_and(|last| last.is_one_of(COPULAS)) && !is_claim
    };
    match (governors.last(), denials) {
        (Some(Governor::Known), 0) => None,
        // "I do not know that", "We were not proud that": it may be so.
        (Some(Governor::Known), _) => Some(false),
        (Some(_), 0) => (!is_said_by_speaker()).then_some(false),
        (None, 0) if is_stated() => None,
        (None, _) => Some(false),
        (Some(_), denials) if denials % 2 == 1 => Some(true),
        // "It is not impossible that | we leave": it may be so.
        _ => governing.iter().any(|token| token.is_one_of(UNLIKELY)).then_some(false),
    }
}

/// Words whose denial only says that something may be so.
const UNLIKELY: &[&str] = &[
    "impossible",
    "unlikely",
    "improbable",
    "inconceivable",
    "unthinkable",
    "excluded",
    "unmöglich",
    "ausgeschlossen",
    "unwahrscheinlich",
    "undenkbar",
    "exclu",
    "imposible",
    "impossível",
    "impossibile",
    "escluso",
    "onmogelijk",
    "uitgesloten",
    "невозможно",
    "исключено",
    "неможливо",
    "виключено",
    "niemożliwe",
    "wykluczone",
    "nemožné",
    "vyloučeno",
    "omöjligt",
    "uteslutet",
    "umuligt",
    "udelukket",
];

/// Nouns for what someone says or thinks: "The union's line is that", "Word in the room was that".
const CLAIMS: &str = "line word hunch theory story version position claim argument gossip talk suspicion rumour rumor accusation allegation \
    complaint verdict contention assumption excuse defence defense instinct guess hope fear worry thesis narrative received";

const COPULAS: &[&str] = &["is", "was", "it's", "that's", "ist", "war", "est", "es", "è", "é"];

/// Words between a verb and the infinitive that it governs.
const PARTICLES: &[&str] =
    &["to", "de", "d'", "à", "a", "di", "te", "zu", "se", "si", "sich", "s'", "me", "nos", "się", "att", "at", "å"];

/// What a word says about a clause that it governs, if it governs any.
fn governor(sentence: &Sentence<'_>, word: &str, complementizers: &[&Complementizer]) -> Option<Governor> {
    let of_language = || {
        let mut lists = attitudes(sentence.language).iter();
        let (attitude, _) = lists.find(|(_, list)| list.split_whitespace().any(|other| other == word))?;
        Some(match attitude {
            Attitude::Denied => Governor::Denied,
            Attitude::Known => Governor::Known,
            Attitude::Supposed | Attitude::Thought | Attitude::Said | Attitude::SaidThat => Governor::Believed,
        })
    };
    // French "nie" denies, Slovak "nie" before "že" is "not".
    let is_of_language = complementizers.iter().any(|complementizer| complementizer.is_one_of(THAT));
    let listed = complementizers.iter().find_map(|complementizer| complementizer.governor(word));
    listed.or_else(|| is_of_language.then(of_language).flatten())
}

/// Whether some words govern a clause or are negated.
fn governs(sentence: &Sentence<'_>, tokens: &[Token], complementizers: &[&Complementizer]) -> bool {
    tokens.iter().any(|token| governor(sentence, &token.word, complementizers).is_some())
        || words(sentence, tokens).is_some_and(|words| is_negated(words, sentence.text))
}

/// The words after the last comma that does not end them.
fn last_clause<'t>(sentence: &Sentence<'_>, tokens: &'t [Token]) -> &'t [Token] {
    let pairs = tokens.iter().zip(tokens.iter().skip(1)).enumerate();
    let mut commas = pairs.filter(|(_, (token, next))| sentence.has_comma(token.end, next.start));
    let start = commas.next_back().map_or(0, |(at, _)| at + 1);
    tokens.get(start..).unwrap_or_default()
}

fn words<'t>(sentence: &Sentence<'t>, tokens: &[Token]) -> Option<&'t str> {
    sentence.text.get(tokens.first()?.start..tokens.last()?.end)
}

fn cut(sentence: &Sentence<'_>, governing: &[Token], is_sure: bool) -> Option<CutRuleMatch> {
    sentence.found(governing, 0, governing.len(), is_sure)
}

/// Words that form another conjunction with "that", or a comparison: « parce que », "ya que", "más que".
const CONNECTED: &[&str] = &[
    "so",
    "such",
    "now",
    "except",
    "than",
    "ça",
    "cela",
    "eso",
    "questo",
    "isso",
    "parce",
    "pour",
    "bien",
    "alors",
    "tandis",
    "depuis",
    "dès",
    "avant",
    "après",
    "sans",
    "plus",
    "moins",
    "aussi",
    "autant",
    "même",
    "tel",
    "telle",
    "tels",
    "telles",
    "tant",
    "ainsi",
    "ce",
    "lors",
    "puis",
    "quoi",
    "est",
    "ya",
    "para",
    "antes",
    "después",
    "desde",
    "más",
    "menos",
    "lo",
    "sino",
    "tanto",
    "mejor",
    "peor",
    "mayor",
    "menor",
    "sin",
    "con",
    "por",
    "aun",
    "até",
    "já",
    "mais",
    "menos",
    "depois",
    "do",
    "melhor",
    "pior",
    "o",
    "a",
    "os",
    "as",
    "el",
    "la",
    "los",
    "las",
    "più",
    "meno",
    "dopo",
    "prima",
    "senza",
    "meglio",
    "anche",
    "ciò",
    "quello",
    "quella",
    "quelli",
    "quelle",
    "für",
    "ohne",
    "damit",
    "zo",
    "nu",
    "то",
    "того",
    "тем",
    "потому",
    "так",
    "после",
    "перед",
    "с",
    "тому",
    "dlatego",
    "mimo",
    "så",
    "efter",
    "før",
    "for",
    "trots",
    "än",
    "niin",
    "azért",
    "úgy",
    "pentru",
    "după",
    "înainte",
    "decât",
    "mai",
    "fără",
];
