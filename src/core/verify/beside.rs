//! Whether the writer of a source names a person right next to a quotation as its speaker: ”…”, sanoi Marja Lehto; „…,“
//! uvedl starosta Petr Malina; سارا کریمی گفت: «…». It needs no list of verbs, so it helps if no rule knows the
//! language; it only removes a doubt and never makes anyone the speaker.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use crate::matching::{
    quotation_marks::is_quotation_mark,
    sentences::sentence_start,
    writers_words::{clause_before, clause_behind, sentence_between},
};

/// How many words may be between the mark and the name.
const WORDS: usize = 4;

/// Words with which no reporting clause begins that ends with the name of its speaker, and prepositions before a name:
/// "the mayor told Ann Lee", "he said to Ann Lee".
const NO_SPEAKER: &str = "the a an he she it they we i you who to of about with for by from told asked reminded warned assured against \
    der die das er sie es wir ich zu von über mit an le la les il elle on ils à de du avec pour el él ella ellos a con para sobre \
    lui lei egli di da per o ele ela para com de het hij zij ze wij tegen aan van over met till om med mot han hon de der til mod af hun \
    on ona do o z ze od przeciw pro k ke s se он она они о об к с от для на про він вона до від для αυτός αυτή στον στην για από με \
    hän ő neki el ea lui către despre cu той тя на към от إلى عن من هو هي به از با او لـ";

fn is_name_at(words: &[&str], at: usize, name: &[String]) -> bool {
    words
        .get(at..at + name.len())
        .is_some_and(|there| there.iter().zip(name).all(|(word, own)| word.to_lowercase() == *own))
}

/// Whether the writer names the person next to the quotation that contains this place.
pub(super) fn names_beside(text: &str, place: &Range<usize>, name: &str) -> bool {
    let all: Vec<String> = name.unicode_words().map(str::to_lowercase).collect();
    // "Prosecutor Juri Kotow": the office may be missing next to the quotation.
    let names = [all.as_slice(), all.get(all.len().saturating_sub(2)..).unwrap_or_default()];
    let names = names.into_iter().filter(|name| name.len() >= 2);
    let behind = clause_behind(text, place.end).unwrap_or_default();
    let before = clause_before(text, place.start).unwrap_or_default();
    let between = sentence_between(text, place.start).filter(|_| behind.trim().is_empty()).unwrap_or_default();
    names
        .into_iter()
        .any(|name| names_behind(behind, name) || names_before(before, name) || names_behind(between, name))
}

/// Whether the sentence before the first quotation of a paragraph begins with the name of a person, and the paragraph
/// names no other one before it: "Rosa Bell described the flood. “The water came in at two.”" If she `must_act`, a verb has to
/// follow her name.
pub(super) fn introduces<'o>(
    text: &str,
    place: &Range<usize>,
    name: &str,
    must_act: bool,
    mut others: impl Iterator<Item = &'o str>,
) -> bool {
    let head = text.get(..place.start).unwrap_or_default();
    let head = head.get(head.rfind('\n').map_or(0, |line| line + 1)..).unwrap_or_default();
    let Some((mark, sign)) = head.char_indices().find(|(_, c)| is_quotation_mark(*c) && !matches!(c, '\'' | '’'))
    else {
        return false;
    };
    let told = head.get(..mark).unwrap_or_default();
    let spoken = head.get(mark + sign.len_utf8()..).unwrap_or_default();
    if spoken.chars().any(|c| is_quotation_mark(c) && !matches!(c, '\'' | '’' | '‘')) || !told.trim_end().ends_with('.')
    {
        return false;
    }
    let bare = told.trim_end().trim_end_matches('.');
    let sentence = bare.get(sentence_start(bare)..).unwrap_or_default();
    // At the beginning, with titles before it, or after the comma of an adverbial.
    let Some(at) = sentence.find(name) else { return false };
    let before = sentence.get(..at).unwrap_or_default();
    let before = before.get(before.rfind(',').map_or(0, |comma| comma + 1)..).unwrap_or_default();
    let is_title = |word: &&str| word.starts_with(char::is_uppercase) && !is_no_speaker(word);
    let words: Vec<&str> = before.split_whitespace().collect();
    let is_subject = words.iter().all(is_title) || {
        let is_in = |list: &str, word: &str| list.split_whitespace().any(|own| own == word.to_lowercase());
        let titles = match words.as_slice() {
            // "At the hearing Senator | Ann Lee struck a different note."
            [first, article, _, titles @ ..] if is_in(FRONTED, first) && is_in(ARTICLES, article) => titles,
            // „Der Imker | Jan Ott winkt ab.“
            [article, _] if is_in(ARTICLES, article) => &[],
            other => other,
        };
        titles.iter().all(is_title) && acts(sentence.get(at + name.len()..).unwrap_or_default())
    };
    let is_active = !must_act || acts(sentence.get(at + name.len()..).unwrap_or_default());
    is_subject && is_active && !others.any(|other| told.contains(other))
}

