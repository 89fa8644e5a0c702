//! Finds omissions that may change the meaning of a quote: negations, numbers and names, in an ellipsis and
//! next to its ends.
//!
//! Negations are known for the languages that `lists` names. They are searched for clause by clause, because a negation
//! in another sentence does not affect the quote. A clause ends at a stop, a comma, a quotation mark or a conjunction;
//! that is coarse, and errors lead to a warning rather than to silence.

mod clauses;
mod dates;
mod lists;
mod negations;
mod reversals;
mod words;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::{
    boundary::{STOPS, has_word},
    local_words::Surroundings,
    quotation_marks::is_quotation_mark,
};

use clauses::{clause_ends, ends_clause, is_clause_mark, is_stop};
use dates::is_of_date;
use negations::{Strength, is_behind_without, negation_of_word, negations};
use words::words;

pub(super) use clauses::{begins_dependent, is_abbreviation};
pub(super) use reversals::{EAST_ASIAN_PREFIXES, are_opposed, denial_in, is_reversing};

/// An omission that may change the meaning of a shortened quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Omission {
    /// A negation: "not", "never", "without" …
    Negation,
    /// A number, in digits.
    Number,
    /// A name: a word with a capital within a sentence.
    Name,
    /// A day of the week or a month.
    Date,
}

impl Omission {
    /// The word for it, for use within a sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Negation => "a negation",
            Self::Number => "a number",
            Self::Name => "a name",
            Self::Date => "a date",
        }
    }
}

/// Another omission that the user should check, worded like [`Omission::as_str`].
pub const PARTS_OF_SENTENCES: &str = "the end of a sentence and the beginning of another";

/// Like [`PARTS_OF_SENTENCES`], if it is unknown what is left out.
pub const UNKNOWN_LANGUAGE: &str = "words of a language whose negations are not known here";

/// Whether a text is certainly in a language whose negations are not known.
pub fn is_of_unknown_language(text: &str) -> bool {
    use whatlang::Lang;
    /// Bytes that are enough to determine a language.
    const ENOUGH: usize = 2_000;
    const KNOWN: [Lang; 42] = [
        Lang::Ara,
        Lang::Ben,
        Lang::Bul,
        Lang::Cat,
        Lang::Ces,
        Lang::Cmn,
        Lang::Dan,
        Lang::Deu,
        Lang::Ell,
        Lang::Eng,
        Lang::Est,
        Lang::Fin,
        Lang::Fra,
        Lang::Heb,
        Lang::Hin,
        Lang::Hrv,
        Lang::Hun,
        Lang::Ind,
        Lang::Ita,
        Lang::Jpn,
        Lang::Khm,
        Lang::Kor,
        Lang::Mar,
        Lang::Mya,
        Lang::Nld,
        Lang::Nob,
        Lang::Pes,
        Lang::Pol,
        Lang::Por,
        Lang::Ron,
        Lang::Rus,
        Lang::Slk,
        Lang::Spa,
        Lang::Swe,
        Lang::Tam,
        Lang::Tha,
        Lang::Tur,
        Lang::Ukr,
        Lang::Urd,
        Lang::Vie,
        Lang::Srp,
        Lang::Slv,
    ];
    let text = text.get(..text.floor_char_boundary(ENOUGH)).unwrap_or_default();
    let found = whatlang::detect(text).filter(whatlang::Info::is_reliable);
    found.is_some_and(|info| !KNOWN.contains(&info.lang()))
}

/// The kinds of omissions in bytes `gap` of `text` that matter to a reader, each once.
pub fn omissions_of(text: &str, gap: &Range<usize>) -> Vec<Omission> {
    let before = text.get(..gap.start).unwrap_or_default().trim_end();
    let begins_sentence = before.is_empty() || before.ends_with(STOPS) || before.ends_with(is_quotation_mark);
    let left_out = text.get(gap.clone()).unwrap_or_default();
    let mut found = found_in(left_out, text, begins_sentence);
    // If whole sentences are left out, a name in them does not matter to those that remain.
    if begins_sentence && left_out.trim_end().ends_with(STOPS) {
        found.retain(|omission| *omission != Omission::Name);
    }
    found
}

/// Like [`omissions_of`], for words that are not known to begin a sentence; `text` is the text that they are left out
/// of, which determines the language.
pub fn omissions_in(left_out: &str, text: &str) -> Vec<Omission> {
    found_in(left_out, text, false)
}

/// Prepositions after which a name is that of a place, which is left out with them.
const BEFORE_PLACES: &[&str] =
    &["near", "at", "around", "outside", "à", "près", "bei", "nahe", "cerca", "presso", "vicino", "perto", "nabij"];

