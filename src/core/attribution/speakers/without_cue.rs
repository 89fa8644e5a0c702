//! Assigns speakers to quotations that have no cue: the speaker of another quotation, of the previous sentence or
//! paragraph, or of the title.

use std::ops::Range;

use super::{Discourse, PendingQuotation, SpeakerGuess, as_u32};
use crate::attribution::clauses::{self, Sentence};
use crate::attribution::confidence::Features;
use crate::attribution::cues;
use crate::attribution::items::{ItemKind, Items};
use crate::attribution::people;
use crate::attribution::phrases::{Head, NounPhrase};
use crate::attribution::pronouns::gender_of;
use crate::attribution::reporting_clause::{ReportingClause, described, reporting_clauses};
use crate::attribution::signature::signature_of;
use crate::attribution::spans::{Setting, Span};
use crate::attribution::tokens::{Kind, Token};
use crate::attribution::word::WordClasses;
use crate::attribution::words::articles::is_definite_article;
use crate::attribution::{Confidence, PhraseKind, ProposedQuote, Rule};
use crate::document::BlockKind;

impl Discourse<'_> {
    /// "– Ann Lee", below a quotation that has no speaker yet.
    pub(super) fn read_signature(&mut self, items: &Items<'_>, block: usize) {
        const LONGEST: usize = 14;
        const SHORTEST: usize = 8;
        // The reader of plain text takes a hyphen at the beginning of a line for a list item.
        let line = items.bytes(0).and_then(|first| self.text.get(..first.start)).unwrap_or_default();
        let is_after_dash = line.trim_end_matches([' ', '\u{a0}']).ends_with(['-', '–', '—']);
        if !(items.is(0, Kind::Dash) || is_after_dash) || items.list.len() > LONGEST {
            return;
        }
        let Some(start) = (0..3).find(|at| !items.is(*at, Kind::Dash)) else { return };
        let reader = self.reader(items);
        let Some(phrase) = reader.phrase(start) else { return };
        let Head::Name(number) = phrase.head else { return };
        // "– Ann Lee opened the bridge" is a sentence.
        let is_line =
            matches!(items.kind_at(phrase.end), ItemKind::End | ItemKind::Token(Kind::Comma | Kind::Stop | Kind::Open));
        if !is_line && items.list.len() > SHORTEST {
            return;
        }
        let Some(speaker) = self.speaker_of_name(number, Rule::SpeakerAfter) else { return };
        if let Some(quote) =
            self.state.out.quotes.last_mut().filter(|quote| quote.block + 1 == block && is_guessed(quote))
        {
            quote.speaker = Some(speaker.who as usize);
            quote.evidence.extend(speaker.words.clone());
            quote.speaker_text = speaker.words;
            quote.rule = Rule::SpeakerAfter;
            quote.confidence = Confidence::Likely;
        }
    }

    /// Assigns the speaker named in the last paragraph of a quotation to the preceding paragraphs that were left open.
    pub(super) fn carry_back(&mut self, block: usize, drafts: &[PendingQuotation]) {
        let Some(draft) = drafts.first().filter(|draft| draft.is_phrase.is_none()) else { return };
        let is_reopened = |span: u32| self.spans.get(span as usize).is_some_and(|span| span.goes_on);
        let Some(speaker) =
            draft.speaker.as_ref().filter(|speaker| is_reopened(draft.span) && speaker.rule != Rule::Reopened)
        else {
            return;
        };
        let mut below = block;
        for quote in self.state.out.quotes.iter_mut().rev() {
            if quote.block + 1 != below || !is_guessed(quote) {
                break;
            }
            below = quote.block;
            quote.speaker = Some(speaker.who as usize);
            quote.speaker_text.clone_from(&speaker.words);
            quote.evidence = speaker.evidence.clone();
            quote.rule = Rule::Reopened;
            quote.confidence = Confidence::Likely;
            if !quote.continues {
                break;
            }
        }
    }

    /// "— Ann Lee" at the end of a paragraph that is formatted as a quotation, or below it. Every paragraph of the same
    /// block quotation is hers.
    pub(super) fn sign_block_quotation(&mut self, block: usize) {
        let before = block.checked_sub(1).and_then(|before| self.blocks.get(before));
        let Some(signature) = self.blocks.get(block).and_then(|own| signature_of(self.text, own, before)) else {
            return;
        };
        let is_within = |at: &u32| {
            let token = self.tokens.get(*at as usize);
            token.is_some_and(|token| token.start as usize >= signature.name.start)
        };
        let (Some(first), Some(end)) = (self.firsts.get(block), self.firsts.get(block + 1)) else { return };
        let people = &self.state.people;
        let number = (*first..*end)
            .filter(is_within)
            .find_map(|at| people.name_at(at).filter(|number| people.owner(*number).is_some()));
        let Some(speaker) = number.and_then(|number| self.speaker_of_name(number, Rule::BlockQuotation)) else {
            return;
        };
        self.state.signed = Some((block, speaker));
    }

    /// Attributes the quotations above a signature to the person it names.
    pub(super) fn assign_signed_quotes(&mut self) {
        let Some((last, speaker)) = self.state.signed.take() else { return };
        let block = |at: usize| self.blocks.get(at);
        // A paragraph with its own signature is not part of this quotation.
        let goes_back = |at: usize| {
            let before = at.checked_sub(1).and_then(block);
            block(at)
                .is_some_and(|own| own.kind == BlockKind::Quotation && signature_of(self.text, own, before).is_none())
        };
        let mut first = last;
        while first > 0 && goes_back(first - 1) {
            first -= 1;
        }
        for quote in self.state.out.quotes.iter_mut().rev().take_while(|quote| quote.block >= first) {
            // “A,” Lee said within it is hers, regardless of the signature.
            let is_told = matches!(
                quote.rule,
                Rule::SpeakerBefore | Rule::SpeakerAfter | Rule::AccordingTo | Rule::Colon | Rule::Appositive
            );
            if quote.in_turn || is_told {
                continue;
            }
            quote.speaker = Some(speaker.who as usize);
            quote.evidence = speaker.words.iter().cloned().collect();
            quote.speaker_text = speaker.words.clone();
            quote.rule = Rule::BlockQuotation;
            quote.confidence = Confidence::Likely;
        }
    }

    /// The speaker whom a title names before a colon, if the text also mentions this person.
    pub(super) fn titled(&self, items: &Items<'_>) -> Option<SpeakerGuess> {
        let reader = self.reader(items);
        let phrase = reader.phrase(0).filter(|phrase| items.is(phrase.end, Kind::Colon))?;
        match phrase.head {
            Head::Name(number) => self.speaker_of_name(number, Rule::Title).filter(|speaker| {
                self.state.people.entry(speaker.who).is_some_and(|entry| entry.is_person && entry.mentions.len() > 1)
            }),
            _ => None,
        }
    }

    /// « …, a-t-il dit, … »: the verb and its subject are between the marks. Returns also the bytes that are
    /// not part of the spoken words.
    pub(super) fn within(
        &mut self,
        items: &Items<'_>,
        at: usize,
        block: usize,
    ) -> (Option<SpeakerGuess>, Vec<Range<usize>>) {
        let (Some(span), Some(signs)) = (items.span(at), self.said_within) else { return (None, Vec::new()) };
        let people = &self.state.people;
        let is_named = |at: u32| people.name_at(at).is_some_and(|number| people.owner(number).is_some());
        let all = reporting_clauses(self.tokens, &span.tokens, signs, is_named);
        let speaker = all.iter().find_map(|found| self.speaker_of_clause(found, block));
        (speaker, all.into_iter().map(|found| found.range).collect())
    }

    fn speaker_of_clause(&mut self, found: &ReportingClause, block: usize) -> Option<SpeakerGuess> {
        let people = &self.state.people;
        let owned = |at: u32| people.name_at(at).filter(|number| people.owner(*number).is_some());
        if let Some(number) = found.tokens.clone().find_map(owned) {
            return self.speaker_of_name(number, Rule::SpeakerAfter);
        }
        let of_noun = found.tokens.clone().find_map(|at| described(self.tokens, at..found.tokens.end));
        if let Some(noun) = of_noun {
            return self.of_noun_within(&noun, block);
        }
        let is_pronoun = |token: &&Token| token.word.is(WordClasses::HE.or(WordClasses::SHE));
        let token = self.tokens.get(found.tokens.start as usize..found.tokens.end as usize)?.iter().find(is_pronoun)?;
        let here = self.here(gender_of(token.word), false, block);
        let resolved = self.state.log.resolve(&self.state.people, &here)?;
        let words = Some(token.start as usize..token.end as usize);
        let evidence = self.bytes_of_mention(resolved.antecedent).into_iter().collect();
        let features = Features { margin: resolved.margin, ..Features::default() };
        Some(SpeakerGuess { who: resolved.who, rule: Rule::Pronoun, words, evidence, features })
    }

    /// « …, regrette la militante, … »: the person whom the text has described this way, otherwise someone who is only
    /// described.
    fn of_noun_within(&mut self, noun: &Range<u32>, block: usize) -> Option<SpeakerGuess> {
        let token = |at: u32| self.tokens.get(at as usize);
        let (first, last) = (token(noun.start)?, token(noun.end.checked_sub(1)?)?);
        let words = first.start as usize..last.end as usize;
        let lower = self.words.lower(last.number);
        let is_definite = is_definite_article(self.words.lower(first.number));
        let gender = people::gender_of_roles(last.word);
        let meant = if is_definite { self.meant_by_role(lower, gender, block) } else { None };
        let spelled = self.text.get(words.clone())?;
        let who = meant.unwrap_or_else(|| self.described(spelled, gender));
        let speaker = SpeakerGuess {
            who,
            rule: Rule::Description,
            words: Some(words.clone()),
            evidence: vec![words],
            features: Features::default(),
        };
        Some(speaker)
    }

    /// «…», añadió: in a language that omits the pronoun.
    pub(super) fn unnamed(
        &mut self,
        items: &Items<'_>,
        sentence: &Sentence,
        at: usize,
        block: usize,
    ) -> Option<SpeakerGuess> {
        let last = self.state.last_speaker;
        // El alcalde, Juan Gil, celebró la decisión. «…», dijo: the person whom the paragraph has just mentioned.
        let here = self.state.subject_here.filter(|(of, _)| *of == block).map(|(_, who)| who);
        let here = here.or_else(|| self.about_before_dash(items.span(at), block));
        let described = self.state.described_subject.clone().filter(|(of, _)| *of == block).map(|(_, words)| words);
        let verb = verb_without_subject(sentence, at).or_else(|| cues::without_subject(items, sentence, at))?;
        if self.is_said_by_several(items, sentence, at) {
            return None;
        }
        // „— …, — говорил дед.“: the subject is a word that is in no list.
        let is_subject = items.is_word(verb + 1)
            && items.word(verb + 1) == WordClasses::default()
            && !items.is_word(verb + 2)
            && items.kind_at(verb + 2) != ItemKind::Quote;
        if is_subject && items.span(at).is_some_and(|span| span.setting == Setting::Dash) {
            return None;
        }
        // Un portaveu ho ha negat. «…», ha detallat.
        let described = described.and_then(|words| self.text.get(words)).filter(|_| self.is_subject_left_out);
        let described = described.map(|words| self.described(words, people::Gender::Unknown));
        let fits = |who: &u32| {
            let gender = self.state.people.entry(*who).map_or(people::Gender::Unknown, |entry| entry.gender);
            let verb = gender_of_past(self.lower(items, verb));
            gender == people::Gender::Unknown || verb == people::Gender::Unknown || gender == verb
        };
        let who = described.or(here).into_iter().chain(last.map(|(who, _)| who)).find(fits)?;
        let here = described.or(here);
        let words = items.bytes(verb);
        let is_recent = here.is_some() || last.is_some_and(|(_, spoke)| as_u32(block).saturating_sub(spoke) <= 1);
        let evidence = words.iter().cloned().collect();
        (self.is_subject_left_out && is_recent).then_some(SpeakerGuess {
            who,
            rule: Rule::Pronoun,
            words,
            evidence,
            features: Features::default(),
        })
    }

    /// «…», señalan: a plural verb whose subjects are not named there.
    pub(super) fn is_said_by_several(&self, items: &Items<'_>, sentence: &Sentence, at: usize) -> bool {
        let verb = verb_without_subject(sentence, at);
        verb.is_some_and(|verb| is_plural_verb(self.lower(items, verb), self.is_subject_left_out))
    }

    /// The subject of a sentence, if it is a person or organization, or the owner of a noun of speech: "Lee’s
    /// reply came in writing:".
    pub(super) fn subject_of(
        &mut self,
        items: &Items<'_>,
        sentence: &Sentence,
        block: usize,
        pronouns: &[(usize, SpeakerGuess)],
    ) -> Option<SpeakerGuess> {
        let is_speech =
            |phrase: &NounPhrase| items.word(phrase.head_at).is(WordClasses::SPEECH) && phrase.owner.is_some();
        // "Her statement reads in full:"
        let is_of_pronoun = |phrase: &&NounPhrase| {
            items.word(phrase.head_at).is(WordClasses::SPEECH)
                && matches!(self.lower(items, phrase.start), "his" | "her")
        };
        if let Some(phrase) = sentence.subjects.iter().find(is_of_pronoun) {
            let pronoun = NounPhrase { end: phrase.start + 1, head_at: phrase.start, head: Head::Pronoun, ..*phrase };
            return self.pronoun(items, &pronoun, block);
        }
        let of_speech = sentence.subjects.iter().copied().find(is_speech);
        let of_clause = || sentence.clauses.iter().find_map(|clause| clause.subject);
        let phrase = of_speech.or_else(of_clause).or_else(|| sentence.subjects.first().copied())?;
        if phrase.head == Head::Description && phrase.apposition.is_none() && of_speech.is_none() {
            return None;
        }
        self.speaker_of_phrase(items, &phrase, Rule::PreviousParagraph, block, pronouns)
    }

    /// The speaker in a sentence without a quotation.
    pub(super) fn said_by(
        &mut self,
        items: &Items<'_>,
        sentence: &Sentence,
        block: usize,
        pronouns: &[(usize, SpeakerGuess)],
    ) -> Option<SpeakerGuess> {
        let gives_statement = |clause: &&clauses::Clause| {
            let after = clause.verb + 1..clause.verb + 5;
            clause.form == clauses::Form::Finite
                && after
                    .into_iter()
                    .any(|at| items.word(at).is(WordClasses::SPEECH) && !items.word(at).is(WordClasses::SAYS))
        };
        let says = |clause: &&clauses::Clause| {
            (clause.form == clauses::Form::Finite && is_gesture(self.lower(items, clause.verb)))
                || (clause.says() && !clause.word.is(WordClasses::WEAK) && clause.form != clauses::Form::Participle)
                || gives_statement(clause)
        };
        let clause =
            sentence.clauses.iter().filter(|clause| clause.subject.is_some() && !clause.is_passive).find(says)?;
        let phrase = clause.subject?;
        let mut speaker = self.speaker_of_phrase(items, &phrase, Rule::SameParagraph, block, pronouns)?;
        if speaker.features.is_thing {
            return None;
        }
        speaker.features.is_adjacent = false;
        let verb = items.bytes(clause.verb)?;
        let words = speaker.words.clone()?;
        speaker.evidence.push(words.start.min(verb.start)..words.end.max(verb.end));
        Some(speaker)
    }

    /// Assigns quotations without a cue to the speaker of another quotation, of a previous sentence, or of the title.
    pub(super) fn assign_uncued_quotes(
        &mut self,
        block: usize,
        is_heading: bool,
        saying: &[Option<SpeakerGuess>],
        drafts: &mut [PendingQuotation],
    ) {
        if is_heading {
            for draft in drafts.iter_mut().filter(|draft| draft.speaker.is_none()) {
                draft.is_phrase = draft.is_phrase.or(Some(PhraseKind::Title));
            }
            return;
        }
        let next_known = next_known(drafts);
        let last_said = last_said(saying);
        let mut last: Option<(usize, SpeakerGuess)> = None;
        for at in 0..drafts.len() {
            let Some(draft) = drafts.get_mut(at) else { break };
            if draft.is_phrase.is_some() {
                continue;
            }
            if draft.speaker.is_none() && !draft.is_of_several {
                let is_first = self.spans.get(draft.span as usize).is_some_and(|span| span.begins_block);
                let from = last.as_ref().map_or(0, |(sentence, _)| sentence + 1);
                let said = draft.sentence.checked_sub(1).and_then(|before| last_said.get(before).copied().flatten());
                let told = said.filter(|said| *said >= from).and_then(|said| saying.get(said).cloned().flatten());
                let next = || next_known.get(at).cloned().flatten();
                let before = last.as_ref().map(|(_, speaker)| speaker.clone());
                let is_near = told.is_none()
                    && last.as_ref().is_some_and(|(sentence, _)| draft.sentence <= sentence + 1)
                    && (self.is_english || stands_alone(self.text, self.spans.get(draft.span as usize)));
                let same = told
                    .or(before)
                    .or_else(next)
                    .map(|speaker| near(SpeakerGuess { rule: Rule::SameParagraph, ..speaker }, is_near));
                draft.speaker =
                    self.of_block_before(block, draft.span, is_first).or(same).or_else(|| self.state.title.clone());
            }
            if let Some(speaker) = draft.speaker.as_ref().filter(|speaker| !speaker.features.is_thing) {
                last = Some((draft.sentence, speaker.clone()));
            }
        }
    }

    /// The speaker of a quotation at the beginning of a paragraph, taken from the previous paragraph.
    fn of_block_before(&self, block: usize, span: u32, is_first: bool) -> Option<SpeakerGuess> {
        let span = self.spans.get(span as usize)?;
        if !is_first {
            return None;
        }
        let with = |speaker: &SpeakerGuess, rule| Some(SpeakerGuess { rule, ..speaker.clone() });
        if let Some(speaker) = &self.state.announced {
            let rule = if span.setting == Setting::Block { Rule::BlockQuotation } else { Rule::Colon };
            return with(speaker, rule);
        }
        if span.setting == Setting::Dash {
            return self.behind_dash(block, span);
        }
        if let Some((quoted, Some(speaker))) = &self.state.last_quote
            && *quoted + 1 == block
        {
            return with(speaker, if span.goes_on { Rule::Reopened } else { Rule::OwnParagraph });
        }
        match &self.state.last_subject {
            Some((before, speaker)) if *before + 1 == block => with(speaker, Rule::PreviousParagraph),
            _ => None,
        }
    }

    /// The name before a verb of saying at the end of a block: "… on social media President Lee wrote:".
    fn name_at_end(&self, items: &Items<'_>) -> Option<SpeakerGuess> {
        /// The most items of a name with its titles.
        const LONGEST: usize = 6;
        let verb = items.list.len().checked_sub(2).filter(|at| items.word(*at).is(WordClasses::SAYS))?;
        let reader = self.reader(items);
        let starts = verb.saturating_sub(LONGEST)..verb;
        let phrase = starts.filter_map(|start| reader.name_phrase(start)).find(|phrase| phrase.end == verb)?;
        match phrase.head {
            Head::Name(number) => self.speaker_of_name(number, Rule::SpeakerBefore),
            _ => None,
        }
    }

    /// "Please attribute the following to Ann Lee, head of press:", "Statement from Ann Lee:" at the end of a block.
    fn attributed(&self, items: &Items<'_>) -> Option<SpeakerGuess> {
        cues::attributed(&self.reader(items), items.list.len().checked_sub(1)?)
            .and_then(|number| self.speaker_of_name(number, Rule::Colon))
    }

    /// Records at the end of a block the speakers that the next block may continue with.
    pub(super) fn note_end(
        &mut self,
        items: &Items<'_>,
        block: usize,
        (subject, said): (Option<SpeakerGuess>, Option<SpeakerGuess>),
        drafts: &[PendingQuotation],
    ) {
        let ends_with_colon = items.list.len().checked_sub(1).is_some_and(|last| items.is(last, Kind::Colon));
        let announced = || self.attributed(items).or_else(|| subject.clone()).or_else(|| self.name_at_end(items));
        // "It may be attributed to Ann Lee, head of press.", and the words below.
        let is_attributed = items.list.len().checked_sub(1).is_some_and(|last| {
            items.is(last, Kind::Stop)
                && (0..last).any(|at| matches!(self.lower(items, at), "attributed" | "attributable" | "attribute"))
        });
        self.state.announced = match (ends_with_colon, is_attributed && self.is_english) {
            (true, _) => announced(),
            (false, true) => self.attributed(items),
            (false, false) => None,
        };
        self.state.last_subject =
            said.map(|speaker| (block, SpeakerGuess { rule: Rule::PreviousParagraph, ..speaker }));
        let last = drafts.iter().rev().find(|draft| draft.is_phrase.is_none());
        if let Some(last) = last {
            let speaker = last.speaker.clone().filter(|speaker| !speaker.features.is_thing);
            self.state.last_quote = Some((block, speaker));
            if let Some(speaker) = &last.speaker {
                self.state.last_speaker = Some((speaker.who, as_u32(block)));
            }
        }
    }
}

