//! Decides who said each quotation, in the order of the text. If a sentence does not name a speaker, one is carried
//! over from the preceding text.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use super::{
    super::{Attribution, Confidence, PersonKind, Phrase, ProposedQuote, Rule},
    Analyzed, AnalyzedBlock, Language, cut, denied, headlines,
    judgement::SpeechEvidence,
    mention::{GrammaticalRole, Mention, NameForm},
    people::People,
    reading::Reading,
    sentences::ends_with_stop,
    spans::Span,
    turns::FoundTurn,
};
use crate::document::{Block, BlockKind};

mod decision;
mod headings;
mod turns;

use decision::{SpeakerDecision, no_speaker};

/// The last speaker, who may continue to speak, with the words that named this person.
#[derive(Debug, Clone)]
struct LastSpeaker {
    person: usize,
    words: Range<usize>,
    block: usize,
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
    /// The numbers of the quotations in headings.
    in_headings: Vec<usize>,
    /// The numbers of the quotations that are attributed to someone else by their own sentence.
    impersonal: HashSet<usize>,
    carried: Option<LastSpeaker>,
    /// Whether the previous sentence announces a quotation.
    is_announced: bool,
    /// Where each person was last named, by a name rather than by a pronoun or a title alone.
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

    /// Stores a body that is in no list, which the text may later call "the company".
    fn note_company(&mut self, mention: &Mention) {
        if let NameForm::Described(name) | NameForm::Organization(name) = &mention.who
            && self.language.may_be_company(name)
        {
            self.people.note_company(name, mention.range.start);
        }
    }

    /// Whether a sentence without a quotation reports what someone said, and does not announce a quotation.
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
                // A person who is only introduced: 예하담 박사가 세상을 떠났다.
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

    /// 「…」。野々村さんは肩を落とす。 If nothing in the paragraph names the speaker of its quotations, the sentence after them does.
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
            let (before, after) = (cut(self.text, &reading.gap(i)), cut(self.text, &reading.gap(i + 1)));
            if denied::is_denial(before, after) {
                self.found
                    .phrases
                    .push(Phrase { is_introduced: true, ..Phrase::new(span.inner.clone(), judgement.phrase) });
                continue;
            }
            let is_denied = denied::is_denied(before, after);
            if is_denied && judgement.strength.is_some() {
                judgement.strength = Some(SpeechEvidence::LooksSpoken);
            }
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

/// The spoken words of a paragraph that is speech as a whole: all of it, without enclosing marks.
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

/// Whether a quotation is its whole paragraph.
fn is_alone(text: &str, span: &Span, part: &AnalyzedBlock, block: Option<&Block>) -> bool {
    let Some(block) = block else { return false };
    part.spans.len() == 1
        && cut(text, &block.range).trim().len() <= span.outer.len() + 3
        && ends_with_stop(cut(text, &span.inner))
}
