//! Phrases that say on which occasion something was said: "at a news conference in Busan", "in an interview with the
//! Gazette", "부산에서 열린 간담회에서", "記者会見で".

use std::{ops::Range, sync::LazyLock};

use regex::{Captures, Regex};

use crate::{model::OccasionKind, text::script::is_hangul_syllable};

/// A phrase that names an occasion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    /// Its bytes in the block.
    pub(super) range: Range<usize>,
    /// What it was: "News conference".
    pub(super) name: String,
    /// Where.
    pub(super) place: Option<String>,
    /// What kind of utterance.
    pub(super) kind: OccasionKind,
    /// The sentence around it, without the quoted words.
    pub(super) sentence: String,
}

/// The phrases of a text without its quoted words, in order.
pub(super) fn in_silent_text(silent: &str) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = PATTERNS.iter().flat_map(|pattern| pattern.phrases(silent)).collect();
    phrases.sort_by_key(|phrase| (phrase.range.start, std::cmp::Reverse(phrase.range.end)));
    phrases.dedup_by(|next, before| next.range.start < before.range.end);
    phrases
}

/// Whether the name of an occasion is that of a press conference or a briefing.
pub(super) fn is_press_conference(name: &str) -> bool {
    const NAMES: [&str; 18] = [
        "press conference",
        "news conference",
        "press briefing",
        "media briefing",
        "pressekonferenz",
        "conférence de presse",
        "point presse",
        "rueda de prensa",
        "conferencia de prensa",
        "conferenza stampa",
        "conferência de imprensa",
        "persconferentie",
        "konferencj",
        "пресс-конференци",
        "记者会",
        "新闻发布会",
        "記者会見",
        "기자회견",
    ];
    let lower = name.to_lowercase();
    NAMES.iter().any(|known| lower.contains(known))
}

/// The text with `_` instead of each spoken byte.
pub(super) fn without_spoken(text: &str, spoken: &[Range<usize>]) -> String {
    let mut silent = String::with_capacity(text.len());
    let mut at = 0;
    for range in spoken {
        silent.push_str(text.get(at..range.start).unwrap_or_default());
        silent.extend(std::iter::repeat_n('_', range.end.saturating_sub(range.start.max(at))));
        at = range.end.max(at);
    }
    silent.push_str(text.get(at..).unwrap_or_default());
    silent
}

/// The pattern of one language.
struct Pattern {
    regex: Regex,
    /// Endings of a name, and the kind of utterance they mean; the first match is used.
    kinds: &'static [(&'static str, OccasionKind)],
}

impl Pattern {
    fn new(regex: &str, kinds: &'static [(&'static str, OccasionKind)]) -> Option<Self> {
        Regex::new(regex).ok().map(|regex| Self { regex, kinds })
    }

    fn phrases(&self, text: &str) -> Vec<Phrase> {
        self.regex.captures_iter(text).filter_map(|found| self.phrase(text, &found)).collect()
    }

    fn phrase(&self, text: &str, found: &Captures<'_>) -> Option<Phrase> {
        let whole = found.get(0)?;
        if let Some(medium) = found.name("medium") {
            return medium_told(text, whole.range(), medium.as_str());
        }
        let name = without_topic(found.name("name")?.as_str());
        let lower = name.to_lowercase();
        let kind = self.kinds.iter().find(|(ending, _)| lower.contains(ending));
        let kind = kind.map_or(OccasionKind::Speech, |(_, kind)| *kind);
        let place = found.name("place").map(|place| place_of(place.as_str()).to_owned());
        let with = found.name("with").map_or_else(String::new, |with| format!(" with {}", with.as_str().trim()));
        let name = format!("{}{with}", crate::text::capitalized(name.trim()));
        let sentence = sentence_around(text, whole.range()).to_owned();
        Some(Phrase { range: whole.range(), name, place, kind, sentence })
    }
}

/// 지사는 이날 기자간담회: the words after the topic of the sentence.
fn without_topic(name: &str) -> &str {
    let is_other = |word: &str| {
        word.chars().next().is_some_and(is_hangul_syllable) && (word.ends_with(['은', '는']) || word == "이날")
    };
    let mut rest = name;
    while let Some((word, behind)) = rest.split_once(' ')
        && (is_other(word) || behind.split(' ').any(is_other))
    {
        rest = behind;
    }
    rest
}

