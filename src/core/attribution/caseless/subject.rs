//! Who does something in a script without capitals: an office, a name, or both, at the beginning of some words.

use std::ops::Range;

use super::words::{Word, class_of};
use crate::text::script::is_cjk;

/// Names in a row that are one, without what stands between them, as in "ben".
const LONGEST_NAME: usize = 4;
/// Words of an office and a name.
const LONGEST_SUBJECT: usize = 10;
/// What names have between their parts.
const PARTICLES: &str = "بن ابن بنت أبو أبي أم عبد آل בן בר בת אבו ון דה";

/// Who says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::attribution) enum Subject {
    Named {
        office: Option<Range<usize>>,
        name: Range<usize>,
    },
    /// By an office, by some other noun, or by one name alone.
    Described(Range<usize>),
    /// The verb has none.
    LeftOut,
    /// Somebody, but the words do not show where the name begins and ends.
    Unclear(Range<usize>),
}

impl Subject {
    pub(super) fn range(&self) -> Option<Range<usize>> {
        match self {
            Self::Named { office, name } => Some(office.as_ref().map_or(name.start, |office| office.start)..name.end),
            Self::Described(range) | Self::Unclear(range) => Some(range.clone()),
            Self::LeftOut => None,
        }
    }
}

/// A letter of a script without capitals, or no letter.
pub(in crate::attribution) fn has_no_case(c: char) -> bool {
    !c.is_alphabetic() || !(c.is_lowercase() || c.is_uppercase() || is_cjk(c))
}

/// A word of the text.
pub(super) struct Spelled<'a> {
    pub range: Range<usize>,
    spelled: &'a str,
    /// Without marks for vowels and for the direction of writing.
    pub bare: String,
    pub class: Option<Word>,
    /// The sign behind it: a comma, a colon, or the end of a sentence as a full stop.
    pub sign: Option<char>,
}

impl Spelled<'_> {
    pub(super) fn ends_sentence(&self) -> bool {
        // "Dr.", "M."
        let is_short = self.class == Some(Word::Honorific) || self.bare.chars().count() == 1;
        self.sign == Some('.') && !is_short
    }
}

pub(super) fn words(text: &str, within: Range<usize>) -> Vec<Spelled<'_>> {
    let is_sign = |c: char| {
        matches!(c, ',' | '،' | '؛' | ';' | ':' | '.' | '!' | '?' | '؟' | '۔' | '।' | '(' | ')' | '-' | '–' | '—' | '…')
            || is_direction(c)
    };
    let mut found: Vec<Spelled<'_>> = Vec::new();
    let Some(all) = text.get(within.clone()) else { return found };
    let mut at = within.start;
    for part in all.split_inclusive(char::is_whitespace) {
        let start = at + (part.len() - part.trim_start_matches(|c: char| c.is_whitespace() || is_sign(c)).len());
        let spelled = part.trim_matches(|c: char| c.is_whitespace() || is_sign(c));
        let behind = if spelled.is_empty() {
            part
        } else {
            text.get(start + spelled.len()..at + part.len()).unwrap_or_default()
        };
        let sign = behind.chars().find_map(|c| match c {
            '.' | '!' | '?' | '؟' | '۔' | '।' | '…' => Some('.'),
            ':' => Some(':'),
            ',' | '،' | ';' | '؛' | '-' | '–' | '—' | '(' | ')' => Some(','),
            _ => None,
        });
        at += part.len();
        if spelled.is_empty() {
            if let Some(last) = found.last_mut() {
                last.sign = last.sign.or(sign);
            }
            continue;
        }
        let bare: String = spelled.chars().filter(|c| !is_vowel_sign(*c) && !is_direction(*c)).collect();
        let class = class_of(&bare);
        found.push(Spelled { range: start..start + spelled.len(), spelled, bare, class, sign });
    }
    found
}

/// Marks that show in which direction a text is written.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Marks for vowels, which Arabic and Hebrew leave out as a rule, and the line that stretches an Arabic word.
fn is_vowel_sign(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{0652}' | '\u{0640}' | '\u{0591}'..='\u{05C7}')
}

