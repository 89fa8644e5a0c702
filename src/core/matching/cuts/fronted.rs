//! Finds words before a quotation that make it a mere supposition without a word for "if": "Had they asked us, | we
//! would have said yes", „Hätte man gefragt, | wäre das Werk offen“, "Suppose he knew it. | Then the letter was a lie",
//! and a phrase with "without" that begins a clause: „Ohne die Stadt | wird kein Stein bewegt“.

use super::{
    CutRuleMatch, Sentence,
    language::{Language, languages_of},
    lists::WITHOUT,
    main_clauses::AND,
    mood::has_conditional,
    tokens::{Token, any_at},
};
use crate::matching::{
    boundary::{STOPS, has_word},
    quotation_marks::is_quotation_mark,
    sentences::sentence_start,
};

/// What is supposed or lacking before the quotation in its sentence.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    verb_first(sentence)
        .or_else(|| turned(sentence))
        .or_else(|| with_li(sentence))
        .or_else(|| without(sentence))
        .or_else(|| unreal(sentence))
        .or_else(|| supposed_within(sentence))
}

/// Verbs with which a conditional clause begins, by language.
fn conditional_verbs(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["should", "were", "had"],
        Language::German => &[
            "sollte", "sollten", "wäre", "wären", "hätte", "hätten", "würde", "würden", "könnte", "könnten", "müsste",
            "müssten", "käme", "kämen", "gäbe", "ginge", "bliebe",
        ],
        Language::Dutch => &["mocht", "mochten", "had", "hadden", "was", "waren", "zou", "zouden"],
        Language::Italian => &[
            "fosse",
            "fossero",
            "fossimo",
            "avesse",
            "avessero",
            "avessimo",
            "avessi",
            "dovesse",
            "dovessero",
            "potesse",
            "potessero",
        ],
        Language::Portuguese => &[
            "fosse",
            "fossem",
            "tivesse",
            "tivessem",
            "tivéssemos",
            "houvesse",
            "soubesse",
            "soubéssemos",
            "soubessem",
        ],
        Language::Spanish => &["hubiera", "hubiese", "hubieran", "hubiesen", "hubiéramos", "de haber"],
        Language::French => &["eût", "n' eût", "fût"],
    }
}

/// Swedish, Danish and Norwegian verbs with which a conditional clause begins, and words with which the clause after it
/// begins.
const NORDIC_FIRST: &[&str] = &["hade", "havde", "hadde", "skulle", "vore", "var", "blir", "bliver", "kommer", "får"];
const NORDIC_NEXT: &[&str] = &[
    "hade", "havde", "hadde", "skulle", "ville", "kunne", "kunde", "vore", "var", "är", "er", "blir", "bliver", "vil",
    "kommer", "måste", "måtte", "så", "da", "då",
];

/// "Had they asked us, | we would have said yes", "Mochten ze mislukken, | dan blijft de lijn dicht".
fn verb_first(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let own = sentence.own_left();
    let (first, next) = (own.first()?, sentence.right.first()?);
    let asks = sentence.text.get(sentence.at + sentence.after.len()..).is_some_and(|rest| rest.starts_with('?'));
    if asks || own.len() < 3 {
        return None;
    }
    // These need no comma, and the second list excludes other languages.
    if first.is_one_of(NORDIC_FIRST) && next.is_one_of(NORDIC_NEXT) && !next.is_capital {
        return sentence.found(own, 0, 1, true);
    }
    // Hebrew "if it had been": otherwise a pronoun.
    let is_hebrew = first.is_one_of(&["לו", "אילו", "אלמלא", "לולא"]);
    // «De fracasar las conversaciones, | cerraremos la frontera».
    let is_infinitive = sentence.language == Language::Spanish
        && first.word == "de"
        && own.get(1).is_some_and(|verb| {
            let bare = ["lo", "la", "los", "las", "le", "les", "me", "te", "nos", "se"]
                .iter()
                .find_map(|clitic| verb.word.strip_suffix(clitic).filter(|bare| bare.ends_with('r')))
                .unwrap_or(&verb.word);
            bare.len() > 4 && ["ar", "er", "ir"].iter().any(|ending| bare.ends_with(ending))
        });
    let count = match is_hebrew || is_infinitive {
        true => 1,
        // "De" is Dutch, French and Spanish; the verb decides.
        false => languages_of(sentence.left.iter().chain(&sentence.right))
            .into_iter()
            .chain([sentence.language])
            .find_map(|language| any_at(own, 0, conditional_verbs(language)))?,
    };
    let is_parted = (0..own.len()).any(|at| {
        let end = own.get(at + 1).map_or(sentence.at, |token| token.start);
        own.get(at).is_some_and(|token| sentence.has_comma(token.end, end))
    });
    // The quotation begins with its verb, because the fronted clause takes the place of the subject.
    let is_turned = matches!(sentence.language, Language::German | Language::Dutch) && !next.is_capital;
    (is_parted || is_turned && ends_own(sentence, own)).then(|| sentence.found(own, 0, count, !is_hebrew))?
}

