//! What the writer of a text says right next to a quotation: who says it, or that nobody did.

use std::{collections::HashSet, ops::Range, sync::LazyLock};

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    negated_saying::{Denied, denied},
    omissions::{is_negated, negation_count},
    quotation_marks::is_quotation_mark,
};

/// Bytes on either side of a quotation that are examined.
const REACH: usize = 240;

/// Bytes of a quotation beyond the quoted words that are searched for its marks.
const LONGEST: usize = 2_000;

fn is_mark(c: char) -> bool {
    is_quotation_mark(c) && !matches!(c, '\'' | '’')
}

/// „…,“ uvedl starosta Petr Malina. „…“: the only sentence between the previous quotation and this one.
pub fn sentence_between(text: &str, at: usize) -> Option<&str> {
    let head = text.get(text.ceil_char_boundary(at.saturating_sub(LONGEST))..at)?;
    let head = head.get(head.rfind('\n').map_or(0, |at| at + 1)..)?;
    let open = head.char_indices().rev().find(|(_, c)| is_mark(*c)).map(|(at, _)| at)?;
    let before = head.get(..open)?;
    let close = before.char_indices().rev().find(|(_, c)| is_mark(*c)).map(|(at, c)| at + c.len_utf8())?;
    let between = before.get(close..)?.trim();
    let sentence = between.strip_suffix('.')?;
    let is_one = !sentence.contains(['!', '?', ';']) && !sentence.contains(". ");
    (is_one && sentence.len() <= REACH).then_some(sentence)
}

/// The writer's words after the mark that closes the quotation, up to the end of the sentence or the next mark.
pub fn clause_behind(text: &str, at: usize) -> Option<&str> {
    let rest = text.get(at..text.floor_char_boundary(at.saturating_add(LONGEST)))?;
    let rest = rest.get(..rest.find('\n').unwrap_or(rest.len()))?;
    let close = rest.char_indices().find(|(_, c)| is_mark(*c)).map(|(at, c)| at + c.len_utf8())?;
    let behind = rest.get(close..)?;
    let behind = behind.get(..behind.floor_char_boundary(REACH))?;
    let end = behind.char_indices().find(|(_, c)| is_mark(*c) || matches!(c, '.' | '!' | '?' | ';'));
    behind.get(..end.map_or(behind.len(), |(at, _)| at))
}

/// Where the last mark begins that is not closed again: “the ‘red line’ was crossed. | We know.”
fn opening_mark(head: &str) -> Option<usize> {
    head.char_indices().rev().filter(|(_, c)| is_mark(*c)).map(|(at, _)| at).find(|at| {
        let rest = head.get(*at..).unwrap_or_default();
        let mut inner = rest.char_indices().skip(1).filter(|(_, c)| matches!(c, '’' | '\''));
        // An apostrophe has a letter behind it.
        !rest.starts_with('‘')
            || !inner.any(|(mark, c)| {
                !rest
                    .get(mark + c.len_utf8()..)
                    .and_then(|after| after.chars().next())
                    .is_some_and(char::is_alphanumeric)
            })
    })
}

/// The writer's words before the mark that opens the quotation, from the beginning of the sentence.
pub fn clause_before(text: &str, at: usize) -> Option<&str> {
    let head = text.get(text.ceil_char_boundary(at.saturating_sub(LONGEST))..at)?;
    let head = head.get(head.rfind('\n').map_or(0, |at| at + 1)..)?;
    let open = opening_mark(head)?;
    let before = head.get(..open)?;
    let before = before.get(before.ceil_char_boundary(before.len().saturating_sub(REACH))..)?;
    let start = before.char_indices().rev().find(|(_, c)| is_mark(*c) || matches!(c, '.' | '!' | '?' | ';'));
    before.get(start.map_or(0, |(at, c)| at + c.len_utf8())..)
}

/// Verbs of saying, in the forms used next to what was not said.
static SAYING: Words = LazyLock::new(|| {
    "said say saying says gesagt sagte sagt sagen behauptet dit dire dicho dijo dice decir detto disse dire dito diz dizer gezegd zei \
    zegt powiedział powiedziała powiedzieć mówił mówiła сказал сказала говорил говорила сказать сказав казав казала sagt sade sagde \
    sanonut řekl řekla řekli neřekl neřekla mondta mondtam mondtuk spus zis zeggen wrote write written claimed".split_whitespace().collect()
});

/// Words that say that something was not said, whatever comes between.
static DENYING: Words = LazyLock::new(|| {
    "denied denies deny denying misquoted forged fake invented bestritt bestreitet bestreite leugnet leugnete dementiert gefälscht \
    démenti dément démentit nié nie niait niega negó negado negaba desmintió desmentido nega negato negava smentito smentisce negou nega ontkent ontkende zaprzeczył zaprzeczyła отрицал отрицала \
    отрицает опроверг заперечив заперечила förnekade förnekar benægtede benægter".split_whitespace().collect()
});