pub(super) fn is_one_of(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// Who the words at the beginning of some are, and how many they are.
pub(super) fn subject(words: &[Spelled<'_>]) -> Option<(Subject, usize)> {
    let ends = |word: &Spelled<'_>| {
        matches!(word.class, Some(Word::Other | Word::SaysHe | Word::SaysShe))
            || !word.spelled.chars().all(|c| has_no_case(c) && !c.is_numeric())
    };
    let until = words.iter().position(ends).unwrap_or(words.len());
    let sign = words.iter().position(|word| word.sign.is_some()).map_or(words.len(), |at| at + 1);
    let all = words.get(..until.min(sign)).filter(|all| !all.is_empty())?;
    let bytes = |words: &[Spelled<'_>]| Some(words.first()?.range.start..words.last()?.range.end);
    let titles = all.iter().take_while(|word| word.class == Some(Word::Honorific)).count();
    let whole = bytes(all)?;
    let unclear = Some((Subject::Unclear(whole.clone()), all.len()));
    let own = all.get(titles..)?;
    if all.len() > LONGEST_SUBJECT {
        return unclear;
    }
    let office = match office(own) {
        Office::None => 0,
        Office::Open => return Some((Subject::Described(whole), all.len())),
        Office::Of(office) => office,
    };
    let rest = own.get(office..)?;
    let title = rest.iter().take_while(|word| word.class == Some(Word::Honorific)).count();
    let rest = rest.get(title..)?;
    let described = |words| Some((Subject::Described(bytes(words)?), all.len()));
    // "The delegation", "the Israeli delegation".
    let is_noun = office == 0
        && rest.first().is_some_and(|first| {
            first.bare.starts_with("ال")
                || first.bare.starts_with('ה') && rest.get(1).is_some_and(|next| next.bare.starts_with('ה'))
        });
    // "שר התחבורה, יואב כספי, …": the name follows between commas.
    if rest.is_empty()
        && office > 0
        && let Some(name) = name_in_apposition(words, all.len())
    {
        let used = all.len() + name.len();
        return Some((Subject::Named { office: bytes(own.get(..office)?), name: bytes(name)? }, used));
    }
    if rest.is_empty() || is_noun {
        return described(if office == 0 { all } else { own.get(..office)? });
    }
    if office == 0 && rest.len() == 1 {
        return described(rest);
    }
    let Some(name) = name(rest) else { return unclear };
    // «رضا کیانی، وزیر پیشین نیرو، …»: the office follows between commas.
    let behind = if office == 0 { office_in_apposition(words, all.len()) } else { None };
    let used = all.len() + behind.map_or(0, <[_]>::len);
    let office = if office > 0 { bytes(own.get(..office)?) } else { behind.and_then(bytes) };
    Some((Subject::Named { office, name: bytes(name)? }, used))
}

/// The words up to the next comma, if they follow one, too.
fn between_commas<'w, 't>(words: &'w [Spelled<'t>], from: usize) -> Option<&'w [Spelled<'t>]> {
    let is_comma = |at: usize| words.get(at).is_some_and(|word| word.sign == Some(','));
    let end = (from..words.len().min(from + LONGEST_SUBJECT))
        .find(|at| words.get(*at).is_some_and(|word| word.sign.is_some()))?;
    let is_between = from.checked_sub(1).is_some_and(is_comma) && is_comma(end);
    words.get(from..=end).filter(|_| is_between)
}

/// A name of two words or more between commas behind an office.
fn name_in_apposition<'w, 't>(words: &'w [Spelled<'t>], from: usize) -> Option<&'w [Spelled<'t>]> {
    let inner = between_commas(words, from)?;
    let is_plain = inner.iter().all(|word| word.class.is_none() && !has_article(&word.bare));
    name(inner).filter(|name| is_plain && name.len() == inner.len() && name.len() > 1)
}

/// An office between commas behind a name.
fn office_in_apposition<'w, 't>(words: &'w [Spelled<'t>], from: usize) -> Option<&'w [Spelled<'t>]> {
    let inner = between_commas(words, from)?;
    let says = inner.iter().any(|word| word.class.is_some_and(Word::says));
    inner.first().filter(|first| first.class == Some(Word::Office) && !says).map(|_| inner)
}

/// The person with an office and a full name whose last name is this word, among the words before: «نفى وزير النقل السابق
/// سامي الحداد …».
pub(in crate::attribution) fn named_in_full(text: &str, within: Range<usize>, family: &str) -> Option<Subject> {
    let all = words(text, within);
    let is_family = |at: &usize| all.get(*at).is_some_and(|word| word.bare == family);
    let last = (0..all.len()).find(is_family)?;
    let is_office = |at: &usize| all.get(*at).is_some_and(|word| word.class == Some(Word::Office));
    let first = (last.saturating_sub(LONGEST_SUBJECT)..last).find(is_office)?;
    let words = all.get(first..=last)?;
    let is_whole = |name: &Range<usize>| words.last().is_some_and(|word| word.range.end == name.end);
    match subject(words)?.0 {
        Subject::Named { office: Some(office), name } if is_whole(&name) => {
            Some(Subject::Named { office: Some(office), name })
        }
        _ => None,
    }
}

