//! Words that reverse a clause without being negations: "doubt", "impossible", "refuse", and pairs of words
//! that differ in a negative prefix: "fair" and "unfair". An ellipsis may not remove the former, and a bracket
//! may not change either.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use super::words::words;
use crate::text::script::is_cjk;

/// Words that deny the clause they govern, by language; each in its most frequent forms.
const REVERSING: &[&str] = &[
    // English
    "doubt doubts doubted deny denies denied denying dispute disputes disputed false falsely untrue impossible unlikely \
     improbable inconceivable unthinkable unable unwilling reluctant wrong rarely seldom refuse refuses refused refusing \
     reject rejects rejected rejecting oppose opposes opposed opposing decline declines declined fail fails failed failing \
     hate hates hated lacks lacked ceased prevented forbids forbade forbidden refuted",
    // German
    "bestreite bestreiten bestreitet bestritt bezweifle bezweifeln bezweifelt leugne leugnen leugnet dementiert falsch \
     gelogen unwahr unmöglich unwahrscheinlich undenkbar unfähig weigere weigern weigert weigerte versäumt versäumte \
     versäumen abgelehnt lehnte ablehnen scheitern scheiterte gescheitert verweigert selten",
    // French
    "nie nions nient niait niaient nié démens dément démentons doute doutons doutent doutait faux fausse impossible \
     impossibles incapable incapables improbable refuse refusons refusent refusé refusait rejette rejetons rejeté \
     rarement renonce renonçons renoncé conteste contestons",
    // Spanish and Portuguese
    "niego niega niegan negamos negó negaba dudo duda dudamos dudaba falso falsa imposible incapaz improbable rechazo \
     rechaza rechazamos rechazó raramente desmiento nego nega negam negou duvido duvida duvidamos impossível recusa \
     recusou recusamos rejeita rejeitou",
    // Italian and Dutch
    "neghiamo negano negato dubito dubita dubitiamo falsa impossibile rifiuta rifiutiamo rifiutato respinto raramente \
     ontken ontkent ontkennen ontkende betwijfel betwijfelt betwijfelen onwaar onmogelijk weiger weigert weigeren weigerde",
    // Polish, Russian, Ukrainian, Swedish
    "niemożliwe zaprzecza zaprzeczył odrzucił wątpię wątpimy fałszywe невозможно отрицает отрицал отрицаем сомневаюсь \
     сомневаемся отказался отказываемся отверг ложь неможливо заперечує сумніваюся відмовився omöjligt förnekar förnekade \
     tvivlar vägrar vägrade slutat slutade отказывается отказывались przestał przestali odmówił odmówili",
    // Czech, Danish, Norwegian, Finnish, Romanian, Turkish
    "odmítl odmítá odmítáme popírá afviser afviste nægter nægtede avviser nekter kieltäytyi kiisti refuză neagă reddetti \
     reddediyoruz mustahil відмовляється перестало перестали difficilmente dificilmente",
    // Arabic
    "ترفض يرفض رفض رفضت نرفض المستحيل",
];

/// Such words in languages that are written without spaces or that join endings to words.
const REVERSING_PARTS: &[&str] = &[
    "否认",
    "否認",
    "拒绝",
    "拒絕",
    "否定",
    "拒否",
    "怀疑",
    "懷疑",
    "反对",
    "反對",
    "反対",
    "부인했",
    "부인하",
    "거부했",
    "거부하",
    "거절했",
    "거절하",
    "반대했",
    "반대하",
    "의심하",
    "의심했",
    "불가능",
    "拒み",
    "拒んだ",
    "禁止",
    "难以",
    "難以",
    "岂能",
    "休想",
];

/// Words with their opposites, by which they may not be replaced.
const OPPOSITES: &[(&str, &str)] = &[
    ("stopped", "started began continued"),
    ("stop", "start begin continue"),
    ("stops", "starts begins continues"),
    ("lost", "won"),
    ("lose", "win"),
    ("opposed", "supported backed"),
    ("oppose", "support back"),
    ("opposes", "supports backs"),
    ("opponents", "supporters"),
    ("closed", "opened"),
    ("close", "open"),
    ("fell", "rose grew"),
    ("fall", "rise grow"),
    ("cut", "raised"),
    ("before", "after"),
    ("worst", "best"),
    ("worse", "better"),
    ("bad", "good"),
    ("dangerous", "safe harmless"),
    ("guilty", "innocent"),
    ("enemy", "friend"),
    ("weak", "strong"),
    ("illegal", "legal"),
    ("verloren", "gewonnen"),
    ("schlecht", "gut"),
    ("gefährlich", "sicher"),
    ("perdu", "gagné"),
    ("mauvais", "bon"),
    ("perdido", "ganado"),
    ("malo", "bueno"),
    ("against", "for behind"),
    ("few", "many most all"),
    ("little", "much"),
    ("less", "more"),
    ("never", "always"),
    ("gegen", "für"),
    ("wenige", "viele alle"),
    ("contre", "pour"),
    ("peu", "beaucoup"),
    ("contra", "por favor"),
    ("pocos", "muchos todos"),
    ("poucos", "muitos todos"),
    ("pochi", "molti tutti"),
    ("contro", "per"),
    ("tegen", "voor"),
    ("weinig", "veel"),
    ("против", "за"),
    ("rechtswidrig", "rechtmäßig legal"),
    ("laiton", "laillinen"),
    ("igazságtalan", "igazságos"),
    ("adaletsiz", "adaletli"),
    ("άδικη", "δίκαιη"),
    ("παράνομη", "νόμιμη"),
    ("παράνομο", "νόμιμο"),
    ("bezprawna", "prawna"),
];

