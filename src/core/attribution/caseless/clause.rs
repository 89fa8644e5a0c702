//! Reads the clause of saying beside a quotation by its words alone: its verb, and whoever says it, by an office, a name, or
//! both. «قال وزير الخارجية سامح شكري: …», "…", אמר ראש הממשלה דוד לוי.

use std::ops::Range;

use super::words::{ANDS, BEFORE_PERSIAN_VERB, PERSIAN_VERB, Word, class_of};
use crate::text::script::is_cjk;

/// Names in a row that are one, without what stands between them, as in "ben".
const LONGEST_NAME: usize = 4;
/// Words of an office and a name.
const LONGEST_SUBJECT: usize = 10;
/// What says that something was not said, or asks whether it was.
const DENIALS: &str = "لم لن ما وما لا هل ولم ולא לא האם नहीं نہیں";
/// Words from the verb to the quotation.
const FARTHEST: usize = 16;
/// What names have between their parts.
const PARTICLES: &str = "بن ابن بنت أبو أبي أم عبد آل בן בר בת אבו ון דה";

/// The text beside a quotation, up to the quotations and ends of the block.
#[derive(Debug, Clone)]
pub(in crate::attribution) struct Beside {
    pub before: Range<usize>,
    pub after: Range<usize>,
    /// Whether nothing of the block stands further in front.
    pub begins_block: bool,
    /// Whether a sentence ends within the marks.
    pub is_ended: bool,
}

/// A clause of saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::attribution) struct Clause {
    pub place: Place,
    /// Its verb and subject.
    pub range: Range<usize>,
    pub subject: Subject,
    /// Whether the verb is one of a woman, where it shows that.
    pub is_of_woman: Option<bool>,
    /// Whether no word stands between it and the quotation.
    pub is_adjacent: bool,
    /// Whether a colon or comma stands between it and the quotation.
    pub is_set_off: bool,
}

