//! Finds what marks words as those of others: a noun or a verb before a colon ("My opponents have a slogan: | Close the
//! school", "The paper writes: | The minister will go"), and a remark behind them ("The school is dangerous: | that is
//! what they tell you").

use super::{
    CutRuleMatch, Sentence,
    language::Language,
    tokens::{Token, any_at, tokens},
};
use crate::matching::{quotation_marks::is_quotation_mark, writers_words::is_saying};

/// Nouns for what others say, or for what is not so.
const NOUNS: &str = "slogan slogans motto mottos mantra accusation accusations allegation allegations rumour rumours rumor rumors myth \
    myths lie lies falsehood headline headlines excuse excuses objection objections hoax scenario nightmare \
    parole losung vorwurf vorwürfe gerücht gerüchte mythos lüge lügen schlagzeile schlagzeilen ausrede ausreden einwand einwände szenario \
    devise rumeur rumeurs mythe mensonge mensonges prétexte scénario reproche reproches eslogan lema acusación rumor bulo mito mentira \
    mentiras titular titulares pretexto escenario accusa diceria bugia bugie titolo pretesto boato acusação manchete cenário leus \
    beschuldiging gerucht mythe leugen leugens smoes bezwaar лозунг слух слухи миф ложь заголовок обвинение отговорка гасло чутка \
    міф брехня hasło plotka kłamstwo nagłówek zarzut wymówka heslo fáma mýtus lež titulek slagord rykte rykten myt lögn rubrik \
    anklagelse rygte løgn påskud huhu myytti valhe otsikko";

/// Before these nouns: the words are the speaker's own.
const OWN: &[&str] = &[
    "my", "our", "mein", "meine", "unser", "unsere", "mon", "ma", "notre", "mi", "nuestro", "nuestra", "mio", "mia",
    "nostro", "nostra", "meu", "minha", "nosso", "nossa", "mijn", "ons", "onze", "мой", "моя", "наш", "наша", "mój",
    "moja", "nasz", "nasza", "min", "vår", "vores",
];

/// Remarks behind words that say that others say them, without the subject.
const REMARKS: &[&str] = &[
    "that is what",
    "that's what",
    "this is what",
    "das behaupten",
    "das sagen",
    "so sagen",
    "so behaupten",
    "c' est ce que disent",
    "c' est ce qu' on",
    "voilà ce que disent",
    "eso dicen",
    "eso es lo que dicen",
    "es lo que dicen",
    "è quello che dicono",
    "questo dicono",
    "é o que dizem",
    "isso é o que dizem",
    "dat zeggen",
    "так говорят",
    "вот что говорят",
    "tak mówią",
    "det säger",
    "det siger",
    "det sier",
];

/// Subjects of such a remark that say it themselves.
const SPEAKERS: &[&str] = &["i", "we", "i'm", "we're", "i've", "we've", "ich", "wir", "nous", "je", "j'"];

/// Verbs of texts and of those who write them.
const WRITING: &str = "write writes wrote written reads schreibt schreiben schrieb steht lautet écrit écrivent escribe escribió dice scrive \
    scrisse escreve escreveu schrijft schreef пишет пишут написал пише написав pisze napisał píše napsal skriver skrev kirjoittaa";

/// Words of a clause that say that the speaker says it, or that it must be said.
const FIRST_PERSON: &[&str] = &[
    "i",
    "i'm",
    "i'd",
    "i'll",
    "i've",
    "we",
    "we'd",
    "we'll",
    "we've",
    "let",
    "must",
    "should",
    "ich",
    "wir",
    "muss",
    "müssen",
    "darf",
    "je",
    "j'",
    "nous",
    "faut",
    "puis",
    "yo",
    "digo",
    "diré",
    "decimos",
    "repito",
    "hay",
    "io",
    "noi",
    "dico",
    "diciamo",
    "ripeto",
    "bisogna",
    "eu",
    "nós",
    "dizemos",
    "ik",
    "wij",
    "moet",
    "я",
    "мы",
    "говорю",
    "скажу",
    "ми",
    "кажу",
    "mówię",
    "powiem",
    "říkám",
    "řeknu",
    "hovorím",
    "jag",
    "vi",
    "jeg",
    "minä",
    "sanon",
    "mondom",
    "spun",
    "λέω",
    "diyorum",
];