/// »Kommer der storm, | lukker vi trappen«, "Valt de subsidie weg, | dan gaan twee bedrijven dicht": in Germanic languages a
/// clause that begins with its verb and is followed by another one that does is a condition, whatever the verbs are.
fn turned(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const SUBJECTS: &str =
        "jeg jag vi han hun hon de man det der den dere ni i wir ich er sie es ihr we wij ze zij hij er je ik het";
    const THEN: &[&str] = &["dan", "dann", "så", "da", "då"];
    const LEAST: usize = 3;
    let own = sentence.left.as_slice();
    let is_subject = |token: &Token| !token.is_capital && SUBJECTS.split_whitespace().any(|word| word == token.word);
    let (first, second, last) = (own.first()?, own.get(1)?, own.last()?);
    let (verb, subject) = (sentence.right.first()?, sentence.right.get(1)?);
    let asks = sentence.text.get(sentence.at + sentence.after.len()..).is_some_and(|rest| rest.starts_with('?'));
    let commas = own.iter().zip(own.iter().skip(1)).any(|(one, next)| sentence.has_comma(one.end, next.start));
    let begins_with_verb = first.is_capital
        && !is_subject(&Token { is_capital: false, ..first.clone() })
        && !first.is_one_of(AND)
        && is_subject(second);
    let goes_on_with_verb = !verb.is_capital && (!is_subject(verb) && is_subject(subject) || verb.is_one_of(THEN));
    let is_parted = sentence.has_comma(last.end, sentence.at);
    let is_turned = own.len() >= LEAST && begins_with_verb && goes_on_with_verb && is_parted;
    // ”Sjunker räntan | köper folk igen”: no comma, but two verbs in the present with nothing but a definite noun between.
    let is_bare = || {
        own.len() <= LEAST && is_nordic_present(first, true) && is_definite(second) && is_nordic_present(verb, false)
    };
    (!asks && !commas && (is_turned || is_bare())).then(|| sentence.found(own, 0, 1, false))?
}

/// Whether a word has the ending of a Swedish, Danish or Norwegian verb in the present.
fn is_nordic_present(token: &Token, is_capital: bool) -> bool {
    let ends = ["er", "ar"].iter().any(|ending| token.word.ends_with(ending));
    token.is_capital == is_capital && ends && token.word.chars().count() > 3
}

/// Whether a word has the ending of a Swedish, Danish or Norwegian noun with its article.
fn is_definite(token: &Token) -> bool {
    const OTHERS: &[&str] =
        &["utan", "mellan", "från", "innan", "sedan", "redan", "nästan", "inte", "mellem", "uden", "siden", "inden"];
    let ends =
        ["en", "et", "an", "erna", "arna", "orna", "ene", "erne"].iter().any(|ending| token.word.ends_with(ending));
    ends && !token.is_capital && token.word.chars().count() > 4 && !token.is_one_of(OTHERS)
}

/// «Дойдат ли пари, | почваме», "Stigne li novac, | krećemo": a condition with the particle that otherwise asks.
fn with_li(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const NEAR: usize = 3;
    let own = sentence.left.as_slice();
    let asks = sentence.text.get(sentence.at + sentence.after.len()..).is_some_and(|rest| rest.starts_with('?'));
    let at = own.iter().take(NEAR).position(|token| token.is_one_of(&["li", "ли"])).filter(|at| *at > 0)?;
    let last = own.last()?;
    // Italian "li" and Chinese names.
    let is_slavic = sentence.language != Language::Italian || own.get(at)?.word == "ли";
    (!asks && is_slavic && sentence.has_comma(last.end, sentence.at)).then(|| sentence.found(own, 0, at + 1, false))?
}

/// Whether these are all words of the sentence before the quotation.
fn ends_own(sentence: &Sentence<'_>, own: &[Token]) -> bool {
    own.len() == sentence.left.len()
}

