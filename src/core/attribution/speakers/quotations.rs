//! Reads the quotations of a block, assigns a speaker to each, and adds them to the result.

use std::ops::Range;

use super::{Discourse, PendingQuotation, SpeakerGuess, without_cue::is_gesture};
use crate::attribution::clauses::{self, Sentence};
use crate::attribution::confidence::{self, Features};
use crate::attribution::cues::{self, Cue};
use crate::attribution::items::{ClosingPunctuation, Items};
use crate::attribution::names::NameKind;
use crate::attribution::people::Gender;
use crate::attribution::phrases::Head;
use crate::attribution::pronouns::{MentionRole, gender_of};
use crate::attribution::reporting_clause;
use crate::attribution::speech;
use crate::attribution::text_words::WordTable;
use crate::attribution::tokens::Kind;
use crate::attribution::word::WordClasses;
use crate::attribution::words::things;
use crate::attribution::{Confidence, Phrase, PhraseKind, ProposedQuote, Rule, as_u32, caseless};
use crate::document::BlockKind;

impl Discourse<'_> {
    /// Reads a block: its sentences, the people named in them, and its quotations.
    pub(super) fn block(&mut self, block: usize, own: Range<usize>) {
        let (Some(first), Some(end)) = (self.firsts.get(block).copied(), self.firsts.get(block + 1).copied()) else {
            return;
        };
        let items = Items::new(self.text, self.tokens, first..end, self.spans, own.clone());
        let is_heading = self.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Heading);
        let sentences = clauses::sentences(&self.reader(&items));
        let mut drafts: Vec<PendingQuotation> = Vec::new();
        let mut last_subject = None;
        let mut saying: Vec<Option<SpeakerGuess>> = Vec::new();
        for (number, sentence) in sentences.iter().enumerate() {
            self.state.sentence += 1;
            let pronouns = self.record_sentence(&items, sentence, block);
            self.sentence(&items, sentence, number, block, &pronouns, &mut drafts);
            last_subject = self.subject_of(&items, sentence, block, &pronouns);
            let is_person = |who: &u32| {
                self.state.people.entry(*who).is_some_and(|entry| {
                    let is_known = self.is_english || !entry.is_hardly_name() || entry.mentions.len() > 1;
                    entry.kind != Some(NameKind::Organization) && is_known
                })
            };
            let subject = last_subject.as_ref().map(|subject| subject.who).or_else(|| self.only_name(&items, sentence));
            let subject = subject.filter(is_person);
            let is_named = last_subject.as_ref().is_some_and(|subject| is_person(&subject.who));
            let described = self.note_described_subject(&items, sentence, block, is_named);
            self.state.subject_here = described.or(subject).map(|who| (block, who)).or(self.state.subject_here);
            let said = self.said_by(&items, sentence, block, &pronouns);
            if self.is_english {
                self.note_telling(&items, sentence);
            }
            let has_quote = sentence.items.clone().any(|at| items.span_number(at).is_some());
            let is_saying = sentence.clauses.iter().any(|clause| !is_gesture(self.lower(&items, clause.verb)));
            self.state.out.reported_speech_count +=
                usize::from(said.is_some() && is_saying && !has_quote && !is_heading);
            saying.push(said);
        }
        self.read_signature(&items, block);
        self.sign_block_quotation(block);
        if is_heading && self.state.title.is_none() {
            self.state.title = self.titled(&items);
        }
        self.assign_uncued_quotes(block, is_heading, &saying, &mut drafts);
        let said = saying.pop().flatten();
        self.carry_back(block, &drafts);
        self.note_end(&items, block, (last_subject, said), &drafts);
        self.publish(block, drafts);
        self.assign_signed_quotes();
    }

    /// Notes the description that is the subject of a sentence without a quotation: "Un portaveu ho ha negat." Returns
    /// the person whom the text has named so: «La alcaldesa explicó el plan.»
    fn note_described_subject(
        &mut self,
        items: &Items<'_>,
        sentence: &Sentence,
        block: usize,
        is_named: bool,
    ) -> Option<u32> {
        if self.is_english || sentence.items.clone().all(|at| items.span_number(at).is_some()) {
            return None;
        }
        let first = sentence.clauses.iter().find_map(|clause| clause.subject).or(sentence.subjects.first().copied());
        let described = first.filter(|phrase| {
            phrase.head == Head::Description
                && phrase.apposition.is_none()
                && items.word(phrase.head_at).is(WordClasses::ROLES)
                && !is_named
        });
        let known = described.and_then(|phrase| self.find_by_description(items, &phrase));
        let words = described
            .filter(|_| known.is_none())
            .and_then(|phrase| Some(items.bytes(phrase.start)?.start..items.bytes(phrase.end.checked_sub(1)?)?.end));
        self.state.described_subject = words.map(|words| (block, words));
        known
    }

    /// Finds the cue of each quotation of a sentence.
    fn sentence(
        &mut self,
        items: &Items<'_>,
        sentence: &Sentence,
        number: usize,
        block: usize,
        pronouns: &[(usize, SpeakerGuess)],
        drafts: &mut Vec<PendingQuotation>,
    ) {
        for at in sentence.items.clone() {
            let Some(span) = items.span_number(at) else { continue };
            // Where a language has no capitals, its verbs show who speaks.
            let is_denial = cues::is_denial(&self.reader(items), sentence, at);
            let told = if is_denial { None } else { self.told_without_capitals(items, at, block) };
            let reader = self.reader(items);
            let cue = cues::find_cue(&reader, sentence, at).filter(|_| told.is_none() && !is_denial);
            let is_heading = self.blocks.get(block).is_some_and(|block| block.kind == BlockKind::Heading);
            let is_further = at == sentence.items.start
                && drafts.last().is_some_and(|before| {
                    before.sentence + 1 == number
                        && before.is_phrase.is_none()
                        && match before.cue {
                            Some(cue) => cue.rule == Rule::SpeakerAfter && cue.is_saying,
                            // «Περιμέναμε», είπε. «Πολύ.»
                            None => !self.is_english && before.speaker.is_some(),
                        }
                });
            let has_context = !drafts.is_empty() || self.state.announced.is_some();
            let continues = continues(&cue, drafts, number);
            let is_piece = is_further_piece(items, at, drafts, number);
            // "Arsonist who burned it ‘over a gate’ is jailed": in a headline the verb describes what is quoted.
            let is_told_of = is_heading && cue.is_some_and(|cue| !cue.is_saying && !cue.is_set_off);
            let is_named_thing = is_told_of || !self.is_english && names_thing(self.words, items, at, cue.as_ref());
            let is_phrase = match self.spans.get(span as usize) {
                _ if is_denial => Some(PhraseKind::ScareQuote),
                Some(span) if span.has_no_marks() || span.goes_on || is_piece => None,
                _ if told.as_ref().is_some_and(|told| told.is_set_off) => None,
                _ if is_named_thing => Some(PhraseKind::Title),
                _ if is_further && speech::is_sentence(items, at) => None,
                _ => speech::phrase_kind(items, at, cue.as_ref(), has_context, is_heading, self.are_nouns_capitalised)
                    .or_else(|| cues::phrase_kind(&reader, sentence, at, cue.as_ref())),
            };
            // He said “no”, but not: he spoke of the “dream”.
            let is_beside = |cue: &Cue| {
                cue.is_set_off || cue.rule != Rule::SpeakerBefore || cue.verb.is_some_and(|verb| verb + 1 == at)
            };
            let is_said = cue.as_ref().is_some_and(|cue| cue.is_adjacent && cue.is_saying && is_beside(cue));
            let mut speaker = match &cue {
                Some(cue) if is_phrase.is_none() || is_said => self.speaker(items, cue, block, pronouns),
                _ => None,
            };
            speaker = speaker.map(|speaker| self.not_named_within(items, at, speaker));
            // She said she was “thinking of an appeal”.
            let mut phrase_perhaps_by = None;
            if is_phrase.is_some() && !is_said && !is_heading {
                let of_saying = cue.as_ref().filter(|cue| cue.is_saying && !cue.is_denied);
                let perhaps = of_saying.and_then(|cue| self.speaker(items, cue, block, pronouns));
                phrase_perhaps_by = perhaps.map(|speaker| speaker.who);
            }
            let is_told = told.is_some();
            if let Some(told) = told
                && is_phrase.is_none()
            {
                speaker = told.speaker;
            }
            let mut phrase_by = None;
            let is_said_in_words =
                is_phrase.is_some_and(|_| !is_heading && speech::is_beside_saying(items, at, self.text));
            if is_phrase.is_some() {
                phrase_by = (is_said || is_denial).then(|| speaker.take().map(|speaker| speaker.who));
            }
            if speaker.is_none() && is_phrase.is_none() && cue.is_none() && !is_told {
                speaker = self.unnamed(items, sentence, at, block);
            }
            let mut clauses_within = Vec::new();
            if speaker.is_none() && is_phrase.is_none() {
                (speaker, clauses_within) = self.within(items, at, block);
            }
            if continues && let Some(speaker) = &mut speaker {
                speaker.rule = Rule::Continued;
                speaker.features.is_near = true;
            }
            if let Some(speaker) = &speaker {
                let verb = cue.as_ref().and_then(|cue| cue.verb).map_or("", |verb| self.lower(items, verb));
                let has_asked = matches!(verb, "asked" | "asks")
                    && items.closing_punctuation(at) == ClosingPunctuation::QuestionOrOther;
                self.state.asker = if has_asked { Some((block, speaker.who)) } else { self.state.asker };
                self.state.last_speaker = Some((speaker.who, as_u32(block)));
                let at = speaker.words.as_ref().map_or(0, |range| range.start);
                self.log(speaker.who, MentionRole::Speaker, block, at);
            }
            let is_of_pronoun = cue.as_ref().is_some_and(|cue| {
                let pronoun = items.word(cue.phrase.head_at);
                cue.is_adjacent
                    && cue.is_saying
                    && cue.phrase.head == Head::Pronoun
                    && pronoun.is(WordClasses::HE.or(WordClasses::SHE))
            });
            // “But surely,” I hear you say, “it is late.”
            let is_of_writer = cue.as_ref().is_some_and(|cue| cue.is_saying && cue.phrase.head == Head::FirstPerson);
            let is_of_several = speaker.is_none()
                && (is_told || is_of_writer || cue.is_none() && self.is_said_by_several(items, sentence, at));
            let sentence = number;
            drafts.push(PendingQuotation {
                span,
                cue,
                speaker,
                is_phrase,
                phrase_by,
                phrase_perhaps_by,
                is_said: is_said_in_words,
                sentence,
                continues,
                is_of_pronoun,
                is_of_several,
                clauses_within,
            });
        }
    }

    /// The person to whom the phrase of a cue refers.
    fn speaker(
        &mut self,
        items: &Items<'_>,
        cue: &Cue,
        block: usize,
        pronouns: &[(usize, SpeakerGuess)],
    ) -> Option<SpeakerGuess> {
        let mut speaker = self.speaker_of_phrase(items, &cue.phrase, cue.rule, block, pronouns)?;
        if let Some(other) = cue.joint
            && let Some(both) = self.joint_speaker(&speaker, other)
        {
            speaker = both;
        }
        self.go_on_with_last(items, cue, block, &mut speaker);
        speaker.features.is_adjacent = cue.is_adjacent;
        speaker.features.is_saying = cue.is_saying;
        speaker.features.is_set_off = cue.is_set_off;
        speaker.features.is_doubtful |= cue.is_doubtful;
        speaker.features.is_denied = cue.is_denied;
        let begins = items.bytes(cue.phrase.start).map(|bytes| bytes.start);
        let begins_block = begins.is_some() && begins == self.blocks.get(block).map(|block| block.range.start);
        self.of_reply(items, cue, &mut speaker);
        speaker.features.is_label = cue.verb.is_none() && begins_block && items.is(cue.phrase.end, Kind::Colon);
        if speaker.features.is_label
            && let Some(words) = speaker.words.as_ref().and_then(|words| self.text.get(words.clone()))
            && caseless::is_name(words)
        {
            speaker.who = self.label_alone(words);
        }
        let words = speaker.words.clone()?;
        let verb = cue.verb.and_then(|at| items.bytes(at)).unwrap_or_else(|| words.clone());
        let whole = words.start.min(verb.start)..words.end.max(verb.end);
        speaker.evidence.insert(0, whole);
        Some(speaker)
    }

    /// “All of them,” she added: whoever spoke in the paragraph before goes on, even if it is about someone else.
    fn go_on_with_last(&self, items: &Items<'_>, cue: &Cue, block: usize, speaker: &mut SpeakerGuess) {
        let verb = cue.verb.map_or("", |verb| self.lower(items, verb));
        let goes_on = speaker.rule == Rule::Pronoun && matches!(verb, "added" | "adds" | "continued" | "continues");
        let gender = gender_of(items.word(cue.phrase.head_at));
        let fits = |who: u32| self.state.people.entry(who).is_some_and(|entry| entry.gender == gender);
        if let Some((last, of)) = self.state.last_speaker.filter(|_| goes_on)
            && last != speaker.who
            && of as usize + 1 == block
            && gender != Gender::Unknown
            && fits(last)
        {
            speaker.who = last;
            speaker.features.is_doubtful = true;
        }
    }

    fn publish(&mut self, block: usize, drafts: Vec<PendingQuotation>) {
        for draft in drafts {
            let Some(span) = self.spans.get(draft.span as usize) else { continue };
            if let Some(kind) = draft.is_phrase {
                let is_introduced = draft.phrase_by.is_some() || draft.is_said;
                let sure = draft.phrase_by.flatten();
                let speaker = sure.or(draft.phrase_perhaps_by).map(|who| who as usize);
                let range = span.range.clone();
                let is_speaker_sure = sure.is_some();
                self.state.out.phrases.push(Phrase { range, kind, is_introduced, speaker, is_speaker_sure });
                continue;
            }
            let _ = draft.cue;
            let _ = draft.sentence;
            let rule = draft.speaker.as_ref().map_or(Rule::None, |speaker| speaker.rule);
            let features = draft.speaker.as_ref().map_or(Features::default(), |speaker| speaker.features);
            let confidence = if draft.speaker.is_some() {
                confidence::measured_confidence(rule, &features)
            } else {
                Confidence::Unsure
            };
            let confidence = if self.is_measured { confidence } else { confidence.min(unmeasured(rule)) };
            // Of a language whose verbs nobody has listed, no more than a label is read for certain.
            let is_labelled = features.is_label && rule != Rule::OwnParagraph;
            let is_read = self.is_known || is_labelled || matches!(rule, Rule::BlockQuotation | Rule::Reopened);
            let confidence = if is_read { confidence } else { Confidence::Unsure };
            // The margin that a pronoun's first candidate needs was measured on English texts.
            let is_far_ahead = self.is_english || features.is_named || features.margin >= FAR_AHEAD;
            let confidence = if is_far_ahead { confidence } else { confidence.min(Confidence::Likely) };
            let is_beside = matches!(
                rule,
                Rule::SpeakerBefore | Rule::SpeakerAfter | Rule::Colon | Rule::Description | Rule::Pronoun
            );
            let confidence = features.most_without_capitals.filter(|_| is_beside).unwrap_or(confidence).min(span.most);
            let (speaker, words, evidence) = match draft.speaker {
                Some(speaker) => (Some(speaker.who as usize), speaker.words, speaker.evidence),
                None => (None, None, Vec::new()),
            };
            let continues = draft.continues || span.goes_on;
            let pieces = reporting_clause::parts(self.text, &span.range, &draft.clauses_within);
            for (number, range) in pieces.into_iter().enumerate() {
                self.state.out.quotes.push(ProposedQuote {
                    range,
                    block,
                    speaker,
                    speaker_text: words.clone(),
                    rule: if number > 0 { Rule::Continued } else { rule },
                    confidence,
                    evidence: evidence.clone(),
                    continues: continues || number > 0,
                    in_turn: false,
                    is_of_nameless: speaker.is_none() && draft.is_of_pronoun,
                });
            }
        }
    }
}