/// Prepositions of place and time with which a sentence begins before its subject.
const FRONTED: &str = "at in on after during before bei in auf nach während vor à dans lors après pendant en durante tras después \
    a nel nella dopo no na durante após bij tijdens na vid på efter under ved etter";

/// Articles of a subject.
const ARTICLES: &str =
    "the a an this der die das dem dieser le la les un une el los las una il lo o os as de het den det";

/// Whether the words after a name begin with a verb, or with a comma and a verb.
fn acts(behind: &str) -> bool {
    const NO_VERB: &str = "and or in on at und oder im am et ou au aux y o e i en of og och eller ja tai a u v w s z i";
    let word = behind.unicode_words().next().unwrap_or_default();
    word.starts_with(char::is_lowercase) && !is_no_speaker(word) && !NO_VERB.split_whitespace().any(|own| own == word)
}

/// ”…”, sanoi | Marja Lehto.
fn names_behind(clause: &str, name: &[String]) -> bool {
    let words: Vec<&str> = clause.unicode_words().collect();
    let Some(at) = (0..=WORDS.min(words.len())).find(|at| is_name_at(&words, *at, name)) else { return false };
    let head = words.get(..at).unwrap_or_default();
    let is_verb = |word: &&str| word.chars().next().is_some_and(|c| !c.is_uppercase()) && !is_no_speaker(word);
    at > 0 && head.iter().all(is_verb)
}

/// | Marja Lehto sanoi: ”…”, Ayşe Er, “…”
fn names_before(clause: &str, name: &[String]) -> bool {
    let bare = clause.trim_end();
    if !bare.ends_with([':', '،', ',', '：']) {
        return false;
    }
    let words: Vec<&str> = bare.unicode_words().collect();
    let last = words.len().saturating_sub(name.len());
    let Some(at) = (last.saturating_sub(WORDS)..=last).rev().find(|at| is_name_at(&words, *at, name)) else {
        return false;
    };
    let between = words.get(at + name.len()..).unwrap_or_default();
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    between.iter().all(|word| !word.starts_with(char::is_uppercase) && !is_no_speaker(word))
        && before.is_none_or(|word| !is_no_speaker(word))
}

/// Words after which a quotation ends in Turkish.
const TURKISH: &[&str] = &[
    "dedi",
    "diye",
    "diyen",
    "diyor",
    "diyerek",
    "dediler",
    "ifadelerini",
    "ifadesini",
    "sözlerini",
    "şeklinde",
    "açıklamasını",
];

/// Whether words between marks are in a position of speech, so that three of them are more than a phrase: ”Silta ei
/// kestänyt”, sanoi Pekka Salo; …: «الماء أطلق عمدا»; “Herkes zamanında çıktı” dedi.
pub(super) fn is_reported(text: &str, words: &Range<usize>) -> bool {
    const LEAST: usize = 3;
    const MOST: usize = 7;
    let own = text.get(words.clone()).unwrap_or_default();
    if own.unicode_words().count() < LEAST {
        return false;
    }
    if clause_before(text, words.start).is_some_and(|before| before.trim_end().ends_with([':', '：'])) {
        return true;
    }
    let behind = clause_behind(text, words.end).unwrap_or_default();
    let said: Vec<&str> = behind.unicode_words().collect();
    if said.first().is_some_and(|first| TURKISH.contains(first)) {
        return true;
    }
    // A whole clause that begins the sentence: a comma, then a verb and a name, in either order.
    let head = clause_before(text, words.start).unwrap_or_default();
    let has_comma = own.ends_with(',') || behind.trim_start().starts_with([',', '–', '—']);
    let is_small = |word: &&str| word.starts_with(char::is_lowercase);
    has_comma
        && head.trim().is_empty()
        && (2..=MOST).contains(&said.len())
        && said.iter().any(|word| !is_small(word))
        && said.iter().any(is_small)
        && !said.iter().any(|word| is_no_speaker(word))
}