/// Words for "without" at the beginning of a sentence; elsewhere Swedish "utan" is "but".
const WITHOUT_FIRST: &[&str] = &["utan", "بدون", "دون"];

/// Words that give "without" another meaning: "without doubt", "sin embargo".
const NO_LACK: &[&str] = &[
    "doubt",
    "question",
    "fail",
    "delay",
    "zweifel",
    "frage",
    "weiteres",
    "doute",
    "cesse",
    "embargo",
    "duda",
    "dubbio",
    "altro",
    "dúvida",
    "twijfel",
    "tvekan",
    "tvivl",
    "tvil",
    "сомнения",
    "сомнений",
    "сумніву",
    "wątpienia",
    "pochyby",
    "pochybností",
    "îndoială",
    "epäilystä",
    "αμφιβολία",
    "ragu",
    "شك",
];

/// Whether these words, which follow one for "without", give it another meaning.
pub(super) fn is_no_lack(behind: &[Token]) -> bool {
    behind.iter().take(2).any(|token| token.is_one_of(NO_LACK))
}

/// „Ohne die Stadt | wird kein Stein bewegt“, «Без согласия суда | папки никто не откроет», “Mahkemenin izni olmadan | kimse bu
/// dosyayı açamaz”.
fn without(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const LONGEST: usize = 7;
    const LEAST: usize = 3;
    let left = &sentence.left;
    let own = last_part(sentence);
    let own = match own.first().is_some_and(|first| first.is_one_of(AND)) {
        true => own.get(1..).unwrap_or_default(),
        false => own,
    };
    let (first, next) = (own.first()?, sentence.right.first()?);
    let is_clause = sentence.right.len() >= LEAST;
    // Turkish puts it after its noun.
    let is_behind = left.last().is_some_and(|last| {
        let endings = ["madan", "meden"];
        last.word.chars().count() > 6 && endings.iter().any(|ending| last.word.ends_with(ending))
    });
    if is_behind && is_clause && !next.is_capital {
        return sentence.found(left, left.len().checked_sub(1)?, 1, true);
    }
    let lacks = !own.get(1..).is_some_and(is_no_lack);
    let is_phrase = (2..=LONGEST).contains(&own.len());
    let is_in_own_clause = !sentence.has_comma(own.last()?.end, sentence.at);
    let is_without = first.is_one_of(WITHOUT) || first.is_one_of(WITHOUT_FIRST);
    (is_without && lacks && is_phrase && is_clause && is_in_own_clause).then(|| sentence.found(own, 0, 1, false))?
}

/// The words after the last comma before the quotation.
fn last_part<'s>(sentence: &'s Sentence<'_>) -> &'s [Token] {
    let own = sentence.own_left();
    let pairs = own.iter().zip(own.iter().skip(1)).enumerate();
    let mut commas = pairs.filter(|(_, (token, next))| sentence.has_comma(token.end, next.start));
    own.get(commas.next_back().map_or(0, |(at, _)| at + 1)..).unwrap_or_default()
}

/// «Прорвись плотина ночью, | жертв были бы сотни», «De haberlo sabido, | habríamos cortado la carretera»: the mood of the
/// verb says that the clause holds only under the condition before its comma.
fn unreal(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const LEAST: usize = 3;
    let own = sentence.own_left();
    let last = own.last()?;
    let is_behind_comma = own.len() >= LEAST && sentence.has_comma(last.end, sentence.at);
    // "…, | but who would have waited?": a clause of its own.
    let is_joined = sentence.right.first().is_some_and(|first| first.is_one_of(AND));
    (is_behind_comma && !is_joined && has_conditional(&sentence.right, sentence.text))
        .then(|| sentence.found(own, 0, 1, false))?
}

/// "Imagine that the bridge had collapsed: | hundreds would have died".
fn supposed_within(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let count = any_at(&sentence.left, 0, SUPPOSE)?;
    follows(&sentence.right, sentence.text).then(|| sentence.found(&sentence.left, 0, count, false))?
}

/// Whether a clause follows from what was supposed before it.
fn follows(words: &[Token], text: &str) -> bool {
    const NEAR: usize = 6;
    words.iter().take(NEAR).any(|token| FOLLOWS.split_whitespace().any(|word| word == token.word))
        || has_conditional(words, text)
}