/// The margin in points by which a pronoun's first candidate must lead to be certain in languages other than
/// English.
const FAR_AHEAD: i32 = 48;

/// The confidence of a proposal in a language for which the rules were not measured.
fn unmeasured(rule: Rule) -> Confidence {
    let is_told = matches!(rule, Rule::SpeakerAfter | Rule::SpeakerBefore | Rule::Appositive | Rule::Colon);
    let is_set = matches!(rule, Rule::TurnLabel | Rule::Interview | Rule::BlockQuotation | Rule::Continued);
    if is_told || is_set { Confidence::Likely } else { Confidence::Unsure }
}

/// Sa chanson « … », der Film „…“, dites « … »: whether the word before the marks says that they enclose the
/// name of something.
fn names_thing(words: &WordTable<'_>, items: &Items<'_>, at: usize, cue: Option<&Cue>) -> bool {
    let Some(before) = at.checked_sub(1).and_then(|before| items.token(before)) else { return false };
    let lower = words.lower(before.number);
    let is_noun = before.kind == Kind::Word && things::is_work(lower);
    // In "Il a dit « … »" the word is a verb of saying and does not name anything.
    is_noun || cue.is_none() && things::is_called(lower)
}

/// «…», añadió, «…»: after a comma in the sentence of another quotation, with only a verb of saying between them.
fn is_further_piece(items: &Items<'_>, at: usize, drafts: &[PendingQuotation], sentence: usize) -> bool {
    let is_behind = drafts.last().is_some_and(|before| before.sentence == sentence && before.is_phrase.is_none());
    let is_set_off = at.checked_sub(1).is_some_and(|before| items.is(before, Kind::Comma));
    let has_verb = (2..=3).any(|back| at.checked_sub(back).is_some_and(|at| items.word(at).is(WordClasses::SAYS)));
    is_behind && is_set_off && has_verb
}

/// Whether a quotation continues the previous one in its sentence: “…,” he said, “…”.
fn continues(cue: &Option<Cue>, drafts: &[PendingQuotation], sentence: usize) -> bool {
    let Some(before) = drafts.last().filter(|before| before.sentence == sentence && before.is_phrase.is_none()) else {
        return false;
    };
    let Some(theirs) = &before.cue else { return false };
    let is_after = theirs.rule == Rule::SpeakerAfter || before.continues;
    is_after && cue.as_ref().is_some_and(|cue| cue.verb == theirs.verb)
}