/// Titles used to address someone.
const ADDRESSES: &[&str] = &[
    "madam",
    "mr",
    "mrs",
    "ms",
    "sir",
    "chair",
    "chairman",
    "chairwoman",
    "president",
    "speaker",
    "minister",
    "madame",
    "monsieur",
    "mesdames",
    "messieurs",
    "señor",
    "señora",
    "señores",
    "signora",
    "signore",
    "signor",
    "senhor",
    "senhora",
    "meneer",
    "mevrouw",
];

/// Warns too often rather than too rarely.
fn found_in(left_out: &str, text: &str, begins_sentence: bool) -> Vec<Omission> {
    let mut found = Vec::new();
    let mut add = |loss: Omission| {
        if !found.contains(&loss) {
            found.push(loss);
        }
    };
    let near = Surroundings::new(text);
    if negations(left_out, Strength::Weak, &near).next().is_some() {
        add(Omission::Negation);
    }
    let mut sentence_starts = begins_sentence;
    let is_german = near.is_german();
    // The previous word, if it is not a name itself, and whether it has a capital.
    let (mut before, mut follows_capital) = (String::new(), false);
    for word in left_out.split_word_bounds() {
        let is_capital = word.chars().next().is_some_and(char::is_uppercase);
        if word.chars().any(char::is_numeric) {
            add(Omission::Number);
        } else if !sentence_starts
            && word != "I"
            && is_capital
            && negation_of_word(word).is_none()
            // In German every noun has a capital, so only two in a row are a name.
            && (!is_german || follows_capital)
            && !BEFORE_PLACES.contains(&before.as_str())
            && !ADDRESSES.contains(&word.to_lowercase().as_str())
        {
            add(if is_of_date(word, &before) { Omission::Date } else { Omission::Name });
        }
        if has_word(word) {
            follows_capital = is_capital && !sentence_starts;
            before = word.to_lowercase();
        }
        if has_word(word) {
            sentence_starts = false;
        } else if word.contains(['.', '!', '?']) || word.chars().any(is_quotation_mark) {
            sentence_starts = true;
        }
    }
    found
}

/// How many negations a text has, including those of a phrase ("without").
pub fn negation_count(text: &str) -> usize {
    negations(text, Strength::Weak, &Surroundings::new(text)).count()
}

/// Whether a clause of `text` is negated as a whole; "not only" negates nothing.
pub(in crate::matching) fn is_negated(clause: &str, text: &str) -> bool {
    const ONLY: &[&str] = &[
        "only",
        "just",
        "merely",
        "nur",
        "bloß",
        "seulement",
        "solo",
        "sólo",
        "solamente",
        "soltanto",
        "só",
        "apenas",
        "alleen",
        "slechts",
        "только",
        "лише",
        "тільки",
        "само",
        "tylko",
        "jen",
        "jenom",
        "iba",
        "samo",
        "bara",
        "endast",
        "bare",
        "kun",
        "vain",
        "csak",
        "numai",
        "doar",
        "μόνο",
        "فقط",
        "केवल",
        "सिर्फ",
    ];
    negations(clause, Strength::Strong, &Surroundings::new(text)).any(|at| {
        let next = clause.get(at.end..).and_then(|rest| rest.unicode_words().next());
        !next.is_some_and(|next| ONLY.contains(&next.to_lowercase().as_str()))
    })
}

/// How many words after a cut are searched for a negation.
const BESIDE: usize = 3;

/// The same before a cut: "not under any circumstances | sign the deal".
const BESIDE_BEFORE: usize = 8;

/// The negation that was cut off from a quote beginning at byte `start`: just before it, or at the beginning of
/// its first clause. Its bytes in the text.
pub fn negation_before(text: &str, start: usize) -> Option<Range<usize>> {
    const REACH: usize = 512;
    let before = text.get(..start)?;
    // Nearly every quote begins at the start of a clause.
    if before.trim_end().chars().next_back().is_none_or(|c| is_clause_mark(before.trim_end(), c)) {
        return None;
    }
    if begins_dependent(text, start) {
        return None;
    }
    let from = before.floor_char_boundary(before.len().saturating_sub(REACH));
    let near = before.get(from..)?;
    let clause = clause_ends(near).last().map_or(0, |end| end.end);
    let fragment = near.get(clause..)?;
    let offset = from + clause;
    let words: Vec<_> = words(fragment).collect();
    let beside =
        words.len().checked_sub(BESIDE_BEFORE).and_then(|first| words.get(first)).map_or(0, |(range, _)| range.start);
    let found = negations(fragment, Strength::Strong, &Surroundings::new(text))
        .filter(|at| !is_idiom(fragment, at))
        .filter(|at| at.start >= beside || words.first().is_some_and(|(first, _)| first.start == at.start))
        .last()?;
    Some(offset + found.start..offset + found.end)
}