/// The same in Chinese, Japanese and Korean, as parts of words.
const EAST_ASIAN_OPPOSITES: &[(&str, &str)] = &[
    ("非法", "合法"),
    ("违法", "合法"),
    ("違法", "合法"),
    ("上涨", "下跌"),
    ("上升", "下降"),
    ("增加", "减少"),
    ("上がっ", "下がっ"),
    ("増え", "減っ"),
    ("올랐", "내렸"),
    ("늘었", "줄었"),
    ("찬성", "반대"),
    ("賛成", "反対"),
    ("赞成", "反对"),
];

/// Negative prefixes.
const PREFIXES: &[&str] = &[
    "un",
    "in",
    "im",
    "il",
    "ir",
    "dis",
    "non",
    "non-",
    "mis",
    "mal",
    "dé",
    "dés",
    "des",
    "i",
    "on",
    "nie",
    "ne",
    "ei",
    "o",
    "не",
    "без",
    "бес",
    "a",
    "u",
    "epä",
    "παρά",
    "نا",
    "غیر",
    "غير",
    "अ",
    "अन्",
    "অ",
];

/// Negative prefixes in Chinese, Japanese and Korean.
pub(in super::super) const EAST_ASIAN_PREFIXES: &[&str] =
    &["不", "非", "無", "无", "未", "否", "反", "불", "비", "무", "미", "부"];

/// The words of a text that reverse a clause, in order.
pub(super) fn reversals(text: &str) -> impl Iterator<Item = Range<usize>> {
    words(text).filter_map(|(range, word)| {
        if word.chars().any(is_cjk) {
            let (at, part) = REVERSING_PARTS.iter().filter_map(|part| Some((word.find(part)?, part))).min()?;
            return Some(range.start + at..range.start + at + part.len());
        }
        is_reversing(&word.to_lowercase()).then_some(range)
    })
}

/// The first Korean, Japanese or Chinese word in a text that denies the clause it governs.
pub(in super::super) fn denial_in(text: &str) -> Option<Range<usize>> {
    REVERSING_PARTS.iter().filter_map(|part| text.find(part).map(|at| at..at + part.len())).min_by_key(|at| at.start)
}

/// Whether a word in lower case denies the clause that it governs.
pub(in super::super) fn is_reversing(word: &str) -> bool {
    REVERSING.iter().any(|list| list.split_whitespace().any(|other| other == word))
}

/// Whether one of two texts says the opposite of the other: by a word that reverses a clause, by a negative
/// prefix on a word of both, or by an opposite word.
pub(in super::super) fn are_opposed(one: &str, other: &str) -> bool {
    let [first, second] = [one, other].map(|text| reversals(text).count());
    first % 2 != second % 2 || is_contrary(one, other) || is_contrary(other, one)
}

/// Whether `one` has a word of `other` with a negative prefix, or its opposite.
fn is_contrary(one: &str, other: &str) -> bool {
    let ours: Vec<String> = one.unicode_words().map(str::to_lowercase).collect();
    let theirs: Vec<String> = other.unicode_words().map(str::to_lowercase).collect();
    let is_opposite = OPPOSITES.iter().any(|(word, contrary)| {
        ours.iter().any(|own| own == word)
            && !theirs.iter().any(|their| their == word)
            && contrary.split(' ').any(|contrary| theirs.iter().any(|their| their == contrary))
    });
    let is_turned = ours.iter().filter(|own| !theirs.contains(own)).any(|own| {
        let stems = PREFIXES.iter().filter_map(|prefix| own.strip_prefix(prefix));
        let has_stem = stems
            .filter(|stem| stem.chars().count() >= if stem.is_ascii() { STEM } else { STEM_OF_OTHERS })
            .any(|stem| theirs.iter().any(|their| their == stem && !ours.contains(their)));
        let useless = own.strip_suffix("less").map(|stem| format!("{stem}ful"));
        has_stem || useless.is_some_and(|useful| theirs.contains(&useful))
    });
    is_opposite || is_turned || is_turned_east_asian(one, other)
}

