//! Finds gaps that give the remaining words another role in the sentence: "The […] mayor was arrested" of "The brother
//! of the mayor was arrested".

use std::ops::Range;

use super::{
    attitudes::{Attitude, attitudes},
    governors::complementizers,
    language::{Language, language_of},
    lists::{
        DENYING, EAST_ASIAN_HEDGES, EAST_ASIAN_QUANTITIES, EXCEPTIONS, FEW, HEDGES, KOREAN_HEDGES, NEARLY, ONLY, PARTLY,
    },
    quantity_words::{ABOUT, LESS_THAN, MORE_THAN, OTHER_NUMBER},
    tokens::{Token, any_at, any_at_end, tokens},
};
use crate::{
    matching::{boundary::STOPS, quotation_marks::is_quotation_mark},
    text::script::{is_cjk, is_hangul_syllable},
};

/// Words that link what comes after them to what comes before.
const LINKING: &str = "of to for from with by that who which whose than as \
    von zu mit für durch dass daß als de du des d' à que qui qu' por para con di del della dei che da con van te voor dat met da dos das \
    о об от с что из к для od z że dla";

/// Words that begin a relative clause.
const RELATIVE: &str = "who whom whose that which where qui que qu' dont où quien quienes cuyo cuya cuyos cuyas quem cujo che cui wie dat som \
    który która które którzy którego której których který která které kteří кто который которая которое которые которого которой которых \
    який яка яке які";

/// Words that a relative clause after them always restricts, even after a comma.
const NARROWED: &str = "all those everyone everybody anyone anybody everything alle allen jeder jede jene jenen diejenigen derjenige tous toutes ceux \
    celles todos todas aquellos aquellas tutti tutte quelli quelle aqueles aquelas wszyscy wszystkie ci ten każdy všichni ti ten každý все всех тот \
    те всі тих той ті";

const ARTICLES: &str = "the a an der die das dem den des ein eine einen einem einer le la les l' un une el los las una il lo i gli o os as um uma de het een";

/// Words for "and" and "or" that mean this in every language that has them.
const AND: &str = "and or und oder et ou och og eller и или і або oraz lub ve";

/// Words for "and" and "or" in one language that are other words elsewhere: Spanish "en" is "in".
fn own_and(language: Language) -> &'static str {
    match language {
        Language::English | Language::German | Language::French => "",
        Language::Spanish => "y e",
        Language::Italian => "e o",
        Language::Portuguese => "e",
        Language::Dutch => "en of",
    }
}

/// Words that say to which degree something holds, or that someone is not quite what the next word says.
const DEGREE: &[&str] = &[
    "less",
    "too",
    "not so",
    "vice",
    "deputy",
    "acting",
    "former",
    "ex",
    "assistant",
    "would be",
    "so called",
    "tried to",
    "threatened to",
    "used to",
    "acquitted of",
    "cleared of",
    "accused of",
    "weniger",
    "zu",
    "stellvertretende",
    "ehemalige",
    "sogenannte",
    "moins",
    "trop",
    "ancien",
    "ancienne",
    "failli",
    "menos",
    "demasiado",
    "meno",
    "troppo",
    "minder",
    "te",
    "voormalig",
    "voormalige",
    "mniej",
    "zbyt",
    "były",
    "była",
    "слишком",
    "бывший",
    "бывшая",
];

/// Bytes on either side of a gap that are examined.
const REACH: usize = 40;

/// Bytes before a gap that are enough to tell its language.
const SENTENCE: usize = 400;