/// Words with which a sentence asks to suppose something.
const SUPPOSE: &[&str] = &[
    "suppose",
    "supposing",
    "imagine",
    "let us suppose",
    "let's suppose",
    "let us assume",
    "let's assume",
    "let's say",
    "let us say",
    "say",
    "let us imagine",
    "let's imagine",
    "say that",
    "if only",
    "angenommen",
    "nehmen wir an",
    "stellen sie sich vor",
    "stellen wir uns vor",
    "gesetzt den fall",
    "supposons",
    "imaginons",
    "imaginez",
    "admettons",
    "supongamos",
    "imaginemos",
    "imaginen",
    "imagínense",
    "pongamos",
    "supponiamo",
    "immaginiamo",
    "immaginate",
    "mettiamo",
    "suponhamos",
    "imaginemos",
    "imaginem",
    "stel",
    "stel dat",
    "предположим",
    "допустим",
    "представьте",
    "представим",
    "припустімо",
    "уявіть",
    "załóżmy",
    "wyobraźcie",
    "wyobraźmy",
    "předpokládejme",
    "představte",
    "tänk",
    "anta",
    "antag",
    "oletetaan",
    "kuvitelkaa",
    "tegyük fel",
    "képzeljék",
    "diyelim",
    "varsayalım",
];

/// Words that ask what would be so.
const WHAT_IF: &[&str] = &[
    "what if",
    "and if",
    "et si",
    "y si",
    "e se",
    "und wenn",
    "was wäre wenn",
    "was wenn",
    "en als",
    "wat als",
    "а если",
    "а що якщо",
    "а якщо",
    "a co jeśli",
    "a co gdyby",
    "a co kdyby",
    "a čo ak",
    "tänk om",
    "och om",
    "hvad nu hvis",
    "og hvis",
    "entä jos",
    "mi van ha",
    "és ha",
    "și dacă",
    "και αν",
    "ya",
    "peki ya",
];

/// Words that say that a sentence follows from what was supposed, and verbs in the conditional.
const FOLLOWS: &str = "then would could might wouldn't couldn't dann wäre wären hätte hätten würde würden alors serait seraient aurait \
    auraient aurions entonces sería serían habría habrían habríamos allora sarebbe sarebbero avrebbe avrebbero então seria seriam \
    teria teriam teríamos dan zou zouden тогда бы тоді б би wtedy byłoby byłby pak by då da så skulle ville silloin olisi akkor lenne \
    o zaman olurdu";

/// The same for a quotation that leaves out the word for "then": "Suppose he had known. Then | the letter was a lie".
pub(super) fn supposed_for(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let [only] = sentence.left.as_slice() else { return None };
    let is_then = only.is_capital && FOLLOWS.split_whitespace().any(|word| word == only.word);
    let found = is_then.then(|| supposed(sentence.text, sentence.start))??;
    Some(CutRuleMatch { bytes: found.bytes.start..sentence.at, ..found })
}

/// "Suppose he had known. | Then the letter was a lie": a sentence that follows from what the one before it only supposes.
pub(super) fn supposed(text: &str, start: usize) -> Option<CutRuleMatch> {
    /// Bytes in which the words of supposing stand, at the beginning of the sentence.
    const BEGINNING: usize = 64;
    let head = text.get(..start)?;
    let offset = head.ceil_char_boundary(start.saturating_sub(super::REACH));
    let head = head.get(offset..)?;
    let is_end = |c: char| c.is_whitespace() || STOPS.contains(&c) || is_quotation_mark(c) || c == ',';
    let before = head.trim_end_matches(is_end);
    let from = sentence_start(before);
    let words = before.get(from..).filter(|words| has_word(words))?;
    let ended = head.get(before.len()..)?;
    let tokens = super::tokens::tokens(words.get(..words.floor_char_boundary(BEGINNING))?);
    let asks = ended.contains(['?', '？']);
    let count = any_at(&tokens, 0, WHAT_IF).or_else(|| any_at(&tokens, 0, SUPPOSE).filter(|_| !asks))?;
    let next = super::tokens::tokens(text.get(start..text.floor_char_boundary(start + super::REACH))?);
    let (first, last) = (tokens.first()?, tokens.get(count.checked_sub(1)?)?);
    follows(&next, words).then(|| CutRuleMatch {
        bytes: offset + from + first.start..start,
        key: offset + from + first.start..offset + from + last.end,
        word: first.word.clone(),
        is_sure: false,
    })
}
