//! Finds what marks words as those of others: a noun before a colon ("My opponents have a slogan: | Close the school"),
//! and a remark behind them ("The school is dangerous: | that is what they tell you").

use super::{
    CutRuleMatch, Sentence,
    tokens::{any_at, tokens},
};
use crate::matching::quotation_marks::is_quotation_mark;

/// Nouns for what others say, or for what is not so.
const NOUNS: &str = "slogan slogans motto mottos mantra accusation accusations allegation allegations rumour rumours rumor rumors myth \
    myths lie lies falsehood headline headlines excuse excuses objection objections hoax scenario nightmare \
    parole losung vorwurf vorwürfe gerücht gerüchte mythos lüge lügen schlagzeile schlagzeilen ausrede ausreden einwand einwände szenario \
    devise rumeur rumeurs mythe mensonge mensonges prétexte scénario reproche reproches eslogan lema acusación rumor bulo mito mentira \
    mentiras titular titulares pretexto escenario accusa diceria bugia bugie titolo pretesto boato acusação manchete cenário leus \
    beschuldiging gerucht mythe leugen leugens smoes bezwaar лозунг слух слухи миф ложь заголовок обвинение отговорка гасло чутка \
    міф брехня hasło plotka mit kłamstwo nagłówek zarzut wymówka heslo fáma mýtus lež titulek slagord rykte rykten myt lögn rubrik \
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
    "so the",
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

/// The clause before the colon.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    /// The most words between the noun and the colon.
    const NEAR: usize = 3;
    let is_mark = |c: char| c.is_whitespace() || is_quotation_mark(c);
    let head = sentence.before.trim_end_matches(is_mark).strip_suffix([':', '：'])?;
    let words = tokens(head);
    let is_noun = |word: &str| NOUNS.split_whitespace().any(|noun| noun == word);
    let at = words.iter().rposition(|token| is_noun(&token.word)).filter(|at| words.len() - at <= NEAR + 1)?;
    let noun = words.get(at)?;
    let is_own = words.iter().take(at).rev().take(2).any(|token| token.is_one_of(OWN));
    let key = sentence.start + noun.start..sentence.start + noun.end;
    let start = sentence.start + words.first()?.start;
    (!is_own).then(|| CutRuleMatch { bytes: start..sentence.at, key, word: noun.word.clone(), is_sure: false })
}

/// The remark behind a colon, a dash or a comma.
pub(super) fn after(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let right = sentence.right.as_slice();
    let between = sentence.text.get(sentence.at..right.first()?.start)?;
    let count = any_at(right, 0, REMARKS).filter(|_| between.contains([':', ';', ',', '–', '—', '-']))?;
    let is_own = right.get(count).is_some_and(|subject| subject.is_one_of(SPEAKERS));
    (!is_own).then(|| sentence.found(right, 0, (count + 2).min(right.len()), false))?
}
