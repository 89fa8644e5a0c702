//! Finds numbers that are cut off from the rest of their quantity: "3 | of 5", "12 | boats", "up to | 12
//! boats".

use super::{
    CutRuleMatch, Sentence,
    quantity_words::{ABOUT, FRACTIONS, LESS_THAN, MORE_THAN, NOT_COUNTED, OTHER_NUMBER, RATES},
    tokens::{Token, any_at, any_at_end},
};
use crate::text::script::is_hangul_syllable;
use crate::{
    matching::numbers::{is_number_word, is_number_word_of_any_language},
    text::script::is_cjk,
};

fn is_number(token: &Token) -> bool {
    token.word.starts_with(char::is_numeric) || is_number_word(&token.word)
}

/// How many of the last words before a position form a number.
fn number_at_end(left: &[Token]) -> Option<usize> {
    let percent =
        super::tokens::any_at_end(left, &["percent", "per cent", "prozent", "pour cent", "por ciento", "procent"]);
    let end = percent.unwrap_or(left.len());
    let last = left.get(end.checked_sub(1)?)?;
    is_number(last).then(|| left.len() + 1 - end)
}

/// The rest of a quantity that is cut off from a number at the end of a quotation.
pub(super) fn after(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let left = &sentence.left;
    let (first, second) = (sentence.right.first()?, sentence.right.get(1));
    if sentence.has_comma(sentence.at, first.start) || sentence.text.get(sentence.at..first.start)?.contains(['-', '–'])
    {
        return None;
    }
    let behind = |is_sure: bool| {
        sentence
            .found(&sentence.right, 0, 1, is_sure)
            .map(|found| CutRuleMatch { bytes: sentence.at..first.end, ..found })
    };
    // 100명 | 이상: the counter may be joined to the number.
    let limits = ["미만", "이하", "이상", "초과", "未満", "以下", "以上", "左右", "以内"];
    let ends_in_number = left.last().is_some_and(|last| last.word.starts_with(char::is_numeric));
    if ends_in_number && let Some(limit) = limits.iter().find(|limit| first.word.starts_with(*limit)) {
        return behind(matches!(*limit, "미만" | "이하" | "未満" | "以下"));
    }
    let is_figures = |token: &Token| token.word.chars().all(|c| c.is_ascii_digit());
    // 10 | 000 and 212만 | 크로네.
    let last = left.last()?;
    if is_figures(last) && last.word.len() <= 3 && is_figures(first) && first.word.len() == 3 {
        return behind(true);
    }
    let is_scaled = last.word.starts_with(char::is_numeric)
        && last.word.trim_start_matches(char::is_numeric).chars().all(|c| "만억조천백십".contains(c));
    if is_scaled && first.word.chars().all(is_hangul_syllable) {
        return behind(false);
    }
    // "12 times | a day", "212 Millionen | im Jahr".
    let is_each = matches!(
        first.word.as_str(),
        "a" | "an" | "per" | "each" | "every" | "im" | "pro" | "am" | "par" | "por" | "al" | "di" | "ao"
    );
    let is_period = second.is_some_and(|second| PERIODS.split_whitespace().any(|word| word == second.word));
    let counts = left.iter().rev().nth(1).is_some_and(is_number);
    if is_each && is_period && (counts || is_number(last)) {
        return behind(false);
    }
    let count = number_at_end(left)?;
    let number = left.get(left.len() - count)?;
    let is_next_number = second.is_some_and(is_number);
    let joins = matches!(
        first.word.as_str(),
        "or" | "to" | "and" | "bis" | "oder" | "und" | "à" | "ou" | "et" | "a" | "o" | "y" | "tot" | "of"
    );
    if joins && is_next_number {
        let between = left.get(..left.len() - count)?.last();
        let opens = between
            .is_some_and(|word| matches!(word.word.as_str(), "between" | "zwischen" | "entre" | "tra" | "tussen"));
        let from =
            between.is_some_and(|word| matches!(word.word.as_str(), "from" | "von" | "de" | "da" | "van" | "du"));
        let joins_one = matches!(first.word.as_str(), "or" | "to" | "bis" | "oder" | "à" | "ou" | "tot");
        return behind(opens || joins_one && !from);
    }
    if any_at(&sentence.right, 0, RATES).is_some() {
        return if is_year(sentence, number, count) || second.is_some_and(|second| second.is_capital) {
            None
        } else {
            behind(false)
        };
    }
    let is_plain = first.word.chars().all(char::is_alphabetic) && !first.is_capital && !first.word.chars().any(is_cjk);
    let is_counted =
        is_plain && !NOT_COUNTED.split_whitespace().any(|word| word == first.word) && !first.word.ends_with("ly");
    (is_counted && !is_year(sentence, number, count)).then(|| behind(false))?
}