/// Words before “that” which say that what follows is untrue: "said it was false that", "rejected claims that".
static UNTRUE: Words = LazyLock::new(|| {
    "false untrue lie myth hoax baseless unfounded nonsense rejected rejects rejecting dismissed dismisses dismissing refuted refutes \
    rebutted disputed disputes falsch unwahr unbegründet lüge zurückgewiesen faux fausse mensonge falso falsa mentira bulo bugia \
    onjuist onwaar leugen nieprawda nieprawdą неправда неправдой неправдою ложь lögn løgn usant usandt osant"
        .split_whitespace()
        .collect()
});

/// “That”.
static THAT: Words =
    LazyLock::new(|| "that dass daß que qu che dat at att że что що că hogy ότι že".split_whitespace().collect());

/// Words that turn it into a question or a fear.
static UNREAL: Words = LazyLock::new(|| {
    "whether if fear fears feared imagine imagined ob falls fürchten czy ли чи hvis".split_whitespace().collect()
});

/// The writer's words next to a quotation that say that it was not said, or only asked or feared: Ann Lee never said
/// “…”, Ann denied saying “…”, 「…」とは言っていない. Also returns whether they certainly deny it.
pub fn denied_speech<'t>(text: &'t str, place: &Range<usize>) -> Option<(&'t str, bool)> {
    let before = clause_before(text, place.start).unwrap_or_default();
    let behind = clause_behind(text, place.end).filter(|_| !ends_sentence(text, place.end)).unwrap_or_default();
    denied_before(before)
        .map(|is_sure| (before.trim(), is_sure))
        .or_else(|| denied_behind(behind).then(|| (behind.trim(), true)))
}

/// Whether the quotation ends with a full stop and another sentence of the writer follows: “We build.” Critics said it would not.
fn ends_sentence(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let Some((close, mark)) = rest.char_indices().find(|(_, c)| is_mark(*c)) else { return false };
    let behind = rest.get(close + mark.len_utf8()..).unwrap_or_default().trim_start();
    let words = text.get(..at + close).unwrap_or_default().trim_end();
    words.ends_with(['.', '!', '?']) && behind.starts_with(char::is_uppercase)
}

/// The words of a list, looked up for every quotation.
type Words = LazyLock<HashSet<&'static str>>;

/// Beginnings of verbs of saying, promising and writing.
const SAYING_STEMS: &str = "promis announc utter pronounc claim versproch versprich behaupt angekündig geschrieb prononc annonc affirm écri \
    promet dij dich pronunci anunci escrib escrit promess scritt annunci escrev disse beloof beweer kondig powiedzi \
    mówi obiec pisał řek neřek tvrdi slíbi poveda rek kaza скаж сказ говор обещ обіц писал каже казв lov påstå påstod mond írt ígér afirm \
    promis zis spus είπ πει υποσχ sano luvan söyle deme dedi أقل قلت قال نقل يقل قالت قلنا אמר אמרה הבטח گفت نگفت می‌گ bilang mengatakan \
    berkata berjanji कह बोल";

/// Short forms that are no stems.
const SAYING_WORDS: &str = "told tell telling raccontato erzählt raconté contado nói hứa viết kata sa sanonut säga sagt sagde dit dire dico dici říct reći";

/// Whether the word is a verb of saying.
pub(super) fn is_saying(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_in(&SAYING, word)
        || SAYING_WORDS.split_whitespace().any(|own| own == lower)
        || SAYING_STEMS.split_whitespace().any(|stem| lower.starts_with(stem))
}

fn is_in(list: &Words, word: &str) -> bool {
    list.contains(word.to_lowercase().as_str())
}

/// Ann Lee never said | “…”; 她从未说过：“…”
fn denied_before(clause: &str) -> Option<bool> {
    const NEAR: usize = 3;
    const UNTRUE_NEAR: usize = 4;
    const CHINESE: [&str; 8] = ["从未说", "從未說", "没有说", "沒有說", "没说过", "沒說過", "否认说", "否認說"];
    const CHINESE_AFFIRMED: [&str; 8] =
        ["不否认", "不否認", "有否认", "有否認", "未否认", "未否認", "毫不", "不厌其烦"];
    if !clause.is_ascii() && CHINESE.iter().any(|words| clause.contains(words)) {
        return (!CHINESE_AFFIRMED.iter().any(|words| clause.contains(words))).then_some(true);
    }
    let words: Vec<&str> = clause.unicode_words().collect();
    let before_that = words.split_last().filter(|(last, _)| is_in(&THAT, last)).map_or(&[][..], |(_, before)| before);
    let before_that = before_that.get(before_that.len().saturating_sub(UNTRUE_NEAR)..).unwrap_or_default();
    if before_that.iter().any(|word| is_in(&UNTRUE, word)) && negation_count(clause) == 0 {
        return Some(true);
    }
    let at = words.iter().rposition(|word| is_in(&SAYING, word)).filter(|at| words.len() - at <= NEAR)?;
    if words.iter().any(|word| is_in(&DENYING, word)) {
        return (negation_count(clause) == 0 || denied(&in_lower_case(clause), at) != Denied::Nothing).then_some(true);
    }
    // "Arden, who has never lost, said": only the words after the last comma.
    let bare = clause.trim_end().trim_end_matches([',', ':', ' ']);
    let part = bare.rsplit(',').next().unwrap_or_default();
    let is_negated = is_saying_denied(part);
    let is_unreal = || part.unicode_words().any(|word| is_in(&UNREAL, word));
    (is_negated || is_unreal()).then_some(is_negated)
}

