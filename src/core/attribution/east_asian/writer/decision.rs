//! Decides who says a quotation of running text: the person named in its sentence, or the last speaker.

use std::{collections::HashMap, ops::Range};

use super::{
    super::{
        super::{Confidence, PersonKind, Rule},
        cut,
        judgement::{Judgement, Speaker, SpeechEvidence},
        mention::{Mention, NameForm},
    },
    LastSpeaker, Writer,
};

/// The speaker that was chosen for a quotation, with the rule, confidence and evidence.
pub(super) struct SpeakerDecision {
    pub person: Option<usize>,
    pub words: Option<Range<usize>>,
    pub rule: Rule,
    pub confidence: Confidence,
    pub evidence: Vec<Range<usize>>,
}

impl Writer<'_> {
    /// Decides who says a quotation.
    pub(super) fn decide_speaker(
        &mut self,
        judgement: &Judgement,
        block: usize,
        continues: bool,
        reopens: bool,
        is_alone: bool,
        named: &HashMap<usize, usize>,
    ) -> SpeakerDecision {
        if continues && let Some(given) = self.continued(judgement, reopens, named) {
            return given;
        }
        if judgement.is_impersonal {
            return no_speaker();
        }
        match &judgement.speaker {
            Some(speaker) => self.given_to(speaker, judgement, block, named).unwrap_or_else(no_speaker),
            None => self.continue_last_speaker(judgement, block, is_alone),
        }
    }

    /// Another piece of a quotation has the speaker of the first piece.
    fn continued(
        &mut self,
        judgement: &Judgement,
        reopens: bool,
        named: &HashMap<usize, usize>,
    ) -> Option<SpeakerDecision> {
        let own = judgement.speaker.as_ref().and_then(|speaker| named.get(&speaker.mention.range.start).copied());
        let last = self.found.quotes.last()?;
        let is_weak = last.speaker.is_none() || last.confidence == Confidence::Unsure;
        if let Some(person) = own.filter(|_| is_weak && reopens) {
            self.assign_backwards(person, judgement);
        }
        let last = self.found.quotes.last()?;
        Some(SpeakerDecision {
            person: Some(last.speaker?),
            words: last.speaker_text.clone(),
            rule: if reopens { Rule::Reopened } else { Rule::Continued },
            confidence: last.confidence,
            evidence: last.evidence.clone(),
        })
    }

    /// Assigns the speaker named at the end of a quotation that extends over several paragraphs to all of them.
    fn assign_backwards(&mut self, person: usize, judgement: &Judgement) {
        const PARAGRAPHS: usize = 40;
        let Some(speaker) = &judgement.speaker else { return };
        for quote in self.found.quotes.iter_mut().rev().take(PARAGRAPHS) {
            quote.speaker = Some(person);
            quote.speaker_text = Some(speaker.mention.range.clone());
            quote.rule = speaker.rule;
            quote.confidence = Confidence::Likely;
            quote.evidence = evidence_of(judgement, Some(&speaker.mention.range));
            if !quote.continues {
                break;
            }
        }
    }

    fn given_to(
        &mut self,
        speaker: &Speaker,
        judgement: &Judgement,
        block: usize,
        named: &HashMap<usize, usize>,
    ) -> Option<SpeakerDecision> {
        let mention = &speaker.mention;
        let known = named.get(&mention.range.start).copied();
        let person = match known {
            Some(person) => person,
            None if mention.who == NameForm::Pronoun => self.carried.as_ref()?.person,
            None => self.people.resolve(mention)?,
        };
        let is_pronoun = matches!(mention.who, NameForm::Pronoun | NameForm::SameOrganization(_));
        let is_title = matches!(mention.who, NameForm::Title { .. });
        if matches!(mention.who, NameForm::Described(_)) {
            self.note_company(mention);
        }
        let mut evidence = evidence_of(judgement, Some(&mention.range));
        if is_pronoun || is_title {
            evidence.extend(self.named_at.get(&person).cloned());
        }
        let kind = self.people.kind_of(person);
        let confidence = match confidence_of(judgement, speaker.rule, is_pronoun || is_title, kind) {
            Confidence::Certain if !self.people.is_named_in_full(person) => Confidence::Likely,
            confidence => confidence,
        };
        let confidence = confidence.min(self.surest(mention, person));
        let rule = match (is_pronoun, kind) {
            (true, _) => Rule::Pronoun,
            (_, PersonKind::Described) if speaker.rule == Rule::SpeakerBefore => Rule::Description,
            _ if is_title && speaker.rule == Rule::SpeakerBefore => Rule::Description,
            _ => speaker.rule,
        };
        self.people.set_last(person);
        self.carried = Some(LastSpeaker { person, words: mention.range.clone(), block });
        Some(SpeakerDecision { person: Some(person), words: Some(mention.range.clone()), rule, confidence, evidence })
    }

    /// The highest confidence that a family name allows: less if two people in the text share it.
    fn surest(&self, mention: &Mention, person: usize) -> Confidence {
        /// The distance in bytes within which both must have been mentioned.
        const NEAR: usize = 600;
        let NameForm::Family { family, title } = &mention.who else { return Confidence::Certain };
        match self.people.rival(person, family, title) {
            None => Confidence::Certain,
            Some(at) if mention.range.start.saturating_sub(at) <= NEAR => Confidence::Unsure,
            Some(_) => Confidence::Likely,
        }
    }

    /// Assigns the last speaker if the sentence names nobody.
    fn continue_last_speaker(&mut self, judgement: &Judgement, block: usize, is_alone: bool) -> SpeakerDecision {
        const BLOCKS: usize = 2;
        if let Some(given) = self.named_above(judgement, block) {
            return given;
        }
        let carried = self.carried.clone().filter(|carried| block - carried.block <= BLOCKS);
        let is_elsewhere = carried.as_ref().is_none_or(|carried| carried.block != block);
        if is_elsewhere && let Some(given) = self.subject_of_title(judgement, block, &carried) {
            return given;
        }
        let Some(carried) = carried else { return no_speaker() };
        let is_cued = judgement.strength == Some(SpeechEvidence::Cued);
        let (rule, confidence) = match block == carried.block {
            true => (Rule::SameParagraph, if is_cued { Confidence::Likely } else { Confidence::Unsure }),
            false if is_alone => (Rule::OwnParagraph, Confidence::Unsure),
            false => (Rule::PreviousParagraph, Confidence::Unsure),
        };
        let evidence = evidence_of(judgement, Some(&carried.words));
        self.carried = Some(LastSpeaker { block, ..carried.clone() });
        SpeakerDecision { person: Some(carried.person), words: Some(carried.words), rule, confidence, evidence }
    }

    /// Assigns the person named in the title, if this person has already spoken, in a paragraph that names nobody. This
    /// takes precedence over another speaker in the previous paragraph.
    fn subject_of_title(
        &mut self,
        judgement: &Judgement,
        block: usize,
        carried: &Option<LastSpeaker>,
    ) -> Option<SpeakerDecision> {
        const QUOTATIONS: usize = 200;
        let person = self.in_title?;
        if carried.as_ref().is_some_and(|carried| carried.person == person) {
            return None;
        }
        let spoken = self.found.quotes.iter().rev().take(QUOTATIONS).find(|quote| quote.speaker == Some(person))?;
        let words = spoken.speaker_text.clone()?;
        let evidence = evidence_of(judgement, Some(&words));
        self.carried = Some(LastSpeaker { person, words: words.clone(), block });
        let (rule, confidence) = (Rule::Title, Confidence::Unsure);
        Some(SpeakerDecision { person: Some(person), words: Some(words), rule, confidence, evidence })
    }

    /// A line above a quotation that is a whole paragraph names its speaker: 開発部長　西村由香, 桐島誠社長のコメント.
    fn named_above(&mut self, judgement: &Judgement, block: usize) -> Option<SpeakerDecision> {
        const LONGEST: usize = 60;
        /// The most bytes of a paragraph that is examined.
        const PARAGRAPH: usize = 8_000;
        let range = &self.blocks.get(block)?.range;
        let all = Some(cut(self.text, range)).filter(|all| all.len() <= PARAGRAPH)?;
        // The line may be in the same paragraph.
        let begins = all.find(['「', '『', '“', '"'])?;
        let front = all.get(..begins)?;
        let line = match front.trim().is_empty() {
            true => self.blocks.get(block.checked_sub(1)?)?.range.clone(),
            false => range.start..range.start + front.strip_suffix('\n')?.len(),
        };
        let words = all.get(begins..)?.trim();
        let is_whole = [('「', '」'), ('『', '』'), ('“', '”'), ('"', '"')].iter().any(|(open, close)| {
            let inner = words.strip_prefix(*open).and_then(|words| words.strip_suffix(*close));
            inner.is_some_and(|inner| !inner.contains(*open))
        });
        if line.len() > PARAGRAPH {
            return None;
        }
        let last = cut(self.text, &line).trim_end().rfind('\n').map_or(0, |at| at + 1);
        let line = &(line.start + last..line.end);
        let above = cut(self.text, line);
        let is_line = above.chars().nth(LONGEST).is_none()
            && !above.contains(['。', '？', '?', '!', '！', '「', '“', '"'])
            && !above.trim_end().ends_with(['.', '、', ',', '다', '요']);
        if !is_whole || !is_line || above.trim().is_empty() {
            return None;
        }
        let mention = self.language.name_line(self.text, line, &self.people)?;
        if !matches!(mention.who, NameForm::Named(_) | NameForm::Family { .. }) {
            return None;
        }
        let person = self.people.resolve(&mention)?;
        self.people.set_last(person);
        self.carried = Some(LastSpeaker { person, words: mention.range.clone(), block });
        let evidence = evidence_of(judgement, Some(&mention.range));
        let (rule, confidence) = (Rule::Heading, Confidence::Likely);
        Some(SpeakerDecision { person: Some(person), words: Some(mention.range), rule, confidence, evidence })
    }
}

pub(super) fn no_speaker() -> SpeakerDecision {
    SpeakerDecision {
        person: None,
        words: None,
        rule: Rule::None,
        confidence: Confidence::Unsure,
        evidence: Vec::new(),
    }
}

/// Certain only if the sentence has a name and a verb of saying, and nobody else might have said it.
fn confidence_of(judgement: &Judgement, rule: Rule, stands_for_name: bool, kind: PersonKind) -> Confidence {
    let is_cued = judgement.strength == Some(SpeechEvidence::Cued);
    let says_so = judgement.verb.is_some() && matches!(rule, Rule::SpeakerBefore | Rule::SpeakerAfter);
    let is_named = !stands_for_name && kind != PersonKind::Described;
    match (is_cued, says_so && is_named && !judgement.is_contested) {
        (true, true) => Confidence::Certain,
        (true, false) => Confidence::Likely,
        (false, _) => Confidence::Unsure,
    }
}

pub(super) fn evidence_of(judgement: &Judgement, name: Option<&Range<usize>>) -> Vec<Range<usize>> {
    judgement.verb.iter().chain(name).cloned().collect()
}