/// The clause before the colon.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// The most words between the noun or verb and the colon.
    const NEAR: usize = 5;
    let is_mark = |c: char| c.is_whitespace() || is_quotation_mark(c);
    let head = sentence.before.trim_end_matches(is_mark).strip_suffix([':', '：'])?;
    let words = tokens(head);
    let is_noun = |word: &str| NOUNS.split_whitespace().any(|noun| noun == word);
    let is_own_clause = words.iter().any(|token| token.is_one_of(FIRST_PERSON));
    let writes = |word: &str| WRITING.split_whitespace().any(|verb| verb == word);
    let says = |token: &Token| is_saying(&token.word) || writes(&token.word);
    let marks = |token: &Token| is_noun(&token.word) || !is_own_clause && says(token);
    let at = words.iter().rposition(marks).filter(|at| words.len() - at <= NEAR + 1 && words.len() > 1)?;
    // "Lind said: | We wait", without quotation marks, is how a writer introduces a speaker.
    let is_name = |token: &Token| token.is_capital && !token.is_one_of(&["der", "die", "das", "ein", "eine"]);
    let is_introduction = words.iter().take(at).all(is_name);
    if is_introduction && !is_noun(&words.get(at)?.word) {
        return None;
    }
    let noun = words.get(at)?;
    let is_own = words.iter().take(at).rev().take(2).any(|token| token.is_one_of(OWN));
    let key = sentence.start + noun.start..sentence.start + noun.end;
    let start = sentence.start + words.first()?.start;
    (!is_own).then(|| CutRuleMatch { bytes: start..sentence.at, key, word: noun.word.clone(), is_sure: false })
}

/// "Either we act, or | the money is gone": the other one of two possibilities, as a clause of its own.
pub(super) fn alternative(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// Within so many words there is the verb of a clause.
    const NEAR: usize = 8;
    const OR: &[&str] = &[
        "or",
        "else",
        "otherwise",
        "oder",
        "sonst",
        "ou",
        "sinon",
        "o",
        "oppure",
        "altrimenti",
        "senão",
        "anders",
        "eller",
        "annars",
        "ellers",
        "или",
        "иначе",
        "або",
        "інакше",
        "albo",
        "inaczej",
        "nebo",
        "jinak",
    ];
    const VERBS: &[&str] = &[
        "is",
        "are",
        "was",
        "were",
        "will",
        "would",
        "have",
        "has",
        "can",
        "must",
        "ist",
        "sind",
        "wird",
        "werden",
        "hat",
        "haben",
        "kann",
        "müssen",
        "est",
        "sont",
        "sera",
        "seront",
        "ont",
        "doit",
        "es",
        "son",
        "será",
        "serán",
        "está",
        "están",
        "è",
        "sono",
        "sarà",
        "saranno",
        "é",
        "são",
        "zijn",
        "wordt",
        "moet",
        "är",
        "er",
        "blir",
        "będzie",
        "jest",
        "są",
        "je",
        "jsou",
        "bude",
        "будет",
        "будут",
        "буде",
        "будуть",
    ];
    let own = sentence.left.as_slice();
    let last = own.last().filter(|last| last.is_one_of(OR) && own.len() > 1)?;
    // An article in Portuguese, "about" in Polish and Czech.
    if last.word == "o" && !matches!(sentence.language, Language::Spanish | Language::Italian) {
        return None;
    }
    let is_clause = sentence.right.iter().take(NEAR).any(|token| token.is_one_of(VERBS));
    is_clause.then(|| {
        let start = own.first().map_or(last.start, |first| first.start);
        CutRuleMatch { bytes: start..sentence.at, key: last.start..last.end, word: last.word.clone(), is_sure: false }
    })
}

/// The remark behind a colon, a dash or a comma.
pub(super) fn after(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let right = sentence.right.as_slice();
    let between = sentence.text.get(sentence.at..right.first()?.start)?;
    let count = any_at(right, 0, REMARKS).filter(|_| between.contains([':', ';', ',', '–', '—', '-']))?;
    let is_own = right.get(count).is_some_and(|subject| subject.is_one_of(SPEAKERS));
    (!is_own).then(|| sentence.found(right, 0, (count + 2).min(right.len()), false))?
}