fn is_no_speaker(word: &str) -> bool {
    let word = word.to_lowercase();
    NO_SPEAKER.split_whitespace().any(|own| own == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str, quote: &str, name: &str) -> bool {
        let at = text.find(quote).unwrap();
        names_beside(text, &(at..at + quote.len()), name)
    }

    #[test]
    fn a_person_is_named_beside_a_quotation_in_any_language() {
        for (text, quote, name) in [
            ("”Silta kesti”, kertoi kaupunginjohtaja Pekka Salo.", "Silta kesti", "Pekka Salo"),
            ("„Hráz praskla v noci,“ uvedl starosta Petr Malina.", "praskla", "Petr Malina"),
            ("«Мы откроем линию», — сказала директор сети Ольга Савина.", "откроем", "Ольга Савина"),
            ("سارا کریمی گفت: «خط را باز می‌کنیم»", "باز", "سارا کریمی"),
            ("Belediye başkanı Murat Aydın, “Herkes çıktı” diye konuştu.", "Herkes", "Murat Aydın"),
        ] {
            assert!(names(text, quote, name), "{text}");
        }
    }

    #[test]
    fn the_subject_of_the_sentence_before_a_quotation_is_introduced_by_it() {
        let introduced = |text: &str, others: &[&str]| {
            let at = text.find('„').or_else(|| text.find('“')).unwrap() + '“'.len_utf8();
            introduces(text, &(at..text.len() - 1), "Ann Lee", true, others.iter().copied())
        };
        for text in [
            "Ann Lee described the flood. “The water came in at two.”",
            "At the hearing Senator Ann Lee struck a different note. “The water came in at two.”",
            "Der Imker Ann Lee winkt ab. „Das Wasser kam um zwei.“",
            "Neighbours had complained, and the officer, Ann Lee, visited on 3 May. “The water came in at two.”",
        ] {
            assert!(introduced(text, &[]), "{text}");
        }
        for text in [
            "At the hearing lawyers mocked Ann Lee without mercy. “She is a fraud.”",
            "The court heard Ann Lee and the mayor. “The water came in at two.”",
            "Neighbours criticised the officer, Ann Lee. “She is a fraud.”",
        ] {
            assert!(!introduced(text, &[]), "{text}");
        }
        assert!(!introduced("Ann Lee met Karl Brandt. “The water came in at two.”", &["Karl Brandt"]));
    }

    #[test]
    fn three_words_are_speech_where_speech_stands() {
        let reported = |text: &str, words: &str| {
            let at = text.find(words).unwrap();
            is_reported(text, &(at..at + words.len()))
        };
        assert!(reported("”Silta ei kestänyt”, sanoi Pekka Salo.", "Silta ei kestänyt"));
        assert!(reported("قال كريم ناصر: «الماء أطلق عمدا».", "الماء أطلق عمدا"));
        assert!(reported("Elif Kaya, “hattı mayısta açacağız” dedi.", "hattı mayısta açacağız"));
        assert!(!reported("“War on terror”, a phrase of the year 2001, returned.", "War on terror"));
        assert!(!reported("The “special military operation” went on, said Karl Brandt.", "special military operation"));
    }

    #[test]
    fn who_is_spoken_to_or_of_is_not_the_speaker() {
        for (text, quote, name) in [
            ("“We go,” he told Lena Fisk.", "We go", "Lena Fisk"),
            ("“We go,” the mayor told Lena Fisk.", "We go", "Lena Fisk"),
            ("“We go,” said Karl Brandt of Lena Fisk.", "We go", "Lena Fisk"),
            ("Karl Brandt said to Lena Fisk: “We go.”", "We go", "Lena Fisk"),
            ("”Vi går”, sade Karl Brandt till Lena Fisk.", "Vi går", "Lena Fisk"),
            ("”Vi går”, sade Karl Brandt. ”Vi stannar”, sade Lena Fisk.", "Vi går", "Lena Fisk"),
        ] {
            assert!(!names(text, quote, name), "{text}");
        }
    }
}