/// Where a clause of saying stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::attribution) enum Place {
    Before,
    After,
    /// Before the quotation, with a colon and without a verb.
    Label,
}

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
    fn range(&self) -> Option<Range<usize>> {
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

/// The clause of saying that belongs to a quotation.
pub(in crate::attribution) fn read(text: &str, beside: &Beside) -> Option<Clause> {
    let before = before(text, beside);
    let is_opened = text.get(beside.before.clone()).is_some_and(|words| words.trim_end().ends_with(':'));
    if is_opened && before.is_some() {
        return before;
    }
    after(text, beside).or(before)
}

fn before(text: &str, beside: &Beside) -> Option<Clause> {
    let all = words(text, beside.before.clone());
    let first = all.iter().rposition(Spelled::ends_sentence).map_or(0, |end| end + 1);
    let words = all.get(first..)?;
    let last = words.last()?;
    let is_set_off = last.sign.is_some();
    let verbs: Vec<usize> = (0..words.len()).filter(|at| verb_at(words, *at).is_some()).collect();
    for (number, verb) in verbs.iter().enumerate().rev() {
        let behind = subject(words.get(verb + 1..)?).map(|(subject, used)| (subject, verb + 1 + used));
        // "David Levy said": in Hebrew and Persian the verb stands behind its subject as well.
        let found = behind.or_else(|| (number == 0).then(|| in_front(words, *verb)).flatten());
        let Some((subject, end)) = found.or_else(|| (number == 0).then_some((Subject::LeftOut, verb + 1))) else {
            continue;
        };
        if words.len() - verb > FARTHEST {
            return None;
        }
        let before = verb.checked_sub(1).and_then(|before| words.get(before));
        let is_denied = before.is_some_and(|before| is_one_of(&before.bare, DENIALS));
        let own = words.get(*verb)?.range.clone();
        let range =
            subject.range().map_or_else(|| own.clone(), |range| range.start.min(own.start)..range.end.max(own.end));
        let subject = if is_denied { Subject::Unclear(range.clone()) } else { subject };
        return Some(Clause {
            place: Place::Before,
            range,
            is_of_woman: verb_at(words, *verb)?,
            is_adjacent: words.get(end..)?.is_empty(),
            is_set_off,
            subject,
        });
    }
    // «وزير الخارجية سامح شكري: …»
    let is_label = first == 0 && beside.begins_block && last.sign == Some(':');
    let (subject, used) = subject(words).filter(|_| is_label)?;
    let is_whole = used == words.len() && matches!(subject, Subject::Named { office: Some(_), .. });
    let range = subject.range().filter(|_| is_whole)?;
    Some(Clause { place: Place::Label, range, subject, is_of_woman: None, is_adjacent: true, is_set_off: true })
}

/// The subject in front of a verb, and the number of the verb plus one.
fn in_front(words: &[Spelled<'_>], verb: usize) -> Option<(Subject, usize)> {
    let is_first_of_two = |at: &usize| words.get(*at).is_some_and(|word| is_one_of(&word.bare, BEFORE_PERSIAN_VERB));
    let end = verb.checked_sub(1).filter(is_first_of_two).unwrap_or(verb);
    let all = words.get(..end)?;
    // "After the meeting, David Levy said".
    let is_other = all.first().is_some_and(|word| word.class == Some(Word::Other));
    let start = if is_other { all.iter().rposition(|word| word.sign == Some(','))? + 1 } else { 0 };
    let own = all.get(start..)?;
    let (found, used) = subject(own)?;
    let is_reached = own.get(used..)?.first().is_none_or(|next| {
        next.class == Some(Word::Other)
            || used.checked_sub(1).and_then(|at| own.get(at)).is_some_and(|last| last.sign == Some(','))
    });
    is_reached.then_some((found, verb + 1))
}

fn after(text: &str, beside: &Beside) -> Option<Clause> {
    let rest = text.get(beside.after.clone())?;
    let sign = rest.trim_start().chars().next()?;
    let is_parted = matches!(sign, ',' | '،' | '-' | '–' | '—');
    if !is_parted && (beside.is_ended || !sign.is_alphabetic()) {
        return None;
    }
    let all = words(text, beside.after.clone());
    let end = all.iter().position(Spelled::ends_sentence).map_or(all.len(), |end| end + 1);
    let words = all.get(..end)?;
    let verb = words.first()?;
    let is_of_woman = verb_at(words, 0)?;
    // "… and added: “…”" belongs to the next quotation.
    let goes_on = verb.bare.starts_with(ANDS) && super::words::class_of(verb.bare.trim_start_matches(ANDS)).is_some();
    let opens_next = !is_parted && words.last()?.sign == Some(':');
    if goes_on || opens_next {
        return None;
    }
    let (subject, _) = subject(words.get(1..)?).unwrap_or((Subject::LeftOut, 0));
    let range = verb.range.start..subject.range().map_or(verb.range.end, |range| range.end);
    Some(Clause { place: Place::After, range, subject, is_of_woman, is_adjacent: true, is_set_off: true })
}

/// A word of the text.
struct Spelled<'a> {
    range: Range<usize>,
    spelled: &'a str,
    /// Without marks for vowels and for the direction of writing.
    bare: String,
    class: Option<Word>,
    /// The sign behind it: a comma, a colon, or the end of a sentence as a full stop.
    sign: Option<char>,
}

impl Spelled<'_> {
    fn ends_sentence(&self) -> bool {
        // "Dr.", "M."
        let is_short = self.class == Some(Word::Honorific) || self.bare.chars().count() == 1;
        self.sign == Some('.') && !is_short
    }
}

fn words(text: &str, within: Range<usize>) -> Vec<Spelled<'_>> {
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

fn is_one_of(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|other| other == word)
}

/// Whether a verb of saying stands there, and of whom.
fn verb_at(words: &[Spelled<'_>], at: usize) -> Option<Option<bool>> {
    let word = words.get(at)?;
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    match word.class {
        Some(Word::SaysHe) => Some(Some(false)),
        Some(Word::SaysShe) => Some(Some(true)),
        _ if is_one_of(&word.bare, PERSIAN_VERB)
            && before.is_some_and(|word| is_one_of(&word.bare, BEFORE_PERSIAN_VERB)) =>
        {
            Some(None)
        }
        _ => None,
    }
}

/// Who the words at the beginning of some are, and how many they are.
fn subject(words: &[Spelled<'_>]) -> Option<(Subject, usize)> {
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
    if rest.is_empty() || is_noun {
        return described(if office == 0 { all } else { own.get(..office)? });
    }
    if office == 0 && rest.len() == 1 {
        return described(rest);
    }
    let Some(name) = name(rest) else { return unclear };
    let name = Subject::Named { office: if office > 0 { bytes(own.get(..office)?) } else { None }, name: bytes(name)? };
    Some((name, all.len()))
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
        || is_one_of(&word.bare, "לשעבר السابقة")
}
