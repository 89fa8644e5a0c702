//! Finds words after a quotation that take back or weaken what it says: "They say it is unsafe. | That is a lie",
//! "We wanted to pay, | but they refused", "It was sold, | according to a witness".

use std::ops::Range;

use super::{
    CutRuleMatch, Sentence,
    attitudes::{Attitude, attitudes},
    east_asian,
    governors::complementizers,
    lists::{ACCORDING, CONJUNCTIONS, EXCEPTIONS},
    main_clauses::is_of_speaker,
    others_words,
    tokens::{Token, any_at, tokens},
};
use crate::matching::{
    boundary::STOPS, omissions::negation_count, quotation_marks::is_quotation_mark, sentences::sentence_end,
};

/// The first of these rules that holds for the words after the quotation in its sentence.
pub(super) fn after(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    attributed(sentence).or_else(|| contradicted(sentence)).or_else(|| asked(sentence))
}

/// The speaker as the one according to whom something is so: « selon moi ».
pub(super) const OWN: &[&str] = &[
    "me", "us", "mir", "uns", "moi", "nous", "mí", "nosotros", "noi", "mim", "nós", "mij", "ons", "mnie", "mne", "mig",
];

/// «El acusado recibió doce sobres, | según un testigo», "It is safe, | or so they assure me".
fn attributed(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const PLANS: &[&str] = &["plan", "plans", "schedule", "law", "need", "size"];
    let own = sentence.own_right();
    let count = any_at(own, 0, ACCORDING).or_else(|| any_at(&sentence.right, 0, &["or so"]))?;
    let next = sentence.right.get(count)?;
    (!next.is_one_of(OWN) && !next.is_one_of(PLANS)).then(|| sentence.found(&sentence.right, 0, count, false))?
}

/// Verbs after which "but" says that nothing came of it: "We considered it, | but we decided against it".
const ATTEMPTS: &str = "considered wanted tried planned intended attempted wollten wollte versuchten versuchte erwogen planten voulions voulais \
    voulait essayé tenté envisagé queríamos quería intentamos pensábamos intentó volevamo volevo provato cercato queria tentamos tentou \
    wilden wilde probeerden хотели хотел хотела пытались пытался собирались хотіли хотів хотіла намагалися chcieliśmy chciałem \
    chciałam próbowaliśmy chtěli chtěl chtěla chceli chcel försökte prøvede prøvde akartunk akartam voiam voia încercat θέλαμε \
    θέλησα προσπαθήσαμε istedik istedim istiyorduk çalıştık";

/// "We wanted to close both libraries, | but we did not": someone says, wants or could do it, and a contrast follows.
fn contradicted(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let first = sentence.right.first()?;
    let is_but = first.is_one_of(CONJUNCTIONS) && !first.is_one_of(&["though", "although", "aunque"]);
    let quoted: Vec<Token> =
        sentence.left.iter().filter(|token| token.start >= sentence.quoted_from).cloned().collect();
    // Swedish, Danish and Norwegian "wanted"; the French word is a town.
    let is_nordic_attempt = first.word == "men" && quoted.iter().any(|token| token.word == "ville");
    let is_limited = is_attempt(&quoted) || is_nordic_attempt || concedes(&quoted) || is_reported(sentence, &quoted);
    (is_but && is_limited).then(|| sentence.found(&sentence.right, 0, 1, false))?
}

/// "It is true that the radio was old, | but it worked": the quotation only concedes something.
fn concedes(quoted: &[Token]) -> bool {
    const CONCESSIONS: &[&str] = &[
        "it's true",
        "it is true",
        "admittedly",
        "granted",
        "of course",
        "true",
        "zwar",
        "es stimmt",
        "natürlich",
        "certes",
        "il est vrai",
        "bien sûr",
        "es verdad",
        "es cierto",
        "cierto",
        "è vero",
        "certo",
        "é verdade",
        "é certo",
        "het klopt",
        "weliswaar",
        "правда",
        "конечно",
        "правда що",
        "owszem",
        "wprawdzie",
        "prawda",
        "je pravda",
        "je sice",
        "visserligen",
        "ganske vist",
        "riktignok",
        "toki",
        "igaz",
        "e adevărat",
        "este adevărat",
        "είναι αλήθεια",
        "doğru",
        "elbette",
        "נכון",
    ];
    any_at(quoted, 0, CONCESSIONS).is_some() || quoted.iter().take(3).any(|token| token.word == "zwar")
}

fn is_attempt(quoted: &[Token]) -> bool {
    quoted.iter().any(|token| {
        ATTEMPTS.split_whitespace().any(|verb| verb == token.word)
            // Turkish "could".
            || ["abilirdi", "ebilirdi", "abilirdik", "ebilirdik"].iter().any(|ending| token.word.ends_with(ending))
    })
}

