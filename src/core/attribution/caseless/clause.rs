//! Reads the clause of saying beside a quotation by its words alone: its verb, and whoever says it, by an office, a name, or
//! both. «قال وزير الخارجية سامح شكري: …», "…", אמר ראש הממשלה דוד לוי.

use std::ops::Range;

use super::sources::{self, Source};
use super::subject::{Spelled, Subject, is_one_of, subject, words};
use super::words::{ANDS, BEFORE_PERSIAN_VERB, PERSIAN_VERB, Word};

/// What says that something was not said, or asks whether it was.
const DENIALS: &str = "لم لن ما وما لا هل ولم ולא לא האם नहीं نہیں";
/// What somebody does who says that something was not said.
const DENYING: &str = "تکذیب انکار";
/// Words from the verb to the quotation.
const FARTHEST: usize = 16;

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
        // «کیانی تکذیب کرد که گفته باشد …»
        let denies = words.get(..*verb).is_some_and(|words| words.iter().any(|word| is_one_of(&word.bare, DENYING)));
        let is_denied = denies || before.is_some_and(|before| is_one_of(&before.bare, DENIALS));
        let range = verb_range(&subject, words.get(*verb)?);
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
    if let Some(Source { subject, is_of_woman, range }) = sources::according(words) {
        let place = Place::Before;
        return Some(Clause { place, range, subject, is_of_woman, is_adjacent: false, is_set_off: false });
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
    // «…» रावत ने कहा
    if let Some((found, end)) = sources::agent(words)
        && let Some(verb) = (end + 1..words.len()).find(|at| verb_at(words, *at).is_some())
    {
        let range = verb_range(&found, words.get(verb)?);
        let is_of_woman = verb_at(words, verb)?;
        return Some(Clause {
            place: Place::After,
            range,
            subject: found,
            is_of_woman,
            is_adjacent: true,
            is_set_off: true,
        });
    }
    let is_of_woman = verb_at(words, 0)?;
    // "… and added: “…”" belongs to the next quotation.
    let goes_on = verb.bare.starts_with(ANDS) && super::words::class_of(verb.bare.trim_start_matches(ANDS)).is_some();
    let opens_next = !is_parted && words.last()?.sign == Some(':');
    if goes_on || opens_next {
        return None;
    }
    let left_out = || agent_before(text, beside).unwrap_or(Subject::LeftOut);
    let (subject, _) = subject(words.get(1..)?).unwrap_or_else(|| (left_out(), 0));
    let range = verb_range(&subject, verb);
    Some(Clause { place: Place::After, range, subject, is_of_woman, is_adjacent: true, is_set_off: true })
}

/// «मंत्री ने इसे “…” बताया»: whoever the words before the quotation name.
fn agent_before(text: &str, beside: &Beside) -> Option<Subject> {
    let all = words(text, beside.before.clone());
    let first = all.iter().rposition(Spelled::ends_sentence).map_or(0, |end| end + 1);
    sources::agent(all.get(first..)?).map(|(found, _)| found)
}

/// The bytes of a verb and its subject.
fn verb_range(subject: &Subject, verb: &Spelled<'_>) -> Range<usize> {
    let own = verb.range.clone();
    subject.range().map_or_else(|| own.clone(), |range| range.start.min(own.start)..range.end.max(own.end))
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
