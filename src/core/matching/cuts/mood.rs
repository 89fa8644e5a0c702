//! Finds verbs in the conditional mood, which says that something would be so under a condition: « partiraient »,
//! «habríamos cortado», „ewakuowalibyśmy”.

use super::tokens::Token;

/// How many words from the beginning of a clause are searched for its verb.
const NEAR: usize = 6;

/// Whether a clause that begins with these words has a verb in the conditional mood. Verbs that are also used to be polite
/// or careful, "should" and « il faudrait », do not count.
pub(super) fn has_conditional(words: &[Token], sentence: &str) -> bool {
    let near = words.get(..NEAR.min(words.len())).unwrap_or_default();
    near.iter().enumerate().any(|(at, token)| {
        let next = near.get(at + 1).map_or("", |next| next.word.as_str());
        is_conditional(&token.word, next, sentence)
    })
}

/// Whether a word is an auxiliary in the conditional mood of a language whose infinitive or participle follows it.
pub(super) fn is_conditional_auxiliary(word: &str) -> bool {
    const AUXILIARIES: &[&str] = &[
        "aurait",
        "auraient",
        "serait",
        "seraient",
        "pourrait",
        "pourraient",
        "habría",
        "habrían",
        "podría",
        "podrían",
        "avrebbe",
        "avrebbero",
        "sarebbe",
        "sarebbero",
        "potrebbe",
        "potrebbero",
        "potremmo",
        "teria",
        "teriam",
        "poderia",
        "poderiam",
    ];
    AUXILIARIES.contains(&word)
}

fn is_conditional(word: &str, next: &str, sentence: &str) -> bool {
    is_romance(word) || is_slavic(word, sentence) || is_of_two_words(word, next) || WHOLE.contains(&word)
}

/// Forms with which a conditional is made, and frequent conditionals whose endings are also those of other words.
const WHOLE: &[&str] = &[
    "sería",
    "estaría",
    "habría",
    "tendría",
    "haría",
    "iría",
    "daría",
    "vendría",
    "seria",
    "estaria",
    "haveria",
    "teria",
    "faria",
    "iria",
    "daria",
    "sarei",
    "avrei",
    "farei",
    "volna",
    "lenne",
    "lennének",
    "lennénk",
    "olisi",
    "olisivat",
    "olisimme",
    "щях",
    "щеше",
    "щяха",
    "щяхме",
    "бих",
    "бихме",
    "биха",
];

/// Auxiliaries with the word that follows in a conditional of the past.
fn is_of_two_words(word: &str, next: &str) -> bool {
    match word {
        "would" => next == "have",
        "am" | "ar" | "aș" | "ați" => next == "fi",
        "θα" => ["είχα", "είχε", "ήταν", "ήμασταν"].iter().any(|verb| next.starts_with(verb)),
        _ => false,
    }
}

/// The endings of French, Spanish, Portuguese and Italian. A stem of a few letters makes a noun likelier: "trait", "variam".
fn is_romance(word: &str) -> bool {
    const LEAST: usize = 6;
    const ENDINGS: [&str; 12] =
        ["rait", "raient", "erions", "rebbe", "rebbero", "remmo", "ríamos", "rían", "ríais", "eriam", "ariam", "iriam"];
    const NOUNS: [&str; 7] = ["trait", "braient", "frait", "traient", "prairient", "variam", "ouvrait"];
    const CAREFUL: [&str; 16] = [
        "faudr",
        "devr",
        "pourr",
        "voudr",
        "aimer",
        "souhaiter",
        "deber",
        "podr",
        "gustar",
        "querr",
        "dovre",
        "potre",
        "vorre",
        "dever",
        "poder",
        "gostar",
    ];
    word.chars().count() >= LEAST
        && ENDINGS.iter().any(|ending| word.ends_with(ending))
        && !NOUNS.iter().any(|noun| word.ends_with(noun))
        && !CAREFUL.iter().any(|stem| word.starts_with(stem))
}

/// The particles of Slavic languages, which Polish joins to the verb.
fn is_slavic(word: &str, sentence: &str) -> bool {
    const JOINED: [&str; 5] = ["by", "bym", "byś", "byśmy", "byście"];
    let is_joined = |ending: &&str| {
        let stem = word.strip_suffix(*ending).unwrap_or_default();
        stem.chars().count() > 2 && stem.ends_with(['ł', 'a', 'o', 'y', 'i']) && stem.contains(['ł', 'l'])
    };
    match word {
        "бы" | "б" | "би" | "bych" | "bychom" | "byste" => true,
        "by" => sentence.contains(['ě', 'ř', 'ů', 'č', 'š', 'ž', 'ý', 'ť', 'ł', 'ż', 'ś']),
        "bi" | "bih" | "bismo" | "biste" => sentence.contains(['č', 'ć', 'š', 'ž', 'đ']),
        _ => JOINED.iter().any(is_joined),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::tokens::tokens, *};

    #[test]
    fn conditionals_are_told_from_words_with_the_same_endings() {
        let has = |text: &str| has_conditional(&tokens(text), text);
        for text in [
            "six cents familles partiraient",
            "habríamos cortado la carretera",
            "oggi sarei in galera",
            "avrebbero chiuso la scuola",
            "teríamos evacuado a vila",
            "ewakuowalibyśmy wieś",
            "vyklidili bychom vesnici",
            "мы бы вывезли деревню",
            "щяхме да изведем селото",
            "bismo otišli sutra kući",
            "kiürítettük volna a falut",
            "am fi evacuat satul",
            "θα είχαμε εκκενώσει το χωριό",
            "hundreds would have died",
        ] {
            assert!(has(text), "{text}");
        }
        for text in [
            "le trait est droit",
            "il faudrait le dire",
            "la mayoría de los vecinos",
            "podríamos hablar mañana",
            "the house by the sea",
            "they would like to come",
            "aby przyjść do domu",
        ] {
            assert!(!has(text), "{text}");
        }
    }
}
