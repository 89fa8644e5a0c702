//! Decides who said each quotation, in the order of the text. Where a sentence does not name a speaker, one is
//! carried over from the text before.

use crate::text::script::is_hangul_syllable;
use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    super::{Attribution, Confidence, PersonKind, Phrase, ProposedQuote, Rule},
    Analyzed, AnalyzedBlock, Language, cut, headlines,
    judgement::{Judgement, Speaker, SpeechEvidence},
    mention::{GrammaticalRole, Mention, NameForm},
    people::People,
    reading::{Reading, letters},
    sentences::ends_with_stop,
    spans::Span,
    tail_start,
    turns::FoundTurn,
};
use crate::document::{Block, BlockKind};

mod turns;

/// The last speaker, who may go on speaking, with the words that named him or her.
#[derive(Debug, Clone)]
struct LastSpeaker {
    person: usize,
    words: Range<usize>,
    block: usize,
}

/// The speaker that was chosen for a quotation, with the rule, confidence and evidence.
struct SpeakerDecision {
    person: Option<usize>,
    words: Option<Range<usize>>,
    rule: Rule,
    confidence: Confidence,
    evidence: Vec<Range<usize>>,
}

/// Collects the quotations with their speakers.
pub(super) struct Writer<'a> {
    text: &'a str,
    blocks: &'a [Block],
    language: Language,
    people: People,
    /// The person who gives the answers in an interview.
    answerer: Option<Mention>,
    found: Attribution,
    /// The only person whom the title names.
    in_title: Option<usize>,
    /// The numbers of the quotations of headings.
    in_headings: Vec<usize>,
    /// The numbers of the quotations of which their own sentence says that somebody else said them.
    impersonal: HashSet<usize>,
    carried: Option<LastSpeaker>,
    /// Whether the sentence before announces a quotation.
    is_announced: bool,
    /// Where each person was named last, by a name and not by a pronoun or a title alone.
    named_at: HashMap<usize, Range<usize>>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(
        text: &'a str,
        blocks: &'a [Block],
        language: Language,
        people: People,
        answerer: Option<Mention>,
    ) -> Self {
        Self {
            text,
            blocks,
            language,
            people,
            answerer,
            found: Attribution::default(),
            in_title: None,
            in_headings: Vec::new(),
            impersonal: HashSet::new(),
            carried: None,
            is_announced: false,
            named_at: HashMap::new(),
        }
    }

    /// Goes through all blocks.
    pub(super) fn write(mut self, parts: &[AnalyzedBlock], turns: &[FoundTurn]) -> Attribution {
        let title = self.blocks.first().map_or("", |block| cut(self.text, &block.range));
        self.in_title = self.people.only_one_in(title);
        let mut turns = turns.iter().peekable();
        for (number, (block, part)) in self.blocks.iter().zip(parts).enumerate() {
            while turns.next_if(|turn| turn.blocks.end <= number).is_some() {}
            if let Some(turn) = turns.peek().filter(|turn| turn.blocks.contains(&number)) {
                self.write_turn(turn, number, block, part);
                continue;
            }
            match block.kind {
                _ if number < 3 && !self.is_announced && self.is_headline(block, part) => {
                    self.write_heading(number, part)
                }
                BlockKind::Heading => self.write_heading(number, part),
                BlockKind::Quotation => self.write_block_quotation(number, block, part),
                BlockKind::Paragraph | BlockKind::Item(_) => self.write_paragraph(number, part),
            }
        }
        headlines::give(self.text, self.blocks, &mut self.found.quotes, &self.in_headings, &self.people);
        self.found.people = self.people.into_list();
        self.found
    }

    /// Whether a short block at the beginning is a heading that a plain text does not mark as one.
    fn is_headline(&self, block: &Block, part: &AnalyzedBlock) -> bool {
        let words = cut(self.text, &block.range);
        let is_short = words.len() < 300 && words.chars().count() < 90 && !words.contains('\n');
        let gaps = || part.sentences.iter().flat_map(|analyzed| &analyzed.gaps).map(|gap| cut(self.text, gap));
        let has_stop = gaps().any(|gap| gap.contains(['.', '。', '？', '!']));
        let says = part.spans.iter().any(|span| ends_with_stop(cut(self.text, &span.inner)));
        block.kind == BlockKind::Paragraph && is_short && !part.spans.is_empty() && !has_stop && !says
    }

    fn write_heading(&mut self, number: usize, part: &AnalyzedBlock) {
        for analyzed in &part.sentences {
            for i in 0..analyzed.sentence.spans.len() {
                let reading = reading_of(self.text, self.language, analyzed, part, false, &self.people);
                let Some(span) = reading.span(i) else { continue };
                let after = cut(self.text, &reading.gap(i + 1)).to_owned();
                let inner = cut(self.text, &span.inner);
                // 우주 스타트업 ‘하늘길’ 신아람 대표: a few words before a name are that of what he or she heads.
                let is_clause = ends_with_stop(inner) || self.language.is_clause(inner);
                let may_be_name = letters(inner) < 7 && !is_clause;
                let named = reading.name_right_before(i);
                let named = named.or_else(|| name_right_after(&reading, i).filter(|_| !may_be_name));
                let judgement = self.language.judge(&reading, i);
                // 千葉が初優勝　「畳が広く見えた」
                let ends_heading = after.trim().is_empty()
                    && cut(self.text, &reading.gap(i)).ends_with([' ', '\u{3000}'])
                    && self.language.looks_spoken(inner);
                let is_work = matches!(span.mark, '《' | '〈' | '『') || starts_with_particle(&after);
                let is_sentence = judgement.strength.is_some() || self.language.looks_spoken(inner);
                let is_marked = matches!(span.mark, '“' | '"') && letters(inner) >= 6 && inner.contains(' ');
                let is_marked = is_marked || cut(self.text, &reading.gap(i)).trim_end().ends_with([':', '：']);
                let is_speech = !is_work
                    && (named.is_some() && (is_sentence || span.mark != '‘')
                        || is_marked
                        || is_sentence && letters(inner) >= 8
                        || ends_heading && span.mark == '「' && letters(inner) >= 6);
                let inner = span.inner.clone();
                if !is_speech {
                    self.found.phrases.push(Phrase::new(inner, judgement.phrase));
                    continue;
                }
                let person = named.as_ref().and_then(|mention| self.people.resolve(mention));
                let words = named.map(|mention| mention.range);
                let (rule, confidence) = match person {
                    Some(_) => (Rule::Heading, Confidence::Likely),
                    None => (Rule::None, Confidence::Unsure),
                };
                let evidence = words.iter().cloned().collect();
                self.in_headings.push(self.found.quotes.len());
                self.push(inner, number, false, SpeakerDecision { person, words, rule, confidence, evidence });
            }
        }
        self.is_announced = false;
    }

    fn write_block_quotation(&mut self, number: usize, block: &Block, part: &AnalyzedBlock) {
        let Some(range) = said_in(self.text, block.range.clone(), part) else { return };
        let given = match self.carried.clone().filter(|carried| number - carried.block <= 1) {
            Some(carried) => SpeakerDecision {
                person: Some(carried.person),
                words: Some(carried.words.clone()),
                rule: Rule::BlockQuotation,
                confidence: if self.is_announced { Confidence::Likely } else { Confidence::Unsure },
                evidence: vec![carried.words],
            },
            None => no_speaker(),
        };
        if let Some(carried) = &mut self.carried {
            carried.block = number;
        }
        self.push(range, number, false, given);
    }

    fn write_paragraph(&mut self, number: usize, part: &AnalyzedBlock) {
        let mut follows_quotation = false;
        for analyzed in &part.sentences {
            let named = self.resolve_all(analyzed, number);
            let sentence = cut(self.text, &analyzed.sentence.range);
            let has_spans = !analyzed.sentence.spans.is_empty();
            if has_spans {
                if follows_quotation && analyzed.sentence.range.start == first_name_start(analyzed) {
                    self.named_after(analyzed, number, &named);
                }
                self.write_sentence(number, part, analyzed, &named);
            } else {
                if !self.look_back(analyzed, sentence, number, &named) && follows_quotation {
                    self.named_after(analyzed, number, &named);
                }
                let reports = self.reports_speech(analyzed, sentence);
                if reports && let Some(body) = self.language.announcer(self.text, &analyzed.sentence.range) {
                    self.note_company(&body);
                }
                self.found.reported_speech_count += usize::from(reports);
            }
            follows_quotation = has_spans;
            self.is_announced = self.language.announces_quote(sentence);
        }
    }

    /// Keeps a body that is in no list, which the text may call the company.
    fn note_company(&mut self, mention: &Mention) {
        if let NameForm::Described(name) | NameForm::Organization(name) = &mention.who
            && self.language.may_be_company(name)
        {
            self.people.note_company(name, mention.range.start);
        }
    }

    /// Whether a sentence without a quotation tells what somebody said, and does not announce a quotation.
    fn reports_speech(&self, analyzed: &Analyzed, sentence: &str) -> bool {
        let mentions = analyzed.mentions.first().map(Vec::as_slice).unwrap_or_default();
        !self.language.announces_quote(sentence)
            && self.language.reports_speech(self.text, &analyzed.sentence.range, mentions)
    }

    /// The person of each mention of a sentence, by the byte where the mention begins.
    fn resolve_all(&mut self, analyzed: &Analyzed, block: usize) -> HashMap<usize, usize> {
        let mut named = HashMap::new();
        let has_quotes = !analyzed.sentence.spans.is_empty();
        for mention in analyzed.mentions.iter().flatten() {
            let Some(person) = self.people.resolve(mention) else { continue };
            named.insert(mention.range.start, person);
            if matches!(mention.who, NameForm::Named(_) | NameForm::Family { .. }) {
                self.named_at.insert(person, mention.range.clone());
            }
            let is_office = self.people.kind_of(person) == PersonKind::Organization;
            if mention.marking == GrammaticalRole::Topic && !is_office {
                self.people.set_last(person);
                self.carried = Some(LastSpeaker { person, words: mention.range.clone(), block });
            } else if is_office {
                self.people.set_last(person);
            } else if mention.marking == GrammaticalRole::Subject
                && matches!(mention.who, NameForm::Named(_))
                && !has_quotes
            {
                // Somebody who is only introduced: 예하담 박사가 세상을 떠났다.
                self.people.set_last(person);
                self.carried = Some(LastSpeaker { person, words: mention.range.clone(), block });
            }
        }
        named
    }

    /// Attributes the quotation before a sentence to the person it names: 서 장관의 말이다.
    fn look_back(&mut self, analyzed: &Analyzed, sentence: &str, block: usize, named: &HashMap<usize, usize>) -> bool {
        if !self.language.attributes_previous_quote(sentence) {
            return false;
        }
        let mention = analyzed.mentions.iter().flatten().next();
        let Some((mention, person)) = mention.and_then(|m| Some((m, *named.get(&m.range.start)?))) else {
            return false;
        };
        let Some(quote) = self.found.quotes.last_mut().filter(|quote| quote.block == block) else { return false };
        if matches!(quote.rule, Rule::SpeakerBefore | Rule::SpeakerAfter | Rule::AccordingTo) {
            return false;
        }
        set_speaker(quote, person, mention);
        self.carried = Some(LastSpeaker { person, words: mention.range.clone(), block });
        true
    }

    /// 「…」。野々村さんは肩を落とす。 Where nothing in the paragraph names the speaker of its quotations, the sentence after
    /// them does.
    fn named_after(&mut self, analyzed: &Analyzed, block: usize, named: &HashMap<usize, usize>) {
        let is_subject =
            |mention: &&Mention| matches!(mention.marking, GrammaticalRole::Topic | GrammaticalRole::Subject);
        let mention = analyzed.mentions.iter().flatten().find(is_subject);
        let Some(mention) = mention.filter(|mention| {
            // 「…」。男性（74）が笑った。
            let is_described =
                matches!(mention.who, NameForm::Described(_)) && mention.marking == GrammaticalRole::Subject;
            matches!(mention.who, NameForm::Named(_) | NameForm::Family { .. }) || is_described
        }) else {
            return;
        };
        let is_described = matches!(mention.who, NameForm::Described(_));
        let Some(person) = named.get(&mention.range.start).copied() else { return };
        let impersonal = &self.impersonal;
        let is_open = |(number, quote): &(usize, &mut ProposedQuote)| {
            let is_guessed = matches!(quote.rule, Rule::PreviousParagraph | Rule::OwnParagraph) && !is_described;
            quote.block == block && (quote.rule == Rule::None || is_guessed) && !impersonal.contains(number)
        };
        let mut is_any = false;
        for (_, quote) in self.found.quotes.iter_mut().enumerate().rev().take_while(is_open) {
            set_speaker(quote, person, mention);
            is_any = true;
        }
        if is_any {
            self.carried = Some(LastSpeaker { person, words: mention.range.clone(), block });
        }
    }

    fn write_sentence(
        &mut self,
        number: usize,
        part: &AnalyzedBlock,
        analyzed: &Analyzed,
        named: &HashMap<usize, usize>,
    ) {
        let mut goes_on = false;
        for i in 0..analyzed.sentence.spans.len() {
            let reading = reading_of(self.text, self.language, analyzed, part, self.is_announced, &self.people);
            let Some(span) = part.spans.get(analyzed.sentence.spans.start + i) else { continue };
            let mut judgement = self.language.judge(&reading, i);
            let is_left_open = span.outer.end == span.inner.end;
            if span.continues || is_left_open {
                judgement.strength = judgement.strength.or(Some(SpeechEvidence::LooksSpoken));
            }
            if judgement.strength.is_none() {
                let is_subject =
                    |mention: &&Mention| matches!(mention.marking, GrammaticalRole::Topic | GrammaticalRole::Subject);
                let named = reading.mentions_in(i).rev().find(is_subject).cloned();
                let named = named.and_then(|mention| self.people.resolve(&mention));
                let phrase = Phrase::new(span.inner.clone(), judgement.phrase);
                self.found.phrases.push(Phrase { speaker: named, ..phrase });
                continue;
            }
            let continues = goes_on || span.continues;
            let alone = reading.sentence.spans.len() == 1 && is_alone(self.text, span, part, self.blocks.get(number));
            let given = self.decide_speaker(&judgement, number, continues, span.continues, alone, named);
            goes_on = judgement.goes_on;
            if judgement.is_impersonal && given.person.is_none() {
                self.impersonal.insert(self.found.quotes.len());
            }
            self.push(span.inner.clone(), number, continues, given);
        }
    }

    /// Decides who says a quotation.
    fn decide_speaker(
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

    /// Assigns the speaker named at the end of a quotation over several paragraphs to all of them.
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

    /// The highest confidence that a family name allows: less if two people of the text share it.
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

    /// Assigns the last speaker, where the sentence names nobody.
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

    /// Assigns the person named in the title, if he or she has spoken already, in a paragraph that names
    /// nobody. That takes precedence over another speaker of the paragraph before.
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

    /// A line above a quotation that is all of its paragraph names who says it: 開発部長　西村由香, 桐島誠社長のコメント.
    fn named_above(&mut self, judgement: &Judgement, block: usize) -> Option<SpeakerDecision> {
        const LONGEST: usize = 60;
        /// Bytes of the longest paragraph that is looked at.
        const PARAGRAPH: usize = 8_000;
        let range = &self.blocks.get(block)?.range;
        let all = Some(cut(self.text, range)).filter(|all| all.len() <= PARAGRAPH)?;
        // The line may be one of the same paragraph.
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

    fn push(&mut self, range: Range<usize>, block: usize, continues: bool, given: SpeakerDecision) {
        self.found.quotes.push(ProposedQuote {
            range,
            block,
            speaker: given.person,
            speaker_text: given.words,
            rule: given.rule,
            confidence: given.confidence,
            evidence: given.evidence,
            continues,
            in_turn: false,
            is_of_nameless: false,
        });
    }
}

/// Where the first name of a sentence begins.
fn first_name_start(analyzed: &Analyzed) -> usize {
    analyzed.mentions.first().and_then(|gap| gap.first()).map_or(usize::MAX, |mention| mention.range.start)
}

/// Attributes a quotation to the person whom a later sentence names.
fn set_speaker(quote: &mut ProposedQuote, person: usize, mention: &Mention) {
    quote.speaker = Some(person);
    quote.speaker_text = Some(mention.range.clone());
    quote.rule = Rule::SpeakerAfter;
    quote.confidence = Confidence::Likely;
    quote.evidence = vec![mention.range.clone()];
}

fn no_speaker() -> SpeakerDecision {
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

fn evidence_of(judgement: &Judgement, name: Option<&Range<usize>>) -> Vec<Range<usize>> {
    judgement.verb.iter().chain(name).cloned().collect()
}

fn reading_of<'b>(
    text: &'b str,
    language: Language,
    analyzed: &'b Analyzed,
    part: &'b AnalyzedBlock,
    is_announced: bool,
    people: &'b People,
) -> Reading<'b> {
    Reading {
        text,
        language,
        sentence: &analyzed.sentence,
        spans: &part.spans,
        gaps: &analyzed.gaps,
        mentions: &analyzed.mentions,
        is_announced,
        people,
    }
}