/// The least number of letters after a prefix: "able", "fair", but not "to" of "into".
const STEM: usize = 4;
const STEM_OF_OTHERS: usize = 3;

/// 不可能 and 可能, 불가능하다 and 가능하다: the word after the prefix begins a word of the other text, which does not also have the
/// prefix.
fn is_turned_east_asian(one: &str, other: &str) -> bool {
    if !other.chars().any(is_cjk) {
        return false;
    }
    let is_opposite = |(word, contrary): &(&str, &str)| {
        one.contains(word) && other.contains(contrary) || one.contains(contrary) && other.contains(word)
    };
    if EAST_ASIAN_OPPOSITES.iter().any(is_opposite) {
        return true;
    }
    EAST_ASIAN_PREFIXES.iter().any(|prefix| {
        one.match_indices(prefix).any(|(at, _)| {
            let stem: String = one.get(at + prefix.len()..).unwrap_or_default().chars().take(2).collect();
            let is_word = stem.chars().count() == 2 && stem.chars().all(|c| is_cjk(c) && c.is_alphanumeric());
            is_word && other.contains(&stem) && !other.contains(&format!("{prefix}{stem}"))
        })
    })
}

/// The word of a gap that reverses the words after the gap: "doubts that", "was unable to". `after` is the text
/// after the gap. No other clause may begin between the two, and the word must govern what follows: "a false
/// report" reverses nothing.
pub(super) fn reversal_taken(gap: &str, after: &str) -> Option<Range<usize>> {
    reversals(gap).find(|at| {
        let (before, behind) = (gap.get(..at.start).unwrap_or_default(), gap.get(at.end..).unwrap_or_default());
        if behind.contains(['.', '!', '?', ';', '。', '！', '？', '；', '\n', '—', ')', '，', '、']) {
            return false;
        }
        if gap.get(at.clone()).is_some_and(|word| word.chars().any(is_cjk)) {
            return true;
        }
        // "no doubt that" is certain.
        if before.unicode_words().next_back().is_some_and(|word| CANCELLING.contains(&word.to_lowercase().as_str())) {
            return false;
        }
        // A comma before "dass" and "что" does not end the denied clause.
        let parted = behind.split_once(',').map(|(_, rest)| rest);
        // "weigern uns, | die Rechnung zu bezahlen": the comma is the last character of the gap, or the first
        // after it.
        let is_at_comma = parted.is_some_and(|rest| rest.trim().is_empty()) || after.trim_start().starts_with(',');
        if is_at_comma {
            return begins_governed(after) || has_german_infinitive(after);
        }
        if parted.is_some_and(|rest| !begins_governed(rest)) || behind.unicode_words().any(joins) {
            return false;
        }
        let word = gap.get(at.clone()).unwrap_or_default().to_lowercase();
        let ends_gap = behind.unicode_words().next().is_none();
        // "rejected the plan to | close the library".
        let has_object = behind.unicode_words().next().is_some_and(begins_object);
        let last =
            behind.unicode_words().next_back().filter(|_| has_object || !is_adjective(&word)).unwrap_or_default();
        let governs = begins_governed(behind) || begins_governed(after) || begins_governed(last);
        governs || (ends_gap && (!is_adjective(&word) || has_romance_infinitive(&word, after)))
    })
}

/// Whether the first clause has "zu" with a verb: ", die Rechnung zu bezahlen".
fn has_german_infinitive(text: &str) -> bool {
    let clause = text.trim_start_matches([',', ' ']).split([',', '.', ';', '!', '?']).next().unwrap_or_default();
    clause.unicode_words().any(|word| word == "zu")
}

/// "Es imposible | construir el puente".
fn has_romance_infinitive(adjective: &str, after: &str) -> bool {
    let is_infinitive = |word: &str| ["ar", "er", "ir", "re", "or"].iter().any(|ending| word.ends_with(ending));
    matches!(adjective, "imposible" | "impossível" | "impossibile" | "improbable")
        && after.unicode_words().next().is_some_and(|word| is_infinitive(&word.to_lowercase()))
}

/// Words before "doubt" that cancel it.
const CANCELLING: &[&str] = &["no", "without", "beyond", "little", "ohne", "sans", "sin", "sem", "senza", "zonder"];

/// Words with which a denied clause or object begins.
const GOVERNED: &[&str] = &[
    "that",
    "to",
    "whether",
    "having",
    "being",
    "dass",
    "daß",
    "ob",
    "zu",
    "que",
    "qu",
    "de",
    "d",
    "haber",
    "ter",
    "che",
    "di",
    "dat",
    "te",
    "om",
    "att",
    "że",
    "aby",
    "что",
    "чтобы",
    "що",
];