/// Whether the words around a gap within a sentence may have another role in it without the omitted words.
pub fn changes_roles(text: &str, gap: &Range<usize>) -> bool {
    let (Some(left_out), Some(before)) = (text.get(gap.clone()), text.get(..gap.start)) else { return false };
    let ends_clause = |text: &str| {
        let last = text.trim_end().chars().next_back();
        last.is_none_or(|c| {
            STOPS.contains(&c) || matches!(c, ',' | ';' | ':' | '–' | '—' | ')' | '，') || is_quotation_mark(c)
        })
    };
    let begins_parted = ends_clause(before) || left_out.trim_start().starts_with([',', ';', ':', '–', '—', '(', '.']);
    let ends_parted = ends_clause(left_out)
        || text.get(gap.end..).is_some_and(|after| after.trim_start().starts_with([',', ';', ':', '.', '–', '—']));
    if swaps_east_asian_subject(text, gap) {
        return true;
    }
    let words = tokens(left_out);
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let is_in = |list: &str, token: &Token| list.split_whitespace().any(|word| word == token.word);
    // "All officers […] were dismissed" of "All officers who took bribes were dismissed".
    let is_relative = is_in(RELATIVE, first) || is_in("der die das den dem deren dessen", first);
    let is_narrowed = || {
        let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(REACH))..).unwrap_or_default();
        // "All | who", „Alle Beamten, | die“.
        tokens(near).iter().rev().take(2).any(|last| is_in(NARROWED, last))
    };
    if !begins_parted && is_in(RELATIVE, first) || is_relative && is_narrowed() {
        return true;
    }
    if ends_parted {
        return false;
    }
    let has = |list: &str| words.iter().any(|token| is_in(list, token));
    // "The minister […] took bribes" of "The minister knows that the mayor took bribes".
    let is_dependent = !begins_parted
        && words.iter().any(|token| complementizers(&token.word).iter().any(|complementizer| !complementizer.is_weak));
    let linking = if is_in(ARTICLES, last) { words.iter().rev().nth(1).unwrap_or(last) } else { last };
    // "We support […] the bombing" of "We support the strike and condemn the bombing"; but "We build ships […] for
    // Japan" of "ships and trains for Japan" is complete.
    let is_object_next = || tokens(after_words(text, gap.end)).first().is_some_and(|next| is_in(ARTICLES, next));
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(SENTENCE))..).unwrap_or_default();
    let (language, is_sure) = language_of(tokens(near).iter().chain(&words));
    let joins = words
        .iter()
        .rposition(|token| is_in(AND, token) || is_sure && is_in(own_and(language), token))
        .is_some_and(|at| at + 1 < words.len() && (at > 0 || is_object_next()));
    let says = || {
        is_sure
            && words.iter().any(|token| {
                attitudes(language).iter().any(|(attitude, list)| {
                    *attitude != Attitude::Known && list.split_whitespace().any(|word| word == token.word)
                })
            })
    };
    let near_words = tokens(near);
    // "Doctors […] must leave" of "Doctors accused of fraud must leave".
    let is_participle = language == Language::English
        && !begins_parted
        && words.len() > 1
        && first.word.len() > 4
        && (first.word.ends_with("ed") || first.word.ends_with("ing"))
        && words.get(1).is_some_and(|second| second.is_one_of(&["of", "by", "in", "for", "with", "to", "from"]))
        && !near_words.iter().any(|token| is_in("is are was were be been being has have had", token));
    // "We rejected […] the second" of "We rejected the first, accepted the second".
    let is_other_verb = || {
        language == Language::English
            && words.len() > 2
            && last.word.len() > 4
            && last.word.ends_with("ed")
            && left_out.contains(',')
            && is_object_next()
    };
    // "Two wells […] are clean" of "Two wells show arsenic; the rest are clean".
    let is_past_semicolon = left_out.trim_matches(|c: char| !c.is_alphanumeric()).contains([';', '；']);
    is_dependent
        || is_past_semicolon
        || is_participle
        || is_other_verb()
        || parts_predicate(near_words.last().filter(|_| !begins_parted), &words, language)
        || has("too less trop demasiado troppo zbyt слишком менее")
        || is_in(LINKING, linking)
        || [DEGREE, MORE_THAN, LESS_THAN].iter().any(|list| any_at_end(&words, list).is_some())
        || joins
        || (!begins_parted && says())
}

/// The word for "than" at the end of a gap, if the gap also holds what is preferred to the words after it: «Лучше […]
/// подписать приказ» of «Лучше уйти, чем подписать приказ».
pub(super) fn compared(left_out: &str) -> Option<String> {
    const THAN: &[&str] = &["than", "чем", "ніж", "нежели", "niż", "aniżeli", "než", "kuin", "decât", "enn", "колкото"];
    let words = tokens(left_out);
    let last = words.last().filter(|last| words.len() > 1 && last.is_one_of(THAN))?;
    Some(last.word.clone())
}

/// A gap that holds nothing but a limit, a doubt or an approximation: "It will […] last a year" of "It will perhaps last a
/// year". Returns the word, and whether the words around the gap certainly say more without it.
pub(super) fn limiter(left_out: &str) -> Option<(String, bool)> {
    let words = tokens(left_out);
    let bare = left_out.trim_matches(|c: char| !c.is_alphanumeric());
    if [EAST_ASIAN_QUANTITIES, EAST_ASIAN_HEDGES, KOREAN_HEDGES].iter().any(|list| list.contains(&bare)) {
        return Some((bare.to_owned(), true));
    }
    let is_whole = |list: &&[&str]| any_at(&words, 0, list) == Some(words.len());
    let first = words.first()?;
    let is_sure = [ONLY, HEDGES, NEARLY, DENYING, EXCEPTIONS, FEW, OTHER_NUMBER, LESS_THAN].iter().any(is_whole);
    (is_sure || [ABOUT, MORE_THAN, PARTLY].iter().any(is_whole)).then(|| (first.word.clone(), is_sure))
}