/// "told the BBC on Monday": words said to a newspaper, a broadcaster or an agency.
fn medium_told(text: &str, range: Range<usize>, medium: &str) -> Option<Phrase> {
    // "told Press Secretary Ann Lee"
    let goes_on = text.get(range.end..)?.strip_prefix(' ').is_some_and(|next| next.starts_with(char::is_uppercase));
    let sentence = sentence_around(text, range.clone()).to_owned();
    let name = format!("Statement to {}", medium.trim());
    (!goes_on).then_some(Phrase { range, name, place: None, kind: Statement, sentence })
}

/// A place without the full stop of its sentence, but with that of "Washington, D.C.", and without a date before it:
/// "12일 부산".
fn place_of(place: &str) -> &str {
    let place = place.trim();
    let place = place.split_once(' ').map_or(place, |(day, rest)| if day.ends_with('일') { rest } else { place });
    let last = place.rsplit(' ').next().unwrap_or_default();
    if last.matches('.').count() > 1 { place } else { place.trim_end_matches('.') }
}

/// The sentence around a position, limited to a few hundred bytes.
fn sentence_around(text: &str, place: Range<usize>) -> &str {
    const REACH: usize = 300;
    let first = text.ceil_char_boundary(place.start.saturating_sub(REACH));
    let last = text.floor_char_boundary((place.end + REACH).min(text.len()));
    let is_end = |c: char| matches!(c, '.' | '!' | '?' | '。' | '！' | '？' | '\n');
    let before = text.get(first..place.start).unwrap_or_default();
    let start = before.rfind(|c: char| is_end(c)).map_or(first, |at| first + at + 1);
    let start = text.ceil_char_boundary(start);
    let after = text.get(place.end..last).unwrap_or_default();
    // A full stop within a number or after an initial does not end a sentence.
    let ends = after.char_indices().find(|(at, c)| {
        let rest = after.get(at + c.len_utf8()..).unwrap_or_default();
        is_end(*c) && (*c != '.' || rest.is_empty() || rest.starts_with(char::is_whitespace))
    });
    let end = ends.map_or(last, |(at, _)| place.end + at);
    text.get(start..end).unwrap_or_default().trim()
}

use OccasionKind::{Interview, Post, Speech, Statement};

const ENGLISH: &[(&str, OccasionKind)] = &[
    ("interview", Interview),
    ("podcast", Interview),
    ("tweet", Post),
    ("post", Post),
    ("statement", Statement),
    ("letter", Statement),
    ("e-mail", Statement),
    ("email", Statement),
    ("press release", Statement),
    ("op-ed", Statement),
    ("", Speech),
];
const GERMAN: &[(&str, OccasionKind)] = &[
    ("interview", Interview),
    ("gespräch", Interview),
    ("beitrag", Post),
    ("mitteilung", Statement),
    ("erklärung", Statement),
    ("", Speech),
];
const FRENCH: &[(&str, OccasionKind)] = &[
    ("entretien", Interview),
    ("interview", Interview),
    ("communiqué", Statement),
    ("tribune", Statement),
    ("", Speech),
];
const SPANISH: &[(&str, OccasionKind)] =
    &[("entrevista", Interview), ("comunicado", Statement), ("carta", Statement), ("", Speech)];
const KOREAN: &[(&str, OccasionKind)] = &[
    ("인터뷰", Interview),
    ("성명", Statement),
    ("보도자료", Statement),
    ("페이스북", Post),
    ("sns", Post),
    ("", Speech),
];
const JAPANESE: &[(&str, OccasionKind)] =
    &[("インタビュー", Interview), ("声明", Statement), ("談話", Statement), ("sns", Post), ("", Speech)];