/// Whether a negation belongs to a phrase that affirms: "I can't tell you how | proud I am", „Nicht zuletzt | danke ich“.
fn is_idiom(fragment: &str, at: &Range<usize>) -> bool {
    const AFFIRMING: [&str; 12] = [
        "can't tell you how",
        "cannot tell you how",
        "can't say how",
        "can't wait to",
        "cannot wait to",
        "can't stress enough",
        "nicht zuletzt",
        "nicht umsonst",
        "no en vano",
        "non à tort",
        "не случайно",
        "nie bez powodu",
    ];
    let lower = fragment.to_lowercase().replace('’', "'");
    let negation = fragment.get(at.clone()).unwrap_or_default().to_lowercase().replace('’', "'");
    AFFIRMING.iter().any(|idiom| idiom.contains(negation.as_str()) && lower.contains(idiom))
}

/// The negation that was cut off from a quote ending at byte `end`: just after it, or at the end of its last
/// clause. Its bytes in the text.
pub fn negation_after(text: &str, end: usize) -> Option<Range<usize>> {
    const REACH: usize = 512;
    let after = text.get(end..)?;
    let next = after.trim_start();
    if next.chars().next().is_none_or(|c| c != '\'' && c != '’' && (is_stop(c) || is_quotation_mark(c))) {
        return None;
    }
    let near = after.get(..after.floor_char_boundary(REACH))?;
    if ends_clause(text.get(..end)?, near) {
        return None;
    }
    let clause = clause_ends(near).first().map_or(near.len(), |end| end.start);
    let fragment = near.get(..clause)?;
    let words: Vec<_> = words(fragment).collect();
    let beside = words.get(BESIDE - 1).or(words.last()).map_or(0, |(range, _)| range.end);
    let last = words.last().map_or(0, |(range, _)| range.start);
    let found = negations(fragment, Strength::Strong, &Surroundings::new(text))
        .find(|at| at.end <= beside || at.start >= last)?;
    Some(end + found.start..end + found.end)
}

/// The negation, or other word that reverses a clause, that an ellipsis removes from the clause around it.
/// `gap` are the bytes that are left out. `None` if every such word is in a clause that is left out as a whole.
pub fn negation_taken(text: &str, gap: &Range<usize>) -> Option<Range<usize>> {
    let left_out = text.get(gap.clone())?;
    let ends = clause_ends(left_out);
    let begins_clause = ends_clause(text.get(..gap.start)?, left_out);
    // Up to the first end of a clause the gap belongs to the words before it; from the last one on, to the
    // words after it.
    let head = ends.first().map_or(left_out.len(), |end| end.start);
    let tail = ends.last().map_or(0, |end| end.end);
    let is_last_clause_whole = ends.last().is_some_and(|end| !left_out.get(end.end..).is_some_and(has_word));
    let found = negations(left_out, Strength::Strong, &Surroundings::new(text)).find(|at| {
        // « sans … explication »: the omitted words deny only a phrase that stays.
        if is_behind_without(text, gap.start + at.start) {
            return false;
        }
        let is_head = at.end <= head;
        let is_tail = at.start >= tail;
        match (is_head, is_tail) {
            // No clause ends within the gap.
            (true, true) => true,
            (true, false) => !begins_clause,
            (false, true) => !is_last_clause_whole,
            (false, false) => false,
        }
    });
    let found = found
        .or_else(|| reversals::reversal_taken(left_out, text.get(gap.end..).unwrap_or_default()))
        .or_else(|| contrast_taken(text, gap, &ends))?;
    Some(gap.start + found.start..gap.start + found.end)
}