/// Whether a gap in Korean, Japanese or Chinese removes the predicate of one clause and the subject of the next, or a
/// particle for "only": 工会[指责公司，公司]叫来了警察, 노조는 [회사를 비난했고 회사는] 경찰을 불렀다.
fn swaps_east_asian_subject(text: &str, gap: &Range<usize>) -> bool {
    const ONLY: [&str; 8] = ["だけ", "のみ", "ばかり", "只", "仅", "僅", "才", "だけが"];
    const JOINING: [&str; 8] = ["했고", "였고", "았고", "었고", "하고", "지만", "는데", "으며"];
    let left_out = text.get(gap.clone()).unwrap_or_default().trim();
    if !left_out.chars().any(is_cjk) {
        return false;
    }
    let before = text.get(..gap.start).unwrap_or_default().trim_end();
    let after = text.get(gap.end..).unwrap_or_default().trim_start();
    let is_sign =
        |c: char| STOPS.contains(&c) || matches!(c, '，' | '、' | '；' | ',' | ':' | '：') || is_quotation_mark(c);
    let begins_parted = before.is_empty() || before.ends_with(is_sign) || left_out.starts_with(is_sign);
    let ends_parted = left_out.ends_with(is_sign) || after.starts_with(is_sign);
    if begins_parted || ends_parted {
        return false;
    }
    let words: Vec<&str> = left_out.split_whitespace().collect();
    let ends_korean_clause = words.len() > 1
        && words.iter().rev().skip(1).any(|word| JOINING.iter().any(|ending| word.ends_with(ending)))
        && words.last().is_some_and(|last| last.ends_with(['은', '는', '이', '가']));
    let ends_clause = !left_out.chars().any(is_hangul_syllable) && parts_clauses(left_out);
    ONLY.contains(&left_out) || ends_clause || ends_korean_clause
}

/// Whether the only comma of some words in Japanese or Chinese may end a clause: there is more than one letter on
/// either side.
fn parts_clauses(text: &str) -> bool {
    let parts: Vec<&str> = text.split(['，', '、']).collect();
    parts.len() == 2 && parts.iter().all(|part| part.chars().count() >= 2)
}

/// Whether a gap removes the predicate of a form of "be", or a modal verb: "They were […] in the second half" of "They
/// were better than us in the second half", "Customers […] boil their water" of "Customers should boil their water". A
/// single adverb may be omitted.
fn parts_predicate(before: Option<&Token>, left_out: &[Token], language: Language) -> bool {
    const BE: &str = "is are was were be been being am isn't wasn't aren't weren't ist sind est sont était étaient es son era eran fue \
        fueron está están è sono erano é são eram foi foram zijn waren är";
    const ADVERBS: &str = "very also now just so still really quite already always again here there today indeed truly clearly simply \
        certainly all both sehr auch jetzt noch schon très aussi maintenant encore muy también ahora ya todavía molto anche ora ancora \
        muito também agora ainda heel ook nu nog";
    const MODALS: &str = "will would shall should must may might could ought need needn't mustn't shouldn't supposed able unable allowed obliged expected \
        aurait auraient serait seraient devrait devraient pourrait pourraient avrebbe avrebbero sarebbe dovrebbe potrebbe debería podría \
        sollte sollten könnte könnten müsste dürfte würde würden";
    let is_in = |list: &str, token: &Token| list.split_whitespace().any(|word| word == token.word);
    let is_adverb =
        |token: &Token| is_in(ADVERBS, token) || language == Language::English && token.word.ends_with("ly");
    let Some(before) = before else { return false };
    let is_short = left_out.len() <= 3;
    is_in(BE, before) && !left_out.iter().all(is_adverb)
        || is_short && left_out.iter().any(|token| is_in(MODALS, token))
}

/// The beginning of the words after a gap.
fn after_words(text: &str, at: usize) -> &str {
    let after = text.get(at..).unwrap_or_default();
    after.get(..after.floor_char_boundary(REACH)).unwrap_or_default()
}
