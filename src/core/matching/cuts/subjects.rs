//! Finds a noun that a quotation makes the subject of its clause although it is only part of the subject: "The brother
//! of | the suspect was seen".

use super::{CutRuleMatch, Sentence, language::Language, tokens::Token};

/// How many words may occur between the beginning of the quotation and its verb.
const NEAR: usize = 7;

/// Finite verbs that show where the subject of a clause is.
fn verbs(language: Language) -> &'static str {
    match language {
        Language::English => {
            "is are was were has have had will would can could must should may might does did isn't wasn't aren't weren't \
             hasn't hadn't won't wouldn't can't cannot couldn't didn't doesn't"
        }
        Language::French => "est sont était étaient a ont avait avaient sera seront serait fut va vont peut doit n'",
        Language::Spanish => "es son era eran fue fueron ha han había habían será serán está están estaba no",
        Language::Portuguese => "é são era eram foi foram tem têm tinha será está estão estava não",
        Language::Italian => "è sono era erano fu ha hanno aveva avevano sarà saranno non",
        Language::German | Language::Dutch => "",
    }
}

/// "Of" before the article of the noun that follows.
fn words_for_of(language: Language) -> &'static [&'static str] {
    match language {
        Language::English => &["of"],
        Language::French => &["de", "d'"],
        Language::Spanish => &["de"],
        _ => &[],
    }
}

const ARTICLES: &str = "the a an this that these those his her their our my its le la les l' un une ce cette ces son sa ses notre nos \
    el los las una este esta estos estas su sus nuestro nuestra";

/// Words that begin another clause between the noun and its verb, or show that the noun is not part of a subject.
const OTHERS: &str = "who whom which that whose where when and or but because if i we they he she it you there qui que dont où et ou mais \
    je nous ils elles il elle on quien quienes cuyo y o pero porque yo nosotros ellos";

/// Words before "of" after which the noun is not part of the subject.
const NO_NOUN: &str = "because instead ahead out outside inside regardless irrespective short afraid aware sure proud think thought speak spoke \
    talk hear heard know dream most some all many few none one each both part half rest number lot lots kind sort avant lors près loin \
    antes después cerca lejos además acerca dentro fuera la mayoría parte mitad plupart";

/// The subject that the quotation was cut from.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let left = sentence.own_left();
    let (of, first) = (left.last()?, sentence.right.first()?);
    let noun = left.iter().rev().nth(1)?;
    let is_in = |list: &str, token: &Token| list.split_whitespace().any(|word| word == token.word);
    let is_of = of.is_one_of(words_for_of(sentence.language)) && !sentence.has_comma(of.end, first.start);
    if !is_of || !is_in(ARTICLES, first) || is_in(NO_NOUN, noun) {
        return None;
    }
    let end = sentence.end_of_clause(&sentence.right, 0).min(NEAR);
    let clause = sentence.right.get(..end)?;
    let verb = clause.iter().position(|token| is_in(verbs(sentence.language), token))?;
    let is_own = clause.get(1..verb)?.iter().all(|token| !is_in(OTHERS, token));
    // "We spoke of | the war was": nobody writes that; a verb before the noun has its own subject.
    let has_verb = left.iter().any(|token| is_in(verbs(sentence.language), token));
    (verb > 1 && is_own && !has_verb).then(|| sentence.found(left, left.len().saturating_sub(2), 2, false))?
}