fn begins_governed(text: &str) -> bool {
    text.unicode_words().next().is_some_and(|word| {
        let word = word.to_lowercase();
        // "qu'il" is one word to Unicode.
        let word = word.split(['\'', '’']).next().unwrap_or_default();
        GOVERNED.contains(&word)
    })
}

/// Whether a denied object may begin with the word: "rejected the plan".
fn begins_object(word: &str) -> bool {
    const WORDS: &str = "the a an this that these those our their his her its any all every den die das dem ein eine einen \
        le la les un une des el los las una il lo gli o os as de het een";
    WORDS.split_whitespace().any(|other| other == word.to_lowercase())
}

/// Whether a word joins another clause or object. English "I" is not Polish "i".
fn joins(word: &str) -> bool {
    const JOINING: &[&str] = &[
        "and", "but", "or", "und", "aber", "oder", "et", "mais", "ou", "y", "pero", "o", "e", "ma", "mas", "en",
        "maar", "och", "men", "i", "ale", "и", "но", "та", "але",
    ];
    word != "I" && JOINING.contains(&word.to_lowercase().as_str())
}

/// Whether a word may be an adjective that does not affect the clause: "the wrong road".
fn is_adjective(word: &str) -> bool {
    const ADJECTIVES: &str = "false untrue impossible unlikely improbable inconceivable unthinkable unable unwilling reluctant \
         wrong forbidden hated rejected refuted abgelehnt falsch unwahr unmöglich unwahrscheinlich undenkbar \
         unfähig gescheitert faux fausse impossible impossibles incapable incapables improbable rejeté refusé \
         falso falsa imposible incapaz impossível impossibile respinto onwaar onmogelijk niemożliwe fałszywe \
         невозможно неможливо omöjligt";
    ADJECTIVES.split_whitespace().any(|adjective| adjective == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_a_syllable_or_another_word_turns_round_are_opposed() {
        for (one, other) in [
            ("the trade is unlawful", "the trade is lawful"),
            ("an impolite letter", "a polite letter"),
            ("irregular", "regular"),
            ("a dishonest man", "honest"),
            ("ein unbekannter", "bekannter"),
            ("injuste", "juste"),
            ("imprudente", "prudente"),
            ("несправедливо", "справедливо"),
            ("nieznane", "znane"),
            ("不可能", "可能"),
            ("불가능하다", "가능하다"),
            ("hopeless", "hopeful"),
            ("denied", "admitted"),
            ("bestreitet", "sagt"),
            ("否认", "承认"),
            ("거부했다", "받아들였다"),
            ("against", "for"),
            ("Few", "Many"),
        ] {
            assert!(are_opposed(one, other) && are_opposed(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn other_words_in_place_of_some_are_not_opposed() {
        for (one, other) in [
            ("they", "the ministers"),
            ("it", "the unfair law"),
            ("the unfair law", "the unfair tax"),
            ("into the house", "to the house"),
            ("her", "the union"),
            ("他们", "部长们"),
            ("those against it", "the unions"),
            ("I doubt it", "Lee doubts it"),
        ] {
            assert!(!are_opposed(one, other) && !are_opposed(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn what_is_denied_may_begin_behind_a_comma_or_with_a_verb() {
        for (gap, after) in [
            (" bestreitet, ", "dass er den Brief kennt"),
            (" weigern uns, ", "die Rechnung zu bezahlen"),
            (" unmöglich", ", die Brücke zu bauen"),
            (" unfähig, ", "die Renten zu zahlen"),
            (" imposible ", "construir el puente"),
            (" impossível ", "salvar a ponte"),
        ] {
            assert!(reversal_taken(gap, after).is_some(), "{gap}|{after}");
        }
        assert_eq!(reversal_taken(" bestreitet, ", "und er geht"), None);
    }

    #[test]
    fn gaps_remove_only_reversals_of_the_words_after_them() {
        for gap in [
            " doubts that he ",
            " refused to ",
            " bezweifle, dass er ",
            " est impossible de ",
            " niega ",
            "否认",
            " was unable to ",
            " denied that I ",
        ] {
            assert!(reversal_taken(gap, "the bridge").is_some(), "{gap}");
        }
        for gap in [
            " rejected the offer and ",
            ", which they denied, ",
            " was denied. He ",
            " of the whole house ",
            " doubts it, but he ",
            " a false ",
            " after the wrong ",
            " no doubt that ",
            " declined by a third ",
        ] {
            assert_eq!(reversal_taken(gap, "bridge"), None, "{gap}");
        }
    }
}
