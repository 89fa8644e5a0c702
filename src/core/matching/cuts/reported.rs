//! Finds what a quotation was cut from although no word for "that" shows it: a question ("Whether | we go depends on
//! them"), German reported speech („Man wirft mir vor, | ich hätte gelogen“).

use super::{
    CutRuleMatch, Sentence, language::Language, main_clauses::is_of_speaker, mood::is_conditional_auxiliary,
    tokens::Token,
};

/// What the quotation depends on, if it is only asked or reported.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    asked(sentence).or_else(|| reported(sentence)).or_else(|| alleged(sentence))
}

/// Words for "whether" that mean nothing else.
const WHETHER: &[&str] = &[
    "whether",
    "huruvida",
    "hvorvidt",
    "czy",
    "zda",
    "zdali",
    "чи",
    "дали",
    "vajon",
    "liệu",
    "apakah",
    "آیا",
    "האם",
    "هل",
    "क्या",
];

/// "Whether | the strike goes ahead depends on the vote", „Ob | die Ampel ausgefallen war, wird geprüft“.
fn asked(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let left = &sentence.left;
    let last = left.last()?;
    let is_local = match sentence.language {
        Language::German => last.word == "ob",
        // Only at the beginning of a clause; it is also a word for "or".
        Language::Dutch => last.word == "of" && last.is_capital,
        _ => false,
    };
    (is_local || last.is_one_of(WHETHER)).then(|| sentence.found(left, left.len().saturating_sub(1), 1, true))?
}

/// „Man wirft mir vor, | ich hätte die Zahlen geschönt“: the mood of the verb says that these are someone else's words.
fn reported(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const NEAR: usize = 7;
    /// Words of the clause that governs it.
    const LEAST: usize = 2;
    const MOOD: &[&str] = &[
        "sei", "seien", "habe", "hätte", "hätten", "wäre", "wären", "werde", "könne", "müsse", "solle", "wolle",
        "dürfe", "gebe", "wisse", "komme", "gehe", "bleibe",
    ];
    let own = sentence.own_left();
    let last = own.last()?;
    if sentence.language != Language::German || own.len() < LEAST || !sentence.has_comma(last.end, sentence.at) {
        return None;
    }
    let clause = sentence.right.get(..sentence.end_of_clause(&sentence.right, 0).min(NEAR))?;
    let verb = clause.iter().position(|token| token.is_one_of(MOOD))?;
    // „ich habe“ is the indicative, and a verb that comes first belongs to the conclusion of a condition.
    let is_indicative = |token: &Token| {
        token.is_one_of(&["habe", "werde", "gebe", "komme", "gehe", "bleibe"])
            && clause.iter().any(|word| word.word == "ich")
    };
    let is_reported = verb > 0 && !clause.get(verb).is_some_and(is_indicative);
    let says = |token: &Token| token.is_one_of(&["sage", "sagte", "sagen", "sagten"]);
    let is_own = own.iter().rposition(says).is_some_and(|verb| is_of_speaker(own, verb, sentence.language));
    (is_reported && !is_own).then(|| sentence.found(own, 0, own.len(), false))?
}

/// „Er soll | zwölf Millionen genommen haben“, «Habría | recibido dinero», ”Han ska ha | tagit pengarna”: the auxiliary says
/// that others say so, or that it would be so.
fn alleged(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const NEAR: usize = 4;
    let left = sentence.own_left();
    let last = left.last()?;
    let first = sentence.right.first()?;
    if sentence.has_comma(last.end, first.start) {
        return None;
    }
    let clause = sentence.right.get(..sentence.end_of_clause(&sentence.right, 0))?;
    let ends_with = |words: &[&str]| clause.iter().rev().take(2).any(|token| token.is_one_of(words));
    let near = left.get(left.len().saturating_sub(NEAR)..)?;
    let has = |words: &[&str]| near.iter().any(|token| token.is_one_of(words));
    let is_alleged = match sentence.language {
        Language::German => {
            has(&["soll", "sollen", "will", "wollen"]) && ends_with(&["haben", "sein"]) && clause.len() > 1
        }
        Language::Dutch => has(&["zou", "zouden"]) && clause.iter().any(|token| token.is_one_of(&["hebben", "zijn"])),
        _ => false,
    };
    let is_nordic =
        last.is_one_of(&["ha", "have"]) && near.iter().any(|token| token.is_one_of(&["ska", "skal", "lär"]));
    (is_alleged || is_nordic || is_conditional_auxiliary(&last.word))
        .then(|| sentence.found(left, left.len() - 1, 1, false))?
}
