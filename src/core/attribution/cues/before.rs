//! The clause before a quotation: Lee said, “…”; Lee said that “…”; Lee: “…”; according to Lee, “…”.

use super::{Cue, LONGEST_LABEL, MOST_CLAUSES};
use crate::attribution::Rule;
use crate::attribution::clauses::{Clause, Form, Sentence};
use crate::attribution::items::{ClosingPunctuation, ItemKind};
use crate::attribution::phrases::{Head, NounPhrase, Reader};
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;

/// The most items between a verb and its quotation, as in "Lee told reporters in Busan on Monday, “…”".
const FARTHEST: usize = 14;

/// The cue before the quotation at item `at`.
pub(super) fn find_cue(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    let before = at.checked_sub(1)?;
    let has_colon = reader.items.is(before, Kind::Colon);
    if has_colon && let Some(phrase) = attributed(reader, before) {
        return Some(Cue { is_saying: false, ..Cue::of_name(phrase, Rule::Colon) });
    }
    if has_colon && let Some(phrase) = labelled(reader, sentence, before) {
        let is_doubtful = !is_met_elsewhere(reader, &phrase);
        // "Price: “market rate”, undefined".
        if is_doubtful && !is_sentence(reader, at) {
            return None;
        }
        return Some(Cue { is_doubtful, ..Cue::of_name(phrase, Rule::Colon) });
    }
    let end = sentence.clauses.partition_point(|clause| clause.verb < at);
    let ahead = sentence.clauses.get(end.saturating_sub(MOST_CLAUSES)..end).unwrap_or_default();
    let saying = saying(reader, ahead, at);
    if saying.is_none()
        && has_colon
        && let Some(phrase) = name_before(reader, sentence, before)
    {
        return Some(Cue { is_saying: false, ..Cue::of_name(phrase, Rule::Colon) });
    }
    // "The law prohibits attacks on “…”": the subject of such a verb must be a person.
    let is_of_somebody = |clause: &&Clause| {
        let is_text = |subject: NounPhrase| reader.items.word(subject.head_at).is(WordClasses::SPEECH);
        !reader.is_english
            || has_colon
            || clause.subject.is_some_and(|subject| reader.names_somebody(&subject) || is_text(subject))
    };
    let finite = || ahead.iter().rev().filter(|clause| clause.form == Form::Finite);
    let any = || finite().find(can_speak).filter(is_of_somebody);
    match saying.or_else(any) {
        // After a colon come the words of the person who rejects it: "denied the claim in a statement: “…”".
        Some(clause) if !has_colon && rejects_claim(reader, clause, at) => None,
        Some(clause) => {
            let speaks = speaking(reader, ahead, clause).unwrap_or(clause);
            of_clause(reader, ahead, speaks, at)
        }
        None if has_colon && !is_form(reader, sentence, before) => last_subject(reader, sentence, at),
        None => None,
    }
}

fn of_clause(reader: &Reader<'_>, ahead: &[Clause], clause: &Clause, at: usize) -> Option<Cue> {
    let items = reader.items;
    let has_colon = items.is(at - 1, Kind::Colon);
    let is_set_off = has_colon || items.is(at - 1, Kind::Comma);
    let subject = clause.subject?;
    let from = if clause.is_inverted { subject.end } else { clause.verb + 1 };
    let is_inner = |other: &Clause| other.subject.is_some_and(|subject| subject.start > clause.verb);
    let has_other = ahead.iter().any(|other| other.verb > clause.verb && is_inner(other));
    let has_quote = (from..at).any(|at| items.kind_at(at) == ItemKind::Quote);
    let is_adjacent = at.saturating_sub(from) <= FARTHEST && !has_other && !has_quote;
    let rule = match () {
        () if clause.is_according => Rule::AccordingTo,
        () if has_colon => Rule::Colon,
        () => Rule::SpeakerBefore,
    };
    // « Pour Ann Lee, ancienne maire, la ville a choisi « … » » need not be her words.
    let is_doubtful = matches!(reader.lower(clause.verb), "pour" | "per" | "para");
    let cue = Cue::of_clause(clause, rule, is_set_off)?;
    Some(Cue { is_adjacent, is_doubtful: cue.is_doubtful || is_doubtful, ..cue })
}