/// The verb of saying next to a quotation at item `at`, if it has no subject.
fn verb_without_subject(sentence: &Sentence, at: usize) -> Option<usize> {
    const NEAR: usize = 3;
    let is_beside =
        |clause: &&clauses::Clause| clause.says() && clause.subject.is_none() && clause.verb.abs_diff(at) <= NEAR;
    sentence.clauses.iter().find(is_beside).map(|clause| clause.verb)
}

/// Whether a verb is plural, in the languages that omit the subject: señalan, dicono, dizem, mówią, говорят.
fn is_plural_verb(verb: &str, is_subject_left_out: bool) -> bool {
    const ENDS: [&str; 9] = ["an", "en", "ron", "no", "em", "am", "ą", "ют", "ят"];
    const PAST: [&str; 6] = ["сказали", "заявили", "сообщили", "отметили", "powiedzieli", "dodali"];
    is_subject_left_out && (ENDS.iter().any(|end| verb.ends_with(end)) || PAST.contains(&verb))
}

/// The gender that the past tense of a Slavic verb shows: сказала, powiedział.
fn gender_of_past(verb: &str) -> people::Gender {
    match () {
        () if ["ла", "лась", "ła"].iter().any(|end| verb.ends_with(end)) => people::Gender::Female,
        () if ["л", "лся", "ał", "ył", "ił", "зав", "дав", "ив"].iter().any(|end| verb.ends_with(end)) => {
            people::Gender::Male
        }
        () => people::Gender::Unknown,
    }
}