/// The words of a name at the beginning of some that hold nothing else, or nothing where they may hold more.
fn name<'w, 't>(words: &'w [Spelled<'t>]) -> Option<&'w [Spelled<'t>]> {
    let is_long = |word: &Spelled<'_>| word.bare.chars().count() > 3;
    // "בטקס", "לעיתונאים": what a Hebrew name of two words is followed by.
    let end = words.iter().enumerate().position(|(at, word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        at > 1
            && word.bare.starts_with(['ב', 'ל', 'ש', 'כ'])
            && !is_one_of(&word.bare, PARTICLES)
            && !before.is_some_and(|before| is_one_of(&before.bare, PARTICLES))
    });
    let words = words.get(..end.unwrap_or(words.len()))?;
    // "Ali Hasan and Sami Nur", written as one with the "and".
    let has_and = words.iter().skip(1).any(|word| word.bare.starts_with(['و', 'ו']) && is_long(word));
    let has_office = words.iter().any(|word| matches!(word.class, Some(Word::Office | Word::Honorific)));
    let count = words.iter().filter(|word| !is_one_of(&word.bare, PARTICLES)).count();
    (!has_and && !has_office && (1..=LONGEST_NAME).contains(&count)).then_some(words)
}

/// How far an office at the beginning of some words goes.
enum Office {
    None,
    /// As far as the words: they do not show whether a name follows.
    Open,
    Of(usize),
}

fn office(words: &[Spelled<'_>]) -> Office {
    /// Words of what an office is of, before the one with an article.
    const MOST: usize = 3;
    let is_office = |word: &Spelled<'_>| word.class == Some(Word::Office);
    let is_devanagari = |word: &Spelled<'_>| word.bare.starts_with(|c| matches!(c, '\u{0900}'..='\u{097F}'));
    if words.first().is_some_and(is_devanagari) {
        return words.iter().rposition(is_office).map_or(Office::None, |last| Office::Of(last + 1));
    }
    // "הווטרינרית נועה ברק": a noun with an article before a name of two words.
    let is_noun =
        |first: &&Spelled<'_>| first.bare.starts_with('ה') && first.bare.chars().count() > 4 && words.len() == 3;
    let is_before_name = words.get(1).is_some_and(|next| !has_article(&next.bare) && next.class.is_none());
    if words.first().filter(is_noun).is_some_and(|first| first.class.is_none()) && is_before_name {
        return Office::Of(1);
    }
    let Some(first) = words.first().filter(|first| is_office(first)) else { return Office::None };
    // The word with an article that ends what an office is of, from a word on.
    let closing = |from: usize| (from..from + MOST).find(|at| words.get(*at).is_some_and(closes)).map(|at| at + 1);
    let mut end = match has_article(&first.bare) {
        true => 1,
        false => match closing(1) {
            Some(end) => end,
            None => return Office::Open,
        },
    };
    while let Some(word) = words.get(end) {
        // «المتحدث باسم الوزارة»
        if is_one_of(&word.bare, "باسم لشؤون") {
            match closing(end + 1) {
                Some(behind) => end = behind,
                None => return Office::Open,
            }
        } else if qualifies(word) {
            end += 1;
        } else {
            break;
        }
    }
    Office::Of(end)
}

fn has_article(word: &str) -> bool {
    word.starts_with("ال") || word.starts_with('ה')
}

/// Whether what an office is of ends there: with an article, a country, an acronym.
fn closes(word: &Spelled<'_>) -> bool {
    has_article(&word.bare) || word.class == Some(Word::Domain) || word.bare.contains(['"', '״'])
}

/// «المصري», «والتعليم», «للشؤون», "הישראלי": what stands between an office and a name.
fn qualifies(word: &Spelled<'_>) -> bool {
    let is_hebrew_adjective = word.bare.starts_with('ה') && (word.bare.ends_with('י') || word.bare.ends_with("ית"));
    ["ال", "وال", "لل"].iter().any(|start| word.bare.starts_with(start))
        || is_hebrew_adjective
        || word.class == Some(Word::Domain)
        || is_one_of(&word.bare, "לשעבר السابقة السابق")
}