/// The clause of the person who says it, if the subject of the nearest clause is a thing: "Lee said that the plan is
/// “…”".
fn speaking<'c>(reader: &Reader<'_>, ahead: &'c [Clause], clause: &Clause) -> Option<&'c Clause> {
    /// Singular nouns for many people.
    const CROWDS: &str =
        " crowd audience jury panel board court team staff family couple public mob congregation assembly ";
    let items = reader.items;
    let is_thing = |phrase: NounPhrase| {
        let word = items.word(phrase.head_at);
        phrase.head == Head::Description
            && phrase.apposition.is_none()
            && phrase.owner.is_none()
            && !phrase.is_plural
            && items.is_word(phrase.head_at)
            && !CROWDS.contains(&format!(" {} ", reader.lower(phrase.head_at)))
            && !word.is(WordClasses::ROLES
                .or(WordClasses::TITLES)
                .or(WordClasses::ORGANIZATION)
                .or(WordClasses::GROUP)
                .or(WordClasses::SPEECH))
    };
    let is_somebody = |other: &&Clause| {
        other.subject.is_some_and(|subject| matches!(subject.head, Head::Name(_) | Head::Pronoun))
            && !other.word.is(WordClasses::WEAK)
            && (other.verb < clause.verb || other.form == Form::Participle)
    };
    if !reader.is_english || !clause.subject.is_some_and(is_thing) {
        return None;
    }
    ahead.iter().rev().filter(|other| other.says()).filter(can_speak).find(is_somebody)
}

fn can_speak(clause: &&Clause) -> bool {
    clause.subject.is_some() && (!clause.is_passive || clause.word.is(WordClasses::ASKED))
}

/// The last clause of saying, or the one of which it is only a part.
fn saying<'c>(reader: &Reader<'_>, ahead: &'c [Clause], at: usize) -> Option<&'c Clause> {
    let is_of_name = |clause: &Clause| clause.subject.is_some_and(|subject| matches!(subject.head, Head::Name(_)));
    let is_at_colon = |clause: &Clause| reader.items.is(at - 1, Kind::Colon) && clause.verb + 2 == at;
    let is_next = |clause: &Clause| is_of_name(clause) && (is_at_colon(clause) || calls(reader, clause.verb, at));
    // "will continue to be “…”" is not a clause of saying.
    let is_weak_base = |clause: &Clause| clause.form == Form::Base && clause.word.is(WordClasses::WEAK);
    if let Some(last) = ahead.last().filter(|last| last.is_relative && last.form == Form::Finite && is_next(last)) {
        return Some(last);
    }
    let all = || ahead.iter().rev().filter(|clause| clause.says() && !is_weak_base(clause)).filter(can_speak);
    let is_strong =
        |clause: &&Clause| !clause.word.is(WordClasses::WEAK) && !clause.is_relative && clause.form != Form::Base;
    let strong = || all().find(is_strong);
    let nearest = all().next()?;
    // "Lee wrote to Oh, who replied: “…”", "Lee quoted Oh, who called it “…”": the words are Oh’s.
    if nearest.is_relative && nearest.form == Form::Finite && is_next(nearest) {
        return Some(nearest);
    }
    // "noting that donors feel “…”": the verb of saying is "noting".
    // "said that the advisers would recommend “…”".
    let is_idle = nearest.word.is(WordClasses::WEAK) || nearest.form == Form::Base;
    let is_part = nearest.is_relative || is_idle && is_complement(nearest, strong());
    if is_part { strong().or(Some(nearest)) } else { Some(nearest) }
}

/// Whether a verb gives what precedes a quotation the name in the quotation: "called her bill “…”".
pub(super) fn calls(reader: &Reader<'_>, verb: usize, at: usize) -> bool {
    const CALLS: &str = " called calls call calling described describes branded dubbed labelled labeled deemed ";
    /// The most items between them: "the whole of her bill".
    const NEAR: usize = 6;
    let word = reader.lower(verb);
    let between = verb + 1..at;
    let is_whole = |at: usize| reader.items.is_word(at) && !reader.items.word(at).is(WordClasses::SAYS);
    reader.is_english
        && !word.is_empty()
        && CALLS.contains(&format!(" {word} "))
        && between.len() <= NEAR
        && between.into_iter().all(is_whole)
}

