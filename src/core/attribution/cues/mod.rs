//! Finds the clause that introduces a quotation: “…,” said Lee; Lee said, “…”; according to Lee; Lee: “…”.

use super::clauses::{Clause, Sentence};
use super::names::NameKind;
use super::phrases::{Head, NounPhrase, Reader};
use super::tokens::Kind;
use super::word::WordClasses;
use super::{PhraseKind, Rule};

mod according;
mod after;
mod before;
mod denial;
mod denied;
mod opening;
mod owner;
mod relayed;
mod unlisted;

pub(super) use denial::is_denial;
use opening::Opening;
pub(super) use unlisted::without_subject;

/// The noun phrase near a quotation that names its speaker, and how it is connected with the quotation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub phrase: NounPhrase,
    pub rule: Rule,
    /// The item of the verb, if there is one.
    pub verb: Option<usize>,
    /// Only commas, adverbs and short complements are between them.
    pub is_adjacent: bool,
    /// The verb is one of saying.
    pub is_saying: bool,
    /// A comma or colon precedes the quotation, or ends it.
    pub is_set_off: bool,
    /// Something near it suggests a different speaker, or that nobody said it.
    pub is_doubtful: bool,
    /// The words were not said, or not yet: "never said", "wants Lee to say".
    pub is_denied: bool,
    /// A second speaker of the same words: said Lee and Oh.
    pub joint: Option<u32>,
}

/// How many clauses are examined on each side.
const MOST_CLAUSES: usize = 12;
/// The most items of a name before a colon.
const LONGEST_LABEL: usize = 16;

impl Cue {
    /// The cue that a clause gives, with nothing between it and the quotation.
    fn of_clause(clause: &Clause, rule: Rule, is_set_off: bool) -> Option<Self> {
        let is_saying = clause.says();
        let phrase = clause.subject?;
        Some(Self {
            phrase,
            rule,
            verb: Some(clause.verb),
            is_adjacent: true,
            is_saying,
            is_set_off,
            is_doubtful: false,
            is_denied: false,
            joint: None,
        })
    }

    /// The cue that a name gives next to a colon or dash, without a verb.
    fn of_name(phrase: NounPhrase, rule: Rule) -> Self {
        Self {
            phrase,
            rule,
            verb: None,
            is_adjacent: true,
            is_saying: true,
            is_set_off: true,
            is_doubtful: false,
            is_denied: false,
            joint: None,
        }
    }

    fn is_strong(&self) -> bool {
        self.is_adjacent && self.is_saying
    }
}

/// The cue of the quotation at item `at` of a sentence.
pub(super) fn find_cue(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    let cue = find(reader, sentence, at)?;
    let joint = relayed::joint(reader, &cue);
    let overheard = relayed::overheard(reader, &cue, at);
    let cites = relayed::quotes_another(reader, &cue) || relayed::cites_another(reader, &cue, at);
    let is_relayed = joint.is_some() || cites || overheard.is_some();
    let is_denied = denied::is_denied(reader, &cue);
    Some(Cue {
        is_doubtful: cue.is_doubtful || is_relayed,
        is_denied,
        joint,
        phrase: overheard.unwrap_or(cue.phrase),
        ..cue
    })
}

