//! Finds what marks words as those of others: a noun or a verb before a colon ("My opponents have a slogan: | Close the
//! school", "The paper writes: | The minister will go"), and a remark behind them ("The school is dangerous: | that is
//! what they tell you").

use super::{
    CutRuleMatch, Sentence,
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
    "das behauptet",
    "das behaupten",
    "das sagt",
    "das sagen",
    "das verspricht",
    "das versprechen",
    "das meint",
    "das meinen",
    "das glaubt",
    "das glauben",
    "so sagt",
    "so sagen",
    "so behauptet",
    "so behaupten",
    "so heißt es",
    "sagt das",
    "behauptet das",
    "verspricht das",
    "behaupten das",
    "versprechen das",
    "c' est ce que",
    "c' est ce qu'",
    "c' est ce qu' on",
    "c' est du moins ce que",
    "c' est du moins ce qu'",
    "c' est en tout cas ce que",
    "voilà ce que",
    "voilà ce qu'",
    "eso dice",
    "eso dicen",
    "eso es lo que",
    "es lo que",
    "es al menos lo que",
    "eso es al menos lo que",
    "è quello che",
    "è ciò che",
    "è almeno quello che",
    "questo è quello che",
    "questo dice",
    "questo dicono",
    "é o que",
    "isso é o que",
    "é pelo menos o que",
    "dat is wat",
    "dat is tenminste wat",
    "dat is althans wat",
    "dat zegt",
    "dat zeggen",
    "так говорят",
    "так говорит",
    "так утверждают",
    "так утверждает",
    "вот что говорят",
    "так кажуть",
    "tak mówią",
    "tak mówi",
    "tak twierdzą",
    "tak twierdzi",
    "det är vad",
    "det säger",
    "det er hvad",
    "det er det som",
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

/// "What she calls | a delay is a failure", « Ce qu’elle appelle | un retard est un échec »: a word of others for something.
pub(super) fn called(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// Words between the first ones and the verb: "what the new mayor of Oster".
    const NEAR: usize = 8;
    const WHAT: &[&str] = &[
        "what",
        "ce que",
        "ce qu'",
        "ce qu' on",
        "lo que",
        "quello che",
        "quel che",
        "ciò che",
        "o que",
        "aquilo que",
        "det som",
        "det",
        "to co",
        "то что",
    ];
    const CALL: &str = "call calls called terms termed dubs dubbed describes described labels labelled labeled appelle appellent appelait appelé \
        nomme nomment qualifie qualifient llama llaman llamó llamaba califica chiama chiamano definisce definiscono chiamava chama chamam chamou kallar \
        kallade kalder kaldte kaller kalte nazywa nazywają nazwał nazwała называет называют назвал назвала";
    /// Between the verb and the quotation: "describes as".
    const AS: &[&str] = &["as", "de", "come", "como", "für", "för", "for"];
    let own = sentence.own_left();
    let last = own.iter().rposition(|token| !token.is_one_of(AS))?;
    let verb = own.get(last).filter(|verb| CALL.split_whitespace().any(|call| call == verb.word))?;
    let first = last.saturating_sub(NEAR);
    let (at, count) = (first..last).find_map(|at| any_at(own, at, WHAT).map(|count| (at, count)))?;
    // "What we call a delay" is the speaker's own word.
    let is_own = own.get(at + count..last)?.iter().any(|token| token.is_one_of(SPEAKERS));
    (!is_own && verb.start > own.get(at)?.start).then(|| sentence.found(own, at, last + 1 - at, true))?
}

/// The remark behind a colon, a dash or a comma.
pub(super) fn after(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let right = sentence.right.as_slice();
    let between = sentence.text.get(sentence.at..right.first()?.start)?;
    let count = remark(right).filter(|_| between.contains([':', ';', ',', '–', '—', '-']))?;
    sentence.found(right, 0, (count + 2).min(right.len()), false)
}

/// How many words begin a remark that others say what comes before it: "that is what they tell you", "at least that is what the
/// yard promises", but not "that is what they want".
pub(super) fn remark(words: &[Token]) -> Option<usize> {
    /// Words from the beginning of a remark to its verb.
    const NEAR: usize = 6;
    const AT_LEAST: &[&str] = &[
        "at least",
        "or at least",
        "or so",
        "anyway",
        "so",
        "zumindest",
        "wenigstens",
        "jedenfalls",
        "du moins",
        "en tout cas",
        "al menos",
        "por lo menos",
        "almeno",
        "pelo menos",
        "tenminste",
        "althans",
        "åtminstone",
        "i hvert fald",
        "i hvert fall",
        "по крайней мере",
        "przynajmniej",
    ];
    /// Verbs for what somebody says or thinks, beside those of saying.
    const THINKING: &str = "disent dit dicen dice dicono dizem diz promise promises promised think thinks thought believe believes believed hope hopes hoped claim claims claimed expect \
        expects tell tells hear heard pense pensent croit croient promet promettent prometió promete creen cree piensan promettono promette \
        credono crede pensano prometem acham acha verspricht versprechen meint meinen glaubt glauben promete belooft beloven lovar lover обещает обещают обіцяє obiecuje slibuje";
    /// „So | verspricht es die Werft“, «eso promete»: words for what was said before, in a remark that says "at least".
    const SO: &[&str] = &[
        "that", "it", "so", "das", "es", "cela", "ça", "eso", "esto", "así", "lo", "questo", "così", "isso", "dat",
        "zo", "det", "så", "tak", "to", "так", "это", "це", "näin", "niin",
    ];
    let says = |token: &Token| {
        let word = token.word.as_str();
        is_saying(word) || THINKING.split_whitespace().any(|verb| verb == word)
    };
    let near = words.get(..words.len().min(NEAR + 3))?;
    let at_least = (0..2).find_map(|at| any_at(words, at, AT_LEAST).map(|count| at + count));
    if let Some(count) = at_least.filter(|_| near.iter().any(|token| token.is_one_of(SO)))
        && near.iter().any(says)
    {
        return (!near.iter().any(|token| token.is_one_of(SPEAKERS))).then_some(count);
    }
    let count = any_at(words, 0, REMARKS)?;
    let is_own = words.get(count).is_some_and(|subject| subject.is_one_of(SPEAKERS));
    // „Das behaupten“, «так говорят» have their verb.
    let is_told = words.iter().take(count + NEAR).any(says);
    (!is_own && is_told).then_some(count)
}