/// "rejected the assertion that it was “…”", "denied an accusation of “…”": the words are those of someone else.
fn rejects_claim(reader: &Reader<'_>, clause: &Clause, at: usize) -> bool {
    const REJECTS: &str = " rejected rejects rejecting dismissed dismisses dismissing denied denies denying refuted refutes refuting rebutted \
        rebuts disputed disputes disputing rebuffed brushed condemned criticized criticised slammed opposed questioned ";
    const CLAIMS: &str = " claim claims assertion assertions contention accusation accusations allegation allegations suggestion suggestions \
        charge charges notion idea argument arguments characterization characterisation criticism description ";
    let is_in = |list: &str, at: usize| {
        let word = reader.lower(at);
        !word.is_empty() && list.contains(&format!(" {word} "))
    };
    is_in(REJECTS, clause.verb) && (clause.verb + 1..at).any(|noun| is_in(CLAIMS, noun))
}

/// Whether the clause is the object of the other clause: its subject comes after the other’s verb.
fn is_complement(clause: &Clause, of: Option<&Clause>) -> bool {
    of.is_some_and(|of| clause.subject.is_some_and(|subject| subject.start > of.verb) && clause.verb > of.verb)
}

/// "Status: “as agreed”": a single word before the colon that does not name anyone, as in a form.
fn is_form(reader: &Reader<'_>, sentence: &Sentence, colon: usize) -> bool {
    let somebody = WordClasses::ROLES.or(WordClasses::ORGANIZATION).or(WordClasses::SPEECH).or(WordClasses::PRONOUN);
    colon == sentence.items.start + 1 && !reader.items.word(sentence.items.start).is(somebody)
}

/// The last subject of the sentence before the colon.
fn last_subject(reader: &Reader<'_>, sentence: &Sentence, at: usize) -> Option<Cue> {
    // «Questionada sobre o prazo, a diretora foi lacónica: “…”»: any word has a capital at the beginning of a sentence.
    let is_hardly_name = |subject: &NounPhrase| match subject.head {
        Head::Name(number) if !reader.is_english => {
            let owner = reader.people.owner(number).and_then(|who| reader.people.entry(who));
            owner.is_some_and(|entry| entry.is_hardly_name() && entry.mentions.len() == 1)
        }
        _ => false,
    };
    let is_before = |subject: &&NounPhrase| subject.end <= at && !subject.is_possessive && !is_hardly_name(subject);
    // "He was dry about it, when hardly anybody was hired: “…”" is about him.
    let of_main = sentence.mains.iter().rev().find(is_before);
    let subject = of_main.or_else(|| sentence.subjects.iter().rev().find(is_before))?;
    if reader.items.is(subject.end, Kind::Number) || is_numbered(reader, subject) {
        return None;
    }
    // „Ihr Argument ist einfach: „…““ is not about a person.
    if reader.are_nouns_capitalised && !reader.names_somebody(subject) {
        return None;
    }
    // «También Lee, aunque Oh no parece entusiasmada, tiene un mensaje: «…»»: either may be meant.
    let is_doubtful = !reader.is_english && (subject.end..at).any(|at| reader.name_phrase(at).is_some());
    Some(Cue { is_adjacent: false, is_saying: false, is_doubtful, ..Cue::of_name(*subject, Rule::Colon) })
}

/// Lee: “…”; the name is at the beginning of the sentence or after a dash.
fn labelled(reader: &Reader<'_>, sentence: &Sentence, colon: usize) -> Option<NounPhrase> {
    let first = sentence.items.start.max(colon.saturating_sub(LONGEST_LABEL));
    let dash = (first..colon).rev().find(|at| reader.items.is(*at, Kind::Dash)).map(|dash| dash + 1);
    let starts = dash.into_iter().chain([sentence.items.start]);
    let phrase = starts.filter_map(|start| reader.phrase(start)).find(|phrase| phrase.end == colon)?;
    (matches!(phrase.head, Head::Name(_)) && !phrase.is_possessive && !is_numbered(reader, &phrase)).then_some(phrase)
}

/// "Page 12: “…”", "Chapter 4: “…”": not a name.
fn is_numbered(reader: &Reader<'_>, phrase: &NounPhrase) -> bool {
    phrase.end.checked_sub(1).is_some_and(|last| last > phrase.start && reader.items.is(last, Kind::Number))
}

/// Whether the label may be a name: a full name, one with a title, or one that also occurs elsewhere in the
/// text.
fn is_met_elsewhere(reader: &Reader<'_>, phrase: &NounPhrase) -> bool {
    let Head::Name(number) = phrase.head else { return true };
    let is_short =
        reader.people.name(number).is_some_and(|name| name.len() == 1 && name.titles == WordClasses::default());
    let entry = reader.people.owner(number).and_then(|who| reader.people.entry(who));
    !is_short || entry.is_none_or(|entry| entry.is_person || entry.mentions.len() > 1)
}