fn find(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    let after = after::find_cue(reader, sentence, at).or_else(|| owner::behind(reader, sentence, at));
    let before = owner::find_cue(reader, sentence, at).or_else(|| before::find_cue(reader, sentence, at));
    let after = after.and_then(|after| behind_opening(reader, sentence, at, after, before.as_ref()));
    // "…, according to a statement": the speaker is the one named before the quotation.
    let is_text = |cue: &Cue| {
        cue.rule == Rule::AccordingTo
            && match cue.phrase.head {
                Head::Name(number) => {
                    reader.people.name(number).is_some_and(|name| name.kind == NameKind::Organization)
                }
                Head::Description => {
                    let items = cue.phrase.start..cue.phrase.end;
                    let is = |class: WordClasses| items.clone().any(|at| reader.items.word(at).is(class));
                    is(WordClasses::SPEECH) && cue.phrase.owner.is_none()
                        || is(WordClasses::ORGANIZATION) && !is(WordClasses::ROLES)
                }
                _ => false,
            }
    };
    let is_said_before = before.as_ref().is_some_and(|before| before.is_saying && !is_text(before));
    let after = after.filter(|after| !(is_said_before && is_text(after)));
    let is_strong = |cue: &Option<Cue>| cue.as_ref().is_some_and(Cue::is_strong);
    if !is_strong(&after)
        && !is_strong(&before)
        && let Some(cue) = after::at_end(reader, sentence, at)
        && !(is_said_before && is_text(&cue))
        && !(opening::read_opening(reader, sentence, at) == Opening::Phrase && opening::says_other_words(reader, &cue))
    {
        return Some(cue);
    }
    // "Told that Oh had called her bill “…,” Lee laughed": the words are Oh’s.
    let is_named_by = |before: &Cue| {
        matches!(before.phrase.head, Head::Name(_))
            && before.verb.is_some_and(|verb| before.phrase.start < verb && before::calls(reader, verb, at))
            && (opening::read_opening(reader, sentence, at) == Opening::Phrase
                || matches!(reader.lower(sentence.items.start), "told" | "asked" | "reminded" | "informed" | "hearing"))
    };
    if let Some(before) = before.filter(is_named_by) {
        return Some(Cue { is_doubtful: true, ..before });
    }
    match (after, before) {
        (Some(after), Some(before)) if before.is_strong() && !(after.is_adjacent && after.is_set_off) => Some(before),
        // "Lee said he would “…,” the crowd applauded".
        (Some(after), Some(before))
            if reader.is_english && says_more(reader, &before) && !says_more(reader, &after) =>
        {
            Some(before)
        }
        (Some(after), _) => Some(after),
        (None, before) => before
            .or_else(|| unlisted::find_cue(reader, sentence, at))
            .or_else(|| according::find_cue(reader, sentence, at)),
    }
}

/// The cue of the clause after a quotation, unless the words before the quotation already say who speaks.
fn behind_opening(
    reader: &Reader<'_>,
    sentence: &Sentence,
    at: usize,
    after: Cue,
    before: Option<&Cue>,
) -> Option<Cue> {
    let opening = opening::read_opening(reader, sentence, at);
    // "If the rain comes, “…,” said Lee": such a verb has no words after a comma.
    let is_idle = |cue: &Cue| {
        cue.verb.is_some_and(|verb| reader.items.word(verb).is(WordClasses::WEAK))
            && reader.items.is(at - 1, Kind::Comma)
    };
    let is_said_before =
        before.is_some_and(|before| before.is_saying && !is_idle(before) && !is_of_same(reader, before, &after));
    let has_other = after.rule == Rule::SpeakerAfter && opening::says_other_words(reader, &after);
    let is_doubtful = is_said_before || has_other || opening == Opening::OfSpeaker || opening::is_fragment(reader, at);
    match opening {
        Opening::None => Some(after),
        Opening::Phrase if has_other => None,
        Opening::Clause if has_other && is_said_before => None,
        Opening::Clause if !has_other && !is_said_before => Some(after),
        Opening::Phrase | Opening::OfSpeaker | Opening::Clause => {
            Some(Cue { is_doubtful: after.is_doubtful || is_doubtful, ..after })
        }
    }
}

/// Whether the verb is one of saying even without a quotation next to it: "said", but not "laughed".
fn says_more(reader: &Reader<'_>, cue: &Cue) -> bool {
    cue.is_saying && cue.verb.is_none_or(|verb| !reader.items.word(verb).is(WordClasses::WEAK))
}

/// The name of the person to whom the words before a colon attribute what follows.
pub(super) fn attributed(reader: &Reader<'_>, colon: usize) -> Option<u32> {
    match before::attributed(reader, colon)?.head {
        Head::Name(number) => Some(number),
        _ => None,
    }
}

/// Whether two cues name the same person.
fn is_of_same(reader: &Reader<'_>, one: &Cue, other: &Cue) -> bool {
    let owner = |cue: &Cue| match cue.phrase.head {
        Head::Name(number) => reader.people.owner(number),
        _ => None,
    };
    owner(one).is_some() && owner(one) == owner(other)
}

/// The kind of phrase at item `at`, if the words before it show that it is not speech.
pub(super) fn phrase_kind(
    reader: &Reader<'_>,
    sentence: &Sentence,
    at: usize,
    cue: Option<&Cue>,
) -> Option<PhraseKind> {
    if let Some(kind) = opening::named(reader, sentence, at) {
        return Some(kind);
    }
    // "Asked about “…,” Lee said she had no comment."
    let is_open = cue.is_none() && opening::read_opening(reader, sentence, at) == Opening::Phrase;
    let after = after::find_cue(reader, sentence, at).filter(|_| is_open)?;
    let has_other = after.rule == Rule::SpeakerAfter && opening::says_other_words(reader, &after);
    has_other.then_some(PhraseKind::ScareQuote)
}