/// The spoken words of a paragraph that is speech as a whole: all of it, without marks that enclose it.
fn said_in(text: &str, range: Range<usize>, part: &AnalyzedBlock) -> Option<Range<usize>> {
    let words = cut(text, &range);
    let start = range.start + (words.len() - words.trim_start().len());
    let end = start + words.trim().len();
    if start >= end {
        return None;
    }
    match part.spans.as_slice() {
        [only] if only.outer == (start..end) => Some(only.inner.clone()),
        _ => Some(start..end),
    }
}

/// The name right after a quotation at the end of a heading: “…” 서도윤 장관.
fn name_right_after(reading: &Reading<'_>, i: usize) -> Option<super::mention::Mention> {
    let gap = reading.gap(i + 1);
    let words = cut(reading.text, &gap);
    let front = words.trim_start_matches([' ', '…', '―', '—', '-', '=', ',', '\u{3000}']);
    let start = gap.start + (words.len() - front.len());
    if i + 1 != reading.sentence.spans.len() {
        return None;
    }
    // 「…」真田社長が会見.
    let mentions = reading.language.mentions(reading.text, &gap, reading.people);
    if let Some(named) = mentions.into_iter().next().filter(|mention| mention.range.start == start) {
        return Some(named);
    }
    let end = start + front.trim_end().len();
    let near = start + tail_start(cut(reading.text, &(start..end)), 120);
    let named = reading.language.name_at_end(reading.text, &(near..end), reading.people)?;
    (named.range.start == start).then_some(named)
}

/// Whether a heading continues after the marks as after a noun: 「…」を.
fn starts_with_particle(after: &str) -> bool {
    let is_attached = after.starts_with(|c: char| is_hangul_syllable(c) || super::japanese::is_hiragana(c));
    is_attached && !after.starts_with(['고', 'と', '라', '던']) && !after.starts_with("이라고")
}

/// Whether a quotation is all that its paragraph has.
fn is_alone(text: &str, span: &Span, part: &AnalyzedBlock, block: Option<&Block>) -> bool {
    let Some(block) = block else { return false };
    part.spans.len() == 1
        && cut(text, &block.range).trim().len() <= span.outer.len() + 3
        && ends_with_stop(cut(text, &span.inner))
}