/// Whether the speaker was guessed, with nothing near the quotation that names one.
fn is_guessed(quote: &ProposedQuote) -> bool {
    quote.speaker.is_none()
        || matches!(quote.rule, Rule::Title | Rule::PreviousParagraph | Rule::OwnParagraph | Rule::None)
}

/// For each quotation, the speaker of the next one that has one.
fn next_known(drafts: &[PendingQuotation]) -> Vec<Option<SpeakerGuess>> {
    let mut next = None;
    let mut all: Vec<Option<SpeakerGuess>> = Vec::with_capacity(drafts.len());
    for draft in drafts.iter().rev() {
        all.push(next.clone());
        if draft.speaker.as_ref().is_some_and(|speaker| !speaker.features.is_thing) {
            next.clone_from(&draft.speaker);
        }
    }
    all.reverse();
    all
}

/// For each sentence the last one, up to and including it, in which someone speaks.
fn last_said(saying: &[Option<SpeakerGuess>]) -> Vec<Option<usize>> {
    let mut last = None;
    let mut all = Vec::with_capacity(saying.len());
    for (number, speaker) in saying.iter().enumerate() {
        last = if speaker.is_some() { Some(number) } else { last };
        all.push(last);
    }
    all
}

/// Whether words between marks are a whole sentence, not part of one like a title or a scare quote.
fn stands_alone(text: &str, span: Option<&Span>) -> bool {
    let Some(span) = span else { return false };
    let before = text.get(..span.outer.start).unwrap_or_default();
    let line = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
    let begins = line.is_empty() || line.ends_with(['\n', '.', '!', '?', '…', ':', '—', '–', '»', '“', '”', '"']);
    let first = text.get(span.range.clone()).and_then(|words| words.chars().find(|c| c.is_alphanumeric()));
    begins && first.is_some_and(|first| !first.is_lowercase())
}

fn near(mut speaker: SpeakerGuess, is_near: bool) -> SpeakerGuess {
    speaker.features.is_near = is_near;
    speaker
}

/// Whether the verb is a gesture, after which the same person speaks: "Lee shrugged. “It is late.”"
pub(super) fn is_gesture(verb: &str) -> bool {
    const VERBS: &str = " nodded nods shrugged shrugs smiled smiles laughed laughs sighed sighs grinned grins winked winks paused pauses \
        frowned frowns gestured gestures beamed beams chuckled chuckles hesitated hesitates ";
    !verb.is_empty() && VERBS.contains(&format!(" {verb} "))
}