/// "We are unlikely to agree … before the summer" of "… before Easter, but we may well agree before the
/// summer": the conjunction within a gap that begins another clause, if the clause before is negated and that
/// one is not.
fn contrast_taken(text: &str, gap: &Range<usize>, ends: &[Range<usize>]) -> Option<Range<usize>> {
    const REACH: usize = 400;
    const CONTRASTS: [&str; 13] =
        ["but", "aber", "sondern", "mais", "pero", "sino", "ma", "mas", "maar", "men", "но", "але", "ale"];
    let left_out = text.get(gap.clone())?;
    let last = ends.iter().rev().find(|end| {
        left_out.get((*end).clone()).is_some_and(|word| CONTRASTS.contains(&word.to_lowercase().as_str()))
    })?;
    let rest = left_out.get(last.end..)?;
    if !has_word(rest) || left_out.contains(['.', '!', '?', ';']) {
        return None;
    }
    let before = text.get(..gap.start)?;
    let near = before.get(before.ceil_char_boundary(before.len().saturating_sub(REACH))..)?;
    let clause = near.get(clause_ends(near).last().map_or(0, |end| end.end)..)?;
    let behind = text.get(gap.end..)?;
    let behind = behind.get(..behind.floor_char_boundary(REACH))?;
    let behind = behind.get(..clause_ends(behind).first().map_or(behind.len(), |end| end.start))?;
    let near = Surroundings::new(text);
    let is_denied = |clause: &str| {
        negations(clause, Strength::Strong, &near).next().is_some() || reversals::reversals(clause).next().is_some()
    };
    (is_denied(clause) && !is_denied(rest) && !is_denied(behind)).then(|| last.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_ellipsis_hides_is_named() {
        let of = |left_out: &str| omissions_in(left_out, left_out);
        assert_eq!(of(" and we did not, in 1942, in Ube, "), [Omission::Negation, Omission::Number, Omission::Name]);
        assert_eq!(of(" and so on. It was good, I think "), []);
        assert_eq!(of(" on Tuesday "), [Omission::Date]);
        assert_eq!(of(" in May, with Theresa May, "), [Omission::Date, Omission::Name]);
        assert_eq!(of("그렇지 않습니다"), [Omission::Negation]);
        assert_eq!(of("keine Ahnung, aber ohne ihn"), [Omission::Negation, Omission::Name]);
    }

    #[track_caller]
    fn cut<'t>(text: &'t str, words: &str) -> [Option<&'t str>; 2] {
        let at = text.find(words).unwrap();
        [negation_before(text, at), negation_after(text, at + words.len())]
            .map(|found| found.and_then(|at| text.get(at)))
    }

    #[test]
    fn a_negation_beside_a_cut_is_found_in_every_language() {
        for (text, words, negation) in [
            ("“We are not planning to build.”", "planning to build.", "not"),
            ("“We will not build.”", "We will", "not"),
            ("“We will probably not build.”", "We will", "not"),
            ("“No minister of this house agreed to build.”", "agreed to build.", "No"),
            ("„Wir bauen die Brücke am Hafen nicht.“", "Wir bauen die Brücke", "nicht"),
            ("„Wir bauen keine Brücke.“", "Wir bauen", "keine"),
            ("« Nous ne construirons pas le pont. »", "Nous ne construirons", "pas"),
            ("« Nous n’avons rien signé. »", "rien signé.", "n’avons"),
            ("«No vamos a construir el puente.»", "vamos a construir el puente.", "No"),
            ("“우리는 짓지 않는다”고 했다.", "우리는 짓지", "않는다"),
            ("“합의한 사실이 없다”고 했다.", "합의한 사실이", "없다"),
            ("“합의한 사실이 없다”고 했다.", "합의한", "없다"),
            ("“다리를 안 짓는다”고 했다.", "짓는다", "안"),
            ("大臣は「合意した事実はない」と述べた。", "合意した", "ない"),
            ("大臣は「橋を建てるつもりはありません」と述べた。", "橋を建てる", "ません"),
            ("部长说“我们没有同意”。", "同意", "没有"),
            ("部长说“我们不会在这里建桥”。", "在这里建桥", "不"),
        ] {
            assert!(cut(text, words).contains(&Some(negation)), "{words} of {text}: {:?}", cut(text, words));
        }
    }

    #[test]
    fn an_ellipsis_takes_no_negation_in_any_of_these_languages() {
        for (text, left_out) in [
            ("Hallitus ei aio korottaa veroja ensi vuonna.", " ei "),
            ("A kormány nem emeli az adókat és ez jó.", " nem "),
            ("Guvernul nu va majora taxele în acest an.", " nu "),
            ("Vláda nebude zvyšovat daně a my jsme pro.", " nebude "),
            ("Η κυβέρνηση δεν θα αυξήσει τους φόρους.", " δεν "),
            ("Pemerintah tidak akan menaikkan pajak tahun ini.", " tidak "),
            ("सरकार कर नहीं बढ़ाएगी।", " नहीं "),
            ("সরকার কর বাড়াবে না।", " বাড়াবে না"),
            ("הממשלה לא תעלה את המסים.", " לא "),
            ("دولت مالیات را افزایش نمی‌دهد.", " نمی‌دهد"),
            ("الحكومة ليست مسؤولة عن ذلك.", " ليست "),
            ("รัฐบาลจะไม่ขึ้นภาษีในปีหน้า", "ไม่"),
            ("Chính phủ sẽ chẳng tăng thuế năm nay.", " chẳng "),
            ("Hükümet bu yıl vergileri artırmayacak ve biz varız.", " artırmayacak "),
            ("Regeringen har inga planer på en ny skatt.", " inga "),
            ("Нельзя строить мост здесь.", "Нельзя "),
            ("Уряд ніколи не підвищить податки.", " ніколи "),
            ("We don`t agree with it.", " don`t "),
            ("Vláda nemůže platit dluh.", " nemůže "),
            ("Anlaşmayı imzalamak istemiyoruz.", " istemiyoruz"),
            ("Borcu ödemeyip evde kaldık.", " ödemeyip "),
            ("Fără acord nu deschidem portul.", " nu "),
            ("Chính phủ từ chối trả món nợ.", " từ chối "),
            ("Das ist alles andere als legal.", " alles andere als "),
            ("请莫偿还债务", "莫"),
        ] {
            assert!(taken(text, left_out).is_some(), "{left_out} of {text}");
        }
    }

    #[test]
    fn a_word_that_negates_in_another_language_alone_is_left_out() {
        for (text, left_out) in [
            ("Vamos construir no Porto uma ponte nova.", " no Porto "),
            ("Tog hon bilen som ni har till huset?", " som ni har "),
            ("Ce ne ha parlato il ministro della difesa.", " ne ha "),
            ("Hän sanoi että ne tulevat ja se on hyvä.", " ne "),
            ("Partenerii care ne cunosc vor ajuta orașul.", " care ne cunosc "),
            ("Máy bay không quân đã đến.", " không quân "),
        ] {
            assert_eq!(taken(text, left_out), None, "{left_out} of {text}");
        }
    }

    #[test]
    fn a_negation_of_another_sentence_or_clause_is_none_of_the_quotes() {
        for (text, words) in [
            ("“I will not. We agree.”", "We agree."),
            ("„Ich will nicht. Wir sind einig.“", "Wir sind einig."),
            ("“We agree. We do not build.”", "We agree."),
            ("“We agree, but we do not build.”", "We agree,"),
            ("“우리는 동의한다. 짓지 않는다.”", "우리는 동의한다."),
            ("“우리는 짓지만 그들은 짓지 않는다.”", "우리는 짓지만"),
            ("「我々は合意する。建てない。」", "我々は合意する。"),
            ("“우리는 반대하지 않으며 함께 간다.”", "함께 간다."),
            ("“We agree on No. 10.”", "We agree on"),
            ("„Wir bauen nicht.“ Ihre Gegner halten das für gelogen.", "Ihre Gegner halten das für gelogen."),
            ("“We do not know.” She said, “We agree.”", "We agree."),
        ] {
            assert_eq!(cut(text, words), [None, None], "{words} of {text}");
        }
    }

    #[track_caller]
    fn taken<'t>(text: &'t str, left_out: &str) -> Option<&'t str> {
        let at = text.find(left_out).unwrap();
        negation_taken(text, &(at..at + left_out.len())).and_then(|at| text.get(at))
    }

    #[test]
    fn an_ellipsis_within_a_clause_takes_its_negation() {
        for (text, left_out, negation) in [
            ("We will not build.", " not ", "not"),
            ("We did not, in fact, agree.", " not, in fact, ", "not"),
            ("We did, in fact, not agree.", " in fact, not ", "not"),
            ("I do not believe that we should build.", " not believe that we should ", "not"),
            ("We build and do not dig.", " and do not ", "not"),
            ("Wir bauen die Brücke nicht im Moor.", " die Brücke nicht ", "nicht"),
            ("Nous ne construirons pas le pont.", " ne construirons pas ", "ne"),
            ("우리는 짓지 않는다고 말했다.", " 짓지 않는다고 ", "않는다고"),
            ("我々は建てないと述べた。", "建てないと", "ない"),
        ] {
            assert_eq!(taken(text, left_out), Some(negation), "{text}");
        }
    }

    #[test]
    fn a_negated_clause_of_its_own_may_be_left_out_with_a_warning() {
        for (text, left_out) in [
            ("We will build the port. We will not dig. We will sail.", " We will not dig. "),
            ("We will, though not this year, build it.", ", though not this year, "),
            ("We will build, although we will not dig, and we will sail.", " although we will not dig, "),
            ("우리는 짓는다. 그들은 짓지 않는다. 우리는 간다.", " 그들은 짓지 않는다. "),
        ] {
            assert_eq!(taken(text, left_out), None, "{text}");
            assert!(omissions_in(left_out, text).contains(&Omission::Negation), "{text}");
        }
    }
}
