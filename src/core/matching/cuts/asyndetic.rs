//! Finds verbs of saying, thinking and hoping that govern a clause without a word for "that", in languages in which
//! this is common: »Jeg tror næppe, | ministeren forstår tallene«, "Kontraktor mengklaim | semennya asli".

use super::{
    CutRuleMatch, Sentence,
    tokens::{Token, any_at_end},
};
use crate::matching::{omissions::is_negated, quotation_marks::is_quotation_mark};

/// What the verbs of a group say about the clause after them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verb {
    /// It is doubted.
    Doubted,
    /// It is thought or hoped.
    Thought,
    /// It is said; if the speaker says it, it is stated.
    Said,
}

/// The verbs of one or more languages, with letters that the text must have; none if the verbs belong to no other
/// language.
struct Group {
    letters: &'static str,
    verbs: &'static [(Verb, &'static [&'static str])],
    /// The speaker as the subject.
    own: &'static [&'static str],
}

const GROUPS: &[Group] = &[
    // Danish and Norwegian
    Group {
        letters: "æøåÆØÅ",
        verbs: &[
            (Verb::Doubted, &["tvivler på", "tviler på", "benægter", "nekter for"]),
            (
                Verb::Thought,
                &[
                    "tror",
                    "troede",
                    "trodde",
                    "mener",
                    "mente",
                    "håber",
                    "håper",
                    "frygter",
                    "frykter",
                    "synes",
                    "antager",
                    "antar",
                    "formoder",
                    "vurderer",
                    "gætter på",
                    "gjetter på",
                ],
            ),
            (
                Verb::Said,
                &[
                    "siger",
                    "sier",
                    "sagde",
                    "påstår",
                    "påstod",
                    "hævder",
                    "hevder",
                    "fortæller",
                    "forteller",
                    "lover",
                    "oplyser",
                ],
            ),
        ],
        own: &["jeg", "vi"],
    },
    // Swedish
    Group {
        letters: "äöåÄÖÅ",
        verbs: &[
            (Verb::Doubted, &["tvivlar på", "betvivlar", "förnekar"]),
            (
                Verb::Thought,
                &[
                    "tror",
                    "trodde",
                    "anser",
                    "ansåg",
                    "menar",
                    "menade",
                    "hoppas",
                    "hoppades",
                    "fruktar",
                    "misstänker",
                    "antar",
                    "gissar",
                ],
            ),
            (Verb::Said, &["säger", "sade", "påstår", "hävdar", "lovar", "uppger"]),
        ],
        own: &["jag", "vi"],
    },
    // Indonesian and Malay
    Group {
        letters: "",
        verbs: &[
            (Verb::Doubted, &["ragu", "meragukan", "membantah", "menyangkal", "tidak yakin", "mustahil"]),
            (Verb::Thought, &["mengira", "menduga", "percaya", "berharap", "khawatir", "curiga", "menganggap"]),
            (
                Verb::Said,
                &[
                    "mengklaim",
                    "mengatakan",
                    "menyatakan",
                    "menuduh",
                    "menyebut",
                    "bilang",
                    "berdalih",
                    "bersikeras",
                    "menegaskan",
                ],
            ),
        ],
        own: &["saya", "kami", "aku", "kita"],
    },
    // Vietnamese
    Group {
        letters: "ơưđạảấầẩậắặẹẻếềểệịọỏốồổộớờởợụủứừửựỳ",
        verbs: &[
            (Verb::Doubted, &["nghi ngờ", "không tin", "phủ nhận", "bác bỏ"]),
            (Verb::Thought, &["nghĩ", "tin", "tưởng", "ngờ", "mong", "hy vọng", "sợ", "lo", "đoán"]),
            (
                Verb::Said,
                &[
                    "khẳng định",
                    "nói",
                    "cho biết",
                    "tuyên bố",
                    "quả quyết",
                    "cam đoan",
                    "bảo",
                    "cho rằng",
                    "đồn",
                    "kể",
                    "hứa",
                ],
            ),
        ],
        own: &["tôi", "chúng tôi", "ta"],
    },
];

/// The verb right before the quotation, with at most one word such as "not" or "hardly" after it.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// Words of the clause with its subject that are enough.
    const NEAR: usize = 6;
    let own = sentence.own_left();
    let last = own.last()?;
    // Hun sagde »vi går«: words between marks are quoted whole.
    let between = sentence.text.get(last.end..sentence.at)?;
    // »vi går, siger hun, | hjem«: the verb of a comment has its subject behind it.
    if between.contains(is_quotation_mark) || between.contains([':', '–', '—', '(', ')']) {
        return None;
    }
    let of_group = |tokens: &[Token]| {
        GROUPS.iter().find_map(|group| {
            let has_letters = group.letters.is_empty() || sentence.text.chars().any(|c| group.letters.contains(c));
            let verb = group.verbs.iter().find_map(|(kind, verbs)| any_at_end(tokens, verbs).map(|at| (at, *kind)));
            verb.filter(|_| has_letters).map(|(at, kind)| (at, kind, group))
        })
    };
    let is_negation =
        |token: &Token| sentence.text.get(token.start..token.end).is_some_and(|word| is_negated(word, sentence.text));
    let without_last = own.get(..own.len() - 1).filter(|_| is_negation(last));
    let (at, kind, group) = of_group(own).or_else(|| of_group(without_last?))?;
    // The clause after the verb, and not its object: "siger | nej".
    if sentence.right.len() < 2 {
        return None;
    }
    let clause = own.get(at.saturating_sub(NEAR)..)?;
    let (first, end) = (clause.first()?, clause.last()?);
    let is_denied = sentence.text.get(first.start..end.end).is_some_and(|words| is_negated(words, sentence.text));
    let is_own = clause.iter().any(|token| token.is_one_of(group.own));
    let is_sure = match kind {
        Verb::Doubted => !is_denied || clause.iter().any(|token| token.word == "tidak"),
        Verb::Thought => is_denied,
        Verb::Said if is_own && !is_denied => return None,
        Verb::Said => is_denied,
    };
    sentence.found(own, at, own.len() - at, is_sure)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn governed(text: &str) -> Option<(String, bool)> {
        let (before, after) = text.split_once('|').unwrap();
        let whole = format!("{before}{after}");
        let found = before_at(&whole, before.len())?;
        Some((found.word, found.is_sure))
    }

    fn before_at(text: &str, at: usize) -> Option<CutRuleMatch> {
        before(&Sentence::around(text, at)?)
    }

    #[test]
    fn a_clause_depends_on_the_verb_before_it_without_that() {
        for (text, is_sure) in [
            ("Jeg tror næppe, |ministeren forstår tallene på tavlen.", true),
            ("Naboen påstår, |at vi åbner sluserne om natten, og det gør vi.", false),
            ("Jag tror |bron håller över vintern.", false),
            ("Kontraktor mengklaim |semennya asli.", false),
            ("Saya ragu |menteri sudah membaca laporan itu.", true),
            ("Nhà thầu khẳng định |xi măng đạt chuẩn.", false),
        ] {
            assert_eq!(governed(text).map(|(_, is_sure)| is_sure), Some(is_sure), "{text}");
        }
    }

    #[test]
    fn what_the_speaker_states_and_what_is_between_marks_is_whole() {
        for text in [
            "Jeg siger, |vi bygger broen på øen.",
            "Hun siger »|vi bygger broen på øen«.",
            "Saya mengatakan |pintu air dibuka besok.",
            "De troende |går i kirke på øen.",
            "Vi lover |det.",
        ] {
            assert_eq!(governed(text), None, "{text}");
        }
    }
}