/// Whether the quotation says that someone else says or thinks something.
fn is_reported(sentence: &Sentence<'_>, quoted: &[Token]) -> bool {
    let own = attitudes(sentence.language);
    let says = |word: &str| {
        own.iter().any(|(attitude, list)| {
            matches!(attitude, Attitude::Said | Attitude::SaidThat)
                && list.split_whitespace().any(|other| other == word)
        })
    };
    let that = quoted.iter().position(|token| !complementizers(&token.word).is_empty());
    that.is_some_and(|that| {
        let head = quoted.get(..that).unwrap_or_default();
        let governs = |token: &Token| says(&token.word) || is_verb_of_saying(&token.word);
        let is_denied = || {
            let words =
                head.first().zip(head.last()).and_then(|(first, last)| sentence.text.get(first.start..last.end));
            words.is_some_and(|words| negation_count(words) > 0)
        };
        head.iter().rposition(governs).is_some_and(|verb| !is_of_speaker(head, verb, sentence.language) && !is_denied())
    })
}

/// Whether a word outside the languages of [`attitudes`] is a verb of saying, and not of thinking or hoping.
fn is_verb_of_saying(word: &str) -> bool {
    const STEMS: [&str; 26] = [
        "говор",
        "сказа",
        "утвержда",
        "заяв",
        "каж",
        "стверджу",
        "mówi",
        "powiedz",
        "twierdz",
        "zezna",
        "tvrd",
        "říka",
        "řekl",
        "povedal",
        "säg",
        "sade",
        "påstå",
        "siger",
        "sier",
        "sano",
        "väit",
        "mond",
        "állít",
        "spun",
        "ισχυρίζ",
        "λέ",
    ];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// “Sözleşmeyi imzaladınız | mı?”, «Пойдёт | ли он»: a word that makes a question of the words before it.
fn asked(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    const TURKISH: &[&str] = &["mı", "mi", "mu", "mü", "mıyız", "miyiz", "mıydı", "miydi", "muydu", "müydü"];
    const SLAVIC: &[&str] = &["ли"];
    let first = sentence.right.first()?;
    let is_turkish = first.is_one_of(TURKISH) && sentence.text.contains(['ı', 'ş', 'ğ', 'İ']);
    let is_asked = is_turkish || first.is_one_of(SLAVIC);
    (is_asked && !sentence.has_comma(sentence.at, first.start)).then(|| sentence.found(&sentence.right, 0, 1, true))?
}

/// Words with which a sentence refers to the one before it.
const THIS: &str = "that that's this it it's das dies es c' cela ça ce eso esto es questo ciò è isso isto é dat dit это эта це to toto je det detta \
    dette tämä se ez asta acesta αυτό bu هذا ذلك זה این यह";

/// Words that call something untrue.
const UNTRUE: &str = "false untrue lie lies nonsense rubbish unwahr gelogen lüge unsinn quatsch faux mensonge falso mentira bugia menzogna onwaar \
    leugen onzin неправда ложь враньё вранье неправдою nieprawda kłamstwo bzdura bzdury lež nepravda lögn osant løgn usandt valhe valhetta \
    hazugság fals minciună ψέμα ψέματα yalan كذب שקר دروغ झूठ \
    bunk hogwash garbage bullshit poppycock balderdash baloney märchen blödsinn humbug unfug schwachsinn blague foutaise foutaises \
    balivernes sornettes mensonges mentiras tonterías pamplinas patrañas disparate fandonie sciocchezze bugie frottole assurdità balela \
    disparates bobagem lorota kletskoek larie flauwekul verzinsel bajki brednie wymysły nesmysl nesmysly výmysl nezmysel výmysel чушь \
    ерунда бред вздор выдумки враки сказки небылицы чепуха брехня нісенітниця дурниці вигадки маячня глупости измислици glupost gluposti \
    laž izmišljotina besmislica skitsnack struntprat nonsens påhitt sludder vrøvl oppspinn opspind tøv hölynpölyä roskaa puppua pötyä \
    badarság ostobaság kitaláció prostii bazaconii baliverne παραμύθια ανοησίες βλακείες saçmalık uydurma palavra bohong hoaks bịa هراء \
    باطل שטויות קשקוש مزخرف बकवास mentida bajanades falòrnia";

/// Words that call something true, and that a negation turns round.
const TRUE: &str = "true so wahr stimmt vrai cierto verdad vero verdade waar klopt правда prawda pravda pravdou sant sandt stämmer stemmer totta \
    igaz adevărat αλήθεια doğru صحيح صحيحا נכון درست सच";

/// Words that say themselves that what follows is only an accusation.
const ACCUSED: [&str; 12] = [
    "accus",
    "reproch",
    "acusa",
    "acusan",
    "wirft",
    "werfen",
    "vorgeworfen",
    "обвин",
    "zarzuc",
    "oskarż",
    "verwijt",
    "syyt",
];

/// The sentence after the quotation, if it says that the quoted words are untrue, that others say them, or that there is an exception.
pub(super) fn retraction(text: &str, quotation: &Range<usize>) -> Option<Range<usize>> {
    const LONGEST: usize = 6;
    const LONGEST_REMARK: usize = 14;
    const LONGEST_EXCEPTION: usize = 5;
    const REACH: usize = 160;
    /// The most words of a bare denial.
    const DENIAL: usize = 3;
    let rest = text.get(quotation.end..)?;
    let rest = rest.get(..rest.floor_char_boundary(2 * REACH))?;
    let is_end = |c: char| STOPS.contains(&c) || c.is_whitespace() || is_quotation_mark(c);
    let has_ended = text.get(quotation.clone())?.trim_end().ends_with(STOPS) || rest.trim_start().starts_with(STOPS);
    let skipped = rest.len() - rest.trim_start_matches(is_end).len();
    let passed = rest.get(..skipped)?;
    // Not in the words of somebody else, and not in another paragraph.
    if !has_ended || passed.contains(is_quotation_mark) || passed.contains('\n') {
        return None;
    }
    let next = rest.get(skipped..)?;
    let next = next.get(..next.floor_char_boundary(REACH))?;
    let next = next.get(..sentence_end(next))?;
    let words = tokens(next);
    let start = quotation.end + skipped;
    let is_remark = || words.len() <= LONGEST_REMARK && others_words::remark(&words).is_some();
    // "Nobody took money. | With one exception."
    let is_exception = || words.len() <= LONGEST_EXCEPTION && any_at(&words, 0, EXCEPTIONS).is_some();
    if is_remark() || is_exception() || east_asian::limits_the_sentence_before(next) {
        return Some(start..start + next.trim_end().len());
    }
    if next.split_whitespace().nth(LONGEST).is_some() {
        return None;
    }
    let (first, last) = (words.first()?, words.last()?);
    let is_in = |list: &str, token: &Token| list.split_whitespace().any(|word| word == token.word);
    // "They were wrong", of whoever said it.
    let says_wrong = first.is_one_of(&["they", "he", "she"]) && last.is_one_of(&["wrong", "mistaken", "lied", "lying"]);
    // «No es verdad», but not «No es verdad que cerremos», which denies something else.
    let is_denial = || words.len() <= DENIAL && next.get(..first.end).is_some_and(|word| negation_count(word) > 0);
    if !says_wrong && words.len() > 2 && !is_in(THIS, first) && !is_denial() {
        return None;
    }
    let says_untrue = || {
        words.iter().any(|token| is_in(UNTRUE, token))
            || words.iter().any(|token| is_in(TRUE, token)) && negation_count(next) > 0
    };
    let is_accusation = || {
        let quoted = text.get(quotation.clone()).unwrap_or_default().to_lowercase();
        ACCUSED.iter().any(|stem| quoted.contains(stem))
    };
    ((says_wrong || says_untrue()) && !is_accusation()).then(|| start..start + next.trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_that_calls_the_one_before_it_untrue_takes_it_back() {
        for (text, quoted) in [
            ("They say the bridge is unsafe. That is a lie. We go.", "They say the bridge is unsafe"),
            ("We reported that he was arrested. That was false.", "We reported that he was arrested."),
            ("Man sagt, er sei krank. Das stimmt nicht.", "Man sagt, er sei krank"),
            ("On dit que le pont est fermé. C’est faux.", "le pont est fermé"),
            ("Dicen que hay muertos. No es verdad.", "Dicen que hay muertos"),
            ("People told us it could not be done. They were wrong.", "People told us it could not be done"),
            ("Говорят, что мост закрыт. Это неправда.", "мост закрыт"),
        ] {
            let at = text.find(quoted).unwrap();
            assert!(retraction(text, &(at..at + quoted.len())).is_some(), "{quoted} of {text}");
        }
        for (text, quoted) in [
            ("We closed the school. That was wrong.", "We closed the school"),
            ("We closed the school. It is true that the parents did not like that at all.", "We closed the school"),
            ("Abrimos el puente. No es verdad que cerremos.", "Abrimos el puente"),
            ("They accuse me of theft. That is a lie.", "They accuse me of theft"),
            ("The bridge is unsafe, and that is no lie.", "The bridge is unsafe"),
        ] {
            let at = text.find(quoted).unwrap();
            assert_eq!(retraction(text, &(at..at + quoted.len())), None, "{quoted} of {text}");
        }
    }
}