/// Whether the quotation begins with a capital and ends like a sentence.
fn is_sentence(reader: &Reader<'_>, at: usize) -> bool {
    let items = reader.items;
    let begins = items.span(at).and_then(|span| span.words(items.tokens).next()).is_some_and(|word| word.is_capital);
    begins && matches!(items.closing_punctuation(at), ClosingPunctuation::Stop | ClosingPunctuation::QuestionOrOther)
}

/// "Please attribute the following to Ann Lee, head of press:", "Statement from Ann Lee, mayor:": the name before the
/// colon and before the description of the person.
pub(super) fn attributed(reader: &Reader<'_>, colon: usize) -> Option<NounPhrase> {
    /// The most items from the verb or noun to the colon.
    const LONGEST: usize = 40;
    /// The most items between "attributed" and "to": "the following statement".
    const NEAR: usize = 6;
    let items = reader.items;
    let first = colon.saturating_sub(LONGEST);
    let is_of_text = |at: usize| {
        matches!(
            reader.lower(at),
            "statement"
                | "statements"
                | "comment"
                | "comments"
                | "quote"
                | "quotes"
                | "quotation"
                | "remarks"
                | "reaction"
                | "response"
        )
    };
    let is_attributing = |at: usize| matches!(reader.lower(at), "attribute" | "attributed" | "attributable");
    let links = (first..colon).filter(|at| {
        let before = || (at.saturating_sub(NEAR)..*at).any(is_attributing);
        match reader.lower(*at) {
            "to" => before(),
            "from" => at.checked_sub(1).is_some_and(is_of_text),
            _ => false,
        }
    });
    let phrase = links.filter_map(|at| reader.phrase(at + 1)).next()?;
    let is_whole = phrase.end == colon || items.is(phrase.end, Kind::Comma) || items.is(phrase.end, Kind::Open);
    (matches!(phrase.head, Head::Name(_)) && is_whole && !phrase.is_possessive).then_some(phrase)
}

/// "to the Dutch newspaper Lee: “…”": whether a preposition precedes the name and its description.
fn is_addressee(reader: &Reader<'_>, start: usize) -> bool {
    const LONGEST: usize = 5;
    let described = (start.saturating_sub(LONGEST)..start).rev().take_while(|at| {
        let word = reader.items.word(*at);
        reader.items.is_word(*at) && !word.is(WordClasses::LINKS.or(WordClasses::SAYS).or(WordClasses::VERB))
            || word.is(WordClasses::DETERMINER)
    });
    let first = described.last().unwrap_or(start);
    first < start && first.checked_sub(1).is_some_and(|before| matches!(reader.lower(before), "to" | "with"))
}

/// The name directly before the colon: "More from Lee: “…”"; or a text: "From the report: “…”".
fn name_before(reader: &Reader<'_>, sentence: &Sentence, colon: usize) -> Option<NounPhrase> {
    let starts = sentence.items.start.max(colon.saturating_sub(LONGEST_LABEL))..colon;
    let phrase = starts.filter_map(|start| reader.phrase(start)).find(|phrase| phrase.end == colon)?;
    let before = phrase.start.checked_sub(1).map_or("", |before| reader.lower(before));
    // In "told the paper, to Lee: “…”" the name is that of the listener.
    let is_hearer =
        matches!(before, "to" | "with" | "at" | "on" | "in" | "for" | "of") || is_addressee(reader, phrase.start);
    // "The idea belongs to Lee: “…”", "It dates back to Lee: “…”".
    let is_origin = |at: usize| {
        matches!(
            reader.lower(at),
            "belongs" | "belonged" | "dates" | "credited" | "attributed" | "traced" | "ascribed" | "back"
        )
    };
    let is_hearer = is_hearer && !(before == "to" && (sentence.items.start..phrase.start).any(is_origin));
    let is_text = phrase.head == Head::Description && reader.items.word(phrase.head_at).is(WordClasses::SPEECH);
    let is_source = matches!(phrase.head, Head::Name(_)) || is_text && matches!(before, "" | "from");
    (is_source && !is_hearer && !phrase.is_possessive && !is_numbered(reader, &phrase)).then_some(phrase)
}