/// Units for rates: "a day", "per cent".
const PERIODS: &str = "second minute hour day night week month quarter year season person head family household child jahr monat \
    tag woche stunde kopf an jour mois semaine heure personne año mes día semana hora persona giorno anno ano dia";

/// Whether a number is not a quantity: "in 1905", "May 2019", "No. 3".
fn is_year(sentence: &Sentence<'_>, number: &Token, count: usize) -> bool {
    const BEFORE: &str = "in since by until from of to before after during around january february march april may june july \
        august september october november december no number page article chapter section seit bis vor nach im januar \
        februar märz mai juni juli oktober dezember en depuis janvier février mars avril juin juillet août septembre octobre \
        novembre décembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre";
    let before = sentence.left.iter().rev().nth(count).map(|token| token.word.as_str()).unwrap_or_default();
    let is_four = number.word.len() == 4 && number.word.parse::<u32>().is_ok_and(|year| (1000..2200).contains(&year));
    let is_named = |list: &str| list.split_whitespace().any(|word| word == before);
    let months = "january february march april may june july august september october november december page article chapter \
        section no number";
    is_four && is_named(BEFORE) || is_named(months)
}

/// The rest of a quantity that is cut off from a number at the beginning of a quotation.
pub(super) fn before(sentence: &Sentence<'_>) -> Option<CutRuleMatch> {
    let is_number = |token: &Token| is_number(token) || is_number_word_of_any_language(&token.word);
    let is_fraction = |token: &Token| FRACTIONS.split_whitespace().any(|word| word == token.word);
    // "A third", „eine halbe“, « la moitié ».
    let is_part = |first: &Token| {
        const LONGEST: usize = 4;
        let second = sentence.right.get(1).filter(|_| first.word.chars().count() <= LONGEST);
        is_fraction(first) || second.is_some_and(is_fraction)
    };
    let first = sentence.right.first().filter(|first| is_number(first) || is_part(first))?;
    let gap = sentence.text.get(sentence.at..first.start)?;
    if gap.chars().any(char::is_alphanumeric) {
        return None;
    }
    let left = &sentence.left;
    let found = |at: usize, is_sure: bool| sentence.found(left, at, left.len() - at, is_sure);
    let any = |lists: [&[&str]; 2]| lists.into_iter().find_map(|list| any_at_end(left, list));
    let other = any([OTHER_NUMBER, LESS_THAN]).and_then(|at| found(at, true));
    // 10 | 000.
    let is_figures = |token: &Token| token.word.len() <= 3 && token.word.chars().all(|c| c.is_ascii_digit());
    let is_rest =
        first.word.get(..3).is_some_and(|head| head.chars().all(|c| c.is_ascii_digit())) && first.word.len() == 3;
    let number = left.last().filter(|last| is_rest && is_figures(last) && !sentence.has_comma(last.end, first.start));
    let joins = any_at_end(left, &["and", "and a", "to", "or", "bis", "und", "à", "et", "y", "a"]);
    // "one and | a half", "10 to | 12".
    let joined = joins.filter(|at| {
        let number = at.checked_sub(1).and_then(|before| left.get(before)).filter(|before| is_number(before));
        number.zip(left.get(*at)).is_some_and(|(number, join)| !sentence.has_comma(number.end, join.start))
    });
    other
        .or_else(|| any([ABOUT, MORE_THAN]).and_then(|at| found(at, false)))
        .or_else(|| joined.and_then(|at| found(at - 1, true)))
        .or_else(|| number.and_then(|_| found(left.len() - 1, true)))
}
