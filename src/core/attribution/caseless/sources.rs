//! Who speaks according to the words before a quotation that have no verb of saying beside it: "according to the
//! ministry", the agent of a Hindi verb, whoever the paragraph begins with.

use std::ops::Range;

use super::subject::{Spelled, Subject, is_one_of, subject, words};
use super::words::Word;

/// Words for "according to".
const ACCORDING: &str = "بحسب وبحسب حسب وحسب وفق ووفق لدى לדברי לפי לדעת ולדברי ולפי";
/// Those that are one with "her" or "him".
const ACCORDING_TO_HER: &str = "לדבריה ולדבריה לדעתה بحسبها حسبها";
const ACCORDING_TO_HIM: &str = "לדבריו ולדבריו לדעתו بحسبه حسبه";

/// Who is named behind "according to", or left out after it.
pub(super) struct Source {
    pub subject: Subject,
    /// Whether the word shows a woman or a man: "according to her".
    pub is_of_woman: Option<bool>,
    pub range: Range<usize>,
}

/// «بحسب وزارة الثقافة …», "לדבריה …", «पुलिस के अनुसार …»: the clause before a quotation.
pub(super) fn according(words: &[Spelled<'_>]) -> Option<Source> {
    let first = words.first()?;
    let clause = |subject: Subject, is_of_woman| {
        let range = subject.range().unwrap_or_else(|| first.range.clone());
        let range = range.start.min(first.range.start)..range.end.max(first.range.end);
        Source { subject, is_of_woman, range }
    };
    if is_one_of(&first.bare, ACCORDING) {
        return subject(words.get(1..)?).map(|(found, _)| clause(found, None));
    }
    for (list, is_of_woman) in [(ACCORDING_TO_HER, true), (ACCORDING_TO_HIM, false)] {
        if is_one_of(&first.bare, list) {
            return Some(clause(Subject::LeftOut, Some(is_of_woman)));
        }
    }
    let behind = words.iter().position(|word| is_one_of(&word.bare, "अनुसार मुताबिक"))?;
    subject(words.get(..behind)?).map(|(found, _)| clause(found, None))
}

/// «रावत ने कहा», «मंत्री ने इसे “…” बताया»: the words before "ne", which marks whoever does something.
pub(super) fn agent(words: &[Spelled<'_>]) -> Option<(Subject, usize)> {
    let end = words.iter().position(|word| word.bare == "ने")?;
    let own = words.get(..end)?;
    let start = own.iter().rposition(|word| word.sign.is_some()).map_or(0, |at| at + 1);
    subject(own.get(start..)?).map(|(found, _)| (found, end))
}

/// Whoever a paragraph begins with, by an office: «ونفى متحدث باسم البلدية …», "דובר העירייה הכחיש …".
pub(in crate::attribution) fn first_subject(text: &str, within: Range<usize>) -> Option<Subject> {
    let all = words(text, within);
    let is_office = |at: usize| all.get(at).is_some_and(|word| word.class == Some(Word::Office));
    let is_verb = all.first().is_some_and(|first| first.class.is_none() && first.sign.is_none());
    let start = if is_office(0) { 0 } else { usize::from(is_verb && is_office(1)) };
    if !is_office(start) {
        return None;
    }
    let (found, _) = subject(all.get(start..)?)?;
    match found {
        Subject::Unclear(_) => {
            // The words of the office alone.
            let words = all.get(start..)?.iter().take(2).collect::<Vec<_>>();
            Some(Subject::Described(words.first()?.range.start..words.last()?.range.end))
        }
        // "דובר העירייה הכחיש": what follows the office is a verb.
        Subject::Named { office: Some(office), name }
            if text.get(name.clone()).is_some_and(|name| !name.contains(' ')) =>
        {
            Some(Subject::Described(office))
        }
        other => Some(other),
    }
}