fn in_lower_case(clause: &str) -> Vec<String> {
    clause.unicode_words().map(str::to_lowercase).collect()
}

/// Whether a clause denies that what it introduces was said: "Lee never said", "without saying", but neither "said without
/// hesitation" nor "nobody but Lee said".
fn is_saying_denied(clause: &str) -> bool {
    let words = in_lower_case(clause);
    let Some(at) = words.iter().rposition(|word| is_in(&SAYING, word)) else { return negation_count(clause) > 0 };
    let beside = words.get(at.saturating_sub(2)..at).unwrap_or_default();
    let is_negated = is_negated(clause, clause) || beside.iter().any(|word| negation_count(word) > 0);
    is_negated && denied(&words, at) != Denied::Nothing
}

/// Whether words say that something was not said or is not so.
pub fn denies(clause: &str) -> bool {
    negation_count(clause) > 0 || clause.unicode_words().any(|word| is_in(&DENYING, word) || is_in(&UNTRUE, word))
}

/// “…” is something that Ann Lee never said; “…”고 말한 적이 없다
fn denied_behind(clause: &str) -> bool {
    const LAST: usize = 4;
    const KOREAN: [&str; 4] = ["말한 적이 없", "말한 적 없", "말하지 않았", "밝힌 적이 없"];
    let bare = clause.trim_start();
    let is_ascii = bare.is_ascii();
    if !is_ascii && KOREAN.iter().any(|words| bare.contains(words)) {
        return true;
    }
    if !is_ascii && ["とは言", "とは述べ", "とは話"].iter().any(|start| bare.starts_with(start)) {
        return bare.contains("ない") || bare.contains("なかった") || bare.contains("ません");
    }
    let part = bare.trim_start_matches([',', ' ', '–', '—']).split(',').next().unwrap_or_default();
    let words: Vec<&str> = part.unicode_words().collect();
    let last = words.get(words.len().saturating_sub(LAST)..).unwrap_or_default();
    last.iter().any(|word| is_in(&SAYING, word)) && is_saying_denied(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_said_is_told_in_many_languages() {
        let denied = |text: &str| {
            let at = text.find("XX").unwrap();
            denied_speech(text, &(at..at + 2)).map(|(_, is_sure)| is_sure)
        };
        for text in [
            "Ann Lee never said “XX”.",
            "Ann Lee said it was false that “XX”.",
            "Ann Lee rejected claims that “XX”.",
            "Ann Lee sagte, es sei falsch, dass „XX“.",
            "Ann Lee a dit qu’il est faux que « XX ».",
            "Ann Lee denied saying “XX”.",
            "Ann Lee was misquoted as saying “XX”.",
            "It is not true that Ann Lee said: “XX.”",
            "“XX” is something that Ann Lee never said.",
            "Anna Arden hat nie gesagt: „XX“",
            "Anna Arden bestritt, gesagt zu haben: „XX“",
            "Anne Ardent n’a jamais dit : « XX »",
            "김안나 장관은 “XX”고 말한 적이 없다.",
            "安藤大臣は「XX」とは言っていない。",
            "安娜部长从未说过：“XX。”",
        ] {
            assert_eq!(denied(text), Some(true), "{text}");
        }
        assert_eq!(denied("Asked whether she had said “XX”, Ann laughed."), Some(false));
        for text in [
            "“XX,” Ann Lee said.",
            "Ann Lee said it was not false that “XX”.",
            "Ann Lee rejected the plan and said that “XX”.",
            "Ann Lee, who has never lost a vote, said: “XX.”",
            "“XX,” said Ann Lee, who does not sleep.",
            "Nobody was hurt. Ann Lee said: “XX.”",
            "She did not hesitate: “XX.”",
            "“XX.” Critics said it would not.",
        ] {
            assert_eq!(denied(text), None, "{text}");
        }
    }
}
