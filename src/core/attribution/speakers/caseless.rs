//! The speakers of quotations in languages without capitals, where no name is found but beside a verb of saying.

use std::ops::Range;

use super::{Discourse, SpeakerGuess};
use crate::attribution::caseless::{self, Beside, Clause, Place, Subject};
use crate::attribution::confidence::Features;
use crate::attribution::items::Items;
use crate::attribution::names::NameKind;
use crate::attribution::people::Gender;
use crate::attribution::{Confidence, Rule};

/// Bytes of a block that are read on each side of a quotation.
const MOST: usize = 600;

/// Speakers named last among whom somebody is looked for.
const MOST_NAMED: usize = 64;

/// What the clause of saying beside a quotation says.
pub(super) struct Told {
    /// Who said it, where the words show that.
    pub speaker: Option<SpeakerGuess>,
    /// Whether a colon or comma stands between them.
    pub is_set_off: bool,
}

/// Whether the subject is he, she or they in one of these languages, in the form that a verb of saying takes.
fn is_pronoun(words: &str) -> bool {
    const PRONOUNS: &str = " उन्होंने उन्होने उसने इन्होंने انہوں انھوں اس او وی هو هي הוא היא ";
    PRONOUNS.contains(&format!(" {} ", words.trim()))
}

impl Discourse<'_> {
    /// What the clause of saying beside the quotation at an item says, if there is one in such a language.
    pub(super) fn told_without_capitals(&mut self, items: &Items<'_>, at: usize, block: usize) -> Option<Told> {
        let span = items.span(at)?;
        let said = self.text.get(span.range.clone())?;
        if !said.chars().find(|c| c.is_alphabetic()).is_some_and(caseless::has_no_case) {
            return None;
        }
        let own = self.blocks.get(block)?.range.clone();
        let here = self.spans.partition_point(|other| other.outer.start < span.outer.start);
        let is_here = |number: &usize| self.spans.get(*number).is_some_and(|other| other.block == block);
        let before = here.checked_sub(1).filter(is_here).and_then(|before| self.spans.get(before));
        let after = Some(here + 1).filter(is_here).and_then(|after| self.spans.get(after));
        let begin = self.after_dateline(&own);
        let start = before.map_or(begin, |before| before.outer.end);
        let end = after.map_or(own.end, |after| after.outer.start);
        let first = self.text.ceil_char_boundary(span.outer.start.saturating_sub(MOST)).max(start);
        let last = self.text.floor_char_boundary(span.outer.end.saturating_add(MOST)).min(end);
        let beside = Beside {
            before: first.min(span.outer.start)..span.outer.start,
            after: span.outer.end..last.max(span.outer.end),
            begins_block: first == begin,
            is_ended: said.ends_with(['.', '!', '?', '؟', '۔', '।', '…']),
        };
        let clause = caseless::read(self.text, &beside)?;
        let speaker = self.speaker_without_capitals(&clause, block);
        Some(Told { speaker, is_set_off: clause.is_set_off })
    }

    fn speaker_without_capitals(&mut self, clause: &Clause, block: usize) -> Option<SpeakerGuess> {
        let gender = match clause.is_of_woman {
            Some(true) => Gender::Female,
            Some(false) => Gender::Male,
            None => Gender::Unknown,
        };
        let (who, rule, words) = match &clause.subject {
            Subject::Named { office, name } => {
                let rule = match clause.place {
                    Place::Before => Rule::SpeakerBefore,
                    Place::After => Rule::SpeakerAfter,
                    Place::Label => Rule::Colon,
                };
                (self.named_without_capitals(office.clone(), name, gender)?, rule, Some(name.clone()))
            }
            Subject::Described(range) if self.text.get(range.clone()).is_some_and(is_pronoun) => {
                (self.goes_on_without_capitals(gender, block)?, Rule::Pronoun, Some(range.clone()))
            }
            Subject::Described(range) => {
                let words = self.text.get(range.clone())?;
                let known = self
                    .known_without_capitals(words)
                    .or_else(|| Some((self.introduced_in_full(words, gender, block)?, true)));
                let rule = if known.is_some_and(|(_, is_name)| is_name) {
                    if clause.place == Place::After { Rule::SpeakerAfter } else { Rule::SpeakerBefore }
                } else {
                    Rule::Description
                };
                let who = known.map_or_else(|| self.described(words, gender), |(who, _)| who);
                (who, rule, Some(range.clone()))
            }
            Subject::LeftOut => {
                let who = self.first_without_capitals(clause, gender, block);
                (who.or_else(|| self.goes_on_without_capitals(gender, block))?, Rule::Pronoun, None)
            }
            Subject::Unclear(_) => return None,
        };
        let is_told = clause.is_adjacent && clause.is_set_off;
        let most =
            if is_told || rule != Rule::Pronoun && clause.is_set_off { Confidence::Likely } else { Confidence::Unsure };
        let features = Features { most_without_capitals: Some(most), ..Features::default() };
        let evidence = vec![clause.range.clone()];
        Some(SpeakerGuess { who, rule, words: words.or_else(|| Some(clause.range.clone())), evidence, features })
    }

    /// The person of a name, with the office that the text gives beside it.
    fn named_without_capitals(
        &mut self,
        office: Option<Range<usize>>,
        name: &Range<usize>,
        gender: Gender,
    ) -> Option<u32> {
        let spelled = self.text.get(name.clone())?;
        let known = self.known_without_capitals(spelled).filter(|(_, is_name)| *is_name);
        let who = known.map_or_else(|| self.described(spelled, gender), |(who, _)| who);
        let role = office.and_then(|office| self.text.get(office)).map(crate::text::single_spaced);
        let entry = self.state.people.entries.get_mut(who as usize)?;
        entry.kind = Some(NameKind::Person);
        if let Some(role) = role
            && entry.role.is_none()
        {
            entry.roles.push(caseless::bare_office(&role).to_owned());
            entry.role = Some(role);
        }
        self.state.without_capitals.push(who);
        Some(who)
    }

    /// Whom the text has named before by these words, by the last of his or her names or by the office, if that is one alone.
    /// Returns also whether it is by the name.
    fn known_without_capitals(&self, words: &str) -> Option<(u32, bool)> {
        let words = crate::text::single_spaced(words);
        let bare = caseless::bare_office(&words);
        let is_definite = bare != words || words.split(' ').count() > 1;
        let one = |is: &dyn Fn(&str, Option<&String>) -> bool| {
            let recent = self.state.without_capitals.iter().rev().take(MOST_NAMED).copied();
            let entry = |who: u32| self.state.people.entry(who);
            let mut all = recent.filter(|who| entry(*who).is_some_and(|one| is(&one.shown(), one.role.as_ref())));
            let first = all.next()?;
            all.all(|who| who == first).then_some(first)
        };
        let by_name = one(&|name, _| name == words || name.rsplit(' ').next() == Some(words.as_str()));
        if let Some(who) = by_name {
            return Some((who, true));
        }
        let is_one_word = !words.contains(' ');
        let has_office =
            |role: &String| *role == words || is_one_word && is_definite && caseless::bare_office(role) == bare;
        one(&|_, role| role.is_some_and(has_office)).map(|who| (who, false))
    }

    /// Whoever the paragraph or the beginning of the text has named in full by an office and a name that ends in this word.
    fn introduced_in_full(&mut self, word: &str, gender: Gender, block: usize) -> Option<u32> {
        let own = self.blocks.get(block)?.range.clone();
        if word.contains(' ') || self.state.without_capitals.len() >= MOST_NAMED {
            return None;
        }
        let head = 0..self.text.floor_char_boundary(MOST * 2).min(self.text.len());
        let here = own.start..self.text.floor_char_boundary(own.start.saturating_add(MOST).min(own.end));
        let found = [here, head].into_iter().find_map(|within| caseless::named_in_full(self.text, within, word));
        match found? {
            Subject::Named { office, name } => self.named_without_capitals(office, &name, gender),
            Subject::Described(_) | Subject::LeftOut | Subject::Unclear(_) => None,
        }
    }

    /// Whom the paragraph begins with, if nobody has spoken in it yet.
    fn first_without_capitals(&mut self, clause: &Clause, gender: Gender, block: usize) -> Option<u32> {
        let start = self.after_dateline(&self.blocks.get(block)?.range);
        let end = clause.range.start.min(self.text.ceil_char_boundary(start.saturating_add(MOST)));
        let has_spoken = self.state.last_speaker.is_some_and(|(_, of)| of as usize == block);
        if has_spoken || start >= clause.range.start {
            return None;
        }
        match caseless::first_subject(self.text, start..end)? {
            Subject::Named { office, name } => self.named_without_capitals(office, &name, gender),
            Subject::Described(range) => {
                let words = self.text.get(range)?;
                let known = self.known_without_capitals(words).map(|(who, _)| who);
                Some(known.unwrap_or_else(|| self.described(words, gender)))
            }
            Subject::LeftOut | Subject::Unclear(_) => None,
        }
    }

    /// Where a block begins after the place and the agency of its dateline: «تهران (ایرنا) - رضا کیانی گفت».
    fn after_dateline(&self, block: &Range<usize>) -> usize {
        const LONGEST: usize = 120;
        let end = self.text.floor_char_boundary(block.start.saturating_add(LONGEST).min(block.end));
        let head = self.text.get(block.start..end).unwrap_or_default();
        let behind =
            [") - ", ") – ", ") — ", ")- ", ")– "].iter().filter_map(|sign| Some(head.find(sign)? + sign.len()));
        behind.min().map_or(block.start, |len| block.start + len)
    }

    /// Whom a verb without a subject goes on with: the last speaker, if he or she may be of this gender.
    fn goes_on_without_capitals(&self, gender: Gender, block: usize) -> Option<u32> {
        let (who, of) = self.state.last_speaker?;
        let theirs = self.state.people.entry(who)?.gender;
        let fits = theirs == gender || theirs == Gender::Unknown || gender == Gender::Unknown;
        (fits && of as usize + 1 >= block).then_some(who)
    }
}