static PATTERNS: LazyLock<Vec<Pattern>> = LazyLock::new(|| {
    let english = r"(?x) \b (?: [Aa]t | [Ii]n | [Dd]uring | [Ff]ollowing | [Oo]n ) \s+
        (?: (?: an? | the | his | her | their | its | this | that | another ) \s+ )?
        (?: (?: Mon | Tues | Wednes | Thurs | Fri | Satur | Sun ) day (?:['’]s)? \s+ | (?: to | yester ) day['’]s \s+ )?
        (?P<name> (?: (?: joint | televised | prepared | written | separate | daily | weekly | public | closing | opening
            | prime-time | regular | telephone | radio | recent | press | news | campaign | Senate | House | town | victory ) \s+ ){0,3}
          (?: conference | briefing | press\ release | summit | interview | speech | rally | hearing | statement | debate
            | town\ hall | hall | ceremony | address | forum | symposium | luncheon | podcast | tweet | Facebook\ post | blog\ post
            | post | letter | e-?mail | op-ed | roundtable | conference\ call | fundraiser | groundbreaking | unveiling ) ) \b
        (?: \s+ with \s+ (?P<with> (?: the \s+ )? [\p{Lu}] [\p{L}\d.&'’-]* (?: \s+ [\p{Lu}\d] [\p{L}\d.&'’-]* ){0,4} ) )?
        (?: \s+ (?: in | at ) \s+ (?P<place> (?: the \s+ )? (?: (?: St | Ste | Mt | Ft ) \. \s+ )? \p{Lu} [\p{L}'’-]* (?: ,? \s+ (?: of \s+ )? \p{Lu} [\p{L}'’-]+ | ,? \s+ (?: \p{Lu} \. ){2,4} ){0,4} ) )?";
    let told = r"(?x) \b (?: told | tells ) \s+ (?P<medium> (?: the \s+ )? (?: \p{Lu} [\p{L}’'-]* \s+ ){0,3}
        (?: BBC (?: \s \p{Lu} \p{L}+ ){0,2} (?: \s \d )? | CNN | CBC | NBC | CBS | NPR | PBS | ITV | RTÉ | AFP | DPA | Reuters | Bloomberg
            | Politico | Associated\ Press | Guardian | Times | Post | Herald | Gazette | Tribune | Telegraph | Journal | Daily\ Mail
            | Mirror | Independent | Observer | Chronicle | Echo | Standard | Courier | Examiner | News | Press
            | Radio (?: \s \d )? | TV | Television | Magazine ) ) \b";
    let german = r"(?x) \b (?: auf | bei | in | im | zu | zur | während ) \s+ (?: (?: der | dem | einer | einem | ihrer | seiner | ihrem | seinem ) \s+ )?
        (?: \p{Ll}+ \s+ )?
        (?P<name> (?: \p{L}*-? (?: [Pp]resse | [Bb]undespresse )? (?: [Kk]onferenz | [Pp]ressekonferenz ) | \p{L}*[Gg]ipfel | \p{L}*[Ii]nterview | Rede | \p{L}*[Dd]ebatte | \p{L}*[Mm]itteilung
            | Erklärung | Gespräch | Grundsteinlegung | Eröffnung | Kundgebung | Anhörung | Sitzung | Veranstaltung | Festakt ) ) \b
        (?: \s+ (?: in | im ) \s+ (?P<place> \p{Lu} [\p{L}-]+ (?: \s+ \p{Lu} [\p{L}-]+ )? ) )?";
    let french = r"(?x) \b (?: lors\ d['’] | lors\ de\ | dans\ | au\ cours\ d['’] | à\ l['’]occasion\ d['’] | pendant\ ) (?: une? \s+ | la \s+ | le \s+ | l['’] | son \s+ | sa \s+ )?
        (?P<name> conférence\ de\ presse | point\ (?:de\ )?presse | entretien | interview | discours | sommet | communiqué | allocution | réunion | audition | débat | tribune | cérémonie )
        (?: \s+ (?: à | au | en ) \s+ (?P<place> \p{Lu} [\p{L}'’-]+ ) )?";
    let spanish = r"(?x) \b (?: en | durante | tras ) \s+ (?: una? | la | el | su ) \s+
        (?P<name> rueda\ de\ prensa | conferencia\ de\ prensa | entrevista | discurso | comunicado | cumbre | reunión | comparecencia | debate | acto | carta )
        (?: \s+ en \s+ (?P<place> \p{Lu} [\p{L}-]+ ) )?";
    let korean = r"(?x) (?: (?P<place> [\p{Hangul}\d]+ (?: \s [\p{Hangul}\d]+ )? ) 에서 \s (?: 열린 | 가진 | 개최된 | 진행된 ) \s )?
        (?P<name> (?: [\p{Hangul}\d]+ \s ){0,2}? [\p{Hangul}]* (?: 기자회견 | 기자간담회 | 간담회 | 브리핑 | 정상회담 | 회담 | 회의 | 인터뷰 | 연설 | 기념식 | 개막식 | 토론회 | 성명 | 보도자료 | 페이스북 | SNS ) )
        (?: 에서 | 에서는 | 을\ 통해 | 를\ 통해 | 에 )";
    let japanese = r"(?x) (?: (?P<place> [\p{Han}\p{Katakana}ー]{2,12} ) で (?: 開かれた | 行われた | 開いた ) )?
        (?P<name> [\p{Han}\p{Katakana}ー]{0,8} (?: 記者会見 | 会見 | 会談 | 会合 | 会議 | インタビュー | 演説 | 講演 | 式典 | 声明 | 談話 | SNS ) ) (?: で | において | の中で )";
    let patterns = [
        (english, ENGLISH),
        (told, ENGLISH),
        (german, GERMAN),
        (french, FRENCH),
        (spanish, SPANISH),
        (korean, KOREAN),
        (japanese, JAPANESE),
    ];
    patterns.into_iter().filter_map(|(regex, kinds)| Pattern::new(regex, kinds)).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_one() {
        assert_eq!(PATTERNS.len(), 7);
    }

    #[test]
    fn an_occasion_is_known_by_its_phrase() {
        for (text, name, place, kind) in [
            (
                "She said at a joint press conference in Busan on 12 March that",
                "Joint press conference",
                Some("Busan"),
                Speech,
            ),
            (
                "he told them in an interview with the Harbour Gazette on Tuesday",
                "Interview with the Harbour Gazette",
                None,
                Interview,
            ),
            ("“It was late,” she told the BBC on Monday. It", "Statement to the BBC", None, Statement),
            ("Lee told the Harbour Gazette that", "Statement to the Harbour Gazette", None, Statement),
            ("she said at a rally in Sandrick. It", "Rally", Some("Sandrick"), Speech),
            ("at a rally in St. Paul on Friday", "Rally", Some("St. Paul"), Speech),
            ("at a rally in Washington, D.C. today", "Rally", Some("Washington, D.C."), Speech),
            ("the ministry said in a written statement.", "Written statement", None, Statement),
            ("Krause sagte auf einer Pressekonferenz in Magdeburg, dass", "Pressekonferenz", Some("Magdeburg"), Speech),
            ("a-t-elle déclaré lors d’une conférence de presse à Lyon", "Conférence de presse", Some("Lyon"), Speech),
            ("dijo en una rueda de prensa en Sevilla", "Rueda de prensa", Some("Sevilla"), Speech),
            ("장관은 12일 부산에서 열린 간담회에서 말했다", "간담회", Some("부산"), Speech),
            ("首相は東京で開かれた記者会見で述べた", "記者会見", Some("東京"), Speech),
        ] {
            let phrases = in_silent_text(text);
            let found = phrases.first().map(|phrase| (phrase.name.as_str(), phrase.place.as_deref(), phrase.kind));
            assert_eq!(found, Some((name, place, kind)), "{text}");
        }
    }

    #[test]
    fn who_is_told_something_may_be_no_medium() {
        for text in
            ["Lee told Press Secretary Ann Oh that", "Lee told the House on Monday that", "She told Ann Post Smith"]
        {
            assert_eq!(in_silent_text(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_quoted_says_nothing_of_the_occasion() {
        let text = "“I said at a press conference in Rome that it is fine,” she said.";
        assert_eq!(in_silent_text(&without_spoken(text, std::slice::from_ref(&(3..50)))), []);
    }
}
